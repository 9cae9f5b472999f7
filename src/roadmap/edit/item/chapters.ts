import type { Heading, Roadmap } from '../../../model/roadmap.ts';
import { newHeadingStyle } from './style.ts';

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
export function chapterOf(roadmap: Pick<Roadmap, 'title' | 'sections'>, offset: number): number | undefined {
  const { level } = newHeadingStyle(roadmap);
  return chapterAt(roadmap.sections, level, Number.POSITIVE_INFINITY) === 0 ? undefined : chapterAt(roadmap.sections, level, offset);
}

/** Whether a heading is that of a section that is made: it has its title, and stands in its chapter. */
export function isHeadingOfMade(
  roadmap: Pick<Roadmap, 'title' | 'sections'>,
  { title, span }: Pick<Heading, 'title' | 'span'>,
  made: { readonly title: string; readonly chapter?: number },
): boolean {
  return title === made.title && (made.chapter === undefined || made.chapter === chapterOf(roadmap, span.start));
}
