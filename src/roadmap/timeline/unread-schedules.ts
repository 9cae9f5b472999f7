import type { Nodes, RootContent, Table } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import { spanOf } from '../markdown/nodes.ts';
import { MONTH } from '../text/dates.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { cutText, oneLine, plainText } from '../text/text.ts';
import { saysWhenUpdated } from '../text/updated-words.ts';
import { isDate, labelAndDate } from './label-and-date.ts';
import { isDatedLabel } from './schedule-words.ts';
import type { MarkedPart } from './unread-marks.ts';

/**
 * Reports what looks like the schedule of a release and is not read as one: lists, tables, headings and sentences with dates of
 * freezes, candidates and releases. Sections of finished items are left out, because their dates are history.
 * @param items the lines of the items that were read
 */
export function unreadSchedules(parts: readonly MarkedPart[], seen: ReadonlySet<Nodes>, items: ReadonlySet<number>, lines: Lines): Problem[] {
  const headings = parts.flatMap(({ node, isTimeline }) => (node !== null && !isTimeline && node.depth > 1 && isDated(plainText(node)) ? [node] : []));
  const [first] = headings;
  const dated = first === undefined || headings.length < 2 ? [] : [unreadSchedule(lineAt(lines, spanOf(first).start), 'These headings are', plainText(first))];
  return [
    ...dated,
    ...parts.flatMap(({ section, blocks, isTimeline }) => {
      if (isTimeline || (section !== null && ['done', 'resolved', 'dropped'].includes(section.role))) return [];
      return blocks.flatMap((block) => (seen.has(block) ? [] : scheduleIn(block, items, lines)));
    }),
  ];
}

function scheduleIn(block: RootContent, items: ReadonlySet<number>, lines: Lines): Problem[] {
  const line = lineAt(lines, spanOf(block).start);
  if (block.type === 'list') {
    const texts = block.children.filter((item) => !items.has(lineAt(lines, spanOf(item).start))).map((item) => startOfText(item.children[0] ?? item));
    return reported(texts.filter(isDated), 2, line, 'This list is');
  }
  if (block.type === 'table')
    return items.has(lineAt(lines, spanOf(block.children[1] ?? block).start)) ? [] : reported(datedRows(block), 2, line, 'This table is');
  if (block.type !== 'paragraph') return [];
  const text = startOfText(block);
  if (/^last updated\b/i.test(text) || saysWhenUpdated(text)) return [];
  const written = text.split('\n').filter(isDated);
  if (written.length > 1) return reported(written, 2, line, 'These lines are');
  return reported(SENTENCE.test(text) || SENTENCE_REVERSED.test(text) ? [text] : written, 1, line, 'This text is');
}

function reported(found: readonly string[], least: number, line: number, what: string): Problem[] {
  const [first] = found;
  return first === undefined || found.length < least ? [] : [unreadSchedule(line, what, first)];
}

/** A longer text says something else beside its date. */
const LONGEST = 1000;

function startOfText(node: Nodes): string {
  return plainText(node).slice(0, LONGEST);
}

function isDated(text: string): boolean {
  const parts = text.length > 200 ? null : labelAndDate(text);
  return parts !== null && isDate(parts.date) && isDatedLabel(parts.label);
}

function datedRows(table: Table): string[] {
  const rows = table.children.slice(1).map(({ children }) => children.map((cell) => startOfText(cell)));
  return rows.flatMap((cells) => (cells.some(isDate) && cells.some((cell) => !isDate(cell) && isDatedLabel(cell)) ? [cells.join(', ')] : []));
}

const DAY = `(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH.replace(/\?<\w+>/g, '?:')}|${MONTH.replace(/\?<\w+>/g, '?:')} \\d{1,2}\\b)`;
const EVENT =
  '(?:(?:feature|code|string|hard|soft|api|ui|final) ?freeze|first rc|rc ?\\d|release candidate|\\bga\\b|final release|branch(?:ing)? point|(?:the|first|final) (?:release|candidate|beta))';
/** `Feature freeze is on 3 June`, and `on 3 June is the feature freeze`, in one sentence. */
const SENTENCE = new RegExp(`${EVENT}[^.!?\\n]{0,60}?\\b${DAY}`, 'i');
const SENTENCE_REVERSED = new RegExp(`\\b${DAY}[^.!?\\n]{0,40}?${EVENT}`, 'i');

/** Characters of a text that a message shows. */
const SHOWN = 60;

function unreadSchedule(line: number, what: string, text: string): Problem {
  const whole = oneLine(text);
  const start = whole.length > SHOWN ? `${cutText(whole, SHOWN).replace(/\s+\S*$/, '')} …` : whole;
  return {
    line,
    level: 'notice',
    code: 'unread-schedule',
    message: `${what} not read as a timeline (“${start}”): expected a list of \`label: date\` under a heading such as *Timeline*, or under one with \`role: timeline\` in the configuration. Until then its dates have no effect.`,
  };
}
