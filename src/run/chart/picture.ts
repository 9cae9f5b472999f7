import { ANY_CHART, chart, chartMark } from '../../chart/chart.ts';
import { type ChartData, DAY, dayOf } from '../../chart/data.ts';
import type { DayCounts, PathState } from '../../model/baseline.ts';
import type { NewFile } from '../../model/ports.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate, Release } from '../../model/timeline.ts';
import { digest } from '../../plan/issue/content.ts';
import { itemsInScope } from '../../roadmap/release/scope.ts';
import { openBlockers } from '../../update/blockers.ts';

/** Days of which each keeps its line. Of older ones each week keeps one, and after the most lines the oldest go. */
const DAILY = 120;
const MOST_LINES = 400;

/** The day of a run, and the release that its numbers are about. */
export interface PictureDay {
  readonly today: IsoDate;
  readonly release: Release | null;
}

/** The numbers of the file on a day, in the words of the outputs. */
function numbersOn(roadmap: Roadmap, { today, release }: PictureDay): DayCounts {
  const own = itemsInScope(roadmap, release);
  const open = own.filter(({ state, external }) => state === 'open' && !external);
  const bugs = open.filter(({ kind }) => kind === 'bug').length;
  const done = own.filter(({ state }) => state === 'done').length;
  return { date: today, bugs, features: open.length - bugs, blockers: openBlockers(roadmap, release).length, done };
}

/** The history with today's line. A day has one line: that of its last run. */
export function historyAfter(before: readonly DayCounts[], roadmap: Roadmap, day: PictureDay): DayCounts[] {
  const { today } = day;
  const days = [...before.filter(({ date }) => date !== today), numbersOn(roadmap, day)].toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const weekOf = (date: IsoDate) => Math.floor(dayOf(date) / (7 * DAY));
  const isOld = (date: IsoDate) => dayOf(today) - dayOf(date) > DAILY * DAY;
  // The last line of a week stands for it.
  return days.filter(({ date }, index) => !isOld(date) || weekOf(date) !== weekOf(days[index + 1]?.date ?? today)).slice(-MOST_LINES);
}

/** What the picture would show, apart from the day. */
export function shownBy(roadmap: Roadmap, release: Release | null): string {
  const { date: _, ...counts } = numbersOn(roadmap, { today: '', release });
  return digest(JSON.stringify([roadmap.title, counts, datesFrom(roadmap)]));
}

/** The picture of a roadmap, as a file of a commit. */
export function pictureOf(path: string, roadmap: Roadmap, before: Pick<PathState, 'history' | 'chart'> | null, day: PictureDay): NewFile {
  const history = historyAfter(before?.history ?? [], roadmap, day);
  const text = chart({ title: roadmap.title ?? roadmap.path, path: roadmap.path, today: day.today, history, timelines: datesFrom(roadmap) });
  // The roadmap may have another path since it was drawn there.
  return { path, text, replaces: before?.chart?.path === path ? ANY_CHART : chartMark(roadmap.path) };
}

function datesFrom({ timeline }: Roadmap): ChartData['timelines'] {
  const numbers = [...new Set(timeline.map((entry) => entry.timeline))];
  return numbers.map((number) => {
    const entries = timeline.filter((entry) => entry.timeline === number);
    const dates = entries.flatMap(({ label, until, here }) => (until === null ? [] : [{ label, date: until, here }]));
    return { heading: numbers.length > 1 ? (entries[0]?.heading ?? null) : null, dates };
  });
}
