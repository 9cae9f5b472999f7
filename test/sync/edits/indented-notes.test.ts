import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** Whether an edit of the first issue makes this of its item's lines. */
async function expectLines(before: readonly string[], [from, to]: readonly [string, string], after: readonly string[]): Promise<void> {
  const world = await MemoryWorld.agreed(lines('- [ ] A', ...before));
  const { body } = world.issue(1);
  expect(body).toContain(from);
  world.change(1, { body: body.replace(from, to) });
  expect((await world.sync()).problems).toEqual([]);
  expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, ...after));
  expect(await world.afterwards()).toEqual([]);
}

describe('the lines of an item that are indented by more than its bullet needs', () => {
  it.each([
    ['the first one', ['    - x', '    - z'], ['- x', '- y'], ['    - y', '    - z']],
    ['the first one, behind a tab', ['\t- x', '\t- z'], ['- x', '- y'], ['\t- y', '\t- z']],
    ['the last one', ['\t- x', '\t- z'], ['- z', '- y'], ['\t- x', '\t- y']],
    ['a new one', ['    - x', '    - z'], ['  - z', '  - z\n- new'], ['    - x', '    - z', '    - new']],
    ['new ones, one in the other', ['    - x'], ['  - x', '  - x\n- new\n  - inner'], ['    - x', '    - new', '        - inner']],
    ['a new one, behind a tab', ['\t- x', '\t- z'], ['  - z', '  - new\n  - z'], ['\t- x', '\t- new', '\t- z']],
    ['a sub-item', ['\t- [ ] x', '\t- [ ] z'], ['- [ ] z', '- [ ] y'], ['\t- [ ] x', '\t- [ ] y']],
    ['a new sub-item', ['\t- [ ] x', '\t- [ ] z'], ['- [ ] z', '- [ ] new\n- [ ] z'], ['\t- [ ] x', '\t- [ ] new', '\t- [ ] z']],
    ['a sub-item of a sub-item', ['\t- [ ] x', '\t\t- [ ] z'], ['- [ ] z', '- [ ] y'], ['\t- [ ] x', '\t\t- [ ] y']],
    ['a paragraph', ['', '\tOne.', '', '\tTwo.'], ['Two.', 'Two.\n\nThree.'], ['', '\tOne.', '', '\tTwo.', '', '\tThree.']],
    ['code', ['', '\t```', '\tcode', '\t\tmore', '\t```'], ['code', 'words'], ['', '\t```', '\twords', '\t\tmore', '\t```']],
  ] as const)('stay so: %s', async (_, before, change, after) => {
    await expectLines(before, change, after);
  });
});

describe('a first bullet inside of an item', () => {
  const text = (...above: readonly string[]) => ['## Ideas of others', '', ...above, '', '## Planned', '', '* Oven', '* Bell'];

  it.each([
    ['as bullets elsewhere in the file are', text('* Sieve', '    * of steel', '    * of hair'), '    * status: in review'],
    ['as those behind tabs are', text('* Sieve', '\t* of steel'), '\t* status: in review'],
    ['as usual where they are indented differently', text('* Sieve', '    * of steel', '', '* Cup', '  * of tin'), '  * status: in review'],
    ['as usual where other bullets have them', text('- Sieve', '    - of steel'), '  * status: in review'],
    ['as usual where only code has them', text('* Sieve', '', '```', '* a', '    * b', '```'), '  * status: in review'],
    ['as usual where they are below a number', text('1. Sieve', '     * of steel'), '  * status: in review'],
  ])('is indented %s', async (_, before, line) => {
    const world = await MemoryWorld.agreed(lines(...before));
    world.change(1, { body: world.issue(1).body.replace('\n<sub>Kept', '\n**Status:** in review\n\n<sub>Kept') });
    await world.sync();
    expect(world.text.split('\n').slice(-4, -1)).toEqual([`* Oven ${link(1)}`, line, `* Bell ${link(2)}`]);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('lines of the title’s paragraph that stand so far to the right that they are text', () => {
  const ITEM = ['      From other players,', '      - fast', '      - priority: high'];

  it.each([
    ['bullets and fields', ITEM, ['    - fast', '    - priority: high']],
    ['a heading', ['      Played at night,', '      # loud'], ['    # loud']],
    ['a line across', ['      Played at night,', '      ___', '      ***'], ['    ___', '    ***']],
    ['a quote and a number', ['      Played at night,', '      > loud', '      1. first'], ['    > loud', '    1. first']],
  ] as const)('stay text in the issue: %s', async (_, item, shown) => {
    const world = await MemoryWorld.agreed(lines('- [ ] Import songs', ...item, '- [ ] Other'));
    const { body, labels } = world.issue(1);
    for (const line of shown) expect(body).toContain(`\n${line}\n`);
    expect(labels).toEqual(['roadmap', 'feature']);
    world.change(1, { body: body.replace('\n\n<sub>Kept', '\n\nNew words.\n\n<sub>Kept') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Import songs ${link(1)}`, ...item, '', '  New words.', '', `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('are changed one by one', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Import songs', ...ITEM, '- [ ] Other'));
    world.change(1, { body: world.issue(1).body.replace('- fast', '- faster') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Import songs ${link(1)}`, ...ITEM.with(1, '      - faster'), `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
