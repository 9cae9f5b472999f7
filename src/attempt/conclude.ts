import type { World } from '../model/ports.ts';
import type { Result } from '../model/result.ts';
import { withIssueLevels } from '../plan/plan.ts';
import { deadlineOf } from '../run/apply-input.ts';
import { isPresent } from '../run/branch/read-file.ts';
import { problemsWith } from '../run/history.ts';
import type { DecidedPlan } from './decide.ts';
import type { DraftedPlan } from './draft.ts';
import { type AfterAttempt, type Again, again } from './run.ts';
import { keepWaitingPull, NO_PULL } from './waiting.ts';

/** Ends a run that writes nothing to the file or the issues. Changes of the file that wait go into their pull request. */
export async function conclude(world: World, drafted: DraftedPlan, decision: DecidedPlan): Promise<AfterAttempt> {
  const outdated = await againIfOutdated(world, drafted);
  if (outdated !== null) return outdated;
  const { run, gathered } = drafted;
  const { plan, rehearsal, verdict } = decision;
  const pull = await bringIntoPull(world, drafted, decision);
  if (pull === 'stale') return again('changed-meanwhile', run);
  const result: Result = {
    ...factsOfResult(drafted, decision),
    roadmap: withIssueLevels(gathered.roadmap, plan),
    after: plan.refused === null ? (rehearsal?.after.text ?? null) : null,
    outcomes: run.history.outcomes,
    problems: problemsWith(run.history, [...plan.problems, ...pull.problems]),
    commit: run.history.commit,
    pull: pull.number,
    applied: verdict === 'nothing-to-do',
    failure: pull.failure,
    stopped: null,
  };
  return { step: 'end', result };
}

/** What a result has of its plan, whatever is done of it. */
export function factsOfResult(
  { facts, gathered }: DraftedPlan,
  { plan, texts }: DecidedPlan,
): Pick<Result, 'plan' | 'today' | 'release' | 'blockerWords' | 'update' | 'history'> {
  const { today, release, roadmap } = facts;
  const history = gathered.baseline?.paths[roadmap.path]?.history ?? [];
  return { plan, today, release, blockerWords: gathered.reading.rules.blockerWords, update: texts, history };
}

/** A plan with operations follows only from the newest version of the file. Null: it is the newest, as far as is known. */
export async function againIfOutdated(world: World, { plan, run, gathered }: DraftedPlan): Promise<Again | null> {
  if (plan.operations.length === 0 || (await isPresent(world, gathered.file))) return null;
  return again('file-was-old', { ...run, history: { ...run.history, isFileOld: true } });
}

/** Both sides of the issues agree by now, so the changes of the file can be brought into their pull request. */
async function bringIntoPull(world: World, { run, gathered, startedAt }: DraftedPlan, { verdict, whole, rehearsal }: DecidedPlan) {
  const { request } = run;
  if (request.writeBack !== 'pull-request' || verdict !== 'nothing-to-do') return NO_PULL;
  return keepWaitingPull(world, { ...gathered, request, plan: whole, rehearsal, deadline: deadlineOf(startedAt, request) });
}
