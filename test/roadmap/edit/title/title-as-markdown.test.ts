import { describe, expect, it } from 'vitest';
import { literalValue, rewordedValue, titleAsMarkdown } from '../../../../src/roadmap/edit/title/title-as-markdown.ts';
import { read, reading } from '../../reading.ts';

describe('somebody’s title', () => {
  it.each([
    ['See https://example.org/a_b_c', 'See https://example.org/a_b_c'],
    ['(www.example.org/*a*), and *b*', '(www.example.org/*a*), and \\*b\\*'],
    ['https://example.org/a_b_', 'https://example.org/a_b_'],
    ['[a](https://example.org/b_c)', '\\[a\\](https://example.org/b_c)'],
    ['see https://github.com/acme/rocket/issues/3', 'see https\\://github\\.com/acme/rocket/issues/3'],
    ['a_b@example.org', 'a_b@example.org'],
    ['~~a~~ `b` <c> &amp; d|e', '\\~\\~a\\~\\~ `b` \\<c> \\&amp; d|e'],
    ['the `a_b` of ``c ` d`` and one ` more', 'the `a_b` of \\`\\`c \\` d\\`\\` and one \\` more'],
    ['a `b|c` and `d`', 'a `b|c` and `d`'],
    ['1. # a (external)', '1\\. \\# a \\(external\\)'],
    ['snake_case and __init__ of a_', 'snake_case and \\_\\_init\\_\\_ of a_'],
    ['from a -> b => c', 'from a -> b => c'],
    ['[Windows] crash [rare]', '[Windows] crash [rare]'],
    ['[a] [b][c] [d]: e', '[a] [b][c] [d]: e'],
    ['one [^1] or [ ]', 'one \\[^1] or [ ]'],
    ['a [b', 'a [b'],
    ['fixes [#3]', 'fixes \\[#3\\]'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['12) a', '12\\) a'],
    ['> a', '\\> a'],
    ['a (#3)', 'a \\(\\#3\\)'],
    ['owner: kim', 'owner: kim'],
    ['[x] a', '\\[x] a'],
    ['2 * 3 of *x* < y', '2 * 3 of \\*x\\* < y'],
    ['**a** and *b', '\\*\\*a\\*\\* and *b'],
    ['~/path, C:\\path and ~', '\\~/path, C:\\path and \\~'],
    ['a | b', 'a | b'],
    ['1. `#a`: b-c (d)', '1\\. `#a`: b-c (d)'],
    ['+ a: b', '\\+ a: b'],
    ['``` a', '\\`\\`\\` a'],
    ['a \\* b \\', 'a \\\\* b \\\\'],
    ['R&D &copy; &nbsp', 'R&D \\&copy; &nbsp'],
    ['<!-- a', '\\<!-- a'],
    ['![a](b_c_d) <a href="[x]">', '!\\[a\\](b_c_d) \\<a href="[x]">'],
    ['<ann@example.org>', '\\<ann@example.org>'],
    ['a ` b', 'a \\` b'],
    ['\ue000 *a*', '\ue000 \\*a\\*'],
  ])('%j stands in the file as %j, and reads as it is', (title, markdown) => {
    expect(titleAsMarkdown(title, reading)).toEqual({ markdown, reads: title });
    expect(read(`- [ ] ${markdown}\n`).items[0]?.title).toBe(title);
  });

  it.each([
    ['Ends:', 'Ends'],
    ['Works ✅', 'Works'],
  ])('%j loses only what is taken off an end', (title, reads) => {
    expect(titleAsMarkdown(title, reading)).toEqual({ markdown: title, reads });
  });

  it('in brackets is no link that the file defines', () => {
    const { definitions } = read('- [ ] x\n\n[the docs]: d.md\n');
    expect(titleAsMarkdown('See [the  Docs] or [more]', reading, definitions)?.markdown).toBe('See \\[the Docs\\] or [more]');
    expect(titleAsMarkdown('See [the  Docs] or [more]', reading)?.markdown).toBe('See [the Docs] or [more]');
  });

  it('with an address in brackets has it without them, because it is a link alone, too', () => {
    expect(titleAsMarkdown('See <https://example.org/a_b>, <b>', reading)).toEqual({
      markdown: 'See https://example.org/a_b, \\<b>',
      reads: 'See https://example.org/a_b, <b>',
    });
  });

  it('on several lines stands on one', () => {
    expect(titleAsMarkdown(' one\n  two\t three ', reading)).toEqual({ markdown: 'one two three', reads: 'one two three' });
  });

  it.each(['…', '', '   ', '✅', ':'])('that says nothing cannot stand there: %j', (title) => {
    expect(titleAsMarkdown(title, reading)).toBeNull();
  });
});

describe('somebody’s value of a field', () => {
  it('stands on one line, and opens no comment', () => {
    expect(literalValue('one\n  two\t <!-- three --> <!-- four')).toBe('one two \\<!-- three --> \\<!-- four');
  });

  it.each([
    ['Fixed in \\*two\\* steps, by @kim', 'Fixed in *two* steps, by @kim, @ann', 'Fixed in \\*two\\* steps, by @kim, @ann'],
    ['a_b *c* d', 'a\\_b *c* e', 'a_b *c* e'],
    ['@\u200bkim and ann', '@kim and bob', '@\u200bkim and bob'],
    ['`a` [b](c.md)', '`a` [b](d.md)', '`a` [b](d.md)'],
    ['High - soon', 'low - soon', 'low - soon'],
    ['', 'new', 'new'],
    ['all new', 'else', 'else'],
  ])('keeps the words of %j as they are written, where it is %j now', (before, after, value) => {
    expect(rewordedValue(before, after)).toBe(value);
  });
});
