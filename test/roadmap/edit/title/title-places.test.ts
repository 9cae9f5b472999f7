import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines } from '../../reading.ts';
import { renamed } from './renamed.ts';

describe('a word that goes leaves the markup of the words beside it', () => {
  it.each([
    ['the last one of emphasis', '**Load every old song** twice', 'Load every old twice', '**Load every old** twice'],
    ['the first one of emphasis', 'Then **load every song** twice', 'Then every song twice', 'Then **every song** twice'],
    ['one between two others', 'Then **load every song** twice', 'Then load song twice', 'Then **load song** twice'],
    ['the last two', '**Load every old song** twice', 'Load every twice', '**Load every** twice'],
    ['the last one of a link', 'Read [every long page](p.md) twice', 'Read every long twice', 'Read [every long](p.md) twice'],
    ['the first one of a link', 'Read [every long page](p.md) twice', 'Read long page twice', 'Read [long page](p.md) twice'],
    ['the last one of code', 'Run `play all` twice', 'Run `play` twice', 'Run `play` twice'],
    ['the first one of code', 'Run `play all` twice', 'Run `all` twice', 'Run `all` twice'],
    ['the last one of an inner node', '**one *two three* four** five', 'one two four five', '**one *two* four** five'],
    ['the last one of two nodes', '**one *two three*** four', 'one two four', '**one *two*** four'],
    ['the first one of two nodes', 'one ***two** three* four', 'one three four', 'one *three* four'],
    ['one in each of two nodes', '**Load all songs** and *read all pages* twice', 'Load all and read all twice', '**Load all** and *read all* twice'],
    ['the end of one node and the start of the next', '**Load the** [old song](s.md) twice', 'Load song twice', '**Load** [song](s.md) twice'],
    ['a whole node and parts beside it', '**Load the** *very* [old song](s.md) twice', 'Load song twice', '**Load** [song](s.md) twice'],
    ['all of a node beside a mark', 'Load **old**/new songs', 'Load /new songs', 'Load /new songs'],
    ['the last one before a colon', '**Load every song**: twice', 'Load every: twice', '**Load every**: twice'],
    ['the last one in a line of its own', '**Load every\n  song** twice', 'Load every twice', '**Load every** twice'],
    ['the last one behind two spaces', '**Load  every  song**  twice', 'Load every twice', '**Load  every**  twice'],
    ['the last one before a comment', '**Load every song** <!-- a --> twice', 'Load every twice', '**Load every** <!-- a --> twice'],
    ['the last one in a script without spaces', '**导入 导出** 功能', '导入 功能', '**导入** 功能'],
    ['the last one of which another one takes the place', '**Load every old song** twice', 'Load every new twice', '**Load every new** twice'],
  ])('%s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it.each([
    ['the last one of its line', 'Load every\n  song, twice', 'Load song, twice', 'Load\n  song, twice'],
    ['the first one of its line', 'Load every\n  old song', 'Load every song', 'Load every\n  song'],
    ['one on each side of the break', 'Load every\n  old song', 'Load song', 'Load\n  song'],
    ['the last one before a break of two spaces', 'Load every  \n  old song', 'Load old song', 'Load  \n  old song'],
    ['the last one before a backslash', 'Load every\\\n  old song', 'Load old song', 'Load\\\n  old song'],
    ['all of a node at the end of a line', 'Load **every**\n  old song', 'Load old song', 'Load\n  old song'],
    ['the last one of its line in emphasis', '**Load every\n  old** song', 'Load old song', '**Load\n  old** song'],
  ])('and the break of a line: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
    expect(renamed(`- [ ] ${title} (#3)\n`.replaceAll('\n', '\r\n'), now)).toBe(`- [ ] ${after} (#3)\n`.replaceAll('\n', '\r\n'));
  });

  it('in a title that is struck through', () => {
    expect(renamed('- [x] ~~**Load every song** twice~~\n', 'Load every twice')).toBe('- [x] ~~**Load every** twice~~\n');
  });

  it('where a link names its definition', () => {
    const text = (link: string) => lines(`- [ ] Read ${link} twice`, '', '[long pages]: p.md');
    expect(renamed(text('[long pages]'), 'Read long twice')).toBe(text('[long][long pages]'));
    expect(renamed(text('[all pages][long pages]'), 'Read all twice')).toBe(text('[all][long pages]'));
  });
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);

const NODES = [
  ['**', '**'],
  ['_', '_'],
  ['[', '](https://example.org/x)'],
  ['~~', '~~'],
  ['[**', '**](x.md)'],
  ['', ''],
] as const;

describe('any title from which any words go', () => {
  it('loses these words and a space for each of them, and nothing else', () => {
    const node = fc.record({ marks: fc.constantFrom(...NODES), words: fc.array(word, { minLength: 2, maxLength: 4 }), gone: fc.nat() });
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 4 }), fc.boolean(), (nodes, isEach) => {
        const all = ['start', 'end', ...nodes.flatMap(({ words }) => words)];
        // Of two equal words nobody can tell which one went.
        fc.pre(new Set(all).size === all.length);
        const left = nodes.map(({ words, gone }, at) => (isEach || at === 0 ? words.filter((_, index) => index !== gone % words.length) : words));
        const written = (words: ReadonlyArray<readonly string[]>) =>
          `- [ ] start ${words.map((some, at) => (nodes[at]?.marks ?? ['', '']).join(some.join(' '))).join(' ')} end\n`;
        expect(renamed(written(nodes.map(({ words }) => words)), `start ${left.flat().join(' ')} end`)).toBe(written(left));
      }),
      { numRuns: process.env['DEEP'] === undefined ? 100 : 5_000 },
    );
  });
});
