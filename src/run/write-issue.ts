import type { ComparedContent, Entry } from '../model/agreement.ts';
import { UnclearWrite, unreachable } from '../model/errors.ts';
import type { Issue } from '../model/issue.ts';
import type { Operation } from '../model/plan.ts';
import type { IssueStore } from '../model/ports.ts';
import { seenIssue } from '../plan/baseline-after.ts';
import { sameContent } from '../plan/issue/content.ts';
import { missingLabels } from '../plan/issue/labels.ts';
import { withManaged } from '../plan/issue/managed-part.ts';
import { titlesOf } from '../plan/item/two-sides.ts';
import type { IssueOperation } from '../plan/operations.ts';

/**
 * Carries out an operation on an issue that was read just before. The last answer tells what is there.
 * @param milestones the numbers of milestones by their titles
 * @param holdsLease asked before each request: reading, or the request before, may have taken long
 * @throws UnclearWrite where the lease is lost
 */
export async function writeIssue(
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
 * Title, body and milestone in one request; labels and assignees one by one, so that those of people stay. Labels are taken off first:
 * an issue with neither kind says nothing, and one with both would be left as it is.
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
 * Whether an issue is what the plan saw, or what an earlier operation of this run made of it.
 * @param own the issue as this run's own last write left it
 */
export function isAsSeen(operation: IssueOperation, fresh: Issue, entry: Entry | null, own: Issue | null, label: string): boolean {
  const titles = titlesOf(operation.title, entry);
  const seen = own === null ? entry?.seen : seenIssue(own, titles, entry?.seen);
  if (seen === undefined || fresh.state.open !== seen.state.open || fresh.title !== seen.title) return false;
  if (lost(label, seen.labels, fresh.labels)) return false;
  if (operation.kind !== 'update-issue') return true;
  const now = seenIssue(fresh, titles, entry?.seen);
  const same = (one: readonly string[], other: readonly string[]) => missingLabels(one, other).length + missingLabels(other, one).length === 0;
  const content = (one: ComparedContent | null, other: ComparedContent | null) => (one === null || other === null ? one === other : sameContent(one, other));
  const moved = seen.milestone !== undefined && now.milestone?.number !== seen.milestone?.number;
  return !moved && same(now.labels, seen.labels) && same(now.assignees, seen.assignees) && content(now.content, seen.content);
}

/** Whether an issue had our label and has it no longer: then it is not ours to change. */
function lost(label: string, seen: readonly string[], fresh: readonly string[]): boolean {
  return missingLabels([label], seen).length === 0 && missingLabels([label], fresh).length > 0;
}
