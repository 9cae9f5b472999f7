import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { PRIORITIES } from '../../../src/model/roadmap.ts';
import { levelIn } from '../../../src/roadmap/read/item-values.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, linkTo, read, reading, readOne } from '../reading.ts';

describe('the level of a value', () => {
  it.each([
    ['~~blocker~~ low', 'low'],
    ['~~High~~ → **medium**', 'medium'],
    ['~~high~~', 'high'],
    ['~~high~~ later', 'high'],
    [':fire: high', 'high'],
  ])('%s', (value, level) => {
    expect(levelIn(value)).toBe(level);
  });
});

describe('what looks like a mistake is told in full', () => {
  it.each([
    [
      ['- [ ] a', '  kind: chore'],
      {
        line: 2,
        level: 'warning',
        code: 'unknown-kind',
        message: 'Unexpected kind “chore” of “a”, expected “bug” or “feature”: the item is read as a feature.',
      },
    ],
    [
      ['- [ ] a', '  release: 1.0 or 2.0'],
      {
        ...{ line: 2, level: 'warning', code: 'two-releases' },
        message: 'The release “1.0 or 2.0” of “a” names two releases, expected one. Until then its issue is moved to no milestone.',
      },
    ],
    [
      ['- [ ] a', '  priority: P1'],
      {
        ...{ line: 2, level: 'notice', code: 'unknown-priority' },
        message: `The priority “P1” of “a” starts with none of the levels ${PRIORITIES.join(', ')}: it is kept as text and gives no label.`,
      },
    ],
    [
      ['- [ ] a', '  priority: *Hihg* (?)'],
      {
        ...{ line: 2, level: 'notice', code: 'unknown-priority' },
        message: `The priority “*Hihg* (?)” of “a” starts with none of the levels ${PRIORITIES.join(', ')}: it is kept as text and gives no label. Did you mean “high”?`,
      },
    ],
    [
      ['- [ ] a', '  owner: Kim', '  owner: Lou'],
      { line: 3, level: 'notice', code: 'repeated-field', message: '“owner” appears twice in one item: the last one counts. Keep one of them.' },
    ],
    [
      ['- [ ] a', '  owner: Kim', '  owner: Lou', '  owner: Max'],
      { line: 4, level: 'notice', code: 'repeated-field', message: '“owner” appears 3 times in one item: the last one counts. Keep one of them.' },
    ],
    [
      ['- [ ] a', '  **Resoluton:** fixed'],
      { line: 2, level: 'notice', code: 'misspelt-key', message: 'Unexpected key “Resoluton”, expected “resolution”: the line is read as that field.' },
    ],
    [
      ['- [ ] a', '  > quoted', '  owner: Kim'],
      {
        ...{ line: 3, level: 'notice', code: 'lazy-field' },
        message:
          'In Markdown this line belongs to the quote or bullet above it, but it is read as a field. Add an empty line before it, so that GitHub shows it in the same way.',
      },
    ],
    [
      [`- [ ] a (#1) ${linkTo(2)}`],
      {
        ...{ line: 1, level: 'warning', code: 'two-links' },
        message: '“a (#1) (#2)” ends with two issue links: keep the right one. Until then the item is left as it is.',
      },
    ],
    [
      ['## Done', '- [ ] a'],
      {
        line: 2,
        level: 'notice',
        code: 'open-in-done',
        message: 'The box of “a” is open in a section of finished items: it is read as done. Tick it, or move the item to a section of open items.',
      },
    ],
    [
      ['- [x] a', '  - [ ] b'],
      { line: 2, level: 'notice', code: 'open-sub-item', message: '“b” is open under an item that is done. Tick it, or make it an item of its own.' },
    ],
    [
      ['* [ ] a', ' - [ ] b'],
      {
        ...{ line: 2, level: 'notice', code: 'list-of-last-item' },
        message:
          'In Markdown this list is beside the item above it, but it is read as a part of that item. Indent it to the item’s text, so that GitHub shows it in the same way.',
      },
    ],
    [
      ['Last updated: soon', '', '- [ ] a'],
      {
        ...{ line: 1, level: 'notice', code: 'unreadable-date' },
        message: 'Unexpected date “soon” after “Last updated”, expected one like 2026-05-06, 6 May 2026 or May 2026: it is left as it is.',
      },
    ],
  ])('%j', (text, problem) => {
    expect(read(lines(...text)).problems).toEqual([problem]);
  });

  it.each([
    ['an open sub-item of an item in a section of finished ones', ['## Done', '- a', '  - [x] b']],
    ['a dropped sub-item of a finished one', ['- [x] a', '  - [ ] ~~b~~']],
    ['an empty priority', ['- [ ] a', '  priority:']],
    ['one release', ['- [ ] a', '  release: 2.0']],
  ])('but not %s', (_, text) => {
    expect(read(lines(...text)).problems).toEqual([]);
  });
});

describe('priority', () => {
  it.each([
    ['high', 'high'],
    ['High, they say', 'high'],
    ['**high**', 'high'],
    ['`low`', 'low'],
    ['_medium_ for now', 'medium'],
    ['1 high', null],
    ['-high', null],
    ['high-ish', null],
    ['', null],
  ])('“%s” is %s', (written, priority) => {
    expect(readOne(`- [ ] a\n  priority: ${written}\n`).priority).toBe(priority);
  });
});

describe('the beginning of a title', () => {
  const { rules } = parseConfig('kinds: { bug: ["Defect -"], feature: ["Wish:"] }\n', 'c.yml');
  it.each([
    ['Defect - lost packets', 'bug', 'prefix'],
    ['DEFECT - lost packets', 'bug', 'prefix'],
    ['Lost packets, a defect -', 'feature', 'default'],
    ['wish: more packets', 'feature', 'prefix'],
    ['Wish: fix: more packets', 'feature', 'prefix'],
    ['fix: more packets', 'bug', 'prefix'],
  ])('tells the kind as configured: “%s” is a %s, by its %s', (title, kind, from) => {
    expect(readRoadmap(`- [ ] ${title}\n`, { ...reading, rules }).items[0]).toMatchObject({ kind, kindFrom: from });
  });
});

describe('the state of a box', () => {
  const { rules } = parseConfig('words: { done: [done], dropped: [no] }\n', 'c.yml');
  it.each([
    ['- [x] a - no', 'dropped'],
    ['- [ ] a - done', 'done'],
    ['- [x] a - done', 'done'],
  ])('`%s` is %s', (text, state) => {
    expect(readOneWithWords(text)).toBe(state);
  });

  function readOneWithWords(text: string) {
    return readRoadmap(`${text}\n`, { ...reading, rules }).items[0]?.state;
  }
});

describe('notes and sub-items', () => {
  it('what stands around a field keeps one blank line between', () => {
    expect(readOne(lines('- [ ] a', '', '  Why.', '', '  owner: Kim', '', '  More.', '')).notes).toBe('Why.\n\nMore.');
  });

  it('sub-items with something between them are told one after another', () => {
    const [outer] = read(lines('- [ ] a', '', '  - [ ] b', '', '  Text.', '', '  - [x] c', '    - d')).items;
    expect([outer?.subItems, outer?.notes]).toEqual(['- [ ] b\n- [x] c\n  - d', 'Text.']);
    expect(outer?.source.subItemLines).toEqual([3, 7, 8]);
  });

  it('an item knows whether its list is numbered', () => {
    expect(read(lines('1. [ ] a', '2. [ ] b', '', '- [ ] c')).items.map(({ title, source }) => [title, source.ordered])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('a list beside the last item is told with its first line', () => {
    const { items } = read(lines('* [ ] a', '* [ ] b', ' - [ ] c'));
    expect(items.map(({ title, parent, source }) => [title, parent, source.adoptedLine])).toEqual([
      ['a', null, null],
      ['b', null, 3],
      ['c', 2, null],
    ]);
  });
});
