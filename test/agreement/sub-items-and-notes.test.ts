import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { codes, configured, DONE, labelsOf, rewrite } from './edits.ts';

describe('nothing is lost, overwritten or doubled', () => {
  it('the right item moves when a sub-item above it went away in the same run', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] a1', '  - [ ] a2', '- B', '- C', '- D', '', '## Completed', '', '- Z'));
    rewrite(world, 1, '- [ ] a1\n- [ ] a2\n', '');
    world.change(2, { state: DONE });
    await world.sync();
    await world.sync();
    expect(world.issue(2).state).toEqual(DONE);
    expect(world.issue(4).state).toEqual({ open: true });
    expect(world.text).toContain(`- Z\n- B ${link(2)}`);
  });

  it('a tick in the file stays when a sub-item is added in the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] one', '  - [ ] two'));
    world.replace('- [ ] one', '- [x] one');
    rewrite(world, 1, '- [ ] two', '- [ ] two\n- [ ] three');
    await world.sync();
    await world.sync();
    expect(world.text).toContain('- [x] one\n  - [ ] two\n  - [ ] three');
  });

  it('a field and a sub-item that change in the issue in one run both enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: x', '  - [ ] one'));
    rewrite(world, 1, '- [ ] one', '- [ ] one\n- [ ] two');
    world.change(1, { assignees: ['bob'] });
    await world.sync();
    await world.sync();
    expect(world.text).toContain('- [ ] two');
    expect(world.text).toContain('owner: @bob');
  });

  it('a field that is added, and notes that are taken out, in the issue in one run', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  A note.', '- B'));
    rewrite(world, 1, 'A note.', '**Status:** in work');
    await world.sync();
    expect(world.text).toContain('status: in work');
    expect(world.text).not.toContain('A note.');
  });

  it('on an item of one line a sub-item and an owner from the issue enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] T\\', '  status: x', '- [ ] A'));
    rewrite(world, 2, '<sub>', '- [ ] one\n\n<sub>');
    world.change(2, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('- [ ] one');
    expect(world.text).toContain('owner: @ann');
  });

  it('an edit that cannot enter the file is not agreed, and told again', async () => {
    const config = 'sections:\n  - title: Plans\n    items: table\n    columns: { title: Title, status: Status }\n';
    const world = await configured(config, lines('# R', '', '## Plans', '', '| Title | Status |', '|---|---|', '| A | planned |'));
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] });
    expect(codes(await world.sync())).toContain('cannot-edit');
    const before = world.writes.length;
    expect(codes(await world.sync())).toContain('cannot-edit');
    expect(world.writes.slice(before)).toEqual([]);
  });

  it.each([
    ['fence', '```'],
    ['comment', '<!-- todo'],
    ['pre', '<pre>'],
  ])('notes with a %s left open swallow nothing', async (_, open) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open', '  - [ ] one', '', `  ${open}`, '  text', '- B'));
    world.replace('status: open', 'status: fixed');
    await world.sync();
    expect(world.issue(1).body).not.toContain('**Status:** open');
    rewrite(world, 1, '- [ ] one', '- [x] one');
    await world.sync();
    expect(world.text).not.toContain('**Status:**');
  });

  it('sub-items before notes that begin with “Acceptance criteria:” are sub-items in the issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] cut', '  - [ ] glue', '', '  Acceptance criteria:', '', '  - [ ] flies'));
    world.replace('  - [ ] cut\n', '');
    await world.sync();
    expect(world.issue(1).body.match(/glue/g)).toHaveLength(1);
    expect(world.issue(1).body).not.toContain('cut');
  });

  it('ticks of sub-items before notes that begin with “Acceptance criteria:” go both ways', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] cut', '', '  Acceptance criteria:', '', '  - [ ] flies'));
    world.replace('- [ ] cut', '- [x] cut');
    await world.sync();
    expect(world.issue(1).body).toContain('- [x] cut');
  });

  it('`status:` edited in the issue of a heading item reaches the file', async () => {
    const config = 'sections:\n  - title: Plans\n    items: headings\n';
    const world = await configured(config, lines('# R', '', '## Plans', '', '### A', '', '- status: planned', '', '### B'));
    rewrite(world, 1, '**Status:** planned', '**Status:** in work');
    await world.sync();
    expect(world.text).toContain('- status: in work');
  });

  it.each([
    ['headings', lines('# R', '', '## Plans', '', '### Alpha', '', 'Text.', '', '### Beta'), `### Alpha ${link(1)}\n\nText.\n\n`],
    ['table', lines('# R', '', '## Plans', '', '| Title | Status |', '|---|---|', '| Alpha | x |', '| Beta | y |'), `| Alpha ${link(1)} | x |\n`],
  ])('an item taken out of a section of %s comes back in the section’s style', async (items, text, block) => {
    const columns = items === 'table' ? '    columns: { title: Title, status: Status }\n' : '';
    const world = await configured(`sections:\n  - title: Plans\n    items: ${items}\n${columns}`, text);
    world.replace(block, '');
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(link(1));
  });

  it('a sub-item added in the issue leaves the others in their groups', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - phase 1', '    - [ ] a', '  - phase 2', '    - [ ] b'));
    rewrite(world, 1, '- [ ] b', '- [ ] b\n- [ ] c');
    await world.sync();
    expect(world.text).toContain('  - phase 2\n    - [ ] b');
  });

  it('a paragraph that is split in the issue is an edit', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: x', '', '  one', '  two'));
    rewrite(world, 1, 'one\ntwo', 'one\n\ntwo');
    await world.sync();
    world.replace('status: x', 'status: y');
    await world.sync();
    expect(world.issue(1).body).toContain('one\n\ntwo');
  });

  it('of sub-items with equal texts only the one that was ticked is', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] t', '  - [ ] t', '  - [ ] t (2)'));
    rewrite(world, 1, '- [ ] t (2)', '- [x] t (2)');
    await world.sync();
    expect(world.text).toContain('  - [ ] t\n  - [ ] t\n  - [x] t (2)');
  });

  it.each([
    ['of the other sub-items', ['* A', '  + [ ] one'], '+ [ ] one', '+ [ ] one\n- [ ] two', '  + [ ] one\n  + [ ] two\n'],
    ['of the item', ['* A', '', '  B', '* C'], 'B', 'B\n\n- [ ] two', '  B\n\n  * [ ] two\n'],
  ])('a sub-item from the issue has the bullet %s, and both sides agree', async (_, items, before, after, text) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', ...items));
    rewrite(world, 1, before, after);
    await world.sync();
    expect(world.text).toContain(text);
    expect(await world.afterwards()).toEqual([]);
    world.replace('[ ] two', '[x] two');
    await world.sync();
    expect(world.issue(1).body).toContain('[x] two');
  });
});

describe('a sub-item that changes on both sides in one run', () => {
  const text = lines('- [ ] Songs', '  - [ ] sub one', '  - [x] sub two', '  - [ ] sub three');
  it.each<[string, [string, string], [string, string], string, number]>([
    ['ticked in the file, renamed in the issue', ['- [ ] sub one', '- [x] sub one'], ['sub one', 'sub 1'], '- [x] sub 1', 0],
    ['opened in the file, renamed in the issue', ['- [x] sub two', '- [ ] sub two'], ['sub two', 'sub two of four'], '- [ ] sub two of four', 0],
    ['renamed in the file, ticked in the issue', ['sub one', 'sub 1'], ['- [ ] sub one', '- [x] sub one'], '- [x] sub 1', 0],
    ['renamed in the file, opened in the issue', ['sub two', 'sub 2'], ['- [x] sub two', '- [ ] sub two'], '- [ ] sub 2', 0],
    [
      'ticked in the file, renamed below a new one in the issue',
      ['- [ ] sub one', '- [x] sub one'],
      ['- [ ] sub one', '- [ ] new\n- [ ] sub 1'],
      '- [x] sub 1',
      0,
    ],
    ['ticked in the file, ticked and renamed in the issue', ['- [ ] sub one', '- [x] sub one'], ['- [ ] sub one', '- [x] sub 1'], '- [x] sub 1', 0],
    ['ticked in the file, replaced in the issue', ['- [ ] sub one', '- [x] sub one'], ['sub one', 'something else'], '- [ ] something else', 1],
  ])('%s', async (_, inFile, inIssue, wanted, told) => {
    const world = await MemoryWorld.agreed(text);
    world.replace(...inFile);
    rewrite(world, 1, ...inIssue);
    expect(codes(await world.sync()).filter((code) => code === 'conflict')).toHaveLength(told);
    await world.sync();
    expect(world.text).toContain(`  ${wanted}\n`);
    expect(world.issue(1).body).toContain(`${wanted}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('one that is gone in the issue and ticked in the file goes, and is told', async () => {
    const world = await MemoryWorld.agreed(text);
    world.replace('- [ ] sub one', '- [x] sub one');
    rewrite(world, 1, '- [ ] sub one\n', '');
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('The tick of “sub one” of “Songs” (#1) changed on both sides')]);
    expect(world.text).not.toContain('sub one');
    expect(await world.afterwards()).toEqual([]);
  });
});
