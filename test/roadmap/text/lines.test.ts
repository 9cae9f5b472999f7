import { describe, expect, it } from 'vitest';
import { columnAfter, indentOf, isBlank, lineAt, lineEnding, lineSpan, lineStart, linesOf, lineText, shiftLine } from '../../../src/roadmap/text/lines.ts';
import { splice } from '../../../src/roadmap/text/splice.ts';

describe('splices', () => {
  it('replace, remove and insert, whatever their order', () => {
    const splices = [
      { start: 6, end: 11, text: 'there' },
      { start: 0, end: 1, text: '' },
      { start: 11, end: 11, text: '!' },
    ];
    expect(splice('Hello world', splices)).toBe('ello there!');
  });

  it('at one offset follow each other as they are given', () => {
    const splices = [
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
      { start: 0, end: 1, text: '0' },
    ];
    expect(splice('ab', splices)).toBe('012b');
  });

  it('insert before what is replaced at the same offset, in whatever order they are given', () => {
    const splices = [
      { start: 1, end: 2, text: 'B' },
      { start: 1, end: 1, text: '1' },
    ];
    expect(splice('abc', splices)).toBe('a1Bc');
  });

  it('none leave the text', () => {
    expect(splice('a\r\nb', [])).toBe('a\r\nb');
  });

  it('that overlap are none', () => {
    const splices = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ];
    expect(splice('abc', splices)).toBeNull();
  });
});

describe('lines', () => {
  const text = 'a\r\nbb\n\rc';
  const lines = linesOf(text);

  it('end with every kind of line end', () => {
    expect(lines.starts).toEqual([0, 3, 6, 7]);
    expect([1, 2, 3, 4].map((line) => lineText(lines, line))).toEqual(['a', 'bb', '', 'c']);
  });

  it('hold offsets', () => {
    expect([0, 1, 2, 3, 5, 6, 7, 8].map((offset) => lineAt(lines, offset))).toEqual([1, 1, 1, 2, 2, 3, 4, 4]);
  });

  it('have spans, and one behind the last is the end of the text', () => {
    expect([lineSpan(lines, 2), lineSpan(lines, 4), lineStart(lines, 9)]).toEqual([{ start: 3, end: 6 }, { start: 7, end: 8 }, 8]);
  });

  it.each([
    ['a\nb', '\n'],
    ['a\r\nb', '\r\n'],
    ['a\rb', '\r'],
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\nb\nc\r\n', '\n'],
    ['', '\n'],
  ])('%j mostly end with %j', (of, end) => {
    expect(lineEnding(of)).toBe(end);
  });

  it.each([
    ['', true],
    [' \t\r\n', true],
    ['\u00a0', false],
    ['.', false],
  ])('%j blank: %s', (of, blank) => {
    expect(isBlank(of)).toBe(blank);
  });
});

describe('columns', () => {
  it('of a tab go on to the next stop of four', () => {
    expect([indentOf('\ta'), indentOf('  \ta'), indentOf('    \ta'), columnAfter('\t', 3), columnAfter('\t', 4), indentOf('a\t')]).toEqual([4, 4, 8, 4, 8, 0]);
  });

  it.each([
    ['  a', 2, '    a'],
    ['    a', -2, '  a'],
    [' a', -4, 'a'],
    ['\ta', -2, '  a'],
    ['\ta', 1, '     a'],
    ['\ta', 0, '\ta'],
    ['', 4, ''],
    ['  ', 4, '  '],
  ])('%j moved by %i is %j', (line, columns, moved) => {
    expect(shiftLine(line, columns)).toBe(moved);
  });
});
