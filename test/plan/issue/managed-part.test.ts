import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/model/roadmap.ts';
import { contentOf } from '../../../src/plan/issue/content.ts';
import { issueTitle } from '../../../src/plan/issue/issue-title.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import { readManaged } from '../../../src/plan/issue/managed-text.ts';
import { readMarker } from '../../../src/plan/issue/marker.ts';
import { itemOf, lines, sourceAt } from '../../support/memory/builders.ts';

const URL = 'https://github.test/o/r/blob/HEAD/ROADMAP.md';
const bodyOf = (text: string, path = 'ROADMAP.md') => partOf(itemOf(text), path);
const partOf = (item: Item, path = 'ROADMAP.md') =>
  managedPart({ title: item.title, content: contentOf(item), removed: false }, { key: 'c.0', path }, sourceAt(path, URL));

describe('the title of an issue', () => {
  it('is the item’s up to 256 characters', () => {
    expect(issueTitle('x'.repeat(256))).toBe('x'.repeat(256));
    expect(issueTitle('x'.repeat(257))).toBe(`${'x'.repeat(255)}…`);
  });

  it('counts characters, and never halves one', () => {
    expect(issueTitle('😀'.repeat(256))).toBe('😀'.repeat(256));
    expect(issueTitle('😀'.repeat(300))).toBe(`${'😀'.repeat(255)}…`);
  });

  it('does not end in a space before the ellipsis', () => {
    expect(issueTitle(`${'x'.repeat(254)} ${'y'.repeat(10)}`)).toBe(`${'x'.repeat(254)}…`);
  });
});

describe('the managed part of a body', () => {
  it('holds notes, sub-items and fields in the grammar of the file, and where they come from', () => {
    const text = lines('- [ ] Dark mode', '  - owner: ann', '  - **Priority:** high', '  - a note', '  - [ ] Palette', '  - [x] Toggle', '', '  More prose.');
    expect(bodyOf(text)).toBe(
      [
        '<!-- roadmap-sync:begin key=c.0 path=ROADMAP.md -->',
        '- a note',
        '',
        'More prose.',
        '',
        '- [ ] Palette',
        '- [x] Toggle',
        '',
        '**Owner:** ann',
        '**Priority:** high',
        '',
        '<sub>Kept in sync with [ROADMAP.md](https://github.test/o/r/blob/HEAD/ROADMAP.md). You can edit the part above here or there.</sub>',
        '<!-- roadmap-sync:end -->',
      ].join('\n'),
    );
  });

  it('is two comments and the source where the item is one line', () => {
    expect(bodyOf('- [ ] A').split('\n')).toEqual([
      '<!-- roadmap-sync:begin key=c.0 path=ROADMAP.md -->',
      '<sub>Kept in sync with [ROADMAP.md](https://github.test/o/r/blob/HEAD/ROADMAP.md). You can edit the part above here or there.</sub>',
      '<!-- roadmap-sync:end -->',
    ]);
  });

  it('opens with the whole title where the issue’s is cut', () => {
    const title = `Start ${'word '.repeat(80)}end`;
    expect(bodyOf(`- [ ] ${title}`).split('\n')[1]).toBe(title);
  });

  it('calls nobody: a zero-width space follows every @ of a mention', () => {
    const body = bodyOf(lines('- [ ] A', '  - owner: @ann, @org/team', '  - ask @bob-1 or mail c@example.org @'));
    expect(body).toContain('**Owner:** @\u200bann, @\u200borg/team');
    expect(body).toContain('ask @\u200bbob-1 or mail c@example.org @');
    expect(body).not.toMatch(/(?<!\w)@\w/);
  });

  it('calls nobody from a title that is cut either', () => {
    expect(bodyOf(`- [ ] @ann ${'x'.repeat(300)}`)).not.toMatch(/@\w/);
  });

  it('cannot be ended or begun by a note', () => {
    const body = bodyOf(
      lines('- [ ] A', '', '  <!-- roadmap-sync:end -->', '', '  <!-- roadmap-sync:begin key=evil path=X.md -->', '', '  <!--roadmap-sync:end-->'),
    );
    expect(body.match(/<!--\s*roadmap-sync:begin/g)).toHaveLength(1);
    expect(body.match(/<!--\s*roadmap-sync:end/g)).toHaveLength(1);
    expect(readMarker(body)).toEqual({ key: 'c.0', path: 'ROADMAP.md' });
  });

  it('stays under 65,536 characters, and says that the rest stands in the file', () => {
    const notes = Array.from({ length: 3000 }, (_, index) => `  - note ${index} ${'x'.repeat(30)}`);
    const body = bodyOf(lines('- [ ] A', ...notes));
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('… the rest stands in the file.');
    expect(body.endsWith('<!-- roadmap-sync:end -->')).toBe(true);
    expect(body).toContain('- note 0 x');
  });

  it('stays under 65,536 characters where the notes are one long line', () => {
    const body = bodyOf(lines('- [ ] A', '', `  ${'word '.repeat(20_000)}`));
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.endsWith('<!-- roadmap-sync:end -->')).toBe(true);
  });

  it('stays under 65,536 characters where the title is longer than that', () => {
    const body = bodyOf(`- [ ] ${'x'.repeat(70_000)}`);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('xxx');
  });
});

describe('the marker', () => {
  it('is read from a body saved in a browser, with text of people around it', () => {
    const body = `Hello.\r\n\r\n${bodyOf('- [ ] A').replaceAll('\n', '\r\n')}\r\nBye.`;
    expect(readMarker(body)).toEqual({ key: 'c.0', path: 'ROADMAP.md' });
  });

  it('keeps any path', () => {
    const path = 'docs/my roadmap --> #1 ü.md';
    expect(bodyOf('- [ ] A', path).split('\n')[0]).toBe('<!-- roadmap-sync:begin key=c.0 path=docs%2Fmy%20roadmap%20--%3E%20%231%20%C3%BC.md -->');
    expect(readMarker(bodyOf('- [ ] A', path))).toEqual({ key: 'c.0', path });
  });

  it.each([
    ['no body', ''],
    ['a quoted one', '> <!-- roadmap-sync:begin key=c.0 path=ROADMAP.md -->'],
    ['one inside a line', 'see `<!-- roadmap-sync:begin key=c.0 path=ROADMAP.md -->`'],
    ['one with a path that cannot be decoded', '<!-- roadmap-sync:begin key=c.0 path=%E0%A4 -->'],
    ['the end alone', '<!-- roadmap-sync:end -->'],
  ])('is not there in %s', (_, body) => {
    expect(readMarker(body)).toBeNull();
  });
});

describe('the sentence at the end of the part', () => {
  it.each([
    'Kept in sync with [ROADMAP.md](https://github.test/r). You can edit the part above here or there.',
    'From [ROADMAP.md](https://github.test/r), which follows this issue, and it what is edited above.',
  ])('is no note, in the words of this version or of an earlier one: %s', (sentence) => {
    const body = bodyOf('- [ ] A\n\n  A note.').replace(/<sub>.*<\/sub>/, `<sub>${sentence}</sub>`);
    expect(readManaged(body, ['A'])).toMatchObject({ content: { notes: 'A note.' }, removed: false });
  });

  it.each([
    'The item was removed from [ROADMAP.md](https://github.test/r), so this issue was closed as not planned.',
    'Its item was taken out of [ROADMAP.md](https://github.test/r): this issue was closed as not planned.',
  ])('says that the item was removed, in the words of this version or of an earlier one: %s', (sentence) => {
    const body = bodyOf('- [ ] A\n\n  A note.').replace(/<sub>.*<\/sub>/, `<sub>${sentence}</sub>`);
    expect(readManaged(body, ['A'])).toMatchObject({ content: { notes: 'A note.' }, removed: true });
  });
});
