import type { Problem } from '../../model/problem.ts';
import type { TimelineEntry } from '../../model/timeline.ts';
import { type Misplaced, outOfOrder } from './order.ts';
import { canonicalLabel, releaseEntries, releaseName } from './release.ts';

/** The lists of one timeline. */
export type Timeline = ReadonlyArray<readonly TimelineEntry[]>;

/** @param marks the lines of all marks, those that stand alone included @param title the document's */
export function timelineProblems(timelines: readonly Timeline[], marks: readonly number[], title: string | null, problem: (problem: Problem) => void): void {
  const [first, ...more] = marks;
  for (const line of more) {
    problem({
      line,
      level: 'warning',
      code: 'two-marks',
      message: `A second mark “we are here”, expected one: another one stands on line ${first}. Neither moves until one of them is taken out.`,
    });
  }
  for (const timeline of timelines) {
    for (const misplaced of outOfOrder(timeline.flat())) problem(orderProblem(misplaced));
    for (const { line, message } of repeated(timeline)) problem({ line, level: 'warning', code: 'repeated-date', message });
  }
  noRelease(timelines.flat(2), title, problem);
}

function orderProblem({ entry, above, reached }: Misplaced<TimelineEntry>): Problem {
  return {
    line: entry.line,
    level: 'warning',
    code: 'timeline-order',
    message: `“${entry.label}” is dated ${daysInWords(entry)}, before “${above.label}” above it is reached (${reached}): expected the dates in their order. The mark “we are here” stays where it is until they are.`,
  };
}

function daysInWords({ date, until }: TimelineEntry): string {
  return until === date ? `${date}` : `${date} to ${until}`;
}

/** Labels that stand twice in a list, and dates that stand twice in a timeline: several lists may have the same steps. */
function repeated(timeline: Timeline): Array<Pick<Problem, 'line' | 'message'>> {
  const dates = new Map<string, TimelineEntry>();
  return timeline.flatMap((list) => {
    const labels = new Map<string, TimelineEntry>();
    return list.flatMap((entry) => {
      const { line, label } = entry;
      const [name, days] = [canonicalLabel(label), daysInWords(entry)];
      const [sameLabel, sameDate] = [labels.get(name), entry.date === null ? undefined : dates.get(days)];
      if (sameLabel === undefined) labels.set(name, entry);
      if (sameDate === undefined) dates.set(days, entry);
      const message =
        sameLabel !== undefined
          ? `“${label}” stands on line ${sameLabel.line}, too, expected one date for it: which of them counts cannot be told. Take one out, or name them apart.`
          : sameDate !== undefined
            ? `“${label}” has the date of “${sameDate.label}” on line ${sameDate.line}, ${days}, expected different ones: the mark “we are here” does not move while that is the last date reached.`
            : null;
      return message === null ? [] : [{ line, message }];
    });
  });
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
  problem({
    line: first.line,
    level: 'notice',
    code: 'no-release-date',
    message: `${which}, ${expected}: until then the release has none, and its milestone gets no due date.`,
  });
}

/** So many entries are named in a message. */
const SHOWN = 4;
