import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const url = (number: number) => `https://github.test/o/r/issues/${number}`;
const file = (...items: string[]) => lines('## Planned', '', ...items, '', '## Done', '', '- Lyrics');

/** What an older release left, which read all lines as the title. */
async function asBefore(world: MemoryWorld): Promise<MemoryWorld> {
  world.config = 'titles: whole\n';
  await world.sync();
  world.config = null;
  return world;
}

describe('a line that people write below a linked title', () => {
  it.each([
    "follows the device's clock",
    '3 listeners have asked for it',
    '✅ the design is done',
    '`quiet: 22-6` turns it on',
    '夜间静音',
    '@ann works on it',
    'ab 22 Uhr',
  ])('is a note, and the issue keeps its title: %s', async (below) => {
    const world = await MemoryWorld.agreed(file('- Quiet hours', '- Bell'));
    world.replace(`- Quiet hours ${link(1)}`, `- Quiet hours ${link(1)}\n  ${below}`);
    const { text } = world;
    await world.sync();
    expect(world.text).toBe(text);
    expect(world.issue(1)).toMatchObject({ title: 'Quiet hours', body: expect.stringContaining(below.replace('@', '@\u200b')) });
    expect(await world.afterwards()).toEqual([]);
  });

  it('may be changed in the issue to any words, and moves with its item', async () => {
    const world = await MemoryWorld.agreed(file(`- Quiet hours`, '  People sleep at night.'));
    for (const [from, to] of [
      ['People sleep', 'most people sleep'],
      ['most people', '`all` of them'],
    ] as const) {
      world.change(1, { body: world.issue(1).body.replace(from, to) }, 'maintainer');
      const { problems } = await world.sync();
      expect(problems.filter(({ code }) => code !== 'title-lines')).toEqual([]);
    }
    expect(world.text).toBe(file(`- Quiet hours ${link(1)}`, '  `all` of them sleep at night.'));
    world.change(1, { title: 'Silent hours', state: { open: false, reason: 'completed' } }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', '## Done', '', '- Lyrics', `- Silent hours ${link(1)}`, '  `all` of them sleep at night.'));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a mark', '✅', { title: 'Quiet hours', state: { open: true } }],
    ['a word of the configuration', '(done)', { title: 'Quiet hours', state: { open: false } }],
    ['a word of the configuration behind others', 'at night (done)', { title: 'Quiet hours at night', state: { open: false } }],
  ])('is no note where it says a state: %s', async (_, below, issue) => {
    const world = new MemoryWorld(file('- Quiet hours'));
    world.config = 'words: { done: [done] }\ncompleted: keep\n';
    await world.sync();
    world.replace(`- Quiet hours ${link(1)}`, `- Quiet hours ${link(1)}\n  ${below}`);
    await world.sync();
    expect(world.issue(1)).toMatchObject(issue);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays in the title of an issue that an older release has renamed to it', async () => {
    const world = await MemoryWorld.agreed(file('- Quiet hours', '- Bell'));
    world.replace(`- Quiet hours ${link(1)}`, `- Quiet hours ${link(1)}\n  follow the clock`);
    await asBefore(world);
    expect(world.issue(1).title).toBe('Quiet hours follow the clock');
    const before = [world.text, world.issue(1)];
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1)]).toEqual(before);
    world.change(1, { title: 'Silent hours follow the clock' }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(file(`- Silent hours follow the clock ${link(1)}`, `- Bell ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('lines below a title that an older release has linked behind them', () => {
  it.each([
    ['a sentence below a short last word', ['- Departure map', '  Shows each stop with its delays.']],
    ['words below bold text', ['- **Quiet hours**', '  no sound at night']],
    ['a sentence below a hard break', ['- Quiet hours  ', '  people sleep at night.']],
    ['a sentence below a hard break in HTML', ['- Quiet hours<br>', '  people sleep at night.']],
    ['a sentence behind a sign', ['- Quiet hours', '  ✅ The design is done.']],
    ['people', ['- Quiet hours', '  — @ann']],
    ['small words in emphasis', ['- Quiet hours', '  _waits for a design_']],
    ['a sentence behind an opening mark', ['- Horas de silencio', '  ¡Lo piden todos!']],
  ])('stay its title: %s', async (_, item) => {
    const world = await asBefore(new MemoryWorld(file(...item, '- Bell')));
    const before = [world.text, world.issue(1)];
    expect(world.text).toContain(`${item[1]} ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1)]).toEqual(before);
  });

  it('stay a note where the title seems to go on, because the link stands above them', async () => {
    const world = new MemoryWorld(file('- Anzeige für alle', '  Sender und Dienste im Land.'));
    world.config = 'titles: first-line\n';
    await world.sync();
    world.config = null;
    const before = [world.text, world.issue(1)];
    expect(world.issue(1).title).toBe('Anzeige für alle');
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1)]).toEqual(before);
  });
});

describe('a number in a line below a title', () => {
  const OTHERS = [
    `Depends on [#9](${url(9)})`,
    `Blocked by ${url(9)}`,
    'See also (#9)',
    `Sketches: [#9](${url(9)})`,
    `**Part of:** [#9](${url(9)}).`,
    'Waits for the clock (#9).',
    'Nicht vor #9',
  ];

  const worldWith = (below: string) => {
    const world = new MemoryWorld(file('- Quiet hours', `  ${below}`));
    world.open(issueOf(9, 'The clock', { labels: [] }), 'ann');
    return world;
  };

  it.each(OTHERS)('is another item’s: %s', async (below) => {
    const world = worldWith(below);
    const other = world.issue(9);
    await world.sync();
    expect(world.text).toBe(file(`- Quiet hours ${link(10)}`, `  ${below}`));
    expect(world.issue(10)).toMatchObject({ title: 'Quiet hours' });
    expect(world.issue(9)).toEqual(other);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(OTHERS.slice(0, -1))('stays its own where an older release took it so: %s', async (below) => {
    const world = await asBefore(worldWith(below));
    const before = [world.text, world.issue(9)];
    expect(world.numbers).toEqual([9]);
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(9)]).toEqual(before);
  });

  it.each([`[#9](${url(9)})`, url(9), '(#9)', `Issue: [#9](${url(9)})`, `Tracked in [#9](${url(9)})`, `People sleep at night. ([#9](${url(9)}))`])(
    'is its own where nothing else is said of it, or where this action writes it: %s',
    async (below) => {
      const world = worldWith(below);
      await world.sync();
      expect(world.numbers).toEqual([9]);
    },
  );
});
