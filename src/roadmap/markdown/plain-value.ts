import { plainText } from '../text/text.ts';
import { parseMarkdown } from './parse.ts';

/** A field's value as a reader sees it, on one line: without emphasis, with a link's text. */
export function plainValue(value: string): string {
  if (/^[\p{L}\p{N} .,;()?]*$/u.test(value)) return value.trim();
  // Behind a word nothing in it begins a list or a heading.
  return plainText(parseMarkdown(`value: ${value}`))
    .slice('value: '.length)
    .trim();
}
