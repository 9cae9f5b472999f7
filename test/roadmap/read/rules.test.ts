import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** Items as `line title: state`, read with a configuration. */
function items(text: string, ...config: readonly string[]): string[] {
  const { rules } = parseConfig(lines(...config), 'c.yml');
  return readRoadmap(text, { ...reading, rules }).items.map(({ line, title, state }) => `${line} ${title}: ${state}`);
}

describe('sections the configuration names', () => {
  const text = lines('# R', '', '## Ideas', '', '- a', '- b', '', '1. c', '', '### Deeper', '', '- d', '', '## Geschafft', '', '- e', '', '## Bugs', '', '- f');

  it('have their plain bullets read, at any depth, and only there', () => {
    expect(items(text, 'sections: [{ title: Ideas }]')).toEqual(['5 a: open', '6 b: open', '20 f: open']);
    expect(items(text, 'sections: [{ title: deeper }]')).toEqual(['12 d: open', '20 f: open']);
  });

  it('have numbered items where that is said', () => {
    expect(items(text, 'sections: [{ title: Ideas, items: [numbered] }]')).toEqual(['8 c: open', '20 f: open']);
  });

  it('have the role that is said, even where the title has another one', () => {
    expect(items(text, 'sections: [{ title: Geschafft, role: done }, { title: Bugs, role: never }]')).toEqual(['16 e: done']);
  });
});

describe('what a named section passes on to the sections below it', () => {
  /** Items as `title: state kind`. */
  const told = (text: string, config: string) =>
    readRoadmap(text, { ...reading, rules: parseConfig(config, 'c.yml').rules }).items.map(({ title, state, kind }) => `${title}: ${state} ${kind}`);

  it('the form of its items, where its role is passed on', () => {
    const text = lines('## Geschafft', '', '### May', '', '1. a', '', '* b', '', '## Ideas', '', '### June', '', '1. c', '', '* d');
    expect(told(text, 'sections: [{ title: Geschafft, role: done, items: numbered }, { title: Ideas, items: numbered }]')).toEqual(['a: done feature']);
  });

  it('the columns of its tables, where its role is passed on', () => {
    const text = lines('## Geschafft', '### May', '| What | Wish |', '|---|---|', '| Parser | fast |', '| Lexer | small |');
    expect(told(text, 'sections: [{ title: Geschafft, role: done, items: table, columns: { title: Wish } }]')).toEqual([
      'fast: done feature',
      'small: done feature',
    ]);
  });

  it('that its items are bugs', () => {
    const text = lines('## Bugs', '### Parser', '- a', '## Parser', '- b', '## Bug fixes', '- c', '## Features', '- d');
    const named = 'sections: [{ title: Parser }, { title: Bug fixes }, { title: Features }]';
    expect(told(text, named)).toEqual(['a: open bug', 'b: open feature', 'c: open bug', 'd: open feature']);
    expect(told(text, 'sections: [{ title: Parser, kind: feature }, { title: Features, kind: bug }]')).toEqual([
      'a: open feature',
      'b: open feature',
      'd: open bug',
    ]);
  });
});

describe('words for done and dropped', () => {
  const config = ['sections: [{ title: Ideas }]', 'words: { done: [✅, DONE, fertig], dropped: ["✗"] }'];
  it.each([
    ['a ✅', 'a: done'],
    ['a - DONE', 'a: done'],
    ['a (done)', 'a: done'],
    ['a — *fertig*', 'a: done'],
    ['a ✗', 'a: dropped'],
    ['**a** ✅', 'a: done'],
    ['**a** (done)', 'a: done'],
    ['_a_ - done', 'a: done'],
    ['**a**: done', 'a: done'],
    ['`a` ✅', '`a`: done'],
    ['[a](https://example.org) - DONE', 'a: done'],
    ['**a** b ✅', 'a b: done'],
    ['a ✅ Done', 'a: done'],
    ['a ❌ Done', 'a ❌ Done: open'],
    ['a ✔️ **done**', 'a: done'],
    ['a ☑ fertig', 'a: done'],
    ['a 🎯 done', 'a 🎯 done: open'],
    ['~~a~~ - done', 'a: done'],
    ['~~a~~ ✅', 'a: done'],
    ['~~a~~ ✗', 'a: dropped'],
    ['~~a~~', 'a: dropped'],
    ['**a** ✅ (#7)', 'a: done'],
    ['**a** (#7) ✅', 'a: done'],
    ['a [#7](https://github.com/acme/rocket/issues/7) ✅', 'a: done'],
    ['**Get things** done', 'Get things done: open'],
    ['**Get things done**', 'Get things done: open'],
    ['`a` done', '`a` done: open'],
    ['done', 'done: open'],
    ['**done**', 'done: open'],
    ['undone', 'undone: open'],
    ['what is done is done here', 'what is done is done here: open'],
  ])('“%s” is “%s”', (title, read) => {
    expect(items(lines('## Ideas', '', `- ${title}`), ...config)).toEqual([`3 ${read}`]);
  });
});

describe('headings as items', () => {
  const config = ['sections: [{ title: Plan, items: headings }]', 'words: { done: [shipped, ✅] }'];
  const text = lines(
    '# Plan',
    '',
    'Intro.',
    '',
    '## 1. Parser ([#7](https://github.com/acme/rocket/issues/7))',
    '',
    'Why.',
    '',
    '- [ ] tokens',
    '',
    '### Details',
    '',
    'More.',
    '',
  );

  it('have a title without its number, their link, their text and their boxes', () => {
    const { rules } = parseConfig(lines(...config), 'c.yml');
    const { items: read } = readRoadmap(text, { ...reading, rules });
    expect(read.map(({ line, endLine, title, parent, issue, shape }) => ({ line, endLine, title, parent, issue, shape }))).toEqual([
      { line: 5, endLine: 13, title: 'Parser', parent: null, issue: 7, shape: 'heading' },
      { line: 9, endLine: 9, title: 'tokens', parent: 5, issue: null, shape: 'task' },
    ]);
    expect(read[0]?.notes).toBe('Why.\n\n### Details\n\nMore.');
  });

  it.each([
    ['## Parser ✅', 'done'],
    ['## Parser — shipped', 'done'],
    ['## **Parser** — shipped', 'done'],
    ['## ~~Parser~~ ✅', 'done'],
    ['## ~~Parser~~', 'dropped'],
    ['## Parser\n\n**Status:** Shipped in May', 'done'],
    ['## Parser\n\nStatus: blocked, not shipped', 'open'],
  ])('“%s” is %s', (heading, state) => {
    expect(items(lines('# Plan', '', heading), ...config)).toEqual([`3 Parser: ${state}`]);
  });
});

describe('rows as items', () => {
  const config = ['sections: [{ title: Plan, items: table, columns: { title: What, status: State } }]', 'words: { done: [done, "[x]"], dropped: [no] }'];
  const table = ['| What | State | Priority | Why |', '|---|:-:|---|---|'];

  it('have title, state, fields and notes from their columns', () => {
    const text = lines(
      '## Plan',
      '',
      ...table,
      '| Parser (#7) | Done | high | a \\| b |',
      '| Lexer | [ ] | | |',
      '| Printer | [x] | | |',
      '| | done | | |',
      '| Writer | no | | |',
    );
    const { rules } = parseConfig(lines(...config), 'c.yml');
    const { items: read } = readRoadmap(text, { ...reading, rules });
    expect(read.map(({ line, title, state, issue, priority, notes }) => ({ line, title, state, issue, priority, notes }))).toEqual([
      { line: 5, title: 'Parser', state: 'done', issue: 7, priority: 'high', notes: 'a | b' },
      { line: 6, title: 'Lexer', state: 'open', issue: null, priority: null, notes: '' },
      { line: 7, title: 'Printer', state: 'done', issue: null, priority: null, notes: '' },
      { line: 9, title: 'Writer', state: 'dropped', issue: null, priority: null, notes: '' },
    ]);
  });

  it('have fields from the columns that the configuration names, and from no others of those fields', () => {
    const { rules } = parseConfig('sections: [{ title: Plan, items: table, columns: { Status: priority, Who: owner, State: status } }]\n', 'c.yml');
    const rows = ['| What | Status | Who | Owner | State |', '| --- | --- | --- | --- | --- |', '| Parser | High | @ann | @bob | Done |', '| Lexer | | |'];
    const { items: read } = readRoadmap(lines('## Plan', '', ...rows), { ...reading, rules: { ...rules, words: { done: ['done'], dropped: [] } } });
    expect(read.map(({ state, priority, notes, fields }) => ({ state, priority, notes, owner: fields.owner?.value }))).toEqual([
      { state: 'done', priority: 'high', notes: '@bob', owner: '@ann' },
      { state: 'open', priority: null, notes: '', owner: undefined },
    ]);
  });

  it('tell of a column that the configuration names and the table lacks', () => {
    const { rules } = parseConfig('sections: [{ title: Plan, items: table, columns: { title: What, status: Stat } }]\n', 'c.yml');
    const { problems } = readRoadmap(lines('## Plan', '', ...table, '| Parser | Done | | |'), { ...reading, rules });
    expect(problems).toEqual([
      {
        line: 3,
        level: 'warning',
        code: 'no-such-column',
        message:
          'This table has no column “Stat”, which the configuration names; it has “What”, “State”, “Priority”, “Why”. Add the column, or correct `columns` of this section in the configuration. Did you mean “State”?',
      },
    ]);
  });

  it('are none in a table without the title’s column', () => {
    expect(items(lines('## Plan', '', '| Word | Meaning |', '|---|---|', '| Parser | reads |'), ...config)).toEqual([]);
  });

  it('have the columns that their headers and cells tell where the configuration names none', () => {
    const text = lines(
      '## Plan',
      '',
      '| # | Feature | Status |',
      '|---|---|---|',
      '| 1 | Parser | ✅ Done |',
      '| 2 | Lexer | in work |',
      '| 3 | Printer | Cancelled |',
    );
    const { rules } = parseConfig(lines('sections: [{ title: Plan, items: table }]'), 'c.yml');
    expect(readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => [title, state])).toEqual([
      ['Parser', 'done'],
      ['Lexer', 'open'],
      ['Printer', 'dropped'],
    ]);
  });
});

describe('of rules that fit a title', () => {
  it.each([
    ['1.0 Features', '2.0 Features'],
    ['✅ Features', '🚧 Features'],
    ['Phase 1 (done)', 'Phase 1 (next)'],
  ])('the one with this very title counts: %s is not %s', (done, open) => {
    const config = lines('sections:', `  - { title: "${done}", role: done }`, `  - { title: "${open}" }`);
    const { rules } = parseConfig(config, 'c.yml');
    const text = lines(`## ${done}`, '- a', `## ${open}`, '- b');
    expect(readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => [title, state])).toEqual([
      ['a', 'done'],
      ['b', 'open'],
    ]);
  });
});
