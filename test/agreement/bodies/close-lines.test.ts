import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { rewrite } from '../edits.ts';

/** The file after an edit in the text of its first issue, without the links of issues; a second run changes nothing, and nothing is told. */
async function edited(before: readonly string[], from: string, to: string, config: string | null = null) {
  const world = new MemoryWorld(lines(...before));
  world.config = config;
  await world.sync();
  await world.sync();
  rewrite(world, 1, from, to);
  const { problems } = await world.sync();
  expect(problems.map(({ message }) => message)).toEqual([]);
  const { body } = world.issue(1);
  expect(await world.afterwards()).toEqual([]);
  expect(world.issue(1).body).toBe(body);
  return world.text
    .replace(/ \(\[#\d+\]\([^)]*\)\)/g, '')
    .split('\n')
    .slice(0, -1);
}

const HEADINGS = 'sections:\n  - title: Plans\n    items: headings\n';

describe('a field that touches the task above it in an issue is no part of that task', () => {
  it.each([
    ['a new task', ['- [ ] A', '  - owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n- [ ] two', ['  - [ ] two']],
    [
      'a new task behind a deeper one',
      ['- [ ] A', '  - owner: ann', '  - [ ] one', '    - [ ] deep', '- [ ] B'],
      '  - [ ] deep\n',
      '  - [ ] deep\n- [ ] two',
      ['  - [ ] two'],
    ],
    ['a new task in a field of soft lines', ['- [ ] A', '  owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n- [ ] two', ['  - [ ] two']],
    ['a new field', ['- [ ] A', '  - owner: ann', '  - [ ] one', '- [ ] B'], '- [ ] one\n', '- [ ] one\n**Status:** late\n', ['  - status: late']],
  ])('%s', async (_, before, from, to, come) => {
    const after = await edited(before, from, to);
    expect(after.filter((line) => !before.includes(line))).toEqual(come);
    expect(after).toHaveLength(before.length + come.length);
  });

  it('below a heading', async () => {
    const before = ['# R', '', '## Plans', '', '### A', '', '- owner: ann', '- [ ] one', '', '### B'];
    expect(await edited(before, '- [ ] one\n', '- [ ] one\n- [ ] two', HEADINGS)).toEqual(before.toSpliced(8, 0, '- [ ] two'));
  });

  it.each([
    ['in a list', ['- [ ] A', '  - [ ] one', '  owner: ann', '- [ ] B'], null],
    ['below a heading', ['# R', '', '## Plans', '', '### A', '', '- [ ] one', 'owner: ann', '', '### B'], HEADINGS],
  ])('a field that touches a task in the file, too: it stands in the issue once, %s', async (_, before, config) => {
    const world = new MemoryWorld(lines(...before));
    world.config = config;
    await world.sync();
    await world.sync();
    expect(world.issue(1).body).toContain('- [ ] one\n\n**Owner:** ann\n');
    expect(world.issue(1).body).not.toContain('owner: ann');
    rewrite(world, 1, '- [ ] one', '- [x] one\n- [ ] two');
    await world.sync();
    expect(world.text).toContain('- [x] one\n');
    expect(world.text).toMatch(/ {0,2}- \[ \] two\n {0,2}owner: ann\n/);
    expect(await world.afterwards()).toEqual([]);
  });
});
