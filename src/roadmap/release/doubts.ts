import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { saysNothing } from '../read/what-is-an-item.ts';
import { type Lines, lineCount, linesOf, lineText } from '../text/lines.ts';
import { type BlockerWords, blockerWords } from './blocker-words.ts';
import { type Doubt, doubtByHeading, doubtsInItem, lineInWords, mayBlock, wordsOfLine } from './item-doubts.ts';
import { unreadOpen } from './unread.ts';

/** A line of a list, a table or a numbered plan. */
const ROW = /^[ \t>]*(?:[-*+•]\s+|\d{1,9}[.)]\s+|\|\s*)(?<text>\S.*)$/;

/**
 * What the file says about blockers that is not counted as such: priorities that are not understood, sub-items, marks in titles, and
 * lines that are not read. A release must not pass because of them. In the file's order.
 * @param words words for blockers in the configuration
 */
export function blockerDoubts(roadmap: Roadmap, release: Release | null, words: readonly string[]): Doubt[] {
  const known = blockerWords(words);
  const lines = linesOf(roadmap.text);
  const byLine = new Map(roadmap.items.map((item) => [item.line, item]));
  const parentOf = ({ parent }: Item) => byLine.get(parent ?? -1);
  const open = roadmap.items.filter((item) => mayBlock(item, parentOf(item), release));
  const doubts = [
    ...open.flatMap((item) => [...doubtsInItem(item, parentOf(item), lines, known), ...doubtByHeading(item, roadmap, (line) => byLine.has(line), known)]),
    ...doubtsOutside(roadmap, lines, known, new Map(open.map((item) => [item.line, item]))),
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

/** The lines outside of all items that speak of blockers, and the lists under headings that do. */
function doubtsOutside(roadmap: Roadmap, lines: Lines, words: BlockerWords, open: ReadonlyMap<number, Item>): Doubt[] {
  const { says } = words;
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
      if ((role === 'none' || role === 'open') && !taken.has(line) && words.isLabelled(heading.title)) doubts.push({ line, text: heading.title });
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
      const item = open.get(line);
      if (announced && item?.priority === null && !isSubItem(item)) doubts.push({ line, text: item.title });
      continue;
    }
    if (role !== 'none' && role !== 'open') continue;
    const said = wordsOfLine(text);
    const underHeading = section !== undefined && section !== title && section.path.some(says) && !isSetext(text);
    const row = ROW.exec(text)?.groups?.['text'];
    const doubtful = words.hasLevel(text) || (row !== undefined && (says(row) || announced)) || (underHeading && (row !== undefined || !saysNoBlockers(said)));
    if (doubtful && !saysNothing(said) && !saysNoBlockers(said) && /[\p{L}\p{N}]/u.test(said)) doubts.push({ line, text: lineInWords(text) });
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
