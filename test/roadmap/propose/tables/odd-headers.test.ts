import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** What is proposed for a file, and how it is read then. */
function proposed(text: string) {
  const yaml = proposalYaml(propose(readRoadmap(text, reading)));
  const { items, problems } = readRoadmap(text, { ...reading, rules: parseConfig(yaml, 'c.yml').rules });
  return { yaml, problems, states: items.map(({ title, state }) => `${title}: ${state}`) };
}

const table = (header: readonly string[], rows: ReadonlyArray<readonly string[]>) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

describe('a table with odd headers', () => {
  it('of which that of the state is empty has its proposal, and is read by its signs', () => {
    const rows = table(
      ['', 'Feature'],
      [
        ['✅', 'Search'],
        ['', 'Sync'],
      ],
    );
    expect(proposed(lines('# Roadmap', '', '## Features', '', ...rows)).states).toEqual(['Search: done', 'Sync: open']);
  });

  it('of which that of the state stands twice has none that reads another column', () => {
    const rows = table(
      ['Lot', 'Feature', 'Lot'],
      [
        ['a', 'Search', 'done'],
        ['b', 'Sync', 'planned'],
        ['c', 'Share', 'done'],
      ],
    );
    expect(proposed(lines('# Roadmap', '', '## Planned features', '', ...rows)).states).toEqual([]);
  });

  it.each([
    ['🚀 Feature', '🎯 Priority (H/M/L)', '👤 Owner(s)', '🚦 Status'],
    [':rocket: Feature', 'Priority :fire:', 'Owner 👤', 'Status (see above)'],
  ])('that are decorated is read as one without: %s, %s, %s, %s', (...header) => {
    const rows = table(header, [
      ['Search', 'High', '@kim', 'Done'],
      ['Sync', 'Low', '', 'Planned'],
    ]);
    const { yaml, states } = proposed(lines('# Roadmap', '', '## Features', '', ...rows));
    expect(yaml).toContain(`columns: { title: "${header[0]}", status: "${header[3]}", "${header[1]}": priority, "${header[2]}": owner }`);
    expect(states).toEqual(['Search: done', 'Sync: open']);
  });

  it.each(['Progress', 'Completion'])('of which two are for the state is read by that in words: %s', (header) => {
    const rows = table(
      ['Feature', header, 'Status'],
      [
        ['Search', '90%', 'done'],
        ['Sync', '40%', 'in progress'],
      ],
    );
    expect(proposed(lines('# Roadmap', '', '## Features', '', ...rows)).states).toEqual(['Search: done', 'Sync: open']);
  });

  it.each([
    ['Completed on', '2026-02-01', ''],
    ['Done', '2026-02-01', '-'],
    ['Fertig am', '01.02.2026', ''],
    ['Released in', 'v1.0.2', '—'],
  ])('of which one tells the day or release of finished rows has no proposal: %s', (header, when, none) => {
    const rows = table(
      ['Feature', 'Owner', header],
      [
        ['Search', '@kim', when],
        ['Sync', '', none],
        ['Share', '', none],
      ],
    );
    expect(proposed(lines('# Roadmap', '', '## Planned features', '', ...rows))).toMatchObject({ yaml: '', states: [] });
  });

  it('of which one tells the day of all rows, or another one the state, has one', () => {
    const days = (...cells: string[]) =>
      table(
        ['Feature', 'Completed on'],
        cells.map((cell, at) => [`Part ${'ABC'[at]}`, cell]),
      );
    const text = (...done: string[]) => lines('# Roadmap', '', '## Planned', '', ...days('', ''), '', '## Completed', '', ...days(...done));
    expect(proposed(text('2026-02-01', '2026-03-01')).yaml).toContain('items: table');
    const rows = table(
      ['Feature', 'Status', 'Completed on'],
      [
        ['Search', 'Done', '2026-02-01'],
        ['Sync', 'Planned', ''],
      ],
    );
    expect(proposed(lines('# Roadmap', '', '## Features', '', ...rows)).states).toEqual(['Search: done', 'Sync: open']);
  });

  const words = ['Feature', 'Item', 'Who', 'Assignee', 'Target', 'Status', 'Done', 'Progress', 'Priority', 'Type', 'title', 'status', 'notes'];
  const odd = [
    '',
    '"',
    "'a'",
    'a: b',
    '# c',
    '- d',
    '{e}',
    '[f',
    '&g',
    '*h',
    '!i',
    '%',
    '@j',
    '✅',
    '✓',
    '👩‍🚀',
    ':x:',
    '\\|',
    '&nbsp;',
    '\u200b',
    '__proto__',
    '…',
    '1',
    'null',
    'a\u0301',
  ];
  const header = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...odd),
    fc.tuple(fc.constantFrom('', '**', '`', '✅ '), fc.constantFrom(...words), fc.constantFrom('', '**', '`', ':', '.', ' (x)')).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );
  const cell = fc.constantFrom('', '✅', '❌', 'done', 'planned', 'hecho', 'pendiente', 'high', '@ann', '4.3', '50%', '100%', 'Boil faster', 'x', 'bug', 'yes');
  const file = fc.integer({ min: 2, max: 5 }).chain((columns) =>
    fc.record({
      title: fc.constantFrom('Planned features', 'Next', ...odd),
      header: fc.array(header, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 }),
      named: fc.nat({ max: columns - 1 }),
    }),
  );

  it('has a proposal that can be read, and that names only columns that are there', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(file, ({ title, header: names, rows, named }) => {
        const cells = rows.map((row, at) => row.map((text, column) => (column === named ? `Add the spout ${'abcd'.charAt(at)}` : text)));
        const { yaml, problems } = proposed(lines('# Roadmap', '', `## ${title}`, '', ...table(names, cells)));
        expect({ yaml, problems: problems.filter(({ code }) => code === 'no-such-column') }).toEqual({ yaml, problems: [] });
      }),
      { numRuns: 80, seed: 17 },
    );
  });
});
