import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** The file after somebody edited the body of its first issue; the second run changes nothing. */
async function edited(item: readonly string[], from: string, to: string): Promise<string> {
  const world = await MemoryWorld.agreed(lines('- [ ] A', ...item, '- [ ] B'));
  const { body } = world.issue(1);
  expect(body).toContain(from);
  world.change(1, { body: (body ?? '').replace(from, to) });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

function text(...item: readonly string[]): string {
  return lines(`- [ ] A ${link(1)}`, ...item, `- [ ] B ${link(2)}`);
}

describe('notes that stand among sub-items', () => {
  const AMONG = ['  - note one', '  - [ ] sub one', '  - note two', '  - [ ] sub two', '  - note three'];

  it.each([
    ['where one changes', '- note two', '- note 2', AMONG.with(2, '  - note 2')],
    ['where one goes', '- note two\n', '', AMONG.toSpliced(2, 1)],
    ['where one is new', '- note two\n', '- note two\n- note new\n', AMONG.toSpliced(3, 0, '  - note new')],
    ['where all are others', '- note one\n- note two\n- note three', '- x\n- y\n- z', AMONG.with(0, '  - x').with(2, '  - y').with(4, '  - z')],
    ['where a sub-item changes', '- [ ] sub two', '- [ ] sub 2', AMONG.with(3, '  - [ ] sub 2')],
  ] as const)('keep their places: %s', async (_, from, to, after) => {
    expect(await edited(AMONG, from, to)).toBe(text(...after));
  });

  it.each([
    ['bullets', '- a note\n', ['  - a note', '  - [ ] sub one']],
    ['a paragraph, which is a bullet then', 'A note.\n\n', ['  - A note.', '  - [ ] sub one']],
  ] as const)('stand above the sub-items where they are new: %s', async (_, note, after) => {
    expect(await edited(['  - owner: kim', '  - [ ] sub one'], '- [ ] sub one', `${note}- [ ] sub one`)).toBe(text('  - owner: kim', ...after));
  });
});

describe('notes and sub-items that are new together', () => {
  it.each([
    ['in a list without blank lines', 'bullets', ['- One', '- Two'], ['- One', '  - owner: kim', '  - Ask Rosa.', '  - [ ] sub', '- Two']],
    ['in one with blank lines', 'bullets', ['- One', '', '- Two'], ['- One', '  - owner: kim', '', '  Ask Rosa.', '', '  - [ ] sub', '', '- Two']],
    ['below a heading', 'headings', ['### One', '', '### Two'], ['### One', '', '- owner: kim', '', 'Ask Rosa.', '', '- [ ] sub', '', '### Two']],
  ] as const)('stand as they do in the issue: %s', async (_, form, items, after) => {
    for (const end of ['\n', '\r\n']) {
      const world = new MemoryWorld(lines('## Planned', '', ...items).replaceAll('\n', end));
      world.config = `sections:\n  - { title: Planned, items: ${form} }\n`;
      await world.sync();
      world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\nAsk Rosa.\n\n- [ ] sub\n\n**Owner:** kim\n\n<sub>') });
      expect((await world.sync()).problems).toEqual([]);
      expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(lines('## Planned', '', ...after).replaceAll('\n', end));
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it('stand the other way round where they do there', async () => {
    expect(await edited([], '<sub>', '- [ ] sub\n\nAsk Rosa.\n\n<sub>')).toBe(text('  - [ ] sub', '  - Ask Rosa.'));
  });
});

describe('the first sub-items of an item', () => {
  it.each([
    ['are numbered as the lists beside it', ['- [ ] A', '- [ ] B', '  1) cut', '  2) sew'], ['- [ ] A', '  1) [ ] one', '  2) [ ] two']],
    ['stand below the text of a numbered item', ['10. [ ] A', '11. [ ] B', '    1. cut'], ['10. [ ] A', '    1. [ ] one', '    2. [ ] two']],
    ['stand as far as the lists beside it', ['- [ ] A', '- [ ] B', '   1. cut'], ['- [ ] A', '   1. [ ] one', '   2. [ ] two']],
    [
      'have the form of most lists',
      ['- [ ] A', '- [ ] B', '  1) cut', '- [ ] C', '  1) sew', '- [ ] D', '  * x', '  * y', '  * z'],
      ['- [ ] A', '  1) [ ] one'],
    ],
    ['have no form of fields', ['- [ ] A', '- [ ] B', '  1) cut', '- [ ] C', '  - owner: kim'], ['- [ ] A', '  1) [ ] one']],
    [
      'have the form of the nearest lists',
      ['- [ ] A', '- [ ] B', '  * x', '', '## Next', '', '- [ ] C', '  1) x', '- [ ] D', '  1) x'],
      ['- [ ] A', '  * [ ] one'],
    ],
    ['have the form of other lists', ['- [ ] A', '', '## Next', '', '- [ ] C', '  1) x'], ['- [ ] A', '  1) [ ] one', '  2) [ ] two']],
    ['are bullets where one item of several has numbers', ['- [ ] A', '- [ ] B', '  1) cut', '  2) sew', '- [ ] C', '- [ ] D'], ['- [ ] A', '  - [ ] one']],
    ['are numbered where the items are', ['1) [ ] A', '2) [ ] B', '   1) cut', '3) [ ] C', '4) [ ] D'], ['1) [ ] A', '   1) [ ] one']],
    ['are numbered where one item of several has numbered tasks', ['- [ ] A', '- [ ] B', '  1) [ ] cut', '- [ ] C', '- [ ] D'], ['- [ ] A', '  1) [ ] one']],
    ['stand apart from numbers of their own', ['- [ ] A', '  1) x', '- [ ] B', '  1) cut'], ['- [ ] A', '  1) x', '  - [ ] one']],
    ['join a field', ['- [ ] A', '  - owner: kim', '- [ ] B', '  1) cut'], ['- [ ] A', '  - owner: kim', '  - [ ] one']],
  ] as const)('%s', async (_, items, after) => {
    for (const end of ['\n', '\r\n']) {
      const world = await MemoryWorld.agreed(lines('## Planned', '', ...items).replaceAll('\n', end));
      world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n- [ ] one\n- [ ] two\n\n<sub>') });
      expect((await world.sync()).problems).toEqual([]);
      expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toContain(lines(...after).replaceAll('\n', end));
      expect(await world.afterwards()).toEqual([]);
    }
  });
});

describe('the white space behind a new box', () => {
  const added = async (...text: readonly string[]): Promise<string> => {
    const world = await MemoryWorld.agreed(lines(...text));
    world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n- [ ] Test it\n\n<sub>') });
    world.open(issueOf(9, 'Hang it', { body: '', labels: ['roadmap', 'feature'] }), 'ann');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return world.text;
  };

  it.each([
    ['tabs', '\t'],
    ['two spaces', '  '],
  ])('is that of all boxes of the file: %s', async (_, space) => {
    const text = await added(`- [ ]${space}Bell`, `  - [x]${space}Cast it`, `- [ ]${space}Rope`);
    expect(text.split('\n').slice(0, -1)).toEqual([
      ...[`- [ ]${space}Bell ${link(1)}`, `  - [x]${space}Cast it`, `  - [ ]${space}Test it`],
      ...[`- [ ]${space}Rope ${link(2)}`, `- [ ]${space}Hang it ${link(9)}`],
    ]);
  });

  it('is a space where they do not agree', async () => {
    expect(await added('- [ ]\tBell', '- [ ] Rope')).toBe(
      lines(`- [ ]\tBell ${link(1)}`, '  - [ ] Test it', `- [ ] Rope ${link(2)}`, `- [ ] Hang it ${link(9)}`),
    );
  });
});

describe('a further note', () => {
  const BULLETS = ['  - note', '  - [ ] one', '  - [ ] two'];
  const PARAGRAPH = ['', '  Text.', '', '  - [ ] one', ''];

  it.each([
    ['below the sub-items, as a bullet', BULLETS, '- [ ] two', '- [ ] two\n\nMore.', [...BULLETS, '  - More.']],
    ['above them, as a bullet', BULLETS, '- note', '- note\n- more', BULLETS.toSpliced(1, 0, '  - more')],
    ['below them, as a paragraph', PARAGRAPH, '- [ ] one', '- [ ] one\n\nMore.', [...PARAGRAPH, '  More.', '']],
    ['above them, as a paragraph', PARAGRAPH, 'Text.', 'Text.\n\nMore.', PARAGRAPH.toSpliced(2, 0, '', '  More.')],
    ['below them, as code', PARAGRAPH, '- [ ] one', '- [ ] one\n\n```\nx\n\ny\n```', [...PARAGRAPH, '  ```', '  x', '', '  y', '  ```', '']],
  ] as const)('stands where it does in the issue: %s', async (_, item, from, to, after) => {
    expect(await edited(item, from, to)).toBe(text(...after));
  });

  it('stands beside the note that it follows there', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', ...BULLETS, '- [ ] B'));
    const below = (line: string) => world.change(1, { body: world.issue(1).body.replace('\n<sub>Kept', `\n${line}\n\n<sub>Kept`) });
    below('- below');
    await world.sync();
    below('- last');
    await world.sync();
    expect(world.text).toBe(text(...BULLETS, '  - below', '  - last'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('may be a heading in the text of a heading with sub-items', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '### Rocket', '', 'Text.', '', '- [ ] a', '', '### Car'));
    world.config = 'sections:\n  - { title: Planned, items: headings }\n';
    await world.sync();
    world.change(1, { body: world.issue(1).body.replace('- [ ] a', '- [ ] a\n\n#### Risks\n\nNone.') });
    await world.sync();
    expect(world.text).toContain('Text.\n\n- [ ] a\n\n#### Risks\n\nNone.\n\n### Car');
    expect(await world.afterwards()).toEqual([]);
  });
});
