import type { Entry } from '../model/agreement.ts';
import type { Baseline, Claim } from '../model/baseline.ts';
import type { Issue, IssueEvent, MilestoneRef, NoIssue } from '../model/issue.ts';
import type { IssueChanges, Operation } from '../model/plan.ts';
import { entriesAfter, entryOfCreated, withChanges } from './baseline-after.ts';
import { trailer } from './claim.ts';
import { sameContent } from './issue/content.ts';
import { hasLabel } from './issue/labels.ts';
import { withManaged } from './issue/managed-part.ts';
import { comparedBody, type Terms, titlesOf } from './item/two-sides.ts';
import { type IssueOperation, isDoneByCommit, isIssueOperation } from './operations.ts';

/** The traces that a dead run left, which tell which operations of its claim were done. */
export interface Evidence {
  /** Messages of the commits to the file since the claim. */
  readonly messages: readonly string[];
  /** The issues that its creates made, by the keys of the creates. */
  readonly created: ReadonlyMap<string, Issue>;
  /** The issues that it was to write, as they are now. */
  readonly issues: ReadonlyMap<number, Issue | NoIssue>;
  /** The events of these issues since the claim. */
  readonly events: ReadonlyMap<number, readonly IssueEvent[]>;
}

/**
 * The baseline after a dead claim. What the claim did counts as agreed, so that a later change by somebody is seen as a change.
 * What left no trace counts as not done, and both sides are compared as they are.
 */
export function recovered(baseline: Baseline, claim: Claim, evidence: Evidence, terms: Terms): Baseline {
  const committed = evidence.messages.some((message) => message.split('\n').includes(trailer(claim.id)));
  const entries = new Map(baseline.entries.map((entry) => [entry.number, entry]));
  const done = new Map<Operation, Issue | null>();
  const own = baseline.entries.filter(({ path }) => path === claim.path);
  const operations = claim.operations.flatMap((operation): Operation[] => {
    if (isIssueOperation(operation)) {
      const entry = entries.get(operation.issue);
      const found = entry === undefined ? null : doneTo(operation, entry, evidence, terms);
      if (found === null) return [];
      done.set(found.operation, found.issue);
      return [found.operation];
    }
    if (operation.kind === 'create-issue') {
      const found = evidence.created.get(operation.key);
      if (found !== undefined) own.push(entryOfCreated(operation, asCreated(operation, found, terms), claim.path, false, terms));
      return [];
    }
    if (!committed || !isDoneByCommit(operation)) return [];
    done.set(operation, null);
    return [operation];
  });
  const before = new Set(entries.keys());
  const publish = claim.operations.find((operation) => operation.kind === 'publish-update');
  const published = publish !== undefined && (committed || !takesCommit(publish, claim.operations)) ? publish.update : null;
  const others = baseline.entries.filter(({ path }) => path !== claim.path);
  const after = entriesAfter({ entries: own, operations, created: new Map(), done, before, path: claim.path, terms, roadmap: null });
  const path = baseline.paths[claim.path];
  const paths = published === null || path === undefined ? baseline.paths : { ...baseline.paths, [claim.path]: { ...path, published } };
  return { ...baseline, paths, entries: [...others, ...after] };
}

/** Whether publishing an update needs a commit. If it needs none, the claim itself holds everything that was published. */
function takesCommit({ removed, clearNote, file, beside, opens }: Operation & { readonly kind: 'publish-update' }, operations: readonly Operation[]): boolean {
  return (
    removed.length > 0 ||
    opens !== undefined ||
    clearNote ||
    file !== null ||
    beside !== undefined ||
    operations.some(({ kind }) => kind === 'set-last-updated')
  );
}

/** An issue that was found by its marker, with the values of its creation. Differences since then are somebody's changes. */
export function asCreated({ title, body, labels, assignees, milestone }: Operation & { readonly kind: 'create-issue' }, found: Issue, terms: Terms): Issue {
  return { ...found, title, body, labels, assignees, milestone: refOf(milestone, found, terms), state: { open: true } };
}

/** The milestone with a title: the one that the issue is in, or else a known one. */
function refOf(title: string | null, { milestone }: Issue, { milestones }: Terms): MilestoneRef | null {
  if (title === null || milestone?.title === title) return title === null ? null : milestone;
  return milestones?.known.find((one) => one.title === title) ?? milestone;
}

/** The part of an operation that was done, and the issue right after it; null if there is no trace of any part. */
function doneTo(operation: IssueOperation, entry: Entry, { issues, events }: Evidence, terms: Terms): { operation: IssueOperation; issue: Issue } | null {
  const now = issues.get(operation.issue);
  if (now === undefined || 'is' in now) return null;
  const history = events.get(operation.issue) ?? [];
  const happened = (what: IssueEvent['what'], value = '') => history.some((event) => event.what === what && event.value.toLowerCase() === value.toLowerCase());
  const before: Issue = { ...now, ...entry.seen, milestone: entry.seen.milestone ?? null, body: '' };
  if (operation.kind === 'reopen-issue') return now.state.open || happened('reopened') ? { operation, issue: { ...before, state: { open: true } } } : null;
  if (operation.kind === 'close-issue') {
    const issue: Issue = { ...before, state: { open: false, reason: operation.reason }, body: operation.managed ?? '' };
    return !now.state.open || happened('closed') ? { operation, issue } : null;
  }
  const has = (name: string) => hasLabel(now.labels, name);
  const labelled = ({ addLabels, removeLabels }: Pick<IssueChanges, 'addLabels' | 'removeLabels'>) => ({
    addLabels: addLabels.filter((name) => has(name) || happened('labeled', name)),
    removeLabels: removeLabels.filter((name) => !has(name) || happened('unlabeled', name)),
  });
  if (operation.kind === 'relabel-issue') {
    const changed = labelled(operation);
    const { labels } = withChanges({ labels: operation.before, assignees: [] }, { ...changed, addAssignees: [], removeAssignees: [] });
    const complete = changed.addLabels.length === operation.addLabels.length && changed.removeLabels.length === operation.removeLabels.length;
    return complete ? { operation, issue: { ...before, labels } } : null;
  }
  const { changes } = operation;
  const titled = changes.title === null || now.title === changes.title || happened('renamed', changes.title);
  const assigned = (login: string) => now.assignees.some((one) => one.toLowerCase() === login.toLowerCase());
  const wentTo = (title: string | null) =>
    (now.milestone?.title ?? null) === title || (title === null ? history.some(({ what }) => what === 'demilestoned') : happened('milestoned', title));
  // Title and body are written by one request, so a trace of one proves both.
  const written =
    changes.title !== null ? titled : changes.managed !== null && says(now, changes.managed, operation.fields, titlesOf(operation.title, entry), terms);
  const made: IssueChanges = {
    title: written ? changes.title : null,
    managed: written ? changes.managed : null,
    ...labelled(changes),
    addAssignees: changes.addAssignees.filter((login) => assigned(login) || happened('assigned', login)),
    removeAssignees: changes.removeAssignees.filter((login) => !assigned(login) || happened('unassigned', login)),
    milestone: changes.milestone !== null && wentTo(changes.milestone.to) ? changes.milestone : null,
  };
  const issue: Issue = {
    ...before,
    title: made.title ?? before.title,
    body: made.managed ?? '',
    ...withChanges(before, made),
    milestone: made.milestone === null ? before.milestone : refOf(made.milestone.to, now, terms),
  };
  const complete = countChanges(made) === countChanges(changes);
  // If labels or assignees are still missing, the old values stay agreed, so that the next plan adds them.
  const { priority, assignees, milestone } = complete ? operation.values : entry.agreed.roadmap;
  const fields = complete ? operation.fields : written ? operation.fields.filter((field) => !BY_LABEL.includes(field)) : [];
  const { milestone: _, ...values } = operation.values;
  const reached = { ...values, priority, assignees, ...(milestone === undefined ? {} : { milestone }) };
  return { operation: { ...operation, changes: made, fields, values: reached }, issue };
}

/** Fields that only a label says. A text that was written proves nothing about them. */
const BY_LABEL: readonly string[] = ['kind', 'external'];

/** The number of changes. */
function countChanges({ title, managed, milestone, ...lists }: IssueChanges): number {
  return [title, managed, milestone].filter((one) => one !== null).length + Object.values(lists).flat().length;
}

/** Whether an issue's managed part has the values that were to be written in some fields. Other fields may have been edited since. */
function says({ body }: Issue, managed: string, fields: readonly string[], titles: readonly string[], terms: Terms): boolean {
  const [now, then] = [comparedBody(body, titles, terms), comparedBody(withManaged('', managed), titles, terms)];
  if (now === null || then === null) return false;
  const named = fields.filter((field) => (now[field] ?? '') !== '' || (then[field] ?? '') !== '');
  return named.length === 0 ? sameContent(now, then) : named.every((field) => now[field] === then[field]);
}
