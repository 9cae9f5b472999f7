import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const HEADINGS = 'sections:\n  - { title: Plan, items: headings, role: open }\n';

const file = (first: string, ...others: readonly string[]) => lines('## Plan', '', ...[first, ...others].flatMap((one) => [`### ${one}`, '', 'Text.', '']));

/** Renames the issue of the first heading, once for each title. */
async function renamed(first: string, others: readonly string[], titles: readonly string[]): Promise<string> {
  const world = new MemoryWorld(file(first, ...others));
  world.config = HEADINGS;
  await world.sync();
  for (const title of titles) {
    world.change(1, { title });
    const { problems } = await world.sync();
    expect(problems.filter(({ level }) => level !== 'notice')).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe(title);
  }
  return world.text.split('\n')[2] ?? '';
}

describe('the number before the title of a heading', () => {
  it.each([
    ['1. Read **tabs**', '1. Read spaces', '1. Read **spaces**'],
    ['1. Read **tabs**', '1. Read tabs', '1. Read **tabs**'],
    ['2.1 Offline **maps**', '2.1 Online maps', '2.1 Online **maps**'],
    ['1 Read **tabs**', '1 Read spaces', '1 Read **spaces**'],
    ['6\\. Sixth **part**', '6. Sixth hour', '6\\. Sixth **hour**'],
  ])('is not doubled: `%s`, “%s”', async (title, now, after) => {
    expect(await renamed(title, ['7. Other'], [now])).toBe(`### ${after} ${link(1)}`);
  });

  it.each([
    ['1. Read **tabs**', '2. Read spaces', '2. Read **spaces**'],
    ['2.1 Offline **maps**', '2.2 Offline maps', '2.2 Offline **maps**'],
    ['**2.** Read **more**', '3. Read more', '**3.** Read **more**'],
    ['**2. Read** more', '3. Read less', '**3. Read** less'],
    ['1 Read **tabs**', '2 Read tabs', '2 Read **tabs**'],
    ['16\\) Read **tabs**', '17) Read tabs', '17\\) Read **tabs**'],
  ])('is replaced with another one: `%s`, “%s”', async (title, now, after) => {
    expect(await renamed(title, ['7. Other'], [now])).toBe(`### ${after} ${link(1)}`);
  });

  it.each([
    ['1. Read **tabs**', '3 ways to read tabs', '1. 3 ways to read **tabs**'],
    ['1. Read **tabs**', '2.0 reads tabs', '1. 2.0 reads **tabs**'],
    ['1. Read **tabs**', '12:30 reads tabs', '1. 12:30 reads **tabs**'],
  ])('is none where it belongs to the words: `%s`, “%s”', async (title, now, after) => {
    expect(await renamed(title, ['7. Other'], [now])).toBe(`### ${after} ${link(1)}`);
  });

  it('comes with the title of a heading that had none, and goes with it', async () => {
    expect(await renamed('Read **tabs**', ['Other'], ['2. Read spaces'])).toBe(`### 2. Read **spaces** ${link(1)}`);
    expect(await renamed('Read **tabs**', ['Other'], ['2. Read tabs', 'Read tabs'])).toBe(`### Read **tabs** ${link(1)}`);
    expect(await renamed('Read **tabs**', ['Other'], ['3 ways to read tabs', 'All ways to read tabs'])).toBe(`### All ways to read **tabs** ${link(1)}`);
  });

  it('stays among others if only the issue loses it', async () => {
    expect(await renamed('1. Read **tabs**', ['2. Other'], ['1. Read spaces', 'Read all'])).toBe(`### 1. Read **all** ${link(1)}`);
  });

  it.each([
    ['**2.** Read **more**', 'Read less', '**2.** Read **less**'],
    ['**2. Read** more', 'Always read more', '**2. Always read** more'],
    ['**2. Read more**', 'Read less', '**2. Read less**'],
    ['6\\. Sixth **part**', 'Sixth hour', '6\\. Sixth **hour**'],
    ['16\\) Sixth **part**', 'First part', '16\\) First **part**'],
    ['2\\.1 Sixth **part**', 'First part', '2\\.1 First **part**'],
  ])('stays in its markup and behind its escapes: `%s`, “%s”', async (title, now, after) => {
    expect(await renamed(title, ['7. Other'], [now])).toBe(`### ${after} ${link(1)}`);
  });
});

describe('a link before a title', () => {
  const FULL = '[#1](https://github.test/o/r/issues/1)';
  it.each([`${FULL}: {title}`, '#1: {title}', '#1 - {title}', '#1 {title}', '(#1) {title}', '[#1]: {title}', `${FULL} {title} (in progress)`])(
    'stays there while the words change: `%s`',
    async (form) => {
      const world = await MemoryWorld.agreed(lines('- [ ] Parser **drops** tabs', '- [ ] B'));
      const written = (title: string) => lines(`- [ ] ${form.replace('{title}', title)}`, `- [ ] B ${link(2)}`);
      world.edit(written('Parser **drops** tabs'));
      await world.sync();
      for (const [now, after] of [
        ['Parser drops spaces', 'Parser **drops** spaces'],
        ['Each parser drops spaces', 'Each parser **drops** spaces'],
        ['Lexer drops spaces', 'Lexer **drops** spaces'],
      ] as const) {
        world.change(1, { title: now });
        await world.sync();
        expect(world.text).toBe(written(after));
        expect(await world.afterwards()).toEqual([]);
      }
    },
  );

  it('stays in the emphasis of the first words', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] **Parser** drops tabs', '- [ ] B'));
    const written = (title: string) => lines(`- [ ] **${FULL}: ${title}`, `- [ ] B ${link(2)}`);
    world.edit(written('Parser** drops tabs'));
    await world.sync();
    world.change(1, { title: 'Every lexer drops tabs' });
    await world.sync();
    expect(world.text).toBe(written('Every lexer** drops tabs'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('is not doubled where the new title names its issue', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] **Parser** drops tabs', '- [ ] B'));
    world.edit(lines(`- [ ] ${FULL}: **Parser** drops tabs`, `- [ ] B ${link(2)}`));
    await world.sync();
    world.change(1, { title: '#1: Lexer drops tabs' });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] ${FULL}: **Lexer** drops tabs`, `- [ ] B ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a box before the title of a bullet', () => {
  it('is not doubled', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- [~] Read **tabs**'));
    world.change(1, { title: '[~] Read spaces' });
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- [~] Read **spaces** ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
