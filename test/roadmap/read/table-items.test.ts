import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import type { Span } from '../../../src/model/span.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { fieldsOf, lines, reading } from '../reading.ts';

/** Reads a text whose section “Plan” holds its items in tables. */
function plan(text: string, rule = ''): Roadmap {
  const { rules } = parseConfig(`sections: [{ title: Plan, items: table${rule} }]\n`, 'c.yml');
  return readRoadmap(text, { ...reading, rules });
}

/** A table under `## Plan`: its header stands in line 3, its first row in line 5. */
function table(header: string, ...rows: readonly string[]): string {
  return lines('## Plan', '', header, header.replace(/[^|]+/g, '---'), ...rows);
}

const titlesIn = ({ items }: Roadmap) => items.map(({ title }) => title);

describe('a row whose title is nothing but a mark', () => {
  it.each(['✅', '(#7)', '(external)', '[#7](https://github.com/acme/rocket/issues/7) ✅'])('is no item: `%s`', (mark) => {
    const { items, candidates } = plan(table('| Feature | Status |', '| Parser | open |', `| ${mark} | done |`, '| | open |'));
    expect(items.map(({ title }) => title)).toEqual(mark.startsWith('[') ? ['Parser', '#7'] : ['Parser']);
    expect(candidates.map(({ line, why }) => [line, why])).toEqual(mark.startsWith('[') ? [] : [[6, 'no-title']]);
  });
});

describe('a row in bold beside empty cells', () => {
  const rows = ['| **Core** | |', '| Parser | open |', '| **Apps** |', '| Lexer | done |'];
  it('is a caption and no item', () => {
    const { items, candidates } = plan(table('| Feature | Status |', ...rows));
    expect(items.map(({ title }) => title)).toEqual(['Parser', 'Lexer']);
    expect(candidates.map(({ line, text, why }) => [line, text, why])).toEqual([
      [5, 'Core', 'caption'],
      [7, 'Apps', 'caption'],
    ]);
  });

  it('is an item that has an issue', () => {
    expect(titlesIn(plan(table('| Feature | Status |', '| **Core** (#7) | |', '| Parser | open |')))).toEqual(['Core', 'Parser']);
  });

  it('is an item where other bold ones have texts beside them, or there is no other cell', () => {
    expect(titlesIn(plan(table('| Feature | Status |', '| **Core** | |', '| **Parser** | done |')))).toEqual(['Core', 'Parser']);
    expect(titlesIn(plan(table('| Feature |', '| **Core** |', '| Parser |')))).toEqual(['Core', 'Parser']);
  });

  it('is an item if only a part of it is bold', () => {
    expect(titlesIn(plan(table('| Feature | Status |', '| **Core**: rewrite | |', '| Parser | open |')))).toEqual(['Core: rewrite', 'Parser']);
  });
});

describe('the columns of a table', () => {
  const text = table('| Wish | Feature | Status | Stage |', '| A faster one | Parser | open | done |', '| Another one | Lexer | done | open |');
  it.each([
    ['told by their headers', '', ['Parser open', 'Lexer done']],
    ['the title’s as configured, the status told', ', columns: { title: Wish }', ['A faster one open', 'Another one done']],
    ['the status’ as configured, the title told', ', columns: { status: Stage }', ['Parser done', 'Lexer open']],
    ['both as configured', ', columns: { title: Wish, status: Stage }', ['A faster one done', 'Another one open']],
    ['as configured, in other words for the same', ', columns: { title: "wish:", status: STAGE }', ['A faster one done', 'Another one open']],
  ])('are %s', (_, rule, items) => {
    expect(plan(text, rule).items.map(({ title, state }) => `${title} ${state}`)).toEqual(items);
    expect(plan(text, rule).problems).toEqual([]);
  });

  it('tell the state by a field that holds one, but not by signs for levels or people', () => {
    const rows = (name: string) => plan(table(`| Task | ${name} |`, '| a | Done |', '| b | Open |', '| c | Done |')).items.map(({ state }) => state);
    expect(['Resolution', 'Release', 'Priority', 'Owner'].map(rows)).toEqual([
      ['done', 'open', 'done'],
      ['done', 'open', 'done'],
      ...[
        ['open', 'open', 'open'],
        ['open', 'open', 'open'],
      ],
    ]);
  });

  it('may be named by signs', () => {
    expect(titlesIn(plan(table('| ? | ! |', '| a | Parser |', '| b | Lexer |'), ', columns: { title: "!" }'))).toEqual(['Parser', 'Lexer']);
  });

  it('of a single row are told by their headers', () => {
    const { items } = plan(table('| # | Status | Wish |', '| 1 | done | Parser |'));
    expect(items.map(({ title, state }) => [title, state])).toEqual([['Parser', 'done']]);
  });

  it('are told where a status is nowhere', () => {
    const { items, tables, problems } = plan(table('| Feature | Where |', '| Parser ✅ | core |', '| Lexer | edge |'));
    expect(items.map(({ title, state, notes }) => [title, state, notes])).toEqual([
      ['Parser', 'done', 'core'],
      ['Lexer', 'open', 'edge'],
    ]);
    expect(tables[0]?.columns).toEqual({ title: 0, status: null, fields: [] });
    expect(problems).toEqual([]);
  });

  it('are missed where the configuration names others: then nothing is read', () => {
    const { items, problems, candidates } = plan(text, ', columns: { title: Name, status: Step }');
    expect(items).toEqual([]);
    expect(problems.map(({ line, code, message }) => [line, code, message.slice(0, 34)])).toEqual([
      [3, 'no-such-column', 'This table has no column “Name”, w'],
      [3, 'no-such-column', 'This table has no column “Step”, w'],
    ]);
    expect(candidates.map(({ line, why, text: said }) => [line, why, said])).toEqual([
      [5, 'table-row', 'A faster one'],
      [6, 'table-row', 'Another one'],
    ]);
  });

  it('hold fields where their headers are keys, in any case and in the plural', () => {
    const { items } = plan(table('| Feature | Owner | PRIORITIES | priority | Kinds |', '| Parser | Kim | x | high | bug |', '| Lexer | | y | | |'));
    expect(items.map((item) => [item.title, fieldsOf(item), item.notes])).toEqual([
      ['Parser', { owner: 'Kim', priority: 'high', kind: 'bug' }, 'x'],
      ['Lexer', {}, 'y'],
    ]);
    const plural = plan(table('| Feature | Owners | Priorities |', '| Parser | Kim | high |', '| Lexer | Lou | |')).items;
    expect(plural.map((item) => [fieldsOf(item), item.priority, item.notes])).toEqual([
      [{ owner: 'Kim', priority: 'high' }, 'high', ''],
      [{ owner: 'Lou' }, null, ''],
    ]);
    expect(items[0]?.fields.owner).toMatchObject({ label: 'owner:', line: 5, style: 'cell', misspelt: false, lazy: false });
  });

  it('hold the titles or the states rather than fields', () => {
    const { items } = plan(table('| Owner | Status |', '| Kim | done |', '| Lou | open |'), ', columns: { title: Owner }');
    expect(items.map((item) => [item.title, item.state, fieldsOf(item)])).toEqual([
      ['Kim', 'done', {}],
      ['Lou', 'open', {}],
    ]);
  });
});

describe('a row', () => {
  it('says all that a bullet can say', () => {
    const [item] = plan(table('| Feature | Status |', '| Bug: **Parser** (external) (#7) | |', '| Lexer | done |')).items;
    expect(item).toMatchObject({ title: 'Bug: Parser', issue: 7, external: true, kind: 'bug', shape: 'row', state: 'open', line: 5, endLine: 5, subItems: '' });
  });

  it('is not external by itself, and is where its section is', () => {
    const text = table('| Feature | Status |', '| Parser | open |', '| Lexer | done |');
    expect(plan(text).items.map(({ external }) => external)).toEqual([false, false]);
    expect(plan(text, ', role: external').items.map(({ external }) => external)).toEqual([true, true]);
  });

  it('has its state from its cell, else from a word behind its title', () => {
    const { items } = plan(table('| Feature | Status |', '| a ✅ | |', '| b ✅ | open |', '| c | done |', '| d ✅ |', '| ~~e~~ | open |'));
    expect(items.map(({ title, state }) => `${title} ${state}`)).toEqual(['a done', 'b open', 'c done', 'd done', 'e dropped']);
  });

  it('is no item without a title, or cut short before it', () => {
    const text = table('| Status | Feature |', '| open | Parser |', '| open | |', '| open |', '| done | Lexer |');
    expect(titlesIn(plan(text, ', columns: { title: Feature, status: Status }'))).toEqual(['Parser', 'Lexer']);
  });

  it('has the other cells as notes, in paragraphs, without empty ones', () => {
    const [first, second] = plan(table('| Feature | Why | How | When |', '| Parser | slow | | a \\| `b` |', '| Lexer | | | |')).items;
    expect([first?.notes, second?.notes]).toEqual(['slow\n\na \\| `b`'.replace('\\', ''), '']);
  });
});

describe('where things stand in a row', () => {
  const read = (text: string) => {
    const { items } = plan(text);
    const at = (span: Span | null | undefined) => (span === null || span === undefined ? null : text.slice(span.start, span.end));
    return items.map(({ source, fields }) => ({
      title: at(source.title),
      status: at(source.status?.span),
      said: [source.status?.text, source.status?.where],
      owner: at(fields.owner?.span),
      free: at(source.emptyCells?.owner),
      line: at(source.lines),
    }));
  };

  it('with bars around it', () => {
    expect(read(table('| Feature | Owner | Status |', '|Parser|Kim|done|', '|  Lexer  |    |  open  |'))).toEqual([
      { title: 'Parser', status: 'done', said: ['done', 'cell'], owner: 'Kim', free: null, line: '|Parser|Kim|done|\n' },
      { title: 'Lexer', status: 'open', said: ['open', 'cell'], owner: null, free: '    ', line: '|  Lexer  |    |  open  |\n' },
    ]);
  });

  it('without bars around it', () => {
    const text = lines('## Plan', '', 'Feature | Status | Owner', '--- | --- | ---', 'Parser | done | Kim', 'Lexer | open | Lou');
    expect(read(text).map(({ title, status, owner }) => [title, status, owner])).toEqual([
      ['Parser', 'done', 'Kim'],
      ['Lexer', 'open', 'Lou'],
    ]);
  });

  it('without a column for its state: the word behind its title, or where one would stand', () => {
    const text = table('| Feature | Owner |', '| Parser - done | Kim |', '| Lexer | Lou |');
    const [parser, lexer] = read(text);
    expect([parser?.title, parser?.status, parser?.said]).toEqual(['Parser', ' - done', [' - done', 'title']]);
    expect([lexer?.title, lexer?.status, lexer?.said]).toEqual(['Lexer', '', ['', 'title']]);
    expect(plan(text).items[1]?.source.status?.span.start).toBe(text.indexOf('Lexer') + 5);
  });
});

describe('states that are no words for done or dropped', () => {
  const told = (...states: readonly string[]) =>
    plan(table('| Feature | Status |', ...states.map((state, at) => `| Item ${at} | ${state} |`))).problems.map(({ line, code, message }) => ({
      ...{ line, code },
      says: /\((.*?)\)/.exec(message)?.[1],
    }));

  it('are told once, with the line of the table', () => {
    expect(told('fertig', 'offen', '', 'offen')).toEqual([{ line: 3, code: 'no-status-word', says: '“fertig”, “offen”' }]);
  });

  it('are told up to six', () => {
    expect(told('a', 'b', 'c', 'd', 'e', 'f').map(({ says }) => says)).toEqual(['“a”, “b”, “c”, “d”, “e”, “f”']);
    expect(told('a', 'b', 'c', 'd', 'e', 'f', 'g').map(({ says }) => says)).toEqual(['“a”, “b”, “c”, “d”, “e”, “f”, …']);
  });

  it.each([
    ['one of them is', ['offen', 'done']],
    ['all rows say the same', ['offen', 'offen', '']],
    ['all are usual words for open work', ['Planned', '🚧 In progress', 'todo', '']],
  ])('are not told where %s', (_, states) => {
    expect(told(...states)).toEqual([]);
  });

  it('are not told where the configuration names its words', () => {
    const text = table('| Feature | Status |', '| A | offen |', '| B | in Arbeit |');
    const { rules } = parseConfig('sections: [{ title: Plan, items: table }]\nwords: { done: [fertig] }\n', 'c.yml');
    expect(readRoadmap(text, { ...reading, rules }).problems).toEqual([]);
  });

  it('are not told in a table that is cut short', () => {
    expect(plan(lines('## Plan', '', '| Feature | Status |', '|---|---|', '| a |', '| b | open |')).problems).toEqual([]);
  });
});

describe('the tables of a roadmap', () => {
  it('are told with their section, header, columns and last line', () => {
    const text = `${table('| Feature | **Owner** | Status: |', '| Parser | Kim | open |', '| Lexer | Lou | done |')}\nText.\n`;
    const { tables, items, sections } = plan(text, ', columns: { status: "Status:" }');
    expect(tables.map(({ section, header, columns, lastLine }) => ({ section: sections[section ?? -1]?.heading.title, header, columns, lastLine }))).toEqual([
      { section: 'Plan', header: ['feature', 'owner', 'status'], columns: { title: 0, status: 2, fields: [{ key: 'owner', column: 1 }] }, lastLine: 6 },
    ]);
    expect(new Set(items.map(({ source }) => source.list))).toEqual(new Set(tables.map(({ list }) => list)));
  });

  it('are told apart from each other, and from lists', () => {
    const rows = ['| Feature | Status |', '|---|---|', '| Parser | open |', '| Lexer | done |', ''];
    const { items, tables } = plan(lines('## Plan', '', ...rows, '- [ ] a', '', ...rows));
    expect(tables.map(({ lastLine }) => lastLine)).toEqual([6, 13]);
    expect(new Set(items.map(({ source }) => source.list)).size).toBe(3);
  });

  it('without rows are kept, for rows to come', () => {
    const { tables, items } = plan(table('| Feature | Status |'));
    expect([tables.length, items]).toEqual([1, []]);
  });
});

describe('a row that counts the others', () => {
  const rows = ['| Parser | 5 | open |', '| Lexer | 4 | done |'];
  it.each(['| **Total** | 9 | |', '| Total | | 1/2 |', '| **Summe:** 9 | | - |', '| Total effort (days) | ~9 d | |', '| 合计 | 9 |'])(
    'is no item: %s',
    (total) => {
      const { items, candidates, tables } = plan(table('| Feature | Days | Status |', ...rows, total));
      expect(items.map(({ title }) => title)).toEqual(['Parser', 'Lexer']);
      expect(candidates.map(({ line, why }) => [line, why])).toEqual([[7, 'total']]);
      expect(tables[0]?.lastLine).toBe(6);
    },
  );

  it.each(['| Total rewrite | 9 | |', '| Total | 9 | open |', '| Total | | |', '| Sum types | 9 | |', '| **Total** (#7) | 9 | |'])(
    'is an item if it is more, or has an issue: %s',
    (row) => {
      const { items, tables } = plan(table('| Feature | Days | Status |', ...rows, row));
      expect(items).toHaveLength(3);
      expect(tables[0]?.lastLine).toBe(7);
    },
  );

  it('may stand alone, or above others', () => {
    expect(plan(table('| Feature | Days |', '| Total | 0 |')).tables[0]?.lastLine).toBe(4);
    expect(plan(table('| Feature | Days |', '| Subtotal | 2 |', '| Parser | 5 |', '| Lexer | 5 |')).tables[0]?.lastLine).toBe(7);
  });
});
