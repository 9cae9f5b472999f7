import { plainText } from '../text/text.ts';
import { parseMarkdown } from './parse.ts';

/** The visible text of a field's value, on one line: without emphasis, and with a link's text. */
export function plainValue(value: string): string {
  if (/^[\p{L}\p{N} .,;()?]*$/u.test(value)) return value.trim();
  // After a word, nothing in the value can begin a list or a heading.
  return plainText(parseMarkdown(`value: ${value}`))
    .slice('value: '.length)
    .trim();
}
