import { unreachable } from '../errors.ts';
import type { Entry, Issue, Operation } from '../model.ts';

/** What an apply has confirmed of a plan by now. */
export interface Confirmed {
  readonly entries: readonly Entry[];
  readonly operations: readonly Operation[];
  /** Issues that were created, by the keys of their operations. */
  readonly created: ReadonlyMap<string, Issue>;
  /** Operations that an answer confirmed, with the issue it showed. */
  readonly done: ReadonlyMap<Operation, Issue | null>;
  /** Numbers of the issues that had an entry before. */
  readonly before: ReadonlySet<number>;
  readonly path: string;
}

/** The entries with what is confirmed. What no answer confirmed stays as it was agreed before. */
export function entriesAfter({ entries, operations, created, done, before, path }: Confirmed): Entry[] {
  const changed = new Map<number, Entry>(entries.map((entry) => [entry.number, entry]));
  for (const operation of operations) {
    if (operation.kind === 'create-issue') {
      const issue = created.get(operation.key);
      if (issue !== undefined) changed.set(issue.number, entryOfCreated(operation, issue, path, done.has(operation)));
    } else if (operation.kind !== 'create-label' && operation.kind !== 'set-last-updated') {
      const entry = changed.get(operation.issue);
      if (entry === undefined) continue;
      if (done.has(operation)) changed.set(operation.issue, entryAfter(entry, operation, done.get(operation) ?? null));
      // Without our label no list would ever show the issue: it is not ours before it has it.
      else if (operation.kind === 'label-issue' && !before.has(operation.issue)) changed.delete(operation.issue);
    }
  }
  return [...changed.values()];
}

function entryOfCreated(operation: Operation & { kind: 'create-issue' }, issue: Issue, path: string, linked: boolean): Entry {
  return {
    path,
    key: operation.key,
    number: issue.number,
    linked,
    agreed: { roadmap: operation.values, issue: { ...operation.values, title: issue.title, open: issue.state.open } },
    seen: seenOf(issue, operation.values.title),
    place: operation.place,
  };
}

function entryAfter(entry: Entry, operation: Operation, issue: Issue | null): Entry {
  const seen = issue === null ? entry.seen : seenOf(issue, entry.seen.itemTitle);
  const open = operation.kind === 'reopen-item' || operation.kind === 'reopen-issue';
  switch (operation.kind) {
    case 'link-item':
      return { ...entry, linked: true };
    case 'label-issue':
      return { ...entry, seen };
    case 'close-item':
    case 'reopen-item':
    case 'close-issue':
    case 'reopen-issue':
      return { ...entry, seen, agreed: { roadmap: { ...entry.agreed.roadmap, open }, issue: { ...entry.agreed.issue, open } } };
    case 'create-issue':
    case 'create-label':
    case 'set-last-updated':
      return entry;
    default:
      return unreachable(operation);
  }
}

function seenOf({ updatedAt, labels, state, title }: Issue, itemTitle: string): Entry['seen'] {
  return { updatedAt, labels, state, title, itemTitle };
}
