import { chart, chartMark } from '../../chart/chart.ts';
import { type ChartData, DAY, dayOf } from '../../chart/data.ts';
import type { DayCounts, PathState } from '../../model/baseline.ts';
import type { NewFile } from '../../model/ports.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { digest } from '../../plan/issue/content.ts';
import { openBlockers } from '../../update/blockers.ts';

/** Days of which each keeps its line. Of older ones each week keeps one, and after the most lines the oldest go. */
const DAILY = 120;
const MOST_LINES = 400;

/** The numbers of the file on a day. */
function numbersOn({ items }: Roadmap, date: IsoDate, blockers: number): DayCounts {
  const own = items.filter((item) => !isSubItem(item));
  const open = own.filter(({ state, external }) => state === 'open' && !external);
  const bugs = open.filter(({ kind }) => kind === 'bug').length;
  return { date, bugs, features: open.length - bugs, blockers, done: own.filter(({ state }) => state === 'done').length };
}

/** The history with today's line. A day has one line: that of its last run. */
export function historyAfter(before: readonly DayCounts[], roadmap: Roadmap, today: IsoDate): DayCounts[] {
  const days = [...before.filter(({ date }) => date !== today), numbersOn(roadmap, today, openBlockers(roadmap).length)].toSorted((one, other) =>
    one.date < other.date ? -1 : 1,
  );
  const weekOf = (date: IsoDate) => Math.floor(dayOf(date) / (7 * DAY));
  const isOld = (date: IsoDate) => dayOf(today) - dayOf(date) > DAILY * DAY;
  // The last line of a week stands for it.
  return days.filter(({ date }, index) => !isOld(date) || weekOf(date) !== weekOf(days[index + 1]?.date ?? today)).slice(-MOST_LINES);
}

/** What the picture would show, apart from the day. */
export function shownBy(roadmap: Roadmap): string {
  const { date: _, ...counts } = numbersOn(roadmap, '', openBlockers(roadmap).length);
  return digest(JSON.stringify([roadmap.title, counts, datesFrom(roadmap)]));
}

/** The picture of a roadmap, as a file of a commit. */
export function pictureOf(path: string, roadmap: Roadmap, before: Pick<PathState, 'history'> | null, today: IsoDate): NewFile {
  const history = historyAfter(before?.history ?? [], roadmap, today);
  const text = chart({ title: roadmap.title ?? roadmap.path, path: roadmap.path, today, history, timelines: datesFrom(roadmap) });
  return { path, text, replaces: chartMark(roadmap.path) };
}

function datesFrom({ timeline }: Roadmap): ChartData['timelines'] {
  const numbers = [...new Set(timeline.map((entry) => entry.timeline))];
  return numbers.map((number) => {
    const entries = timeline.filter((entry) => entry.timeline === number);
    const dates = entries.flatMap(({ label, until, here }) => (until === null ? [] : [{ label, date: until, here }]));
    return { heading: numbers.length > 1 ? (entries[0]?.heading ?? null) : null, dates };
  });
}
