import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { edited, editItems, lines } from '../reading.ts';

const FIXED: ItemEdit = { edit: 'set-field', key: 'resolution', value: 'Fixed' };
const REMOVE: ItemEdit = { edit: 'remove-field', key: 'resolution' };

describe('a new field', () => {
  it.each([
    ['its own names of several words', ['- [ ] a', '', '  - Unit tests: all', '  - Old & new lids: both', '  - Look: blue'], '  - Resolution: Fixed', 2],
    [
      'names with brackets behind, after CRLF',
      ['- [ ] a\r', '  - Noise (by night): low\r', '  - Old lids: no\r', '  - Red ones: yes\r'],
      '  - Resolution: Fixed\r',
      1,
    ],
    ['those of its section', ['## Todo', '', '- [ ] a', '- [ ] b', '  * Unit tests: all', '  * Old lids: no', '  * Red ones: yes'], '  * Resolution: Fixed', 3],
    [
      'those of the file',
      ['- [ ] a', '', '## More', '', '- [ ] b', '  - Unit tests: all', '  - Old lids: no', '  - Über alles: ja'],
      '  - Resolution: Fixed',
      1,
    ],
    ['one small letter less', ['- [ ] a', '  - Unit tests: all', '  - old lids: no', '  - Red ones: yes', '  - Look: blue'], '  - resolution: Fixed', 1],
    ['two names only', ['- [ ] a', '  - Unit tests: all', '  - Old lids: no', '  - Nothing else'], '  - resolution: Fixed', 1],
    [
      'colons inside of words and sentences',
      ['- [ ] a', '  - See https://example.org', '  - At 10:30', '  - So. Then: no', '  - A `b`: c'],
      '  - resolution: Fixed',
      1,
    ],
    ['small names nearer', ['- [ ] a', '  - unit tests: all', '  - old lids: no', '  - red ones: yes', '- [ ] b', '  - Look: x'], '  - resolution: Fixed', 1],
  ])('has a capital where all names of the nearest bullets have one: %s', (_, before, field, at) => {
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...before.toSpliced(at, 0, field)));
  });

  it.each([
    ['lines of sections', ['## Lids', '', 'Status: cold.', '', '- [ ] a', '', '## Cups', '', 'Priority: warm', '', '- [ ] b'], 'Resolution:', 5],
    ['bullets in bold that are no items', ['- **Owner**: kim', '', '## Todo', '', '- [ ] a', '', '__Status:__ new'], 'Resolution:', 5],
    ['in bold where all are', ['**Owner:** kim', '', '## Todo', '', '**Status:** new', '', '- [ ] a'], '**Resolution:**', 7],
    ['in bold with the colon behind', ['- __Owner__: kim', '- __STATUS__: new', '', '## Todo', '', '- [ ] a'], '__Resolution__:', 6],
    ['after CRLF', ['Owner: kim\r', '\r', 'Release: 2.0\r', '\r', '- [ ] a\r'], 'Resolution:', 5],
    ['capitals only', ['STATUS: cold', '', '- OWNER: kim', '', '## Todo', '', '- [ ] a'], 'RESOLUTION:', 7],
    ['one small letter', ['Status: cold', '', 'Owner: kim', '', 'priority: high', '', '- [ ] a'], 'resolution:', 7],
    ['a single one', ['Status: cold', '', '- [ ] a'], 'resolution:', 3],
    ['in code', ['```', 'Status: cold', 'Owner: kim', '```', '', '- [ ] a'], 'resolution:', 6],
    ['no keys', ['Note: cold', '', 'Kettle: kim', '', 'The status: good', '', '- [ ] a'], 'resolution:', 7],
    ['small names nearer', ['Status: cold', '', 'Owner: kim', '', '- [ ] a', '- [ ] b', '  - look: blue', '- [ ] c', '  - look: red'], 'resolution:', 5],
    ['small fields nearer', ['Status: cold', '', 'Owner: kim', '', '- [ ] a', '- [ ] b', '  - owner: kim'], 'resolution:', 5],
  ])('is like all keys of the file: %s', (_, before, key, at) => {
    const end = before[0]?.endsWith('\r') === true ? '\r' : '';
    expect(edited(lines(...before), { a: [FIXED] })).toBe(lines(...before.toSpliced(at, 0, `  - ${key} Fixed${end}`)));
  });

  it.each([
    ['is a nested bullet where nothing sets a style', ['- [ ] a'], ['- [ ] a', '  - resolution: Fixed']],
    ['is indented to the text of its item', ['10. [ ] a'], ['10. [ ] a', '    - resolution: Fixed']],
    ['stands before notes', ['- [ ] a', '', '  Prose.'], ['- [ ] a', '  - resolution: Fixed', '', '  Prose.']],
    ['stands before sub-items', ['- [ ] a', '  - [ ] b'], ['- [ ] a', '  - resolution: Fixed', '  - [ ] b']],
    ['stands behind the whole title', ['- [ ] a', 'b'], ['- [ ] a', 'b', '  - resolution: Fixed']],
    ['is like the item’s lines', ['- [ ] a', '  owner: Kim'], ['- [ ] a', '  owner: Kim', '  resolution: Fixed']],
    ['is like its bullets', ['- [ ] a', '  * owner: Kim'], ['- [ ] a', '  * owner: Kim', '  * resolution: Fixed']],
    ['is like its bold keys', ['- [ ] a', '  **Owner:** Kim'], ['- [ ] a', '  **Owner:** Kim', '  **Resolution:** Fixed']],
    ['is like its capitals', ['- [ ] a', '  OWNER: Kim'], ['- [ ] a', '  OWNER: Kim', '  RESOLUTION: Fixed']],
    ['stands behind the last field', ['- [ ] a', '  - owner: Kim', '  - remark'], ['- [ ] a', '  - owner: Kim', '  - resolution: Fixed', '  - remark']],
    ['stands behind a value of two lines', ['- [ ] a', '  owner: Kim', '  and Lou'], ['- [ ] a', '  owner: Kim', '  and Lou', '  resolution: Fixed']],
    ['stands behind a lazy one', ['- [ ] a', '  > q', 'owner: Kim'], ['- [ ] a', '  > q', 'owner: Kim', 'resolution: Fixed']],
    ['is like those of the neighbours', ['- [ ] a', '- [x] b', '  owner: Kim'], ['- [ ] a', '  resolution: Fixed', '- [x] b', '  owner: Kim']],
    ['has the bullet of the list around it', ['* [ ] a', '* [ ] b'], ['* [ ] a', '  * resolution: Fixed', '* [ ] b']],
    ['has the bullet of the notes below it', ['- [ ] a', '  * note'], ['- [ ] a', '  * resolution: Fixed', '  * note']],
    [
      'has a capital where names of several items have one',
      ['- [ ] a', '- [x] b', '  - Proof: a test', '- [x] c', '  - Proof: a photo'],
      ['- [ ] a', '  - Resolution: Fixed', '- [x] b', '  - Proof: a test', '- [x] c', '  - Proof: a photo'],
    ],
    [
      'has none where only one item has such a name',
      ['- [ ] a', '- [x] b', '  - Proof: a test', '- [x] c', '  - Look: blue'],
      ['- [ ] a', '  - resolution: Fixed', '- [x] b', '  - Proof: a test', '- [x] c', '  - Look: blue'],
    ],
    [
      'stands below a blank line where all bullets beside it do',
      ['- [ ] a', '', '- [x] b', '', '  - owner: Kim'],
      ['- [ ] a', '', '  - resolution: Fixed', '', '- [x] b', '', '  - owner: Kim'],
    ],
    [
      'stands right below the title where other bullets beside it do',
      ['- [ ] a', '', '- [x] b', '', '  - owner: Kim', '', '- [x] c', '  - owner: Kim'],
      ['- [ ] a', '  - resolution: Fixed', '', '- [x] b', '', '  - owner: Kim', '', '- [x] c', '  - owner: Kim'],
    ],
    ['follows deeper bullets', ['- [ ] a', '    - note'], ['- [ ] a', '    - resolution: Fixed', '    - note']],
    ['follows deeper sub-items', ['* [ ] a', '    * [x] b'], ['* [ ] a', '    * resolution: Fixed', '    * [x] b']],
  ])('%s', (_, before, after) => {
    const title = before[1] === 'b' ? 'a b' : 'a';
    const { text, refused } = editItems(lines(...before), { [title]: [FIXED] });
    expect([text, refused]).toEqual([lines(...after), []]);
  });

  it('keeps the line ends of the file', () => {
    expect(edited('- [ ] a\r\n- [ ] b\r\n', { a: [FIXED] })).toBe('- [ ] a\r\n  - resolution: Fixed\r\n- [ ] b\r\n');
  });

  it('keeps a missing final line end missing', () => {
    expect(edited('- [ ] a', { a: [FIXED] })).toBe('- [ ] a\n  - resolution: Fixed');
    expect(edited('- [ ] a\n  owner: Kim', { a: [FIXED] })).toBe('- [ ] a\n  owner: Kim\n  resolution: Fixed');
  });

  it('stands beside others set at once', () => {
    const owner: ItemEdit = { edit: 'set-field', key: 'owner', value: '@kim' };
    expect(edited('- [ ] a\n', { a: [FIXED, owner, { edit: 'link', issue: 1 }] })).toBe(
      '- [ ] a ([#1](https://github.com/acme/rocket/issues/1))\n  - resolution: Fixed\n  - owner: @kim\n',
    );
  });
});

describe('a new line for a field', () => {
  it.each([
    ['below a blank line', ['- a', '', '  Resolution: old', '', '- b', '', '- c'], ['- b', '', '  Resolution: Fixed']],
    ['above a note', ['- a', '', '  Resolution: old', '', '- b', '', '  Text.'], ['- b', '', '  Resolution: Fixed', '', '  Text.']],
    ['right below the title', ['- a', '  Resolution: old', '', '- b', '', '- c'], ['- b', '  Resolution: Fixed']],
  ])('stands as that of the item beside it: %s', (_, before, item) => {
    const after = lines(...before).replace(/- b\n(\n {2}Text\.\n)?/, lines(...item));
    expect(edited(lines('## Planned', '', ...before), { b: [FIXED] })).toBe(lines('## Planned', '') + after);
  });
});

describe('a field that is there', () => {
  it('keeps the white space between its words', () => {
    const before = lines('- [ ] a', '  - resolution: waits  for\tBo', '- [ ] b');
    expect(edited(before, { a: [{ edit: 'set-field', key: 'resolution', value: 'waits for Al' }] })).toBe(before.replace('Bo', 'Al'));
  });

  it.each([
    ['- [ ] a\n  resolution: maybe\n  owner: Kim\n', '- [ ] a\n  resolution: Fixed\n  owner: Kim\n'],
    ['- [ ] a\n  - **Resolution:** maybe  \n', '- [ ] a\n  - **Resolution:** Fixed  \n'],
    ['- [ ] a\n  resolution:\n', '- [ ] a\n  resolution: Fixed\n'],
    ['- [ ] a\n  resolutoin: maybe\n', '- [ ] a\n  resolutoin: Fixed\n'],
    ['- [ ] a\n  resolution: one\n  resolution: two\n', '- [ ] a\n  resolution: one\n  resolution: Fixed\n'],
    ['- [ ] a\\\n  resolution: maybe\\\n  owner: Kim\n', '- [ ] a\\\n  resolution: Fixed\\\n  owner: Kim\n'],
    ['- [ ] a\n  > q\nresolution: maybe', '- [ ] a\n  > q\nresolution: Fixed'],
  ])('is set: %j becomes %j', (text, after) => {
    expect(edited(text, { a: [FIXED] })).toBe(after);
  });

  it.each([
    ['- [ ] a\n  resolution: Fixed\n', '- [ ] a\n'],
    ['- [ ] a\n  resolution: Fixed', '- [ ] a'],
    ['- [ ] a\r\n  - resolution: Fixed\r\n- [ ] b\r\n', '- [ ] a\r\n- [ ] b\r\n'],
    ['- [ ] a\n  - owner: Kim\n  - resolution: Fixed\n  - note\n', '- [ ] a\n  - owner: Kim\n  - note\n'],
    ['- [ ] a\n  - resolution: Fixed\n    in 2.0\n', '- [ ] a\n'],
    ['- [ ] a  \n  resolution: Fixed  \n  owner: Kim\n', '- [ ] a  \n  owner: Kim\n'],
    ['- [ ] a\n  owner: Kim\n', '- [ ] a\n  owner: Kim\n'],
    ['- [ ] a\n  > q\nresolution: Fixed\n', '- [ ] a\n  > q\n'],
  ])('is removed: %j becomes %j', (text, after) => {
    expect(edited(text, { a: [REMOVE] })).toBe(after);
  });

  it('is removed with the backslash that broke the line before it', () => {
    expect(edited('- [ ] a\\\n  resolution: Fixed\n', { a: [REMOVE] })).toBe('- [ ] a\n');
  });

  it('is removed as often as it stands', () => {
    expect(edited('- [ ] a\n  resolution: Fixed\n  resolution: Fixed\n', { a: [REMOVE] })).toBe('- [ ] a\n');
  });
});
