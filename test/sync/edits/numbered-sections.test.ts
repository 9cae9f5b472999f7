import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const DROPPED = { state: { open: false, reason: 'not_planned' } } as const;
const OPEN = { state: { open: true, reason: null } } as const;

const SECTIONS = ['  - { title: Plans, role: open }', '  - { title: Ideas, role: open }'];

async function worldWith(text: string, ...config: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = lines('sections:', ...SECTIONS, ...config);
  await world.sync();
  return world;
}

/** Two sections with such titles, and one more behind them. */
const file = (first: string, second: string, ...rest: readonly string[]) =>
  lines('# Kettles', '', `## ${first}`, '', '- Lid', '', `## ${second}`, '', '- Spout', ...rest);

const headings = ({ text }: MemoryWorld) => text.split('\n').filter((line) => line.startsWith('## '));

describe('a section that is made beside titles that begin with emoji', () => {
  const signed = (...titles: readonly string[]) => lines('# Kettles', '', ...titles.flatMap((title) => [`## ${title}`, '', '- Lid', '- Spout', '']));

  it.each([
    [['🎯 Plans', '💡 Ideas', '🔧 Wishes'], '✅ Completed', '❌ Dropped'],
    [['🎯 Plans', '💡 Ideas', '🛠️ Wishes'], '✅ Completed', '❌ Dropped'],
    [['1. 🎯 Plans', '2. 💡 Ideas', '3. 🔧 Wishes'], '4. ✅ Completed', '4. ❌ Dropped'],
    [['🎯 Plans', '💡 Ideas'], 'Completed', 'Dropped'],
    [['🎯 Plans', '💡 Ideas', 'Wishes'], 'Completed', 'Dropped'],
  ])('begins with one, and goes with its last item: %s', async (titles, done, dropped) => {
    for (const end of ['\n', '\r\n']) {
      for (const [change, wanted] of [
        [COMPLETED, done],
        [DROPPED, dropped],
      ] as const) {
        const world = new MemoryWorld(signed(...titles).replaceAll('\n', end));
        world.config = lines('sections:', '  - { pattern: Plans, role: open }', '  - { pattern: Ideas, role: open }');
        await world.sync();
        const before = world.text;
        world.change(1, change);
        await world.sync();
        expect(headings(world).at(-1)?.trim()).toBe(`## ${wanted}`);
        expect(await world.afterwards()).toEqual([]);
        world.change(2, change);
        await world.sync();
        expect(headings(world)).toHaveLength(titles.length + 1);
        world.change(2, OPEN);
        await world.sync();
        world.change(1, OPEN);
        await world.sync();
        expect(world.text).toBe(before);
      }
    }
  });

  it('is known as the section for new bugs', async () => {
    const world = new MemoryWorld(signed('🎯 Plans', '💡 Ideas', '🔧 Wishes'));
    world.config = lines('sections:', '  - { pattern: Plans, role: open }', '  - { pattern: Ideas, role: open }');
    await world.sync();
    for (const number of [90, 91]) {
      world.open(issueOf(number, `Drip ${number}`, { body: '', labels: ['roadmap', 'bug'] }), 'ann');
      await world.sync();
    }
    expect(world.text).toContain(lines('## 🐛 Open bugs', '', `- Drip 90 ${link(90)}`, `- Drip 91 ${link(91)}`));
    world.change(90, COMPLETED);
    await world.sync();
    expect(world.text).toContain(lines('## ✅ Bugs resolved since last update', '', `- Drip 90 ${link(90)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a section that is made behind numbered ones', () => {
  it.each([
    ['1. Plans', '2. Ideas', '3. Completed'],
    ['1) Plans', '2) Ideas', '3) Completed'],
    ['1: Plans', '2: Ideas', '3: Completed'],
    ['1 Plans', '2 Ideas', '3 Completed'],
    ['1 - Plans', '2 - Ideas', '3 - Completed'],
    ['0. Plans', '1. Ideas', '2. Completed'],
    ['01. Plans', '02. Ideas', '03. Completed'],
    ['I. Plans', 'II. Ideas', 'III. Completed'],
    ['viii) Plans', 'ix) Ideas', 'x) Completed'],
    ['**1.** Plans', '**2.** Ideas', '3. Completed'],
  ])('gets the next number, and goes with its last item: %s, %s', async (first, second, wanted) => {
    const world = await worldWith(file(first, second));
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    expect(headings(world)).toEqual([`## ${first}`, `## ${second}`, `## ${wanted}`]);
    expect(await world.afterwards()).toEqual([]);
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text).toContain(lines(`## ${wanted}`, '', `- Lid ${link(1)}`, `- Spout ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
    world.change(2, OPEN);
    await world.sync();
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['in a form that is not taken off a title', 'A) Plans', 'B) Ideas'],
    ['that are letters', 'A) Plans', 'B) Ideas'],
    ['that are names', 'Phase 1: Plans', 'Phase 2: Ideas'],
    ['that do not count up', '1. Plans', '3. Ideas'],
    ['that count down', '2. Plans', '1. Ideas'],
    ['in two forms', '1. Plans', '2) Ideas'],
    ['in two kinds', 'I. Plans', '2. Ideas'],
    ['of years', '2031 Plans', '2032 Ideas'],
    ['of versions', '1.1 Plans', '1.2 Ideas'],
    ['of amounts', '3 Plans', '4 Ideas'],
    ['of some sections', '1. Plans', 'Ideas'],
  ])('gets none where there are numbers %s', async (_, first, second) => {
    const world = new MemoryWorld(file(first, second));
    world.config = lines('sections:', '  - { pattern: Plans, role: open }', '  - { pattern: Ideas, role: open }');
    await world.sync();
    world.change(1, COMPLETED);
    await world.sync();
    expect(headings(world).at(-1)).toBe('## Completed');
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets none behind a single one', async () => {
    const world = await worldWith(lines('## 1. Plans', '', '- Lid', '- Spout'));
    world.change(1, COMPLETED);
    await world.sync();
    expect(headings(world)).toEqual(['## 1. Plans', '## Completed']);
  });

  it('gets none above a numbered one, so that nothing is numbered anew', async () => {
    const world = await worldWith(file('1. Plans', '2. Ideas', '', '## 3. Licence', '', 'Free.'));
    world.change(1, COMPLETED);
    await world.sync();
    expect(headings(world)).toEqual(['## 1. Plans', '## 2. Ideas', '## Completed', '## 3. Licence']);
  });

  it('gets one above a section without a number', async () => {
    const world = await worldWith(file('1. Plans', '2. Ideas', '', '## Licence', '', 'Free.'));
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    expect(headings(world)).toEqual(['## 1. Plans', '## 2. Ideas', '## 3. Completed', '## Licence']);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('gets none below underlined headings, where a number would begin a list', async () => {
    const world = await worldWith(lines('1\\. Plans', '---------', '', '- Lid', '', '2\\. Ideas', '---------', '', '- Spout'));
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toContain(lines('Completed', '---------'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets one for each section that the same run makes', async () => {
    const world = await worldWith(file('1. Plans', '2. Ideas'));
    const before = world.text;
    world.change(1, COMPLETED);
    world.change(2, DROPPED);
    await world.sync();
    expect(headings(world)).toEqual(['## 1. Plans', '## 2. Ideas', '## 3. Completed', '## 4. Dropped']);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    world.change(2, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets one where the configuration names its title, and none where its rule would be another one', async () => {
    for (const [rule, wanted] of [
      ['  - { title: Finished, role: done }', '## 3. Finished'],
      ['  - { title: Finished, role: done }\n  - { pattern: "^3", role: open }', '## 3. Finished'],
      ['  - { pattern: "^3", role: open }\n  - { title: Finished, role: done }', '## Finished'],
    ] as const) {
      const world = await worldWith(file('1. Plans', '2. Ideas'), rule);
      world.change(1, COMPLETED);
      await world.sync();
      expect(headings(world).at(-1)).toBe(wanted);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it('gets one for an issue that enters the file', async () => {
    const world = await worldWith(file('1. Plans', '2. Ideas'));
    world.open(issueOf(3, 'Rust', { labels: ['roadmap', 'bug'] }));
    await world.sync();
    expect(world.text).toContain(lines('', '## 3. Open bugs', '', `- Rust ${link(3)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets the one of its place, where the same run makes one for open and one for finished work', async () => {
    const world = await worldWith(file('1. Plans', '2. Ideas'));
    world.change(1, COMPLETED);
    world.open(issueOf(3, 'Rust', { labels: ['roadmap', 'bug'] }));
    await world.sync();
    expect(headings(world)).toEqual(['## 1. Plans', '## 2. Ideas', '## 3. Open bugs', '## 4. Completed']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets one for an issue that enters a file whose items are headings', async () => {
    const world = new MemoryWorld(lines('## 1. Plans', '', '### Lid', '', 'Tight.', '', '## 2. Ideas', '', '### Spout', '', 'Long.'));
    world.config = lines('sections:', '  - { title: Plans, role: open, items: headings }', '  - { title: Ideas, role: open, items: headings }');
    await world.sync();
    world.open(issueOf(3, 'Rust', { labels: ['roadmap', 'bug'] }));
    await world.sync();
    expect(world.text).toContain(lines('', '## 3. Open bugs', '', `### Rust ${link(3)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a section that is made beside items that are headings', () => {
  const kettles = (...titles: readonly string[]) => lines('# Kettles', '', ...titles.flatMap((title) => [`## ${title}`, '', 'Words.', '']));
  const plans = (...titles: readonly string[]) => kettles('Plans').replace('Words.', titles.map((title) => `### ${title}\n\nWords.\n`).join('\n'));
  const shown = ({ text }: MemoryWorld) => text.split(/\r?\n/).flatMap((line) => (line.startsWith('##') ? line.replace(/ \(\[#.*/, '') : []));

  async function withNew(text: string, ...given: ReadonlyArray<readonly [number, ...string[]]>): Promise<MemoryWorld> {
    const world = new MemoryWorld(text);
    world.config = 'sections:\n  - { pattern: Kettles|Plans|Wishes, items: headings }\n';
    await world.sync();
    for (const [number, ...labels] of given) {
      world.open(issueOf(number, `N${number}`, { body: '', labels: ['roadmap', ...labels] }), 'ann');
      if (labels.includes('alone')) await world.sync();
    }
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return world;
  }

  it.each([
    ['counts on from them', kettles('1. Lid', '2. Spout'), ['## 1. Lid', '## 2. Spout', '## 3. Open bugs', '### N7']],
    ['counts on in two digits', kettles('01 - Lid', '02 - Spout'), ['## 01 - Lid', '## 02 - Spout', '## 03 - Open bugs', '### N7']],
    ['has no number where one has none', kettles('1. Lid', 'Spout'), ['## 1. Lid', '## Spout', '## Open bugs', '### N7']],
    ['has none where they do not count', kettles('1. Lid', '1. Spout'), ['## 1. Lid', '## 1. Spout', '## Open bugs', '### N7']],
    [
      'begins with a plain item where one section has numbers',
      plans('1. Lid', '2. Spout'),
      ['## Plans', '### 1. Lid', '### 2. Spout', '## Open bugs', '### N7'],
    ],
    [
      'begins with the first number where others do',
      plans('1. Lid', '2. Spout') + plans('1. Cup').replace('# Kettles\n\n', '').replace('Plans', 'Wishes'),
      ['## Plans', '### 1. Lid', '### 2. Spout', '## Wishes', '### 1. Cup', '## Open bugs', '### 1. N7'],
    ],
  ])('%s', async (_, text, wanted) => {
    for (const end of ['\n', '\r\n']) expect(shown(await withNew(text.replaceAll('\n', end), [7, 'bug']))).toEqual(wanted);
  });

  it('has a number of its own, whatever comes before, with or after it', async () => {
    const items = ['## 1. Lid', '## 2. Spout'];
    const made = (number: number, bug: string) => [`## ${number}. Open bugs`, `### ${bug}`];
    const text = kettles('1. Lid', '2. Spout');
    expect(shown(await withNew(text, [7, 'feature'], [8, 'bug']))).toEqual([...items, '## 3. N7', ...made(4, 'N8')]);
    expect(shown(await withNew(text, [7, 'bug'], [8, 'feature']))).toEqual([...items, '## 3. N8', ...made(4, 'N7')]);
    expect(shown(await withNew(text, [7, 'feature', 'alone'], [8, 'bug']))).toEqual([...items, '## 3. N7', ...made(4, 'N8')]);
    expect(shown(await withNew(text, [7, 'bug', 'alone'], [8, 'feature']))).toEqual([...items, '## 4. N8', ...made(3, 'N7')]);
  });
});
