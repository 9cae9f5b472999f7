import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { PRIORITIES } from '../../../src/model/roadmap.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { fieldsOf, lines, problems, read, reading, readOne } from '../reading.ts';

describe('a field is `key: value`', () => {
  it.each([
    ['on a line of the title’s paragraph', ['  owner: @kim']],
    ['after a hard break', ['  owner: @kim  ']],
    ['in a nested bullet', ['  - owner: @kim']],
    ['in a nested bullet of another kind', ['  * owner: @kim']],
    ['with a bold key', ['  **Owner:** @kim']],
    ['with a bold key and the colon behind it', ['  **Owner**: @kim']],
    ['with a bold key in a bullet', ['  - __Owner:__ @kim']],
    ['in any case', ['  OWNER: @kim']],
    ['in the plural', ['  Owners: @kim']],
    ['in a paragraph of its own', ['', '  owner: @kim']],
    ['without a space', ['  owner:@kim']],
    ['with wide space', ['  owner :   @kim']],
    ['not indented at all', ['owner: @kim']],
  ])('%s', (_, written) => {
    const text = lines('- [ ] Title', ...written);
    const item = readOne(text);
    expect([item.title, fieldsOf(item), item.notes]).toEqual(['Title', { owner: '@kim' }, '']);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a colon in prose', '  Note: nothing'],
    ['another key', '  assignee: @kim'],
    ['code', '  `owner: @kim`'],
    ['a key in emphasis', '  *owner: @kim*'],
    ['a link', '  [owner: @kim](https://example.org)'],
    ['HTML', '  <b>owner: @kim</b>'],
    ['a comment', '  <!-- owner: @kim -->'],
    ['an address', '  status://page'],
    ['a box', '  - [ ] owner: @kim'],
    ['a numbered line', '  1. owner: @kim'],
    ['two words', '  the owner: @kim'],
    ['inside a quote', '  > owner: @kim'],
    ['a fence', '  ```\n  owner: @kim\n  ```'],
    ['indented code', '\n      owner: @kim'],
  ])('no field: %s', (_, written) => {
    expect(read(lines('- [ ] Title', written)).items.map((item) => fieldsOf(item))).toEqual(written.includes('[ ]') ? [{}, {}] : [{}]);
  });

  it('is no field when it is the title itself', () => {
    const item = readOne('- [ ] status: write it down\n');
    expect([item.title, fieldsOf(item)]).toEqual(['status: write it down', {}]);
  });

  it('has a value over more lines', () => {
    const item = readOne(lines('- [ ] Title', '  prognosis: soon,', '  or later', '  - owner: Kim', '    and Lou'));
    expect(fieldsOf(item)).toEqual({ prognosis: 'soon, or later', owner: 'Kim and Lou' });
  });

  it.each([
    ['on lines', ['  prognosis: soon,\\', '  or later\\', '  or never'], 'soon, or later or never'],
    ['in a bullet', ['  - prognosis: soon, \\', '    or later\\'], 'soon, or later'],
    ['that is none, because it is escaped', ['  prognosis: soon\\\\', '  or later'], 'soon\\\\ or later'],
    ['that is none, because nothing follows', ['  prognosis: soon\\\\'], 'soon\\\\'],
  ])('has a value over hard breaks %s', (_, written, value) => {
    expect(fieldsOf(readOne(lines('- [ ] Title', ...written)))).toEqual({ prognosis: value });
  });

  it('has a value over hard breaks behind a link', () => {
    const text = lines('- [ ] Title (#7) owner: ana\\', '  and ben\\', '  status: idea');
    const known = { issues: new Map([[7, { titles: new Set(['Title']), removed: false }]]), more: false };
    const [item] = readRoadmap(text, { ...reading, known }).items;
    expect(item && fieldsOf(item)).toEqual({ owner: 'ana and ben', status: 'idea' });
  });

  it('has an empty value', () => {
    expect(fieldsOf(readOne('- [ ] Title\n  owner:\n'))).toEqual({ owner: '' });
  });

  it('reads all keys', () => {
    const text = lines(
      ...['## Open bugs', '', '- Title', '  owner: a', '  status: b', '  priority: low', '  prognosis: d'],
      ...['  resolution: e', '  release: 2.0', '  kind: feature'],
    );
    const all = { owner: 'a', status: 'b', priority: 'low', prognosis: 'd', resolution: 'e', release: '2.0', kind: 'feature' };
    expect(fieldsOf(readOne(text))).toEqual(all);
  });
});

describe('a line that lazily goes on with a quote', () => {
  it('is a field of the item, and reported', () => {
    const text = lines('## Open bugs', '', '- Title', '  > a note', '  owner: Kim', '- Next');
    const { items } = read(text);
    expect(items.map((item) => [item.title, fieldsOf(item), item.notes])).toEqual([
      ['Title', { owner: 'Kim' }, '> a note'],
      ['Next', {}, ''],
    ]);
    expect(problems(text)).toEqual(['5 lazy-field']);
  });

  it('is a field wherever it is indented', () => {
    const text = lines('## Open bugs', '', '- Title', '  > a note', '  > goes on', 'owner: Kim', ' priority: high');
    expect(fieldsOf(readOne(text))).toEqual({ owner: 'Kim', priority: 'high' });
    expect(problems(text)).toEqual(['6 lazy-field', '7 lazy-field']);
  });

  it('is no field with a `>` of its own', () => {
    const text = lines('- [ ] Title', '  > a note', '  > owner: Kim');
    expect(fieldsOf(readOne(text))).toEqual({});
    expect(problems(text)).toEqual([]);
  });

  it('goes to the item that its indentation reaches', () => {
    const { items } = read(lines('- [ ] Outer', '  - [ ] Inner', '    > a note', '  owner: Kim'));
    expect(items.map((item) => [item.title, fieldsOf(item)])).toEqual([
      ['Outer', { owner: 'Kim' }],
      ['Inner', {}],
    ]);
  });

  it('goes to the item around a plain nested bullet', () => {
    const text = lines('- [ ] Outer', '  - a remark', '  owner: Kim');
    const item = readOne(text);
    expect([fieldsOf(item), item.notes]).toEqual([{ owner: 'Kim' }, '- a remark']);
    expect(problems(text)).toEqual(['3 lazy-field']);
  });
});

describe('slips', () => {
  it.each([
    ['resolutoin', 'resolution'],
    ['resoluton', 'resolution'],
    ['priorty', 'priority'],
    ['prioritty', 'priority'],
    ['prognosys', 'prognosis'],
    ['Progosis', 'prognosis'],
  ])('`%s` is read as %s and reported', (word, key) => {
    const text = `- [ ] Title\n  ${word}: high\n`;
    expect(fieldsOf(readOne(text))).toEqual({ [key]: 'high' });
    expect(problems(text).filter((one) => one.endsWith('key'))).toEqual(['2 misspelt-key']);
  });

  it.each(['ownr', 'statsu', 'relaese', 'knid', 'resolutionary', 'prirty', 'resoltoin'])('`%s` is not read', (word) => {
    expect(fieldsOf(readOne(`- [ ] Title\n  - ${word}: high\n`))).toEqual({});
  });

  it.each(['priorities', 'prognoses', 'statuses', 'Resolutions', 'releases', 'kinds'])('`%s` is a plural, nothing to report', (word) => {
    expect(problems(`- [ ] Title\n  ${word}: feature\n`).filter((one) => one.endsWith('key'))).toEqual([]);
  });

  it('a word that every object has is no key', () => {
    const { fields, notes } = readOne('- [ ] Title\n  - constructor: takes a path\n  - owner: Kim\n');
    expect([Object.keys(fields), notes]).toEqual([['owner'], '- constructor: takes a path']);
  });

  it('a key that stands twice counts the last time, and is reported', () => {
    const text = lines('- [ ] Title', '  owner: Kim', '  - owner: Lou');
    expect(fieldsOf(readOne(text))).toEqual({ owner: 'Lou' });
    expect(problems(text)).toEqual(['3 repeated-field']);
  });
});

describe('priority', () => {
  it.each([
    ['blocker', 'blocker'],
    ['Critical', 'critical'],
    ['HIGH (customers wait)', 'high'],
    ['medium, I think', 'medium'],
    ['**low**', 'low'],
    ['`minor`', 'minor'],
    ['high!', 'high'],
  ])('of `%s` is %s', (written, level) => {
    expect(readOne(`- [ ] Title\n  priority: ${written}\n`).priority).toBe(level);
  });

  it.each(['P1', 'not high', 'highest', '1'])('of `%s` is kept as text', (written) => {
    const text = `- [ ] Title\n  priority: ${written}\n`;
    const item = readOne(text);
    expect([item.priority, fieldsOf(item)]).toEqual([null, { priority: written }]);
    expect(problems(text)).toEqual(['2 unknown-priority']);
  });
});

describe('the fields of an item', () => {
  it.each([
    ['are told as they are written', ['  **Owner:**   Kim  '], { label: '**Owner:**', value: 'Kim', style: 'line' }],
    ['may have space before their colon', ['  owner :Kim'], { label: 'owner :', value: 'Kim', style: 'line' }],
    ['may be bullets', ['  - owner: Kim'], { label: 'owner:', value: 'Kim', style: 'bullet' }],
    ['end before a hard break', ['  owner: Kim\\', '  status: new'], { value: 'Kim' }],
    ['may go on behind spaces', ['  owner: Kim  ', '  and Lou'], { value: 'Kim and Lou' }],
    ['end before a key of somebody’s own', ['  owner: Kim', '  Goal: fast', '  status: new'], { value: 'Kim' }],
    ['end before one that has no value', ['  owner: Kim', '  Goals:', '  - fast'], { value: 'Kim' }],
    ['go on over a time or an address', ['  owner: Kim', '  from 10:30 on'], { value: 'Kim from 10:30 on' }],
    ['end before the next one, whatever stands behind that', ['  owner: Kim', '  status: new', '  Goal: fast'], { value: 'Kim' }],
    ['of a bullet end before what is not indented', ['  - owner: Kim', '    and Lou', '  or so'], { value: 'Kim and Lou' }],
  ])('%s', (_, written, field) => {
    expect(read(lines('- [ ] a', ...written)).items[0]?.fields.owner).toMatchObject({ ...field, misspelt: false });
  });

  it.each([
    ['inside code that began before', ['  `some', '  owner: Kim`']],
    ['inside emphasis that began before', ['  _some', '  owner: Kim_']],
    ['inside strong text that began before', ['  **some', '  owner: Kim**']],
    ['inside a link that began before', ['  [some', '  owner: Kim](https://example.org)']],
    ['in a bullet with more than that', ['  - owner: Kim', '', '    and more']],
    ['in a bullet with a list', ['  - owner: Kim', '    - and more']],
    ['in a bullet that is a heading', ['  - # owner: Kim']],
    ['in a quote, behind another line', ['  > some', '   > owner: Kim']],
  ])('are none %s', (_, written) => {
    expect(fieldsOf(readOne(lines('- [ ] a', ...written)))).toEqual({});
  });

  it('count by the line where they stand, however they are written', () => {
    const text = lines('- [ ] a', '  > quoted', '  owner: Kim', '', '  - owner: Lou');
    expect(fieldsOf(readOne(text))).toEqual({ owner: 'Lou' });
    expect(readOne(text).source.repeated.map(({ value }) => value)).toEqual(['Kim']);
  });

  it('behind the title of a sub-item go to the item that their indentation reaches', () => {
    const { items } = read(lines('- [ ] a', '  - [ ] b', '    owner: Kim', '  status: new', 'priority: high'));
    expect(items.map((item) => [item.title, fieldsOf(item)])).toEqual([
      ['a', { status: 'new', priority: 'high' }],
      ['b', { owner: 'Kim' }],
    ]);
  });

  it('behind a quote in a sub-item go to the item that their indentation reaches', () => {
    const told = (line: string) => read(lines('- [ ] a', '  - [ ] b', '    > quoted', line)).items.map((item) => [item.title, fieldsOf(item)]);
    const kim = { owner: 'Kim' };
    expect(told('     owner: Kim')).toEqual([
      ['a', {}],
      ['b', kim],
    ]);
    expect(told('    owner: Kim')).toEqual([
      ['a', {}],
      ['b', kim],
    ]);
    expect(told('   owner: Kim')).toEqual([
      ['a', kim],
      ['b', {}],
    ]);
    expect(told('owner: Kim')).toEqual([
      ['a', kim],
      ['b', {}],
    ]);
  });

  it('behind nested quotes and lists go to the item too', () => {
    expect(fieldsOf(readOne(lines('- [ ] a', '  > - some', '  >   > text', '  owner: Kim')))).toEqual({ owner: 'Kim' });
    expect(fieldsOf(readOne(lines('- [ ] a', '  - b', '    > quoted', '  owner: Kim')))).toEqual({ owner: 'Kim' });
  });
});

describe('a list of what a field may say', () => {
  it.each([
    ['with slashes', 'status: planned / in progress / done'],
    ['as code', '**Status**: `not started` / `blocked` / `in progress` / `shipped`'],
    ['with bars', 'priority: high | medium | low'],
    ['in brackets', '**Priority:** <high|medium|low>'],
    // Whatever levels there are: three of them beside each other are none.
    ...PRIORITIES.slice(2).map((level, at) => ['a level and its neighbours', `priority: ${[PRIORITIES[at], PRIORITIES[at + 1], level].join(' / ')}`]),
    ['with the last word behind “or”', 'Status: open, blocked, or done'],
    ['with another one among them', 'Status: not started / blocked by the smith / in progress / shipped'],
    ['with signs', 'Status: 🔴 not started / 🟡 in progress / 🟢 done'],
  ])('is a note: %s', (_, line) => {
    for (const [written, note] of [
      [`  ${line}`, line],
      [`  - ${line}`, `- ${line}`],
      [`\n  ${line}`, line],
    ]) {
      const item = readOne(lines('- [ ] Title', written ?? ''));
      expect([item.title, fieldsOf(item), item.notes]).toEqual(['Title', {}, note]);
    }
  });

  it('is no state of a heading, and none is written into it', () => {
    const text = lines('# Roadmap', '', '## Next', '', '### Title', '', '**Status**: open / in progress / shipped');
    const rules = parseConfig('sections:\n  - title: Next\n    role: open\n    items: [headings]\n', 'config').rules;
    const [item] = readRoadmap(text, { ...reading, rules }).items;
    expect([item?.fields, item?.source.status?.where]).toEqual([{}, 'title']);
  });

  it('ends the value above it', () => {
    const item = readOne(lines('- [ ] Title', '  owner: Kim', '  status: open / blocked / done'));
    expect([item.title, fieldsOf(item)]).toEqual(['Title', { owner: 'Kim' }]);
  });

  it.each([
    ['two words', 'status: done / shipped'],
    ['one word twice', 'status: done / done / done'],
    ['several things with a state each', 'status: web done / phone in progress / desktop planned'],
    ['names', 'owner: high / medium / low'],
    ['a path', 'status: see docs/open/state'],
  ])('is none: %s', (_, line) => {
    const value = line.slice(line.indexOf(':') + 2);
    expect(Object.values(fieldsOf(readOne(lines('- [ ] Title', `  ${line}`))))).toEqual([value]);
  });
});
