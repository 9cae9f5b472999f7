import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** The problems of a run, as `line code: message`. */
async function told(world: MemoryWorld, ...codes: readonly string[]): Promise<string[]> {
  const { problems } = await world.sync();
  return problems.flatMap(({ line, code, message }) => (codes.includes(code) ? [`${line} ${code}: ${message}`] : []));
}

function lineOf(world: MemoryWorld, text: string): number {
  return world.text.split('\n').findIndex((one) => one.includes(text)) + 1;
}

const DATED = lines(
  '# Tool 2.0',
  '',
  '## Bugs',
  '',
  '- First bug',
  '  - one note',
  '  - another note',
  '- Second bug',
  '',
  '## Planned',
  '',
  '- Lid',
  '',
  '## Timeline',
  '',
  '- Feature freeze: 2026-02-05 <== WE ARE HERE',
  '- Release: 2026-12-20',
);

describe('the problems of a run that changes the file', () => {
  it('name the lines of the file as it is then', async () => {
    const world = await MemoryWorld.agreed(DATED);
    world.change(1, { state: { open: false, reason: 'completed' } });
    const [freeze] = await told(world, 'freeze-passed');
    expect(freeze).toMatch(/^\d+ freeze-passed: “Feature freeze” \(2026-02-05\) has passed, and 1 feature is still open: “Lid” on line \d+\./);
    expect(freeze).toContain(`${lineOf(world, 'Feature freeze')} freeze`);
    expect(freeze).toContain(`on line ${lineOf(world, 'Lid')}.`);
    expect(lineOf(world, 'Lid')).not.toBe(12);
  });

  it('say what is still so', async () => {
    const world = await MemoryWorld.agreed(DATED.replace('- Lid\n', '- Lid\n- Pot\n'));
    world.change(3, { state: { open: false, reason: 'completed' } });
    expect(await told(world, 'freeze-passed')).toEqual([expect.stringContaining('1 feature is still open: “Pot” on line')]);
    expect(await told(world, 'freeze-passed')).toHaveLength(1);
    world.change(4, { state: { open: false, reason: 'completed' } });
    expect(await told(world, 'freeze-passed')).toEqual([]);
  });

  it('no longer say that a blocker is open which this run finishes', async () => {
    const world = await MemoryWorld.agreed(
      lines('# Tool 2.0', '', '## Bugs', '', '- First bug', '  - priority: blocker', '', '## Timeline', '', '- Release: 2026-03-01'),
    );
    expect(await told(world, 'release-due')).toHaveLength(1);
    world.change(1, { state: { open: false, reason: 'completed' } });
    expect(await told(world, 'release-due')).toEqual([]);
  });

  it('name the lines of other items, which move, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Bugs', '', '- First bug', '  - one note', '', '## Planned', '', '- Fix line 8', '- Lid'));
    world.edit(`${world.text}- A copy ${link(2)}\n`);
    world.change(1, { state: { open: false, reason: 'completed' } });
    const [copied] = await told(world, 'copied-link');
    expect(copied).toBe(
      `${lineOf(world, 'A copy')} copied-link: #2 is the issue of “Fix line 8” on line ${lineOf(world, 'Fix line 8')}: this copy of its link is left as it is. Remove the link to give “A copy” an issue of its own.`,
    );
    expect(lineOf(world, 'Fix line 8')).not.toBe(8);
  });

  it('name the line of a text that is no item', async () => {
    const world = await MemoryWorld.agreed(lines('## Bugs', '', '- First bug', '  - one note', '', '## Planned', '', '- Lid', '', '## Elsewhere', '', 'Text.'));
    world.edit(world.text.replace(`- Lid ${link(2)}`, '- Pot').replace('Text.', 'As in #2.'));
    world.change(1, { state: { open: false, reason: 'completed' } });
    const found = await told(world, 'gone-from-file');
    expect(found).toEqual([expect.stringContaining(`${lineOf(world, 'As in #2')} gone-from-file`)]);
    expect(lineOf(world, 'As in #2')).not.toBe(12);
  });

  it('tell once that a release has no date, where its milestone tells it', async () => {
    const world = new MemoryWorld(lines('# Tool 2.0', '', '## Planned', '', '- Lid', '', '## Timeline', '', '- Gold: 2026-12-20'));
    world.config = 'milestone: true\n';
    for (const what of ['a run that writes', 'one that does not']) {
      expect(await told(world, 'no-release-date'), what).toEqual([expect.stringContaining('the milestone “Tool 2.0” gets no due date')]);
    }
  });
});
