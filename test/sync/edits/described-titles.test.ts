import { describe, expect, it } from 'vitest';
import type { SideValues } from '../../../src/model/agreement.ts';
import { lines, link, roadmapOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const TITLE = 'Offline mode';
const NOTE = 'Trains have no network, and people travel by train.';

const file = (...rest: string[]) => lines('# Radio', '', '## Planned', '', `- ${TITLE}`, `  ${NOTE}`, ...rest);

describe('a line that describes an item', () => {
  it('is a note in the issue, and the link stands at the end of the title', async () => {
    const world = await MemoryWorld.agreed(file('- Lyrics'));
    expect(world.text).toBe(
      file('- Lyrics')
        .replace(TITLE, `${TITLE} ${link(1)}`)
        .replace('Lyrics', `Lyrics ${link(2)}`),
    );
    expect(world.issue(1)).toMatchObject({ title: TITLE, body: expect.stringContaining(NOTE) });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['the title', 'Offline and online mode', `- Offline and online mode ${link(1)}`],
    [
      'the title, to one that is long',
      `${TITLE} for people who travel by train or by plane, or who live where no network is`,
      `- ${TITLE} for people who travel by train or by plane, or who live where no network is ${link(1)}`,
    ],
    ['the title, to one that seems to go on', 'Offline mode for the', `- Offline mode for the ${link(1)}`],
  ])('stays as it is when an issue changes %s', async (_, title, first) => {
    const world = await MemoryWorld.agreed(file('- Lyrics'));
    world.change(1, { title }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(lines('# Radio', '', '## Planned', '', first, `  ${NOTE}`, `- Lyrics ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    [
      'a field',
      (world: MemoryWorld) => world.change(1, { labels: [...world.issue(1).labels, 'priority: high'] }, 'maintainer'),
      [`  ${NOTE}`, '  - priority: high'],
    ],
    [
      'the note',
      (world: MemoryWorld) => world.change(1, { body: world.issue(1).body.replace('by train', 'by plane') }, 'maintainer'),
      ['  Trains have no network, and people travel by plane.'],
    ],
    ['the note away', (world: MemoryWorld) => world.change(1, { body: world.issue(1).body.replace(`${NOTE}\n`, '') }, 'maintainer'), []],
  ])('stands below the title when an issue changes %s', async (_, change, below) => {
    const world = await MemoryWorld.agreed(file('- Lyrics'));
    change(world);
    await world.sync();
    expect(world.text).toBe(lines('# Radio', '', '## Planned', '', `- ${TITLE} ${link(1)}`, ...below, `- Lyrics ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('moves with the item, and is there again when it is reopened', async () => {
    const world = await MemoryWorld.agreed(file('- Lyrics'));
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(lines('## Completed', '', `- ${TITLE} ${link(1)}`, `  ${NOTE}`));
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('is told with both readings, once the configuration says nothing', () => {
    const told = roadmapOf(file()).problems.filter(({ code }) => code === 'title-lines');
    expect(told).toEqual([
      {
        line: 5,
        level: 'notice',
        code: 'title-lines',
        message: expect.stringMatching(/“Offline mode”.*“Trains have no network, and people travel by train\.”/),
      },
    ]);
  });

  it('is a paragraph in the issue, however far it is indented, and stays so in the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- [ ] ${TITLE}`, `      ${NOTE}`, '      They have time, too.'));
    expect(world.issue(1).body).toContain(`\n${NOTE}\nThey have time, too.\n`);
    world.change(1, { body: world.issue(1).body.replace('by train', 'by plane') }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(
      lines('## Planned', '', `- [ ] ${TITLE} ${link(1)}`, `      ${NOTE.replace('by train', 'by plane')}`, '      They have time, too.'),
    );
    expect(await world.afterwards()).toEqual([]);
  });

  it('is told without the link', async () => {
    const world = await MemoryWorld.agreed(file('- Lyrics'));
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message).join('\n')).toContain(`“${TITLE}”, and the line below it, “${NOTE}”`);
  });

  it.each([
    ['a number', 'It waits for #1 to be done.'],
    ['a link', `It waits for [that](https://github.test/o/r/issues/1) to be done.`],
  ])('may name another item’s issue, by %s', async (_, note) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lyrics'));
    world.edit(world.text + lines(`- ${TITLE}`, `  ${note}`));
    await world.sync();
    expect(world.issue(2)).toMatchObject({ title: TITLE, body: expect.stringContaining('It waits for') });
    expect(world.text).toBe(lines('## Planned', '', `- Lyrics ${link(1)}`, `- ${TITLE} ${link(2)}`, `  ${note}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('is title where it names an issue of this file that no other item links, and no issue is made', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Lyrics', '- Bell'));
    world.edit(lines('## Planned', '', `- ${TITLE}`, '  It waits for #1 to be done.', `- Bell ${link(2)}`));
    const { problems } = await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(problems.map(({ code }) => code)).not.toContain('title-lines');
  });

  it.each([
    ['marks', '- 🚀', '🚀 Everything is there, and it works.'],
    ['a number', '- #7', '#7 Everything is there, and it works.'],
    ['an address', '- https://example.com/a', 'https://example.com/a Everything is there, and it works.'],
  ])('is title below a line of nothing but %s', (_, first, title) => {
    expect(roadmapOf(lines('## Planned', '', first, '  Everything is there, and it works.')).items.map((item) => item.title)).toEqual([title]);
  });

  it.each([
    ['whole', `${TITLE} ${NOTE}`, 'Lyrics beside songs'],
    ['first-line', TITLE, 'Lyrics beside'],
  ])('is what the configuration says: titles: %s', async (titles, first, second) => {
    const world = new MemoryWorld(file('- Lyrics beside', '  songs'));
    world.config = `titles: ${titles}\n`;
    const { problems } = await world.sync();
    expect([world.issue(1).title, world.issue(2).title]).toEqual([first, second]);
    expect(problems.filter(({ code }) => code === 'title-lines')).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a title of two lines that an older release has linked', () => {
  /** What an older release left: the whole text is the title. */
  async function older(text: string): Promise<MemoryWorld> {
    const world = new MemoryWorld(text);
    world.config = 'titles: whole\n';
    await world.sync();
    world.config = null;
    return world;
  }

  it('stays whole, because its link stands behind it', async () => {
    const world = await older(file());
    const before = [world.text, world.issue(1)];
    expect(world.text).toContain(`${NOTE} ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
    expect([world.text, world.issue(1)]).toEqual(before);
    world.change(1, { title: `${TITLE} ${NOTE} Often.` }, 'maintainer');
    await world.sync();
    expect(world.text).toContain(lines(`- ${TITLE}`, `  ${NOTE} Often. ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['by its link in the first line', `- ${TITLE} ${link(1)}\n  ${NOTE}`],
    ['by its title, where a person took the link away', `- ${TITLE}\n  ${NOTE}`],
  ])('keeps its issue, which gets the title and the note once: %s', async (_, item) => {
    const world = await older(file());
    world.replace(`- ${TITLE}\n  ${NOTE} ${link(1)}`, item);
    const { plan } = await world.sync();
    expect(plan.problems.filter(({ code }) => code === 'conflict')).toEqual([]);
    expect(world.numbers).toEqual([1]);
    expect(world.issue(1)).toMatchObject({ title: TITLE, body: expect.stringContaining(NOTE), state: { open: true } });
    expect(world.text).toContain(`- ${TITLE} ${link(1)}\n  ${NOTE}`);
    expect(await world.afterwards()).toEqual([]);
    const agreed: SideValues | undefined = world.baseline?.entries[0]?.agreed.issue;
    expect(agreed?.title).toBe(TITLE);
  });
});
