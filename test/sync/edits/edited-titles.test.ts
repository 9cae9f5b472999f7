import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

describe('a mark at the end of a title', () => {
  it('that an issue brought leaves the file with it, and is never doubled', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import** all\n');
    world.change(1, { title: 'Import all (in progress)' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** all (in progress) ${link(1)}\n`);
    world.change(1, { title: 'Import some (in progress)' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** some (in progress) ${link(1)}\n`);
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** some ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that only the file has stays', async () => {
    const world = await MemoryWorld.agreed('- [ ] Import all ✅\n');
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] Import some ✅ ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a title that an issue gets', () => {
  it('stays there if the file says it already, with a mark of its own', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import** all ✅\n');
    world.change(1, { title: 'Import all ✅' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** all ✅ ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe('Import all ✅');
  });
});

describe('the Markdown of a file as the title of its issue', () => {
  const PASTED = 'Import **fast** with `code`, [l](https://example.org) and \\*stars\\*';

  it.each([
    ['as the file has it', PASTED, PASTED],
    ['in other marks', PASTED.replaceAll('**', '__'), PASTED],
    ['with another word', PASTED.replace('fast', 'slowly'), PASTED.replace('fast', 'slowly')],
    ['with other code', PASTED.replace('code', 'kode'), PASTED.replace('code', 'kode')],
    ['with another escape', PASTED.replace('stars', 'stairs'), PASTED.replace('stars', 'stairs')],
    ['with another address and other words', 'Import **fast** [m](https://m.example.org)', 'Import \\*\\***fast**\\*\\* \\[m\\](https://m.example.org)'],
  ])('says what it reads as: %s', async (_, title, after) => {
    const world = await MemoryWorld.agreed(`- [ ] ${PASTED}\n`);
    world.change(1, { title });
    await world.sync();
    expect(world.text).toBe(`- [ ] ${after} ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe(title);
    world.edit(world.text.replace('Import', 'Export'));
    await world.sync();
    expect(world.issue(1).title).toMatch(/^Export /);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['with more of it', 'Beta [two](x.md) **b** and *c*', 'Beta [two](x.md) **b** and c'],
    ['with less of it', 'Beta [two](x.md)', 'Beta [two](x.md)'],
    ['with the link of the issue', `Beta [two](x.md) **b** ${link(1)}`, 'Beta [two](x.md) **b**'],
    ['with its bullet', '- Beta [two](x.md) **c**', 'Beta [two](x.md) **c**'],
    ['with its box', '- [ ] Beta [two](x.md) **c**', 'Beta [two](x.md) **c**'],
    ['as a heading', '## Beta [two](x.md) **c**', 'Beta [two](x.md) **c**'],
  ])('says what it reads as, as far as it has the same address: %s', async (_, title, after) => {
    const world = await MemoryWorld.agreed('- [ ] Beta [two](x.md) **b**\n');
    world.change(1, { title });
    await world.sync();
    expect(world.text).toBe(`- [ ] ${after} ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe(title);
  });

  it('is text where the item has no such markup', async () => {
    const world = await MemoryWorld.agreed('- [ ] Import fast\n');
    world.change(1, { title: 'Import all **fast**' });
    await world.sync();
    expect(world.text).toBe(`- [ ] Import all \\*\\*fast\\*\\* ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an address in brackets', () => {
  it('is a link without them', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import** all\n');
    world.change(1, { title: 'Import <https://example.org/a_b>, all' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import** https://example.org/a_b, all ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a title with what nobody sees', () => {
  it('keeps it where other words change', async () => {
    const world = await MemoryWorld.agreed('- [ ] **Import**\u200b all\n');
    world.change(1, { title: 'Import some' });
    await world.sync();
    expect(world.text).toBe(`- [ ] **Import**\u200b some ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a value that changes on GitHub', () => {
  it('that goes on in the next line keeps its lines', async () => {
    const text = (word: string, link = '') => lines(`- [ ] A${link}`, '  - status: one two', `    ${word} four`);
    const world = await MemoryWorld.agreed(text('three'));
    world.change(1, { body: world.issue(1).body.replace('three', '3') });
    await world.sync();
    expect(world.text).toBe(text('3', ` ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['  - Prognosis:\n    next week\n', '  - Prognosis:\r\n    next week\r\n', '  - **Prognosis:**\n    next week\n'])(
    'stays in the line below its key: %j',
    async (field) => {
      const world = await MemoryWorld.agreed(`- [ ] Import all\n${field}- [ ] Other\n`);
      const before = world.text;
      world.change(1, { body: world.issue(1).body.replace('next week', 'soon') });
      await world.sync();
      expect(world.text).toBe(before.replace('next week', 'soon'));
      expect(await world.afterwards()).toEqual([]);
    },
  );

  it.each([
    ['case', 'Bob'],
    ['order', 'kim, bob', 'bob, kim'],
    ['separator', 'bob and kim', 'bob, kim'],
  ])('and names the same owners, in another %s, changes the file', async (_, now, was = 'bob') => {
    const text = (owner: string, link = '') => lines(`- [ ] Import all${link}`, `  - owner: ${owner}`);
    const world = await MemoryWorld.agreed(text(was));
    world.change(1, { body: world.issue(1).body.replace(`**Owner:** ${was}`, `**Owner:** ${now}`) });
    await world.sync();
    expect(world.text).toBe(text(now, ` ${link(1)}`));
    expect(world.issue(1).body).toContain(`**Owner:** ${now}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('changes only its different words in the file, whose escapes stay', async () => {
    const text = (owner: string) => lines(`- [ ] A ${link(1)}`, `  owner: ${owner}`);
    const world = await MemoryWorld.agreed(text('K\\*m of **ops**, @ann').replace(` ${link(1)}`, ''));
    world.change(1, { assignees: ['ann', 'bob'] });
    await world.sync();
    expect(world.text).toBe(text('K\\*m of **ops**, @ann, @bob'));
    expect(await world.afterwards()).toEqual([]);
  });
});
