import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const TABLES = ['sections:', '  - { title: Ahead, items: table }', '  - { title: Behind, role: done, items: table }', 'words: { done: [done] }'];
const ONE_TABLE = ['sections: [{ title: Ahead, items: table }]', 'words: { done: [done] }'];
const HEADINGS = ['sections: [{ title: Ahead, items: headings }]', 'words: { done: [done] }'];
const HEAD = ['| Item | Status |', '|---|---|'];

/** The file after issue 1, whose item was finished when it was first linked, was closed and reopened. */
async function reopened(config: readonly string[], ...file: readonly string[]): Promise<{ readonly text: string; readonly before: string }> {
  const world = new MemoryWorld(lines(...file));
  world.config = lines(...config);
  world.open(issueOf(1, 'A', { body: '', labels: ['roadmap', 'feature'] }), 'ann');
  await world.sync();
  world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
  await world.sync();
  const before = world.text;
  world.change(1, { state: { open: true } }, 'ann');
  const { problems } = await world.sync();
  expect(problems.filter(({ level }) => level !== 'notice')).toEqual([]);
  expect(world.issue(1).state.open).toBe(true);
  const { text } = world;
  await world.sync();
  expect(world.text).toBe(text);
  expect(await world.afterwards()).toEqual([]);
  return { text, before };
}

describe('an item that was finished when it was first linked is reopened', () => {
  it.each([
    ['as most open rows are', 'planned', ['planned', 'planned', 'blocked']],
    ['as those are that nobody has begun', 'planned', ['in progress', 'in progress', 'planned']],
    ['without a status, where no open row has one', '', ['', '']],
    ['without a status, where all open rows are begun', '', ['in progress']],
  ])('in a table: %s', async (_, status, others) => {
    const rows = others.map((one, at) => `| ${'BCD'[at]} | ${one} |`);
    const { text, before } = await reopened(ONE_TABLE, '## Ahead', '', ...HEAD, `| A ${link(1)} | done |`, ...rows);
    expect(text.replace('|  |', '| |')).toBe(before.replace('| done |', status === '' ? '| |' : `| ${status} |`));
  });

  it('in a table of finished rows, from which it goes to open ones', async () => {
    const { text } = await reopened(TABLES, '## Ahead', '', ...HEAD, '| B | todo |', '', '## Behind', '', ...HEAD, '| Z | done |', `| A ${link(1)} | done |`);
    expect(text).toContain(`| todo |\n| A ${link(1)} | todo |\n`);
  });

  it.each([
    ['with a word in its title', [`### A (done) ${link(1)}`, '', 'Text.'], [`### A ${link(1)}`, '', 'Text.'], []],
    [
      'with a field',
      [`### A ${link(1)}`, '', '- status: done', '- owner: Rosa'],
      [`### A ${link(1)}`, '', '- status: todo', '- owner: Rosa'],
      ['- status: todo'],
    ],
    ['with a field that others lack', [`### A ${link(1)}`, '', '- status: done', '- owner: Rosa'], [`### A ${link(1)}`, '', '- owner: Rosa'], ['- owner: Kim']],
  ])('below headings: %s', async (_, item, after, other) => {
    const { text, before } = await reopened(HEADINGS, '## Ahead', '', ...item, '', '### B', '', ...other, '', '### C', '', 'Text.');
    expect(before).toContain(item.join('\n'));
    expect(text).toBe(before.replace(item.join('\n'), after.join('\n')));
  });
});
