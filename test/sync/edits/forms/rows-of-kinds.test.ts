import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const config = (columns: string) => lines('sections:', '  - title: Ahead', '    items: table', `    columns: { ${columns} }`);
const table = (head: string, ...rows: readonly string[]) => lines('## Ahead', '', head, head.replace(/[^|]+/g, '---'), ...rows);

/** A repository with a table after its first run. */
async function agreed(columns: string, text: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = config(columns);
  await world.sync();
  return world;
}

const bare = ({ text }: MemoryWorld) => text.replace(/ \(\[#\d+\]\([^()]*\)\)/g, '');

/** The rows that are added for a bug and a feature, and whatever else is added. */
async function added(columns: string, text: string): Promise<string[]> {
  const world = await agreed(columns, text);
  world.open(issueOf(80, 'Lid rattles', { body: '', labels: ['roadmap', 'bug'] }));
  world.open(issueOf(81, 'Longer spout', { body: '', labels: ['roadmap', 'feature'] }));
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  expect([80, 81].map((number) => world.issue(number).labels.join())).toEqual(['roadmap,bug', 'roadmap,feature']);
  expect(bare(world).startsWith(text.trimEnd())).toBe(true);
  return bare(world).slice(text.trimEnd().length).trim().split('\n');
}

describe('a column of kinds', () => {
  it.each([
    ['Typ', 'Fehler', 'Wunsch'],
    ['Tipo', 'Fallo', 'Mejora'],
    ['Tipo', 'erro', 'melhoria'],
    ['Type', '**Bug**', 'Enhancement'],
    ['Type', 'anomalie', 'amélioration'],
    ['Soort', 'Fout', 'Wens'],
    ['Rodzaj', 'błąd', 'pomysł'],
    ['Тип', 'Ошибка', 'Улучшение'],
    ['类型', '缺陷', '需求'],
    ['種別', '不具合', '要望'],
    ['Sort', '🐛', '✨'],
    ['Sort', '🐞 Bug', '💡 Idea'],
  ])('%s: says %s and %s of old rows and new ones', async (header, bug, feature) => {
    const text = table(`| Item | ${header} |`, `| Oven | ${bug} |`, `| Bell | ${feature} |`, `| Sieve | ${bug} |`);
    const world = await agreed(`title: Item, ${header}: kind`, text);
    expect([1, 2, 3].map((number) => world.issue(number).labels[1])).toEqual(['bug', 'feature', 'bug']);
    expect(await added(`title: Item, ${header}: kind`, text)).toEqual([`| Lid rattles | ${bug} |`, `| Longer spout | ${feature} |`]);
  });

  it.each([
    ['Wunsch', 'Fehler', 'Wunsch'],
    ['wens', 'fout', 'wens'],
    ['MEJORA', 'ERROR', 'MEJORA'],
    ['Feature', 'Bug', 'Feature'],
  ])('of only %s gets the word for bugs of that language', async (feature, bug, same) => {
    const text = table('| Item | Sort |', `| Oven | ${feature} |`, `| Bell | ${feature} |`, '', '## Bugs', '', 'None of these.');
    const world = await agreed('title: Item, Sort: kind', text);
    world.change(1, { labels: ['roadmap', 'bug'] });
    await world.sync();
    expect(bare(world)).toContain(`| Oven | ${bug} |\n| Bell | ${same} |`);
    world.change(1, { labels: ['roadmap', 'feature'] });
    await world.sync();
    expect(bare(world)).toBe(text);
  });

  it('has no word for a feature, if only bugs have one', async () => {
    const text = table('| Item | Sort |', '| Oven | Bug |', '| Bell | |', '| Sieve | |');
    expect(await added('title: Item, Sort: kind', text)).toEqual(['| Lid rattles | Bug |', '| Longer spout | |']);
  });

  it('is the place of a new bug, though all its bugs are finished', async () => {
    const text = table('| Item | Sort | Status |', '| Oven | Wunsch | offen |', '| Bell | Fehler | Done |');
    expect(await added('title: Item, status: Status, Sort: kind', text)).toEqual(['| Lid rattles | Fehler | offen |', '| Longer spout | Wunsch | offen |']);
  });

  it('may say something else, which is no bug', async () => {
    const world = await agreed('title: Item, Sort: kind', table('| Item | Sort |', '| Oven | Docs |', '| Bell | Aufgabe |', '| Sieve | – |'));
    expect([1, 2, 3].map((number) => world.issue(number).labels[1])).toEqual(['feature', 'feature', 'feature']);
    expect((await world.sync()).problems).toEqual([]);
  });
});

describe('an empty cell of a new row', () => {
  const rows = (...owners: readonly string[]) =>
    owners.map((owner, at) => `| ${['Oven', 'Bell', 'Sieve', 'Lamp', 'Bowl', 'Vent'][at]} |${owner === '' ? '' : ` ${owner}`} |`);
  const head = '| Item | Owner |';

  it.each([
    ['has the dash of the others', ['–', 'Kim', '–'], '–'],
    ['has the dash of the only other one', ['Kim', 'Lou', '-'], '-'],
    ['has the dash that nearly all of them have', ['–', '–', '', '–', '—', '–'], '–'],
    ['is empty as some others are', ['–', 'Kim', '', '–'], ''],
    ['is empty where nothing shows how', ['Kim', 'Lou'], ''],
  ])('%s', async (_, owners, dash) => {
    const cell = dash === '' ? '|' : `${dash} |`;
    expect(await added('title: Item', table(head, ...rows(...owners)))).toContain(`| Longer spout | ${cell}`);
  });

  it('has no dash where somebody is told', async () => {
    const world = await agreed('title: Item', table(head, ...rows('–', '@kim', '–')));
    world.open(issueOf(80, 'Longer spout', { body: '', labels: ['roadmap', 'feature'], assignees: ['lou'] }));
    await world.sync();
    expect(bare(world)).toContain('| Longer spout | @lou |');
  });
});

describe('a field for the kind', () => {
  it('has no words of a table in the same file', async () => {
    const world = await agreed(
      'title: Item, Art: kind',
      lines(table('| Item | Art |', '| Oven | Fehler |', '| Bell | Wunsch |').trimEnd(), '', '## Planned features', '', '- feat: Sieve'),
    );
    world.change(3, { labels: ['roadmap', 'bug'] });
    await world.sync();
    expect(bare(world)).toContain('- feat: Sieve\n  - kind: bug\n');
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(3).labels).toContain('bug');
  });
});
