import type { Root, RootContent, Table } from 'mdast';
import type { ItemForm, Roadmap, Section } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { isTracked } from '../../model/tracked.ts';
import { spanOf } from '../markdown/nodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { guessTable, type TableGuess } from '../read/table-columns.ts';
import { introducesNoItems } from '../read/what-is-an-item.ts';
import { grouped } from '../text/group-by.ts';
import { plainText } from '../text/text.ts';
import { type GuessedRole, guessRole, isRepetition, wordsFound } from './words.ts';

/** The rule that a configuration would have for one section. */
export interface ProposedSection {
  readonly title: string;
  readonly role: GuessedRole;
  readonly items: ItemForm;
  readonly columns: { readonly title: string; readonly status: string | null } | null;
}

/** A configuration that would track what a maintainer probably means. */
export interface Proposal {
  readonly sections: readonly ProposedSection[];
  readonly words: { readonly done: readonly string[]; readonly dropped: readonly string[] };
}

/** The contents of one section, for a guess. */
interface SectionContent {
  readonly section: Section;
  readonly role: GuessedRole | 'never';
  readonly bullets: number;
  readonly numbers: number;
  readonly table: TableGuess | null;
  /** It has at least as much text of its own as in lists. */
  readonly prose: boolean;
  readonly leaf: boolean;
}

/** With this many boxes a file is taken for a list of tasks, whose other lists only explain something. */
const ENOUGH_TASKS = 3;

/** Guesses a configuration for a file that was read without one. It proposes nothing if tasks already show what is meant. */
export function propose(roadmap: Roadmap): Proposal {
  const contents = contentsOf(parseMarkdown(roadmap.text), roadmap);
  return { sections: sectionsFor(contents, roadmap), words: wordsFound(roadmap.text) };
}

/**
 * Chooses the form of items that is most likely meant. The order is: tables with a status, boxes (which are read without a
 * configuration), other tables, headings with text, lists.
 */
function sectionsFor(contents: readonly SectionContent[], roadmap: Roadmap): ProposedSection[] {
  const meant = contents.filter(({ role }) => role !== 'never');
  const sum = (list: readonly SectionContent[], count: (content: SectionContent) => number) => list.reduce((total, content) => total + count(content), 0);
  const tables = meant.filter(({ table }) => table !== null);
  const tracking = contents.filter(({ table, section }) => table !== null && table.status !== null && !isRepetition(section.heading.title));
  const tasks = roadmap.items.filter((item) => shapeOf(item).finishedBy === 'box' && isTracked(item));
  if (sum(tracking, ({ table }) => table?.rows ?? 0) >= Math.max(3, tasks.length)) return tracking.map(tableSection);
  const leaves = meant.filter(({ leaf, section }) => leaf && section.heading.title !== roadmap.title);
  const prose = leaves.filter((content) => content.prose);
  const lists = meant.filter(({ bullets, numbers }) => bullets + numbers > 0);
  const listed = sum(lists, ({ bullets, numbers }) => bullets + numbers);
  const headings = leaves.length >= 2 && prose.length * 10 >= leaves.length * 6 && prose.length * 2 >= listed;
  if (tasks.length >= ENOUGH_TASKS) return headings && prose.length >= 3 && tasks.every(({ state }) => state !== 'open') ? headingSections(prose, roadmap) : [];
  const rows = sum(tables, ({ table }) => table?.rows ?? 0);
  if (rows >= 3 && rows * 2 >= listed) return tables.map(tableSection);
  // If some sections are read without a configuration, lists directly below the title only introduce them.
  const introduces = ({ section }: SectionContent) => section.heading.title === roadmap.title && roadmap.items.length > 0;
  return headings ? headingSections(prose, roadmap) : lists.filter((content) => !introduces(content)).map(listSection);
}

function tableSection({ section, role, table }: SectionContent): ProposedSection {
  return {
    title: section.heading.title,
    role: role === 'never' ? 'open' : role,
    items: 'table',
    columns: table === null ? null : { title: table.title, status: table.status },
  };
}

function listSection({ section, role, bullets, numbers }: SectionContent): ProposedSection {
  return { title: section.heading.title, role: role === 'never' ? 'open' : role, items: numbers > bullets ? 'numbered' : 'bullets', columns: null };
}

/** The sections whose headings would be items. The rule is for the section around the headings, or for the document's title. */
function headingSections(leaves: readonly SectionContent[], roadmap: Roadmap): ProposedSection[] {
  const titles = new Map<string, GuessedRole>();
  for (const { section } of leaves) {
    const around = section.parent === null ? roadmap.title : (roadmap.sections[section.parent]?.heading.title ?? null);
    const role = around === null ? 'open' : guessRole(around);
    if (around !== null && role !== 'never') titles.set(around, role);
  }
  return [...titles].map(([title, role]) => ({ title, role, items: 'headings', columns: null }));
}

function contentsOf(root: Root, roadmap: Roadmap): SectionContent[] {
  const parents = new Set(roadmap.sections.map(({ parent }) => parent));
  const byStart = new Map(roadmap.sections.map((section) => [section.span.start, section]));
  const found = new Map<number, RootContent[]>();
  let current: Section | null = null;
  for (const node of root.children) {
    if (node.type === 'heading') current = byStart.get(spanOf(node).start) ?? null;
    else if (current !== null) grouped(found, current.index).push(node);
  }
  return roadmap.sections.map((section) => sectionContent(section, found.get(section.index) ?? [], !parents.has(section.index), roadmap));
}

function sectionContent(section: Section, blocks: readonly RootContent[], leaf: boolean, roadmap: Roadmap): SectionContent {
  const told = blocks.some(({ type }) => type === 'paragraph');
  let bullets = 0;
  let numbers = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'list' || introducesNoItems(blocks[index - 1], roadmap.text) || (told && isFieldList(block))) continue;
    if (block.ordered === true) numbers += block.children.length;
    else bullets += block.children.length;
  }
  const length = (chosen: readonly RootContent[]) => chosen.reduce((sum, block) => sum + plainText(block).length, 0);
  const lists = blocks.filter((block) => block.type === 'list' && !(told && isFieldList(block)));
  const prose = blocks.length > 0 && length(blocks.filter(({ type }) => type === 'paragraph')) >= length(lists);
  const table = blocks.find((block): block is Table => block.type === 'table');
  const own = guessRole(section.heading.title);
  return { section, role: roleWithin(section, own, roadmap), bullets, numbers, table: table === undefined ? null : guessTable(table), prose, leaf };
}

/** Whether a list describes one item, with bullets such as `**Goal:** text`. Then its bullets are not items. */
function isFieldList(block: RootContent): boolean {
  if (block.type !== 'list') return false;
  const labelled = block.children.filter(({ children: [first] }) => {
    const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
    return lead?.type === 'strong' && plainText(lead).endsWith(':');
  });
  return labelled.length * 2 > block.children.length;
}

/** The role of a section, by its own title or by a heading above it that excludes items or contains only finished ones. */
function roleWithin(section: Section, own: GuessedRole | 'never', roadmap: Roadmap): GuessedRole | 'never' {
  let role = own;
  for (let { parent } = section; parent !== null; ) {
    const above = roadmap.sections[parent];
    const said = above === undefined ? 'open' : guessRole(above.heading.title);
    if (said !== 'open' && role === 'open') role = said;
    parent = above?.parent ?? null;
  }
  return role;
}
