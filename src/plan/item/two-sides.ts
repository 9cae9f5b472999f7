import type { ComparedContent, Content, Entry, Seen, SideValues } from '../../model/agreement.ts';
import type { Issue, MilestoneRef } from '../../model/issue.ts';
import type { Item, Kind, Priority } from '../../model/roadmap.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Untrusted } from '../facts.ts';
import { CONTENT_KEYS, compared, contentOf } from '../issue/content.ts';
import { type LabelSet, readLabels } from '../issue/labels.ts';
import { type ManagedText, readManaged } from '../issue/managed-text.ts';
import { loginsOf, type People, withAssignees } from '../issue/people.ts';
import type { Milestones } from '../milestones/milestones.ts';

/** What the words of both sides mean: labels, owners, releases. */
export interface Terms {
  readonly config: { readonly labels: LabelSet; readonly people: People };
  /** Null where they are not kept. */
  readonly milestones: Milestones | null;
}

/**
 * What the file says of an item.
 * @param before what it said when both sides agreed: a finished item stands where its section tells its kind no more
 */
export function roadmapSide(item: Item, { config: { people }, milestones }: Terms, before: SideValues | null): SideValues {
  const content = contentOf(item);
  // A finished item stays in the milestone that it was finished in.
  const belongs = item.state === 'open' ? milestones?.of(item, before) : undefined;
  // Where milestones are not kept, none is remembered.
  const milestone = belongs === undefined && milestones !== null ? before?.milestone : belongs;
  const told = item.state === 'open' || before === null || item.kindFrom === 'field' || item.kindFrom === 'prefix';
  return {
    title: canonicalText(item.title),
    kind: told ? item.kind : before.kind,
    external: item.state === 'open' || before === null ? item.external : before.external,
    priority: item.priority,
    open: item.state === 'open',
    assignees: loginsOf(content.fields.owner ?? '', people),
    ...(milestone === undefined ? {} : { milestone }),
    content: compared(content),
  };
}

/** What of an issue counts for a plan, be it read now or remembered. A remembered one has no body, but what it said. */
export type IssueFacts = Pick<Issue, 'title' | 'labels' | 'state' | 'updatedAt' | 'assignees'> & {
  /** Absent where nobody has looked. */
  readonly milestone?: MilestoneRef | null;
  readonly body: string | null;
  /** What its managed part said when it was last read. */
  readonly remembered: Pick<Seen, 'content' | 'digest'> | null;
};

export interface IssueSide {
  /** As it stands on the issue, as far as it counts. */
  readonly raw: SideValues;
  /** With what labels, assignees and milestone have changed since both sides agreed, in the words of the fields. */
  readonly said: SideValues;
  /** The managed part, where the body was read and has one. */
  readonly text: ManagedText | null;
}

/** What an item is and was called. */
export function titlesOf(title: string, entry: Entry | null): string[] {
  return entry === null ? [title] : [title, entry.agreed.roadmap.title, entry.seen.itemTitle, ...entry.former];
}

/** The content of an issue's managed part as it is compared; null where it has none. @param titles what its item is or was called */
export function comparedBody(body: string, titles: readonly string[]): ComparedContent | null {
  return readManaged(body, titles)?.compared ?? null;
}

export function loginsOn(issue: Pick<Issue, 'assignees'>): string[] {
  return issue.assignees.map((login) => login.toLowerCase()).toSorted();
}

/** An issue as it stands, beside what its managed part says. @param kind the item's, which stays where labels name none or both */
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
 * What an issue says of its item.
 * @param doubt what of it does not count, because nobody who may has changed it: there it says what was agreed
 */
export function issueSide(issue: IssueFacts, item: Item, entry: Entry | null, terms: Terms, doubt: Untrusted | null): IssueSide {
  const text = issue.body === null ? null : readManaged(issue.body, titlesOf(item.title, entry), issue.remembered);
  const read = issue.body === null ? (issue.remembered?.content ?? null) : (text?.compared ?? null);
  const stands = rawSide(issue, item.kind, read, terms, entry?.agreed.issue.priority ?? null);
  if (entry === null) return { raw: stands, said: stands, text };
  const agreed = entry.agreed.issue;
  const raw: SideValues = {
    ...stands,
    title: doubt?.title == null ? stands.title : agreed.title,
    open: doubt?.state == null ? stands.open : agreed.open,
    content: doubt?.body == null ? read : agreed.content,
  };
  // Somebody who deletes the part deletes the markers, not what the item says: it is restored.
  const base = raw.content ?? agreed.content;
  if (base === null) return { raw, said: raw, text };
  const kind = doubt?.body == null && raw.kind === agreed.kind ? (text?.kind ?? raw.kind) : raw.kind;
  return { raw, said: { ...raw, kind, content: withTriage(base, raw, agreed, item, issue.milestone ?? null, terms) }, text };
}

/** Fields that a label or an assignee says, or a text, and the other one not yet. */
export function halfSaid({ raw, said }: IssueSide): string[] {
  const keys = new Set([...Object.keys(raw.content ?? {}), ...Object.keys(said.content ?? {})]);
  const half = raw.content === null ? [] : [...keys].filter((key) => (raw.content?.[key] ?? '') !== (said.content?.[key] ?? ''));
  return raw.kind === said.kind ? half : [...half, 'kind'];
}

/** A content with what labels, assignees and milestone have changed since both sides agreed, in the words of the fields. */
function withTriage(
  base: ComparedContent,
  raw: SideValues,
  agreed: SideValues,
  item: Item,
  milestone: MilestoneRef | null,
  { config: { people }, milestones }: Terms,
): ComparedContent {
  const said: Record<string, string> = { ...base };
  const moved = raw.milestone !== undefined && agreed.milestone !== undefined && raw.milestone !== agreed.milestone;
  // Of a milestone that was deleted nobody took the issue out.
  if (moved && milestones !== null && !milestones.isGone(agreed.milestone) && (base['release'] ?? '') === (agreed.content?.['release'] ?? '')) {
    said['release'] = milestones.fieldFor(milestone, item);
  }
  if (raw.priority !== agreed.priority && (base['priority'] ?? '') === (agreed.content?.['priority'] ?? '')) said['priority'] = raw.priority ?? '';
  const added = raw.assignees.filter((login) => !agreed.assignees.includes(login));
  const removed = agreed.assignees.filter((login) => !raw.assignees.includes(login));
  said['owner'] = withAssignees(base['owner'] ?? '', added, removed, people);
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The content in Markdown that an issue's side says: as it is written there, or as labels and assignees say it. */
export function saidContent({ said, text }: IssueSide): Content {
  const content = text?.content ?? null;
  const written = text?.compared ?? {};
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = said.content?.[key] ?? '';
    const markdown = written[key] === value ? (content?.fields[key] ?? value) : value;
    return markdown === '' ? [] : [[key, markdown] as const];
  });
  return { fields: Object.fromEntries(fields), notes: content?.notes ?? '', subItems: content?.subItems ?? '' };
}

/** So many titles are remembered. */
const FORMER = 5;

/** The titles an item had, now that it has another one. */
export function formerTitles(entry: Entry | null, title: string): readonly string[] {
  if (entry === null) return [];
  const titles = [...entry.former, entry.agreed.roadmap.title, entry.seen.itemTitle].map(canonicalText);
  return [...new Set(titles)].filter((one) => one !== title).slice(-FORMER);
}

/** A side with some fields as another one has them. */
export function withFields(side: SideValues, from: SideValues, fields: readonly string[]): SideValues {
  const has = (field: string) => fields.includes(field);
  const content: Record<string, string> = { ...side.content };
  for (const field of fields) {
    const value = from.content?.[field];
    if (value === undefined) delete content[field];
    else content[field] = value;
  }
  // The ticks of sub-items come and go with them.
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

/** An issue as it was read, else as the baseline saw it; what is older than that is a list that lags. */
export function issueSeen(issue: Issue | undefined, entry: Entry | null): IssueFacts | null {
  if (issue !== undefined && (entry === null || issue.updatedAt >= entry.seen.updatedAt)) return { ...issue, remembered: entry?.seen ?? null };
  return entry === null ? null : { ...entry.seen, body: null, remembered: entry.seen };
}
