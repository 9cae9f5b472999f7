import type { Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { LONGEST_TITLE } from '../release/stage.ts';
import { plainText } from '../text/text.ts';
import { isAboutFile } from './about-file.ts';
import type { EntryGroup, Outline, OutlineEntry, OutlineNode } from './outline.ts';
import { besidePlans } from './readme.ts';
import { pastReleases } from './releases.ts';
import { isChange } from './titles/changes.ts';
import { isColumn } from './titles/stages.ts';
import { ELSEWHERE, EXPLAINS, FIELDS, isTitle, LEARNING, PARTS, PLANS, PROCESS, VERSION } from './vocabulary.ts';
import { guessState, isRepetition } from './words.ts';

/** What the features of all groups of a file share. */
export interface FileFacts {
  readonly outline: Outline;
  readonly nodeOf: ReadonlyMap<EntryGroup, OutlineNode>;
  readonly parentOf: ReadonlyMap<OutlineNode, OutlineNode>;
  /** In how many sections a label at the start of an entry or paragraph appears. */
  readonly labels: ReadonlyMap<string, number>;
  /** How often a title appears in the file. */
  readonly titles: ReadonlyMap<string, number>;
  readonly siblings: ReadonlyMap<OutlineNode, Siblings>;
  readonly behindHistory: ReadonlySet<OutlineNode>;
  /** Entries of lists and tables in the whole file, and of each family. */
  readonly entries: number;
  readonly families: ReadonlyMap<string, number>;
  /** The first group in which an entry's words appear. */
  readonly texts: ReadonlyMap<string, EntryGroup>;
  readonly values: FileValues;
  /** The releases that are out: a day in the title is past, or, if today is not known, a changelog's order tells it. */
  readonly past: ReadonlySet<Section>;
  readonly isChangelog: boolean;
  /** The sections of a README that are not about plans. */
  readonly beside: ReadonlySet<OutlineNode>;
  /** The lines of what is an item without a configuration. */
  readonly itemLines: ReadonlySet<number>;
}

/** What the file as a whole tells, each from 0 to 1. */
export interface FileValues {
  readonly fileTodo: number;
  readonly fileTasks: number;
  readonly fileProse: number;
  readonly fileLearning: number;
  readonly fileProcess: number;
  readonly fileElsewhere: number;
  readonly filePlanTitle: number;
  readonly fileStatusTable: number;
  readonly fileNoHeadings: number;
  readonly fileSmall: number;
  readonly fileParts: number;
}

export const share = <Value>(list: readonly Value[], is: (value: Value) => boolean): number => (list.length === 0 ? 0 : list.filter(is).length / list.length);
export const yes = (is: boolean): number => (is ? 1 : 0);
export const titleOf = ({ section }: Pick<OutlineNode, 'section'>): string => section?.heading.title.slice(0, LONGEST_TITLE) ?? '';
/** From 0 to 1, and 0.5 at `half`. */
export const many = (count: number, half: number): number => count / (count + half);

/** The sections around a section, from the inside to the outside. */
export function sectionsAbove(found: OutlineNode, { parentOf }: FileFacts): OutlineNode[] {
  const list: OutlineNode[] = [];
  for (let at = parentOf.get(found); at !== undefined; at = parentOf.get(at)) list.push(at);
  return list;
}

/** The words that an entry is known by elsewhere: those before a colon or dash, or all. */
export function sameText({ lead, text }: OutlineEntry): string {
  const words = lead === '' ? text.replace(/^(?:[A-Z]{1,4}-?)?\d+[.):]?\s+(?:[-–—]\s)?/u, '').replace(/\s[-–—(].*$/u, '') : lead;
  return words
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** Whether a title is that of what explains, counts or accompanies items. */
export function explains(text: string): boolean {
  return isAboutFile(text) || (isTitle(text, EXPLAINS) && !isTitle(text, PLANS) && !VERSION.test(text));
}

const HISTORY = /^\P{L}*(?:history|archived?|previous|past|older|changelog)/iu;

/** The family of a group: the same form at the same level, and of tables the same header. Releases are apart, and so is what explains something. */
export function familyKey({ form, section, tables: all }: EntryGroup): string {
  const title = titleOf({ section });
  const header = all[0]?.children[0]?.children.map((cell) => plainText(cell).toLowerCase()).join('|') ?? '';
  return `${form} ${section?.heading.level ?? 0} ${explains(title)} ${VERSION.test(title)} ${header}`;
}

/** A number that grows with time: of a year and its quarter or half, or of a version. */
function numberIn(text: string): number[] {
  const year = /20\d\d/.exec(text)?.[0];
  if (year !== undefined) return [Number(year) + Number(/[qh]([1-4])/i.exec(text)?.[1] ?? 0) / 10];
  const version = /\d+(?:\.\d+)*/.exec(text)?.[0];
  return version === undefined ? [] : [version.split('.').reduce((sum, part, at) => sum + Number(part) / 1000 ** at, 0)];
}

/** What the sections share that stand below one heading. */
export interface Siblings {
  readonly count: number;
  /** How many of them have a group of a form. */
  readonly withForm: ReadonlyMap<ItemForm, number>;
  /** The shares of those that are numbered, and that fields or labels describe. */
  readonly numbered: number;
  readonly described: number;
  /** The share of the releases among them that go down the file, without those that are out. */
  readonly descending: number;
}

const NUMBERED = /^(?:[A-Z]{1,4}-?)?\d+[.):]\s|^[A-Z]{1,4}-?\d+\s/u;

function siblingsAmong(nodes: readonly OutlineNode[], labels: ReadonlyMap<string, number>, past: ReadonlySet<Section>): Siblings {
  const withForm = new Map<ItemForm, number>();
  for (const { groups } of nodes) for (const { form } of groups) withForm.set(form, (withForm.get(form) ?? 0) + 1);
  // Below the releases that are planned, people list those that are out.
  const isOut = (one: OutlineNode) => guessState(titleOf(one)) === 'done' || (one.section !== null && past.has(one.section));
  const numbers = nodes.flatMap((one) => (VERSION.test(titleOf(one)) && !isOut(one) ? numberIn(titleOf(one)) : []));
  return {
    count: nodes.length,
    withForm,
    // Beside “3. Later”, the numbers are those of stages, and not of items.
    numbered: nodes.some((one) => isColumn(titleOf(one))) ? 0 : share(nodes, (one) => NUMBERED.test(titleOf(one))),
    described: share(
      nodes.filter(({ section }) => section?.told === false),
      (one) => describes(one, labels),
    ),
    descending: share(
      numbers.slice(1).map((one, at) => one < (numbers[at] ?? 0)),
      (goesDown) => goesDown,
    ),
  };
}

export const isDocument = (found: OutlineNode, { outline }: FileFacts) =>
  found.section !== null && found.section.heading.title === outline.roadmap.title && found.section.heading.level === 1;

/** A child that is told by fields, such as `**Status:** Planned`, or by labels that its neighbours have, too. */
export function describes(found: OutlineNode, labels: ReadonlyMap<string, number>): boolean {
  return leadingLabels(found).some((label) => FIELDS.test(label) || (labels.get(label) ?? 0) >= 3);
}

/** The labels at the starts of a section's paragraphs and bullets. */
function leadingLabels({ blocks, groups }: OutlineNode): string[] {
  const leads = groups.filter(({ form }) => form === 'bullets').flatMap((group) => group.entries.filter(({ labelled }) => labelled).map(labelText));
  const paragraphs = blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const [first] = block.children;
    const text = plainText(block).slice(0, 60);
    if (first?.type === 'strong') return [plainText(first)];
    const plain = /^([\p{L}][\p{L} ]{1,24})[:：]/u.exec(text)?.[1];
    return plain === undefined ? [] : [plain];
  });
  return [...leads, ...paragraphs].map((label) => label.replace(/[:：.\s]+$/, '').toLowerCase());
}

export function labelText({ lead, text }: OutlineEntry): string {
  return (lead === '' ? (/^[^:：–—-]{1,40}/u.exec(text)?.[0] ?? '') : lead).trim().toLowerCase();
}

/** Counts once what the features of a file's groups need. @param today null: days in titles say nothing */
export function fileFacts(outline: Outline, today: IsoDate | null = null): FileFacts {
  const nodeOf = new Map(outline.nodes.flatMap((found) => found.groups.map((group) => [group, found] as const)));
  const parentOf = new Map(outline.nodes.flatMap((found) => found.children.map((child) => [child, found] as const)));
  const labels = new Map<string, number>();
  const titles = new Map<string, number>();
  for (const found of outline.nodes) {
    const name = titleOf(found).toLowerCase();
    if (name !== '') titles.set(name, (titles.get(name) ?? 0) + 1);
    for (const label of new Set(leadingLabels(found))) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const families = new Map<string, number>();
  let all = 0;
  for (const found of outline.nodes)
    for (const group of found.groups) {
      families.set(familyKey(group), (families.get(familyKey(group)) ?? 0) + group.entries.length);
      if (group.form !== 'headings') all += group.entries.length;
    }
  const texts = new Map<string, EntryGroup>();
  for (const found of outline.nodes)
    for (const group of found.groups) for (const text of group.entries.map(sameText)) if (!texts.has(text)) texts.set(text, group);
  const past = pastReleases(outline.roadmap.sections, today);
  const siblings = new Map<OutlineNode, Siblings>();
  const top = siblingsAmong(outline.top, labels, past);
  for (const node of outline.top) siblings.set(node, top);
  for (const { children } of outline.nodes) {
    const among = siblingsAmong(children, labels, past);
    for (const child of children) siblings.set(child, among);
  }
  const behindHistory = nodesBehindHistory(outline.nodes);
  const itemLines = new Set(outline.roadmap.items.map(({ line }) => line));
  const beside = besidePlans(outline.nodes);
  const values = fileValues(outline);
  const isChangelog = outline.nodes.some((found) => isChange(titleOf(found)));
  return { outline, nodeOf, parentOf, labels, titles, texts, siblings, behindHistory, entries: all, families, values, past, isChangelog, beside, itemLines };
}

/** The sections that stand behind a heading such as History, and not above its level. */
function nodesBehindHistory(nodes: readonly OutlineNode[]): ReadonlySet<OutlineNode> {
  const found = new Set<OutlineNode>();
  let level = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const own = node.section?.heading.level ?? 0;
    if (own >= level) found.add(node);
    if (HISTORY.test(titleOf(node))) level = Math.min(level, own);
  }
  return found;
}

function fileValues({ roadmap, nodes, tasks, tablesLike }: Outline): FileValues {
  const told = nodes.reduce((sum, one) => sum + one.told, 0);
  const listed = nodes.reduce((sum, one) => sum + one.listed, 0);
  const entriesAll = nodes.flatMap(({ groups }) => groups.flatMap(({ form, entries: list }) => (form === 'headings' ? [] : list)));
  const heads = [roadmap.title ?? '', ...nodes.map(titleOf)];
  const text = roadmap.text.slice(0, 3000);
  const rows = nodes.flatMap((one) => one.groups.filter(({ form }) => form === 'table' && !explains(titleOf(one)) && !isRepetition(titleOf(one))));
  const withStatus = rows.flatMap(({ tables: all }) => all).filter((one) => one.children.length > 3 && tablesLike(one).guess?.status != null);
  return {
    fileTodo: yes(/(?:^|\/)(?:todo|bugs|known_bugs)[^/]*$/i.test(roadmap.path)),
    fileTasks: many(tasks, 3),
    fileProse: told + listed === 0 ? 0 : told / (told + listed),
    fileLearning: Math.min(1, share(heads, (one) => LEARNING.test(one)) * 4),
    fileProcess: share(entriesAll.slice(0, 2000), ({ text: one }) => PROCESS.test(one)),
    fileElsewhere: yes(ELSEWHERE.test(text)) * (1 - many(entriesAll.length, 5)),
    filePlanTitle: yes(PLANS.test(roadmap.title ?? '')),
    fileStatusTable: Math.min(1, (2 * withStatus.reduce((sum, one) => sum + one.children.length - 1, 0)) / Math.max(1, entriesAll.length)),
    fileNoHeadings: yes(nodes.length === 1),
    fileParts: share(nodes.slice(1).map(titleOf), (one) => isTitle(one, PARTS)),
    fileSmall: 1 - many(told + listed, 1500),
  };
}
