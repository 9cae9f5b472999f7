import type { ComparedContent, Content, ContentKey, Entry, Seen, SideValues } from '../../model/agreement.ts';
import type { Issue, MilestoneRef } from '../../model/issue.ts';
import type { Item, Kind, Priority, Roadmap } from '../../model/roadmap.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { readPlainTitle, type TitleReading } from '../../roadmap/read/title/plain-title.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Answers } from '../facts.ts';
import { CONTENT_KEYS, compared, contentOf, hasStatusCell } from '../issue/content.ts';
import { type LabelSet, readLabels } from '../issue/labels.ts';
import { levelStyleIn, withLevel } from '../issue/level-words.ts';
import { type ManagedText, type ParsedTexts, readManaged } from '../issue/managed-text.ts';
import { loginsOf, nameable, type People, withAssignees } from '../issue/people.ts';
import type { Milestones } from '../milestones/milestones.ts';
import { allThatCounts, type Counting, type Judged, weigh } from '../trust/judged.ts';

/** The settings that tell what labels, owners and releases mean. */
export interface Terms {
  readonly config: { readonly labels: LabelSet; readonly people: People };
  /** Null if milestones are not kept. */
  readonly milestones: Milestones | null;
  /** How titles are read. Left out: what was agreed on with words for open work is not looked for. */
  readonly reading?: TitleReading;
  /** The texts of issues that this run has parsed. Left out: none. */
  readonly parsed?: ParsedTexts;
}

/** The same, and what GitHub answered about people. */
interface AnsweredTerms extends Terms {
  /** Whose levels a new one is written like. */
  readonly roadmap?: Pick<Roadmap, 'items'>;
  readonly answers: Pick<Answers, 'assignable'>;
}

/**
 * The file's side of an item.
 * @param before the agreed values of the file. A finished item keeps its kind and level from there, because its section no longer tells them.
 */
export function roadmapSide(item: Item, { config: { people }, milestones, reading }: Terms, before: SideValues | null): SideValues {
  const content = contentOf(item);
  // A finished item stays in the milestone in which it was finished.
  const belongs = item.state === 'open' ? milestones?.of(item, before) : undefined;
  // If milestones are not kept, the agreed one is dropped, too.
  const milestone = belongs === undefined && milestones !== null ? before?.milestone : belongs;
  const told = item.state === 'open' || before === null || item.kindFrom === 'field' || item.kindFrom === 'prefix';
  // So is the level that its old section gave it. One of its own can be taken away.
  const hasLevel = (content.fields.priority ?? before?.content?.['priority'] ?? '') !== '';
  // What both sides agreed with the word that finishes the item stays so: a new release that knows the word renames no issue.
  const isAgreed = before !== null && ((item.state !== 'open' && saysTitle(item, before.title)) || isWithOpenWords(item, before.title, reading));
  return {
    title: isAgreed ? before.title : canonicalText(item.title),
    kind: told ? item.kind : before.kind,
    external: item.state === 'open' || before === null ? item.external : before.external,
    priority: item.state === 'open' || before === null || hasLevel ? item.priority : before.priority,
    open: item.state === 'open',
    assignees: loginsOf(content.fields.owner ?? '', people),
    ...(milestone === undefined ? {} : { milestone }),
    content: withKeptStatus(compared(content), item, before?.content ?? null),
  };
}

/** Whether an older release, or another configuration, reads a title with the words at its ends. */
function saysTitle({ wholeTitles = [] }: Item, title: string): boolean {
  return wholeTitles.some((one) => canonicalText(one) === title);
}

/**
 * Whether a title is that of an item with its words for open work, which both sides had agreed on before the configuration named these. A finished item has
 * lost them.
 */
function isWithOpenWords(item: Item, title: string, reading: Terms['reading']): boolean {
  if (item.state === 'open' || reading === undefined) return item.source.openWords !== undefined && saysTitle(item, title);
  if (reading.rules.words.open === undefined || title === item.title) return false;
  const { number, lead, words, ends } = readPlainTitle(title, reading, false);
  const areOpen = [...(lead === null ? [] : [lead]), ...ends].every((one) => 'says' in one && one.says === 'open');
  return areOpen && number === '' && canonicalText(words) === canonicalText(item.title);
}

/** The cell of a finished row shows its state, so the status that it had while it was open counts as unchanged. */
function withKeptStatus(content: ComparedContent, item: Item, before: ComparedContent | null): ComparedContent {
  const status = before?.['status'];
  return item.state === 'open' || status === undefined || !hasStatusCell(item) ? content : { ...content, status };
}

/** The values of an issue that a plan uses. They were read now or are kept in the baseline. A kept issue has its compared content in place of a body. */
export type IssueFacts = Pick<Issue, 'title' | 'labels' | 'state' | 'updatedAt' | 'assignees'> & {
  /** Absent if it was not read. */
  readonly milestone?: MilestoneRef | null;
  readonly body: string | null;
  /** What its managed part said when it was last read. */
  readonly remembered: Pick<Seen, 'content' | 'digest'> | null;
};

export interface IssueSide {
  /** The values as they are on the issue, without changes that do not count. */
  readonly raw: SideValues;
  /** The same, but changes of labels, assignees and milestone since the last agreement are also in the fields of the text. */
  readonly said: SideValues;
  /** The managed part; null if the body was not read or has none. */
  readonly text: ManagedText | null;
  /** The whole title as people changed it at the start of the text, where the issue's own is cut; null: they did not. */
  readonly opening: string | null;
}

/** The present and former titles of an item. */
export function titlesOf(title: string, entry: Entry | null): string[] {
  return entry === null ? [title] : [title, entry.agreed.roadmap.title, entry.seen.itemTitle, ...entry.former];
}

/** The content of an issue's managed part in the form in which it is compared; null if there is no such part, or it is unreadable. @param titles the item's present and former titles */
export function comparedBody(body: string, titles: readonly string[], { parsed }: Pick<Terms, 'parsed'>): ComparedContent | null {
  return readManaged(body, titles, null, parsed)?.compared ?? null;
}

export function loginsOn(issue: Pick<Issue, 'assignees'>): string[] {
  return nameable(issue.assignees)
    .map((login) => login.toLowerCase())
    .toSorted();
}

/** The values of an issue: those of its labels, assignees, state and milestone, and its content. @param kind the item's kind, which stays if the labels name none or both */
export function rawSide(
  issue: Pick<IssueFacts, 'title' | 'labels' | 'state' | 'assignees' | 'milestone'>,
  kind: Kind,
  content: ComparedContent | null,
  { config: { labels }, milestones }: Terms,
  agreed: Priority | null,
): SideValues {
  const { milestone } = issue;
  const id = milestones === null || milestone === undefined ? {} : { milestone: milestone?.number ?? null };
  const said = readLabels(issue.labels, kind, labels, agreed);
  return { title: canonicalText(issue.title), ...said, open: issue.state.open, assignees: loginsOn(issue), ...id, content };
}

/**
 * The issue's side of an item without the changes that do not count. The agreed values are used in their place.
 * @param stands the side as it stands there, whoever wrote it
 */
export function sideThatCounts(
  stands: IssueSide,
  issue: IssueFacts,
  item: Item,
  entry: Entry | null,
  terms: AnsweredTerms,
  judged: Judged,
): Counting<IssueSide> {
  return allThatCounts(judged.doubt === null ? stands : issueSide(issue, item, entry, terms, judged.doubt), judged);
}

/**
 * The issue's side of an item.
 * @param doubt changes that do not count. The agreed values are used in their place. Null: the side as it stands there, whoever wrote it
 */
export function issueSide(issue: IssueFacts, item: Item, entry: Entry | null, terms: AnsweredTerms, doubt: Judged['doubt']): IssueSide {
  const text = issue.body === null ? null : readManaged(issue.body, titlesOf(item.title, entry), issue.remembered, terms.parsed);
  // What an unreadable text says is unknown, so it counts as unchanged.
  const unchanged = entry?.agreed.issue.content ?? null;
  const read = issue.body === null ? (issue.remembered?.content ?? null) : text !== null && text.unreadable !== null ? unchanged : (text?.compared ?? null);
  const stands = rawSide(issue, item.kind, read, terms, entry?.agreed.issue.priority ?? null);
  if (entry === null) return { raw: stands, said: stands, text, opening: null };
  const agreed = entry.agreed.issue;
  const raw: SideValues = {
    ...stands,
    title: weigh(stands.title, agreed.title, doubt?.title ?? null),
    open: weigh(stands.open, agreed.open, doubt?.state ?? null),
    content: weighContent(read, agreed.content, doubt),
  };
  // If somebody deletes the managed part, the item's content stays, and the part is written again.
  const base = raw.content ?? agreed.content;
  if (base === null) return { raw, said: raw, text, opening: null };
  const saysKind = doubt?.body == null || doubt.vouched?.includes('kind') === true;
  const kind = saysKind && raw.kind === agreed.kind ? (text?.kind ?? raw.kind) : raw.kind;
  const { assignable } = terms.answers;
  // GitHub itself unassigns people who lost their access or their account. Nobody decided that about this issue.
  const dropped = unassigned(raw, agreed).filter(
    (login) => assignable !== null && !assignable.logins.has(login) && assignable.unsaid?.logins.has(login) !== true,
  );
  const assignees = [...raw.assignees, ...dropped].toSorted();
  const opening = raw.title === agreed.title && doubt?.body == null ? changedOpening(text, item, entry) : null;
  const said = { ...raw, title: opening ?? raw.title, kind, assignees };
  return { raw, said: { ...said, content: withTriage(base, said, agreed, item, issue.milestone ?? null, terms) }, text, opening };
}

/** In an issue that this action did not make, its author may have changed the text, who need not have the right to give a title. */
function changedOpening(text: ManagedText | null, { title }: Item, entry: Entry): string | null {
  if (text?.opening == null || !entry.ours) return null;
  const opening = canonicalText(text.opening);
  return titlesOf(title, entry).some((one) => canonicalText(one) === opening) ? null : opening;
}

/** A content in which only those fields are new that count. */
function weighContent(read: ComparedContent | null, agreed: ComparedContent | null, doubt: Judged['doubt']): ComparedContent | null {
  const by = doubt?.body ?? null;
  const vouched = doubt?.vouched ?? [];
  if (by === null || vouched.length === 0 || read === null || agreed === null) return weigh(read, agreed, by);
  const keys = [...new Set([...Object.keys(read), ...Object.keys(agreed)])];
  const values = keys.map((key) => [key, (vouched.includes(key) ? read : agreed)[key] ?? ''] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** The fields whose value is only in a label or an assignee, or only in the text, and not yet in both. */
export function halfSaid({ raw, said }: IssueSide): string[] {
  const keys = new Set([...Object.keys(raw.content ?? {}), ...Object.keys(said.content ?? {})]);
  const half = raw.content === null ? [] : [...keys].filter((key) => (raw.content?.[key] ?? '') !== (said.content?.[key] ?? ''));
  return raw.kind === said.kind ? half : [...half, 'kind'];
}

/** A content in which changes of labels, assignees and milestone since the last agreement are written as fields. */
function withTriage(
  base: ComparedContent,
  raw: SideValues,
  agreed: SideValues,
  item: Item,
  milestone: MilestoneRef | null,
  { config: { people }, milestones, roadmap }: AnsweredTerms,
): ComparedContent {
  const said: Record<string, string> = { ...base };
  const moved = raw.milestone !== undefined && agreed.milestone !== undefined && raw.milestone !== agreed.milestone;
  // If the milestone was deleted, nobody decided to remove the issue from it.
  if (moved && milestones !== null && !milestones.isGone(agreed.milestone) && (base['release'] ?? '') === (agreed.content?.['release'] ?? '')) {
    said['release'] = milestones.fieldFor(milestone, item);
  }
  if (raw.priority !== agreed.priority && (base['priority'] ?? '') === (agreed.content?.['priority'] ?? ''))
    said['priority'] = withLevel(base['priority'] ?? '', raw.priority, levelStyleIn(roadmap?.items ?? []));
  const added = raw.assignees.filter((login) => !agreed.assignees.includes(login));
  const removed = unassigned(raw, agreed);
  said['owner'] = withAssignees(base['owner'] ?? '', added, removed, people);
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The logins that were assigned when both sides agreed, and are not any more. */
export function unassigned(now: Pick<SideValues, 'assignees'>, agreed: SideValues): string[] {
  return agreed.assignees.filter((login) => !now.assignees.includes(login));
}

/** The content of an issue's side in Markdown: from its text, with the changes by labels and assignees. */
export function saidContent({ said, text }: IssueSide): Content {
  const content = text?.content ?? null;
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = said.content?.[key] ?? '';
    const markdown = markdownOf(key, value, content?.fields[key] ?? '');
    return markdown === '' ? [] : [[key, markdown] as const];
  });
  const { notes = '', subItems = '', footnotes = '' } = content ?? {};
  return { fields: Object.fromEntries(fields), notes, subItems, ...(footnotes === '' ? {} : { footnotes }) };
}

/** A value as the issue's text writes it, if that says the same. With another level, the words behind the level stay as they are written. */
function markdownOf(key: ContentKey, value: string, own: string): string {
  const ways = key === 'priority' ? [own, withLevel(own, levelIn(value))] : [own];
  return ways.find((markdown) => (compared({ fields: { [key]: markdown }, notes: '', subItems: '' })[key] ?? '') === value) ?? value;
}

/** How many former titles are kept. */
const FORMER = 5;

/** The former titles of an item that has a new one. */
export function formerTitles(entry: Entry | null, title: string): readonly string[] {
  if (entry === null) return [];
  const titles = [...entry.former, entry.agreed.roadmap.title, entry.seen.itemTitle].map(canonicalText);
  return [...new Set(titles)].filter((one) => one !== title).slice(-FORMER);
}

/** A side with some fields replaced by those of another side. */
export function withFields(side: SideValues, from: SideValues, fields: readonly string[]): SideValues {
  const has = (field: string) => fields.includes(field);
  const content: Record<string, string> = { ...side.content };
  for (const field of fields) {
    const value = from.content?.[field];
    if (value === undefined) delete content[field];
    else content[field] = value;
  }
  // The ticks belong to the field `sub-items`.
  if (has('sub-items')) {
    for (const key of Object.keys(content)) if (key.startsWith('tick: ')) delete content[key];
    for (const [key, value] of Object.entries(from.content ?? {})) if (key.startsWith('tick: ')) content[key] = value;
  }
  const { milestone } = has('release') ? from : side;
  return {
    title: has('title') ? from.title : side.title,
    kind: has('kind') ? from.kind : side.kind,
    external: has('external') ? from.external : side.external,
    open: has('state') ? from.open : side.open,
    priority: has('priority') ? from.priority : side.priority,
    assignees: has('owner') ? from.assignees : side.assignees,
    ...(milestone === undefined ? {} : { milestone }),
    content: side.content === null && from.content === null ? null : content,
  };
}

/** An issue as it was read, or else as the baseline saw it. An issue that is older than the baseline comes from a lagging list and is not used. */
export function issueSeen(issue: Issue | undefined, entry: Entry | null): IssueFacts | null {
  if (issue !== undefined && (entry === null || issue.updatedAt >= entry.seen.updatedAt)) return { ...issue, remembered: entry?.seen ?? null };
  return entry === null ? null : { ...entry.seen, body: null, remembered: entry.seen };
}
