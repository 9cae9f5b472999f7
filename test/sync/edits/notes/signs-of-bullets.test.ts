import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { afterEdit } from './after-edit.ts';

/** The file after its issue was edited. */
function edited(note: readonly string[], from: string, to: string): Promise<string> {
  return afterEdit(lines('- [ ] A', ...note), from, to);
}

describe('a bullet of which a word changes', () => {
  it.each([
    ['alone in its level', ['  - one', '    * word']],
    ['alone in its level, in stars', ['  * one', '    + word', '  * last']],
    ['in a third level', ['  - one', '    * two', '      + word', '  - last']],
    ['in one of two lists', ['  - one', '    * two', '  - three', '    + word']],
    ['below another list of its level', ['  - one', '    - two', '  - three', '    * word']],
    ['beside other signs', ['  - one', '  * two', '  + word']],
    ['between other signs', ['  * one', '  - word', '  * three']],
    ['a task in its level', ['  - [ ] one', '    * [ ] word', '  - [ ] three']],
    ['with space behind it', ['  - one', '    *   word', '    *   three']],
    ['by tabs', ['\t- one', '\t\t* word']],
    ['inside of numbers', ['  1. one', '     * word', '  2. two']],
    ['outside', ['  * word', '    - two', '    - three']],
  ])('keeps its sign: %s', async (_, note) => {
    const after = note.map((line) => line.replace('word', 'phrase'));
    expect(await edited(note, 'word', 'phrase')).toBe(lines(`- [ ] A ${link(1)}`, ...after));
  });

  it.each([
    ['the level that it has', ['  * one', '  * two'], '* two', '* two\n- new', ['  * one', '  * two', '  * new']],
    ['a nested level', ['  - one', '    * two'], '  * two', '  * two\n  - new', ['  - one', '    * two', '    * new']],
    ['beside a change', ['  - one', '    * two'], '  * two', '  * zwei\n  - new', ['  - one', '    * zwei', '    * new']],
    ['another sign for the same line', ['  * one', '  * two'], '* two', '- zwei', ['  * one', '  * zwei']],
  ])('is followed by new ones with the sign of their level: %s', async (_, note, from, to, after) => {
    expect(await edited(note, from, to)).toBe(lines(`- [ ] A ${link(1)}`, ...after));
  });
});

it('signs by chance stay, whichever word changes', async () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 30; round += 1) {
    let level = 0;
    const note = Array.from({ length: 2 + random(7) }, (_, at) => {
      level = at === 0 ? 0 : Math.min(random(level + 2), 2);
      return `${'  '.repeat(level + 1)}${'-*+'.charAt(random(3))} w${at}w is here`;
    });
    const word = `w${random(note.length)}w`;
    const after = note.map((line) => line.replace(word, 'new'));
    expect(await edited(note, word, 'new')).toBe(lines(`- [ ] A ${link(1)}`, ...after));
  }
});
