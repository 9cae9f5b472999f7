import { describe, expect, it } from 'vitest';
import { asText, asTitle, wrapWords } from '../../../src/update/text/wrap.ts';

const anywhere = () => true;

describe('words in lines', () => {
  it('have as much room as there is, in the first line and in the others', () => {
    expect(wrapWords('one two  three\nfour', 7, 10, anywhere)).toEqual(['one two', 'three four']);
  });

  it('break earlier where a line must not break', () => {
    expect(wrapWords('one two - three', 8, 8, asText)).toEqual(['one', 'two -', 'three']);
  });

  it('fill their lines where they may break nowhere', () => {
    expect(wrapWords('- - - - - -', 5, 3, asText)).toEqual(['- - -', '- -', '-']);
    expect(wrapWords('one two three four', 9, 9, () => false)).toEqual(['one two', 'three', 'four']);
  });
});

describe('a line below a title', () => {
  const title = (length: number) => 'x'.repeat(length);

  it.each([
    [0, 71, false],
    [0, 72, true],
    [4, 67, false],
    [4, 68, true],
  ])('goes on with it where there was no room for its first word: %i columns, then %i characters', (indent, length, goesOn) => {
    expect(asTitle(indent)(title(length), 'Then more')).toBe(goesOn);
  });
});
