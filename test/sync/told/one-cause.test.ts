import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

async function warnings(world: MemoryWorld): Promise<string[]> {
  const { problems } = await world.sync();
  return problems.flatMap(({ level, code, message }) => (level === 'warning' ? [`${code}: ${message}`] : []));
}

describe('one cause is told in one message', () => {
  it.each(['(#1) (#2)', `${link(1)} ${link(2)}`])('a title that ends with two links, in place of its own: %s', async (both) => {
    const world = await MemoryWorld.agreed(lines('- [ ] Lid', '- [ ] Pot', '- [ ] Pan'));
    world.edit(world.text.replace(link(3), both));
    const found = await warnings(world);
    expect(found.filter((one) => one.startsWith('gone-from-file'))).toEqual([]);
    expect(found.join('\n')).toContain('two-links');
    expect(world.issue(3).state.open).toBe(true);
  });

  it('the issue of another item than that with two links is told all the same', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Lid', '- [ ] Pot', '- [ ] Pan'));
    world.edit(world.text.replace(`Pan ${link(3)}`, 'Pancake (#1) (#2)'));
    world.edit(`${world.text}\nSee the Pan.\n`);
    expect((await warnings(world)).join('\n')).toContain('gone-from-file: #3');
  });

  it('a column that the configuration misspells', async () => {
    const world = new MemoryWorld(lines('## Bugs', '', '| Item | State |', '| --- | --- |', '| Lid | open |'));
    world.config = lines('sections:', '  - { title: Bugs, items: table, columns: { title: Itm } }');
    expect(await warnings(world)).toEqual([expect.stringContaining('no-such-column: This table has no column “Itm”')]);
  });

  it.each([
    ['in code', ['```', '- [ ] Lid', '```'], 'GitHub reads it as text or code. Write it as a list of `- [ ] Title`, outside of code.'],
    ['in HTML without an empty line', ['<details>', '- [ ] Lid', '</details>'], 'GitHub reads it as HTML. Write an empty line above it, or'],
    ['in a comment that is not closed', ['<!-- Old:', '', '- [ ] Lid'], 'or close the comment that begins above it.'],
    ['of HTML', ['<ul><li>Lid</li></ul>'], 'It is written in HTML. Write it as a list of Markdown.'],
    ['in a quote', ['> - [ ] Lid'], 'Take it out of the quote.'],
    ['as it may be meant', ['1. Lid', '2. Pot'], '`roadmap-sync check` says how it can be read.'],
    ['as it may be meant, and in code', ['```', '- [ ] Lid', '```', '', '1. Lid', '2. Pot'], '`roadmap-sync check` says how it can be read.'],
  ])('a list that is not read, %s, with advice that helps', async (_, list, advice) => {
    const found = await warnings(new MemoryWorld(lines('## Bugs', '', ...list)));
    expect(found).toEqual([expect.stringContaining(advice)]);
  });
});
