import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { canonicalText, oneLine } from '../../text/text.ts';
import { shownText, type VisibleText, visibleText } from './visible.ts';

/**
 * The words of a title from GitHub, which is plain text. People also paste the item's Markdown from the file there: what says the same as an item with
 * markup when it is read, or has all of the item's markup and no other, says what it reads as.
 */
export function wordsOfTitle(said: string, roadmap: Pick<Roadmap, 'text'>, item: Item): string {
  const { start, end } = item.source.title;
  const own = roadmap.text.slice(start, end);
  const here = visibleText(roadmap, item, own);
  if (here === null) return said;
  const line = oneLine(said);
  const wordsIn = (markdown: string) => ownWords(markdown, { markup: markupOf(own, here), reads: canonicalText(item.title) }, roadmap);
  const rest = withoutIssueLink(line.replace(MARKER, ''), item);
  return (rest === line ? null : wordsIn(rest)) ?? wordsIn(line) ?? said;
}

/** What stands before the title in its line: the mark of a heading, or a bullet with its box. */
const MARKER = /^(?:#{1,6}|[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** Without the link of the item's issue at the end of its line. */
function withoutIssueLink(line: string, { issue }: Item): string {
  return issue === null ? line : line.replace(new RegExp(`\\s+\\(\\[#${issue}\\]\\([^()\\s]*\\)\\)\\.?$`), '');
}

/** What pasted Markdown reads as; null: it is none of the item's. */
function ownWords(markdown: string, own: { readonly markup: string; readonly reads: string }, roadmap: Pick<Roadmap, 'text'>): string | null {
  const there = visibleText(roadmap, { shape: 'task' }, markdown);
  const reads = there === null ? '' : shownText(there.characters);
  // Where the file has no markup, nobody pasted it from there.
  if (there === null || reads === '' || reads === canonicalText(markdown) || own.markup === '') return null;
  return canonicalText(reads) === own.reads || sharesMarkup(markupOf(markdown, there), own.markup) ? reads : null;
}

/** Whether some markup is an item's own, or that with more or less around it, as far as both have an address: asterisks alone may be typed. */
function sharesMarkup(markup: string, own: string): boolean {
  const [shorter, longer] = markup.length < own.length ? [markup, own] : [own, markup];
  return markup === own || (/\]\([^)]/.test(shorter) && longer.includes(shorter));
}

/** What of a Markdown text is not shown: the marks of its markup, the addresses of its links, its escapes. */
function markupOf(markdown: string, { characters }: VisibleText): string {
  let [markup, at] = ['', 0];
  for (const { start, end, shows } of characters) {
    const source = markdown.slice(start, end);
    markup += markdown.slice(at, Math.max(at, start)) + (source.endsWith(shows) ? source.slice(0, -1) : shows === ' ' ? '' : source);
    at = Math.max(at, end);
  }
  return markup + markdown.slice(at);
}
