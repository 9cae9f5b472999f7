import type { List, ListItem, Root, RootContent, Table } from 'mdast';
import type { Roadmap, Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { shapeOf } from '../../model/shapes.ts';
import { isTracked } from '../../model/tracked.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { type SectionPart, sectionAround, sectionParts } from '../read/parts.ts';
import { introducesNoItems, isTask, labelOf } from '../read/what-is-an-item.ts';
import { grouped } from '../text/group-by.ts';
import { type Lines, linesOf } from '../text/lines.ts';
import { plainText } from '../text/text.ts';
import { listsAlternatives } from '../text/words.ts';
import { type TablesOfFile, tablesOfFile } from './field-columns.ts';
import type { Legend } from './status/legend.ts';
import { legendsOf } from './status/status-words.ts';
import { type UnreadState, unreadStates } from './status/unread-states.ts';

/** Code units. The words after these say nothing more about what an entry is, and patterns would take long for them. */
const LONGEST_ENTRY = 300;

/** One bullet, number, row or heading that may be an item. */
export interface OutlineEntry {
  readonly line: number;
  /** The start of its first paragraph, first filled cell, or title, without Markdown. */
  readonly text: string;
  /** The emphasized words at its start, without a colon; empty if it starts otherwise. */
  readonly lead: string;
  /** A colon, or a dash, follows its first words. */
  readonly labelled: boolean;
  readonly struck: boolean;
  /** How many lists, paragraphs and other blocks it contains below its first line. */
  readonly inner: number;
  /** It is a link and hardly anything else. */
  readonly link: boolean;
  /** It only says where something else is. */
  readonly address: boolean;
  readonly code: boolean;
  /** It is a part of a template or legend, because it lists the states or levels that an item may have. */
  readonly legend: boolean;
}

/** What the file may have as items in one place: the entries of a section's lists, the rows of its tables, or the headings below it. */
export interface EntryGroup {
  readonly form: ItemForm;
  /** Null: above the first heading. */
  readonly section: Section | null;
  readonly entries: readonly OutlineEntry[];
  readonly tables: readonly Table[];
  /** Of headings: the sections that they begin. */
  readonly children: readonly OutlineNode[];
}

/** A section with what stands in it, and the sections below it. */
export interface OutlineNode {
  readonly section: Section | null;
  readonly blocks: readonly RootContent[];
  readonly children: readonly OutlineNode[];
  readonly groups: readonly EntryGroup[];
  /** Code units of its paragraphs, and of its lists and tables. */
  readonly told: number;
  readonly listed: number;
  readonly tasks: number;
  /** Its own text lists the states or levels that an item may have: it is a template or a legend. */
  readonly legend: boolean;
}

/** The model of a file that a proposal is made from. */
export interface Outline {
  readonly roadmap: Roadmap;
  /** What it says of its signs. */
  readonly legend: Legend;
  readonly tablesLike: TablesOfFile;
  /** The part above the first heading, and each section, in the order of the file. */
  readonly nodes: readonly OutlineNode[];
  /** Those that stand below no other. */
  readonly top: readonly OutlineNode[];
  /** The entries of lists that say their state in a form which the reader does not read, by their lines. */
  readonly unread: ReadonlyMap<number, UnreadState>;
  /** Boxes that are items, and how many of them are open. */
  readonly tasks: number;
  readonly openTasks: number;
}

/** The outline of a file that was read without a configuration. The time is linear in its length. */
export function outlineOf(roadmap: Roadmap): Outline {
  const root: Root = parseMarkdown(roadmap.text);
  const lines = linesOf(roadmap.text);
  const title = roadmap.sections.find(({ heading }) => heading.level === 1) ?? null;
  const legend = legendsOf(roadmap.text, root);
  const parts = sectionParts(root, roadmap.sections);
  const tablesLike = tablesOfFile(parts.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table')));
  const below = new Map<number, number[]>();
  for (const section of roadmap.sections) {
    const around = sectionAround(section, roadmap.sections, title);
    if (around !== null) grouped(below, around.index).push(section.index);
  }
  // Sections stand behind the one that contains them, so from the last to the first all below one are there already.
  const made = new Map<number, OutlineNode>();
  for (const part of parts.toReversed()) {
    const index = part.section?.index ?? -1;
    const children = (below.get(index) ?? []).map((child) => made.get(child)).filter((child) => child !== undefined);
    made.set(index, nodeOf(part, children, { lines, legends: legend.lines, tablesLike }));
  }
  const nodes = parts.map(({ section }) => made.get(section?.index ?? -1)).filter((node) => node !== undefined);
  const inside = new Set(nodes.flatMap(({ children }) => children));
  const tasks = roadmap.items.filter((item) => shapeOf(item).finishedBy === 'box' && isTracked(item));
  return {
    roadmap,
    legend,
    tablesLike,
    nodes,
    top: nodes.filter((node) => !inside.has(node)),
    unread: unreadStates(roadmap.text, root),
    tasks: tasks.length,
    openTasks: tasks.filter(({ state }) => state === 'open').length,
  };
}

interface OfFile {
  readonly lines: Lines;
  readonly legends: ReadonlySet<number>;
  readonly tablesLike: TablesOfFile;
}

function nodeOf({ section, blocks }: SectionPart, children: readonly OutlineNode[], { lines, legends, tablesLike }: OfFile): OutlineNode {
  const lists = blocks.filter((block, index): block is List => {
    if (block.type !== 'list' || isContents(block)) return false;
    if (block.children.every(({ position }) => legends.has(position?.start.line ?? 0))) return false;
    return !introducesNoItems(blocks[index - 1], lines.text) && !labelOf(blocks[index - 1], section);
  });
  const plain = (ordered: boolean) => lists.filter((list) => (list.ordered === true) === ordered).flatMap((list) => list.children);
  const entriesOf = (items: readonly ListItem[]) => items.filter((item) => !isTask(item, lines)).map(listEntry);
  const tables = blocks.filter((block): block is Table => block.type === 'table' && !isBoard(block) && tablesLike(block).canBeNamed);
  const length = (chosen: readonly RootContent[]) => chosen.reduce((sum, block) => sum + textLength(block), 0);
  const all = (['bullets', 'numbered'] as const).map(
    (form): EntryGroup => ({ form, section, entries: entriesOf(plain(form === 'numbered')), tables: [], children: [] }),
  );
  const rows = tables.flatMap((table) => {
    const column = tablesLike(table).guess?.at.title ?? -1;
    return table.children.slice(1).map((row) => rowEntry(row, column));
  });
  all.push({ form: 'table', section, entries: rows, tables, children: [] });
  // A heading with a known title is never an item.
  const headings = children.filter((child) => child.section?.told === false);
  all.push({ form: 'headings', section, entries: headings.flatMap(headingEntry), tables: [], children: headings });
  return {
    section,
    blocks,
    children,
    groups: all.filter(({ entries }) => entries.length > 0),
    told: length(blocks.filter(({ type }) => type === 'paragraph' || type === 'blockquote')),
    listed: length(blocks.filter(({ type }) => type === 'list' || type === 'table')),
    tasks: lists.reduce((sum, list) => sum + list.children.filter((item) => isTask(item, lines)).length, 0),
    legend: blocks.some((block) => (block.type === 'paragraph' || block.type === 'list') && saysChoices(block)),
  };
}

/** Whether a line of a paragraph, or a bullet of a list, lists what a field may say: `Status: planned / in progress / done`. */
function saysChoices(block: RootContent): boolean {
  if (block.type === 'list') return block.children.some(({ children }) => children.some(saysChoices));
  if (block.type !== 'paragraph') return false;
  return plainText(block)
    .split('\n')
    .some((line) => listsAlternatives(RATED.exec(line.trim())?.groups?.['value'] ?? ''));
}

/** A label for a state or a level. Below another one, such as “Log levels”, a list of levels may be what is planned. */
const RATED =
  /^(?:status|state|stage|progress|priority|severity|urgency|importance|impact|effort|size|stand|zustand|priorität|aufwand|statut|état|priorité|estado|prioridade?|статус|приоритет|状态|优先级|状態|優先度)(?:e?s)?\s?[:：–—]\s*(?<value>.+)$/iu;

/** Whether a list is a table of contents: each entry is a link into the file. */
function isContents({ children }: List): boolean {
  return children.every(({ children: [first] }) => {
    const only = first?.type === 'paragraph' && first.children.length === 1 ? first.children[0] : undefined;
    return only?.type === 'link' && only.url.startsWith('#');
  });
}

/** Names of states and times. */
const COLUMN_OF_BOARD =
  /^\P{L}*(?:now|next|later|someday|soon|to-?do|doing|done|backlog|in progress|in review|review|planned|completed?|shipped|released|ideas?|blocked|(?:short|mid|medium|long)[- ]term|q[1-4](?: 20\d\d)?|20\d\d|jetzt|als nächstes|später|maintenant|ensuite|plus tard|à faire|en cours|fait|ahora|después|pendiente|hecho|сейчас|далее|потом)\P{L}*$/iu;

/** Whether a table is a board: its columns are states or times, and each cell may hold an item. Its rows are no items. */
function isBoard({ children: [header] }: Table): boolean {
  const names = (header?.children ?? []).map((cell) => plainText(cell).slice(0, LONGEST_ENTRY)).filter((name) => name.trim() !== '');
  return names.length >= 2 && names.filter((name) => COLUMN_OF_BOARD.test(name)).length * 3 >= names.length * 2;
}

/** The length of a block's visible text. Images and addresses count nothing. */
function textLength(block: RootContent): number {
  const isImages = block.type === 'paragraph' && block.children.every((one) => one.type === 'image' || (one.type === 'text' && one.value.trim() === ''));
  return isImages ? 0 : plainText(block).length;
}

/** An address, perhaps behind a label, or `see` and the name of a file. One with a number may be that of an issue, which may be an item. */
const ADDRESS =
  /^(?:[^:：]{1,60}[:：]\s*)?(?:(?:https?:|www\.|mailto:)[^\s?#]*[^\s?#\d/]\/?|[\w.+-]+@[\w.-]+|(?:see|siehe|voir|ver|vedi|zie|zob\.|см\.|参见|参照)\s+\S+\.(?:md|txt|rst|html?))[.`>]*$/iu;

function listEntry(item: ListItem): OutlineEntry {
  const [first] = item.children;
  const text = first?.type === 'paragraph' ? plainText(first) : '';
  const phrases = first?.type === 'paragraph' ? first.children : [];
  return { ...entryOf(item.position?.start.line ?? 1, text, phrases), inner: item.children.length - 1, legend: item.children.some(saysChoices) };
}

function rowEntry(row: Table['children'][number], column: number): OutlineEntry {
  const cell = row.children[column] ?? row.children.find((one) => plainText(one) !== '');
  return {
    ...entryOf(row.position?.start.line ?? 1, cell === undefined ? '' : plainText(cell), cell?.children ?? []),
    inner: 0,
    legend: row.children.some((one) => listsAlternatives(plainText(one))),
  };
}

function headingEntry({ section, blocks, children, legend }: OutlineNode): OutlineEntry[] {
  if (section === null) return [];
  const { line, title } = section.heading;
  return [{ ...entryOf(line, title, []), inner: blocks.length + children.length, legend }];
}

function entryOf(line: number, text: string, phrases: ReadonlyArray<RootContent>): Omit<OutlineEntry, 'inner' | 'legend'> {
  const [first, second] = phrases;
  const strong = first?.type === 'strong' ? plainText(first).slice(0, LONGEST_ENTRY) : '';
  const after = second?.type === 'text' ? second.value.slice(0, LONGEST_ENTRY) : '';
  const start = text.slice(0, LONGEST_ENTRY);
  return {
    line,
    text: start,
    lead: strong.replace(/[:：.]\s*$/, ''),
    labelled:
      strong === '' ? /^[\p{L}\p{N}][^.:：]{0,40}?(?:[:：](?:\s|$)|\s[-–—]\s)/u.test(start) : /[:：]\s*$/.test(strong) || /^\s*(?:[:：]|[-–—]\s)/.test(after),
    struck: phrases.length > 0 && phrases.every((one) => one.type === 'delete' || (one.type === 'text' && one.value.trim().length <= 1)),
    address: ADDRESS.test(start),
    link: phrases.some((one) => one.type === 'link' && plainText(one).length * 10 >= text.length * 8),
    code: first?.type === 'inlineCode',
  };
}
