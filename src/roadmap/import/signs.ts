import { MONTHS } from '../text/dates.ts';
import { isDate, labelAndDate } from '../timeline/label-and-date.ts';
import { withoutRange } from './ranges.ts';

/** Words of titles under which a list of items or dates stands. */
const LIST_TITLE =
  /\b(?:blockers?|blocking|(?:show|ship)[- ]?stoppers?|bugs?|issues?|problems?|regressions?|open|outstanding|remaining|pending|to[- ]?do|unresolved|resolved|fixed|closed|completed?|done|finished|merged|landed|deferred|postponed|accepted|rejected|nominated|proposed|planned|in progress|features?|schedule|timeline|milestones?|dates|calendar|freeze|wanted|waiting|decisions?|next|later|risks?|help|left|needed|nice to have|(?:must|should|could)[- ](?:have|fix)|exceptions?|tickets?|stalled|topics|stop[- ]ship|can wait)\b/i;

/** Whether a title says that a list of items or dates stands below it. */
export function isListTitle(title: string): boolean {
  return LIST_TITLE.test(title);
}

/** Whether a title is that of a schedule. */
export function isScheduleTitle(title: string): boolean {
  return /\b(?:schedule|time ?(?:line|table)|dates|calendar|milestones|deadlines)\b/i.test(title);
}

/** A bullet or number with its text. */
export const LIST = /^\s*(?:[*+•-]\s+|\d{1,3}[.)]\s|-(?=\p{L}))\S/u;

/** A line of the prepared form that is a heading. */
export const HEADING_LINE = /^=+ (.*) =+$/;

/** The title in a heading's line; undefined: the line is none. */
export function titleIn(line: string): string | undefined {
  return HEADING_LINE.exec(line)?.[1];
}

export function asHeading(title: string): string {
  return `== ${title.replace(/=/g, '').trim()} ==`;
}

/** `#1234 `, `Bug 1234:`, `bsc#1234 `, `FOO-1234:`, `12345 [P]`. */
const BUG = /^\s{0,4}(?:\[?#\d{3,}\]?|\[?(?<tracker>[A-Za-z][A-Za-z-]{0,11}?)(?: ?#|[ :-])(?<number>\d{3,})\]?|\d{4,8}(?= +\[))(?=[:,\s])\s*\S/;
const KNOWN_TRACKER = /^(?:bug|bz|issue|rhbz|lp|gh|debian|ticket|pr)$/i;

/** The name before a bug's number at the start of a line: `bsc` in `bsc#1234: crash`; `#` without a name. Null: the line begins otherwise. */
function trackerIn(line: string): string | null {
  const found = BUG.exec(line.slice(0, LONGEST_LINE));
  if (found === null) return null;
  const { tracker, number = '' } = found.groups ?? {};
  if (tracker === undefined) return '#';
  // `May 2024` and `Fedora 2020` are no bugs.
  const isYear = /^(?:19|20)\d\d$/.test(number) || MONTHS.some((month) => month.toLowerCase().startsWith(tracker.toLowerCase().slice(0, 3)));
  return isYear ? null : tracker.toLowerCase();
}

/** Whether a line begins with a bug's number. A name that is not known counts if another line near it has the same one. */
export function startsWithBug(lines: readonly string[], at: number): boolean {
  const tracker = trackerIn(lines[at] ?? '');
  if (tracker === null) return false;
  if (tracker === '#' || KNOWN_TRACKER.test(tracker)) return true;
  const near = lines.slice(Math.max(0, at - NEAR), at + NEAR);
  return near.filter((line) => trackerIn(line) === tracker).length > 1;
}

/** Whether a line without a bullet has a label and a date. */
export function isDatedLine(line: string): boolean {
  const text = line.trim();
  if (text.length > LONGEST_DATED || /^(?:last|next) (?:update|updated|meeting|call|mail|report)\b/i.test(text) || LIST.test(line) || HEADING_LINE.test(text))
    return false;
  const parts = labelAndDate(withoutRange(text));
  return parts !== null && isDate(parts.date) && /\p{L}/u.test(parts.label) && !/[.!?]\s+\p{Lu}/u.test(parts.label);
}

/** Characters. A longer line is a sentence. */
const LONGEST_DATED = 120;
const LONGEST_LINE = 300;
/** Lines before and behind. */
const NEAR = 12;
