import type { Roadmap, Section } from '../../model/roadmap.ts';
import { contentEndAboveDefinitions } from '../markdown/content-end.ts';
import { contentEnd } from '../text/closing-words.ts';
import { isPageBreak, lineAt, lineStart, linesOf, lineText } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import { endAboveRule, ruleHabit } from './item/habits.ts';
import { endAboveNext, withSpaces } from './item/insert.ts';
import { verifyWithout } from './verify.ts';

/**
 * Removes the headings of sections with nothing below them.
 * @param titles of the sections that may go. A section stays if anything else would read differently without its heading.
 * @param first the reading before the items left them
 */
export function withoutEmptied(roadmap: Roadmap, titles: readonly string[], first: Roadmap, read: (text: string) => Roadmap): Roadmap {
  // The last one first, so that the sections before it keep their places.
  const isLeft = (section: Section) => titles.includes(section.heading.title) && isEmptySection(roadmap, section, first) && !wasEmpty(first, section);
  const empty = roadmap.sections.filter(isLeft).toReversed();
  return empty.reduce((rest, { index, heading }) => withoutSection(rest, index, spaceUnderSection(first, index, heading.title), read), roadmap);
}

/** Whether a section was empty before. Then it is a person's, such as another release's that has the same title. */
function wasEmpty(first: Roadmap, { path }: Section): boolean {
  const same = first.sections.filter((one) => one.path.join('\n') === path.join('\n'));
  return same.length > 0 && same.every((one) => isEmptySection(first, one, first));
}

/** The white space below the content of a section: it was there before the section was made. Null: there is no such section, or it ended the file. */
function spaceUnderSection(roadmap: Roadmap, index: number, title: string): string | null {
  const { text } = roadmap;
  const section = sectionLike(roadmap, index, title);
  if (section === undefined) return null;
  const last = endOfSection(text, section);
  // A line across the page that ends the file stands below what was above the section, as it stood below the section.
  const end = withSpaces(text, section.span.end === text.length ? endAboveRule(roadmap, last, section.role) : last);
  const space = /^\s*/.exec(text.slice(end))?.[0] ?? '';
  return end + space.length === text.length ? null : space;
}

/** The section of a title in another reading, and of several the one that has the same index. */
function sectionLike({ sections }: Roadmap, index: number, title: string): Section | undefined {
  const titled = sections.filter(({ heading }) => heading.title === title);
  return titled.find((one) => one.index === index) ?? titled[0];
}

/** The end of a section's content, without what belongs to the heading below it. */
function endOfSection(text: string, { heading, span }: Section): number {
  return span.end === text.length ? contentEndAboveDefinitions(text, heading.span.end, span.end) : endAboveNext(text, heading.span.end, span.end);
}

/** Whether a comment or an anchor stands directly below the heading of a section, which then says something of that section. */
function beginsWithMarks(text: string, { heading }: Section): boolean {
  return /^\s*<(?:!--|a\b)/i.test(text.slice(heading.span.end));
}

function isEmptySection(roadmap: Roadmap, section: Section, first: Roadmap): boolean {
  const { index, heading, span, role } = section;
  const { text, sections } = roadmap;
  if (sections.some(({ parent }) => parent === index)) return false;
  // A line across the page that ends the file was there before, and stays.
  const isLine = span.end === text.length && isPageBreak(text.slice(heading.span.end).trim()) && ruleHabit(roadmap, role) !== null;
  if (isLine) return true;
  const before = sectionLike(first, index, heading.title);
  const hasOwnMarks = before !== undefined && beginsWithMarks(first.text, before);
  const end = hasOwnMarks ? contentEndAboveDefinitions(text, heading.span.end, span.end) : endOfSection(text, section);
  return end === heading.span.end;
}

/** Removes a section with the line across the page above it, if such a line would be made with it again. Otherwise that line was there before. */
function withoutSection(roadmap: Roadmap, index: number, gapThere: string | null, read: (text: string) => Roadmap): Roadmap {
  const { text } = roadmap;
  const section = roadmap.sections[index];
  if (section === undefined) return roadmap;
  const lines = linesOf(text);
  const above = contentEnd(text, section.heading.span.start);
  const line = lineAt(lines, above);
  const rule = lineText(lines, line).trimEnd();
  const shorter = isPageBreak(rule) ? withoutFrom(roadmap, section, lineStart(lines, line), gapThere, read) : roadmap;
  if (shorter !== roadmap && ruleHabit(shorter, section.role)?.line === rule) return shorter;
  return withoutFrom(roadmap, section, section.heading.span.start, gapThere, read);
}

/** @param start where the lines begin that go with the section's heading */
function withoutFrom(roadmap: Roadmap, { heading }: Section, start: number, gapThere: string | null, read: (text: string) => Roadmap): Roadmap {
  const { text } = roadmap;
  const before = withSpaces(text, contentEnd(text, start));
  // Another section may be made below one that ended the file. It is as far away as that one was.
  const usual = text.slice(before, start);
  const below = text.length - text.slice(heading.span.end).trimStart().length;
  const isLast = below === text.length;
  // At the end of the file the last line end stays as it is.
  const gap = isLast ? text.slice(heading.span.end) : before === 0 ? '' : (gapThere ?? usual);
  const shorter = splice(text, [{ start: before, end: isLast ? text.length : below, text: gap }]);
  const after = read(shorter ?? text);
  const lines = new Set([lineAt(linesOf(text), heading.span.start)]);
  return verifyWithout(roadmap, after, { lines, isGone: () => false }) === null ? after : roadmap;
}
