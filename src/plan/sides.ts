import type { ComparedContent, Content, Entry, Issue, Item, Kind, SideValues } from '../model.ts';
import { canonicalText } from '../roadmap/text.ts';
import { CONTENT_KEYS, compared, contentOf } from './content.ts';
import { readManaged } from './issue-text.ts';
import { type LabelSet, readLabels } from './labels.ts';
import { loginsOf, type People, withAssignees } from './people.ts';

/**
 * What the file says of an item.
 * @param before what it said when both sides agreed: a finished item stands where its section tells its kind no more
 */
export function roadmapSide(item: Item, people: People, before: SideValues | null): SideValues {
  const content = contentOf(item);
  const told = item.state === 'open' || before === null || item.kindFrom === 'field' || item.kindFrom === 'prefix';
  return {
    title: canonicalText(item.title),
    kind: told ? item.kind : before.kind,
    external: item.state === 'open' || before === null ? item.external : before.external,
    priority: item.priority,
    open: item.state === 'open',
    assignees: loginsOf(content.fields.owner ?? '', people),
    content: compared(content),
  };
}

/** What of an issue counts for a plan, be it read now or remembered. A remembered one has no body, but what it said. */
export type IssueFacts = Pick<Issue, 'title' | 'labels' | 'state' | 'updatedAt' | 'assignees'> & {
  readonly body: string | null;
  readonly remembered: ComparedContent | null;
};

export interface IssueSide {
  /** As it stands on the issue. */
  readonly raw: SideValues;
  /** With what labels and assignees have changed since both sides agreed, in the words of the fields. */
  readonly said: SideValues;
  /** The fields that only labels or assignees changed: those can be set only by people who may. */
  readonly byTriage: ReadonlySet<string>;
  /** Markdown, where the body was read and has a managed part. */
  readonly content: Content | null;
}

/** The content of an issue's managed part as it is compared; null where it has none. @param title the item's */
export function comparedBody(body: string, title: string): ComparedContent | null {
  const content = readManaged(body, title);
  return content === null ? null : compared(content);
}

export function loginsOn(issue: Pick<Issue, 'assignees'>): string[] {
  return issue.assignees.map((login) => login.toLowerCase()).toSorted();
}

/** An issue as it stands, beside what its managed part says. @param kind the item's, which stays where labels name none or both */
export function rawSide(
  issue: Pick<Issue, 'title' | 'labels' | 'state' | 'assignees'>,
  kind: Kind,
  content: ComparedContent | null,
  labels: LabelSet,
): SideValues {
  return { title: canonicalText(issue.title), ...readLabels(issue.labels, kind, labels), open: issue.state.open, assignees: loginsOn(issue), content };
}

/** What an issue says of its item. */
export function issueSide(issue: IssueFacts, item: Item, entry: Entry | null, labels: LabelSet, people: People): IssueSide {
  const content = issue.body === null ? null : readManaged(issue.body, item.title);
  const read = content === null ? (issue.body === null ? issue.remembered : null) : compared(content);
  const raw = rawSide(issue, item.kind, read, labels);
  // Somebody who deletes the part deletes the markers, not what the item says: it is restored.
  const base = read ?? entry?.agreed.issue.content ?? null;
  if (entry === null || base === null) return { raw, said: raw, byTriage: new Set(), content };
  const agreed = entry.agreed.issue;
  const byTriage = new Set<string>();
  const said: Record<string, string> = { ...base };
  const unchanged = (key: string) => (base[key] ?? '') === (agreed.content?.[key] ?? '');
  if (raw.priority !== agreed.priority && unchanged('priority')) {
    said['priority'] = raw.priority ?? '';
    byTriage.add('priority');
  }
  const added = raw.assignees.filter((login) => !agreed.assignees.includes(login));
  const removed = agreed.assignees.filter((login) => !raw.assignees.includes(login));
  const owner = withAssignees(base['owner'] ?? '', added, removed, people);
  if (owner !== (base['owner'] ?? '')) {
    said['owner'] = owner;
    if (unchanged('owner')) byTriage.add('owner');
  }
  return { raw, said: { ...raw, content: withoutEmpty(said) }, byTriage, content };
}

function withoutEmpty(content: ComparedContent): ComparedContent {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== ''));
}

/** The content in Markdown that an issue's side says: as it is written there, or as labels and assignees say it. */
export function saidContent({ said, content }: IssueSide): Content {
  const written = content === null ? {} : compared(content);
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = said.content?.[key] ?? '';
    const markdown = written[key] === value ? (content?.fields[key] ?? value) : value;
    return markdown === '' ? [] : [[key, markdown] as const];
  });
  return { fields: Object.fromEntries(fields), notes: content?.notes ?? '', subItems: content?.subItems ?? '' };
}
