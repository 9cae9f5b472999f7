import type { NewSection } from '../../../model/plan.ts';
import { type Heading, isClosedRole, type Roadmap, type Role, type Section } from '../../../model/roadmap.ts';
import { isSubItem } from '../../../model/tracked.ts';
import { knownTitle } from '../../read/sections.ts';
import { lineEnding } from '../../text/lines.ts';
import { type HeadedText, type HeadingStyle, headingLike, newHeadingStyle } from './heading-style.ts';
import { LONGEST_VALUE } from './style.ts';

/**
 * The style of a made section's heading. Finished work may stand below a first heading that holds all others, as `## Roadmap` does above `### Planned`. A title
 * for open work says nothing there.
 */
export function styleOfMade(roadmap: HeadedText, role: Role): HeadingStyle {
  const [first, ...others] = topSections(roadmap);
  const isAlone = others.length === 0 && first === roadmap.sections[0];
  const holder = isClosedRole(role) ? (isAlone ? first : holderAmongOthers(roadmap)) : undefined;
  const below = roadmap.sections.filter(({ parent }) => parent !== null && parent === holder?.index);
  return newHeadingStyle(below.length > 0 ? { title: roadmap.title, sections: below.map((one) => ({ ...one, parent: null })), items: [] } : roadmap);
}

/** The outermost sections below the document's title. */
function topSections({ sections, title }: HeadedText): Section[] {
  return sections.filter(({ parent, heading }) => parent === null && heading.title !== title);
}

/**
 * The section of a longer document that holds all of its roadmap, as `## Roadmap` does beside `## Install`: all items stand below headings in it, and one of these
 * says what becomes of its items (`### Planned`, `### Done`). Where they are subjects, the section's own title may say that they are open. Undefined: there is none.
 */
function holderAmongOthers(roadmap: HeadedText): Section | undefined {
  const { sections, items } = roadmap;
  const top = topSections(roadmap);
  const inside = (section: Section | undefined, outer: Section): boolean =>
    section !== undefined && section.parent !== null && (section.parent === outer.index || inside(sections[section.parent], outer));
  const holder = top.find((one) => items.length > 0 && items.every(({ section }) => inside(sections[section ?? -1], one)));
  if (holder === undefined || top.length === 1 || holder.role === 'open') return undefined;
  const saysState = ({ parent, heading }: Section) => parent === holder.index && !['none', 'never'].includes(knownTitle(heading.title).role);
  return sections.some(saysState) ? holder : undefined;
}

/** The level between whose headings a section is made, and the chapter if that is the one section that holds the roadmap. */
export function levelAndChapter(roadmap: HeadedText, role: Role): { readonly level: number; readonly chapter?: number } {
  const holder = isClosedRole(role) ? holderAmongOthers(roadmap) : undefined;
  if (holder === undefined) return { level: newHeadingStyle(roadmap).level };
  const { level } = styleOfMade(roadmap, role);
  return { level, chapter: chapterAt(roadmap.sections, level, holder.heading.span.start) };
}

/** The heading of a made section. */
export function newHeading(roadmap: HeadedText & Pick<Roadmap, 'text'>, { title, role }: Pick<NewSection, 'title' | 'role'>): string {
  return headingLike(styleOfMade(roadmap, role), title, lineEnding(roadmap.text));
}

/** What tells the chapters of a file: headings in the order of the file. */
type Headings = ReadonlyArray<{ readonly heading: Pick<Heading, 'level' | 'span'> }>;

/**
 * The chapter in which an offset stands, counted from 0. A heading above the level of new sections begins one, as `# 2023 Roadmap` and `# History` do
 * beside `## Planned`. The first heading of a file begins none, because it is its title.
 * @param level of new sections
 */
export function chapterAt(sections: Headings, level: number, offset: number): number {
  return sections.filter(({ heading }, at) => at > 0 && heading.level < level && heading.span.start <= offset).length;
}

/** The same in a roadmap; undefined if it has only one chapter. */
export function chapterOf(roadmap: HeadedText, offset: number): number | undefined {
  const { level } = newHeadingStyle(roadmap);
  return chapterAt(roadmap.sections, level, Number.POSITIVE_INFINITY) === 0 ? undefined : chapterAt(roadmap.sections, level, offset);
}

/** Whether a heading is that of a section that is made: it has its title, and stands in its chapter. */
export function isHeadingOfMade(
  roadmap: HeadedText,
  { title, span }: Pick<Heading, 'title' | 'span'>,
  made: { readonly title: string; readonly chapter?: number },
): boolean {
  return title === made.title && (made.chapter === undefined || made.chapter === chapterOf(roadmap, span.start));
}

/** A label in bold, and what is below it or a text behind it. A short text is the value of a field. */
const PART = new RegExp(`^ {0,3}(\\*\\*|__)[^*_\\r\\n]+(?::\\1|\\1:)[ \\t]*(?:[\\r\\n]\\s*|.{${LONGEST_VALUE}})`, 'gmu');

/** The fewest parts beside those with items. One may be a remark. */
const FEWEST_PARTS = 2;

/**
 * Whether a section is one of several that each tell of one thing, part by part (“**Why:**”, “**Scope:**”, “**Criteria:**”), and its items are only some of
 * these parts. Another item there would say something of that thing.
 */
export function isPartByPart(roadmap: Pick<Roadmap, 'text' | 'items' | 'sections'>, section: Section): boolean {
  const { parent, heading } = section;
  const others = roadmap.sections.filter((one) => one !== section && one.parent === parent && one.heading.level === heading.level);
  return hasParts(roadmap, section) && others.some((one) => parent !== null || hasParts(roadmap, one));
}

function hasParts({ text, items }: Pick<Roadmap, 'text' | 'items'>, { index, heading, span }: Section): boolean {
  const parts = [...text.slice(heading.span.end, span.end).matchAll(PART)].map(({ index: at, 0: { length } }) => heading.span.end + at + length);
  if (parts.length <= FEWEST_PARTS) return false;
  const own = items.filter((one) => one.section === index && !isSubItem(one));
  const lists = new Map(own.toReversed().map(({ source }) => [source.list, source.marker.start]));
  const starts = new Set(lists.values());
  const others = parts.filter((end) => !starts.has(end));
  return lists.size > 0 && parts.length - others.length === lists.size && others.length >= FEWEST_PARTS;
}
