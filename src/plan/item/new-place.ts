import type { Content, Place } from '../../model/agreement.ts';
import type { NewItem } from '../../model/plan.ts';
import { isClosedRole, type Kind, PRIORITIES, type Priority, type Roadmap, type Section } from '../../model/roadmap.ts';
import { SHAPES } from '../../model/shapes.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { sectionOfLastNumber } from '../../roadmap/edit/bullets/next-number.ts';
import { isPartByPart } from '../../roadmap/edit/item/chapters.ts';
import { canHold, isIncompleteRow } from '../../roadmap/edit/new-item.ts';
import { fileKind } from '../../roadmap/read/item-values.ts';
import { canonicalTitle, knownTitle } from '../../roadmap/read/sections.ts';
import { pastSections } from '../../roadmap/release/archived.ts';
import { LONGEST_TITLE, SPENT, stageOf } from '../../roadmap/release/stage.ts';
import { begunVersions, releasedVersions } from '../../roadmap/release/versions.ts';
import { composed } from '../../roadmap/text/text.ts';
import { homesOf } from './placement.ts';

/** What speaks for a section as the place of a new item: the first that holds decides. `docs/agreement.md` shows this table. */
export const EVIDENCE = {
  before: 'The item stood there before it left the file.',
  named:
    'Its title names a label, the milestone or the level of the issue: “Documentation” for `docs`, “High priority” for `priority: high`. Or it gives its items that level.',
  kind: 'Its title, or one above it, names the kind: “Bugs”, “New features”.',
  open: 'Its title, or one above it, is for open items of that kind (“Planned”, “Phase 3 (planned)”, “Next”), or for what is not sorted yet (“Ideas”).',
  items: 'It has the most open items of that kind.',
  top: 'Such items stand above the first heading.',
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

/** Where a new item goes. Without evidence a section is made. @param today null: a day in a title counts, whenever it is */
export function newItemDestination(roadmap: Roadmap, wanted: Newcomer, place: Place | null, today: IsoDate | null = null): NewItem['to'] {
  const { kind, external } = wanted;
  // Who changed the label meanwhile has said that it belongs elsewhere.
  const home = place === null ? undefined : homesOf(roadmap, place).find((section) => section?.external === external);
  if (home !== undefined && home !== null) return { at: 'end', section: home.index };
  const counted = countInSections(roadmap, wanted, today);
  const judged = roadmap.sections.flatMap((section) => judgedSection(roadmap, section, wanted, counted) ?? []);
  const top = counted.open.get(null) ?? 0;
  const above: JudgedSection[] =
    top > 0 ? [{ section: null, fits: 'any', rank: ORDER.indexOf('top'), inherited: false, count: top, ends: counted.numbered === null, hollow: false }] : [];
  const [first] = [...judged, ...above].toSorted(byEvidence);
  const best = first === undefined ? undefined : { ...first, section: waitingBeside(roadmap, first, wanted, counted) ?? first.section };
  // Of several subjects that nothing points to, none is that of a row which says less than the others there.
  const isHalfEmpty = ({ section, ...one }: JudgedSection) => section !== null && isGuess(one) && isIncompleteRow(roadmap, section, wanted.content);
  const isOneOfSeveral = best !== undefined && isHalfEmpty(best) && judged.some((one) => one !== first && isHalfEmpty(one));
  if (best !== undefined && !isOneOfSeveral) return { at: 'end', section: best.section };
  return { at: 'new-section', title: roadmap.newTitles[external ? 'external' : kind], role: 'open' };
}

/** The items of a roadmap, counted by section. Sub-items are not counted. */
interface SectionCounts {
  /** Open items of the wanted kind. */
  readonly open: ReadonlyMap<number | null, number>;
  /** The sections that have items of any kind and state. */
  readonly used: ReadonlySet<number | null>;
  /** The sections of which nearly all items are finished. */
  readonly spent: ReadonlySet<number | null>;
  /** The sections that are kept only as a record. */
  readonly past: ReadonlySet<number>;
  /** The versions that are out. */
  readonly released: ReadonlySet<number>;
  /** The versions that are being worked on, while the next one waits. */
  readonly begun: ReadonlySet<number>;
  /** The sections with a row of the wanted kind whose column says so, open or finished. */
  readonly kinds: ReadonlySet<number | null>;
  /** The sections below which others have open items of the wanted kind. */
  readonly around: ReadonlySet<number>;
  /** The sections that have sections below them. */
  readonly parents: ReadonlySet<number | null>;
  /** The lines of headings that are items. */
  readonly headings: ReadonlySet<number>;
  /** The section in which numbers end that count up from section to section; undefined if none do. */
  readonly numbered: number | null | undefined;
}

function countInSections(roadmap: Roadmap, { kind, external }: Newcomer, today: IsoDate | null): SectionCounts {
  const { items, sections, text } = roadmap;
  const outer = items.filter((item) => !isSubItem(item));
  const open = new Map<number | null, number>();
  for (const item of outer) {
    if (item.state === 'open' && item.kind === kind && item.external === external) open.set(item.section, (open.get(item.section) ?? 0) + 1);
  }
  const around = new Set<number>();
  for (const index of open.keys()) {
    for (let at = sections[index ?? -1]?.parent ?? null; at !== null && !around.has(at); at = sections[at]?.parent ?? null) around.add(at);
  }
  const states = new Map<number | null, { open: number; finished: number }>();
  for (const { section, state } of outer) {
    const { open: still, finished } = states.get(section) ?? { open: 0, finished: 0 };
    states.set(section, state === 'open' ? { open: still + 1, finished } : { open: still, finished: finished + 1 });
  }
  return {
    ...{ open, around },
    past: pastSections(roadmap),
    released: releasedVersions(sections, today),
    begun: kind === 'feature' && !external ? begunVersions(roadmap) : new Set(),
    spent: new Set([...states].flatMap(([section, { open: still, finished }]) => (finished >= Math.max(1, still) * SPENT ? [section] : []))),
    kinds: new Set(outer.flatMap((one) => (one.kindFrom === 'field' && one.fields.kind?.style === 'cell' && one.kind === kind ? [one.section] : []))),
    used: new Set(outer.map(({ section }) => section)),
    parents: new Set(sections.map(({ parent }) => parent)),
    headings: new Set(outer.flatMap(({ shape, line }) => (SHAPES[shape].among === 'headings' ? [line] : []))),
    numbered: sectionOfLastNumber({ text, items: outer.filter(({ section }) => !isClosedRole(sections[section ?? -1]?.role)) }),
  };
}

/** For which items a section is: for any, only for a part of them, or for finished ones. The later ones are taken only if nothing else fits. */
const FITS = ['any', 'some', 'finished'] as const;

interface JudgedSection {
  readonly section: number | null;
  readonly fits: (typeof FITS)[number];
  readonly rank: number;
  /** A heading above it has the title that speaks for it. */
  readonly inherited: boolean;
  readonly count: number;
  /** The numbers of all sections end there. */
  readonly ends: boolean;
  /** Only headings below it hold text, and no items. It is no place while items stand elsewhere. */
  readonly hollow: boolean;
}

/** Titles decide by their place in the file, what stands below them by the number of items. */
function byEvidence(one: JudgedSection, other: JudgedSection): number {
  const isCounted = one.inherited || ORDER[one.rank] === 'items';
  return (
    Number(one.hollow) - Number(other.hollow) ||
    FITS.indexOf(one.fits) - FITS.indexOf(other.fits) ||
    one.rank - other.rank ||
    Number(one.inherited) - Number(other.inherited) ||
    (isCounted ? Number(other.ends) - Number(one.ends) || other.count - one.count : 0) ||
    (one.section ?? 0) - (other.section ?? 0)
  );
}

/** Whether only the number of its items speaks for a section. */
function isGuess({ fits, rank, ends }: Pick<JudgedSection, 'fits' | 'rank' | 'ends'>): boolean {
  return fits === 'any' && ORDER[rank] === 'items' && !ends;
}

const NO_BUGS = /feature|enhancement|improvement|idea|wish|addition|direction|vision/i;

/** Where the only bugs are cards that are being worked on, a new one goes to the first column of what waits beside these. Null: it does not. */
function waitingBeside(roadmap: Roadmap, best: JudgedSection, wanted: Newcomer, { used, spent }: SectionCounts): number | null {
  const own = roadmap.sections[best.section ?? -1];
  if (own === undefined || wanted.kind !== 'bug' || wanted.external || ORDER[best.rank] !== 'items' || stageOf(own.heading.title) !== 'started') return null;
  const waits = ({ index, parent, kind, role, external, heading: { title } }: Section) =>
    parent === own.parent &&
    used.has(index) &&
    !spent.has(index) &&
    !(external || kind === 'bug' || role === 'never' || isClosedRole(role) || stageOf(title) === 'started' || NO_BUGS.test(title)) &&
    isOpenTitle(title, { ...wanted, kind: 'feature' }) &&
    canHold(roadmap, index, wanted.content);
  return roadmap.sections.find(waits)?.index ?? null;
}

/** What speaks for a section; null if the item cannot stand there. */
function judgedSection(roadmap: Roadmap, section: Section, wanted: Newcomer, counted: SectionCounts): JudgedSection | null {
  const { index, path, heading } = section;
  if (!takes(roadmap, section, wanted, counted) || !canHold(roadmap, index, wanted.content)) return null;
  const isOfLevel = section.priority === wanted.priority;
  const isNamed =
    (section.priority !== null && isOfLevel) || wanted.names.some((name) => isSameName(name, heading.title) || isSameName(name, section.release ?? ''));
  const evidence = (titles: readonly string[]): PlaceEvidence | null => {
    if (namesKind(section, titles, wanted.kind)) return 'kind';
    return titles.some((title) => isOpenTitle(title, wanted)) ? 'open' : null;
  };
  const itself = evidence([heading.title]);
  if (!isNamed && isIn(roadmap, section, counted.released)) return null;
  if (!isNamed && itself === null && isPartByPart(roadmap, section)) return null;
  const found: PlaceEvidence = isNamed ? 'named' : (itself ?? evidence(path.slice(0, -1)) ?? 'items');
  const inherited = !isNamed && itself === null;
  const isBegun = itself === null && isIn(roadmap, section, counted.begun);
  const isOther = !isNamed && (isBegun || section.release !== null || (section.priority !== null && !isOfLevel) || path.some(isSpecial));
  const count = counted.open.get(index) ?? 0;
  const isAround = count === 0 && counted.around.has(index);
  const isFinished =
    !isNamed && (path.some((title) => stageOf(title) === 'finished') || counted.past.has(index) || (itself === null && counted.spent.has(index)));
  return {
    ...{ section: index, fits: isFinished ? 'finished' : isOther || isAround ? 'some' : 'any', rank: ORDER.indexOf(found), inherited, count },
    ends: count > 0 && counted.numbered === index,
    hollow: !isNamed && counted.open.size > 0 && counted.parents.has(index) && !counted.used.has(index),
  };
}

/** Whether a section or one above it is one of some. */
function isIn({ sections }: Roadmap, { index }: Section, some: ReadonlySet<number>): boolean {
  for (let at: number | null = index; at !== null; at = sections[at]?.parent ?? null) if (some.has(at)) return true;
  return false;
}

/** Whether an item of the kind is read in a section: it is for open items of that kind, has some, or has a title for them and no text yet. */
function takes({ items, path, text }: Roadmap, section: Section, wanted: Newcomer, { open, kinds, used, parents, headings }: SectionCounts): boolean {
  const { role, index, heading } = section;
  if (role === 'never' || isClosedRole(role) || headings.has(heading.line)) return false;
  if (wanted.kind === 'feature' && !wanted.external && section.path.some((title) => BUGS.test(composed(title.slice(0, LONGEST_TITLE))))) return false;
  const isOfKind = (section.kind ?? fileKind(path) ?? 'feature') === wanted.kind;
  if (role === 'open' && wanted.external) return section.external || open.has(index);
  if (role === 'open') return !section.external && (isOfKind || open.has(index) || kinds.has(index));
  if (open.has(index)) return section.kind === null || isOfKind;
  if (wanted.external || !isOfKind || !namesKind(section, [heading.title], wanted.kind)) return false;
  const isBare = !parents.has(index) && text.slice(heading.span.end, section.span.end).trim() === '';
  return used.has(index) || (isBare && items.length > 0);
}

/** A title that begins with bugs or ends with them, and names nothing else: “Bugs targeted at 2.0”, “Critical defects”. */
const BUGS =
  /^(?!.*(?:feature|enhancement|improvement|idea|wish|request|plan|task))(?:\P{L}*(?:(?:known|open|new|other|field|all) )?(?:bugs|defects|faults|regressions|crashes|fehler|bogues|anomalies|errores|erros|błędy|ошибки|баги|不具合|バグ|缺陷|버그)(?!\p{L})|.*(?<!\p{L})(?:bugs|defects)\P{L}*$)/iu;

/** Words before the name of a kind that do not narrow it. */
const QUALIFIERS = /^(?:(?:new|open|planned|future|upcoming|requested|wanted|other|more|general|main|core|the) )+/;

const FEATURE_TITLES = /^(?:features?|feature (?:requests?|ideas|wishlist)|enhancements?|improvements?|features and (?:enhancements|improvements))$/;

/** Titles that say that nothing below them is sorted yet. A known title is none of these, because it says more: a test compares the two lists. */
export const UNSORTED = /^(?:unsorted|unscheduled|unplanned|unassigned|inbox|ideas|wish ?list|icebox|someday|misc|miscellaneous|other|others|general)$/;

function namesKind({ kind, told, heading }: Section, titles: readonly string[], wanted: Kind): boolean {
  if (wanted === 'bug') return kind === 'bug';
  const isTold = told && kind === wanted && knownTitle(heading.title).role === 'none';
  return isTold || titles.some((title) => FEATURE_TITLES.test(canonicalTitle(title).replace(QUALIFIERS, '')));
}

function isOpenTitle(title: string, wanted: Newcomer): boolean {
  const { role, kind, external = false, release } = knownTitle(title);
  if (role === 'none') return !wanted.external && wanted.kind === 'feature' && (UNSORTED.test(canonicalTitle(title)) || stageOf(title) === 'waiting');
  return role === 'open' && release === undefined && external === wanted.external && (external || kind === wanted.kind);
}

const SUBJECTS =
  /\b(?:docs?|documentation|tests?|testing|qa|quality|security|hardening|performance|refactoring|clean ?up|debt|maintenance|infrastructure|ci|builds?|tooling|dependencies|accessibility|i18n|l10n|translations?|(?:local|international)ization|community|governance|legal|research|audit|checklist|breaking changes|migration|questions?|removed|removals?|deprecat(?:ed|ions?))\b/;

const LEVEL = `(?:${PRIORITIES.join('|')}|blockers|high(?:er|est)|low(?:er|est))`;

const LEVELS = new RegExp(`^(?:${LEVEL}|(?:must|should|nice to) haves?|p[0-5])(?: priority)?$|^priority (?:${LEVEL}|[0-5])$`);

/** “Blocking 1.0”, “What blocks the beta”, “v2 blockers”. What is new holds nothing up until somebody says so. */
const BLOCKS =
  /^(?:what blocks|(?:(?:release|things) )?block(?:ing|ers?))(?: (?:(?:for|of|the|this|next|release|alpha|beta|rc|ga|phase|milestone|everything)\b|v?\d).*)?$|(?<!\b(?:non|ad|content|popup|pop up|script) )\bblockers$/;

/** Whether a section is only for a part of the items: for one subject, one level, what holds a release up, or what is being worked on. */
function isSpecial(title: string): boolean {
  const canonical = canonicalTitle(title);
  if (stageOf(title) === 'started' || LEVELS.test(canonical) || BLOCKS.test(canonical)) return true;
  // In a longer title, which is a sentence, a word says little.
  return canonical.split(' ').length <= 5 && SUBJECTS.test(canonical);
}

const SORTS = /^(?:area|kind|type|topic|component|priority|level|section|items?|tasks?|work)$/;

const SAME: Readonly<Record<string, string>> = {
  doc: 'documentation',
  testing: 'test',
  perf: 'performance',
  a11y: 'accessibility',
  i18n: 'internationalization',
  infra: 'infrastructure',
};

/** Whether a label or milestone has the name of a section. What stands before a colon or slash only says what sort of label it is. */
function isSameName(name: string, title: string): boolean {
  const label = comparableName(name.split(/[:/]/).at(-1) ?? '');
  return label !== '' && label === comparableName(title);
}

function comparableName(name: string): string {
  const words = canonicalTitle(name)
    .split(' ')
    .filter((word) => !SORTS.test(word));
  const singular = words.map((word) => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''));
  return singular.map((word) => SAME[word] ?? word).join(' ');
}
