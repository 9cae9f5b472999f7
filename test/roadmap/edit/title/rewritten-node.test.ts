import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renamed } from './renamed.ts';

const task = (title: string) => `- [ ] ${title} (#3)\n`;

describe('code whose new words have backticks is several codes', () => {
  it.each([
    ['Use `npm run build` now', 'Use `npm run` and `build` now', 'Use `npm run` and `build` now'],
    ['Use `npm run build` now', 'Use `npm`, `run` or `build` now', 'Use `npm`, `run` or `build` now'],
    ['Use `npm run build` now', 'Use `npm run` build now', 'Use `npm run` build now'],
    ['Use `npm run build` now', 'Use npm `run build` now', 'Use npm `run build` now'],
    ['**Use `x y z`** twice', 'Use `x` and `y z` twice', '**Use `x` and `y z`** twice'],
    ['[Doc `p q r`](d.md) page', 'Doc `p` and `q r` page', '[Doc `p` and `q r`](d.md) page'],
    ['Use ``a ` b`` *now*', 'Use `a` and `b` now', 'Use `a` and `b` *now*'],
  ])('%j', (title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });

  it.each([
    ['Use ``a ` b`` *now*', 'Use `a ` c` now', 'Use ``a ` c`` *now*'],
    ['Use ``a `b` c`` *now*', 'Use `a `b` d` now', 'Use ``a `b` d`` *now*'],
  ])('but not where the code held as many: %j', (title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });

  it('anywhere in any code', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom(['', ''], ['**', '**'], ['[', '](x.md)']), (all, cut, marks) => {
        fc.pre(!all.some((one) => ['start', 'end', 'and'].includes(one)));
        const at = 1 + (cut % (all.length - 1));
        const split = `\`${all.slice(0, at).join(' ')}\` and \`${all.slice(at).join(' ')}\``;
        expect(renamed(task(`start ${marks.join(`\`${all.join(' ')}\``)} end`), `start ${split} end`)).toBe(task(`start ${marks.join(split)} end`));
      }),
      { numRuns: process.env['DEEP'] === undefined ? 50 : 5_000 },
    );
  });
});

describe('the nodes of a title decide which backticks belong together, not its plain text', () => {
  const UNEVEN = 'Uses ``b ` c`` and **bold** `d` text';

  it.each([
    [UNEVEN, 'Uses `b ` c` or bold `d` text', UNEVEN.replace('and', 'or')],
    [UNEVEN, 'Uses `b ` c` and bold `d` words', UNEVEN.replace('text', 'words')],
    [UNEVEN, 'Uses `b ` c` and brave `d` text', UNEVEN.replace('bold', 'brave')],
    [UNEVEN, 'Uses `b ` c` and bold `e` text', UNEVEN.replace('`d`', '`e`')],
    [UNEVEN, 'Uses `b ` e` and bold `d` text', UNEVEN.replace('c``', 'e``')],
    ['a \\` b **c** `d` e', 'a ` b c `d` f', 'a \\` b **c** `d` f'],
    ['a \\` b **c** `d` e', 'a ` b c `f` e', 'a \\` b **c** `f` e'],
    ['a \\` b **c** `d` e', 'a ` g c `d` e', 'a \\` g **c** `d` e'],
  ])('%j', (title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });
});
