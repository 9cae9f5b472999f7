import { describe, expect, it } from 'vitest';
import type { CloseReason } from '../../../src/model/issue.ts';
import { NO_ANSWERS } from '../../../src/plan/facts.ts';
import { configured } from '../../agreement/edits.ts';
import { baselineOf, closedIssue, entryOf, lines, link, planOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const A = `A ${link(1)}`;
const OTHER = { completed: 'not_planned', not_planned: 'completed' } as const;

/** The file after the issue of “A” was closed, after its reason was corrected, and after it was corrected back, from `## ` on. */
async function corrected(world: MemoryWorld, reason: keyof typeof OTHER): Promise<string[]> {
  const found: string[] = [];
  for (const one of [reason, OTHER[reason], reason]) {
    world.change(1, { state: { open: false, reason: one } }, 'ann');
    await world.sync();
    found.push(world.text);
    expect(await world.afterwards()).toEqual([]);
  }
  return found;
}

describe('the reason of a closed issue that somebody corrects', () => {
  const sections = (planned: string[], done: string[], dropped: string[]) =>
    lines('## Planned', '', ...planned, '', '## Done', '', ...done, '', '## Dropped', '', ...dropped);

  it.each([
    ['a task', lines('- [ ] A', '- [x] B'), lines(`- [x] ${A}`, '- [x] B'), lines(`- [x] ~~A~~ ${link(1)}`, '- [x] B')],
    [
      'a feature',
      sections(['- A', '- B'], ['- C'], ['- D']),
      sections([`- B ${link(2)}`], ['- C', `- ${A}`], ['- D']),
      sections([`- B ${link(2)}`], ['- C'], ['- D', `- ${A}`]),
    ],
    [
      'a bug',
      lines('## Known bugs', '', '- A', '- B', '', '## Resolved bugs', '', '- C'),
      lines('## Known bugs', '', `- B ${link(2)}`, '', '## Resolved bugs', '', '- C', `- ${A}`, '  - resolution: Fixed'),
      lines('## Known bugs', '', `- B ${link(2)}`, '', '## Resolved bugs', '', '- C', `- ${A}`, '  - resolution: Not planned'),
    ],
  ])('is followed by %s, back and forth', async (_, before, done, dropped) => {
    expect(await corrected(await MemoryWorld.agreed(before), 'completed')).toEqual([done, dropped, done]);
    expect(await corrected(await MemoryWorld.agreed(before), 'not_planned')).toEqual([dropped, done, dropped]);
  });

  it.each([
    [
      'a heading',
      'headings',
      lines('## Plans', '', '### A', '', '**Status:** Planned (see d.md)', '', '### B'),
      ['**Status:** Done (see d.md)', '**Status:** No (see d.md)'],
    ],
    [
      'a heading with a word in its title',
      'headings',
      lines('## Plans', '', '### A', '', '### B (done)'),
      [`### A (done) ${link(1)}`, `### A (no) ${link(1)}`],
    ],
    ['a row', 'table', lines('## Plans', '', '| What | Status |', '|---|---|', '| A | soon |', '| B | ok |'), ['| done |', '| no |']],
  ])('is followed by %s', async (_, items, text, [done = '', dropped = '']) => {
    const config = `sections:\n  - { title: Plans, items: ${items}${items === 'table' ? ', columns: { title: What, status: Status }' : ''} }\nwords:\n  done: [Done]\n  dropped: [No]\n`;
    const [first, second, third] = await corrected(await configured(config, text), 'completed');
    expect(first).toContain(done);
    expect(second).toContain(dropped);
    expect(third).toBe(first);
  });

  it.each([
    ['struck before its link', `- [ ] ~~A~~ ${link(1)}`, `- [x] A ${link(1)}`],
    ['struck up to its link', `- [ ] ~~A ${link(1)}~~`, `- [x] A ${link(1)}`],
    ['in a numbered list', `1. [ ] ~~A~~ ${link(1)}`, `1. [x] A ${link(1)}`],
  ])('ticks an open box that a person left: %s', async (_, dropped, done) => {
    const list = dropped.startsWith('1') ? ['1. [ ] A', '2. [ ] B'] : ['- [ ] A', '- [ ] B'];
    const world = await MemoryWorld.agreed(lines(...list));
    world.replace(world.text.split('\n')[0] ?? '', dropped);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'not_planned' });
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text.split('\n')[0]).toBe(done);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).state).toEqual({ open: false, reason: 'completed' });
  });

  it.each([
    ['is open among open ones', ['- [x] Y', '- [x] Z'], ['- [ ] W', '- [ ] V'], `- [ ] ${A}`, `- [x] ${A}`],
    ['was lost among plain ones, and one has it', ['- [x] Y'], ['- W', '- V'], `- ${A}`, `- [x] ${A}`],
    ['was lost, and nothing stands there', [], ['- W'], `- ${A}`, `- [x] ${A}`],
    ['was lost, and one there has none', ['- [x] Y', '- Z'], ['- W'], `- ${A}`, `- ${A}`],
  ])('gives a dropped task its ticked box where it %s', async (_, done, there, dropped, after) => {
    const world = await MemoryWorld.agreed(`${sections(['- [ ] A', '- [ ] B'], done, there)}\n## Notes\n\nText.\n`);
    const before = world.text;
    for (const [reason, line, last] of [
      ['not_planned', dropped, there.at(-1)],
      ['completed', after, done.at(-1)],
      ['not_planned', dropped.replace('[ ]', '[x]'), there.at(-1)],
      ['completed', after, done.at(-1)],
    ] as const) {
      world.change(1, { state: { open: false, reason } }, 'ann');
      const { plan } = await world.sync();
      expect(world.text).toContain(`${last ?? '## Done\n'}\n${line}\n`);
      expect([plan.problems, await world.afterwards()]).toEqual([[], []]);
    }
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text.replace(/\n{3,}/g, '\n\n')).toBe(before.replace(/\n{3,}/g, '\n\n'));
  });

  it('gives a box that GitHub shows as text back, when its issue is open again', async () => {
    const world = await MemoryWorld.agreed(sections(['- [~] A', '- [ ] B'], ['- [x] Y'], ['- W']));
    const before = world.text;
    await corrected(world, 'completed');
    world.change(1, { state: { open: false, reason: 'not_planned' } }, 'ann');
    await world.sync();
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('has its word taken off where a line through the title says it, and back', async () => {
    const world = await configured('completed: keep\n', lines('## Planned', '', '- A', '- B', '- C'));
    const [done, dropped] = [`- A - Done ${link(1)}`, `- ~~A~~ ${link(1)}`];
    const found = await corrected(world, 'completed');
    expect(found.map((text) => text.split('\n').find((line) => line.includes('A')))).toEqual([done, dropped, done]);
  });

  it('is followed up to the place from which the item came', async () => {
    const world = await MemoryWorld.agreed(sections(['- A', '- B'], ['- C'], ['- D']));
    const before = world.text;
    await corrected(world, 'completed');
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(before);
  });

  const plan = (text: string, was: CloseReason, is: CloseReason, entry: Partial<Parameters<typeof entryOf>[2]> = {}, change = {}) => {
    const before = entryOf(1, 'A', { roadmapOpen: false, issueOpen: false, ...entry });
    const seen = { ...before.seen, state: { open: false, reason: was } as const };
    return planOf(text, [{ ...closedIssue(1, 'A', is), author: 'eve', byOwner: false }], baselineOf([{ ...before, seen }]), change);
  };

  it.each([
    ['the file says the new one already', `- [x] ~~A~~ ${link(1)}`, 'completed', 'not_planned', {}, {}],
    ['somebody opened the item again', `- [ ] ${A}`, 'duplicate', 'not_planned', {}, {}],
    ['both mean the same', `- [x] ~~A~~ ${link(1)}`, 'not_planned', 'duplicate', {}, {}],
    ['the item was finished when it was first seen', `- [x] ${A}`, 'completed', 'not_planned', { aside: true }, {}],
    ['it is not known that who did it may', `- [x] ${A}`, 'completed', 'not_planned', { ours: false }, { state: '@eve' }],
    ['a person wrote how the bug was resolved', `## Resolved bugs\n\n- ${A}\n  - resolution: Fixed by Rosa`, 'completed', 'not_planned', {}, {}],
  ] as const)('changes nothing where %s', (_, text, was, is, entry, doubt) => {
    const untrusted = new Map('state' in doubt ? [[1, { state: doubt.state, title: null, body: null }]] : []);
    const answers = { ...NO_ANSWERS, labels: [], untrusted };
    const { operations } = plan(`${text}\n`, was, is, entry, { answers });
    expect(operations.filter(({ kind }) => kind === 'close-item' || kind === 'change-item')).toEqual([]);
  });

  it('is found again by the next run, while the changes of the file wait', () => {
    const { entries, waiting, operations } = plan(`- [x] ${A}\n`, 'completed', 'not_planned', {}, { leavesFile: true });
    expect(operations).toMatchObject([{ kind: 'close-item', reason: 'not_planned', edits: [{ edit: 'strike', struck: true }] }]);
    expect(waiting).toEqual([1]);
    expect(entries[0]?.seen.state).toEqual({ open: false, reason: 'completed' });
  });
});
