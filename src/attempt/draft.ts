import type { Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Facts } from '../plan/facts.ts';
import { factsOf } from '../run/facts.ts';
import { type Gathered, gather } from '../run/gather.ts';
import { withReading } from '../run/history.ts';
import { type AnsweredPlan, planWithAnswers } from '../run/plan-with-answers.ts';
import { checkDay, checkNext } from '../run/publish-update.ts';
import type { Request } from '../run/request.ts';
import { type Again, again, type Run } from './run.ts';

/** A plan as it follows from both sides, before anything limits it. */
export interface DraftedPlan {
  readonly step: 'drafted';
  readonly run: Run;
  readonly gathered: Gathered;
  readonly facts: Facts;
  readonly plan: Plan;
  readonly answers: Omit<AnsweredPlan, 'plan'>;
  readonly claimId: string;
  /** Server time of the run's first answer. */
  readonly startedAt: string;
}

/** Gathers both sides and plans, with what the server is asked for the plan. Names and labels that it tells differently are read again. */
export async function draft(world: World, run: Run): Promise<DraftedPlan | Again> {
  const claimId = world.randomId();
  const gathered = await gather(world, run.request, run.history, run.reader);
  if (run.isFirst) tellReading(run.request, gathered);
  const startedAt = run.history.startedAt ?? world.serverTime();
  const history = withReading(run.history, gathered, startedAt);
  const facts = factsOf(gathered, run.request, world, claimId);
  checkRequest(run, facts);
  const { plan, ...answers } = await planWithAnswers(world, facts, gathered.byNumber);
  if (answers.labelsChanged) return again('labels-changed', { ...run, history: { ...history, lookAtLabels: true } });
  const request = (await run.names.of(run.request, gathered, plan)) ?? run.request;
  const read = { ...run, request, history };
  if (request.address !== run.request.address) return again('repository-renamed', read);
  return { step: 'drafted', run: read, gathered, facts, plan, answers, claimId, startedAt };
}

function tellReading({ onProgress }: Request, { roadmap, issues }: Gathered): void {
  onProgress?.({ step: 'read', roadmap, issues: issues.size });
}

/** @throws UserError if the update or the release that is asked for cannot be */
function checkRequest({ request: { update, next }, isFirst }: Run, facts: Facts): void {
  if (update || next !== undefined) checkDay(facts);
  // Later attempts read the file in which the release has begun.
  if (next !== undefined && isFirst) checkNext(facts, next);
}
