import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

const table = (title: string, header: string, ...rows: readonly string[]) => [
  ...[
    title,
    '',
    `| ${header} |`,
    `|${header
      .split('|')
      .map(() => '---|')
      .join('')}`,
  ],
  ...rows.map((row) => `| ${row} |`),
  '',
];

/** What the proposal says of each section that it names, on one line, without the words. */
function proposed(...text: readonly string[]): string[] {
  const yaml = proposalYaml(propose(readRoadmap(lines('# Roadmap', '', ...text), reading)));
  parseConfig(yaml, 'c.yml');
  const rules = yaml.slice(0, Math.max(0, yaml.search(/^words:/m)) || undefined).split(/^ {2}- /m);
  return rules.slice(1).map((rule) => rule.trim().replace(/\n\s+/g, '; '));
}

describe('tables with the same headers have the same columns', () => {
  const COLUMNS = 'items: table; columns: { title: "Feature", "Assignee": owner, "Target": release }';

  it('where finished ones stand in sections of their own', () => {
    const header = 'Feature | Assignee | Target';
    const next = table('## Next', header, 'Search | @ann | 2.0', 'Sync | Bob | 2.1', 'Share | |');
    expect(proposed(...next, ...table('## Shipped', header, 'Undo | @ann | 1.0'), ...table('## Rejected', header, 'Blink | |'))).toEqual([
      `title: "Next"; ${COLUMNS}`,
      `title: "Shipped"; role: done; ${COLUMNS}`,
      `title: "Rejected"; role: dropped; ${COLUMNS}`,
    ]);
  });

  it('where one has a single row', () => {
    const header = '**Item** | **Status** | **Who**';
    const core = table('### Core', header, 'Boil water | ✔️ | Zoe', 'Whistle | ⏳ | Zoe', 'Pour | ❌ |');
    const columns = 'items: table; columns: { title: "Item", status: "Status", "Who": owner }';
    expect(proposed('## Milestones', '', ...core, ...table('### Extras', header, 'Thermometer | ⏳ |'))).toEqual([
      `title: "Core"; ${columns}`,
      `title: "Extras"; ${columns}`,
    ]);
  });

  it('where one waits for its first row', () => {
    const header = 'Feature | Who';
    const open = table('## Open', header, 'Search | @ann', 'Sync | ');
    const columns = 'items: table; columns: { title: "Feature", "Who": owner }';
    expect(proposed(...open, ...table('## Next year', header), ...table('## Done', header))).toEqual([
      `title: "Open"; ${columns}`,
      `title: "Next year"; ${columns}`,
      `title: "Done"; role: done; ${columns}`,
    ]);
    expect(proposed(...open, '## Done', '', ...table('### Parts', header)).at(-1)).toBe(`title: "Done"; role: done; ${columns}`);
    expect(proposed(...open, ...table('## Done', 'Part | Day'))).toEqual([`title: "Open"; ${columns}`]);
  });

  it('and all of them are read, or none', () => {
    const header = 'Feature | Owner';
    const rows = [...table('### Editor', header, 'Search | @ann'), ...table('### Server', header, 'Sync |')];
    const done = [...table('### Editor', header, 'Undo |'), ...table('### Server', header, 'Auth |')];
    const all = proposed('## Planned features', '', ...rows, '## Completed', '', ...done);
    expect(all).toEqual([
      'path: "^Planned features > Editor$"; items: table; columns: { title: "Feature" }',
      'path: "^Planned features > Server$"; items: table; columns: { title: "Feature" }',
      'title: "Completed"; role: done; items: table',
    ]);
  });
});

describe('several columns of signs', () => {
  const rows = ['Users | ✅ | ❌ | 50%', 'Groups | ✅ | ✅ | 100%', 'Tags | ❌ | ❌ | 0%', 'Names | ✅ | ❌ | 75%'];
  it('tell no state beside one with a known header', () => {
    expect(proposed(...table('## Planned endpoints', 'Item | GET | POST | Progress', ...rows))).toEqual([
      'title: "Planned endpoints"; items: table; columns: { title: "Item", status: "Progress" }',
    ]);
  });

  it('and no other column of states have rows that are no items', () => {
    const wide = rows.map((row) => row.replace(/\d+%/, 'a note'));
    expect(proposed(...table('## Planned features', 'Feature | Desktop | Phone | Notes', ...wide))).toEqual([]);
  });
});
