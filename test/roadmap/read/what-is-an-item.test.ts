import { describe, expect, it } from 'vitest';
import { candidates, lines, problems, read, readOne, titles } from '../reading.ts';

describe('a task item', () => {
  it.each(['- [ ] a', '* [ ] a', '+ [ ] a', '1. [ ] a', '12) [ ] a', '-   [ ] a', '- [x] a', '- [X] a', '   - [ ] a', '- [ ]   a'])('is `%s`', (line) => {
    expect(readOne(`${line}\n`)).toMatchObject({ title: 'a', shape: 'task', line: 1 });
  });

  it.each([
    ['the text on the next line', '- [ ]\n  a\n'],
    ['a second bullet before the box', '- - [ ] a\n'],
    ['a number before the bullet', '1. - [ ] a\n'],
    ['a quote around it', '> - [ ] a\n'],
    ['no text', '- [ ]\n'],
    ['no space', '- [ ]a\n'],
    ['no blank in the box', '- [] a\n'],
    ['an address behind the box', '- [x](https://example.org) a\n'],
    ['a tab in the box', '- [\t] a\n'],
    ['another mark', '- [~] a\n'],
    ['a footnote around it', 'Text[^1]\n\n[^1]: - [ ] a\n'],
    ['a fence around it', '```\n- [ ] a\n```\n'],
    ['a fence that never ends', '~~~\n- [ ] a\n'],
    ['indented code', '    - [ ] a\n'],
    ['a comment around it', '<!--\n- [ ] a\n-->\n'],
    ['HTML around it', '<div>\n- [ ] a\n</div>\n'],
    ['front matter around it', '---\ntodo:\n- [ ] a\n---\n'],
    ['a table around it', '| a |\n|---|\n| - [ ] a |\n'],
    ['no bullet', '[ ] a\n'],
    ['code right behind the bullet', '-     [ ] a\n'],
    ['a letter for a bullet', 'a. [ ] a\n'],
    ['a box further on', '- see [ ] a\n'],
  ])('is none with %s', (_, text) => {
    expect(titles(text)).toEqual([]);
  });

  it('stands in any section that is not never, known or not', () => {
    const text = lines('- [ ] a', '', '# Rocket', '- [ ] b', '## Anything', '- [ ] c', '### Deeper', '1. [ ] d', '## Goals', '- [ ] e');
    expect(titles(text)).toEqual(['a', 'b', 'c', 'd']);
    expect(candidates(text)).toEqual(['10 criteria: e']);
  });

  it('stands behind HTML that has ended', () => {
    expect(titles('<details>\n<summary>More</summary>\n\n- [ ] a\n\n</details>\n')).toEqual(['a']);
  });

  it('is nested in a plain bullet without being a sub-item', () => {
    expect(read('- Group\n  - [ ] a\n').items.map(({ title, parent, source }) => [title, parent, source.topLevel])).toEqual([['a', null, false]]);
  });
});

describe('not an item', () => {
  it('a title that stands wholly in brackets', () => {
    const text = lines('- [ ] [Deferred task]', '- [ ] [Owner] does it', '- [ ] [a real link](https://example.org)');
    expect(titles(text)).toEqual(['[Owner] does it', 'a real link']);
    expect(candidates(text)).toEqual(['1 placeholder: [Deferred task]']);
  });

  it.each(['[Owner] [Task]', '[Owner] does [it]', 'Do it [soon]', '[Owner does it', '[Owner [does] it'])('but a title that does not is one: %s', (title) => {
    expect(titles(`- [ ] ${title}\n`)).toEqual([title]);
  });

  it('a box without text in an open section', () => {
    expect(titles(lines('## Planned', '', '- [ ]', '- [ ] a'))).toEqual(['a']);
  });

  it.each(['Acceptance criteria:', '**Acceptance criteria:**', '_Definition of Done_', 'Out of scope'])('boxes in a list introduced by `%s`', (intro) => {
    const text = lines('- [ ] a', '', `  ${intro}`, '', '  - [ ] inner', '- [ ] b', '', intro, '', '- [ ] outer', '  - [ ] deeper');
    expect(titles(text)).toEqual(['a', 'b']);
    expect(candidates(text)).toEqual(['5 criteria: inner', '10 criteria: outer', '11 criteria: deeper']);
  });

  it('boxes behind another paragraph are items', () => {
    expect(titles(lines('Acceptance criteria:', '', 'These are not:', '', '- [ ] a'))).toEqual(['a']);
  });

  it('plain bullets outside known sections, numbered lists, tables, headings and prose', () => {
    const text = lines(
      ...['# Rocket', '', 'Fix the engine.', '', '- a', '', '## Ideas', '', '1. b', '', '## Planned', '', '1. c', '', '| d | e |', '|---|---|', '| f | g |'],
      ...['', '## Better seats', '', 'We want them.'],
    );
    expect(titles(text)).toEqual([]);
    expect(candidates(text)).toEqual(['5 bullet: a', '9 numbered: b', '13 numbered: c', '17 table-row: f', '19 heading: Better seats']);
  });

  it('an item whose first child is no paragraph', () => {
    expect(titles(lines('## Planned', '', '- ### Heading', '- ```', '  code', '  ```', '- > quote', '- a'))).toEqual(['a']);
  });

  it('boxes in quotes are candidates', () => {
    expect(candidates('> - [ ] a\n>   - [x] b\n')).toEqual(['1 in-quote: a', '2 in-quote: b']);
  });

  it('a timeline in tasks or bullets', () => {
    expect(titles(lines('## Timeline', '- Beta: 2026-01-01', '- [ ] Final: 2026-03-01', '### Planned', '- a'))).toEqual([]);
  });
});

describe('plain bullets', () => {
  it('are items directly under a known open heading', () => {
    const text = lines('## Planned', '', 'Some prose.', '', '- a', '', 'More prose.', '', '* b', '+ c', '  - nested');
    expect(read(text).items.map(({ title, shape, notes }) => [title, shape, notes])).toEqual([
      ['a', 'bullet', ''],
      ['b', 'bullet', ''],
      ['c', 'bullet', '- nested'],
    ]);
  });

  it('stand beside tasks', () => {
    expect(read(lines('## Planned', '- a', '- [ ] b')).items.map(({ shape }) => shape)).toEqual(['bullet', 'task']);
  });

  it('marked as begun or put off are open', () => {
    expect(read(lines('## Planned', '- [~] a', '- [-] b')).items.map(({ state }) => state)).toEqual(['open', 'open']);
  });
});

describe('a list beside the last item, indented and with another bullet', () => {
  const text = lines('## Planned', '* a', ' - b', ' - owner: Kim', '* c');

  it('is read as notes and fields of that item, and reported', () => {
    expect(read(text).items.map(({ title, notes, endLine }) => [title, notes, endLine])).toEqual([
      ['a', '- b', 4],
      ['c', '', 5],
    ]);
    expect(read(text).items[0]?.fields.owner?.value).toBe('Kim');
    expect(problems(text)).toEqual(['3 list-of-last-item']);
  });

  it('may be several lists, and is none behind other text', () => {
    expect(read(lines('## Planned', '* a', ' - b', '  + c', '* d')).items.map(({ title, notes }) => [title, notes])).toEqual([
      ['a', '- b\n+ c'],
      ['d', ''],
    ]);
    expect(titles(lines('## Planned', '* a', '', 'Text.', ' - b'))).toEqual(['a', 'b']);
    expect(titles(lines('Text.', ' - [ ] a'))).toEqual(['a']);
  });

  it('is a list of its own after a blank line', () => {
    expect(titles(lines('## Planned', '* a', '', ' - b'))).toEqual(['a', 'b']);
  });

  it('is a list of its own without indentation', () => {
    expect(titles(lines('## Planned', '* a', '- b'))).toEqual(['a', 'b']);
  });
});
