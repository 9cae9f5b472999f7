import type { IsoDate, Problem, TimelineEntry } from '../model.ts';
import { grouped } from './grouped.ts';
import { canonicalLabel, releaseEntries, releaseName } from './release.ts';

/** @param marks the lines of all marks, those that stand alone included @param title the document's */
export function timelineProblems(
  timeline: readonly TimelineEntry[],
  marks: readonly number[],
  title: string | null,
  problem: (problem: Problem) => void,
): void {
  const [first, ...more] = marks;
  for (const line of more) {
    problem({
      line,
      level: 'warning',
      code: 'two-marks',
      message: `A second mark “we are here”, expected one: another one stands on line ${first}. Neither moves until one of them is taken out.`,
    });
  }
  const lists = new Map<number, TimelineEntry[]>();
  for (const entry of timeline) grouped(lists, entry.list).push(entry);
  for (const list of lists.values()) {
    for (const { entry, above } of outOfOrder(list)) problem(orderProblem(entry, above));
    repeated(list, problem);
  }
  noRelease(timeline, title, problem);
}

/** An entry that has a date. */
interface Dated extends TimelineEntry {
  readonly date: IsoDate;
}

/** The entries of a list that are dated before the last one above them that has a date. */
export function outOfOrder(list: readonly TimelineEntry[]): Array<{ readonly entry: Dated; readonly above: Dated }> {
  const dated = list.flatMap((entry) => (entry.date === null ? [] : [{ ...entry, date: entry.date }]));
  return dated.flatMap((entry, at) => {
    const above = dated[at - 1];
    return above !== undefined && entry.date < above.date ? [{ entry, above }] : [];
  });
}

function orderProblem(entry: Dated, above: Dated): Problem {
  return {
    line: entry.line,
    level: 'warning',
    code: 'timeline-order',
    message: `“${entry.label}” is dated ${daysOf(entry)}, before “${above.label}” above it (${daysOf(above)}): expected the dates in their order. The mark “we are here” stays where it is until they are.`,
  };
}

function daysOf({ date, until }: Dated): string {
  return until === null || until === date ? date : `${date} to ${until}`;
}

function repeated(list: readonly TimelineEntry[], problem: (problem: Problem) => void): void {
  const dates = new Map<IsoDate, TimelineEntry>();
  const labels = new Map<string, TimelineEntry>();
  for (const entry of list) {
    const { line, label, date } = entry;
    const name = canonicalLabel(label);
    const [sameLabel, sameDate] = [labels.get(name), date === null ? undefined : dates.get(date)];
    if (sameLabel === undefined) labels.set(name, entry);
    if (date !== null && sameDate === undefined) dates.set(date, entry);
    const message =
      sameLabel !== undefined
        ? `“${label}” stands on line ${sameLabel.line}, too, expected one date for it: which of them counts cannot be told. Take one out, or name them apart.`
        : sameDate !== undefined
          ? `“${label}” has the date of “${sameDate.label}” on line ${sameDate.line}, ${date}, expected different ones: the mark “we are here” does not move while that is the last date reached.`
          : null;
    if (message !== null) problem({ line, level: 'warning', code: 'repeated-date', message });
  }
}

function noRelease(timeline: readonly TimelineEntry[], title: string | null, problem: (problem: Problem) => void): void {
  const [first] = timeline;
  if (first === undefined || timeline.every(({ date }) => date === null)) return;
  const entries = releaseEntries(title, timeline);
  if (entries.length === 1) return;
  const name = releaseName({ title });
  const found = entries.slice(0, SHOWN).map(({ label, line }) => `“${label}” on line ${line}`);
  const which = entries.length === 0 ? 'No date of the timeline is that of the release' : `Several dates could be that of the release (${found.join(', ')})`;
  const expected = `expected one labelled “Release”${name === null ? '' : ` or “${name}”`}`;
  problem({ line: first.line, level: 'notice', code: 'no-release-date', message: `${which}, ${expected}: what goes by that date is left out.` });
}

/** So many entries are named in a message. */
const SHOWN = 4;
