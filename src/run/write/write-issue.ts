import type { ComparedContent, Entry } from '../../model/agreement.ts';
import { Transferred, UnclearWrite, unreachable, WrongAnswer } from '../../model/errors.ts';
import type { Issue } from '../../model/issue.ts';
import type { Operation } from '../../model/plan.ts';
import type { IssueStore } from '../../model/ports.ts';
import { seenIssue } from '../../plan/baseline-after.ts';
import { sameContent } from '../../plan/issue/content.ts';
import { hasLabel, missingLabels } from '../../plan/issue/labels.ts';
import { withManaged } from '../../plan/issue/managed-part.ts';
import { readManaged } from '../../plan/issue/managed-text.ts';
import { type Terms, titlesOf } from '../../plan/item/two-sides.ts';
import type { IssueOperation } from '../../plan/operations.ts';

/**
 * Reads an issue again and carries out an operation on it. `differs`: it is not what the plan saw, so nothing was written. `unclear`: a
 * write got no answer. The other parameters are those of `isAsSeen` and `writeIssue`.
 */
export async function changeIssue(
  operation: IssueOperation,
  { entry, own, terms }: { readonly entry: Entry | null; readonly own: Issue | null; readonly terms: Terms },
  store: IssueStore,
  milestones: (title: string) => number | null,
  holdsLease: () => Promise<boolean>,
): Promise<Issue | 'differs' | 'unclear'> {
  const fresh = await store.read(operation.issue);
  if ('is' in fresh || !isAsSeen(operation, fresh, entry, own, terms)) return 'differs';
  try {
    return await writeIssue(operation, fresh, store, milestones, holdsLease);
  } catch (error) {
    // The next reading shows that it is elsewhere.
    if (error instanceof Transferred) return 'differs';
    if (error instanceof UnclearWrite && !(error instanceof WrongAnswer)) return 'unclear';
    throw error;
  }
}

/**
 * Carries out an operation on an issue that was just read. Returns the issue as the last answers show it.
 * @param milestones the number of a milestone, by its title
 * @param holdsLease asked before each write, because the request before may have taken long
 * @throws UnclearWrite if the lease is lost
 */
async function writeIssue(
  operation: IssueOperation,
  fresh: Issue,
  store: IssueStore,
  milestones: (title: string) => number | null,
  holdsLease: () => Promise<boolean>,
): Promise<Issue> {
  const number = operation.issue;
  const issues = async (): Promise<IssueStore> => {
    if (await holdsLease()) return store;
    throw new UnclearWrite('Another run has the claim.', '');
  };
  switch (operation.kind) {
    case 'relabel-issue': {
      let { labels } = fresh;
      // The new label comes first: at no time is the issue without the action's label.
      if (operation.addLabels.length > 0) labels = await (await issues()).addLabels(number, operation.addLabels);
      for (const name of operation.removeLabels) labels = await (await issues()).removeLabel(number, name);
      return { ...fresh, labels };
    }
    case 'update-issue':
      return writeIssueUpdate(operation, fresh, issues, milestones);
    case 'close-issue': {
      const body = operation.managed === null ? null : withManaged(fresh.body, operation.managed);
      return (await issues()).update(number, { state: { open: false, reason: operation.reason }, body });
    }
    case 'reopen-issue':
      return (await issues()).update(number, { state: { open: true } });
    default:
      return unreachable(operation);
  }
}

/**
 * Writes title, body and milestone in one request. Labels and assignees are added and removed by requests of their own, so that
 * those of other people stay. Labels are removed first: if the run dies in between, the issue has neither the old nor the new kind,
 * which the next run repairs. With both kinds, the next run could not tell which one is meant.
 */
async function writeIssueUpdate(
  { issue: number, changes }: Operation & { kind: 'update-issue' },
  fresh: Issue,
  issues: () => Promise<IssueStore>,
  milestones: (title: string) => number | null,
): Promise<Issue> {
  let now = fresh;
  const { title } = changes;
  const body = changes.managed === null ? null : withManaged(fresh.body, changes.managed);
  const milestone = changes.milestone === null ? {} : { milestone: changes.milestone.to === null ? null : milestones(changes.milestone.to) };
  if (title !== null || body !== null || changes.milestone !== null) now = await (await issues()).update(number, { title, body, ...milestone });
  let { labels, assignees } = now;
  for (const name of changes.removeLabels) labels = await (await issues()).removeLabel(number, name);
  if (changes.addLabels.length > 0) labels = await (await issues()).addLabels(number, changes.addLabels);
  if (changes.addAssignees.length > 0) assignees = await (await issues()).addAssignees(number, changes.addAssignees);
  if (changes.removeAssignees.length > 0) assignees = await (await issues()).removeAssignees(number, changes.removeAssignees);
  return { ...now, labels, assignees };
}

/**
 * Whether an issue still is as the plan saw it, or as an earlier operation of this run left it.
 * @param own the issue after this run's last write to it; null if there is none
 */
export function isAsSeen(operation: IssueOperation, fresh: Issue, entry: Entry | null, own: Issue | null, { config, parsed }: Terms): boolean {
  const same = (one: readonly string[], other: readonly string[]) => missingLabels(one, other).length + missingLabels(other, one).length === 0;
  if (operation.kind === 'relabel-issue') return same(own?.labels ?? operation.before, fresh.labels);
  const titles = titlesOf(operation.title, entry);
  const label = config.labels.roadmap.name;
  const seen = own === null ? entry?.seen : seenIssue(own, titles, entry?.seen, parsed);
  if (seen === undefined || fresh.state.open !== seen.state.open || fresh.title !== seen.title) return false;
  if (lost(label, seen.labels, fresh.labels)) return false;
  // Somebody has written what cannot be read: a new managed part would replace it.
  if (writesText(operation) && readManaged(fresh.body, titles, entry?.seen)?.unreadable != null) return false;
  if (operation.kind !== 'update-issue') return true;
  const now = seenIssue(fresh, titles, entry?.seen, parsed);
  const content = (one: ComparedContent | null, other: ComparedContent | null) => (one === null || other === null ? one === other : sameContent(one, other));
  const moved = seen.milestone !== undefined && now.milestone?.number !== seen.milestone?.number;
  return !moved && same(now.labels, seen.labels) && same(now.assignees, seen.assignees) && content(now.content, seen.content);
}

function writesText(operation: IssueOperation): boolean {
  if (operation.kind === 'update-issue') return operation.changes.managed !== null;
  return operation.kind === 'close-issue' && operation.managed !== null;
}

/** Whether the action's label was removed from an issue. Then the action must not change it. */
function lost(label: string, seen: readonly string[], fresh: readonly string[]): boolean {
  return hasLabel(seen, label) && !hasLabel(fresh, label);
}
