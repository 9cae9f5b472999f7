import type { IsoDate } from '../model/timeline.ts';
import { dateInWords } from '../roadmap/text/dates.ts';
import { xml } from '../roadmap/text/escape.ts';
import type { TimeScale } from './burn-up.ts';
import { type ChartData, type ChartDate, dayOf } from './data.ts';
import { inRows, round, TEXT } from './labels.ts';

/** The height of one row of labels. */
const ROW = TEXT + 6;

/** `3 Jun`: there is little room, and the picture shows the year by its place. */
function shortDay(date: IsoDate): string {
  const [day = '', month = ''] = dateInWords(date).split(' ');
  return `${day} ${month.slice(0, 3)}`;
}

/** ChartPart of a picture, and how far down it reaches. */
export interface ChartPart {
  readonly svg: string;
  readonly bottom: number;
}

/** The dates of each timeline as points on a line, each with its name below. A reached date is filled. */
export function timelines(data: ChartData, x: TimeScale, frame: { readonly left: number; readonly right: number; readonly top: number }): ChartPart {
  let top = frame.top;
  const parts = data.timelines
    .filter(({ dates }) => dates.length > 0)
    .map(({ heading, dates }) => {
      const head = heading === null ? '' : `<text class="quiet" x="${frame.left}" y="${round(top + TEXT)}">${xml(heading)}</text>`;
      const middle = top + (heading === null ? 0 : ROW) + 10;
      const line = `<path class="axis" d="M${frame.left},${round(middle)}H${frame.right}"/>`;
      const sorted = dates.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
      const placed = inRows(
        sorted.map((date) => ({ label: date, text: `${shortDay(date.date)} ${date.label}`, at: x(dayOf(date.date)) - 6, bold: date.here })),
        frame.right,
      );
      const rows = Math.max(...placed.map(({ row }) => row)) + 1;
      const points = placed.map(({ label, text, left, row }) =>
        point(label, text, left, middle + 8 + (row + 1) * ROW - 4, { data, at: x(dayOf(label.date)), middle }),
      );
      top = middle + 8 + rows * ROW + 10;
      return [head, line, ...points].join('\n');
    });
  return { svg: parts.join('\n'), bottom: top };
}

function point(
  date: ChartDate,
  text: string,
  left: number,
  baseline: number,
  { data, at, middle }: { readonly data: ChartData; readonly at: number; readonly middle: number },
): string {
  const reached = date.date <= data.today;
  const lead = `<path class="lead" d="M${round(at)},${round(middle + 6)}V${round(baseline - TEXT + 2)}"/>`;
  const circle = `<circle class="${reached ? 'reached' : 'ahead'}" cx="${round(at)}" cy="${round(middle)}" r="5"/>`;
  const name = `<text${date.here ? ' class="here"' : ''} x="${round(left)}" y="${round(baseline)}">${xml(text)}<title>${xml(`${date.label}: ${dateInWords(date.date)}`)}</title></text>`;
  return `${lead}${circle}${name}`;
}
