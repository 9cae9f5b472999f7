import type { Heading as HeadingNode, Root } from 'mdast';
import type { Heading, Kind, NewSectionTitles, Role, Section, TableColumns } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { headingsOfLists } from '../markdown/list-item.ts';
import { spanOf } from '../markdown/nodes.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { comparedName, composed, plainText, withoutEmoji } from '../text/text.ts';
import { saysNo } from '../text/words.ts';
import { namesBugs } from './kind-words.ts';
import { type Rules, ruleFor, type SectionRule } from './rules.ts';

/** Titles of the sections that hold the dates of a release. */
const TIMELINE_TITLES: readonly string[] = ['timeline', 'schedule', 'release dates'];

/** What a known section title says about the items under it. */
export interface KnownTitle {
  readonly role: Role;
  readonly kind?: Kind;
  readonly external?: true;
  readonly release?: 'later';
}

/**
 * The titles that are known without a configuration. The table is complete. A title is added only with evidence from real
 * roadmaps, because a false issue costs a maintainer more than a missed one.
 */
export const KNOWN_TITLES: ReadonlyArray<{ readonly says: KnownTitle; readonly titles: readonly string[] }> = [
  { says: { role: 'open', kind: 'bug' }, titles: ['open bugs', 'bugs', 'known bugs', 'known issues'] },
  {
    says: { role: 'open', kind: 'feature' },
    titles: [
      ...['not yet complete', 'planned', 'planned features', 'in progress', 'to do', 'up next', 'next up', 'upcoming'],
      ...['upcoming features', 'backlog', 'pending', 'future', 'future work', 'short term', 'near term', 'mid term', 'medium term', 'long term'],
    ],
  },
  { says: { role: 'open', kind: 'feature', release: 'later' }, titles: ['later', 'deferred', 'next release'] },
  { says: { role: 'open', kind: 'feature', external: true }, titles: ['external projects'] },
  {
    says: { role: 'done' },
    titles: [
      ...['completed', 'done', 'shipped', 'released', 'finished', 'launched'],
      ...['erledigt', 'abgeschlossen', 'fertig', 'terminé', 'fait', 'hecho', 'terminado', 'completado'],
      ...['concluído', 'feito', 'готово', 'сделано', '已完成', '完了', '완료'],
    ],
  },
  { says: { role: 'resolved', kind: 'bug' }, titles: ['bugs resolved since last update', 'resolved bugs', 'fixed bugs'] },
  { says: { role: 'dropped' }, titles: ['dropped', 'rejected', 'not planned'] },
  {
    says: { role: 'never' },
    titles: [
      ...['goals', 'non-goals', 'out of scope', ...TIMELINE_TITLES, 'note', 'legend', 'acceptance criteria'],
      ...['definition of done', 'how to contribute'],
    ],
  },
];

/** Titles of sections that are added if one is needed and the file has none. */
export const NEW_SECTION_TITLES = {
  bug: 'Open bugs',
  feature: 'Not yet complete',
  external: 'External projects',
  done: 'Completed',
  resolved: 'Bugs resolved since last update',
  dropped: 'Dropped',
} as const satisfies NewSectionTitles;

/** Characters. Every known title is shorter. */
const MAX_TITLE = 300;

/** The number of a section, at the start of its title: `3.`, `2.1`, `iv)`. */
const NUMBER = /^(?:(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)])\s+|[一二三四五六七八九十]{1,3}[、．.]\s*)/i;

const NOTHING: KnownTitle = { role: 'none' };
const known = new Map(KNOWN_TITLES.flatMap(({ says, titles }) => titles.map((title) => [canonicalTitle(title), says] as const)));

/**
 * A title in the form in which it is compared: without case, emoji, numbering, punctuation and a trailing parenthesis.
 * `## 3. 🐛 Known Bugs (v2):` is `known bugs`.
 */
export function canonicalTitle(title: string): string {
  // A long title cannot be a known one, and the patterns below would take long for it.
  if (title.length > MAX_TITLE) return comparedName(title);
  return withoutEmoji(composed(title))
    .trim()
    .replace(NUMBER, '')
    .replace(/[^\p{L}\p{M}\p{N})]+$/u, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a section at the top says the same of its items with either title. */
export function readsAlike(title: string, other: string, rules: Rules): boolean {
  const [one, two] = [title, other].map((path) => ruleFor([path], rules));
  return one === two && canonicalTitle(title) === canonicalTitle(other);
}

export function knownTitle(title: string): KnownTitle {
  return known.get(canonicalTitle(title)) ?? (refusesInPhrase(title) ? { role: 'dropped' } : NOTHING);
}

/**
 * Whether a title that is in no table says no as a whole. Brackets may narrow it (“Won't fix (in 4.3)”), a question leaves it open, and a version says that it is
 * about that one.
 */
export function refusesInPhrase(title: string): boolean {
  const canonical = canonicalTitle(title);
  return !known.has(canonical) && saysNo(canonical) && !/[(（?？]|\d\.\d/.test(title);
}

export function isNeverTitle(title: string): boolean {
  return knownTitle(title).role === 'never';
}

export function isTimelineTitle(title: string): boolean {
  return TIMELINE_TITLES.includes(canonicalTitle(title));
}

/** Whether a section is itself that of a timeline, by its title or by the configuration. */
export function namesTimeline({ heading, timeline }: Pick<Section, 'heading' | 'timeline'>): boolean {
  return timeline || isTimelineTitle(heading.title);
}

/**
 * Whether the lists of a section are timelines: its title is that of a timeline, or a heading above it has such a title and its
 * own title has no other meaning. If the configuration gives the section another role, that role counts.
 */
export function isTimeline(section: Section, sections: readonly Section[]): boolean {
  for (let at: Section | undefined = section; at?.role === 'never'; at = sections[at.parent ?? -1]) {
    if (namesTimeline(at)) return true;
    if (at.told) return false;
  }
  return false;
}

/** The sections of a tree, one for each heading at the root. Headings in quotes and lists do not begin sections. */
export function readSections(root: Root, lines: Lines, rules: Rules): { title: string | null; sections: Section[] } {
  const nodes = root.children.filter((node): node is HeadingNode => node.type === 'heading');
  const title = nodes.find((node) => node.depth === 1);
  const sections: Section[] = [];
  const above: Section[] = [];
  const { withOpenBox, withList } = headingsOfLists(root);
  let whole: Section | null = null;
  for (const [index, node] of nodes.entries()) {
    const heading = readHeading(node, lines);
    while ((above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    const parent = above.at(-1);
    const next = nodes[index + 1];
    const path = [...(parent?.path ?? []), heading.title];
    const rule = ruleFor(path, rules);
    // A phrase may mean something else than its words do. It hides no open box, and among headings that are items it is one of them, unless a list follows.
    const around = parent ?? whole;
    const isAmongItems = around !== null && around.role !== 'none' && around.role !== 'never' && around.items.includes('headings');
    const isPhrase = rule === undefined && refusesInPhrase(heading.title);
    const own = isPhrase && (withOpenBox.has(node) || (isAmongItems && !withList.has(node))) ? NOTHING : knownTitle(heading.title);
    const byPhrase = isPhrase ? own.role === 'dropped' : rule === undefined && own.role === 'none' && parent?.byPhrase === true;
    const section: Section = {
      ...(rule === undefined
        ? { ...inherit(own, parent, isBugTitle(heading.title)), ...formsOfMade(heading.title, parent, rules) }
        : ruled(rule, parent, isBugTitle(heading.title))),
      index,
      heading,
      parent: parent?.index ?? null,
      told: rule !== undefined || own.role !== 'none',
      timeline: rule?.timeline ?? false,
      ...(byPhrase ? { byPhrase: true } : {}),
      path,
      span: { start: heading.span.start, end: next === undefined ? lines.text.length : spanOf(next).start },
    };
    sections.push(section);
    // The document's title is above everything, so it says nothing about a single section.
    if (node === title) whole = section;
    else above.push(section);
  }
  return { title: title === undefined ? null : plainText(title), sections };
}

/**
 * The part above the first heading, if a rule is for it. It has no heading, so it is not one of the file's sections: an item in it
 * has the section null.
 */
export function topSection(sections: readonly Section[], { sections: rules }: Rules, lines: Lines): Section | null {
  const rule = rules.find(({ top }) => top);
  if (rule === undefined) return null;
  const { role, kind, external, release, priority, items, columns, timeline } = rule;
  const end = sections[0]?.span.start ?? lines.text.length;
  const heading = { line: 1, span: { start: 0, end: 0 }, level: 1, title: '', closed: false, setext: false };
  return {
    role,
    kind,
    external,
    release,
    priority,
    items,
    columns,
    index: NO_SECTION,
    heading,
    parent: null,
    told: true,
    path: [],
    timeline,
    span: { start: 0, end },
  };
}

/** The index of the part above the first heading. */
const NO_SECTION = -1;

/** The index of an item's section; null above the first heading. */
export function sectionIndex(section: Section | null): number | null {
  return section === null || section.index === NO_SECTION ? null : section.index;
}

type Says = Pick<Section, 'role' | 'kind' | 'external' | 'release' | 'priority' | 'items' | 'columns'>;

const ANY_COLUMNS: TableColumns = { title: null, status: null, fields: [] };
const BULLETS: readonly ItemForm[] = ['bullets'];

/** The values of a section with a rule. The rule counts at any depth and over the sections above, except below a never section. */
function ruled(rule: SectionRule, parent: Section | undefined, bugTitle: boolean): Says {
  const { external, release, priority, items, columns } = rule;
  const role = parent?.role === 'never' ? 'never' : rule.role;
  return { role, kind: rule.kind ?? (parent?.kind === 'bug' || bugTitle ? 'bug' : null), external, release, priority, items, columns };
}

/**
 * The values of a section without a rule. It inherits done, resolved, dropped and never from the section above, and the kind
 * `bug` from a bug title. An open role counts only at the top and is not inherited. Below never, its own title does not count.
 */
function inherit(own: KnownTitle, parent: Section | undefined, bugTitle: boolean): Says {
  const passedOn = parent === undefined || parent.role === 'open' ? 'none' : parent.role;
  const counts = own.role !== 'none' && (own.role !== 'open' || parent === undefined) && passedOn !== 'never';
  const passedKind = parent?.kind === 'bug' || bugTitle ? 'bug' : null;
  const written = { items: passedOn === 'none' || parent === undefined ? BULLETS : parent.items, columns: parent?.columns ?? ANY_COLUMNS };
  if (!counts) return { ...written, role: passedOn, kind: passedKind, external: false, release: null, priority: null };
  return { ...written, role: own.role, kind: own.kind ?? passedKind, external: own.external ?? false, release: own.release ?? null, priority: null };
}

/**
 * In a section for open items that the action makes, headings are items, too, if the configuration reads nothing but headings in the others: a new item has
 * the form of those that are there.
 */
function formsOfMade(title: string, parent: Section | undefined, { sections }: Rules): Partial<Pick<Section, 'items'>> {
  const open = sections.filter(({ role }) => role === 'open');
  const bare = withoutEmoji(title.replace(NUMBER, '').replace(/^[-–—]\s+/, '')).trim();
  const isMade = parent === undefined && [NEW_SECTION_TITLES.bug, NEW_SECTION_TITLES.feature, NEW_SECTION_TITLES.external].some((made) => made === bare);
  const onlyHeadings = open.length > 0 && open.every(({ items }) => items.every((form) => form === 'headings'));
  return isMade && onlyHeadings ? { items: ['bullets', 'headings'] } : {};
}

/** Whether a title tells that what is an item below it is a bug. */
function isBugTitle(title: string): boolean {
  return namesBugs(title) || canonicalTitle(title) === 'fixes' || knownTitle(title).kind === 'bug';
}

/** Whether a heading has closing marks, as in `## Title ##`. They need white space before them. */
function hasClosingHashes(source: string): boolean {
  const trimmed = source.trimEnd();
  let at = trimmed.length;
  while (at > 0 && trimmed[at - 1] === '#') at -= 1;
  return at < trimmed.length && /[ \t]/.test(trimmed[at - 1] ?? '');
}

function readHeading(node: HeadingNode, lines: Lines): Heading {
  const span = spanOf(node);
  const source = lines.text.slice(span.start, span.end);
  const setext = !source.startsWith('#');
  return {
    line: lineAt(lines, span.start),
    span,
    level: node.depth,
    title: plainText(node),
    closed: !setext && hasClosingHashes(source),
    setext,
  };
}

/**
 * The titles of new sections: those of the configuration for such items, or else the usual English ones, because no other titles are known without it. Where
 * the configuration has a title for finished items and none for resolved bugs, these go there, too.
 */
export function newSectionTitles({ sections }: Rules): NewSectionTitles {
  const titled = (role: Role, fits: (rule: SectionRule) => boolean = () => true) =>
    sections.find((rule) => rule.role === role && rule.items.includes('bullets') && rule.isExactly(rule.name) && fits(rule))?.name;
  const open = (kind: Kind) =>
    titled('open', (rule) => !rule.external && rule.release === null && (rule.kind ?? (isBugTitle(rule.name) ? 'bug' : 'feature')) === kind);
  const done = titled('done');
  return {
    bug: open('bug') ?? NEW_SECTION_TITLES.bug,
    feature: open('feature') ?? NEW_SECTION_TITLES.feature,
    external: titled('open', ({ external }) => external) ?? NEW_SECTION_TITLES.external,
    done: done ?? NEW_SECTION_TITLES.done,
    resolved: titled('resolved') ?? done ?? NEW_SECTION_TITLES.resolved,
    dropped: titled('dropped') ?? NEW_SECTION_TITLES.dropped,
  };
}
