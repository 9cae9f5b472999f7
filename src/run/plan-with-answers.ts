import type { Issue } from '../model/issue.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { Access, Assignable, IssueStore, World } from '../model/ports.ts';
import type { Answers, Facts } from '../plan/facts.ts';
import type { OtherFiles } from '../plan/files/hand-over.ts';
import type { LabelSet } from '../plan/issue/labels.ts';
import { loginsOn, unassigned } from '../plan/item/two-sides.ts';
import { isAdoption } from '../plan/operations.ts';
import { planInTime } from '../plan/plan.ts';
import { knownLabels } from '../plan/relabel.ts';
import { draftWithOpenIssues } from './open-issues.ts';
import { readOtherFiles } from './other-files.ts';
import { missesLabels } from './read-issues.ts';
import { WhoWrote } from './trust/who-wrote.ts';

/** A plan, and what the server answered for it. */
export interface AnsweredPlan extends Pick<Facts, 'noIssues' | 'milestones'> {
  readonly plan: Plan;
  /** The action's labels with the names that this plan uses. */
  readonly labelSet: LabelSet;
  /** The repository's labels are not as the issues were read by: they have to be read again with the labels as they are. */
  readonly labelsChanged: boolean;
}

/**
 * Makes a plan, asks the server only about what the plan touches, and plans again with the answers: which labels exist, how
 * an issue looks now, who may be assigned, who changed an issue, and which commit closed it.
 * @param byNumber numbers of issues that were just read, so that they need not be read again
 */
export async function planWithAnswers(world: World, given: Facts, byNumber: ReadonlySet<number>): Promise<AnsweredPlan> {
  const { issues: store } = world;
  const accessOf = accessIn(store);
  const { facts, draft } = await draftWithOpenIssues(given, store, accessOf);
  const before = knownLabels(facts);
  if (draft.operations.length === 0) return { plan: draft, noIssues: facts.noIssues, milestones: facts.milestones, labelSet: before.set, labelsChanged: false };
  const issues = new Map(facts.issues);
  const noIssues = new Map(facts.noIssues);
  const touching = draft.operations.filter(needsFreshIssue);
  const touched = new Set(touching.map(({ issue }) => issue));
  const stale = [...touched].filter((number) => !byNumber.has(number));
  let isAsListed = true;
  for (const number of stale) {
    const isOnlyClosed = touching.every((operation) => operation.issue !== number || namesCommit(operation));
    // Lists lag behind. An issue whose text enters the file, or whose body is replaced, is therefore read by its number.
    const issue = (isOnlyClosed ? await closedByEvents(issues.get(number), store) : null) ?? (await store.read(number));
    if ('is' in issue) noIssues.set(number, issue);
    else issues.set(number, issue);
    isAsListed &&= !('is' in issue) && looksSame(facts.issues.get(number), issue);
  }
  const fresh = { ...facts, issues, noIssues };
  const who = new WhoWrote(store, accessOf);
  const second = await who.settled(fresh, isAsListed ? draft : planInTime(fresh));
  const answers: Answers = {
    ...facts.answers,
    labels: facts.answers.labels ?? (second.operations.some(usesLabels) || missesLabels(before, issues, facts.carried, facts) ? await store.labels() : null),
    otherFiles: await otherFiles(world, second.operations, facts),
    closingCommits: await closingCommits(second.operations, store),
    assignable: await assignable(second.operations, fresh, store),
    ...who.answers,
  };
  const { milestones: known } = facts;
  const isNeeded = known !== null && known.existing === null && second.operations.some(usesMilestones);
  const milestones = isNeeded ? known.seen(await store.milestones()) : known;
  const labels = knownLabels({ ...fresh, answers });
  const own = (facts.baseline?.entries ?? []).filter(({ path }) => path === facts.roadmap.path);
  const labelsChanged = facts.answers.labels === null && labels.isChanged(own.map(({ seen }) => seen.labels));
  const last = { ...fresh, answers, milestones };
  // Equal facts give an equal plan, and a plan of many items takes long.
  const isFinal = milestones === known && learnedNothing(facts.answers, answers);
  const plan = isFinal ? second : await who.settled(last, planInTime(last));
  return { plan, noIssues, milestones, labelSet: labels.set, labelsChanged };
}

/** Whether an issue looks the same to a plan. Who closed it is asked apart, and lists do not tell it. */
function looksSame(listed: Issue | undefined, now: Issue): boolean {
  const shown = (issue: Issue) => JSON.stringify({ ...issue, closedBy: null });
  return listed !== undefined && shown(listed) === shown(now);
}

/** Whether the answers are those of the draft. What was answered about who wrote an issue is in the second plan already. */
function learnedNothing(before: Answers, now: Answers): boolean {
  const isSame = (['labels', 'otherFiles', 'assignable'] as const).every((key) => before[key] === now[key]);
  return isSame && before.closingCommits.size === 0 && now.closingCommits.size === 0;
}

type NumberedOperation = Operation & { readonly issue: number };

function needsFreshIssue(operation: Operation): operation is NumberedOperation {
  return (
    ['close-item', 'reopen-item', 'change-item', 'add-item', 'update-issue', 'relabel-issue'].includes(operation.kind) ||
    (operation.kind === 'close-issue' && operation.managed !== null) ||
    isAdoption(operation)
  );
}

function usesLabels(operation: Operation): boolean {
  return (
    operation.kind === 'create-issue' || operation.kind === 'relabel-issue' || (operation.kind === 'update-issue' && operation.changes.addLabels.length > 0)
  );
}

function usesMilestones(operation: Operation): boolean {
  if (operation.kind === 'create-issue') return operation.milestone !== null;
  // Only the milestones tell whether somebody took the issue out of one, or deleted the milestone.
  if (operation.kind === 'change-item') return operation.fields.includes('release');
  return (
    operation.kind === 'create-milestone' || operation.kind === 'set-due-date' || (operation.kind === 'update-issue' && operation.changes.milestone !== null)
  );
}

async function closingCommits(operations: readonly Operation[], store: IssueStore): Promise<Map<number, string>> {
  const commits = new Map<number, string>();
  for (const operation of operations) {
    if (!namesCommit(operation)) continue;
    const commit = await store.closingCommit(operation.issue);
    if (commit !== null) commits.set(operation.issue, commit);
  }
  return commits;
}

/** Whether the item is to name the commit that closed its issue. */
function namesCommit(operation: Operation): operation is Operation & { readonly kind: 'close-item' } {
  return operation.kind === 'close-item' && operation.reason === 'completed' && operation.edits.some(({ edit }) => edit === 'set-field');
}

/**
 * A closed issue as a list shows it, if its events say that it is the newest: they are read for the commit that closed it in any case. Null: the issue
 * has to be read.
 */
async function closedByEvents(listed: Issue | undefined, store: IssueStore): Promise<Issue | null> {
  if (listed === undefined || listed.state.open) return null;
  const last = (await store.acts(listed.number)).findLast(({ what }) => what === 'closed' || what === 'reopened');
  return last?.what === 'closed' && last.at <= listed.updatedAt ? { ...listed, closedBy: last.by } : null;
}

/** The other roadmap files, if an issue without an item is to enter this one: it may belong into another. */
async function otherFiles(world: World, operations: readonly Operation[], { baseline, roadmap, reading }: Facts): Promise<OtherFiles | null> {
  const known = new Set((baseline?.entries ?? []).map(({ number }) => number));
  const enters = operations.some((operation) => operation.kind === 'add-item' && !known.has(operation.issue));
  const paths = Object.keys(baseline?.paths ?? {}).filter((path) => path !== roadmap.path);
  return enters && paths.length > 0 ? readOtherFiles(world, paths, baseline, reading) : null;
}

/** Which people can be assigned: those who would be, and those who would leave the file because they are assigned no more. */
async function assignable(operations: readonly Operation[], { baseline, issues }: Facts, store: IssueStore): Promise<Assignable | null> {
  const entries = new Map((baseline?.entries ?? []).map((entry) => [entry.number, entry]));
  const logins = operations.flatMap((operation): readonly string[] => {
    if (operation.kind === 'create-issue') return operation.assignees;
    if (operation.kind === 'update-issue') return operation.changes.addAssignees;
    if (operation.kind !== 'change-item' || !operation.fields.includes('owner')) return [];
    const [entry, issue] = [entries.get(operation.issue), issues.get(operation.issue)];
    return entry === undefined || issue === undefined ? [] : unassigned({ assignees: loginsOn(issue) }, entry.agreed.issue);
  });
  return logins.length === 0 ? null : store.assignable([...new Set(logins)]);
}

/** Asks for each login's permission only once. An account that is gone has no login, and no permission. */
function accessIn(store: IssueStore): (login: string) => Promise<Access> {
  const asked = new Map<string, Promise<Access>>();
  return (login) => {
    const access = asked.get(login) ?? (login === '' ? Promise.resolve<Access>('none') : store.access(login));
    asked.set(login, access);
    return access;
  };
}
