import { expect } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { EditResult, FileChange } from '../../../src/roadmap/edit/change.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, reading } from '../reading.ts';

/** As the configuration names them, headings, rows and numbers are items, too. */
const { rules } = parseConfig(
  [
    'sections:',
    '  - { title: Fixed parts, role: resolved, items: headings }',
    '  - { title: Fixed rows, role: resolved, items: table }',
    '  - { title: Fixed steps, role: resolved, items: numbered }',
  ].join('\n'),
  'roadmap-sync.yml',
);

export const configured: ReadOptions = { ...reading, rules };

/** @param removed titles of items: of several with one title, all */
export function roll(text: string, removed: readonly string[], more: Partial<FileChange> = {}): Omit<EditResult, 'roadmap'> {
  const roadmap = readRoadmap(text, configured);
  const items = roadmap.items.filter(({ title }) => removed.includes(title));
  if (new Set(items.map(({ title }) => title)).size < removed.length) throw new Error(`Not all of ${removed.join(', ')} are items.`);
  return editRoadmap(roadmap, { items: [], removed: items.map(({ line }) => line), lastUpdated: null, ...more }, configured);
}

/** The text without some items, of which none is refused. */
export function without(text: string, ...removed: readonly string[]): string {
  const { text: after, refused } = roll(text, removed);
  expect(refused).toEqual([]);
  return after;
}
