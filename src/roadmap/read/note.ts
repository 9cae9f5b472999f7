import type { Roadmap, Section } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import { lineAt, lineStart, linesOf } from '../text/lines.ts';
import { canonicalTitle } from './sections.ts';

/** The words for the next development update, which stand under the heading `Note`. */
export interface Note {
  /** The line of the heading. */
  readonly line: number;
  /** What is cleared, with the blank lines around it: up to the next heading that is not below this one, or the end of the text. */
  readonly span: Span;
  /** Its Markdown as it stands there, with `\n` at the ends of lines and without blank lines around it. */
  readonly text: string;
}

/** Comments that stand first under a heading: a hint for who writes there, and no part of what is written. */
const HINTS = /^(?:(?:[ \t]*[\r\n])* {0,3}<!--(?:>|->|[\s\S]*?-->))+/;

/** The sections that are meant for it: under the document's title. A note inside another section is that section's. */
export function notesIn({ sections }: Pick<Roadmap, 'sections'>): Section[] {
  return sections.filter(({ heading, parent }) => parent === null && canonicalTitle(heading.title) === 'note');
}

/** The note of a roadmap, with the headings below its own; of several sections the first counts. Null where nothing stands there. */
export function noteOf({ text, sections }: Pick<Roadmap, 'text' | 'sections'>): Note | null {
  const [section] = notesIn({ sections });
  if (section === undefined) return null;
  const { heading, index } = section;
  const lines = linesOf(text);
  const next = sections.slice(index + 1).find((one) => one.heading.level <= heading.level);
  const end = next === undefined ? text.length : lineStart(lines, next.heading.line);
  const below = lineStart(lines, lineAt(lines, heading.span.end - 1) + 1);
  const hints = HINTS.exec(text.slice(below, end))?.[0].length ?? 0;
  // Words may stand right behind a comment; else the rest of its line belongs to it.
  const restOfLine = hints === 0 ? 0 : (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(below + hints, end))?.[0].length ?? 0);
  const span = { start: below + hints + restOfLine, end };
  const written = text.slice(span.start, end).replace(hints > 0 && restOfLine === 0 ? /^[ \t]+/ : /^(?:[ \t]*[\r\n])+/, '');
  return written.trim() === '' ? null : { line: heading.line, span, text: written.replace(/\r\n|\r/g, '\n').trimEnd() };
}
