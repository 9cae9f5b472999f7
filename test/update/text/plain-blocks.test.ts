import { describe, expect, it } from 'vitest';
import { plainLine, plainNotes, plainPage } from '../../../src/update/text/plain-blocks.ts';

const page = (...markdown: readonly string[]) => plainPage(markdown.join('\n'), '', (level) => level);
const notes = (...markdown: readonly string[]) => plainNotes(markdown.join('\n'), '', 'A title');

/** A text of `count` words, each `length` characters long. */
const words = (count: number, length = 5) => Array.from({ length: count }, () => 'x'.repeat(length)).join(' ');

describe('plain text of a page', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['short lines, as they are broken', ['One  two', 'three.', '', '', 'Four.'], ['One  two', 'three.', '', 'Four.']],
    ['a hard break', ['One\\', 'two  ', 'three<br>four'], ['One', 'two', 'three', 'four']],
    ['emphasis and escapes', ['**a** _b_ \\*c\\* ~~d~~ `e*` &lt;f&gt; &amp; __g__'], ['a b *c* ~~d~~ `e*` <f> & g']],
    [
      'links',
      ['[a](http://x.y) <http://x.y> http://x.y [http://x.y](http://x.y) <kim@x.y> [b](#c)'],
      ['a <http://x.y> http://x.y http://x.y http://x.y kim@x.y b'],
    ],
    ['a link with white space in its address', ['[a](<b c.png>)'], ['a <b%20c.png>']],
    ['a link without words', ['[](#a) [](http://x.y)'], ['<#a> <http://x.y>']],
    ['links by the first definition of their label', ['[a]', '', '[a]: http://x.y', '[A]: http://z.y'], ['a <http://x.y>']],
    ['images', ['![a](b.png) ![](c.png) [![d](e.png)](http://x.y)'], ['a <b.png> <c.png> d <http://x.y>']],
    ['HTML without its comments', ['Map<String> <!-- no -->x', '', '<!-- no -->', '', '<div>', 'a', '</div>'], ['Map<String> x', '', '<div>', 'a', '</div>']],
    ['control characters', ['a\u0007b\u202ec'], ['a b c']],
    ['headings', ['# *A*', 'b', '### C'], ['== A ==', '', 'b', '', '=== C ===']],
    ['bullets and numbers', ['+ a', '+ b', '  - c', '', '3. d', '4. e', '   f'], ['* a', '* b', '  * c', '', '3. d', '4. e', '   f']],
    ['set off bullets', ['- a', '', '  b', '', '- c'], ['* a', '', '  b', '', '* c']],
    ['boxes', ['- [ ] a', '- [x] b'], ['* [ ] a', '* [x] b']],
    ['a bullet without words', ['-', '- > q', '- # h'], ['*', '* > q', '* == h ==']],
    ['quotes', ['> a', '> b', '>', '> - c'], ['> a', '> b', '>', '> * c']],
    ['code', ['```js', 'if (a) {', '', '  b', '```', '', '    c'], ['    if (a) {', '', '      b', '', '    c']],
    ['code that begins and ends with blank lines', ['```', '', '  ', 'a', '', '```'], ['    a']],
    ['tables', ['| a | b |', '|---|---|', '| *long* | c |', '| d |'], ['a     b', '----  ---', 'long  c', 'd']],
    ['rules', ['a', '', '***'], ['a', '', '---']],
    ['a footnote', ['a[^n]', '', '[^n]: b', '', '    c'], ['a[^n]', '', '[^n]: b', '', '  c']],
  ])('of %s', (_, markdown, text) => {
    expect(page(...markdown)).toEqual(text);
  });

  it('wraps a paragraph as a whole where one of its lines is too long', () => {
    expect(page('a', words(13), 'b')).toEqual([`a ${words(11)}`, `${words(2)} b`]);
    expect(page(words(12))).toEqual([words(12)]);
    expect(page(`- ${words(12)}`)).toEqual([`* ${words(11)}`, `  ${words(1)}`]);
    expect(page(`10. ${words(12)}`)).toEqual([`10. ${words(11)}`, `    ${words(1)}`]);
    expect(page(`> ${words(12)}`)).toEqual([`> ${words(11)}`, `> ${words(1)}`]);
  });

  it('counts characters, not the units they are stored in', () => {
    const rockets = Array.from({ length: 36 }, () => '🚀').join(' ');
    expect(page(rockets)).toEqual([rockets]);
    expect(page(`${rockets} 🚀`)).toEqual([rockets, '🚀']);
  });

  it('leaves a word whole, however long it is', () => {
    const address = `https://example.org/${'x'.repeat(80)}`;
    expect(page(`see ${address} now`)).toEqual(['see', address, 'now']);
  });

  it('begins no line with what looks like a bullet, a number or a quote', () => {
    for (const sign of ['-', '*', '>', '1.']) expect(page(`${words(11)} yyyyyy ${sign} z`)).toEqual([words(11), `yyyyyy ${sign} z`]);
    expect(page(`${words(11)} yyyyyy a - z`)).toEqual([`${words(11)} yyyyyy`, 'a - z']);
  });

  it('stops moving to the right where words would have no room', () => {
    const nested = Array.from({ length: 40 }, (_, at) => `${'  '.repeat(at)}- ${words(3)}`);
    const text = page(...nested);
    expect(text.filter((line) => line.length > 72)).toEqual([]);
    expect(text.join(' ').match(/xxxxx/g)).toHaveLength(120);
  });

  it('puts no more signs of quotes before a line than leave room for words', () => {
    expect(page(`${'> '.repeat(60)}${words(12)}`)).toEqual([words(5), words(5), words(2)].map((line) => `${'> '.repeat(20)}${line}`));
  });

  it('breaks no code, whose lines would be others, and keeps its tabs', () => {
    expect(page('```', `run ${words(12)}`, '\tand', '', '  more ', '```')).toEqual([`    run ${words(12)}`, '    \tand', '', '      more']);
  });

  it('breaks headings and tables that have no room', () => {
    expect(page(`## ${words(12)}`)).toEqual([`== ${words(11)}`, `   ${words(1)} ==`]);
    expect(page(`| ${words(8)} | b |`, '|---|---|', `| c | ${words(8)} |`)).toEqual([`${words(8)} | b`, `c | ${words(8)}`]);
    expect(page(`| ${words(8)} | ${words(8)} |`, '|---|---|')).toEqual([`${words(8)} | ${words(3)}`, `  ${words(5)}`]);
  });
});

describe('plain text of what stands in an item', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a remark', ['They arrive in May.'], ['They arrive in May.']],
    ['a remark that would go on with the title', ['and in May.'], ['', 'and in May.']],
    ['two remarks', ['One.', '', 'Two.'], ['One.', '', 'Two.']],
    ['quotes', ['> One', '> two.', '>', '> Three.', '>', '> and four'], ['> One', '  two.', '> Three.', '>', '> and four']],
    ['a quote of other things', ['> - a', '>', '> b'], ['> * a', '>', '> b']],
    ['a remark behind a quote', ['> One', '', 'Two'], ['> One', '', 'Two']],
    ['bullets', ['* a', '* b', '  1. c', '', '- d'], ['- a', '- b', '  1. c', '- d']],
    [
      'sub-items',
      ['- [ ] a', '- [x] b', '', '  - owner: Kim', '  - **Status:** v1', '  - [X] c'],
      ['- a', '- b (done)', '  owner: Kim', '  Status: v1', '  - c (done)'],
    ],
    ['fields below a title', ['- [x] a', '  b', '  owner: Kim', '  and Robin'], ['- a b (done)', '  owner: Kim and Robin']],
    ['a remark behind bullets', ['- a', '', 'b'], ['- a', '', 'b']],
    ['code', ['```', 'a', '```', '', '- b'], ['', '    a', '', '- b']],
  ])('of %s', (_, markdown, text) => {
    expect(notes(...markdown)).toEqual(text);
  });

  it('wraps quotes and titles below their first word', () => {
    expect(notes(`> ${words(12)}`)).toEqual([`> ${words(11)}`, `  ${words(1)}`]);
    expect(notes(`- ${words(12)}`)).toEqual([`- ${words(11)}`, `  ${words(1)}`]);
    expect(notes(`- [ ] a`, `  - status: ${words(12)}`)).toEqual(['- a', `  status: ${words(10)}`, `    ${words(2)}`]);
  });

  it('breaks a title where its next line does not look like a remark', () => {
    expect(notes(`- ${words(10)} yyy Zz`)).toEqual([`- ${words(10)} yyy Zz`]);
    expect(notes(`- ${words(10)} yyyyyy Zz`)).toEqual([`- ${words(10)}`, '  yyyyyy Zz']);
  });
});

describe('one line of plain text', () => {
  it('is as long as it is', () => {
    expect(plainLine(`status: *${words(20)}*  [x][a]`, '[a]: http://x.y')).toBe(`status: ${words(20)} x <http://x.y>`);
    expect(plainLine('', '')).toBe('');
  });
});
