import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/agreement.ts';
import type { CloseReason } from '../../../src/model/issue.ts';
import type { Destination } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { closeDestination, kindDestination, NOWHERE, reopenDestination } from '../../../src/plan/item/placement.ts';
import { placesOf } from '../../../src/plan/item/places.ts';
import { lines } from '../../support/memory/builders.ts';
import { configured } from './pair.ts';

const CONFIG = [
  'sections:',
  '  - { title: Ahead, items: [table, headings], role: open }',
  '  - { title: Errors, items: table, role: open, kind: bug }',
  '  - { title: Behind, items: table, role: done }',
  '  - { title: Repaired, items: table, role: resolved, kind: bug }',
  '  - { title: Never mind, items: table, role: dropped }',
].join('\n');

const HEAD = ['| What | Who |', '| --- | --- |'];
const OTHER = ['| What | Where | Who |', '| --- | --- | --- |'];

/** A section with a table, with the columns of the others. */
function section(title: string, ...rows: string[]): string[] {
  return [`## ${title}`, '', ...HEAD, ...rows.map((row) => `| ${row} | Ann |`), ''];
}

function found(text: string): { roadmap: Roadmap; item: Item } {
  const { roadmap } = configured(CONFIG, text);
  const item = roadmap.items.find(({ title }) => title === 'A');
  if (item === undefined) throw new Error('No item A');
  return { roadmap, item };
}

/** Where something goes, with the section's title instead of its number. */
function named(roadmap: Roadmap, to: Destination | null) {
  return to === null || to.at === 'new-section' ? to : { ...to, section: roadmap.sections[to.section ?? -1]?.path.join(' / ') };
}

function closing(text: string, reason: CloseReason, completed: 'move' | 'tick' = 'move') {
  const { roadmap, item } = found(text);
  return named(roadmap, closeDestination(roadmap, item, reason, completed));
}

describe('where the row of a closed issue goes', () => {
  const feature = section('Ahead', 'A', 'B');
  const bug = section('Errors', 'A', 'B');
  const all = [...section('Repaired'), ...section('Behind'), ...section('Never mind')];

  it.each([
    ['a feature, completed', [...feature, ...all], 'completed', 'Behind'],
    ['a feature, not planned', [...feature, ...all], 'not_planned', 'Never mind'],
    ['a feature, duplicate', [...feature, ...all], 'duplicate', 'Never mind'],
    ['a bug, completed', [...bug, ...all], 'completed', 'Repaired'],
    ['a bug, completed, no table of resolved ones', [...bug, ...section('Behind')], 'completed', 'Behind'],
    ['a bug, not planned', [...bug, ...all], 'not_planned', 'Never mind'],
    ['a row that belongs to a part of the done section', [...feature, '## Behind', '', '### 2025', '', ...HEAD, ''], 'completed', 'Behind / 2025'],
  ] as const)('%s', (_, text, reason, to) => {
    expect(closing(lines(...text), reason)).toEqual({ at: 'end', section: to });
  });

  it.each([
    ['no table of what is done', [...feature, ...section('Repaired'), ...section('Never mind')], 'completed'],
    ['no table of what was dropped', [...feature, ...section('Behind')], 'not_planned'],
    ['only a table with other columns', [...feature, '## Behind', '', ...OTHER], 'completed'],
    ['a done section without a table', [...feature, '## Behind', '', 'Prose.'], 'completed'],
  ] as const)('nowhere: %s', (_, text, reason) => {
    expect(closing(lines(...text), reason)).toBeNull();
  });

  it('a bug of another project goes where a feature goes', () => {
    const text = lines('## Errors', '', ...HEAD, '| A (external) | Ann |', '', ...all);
    expect(closing(text, 'completed')).toEqual({ at: 'end', section: 'Behind' });
    expect(closing(lines('## Errors', '', ...HEAD, '| A (external) | Ann |', '', ...section('Repaired')), 'completed')).toBeNull();
  });

  it('nowhere where the configuration has completed ones only ticked; what is not planned goes all the same', () => {
    expect(closing(lines(...feature, ...all), 'completed', 'tick')).toBeNull();
    expect(closing(lines(...feature, ...all), 'not_planned', 'tick')).toEqual({ at: 'end', section: 'Never mind' });
  });

  it('a heading stays where it is', () => {
    const text = lines('## Ahead', '', '### A', '', 'Text.', '', '## Done', '', '## Dropped');
    for (const reason of ['completed', 'not_planned', 'duplicate'] as const) expect(closing(text, reason)).toBeNull();
  });
});

describe('where the row of a reopened issue goes', () => {
  const reopening = (text: string, place: Partial<Place> | null) => {
    const { roadmap, item } = found(text);
    return named(roadmap, reopenDestination(roadmap, item, place === null ? null : { ...NOWHERE, ...place }, new Map()));
  };

  it('to the first open table with its columns, if its place is unknown', () => {
    const text = lines('## Ahead', '', ...OTHER, '| B | here | Ann |', '', ...section('Errors', 'C'), ...section('Behind', 'A'));
    expect(reopening(text, null)).toEqual({ at: 'end', section: 'Errors' });
  });

  it('to a new section, if no open table has its columns', () => {
    const text = lines('## Ahead', '', ...OTHER, '| B | here | Ann |', '', ...section('Behind', 'A', 'C'));
    expect(reopening(text, null)).toEqual({ at: 'new-section', title: 'Not yet complete', role: 'open' });
  });

  it('and no task goes among rows', () => {
    expect(reopening(lines(...section('Ahead', 'B'), '## Done', '', '- [x] A'), null)).toEqual({ at: 'new-section', title: 'Not yet complete', role: 'open' });
  });

  it('beside a neighbour with the same columns only', () => {
    const tables = ['## Ahead', '', ...OTHER, '| B | here | Ann |', '', ...HEAD, '| C | Ann |', '', ...section('Behind', 'A')];
    expect(reopening(lines(...tables), { headings: ['Ahead'], previous: ['B', 'C'] })).toEqual({ at: 'after', line: 9, section: 'Ahead', gap: null });
    expect(reopening(lines(...tables), { headings: ['Ahead'], previous: ['B'] })).toEqual({ at: 'end', section: 'Ahead' });
  });
});

describe('where an item goes that is written as a row or heading, when its kind changes', () => {
  it('a row to the first open table with its columns', () => {
    const { roadmap, item } = found(lines(...section('Behind'), ...section('Errors', 'C'), ...section('Ahead', 'A')));
    expect(named(roadmap, kindDestination(roadmap, item, 'bug', false))).toEqual({ at: 'end', section: 'Errors' });
  });

  it('a heading nowhere', () => {
    const { roadmap, item } = found(lines('## Ahead', '', '### A', '', 'Text.', '', '## Bugs', '', '- B'));
    expect(kindDestination(roadmap, item, 'bug', false)).toBeNull();
  });
});

describe('where a row stands', () => {
  it('is told with its neighbours in the table and with what its status says', () => {
    const { roadmap } = configured(
      CONFIG,
      lines('## Ahead', '', '| What | Status |', '| --- | --- |', '| A | soon |', '| B | |', '', '| What | Status |', '| --- | --- |', '| C | |'),
    );
    expect(placesOf(roadmap).get(5)).toEqual({ ...NOWHERE, headings: ['Ahead'], next: ['B'], status: 'soon' });
    expect(placesOf(roadmap).get(6)).toMatchObject({ previous: ['A'], next: [], status: '' });
  });
});
