import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { saysNothing } from '../read/what-is-an-item.ts';
import { type Lines, lineCount, linesOf, lineText } from '../text/lines.ts';
import { saysBlocker } from '../text/urgent.ts';
import { isDeferred } from './scope.ts';
import { unreadOpen } from './unread.ts';

/** What may be a blocker but is not counted as one. */
export interface Doubt {
  readonly line: number;
  /** The words in the file, as plain text. */
  readonly text: string;
}

/** A line of the form `key: value` whose key says how urgent something is, also in bold, as a bullet or in a quote. */
const URGENCY =
  /^[\s>|*+_`-]*(?:\d+[.)]\s*)?(?:priority|priorities|prio|severity|importance|urgency|impact|level|status|blocks?)[*_`\s]*[:=|][*_`\s]*(?<value>\S.*)$/i;

/** A line of a list, a table or a numbered plan. */
const ROW = /^[ \t>]*(?:[-*+•]\s+|\d{1,9}[.)]\s+|\|\s*)(?<text>\S.*)$/;

/** A title that marks its item as a blocker: `[blocker] Lid opens`, `Lid opens (release blocker)`, `Blocker: lid opens`. */
const LABELLED = /^(?<first>[^:]{1,40}):\s|[([{](?<inside>[^()[\]{}]{1,80})[)\]}]/gu;

/**
 * What the file says about blockers that is not counted as such: priorities that are not understood, sub-items, marks in titles, and
 * lines that are not read. A release must not pass because of them. In the file's order.
 * @param words words for blockers in the configuration
 */
export function blockerDoubts(roadmap: Roadmap, release: Release | null, words: readonly string[]): Doubt[] {
  const says = (text: string) => saysBlocker(text, words);
  const lines = linesOf(roadmap.text);
  const byLine = new Map(roadmap.items.map((item) => [item.line, item]));
  const doubts = [
    ...roadmap.items.flatMap((item) => doubtsInItem(item, byLine.get(item.parent ?? -1), lines, release, says)),
    ...doubtsOutside(roadmap, lines, says),
  ];
  const told = new Set<number>();
  return doubts.toSorted((a, b) => a.line - b.line).filter(({ line }) => !told.has(line) && told.add(line) !== undefined);
}

/** Whether the file has a list of open items that is read, be it empty. */
export function readsOpenItems(roadmap: Roadmap): boolean {
  const { items, sections } = roadmap;
  const roleOf = ({ section }: Item) => sections[section ?? -1]?.role ?? 'none';
  if (items.some((item) => ['open', 'none'].includes(roleOf(item)) || item.state === 'open')) return true;
  const unread = unreadOpen(roadmap);
  return sections.some((section) => section.role === 'open' && !unread.has(section));
}

function doubtsInItem(item: Item, parent: Item | undefined, lines: Lines, release: Release | null, says: (text: string) => boolean): Doubt[] {
  if (item.state !== 'open' || (parent !== undefined && parent.state !== 'open')) return [];
  if (isDeferred(item, release) || (parent !== undefined && isDeferred(parent, release))) return [];
  // A blocker is counted, and so is the item that a sub-item is a part of.
  if (item.priority === 'blocker') return item.parent === null || parent?.priority === 'blocker' ? [] : [{ line: item.line, text: item.title }];
  const { priority, status } = item.fields;
  const judged = [priority, status].filter((field) => field !== undefined);
  const inFields = judged.flatMap((field) => {
    const value = plainValue(field.value);
    const doubtful = field.key === 'priority' ? says(value) : says(value) && value.split(' ').length <= MOST_WORDS;
    return doubtful ? [{ line: field.line, text: `${field.key}: ${value}` }] : [];
  });
  // A field may have swallowed the line after it, so only the first line of each is read. The lines of other fields are read like those
  // of notes, because a key that says how urgent an item is stays one when it becomes a field.
  const read = new Set([...judged.map(({ line }) => line), ...item.source.subItemLines]);
  const further: Doubt[] = [];
  for (let line = item.line; line <= item.endLine; line += 1) {
    const text = lineText(lines, line);
    const value = read.has(line) ? undefined : URGENCY.exec(text)?.groups?.['value'];
    if (value !== undefined && says(value)) further.push({ line, text: plain(text) });
  }
  return [...inFields, ...(isLabelledBlocker(item.title, says) ? [{ line: item.line, text: item.title }] : []), ...further];
}

function isLabelledBlocker(title: string, says: (text: string) => boolean): boolean {
  return [...title.matchAll(LABELLED)].some(({ groups }) => says(groups?.['first'] ?? groups?.['inside'] ?? ''));
}

/** Words. A longer status tells a story in which a blocker may occur. */
const MOST_WORDS = 4;

/** The lines outside of all items that speak of blockers, and the lists under headings that do. */
function doubtsOutside(roadmap: Roadmap, lines: Lines, says: (text: string) => boolean): Doubt[] {
  const taken = new Set(roadmap.items.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, at) => line + at)));
  const doubts: Doubt[] = [];
  const title = roadmap.sections.find(({ heading }) => heading.level === 1);
  let section: Section | undefined;
  let next = 0;
  let fence: string | null = null;
  let comment = false;
  /** A line such as `These are the blockers:` names what follows it. */
  let announced = false;
  for (let line = 1; line <= lineCount(lines); line += 1) {
    const text = lineText(lines, line);
    const begun = roadmap.sections[next]?.heading.line === line;
    if (begun) {
      section = roadmap.sections[next];
      next += 1;
      announced = false;
      const { heading, role } = section ?? { heading: { title: '' }, role: 'never' };
      if ((role === 'none' || role === 'open') && !taken.has(line) && isLabelledBlocker(heading.title, says)) doubts.push({ line, text: heading.title });
    }
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(text)?.[1]?.slice(0, 3) ?? null;
    if (mark !== null && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null;
      continue;
    }
    if (!comment && /<!--/.test(text)) comment = true;
    if (comment) {
      if (/-->/.test(text)) comment = false;
      continue;
    }
    if (begun || fence !== null || text.trim() === '') continue;
    const role = section?.role ?? 'none';
    if (taken.has(line)) {
      announced = false;
      continue;
    }
    if (role !== 'none' && role !== 'open') continue;
    const said = wordsOfLine(text);
    const underHeading = section !== undefined && section !== title && section.path.some(says) && !isSetext(text);
    const value = URGENCY.exec(text)?.groups?.['value'];
    const row = ROW.exec(text)?.groups?.['text'];
    const doubtful =
      (value !== undefined && says(value)) || (row !== undefined && (says(row) || announced)) || (underHeading && (row !== undefined || !saysNoBlockers(said)));
    if (doubtful && !saysNothing(said) && !saysNoBlockers(said) && /[\p{L}\p{N}]/u.test(said)) doubts.push({ line, text: plain(text) });
    if (row === undefined) announced = (announced && !/[.!?]$/.test(said)) || (/:$/.test(said) && says(said));
  }
  return doubts;
}

function isSetext(text: string): boolean {
  return /^[ \t]*(?:=+|-+)[ \t]*$/.test(text);
}

/** `No blockers at the moment.`, `None`. */
function saysNoBlockers(text: string): boolean {
  return saysNothing(text) || NO_BLOCKERS.test(text);
}

const NO_BLOCKERS =
  /^(?:there (?:are|is) )?(?:currently |at present )?no (?:(?:open|known|more|further|remaining|release|current|new|other) )*(?:blockers?|show[- ]?stoppers?|issues?|bugs?)(?: (?:at (?:this|the) (?:time|moment)|at present|so far|yet|right now|for now|known|open|left|remaining|currently))*[.!]?$/i;

/** A line without its bullet, quote marks, bars and emphasis. */
function wordsOfLine(text: string): string {
  return text.replace(/^[\s>|*+-]+/, '').replace(/[\s|*_`]+$/, '');
}

function plain(text: string): string {
  return plainValue(wordsOfLine(text));
}
