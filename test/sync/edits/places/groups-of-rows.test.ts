import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';
import { withoutLinks } from './there-and-back.ts';

const config = `sections:
  - { title: Plan, items: table, columns: { title: Task, status: Status } }
  - { title: Done, items: table, role: done, columns: { title: Task, status: Status } }
`;
const HEAD = ['| Area | Task | Status |', '|------|---|---|'];
const PLAN = ['| Core | Parser | open |', '|      | Lexer | open |', '|      | Tokens | open |', '| UI   | Themes | open |', '|      | Fonts | open |'];

const file = (plan: readonly string[], done: readonly string[] = []) => lines('# R', '', '## Plan', '', ...HEAD, ...plan, '', '## Done', '', ...HEAD, ...done);

async function agreed(text: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  return world;
}

async function afterSync(world: MemoryWorld): Promise<string> {
  const { plan } = await world.sync();
  expect(plan.problems.filter(({ level }) => level !== 'notice')).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return withoutLinks(world.text);
}

/** What an issue says below its title, without marks that nobody sees. */
function said(world: MemoryWorld, number: number): string {
  return world
    .issue(number)
    .body.replace(/\u2060|<!--.*-->\n?|<sub>.*<\/sub>/g, '')
    .trim();
}

describe('a row whose first cell means the cell above', () => {
  it('has the name of its group in its issue', async () => {
    const world = await agreed(file(PLAN));
    expect([1, 2, 3, 4, 5].map((number) => said(world, number).split('\n')[0])).toEqual([...Array(3).fill('**Area:** Core'), ...Array(2).fill('**Area:** UI')]);
  });

  it.each<[string, number[], string[], string[], string[]]>([
    ['leaves its name to the next row', [1], [], ['| Core | Lexer | open |', '|      | Tokens | open |', ...PLAN.slice(3)], ['| Core | Parser | done |']],
    ['takes the name along', [2], ['| Docs | Old | done |'], [PLAN[0] ?? '', ...PLAN.slice(2)], ['| Docs | Old | done |', '| Core | Lexer | done |']],
    [
      'needs no name below one of its group',
      [3],
      ['| Core | Old | done |'],
      [...PLAN.slice(0, 2), ...PLAN.slice(3)],
      ['| Core | Old | done |', '|      | Tokens | done |'],
    ],
    ['is alone in its group', [4, 5], [], PLAN.slice(0, 3), ['| UI   | Themes | done |', '|      | Fonts | done |']],
    ['goes with the row above', [1, 2], [], ['| Core | Tokens | open |', ...PLAN.slice(3)], ['| Core | Parser | done |', '|      | Lexer | done |']],
    ['goes with one of another group', [2, 5], [], [PLAN[0] ?? '', PLAN[2] ?? '', PLAN[3] ?? ''], ['| Core | Lexer | done |', '| UI   | Fonts | done |']],
    [
      'goes where groups are not set apart so',
      [2],
      ['|      | Old | done |', '| Core | Older | done |'],
      [PLAN[0] ?? '', ...PLAN.slice(2)],
      ['|      | Old | done |', '| Core | Older | done |', '| Core | Lexer | done |'],
    ],
  ])('%s', async (_, numbers, done, plan, moved) => {
    const world = await agreed(file(PLAN, done));
    const bodies = [1, 2, 3, 4, 5].map((number) => said(world, number).split('\n')[0]);
    for (const number of numbers) world.change(number, { state: { open: false, reason: 'completed' } });
    expect((await afterSync(world)).replace(/Done(?= \|)/g, 'done')).toBe(file(plan, moved));
    world.edit(`${world.text}\nText.\n`);
    await world.sync();
    expect([1, 2, 3, 4, 5].map((number) => said(world, number).split('\n')[0])).toEqual(bodies);
  });

  it('loses its name, and gets a bar, where the row above comes to be one of its group', async () => {
    const head = ['Area | Task | Status', '---|---|---'];
    const rows = ['Core | Parser | open', '|  | Lexer | open', 'UI | Themes | open', '|  | Fonts | open'];
    const world = await agreed(lines('## Plan', '', ...head, ...rows, '', '## Done', '', ...head, 'Docs | Old | done'));
    for (const [number, open] of [
      [2, false],
      [4, false],
      [1, false],
      [4, true],
    ] as const) {
      world.change(number, { state: open ? { open } : { open, reason: 'completed' } });
      await world.sync();
    }
    expect(withoutLinks(world.text)).toBe(
      lines('## Plan', '', ...head, ...rows.slice(2), '', '## Done', '', ...head, 'Docs | Old | done', 'Core | Lexer | done', '| | Parser | done'),
    );
    expect([1, 2, 3, 4].map((number) => said(world, number).split('\n')[0])).toEqual(['**Area:** Core', '**Area:** Core', '**Area:** UI', '**Area:** UI']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays where finished work stays', async () => {
    const world = await agreed(file(PLAN));
    world.config = `completed: keep\n${config}`;
    for (const number of [1, 4]) world.change(number, { state: { open: false, reason: 'completed' } });
    const text = await afterSync(world);
    expect(text.match(/^\|.*(?:Parser|Lexer|Themes|Fonts).*$/gm)?.map((row) => row.slice(0, 15).replace(/[ |]+$/, ''))).toEqual([
      '| Core | Parser',
      '|      | Lexer',
      '| UI   | Themes',
      '|      | Fonts',
    ]);
  });

  it('is in no group if it is new', async () => {
    const world = await agreed(file(PLAN));
    world.open({ ...world.issue(1), number: 9, title: 'Fresh', body: '', labels: ['roadmap', 'feature'], assignees: [], state: { open: true } }, 'ann');
    expect(await afterSync(world)).toContain('|      | Fonts | open |\n| -    | Fresh | open |\n');
    expect(said(world, 9)).not.toContain('Area');
    world.change(9, { state: { open: false, reason: 'completed' } }, 'ann');
    expect(await afterSync(world)).toContain('| -    | Fresh | done |');
  });

  it.each<[string, string, string, string[]]>([
    ['another group', 'Core', 'Shell', ['| Core | Parser | open |', '| Shell | Lexer | open |', '| Core | Tokens | open |', ...PLAN.slice(3)]],
    ['no group', '**Area:** Core', '', ['| Core | Parser | open |', '| -    | Lexer | open |', '| Core | Tokens | open |', ...PLAN.slice(3)]],
    ['the same group', 'Core', 'Core', PLAN],
  ])('gets %s from its issue alone', async (_, from, to, plan) => {
    const world = await agreed(file(PLAN));
    world.change(2, {
      body: world
        .issue(2)
        .body.replace(/\u2060/g, '')
        .replace(from, () => to),
    });
    expect(await afterSync(world)).toBe(file(plan));
  });

  it('gets other notes without its name', async () => {
    const world = await agreed(
      file(PLAN).replaceAll('Status |', 'Status | Notes |').replaceAll('|---|---|', '|---|---|---|').replaceAll('open |', 'open | x |'),
    );
    world.change(2, { body: world.issue(2).body.replace('x', 'y') });
    expect(await afterSync(world)).toContain('| Core | Parser | open | x |\n|      | Lexer | open | y |\n|      | Tokens | open | x |');
  });
});

describe('a file whose issues an older release wrote', () => {
  it('gets the names into these, and stays as it is', async () => {
    const world = await agreed(file(PLAN));
    for (const number of [2, 3, 5]) world.change(number, { body: world.issue(number).body.replace(/\u2060\*\*Area:\*\* .*\n\n/, '') });
    const { baseline } = world;
    if (baseline === null) throw new Error('There is no state.');
    const without = ({ notes: _, ...rest }: Record<string, string>) => rest;
    const entries = baseline.entries.map((entry) => {
      if (![2, 3, 5].includes(entry.number)) return entry;
      const { roadmap, issue } = entry.agreed;
      const agreedThen = { roadmap: { ...roadmap, content: without(roadmap.content ?? {}) }, issue: { ...issue, content: without(issue.content ?? {}) } };
      return { ...entry, agreed: agreedThen, seen: { ...entry.seen, content: without(entry.seen.content ?? {}) } };
    });
    world.setBaseline({ ...baseline, entries });
    const { text } = world;
    const { plan, problems } = await world.sync();
    expect([plan.operations.map(({ kind }) => kind), problems]).toEqual([['update-issue', 'update-issue', 'update-issue'], []]);
    expect(world.text).toBe(text);
    expect(said(world, 3)).toMatch(/^\*\*Area:\*\* Core/);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a proposed configuration', () => {
  it('leaves rows in their groups, too', async () => {
    const world = await proposedWorld(file(PLAN, ['| UI   | Old | done |']));
    await world?.sync();
    world?.change(4, { state: { open: false, reason: 'completed' } });
    await world?.sync();
    expect(withoutLinks(world?.text ?? '')).toContain('| UI   | Fonts | open |');
  });
});
