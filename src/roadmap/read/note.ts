import type { Roadmap, Section } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import { lineAt, lineStart, linesOf } from '../text/lines.ts';
import { canonicalTitle } from './sections.ts';

/** The text for the next development update, under the heading `Note`. */
export interface Note {
  /** The line of the heading. */
  readonly line: number;
  /** The text to clear, with the blank lines around it. It ends at the next heading that is not below this one, or at the end of the file. */
  readonly span: Span;
  /** Its Markdown, with `\n` as line ends and without blank lines at its start and end. */
  readonly text: string;
}

/** Comments directly under the heading. They are hints for the writer and not a part of the note. */
const HINTS = /^(?:(?:[ \t]*[\r\n])* {0,3}<!--(?:>|->|[\s\S]*?-->))+/;

/** The sections `Note` directly under the document's title. A note inside another section belongs to that section. */
export function notesIn({ sections }: Pick<Roadmap, 'sections'>): Section[] {
  return sections.filter(({ heading, parent }) => parent === null && canonicalTitle(heading.title) === 'note');
}

/** The note of a roadmap, including the headings below its own; null if it is empty. If there are several such sections, the first one counts. */
export function noteOf({ text, sections }: Pick<Roadmap, 'text' | 'sections'>): Note | null {
  const [section] = notesIn({ sections });
  if (section === undefined) return null;
  const { heading, index } = section;
  const lines = linesOf(text);
  const next = sections.slice(index + 1).find((one) => one.heading.level <= heading.level);
  const end = next === undefined ? text.length : lineStart(lines, next.heading.line);
  const below = lineStart(lines, lineAt(lines, heading.span.end - 1) + 1);
  const hints = HINTS.exec(text.slice(below, end))?.[0].length ?? 0;
  // The note may begin on the line of a comment. If it does not, the rest of that line belongs to the comment.
  const restOfLine = hints === 0 ? 0 : (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(below + hints, end))?.[0].length ?? 0);
  const span = { start: below + hints + restOfLine, end };
  const written = text.slice(span.start, end).replace(hints > 0 && restOfLine === 0 ? /^[ \t]+/ : /^(?:[ \t]*[\r\n])+/, '');
  return written.trim() === '' ? null : { line: heading.line, span, text: written.replace(/\r\n|\r/g, '\n').trimEnd() };
}
