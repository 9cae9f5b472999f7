import { describe, expect, it } from 'vitest';
import { EVERY_FAULT } from '../support/amounts.ts';
import { brokenPoint, onStage, settles } from '../support/faults/fault-matrix.ts';
import { type Asked, FAULTS, KILLS } from '../support/faults/faults.ts';
import { Stage } from '../support/faults/stage.ts';
import type { Story } from '../support/faults/story.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { lookAt } from '../support/server/look.ts';

/** Longer than a run waits until it tries a commit again that was refused. Milliseconds. */
const MORE_THAN_AN_HOUR = 3_700_000;

/** The branch takes no commit, and nothing shows that before. */
function refuse(github: TestGitHub): void {
  github.intercept = ({ method, path }) =>
    method === 'PUT' && path === '/contents/ROADMAP.md' ? { status: 409, body: { message: 'Repository rule violations found\n\nNot on a Friday.' } } : null;
}

const TEXT = '# Barn\n\n## Open bugs\n\n- Hinge squeaks\n- Hay is wet\n\n## Planned\n\n- Loft\n';

const CLOSING: Story = {
  name: 'a run that is to close an item',
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', TEXT);
    await sync();
    await github.closeIssue((await github.issueTitled('Hinge squeaks')).number, 'completed');
    refuse(github);
  },
  edits: [],
};

/** Its branch has refused the first links an hour ago. */
const LINKING: Story = {
  name: 'a run that is to link issues again',
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', TEXT);
    refuse(github);
    // It fails, as it has to.
    await sync().catch(() => null);
  },
  edits: [],
};

/** The branch takes commits again, and people start no run by hand. */
async function relent(stage: Stage): Promise<void> {
  stage.github.intercept = () => null;
  stage.clock.advance(MORE_THAN_AN_HOUR);
}

const open = () => Stage.open();

describe.each([
  { ...CLOSING, turn: 0 },
  { ...LINKING, turn: 1 },
])('$name, whose branch refuses the commit', { timeout: 900_000 }, ({ turn, ...story }) => {
  it('ends where an undisturbed one does, wherever it is struck', async () => {
    const { requests, end } = await onStage(
      story,
      open,
      async (stage) => {
        const ended = await stage.run();
        expect([ended.how, ended.why]).toEqual(['failed', expect.stringContaining('Not on a Friday.')]);
        await relent(stage);
        expect((await stage.run()).how).toBe('done');
        return { requests: ended.requests, end: await lookAt(stage.github) };
      },
      MORE_THAN_AN_HOUR,
    );
    // In the sample the faults take turns, as in the other stories.
    const faults = [...FAULTS, ...KILLS].filter((_, nth) => EVERY_FAULT || nth % 2 === turn);
    const points = faults.flatMap((fault, nth) => {
      const all = requests.flatMap((request, index) => {
        const asked: Asked = { ...request, before: [] };
        return fault.name !== 'lists lag' && fault.applies(asked) ? [{ index, fault, asked, expected: async () => [end] }] : [];
      });
      const place = Math.floor(((nth * 0.618) % 1) * all.length);
      return EVERY_FAULT ? all : all.slice(place, place + 1);
    });
    const broken: string[] = [];
    for (const point of points) {
      const wrong = await onStage(
        story,
        open,
        async (stage) => {
          const struck = await stage.run({ strike: { index: point.index, strike: point.fault.strike } });
          await relent(stage);
          return [...(struck.how === 'bug' ? [struck.why] : []), ...(await settles(stage, [end]))];
        },
        MORE_THAN_AN_HOUR,
      );
      if (wrong.length > 0) broken.push(brokenPoint(point, wrong));
    }
    console.log(`${story.name}, whose branch refuses the commit: ${points.length - broken.length} of ${points.length} points hold`);
    expect(broken).toEqual([]);
  });
});
