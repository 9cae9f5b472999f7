import { describe, expect, it } from 'vitest';
import { baselineOf, closedIssue, entryOf, lines, planOf } from '../../support/memory/builders.ts';
import { A, configured, editsOf } from '../item/pair.ts';

const CONFIG = 'sections:\n  - { title: Plans, items: table }\n';

describe('the status of a row in a column whose states look alike', () => {
  it.each([
    ['capitals', 'PLANNED', 'IN PROGRESS', 'DONE'],
    ['bold', '**Planned**', '**In progress**', '**Done**'],
    ['emphasis', '*planned*', '*later*', '*done*'],
    ['code', '`planned`', '`later`', '`done`'],
    ['bold capitals', '**PLANNED**', '**LATER**', '**DONE**'],
    ['capitals of short words only', 'WIP', 'TBD', 'Done'],
    ['capitals in one of them', 'PLANNED', 'Later', 'Done'],
    ['bold in one of them', '**Planned**', 'Later', 'Done'],
    ['emphasis of another kind', '**Planned**', '*Later*', 'Done'],
  ])('looks like them: %s', (_, state, other, text) => {
    const file = lines('## Plans', '', '| What | State |', '| --- | --- |', `| ${A} | ${state} |`, `| B | ${other} |`);
    const plan = planOf(file, [closedIssue(5, 'A', 'completed')], baselineOf([entryOf(5, 'A')]), configured(CONFIG, file));
    expect(editsOf(plan)).toEqual([{ edit: 'set-status', state: 'done', text, where: 'cell' }]);
  });
});
