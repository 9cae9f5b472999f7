import { describe, expect, it } from 'vitest';
import { titleAsMarkdown } from '../../../../src/roadmap/edit/item/title-as-markdown.ts';
import { read, reading } from '../../reading.ts';

describe('somebody’s title', () => {
  it.each([
    ['See https://example.org/a_b_c', 'See https://example.org/a_b_c'],
    ['(www.example.org/*a*), and *b*', '(www.example.org/*a*), and \\*b\\*'],
    ['https://example.org/a_b_', 'https://example.org/a_b_'],
    ['[a](https://example.org/b_c)', '\\[a\\](https://example.org/b_c)'],
    ['see https://github.com/acme/rocket/issues/3', 'see https\\://github\\.com/acme/rocket/issues/3'],
    ['a_b@example.org', 'a\\_b@example.org'],
    ['~~a~~ `b` <c> &amp; d|e', '\\~\\~a\\~\\~ \\`b\\` \\<c\\> \\&amp; d\\|e'],
    ['1. # a (external)', '1\\. \\# a \\(external\\)'],
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

  it('that says nothing cannot stand there', () => {
    expect(titleAsMarkdown('…', reading)).toBeNull();
  });
});
