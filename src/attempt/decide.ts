import type { Operation, Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { UpdateTexts } from '../model/update.ts';
import { guard, type Limits } from '../plan/guard.ts';
import { guardIssues, issuesOnly } from '../plan/issues-only.ts';
import { lookOf, tellsOthers, toldAfter } from '../plan/item/told.ts';
import type { Rehearsal } from '../plan/rehearse.ts';
import { withChart } from '../run/chart/plan-chart.ts';
import { isLongLook } from '../run/gather.ts';
import { doneIn } from '../run/history.ts';
import { type Verdict, verdictOn } from '../run/next-step.ts';
import { rehearseWithUpdate } from '../run/publish-update.ts';
import type { Request, WriteBack } from '../run/request.ts';
import type { DraftedPlan } from './draft.ts';

/** A plan whose edits were tried, and what happens to it. */
export interface DecidedPlan {
  readonly verdict: Verdict;
  /** What the run shows or does. */
  readonly plan: Plan;
  /** The plan with the changes of the file that wait in a pull request, or that nobody makes. */
  readonly whole: Plan;
  /** Of `whole`; null if nothing was tried. */
  readonly rehearsal: Rehearsal | null;
  /** The development update; null if there is none. */
  readonly texts: UpdateTexts | null;
  /** An update was asked for. It follows once both sides agree. */
  readonly owesUpdate: boolean;
}

/** How a run treats the changes of the file, by where they go. */
interface FilePolicy {
  readonly guard: (plan: Plan, limits: Limits, done: readonly Operation[], claimed: ReadonlySet<string>) => Plan;
  /** The picture is a part of the action's own commits. */
  readonly draws: boolean;
  /** What of a plan is shown, and what is applied. */
  readonly shown: (whole: Plan, path: string) => Plan;
  readonly applied: (whole: Plan, path: string) => Plan;
}

const asItIs = (whole: Plan): Plan => whole;
const withoutFile = (whole: Plan, path: string): Plan => issuesOnly(whole, path, true);

const POLICIES: Readonly<Record<WriteBack, FilePolicy>> = {
  commit: { guard, draws: true, shown: asItIs, applied: asItIs },
  // A plan that is only shown also has what would wait in the pull request.
  'pull-request': { guard: guardIssues, draws: false, shown: asItIs, applied: (whole, path) => issuesOnly(whole, path, false) },
  none: { guard: guardIssues, draws: false, shown: withoutFile, applied: withoutFile },
};

/** Guards and rehearses a plan. The guard comes first, because trial edits of a large plan take the most time. */
export async function decide(world: World, drafted: DraftedPlan): Promise<DecidedPlan> {
  const { gathered, facts, run } = drafted;
  const { request, history } = run;
  const policy = POLICIES[request.writeBack];
  const guarded = policy.guard(drafted.plan, request.limits, doneIn(history), history.allowed);
  const rehearsed = await rehearseWithUpdate(guarded, facts, request, world, history);
  const { plan: tried, rehearsal, texts, owesUpdate } = await withChart(rehearsed, facts, policy.draws ? gathered.config.chart : null, world);
  const whole = gathered.isMerged ? { ...tried, settles: true } : tried;
  const plan = (request.planOnly ? policy.shown : policy.applied)(whole, request.path);
  return { verdict: verdictOn(plan, request.planOnly, owesState(drafted, plan, request)), plan, whole, rehearsal, texts, owesUpdate };
}

/** Whether the state has to be written even if nothing else is to do. */
function owesState({ gathered }: DraftedPlan, plan: Plan, request: Request): boolean {
  const told = gathered.baseline?.paths[request.path]?.told ?? [];
  return isLongLook(gathered, request) || tellsOthers(told, toldAfter(told, plan.problems, lookOf(gathered, request, plan)));
}
