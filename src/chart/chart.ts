import { scaleUtc } from 'd3-scale';
import type { DayCounts } from '../model/baseline.ts';
import { dateInWords } from '../roadmap/text/dates.ts';
import { xml } from '../roadmap/text/escape.ts';
import { burnUp, extent, HEAD_ROOM } from './burn-up.ts';
import { type ChartData, dayOf, drawableDays } from './data.ts';
import { timelines } from './dates.ts';
import { ALL_DONE, type Forecast, forecastOf } from './forecast.ts';
import { BOLD, cutToWidth, round, TEXT, textWidth } from './labels.ts';

/** Units. The picture fills the width that it is given. */
const WIDTH = 600;
const FRAME = { left: 40, right: WIDTH - 12 };
const CURVES = 190;

/** The picture of any roadmap has this text. */
export const ANY_CHART = '<!-- Drawn by Roadmap Sync from ';

/** By this comment the picture of a roadmap is known again: a file without it belongs to somebody else and is never written over. */
export function chartMark(path: string): string {
  return `${ANY_CHART}${encodeURI(path).replaceAll('--', '%2D%2D')}. It is drawn again when that file changes. -->`;
}

/** Colours with enough contrast on white and on GitHub's dark grey. Each layer also has its own order, its name and its own line. */
const STYLE = `<style>
text{font:${TEXT}px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}
.title{font-weight:600}.quiet{fill:#59636e}.end{text-anchor:end}.middle{text-anchor:middle}
.grid{stroke:#d1d9e0;fill:none}.axis{stroke:#59636e;fill:none}.lead{stroke:#818b98;fill:none;stroke-dasharray:1 3}
.done{fill:#2da44e;fill-opacity:.55}.features{fill:#0969da;fill-opacity:.4}.bugs{fill:#bc4c00;fill-opacity:.4}
.edge{fill:none!important;stroke-width:2}.edge.done{stroke:#1a7f37}.edge.features{stroke:#0969da;stroke-dasharray:6 3}.edge.bugs{stroke:#bc4c00;stroke-dasharray:2 2}
.forecast{fill:#818b98;fill-opacity:.25;stroke:#818b98;stroke-dasharray:4 4}
path.blocker{fill:#cf222e;stroke:#fff}text.blocker{fill:#cf222e;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.reached{fill:#59636e;stroke:#59636e}.ahead{fill:#fff;stroke:#59636e;stroke-width:2}.here{font-weight:600}
.today{stroke:#8250df;stroke-width:2;fill:none}text.today{fill:#8250df;stroke:none;font-weight:600}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.grid{stroke:#3d444d}.axis{stroke:#9198a1}.lead{stroke:#656c76}
.done{fill:#3fb950}.features{fill:#58a6ff}.bugs{fill:#f0883e}.edge.done{stroke:#3fb950}.edge.features{stroke:#58a6ff}.edge.bugs{stroke:#f0883e}
path.blocker{fill:#ff7b72;stroke:#0d1117}text.blocker{fill:#ff7b72;stroke:#0d1117}.reached{fill:#9198a1;stroke:#9198a1}.ahead{fill:#0d1117;stroke:#9198a1}
.today{stroke:#ab7df8}text.today{fill:#d2a8ff}}
</style>`;

/**
 * The roadmap as a picture: its numbers over time as a burn-up, its timeline below, and where today is. It is an SVG for light
 * and dark pages, and says in its description what it shows. The same data gives the same bytes.
 */
export function chart(data: ChartData): string {
  const days = drawableDays(data);
  const forecast = forecastOf(days, ALL_DONE);
  const x = scaleUtc()
    .domain(extent([data.today, ...days.map(({ date }) => date), ...data.timelines.flatMap(({ dates }) => dates.map(({ date }) => date))]))
    .range([FRAME.left, FRAME.right]);

  const head = heading(data, days);
  const top = head.bottom + HEAD_ROOM;
  const bottom = days.length === 0 ? head.bottom : top + CURVES;
  const curves = days.length === 0 ? '' : burnUp(days, forecast, x, { ...FRAME, top, bottom });
  const marked = bottom + TEXT + 10;
  const below = timelines(data, x, { ...FRAME, top: marked });
  const today = todayMark(x(dayOf(data.today)), days.length === 0 ? bottom : top, bottom);
  const legend = legendOf(days, forecast, below.bottom);
  const height = Math.ceil(legend.bottom);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    chartMark(data.path),
    `<title id="title">${xml(data.title)}</title>`,
    `<desc id="desc">${xml(inSentences(data, days, forecast))}</desc>`,
    STYLE,
    // The curves and their numbers stand on top of the line of today.
    ...[head.svg, today, curves, below.svg, legend.svg].filter((part) => part !== ''),
    '</svg>',
    '',
  ].join('\n');
}

function heading({ title }: ChartData, days: readonly DayCounts[]): { readonly svg: string; readonly bottom: number } {
  const last = days.at(-1);
  const counts = last === undefined ? 'No history yet' : inNumbers(last).join(' · ');
  const lines = [
    `<text class="title" x="0" y="${TEXT + 2}">${xml(cutToWidth(title, WIDTH, BOLD))}</text>`,
    `<text class="quiet" x="0" y="${TEXT * 2 + 8}">${xml(counts)}</text>`,
  ];
  return { svg: lines.join('\n'), bottom: TEXT * 2 + 18 };
}

function inNumbers({ bugs, features, blockers, done }: DayCounts): string[] {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [count(bugs, 'open bug'), count(features, 'open feature'), ...(blockers === 0 ? [] : [count(blockers, 'blocker')]), `${done} done`];
}

function todayMark(at: number, top: number, bottom: number): string {
  const text = 'today';
  const left = Math.min(Math.max(0, at - textWidth(text, BOLD) / 2), WIDTH - textWidth(text, BOLD));
  return `<path class="today" d="M${round(at)},${round(top)}V${round(bottom + 2)}"/><text class="today" x="${round(left)}" y="${round(bottom + TEXT + 2)}">${text}</text>`;
}

/** What each layer is called, in its own colour. */
function legendOf(days: readonly DayCounts[], forecast: Forecast | null, top: number): { readonly svg: string; readonly bottom: number } {
  if (days.length === 0) return { svg: '', bottom: top };
  const names = [
    ['bugs', 'open bugs'],
    ['features', 'open features'],
    ['done', 'done'],
    ...(days.some(({ blockers }) => blockers > 0) ? [['blocker', 'blockers'] as const] : []),
    ...(forecast === null ? [] : [['forecast', 'forecast'] as const]),
  ] as const;
  let left = 0;
  const middle = top + 8;
  const parts = names.map(([name, text]) => {
    const box =
      name === 'blocker'
        ? `<path class="blocker" d="M${left + 6},${round(middle - 6)}l6,6l-6,6l-6,-6Z"/>`
        : `<path class="${name}" d="M${left},${round(middle - 6)}h12v12h-12Z"/>`;
    const label = `<text class="quiet" x="${left + 18}" y="${round(middle + 5)}">${text}</text>`;
    left += Math.ceil(18 + textWidth(text) + 16);
    return box + label;
  });
  return { svg: parts.join('\n'), bottom: middle + 14 };
}

/** What the picture shows, for whoever cannot see it. */
function inSentences(data: ChartData, days: readonly DayCounts[], forecast: Forecast | null): string {
  const last = days.at(-1);
  const dates = data.timelines.flatMap((timeline) => timeline.dates);
  const next = dates.filter(({ date }) => date > data.today).toSorted((one, other) => (one.date < other.date ? -1 : 1))[0];
  const first = days[0];
  return [
    last === undefined ? 'There is no history yet.' : `On ${dateInWords(last.date)}: ${inNumbers(last).join(', ')}.`,
    first === undefined || first === last ? '' : `On ${dateInWords(first.date)}: ${inNumbers(first).join(', ')}.`,
    forecast === null ? '' : `At the pace of the last weeks everything is done between ${dateInWords(forecast.from)} and ${dateInWords(forecast.to)}.`,
    next === undefined ? '' : `Next: ${next.label}, ${dateInWords(next.date)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
