import type { Table } from 'mdast';
import { isClosedRole, type Roadmap } from '../../model/roadmap.ts';
import { type ItemForm, SHAPES } from '../../model/shapes.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { fileKind } from '../read/item-values.ts';
import { bugMark } from '../read/kind-words.ts';
import { canonicalTitle, knownTitle } from '../read/sections.ts';
import { type FinishedThing, finishedThing } from '../release/finished-subject.ts';
import { grouped } from '../text/group-by.ts';
import { escapePattern, saysNoAlone } from '../text/words.ts';
import { type Choice, choose, type FamilyAnswers, isOpenRole, isReadAnyway, isToBeFixed, mayBeItem } from './choose.ts';
import { type FileFacts, fileFacts, titleOf } from './facts.ts';
import { columnsToName, commonColumns, headerKey } from './field-columns.ts';
import { withGenreTitles } from './genre.ts';
import { type Outline, type OutlineNode, outlineOf } from './outline.ts';
import { namedRules, type ProposedSection, type UnnamedRule } from './shorten.ts';
import { askingColumns, crossesForNo } from './status/answering-columns.ts';
import { withCellForms } from './status/cell-forms.ts';
import { formOfCells, withColumnWords } from './status/column-language.ts';
import { bareSign, type Legend } from './status/legend.ts';
import { type ListedTitles, openWordsFound } from './status/open-words.ts';
import { rowsWithoutState, statusColumns } from './status/state-columns.ts';
import { droppedLike, labelledStates, withDroppedWord, wordsFound } from './status/status-words.ts';
import { staysInPlace } from './stays.ts';
import { isProposedTimeline } from './timelines.ts';
import { THRESHOLD, WEIGHTS, type Weights } from './weights.ts';
import type { GuessedRole } from './words.ts';

/** A configuration that would track what a maintainer probably means. */
export interface Proposal {
  readonly sections: readonly ProposedSection[];
  readonly words: { readonly done: readonly string[]; readonly dropped: readonly string[]; readonly open?: readonly string[] };
  /** The marks in titles that say that an item is a bug. */
  readonly bugs: readonly string[];
  /** Finished items stay where they are, and say there that they are finished. */
  readonly stays?: true;
}

/**
 * Guesses a configuration for a file that was read without one. It names no section if the file is most likely no plan.
 * @param today tells which releases are out by the days in their titles; null: days say nothing
 */
export function propose(roadmap: Roadmap, today: IsoDate | null = null): Proposal {
  return proposeFrom(countedFacts(roadmap, today), WEIGHTS, THRESHOLD);
}

/** What a proposal is made from, of a file that was read without a configuration. It is counted once, and serves for any answers. */
export function countedFacts(roadmap: Roadmap, today: IsoDate | null = null): FileFacts {
  return fileFacts(outlineOf(roadmap), today);
}

/** The proposal for a file with what a person says of some families. */
export function proposeAnswered(facts: FileFacts, answers: FamilyAnswers): Proposal {
  return proposeFrom(facts, WEIGHTS, THRESHOLD, answers);
}

/**
 * The same with other weights, and with what a person says of some families.
 * @param threshold the score above which a family is read as items
 */
export function proposeFrom(facts: FileFacts, weights: Weights, threshold: number, answers?: FamilyAnswers): Proposal {
  const { roadmap } = facts.outline;
  const choice = withGenreTitles(choose(facts, weights, threshold, answers), facts, answers);
  const finished = finishedHeadings(choice);
  const rules = rulesOf(facts, choice, finished, answers !== undefined && answers.size > 0);
  const tables = [...choice.chosen].flatMap((group) => group.tables);
  const columns = statusColumns(tables, (table) => facts.outline.tablesLike(table).proposed?.at.status);
  const cells = columns.flatMap((column) => column.cells);
  const { legend } = facts.outline;
  // Signs in a comparison say little about cells that speak in words.
  const asides = formOfCells(columns) === null ? [] : rowsWithoutState(otherTables(facts.outline, choice, tables));
  const told = asides.length === 0 ? legend : { ...legend, lines: new Set([...legend.lines, ...asides]) };
  const inText = withCellForms(wordsFound(roadmap.text, haveListItems(roadmap, rules), cells, told), cells, roadmap.text);
  const inFile = withoutCrosses(inText, crossesForNo(columns), legend);
  const all = withWords(inFile, [...finished.values()]);
  const ofFile = { ...all, done: all.done.filter((word) => !isOnlyOfReleases(word, roadmap, facts.past)) };
  const inWords = rules.filter(({ items }) => items.some((form) => form === 'headings' || form === 'table'));
  // Without tables and finished items, those of headings may tell their state behind a label.
  const said = columns.length + ofFile.done.length === 0 && inWords.length > 0 ? labelledStates(roadmap.text) : columns;
  const found = withColumnWords(ofFile, said, { open: inFile.open, text: roadmap.text, isOtherScript: isOtherScript(roadmap) });
  const stays = staysInPlace(facts, choice, found);
  const words =
    inWords.length > 0
      ? withBothStates(found, inWords, { open: inFile.open, asked: askingColumns(columns).map(({ header }) => canonicalTitle(header)) }, roadmap)
      : stays
        ? withDroppedBeside(found, roadmap)
        : found;
  const open = openWordsFound(listsOfItems(facts, choice), words, facts.outline.legend, roadmap.text);
  const allWords = open.length === 0 ? words : { ...words, open };
  return { sections: namedRules(rules, roadmap.sections, facts.past), words: allWords, bugs: bugMarks(choice, roadmap), ...(stays ? { stays } : {}) };
}

/** The titles in each list that is read as items, or will be, and in those of finished items. */
function listsOfItems(facts: FileFacts, { chosen, roles }: Choice): ListedTitles {
  const { nodes, roadmap } = facts.outline;
  const inLists = nodes.map((node) => ({ role: roles.get(node) ?? 'open', groups: node.groups.filter(({ form }) => form !== 'table') }));
  const titlesOf = (groups: OutlineNode['groups']) => groups.map(({ entries }) => entries.map(({ text }) => text));
  const open = inLists.flatMap(({ role, groups }) => (isOpenRole(role) ? groups.filter((group) => chosen.has(group) || isReadAnyway(group, facts)) : []));
  const finished = inLists.flatMap(({ role, groups }) => (isClosedRole(role) ? groups : []));
  const boxes = new Map<number, string[]>();
  for (const { shape, title, source } of roadmap.items) if (SHAPES[shape].finishedBy === 'box') grouped(boxes, source.list).push(title);
  return { open: [...titlesOf(open), ...boxes.values()], finished: titlesOf(finished) };
}

/** Whether a word stands only at the start of titles of releases that are out: `Released: 1.0`. It says nothing of work that is finished before the next one is. */
function isOnlyOfReleases(word: string, { text }: Roadmap, past: FileFacts['past']): boolean {
  const small = word.toLowerCase();
  const begins = [...past].some(({ heading }) => heading.title.toLowerCase().startsWith(small));
  return begins && !text.split(/\r\n|\n|\r/).some((line) => !line.startsWith('#') && line.toLowerCase().includes(small));
}

/** The marks of bugs that at least two titles have, or one and a line that explains them. Those that are known anyway need no configuration. */
function bugMarks({ chosen }: Choice, { items, text }: Roadmap): string[] {
  const entries = [...chosen].flatMap((group) => group.entries);
  const titles = new Map([...entries.map(({ line, text: title }) => [line, title] as const), ...items.map(({ line, title }) => [line, title] as const)]);
  const all = [...titles.values()];
  // Behind a tag, no mark is known anyway.
  const marks = all
    .flatMap((title) => bugMark(title) ?? [])
    .filter((mark) => !/^(?:bug|fix):$/i.test(mark) || all.some((title) => title.startsWith('[') && bugMark(title) === mark));
  const isExplained = (mark: string) => new RegExp(`${escapePattern(mark)}[^\\p{L}\\n]{1,6}bug`, 'iu').test(text);
  // A mark without a colon would also be the start of other titles.
  const isOther = (mark: string) => /\p{L}$/u.test(mark) && all.some((title) => title.toLowerCase().startsWith(mark.toLowerCase()));
  return [...new Set(marks.filter((mark, at) => (marks.indexOf(mark) !== at || isExplained(mark)) && !isOther(mark)))];
}

/** The words with one for dropped, where titles of lists say in words alone that they are done: beside these, a line through another one would be a second form. */
function withDroppedBeside({ done, dropped }: Proposal['words'], { text }: Roadmap): Proposal['words'] {
  const inWords = done.length > 0 && done.every((word) => /^\p{L}/u.test(word)) && !text.includes('~~');
  const word = droppedLike(done) ?? 'dropped';
  // Capitals set a word off before a title, if the configuration has them.
  const areCapitals = done.every((one) => /^\p{Lu}{2}/u.test(one) && one === one.toUpperCase());
  return { done, dropped: dropped.length === 0 && inWords ? [areCapitals ? word.toUpperCase() : word] : dropped };
}

/** The tables that are no items. Those in finished sections show how finished rows look. */
function otherTables({ nodes }: Outline, { roles }: Choice, ofItems: readonly Table[]): Table[] {
  return nodes.flatMap((node) => (isClosedRole(roles.get(node)) ? [] : tablesIn(node).filter((table) => !ofItems.includes(table))));
}

/** The words without crosses that say “no” in the columns of the file, unless it explains them. These rows are open. */
function withoutCrosses<Words extends Proposal['words'] & Pick<Legend, 'open'>>(words: Words, crosses: readonly string[], legend: Legend): Words {
  const forNo = crosses.filter((cross) => !legend.dropped.some((sign) => bareSign(sign) === cross));
  return { ...words, dropped: words.dropped.filter((word) => !forNo.includes(bareSign(word))), open: [...words.open, ...forNo] };
}

/** Whether open items stand in lists, as they are read with these rules. */
function haveListItems({ items }: Roadmap, rules: readonly UnnamedRule[]): boolean {
  return (
    items.some(({ state }) => state !== 'dropped') ||
    rules.some(({ role, items: forms }) => role !== 'timeline' && isOpenRole(role) && forms.some((form) => form !== 'headings' && form !== 'table'))
  );
}

/** The headings among items that are finished, as marks in their titles say. The reader takes the marks off, so that these are items, too. */
function finishedHeadings({ chosen, roles }: Choice): ReadonlyMap<OutlineNode, FinishedThing> {
  const children = [...chosen].flatMap((group) => (group.form === 'headings' ? group.children : []));
  return new Map(
    children.flatMap((node) => {
      const thing = isClosedRole(roles.get(node)) ? finishedThing(titleOf(node)) : null;
      return thing === null || !mayBeItem(node, thing.subject) ? [] : [[node, thing]];
    }),
  );
}

/** The words for finished work, with those that stand in the titles of finished headings. */
function withWords({ done, dropped }: Proposal['words'], finished: readonly FinishedThing[]): Proposal['words'] {
  const said = (state: FinishedThing['state']) => finished.flatMap((thing) => (thing.state === state ? thing.words : []));
  return { done: [...new Set([...done, ...said('done')])], dropped: [...new Set([...dropped, ...said('dropped')])] };
}

/**
 * The words with one for each state, where the file has none and the usual English one would be strange: beside signs, in another language or script, or for
 * bugs.
 * @param inWords the rules for items that say their state in words
 * @param said `open`: signs that say something else in this file, so that they say neither state; `asked`: headers that ask whether something is finished,
 * whose language is that of the cells
 */
function withBothStates(
  { done, dropped }: Proposal['words'],
  inWords: readonly UnnamedRule[],
  { open, asked }: { readonly open: readonly string[]; readonly asked: readonly string[] },
  roadmap: Roadmap,
): Proposal['words'] {
  const { path, sections } = roadmap;
  const isOther = isOtherScript(roadmap);
  const [title] = sections;
  const ofFile = title !== undefined && /\bbugs\b/i.test(title.heading.title) ? 'bug' : fileKind(path);
  const areBugs = inWords.every(({ sections: own }) => (own.length === 0 ? ofFile === 'bug' : own.every(({ kind }) => (kind ?? ofFile) === 'bug')));
  const isFree = (word: string) => !open.some((sign) => bareSign(sign) === word);
  const like = [droppedLike(done), droppedLike(asked), isOther ? '\u274c' : null].find((word) => word !== null && isFree(word)) ?? null;
  const usual = isOther ? ['\u2705'] : areBugs ? WORDS_FOR_BUGS : ['Done', '\u2705'].every(isFree) ? [] : ['Done'];
  return {
    done: done.length === 0 ? usual.filter(isFree) : done,
    dropped: dropped.length === 0 && like !== null ? [like] : withDroppedWord(done, dropped),
  };
}

/** Whether most titles of sections have letters that are not Latin. */
function isOtherScript({ sections }: Roadmap): boolean {
  const titles = sections.map(({ heading }) => heading.title).filter((title) => /\p{L}/u.test(title));
  return titles.filter((title) => /[^\P{L}\p{Script=Latin}]/u.test(title)).length * 2 > titles.length;
}

/** The first one is written. Cells of signs get the sign. */
const WORDS_FOR_BUGS = ['Fixed', 'Done', '\u2705'];

/** The rules for what was chosen, for finished sections, and for headings among items that are none. */
function rulesOf(facts: FileFacts, { chosen, roles }: Choice, finishedItems: ReadonlyMap<OutlineNode, unknown>, isAnswered: boolean): UnnamedRule[] {
  const { outline } = facts;
  const withOpen = sectionsWithOpen(outline.roadmap);
  // A timeline holds no items, so that boxes in it would be lost.
  const mayBeTimeline = ({ section }: OutlineNode) => !withOpen.has(section?.index ?? null);
  const timelines = new Set(outline.nodes.filter((node) => isOpenRole(roles.get(node) ?? 'open') && mayBeTimeline(node) && isProposedTimeline(node, facts)));
  if (chosen.size === 0 && outline.openTasks === 0 && timelines.size === 0 && !isAnswered) return [];
  const excluded = new Set([...chosen].flatMap(({ form, children }) => (form === 'headings' ? children.filter((child) => !mayBeItem(child)) : [])));
  const forms = formsByLevel(outline.nodes, chosen);
  const headers = new Set([...chosen].flatMap(({ tables }) => tables.map(headerKey)));
  // A table without rows waits for its first one.
  const isWaiting = (table: Table) => table.children.length === 1 && headers.has(headerKey(table));
  return outline.nodes.flatMap((node): UnnamedRule[] => {
    const sections = node.section === null ? [] : [node.section];
    if (finishedItems.has(node)) return [];
    if (timelines.has(node)) return [{ sections, role: 'timeline', items: ['bullets'], columns: null }];
    const own = node.groups.filter((group) => chosen.has(group));
    const role = roles.get(node) ?? 'open';
    const waiting = tablesIn(node).filter(isWaiting);
    const tables = [...own.flatMap((group) => group.tables), ...waiting];
    if (own.length > 0 || (waiting.length > 0 && isOpenRole(role))) {
      const kind = isToBeFixed(node, facts) ? { kind: 'bug' as const } : {};
      const items = [...new Set([...own.map(({ form }) => form), ...tables.map(() => 'table' as const)])];
      return [{ sections, role, ...kind, items, columns: commonColumns(tables, outline.tablesLike) }];
    }
    // Its title alone makes its bullets items, so that a rule has to say otherwise. Its boxes stay.
    if (isOpenRole(role) && node.groups.some((group) => isReadAnyway(group, facts))) return [{ sections, role, items: ['tasks'], columns: null }];
    const finished = isOpenRole(role) ? 'never' : role;
    const below = finished === 'never' ? [] : tablesBelow(node);
    const items: readonly ItemForm[] = finished === 'never' ? ['bullets'] : formsIn(node, forms, below.some(isWaiting));
    const ofItems = items.includes('table') ? below.filter((table) => table.children.length > 1 || isWaiting(table)) : [];
    const isUnsure = finished === 'done' || finished === 'resolved' || saysNoAlone(canonicalTitle(node.section?.heading.title ?? ''));
    if (isUnsure && withOpen.has(node.section?.index ?? null)) return [];
    const told = excluded.has(node) || (finished !== 'never' && !isToldAbove(node, facts, roles) && !isKnown(node, finished, items));
    return told && sections.length > 0 ? [{ sections, role: finished, items, columns: columnsToName(commonColumns(ofItems, outline.tablesLike)) }] : [];
  });
}

/** The sections with an open box in them or below them. A rule that all there is finished would hide it. */
function sectionsWithOpen({ items, sections }: Roadmap): ReadonlySet<number | null> {
  const found = new Set<number | null>();
  for (const { section, state } of items.filter((item) => !isSubItem(item)))
    if (state === 'open') for (let at = section; at !== null && !found.has(at); at = sections[at]?.parent ?? null) found.add(at);
  return found;
}

/** Whether the section above has the same role, which is passed on. */
function isToldAbove(node: OutlineNode, { parentOf }: FileFacts, roles: Choice['roles']): boolean {
  const parent = parentOf.get(node);
  return parent !== undefined && roles.get(parent) === roles.get(node);
}

/** Whether a section is read so without a configuration. */
function isKnown({ section }: OutlineNode, role: GuessedRole, items: readonly ItemForm[]): boolean {
  return section?.role === role && knownTitle(section.heading.title).role === role && items.join() === 'bullets';
}

/** The forms of the items in the sections of each level. */
function formsByLevel(nodes: readonly OutlineNode[], chosen: Choice['chosen']): ReadonlyMap<number, ReadonlySet<ItemForm>> {
  const forms = new Map<number, Set<ItemForm>>();
  for (const { section, groups } of nodes) {
    const level = section?.heading.level ?? 0;
    for (const group of groups) if (chosen.has(group)) forms.set(level, (forms.get(level) ?? new Set()).add(group.form));
  }
  return forms;
}

const tablesIn = ({ blocks }: OutlineNode) => blocks.filter((block) => block.type === 'table');

/** The tables of a section and of all below it. */
function tablesBelow(node: OutlineNode): Table[] {
  return [...tablesIn(node), ...node.children.flatMap(tablesBelow)];
}

/**
 * The form of a finished section: that of the open ones beside it, or else the one that most entries in it and below it have.
 * @param isWaiting a table without rows stands in it, which has the headers of another one
 */
function formsIn(node: OutlineNode, forms: ReadonlyMap<number, ReadonlySet<ItemForm>>, isWaiting: boolean): ItemForm[] {
  const beside = forms.get(node.section?.heading.level ?? 0);
  const same = node.groups.map(({ form }) => form).filter((form) => beside?.has(form) === true);
  if (same.length > 0) return isWaiting && !same.includes('table') ? [...same, 'table'] : same;
  const counts = new Map<ItemForm, number>();
  const count = (one: OutlineNode): void => {
    for (const { form, entries } of one.groups) if (form !== 'headings') counts.set(form, (counts.get(form) ?? 0) + entries.length);
    for (const child of one.children) count(child);
  };
  count(node);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return isWaiting ? ['table'] : [first?.[0] ?? 'bullets'];
}
