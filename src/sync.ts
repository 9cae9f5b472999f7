import { NotPermitted, UserError } from './model/errors.ts';
import type { World } from './model/ports.ts';
import type { Problem } from './model/problem.ts';
import type { Result } from './model/result.ts';
import { guard } from './plan/guard.ts';
import { guardIssues, issuesOnly } from './plan/issues-only.ts';
import { tellsOthers } from './plan/item/told.ts';
import { withIssueLevels } from './plan/plan.ts';
import { apply } from './run/apply.ts';
import { applyInput, deadlineOf } from './run/apply-input.ts';
import { checkCommit, notBegun } from './run/branch/commit-check.ts';
import { isPresent } from './run/branch/read-file.ts';
import { withChart } from './run/chart/plan-chart.ts';
import { factsOf } from './run/facts.ts';
import { gather, isLongLook } from './run/gather.ts';
import { doneIn, NO_HISTORY, problemsAfter, problemsWith, withAttempt, withReading } from './run/history.ts';
import { Names } from './run/names.ts';
import { attemptOf, type Because, nextStep, verdictOn } from './run/next-step.ts';
import { planWithAnswers } from './run/plan-with-answers.ts';
import { checkDay, checkNext, rehearseWithUpdate } from './run/publish-update.ts';
import { RunReader } from './run/reader.ts';
import type { Request } from './run/request.ts';
import { keepWaitingPull, NO_PULL } from './waiting.ts';

/** How many times a run plans before it gives up because others keep writing. */
const ATTEMPTS = 8;

const TOLD: Readonly<Record<Because, string | null>> = {
  'changed-meanwhile': 'The roadmap or its issues changed during the run: reading and planning again.',
  'issues-follow': null,
  'update-is-due': null,
  'pull-request-is-due': null,
};

/**
 * Brings a roadmap and its issues into agreement: gather, plan, guard, rehearse, apply, and again if `nextStep` says so.
 * With `planOnly` the plan is made in the same way but not applied.
 * @throws UserError if the file, the configuration or the state cannot be used, or if others keep writing
 */
export async function sync(world: World, request: Request): Promise<Result> {
  let done = null as Result | null;
  // Where the state went is known only when it was written.
  const told = (result: Result): Result => ({ ...result, problems: [...result.problems, ...world.state.notices().map(stateElsewhere)] });
  try {
    return told(
      await attemptUntilAgreed(world, request, (result) => {
        done = result;
      }),
    );
  } catch (error) {
    if (request.planOnly && error instanceof NotPermitted) throw error.inReadOnlyRun();
    if (!(error instanceof UserError) || done === null) throw error;
    // What earlier attempts have done stays done, so the report names it, too.
    return told({ ...done, failure: error });
  }
}

function stateElsewhere(message: string): Problem {
  return { line: null, level: 'warning', code: 'state-elsewhere', message };
}

/** @param keep gets the result so far of each attempt that another one follows */
async function attemptUntilAgreed(world: World, given: Request, keep: (result: Result) => void): Promise<Result> {
  let request = given;
  const names = new Names(world);
  // Whoever starts a run by hand wants to see every warning.
  let history = request.isByHand ? { ...NO_HISTORY, told: [] } : NO_HISTORY;
  const reader = new RunReader(request);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const claimId = world.randomId();
    const gathered = await gather(world, attempt === 1 ? request : { ...request, atEvent: null }, history, reader);
    const { roadmap, byNumber, reading } = gathered;
    if (attempt === 1) request.onProgress?.({ step: 'read', roadmap, issues: gathered.issues.size, entries: gathered.baseline?.entries ?? [] });
    const startedAt = history.startedAt ?? world.serverTime();
    history = withReading(history, gathered, startedAt);
    const facts = factsOf(gathered, request, world, claimId);
    if (request.update || request.next !== undefined) checkDay(facts);
    if (request.next !== undefined && attempt === 1) checkNext(facts, request.next);

    const { plan: drafted, ...answers } = await planWithAnswers(world, facts, byNumber);
    if (answers.labelsChanged) {
      history = { ...history, lookAtLabels: true };
      continue;
    }
    const { address } = request;
    const named = names.of(request, gathered, drafted);
    if (named !== null) request = await named;
    if (request.address !== address) continue;
    // The guard comes before the rehearsal, because trial edits of a large plan take the most time.
    const allows = request.writeBack === 'commit' ? guard : guardIssues;
    const guarded = allows(drafted, request.limits, doneIn(history), history.allowed);
    const decided = await rehearseWithUpdate(guarded, facts, request, world, history);
    // The picture is a part of the action's own commits.
    const chart = request.writeBack === 'commit' ? gathered.config.chart : null;
    const { plan: rehearsed, rehearsal, texts, owesUpdate } = await withChart(decided, facts, chart, world);
    const waits = request.writeBack === 'pull-request';
    const whole = gathered.isMerged ? { ...rehearsed, settles: true } : rehearsed;
    // A plan that is only shown also has what would wait in the pull request.
    const plan = request.writeBack === 'commit' || (waits && request.planOnly) ? whole : issuesOnly(whole, roadmap.path, !waits);
    const before = gathered.baseline?.paths[roadmap.path];
    const told = { plan, today: facts.today, release: facts.release, urgent: reading.rules.urgent, update: texts, history: before?.history ?? [] };

    const toldBefore = before?.told ?? [];
    const owesState = isLongLook(gathered, request) || tellsOthers(toldBefore, plan.problems, request.fullLook);
    const verdict = verdictOn(plan, request.planOnly, owesState);
    const isOutdated = async () => drafted.operations.length > 0 && !(await isPresent(world, gathered.file));
    if (verdict !== 'apply') {
      if (await isOutdated()) {
        history = { ...history, isFileOld: true };
        continue;
      }
      const { outcomes, commit } = history;
      const isDue = waits && verdict === 'nothing-to-do';
      const wanted = { ...gathered, plan: whole, rehearsal, address, template: request.commitMessage, deadline: deadlineOf(startedAt, request) };
      const pull = isDue ? await keepWaitingPull(world, wanted) : NO_PULL;
      if (pull === 'stale') continue;
      const problems = problemsWith(history, [...plan.problems, ...pull.problems]);
      return {
        ...told,
        roadmap: withIssueLevels(roadmap, plan),
        after: plan.refused === null ? (rehearsal?.after.text ?? null) : null,
        outcomes,
        problems,
        commit,
        pull: pull.number,
        applied: verdict === 'nothing-to-do',
        failure: pull.failure,
        stopped: null,
      };
    }

    const commitCheck = await checkCommit(plan, gathered, request, world);
    if (commitCheck.refusal !== null) {
      const outcomes = [...history.outcomes, ...notBegun(plan.operations)];
      const problems = problemsWith(history, plan.problems);
      return { ...told, roadmap, outcomes, problems, commit: history.commit, applied: true, failure: commitCheck.refusal, stopped: null };
    }
    // The branch's rules have told its newest commit, where they were asked for.
    if (await isOutdated()) {
      history = { ...history, isFileOld: true };
      continue;
    }
    const applied = await apply(
      plan,
      await applyInput({ ...gathered, ...answers, rehearsal, commitCheck, today: facts.today, release: facts.release }, request, world, { claimId, startedAt }),
      world,
    );
    reader.keep(applied.roadmap, reading);
    const problems = problemsWith(history, problemsAfter(plan, roadmap, applied.roadmap));
    const next = nextStep(attemptOf(applied, roadmap, facts.milestones !== null, owesUpdate, waits));
    history = withAttempt(history, applied, problems, next);
    const { failure, stopped } = applied;
    const after = withIssueLevels(applied.roadmap, plan);
    const result = { ...told, roadmap: after, outcomes: history.outcomes, problems, commit: history.commit, applied: true, failure, stopped };
    if (next.step === 'end') return result;
    if (history.outcomes.length > 0) keep(result);
    const line = TOLD[next.because];
    if (line !== null) world.log(line);
  }
  throw new UserError(`${request.path} or its issues changed during each of ${ATTEMPTS} attempts.`, 'Nothing is lost: the next run continues from here.');
}
