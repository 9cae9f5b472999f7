import type { List, Nodes, RootContent, Table } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { TimelineEntry } from '../../model/timeline.ts';
import { spanOf } from '../markdown/nodes.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { LEAP_YEAR, readBarePeriod } from '../text/periods.ts';
import { plainText } from '../text/text.ts';
import { readList } from './entry.ts';
import { isDate } from './label-and-date.ts';
import { outOfOrder } from './order.ts';
import { type Timeline, timelineProblems } from './problems.ts';
import { tableOfDates, unreadableDate } from './unreadable-dates.ts';
import type { WrittenEntry, WrittenList } from './written-entry.ts';
import { type DateReading, readDates } from './years.ts';

/** The blocks directly under a heading of a timeline. */
export interface TimelineSection {
  readonly blocks: readonly RootContent[];
  /** Null if the heading's own title is that of a timeline. Otherwise a heading above it is one, and this is its own title; its lists may be something else. */
  readonly heading: string | null;
}

/** The result of reading the timelines. */
export interface TimelineReading {
  readonly timeline: readonly TimelineEntry[];
  /** Paragraphs and tables whose marks were read or reported already. */
  readonly seen: ReadonlySet<Nodes>;
}

/** Reads the timelines. @param title the document's title, which may name the release */
export function readTimeline(sections: readonly TimelineSection[], title: string | null, lines: Lines, problem: (problem: Problem) => void): TimelineReading {
  const timelines: Timeline[] = [];
  const marks: number[] = [];
  const seen = new Set<Nodes>();
  for (const { blocks, heading } of sections) {
    const byTitle = heading === null;
    for (const table of blocks.filter((block): block is Table => block.type === 'table' && (byTitle || hasDate(block)))) {
      seen.add(table);
      problem(tableOfDates(lineAt(lines, spanOf(table).start)));
    }
    const all = blocks.filter((block): block is List => block.type === 'list').map((list) => readList(list, lines));
    const lists = all.filter((list) => byTitle || isMeant(list));
    for (const list of lists) {
      for (const paragraph of list.paragraphs) seen.add(paragraph);
      for (const line of list.marks) marks.push(line);
      for (const one of list.problems) problem(one);
    }
    for (const written of togetherOrApart(lists.map(({ entries }) => entries).filter((entries) => entries.length > 0))) {
      timelines.push(timelineOf(written, { timeline: timelines.length, heading }, problem));
    }
  }
  timelineProblems(timelines, marks, title, problem);
  return { timeline: timelines.flat(2), seen };
}

/** Whether a list below a sub-heading is one of dates: it has a date or the mark. Other lists may be there, too. */
function isMeant({ entries, marks }: WrittenList): boolean {
  return marks.length > 0 || entries.some(({ date }) => isDate(date));
}

function hasDate(table: Table): boolean {
  return table.children.some((row) => row.children.some((cell) => readBarePeriod(plainText(cell), LEAP_YEAR) !== null));
}

/**
 * Decides whether the lists under one heading are one timeline that a sentence or a comment splits. They are if all of their
 * dates are in order. Otherwise they are the schedules of several releases, and each is a timeline of its own.
 */
function togetherOrApart(lists: ReadonlyArray<readonly WrittenEntry[]>): ReadonlyArray<ReadonlyArray<readonly WrittenEntry[]>> {
  if (lists.length === 0) return [];
  const dates = readDates(lists.flat().map(({ date }) => date)).map(daysOfReading);
  return outOfOrder(dates).length === 0 ? [lists] : lists.map((list) => [list]);
}

/** The entries of one timeline. @param lists the lists of the timeline */
function timelineOf(
  lists: ReadonlyArray<readonly WrittenEntry[]>,
  of: Pick<TimelineEntry, 'timeline' | 'heading'>,
  problem: (problem: Problem) => void,
): Timeline {
  const readings = readDates(lists.flat().map(({ date }) => date)).values();
  return lists.map((list) =>
    list.map((written): TimelineEntry => {
      const reading = readings.next().value ?? { is: 'unreadable' };
      if (reading.is !== 'date') problem(unreadableDate(written, reading));
      return { ...timelineEntry(written, reading), ...of };
    }),
  );
}

function timelineEntry({ line, label, date, marked }: WrittenEntry, reading: DateReading): Omit<TimelineEntry, 'timeline' | 'heading'> {
  const [mark = null] = marked.marks;
  const source = { mark: mark?.span ?? null, before: mark?.before ?? false, ...marked.span };
  const written = reading.is === 'date' ? reading.period.written : date.replace(/\s+/g, ' ');
  return { line, label, ...daysOfReading(reading), written, here: mark !== null, source };
}

function daysOfReading(reading: DateReading): Pick<TimelineEntry, 'date' | 'until'> {
  return reading.is === 'date' ? { date: reading.period.from, until: reading.period.to } : { date: null, until: null };
}
