import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import type { Span } from '../../../src/model/span.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { fieldsOf, lines, reading } from '../reading.ts';

/** Reads a text whose section “Plan” has its headings as items. */
function plan(text: string, rule = ''): Roadmap {
  const { rules } = parseConfig(`sections: [{ title: Plan, items: headings${rule} }]\nwords: { done: [shipped, ✅], dropped: [no] }\n`, 'c.yml');
  return readRoadmap(text, { ...reading, rules });
}

const titlesIn = ({ items }: Roadmap) => items.map(({ title }) => title);

describe('the title of a heading', () => {
  it.each([
    ['3. Parser', 'Parser'],
    ['12) Parser', 'Parser'],
    ['1.2.10 Parser', 'Parser'],
    ['1.2: Parser', 'Parser'],
    ['3 Parser', 'Parser'],
    ['3.Parser', 'Parser'],
    ['3D view', '3D view'],
    ['Parser 3. part', 'Parser 3. part'],
    ['Parser', 'Parser'],
    ['**3. Parser**', 'Parser'],
    ['[~] Parser', '[~] Parser'],
  ])('`%s` is “%s”', (written, title) => {
    expect(titlesIn(plan(lines('# Plan', '', `## ${written}`)))).toEqual([title]);
  });

  it.each(['✅', '(#7)', '3. ✅', '(external)', '✅ ([#7](https://github.com/acme/rocket/issues/7))', '<!-- soon -->'])(
    'is missing in `%s`, which is no item',
    (written) => {
      const { items, candidates } = plan(lines('# Plan', '', `## ${written}`, '', 'Text.', '', '- [ ] a', '', '## Parser'));
      expect(items.map(({ title, shape, parent }) => [title, shape, parent])).toEqual([
        ['a', 'task', null],
        ['Parser', 'heading', null],
      ]);
      expect(candidates.map(({ line, why }) => [line, why])).toEqual(written.startsWith('<') ? [] : [[3, 'no-title']]);
    },
  );

  it('starts behind its number, and ends before its link', () => {
    const text = lines('# Plan', '', '## 3. **Parser** (#7) ##');
    const [item] = plan(text).items;
    const { title, link } = item?.source ?? {};
    expect([title, link].map((span) => span && text.slice(span.start, span.end))).toEqual(['**Parser**', ' (#7)']);
  });
});

describe('what stands below a heading', () => {
  const text = lines(
    ...['# Plan', '', '## Parser', '', 'Why.', '', 'owner: Kim', '', '- priority: high', '- a remark', '', '> quoted', 'release: 2.0', ''],
    ...[
      '- [x] tokens',
      '  - [ ] names',
      '- [ ] trees',
      '',
      '| a |',
      '|---|',
      '| b |',
      '',
      '### Details',
      '',
      'status: no field here',
      '',
      '## Lexer',
      '',
      'kind: bug',
      '',
    ],
  );

  it('is read as its fields, sub-items and notes', () => {
    const { items, problems } = plan(text);
    const [parser, ...others] = items;
    expect(parser && fieldsOf(parser)).toEqual({ owner: 'Kim', priority: 'high', release: '2.0' });
    expect(parser).toMatchObject({ priority: 'high', release: '2.0', kind: 'feature', line: 3, endLine: 25, section: 0, parent: null });
    expect(parser?.subItems).toBe('- [x] tokens\n  - [ ] names\n- [ ] trees');
    expect(parser?.notes).toBe('Why.\n\n- a remark\n\n> quoted\n\n| a |\n|---|\n| b |\n\n### Details\n\nstatus: no field here');
    expect(others.map(({ title, line, parent, kind }) => [title, line, parent, kind])).toEqual([
      ['tokens', 15, 3, 'feature'],
      ['names', 16, 15, 'feature'],
      ['trees', 17, 3, 'feature'],
      ['Lexer', 27, null, 'bug'],
    ]);
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['13 lazy-field', '16 open-sub-item']);
    expect(parser?.fields.release?.lazy).toBe(true);
  });

  it('is told with its lines', () => {
    const { items } = plan(text);
    const [parser] = items;
    const lexer = items.at(-1);
    const linesOf = (span: Span | undefined) => text.slice(span?.start, span?.end).split('\n');
    expect([linesOf(parser?.source.lines)[0], linesOf(parser?.source.lines).at(-2)]).toEqual(['## Parser', 'status: no field here']);
    expect(linesOf(lexer?.source.lines)).toEqual(['## Lexer', '', 'kind: bug', '']);
    expect(parser?.source).toMatchObject({ subItemLines: [15, 16, 17], box: null, topLevel: false });
    expect(text.slice(0, parser?.source.titleLinesEnd)).toBe('# Plan\n\n## Parser\n');
    expect(new Set(items.map(({ source }) => source.list)).size).toBe(items.length - 1);
  });

  it('ends with its last line that is not blank', () => {
    expect(plan(lines('# Plan', '', '## Parser', '', '', '## Lexer', '', 'Why.', '', '')).items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [3, 3],
      [6, 8],
    ]);
  });

  it.each(['(limits)=', '<a id="limits"></a>', '<a name="limits">'])('ends above the name of the heading that follows: %s', (name) => {
    const { items } = plan(lines('# Plan', '', '## Parser', '', 'Fast.', '', name, '', '## Printer', '', 'Slow.', '', name));
    // At the end of the file it names nothing.
    expect(items.map(({ notes }) => notes)).toEqual(['Fast.', `Slow.\n\n${name}`]);
  });

  it('makes headings below it neither items nor candidates', () => {
    const { items, candidates } = plan(lines('# Plan', '', '## Parser', '', '### Details', '', '- a', '- [ ] b', '', '#### Deeper', '', '- [ ] c'));
    expect(items.map(({ title, parent }) => [title, parent])).toEqual([
      ['Parser', null],
      ['b', 3],
      ['c', 3],
    ]);
    expect(candidates).toEqual([]);
  });

  it('may be introduced as no items', () => {
    const { items, candidates } = plan(lines('# Plan', '', '## Parser', '', 'Acceptance criteria:', '', '- [ ] fast', '', 'Text.', '', '- [ ] tokens'));
    expect(items.map(({ title }) => title)).toEqual(['Parser', 'tokens']);
    expect(candidates.map(({ line, why }) => `${line} ${why}`)).toEqual(['7 criteria']);
  });

  it('makes no items of rows', () => {
    expect(titlesIn(plan(lines('# Plan', '', '## Parser', '', '| Item | Status |', '|---|---|', '| a | open |', '| b | done |')))).toEqual(['Parser']);
    expect(plan(lines('# Plan', '', '## Parser', '', '| Item |', '|---|', '| a |')).candidates).toEqual([]);
  });
});

describe('which headings are items', () => {
  it('those one section names, and not those whose title says something else', () => {
    const text = lines('# R', '', '## Plan', '', '### Parser', '', '### Done', '', '- a', '', '### Lexer', '', '## Other', '', '### No item', '', 'Text.');
    const { items, candidates } = plan(text);
    expect(items.map(({ title, state, shape }) => [title, state, shape])).toEqual([
      ['Parser', 'open', 'heading'],
      ['a', 'done', 'bullet'],
      ['Lexer', 'open', 'heading'],
    ]);
    expect(candidates.map(({ line, why, text: said, section }) => [line, why, said, section])).toEqual([[15, 'heading', 'No item', 'Other']]);
  });

  it('those below the document’s title where that is named, but none above it or beside it', () => {
    const text = lines('## Before', '', 'Text.', '', '# Plan', '', '## Parser', '', '# Annex', '', '## Beside');
    expect(titlesIn(plan(text))).toEqual(['Parser']);
  });
});

describe('the state of a heading', () => {
  it.each([
    ['## Parser ✅', 'done', ' ✅', 'title'],
    ['## Parser', 'open', '', 'title'],
    ['## Parser\n\nstatus: shipped', 'done', 'shipped', 'field'],
    ['## Parser\n\nstatus: in work', 'open', 'in work', 'field'],
    ['## Parser - no\n\nstatus: shipped', 'dropped', ' - no', 'title'],
  ])('of %j is %s, by “%s” in its %s', (heading, state, said, where) => {
    const text = lines('# Plan', '', heading);
    const { items } = plan(text);
    const { span, ...status } = items[0]?.source.status ?? { span: { start: 0, end: 0 } };
    expect([items[0]?.state, status, text.slice(span.start, span.end)]).toEqual([state, { text: said, where }, said]);
  });

  it('is that of its section where it says nothing itself', () => {
    expect(plan(lines('# Plan', '', '## Parser'), ', role: done').items.map(({ state }) => state)).toEqual(['done']);
  });

  it.each([
    ['## Parser', '', false],
    ['## Parser (external)', '', true],
    ['## Parser', ', role: external', true],
  ])('%j in a section%s is external: %s', (heading, rule, external) => {
    expect(plan(lines('# Plan', '', heading), rule).items.map((item) => item.external)).toEqual([external]);
  });
});
