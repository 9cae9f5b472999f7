import { isDate, labelAndDate } from '../timeline/label-and-date.ts';
import { isDatedLabel } from '../timeline/schedule-words.ts';
import { withoutRange } from './ranges.ts';
import { asHeading, HEADING_LINE, isDatedLine, isScheduleTitle, LIST, startsWithBug, titleIn } from './signs.ts';

/** The words of a date, at most. */
const DATE_LENGTH = 6;

/** The date at the start of the text below a heading: `16 May 2024 is the milestone`, `The week of 16 May`. Null: it begins otherwise. */
function dateBelow(lines: readonly string[], at: number): string | null {
  const below = lines.findIndex((line, index) => index > at && line.trim() !== '');
  const line = lines[below] ?? '';
  if (below === -1 || HEADING_LINE.test(line) || LIST.test(line)) return null;
  const words = line
    .trim()
    .slice(0, LONGEST_START)
    .replace(/^(?:on|from|the week of|week of)\s+/i, '')
    .split(/\s+/);
  for (let count = Math.min(DATE_LENGTH, words.length); count > 0; count -= 1) {
    const date = words.slice(0, count).join(' ');
    const next = words[count] ?? '';
    const isEnd = next === '' || /[.,;:]$/.test(date) || /^(?:is|will|marks|to|until|[-–—])/.test(next);
    if (isEnd && /\d.*\d|\d.*[A-Z]|[A-Z].*\d/.test(date) && isDate(date.replace(/[.,;:]$/, ''))) return date.replace(/[.,;:]$/, '');
  }
  return null;
}

/** Characters in which a date at the start of a paragraph ends. A longer bullet is no date. */
const LONGEST_START = 120;

/** Headings that are dates, or below which the text begins with one, become entries of one schedule, with the text below them inside. */
export function datedHeadings(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => HEADING_LINE.test(line));
  const entries = lines.map((line, at) => {
    const title = titleIn(line);
    if (title === undefined) return undefined;
    if (at === first && isAbove(lines, at)) return null;
    if (isDatedLine(title)) return title;
    const date = isDatedLabel(title) ? dateBelow(lines, at) : null;
    return date === null ? null : `${title}: ${date}`;
  });
  if (entries.filter((entry) => entry != null).length < 2) return [...lines];
  let inside = false;
  let begun = false;
  return lines.flatMap((line, at) => {
    const entry = entries[at];
    if (entry === undefined) return [inside && line.trim() !== '' ? `  ${isDatedLine(line) ? '> ' : ''}${line}` : line];
    const isFirst = entry !== null && !begun;
    inside = entry !== null;
    begun = inside;
    return entry === null ? [line] : [...(isFirst ? [asHeading('Timeline'), ''] : []), `* ${entry}`];
  });
}

/** Whether no other heading is as high as this one, which is the document's title, then. */
function isAbove(lines: readonly string[], at: number): boolean {
  const depth = (line: string) => /^=*/.exec(line)?.[0].length ?? 0;
  const own = depth(lines[at] ?? '');
  return lines.every((line, index) => index <= at || !HEADING_LINE.test(line) || depth(line) > own);
}

/** Columns that only spaces separate would be one text in a bullet. */
function withColon(text: string): string {
  const written = text.replace(/\t+|:? {2,}(?:[-–—]+ +)?/, ': ').replace(/\s+/g, ' ');
  const parts = labelAndDate(written);
  return parts !== null && isDate(parts.date) ? written : text;
}

/** Lines of dates become bullets, and lines that begin with a bug's number. A schedule above the first heading gets one. */
export function dated(written: readonly string[]): string[] {
  const isOne = written.map(isDatedLine);
  const isBullet = written.map((line) => isDateBullet(line));
  let heading: string | null = null;
  let inSchedule = false;
  return written.flatMap((line, at) => {
    const title = titleIn(line);
    if (title !== undefined) {
      heading = title;
      inSchedule = false;
      return [line];
    }
    const neighbours = (isOne[at - 1] ?? false) || (isOne[at + 1] ?? false) || inSchedule;
    const bare = (written[at - 1] ?? '').trim() === '' && (written[at + 1] ?? '').trim() === '';
    if (isOne[at] === true && (neighbours || (heading !== null && isScheduleTitle(heading) && bare))) {
      const first = !inSchedule && heading === null;
      inSchedule = true;
      if (first) heading = 'Timeline';
      return [...(first ? ['', asHeading('Timeline'), ''] : []), `* ${withColon(withoutRange(line.trim()))}`];
    }
    if (line.trim() !== '') inSchedule = false;
    if (heading === null && isBullet[at] !== undefined && isBullet[at + 1] !== undefined && (isBullet[at] === true || isBullet[at + 1] === true)) {
      heading = 'Timeline';
      return ['', asHeading('Timeline'), '', dateBullet(line)];
    }
    const above = written[at - 1] ?? '';
    const isIndented = /^\s/.test(line) && /^\S/.test(above);
    const begins = startsWithBug(written, at) && (above.trim() === '' || isIndented || startsWithBug(written, at - 1) || HEADING_LINE.test(above));
    return [begins ? `* ${line.trim()}` : dateBullet(line)];
  });
}

/** Whether a bullet with a date has a label that schedules have; undefined: it has no date. */
function isDateBullet(line: string): boolean | undefined {
  const text = /^\s{0,3}(?:[*+•-]|\d{1,3}[.)])\s+(?<text>.*)$/.exec(dateBullet(line))?.groups?.['text'] ?? '';
  const parts = isDatedLine(text) ? labelAndDate(text) : null;
  return parts === null ? undefined : isDatedLabel(parts.label);
}

/** A bullet with a date as `label: date`, with the first day of a range. Other bullets stay as they are. */
function dateBullet(line: string): string {
  const { mark = '', text = '' } = /^(?<mark>\s*(?:[*+•-]|\d{1,3}[.)])\s+)(?<text>.*)$/.exec(line)?.groups ?? {};
  if (mark === '' || text.length > LONGEST_START || !/\d/.test(text)) return line;
  const plain = withColon(withoutRange(text));
  const parts = plain === text ? null : labelAndDate(plain);
  return parts !== null && isDate(parts.date) ? mark + plain : line;
}
