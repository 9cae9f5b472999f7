import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/roadmap/markdown/parse.ts';
import { firstTitle, guessTable, statusByHeader } from '../../../src/roadmap/read/table-columns.ts';
import { lines } from '../reading.ts';

function tableOf(header: string, ...rows: readonly string[]): Table {
  const rule = header.replace(/[^|]+/g, '---');
  const table = parseMarkdown(lines(header, rule, ...rows)).children.find((node): node is Table => node.type === 'table');
  if (table === undefined) throw new Error('Expected a table.');
  return table;
}

/** What is told of a table by its header and rows, as `title / status: rows`; null where its rows are no items. */
function guess(header: string, ...rows: readonly string[]): string | null {
  const told = guessTable(tableOf(header, ...rows));
  return told === null ? null : `${told.title} / ${told.status}: ${told.rows}`;
}

const LONG = `Guests wait ${'very, '.repeat(23)}very long`;

describe('the column of the titles', () => {
  it.each([
    [
      'has a header that says so, where another one is longer',
      '| Why | Feature |',
      ['| it is very slow today | Parser |', '| it is wrong | Lexer |'],
      'Feature / null: 2',
    ],
    ['is the first of two that say so', '| Task | Milestone |', ['| Parser | The first of them |', '| Lexer | The second |'], 'Task / null: 2'],
    ['is the longest where no header says so', '| Where | Wish |', ['| core | A faster parser |', '| core | A lexer |'], 'Wish / null: 2'],
    ['is the longest by all its cells', '| Where | Wish |', ['| in the very core | Parser |', '| | Lexer, and all that it needs |'], 'Wish / null: 2'],
    ['is the first of names, where no header says so', '| Piece | Account |', [`| Spout | ${LONG} |`, `| Lid | ${LONG} too |`], 'Piece / null: 2'],
    ['is the first of names in any language', '| Teil | Grund |', ['| Tülle | Sie tropft |', '| Deckel | Er klappert bei Wind |'], 'Teil / null: 2'],
    ['is none of names that repeat', '| Piece | Wish |', ['| Lid | No more noise |', '| Lid | A knob of wood |'], 'Wish / null: 2'],
    ['is none of names of files', '| Where | Wish |', ['| src/lid.ts | No more noise |', '| src/pot.ts | A knob of wood |'], 'Wish / null: 2'],
    ['is none of codes', '| Code | Wish |', ['| K-12 | No more noise |', '| K-13 | A knob of wood |'], 'Wish / null: 2'],
    ['is none of groups, where names stand beside them', '| Area | Wish |', ['| Lid | No more noise |', '| Pot | A knob of wood |'], 'Wish / null: 2'],
    ['is one of groups, where only reasons stand beside them', '| Area | Account |', [`| Lid | ${LONG} |`, `| Pot | ${LONG} too |`], 'Area / null: 2'],
    ['has no cell longer than a title may be', '| Piece | Feature |', [`| Spout | ${LONG}${LONG} |`, '| Lid | It closes |'], 'Piece / null: 2'],
    ['is none of numbers, owners or dates', '| Owner | X |', ['| Somebody with a long name | Lexer |', '| Somebody else | Parser |'], 'X / null: 2'],
    ['is not the one of the states', '| Feature | X |', ['| in progress | Lexer |', '| not started | Lines |'], 'X / Feature: 2'],
    ['is filled in nearly every row', '| Feature | X |', ['| A long parser | core |', '| | edge |'], 'X / null: 2'],
    ['may lack one of ten', '| X | Feature |', [...Array.from({ length: 9 }, () => '| a longer text | b |'), '| a longer text | |'], 'Feature / null: 9'],
    ['may not lack two of eleven', '| X | Feature |', [...Array.from({ length: 9 }, () => '| a | b |'), '| a | |', '| a | |'], 'X / null: 11'],
  ])('%s', (_, header, rows, told) => {
    expect(guess(header, ...rows)).toBe(told);
  });
});

describe('a table', () => {
  it('has no column of titles where all cells are longer than a title', () => {
    expect(guess('| Account | Owner |', `| ${LONG}${LONG} | Ann |`, `| ${LONG} ${LONG} | Bo |`)).toBeNull();
  });
});

describe('the column of the states', () => {
  it.each([
    ['has a header that says so', '| Feature | Status |', ['| Parser | soonish |', '| Lexer | |'], 'Feature / Status: 2'],
    [
      'has a header that asks, where its cells answer',
      '| Feature | Why | Finished? |',
      ['| Parser | slow | yes |', '| Lexer | odd | no |'],
      'Feature / Finished?: 2',
    ],
    [
      'has no header that asks, where its cells tell something else',
      '| Feature | Finished |',
      ['| Parser | by Ann |', '| Lexer | in May |'],
      'Feature / null: 2',
    ],
    ['is one of states before one that asks', '| Feature | Shipped | Status |', ['| Parser | yes | open |', '| Lexer | no | open |'], 'Feature / Status: 2'],
    ['has a header in another language', '| 功能 | 状态 |', ['| Parser | - |', '| Lexer | - |'], '功能 / 状态: 2'],
    ['is told by what stands in it', '| Feature | When |', ['| Parser | done |', '| Lexer | Not started |'], 'Feature / When: 2'],
    ['is told by six of ten cells', '| Feature | When |', ['| a | ✅ |', '| b | open |', '| c | 🚧 wip |', '| d | May |', '| e | June |'], 'Feature / When: 5'],
    ['is not told by half of them', '| Feature | When |', ['| a | done |', '| b | May |'], 'Feature / null: 2'],
    ['is told by the cells that say something', '| Feature | When |', ['| a | done |', '| b | |', '| c | |'], 'Feature / When: 3'],
    ['is not told by cells that say nothing', '| Feature | When |', ['| a | |', '| b | |'], 'Feature / null: 2'],
    ['may be cut short in a row', '| Feature | When |', ['| a | done |', '| b |'], 'Feature / When: 2'],
  ])('%s', (_, header, rows, told) => {
    expect(guess(header, ...rows)).toBe(told);
  });

  it.each(['[ ]', '[x]', '[X]', '[~]', '[-]', '[]', '✓', '☐', '✅ done', 'Done ✅', 'to do', 'In-Progress', '已完成'])('holds `%s`', (cell) => {
    expect(guess('| Feature | When |', `| a | ${cell} |`, `| b | ${cell} |`)).toBe('Feature / When: 2');
  });

  it.each(['[q]', '[x] a', 'a [x]', 'done by May', 'not done', '?', 'May'])('does not hold `%s`', (cell) => {
    expect(guess('| Feature | When |', `| a | ${cell} |`, `| b | ${cell} |`)).toBe('Feature / null: 2');
  });
});

describe('the rows are no items', () => {
  it.each([
    ['where there is only one', '| Feature | Status |', ['| Parser | done |']],
    ['where there is only one column', '| Feature |', ['| Parser |', '| Lexer |']],
    ['where words are explained', '| Feature | Meaning |', ['| Parser | reads |', '| Lexer | splits |']],
    ['where the first column says what has happened', '| Version | Feature |', ['| 1.0 | Parser |', '| 2.0 | Lexer |']],
    ['where the title’s column has no header', '| | Owner |', ['| Parser | Kim |', '| Lexer | Lou |']],
    ['where no column can be the title’s', '| # | Status |', ['| 1 | done |', '| 2 | open |']],
  ])('%s', (_, header, rows) => {
    expect(guess(header, ...rows)).toBeNull();
  });

  it('but may be where a later column says what has happened', () => {
    expect(guess('| Feature | Version |', '| Parser | 1.0 |', '| Lexer | 2.0 |')).toBe('Feature / null: 2');
  });
});

describe('by headers alone', () => {
  it.each([
    [['Parser', 'Lexer'], 0],
    [['#', 'Status', '', 'Wish', 'Other'], 3],
    [['Priority', 'Owner'], 0],
    [[], 0],
  ])('the title of %j stands in column %i', (names, column) => {
    expect(firstTitle(names)).toBe(column);
  });

  it.each([
    ['Status', true],
    ['STATE', true],
    ['进度', true],
    ['Status of it', false],
    ['The state', false],
  ])('“%s” names states: %s', (name, is) => {
    expect(statusByHeader(tableOf(`| Feature | ${name} |`, '| Parser | soonish |'))).toBe(is ? name : null);
  });
});

describe('headers that only `init` knows', () => {
  const proposed = (header: string, ...rows: readonly string[]) => {
    const told = guessTable(tableOf(header, ...rows), () => false);
    return told === null ? null : `${told.title} / ${told.status}`;
  };

  it.each([
    'Situação',
    'Situación',
    'État',
    'Stato',
    'Zustand',
    'Voortgang',
    'Stan',
    'Stav',
    'Состояние',
    '状況',
    '상태',
    'Situac\u0327a\u0303o',
    'Tila',
    'Durum',
    'Стан',
    'Κατάσταση',
    'ステータス',
    '狀態',
    'Trạng thái',
    'สถานะ',
    'מצב',
  ])('are of states: %s', (name) => {
    const rows = ['| Parser | some |', '| Lexer | other |'];
    expect([proposed(`| Feature | ${name} |`, ...rows), guess(`| Feature | ${name} |`, ...rows)]).toEqual([
      `Feature / ${name.normalize('NFC')}`,
      'Feature / null: 2',
    ]);
  });

  it.each(['Responsável', 'Responsabile', 'Verantwoordelijk', 'Odpowiedzialny', 'Prioriteit', 'Tipo', 'Rodzaj', 'Previsão'])('are of no titles: %s', (name) => {
    const rows = ['| Somebody | Lexer |', '| Another | Parser |'];
    expect([proposed(`| ${name} | X |`, ...rows), guess(`| ${name} | X |`, ...rows)]).toEqual(['X / null', `${name} / null: 2`]);
  });

  it.each(['Hito', 'Marco', 'Mijlpaal', 'Meilenstein'])('are of milestones, which are items: %s', (name) => {
    expect(proposed(`| ${name} | Explicación | Estado |`, '| Beta | Para todos | abierto |', '| Final | Para más | abierto |')).toBe(`${name} / Estado`);
  });

  it.each([
    ['Tâche', 'Avancement', 'Statut'],
    ['Taak', 'Voortgang', 'Status'],
    ['任务', '进展', '状态'],
    ['Tarefa', 'Situação', 'Status'],
  ])('come after those that the reader knows: %s, %s, %s', (title, other, status) => {
    const rows = ['| Parser | 80 % | x |', '| Lexer | 20 % | y |'];
    expect(proposed(`| ${title} | ${other} | ${status} |`, ...rows)).toBe(`${title} / ${status}`);
    expect(guess(`| ${title} | ${other} | ${status} |`, ...rows)).toBe(`${title} / ${status}: 2`);
  });
});
