import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { edited, editItems, editRoadmap, lines, linkTo, read, reading } from '../reading.ts';

const LINK: ItemEdit = { edit: 'link', issue: 7 };
const TICK: ItemEdit = { edit: 'tick', ticked: true };
const UNTICK: ItemEdit = { edit: 'tick', ticked: false };
const STRIKE: ItemEdit = { edit: 'strike', struck: true };
const UNSTRIKE: ItemEdit = { edit: 'strike', struck: false };

describe('a link is inserted', () => {
  it.each([
    ['at the end of the title', '- [ ] a\n', '- [ ] a <>\n'],
    ['without a final line end', '- [ ] a', '- [ ] a <>'],
    ['in CRLF', '- [ ] a\r\n- [x] b\r\n', '- [ ] a <>\r\n- [x] b\r\n'],
    ['before trailing spaces', '- [ ] a \n', '- [ ] a <> \n'],
    ['before a hard break of two spaces', '- [ ] a  \n  owner: Kim\n', '- [ ] a <>  \n  owner: Kim\n'],
    ['before a hard break of a backslash', '- [ ] a\\\n  owner: Kim\n', '- [ ] a <>\\\n  owner: Kim\n'],
    ['before a comment', '- [ ] a <!-- ask Kim -->\n', '- [ ] a <> <!-- ask Kim -->\n'],
    ['before a comment over two lines', '- [ ] a <!-- ask\n  Kim -->\n', '- [ ] a <> <!-- ask\n  Kim -->\n'],
    ['before the first field', '- [ ] a\n  owner: Kim\n  status: new\n', '- [ ] a <>\n  owner: Kim\n  status: new\n'],
    ['on the last line of the title', '- [ ] a\n  long title\n  owner: Kim\n', '- [ ] a\n  long title <>\n  owner: Kim\n'],
    ['behind a colon', '- [ ] a:\n  - b\n', '- [ ] a: <>\n  - b\n'],
    ['behind `(external)`', '- [ ] a (external)\n', '- [ ] a (external) <>\n'],
    ['behind strong text', '- [ ] **a:**\n', '- [ ] **a:** <>\n'],
    ['behind code', '- [ ] `a`\n', '- [ ] `a` <>\n'],
    ['behind struck text', '- [ ] ~~a~~\n', '- [ ] ~~a~~ <>\n'],
    ['behind a link', '- [ ] see [a](https://example.org)\n', '- [ ] see [a](https://example.org) <>\n'],
    ['behind an reading', '- [ ] see https://example.org/a\n', '- [ ] see https://example.org/a <>\n'],
    ['behind a nested box', '- [x] b\n  - [ ] a\n', '- [x] b\n  - [ ] a <>\n'],
    ['in a numbered task', '3. [ ] a\n', '3. [ ] a <>\n'],
    ['with tabs', '-\t[ ] a\n\t- b\n', '-\t[ ] a <>\n\t- b\n'],
    ['in a plain bullet', '## Planned\n* a\n - b\n', '## Planned\n* a <>\n - b\n'],
  ])('%s', (_, text, after) => {
    const item = read(text).items.find(({ title }) => title !== 'b');
    const result = editRoadmap(read(text), { items: [{ line: item?.line ?? 0, edits: [LINK] }], lastUpdated: null }, reading);
    expect(result).toEqual({ text: after.replace('<>', linkTo(7)), refused: [] });
  });

  it('into every item at once, also those that share a title', () => {
    const text = lines('## Planned', '', '- same', '- same', '', '## Open bugs', '', '- same');
    const items = [3, 4, 8].map((line) => ({ line, edits: [{ edit: 'link' as const, issue: line }] }));
    expect(editRoadmap(read(text), { items, lastUpdated: null }, reading)).toEqual({
      text: lines('## Planned', '', `- same ${linkTo(3)}`, `- same ${linkTo(4)}`, '', '## Open bugs', '', `- same ${linkTo(8)}`),
      refused: [],
    });
  });
});

describe('an edit that cannot be made', () => {
  it('is refused with its line, and the others are made', () => {
    const { text, refused } = editItems('- [ ] a (#1) (#2)\n- [ ] b\n', { 'a (#1) (#2)': [LINK], b: [LINK] });
    expect(text).toBe(`- [ ] a (#1) (#2)\n- [ ] b ${linkTo(7)}\n`);
    expect(refused.map(({ line }) => line)).toEqual([1]);
  });

  it('takes the other edits of its item with it', () => {
    const text = '- [ ] a (#1) (#2)\n- [ ] b\n';
    expect(editItems(text, { 'a (#1) (#2)': [TICK, LINK] }).text).toBe(text);
  });

  it('is refused where no item stands', () => {
    const result = editRoadmap(read('text\n\n- [ ] a\n'), { items: [{ line: 1, edits: [TICK] }], lastUpdated: '2026-11-23' }, reading);
    expect(result).toEqual({ text: 'text\n\n- [ ] a\n', refused: [{ line: 1, why: 'there is no item on this line' }] });
  });

  it('none leaves the text', () => {
    const text = '\r\n# R \r\n-  [ ]  a\t\n\n\n';
    expect(editRoadmap(read(text), { items: [], lastUpdated: null }, reading)).toEqual({ text, refused: [] });
  });
});

describe('a box', () => {
  it.each([
    ['is ticked', '* [ ] a\n', TICK, '* [x] a\n'],
    ['is ticked in a numbered list', '1) [ ] a\r\n', TICK, '1) [x] a\r\n'],
    ['is unticked', '- [X] a\n', UNTICK, '- [ ] a\n'],
    ['is ticked with the letter the file uses', '- [ ] a\n- [X] b\n', TICK, '- [X] a\n- [X] b\n'],
    ['is ticked with the plain letter where it uses both', '- [ ] a\n- [X] b\n- [x] c\n', TICK, '- [x] a\n- [X] b\n- [x] c\n'],
    ['without its sub-items', '- [ ] a\n  - [ ] b\n', TICK, '- [x] a\n  - [ ] b\n'],
    ['before a title with brackets', '- [ ] `[ ]` [a](https://example.org)\n', TICK, '- [x] `[ ]` [a](https://example.org)\n'],
  ])('%s', (_, text, edit, after) => {
    expect(editRoadmap(read(text), { items: [{ line: 1, edits: [edit] }], lastUpdated: null }, reading)).toEqual({ text: after, refused: [] });
  });
});

describe('a title is struck through', () => {
  it.each([
    ['- [ ] a', '- [ ] ~~a~~'],
    [`- [ ] a ${linkTo(3)}\n`, `- [ ] ~~a~~ ${linkTo(3)}\n`],
    ['- [ ] a (#3).\n', '- [ ] ~~a~~ (#3).\n'],
    ['- [ ] a\n  and b\n  owner: Kim\n', '- [ ] ~~a\n  and b~~\n  owner: Kim\n'],
    ['- [ ] a: <!-- c -->\n', '- [ ] ~~a~~: <!-- c -->\n'],
    ['- [ ] a (external)\n', '- [ ] ~~a~~ (external)\n'],
    ['- [ ] `a`\n', '- [ ] ~~`a`~~\n'],
    ['- [ ] `a` b\n', '- [ ] ~~`a` b~~\n'],
    ['- [ ] see `a`\n', '- [ ] ~~see `a`~~\n'],
    ['- [ ] **a:** b\n', '- [ ] ~~**a:** b~~\n'],
    ['- [ ] a **b**\n', '- [ ] ~~a **b**~~\n'],
    ['- [ ] **a** and **b**\n', '- [ ] ~~**a** and **b**~~\n'],
    ['- [ ] a [b](https://example.org)\n', '- [ ] ~~a [b](https://example.org)~~\n'],
    ['- [ ] [a](https://example.org) b\n', '- [ ] ~~[a](https://example.org) b~~\n'],
    [`- [ ] **a** b ${linkTo(3)}\n`, `- [ ] ~~**a** b~~ ${linkTo(3)}\n`],
    [`- [ ] [a](https://github.com/acme/rocket/issues/3)\n`, `- [ ] ~~[a](https://github.com/acme/rocket/issues/3)~~\n`],
  ])('%j becomes %j', (text, after) => {
    expect(editRoadmap(read(text), { items: [{ line: 1, edits: [STRIKE] }], lastUpdated: null }, reading)).toEqual({ text: after, refused: [] });
  });

  it('and ticked in one go', () => {
    expect(edited('- [ ] a (#3)\n', { a: [STRIKE, TICK] })).toBe('- [x] ~~a~~ (#3)\n');
  });

  it.each([
    ['- [x] ~~a~~\n', '- [x] a\n'],
    ['- [x] ~a~\n', '- [x] a\n'],
    [`- [x] ~~a~~ ${linkTo(3)}\n`, `- [x] a ${linkTo(3)}\n`],
    [`- [x] ~~a ${linkTo(3)}~~\n`, `- [x] a ${linkTo(3)}\n`],
    ['- [x] **~~a~~**\n', '- [x] **a**\n'],
    ['- [x] ~~**a**~~ (external)\n', '- [x] **a** (external)\n'],
  ])('no longer: %j becomes %j', (text, after) => {
    expect(edited(text, { a: [UNSTRIKE] })).toBe(after);
  });
});

describe('the mark `(external)`', () => {
  it.each([
    ['- [ ] a\n', '- [ ] a (external)\n'],
    ['- [ ] a (#3)\n', '- [ ] a (external) (#3)\n'],
    ['- [ ] a\n  owner: Kim\n', '- [ ] a (external)\n  owner: Kim\n'],
  ])('is set: %j becomes %j', (text, after) => {
    expect(edited(text, { a: [{ edit: 'mark-external' }] })).toBe(after);
  });

  it.each([
    ['- [ ] a (external)\n', '- [ ] a\n'],
    ['- [ ] a (External) (#3)\n', '- [ ] a (#3)\n'],
    ['- [ ] a (external):\n', '- [ ] a:\n'],
    ['- [ ] **a (external)**\n', '- [ ] **a**\n'],
    ['- [ ] **a** (external)\n', '- [ ] **a**\n'],
    ['- [ ] a (#3) (external)\n', '- [ ] a (#3)\n'],
    ['- [ ] a ✅ (external)\n', '- [ ] a ✅\n'],
  ])('is taken off: %j becomes %j', (text, after) => {
    expect(edited(text, { a: [{ edit: 'unmark-external' }] })).toBe(after);
  });
});
