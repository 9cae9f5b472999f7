import { describe, expect, it } from 'vitest';
import { lines, link, roadmapOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { rewrite } from '../edits.ts';

const NOTE = 'Ask *Rosa* about [it](https://example.org/it).';

/** The file after somebody has typed a text into the issue of its first item, without the links of issues. @param at the text before which it is typed */
async function typed(before: readonly string[], text: string, at = '<sub>') {
  const world = await MemoryWorld.agreed(lines(...before));
  rewrite(world, 1, at, `${text}\n\n${at}`);
  await world.sync();
  const { body } = world.issue(1);
  expect(await world.afterwards()).toEqual([]);
  expect(world.issue(1).body).toBe(body);
  return { world, file: world.text.replace(/ \(\[#\d+\]\([^)]*\)\)/g, ''), body };
}

describe('a paragraph that somebody types into an issue', () => {
  it.each([
    ['the item has sub-items', ['- [ ] A', '  - [ ] one', '- [ ] B'], ['- [ ] A', '  - [ ] one', `  - ${NOTE}`, '- [ ] B']],
    ['its fields are bullets', ['* [ ] A', '  + owner: Kim', '* [ ] B'], ['* [ ] A', '  + owner: Kim', `  + ${NOTE}`, '* [ ] B']],
    ['its notes are bullets', ['- [ ] A', '  - why', '- [ ] B'], ['- [ ] A', '  - why', `  - ${NOTE}`, '- [ ] B']],
    ['its notes are bullets, though others have blank lines', ['- [ ] A', '  - why', '', '- [ ] B'], ['- [ ] A', '  - why', `  - ${NOTE}`, '', '- [ ] B']],
    ['others have bullets as notes', ['- [ ] A', '- [ ] B', '  * why'], ['- [ ] A', `  * ${NOTE}`, '- [ ] B', '  * why']],
    ['tabs indent it', ['- [ ] A', '\t- [ ] one', '- [ ] B'], ['- [ ] A', '\t- [ ] one', `\t- ${NOTE}`, '- [ ] B']],
    ['the title introduces the sub-items', ['- [ ] A:', '  - [ ] one', '- [ ] B'], ['- [ ] A:', '  - [ ] one', `  - ${NOTE}`, '- [ ] B']],
    ['its fields are lines', ['- [ ] A', '  owner: Kim', '- [ ] B'], ['- [ ] A', '  owner: Kim', `  - ${NOTE}`, '- [ ] B']],
    ['every item is alone in its list', ['- [ ] A', '', 'Later, maybe.', '', '- [ ] B'], ['- [ ] A', `  - ${NOTE}`, '', 'Later, maybe.', '', '- [ ] B']],
    [
      'a table parts the lists',
      ['- [ ] A', '', '| a | b |', '|---|---|', '| 1 | 2 |', '', '- [ ] B'],
      ['- [ ] A', `  - ${NOTE}`, '', '| a | b |', '|---|---|', '| 1 | 2 |', '', '- [ ] B'],
    ],
    ['its notes are numbers', ['- [ ] A', '  1. why', '  2. how', '- [ ] B'], ['- [ ] A', '  1. why', '  2. how', `  - ${NOTE}`, '- [ ] B']],
    ['its notes are numbers behind a tab', ['* [ ] A', '\t1) why', '* [ ] B'], ['* [ ] A', '\t1) why', `\t* ${NOTE}`, '* [ ] B']],
    ['only others have numbers', ['- [ ] A', '- [ ] B', '  1. why'], ['- [ ] A', `  - ${NOTE}`, '- [ ] B', '  1. why']],
    ['only others have a line below their title', ['- [ ] A', '- [ ] B', '  (Why.)'], ['- [ ] A', `  - ${NOTE}`, '- [ ] B', '  (Why.)']],
    ['only others have code', ['- [ ] A', '- [ ] B', '  ```', '  why', '  ```'], ['- [ ] A', `  - ${NOTE}`, '- [ ] B', '  ```', '  why', '  ```']],
    [
      'others have bullets, and one has numbers and one a line',
      ['- [ ] A', '- [ ] B', '  * why', '- [ ] C', '  1. so', '- [ ] D', '  (So.)'],
      ['- [ ] A', `  * ${NOTE}`, '- [ ] B', '  * why', '- [ ] C', '  1. so', '- [ ] D', '  (So.)'],
    ],
    ['no item shows another form, and the list has no blank lines', ['- [ ] A', '- [ ] B'], ['- [ ] A', `  - ${NOTE}`, '- [ ] B']],
  ])('becomes a bullet where %s', async (_, before, after) => {
    const { file, body } = await typed(before, NOTE);
    expect(file).toBe(lines(...after));
    expect(body).toContain(`\n${NOTE}\n`);
  });

  it.each([
    ['tabs', ['- [ ] A', '\t- why', '- [ ] B'], ['\t- why', `\t- ${NOTE}`]],
    ['tabs, with tasks among them', ['- [ ] A', '\t- [ ] one', '\t- why', '- [ ] B'], ['\t- [ ] one', '\t- why', `\t- ${NOTE}`]],
    ['tabs, with others inside of them', ['- [ ] A', '\t* why', '\t\t* so', '- [ ] B'], ['\t* why', '\t\t* so', `\t* ${NOTE}`]],
    ['more spaces', ['- [ ] A', '    - why', '- [ ] B'], ['    - why', `    - ${NOTE}`]],
    ['one more space', ['- [ ] A', '   - why', '- [ ] B'], ['   - why', `   - ${NOTE}`]],
    ['spaces below a tab', ['- [ ] A', '\t- why', '    - so', '- [ ] B'], ['\t- why', '    - so', `    - ${NOTE}`]],
    ['a tab below spaces', ['- [ ] A', '    - why', '\t- so', '- [ ] B'], ['    - why', '\t- so', `\t- ${NOTE}`]],
    ['a tab in a numbered list', ['1. [ ] A', '\t- why', '2. [ ] B'], ['\t- why', `\t- ${NOTE}`]],
  ])('stands as far as the bullets that are its notes: %s', async (_, before, after) => {
    const whole = [before[0] ?? '', ...after, before.at(-1) ?? ''];
    expect((await typed(before, NOTE)).file).toBe(lines(...whole));
    const world = await MemoryWorld.agreed([...before, ''].join('\r\n'));
    rewrite(world, 1, '<sub>', `${NOTE}\n\n<sub>`);
    await world.sync();
    expect(world.text.replace(/ \(\[#\d+\]\([^)]*\)\)/g, '')).toBe([...whole, ''].join('\r\n'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('of several lines stands behind tabs, too, and between two bullets', async () => {
    const before = ['- [ ] A', '\t- why', '\t- so', '- [ ] B'];
    expect((await typed(before, 'One\nand more.')).file).toBe(lines('- [ ] A', '\t- why', '\t- so', '\t- One', '\t\tand more.', '- [ ] B'));
    expect((await typed(before, `\n\n${NOTE}`, '\n  - so')).file).toBe(lines('- [ ] A', '\t- why', `\t- ${NOTE}`, '\t- so', '- [ ] B'));
  });

  it.each([
    ['others have paragraphs', ['- [ ] A', '- [ ] B', '', '  Why.'], ['- [ ] A', '', `  ${NOTE}`, '', '- [ ] B', '', '  Why.']],
    ['its list has blank lines', ['- [ ] A', '', '- [ ] B'], ['- [ ] A', '', `  ${NOTE}`, '', '- [ ] B']],
    ['its bullets have blank lines', ['- [ ] A', '  - why', '', '  - so', '- [ ] B'], ['- [ ] A', '  - why', '', '  - so', '', `  ${NOTE}`, '', '- [ ] B']],
    ['its bullets behind tabs have', ['- [ ] A', '\t- why', '', '\t- so', '- [ ] B'], ['- [ ] A', '\t- why', '', '\t- so', '', `\t${NOTE}`, '', '- [ ] B']],
    [
      'its bullets behind more spaces have',
      ['- [ ] A', '    - why', '', '    - so', '- [ ] B'],
      ['- [ ] A', '    - why', '', '    - so', '', `    ${NOTE}`, '', '- [ ] B'],
    ],
    ['paragraphs stand behind tabs', ['- [ ] A', '', '\tWhy.', '', '- [ ] B'], ['- [ ] A', '', '\tWhy.', '', `\t${NOTE}`, '', '- [ ] B']],
    ['it has a quote', ['- [ ] A', '  > why', '- [ ] B'], ['- [ ] A', '  > why', '', `  ${NOTE}`, '', '- [ ] B']],
  ])('stays one where %s', async (_, before, after) => {
    expect((await typed(before, NOTE)).file).toBe(lines(...after));
  });

  it.each([
    ['a quote', '> So it is.', ['\t> So it is.']],
    ['code', '```sh\nmake\n```', ['\t```sh', '\tmake', '\t```']],
  ])('stands as far as bullets behind tabs where it is %s', async (_, text, after) => {
    const { file } = await typed(['- [ ] A', '\t- why', '- [ ] B'], text);
    expect(file).toBe(lines('- [ ] A', '\t- why', '', ...after, '', '- [ ] B'));
  });

  it.each([
    ['a quote', '> So it is.'],
    ['code', '```sh\nmake\n```'],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['HTML', '<b>So</b> it is.'],
    ['a numbered list', '1. One.'],
  ])('beside %s changes nothing of its form', async (_, text) => {
    const { world, file } = await typed(['- [ ] A', '  - why', '- [ ] B'], `${NOTE}\n\n${text}`);
    expect(file).toContain(`\n  ${NOTE}\n`);
    expect(roadmapOf(world.text).items.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('of several lines is one bullet, and several are several', async () => {
    const { file } = await typed(['- [ ] A', '  - why', '- [ ] B'], 'One\nand more.\n\n**Two**');
    expect(file).toBe(lines('- [ ] A', '  - why', '  - One', '    and more.', '  - **Two**', '- [ ] B'));
  });
});

describe('a paragraph that a bullet would nest more deeply than texts are read', () => {
  /** Emphasis in emphasis. A paragraph below an item may have 196 levels of it, and one in a bullet below an item 194. */
  const nested = (levels: number) => `${'**a *b '.repeat(levels / 2)}c${'* d**'.repeat(levels / 2)}`;

  it('stays one, and one that has room becomes a bullet', async () => {
    const before = ['- [ ] A', '  - why', '- [ ] B'];
    expect((await typed(before, nested(194))).file).toBe(lines('- [ ] A', '  - why', `  - ${nested(194)}`, '- [ ] B'));
    expect((await typed(before, nested(196))).file).toBe(lines('- [ ] A', '  - why', '', `  ${nested(196)}`, '', '- [ ] B'));
  });
});

describe('a paragraph that somebody types into the issue of a heading', () => {
  /** The text below the first heading afterwards. */
  async function below(...body: readonly string[]): Promise<string[]> {
    const world = new MemoryWorld(lines('## Plans', '', '### A', ...body, '', '### B', '', 'Soon.'));
    world.config = 'sections:\n  - { title: Plans, items: headings }\n';
    await world.sync();
    rewrite(world, 1, '<sub>', `${NOTE}\n\n<sub>`);
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return world.text.slice(world.text.indexOf('### A'), world.text.indexOf('\n\n### B')).split('\n').slice(1);
  }

  it.each([
    ['notes and fields', ['- **Aim:** Ring.', '- **Status:** Begun.', '- **Priority:** High.'], 3],
    ['notes, below a blank line', ['', '* **Aim:** Ring.', '  All day.', '* **Need:** Rope.'], 4],
    ['fields', ['- **Status:** Begun.', '- **Owner:** kim'], 2],
  ])('becomes a bullet of the list without blank lines that is all of its text: %s', async (_, list, at) => {
    const bullet = `${(list[1] ?? '').charAt(0)} ${NOTE}`;
    expect(await below(...list)).toEqual(list.toSpliced(at, 0, bullet));
  });

  it.each([
    ['has sub-items alone', ['', '- [ ] Ring', '- [ ] Hang'], ['', '- [ ] Ring', '- [ ] Hang', '', NOTE]],
    ['has blank lines', ['', '- Ring', '', '- Hang'], ['', '- Ring', '', '- Hang', '', NOTE]],
    ['has another list below', ['', '- Ring', '* Hang'], ['', '- Ring', '* Hang', '', NOTE]],
    ['has words above', ['', 'Now:', '- Ring', '- Hang'], ['', 'Now:', '- Ring', '- Hang', '', NOTE]],
  ])('stays one where the list %s', async (_, list, after) => {
    expect(await below(...list)).toEqual(after);
  });
});

describe('what is no text', () => {
  it.each([
    ['a quote', ['> So it is.']],
    ['code', ['```sh', 'make', '```']],
    ['a table', ['| a | b |', '|---|---|', '| 1 | 2 |']],
  ])('stands between blank lines behind notes and sub-items without any: %s', async (_, block) => {
    const { file } = await typed(['- [ ] A', '  - why', '  - [ ] one', '- [ ] B'], block.join('\n'));
    expect(file).toBe(lines('- [ ] A', '  - why', '  - [ ] one', '', ...block.map((line) => `  ${line}`), '', '- [ ] B'));
  });
});

describe('a note that is a paragraph in the issue and a bullet in the file', () => {
  it('follows a change on either side by its words, and nothing goes back and forth', async () => {
    const { world } = await typed(['- [ ] A', '  - [ ] one', '- [ ] B'], NOTE);
    rewrite(world, 1, '*Rosa*', '*Tom*');
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '  - [ ] one', `  - ${NOTE.replace('Rosa', 'Tom')}`, `- [ ] B ${link(2)}`));
    expect(world.issue(1).body).toContain(`\n${NOTE.replace('Rosa', 'Tom')}\n`);
    world.replace('Ask *Tom*', 'Tell *Tom*');
    await world.sync();
    expect(world.issue(1).body).toContain('\n- Tell *Tom*');
    expect(await world.afterwards()).toEqual([]);
    rewrite(world, 1, 'Tell', 'Show');
    world.replace('- [ ] one', '- [x] one');
    await world.sync();
    expect(world.text).toContain('  - [x] one\n  - Show *Tom*');
    expect(world.issue(1).body).toContain('\n- Show *Tom*');
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes where it is deleted', async () => {
    const { world } = await typed(['- [ ] A', '  - [ ] one', '- [ ] B'], NOTE);
    rewrite(world, 1, `${NOTE}\n\n`, '');
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '  - [ ] one', `- [ ] B ${link(2)}`));
  });
});

describe('new notes stand', () => {
  const loose = ['- [ ] A', '', '  - owner: Kim', '  - [ ] one', '', '- [ ] B'];

  it('above the list of the sub-items where they are typed above these', async () => {
    const { file } = await typed(loose, NOTE, '- [ ] one');
    expect(file).toBe(lines('- [ ] A', '', `  ${NOTE}`, '', ...loose.slice(2)));
  });

  it('below the sub-items where they are typed below these', async () => {
    const { file } = await typed(loose, NOTE);
    expect(file).toBe(lines(...loose.slice(0, 4), '', `  ${NOTE}`, '', '- [ ] B'));
  });

  it('never between a title and the list that it introduces', async () => {
    const { file } = await typed(['- [ ] A:', '', '  - [ ] one', '', '- [ ] B'], NOTE, '- [ ] one');
    expect(file).toBe(lines('- [ ] A:', '', '  - [ ] one', '', `  ${NOTE}`, '', '- [ ] B'));
  });
});
