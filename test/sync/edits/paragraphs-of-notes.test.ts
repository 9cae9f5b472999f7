import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** Writes a note into the text of an issue, or takes it out again. */
function note(world: MemoryWorld, number: number, text: string, gone = ''): void {
  const { body } = world.issue(number);
  const at = body.includes('<!-- roadmap-sync:source -->') ? '<!-- roadmap-sync:source -->' : '<sub>Kept';
  world.change(number, { body: gone === '' ? body.replace(`\n${at}`, () => `\n${text}\n\n${at}`) : body.replace(gone, text) }, 'maintainer');
}

/** The file with a note that is written into an issue. The note is taken out again afterwards, and nothing follows either time. */
async function comesAndGoes(world: MemoryWorld, number: number): Promise<string> {
  note(world, number, 'Ask Rosa.');
  await world.sync();
  const { text } = world;
  expect(await world.afterwards()).toEqual([]);
  note(world, number, '', 'Ask Rosa.\n');
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return text;
}

describe('a note from an issue', () => {
  it.each([
    ['in a list without blank lines', ['- A', '- B', '- C'], 1, ['- A', '  - Ask Rosa.', '- B', '- C']],
    ['of the second item', ['- A', '- B', '- C'], 2, ['- A', '- B', '  - Ask Rosa.', '- C']],
    ['of the last item', ['- A', '- B', '- C'], 3, ['- A', '- B', '- C', '  - Ask Rosa.']],
    ['with another bullet', ['* A', '* B'], 1, ['* A', '  * Ask Rosa.', '* B']],
    ['alone where other lists have no blank lines', ['- [ ] A', '', '## Next', '', '- [ ] B', '- [ ] C'], 1, undefined],
    ['beside a paragraph in another list', ['- [ ] A', '- [ ] B', '', '## Next', '', '- [ ] C', '', '  So.', '', '- [ ] D'], 1, undefined],
  ] as const)('is a bullet in a list without blank lines, and goes again: %s', async (_, items, number, then) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', ...items));
    const before = world.text;
    const wanted = then ?? ['- [ ] A', '  - Ask Rosa.', ...items.slice(1)];
    expect((await comesAndGoes(world, number)).replace(/ \(\[#.*?\)\)/g, '')).toBe(lines('## Planned', '', ...wanted));
    expect(world.text).toBe(before);
  });

  it.each([
    ['of tasks', ['- [ ] A', '', '  - One: x.', '  - Two.', '', '- [ ] B', '', '  - Three.'], '  - Two.', '  - Ask Rosa.'],
    ['of bullets, the last one', ['- A', '', '  - One.', '', '- B', '', '  - Two.'], '  - Two.', '  - Ask Rosa.', 2],
    ['with blank lines between the items only', ['- A', '  - One.', '  - Two.', '', '- B', '  - Three.'], '  - Two.', '  - Ask Rosa.'],
    ['with another bullet', ['- A', '', '  * One.', '    More.', '', '- B'], '    More.', '  * Ask Rosa.'],
    ['of numbers', ['1. A', '', '   - One.', '', '2. B'], '   - One.', '   - Ask Rosa.'],
    ['behind tabs', ['- A', '', '\t- One.', '', '- B'], '\t- One.', '\t- Ask Rosa.'],
    ['with a field', ['- A', '', '  - owner: Kim', '  - One.', '', '- B'], '  - One.', '  - Ask Rosa.'],
  ])('is one more bullet where a blank line stands between a title and its list: %s', async (_, items, above, wanted, number = 1) => {
    for (const end of ['\n', '\r\n']) {
      const world = new MemoryWorld(lines('## Planned', '', ...items).replaceAll('\n', end));
      world.config = 'sections:\n  - { title: Planned, items: [tasks, bullets, numbered] }\n';
      await world.sync();
      await world.sync();
      const before = world.text;
      expect(await comesAndGoes(world, number)).toBe(before.replace(`${above}${end}`, () => `${above}${end}${wanted}${end}`));
      expect(world.text).toBe(before);
    }
  });

  it.each([
    ['a bullet', ['- A', '  - One', '  more.', '', '- B', '', '- C'], 2, ['- B', '  - Ask Rosa.', '', '- C']],
    ['a bullet behind a tab', ['- A', '\t- One.', '', '- B', '', '- C'], 3, ['- C', '\t- Ask Rosa.']],
    ['a bullet below a blank line', ['- A', '', '  - One.', '', '- B', '', '- C'], 2, ['- B', '', '  - Ask Rosa.', '', '- C']],
    ['a quote', ['- A', '  > One.', '  > Two.', '- B', '- C'], 2, ['- B', '  > Ask Rosa.', '- C']],
    ['a quote below a blank line', ['- A', '', '  > One.', '', '- B'], 2, ['- B', '', '  > Ask Rosa.']],
    ['a quote that goes on', ['- A', '  > One.', '- B', '  > Two.'], 1, ['- A', '  > One.', '  >', '  > Ask Rosa.', '- B']],
    ['no alert', ['- A', '', '  > [!NOTE]', '  > One.', '', '- B'], 1, ['  > One.', '', '  Ask Rosa.', '', '- B']],
    ['a paragraph right above the next item', ['- A', '', '  One.', '- B', '- C'], 2, ['- B', '', '  Ask Rosa.', '- C']],
  ] as const)('is what the notes beside it are, and goes again: %s', async (_, items, number, wanted) => {
    for (const end of ['\n', '\r\n']) {
      const world = await MemoryWorld.agreed(lines('## Planned', '', ...items).replaceAll('\n', end));
      const before = world.text;
      const text = await comesAndGoes(world, number);
      expect(text.replace(/ \(\[#.*?\)\)/g, '')).toContain(lines(...wanted).replaceAll('\n', end));
      expect(world.text).toBe(before);
    }
  });

  it.each([
    ['an item beside it has one', ['- A', '', '  - One.', '', '- B', '', '  Two.'], ['  - One.', '', '  Ask Rosa.']],
    ['blank lines stand between the bullets', ['- A', '', '  - One.', '', '  - Two.', '', '- B'], ['  - Two.', '', '  Ask Rosa.']],
    ['its list has a field only', ['- A', '', '  - owner: Kim', '', '- B'], ['  - owner: Kim', '', '  Ask Rosa.']],
    ['its list has numbers', ['- A', '', '  1. One.', '', '- B'], ['  1. One.', '', '  Ask Rosa.']],
    ['its list completes the title', ['- A for:', '  - one', '- B', '  - two'], ['  - one', '', '  Ask Rosa.', '', `- B ${link(2)}`]],
    ['its list completes the title below a blank line', ['- A for:', '', '  - one', '', '- B'], ['  - one', '', '  Ask Rosa.', '', `- B ${link(2)}`]],
    [
      'its list completes the title and ends with a field',
      ['- A for:', '  - one', '  - owner: Kim', '- B'],
      ['  - owner: Kim', '', '  Ask Rosa.', '', `- B ${link(2)}`],
    ],
  ])('is a paragraph where %s', async (_, items, wanted) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', ...items));
    note(world, 1, 'Ask Rosa.');
    await world.sync();
    expect(world.text).toContain(lines(...wanted));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    [
      'in a list without blank lines, where such a note is a paragraph',
      lines('## Planned', '', '- A', '- B', '- C', '', '  And this.'),
      1,
      (a: string, b: string, c: string) => ['## Planned', '', a, '', '  Ask Rosa.', '', b, c, '', '  And this.'],
    ],
    [
      'in a list with blank lines',
      lines('## Planned', '', '- A', '', '- B', '', '- C'),
      1,
      (a: string, b: string, c: string) => ['## Planned', '', a, '', '  Ask Rosa.', '', b, '', c],
    ],
  ])('stands between blank lines, which go with it: %s', async (_, text, number, then) => {
    const world = await MemoryWorld.agreed(text);
    const before = world.text;
    note(world, number, 'Ask Rosa.');
    await world.sync();
    expect(world.text).toBe(lines(...then(`- A ${link(1)}`, `- B ${link(2)}`, `- C ${link(3)}`)));
    expect(await world.afterwards()).toEqual([]);
    note(world, number, '', 'Ask Rosa.\n');
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['an item', 1],
    ['an item in the middle', 2],
  ])('of %s leaves a new item as close to the others as they are', async (_, number) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '- C', '- D'));
    note(world, number, 'Ask Rosa.');
    await world.sync();
    world.open(issueOf(9, 'New', { labels: ['roadmap', 'feature'], body: '' }), 'maintainer');
    await world.sync();
    expect(world.text).toContain(lines(`- D ${link(4)}`, `- New ${link(9)}`));
  });

  it.each(['---', '***', '___'])('stands above the line across the page that ends a heading’s text: %s', async (line) => {
    const world = new MemoryWorld(
      lines('# Kettle', '', '## Ideas', '', '### Lid', '', 'It stays on.', '', line, '', '### Spout', '', line, '', '## Past', '', 'Much.'),
    );
    world.config = 'sections:\n  - { title: Ideas, items: headings }\n';
    await world.sync();
    expect(world.issue(1).body).not.toContain(line);
    note(world, 1, 'Ask Rosa.');
    note(world, 2, 'Ask Kim.');
    await world.sync();
    expect(world.text).toBe(
      lines(
        '# Kettle',
        '',
        '## Ideas',
        '',
        `### Lid ${link(1)}`,
        '',
        'It stays on.',
        '',
        'Ask Rosa.',
        '',
        line,
        '',
        `### Spout ${link(2)}`,
        '',
        'Ask Kim.',
        '',
        line,
        '',
        '## Past',
        '',
        'Much.',
      ),
    );
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a note that is a bullet in the file and a paragraph in the issue', () => {
  it('stays so when something else is added that is no bullet', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '  - one', '- Beta', '  - two'));
    const code = ['', '  ```', '  code', '', '  New.', '  ```', ''];
    const expectItem = (...below: readonly string[]) =>
      expect(world.text).toBe(lines('## Planned', '', `- Alpha ${link(1)}`, '  - one', ...below, `- Beta ${link(2)}`, '  - two'));
    note(world, 1, 'New.');
    await world.sync();
    expectItem('  - New.');
    note(world, 1, '```\ncode\n\nNew.\n```');
    await world.sync();
    expectItem('  - New.', ...code);
    note(world, 1, 'Last.');
    await world.sync();
    expectItem('  - New.', ...code, '  Last.', '');
    world.change(1, { body: world.issue(1).body.replace('New.', 'Newer.') });
    await world.sync();
    expectItem('  - Newer.', ...code, '  Last.', '');
    expect(await world.afterwards()).toEqual([]);
  });
});
