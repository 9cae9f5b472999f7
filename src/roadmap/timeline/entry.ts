import type { List, ListItem, Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import { spanOf } from '../markdown/nodes.ts';
import { MONTHS } from '../text/dates.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { plainText } from '../text/text.ts';
import { labelAndDate } from './label-and-date.ts';
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

/** A year or a month. A line of a timeline that contains one is meant to have a date. */
const DATED = new RegExp(`\\b(?:(?:19|20)\\d\\d|${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\b`);
