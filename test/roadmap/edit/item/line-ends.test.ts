import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { edited } from '../../reading.ts';

const owner: ItemEdit = { edit: 'set-field', key: 'owner', value: 'Kim' };
const notes: ItemEdit = { edit: 'set-notes', markdown: 'One.\n\nTwo.' };
const subItems: ItemEdit = { edit: 'set-sub-items', markdown: '- [ ] d' };

describe('a line that is inserted into a file with mixed line ends', () => {
  it.each([
    ['ends as its item’s title', owner, '# A\n\n## Planned\n\n- [ ] a\r\n- [ ] b\n', '# A\n\n## Planned\n\n- [ ] a\r\n  - owner: Kim\r\n- [ ] b\n'],
    [
      'ends in a line feed beside others',
      owner,
      '# A\r\n\r\n## Planned\r\n\r\n- [ ] a\n- [ ] b\r\n',
      '# A\r\n\r\n## Planned\r\n\r\n- [ ] a\n  - owner: Kim\n- [ ] b\r\n',
    ],
    ['is a sub-item', subItems, '## Planned\n\n- [ ] a\r\n- [ ] b\n', '## Planned\n\n- [ ] a\r\n  - [ ] d\r\n- [ ] b\n'],
    [
      'is a sub-item behind another one',
      { ...subItems, markdown: '- [ ] c\n- [ ] d' },
      '## Planned\n\n- [ ] a\n  - [ ] c\r\n- [ ] b\n',
      '## Planned\n\n- [ ] a\n  - [ ] c\r\n  - [ ] d\r\n- [ ] b\n',
    ],
    ['is a part of notes', notes, '## Planned\n\n- [ ] a\r\n\n- [ ] b\n', '## Planned\n\n- [ ] a\r\n\r\n  One.\r\n\r\n  Two.\r\n\n- [ ] b\n'],
    ['is the last one, without an end', owner, '## Planned\n\n- [ ] b\r\n- [ ] a', '## Planned\n\n- [ ] b\r\n- [ ] a\r\n  - owner: Kim'],
    [
      'is another field',
      owner,
      '## Planned\n\n- [ ] a\n  - status: begun\r\n- [ ] b\n',
      '## Planned\n\n- [ ] a\n  - status: begun\r\n  - owner: Kim\r\n- [ ] b\n',
    ],
  ] as const)('%s', (_, edit, text, after) => {
    expect(edited(text, { a: [edit] })).toBe(after);
  });
});
