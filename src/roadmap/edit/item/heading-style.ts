import type { Heading, Item, Roadmap, Section } from '../../../model/roadmap.ts';
import { mostFrequent } from '../../text/most-frequent.ts';

export type HeadingStyle = Pick<Heading, 'level' | 'closed' | 'setext'>;

const PLAIN: HeadingStyle = { level: 2, closed: false, setext: false };

/** What tells the style of a new heading: the others, and where the items stand. */
export type HeadedText = Pick<Roadmap, 'title' | 'sections'> & { readonly items: ReadonlyArray<Pick<Item, 'section'>> };

/**
 * The style of most headings below the document's title that have items of their own, or else of most of them. Those whose items stand below further headings
 * count if they are deeper: beside `## Planned`, the `#` of closing words is not the level of sections.
 */
export function newHeadingStyle({ sections, title, items }: HeadedText): HeadingStyle {
  const top = sections.filter(({ parent, heading }) => parent === null && heading.title !== title);
  const used = new Set(items.map(({ section }) => section));
  const around = new Set([...used].map((section) => topOf(sections, section)));
  const usual = (some: readonly Section[]) => mostFrequent(some.map(({ heading }) => heading.level));
  const all = usual(top);
  if (all === undefined) return PLAIN;
  const level = usual(top.filter(({ index }) => used.has(index))) ?? Math.max(all, usual(top.filter((one) => around.has(one))) ?? all);
  const same = top.flatMap(({ heading }) => (heading.level === level ? heading : []));
  return { level, closed: mostFrequent(same.map(({ closed }) => closed)) ?? false, setext: mostFrequent(same.map(({ setext }) => setext)) ?? false };
}

/** The outermost section around another one, or that one. */
function topOf(sections: readonly Section[], index: number | null): Section | undefined {
  const section = sections[index ?? -1];
  return section === undefined || section.parent === null ? section : topOf(sections, section.parent);
}

/** A heading with the marks of another one. @param title Markdown */
export function headingLike({ level, closed, setext }: HeadingStyle, title: string, end: string): string {
  if (setext && level <= 2) return `${title}${end}${(level === 1 ? '=' : '-').repeat(title.length)}`;
  const marks = '#'.repeat(level);
  return closed ? `${marks} ${title} ${marks}` : `${marks} ${title}`;
}
