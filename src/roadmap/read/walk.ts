import type { List, Nodes, Paragraph, Root, RootContent, Table } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { Candidate, CandidateReason, Item, ItemTable, Section } from '../../model/roadmap.ts';
import type { IssueAddress } from '../markdown/link.ts';
import { contentColumnOf, firstLineOf, lastLineOf } from '../markdown/list-item.ts';
import { type Addresses, spanOf } from '../markdown/nodes.ts';
import { type Lines, lineAt, lineCount } from '../text/lines.ts';
import { plainText } from '../text/text.ts';
import { type HeadingPlace, readHeadingItem, titleOfHeading } from './heading-items.ts';
import { bulletLazyFields, type LazyField } from './item-fields.ts';
import { type ListPlace, type ListTitle, titleOrReason } from './item-or-candidate.ts';
import { fileKind, type ItemContext } from './item-values.ts';
import { type ItemPlace, type ParentItem, readItem } from './list-items.ts';
import { linkedTitles, type OwnLinks } from './own-links.ts';
import { type SectionPart, sectionAround, unknownSections } from './parts.ts';
import type { Rules } from './rules.ts';
import { firstCell, readTableItems } from './table-items.ts';
import type { Title } from './title/title.ts';
import { adoptedLists, boxesInText, introducesNoItems, labelOf, likeItemsInHtml, readsForm } from './what-is-an-item.ts';

/** How a walk reads. */
export interface WalkOptions {
  /** The file's path: `BUGS.md` says that its items are bugs. */
  readonly path: string;
  readonly address: IssueAddress;
  readonly rules: Rules;
}

/** What a walk through a list knows about the lists and items around it. */
interface Way extends ListPlace {
  readonly parent: ParentItem | null;
  /** The last line that anything in the list can have. */
  readonly limit: number;
}

/** One list item and its place in its list. */
type Spot = Pick<ItemPlace, 'node' | 'list' | 'index' | 'listId' | 'limit' | 'adopted'>;

interface Walked {
  readonly items: readonly Item[];
  readonly outer: readonly LazyField[];
}

/** What a walk starts from. */
interface Walk {
  readonly root: Root;
  readonly lines: Lines;
  readonly definitions: Addresses;
  readonly own: OwnLinks | null;
  readonly release: ItemContext['release'];
}

/** Walks once through a tree and collects what is read. */
export class Reading {
  readonly items: Item[] = [];
  readonly tables: ItemTable[] = [];
  readonly candidates: Candidate[] = [];
  readonly problems: Problem[] = [];
  /** Further lines of a title were read as title only because they may name the item's issue. */
  namesEntryBelow = false;
  readonly #lines: Lines;
  readonly #adopted: ReadonlyMap<List, readonly List[]>;
  readonly #isAdopted: ReadonlySet<List>;
  readonly #context: ItemContext;
  /** The heading item that a section is or belongs to, by the section's index. */
  readonly #headingItems = new Map<number, ParentItem>();
  #lists = 0;
  #tables = 0;

  constructor({ root, lines, definitions, own, release }: Walk, { path, address, rules }: WalkOptions) {
    this.#lines = lines;
    this.#adopted = adoptedLists(root, lines);
    this.#isAdopted = new Set([...this.#adopted.values()].flat());
    this.#context = {
      lines,
      title: { text: lines.text, lines, address, definitions, rules, own: own?.numbers ?? new Map(), ...linkedTitles(own) },
      rules,
      fileKind: fileKind(path),
      release,
      problem: (problem) => this.problems.push(problem),
    };
  }

  /** Reads a heading and the blocks below it: as an item, as a part of an item, or as a section with items. */
  part({ node, section, blocks }: SectionPart, sections: readonly Section[], title: Section | null, ends: readonly number[]): void {
    const around = section === null ? null : sectionAround(section, sections, title);
    const inside = section === null ? null : (this.#headingItems.get(section.parent ?? -1) ?? null);
    if (node !== null && section !== null && around !== null && inside === null && !section.told && readsForm(around, 'headings')) {
      const itemTitle = titleOfHeading(node, this.#context);
      if (typeof itemTitle === 'object') {
        this.#headingItem(itemTitle, { node, blocks, around, own: section, endLine: ends[section.index] ?? 0 });
        return;
      }
      this.#candidate(node, plainText(node), itemTitle, around);
    }
    if (section !== null && inside !== null) this.#headingItems.set(section.index, inside);
    for (const [index, block] of blocks.entries()) this.#block(block, blocks[index - 1], section, inside);
  }

  #headingItem(title: Title, place: HeadingPlace): void {
    const { node, own, around, blocks } = place;
    const line = lineAt(this.#lines, spanOf(node).start);
    const parent: ParentItem = { line, state: 'open', contentColumn: 0 };
    this.#headingItems.set(own.index, parent);
    const before = this.items.length;
    const inner = blocks.flatMap((block, index) => this.#block(block, blocks[index - 1], around, parent));
    const subItems = this.items.slice(before).filter((item) => item.parent === line);
    this.items.push(readHeadingItem(place, title, inner, subItems, this.#context));
  }

  /**
   * Reads one block at the root.
   * @param inside the heading item that contains it; null if there is none
   * @returns the field lines in its lists that belong to that item
   */
  #block(node: RootContent, before: RootContent | undefined, section: Section | null, inside: ParentItem | null): readonly LazyField[] {
    if (node.type === 'list') {
      if (this.#isAdopted.has(node)) return [];
      const way = {
        section,
        parent: inside,
        topLevel: inside === null,
        criteria: introducesNoItems(before, this.#lines.text),
        label: labelOf(before, section),
        limit: lineCount(this.#lines),
      };
      return this.#list(node, way).outer;
    }
    if (node.type === 'table' && inside === null && section?.role !== 'never') this.#table(node, section);
    else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') this.#quote(node, section);
    else if (node.type === 'html') this.#likeItems(node, likeItemsInHtml(node.value), section);
    else if ((node.type === 'paragraph' || node.type === 'code') && inside === null && section?.role !== 'never') {
      const { start, end } = spanOf(node);
      this.#likeItems(node, boxesInText(this.#lines.text.slice(start, end)), section);
    }
    return [];
  }

  #table(table: Table, section: Section | null): void {
    this.#tables += 1;
    const read = section !== null && readsForm(section, 'table') ? readTableItems(table, this.#tables, section, this.#context) : null;
    if (read !== null) {
      for (const item of read.items) this.items.push(item);
      this.tables.push(read.table);
      // A table that is empty but for “None yet” is a table of items. Its words say the same beside a first one.
      const isEmpty = read.untitled.length === table.children.length - 1 && read.untitled.every(({ why }) => why === 'placeholder');
      if (read.items.length > 0 || isEmpty) {
        for (const { row, why } of read.untitled) this.#candidate(row, firstCell(row), why, section);
        return;
      }
    }
    for (const row of table.children.slice(1)) this.#candidate(row, firstCell(row), 'table-row', section);
  }

  /** Adds headings as candidates if nothing below them is read, because they may be items themselves. */
  headings(sections: readonly Section[]): void {
    const used = new Set<number | string | null>([...this.items.map(({ section }) => section), ...this.candidates.map(({ section }) => section)]);
    const lines = new Set(this.candidates.map(({ line }) => line));
    for (const { index, heading, path } of unknownSections(sections)) {
      if (lines.has(heading.line) || this.#headingItems.has(index) || used.has(index) || used.has(heading.title)) continue;
      this.candidates.push({ line: heading.line, text: heading.title, why: 'heading', section: path.at(-2) ?? '' });
    }
  }

  #list(list: List, way: Way): Walked {
    this.#lists += 1;
    const listId = this.#lists;
    const items: Item[] = [];
    const outer: LazyField[] = [];
    for (const [index, node] of list.children.entries()) {
      const next = list.children[index + 1];
      const adopted = next === undefined ? (this.#adopted.get(list) ?? []) : [];
      const limit = next === undefined ? way.limit : firstLineOf(next, this.#lines) - 1;
      const walked = this.#node({ node, list, index, listId, limit, adopted }, way);
      for (const item of walked.items) items.push(item);
      for (const field of walked.outer) outer.push(field);
    }
    return { items, outer };
  }

  /** Reads one list item: as an item, or only for the items inside it. */
  #node(spot: Spot, way: Way): Walked {
    const { node, adopted } = spot;
    const [paragraph] = node.children;
    if (paragraph === undefined) return { items: [], outer: [] };
    const reason = titleOrReason(node, spot.list, way, this.#lines, this.#context.title);
    if (typeof reason === 'object' && paragraph.type === 'paragraph') return this.#item(spot, paragraph, reason, way);
    if (typeof reason === 'string' && reason !== 'nothing') this.#candidate(node, plainText(paragraph), reason, way.section);
    const inside = this.#inside(spot, way);
    const lazy = way.parent === null ? [] : bulletLazyFields(node, this.#lines);
    return adopted.length === 0 ? { items: inside.items, outer: [...lazy, ...inside.outer] } : inside;
  }

  #item(spot: Spot, paragraph: Paragraph, title: ListTitle, way: Way): Walked {
    const { node, adopted } = spot;
    if (adopted[0] !== undefined) {
      this.problems.push({
        line: lineAt(this.#lines, spanOf(adopted[0]).start),
        level: 'notice',
        code: 'list-of-last-item',
        message:
          'In Markdown this list is beside the item above it, but it is read as a part of that item. Indent it to the item’s text, so that GitHub shows it in the same way.',
      });
    }
    if (title.namesEntryBelow) this.namesEntryBelow = true;
    const parent: ParentItem = {
      line: firstLineOf(node, this.#lines),
      state: node.checked === true ? 'done' : 'open',
      contentColumn: contentColumnOf(node, this.#lines),
    };
    const inside = this.#inside(spot, { ...way, parent });
    const subItems = inside.items.filter((item) => item.parent === parent.line);
    const place = { ...spot, section: way.section, parent: way.parent, topLevel: way.topLevel };
    const read = readItem(place, paragraph, title, inside.outer, subItems, this.#context);
    this.items.push(read.item);
    return { items: [read.item, ...inside.items], outer: read.outer };
  }

  /** Reads the blocks of a list item after its first paragraph. */
  #inside({ node, adopted, limit }: Spot, way: Way): Walked {
    const items: Item[] = [];
    const outer: LazyField[] = [];
    const blocks = [...node.children, ...adopted];
    const end = lastLineOf(adopted.at(-1) ?? node, this.#lines, limit);
    for (const [index, block] of blocks.entries()) {
      if (block.type === 'blockquote') this.#quote(block, way.section);
      if (block.type !== 'list') continue;
      const criteria = way.criteria || introducesNoItems(blocks[index - 1], this.#lines.text);
      const walked = this.#list(block, { ...way, topLevel: false, criteria, limit: end });
      items.push(...walked.items);
      outer.push(...walked.outer);
    }
    return { items, outer };
  }

  #quote(node: Nodes, section: Section | null): void {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') this.#candidate(node, plainText(node.children[0] ?? node), 'in-quote', section);
    if ('children' in node) for (const child of node.children) this.#quote(child, section);
  }

  /** Adds lines as candidates that look like items and are none for GitHub: it shows them as text. */
  #likeItems(node: Nodes, found: ReturnType<typeof boxesInText>, section: Section | null): void {
    const line = lineAt(this.#lines, spanOf(node).start);
    for (const { at, text, why } of found) this.candidates.push({ line: line + at, text, why, section: section?.heading.title ?? '' });
  }

  #candidate(node: Nodes, text: string, why: CandidateReason, section: Section | null): void {
    if (text === '') return;
    this.candidates.push({ line: lineAt(this.#lines, spanOf(node).start), text, why, section: section?.heading.title ?? '' });
  }
}
