import { describe, expect, it } from 'vitest';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The columns that are proposed for a table with releases in its first column. */
function columns(header: string, rows: readonly string[]): unknown {
  const rule = `|${header.replace(/[^|]+/g, '---')}|`;
  const { sections } = propose(readRoadmap(lines('# Plan', '', `|${header}|`, rule, ...rows.map((row) => `|${row}|`)), reading));
  return sections.map((section) => [section.columns?.title, section.columns?.status]);
}

const TASKS = ['Blade model|done', 'Wind turbulence|in progress', 'Charge controller|in progress', 'Tower loads|planned'];
const withFirst = (firsts: readonly string[], rows: readonly string[] = TASKS) => rows.map((row, at) => `${firsts[at] ?? ''}|${row}`);

describe('a table whose first column has releases', () => {
  it.each([
    ['Version|Task|Status', 'Task', 'Status', ['0.8', '0.9', '0.9', '1.0']],
    ['Release|Feature|State', 'Feature', 'State', ['v0.8', 'v0.9', 'v0.9', 'v1.0']],
    ['Date|Task|Status', 'Task', 'Status', ['2025-01', '2025-02', '2025-02', '2025-03']],
    ['Versión|Tarea|Estado', 'Tarea', 'Estado', ['0.8', '0.9', '0.9', '–']],
  ])('has items if some rows share a release, and another column has states: %s', (header, title, status, firsts) => {
    expect(columns(header, withFirst(firsts))).toEqual([[title, status]]);
  });

  it.each([
    [
      'each row has one of its own',
      'Version|Changes|Status',
      withFirst(['0.8', '0.9', '1.0', '1.1'], ['Models, tests|released', 'Wind|released', 'Charge|planned', 'Loads|planned']),
    ],
    ['no column has states', 'Version|Task|Who', withFirst(['0.8', '0.9', '0.9', '1.0'], ['Blade|Ann', 'Wind|Bob', 'Charge|Ann', 'Loads|Bob'])],
    [
      'it explains words',
      'Version|Status|Meaning',
      withFirst(['0.8', '0.9', '0.9', '1.0'], ['done|It is out', 'open|It is not', 'open|Nobody is on it', 'planned|Later']),
    ],
  ])('has none if %s', (_, header, rows) => {
    expect(columns(header, rows)).toEqual([]);
  });
});
