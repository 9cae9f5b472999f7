import { describe, expect, it } from 'vitest';
import { rewrite } from '../../agreement/edits.ts';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** A repository whose section “Ahead” is a table with these columns. */
async function agreed(columns: string, ...rows: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('## Ahead', '', ...rows));
  world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table', `    columns: ${columns}`);
  await world.sync();
  return world;
}

const MAPPED = '{ title: Feature, status: Status, Severity: priority, Assignee: owner, Target: release }';
const HEAD = ['| Feature | Status | Severity | Assignee | Target |', '|---|---|---|---|---|'];

describe('any column of a table', () => {
  it('holds a field, and its labels and assignees follow', async () => {
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open | High | @ann | 4.0 |', '| Radio | Open | | | |');
    expect(world.issue(1)).toMatchObject({ labels: ['roadmap', 'feature', 'priority: high'], assignees: ['ann'] });
    expect(world.issue(1).body).toContain('**Release:** 4.0');
    expect(world.issue(2).labels).toEqual(['roadmap', 'feature']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets what is set on GitHub, written like the other cells', async () => {
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open | High | @ann | 4.0 |', '| Radio | Open | | | |');
    world.change(1, { labels: ['roadmap', 'feature', 'priority: low'], assignees: ['bob'] });
    world.change(2, { labels: ['roadmap', 'feature', 'priority: blocker'], assignees: ['ann'] });
    const { roadmap } = await world.sync();
    expect(world.text).toBe(
      lines('## Ahead', '', ...HEAD, `| Player ${link(1)} | Open | Low | @bob | 4.0 |`, `| Radio ${link(2)} | Open | Blocker | @ann | |`),
    );
    expect(roadmap.items.map(({ priority }) => priority)).toEqual(['low', 'blocker']);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['—', '—', '—'],
    ['-', '-', '-'],
    ['', '—', ''],
  ])('says nothing as the other cells do when it is emptied on GitHub: “%s”, “%s”', async (first, second, after) => {
    const rows = (owner: string, level: string) => [`| Player ${link(1)} | Open | ${level} | ${owner} | 4.0 |`];
    const others = [`| Radio ${link(2)} | Open | ${first} | ${first} | 4.0 |`, `| Tuner ${link(3)} | Open | ${second} | ${second} | 4.0 |`];
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open | High | @ann | 4.0 |', ...others.map((row) => row.replace(/ \(.*?\)\)/, '')));
    const { text } = world;
    world.change(1, { assignees: [], labels: ['roadmap', 'feature'] });
    await world.sync();
    expect(world.text.replace(/ +/g, ' ')).toBe(lines('## Ahead', '', ...HEAD, ...rows(after, after), ...others).replace(/ +/g, ' '));
    expect(world.issue(1).body).not.toContain('**Owner');
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { assignees: ['ann'], labels: ['roadmap', 'feature', 'priority: high'] });
    await world.sync();
    expect(world.text.replace('| high |', '| High |')).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets it in a row that ends before it', async () => {
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open |', 'Radio | Open');
    world.change(1, { assignees: ['ann'] });
    world.change(2, { assignees: ['ann'], labels: ['roadmap', 'feature', 'priority: low'] });
    await world.sync();
    expect(world.text).toBe(lines('## Ahead', '', ...HEAD, `| Player ${link(1)} | Open | | @ann |`, `Radio ${link(2)} | Open | low | @ann`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a cell that is no field', () => {
  const table = (link: string, since = '4.2', comment = 'hm *so* \\| [x](d.md)') =>
    lines('## Ahead', '', '| Feature | Since | Comment |', '|---|---|---|', `| Player${link} | ${since} | ${comment} |`);

  it.each([
    ['a word of it', 'hm', 'oh', '4.2', 'oh *so* \\| [x](d.md)'],
    ['a number', '4.2', '4.3', '4.3'],
    ['the text of its link', '[x]', '[y]', '4.2', 'hm *so* \\| [y](d.md)'],
    ['all of its line, without what nobody sees', '\u2060**Since:** 4.2', '**Since:** 4.3', '4.3'],
    ['with a bar', 'hm', 'hm | ho', '4.2', 'hm \\| ho *so* \\| [x](d.md)'],
    ['on two lines', '4.2', '4.2\nor 4.3', '4.2 or 4.3'],
  ])('follows what people change in the issue: %s', async (_, from, to, ...cells) => {
    const world = await agreed('{ title: Feature }', ...table('').trimEnd().split('\n').slice(2));
    world.change(1, { body: world.issue(1).body.replace(from, to) });
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text).toBe(table(` ${link(1)}`, ...cells));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['is gone', '\u2060**Since:** 4.2\n\n', ''],
    ['is empty', '4.2', ''],
  ])('is emptied where it %s in the issue', async (_, from, to) => {
    const world = await agreed('{ title: Feature }', ...table('').trimEnd().split('\n').slice(2));
    world.change(1, { body: world.issue(1).body.replace(from, to) });
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text).toBe(table(` ${link(1)}`, '').replace('|  |', '| |'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a cell that says nothing', () => {
  it('is as good as an empty one', async () => {
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open | - | — | -- |', '| Radio | Open | n/a | TBD | |');
    expect(world.issue(1).body.match(/\*\*.*\*\*/g)).toEqual(['**Status:**']);
    world.change(1, { labels: ['roadmap', 'feature', 'priority: low'], assignees: ['ann'] });
    world.change(2, { labels: ['roadmap', 'feature', 'priority: low'], assignees: ['bob'] });
    await world.sync();
    expect(world.text).toBe(lines('## Ahead', '', ...HEAD, `| Player ${link(1)} | Open | low | @ann | -- |`, `| Radio ${link(2)} | Open | low | @bob | |`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('how cells are written', () => {
  it('is how the others of their column are', async () => {
    const head = ['| Feature | Severity | Who | Kind |', '|---|---|---|---|'];
    const world = await agreed(
      '{ title: Feature, Severity: priority, Who: owner }',
      ...head,
      '| A | 🔴 High | @ann<br>Kim | Bug |',
      '| B | 🟢 Low | @ann | Feature |',
    );
    expect(world.issue(1)).toMatchObject({ labels: ['roadmap', 'bug', 'priority: high'], assignees: ['ann'] });
    world.change(1, { labels: ['roadmap', 'bug', 'priority: low'], assignees: ['ann', 'bob'] });
    world.change(2, { labels: ['roadmap', 'bug', 'priority: high'] });
    await world.sync();
    expect(world.text).toBe(lines('## Ahead', '', ...head, `| A ${link(1)} | 🟢 Low | @ann<br>Kim<br>@bob | Bug |`, `| B ${link(2)} | 🔴 High | @ann | Bug |`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['B | ', 'B |', '| B | ', 'B'])('does not depend on what ends a row: “%s”', async (row) => {
    const world = await agreed('{ title: Feature, Severity: priority }', 'Feature | Severity', '--- | ---', 'A | high', row);
    world.change(2, { labels: ['roadmap', 'feature', 'priority: low'] });
    const { problems, roadmap } = await world.sync();
    expect(problems).toEqual([]);
    expect(roadmap.items.map(({ priority }) => priority)).toEqual(['high', 'low']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a column that is missing', () => {
  const TABLE = ['| Feature | Status |', '| --- | --- |', '| Player | Open |'];

  it('is told with the lines to write, and the level of the issue counts all the same', async () => {
    const world = await agreed('{ title: Feature, status: Status }', ...TABLE);
    world.change(1, { labels: ['roadmap', 'feature', 'priority: blocker'] });
    for (const _ of ['once', 'again']) {
      const { problems, roadmap } = await world.sync();
      expect(problems.map(({ message }) => message)).toEqual([
        'The priority of #1 cannot be written into the file beside “Player”: the file and the issue are left as they are. The issue says “blocker”. Its table has no column for the priority. Add one, with line 3 as “| Feature | Status | Priority |” and line 4 as “| --- | --- | --- |”, or name the column that holds it in this section’s `columns` of the configuration: `<header>: priority`.',
      ]);
      expect(roadmap.items.map(({ priority }) => priority)).toEqual(['blocker']);
    }
    expect(world.issue(1).labels).toContain('priority: blocker');
    world.edit(lines('## Ahead', '', '| Feature | Status | Priority |', '| --- | --- | --- |', `| Player ${link(1)} | Open |`));
    await world.sync();
    expect(world.text).toContain(`| Player ${link(1)} | Open | blocker |`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is none where a column holds the status of rows', async () => {
    const world = await agreed('{ title: Feature, status: Status }', ...TABLE);
    world.change(1, { body: world.issue(1).body.replace('**Status:** Open', '**Status:** late') });
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([]);
    expect(world.text).toContain(`| Player ${link(1)} | late |`);
  });

  it('of the configuration is told', async () => {
    const world = await agreed('{ title: Feature, Severity: priority }', ...TABLE);
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      'This table has no column “Severity”, which the configuration names; it has “Feature”, “Status”. Add the column, or correct `columns` of this section in the configuration.',
    ]);
    world.change(1, { labels: ['roadmap', 'feature', 'priority: low'] });
    const told = (await world.sync()).problems.find(({ code }) => code !== 'no-such-column');
    expect(told?.message).toMatch(
      /Its table has no column for the priority\. Add one, with line 3 as “\| Feature \| Status \| Severity \|” and line 4 as “[^”]+”\.$/,
    );
  });

  it('is told briefly in a table with 200 columns', async () => {
    const wide = (cell: (column: number) => string) => `|${Array.from({ length: 200 }, (_, column) => ` ${cell(column)} |`).join('')}`;
    const world = await agreed(
      '{ title: Feature }',
      wide((at) => (at === 0 ? 'Feature' : `Column ${at}`)),
      wide(() => '---'),
      wide((at) => (at === 0 ? 'Player' : 'x')),
    );
    world.change(1, { labels: ['roadmap', 'feature', 'priority: blocker'] });
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message.length)).toEqual([expect.any(Number)]);
    expect(problems[0]?.message).toContain('| Column 198 | Column 199 | Priority |”');
    expect(problems[0]?.message.length).toBeLessThan(800);
  });
});

describe('the column of the status', () => {
  const head = ['| Feature | Status |', '|---|---|'];
  const close = (world: MemoryWorld, ...numbers: number[]) => {
    for (const number of numbers) world.change(number, { state: { open: false, reason: 'completed' } });
  };
  const rows = (world: MemoryWorld) =>
    world.text
      .replace(/ \(\[#.*?\)\)/g, '')
      .split('\n')
      .slice(4, -1);

  it('gets the word between spaces where its cell is empty, or where the row ends before it', async () => {
    const world = await agreed('{ title: Feature, status: Status }', ...head, '| A | |', '| B |  |', '| C ||', '| D |', '| E', 'F |  ', '| G | in work |');
    close(world, 1, 2, 3, 4, 5, 6);
    await world.sync();
    expect(rows(world)).toEqual(['| A | done |', '| B | done |', '| C | done |', '| D | done |', '| E | done', 'F | done |  ', '| G | in work |']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps its width', async () => {
    const world = await agreed(
      '{ title: Feature, status: Status }',
      '| Feature | Status  |',
      '|---------|---------|',
      '| A       |         |',
      '| B       | in work |',
    );
    close(world, 1);
    await world.sync();
    expect(rows(world)[0]).toBe('| A | done    |');
  });

  it('takes the status that the text of an issue names', async () => {
    const world = await agreed('{ title: Feature, status: Status }', ...head, '| A | |', '| B | planned |', '| C |');
    for (const number of [1, 2, 3]) rewrite(world, number, '<sub>', '**Status:** in review\n\n<sub>');
    expect((await world.sync()).problems.filter(({ level }) => level === 'warning')).toEqual([]);
    expect(rows(world)).toEqual(['| A | in review |', '| B | in review |', '| C | in review |']);
    expect(await world.afterwards()).toEqual([]);
    rewrite(world, 1, 'in review', 'approved');
    close(world, 2);
    await world.sync();
    expect(rows(world).slice(0, 2)).toEqual(['| A | approved |', '| B | done |']);
  });

  it('follows the file, as the issue does the other way round', async () => {
    const world = await agreed('{ title: Feature, status: Status }', ...head, '| A | planned |');
    rewrite(world, 1, 'planned', 'in review');
    await world.sync();
    expect(rows(world)).toEqual(['| A | in review |']);
    world.edit(world.text.replace('in review', 'Blocked'));
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    rewrite(world, 1, '**Status:** Blocked', '**Status:** approved');
    expect((await world.sync()).problems).toEqual([]);
    expect(rows(world)).toEqual(['| A | approved |']);
    expect(await world.afterwards()).toEqual([]);
    rewrite(world, 1, 'approved', 'here');
    world.edit(world.text.replace('approved', 'there'));
    expect((await world.sync()).problems.map(({ code }) => code)).toEqual(['conflict']);
    expect(rows(world)).toEqual(['| A | there |']);
    expect(world.issue(1).body).toContain('**Status:** there');
  });

  it.each(['planned', 'Planned', ''])('is left, once and for all, where an issue says “%s”', async (said) => {
    const world = await agreed('{ title: Feature, status: Status }', ...head, '| A | in review |');
    rewrite(world, 1, 'in review', 'planned');
    await world.sync();
    rewrite(world, 1, '**Status:** planned', said === '' ? '' : `**Status:** ${said}`);
    await world.sync();
    expect(rows(world)).toEqual(['| A | planned |']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('what a row has no room for', () => {
  it('is told with the reason', async () => {
    const world = await agreed('{ title: Feature, status: Status }', '| Feature | Status |', '|---|---|', '| A | |');
    rewrite(world, 1, '<sub>', 'A note.\n\n- [ ] a part\n\n<sub>');
    const why = (field: string, said: string, advice: string) =>
      `The ${field} of #1 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “${said}”. ${advice}`;
    expect((await world.sync()).problems.map(({ message }) => message)).toEqual([
      why(
        'notes',
        'A note.',
        'Its table has no column for notes. Add one, with line 3 as “| Feature | Status | Notes |” and line 4 as “|---|---|---|”. It takes plain text, but no lists, code or other blocks.',
      ),
      why(
        'sub-items',
        '- [ ] a part',
        'A row of a table has no room for sub-items: write them into one of its cells, or above or below the part of the issue that is kept in sync.',
      ),
    ]);
  });

  it('is told in few words where the table is wide', async () => {
    const world = await agreed('{ title: Feature }', `| Feature${' '.repeat(300)} | Note |`, `|${'-'.repeat(309)}|---|`, `| A | ${'word '.repeat(60)} |`);
    world.change(1, { assignees: ['ann'] });
    expect((await world.sync()).problems[0]?.message).toContain('Add one, with line 3 as “| Feature | Note | Owner |” and line 4 as “|---|---|---|”, or');
  });
});
