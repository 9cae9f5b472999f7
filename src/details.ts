import type { Issue, Operation, Plan } from './model.ts';
import type { Details, Facts, Untrusted } from './plan/facts.ts';
import { planAgreement } from './plan/plan.ts';
import type { IssueStore, World } from './ports.ts';

/**
 * What a plan touches is asked of the server: which labels exist, what an issue really is, who may be assigned, who
 * changed it, and what closed it. Then the plan is made again, of what is known now.
 * @param byNumber issues that were read by number just before
 */
export async function planWithDetails(world: World, facts: Facts, byNumber: ReadonlySet<number>): Promise<Plan> {
  const draft = planAgreement(facts);
  if (draft.operations.length === 0) return draft;
  const { issues: store } = world;
  const issues = new Map(facts.issues);
  const unreadable = new Set(facts.unreadable);
  const touched = new Set(draft.operations.filter(needsFreshIssue).map(({ issue }) => issue));
  const stale = [...touched].filter((number) => !byNumber.has(number));
  for (const number of stale) {
    // Lists lag: what is about to enter the file, and what a body is written over, is read by its number.
    const issue = await store.read(number);
    if (issue === null) unreadable.add(number);
    else issues.set(number, issue);
  }
  const fresh = { ...facts, issues, unreadable };
  const second = stale.length === 0 ? draft : planAgreement(fresh);
  const details: Details = {
    labels: second.operations.some(usesLabels) ? await store.labels() : null,
    closingCommits: await closingCommits(second.operations, store),
    assignable: await assignable(second.operations, store),
    untrusted: await untrusted(second, issues, store),
  };
  return planAgreement({ ...fresh, details });
}

type IssueOperation = Operation & { readonly issue: number };

function needsFreshIssue(operation: Operation): operation is IssueOperation {
  return (
    ['close-item', 'reopen-item', 'change-item', 'add-item', 'update-issue'].includes(operation.kind) ||
    (operation.kind === 'close-issue' && operation.managed !== null)
  );
}

function usesLabels(operation: Operation): boolean {
  return operation.kind === 'create-issue' || (operation.kind === 'update-issue' && operation.changes.addLabels.length > 0);
}

async function closingCommits(operations: readonly Operation[], store: IssueStore): Promise<Map<number, string>> {
  const commits = new Map<number, string>();
  for (const operation of operations) {
    const fixed = operation.kind === 'close-item' && operation.reason === 'completed' && operation.edits.some(({ edit }) => edit === 'set-field');
    const commit = fixed ? await store.closingCommit(operation.issue) : null;
    if (commit !== null && fixed) commits.set(operation.issue, commit);
  }
  return commits;
}

async function assignable(operations: readonly Operation[], store: IssueStore): Promise<ReadonlySet<string> | null> {
  const logins = operations.flatMap((operation) =>
    operation.kind === 'create-issue' ? operation.assignees : operation.kind === 'update-issue' ? operation.changes.addAssignees : [],
  );
  return logins.length === 0 ? null : store.assignable([...new Set(logins)]);
}

/** Of issues that neither this action nor somebody who may triage opened it is asked who changed what is to enter the file. */
async function untrusted({ operations, entries }: Plan, issues: ReadonlyMap<number, Issue>, store: IssueStore): Promise<ReadonlyMap<number, Untrusted>> {
  const found = new Map<number, Untrusted>();
  const may = new Map<string, Promise<boolean>>();
  const mayTriage = (login: string) => {
    const asked = may.get(login) ?? store.mayTriage(login);
    may.set(login, asked);
    return asked;
  };
  const changing = operations.filter((operation) => ['close-item', 'reopen-item', 'change-item'].includes(operation.kind));
  for (const number of new Set(changing.map((operation) => ('issue' in operation ? operation.issue : 0)))) {
    const issue = issues.get(number);
    const ours = entries.find((entry) => entry.number === number)?.ours === true;
    if (issue === undefined || ours || (await mayTriage(issue.author))) continue;
    const actors = await store.actors(number);
    const doubt = async (login: string | null) =>
      login !== null && (await mayTriage(login)) ? null : login === null ? 'somebody GitHub does not name' : `@${login}`;
    found.set(number, {
      state: await doubt(issue.state.open ? actors.reopened : actors.closed),
      title: await doubt(actors.renamed),
      // Who edited a body is not told by this API: it may have been its author.
      body: `somebody, maybe @${issue.author}`,
    });
  }
  return found;
}
