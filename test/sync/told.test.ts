import { describe, expect, it } from 'vitest';
import { summary } from '../../src/report/summary.ts';
import { terminalLines } from '../../src/report/terminal.ts';
import { ADDRESS, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

type Change = Parameters<MemoryWorld['sync']>[0];

const copy = (number = 1) => `- [ ] A copy ${link(number)}\n`;

/** Whether each warning of a run was told before: `copied-link`, and `(copied-link)` if so. */
async function warnings(world: MemoryWorld, change: Change = {}): Promise<string[]> {
  const { problems } = await world.sync(change);
  return problems.flatMap(({ code, level, told }) => (level !== 'warning' ? [] : [told === true ? `(${code})` : code]));
}

async function warned(): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed('- [ ] A\n');
  world.edit(`${world.text}${copy()}`);
  expect(await warnings(world)).toEqual(['copied-link']);
  return world;
}

describe('a warning that cannot change by itself', () => {
  it('is told once, and costs nothing afterwards', async () => {
    const world = await warned();
    expect(await warnings(world)).toEqual(['(copied-link)']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stands folded in the summary, and the log only counts it', async () => {
    const world = await warned();
    const result = await world.sync();
    const page = summary(result, ADDRESS);
    expect(page).not.toContain('Needs attention');
    expect(page).toContain('<summary>Told before, and still so (1)</summary>\n\n- ⚠️ [line 2]');
    expect(terminalLines(result, true)).toEqual([
      '1 warning was told before, and nothing has changed. The summary lists it.',
      'Nothing to do, but something is left as it is.',
    ]);
  });

  it('is told again by a run that a person starts', async () => {
    const world = await warned();
    expect(await warnings(world, { isByHand: true })).toEqual(['copied-link']);
    expect(await warnings(world)).toEqual(['(copied-link)']);
  });

  it('stays told where its line moves and where its run has other things to do', async () => {
    const world = await warned();
    world.edit(`- [ ] B\n\n${world.text}`);
    expect(await warnings(world)).toEqual(['(copied-link)']);
    expect(await warnings(world)).toEqual(['(copied-link)']);
  });

  it('is told again if it was over, or changed', async () => {
    const world = await warned();
    const { text } = world;
    world.edit(text.replace(copy(), ''));
    expect(await warnings(world)).toEqual([]);
    world.edit(text);
    expect(await warnings(world)).toEqual(['copied-link']);
    world.edit(text.replace('A copy', 'Another copy'));
    expect(await warnings(world)).toEqual(['copied-link']);
  });

  it('is told for another place with the same words', async () => {
    const wrong = (title: string) => lines(`- [ ] ${title}`, '  - kind: task');
    const world = await MemoryWorld.agreed(wrong('A'));
    expect(await warnings(world)).toEqual(['(unknown-kind)']);
    world.edit(`${world.text}${wrong('B')}`);
    expect(await warnings(world)).toEqual(['(unknown-kind)', 'unknown-kind']);
    expect(await warnings(world)).toEqual(['(unknown-kind)', '(unknown-kind)']);
    world.edit(world.text.replace('  - kind: task\n', ''));
    expect(await warnings(world)).toEqual(['(unknown-kind)']);
    world.edit(`${world.text}${wrong('C')}`);
    expect(await warnings(world)).toEqual(['(unknown-kind)', 'unknown-kind']);
  });

  it('is told where it moves to another item', async () => {
    const field = '  - kind: idea\n';
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lid', '- Pot').replace('- Lid\n', `- Lid\n${field}`));
    expect(await warnings(world)).toEqual(['(unknown-kind)']);
    world.edit(`${world.text.replace(field, '')}${field}`);
    expect(await warnings(world)).toEqual(['unknown-kind']);
  });

  it('is not told by a preview either, which remembers nothing itself', async () => {
    const world = await warned();
    world.edit(`${world.text}${copy().replace('A copy', 'B copy')}`);
    const preview = { planOnly: true };
    expect(await warnings(world, preview)).toEqual(['(copied-link)', 'copied-link']);
    expect(await warnings(world, preview)).toEqual(['(copied-link)', 'copied-link']);
    expect(await warnings(world)).toEqual(['(copied-link)', 'copied-link']);
  });

  it('about an issue stays told while no run looks at the issue', async () => {
    const world = new MemoryWorld('- [ ] A (#5)\n');
    world.open(issueOf(5, 'A', { author: 'stranger' }), 'ann');
    await world.sync();
    await world.sync();
    world.change(5, { title: 'B' }, 'stranger');
    expect(await warnings(world)).toEqual(['not-trusted']);
    for (const change of [{}, { fullLook: true }, {}, { fullLook: true }]) {
      world.pass(90_000);
      expect((await warnings(world, change)).filter((code) => code !== '(not-trusted)')).toEqual([]);
    }
    world.change(5, { title: 'A' }, 'ann');
    world.pass(90_000);
    expect(await warnings(world, { fullLook: true })).toEqual([]);
    world.change(5, { title: 'B' }, 'stranger');
    expect(await warnings(world)).toEqual(['not-trusted']);
  });

  it('about an issue is over for a run that reads the issue without it', async () => {
    const [wrong, right] = [{ title: '**' }, { title: 'Lid' }];
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lid'));
    world.change(1, wrong);
    expect(await warnings(world)).toEqual(['cannot-edit']);
    world.change(1, right);
    expect(await warnings(world)).toEqual([]);
    world.change(1, wrong);
    expect(await warnings(world)).toEqual(['cannot-edit']);
  });

  it.each([
    ['a title', lines('## Planned', '', '- Lid'), 'say', ['**', '***']],
    ['sub-items of a row', lines('## Planned', '', '| Plan | State |', '| --- | --- |', '| Lid | open |'), 'body', ['- [ ] one', '- [ ] two']],
  ])('about %s that the file cannot hold is told for each value, with the value', async (_, file, how, values) => {
    const world = new MemoryWorld(file);
    world.config = lines('sections:', '  - title: Planned', `    items: ${how === 'body' ? 'table' : 'bullets'}`);
    await world.sync();
    const { body } = world.issue(1);
    for (const value of values) {
      world.change(1, how === 'body' ? { body: body.replace('<sub>', `${value}\n\n<sub>`) } : { title: value });
      const { problems } = await world.sync();
      expect(problems.map(({ told = false, message }) => [told, message])).toEqual([
        [false, expect.stringMatching(/The issue says “.*”\. \p{Lu}.*: \p{Ll}.*\.$/u)],
      ]);
      expect(problems[0]?.message).toContain(value);
      world.pass(90_000);
      expect(await warnings(world)).toEqual(['(cannot-edit)']);
    }
  });

  it('about a change that does not count is over once it is undone', async () => {
    const world = new MemoryWorld('- [ ] A (#5)\n');
    world.open(issueOf(5, 'A', { author: 'stranger' }), 'ann');
    await world.sync();
    await world.sync();
    world.change(5, { title: 'B' }, 'stranger');
    expect(await warnings(world)).toEqual(['not-trusted']);
    world.change(5, { title: 'A' }, 'ann');
    expect(await warnings(world)).toEqual([]);
    world.change(5, { title: 'B' }, 'stranger');
    expect(await warnings(world)).toEqual(['not-trusted']);
  });

  it('about a line of the file is over once the line is gone', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    const whole = world.text;
    const without = `${whole.replace(/- A.*\n/, '')}\nLater: A\n`;
    world.edit(without);
    const first = await warnings(world);
    expect(first).toEqual(['gone-from-file']);
    world.pass(7200);
    world.edit(whole);
    expect(await warnings(world)).toEqual([]);
    world.pass(7200);
    world.edit(without);
    expect(await warnings(world)).toEqual(first);
  });

  it('about two sides that differ stays in the list until one of them changes', async () => {
    const world = new MemoryWorld('- [ ] A (#1)\n- [x] B (#2)\n');
    world.open(issueOf(1, 'A'));
    world.open(issueOf(2, 'B'));
    expect(await warnings(world)).toEqual(['sides-differ']);
    for (const change of [{}, { fullLook: true }, {}]) {
      world.pass(90_000);
      expect(await warnings(world, change)).toEqual(['(sides-differ)']);
    }
    expect(await warnings(world, { isByHand: true })).toEqual(['sides-differ']);
    world.replace('[x]', '[ ]');
    expect(await warnings(world)).toEqual([]);
  });

  it('about several differences is told as long as one of them lasts', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open', '', '  A long note.'));
    world.setBaseline(null);
    world.change(1, { title: 'A new', body: world.issue(1).body.replace('**Status:** open', '**Status:** late').replace('A long note.', 'Another note.') });
    expect(await warnings(world)).toEqual(['sides-differ']);
    world.pass(90_000);
    expect(await warnings(world)).toEqual(['(sides-differ)']);
    world.change(1, { title: 'A' });
    world.pass(90_000);
    expect(await warnings(world)).toEqual(['(sides-differ)']);
    world.change(1, { body: world.issue(1).body.replace('**Status:** late', '**Status:** open') });
    expect(await warnings(world)).toEqual(['(sides-differ)']);
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/^“A” and its issue #1 differ in notes/)]);
  });

  it('is told again after the state was lost', async () => {
    const world = await warned();
    world.setBaseline(null);
    expect(await warnings(world)).toContain('copied-link');
  });

  it('is remembered up to a number, and beyond it told each time', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    const copies = Array.from({ length: 520 }, (_, index) => `- [ ] Copy ${index} ${link(1)}`);
    world.edit(world.text + lines(...copies));
    expect((await warnings(world)).length).toBe(520);
    expect((await warnings(world)).filter((code) => code === 'copied-link').length).toBe(20);
    expect(await world.afterwards()).toEqual([]);
    expect(world.baseline?.paths['ROADMAP.md']?.told?.length).toBe(500);
  });
});

it('what happens in a run is told each time', async () => {
  const world = await MemoryWorld.agreed('- [ ] A\n');
  for (const [there, here] of [
    ['B', 'C'],
    ['D', 'E'],
  ] as const) {
    world.change(1, { title: there });
    world.edit(`- [ ] ${here} ${link(1)}\n`);
    expect(await warnings(world)).toEqual(['conflict']);
  }
});
