import type { Content, Place } from '../../model/agreement.ts';
import type { NewItem } from '../../model/plan.ts';
import type { Kind, Priority, Roadmap, Section } from '../../model/roadmap.ts';
import { SHAPES } from '../../model/shapes.ts';
import { canHold } from '../../roadmap/edit/new-item.ts';
import { fileKind } from '../../roadmap/read/item-values.ts';
import { canonicalTitle, knownTitle } from '../../roadmap/read/sections.ts';
import { homesOf, isClosedRole } from './placement.ts';

/** What speaks for a section as the place of a new item. The first of these that holds for a section decides. `docs/agreement.md` shows this table. */
export const EVIDENCE = {
  before: 'The item stood there before it left the file.',
  named:
    'Its title is the name of a label or of the milestone of the issue: “Documentation” for the label `docs`, “High priority” for `priority: high`. Or it gives its items that level.',
  kind: 'Its title, or one above it, names the kind of the issue: “Bugs”, “New features”.',
  open: 'Its title, or one above it, is a known one for open items of that kind (“Planned”), or one for what is not sorted yet (“Ideas”).',
  items: 'It has the most open items of that kind.',
  top: 'The items of that kind stand above the first heading.',
} as const;

type PlaceEvidence = keyof typeof EVIDENCE;

const ORDER = Object.keys(EVIDENCE) as PlaceEvidence[];

/** What an issue tells of the place of its new item. */
export interface Newcomer {
  readonly kind: Kind;
  readonly external: boolean;
  readonly priority: Priority | null;
  /** Its labels that are not of the action, its level, and the title of its milestone. */
  readonly names: readonly string[];
  readonly content: Content;
}

/** Where a new item goes. PlaceEvidence decides; without any, a section is made. */
export function newItemDestination(roadmap: Roadmap, wanted: Newcomer, place: Place | null): NewItem['to'] {
  const { kind, external } = wanted;
  // Who changed the label meanwhile has said that it belongs elsewhere.
  const home = place === null ? undefined : homesOf(roadmap, place).find((section) => section?.external === external);
  if (home !== undefined && home !== null) return { at: 'end', section: home.index };
  const counted = countInSections(roadmap, wanted);
  const judged = roadmap.sections.flatMap((section) => judgedSection(roadmap, section, wanted, counted) ?? []);
  const top = counted.open.get(null) ?? 0;
  const above: JudgedSection[] = top > 0 ? [{ section: null, last: false, rank: ORDER.indexOf('top'), inherited: false, count: top }] : [];
  const [best] = [...judged, ...above].toSorted(byEvidence);
  if (best !== undefined) return { at: 'end', section: best.section };
  return { at: 'new-section', title: roadmap.newTitles[external ? 'external' : kind], role: 'open' };
}

/** The items of a roadmap, counted by section. Sub-items are not counted. */
interface SectionCounts {
  /** Open items of the wanted kind. */
  readonly open: ReadonlyMap<number | null, number>;
  /** The sections that have items of any kind and state. */
  readonly used: ReadonlySet<number | null>;
  /** The sections below which others have open items of the wanted kind. */
  readonly around: ReadonlySet<number>;
  /** The sections that have sections below them. */
  readonly parents: ReadonlySet<number | null>;
  /** The lines of headings that are items. */
  readonly headings: ReadonlySet<number>;
}

function countInSections({ items, sections }: Roadmap, { kind, external }: Newcomer): SectionCounts {
  const outer = items.filter(({ parent }) => parent === null);
  const open = new Map<number | null, number>();
  for (const item of outer) {
    if (item.state === 'open' && item.kind === kind && item.external === external) open.set(item.section, (open.get(item.section) ?? 0) + 1);
  }
  const around = new Set<number>();
  for (const index of open.keys()) {
    for (let at = sections[index ?? -1]?.parent ?? null; at !== null && !around.has(at); at = sections[at]?.parent ?? null) around.add(at);
  }
  return {
    ...{ open, around },
    used: new Set(outer.map(({ section }) => section)),
    parents: new Set(sections.map(({ parent }) => parent)),
    headings: new Set(outer.flatMap(({ shape, line }) => (SHAPES[shape].among === 'headings' ? [line] : []))),
  };
}

interface JudgedSection {
  readonly section: number | null;
  /** Taken only if nothing else fits. */
  readonly last: boolean;
  readonly rank: number;
  /** A heading above it has the title that speaks for it. */
  readonly inherited: boolean;
  readonly count: number;
}

/** Titles decide by their place in the file, what stands below them by the number of items. */
function byEvidence(one: JudgedSection, other: JudgedSection): number {
  const isCounted = one.inherited || ORDER[one.rank] === 'items';
  return (
    Number(one.last) - Number(other.last) ||
    one.rank - other.rank ||
    Number(one.inherited) - Number(other.inherited) ||
    (isCounted ? other.count - one.count : 0) ||
    (one.section ?? 0) - (other.section ?? 0)
  );
}

/** What speaks for a section; null if the item cannot stand there. */
function judgedSection(roadmap: Roadmap, section: Section, wanted: Newcomer, counted: SectionCounts): JudgedSection | null {
  const { index, path, heading } = section;
  if (!takes(roadmap, section, wanted, counted) || !canHold(roadmap, index, wanted.content)) return null;
  const isForItsLevel = section.priority !== null && section.priority === wanted.priority;
  const isNamed = isForItsLevel || wanted.names.some((name) => isSameName(name, heading.title) || isSameName(name, section.release ?? ''));
  const evidence = (titles: readonly string[]): PlaceEvidence | null => {
    if (namesKind(section, titles, wanted.kind)) return 'kind';
    return titles.some((title) => isOpenTitle(title, wanted)) ? 'open' : null;
  };
  const itself = evidence([heading.title]);
  const found: PlaceEvidence = isNamed ? 'named' : (itself ?? evidence(path.slice(0, -1)) ?? 'items');
  const inherited = !isNamed && itself === null;
  const isOther = !isNamed && (section.release !== null || !isForLevel(section, wanted) || path.some(isSpecial));
  const count = counted.open.get(index) ?? 0;
  const isAround = count === 0 && counted.around.has(index);
  return { section: index, last: isOther || isAround, rank: ORDER.indexOf(found), inherited, count };
}

/** Whether an item of the kind is read in a section: it is for open items of that kind, has some, or has a title for them and no text yet. */
function takes({ items, path, text }: Roadmap, section: Section, wanted: Newcomer, { open, used, parents, headings }: SectionCounts): boolean {
  const { role, index, heading } = section;
  if (role === 'never' || isClosedRole(role) || headings.has(heading.line)) return false;
  const isOfKind = (section.kind ?? fileKind(path) ?? 'feature') === wanted.kind;
  if (role === 'open' && wanted.external) return section.external || open.has(index);
  if (role === 'open') return !section.external && (isOfKind || open.has(index));
  if (open.has(index)) return section.kind === null || isOfKind;
  if (wanted.external || !isOfKind || !namesKind(section, [heading.title], wanted.kind)) return false;
  const isBare = !parents.has(index) && text.slice(heading.span.end, section.span.end).trim() === '';
  return used.has(index) || (isBare && items.length > 0);
}

/** Words before the name of a kind that do not narrow it. */
const QUALIFIERS = /^(?:(?:new|open|planned|future|upcoming|requested|wanted|other|more|general|main|core|the) )+/;

const FEATURE_TITLES = /^(?:features?|feature (?:requests?|ideas|wishlist)|enhancements?|improvements?|features and (?:enhancements|improvements))$/;

/** Titles of what nobody has put in order yet. */
const UNSORTED = /^(?:unsorted|unscheduled|unplanned|unassigned|inbox|ideas|wish ?list|icebox|someday|misc|miscellaneous|other|others|general)$/;

function namesKind({ kind, told, heading }: Section, titles: readonly string[], wanted: Kind): boolean {
  if (wanted === 'bug') return kind === 'bug';
  const isTold = told && kind === wanted && knownTitle(heading.title).role === 'none';
  return isTold || titles.some((title) => FEATURE_TITLES.test(canonicalTitle(title).replace(QUALIFIERS, '')));
}

function isOpenTitle(title: string, wanted: Newcomer): boolean {
  const { role, kind, external = false, release } = knownTitle(title);
  if (role === 'open' && release === undefined) return wanted.external ? external : !external && kind === wanted.kind;
  return !wanted.external && wanted.kind === 'feature' && UNSORTED.test(canonicalTitle(title));
}

/** Words in titles of sections for one subject. */
const SUBJECTS = new RegExp(
  `\\b(?:${[
    ...['docs?', 'documentation', 'tests?', 'testing', 'qa', 'quality', 'security', 'hardening', 'performance', 'refactoring', 'cleanup', 'clean up'],
    ...['tech debt', 'technical debt', 'debt', 'maintenance', 'hygiene', 'infrastructure', 'ci', 'build', 'builds', 'packaging', 'tooling', 'dependencies'],
    ...['accessibility', 'i18n', 'l10n', 'translations?', 'localization', 'internationalization', 'community', 'governance', 'marketing', 'legal'],
    ...['licens(?:e|ing)', 'research', 'audit', 'checklist', 'breaking changes', 'migration', 'questions?'],
  ].join('|')})\\b`,
);

/** Titles of what is being worked on now. */
const STARTED = /^(?:in progress|now|doing|current|currently|ongoing|wip|work in progress|in development|in review|review|testing|this week|next release)$/;

const LEVELS =
  /^(?:(?:blocker|critical|high|highest|medium|low|lowest|minor|must have|should have|nice to have|p[0-5])s?)(?: priority)?$|^priority (?:[0-5]|high|medium|low)$/;

/** Words. Longer titles are sentences, in which a word says little. */
const LONGEST_TITLE = 5;

/** Whether a section is only for a part of the items: for one subject, one level, or what is being worked on. */
function isSpecial(title: string): boolean {
  const canonical = canonicalTitle(title);
  if (STARTED.test(canonical) || LEVELS.test(canonical)) return true;
  return canonical.split(' ').length <= LONGEST_TITLE && SUBJECTS.test(canonical);
}

/** Whether the level that a section gives to its items is that of the issue. */
function isForLevel({ priority }: Section, wanted: Newcomer): boolean {
  return priority === null || priority === wanted.priority;
}

/** Words of labels and titles that say what sort of name it is. */
const SORTS = /^(?:area|kind|type|topic|component|priority|level|section|items?|tasks?|work)$/;

/** Names of one thing. */
const SAME: Readonly<Record<string, string>> = {
  doc: 'documentation',
  testing: 'test',
  perf: 'performance',
  a11y: 'accessibility',
  i18n: 'internationalization',
  l10n: 'localization',
  infra: 'infrastructure',
  deps: 'dependencies',
  refactor: 'refactoring',
};

/** Whether a label or milestone has the name of a section. What stands before a colon or slash only says what sort of label it is. */
function isSameName(name: string, title: string): boolean {
  const label = comparableName(name.split(/[:/]/).at(-1) ?? '');
  return label !== '' && label === comparableName(title);
}

function comparableName(name: string): string {
  const words = canonicalTitle(name)
    .split(' ')
    .filter((word) => word !== '' && !SORTS.test(word));
  return words
    .map((word) => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''))
    .map((word) => SAME[word] ?? word)
    .join(' ');
}
