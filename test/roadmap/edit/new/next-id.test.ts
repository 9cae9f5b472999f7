import { describe, expect, it } from 'vitest';
import { nextId } from '../../../../src/roadmap/edit/new/next-id.ts';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

describe('the number of a new row', () => {
  it.each([
    ['counts on', 'week', ['1', '2', '3'], [], '4'],
    ['has the zeros of others', 'id', ['F-001', 'F-002', 'F-010'], [], 'F-011'],
    ['has more digits than they', 'id', ['08', '09', '099'], [], '100'],
    ['is bold', 'id', ['**1**', '**2**'], [], '**3**'],
    ['is code, of the newest first', 'key', ['`RM-12`', '`RM-11`', '`RM-10`'], [], '`RM-13`'],
    ['comes behind a gap', '', ['1', '2', '4'], [], '5'],
    ['leads nowhere', 'id', ['[R1](#r1)', '[R2](#r2)'], [], 'R3'],
    ['is a sign', '', ['1\uFE0F\u20E3', '2\uFE0F\u20E3'], [], '3\uFE0F\u20E3'],
    ['is a letter', 'nr', ['a)', 'b)'], [], 'c)'],
    ['has a chapter', 'no', ['1.1', '1.2', '1.3'], [], '1.4'],
    ['has the last chapter', 'no', ['1.1', '1.2', '2.1'], [], '2.2'],
    ['counts the rows of other tables', 'feature id', ['2'], ['1', '3'], '4'],
    ['counts from theirs alone', 'id', [], ['R1', 'R2'], 'R3'],
    ['counts by itself where they do', '', ['1', '2'], ['1', '2', '3'], '3'],
    ['passes over one without a number', 'id', ['1', '2', ''], [], '3'],
    ['has no other series', 'id', ['F-1', 'F-2'], ['B-1', 'B-7'], 'F-3'],
  ])('%s', (_, header, cells, elsewhere, number) => {
    expect(nextId({ header, cells, elsewhere })).toBe(number);
  });

  it.each([
    ['versions', 'since', ['4.1', '4.2']],
    ['a gap below no header for numbers', 'votes', ['12', '7', '3']],
    ['one number for several', 'id', ['1', '1', '2']],
    ['two series', 'id', ['F-1', 'B-1']],
    ['words', 'id', ['1', 'two']],
    ['the last sign', '', ['8\uFE0F\u20E3', '9\uFE0F\u20E3']],
    ['one row', 'id', ['1']],
    ['hardly a number', 'id', ['1', '2', '', '', '']],
  ])('is none beside %s', (_, header, cells) => {
    expect(nextId({ header, cells, elsewhere: [] })).toBe(null);
  });

  it('is not that of a row that went to another table', async () => {
    const head = ['| # | Item |', '|---|---|'];
    const world = new MemoryWorld(lines('## Planned', '', ...head, '| 1 | A |', '| 2 | B |', '', '## Completed', '', ...head, '| 0 | Z |'));
    world.config = lines('sections:', '  - { title: Planned, items: table }', '  - { title: Completed, role: done, items: table }');
    await world.sync();
    world.change(2, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    world.open({ ...world.issue(1), number: 3, title: 'C', body: '', labels: ['roadmap', 'feature'] }, 'ann');
    await world.sync();
    expect(world.text).toContain(`| 1 | A ${link(1)} |\n| 3 | C ${link(3)} |\n`);
  });
});
