import type { List, ListItem, Root } from 'mdast';
import type { IsoDate, LastUpdated, Problem, Section, TimelineEntry } from '../model.ts';
import { MONTHS, readDate } from './dates.ts';
import { type MarkedText, readMarked } from './here.ts';
import { type Lines, lineAt, lineStart, lineText } from './lines.ts';
import { spanOf } from './markdown.ts';
import { LEAP_YEAR, type Period, readBarePeriod, readPeriod } from './periods.ts';
import { isTimelineTitle } from './sections.ts';
import { plainText } from './text.ts';
import { timelineProblems } from './timeline-problems.ts';

/** Longer lines hold no date that is meant for this. Characters, as they are seen and as they are written. */
const MAX_LINE = 300;
const MAX_SOURCE = 3000;

export function isTimeline(section: Section | null): boolean {
  return section !== null && isTimelineTitle(section.heading.title);
}

/**
 * The dates in the lists of the timeline sections.
 * @param title the document's, which may name the release
 */
export function readTimeline(lists: readonly List[], title: string | null, lines: Lines, problem: (problem: Problem) => void): TimelineEntry[] {
  const marks: number[] = [];
  const timeline = lists.flatMap((list, number) => {
    const written = list.children.flatMap((node) => {
      const entry = readEntry(node, lines);
      if (entry === null) {
        const text = plainText(node.children[0] ?? node);
        if (list.children.length > 1 && text.length <= MAX_LINE && DATED.test(text)) problem(withoutLabel(lineAt(lines, spanOf(node).start), text));
        return [];
      }
      marks.push(...entry.marked.marks.map(() => entry.line));
      if (entry.label !== '') return [entry];
      if (entry.marked.marks.length > 0) problem(loneMark(entry.line));
      return [];
    });
    const periods = withYears(written.map(({ date }) => date));
    return written.map(({ line, label, date, marked }, at): TimelineEntry => {
      const period = periods[at] ?? 'unreadable';
      const [mark = null] = marked.marks;
      const source = { mark: mark?.span ?? null, before: mark?.before ?? false, ...marked.span };
      const entry = { line, list: number, label, here: mark !== null, source };
      if (typeof period === 'object') return { ...entry, date: period.from, until: period.to };
      problem(unreadable(line, date, period));
      return { ...entry, date: null, until: null };
    });
  });
  timelineProblems(timeline, marks, title, problem);
  return timeline;
}

/** An entry as it is written. */
interface Written {
  readonly line: number;
  /** Empty where there is nothing beside the mark. */
  readonly label: string;
  readonly date: string;
  readonly marked: MarkedText;
}

function readEntry(node: ListItem, lines: Lines): Written | null {
  const [paragraph] = node.children;
  if (paragraph?.type !== 'paragraph') return null;
  const { start, end } = spanOf(paragraph);
  if (end - start > MAX_SOURCE || plainText(paragraph).length > MAX_LINE) return null;
  const marked = readMarked(paragraph, lines.text);
  const parts = partsOf(marked.text) ?? (marked.marks.length > 0 ? { label: marked.text, date: '' } : null);
  if (parts === null) return null;
  return { line: lineAt(lines, spanOf(node).start), label: parts.label.replace(/\s+/g, ' ').trim(), date: parts.date.trim(), marked };
}

/**
 * `label: date`, or `date: label` where only what stands before the colon is a date. A label may have colons itself:
 * then it goes up to the first one that has a date behind it.
 */
function partsOf(text: string): { label: string; date: string } | null {
  const colons = [...text.matchAll(/:/g)].slice(0, COLONS);
  const splits = colons.map(({ index }) => ({ before: text.slice(0, index), behind: text.slice(index + 1) })).filter(({ before }) => before.trim() !== '');
  const dated = splits.map(({ behind }) => readPeriod(behind, LEAP_YEAR) !== null);
  const spaced = splits.find(({ behind }) => /^\s/.test(behind));
  const reversed = spaced !== undefined && dated[0] !== true && readBarePeriod(spaced.before, LEAP_YEAR) !== null;
  const split = reversed ? { before: spaced.behind, behind: spaced.before } : (splits[dated.indexOf(true)] ?? spaced);
  return split === undefined ? dashed(text) : { label: split.before, date: split.behind };
}

/** `label – date` where what stands behind the dash is a date: without a colon nothing else tells. */
function dashed(text: string): { label: string; date: string } | null {
  const { label, date } = /^(?<label>.*?\S)\s+[-–—]+\s+(?<date>\S.*)$/.exec(text)?.groups ?? {};
  return label === undefined || date === undefined || readBarePeriod(date, LEAP_YEAR) === null ? null : { label, date };
}

/** A line of a timeline that names a year or a month is meant to have a date. */
const DATED = new RegExp(`\\b(?:(?:19|20)\\d\\d|${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\b`);

/** No label has more of them. */
const COLONS = 6;

/**
 * A date without a year is the first such day that is not before the entry above it, else the last one that is not
 * after the next one with a year. Where neither is, it has no year.
 */
function withYears(dates: readonly string[]): Array<Period | 'unreadable' | 'no-year'> {
  const own = dates.map((date) => readPeriod(date, null));
  const next: Array<IsoDate | null> = [];
  for (let at = own.length - 1; at >= 0; at -= 1) next[at] = own[at]?.from ?? next[at + 1] ?? null;
  let previous: IsoDate | null = null;
  return dates.map((date, at) => {
    const period: Period | 'unreadable' | 'no-year' =
      own[at] ?? (readPeriod(date, LEAP_YEAR) === null ? 'unreadable' : inYear(date, previous, next[at] ?? null));
    if (typeof period === 'object') previous = period.from;
    return period;
  });
}

/** From one 29 February to another it can take eight years. */
const YEARS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

function inYear(date: string, previous: IsoDate | null, next: IsoDate | null): Period | 'no-year' {
  const around = previous ?? next;
  if (around === null) return 'no-year';
  for (const years of YEARS) {
    const period = readPeriod(date, Number(around.slice(0, 4)) + (previous === null ? -years : years));
    if (period !== null && (previous === null ? period.from <= around : period.to >= around)) return period;
  }
  return 'no-year';
}

function unreadable(line: number, date: string, why: 'unreadable' | 'no-year'): Problem {
  const message =
    why === 'no-year'
      ? `“${date}” names no year, and neither does any date of this list: add the year. Until then it is no date.`
      : date === ''
        ? 'No date stands on the line of the mark: expected `label: date`. The mark goes on to the next date of the list when that is reached.'
        : `Unexpected date “${date}”, expected one like 6 May 2026, May 6, 2026-05-06, mid June 2026 or Q3 2026: it is no date until then.`;
  return { line, level: 'notice', code: 'unreadable-date', message };
}

/** A timeline as a table. */
export function tableOfDates(line: number): Problem {
  const message = 'A table is no timeline that is read: expected a list of `label: date`. Its mark does not move, and its dates say nothing.';
  return { line, level: 'notice', code: 'unreadable-date', message };
}

function withoutLabel(line: number, text: string): Problem {
  return {
    line,
    level: 'notice',
    code: 'unreadable-date',
    message: `“${text}” is no date of the timeline: expected \`label: date\`, as in \`Beta: 6 May 2026\`.`,
  };
}

function loneMark(line: number): Problem {
  return {
    line,
    level: 'notice',
    code: 'unreadable-date',
    message: 'The mark stands alone, and stays where it is. Put it behind an entry, as in `Beta: 6 May 2026 <== WE ARE HERE`, and it moves by itself.',
  };
}

const LAST_UPDATED = /^[\s>*_]*last updated[*_]*[ \t]*:[*_]*[ \t]*(?<date>[^*_\s][^*_]*?)[\s*_.]*$/i;

/** The first line `Last updated: <date>` outside lists, tables and code. */
export function readLastUpdated(root: Root, lines: Lines, problem: (problem: Problem) => void): LastUpdated | null {
  for (const block of root.children) {
    const paragraphs = block.type === 'blockquote' ? block.children : [block];
    for (const node of paragraphs) {
      if (node.type !== 'paragraph') continue;
      const span = spanOf(node);
      for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) {
        const source = lineText(lines, line);
        const text = source.length > MAX_LINE ? undefined : LAST_UPDATED.exec(source)?.groups?.['date'];
        if (text === undefined) continue;
        if (readDate(text) === null) {
          problem({
            line,
            level: 'notice',
            code: 'unreadable-date',
            message: `Unexpected date “${text}” after “Last updated”, expected one like 2026-05-06 or 6 May 2026: it is left as it is.`,
          });
          return null;
        }
        const start = lineStart(lines, line) + source.lastIndexOf(text);
        return { line, text, span: { start, end: start + text.length } };
      }
    }
  }
  return null;
}
