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
