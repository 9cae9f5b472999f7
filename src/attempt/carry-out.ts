import type { Outcome } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Result } from '../model/result.ts';
import { withIssueLevels } from '../plan/plan.ts';
import { apply } from '../run/apply.ts';
import { applyInput } from '../run/apply-input.ts';
import { type CommitCheck, checkCommit, notBegun } from '../run/branch/commit-check.ts';
import { problemsWith, withAttempt } from '../run/history.ts';
import { type Applied, attemptOf, nextStep } from '../run/next-step.ts';
import { problemsAfter } from '../run/problems-after.ts';
import { againIfOutdated, factsOfResult } from './conclude.ts';
import type { DecidedPlan } from './decide.ts';
import type { DraftedPlan } from './draft.ts';
import { type AfterAttempt, again } from './run.ts';

/** Applies a plan, if its branch takes commits and its file is the newest. */
export async function carryOut(world: World, drafted: DraftedPlan, decision: DecidedPlan): Promise<AfterAttempt> {
  const { gathered, run } = drafted;
  const commitCheck = await checkCommit(decision.plan, gathered, run.request, world);
  if (commitCheck.refusal !== null) return { step: 'end', result: notBegunResult(drafted, decision, commitCheck.refusal) };
  // The branch's rules have told its newest commit, where they were asked for.
  const outdated = await againIfOutdated(world, drafted);
  return outdated ?? stepAfter(drafted, decision, await applied(world, drafted, decision, commitCheck));
}

async function applied(
  world: World,
  { gathered, facts, answers, run, claimId, startedAt }: DraftedPlan,
  { plan, rehearsal }: DecidedPlan,
  commitCheck: CommitCheck,
) {
  const { today, release } = facts;
  const input = await applyInput({ ...gathered, ...answers, rehearsal, commitCheck, today, release }, run.request, world, {
    claimId,
    startedAt,
    unanswered: run.history.unanswered,
  });
  const done = await apply(plan, input, world);
  run.reader.keep(done.roadmap, gathered.reading);
  // The report names what an operation was planned on. A later attempt has another file.
  const on = { roadmap: gathered.roadmap, entries: plan.entries };
  return { ...done, outcomes: done.outcomes.map((outcome): Outcome => (outcome.result === 'done' ? { ...outcome, on } : outcome)) };
}

function stepAfter(drafted: DraftedPlan, decision: DecidedPlan, done: Applied): AfterAttempt {
  const { gathered, facts, run } = drafted;
  const { plan, owesUpdate } = decision;
  const problems = problemsWith(run.history, problemsAfter(plan, gathered.roadmap, done.roadmap, facts));
  const owesPull = run.request.writeBack === 'pull-request';
  const next = nextStep(attemptOf(done, gathered.roadmap, facts.milestones !== null, owesUpdate, owesPull));
  const history = withAttempt(run.history, done, problems, next);
  const result: Result = {
    ...factsOfResult(drafted, decision),
    roadmap: withIssueLevels(done.roadmap, plan),
    outcomes: history.outcomes,
    problems,
    commit: history.commit,
    applied: true,
    failure: done.failure,
    stopped: done.stopped,
  };
  if (next.step === 'end') return { step: 'end', result };
  return again(next.because, { ...run, history, done: history.outcomes.length > 0 ? result : run.done });
}

function notBegunResult(drafted: DraftedPlan, decision: DecidedPlan, failure: CommitCheck['refusal']): Result {
  const { gathered, run } = drafted;
  const { operations, problems } = decision.plan;
  return {
    ...factsOfResult(drafted, decision),
    roadmap: gathered.roadmap,
    outcomes: [...run.history.outcomes, ...notBegun(operations)],
    problems: problemsWith(run.history, problems),
    commit: run.history.commit,
    applied: true,
    failure,
    stopped: null,
  };
}
