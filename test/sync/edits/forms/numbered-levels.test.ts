import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const table = (header: string, ...cells: readonly string[]) =>
  lines('## Ahead', '', `| Feature | ${header} |`, '|---|---|', ...cells.map((cell, at) => `| ${['Oven', 'Bell', 'Sieve'][at]} | ${cell} |`));

/** A repository with a table of two columns, after the first issue got a level. */
async function levelled(columns: string, text: string): Promise<{ messages: string[]; world: MemoryWorld }> {
  const world = new MemoryWorld(text);
  world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table', `    columns: ${columns}`);
  await world.sync();
  world.change(1, { labels: ['roadmap', 'feature', 'priority: low'] });
  const { problems, roadmap } = await world.sync();
  expect(roadmap.items[0]?.priority).toBe('low');
  return { messages: problems.flatMap(({ code, message }) => (code === 'cannot-edit' ? message : [])), world };
}

const LEFT = 'The priority of #1 cannot be written into the file beside “Oven”: the file and the issue are left as they are. The issue says “low”.';
const BY_HAND = (one: string, other: string) =>
  `${LEFT} Its column for the priority only holds numbers, such as “${one}” and “${other}”: write the one that is meant there in the file.`;

describe('a level for a row whose column has an order of its own', () => {
  it.each([
    ['numbers', '{ title: Feature }', 'Prio', ['2', '1', '3'], BY_HAND('2', '1')],
    ['numbers below a name with a full stop', '{ title: Feature }', 'Prio.', ['2', '1', '-'], BY_HAND('2', '1')],
    ['numbers that the configuration names', '{ title: Feature, Rank: priority }', 'Rank', ['2', '1', '3'], BY_HAND('2', '1')],
    ['numbers below the name of the field', '{ title: Feature }', 'Priority', ['**2**', '1', '3'], BY_HAND('**2**', '1')],
  ])('is told, and not written among %s', async (_, columns, header, cells, message) => {
    const { messages, world } = await levelled(columns, table(header, ...cells));
    expect(messages).toEqual([message]);
    expect(world.text.replace(/ \(\[#\d\]\([^()]*\)\)/g, '')).toBe(table(header, ...cells));
  });

  it('is written among codes, which are levels in the words of the file', async () => {
    const { messages, world } = await levelled('{ title: Feature, Sev: priority }', table('Sev', 'S2', 'S1', 'S2'));
    expect(messages).toEqual([]);
    expect(world.text).toContain(`| Oven ${link(1)} | Low |`);
  });

  it('is written beside levels in words, and into an empty cell', async () => {
    const { messages, world } = await levelled('{ title: Feature, Rank: priority }', table('Rank', '2', 'high', '1'));
    expect(messages).toEqual([]);
    expect(world.text).toContain(`| Oven ${link(1)} | low |`);
  });

  it('is told with the column that the configuration has to name', async () => {
    const { messages } = await levelled('{ title: Feature }', table('Prio.', 'high', 'low', 'low'));
    expect(messages).toEqual([`${LEFT} Name its column “Prio.” in this section’s \`columns\` of the configuration: \`Prio.: priority\`.`]);
  });

  it('is left out of a new row among numbers', async () => {
    const text = table('Priority', '2', '1', '3');
    const world = new MemoryWorld(text);
    world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table', '    columns: { title: Feature }');
    await world.sync();
    world.open(issueOf(4, 'Whisk', { body: '', labels: ['roadmap', 'feature', 'priority: low'] }));
    await world.sync();
    expect(world.text).toContain(`| Whisk ${link(4)} | |\n`);
    expect((await world.sync()).roadmap.items.at(-1)).toMatchObject({ title: 'Whisk', priority: 'low' });
  });
});
