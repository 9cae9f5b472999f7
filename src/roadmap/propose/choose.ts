import type { ItemForm } from '../../model/shapes.ts';
import { labelOf } from '../read/what-is-an-item.ts';
import { grouped } from '../text/group-by.ts';
import { plainText } from '../text/text.ts';
import { isAboutFile, withoutUsers } from './about-file.ts';
import { explains, type FileFacts, familyKey, sectionsAbove, share, titleOf } from './facts.ts';
import { FEATURES } from './features.ts';
import type { EntryGroup, OutlineNode } from './outline.ts';
import { bareSign } from './status/legend.ts';
import { isAside } from './titles/asides.ts';
import { isFixes, isUnreleased } from './titles/changes.ts';
import { EXPLAINS, isTitle, PLANS, VERBS } from './vocabulary.ts';
import { FEATURE_NAMES, type Weights } from './weights.ts';
import { type GuessedRole, guessState } from './words.ts';

/** The state of a section's items; `never`: nobody plans them. */
export type SectionRole = GuessedRole | 'never';

/** Groups of alike shape: phases, quarters, areas. They are judged together. */
export interface Family {
  /** Names it in answers: the same for the same file. */
  readonly key: string;
  readonly form: ItemForm;
  /** Of its first section. Only what is open can be chosen. */
  readonly role: SectionRole;
  readonly groups: readonly EntryGroup[];
  /** Above the threshold its entries are more likely items than not. */
  readonly score: number;
}

/** What a file is read as. */
export interface Choice {
  readonly roles: ReadonlyMap<OutlineNode, SectionRole>;
  /** All families, in the order of the file. */
  readonly families: readonly Family[];
  readonly chosen: ReadonlySet<EntryGroup>;
}

/** How much the judgement of one group follows its own features; the rest is the average of its family. */
const OWN = 0.2;

/** What boxes in a section are worth: they are items already, and a reading that makes them parts of other items loses them. */
const BOXES = 2;

/** How much a group's features speak for its entries being items. */
function scoreOf(group: EntryGroup, facts: FileFacts, weights: Weights): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * FEATURES[name](group, facts), 0);
}

/**
 * What a person says of a family: its entries are items, each in the state that its section tells; or all in one state; or none is an item;
 * or each of its sections is to be judged apart.
 */
export type FamilyAnswer = 'items' | GuessedRole | 'never' | 'apart';

/** The answers by the keys of families. */
export type FamilyAnswers = ReadonlyMap<string, FamilyAnswer>;

/** Stands between a family's key and one of its sections, where they are judged apart. A key is one line. */
export const APART = '\n';

/** Beside a person's answer no feature counts. */
const ANSWERED = 1000;

interface Member {
  readonly group: EntryGroup;
  readonly node: OutlineNode;
  readonly own: number;
}

/** Chooses for the whole file which groups are items: those whose scores are the highest in sum. No entry is read twice. */
export function choose(facts: FileFacts, weights: Weights, threshold: number, answers: FamilyAnswers = new Map()): Choice {
  const { nodes, top } = facts.outline;
  const guessed = new Map<OutlineNode, SectionRole>();
  for (const node of nodes) guessed.set(node, roleOf(node, facts, guessed));
  const keyOf = (group: EntryGroup, node: OutlineNode) => {
    const key = answerKey(group, guessed.get(node) ?? 'open');
    return answers.get(key) === 'apart' ? `${key}${APART}${node.section?.index ?? ''}` : key;
  };
  const roles = answers.size === 0 ? guessed : rolesAsAnswered(facts, guessed, (node) => node.groups.map((group) => answers.get(keyOf(group, node))));
  const roleIn = (node: OutlineNode) => roles.get(node) ?? 'open';
  const byKey = new Map<string, Member[]>();
  for (const node of nodes) for (const group of node.groups) grouped(byKey, keyOf(group, node)).push({ group, node, own: scoreOf(group, facts, weights) });
  const signed = signedGroups(facts);
  const scores = new Map<EntryGroup, number>();
  const families: Family[] = [];
  for (const [key, members] of byKey) {
    const answer = answers.get(key);
    const score = answer === undefined ? meanOf(members) : answer === 'never' ? -ANSWERED : ANSWERED;
    const areSigned = members.every(({ group }) => signed.has(group));
    for (const { group, node, own } of members) {
      // The tables of a family have the same headers, so that all are read or none.
      const judged = group.form === 'table' ? score : OWN * own + (1 - OWN) * score;
      if (answer === undefined && (areNoItems(group) || needsPerson(group, facts))) continue;
      const isSure = answer === undefined && (isReadAnyway(group, facts) || areSigned);
      if (isOpenRole(roleIn(node))) scores.set(group, isSure ? Math.max(judged, threshold + 1) : judged);
    }
    const [first] = members;
    if (first !== undefined) families.push({ key, form: first.group.form, role: roleIn(first.node), groups: members.map(({ group }) => group), score });
  }
  const chosen = new Set(top.flatMap((node) => bestReading(node, scores, threshold).groups));
  return { roles, families, chosen: answers.size === 0 && isStray(chosen, facts) ? new Set() : chosen };
}

/** Whether a group's bullets are items without a configuration, because the title of their section is a known one. */
export function isReadAnyway({ form, entries }: EntryGroup, { itemLines }: FileFacts): boolean {
  return form === 'bullets' && entries.some(({ line }) => itemLines.has(line));
}

/** Whether a group's entries are the fields of a template or a legend, and no items: some list what they may say, and all are of that kind. */
function isTemplate({ form, entries }: EntryGroup): boolean {
  const legends = entries.filter(({ legend }) => legend).length;
  if (form === 'headings' || legends === 0) return false;
  return form === 'table' ? legends * 2 >= entries.length : entries.every(({ legend, labelled }) => legend || labelled);
}

/** Whether a group's entries are no items: by its title, because they are a template, or because most of them only say where something else is. */
export function areNoItems(group: EntryGroup): boolean {
  return isAside(titleOf(group)) || isTemplate(group) || share(group.entries, ({ address }) => address) > 0.5;
}

/** Signs that say by themselves that work waits or goes on, and that it has ended. */
const OPEN_SIGN =
  /^(?:[\u23F3\u231B\u{1F6A7}\u{1F51C}\u2B1C\u{1F532}\u2610\u{1F504}\u{1F4CB}]|:(?:construction|hourglass(?:_flowing_sand)?|soon|white_large_square):)/u;
const CLOSED_SIGN = /^(?:[\u2705\u2714\u2713\u2611\u274C\u2716-\u2718\u{1F6AB}]|:(?:white_check_mark|heavy_check_mark|x):)/u;

/**
 * The lists of which each entry begins with a sign for its state, if some of these signs say that work is open. Others praise and compare. Beside boxes,
 * such lists tell when these are done.
 */
function signedGroups({ outline: { nodes, legend, tasks } }: FileFacts): ReadonlySet<EntryGroup> {
  if (tasks > 0) return new Set();
  const begins = (text: string, signs: readonly string[]) => signs.some((sign) => text.startsWith(bareSign(sign)));
  const isClosed = (text: string) => !begins(text, legend.open) && (CLOSED_SIGN.test(text) || begins(text, [...legend.done, ...legend.dropped]));
  const isOpen = (text: string) => begins(text, legend.open) || (!isClosed(text) && OPEN_SIGN.test(text));
  const groups = nodes
    .filter((node) => !explains(titleOf(node)))
    .flatMap((node) => node.groups.filter(({ form }) => form === 'bullets' || form === 'numbered'));
  const found = groups.filter(({ entries }) => entries.length > 1 && entries.every(({ text }) => isOpen(text) || isClosed(text)));
  return new Set(found.some(({ entries }) => entries.some(({ text }) => isOpen(text))) ? found : []);
}

/** How many entries, beside those that say nothing, have to say their state. */
const TOLD = 0.25;

/**
 * Whether some entries of a group say that they are finished, but in a form that the reader does not read, so that they would be open items. One of many
 * such entries may be a title.
 */
export function hidesFinished(group: EntryGroup, facts: FileFacts): boolean {
  const { unread } = facts.outline;
  if (group.form !== 'bullets' && group.form !== 'numbered') return false;
  if (isBelowFinishedLabel(group, facts)) return true;
  const said = group.entries.flatMap(({ line }) => unread.get(line) ?? []);
  const finished = said.filter((state) => state !== 'open').length;
  const told = said.length / group.entries.length;
  return finished > 1 ? told >= TOLD : finished === 1 && told > 0.5;
}

/** Code units of a line that is used like a title. */
const LONGEST_LABEL = 60;

/** Whether a list of a group stands below a line such as `**Klaar**` that is used like a title and says “finished”, but not to the reader. */
function isBelowFinishedLabel(group: EntryGroup, { nodeOf }: FileFacts): boolean {
  const blocks = nodeOf.get(group)?.blocks ?? [];
  const own = new Set(group.entries.map(({ line }) => line));
  return blocks.some((block, at) => {
    const before = blocks[at - 1];
    if (block.type !== 'list' || before?.type !== 'paragraph' || !block.children.some(({ position }) => own.has(position?.start.line ?? 0))) return false;
    const title = plainText(before).slice(0, LONGEST_LABEL + 1);
    const isLabel = title.length <= LONGEST_LABEL && ((before.children.length === 1 && before.children[0]?.type === 'strong') || /[:\uFF1A]$/.test(title));
    const isKnown = group.section !== null && labelOf(before, { ...group.section, role: 'open' });
    return isLabel && !isKnown && ['done', 'resolved', 'dropped'].includes(guessState(title.replace(/[:\uFF1A]$/, '')));
  });
}

/** Whether a group is a single bullet among boxes, the only one of its kind, with nothing below it. It may be a slip, or the one thing that nobody does: `- [-] Title`. */
function isOddOne(group: EntryGroup, { nodeOf, families }: FileFacts): boolean {
  const [entry] = group.entries;
  // `[~]` says that somebody is at it.
  const isOne = group.entries.length === 1 && entry?.inner === 0 && !entry.text.startsWith('[~]') && families.get(familyKey(group)) === 1;
  return isOne && (group.form === 'bullets' || group.form === 'numbered') && (nodeOf.get(group)?.tasks ?? 0) > 1;
}

/** Whether a person has to say that a group has items, whatever they look like. What is read without a configuration stays. */
export function needsPerson(group: EntryGroup, facts: FileFacts): boolean {
  return !isReadAnyway(group, facts) && (hidesFinished(group, facts) || isOddOne(group, facts));
}

/** The family that an answer is about. What is finished is judged apart from what is open. */
function answerKey(group: EntryGroup, role: SectionRole): string {
  return `${isOpenRole(role) ? '' : `${role} `}${familyKey(group)}`;
}

/** The states of all sections, where a person has told some. A section without an answer follows the one above it, as ever. */
function rolesAsAnswered(
  facts: FileFacts,
  guessed: ReadonlyMap<OutlineNode, SectionRole>,
  answersFor: (node: OutlineNode) => ReadonlyArray<FamilyAnswer | undefined>,
): ReadonlyMap<OutlineNode, SectionRole> {
  const roles = new Map<OutlineNode, SectionRole>();
  for (const node of facts.outline.nodes) {
    const isFinished = !isOpenRole(guessed.get(node) ?? 'open');
    // That the entries of an open section are no items says nothing about its state: its boxes stay.
    const told = answersFor(node).find((answer) => answer !== undefined && answer !== 'items' && answer !== 'apart' && (answer !== 'never' || isFinished));
    roles.set(node, told === undefined || told === 'items' || told === 'apart' ? roleOf(node, facts, roles) : told);
  }
  return roles;
}

/** A file with more than this many entries for each one that is read is a log or a design. */
const MOST_BESIDE = 20;

/** Whether only a few lists among very many are read. They are no plan, then, because a plan would be longer. */
function isStray(chosen: ReadonlySet<EntryGroup>, { entries }: FileFacts): boolean {
  const read = [...chosen].reduce((sum, group) => sum + group.entries.length, 0);
  return [...chosen].every(({ form }) => form !== 'headings') && read * MOST_BESIDE < entries;
}

/** A group of many entries counts more than one of few, but not in proportion. */
function meanOf(all: readonly Member[]): number {
  // What are surely no items says nothing about its neighbours.
  const some = all.filter(({ group }) => !areNoItems(group));
  const members = some.length > 0 ? some : all;
  const weight = ({ group }: Member) => Math.sqrt(group.entries.length);
  const total = members.reduce((sum, one) => sum + weight(one), 0);
  return members.reduce((sum, one) => sum + one.own * weight(one), 0) / total;
}

export function isOpenRole(role: SectionRole): boolean {
  return role === 'open' || role === 'later' || role === 'external';
}

interface Gain {
  readonly gain: number;
  readonly groups: readonly EntryGroup[];
}

/** The best reading of a section and all below it: its headings are items, or what stands below them has items of its own. */
function bestReading(node: OutlineNode, scores: ReadonlyMap<EntryGroup, number>, threshold: number): Gain {
  const gainOf = (group: EntryGroup) => (scores.get(group) ?? Number.NEGATIVE_INFINITY) - threshold;
  const own = node.groups.filter((group) => group.form !== 'headings' && gainOf(group) > 0);
  const below = node.children.map((child) => bestReading(child, scores, threshold));
  let inner: Gain = { gain: below.reduce((sum, { gain }) => sum + gain, 0), groups: below.flatMap(({ groups }) => groups) };
  const headings = node.groups.find(({ form }) => form === 'headings');
  if (headings !== undefined) {
    const gain = gainOf(headings) * headings.children.filter((child) => mayBeItem(child)).length;
    if (gain > 0 && gain > inner.gain) inner = { gain, groups: [headings] };
  }
  const boxes = node.tasks > 0 ? BOXES : 0;
  return { gain: boxes + inner.gain + own.reduce((sum, group) => sum + gainOf(group), 0), groups: [...own, ...inner.groups] };
}

/** Whether a heading among others that are items may be one, too: not “Overview” or “How to take part”, and no template for further items. @param title without what says that it is finished */
export function mayBeItem({ section, legend }: OutlineNode, title: string = titleOf({ section })): boolean {
  if (legend || isAboutFile(title) || isAside(title)) return false;
  return title !== '' && (!isTitle(withoutUsers(title), EXPLAINS) || isTitle(title, PLANS) || VERBS.test(title)) && guessState(title) === 'open';
}

/** Whether a section is “Fixed” of a changelog below what is not released yet: its bugs are still to be fixed. */
export function isToBeFixed(node: OutlineNode, facts: FileFacts): boolean {
  return facts.isChangelog && isFixes(titleOf(node)) && sectionsAbove(node, facts).some((above) => isUnreleased(titleOf(above)));
}

/** The state of a section's items: by its own title, or else by a heading above it. The document's title says nothing about one section. */
function roleOf(node: OutlineNode, facts: FileFacts, roles: ReadonlyMap<OutlineNode, SectionRole>): SectionRole {
  const { section } = node;
  const { parentOf, outline, past, beside } = facts;
  if (beside.has(node)) return 'never';
  const isName = section !== null && section.heading.level === 1 && section.heading.title === outline.roadmap.title;
  const own = section === null || isName ? 'open' : past.has(section) ? 'done' : isToBeFixed(node, facts) ? 'open' : guessState(section.heading.title);
  const parent = parentOf.get(node);
  const above = parent === undefined || beside.has(parent) ? 'open' : (roles.get(parent) ?? 'open');
  return own !== 'open' && isOpenRole(above) ? own : above;
}
