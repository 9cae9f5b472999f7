import type { Baseline, Claim, Entry, Issue, IssueChanges, IssueEvent, NoIssue, Operation } from '../model.ts';
import { entriesAfter, entryOfCreated, withChanges } from './agreed.ts';
import { sameContent } from './content.ts';
import { withManaged } from './issue-text.ts';
import { type LabelSet, missingLabels } from './labels.ts';
import type { People } from './people.ts';
import { comparedBody, titlesOf } from './sides.ts';

/** What became of the operations of a claim whose run died, as far as it can be told. */
export interface Evidence {
  /** Messages of the commits to the file since the claim. */
  readonly messages: readonly string[];
  /** The issues that its creates made, by their keys. */
  readonly created: ReadonlyMap<string, Issue>;
  /** The issues that were to be written, as they are now. */
  readonly issues: ReadonlyMap<number, Issue | NoIssue>;
  /** What was done to them since the claim. */
  readonly events: ReadonlyMap<number, readonly IssueEvent[]>;
}

/** The claim that a run for a file has to recover before it plans: one that was left open, or was set aside for it. */
export function deadClaim(baseline: Baseline | null, path: string): Claim | null {
  if (baseline?.claim?.path === path) return baseline.claim;
  return baseline?.deadClaims?.find((claim) => claim.path === path) ?? null;
}

/** An operation that writes to an issue which was there before. */
export type IssueOperation = Operation & { readonly kind: 'update-issue' | 'close-issue' | 'reopen-issue' };

export function isIssueOperation(operation: Operation): operation is IssueOperation {
  return operation.kind === 'update-issue' || operation.kind === 'close-issue' || operation.kind === 'reopen-issue';
}

/** The trailer of the commit that makes all of a claim's changes to the file. */
export function trailer(claimId: string): string {
  return `Roadmap-Sync: ${claimId}`;
}

/**
 * A baseline in which what a dead claim has done is agreed: a value that somebody changed since is then a change, and no
 * difference that was there before. What cannot be told was not done: both sides are compared as they are.
 */
export function recovered(baseline: Baseline, claim: Claim, evidence: Evidence, labels: LabelSet, people: People): Baseline {
  const committed = evidence.messages.some((message) => message.split('\n').includes(trailer(claim.id)));
  const entries = new Map(baseline.entries.map((entry) => [entry.number, entry]));
  const done = new Map<Operation, Issue | null>();
  const own = baseline.entries.filter(({ path }) => path === claim.path);
  const operations = claim.operations.flatMap((operation): Operation[] => {
    if (isIssueOperation(operation)) {
      const entry = entries.get(operation.issue);
      const found = entry === undefined ? null : doneTo(operation, entry, evidence);
      if (found === null) return [];
      done.set(found.operation, found.issue);
      return [found.operation];
    }
    if (operation.kind === 'create-issue') {
      const found = evidence.created.get(operation.key);
      if (found !== undefined) own.push(entryOfCreated(operation, asCreated(operation, found), claim.path, false, labels));
      return [];
    }
    if (!committed || operation.kind === 'create-label') return [];
    done.set(operation, null);
    return [operation];
  });
  const before = new Set(entries.keys());
  const others = baseline.entries.filter(({ path }) => path !== claim.path);
  const after = entriesAfter({ entries: own, operations, created: new Map(), done, before, path: claim.path, labels, people, roadmap: null });
  return { ...baseline, entries: [...others, ...after] };
}

/** An issue that was found by its marker, as it was when it was created: what has changed since is somebody's change. */
export function asCreated({ title, body, labels, assignees }: Operation & { readonly kind: 'create-issue' }, found: Issue): Issue {
  return { ...found, title, body, labels, assignees, state: { open: true } };
}

/** What of an operation on an issue was done, and the issue as it was then; null: nothing that can be told. */
function doneTo(operation: IssueOperation, entry: Entry, { issues, events }: Evidence): { operation: IssueOperation; issue: Issue } | null {
  const now = issues.get(operation.issue);
  if (now === undefined || 'is' in now) return null;
  const history = events.get(operation.issue) ?? [];
  const happened = (what: IssueEvent['what'], value = '') => history.some((event) => event.what === what && event.value.toLowerCase() === value.toLowerCase());
  const before: Issue = { ...now, ...entry.seen, body: '' };
  if (operation.kind === 'reopen-issue') return now.state.open || happened('reopened') ? { operation, issue: { ...before, state: { open: true } } } : null;
  if (operation.kind === 'close-issue') {
    const issue: Issue = { ...before, state: { open: false, reason: operation.reason }, body: operation.managed ?? '' };
    return !now.state.open || happened('closed') ? { operation, issue } : null;
  }
  const { changes } = operation;
  const titled = changes.title === null || now.title === changes.title || happened('renamed', changes.title);
  const has = (name: string) => missingLabels([name], now.labels).length === 0;
  const assigned = (login: string) => now.assignees.some((one) => one.toLowerCase() === login.toLowerCase());
  // Title and body go in one request.
  const written = changes.title !== null ? titled : changes.managed !== null && says(now, changes.managed, operation.fields, titlesOf(operation.title, entry));
  const made: IssueChanges = {
    title: written ? changes.title : null,
    managed: written ? changes.managed : null,
    addLabels: changes.addLabels.filter((name) => has(name) || happened('labeled', name)),
    removeLabels: changes.removeLabels.filter((name) => !has(name) || happened('unlabeled', name)),
    addAssignees: changes.addAssignees.filter((login) => assigned(login) || happened('assigned', login)),
    removeAssignees: changes.removeAssignees.filter((login) => !assigned(login) || happened('unassigned', login)),
  };
  const issue: Issue = {
    ...before,
    title: made.title ?? before.title,
    body: made.managed ?? '',
    ...withChanges(before, made),
  };
  const complete = count(made) === count(changes);
  // Where labels or assignees are missing yet, they are known to lag behind.
  const { priority, assignees } = complete ? operation.values : entry.agreed.roadmap;
  const fields = complete || written ? operation.fields : [];
  return { operation: { ...operation, changes: made, fields, values: { ...operation.values, priority, assignees } }, issue };
}

/** How many changes there are. */
function count({ title, managed, ...lists }: IssueChanges): number {
  return (title === null ? 0 : 1) + (managed === null ? 0 : 1) + Object.values(lists).flat().length;
}

/** Whether an issue's managed part says what was to be written of some fields; another one may have been edited since. */
function says({ body }: Issue, managed: string, fields: readonly string[], titles: readonly string[]): boolean {
  const [now, then] = [comparedBody(body, titles), comparedBody(withManaged('', managed), titles)];
  if (now === null || then === null) return false;
  const named = fields.filter((field) => (now[field] ?? '') !== '' || (then[field] ?? '') !== '');
  return named.length === 0 ? sameContent(now, then) : named.every((field) => now[field] === then[field]);
}
