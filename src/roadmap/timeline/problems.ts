import type { Problem } from '../../model/problem.ts';
import type { TimelineEntry } from '../../model/timeline.ts';
import { type Misplaced, outOfOrder } from './order.ts';
import { canonicalLabel, releaseEntries, releaseName } from './release.ts';

/** The lists of one timeline. */
export type Timeline = ReadonlyArray<readonly TimelineEntry[]>;

/** Reports doubts about timelines. @param marks the lines of all marks, including those without an entry @param title the document's title */
export function timelineProblems(timelines: readonly Timeline[], marks: readonly number[], title: string | null, problem: (problem: Problem) => void): void {
  const [first, ...more] = marks;
  for (const line of more) {
    problem({
      line,
      level: 'warning',
      code: 'two-marks',
      message: `A second mark “we are here”, expected one: another one is on line ${first}. Neither moves until you remove one of them.`,
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
    message: `“${entry.label}” is dated ${daysInWords(entry)}, before “${above.label}” above it is reached (${reached}): expected the dates in order. Until then the mark “we are here” does not move.`,
  };
}

function daysInWords({ date, until }: TimelineEntry): string {
  return until === date ? `${date}` : `${date} to ${until}`;
}

/** Reports a label that appears twice in a list, and a date that appears twice in a timeline. Several lists may have the same labels. */
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
          ? `“${label}” also appears on line ${sameLabel.line}, expected one date for it. Remove one of them, or give them different labels.`
          : sameDate !== undefined
            ? `“${label}” has the date of “${sameDate.label}” on line ${sameDate.line}, ${days}, expected different dates: the mark “we are here” does not move while this is the last date that was reached.`
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
  const which =
    entries.length === 0
      ? `No date of the timeline is that of the release, expected one labelled “Release”${name === null ? '' : ` or “${name}”`}`
      : `Several dates could be that of the release (${found.join(', ')}), expected one: give the others labels of something else`;
  problem({
    line: first.line,
    level: 'notice',
    code: 'no-release-date',
    message: `${which}. Until then the release has none.`,
  });
}

/** How many entries a message names. */
const SHOWN = 4;
