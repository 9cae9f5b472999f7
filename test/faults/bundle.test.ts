import { afterAll, describe, expect, it } from 'vitest';
import { EVERY_FAULT } from '../support/amounts.ts';
import { BundleStage } from '../support/faults/bundle-stage.ts';
import { aftermath, brokenPoint, observe, onStage, type Point, spread } from '../support/faults/fault-matrix.ts';
import { STORIES } from '../support/faults/fault-stories.ts';
import { KILLS } from '../support/faults/faults.ts';
import type { Story } from '../support/faults/story.ts';
import { RUNTIME } from '../support/run/runner.ts';

/** Child processes that run at once. */
const AT_ONCE = 4;
const kills = new Set(KILLS.map(({ name }) => name));
/** Lists lag by the clock of a run in this process only. */
const ELSEWHERE = 'lists lag';

/** All kills and a sample of the rest; or one of them, of either kind in turn. */
function choose(points: readonly Point[], nth: number): Point[] {
  const killing = points.filter(({ fault }) => kills.has(fault.name));
  const others = points.filter(({ fault }) => !kills.has(fault.name) && fault.name !== ELSEWHERE);
  return EVERY_FAULT ? [...killing, ...spread(others, 26)] : spread(nth % 2 === 0 ? killing : others, 1);
}

async function strike(story: Story, point: Point): Promise<string | null> {
  const { index, fault } = point;
  const expected = await point.expected();
  const wrong = await onStage(story, BundleStage.open, async (stage) =>
    aftermath(stage, await stage.runBundle({ strike: { index, strike: fault.strike } }), point, expected),
  );
  return wrong.length === 0 ? null : brokenPoint(point, wrong);
}

describe(`dist/index.js on Node ${RUNTIME.version}, struck in`, { timeout: 1_800_000 }, () => {
  let struck = 0;
  let held = 0;
  afterAll(() => console.log(`dist/index.js: ${struck} cut points, ${held} held`));

  it.each(Object.values(STORIES).map((story, nth) => ({ story, nth, name: story.name })))('$name', async ({ story, nth }) => {
    const { points } = await observe(story);
    const left = choose(points, nth);
    // A stage of this process takes the clock: what is expected is known before the bundle runs.
    for (const { expected } of left) await expected();
    struck += left.length;
    const broken: string[] = [];
    const work = async () => {
      for (let point = left.pop(); point !== undefined; point = left.pop()) {
        const wrong = await strike(story, point);
        if (wrong === null) held += 1;
        else broken.push(wrong);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(broken).toEqual([]);
  });
});
