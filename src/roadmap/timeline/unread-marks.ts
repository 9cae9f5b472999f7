import type { BlockContent, DefinitionContent, Heading, ListItem, Nodes, Paragraph, RootContent, TableCell } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { Section } from '../../model/roadmap.ts';
import { spanOf } from '../markdown/nodes.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { MAX_LINE } from './entry.ts';
import { isDate, labelAndDate } from './label-and-date.ts';
import { readMarked, saysHere } from './we-are-here.ts';

/** A heading with the blocks below it. */
export interface MarkedPart {
  readonly node: Heading | null;
  readonly section: Section | null;
  readonly blocks: readonly RootContent[];
  readonly isTimeline: boolean;
}

/** A place where a mark is not read. */
interface MarkPlace {
  /** The place in words, for the message. */
  readonly where: string;
  /** A mark is likely here: in the lists and tables of a timeline, words that elsewhere may be prose are meant as a mark. */
  readonly expected: boolean;
}

/**
 * Reports marks `WE ARE HERE` in places where they are not read, one for each paragraph, heading and table. Outside of timelines
 * only clear marks count: in capitals, with an arrow, or beside a `label: date`.
 * @param seen paragraphs and tables whose marks were read or reported already
 */
export function unreadMarks(parts: readonly MarkedPart[], seen: ReadonlySet<Nodes>, lines: Lines): Problem[] {
  if (!saysHere(lines.text)) return [];
  return parts.flatMap((part) => {
    const blocks = part.blocks.flatMap((block) => marksIn(block, placeOf(part), { seen, lines }));
    return part.node === null ? blocks : [...markIn(part.node, { where: 'in a heading', expected: false }, lines), ...blocks];
  });
}

interface MarkReading {
  readonly seen: ReadonlySet<Nodes>;
  readonly lines: Lines;
}

/** The place of a section's lists. */
function placeOf({ section, isTimeline }: MarkedPart): MarkPlace {
  if (isTimeline) return { where: 'in an entry that is longer than any date', expected: true };
  return { where: section === null ? 'above the first heading' : `under “${section.heading.title}”, which is not a timeline`, expected: false };
}

/** The unread marks in a block. @param list the place of an entry in a list */
function marksIn(block: RootContent | BlockContent | DefinitionContent, list: MarkPlace, reading: MarkReading): Problem[] {
  if (reading.seen.has(block)) return [];
  switch (block.type) {
    case 'paragraph':
      return markIn(block, { where: 'in a paragraph', expected: false }, reading.lines);
    case 'list':
      return block.children.flatMap((item) => marksInItem(item, list, reading));
    case 'table':
      return block.children.flatMap((row) => row.children.flatMap((cell) => markIn(cell, { ...list, where: 'in a table' }, reading.lines))).slice(0, 1);
    case 'blockquote':
    case 'footnoteDefinition':
      return block.children.flatMap((child) => marksInside(child, { where: 'in a quote or footnote', expected: false }, reading));
    case 'heading':
      return markIn(block, { where: 'in a heading', expected: false }, reading.lines);
    default:
      return [];
  }
}

function marksInItem({ children }: ListItem, list: MarkPlace, reading: MarkReading): Problem[] {
  const [first, ...rest] = children;
  const inside = { ...list, where: 'inside of an entry of a list' };
  const more = rest.flatMap((block) => marksInside(block, inside, reading));
  if (first === undefined || reading.seen.has(first)) return more;
  return [...marksInside(first, first.type === 'paragraph' ? list : inside, reading), ...more];
}

/** The same for a block inside another one, whose paragraphs and lists are in the same place. */
function marksInside(block: BlockContent | DefinitionContent, place: MarkPlace, reading: MarkReading): Problem[] {
  return block.type === 'paragraph' ? markIn(block, place, reading.lines) : marksIn(block, place, reading);
}

/** The first mark of a paragraph. */
function markIn(node: Paragraph | Heading | TableCell, { where, expected }: MarkPlace, lines: Lines): Problem[] {
  const { start, end } = spanOf(node);
  if (!saysHere(lines.text.slice(start, end))) return [];
  const { marks, text } = readMarked(node, lines.text);
  const dated = marks.length > 0 && text.split('\n').some(isEntry);
  const mark = marks.find(({ plain, striking }) => (plain ? striking || expected || dated : expected && dated));
  return mark === undefined ? [] : [unreadMark(lineAt(lines, mark.words.start), where)];
}

function isEntry(line: string): boolean {
  const parts = line.length > MAX_LINE ? null : labelAndDate(line);
  return parts !== null && isDate(parts.date);
}

function unreadMark(line: number, where: string): Problem {
  const expected = 'Expected: after an entry of a flat list of `label: date`, under a heading such as *Timeline* or *Schedule*.';
  return {
    line,
    level: 'notice',
    code: 'unread-mark',
    message: `The mark “we are here” is ${where}: it is not read there and does not move. ${expected} Move it there with its dates, or remove it.`,
  };
}
