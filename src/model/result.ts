import type { UserError } from './errors.ts';
import type { Outcome, Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Roadmap } from './roadmap.ts';
import type { IsoDate } from './timeline.ts';
import type { UpdateTexts } from './update.ts';

/** What a run found and did. */
export interface Result {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly outcomes: readonly Outcome[];
  /** What somebody should look at, with the lines of the file as it is now. */
  readonly problems: readonly Problem[];
  readonly today: IsoDate;
  /** The development update, where one was asked for and both sides agree. */
  readonly update: UpdateTexts | null;
  readonly commit: string | null;
  readonly applied: boolean;
  /** What ended the run before its end. */
  readonly failure: UserError | null;
  /** Why something is left for the next run although nothing failed. */
  readonly stopped: string | null;
}
