import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { canonicalText, oneLine } from '../../text/text.ts';
import { shownText, type VisibleText, visibleText } from './visible.ts';

/**
 * The words of a title from GitHub, which is plain text. People also paste the item's Markdown from the file there: what says the same as an item with
 * markup when it is read, or has all of the item's markup and no other, says what it reads as.
 */
export function wordsOfTitle(said: string, roadmap: Pick<Roadmap, 'text'>, item: Item): string {
  const line = oneLine(said);
  const { start, end } = item.source.title;
  const own = roadmap.text.slice(start, end);
  const [there, here] = [visibleText(roadmap, { shape: 'task' }, line), visibleText(roadmap, item, own)];
  if (there === null || here === null) return said;
  const reads = shownText(there.characters);
  if (reads === '' || reads === canonicalText(line)) return said;
  const markup = markupOf(own, here);
  // Where the file has no markup, nobody pasted it from there.
  const isOwn = markup !== '' && (canonicalText(reads) === canonicalText(item.title) || markupOf(line, there) === markup);
  return isOwn ? reads : said;
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
