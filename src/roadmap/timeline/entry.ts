import type { List, ListItem, Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import { spanOf } from '../markdown/nodes.ts';
import { MONTHS } from '../text/dates.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { LEAP_YEAR, readBarePeriod, readPeriodAs } from '../text/periods.ts';
import { plainText } from '../text/text.ts';
import { loneMark, withoutLabel } from './unreadable-dates.ts';
import { type MarkedText, readMarked } from './we-are-here.ts';
import type { WrittenEntry, WrittenList } from './written-entry.ts';

/** Characters. A longer line, in its visible text or its source, is not read as an entry. */
export const MAX_LINE = 300;
const MAX_SOURCE = 3000;

export function readList(list: List, lines: Lines): WrittenList {
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const marks: number[] = [];
  const paragraphs: Paragraph[] = [];
  for (const node of list.children) {
    const [paragraph] = node.children;
    if (paragraph?.type !== 'paragraph' || isLongParagraph(paragraph)) continue;
    paragraphs.push(paragraph);
    const marked = readMarked(paragraph, lines.text);
    const entry = writtenEntry(node, marked, lines);
    const line = lineAt(lines, spanOf(node).start);
    marks.push(...marked.marks.map(() => line));
    if (entry === null) {
      const text = marked.text.replace(/\s+/g, ' ').trim();
      if (list.children.length > 1 && DATED.test(text)) problems.push(withoutLabel(line, text, marked.struck));
    } else if (entry.label !== '') entries.push(entry);
    else if (marked.marks.length > 0) problems.push(loneMark(line));
  }
  return { entries, problems, marks, paragraphs };
}

function isLongParagraph(paragraph: Paragraph): boolean {
  const { start, end } = spanOf(paragraph);
  return end - start > MAX_SOURCE || plainText(paragraph).length > MAX_LINE;
}

/** The entry in a list item; null if its text has neither a date nor a mark. */
function writtenEntry(node: ListItem, marked: MarkedText, lines: Lines): WrittenEntry | null {
  const parts = labelAndDate(marked.text) ?? (marked.marks.length > 0 ? { label: marked.text.replace(/\s*:\s*$/, ''), date: '' } : null);
  if (parts === null) return null;
  return { line: lineAt(lines, spanOf(node).start), label: parts.label.replace(/\s+/g, ' ').trim(), date: parts.date.trim(), marked };
}

/**
 * The parts of `label: date`, or of `date: label` if only the text before the colon is a date. A label may contain colons.
 * Then it ends at the first colon that a date follows.
 */
export function labelAndDate(text: string): { label: string; date: string } | null {
  const colons = [...text.matchAll(/:/g)].slice(0, COLONS);
  const splits = colons.map(({ index }) => ({ before: text.slice(0, index), behind: text.slice(index + 1) })).filter(({ before }) => before.trim() !== '');
  const dated = splits.map(({ behind }) => isDate(behind));
  const spaced = splits.find(({ behind }) => /^\s/.test(behind));
  const reversed = spaced !== undefined && dated[0] !== true && readBarePeriod(spaced.before, LEAP_YEAR) !== null;
  const split = reversed ? { before: spaced.behind, behind: spaced.before } : (splits[dated.indexOf(true)] ?? spaced);
  return split === undefined ? dashed(text) : { label: split.before, date: split.behind };
}

/** The parts of `label – date`, if the text after the dash is a date. Without a colon, only that shows where the label ends. */
function dashed(text: string): { label: string; date: string } | null {
  const { label, date } = /^(?<label>.*?\S)\s+[-–—]+\s+(?<date>\S.*)$/.exec(text)?.groups ?? {};
  return label === undefined || date === undefined || readBarePeriod(date, LEAP_YEAR) === null ? null : { label, date };
}

/** Whether a text is a date, with or without a year. */
export function isDate(text: string): boolean {
  return readPeriodAs(text, LEAP_YEAR) !== null;
}

/** A year or a month. A line of a timeline that contains one is meant to have a date. */
const DATED = new RegExp(`\\b(?:(?:19|20)\\d\\d|${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\b`);

/** The most colons of an entry that are tried. */
const COLONS = 6;
