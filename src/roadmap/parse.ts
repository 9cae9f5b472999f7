import type { Definition, Heading, List, ListItem, Nodes, Paragraph, Root } from 'mdast';
import type { Candidate, CandidateReason, Item, Kind, Problem, Roadmap, Section, TimelineEntry } from '../model.ts';
import { bulletLazyFields, type LazyField } from './item-fields.ts';
import { type ItemContext, type ItemPlace, type ParentItem, readItem } from './items.ts';
import { type Lines, lineAt, lineCount, linesOf } from './lines.ts';
import type { IssueAddress } from './link.ts';
import { contentColumnOf, firstLineOf, lastLineOf } from './list-item.ts';
import { parseMarkdown, spanOf } from './markdown.ts';
import { knownTitle, readSections } from './sections.ts';
import { adoptedLists, introducesNoItems, isPlaceholder, isTask, readsBullets } from './shapes.ts';
import { plainText } from './text.ts';
import { isTimeline, readLastUpdated, readTimelineList } from './timeline.ts';

export interface ReadOptions {
  /** The file's path: `BUGS.md` says that its items are bugs. */
  readonly path: string;
  readonly address: IssueAddress;
}

/**
 * Reads a roadmap's text, without its byte-order mark. What is not read as an item is a candidate,
 * and what looks like a mistake is a problem, each with its line. Linear in the text.
 * @throws UserError only where the text is nested too deep to be read at all
 */
export function readRoadmap(text: string, options: ReadOptions): Roadmap {
  const lines = linesOf(text);
  const root = parseMarkdown(text);
  const { title, sections } = readSections(root, lines);
  const reading = new Reading(root, lines, options);
  let next = 0;
  let section: Section | null = null;
  for (const [index, node] of root.children.entries()) {
    if (node.type === 'heading') section = sections[next++] ?? null;
    else reading.block(node, root.children[index - 1], section);
  }
  reading.headings(sections);
  const lastUpdated = readLastUpdated(root, lines, (problem) => reading.problems.push(problem));
  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
  return {
    path: options.path,
    text,
    title,
    sections,
    items: reading.items.toSorted(byLine),
    candidates: reading.candidates.toSorted(byLine),
    problems: reading.problems.toSorted(byLine),
    timeline: reading.timeline,
    lastUpdated,
  };
}

/** What a walk through a list knows of the way down to it. */
interface Way {
  readonly section: Section | null;
  readonly parent: ParentItem | null;
  readonly topLevel: boolean;
  /** The list was introduced as something else than items. */
  readonly criteria: boolean;
  /** The last line that anything on this way can have. */
  readonly limit: number;
}

/** One list item, and where it stands in its list. */
type Spot = Pick<ItemPlace, 'node' | 'list' | 'index' | 'listId' | 'limit' | 'adopted'>;

interface Walked {
  readonly items: readonly Item[];
  readonly outer: readonly LazyField[];
}

/** One walk over one tree. */
class Reading {
  readonly items: Item[] = [];
  readonly candidates: Candidate[] = [];
  readonly problems: Problem[] = [];
  readonly timeline: TimelineEntry[] = [];
  readonly #lines: Lines;
  readonly #adopted: ReadonlyMap<List, readonly List[]>;
  readonly #isAdopted: ReadonlySet<List>;
  readonly #context: ItemContext;
  #lists = 0;

  constructor(root: Root, lines: Lines, options: ReadOptions) {
    this.#lines = lines;
    this.#adopted = adoptedLists(root, lines);
    this.#isAdopted = new Set([...this.#adopted.values()].flat());
    this.#context = {
      lines,
      title: { text: lines.text, address: options.address, definitions: definitionsOf(root) },
      fileKind: fileKind(options.path),
      problem: (problem) => this.problems.push(problem),
    };
  }

  /** One block at the root. */
  block(node: Nodes, before: Nodes | undefined, section: Section | null): void {
    if (node.type === 'list') {
      if (isTimeline(section)) this.timeline.push(...readTimelineList(node, this.#lines, this.#context.problem));
      if (this.#isAdopted.has(node)) return;
      this.#list(node, { section, parent: null, topLevel: true, criteria: introducesNoItems(before), limit: lineCount(this.#lines) });
    } else if (node.type === 'table' && section?.role !== 'never') {
      for (const row of node.children.slice(1)) this.#candidate(row, plainText(row.children[0] ?? row), 'table-row', section);
    } else if (node.type === 'blockquote') this.#quote(node, section);
  }

  /** Headings under which nothing is read may be items themselves. */
  headings(sections: readonly Section[]): void {
    const used = new Set<number | string | null>([...this.items.map(({ section }) => section), ...this.candidates.map(({ section }) => section)]);
    const parents = new Set(sections.map(({ parent }) => parent));
    for (const { index, heading, parent, path, role } of sections) {
      if (parents.has(index) || (parent === null && heading.level === 1)) continue;
      const unknown = knownTitle(heading.title).role === 'none' && role === 'none';
      if (!unknown || used.has(index) || used.has(heading.title)) continue;
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
      items.push(...walked.items);
      outer.push(...walked.outer);
    }
    return { items, outer };
  }

  /** One list item: an item, or something around items. */
  #node(spot: Spot, way: Way): Walked {
    const { node, adopted } = spot;
    const [paragraph] = node.children;
    if (paragraph === undefined) return { items: [], outer: [] };
    const reason = this.#whyNot(node, spot.list, way);
    if (reason === null && paragraph.type === 'paragraph') return this.#item(spot, paragraph, way);
    if (reason !== null && reason !== 'nothing') this.#candidate(node, plainText(paragraph), reason, way.section);
    const inside = this.#inside(spot, way);
    const lazy = way.parent === null ? [] : bulletLazyFields(node, this.#lines);
    return adopted.length === 0 ? { items: inside.items, outer: [...lazy, ...inside.outer] } : inside;
  }

  #item(spot: Spot, paragraph: Paragraph, way: Way): Walked {
    const { node, adopted } = spot;
    if (adopted[0] !== undefined) {
      this.problems.push({
        line: lineAt(this.#lines, spanOf(adopted[0]).start),
        level: 'notice',
        code: 'list-of-last-item',
        message:
          'To Markdown this list stands beside the item above it: it is read as a part of that item. Indent it to the item’s text to make that true on the page too.',
      });
    }
    const parent: ParentItem = {
      line: firstLineOf(node, this.#lines),
      state: node.checked === true || readsDone(way.section) ? 'done' : 'open',
      contentColumn: contentColumnOf(node, this.#lines),
    };
    const inside = this.#inside(spot, { ...way, parent });
    const subItems = inside.items.filter((item) => item.parent === parent.line);
    const read = readItem({ ...spot, section: way.section, parent: way.parent, topLevel: way.topLevel }, paragraph, inside.outer, subItems, this.#context);
    this.items.push(read.item);
    return { items: [read.item, ...inside.items], outer: read.outer };
  }

  /** What stands in a list item besides its first paragraph. */
  #inside({ node, adopted, limit }: Spot, way: Way): Walked {
    const items: Item[] = [];
    const outer: LazyField[] = [];
    const blocks = [...node.children, ...adopted];
    const end = lastLineOf(adopted.at(-1) ?? node, this.#lines, limit);
    for (const [index, block] of blocks.entries()) {
      if (block.type === 'blockquote') this.#quote(block, way.section);
      if (block.type !== 'list') continue;
      const criteria = way.criteria || introducesNoItems(blocks[index - 1]);
      const walked = this.#list(block, { ...way, topLevel: false, criteria, limit: end });
      items.push(...walked.items);
      outer.push(...walked.outer);
    }
    return { items, outer };
  }

  /** Why a list item is not an item: a reason to tell, `nothing` where there is nothing to tell, null where it is one. */
  #whyNot(node: ListItem, list: List, way: Way): CandidateReason | 'nothing' | null {
    const [paragraph] = node.children;
    const never = way.section?.role === 'never';
    if (isTask(node, this.#lines)) {
      if (never || way.criteria) return 'criteria';
      return paragraph !== undefined && isPlaceholder(plainText(paragraph)) ? 'placeholder' : null;
    }
    if (!way.topLevel || never || way.criteria) return 'nothing';
    const text = paragraph === undefined ? '' : plainText(paragraph);
    if (/^(?:\[[ xX]?\])?$/.test(text)) return 'nothing';
    if (typeof node.checked === 'boolean') return 'bullet';
    if (list.ordered === true) return 'numbered';
    if (!readsBullets(way.section?.role ?? 'none')) return 'bullet';
    if (paragraph?.type !== 'paragraph') return 'no-title';
    return isPlaceholder(text) ? 'placeholder' : null;
  }

  #quote(node: Nodes, section: Section | null): void {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') this.#candidate(node, plainText(node.children[0] ?? node), 'in-quote', section);
    if ('children' in node) for (const child of node.children) this.#quote(child, section);
  }

  #candidate(node: Nodes, text: string, why: CandidateReason, section: Section | null): void {
    if (text === '') return;
    this.candidates.push({ line: lineAt(this.#lines, spanOf(node).start), text, why, section: section?.heading.title ?? '' });
  }
}

function readsDone(section: Section | null): boolean {
  return section?.role === 'done' || section?.role === 'resolved';
}

/** The addresses of all link definitions; of one that stands twice the first counts. */
function definitionsOf(root: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (node: Nodes | Definition | Heading): void => {
    if (node.type === 'definition' && !found.has(node.identifier.toUpperCase())) found.set(node.identifier.toUpperCase(), node.url);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function fileKind(path: string): Kind | null {
  return /(?:^|\/)(?:known[-_ ]?)?bugs(?:\.\w+)?$/i.test(path) ? 'bug' : null;
}
