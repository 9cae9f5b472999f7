import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const ITEM = ['- [ ] Oven', '', '  It bakes.', '', '  - of clay', '  - of bricks', '', '- [ ] Mill', '', '  More.'];

/** The file after each of some changes of its first issue's text. */
async function files(text: string, ...changes: ReadonlyArray<readonly [from: string, to: string]>): Promise<string[]> {
  const world = await MemoryWorld.agreed(text);
  const found: string[] = [];
  for (const [from, to] of changes) {
    const { body } = world.issue(1);
    expect(body).toContain(from);
    world.change(1, { body: body.replace(from, to) });
    await world.sync();
    found.push(world.text.replace(/ \(\[#\d+\]\(.*?\)\)/g, ''));
    expect(await world.afterwards()).toEqual([]);
  }
  return found;
}

describe('a paragraph beside bullets in an item', () => {
  it('stays one when a bullet changes or goes', async () => {
    const [changed, gone] = await files(lines(...ITEM), ['- of clay', '- of loam'], ['- of loam\n', '']);
    expect(changed).toBe(lines(...ITEM.with(4, '  - of loam')));
    expect(gone).toBe(lines(...ITEM.toSpliced(4, 1)));
  });

  it('goes without the blank line above the sub-items when it stands below them', async () => {
    const text = lines('- [ ] Oven', '', '  It bakes.', '', '  - [ ] buy clay', '  - [x] dig', '', '- [ ] Mill', '', '  More.');
    const [added, gone] = await files(text, ['\n<sub>', '\nAsk Rosa.\n\n<sub>'], ['Ask Rosa.\n\n', '']);
    expect(added).toContain('  - [x] dig\n\n  Ask Rosa.\n');
    expect(gone).toBe(text);
  });
});

it('a number that the file has as words of the title stays, though it is that of its issue', async () => {
  const world = await MemoryWorld.agreed(lines('- [ ] #1 Sign in', '- [ ] #2 Search'));
  world.change(1, { title: '#1 Sign in by mail' });
  await world.sync();
  expect(world.text).toBe(lines(`- [ ] #1 Sign in by mail ${link(1)}`, `- [ ] #2 Search ${link(2)}`));
  expect(await world.afterwards()).toEqual([]);
});

it('a row in bold is an item where other rows have no texts beside their titles either', async () => {
  const world = new MemoryWorld(lines('## Plan', '', '| Part | Done |', '|---|---|', '| Oven | yes |', '| **Audit** | |', '| Mill | |'));
  world.config = 'sections: [{ title: Plan, items: table, columns: { title: Part, status: Done } }]\n';
  await world.sync();
  expect(world.numbers.map((number) => world.issue(number).title)).toEqual(['Audit', 'Mill']);
});

it('a word for done behind a sign that says that work goes on closes nothing', async () => {
  const states = ['🟡 Done, in review', '🧪 Done', '██░░ Done', '<!-- not --> Done', '🟢 Done', 'planned'];
  const world = new MemoryWorld(lines('## Plan', '', '| Part | Status |', '|---|---|', ...states.map((state, at) => `| Part ${at} | ${state} |`)));
  world.config = 'sections: [{ title: Plan, items: table, columns: { title: Part, status: Status } }]\nwords: { done: [Done] }\n';
  await world.sync();
  expect(world.numbers.map((number) => world.issue(number).title)).toEqual(['Part 0', 'Part 1', 'Part 2', 'Part 3', 'Part 5']);
});
