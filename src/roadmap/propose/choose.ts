import type { ItemForm } from '../../model/roadmap.ts';
import { grouped } from '../text/group-by.ts';
import { type FileFacts, familyKey, titleOf } from './facts.ts';
import { FEATURES } from './features.ts';
import type { EntryGroup, OutlineNode } from './outline.ts';
import { EXPLAINS, isTitle, PLANS, VERBS } from './vocabulary.ts';
import { FEATURE_NAMES, type Weights } from './weights.ts';
import { type GuessedRole, guessState } from './words.ts';

/** Groups of alike shape: phases, quarters, areas. They are judged together. */
export interface Family {
  /** Names it in answers: the same for the same file. */
  readonly key: string;
  readonly form: ItemForm;
  readonly role: GuessedRole;
  readonly groups: readonly EntryGroup[];
  /** Above the threshold its entries are more likely items than not. */
  readonly score: number;
}

/** What a file is read as. */
export interface Choice {
  readonly roles: ReadonlyMap<OutlineNode, GuessedRole | 'never'>;
  /** All families of open items that there may be, in the order of the file. */
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

/** What a person says of families, by their keys: whether their entries are items. */
export type FamilyAnswers = ReadonlyMap<string, boolean>;

/** Beside a person's answer no feature counts. */
const ANSWERED = 1000;

/** Chooses for the whole file which groups are items: those whose scores are the highest in sum. No entry is read twice. */
export function choose(facts: FileFacts, weights: Weights, threshold: number, answers: FamilyAnswers = new Map()): Choice {
  const { nodes, top } = facts.outline;
  const roles = new Map<OutlineNode, GuessedRole | 'never'>();
  for (const node of nodes) roles.set(node, roleOf(node, facts, roles));
  const isOpen = (node: OutlineNode) => isOpenRole(roles.get(node) ?? 'open');
  const groups = nodes
    .filter(isOpen)
    .flatMap((node) => node.groups.map((group) => ({ group, role: roles.get(node) ?? 'open', own: scoreOf(group, facts, weights) })));
  const byKey = new Map<string, typeof groups>();
  for (const one of groups) grouped(byKey, familyKey(one.group)).push(one);
  const scores = new Map<EntryGroup, number>();
  const families: Family[] = [];
  for (const [key, members] of byKey) {
    const answer = answers.get(key);
    const mean = answer === undefined ? meanOf(members) : answer ? ANSWERED : -ANSWERED;
    for (const { group, own } of members) scores.set(group, OWN * own + (1 - OWN) * mean);
    const role = members[0]?.role ?? 'open';
    families.push({
      key,
      form: members[0]?.group.form ?? 'bullets',
      role: role === 'never' ? 'open' : role,
      groups: members.map(({ group }) => group),
      score: mean,
    });
  }
  const chosen = new Set(top.flatMap((node) => bestReading(node, scores, threshold).groups));
  return { roles, families, chosen: answers.size === 0 && isStray(chosen, facts) ? new Set() : chosen };
}

/** A file with more than this many entries for each one that is read is a log or a design. */
const MOST_BESIDE = 20;

/** Whether only a few lists among very many are read. They are no plan, then, because a plan would be longer. */
function isStray(chosen: ReadonlySet<EntryGroup>, { entries }: FileFacts): boolean {
  const read = [...chosen].reduce((sum, group) => sum + group.entries.length, 0);
  return [...chosen].every(({ form }) => form !== 'headings') && read * MOST_BESIDE < entries;
}

/** A group of many entries counts more than one of few, but not in proportion. */
function meanOf(members: ReadonlyArray<{ readonly group: EntryGroup; readonly own: number }>): number {
  const weight = ({ group }: { readonly group: EntryGroup }) => Math.sqrt(group.entries.length);
  const total = members.reduce((sum, one) => sum + weight(one), 0);
  return members.reduce((sum, one) => sum + one.own * weight(one), 0) / total;
}

export function isOpenRole(role: GuessedRole | 'never'): boolean {
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
    const gain = gainOf(headings) * headings.children.filter(mayBeItem).length;
    if (gain > 0 && gain > inner.gain) inner = { gain, groups: [headings] };
  }
  const boxes = node.tasks > 0 ? BOXES : 0;
  return { gain: boxes + inner.gain + own.reduce((sum, group) => sum + gainOf(group), 0), groups: [...own, ...inner.groups] };
}

/** Whether a heading among others that are items may be one, too: not “Overview” or “How to take part”. */
export function mayBeItem({ section }: OutlineNode): boolean {
  const title = titleOf({ section });
  return title !== '' && (!isTitle(title, EXPLAINS) || isTitle(title, PLANS) || VERBS.test(title)) && guessState(title) === 'open';
}

/** The state of a section's items: by its own title, or else by a heading above it. The document's title says nothing about one section. */
function roleOf(node: OutlineNode, { parentOf, outline }: FileFacts, roles: ReadonlyMap<OutlineNode, GuessedRole | 'never'>): GuessedRole | 'never' {
  const { section } = node;
  const isName = section !== null && section.heading.level === 1 && section.heading.title === outline.roadmap.title;
  const own = section === null || isName ? 'open' : guessState(section.heading.title);
  const parent = parentOf.get(node);
  const above = parent === undefined ? 'open' : (roles.get(parent) ?? 'open');
  return own !== 'open' && isOpenRole(above) ? own : above;
}
