import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const NOT_PLANNED = { state: { open: false, reason: 'not_planned' } } as const;
const OPEN = { state: { open: true, reason: null } } as const;

async function agreed(config: readonly string[], ...text: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines(...text));
  world.config = lines(...config);
  await world.sync();
  return world;
}

const KEEP = ['completed: keep'];
const TABLE = ['sections: [{ title: Planned, items: table }]'];
const HEADINGS = ['sections: [{ title: Planned, items: headings }]'];

describe('a word in brackets before a title that says how far the work is', () => {
  it.each([
    ['among finished bullets', KEEP, ['- [DONE] Lid', '- [{}] Spout'], '- [DONE] Spout {link}', '- ~~Spout~~ {link}'],
    ['alone', KEEP, ['- Lid', '- [{}] Spout'], '- [DONE] Spout {link}', '- ~~Spout~~ {link}'],
    ['among titles that end with their state', KEEP, ['- Lid (Done)', '- [{}] Spout'], '- Spout (Done) {link}', '- ~~Spout~~ {link}'],
    ['before what moves', [], ['- [{}] Spout', '', '## Completed', '', '- Lid'], '- Spout {link}', '- Spout {link}'],
    ['before a task', [], ['- [ ] [{}] Spout', '- [ ] Lid'], '- [x] Spout {link}', '- [x] ~~Spout~~ {link}'],
    ['before words in bold', KEEP, ['- [DONE] Lid', '- [{}] **Spout** of tin'], '- [DONE] **Spout** of tin {link}', '- ~~**Spout** of tin~~ {link}'],
    ['in headings', HEADINGS, ['### [DONE] Lid', '', '### [{}] Spout', '', 'It pours.'], '### [DONE] Spout {link}', '### [DROPPED] Spout {link}'],
    ['in a row', TABLE, ['| Part |', '| --- |', '| [{}] Spout |', '| Lid |'], '| [DONE] Spout {link} |', '| [DROPPED] Spout {link} |'],
    ['behind the number of a heading', HEADINGS, ['### 1. [Done] Lid', '', '### 2. [{}] Spout'], '### 2. [Done] Spout {link}', '### 2. [Dropped] Spout {link}'],
  ])('gives way to the new state, and comes back: %s', async (_, config, text, done, dropped) => {
    for (const tag of ['WIP', 'TBD', 'IN PROGRESS']) {
      const world = await agreed(config, '## Planned', '', ...text.map((line) => line.replace('{}', tag)));
      const number = world.numbers.find((one) => world.issue(one).title.startsWith('Spout')) ?? 0;
      const before = world.text;
      for (const [state, wanted] of [[COMPLETED, done] as const, [NOT_PLANNED, dropped] as const]) {
        world.change(number, state);
        await world.sync();
        expect(world.text).toContain(`${wanted.replace('{link}', link(number))}\n`);
        expect(await world.afterwards()).toEqual([]);
        world.change(number, OPEN);
        await world.sync();
        expect(world.text).toBe(before);
        expect(await world.afterwards()).toEqual([]);
      }
    }
  });

  it.each(['[Wide] Spout', '[wip]: Spout', '\\[WIP] Spout', '[WIP](https://example.org) Spout', '`[WIP]` Spout', '[new] Spout', '[WIP]'])(
    'is none in “%s”',
    async (title) => {
      const world = await agreed(KEEP, '## Planned', '', `- a`, `- ${title}`);
      expect(world.numbers.map((one) => world.issue(one).title)).not.toContain('Spout');
    },
  );

  it('is no word of a new title, and changes with it on GitHub', async () => {
    const world = await agreed(KEEP, '## Planned', '', '- [WIP] **Spout** of tin', '- Lid');
    for (const [title, wanted] of [
      ['Spout of steel', '[WIP] **Spout** of steel'],
      ['[TBD] Spout of steel', '[TBD] **Spout** of steel'],
      ['[WIP] Spouts of steel', '[WIP] **Spouts** of steel'],
      ['Spouts of steel', '**Spouts** of steel'],
      ['[planned] Spouts of steel', '[planned] **Spouts** of steel'],
    ] as const) {
      world.change(1, { title });
      await world.sync();
      expect(world.text).toBe(lines('## Planned', '', `- ${wanted} ${link(1)}`, `- Lid ${link(2)}`));
      expect(world.issue(1).title).toBe(title);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it.each([
    ['a finished bullet', KEEP, ['- [DONE] {} {link}'], ['- [WIP] Spout'], true],
    ['a finished task', [], ['- [x] {} {link}'], ['- [ ] [WIP] Spout'], true],
    [
      'a row with such a mark and a status',
      TABLE,
      ['| [WIP] {} {link} | in work |'],
      ['| Part | Status |', '| --- | --- |', '| [WIP] Spout | in work |'],
      false,
    ],
    ['a row with a status', TABLE, ['| [TBD] {} {link} | in work |'], ['| Part | Status |', '| --- | --- |', '| Spout | in work |'], false],
    ['a title with another mark', [], ['- [TBD] {} 🚧 {link}'], ['- Spout 🚧'], false],
  ])('comes from GitHub only where it fits: %s', async (_, config, [wanted = ''], text, closed) => {
    const world = await agreed([...config, 'words: { done: [DONE] }'], '## Planned', '', ...text);
    const number = world.numbers.find((one) => world.issue(one).title === 'Spout') ?? 0;
    if (closed) world.change(number, COMPLETED);
    await world.sync();
    for (const title of ['[TBD] Spouts', '[TBD] Cup of tin']) {
      world.change(number, { title });
      expect((await world.sync()).problems).toEqual([]);
      expect(world.text).toContain(`${wanted.replace('{}', title.slice(6)).replace('{link}', link(number))}\n`);
      expect(world.issue(number).title).toBe(title);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it('stays in the title of an issue that was agreed with it, until one of both changes', async () => {
    // Earlier versions read the word as one of the title, as it is read here with its backslash.
    const world = await agreed(KEEP, '## Planned', '', '- \\[WIP] Spout', '- \\[WIP] Lid');
    world.edit(world.text.replaceAll('\\', ''));
    await world.sync();
    expect(world.issue(1).title).toBe('[WIP] Spout');
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { title: '[WIP] Spouts' });
    world.replace('[WIP] Lid', '[TBD] Lid');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- [WIP] Spouts ${link(1)}`, `- [TBD] Lid ${link(2)}`));
    expect(world.issue(2).title).toBe('Lid');
    expect(await world.afterwards()).toEqual([]);
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toContain(`- [DONE] Spouts ${link(1)}`);
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toContain(`- [WIP] Spouts ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stands in the file where a new issue has it', async () => {
    const world = await agreed(KEEP, '## Planned', '', '- Lid');
    world.open(issueOf(9, '[WIP] Spout', { body: '', labels: ['roadmap', 'feature'] }), 'ann');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Lid ${link(1)}`, `- [WIP] Spout ${link(9)}`));
    expect(world.issue(9).title).toBe('[WIP] Spout');
    expect(await world.afterwards()).toEqual([]);
  });

  it('of an open issue that is there already makes no second one', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '- [WIP] Spout'));
    world.open(issueOf(9, '[WIP] Spout', { body: '', labels: ['roadmap', 'feature'] }), 'ann');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- [WIP] Spout ${link(9)}`));
    expect(world.numbers).toEqual([9]);
    expect(await world.afterwards()).toEqual([]);
  });
});
