import { beforeAll, describe, expect, it } from 'vitest';
import { EVERY_FAULT } from '../support/amounts.ts';
import { BundleStage } from '../support/faults/bundle-stage.ts';
import { type Course, observe, onStage, requestName, settles, spread } from '../support/faults/fault-matrix.ts';
import type { Strike } from '../support/faults/fault-proxy.ts';
import { STORIES } from '../support/faults/fault-stories.ts';
import { type Asked, FAULTS, KILLS } from '../support/faults/faults.ts';
import { type Ended, Stage } from '../support/faults/stage.ts';
import type { Story } from '../support/faults/story.ts';
import { RUNTIME } from '../support/run/runner.ts';

const stories = Object.values(STORIES);

/** Lists that lag hide what happened so long ago. Milliseconds. */
const JUST_NOW = 1_000;

/** Requests of a story, all or a few, and what a test of each of them found. */
async function atEach(course: Course, which: (asked: Asked) => boolean, act: (index: number) => Promise<string[]>): Promise<string[]> {
  const indices = course.requests.flatMap((asked, index) => (which(asked) ? [index] : []));
  const broken: string[] = [];
  for (const index of EVERY_FAULT ? indices : spread(indices, 1)) {
    const wrong = await act(index);
    const asked = course.requests[index];
    if (wrong.length > 0) broken.push(`#${index} ${asked === undefined ? '' : requestName(asked)}`, ...wrong.slice(0, 12));
  }
  return broken;
}

function named(name: string, index: number): Strike {
  const fault = [...FAULTS, ...KILLS].find((one) => one.name === name);
  if (fault === undefined) throw new Error(`There is no fault “${name}”.`);
  return { index, strike: fault.strike };
}

/** What is wrong with the ends of some runs: all of them did their part, or gave way with a sentence. */
function failed(runs: readonly Ended[]): string[] {
  return runs.flatMap(({ how, why }) => (how === 'done' || how === 'killed' ? [] : [`a run ${how}: ${why.split('\n')[0]}`]));
}

/** Those that write most: to issues, and to the file. */
const sample = [STORIES.creating, STORIES.editing];

/** All variants of a race; in the sample one, of which the stories take turns. */
function variants<One>(story: Story, all: readonly One[]): readonly One[] {
  return all.filter((_, index) => EVERY_FAULT || index === sample.indexOf(story) % all.length);
}

describe.each(EVERY_FAULT ? stories : sample)('$name, in this process', { timeout: 900_000 }, (story: Story) => {
  let course: Course;
  beforeAll(async () => {
    course = await observe(story);
  });

  it.each(variants(story, [2, 5]))('%i runs started together end as one', async (number) => {
    const wrong = await onStage(
      story,
      () => Stage.open(),
      async (stage) => {
        const runs = await Promise.all(Array.from({ length: number }, () => stage.run()));
        return [...failed(runs), ...(await settles(stage, [course.end]))];
      },
    );
    expect(wrong).toEqual([]);
  });

  it.each(variants(story, ['killed before', 'killed after']))('a run started together with one that is %s a request ends as one', async (fault) => {
    const kill = (index: number) =>
      onStage(
        story,
        () => Stage.open(),
        async (stage) => {
          const runs = await Promise.all([stage.run({ strike: named(fault, index) }), stage.run()]);
          return [...failed(runs), ...(await settles(stage, [course.end]))];
        },
      );
    expect(await atEach(course, ({ method }) => method !== 'GET', kill)).toEqual([]);
  });

  it.each(variants(story, ['connection cut after', 'killed after']))('nothing is doubled where lists lag and a run is %s a write', async (fault) => {
    const lag = (index: number) =>
      onStage(
        story,
        () => Stage.open(true),
        async (stage) => {
          await stage.run({ strike: named(fault, index), lagging: true });
          await stage.run({ lagging: true });
          await stage.run({ lagging: true });
          stage.clock.advance(60_000);
          return settles(stage, [course.end, ...course.late]);
        },
        JUST_NOW,
      );
    expect(await atEach(course, ({ method }) => method !== 'GET', lag)).toEqual([]);
  });

  it('nothing is doubled where lists lag behind two runs started together, and two that follow', async () => {
    const wrong = await onStage(
      story,
      () => Stage.open(true),
      async (stage) => {
        const runs = await Promise.all([stage.run({ lagging: true }), stage.run({ lagging: true })]);
        runs.push(await stage.run({ lagging: true }), await stage.run({ lagging: true }));
        stage.clock.advance(60_000);
        return [...failed(runs), ...(await settles(stage, [course.end, ...course.late]))];
      },
      JUST_NOW,
    );
    expect(wrong).toEqual([]);
  });

  it('a commit never overwrites an edit that landed a moment before it', async () => {
    const mark = '\nNobody may lose this line.\n';
    const land = (index: number) =>
      onStage(
        story,
        () => Stage.open(),
        async (stage) => {
          const strike: Strike['strike'] = async ({ github, serve }) => {
            await github.commit('ROADMAP.md', `${await github.text()}${mark}`);
            return serve();
          };
          const runs = [await stage.run({ strike: { index, strike } })];
          const kept = (await stage.github.text()).includes(mark);
          runs.push(await stage.run());
          const keptStill = (await stage.github.text()).includes(mark);
          return [...failed(runs), ...(kept && keptStill ? [] : ['the edit is gone'])];
        },
      );
    const commits = ({ method, path }: Asked) =>
      (method === 'PUT' && path === '/contents/ROADMAP.md') || (method === 'PATCH' && path === '/git/refs/heads/main');
    expect(await atEach(course, commits, land)).toEqual([]);
  });
});

describe.each(EVERY_FAULT ? stories : [STORIES.creating])(`$name, with dist/index.js on Node ${RUNTIME.version}`, { timeout: 900_000 }, (story: Story) => {
  let course: Course;
  beforeAll(async () => {
    course = await observe(story);
  });

  const together = (strikes: ReadonlyArray<Strike | null>) =>
    onStage(story, BundleStage.open, async (stage) => {
      const runs = await Promise.all(strikes.map((strike) => stage.runBundle(strike === null ? {} : { strike })));
      return [...failed(runs), ...(await settles(stage, [course.end]))];
    });

  it.concurrent.each(variants(story, [2, 5]))('%i runs started together end as one', async (number) => {
    expect(await together(Array.from({ length: number }, () => null))).toEqual([]);
  });

  it.concurrent('a run started together with one that is killed ends as one', async () => {
    const index = course.requests.findIndex(({ method, path }) => method === 'PUT' && path === '/contents/ROADMAP.md');
    expect(await together([named('killed before', index), null])).toEqual([]);
  });
});
