import type { Roadmap, Section } from '../../model/roadmap.ts';
import { contentEnd } from '../text/closing-words.ts';
import { lineAt, lineEnding, linesOf } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import { contentEndAboveDefinitions } from './item/insert.ts';
import { verifyWithout } from './verify.ts';

/**
 * Removes the headings of sections with nothing below them.
 * @param titles of the sections that may go. A section stays if anything else would read differently without its heading.
 */
export function withoutEmptied(roadmap: Roadmap, titles: readonly string[], read: (text: string) => Roadmap): Roadmap {
  // The last one first, so that the sections before it keep their places.
  const empty = roadmap.sections.filter((section) => titles.includes(section.heading.title) && isEmptySection(roadmap, section)).toReversed();
  return empty.reduce((rest, { index }) => withoutSection(rest, index, read), roadmap);
}

function isEmptySection({ text, sections }: Roadmap, { index, heading, span }: Section): boolean {
  return contentEndAboveDefinitions(text, heading.span.end, span.end) === heading.span.end && sections.every(({ parent }) => parent !== index);
}

function withoutSection(roadmap: Roadmap, index: number, read: (text: string) => Roadmap): Roadmap {
  const { text } = roadmap;
  const heading = roadmap.sections[index]?.heading;
  if (heading === undefined) return roadmap;
  const before = contentEnd(text, heading.span.start);
  const end = lineEnding(text);
  const below = text.length - text.slice(heading.span.end).trimStart().length;
  const isLast = below === text.length;
  // What is below, such as definitions, keeps one blank line before it. At the end of the file the last line end stays as it is.
  const gap = isLast ? text.slice(heading.span.end) : before === 0 ? '' : end + end;
  const shorter = splice(text, [{ start: before, end: isLast ? text.length : below, text: gap }]);
  const after = read(shorter ?? text);
  const lines = new Set([lineAt(linesOf(text), heading.span.start)]);
  return verifyWithout(roadmap, after, { lines, isGone: () => false }) === null ? after : roadmap;
}
