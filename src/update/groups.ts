import { type Item, isClosedRole, type Section } from '../model/roadmap.ts';
import type { Span } from '../model/span.ts';
import { titleAsMarkdown } from '../roadmap/edit/title/title-as-markdown.ts';
import { parseMarkdown } from '../roadmap/markdown/parse.ts';
import { NO_RULES } from '../roadmap/read/rules.ts';
import { canonicalTitle, knownTitle, NEW_SECTION_TITLES } from '../roadmap/read/sections.ts';
import { isArchived } from '../roadmap/release/archived.ts';
import { isCarriedOver, isDeferred } from '../roadmap/release/scope.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { splice } from '../roadmap/text/splice.ts';
import { escapeMarkdown } from '../roadmap/text/text.ts';
import { fieldsIn, isOpen, rankOf, topLevel } from './items.ts';
import type { ItemGroup, ToldItem, UpdateFacts } from './model.ts';
import { publishedOf } from './snapshot.ts';

/** The groups in the order of the update, and the sections whose items belong to just one of them. */
const GROUPS = {
  done: ({ role }) => role === 'done',
  resolved: ({ role }) => role === 'resolved',
  bug: ({ role, kind, external, release }) => role === 'open' && kind === 'bug' && !external && release === null,
  feature: ({ role, kind, external, release }) => role === 'open' && kind !== 'bug' && !external && release === null,
  external: ({ role, external, release }) => role === 'open' && external && release === null,
  deferred: ({ role, release }) => role === 'open' && release !== null,
  dropped: ({ role }) => role === 'dropped',
} as const satisfies Readonly<Record<string, (section: Section) => boolean>>;

type Group = keyof typeof GROUPS;

const TITLES: Readonly<Record<Group, string>> = { ...NEW_SECTION_TITLES, deferred: 'Deferred' };

const DONE: readonly Group[] = ['done', 'resolved', 'dropped'];

/** All items, each in one group, without those that an earlier release has finished. */
export function readGroups(facts: UpdateFacts): ItemGroup[] {
  const groups = new Map<Group, Item[]>();
  const published = publishedOf(facts.roadmap, facts.previous);
  for (const item of topLevel(facts.roadmap)) {
    if (isArchived(item, facts.roadmap, facts.release)) continue;
    const before = published.get(item);
    const group = groupOf(item, facts, before === undefined || before.state === 'open');
    grouped(groups, group).push(item);
  }
  return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const items = groups.get(group) ?? [];
    return items.length === 0 ? [] : [groupAs(group, items, facts)];
  });
}

/** @param isNews whether the item was open in the last update, or was not in it */
function groupOf(item: Item, { roadmap, release, previous }: UpdateFacts, isNews: boolean): Group {
  if ((isOpen(item) || isCarriedOver(item)) && isDeferred(item, release)) return 'deferred';
  if (item.section !== null && roadmap.sections[item.section]?.role === 'resolved') return 'resolved';
  if (isOpen(item)) return item.external ? 'external' : item.kind;
  if (item.kind === 'bug' && previous !== null && isNews) return 'resolved';
  return item.state === 'done' ? 'done' : 'dropped';
}

function groupAs(group: Group, items: readonly Item[], facts: UpdateFacts): ItemGroup {
  const { sections } = facts.roadmap;
  const told = (of: readonly Item[]) => of.map((item) => toldItem(item, group, facts));
  const indexes = [...new Set(items.map(({ section }) => section))];
  const only = indexes.length === 1 ? sections[indexes[0] ?? -1] : undefined;
  const own = only !== undefined && GROUPS[group](only) ? only.heading.title : '';
  const head = { title: own === '' ? TITLES[group] : own, isDone: DONE.includes(group) };
  if (group === 'bug') return { ...head, parts: [{ title: null, items: told(items.toSorted((a, b) => rankOf(a.priority) - rankOf(b.priority))) }] };
  if (group === 'resolved' || indexes.length === 1) return { ...head, parts: [{ title: null, items: told(items) }] };
  const names = partNames(indexes, sections).map((name) => (name === null ? null : partTitle(name, group)));
  const parts = [...new Set([null, ...names])].map((title) => {
    const own = new Set(indexes.filter((_, at) => names[at] === title));
    return { title, items: told(items.filter(({ section }) => own.has(section))) };
  });
  return { ...head, parts: parts.filter((part) => part.items.length > 0) };
}

/**
 * The title of a part of a group; null if it would contradict the group, such as `Done` for open items, or repeat the
 * group's own title.
 */
function partTitle(title: string, group: Group): string | null {
  const canonical = canonicalTitle(title);
  if (canonical === canonicalTitle(TITLES[group])) return null;
  const { role, kind, external } = knownTitle(title);
  if (!DONE.includes(group)) return isClosedRole(role) ? null : title;
  // Its items are done, so `Open bugs` would be false.
  if (canonical === canonicalTitle(NEW_SECTION_TITLES.bug)) return 'Bugs';
  return role === 'open' && kind === 'feature' && external !== true ? null : title;
}

/** The names of sections. If two have the same title, the titles above them are added. The document's title gives no name. */
function partNames(indexes: ReadonlyArray<number | null>, sections: readonly Section[]): Array<string | null> {
  const title = sections.find(({ heading }) => heading.level === 1);
  const found = indexes.map((index) => sections[index ?? -1]);
  const count = new Map<string, number>();
  for (const section of found) if (section !== undefined) count.set(section.heading.title, (count.get(section.heading.title) ?? 0) + 1);
  return found.map((section) => {
    if (section === undefined || section === title || section.heading.title === '') return null;
    return count.get(section.heading.title) === 1 ? section.heading.title : section.path.filter((title) => title !== '').join(': ');
  });
}

function toldItem(item: Item, group: Group, { roadmap }: UpdateFacts): ToldItem {
  const external = item.source.externalMark === null ? '' : ' (external)';
  const fields = fieldsIn(item);
  // The update writes titles without strike-through, so a dropped item needs a field that says it was not done.
  // Nothing else in the group tells bugs from features.
  const isBug = group === 'deferred' && item.kind === 'bug' && !item.external;
  const dropped = item.state === 'dropped' && group !== 'dropped' && fields.every(([key]) => key !== 'resolution');
  return {
    title: `${item.title}${external}`,
    issue: item.issue,
    markdown: `${titleMarkdown(item, roadmap.text)}${external}`,
    notes: item.notes,
    subItems: item.subItems,
    fields: dropped ? [...fields, ['resolution', 'Not planned']] : isBug ? [...fields, ['kind', 'bug']] : fields,
  };
}

/** The Markdown of a title on one line, without its link, `(external)` and strike-through. */
function titleMarkdown({ title, source, state }: Item, text: string): string {
  const { start, end } = source.title;
  const inside = [source.link, source.externalMark].filter((span) => span !== null && span.start >= start && span.end <= end) as Span[];
  const cuts = inside.map((span) => ({ start: span.start - start, end: span.end - start, text: '' }));
  const written = (splice(text.slice(start, end), cuts) ?? text.slice(start, end)).replace(/[ \t]*\\?(?:\r\n|\n|\r)[ \t]*/g, ' ').trim();
  const markdown = state === 'dropped' && source.strike !== null ? written.replace(/^~~?|~~?$/g, '').trim() : written;
  if (isParagraph(markdown)) return markdown;
  const literal = titleAsMarkdown(title, { path: '', address: { server: '', repositories: null }, rules: NO_RULES });
  return literal?.markdown ?? escapeMarkdown(title);
}

/** Whether Markdown is still a paragraph after a bullet: the text of a heading, a cell or a box may turn into another block there. */
function isParagraph(markdown: string): boolean {
  if (/^\p{L}/u.test(markdown)) return true;
  const [list, ...more] = parseMarkdown(`- ${markdown}\n`).children;
  if (list?.type !== 'list' || more.length > 0) return false;
  const [item] = list.children;
  return item?.children.length === 1 && item.children[0]?.type === 'paragraph' && typeof item.checked !== 'boolean';
}
