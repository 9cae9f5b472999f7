import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { lines } from '../../reading.ts';
import { added, made, of, owner } from '../one-reading.ts';

const says = (text: string, state: 'done' | 'open' = 'done'): ItemEdit => ({ edit: 'set-status', state, text, where: 'cell' });

/** A table whose second column is the status, with the row of the feature “Sync” first. */
const table = (dashes: string, sync: string, ...others: readonly string[]) =>
  lines('## Rows', '', '| Feature | Status |', dashes, `| Sync | ${sync}`, ...others.map((other, at) => `| Other ${at} | ${other}`));

const syncIn = (text: string) => text.split('\n')[4]?.replace('| Sync | ', '');

describe('a text that is written into a cell and taken back', () => {
  it.each([
    ['on the left of a column whose dashes say the middle', '|---|:------:|', 'planned        |', 'done           |', ['planned        |', 'open           |']],
    ['on the left of a column whose dashes say the right', '|---|------:|', 'planned  |', 'done     |', ['planned  |', 'open     |']],
    ['in the middle', '|---|---|', '  planned   |', '    done    |', ['    open    |', '  waiting   |']],
    ['in the middle, nearer to the right', '|---|---|', '   queued   |', '    done    |', ['   paused   |', '  waiting   |']],
    ['on the right', '|---|---|', '    planned |', '       done |', ['       open |', '    waiting |']],
    ['behind an indentation', '|---|---|', '   planned       |', '   done          |', ['   open          |', '   waiting       |']],
    ['as wide as no other', '|---|---|', 'planned    |', 'done       |', ['open   |', 'waiting  |']],
    ['by the columns of the screen', '|---|---|', '  🚧   |', ' done  |', ['  ⬜   |', '  ⬜   |']],
    ['by characters', '|---|---|', '🚧 on     |', 'done     |', ['⬜ off    |', 'open     |', '⬜⬜⬜⬜     |', 'waiting  |']],
  ])('stays %s', (_, dashes, before, after, others) => {
    const first = table(dashes, before, ...others);
    const now = made(first, [of('Sync', says('done'))]);
    expect(syncIn(now)).toBe(after);
    expect(made(now, [of('Sync', says(before.slice(0, -1).trim(), 'open'))])).toBe(first);
  });

  it.each([
    ['as wide as the column', '|--------|----------|', 'open     |', ['planned  |', 'waiting  |']],
    ['in the middle of the column', '|---|:--------:|', '  open   |', [' planned  |'.slice(1), '  waits  |', '   on    |']],
    ['with as much space behind it as all texts', '|---|---|', 'open   |', ['planned   |', 'on   |']],
    ['empty among other empty cells', '|---|---|', '   |', ['planned |', '   |', 'on |', '   |']],
    ['not there where it was not', '|---|---|', 'open |', ['planned |', 'on |']],
  ])('that had no room is %s again', (_, dashes, before, others) => {
    const now = made(table(dashes, before, ...others), [of('Sync', says('done for good, as all agree'))]);
    expect(syncIn(now)).toBe('done for good, as all agree |');
    expect(syncIn(made(now, [of('Sync', says(before.slice(0, -1).trim(), 'open'))]))).toBe(before);
  });

  it('leaves an empty cell that is as wide as all others, also where none of them had to be padded', () => {
    const rows = (owner: string) => lines('## Rows', '', '| Feature | Owner |', '|---------|-------|', `| Sync |${owner}|`, '| Other feature | @anna |');
    const now = made(rows('       '), [of('Sync', { edit: 'set-field', key: 'owner', value: '@christine' })]);
    expect(now).toBe(rows(' @christine '));
    expect(made(now, [of('Sync', { edit: 'remove-field', key: 'owner' })])).toBe(rows('       '));
  });
});

describe('a row without a bar at its end', () => {
  it.each([
    ['in a table whose rows have none', ['Feature | Status | Owner', '--|--|--'], 'Sync | open |', 'Other | open | @ann', 'Sync | open | Kim'],
    [
      'of which a cell is missing',
      ['Feature   | Status | Owner', ':--|:--|--:'],
      'Sync      |        |',
      'Other     | open   | @ann',
      'Sync      |        | Kim',
    ],
    ['in a table whose other rows have one', ['| Feature | Status | Owner |', '|--|--|--|'], '| Sync | open', '| Other | open | @ann |', '| Sync | open | Kim'],
    [
      'that is shorter than all others',
      ['| Feature | Note | Status | Owner |', '|--|--|--|--|'],
      '| Sync | x',
      '| Other | x | open | @ann |',
      '| Sync | x | | Kim',
    ],
  ])('gets a cell and loses it again: %s', (_, head, before, other, after) => {
    const [first, now] = [before, after].map((row) => lines('## Rows', '', ...head, row, other)) as [string, string];
    expect(made(first, [of('Sync', owner)])).toBe(now);
    expect(made(now, [of('Sync', { edit: 'remove-field', key: 'owner' })])).toBe(first);
  });
});

describe('a padded cell of a table without space beside its bars', () => {
  it('has none where its text needs all the room, and stands where it stood', () => {
    const rows = (status: string) =>
      lines('## Rows', '', '|Feature|Status |', '|:------|:-----:|', '|Search |waiting|', `|Sync   |${status}|`, '|Share  |  new  |');
    const now = made(rows('  open '), [of('Sync', says('pending', 'open'))]);
    expect(now).toBe(rows('pending'));
    expect(made(now, [of('Sync', says('idea', 'open'))])).toBe(rows(' idea  '));
  });
});

describe('a new row', () => {
  const LINK = '([#7](https://github.com/acme/rocket/issues/7))';
  it.each([
    ['without outer bars, though the last row needs one', ['Feature | Owner | Target', '--|--|--', 'Sync | @ann |', 'Share | @bob | May'], `new 7 ${LINK} | |`],
    [
      'with a bar at its end, though the last row has none',
      ['| Feature | Owner |', '|--|--|', '| Sync | @ann |', '| Share | @bob |', '| Short'],
      `| new 7 ${LINK} | |`,
    ],
    ['without space, though the last row has an empty cell', ['|Feature|Owner|Target|', '|-|-|-|', '|Sync|@ann|May|', '|Share||May|'], `|new 7 ${LINK}|||`],
    ['with empty cells as the others', ['| Feature | Owner |', '|--|--|', '| Sync |  |', '| Share |  |'], `| new 7 ${LINK} |  |`],
    ['with the bars of the header, where there is no row', ['Feature | Owner', '--|--'], `new 7 ${LINK} |`],
  ])('is written as most rows are: %s', (_, rows, wanted) => {
    const text = lines('## Rows', '', ...rows);
    expect(made(text, [], [added(7, 0)])).toBe(`${text}${wanted}\n`);
  });

  it('is as wide as the header and the dashes, where the links of other rows had no room', () => {
    const title = (text: string) => `| ${text.padEnd(70)} |`;
    const long = `a feature with a title that is too long for its link ${LINK.replaceAll('7', '6')}`;
    const text = lines('## Rows', '', `${title('Feature')} Owner |`, `|${'-'.repeat(72)}|-------|`, `| ${long} | @ann  |`, `| b${long} |       |`);
    expect(made(text, [], [added(7, 0)])).toBe(`${text}${title(`new 7 ${LINK}`)}       |\n`);
  });
});
