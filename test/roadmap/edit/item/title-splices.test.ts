import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { edited, lines, linkTo, read } from '../../reading.ts';
import { made, of } from '../one-reading.ts';

const named: ItemEdit = { edit: 'set-title', markdown: 'b', reads: 'b' };
const strike = (struck: boolean): ItemEdit => ({ edit: 'strike', struck });

/** The text after edits of its first item. */
function changed(text: string, ...edits: ItemEdit[]): string {
  return edited(text, { [read(text).items[0]?.title ?? '']: edits });
}

describe('a title that is struck where a part of it was', () => {
  it.each([
    ['- [ ] a ~~b~~ c\n', '- [ ] ~~a b c~~\n'],
    ['- [ ] ~~a~~ b\n', '- [ ] ~~a b~~\n'],
    ['- [ ] a ~~b~~\n', '- [ ] ~~a b~~\n'],
    ['- [ ] ~~a~~ b ~~c~~\n', '- [ ] ~~a b c~~\n'],
    ['- [ ] a ~b~ c\n', '- [ ] ~~a b c~~\n'],
    [`- [ ] a ~~b~~ c ${linkTo(3)}\n`, `- [ ] ~~a b c~~ ${linkTo(3)}\n`],
  ])('%j becomes %j', (text, struck) => {
    expect(changed(text, strike(true))).toBe(struck);
  });
});

describe('a title that is struck, or is not', () => {
  it('stays as it is where it is to be so', () => {
    expect(changed('- [x] ~~a~~\n', strike(true))).toBe('- [x] ~~a~~\n');
    expect(changed('- [x] a\n', strike(false))).toBe('- [x] a\n');
  });
});

describe('a new title', () => {
  it.each([
    ['takes the place of all of the old one', '- [ ] a **long** `title` (#3)\n', '- [ ] b (#3)\n'],
    ['leaves the link and the mark in the emphasis, in their order', `- [ ] **a ${linkTo(3)} (external)**\n`, `- [ ] **b ${linkTo(3)} (external)**\n`],
    ['leaves the mark and the link in the emphasis, in their order', `- [ ] **a (external) ${linkTo(3)}**\n`, `- [ ] **b (external) ${linkTo(3)}**\n`],
    ['leaves what is written behind it', '- [ ] a ✅ <!-- hm -->\n', '- [ ] b ✅ <!-- hm -->\n'],
    [
      'stays the text of the link that was all of it, with the mark behind',
      '- [ ] [a](https://github.com/acme/rocket/issues/3) (external)\n',
      '- [ ] [b](https://github.com/acme/rocket/issues/3) (external)\n',
    ],
  ])('%s', (_, text, renamed) => {
    expect(changed(text, named)).toBe(renamed);
  });

  it('of a heading leaves the status behind it, and in its field', () => {
    expect(made(lines('## Parts', '', '### a - Done', '', 'Text.'), [of('a', named)])).toBe(lines('## Parts', '', '### b - Done', '', 'Text.'));
    expect(made(lines('## Parts', '', '### a', '', '- status: Done'), [of('a', named)])).toBe(lines('## Parts', '', '### b', '', '- status: Done'));
  });
});
