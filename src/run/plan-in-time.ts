import type { Plan } from '../model/plan.ts';
import { stopwatch } from '../model/stopwatch.ts';
import type { Facts } from '../plan/facts.ts';
import { planAgreement } from '../plan/plan.ts';

/** The plan, made within the time that the run may work on its file. @throws UserError if it takes longer */
export function planInTime(facts: Facts): Plan {
  return stopwatch().onFile(() => planAgreement(facts));
}
