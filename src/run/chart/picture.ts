import { ANY_CHART, chart, chartMark } from '../../chart/chart.ts';
import type { ChartData } from '../../chart/data.ts';
import type { PathState } from '../../model/baseline.ts';
import type { NewFile } from '../../model/ports.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { digest } from '../../plan/issue/content.ts';
import { type CountedDay, historyAfter, numbersOn } from '../../update/daily.ts';

/** What the picture would show, apart from the day. */
export function shownBy(roadmap: Roadmap, release: Release | null): string {
  const { date: _date, release: _release, ...counts } = numbersOn(roadmap, { today: '', release });
  return digest(JSON.stringify([roadmap.title, counts, datesFrom(roadmap)]));
}

/** The picture of a roadmap, as a file of a commit. */
export function pictureOf(path: string, roadmap: Roadmap, before: Pick<PathState, 'history' | 'chart'> | null, day: CountedDay): NewFile {
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
