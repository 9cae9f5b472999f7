import { describe, expect, it } from 'vitest';
import { unclosedLine } from '../../../src/roadmap/markdown/unclosed.ts';

describe('what is never closed', () => {
  it.each([
    ['a comment', '- a\n\n<!-- b\n\n- c\n', 3],
    ['a fence', '- a\n\n```\n- c\n', 3],
    ['a fence of an item', '- a\n  ~~~~\n  ~~~\n- c\n', 2],
    ['a tag', '- a\n\n<pre>\n- c\n', 3],
    ['nothing', '<!-- a -->\n\n```\nb\n````\n\n    code\n\n<pre>c</pre>\n\n<br>\n', null],
  ])('%s', (_, text, line) => {
    expect(unclosedLine(text)).toBe(line);
  });
});
