import type { Span } from '../../model/span.ts';
import { isNews } from '../timeline/news.ts';

/** What stands between the parts of a title: `Kettle 4.3 update: freeze reached`, `Kettle 4.3 – RC1 is out`, `Kettle 4.3 (frozen)`. */
const SEPARATOR = /\s*[:;]\s+|\s+[-–—|]+\s+|,\s+|\s+(?=\()/g;

/** Words of documents. A part of nothing else says nothing about a release. */
const DOCUMENT =
  /^(?:\W*(?:the|our|of|for|and|to|do|road ?map|release|development|dev|updates?|plans?|planning|status|reports?|schedule|todo|items?|list|page|project))*\W*$/i;

/** A part of a title without its separator, and what of the title goes with it. */
interface TitlePart {
  readonly text: string;
  readonly whole: Span;
}

/** The parts of a title apart from the one with the release. @param release where the release's name or version stands */
function partsBeside(title: string, release: Span): TitlePart[] {
  const cuts = [...title.matchAll(SEPARATOR)].filter(({ index }) => index + 1 < title.length && (index >= release.end || index < release.start));
  const before = cuts.filter(({ index }) => index < release.start);
  const after = cuts.filter(({ index }) => index >= release.end);
  return [
    ...before.map(({ index, 0: separator }, at): TitlePart => {
      const start = at === 0 ? 0 : (before[at - 1]?.index ?? 0) + (before[at - 1]?.[0].length ?? 0);
      return { text: title.slice(start, index), whole: { start, end: index + separator.length } };
    }),
    ...after.map(({ index, 0: separator }, at): TitlePart => {
      const end = after[at + 1]?.index ?? title.length;
      return { text: title.slice(index + separator.length, end), whole: { start: index, end } };
    }),
  ];
}

/** The parts of a title that tell news of its release, such as `: freeze reached`, and all that follows the words `development update`. */
export function newsIn(title: string, release: Span): Span[] {
  const behind = (start: number) => start >= release.end && /\bdevelopment update\b/i.test(title.slice(release.end, start));
  return partsBeside(title, release).flatMap(({ text, whole }) => (behind(whole.start) || isNews(text) ? [whole] : []));
}

/** The parts of a title that are not only words of documents: nobody knows whether they hold for the next release. */
export function furtherParts(title: string, release: Span): string[] {
  return partsBeside(title, release).flatMap(({ text }) => (DOCUMENT.test(unbracketed(text)) ? [] : [unbracketed(text)]));
}

function unbracketed(text: string): string {
  return text.replace(/^[\s(]+|[\s)]+$/g, '');
}
