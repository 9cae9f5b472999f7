import { describe, expect, it } from 'vitest';
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

  it('gets it in a row that ends before it', async () => {
    const world = await agreed(MAPPED, ...HEAD, '| Player | Open |', 'Radio | Open');
    world.change(1, { assignees: ['ann'] });
    world.change(2, { assignees: ['ann'], labels: ['roadmap', 'feature', 'priority: low'] });
    await world.sync();
    expect(world.text).toBe(lines('## Ahead', '', ...HEAD, `| Player ${link(1)} | Open | | @ann |`, `Radio ${link(2)} | Open | low | @ann`));
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
        'The priority of #1 cannot be written into the file beside “Player”: both are left as they are. Its table has no column for the priority. Add one, with line 3 as “| Feature | Status | Priority |” and line 4 as “| --- | --- | --- |”, or name the column that holds it in this section’s `columns` of the configuration: `<header>: priority`.',
      ]);
      expect(roadmap.items.map(({ priority }) => priority)).toEqual(['blocker']);
    }
    expect(world.issue(1).labels).toContain('priority: blocker');
    world.edit(lines('## Ahead', '', '| Feature | Status | Priority |', '| --- | --- | --- |', `| Player ${link(1)} | Open |`));
    await world.sync();
    expect(world.text).toContain(`| Player ${link(1)} | Open | blocker |`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('of the configuration is told', async () => {
    const world = await agreed('{ title: Feature, Severity: priority }', ...TABLE);
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      'This table has no column “Severity”, which the configuration names; it has “Feature”, “Status”. Add the column, or correct `columns` of this section in the configuration.',
    ]);
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
