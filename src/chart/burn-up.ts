import { type ScaleLinear, type ScaleTime, scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { DayCounts } from '../model/baseline.ts';
import { xml } from '../roadmap/text/escape.ts';
import { DAY, dayOf, scopeOf } from './data.ts';
import type { Forecast } from './forecast.ts';
import { round, TEXT, textWidth } from './labels.ts';

export type TimeScale = ScaleTime<number, number, never>;

/** The frame of the curves, in units of the picture. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is finished below, what is open above it, and blockers as marks on the upper edge: finished work rises to meet the whole. */
export function burnUp(days: readonly DayCounts[], forecast: Forecast | null, x: TimeScale, frame: Frame): string {
  const y = scaleLinear()
    .domain([0, Math.max(1, ...days.map(scopeOf))])
    .range([frame.bottom, frame.top])
    .nice(4);
  const parts = [grid(y, frame)];
  const [only] = days;
  if (days.length === 1 && only !== undefined) parts.push(column(only, x, y));
  else if (days.length > 1) parts.push(...curves(days, x, y), forecast === null ? '' : band(days.at(-1) as DayCounts, forecast, x, y));
  return [...parts, ...blockerMarks(days, x, y)].filter((part) => part !== '').join('\n');
}

type Heights = ScaleLinear<number, number, never>;

function grid(y: Heights, { left, right }: Frame): string {
  const lines = y.ticks(4).filter(Number.isInteger);
  return lines
    .map(
      (count) =>
        `<path class="grid" d="M${left},${round(y(count))}H${right}"/><text class="quiet end" x="${left - 6}" y="${round(y(count) + 5)}">${count}</text>`,
    )
    .join('\n');
}

/** The layers from the bottom: how high each ends on a day. */
const LAYERS: ReadonlyArray<readonly [name: string, from: (day: DayCounts) => number, to: (day: DayCounts) => number]> = [
  ['done', () => 0, ({ done }) => done],
  ['features', ({ done }) => done, ({ done, features }) => done + features],
  ['bugs', ({ done, features }) => done + features, scopeOf],
];

function curves(days: readonly DayCounts[], x: TimeScale, y: Heights): string[] {
  const at = ({ date }: DayCounts) => x(dayOf(date));
  return LAYERS.map(([name, from, to]) => {
    const surface = area<DayCounts>(
      at,
      (day) => y(from(day)),
      (day) => y(to(day)),
    );
    const edge = line<DayCounts>(at, (day) => y(to(day)));
    return `<path class="${name}" d="${surface.curve(curveMonotoneX).digits(1)(days)}"/><path class="edge ${name}" d="${edge.curve(curveMonotoneX).digits(1)(days)}"/>`;
  });
}

/** One day has no curve. */
function column(day: DayCounts, x: TimeScale, y: Heights): string {
  const left = round(x(dayOf(day.date)) - 6);
  return LAYERS.map(
    ([name, from, to]) => `<rect class="${name}" x="${left}" width="12" y="${round(y(to(day)))}" height="${round(y(from(day)) - y(to(day)))}"/>`,
  ).join('');
}

/** From what is done today to the whole: between the two days of the forecast. */
function band(day: DayCounts, { from, to }: Forecast, x: TimeScale, y: Heights): string {
  const top = round(y(scopeOf(day)));
  const last = x.range()[1] as number;
  // What lies beyond the edge of the picture is cut off by it.
  const [early, late] = [Math.min(x(dayOf(from)), last), Math.min(x(dayOf(to)), last)];
  const height = (date: string) => {
    const share = (last - x(dayOf(day.date))) / Math.max(1, x(dayOf(date)) - x(dayOf(day.date)));
    return round(y(day.done + (scopeOf(day) - day.done) * Math.min(1, share)));
  };
  const right = late < last ? `L${round(late)},${top}` : `L${round(late)},${early < last ? top : height(from)}L${round(late)},${height(to)}`;
  const start = `M${round(x(dayOf(day.date)))},${round(y(day.done))}`;
  return `<path class="forecast" d="${start}L${round(early)},${early < last ? top : height(from)}${right}Z"/>`;
}

/** Days that stand closer than this share one mark. */
const APART = 14;

/** A diamond wherever the number of blockers changes, with the number where it fits. */
function blockerMarks(days: readonly DayCounts[], x: TimeScale, y: Heights): string[] {
  let before = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let wroteTo = Number.NEGATIVE_INFINITY;
  return days.flatMap((day, index) => {
    const changed = day.blockers !== before;
    before = day.blockers;
    const at = x(dayOf(day.date));
    const isLast = index === days.length - 1;
    if (day.blockers === 0 || (!changed && !isLast) || (at - drawnAt < APART && !isLast)) return [];
    drawnAt = at;
    const top = y(scopeOf(day));
    const text = String(day.blockers);
    const fits = at - textWidth(text) / 2 > wroteTo;
    if (fits) wroteTo = at + textWidth(text) / 2 + 2;
    const number = fits ? `<text class="blocker middle" x="${round(at)}" y="${round(top - 10)}">${xml(text)}</text>` : '';
    return [`<path class="blocker" d="M${round(at)},${round(top - 6)}l6,6l-6,6l-6,-6Z"/>${number}`];
  });
}

/** Room above the highest curve for the numbers of blockers. */
export const HEAD_ROOM = TEXT + 8;

/** The first and the last day that a picture shows. It has some width, even if there is only one. */
export function extent(dates: readonly string[]): [number, number] {
  const times = dates.map(dayOf);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const margin = Math.max(DAY, (last - first) * 0.02, first === last ? 7 * DAY : 0);
  return [first - margin, last + margin];
}
