import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, reading } from '../../reading.ts';

const options = { ...reading, rules: parseConfig('sections:\n  - { pattern: ^Phase, items: headings }\n', 'roadmap-sync.yml').rules };

/** The text without the items of these titles. */
function without(text: string, ...titles: string[]): string {
  const roadmap = readRoadmap(text, options);
  const removed = roadmap.items.filter(({ title }) => titles.includes(title)).map(({ line }) => line);
  const { text: after, refused } = editRoadmap(roadmap, { items: [], removed, lastUpdated: null }, options);
  expect([removed.length, refused]).toEqual([titles.length, []]);
  return after;
}

const item = (title: string) => [`### ${title}`, '', `${title} it is.`, ''];
const file = (...rest: string[]) => lines('# R', '', '## Phase 1', '', ...rest);
const next = ['## Past', '', 'Much.'];

describe('a line across the page below a heading that is taken out', () => {
  it.each([
    ['goes where it separates it from the next one', ['A'], [...item('A'), '---', '', ...item('B'), ...next], [...item('B'), ...next]],
    ['goes where it separates others, too', ['B'], [...item('A'), '***', '', ...item('B'), '***', '', ...item('C')], [...item('A'), '***', '', ...item('C')]],
    ['stays where it ends the section', ['B'], [...item('A'), ...item('B'), '---', '', ...next], [...item('A'), '---', '', ...next]],
    ['goes where two would meet', ['B'], [...item('A'), '---', '', ...item('B'), '---', '', ...next], [...item('A'), '---', '', ...next]],
    ['stays where all headings go', ['A', 'B'], [...item('A'), '---', '', ...item('B'), '---', '', ...next], ['---', '', ...next]],
  ])('%s', (_, titles, before, after) => {
    expect(without(file(...before), ...titles)).toBe(file(...after));
  });

  it('goes with the last one where it would end the file', () => {
    const before = file(...item('A'), '---', '', '### B', '', 'B it is.');
    expect(without(before, 'B')).toBe(file('### A', '', 'A it is.'));
    expect(without(before.slice(0, -1), 'B')).toBe(file('### A', '', 'A it is.').slice(0, -1));
  });
});
