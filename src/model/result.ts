import type { DayCounts } from './baseline.ts';
import type { UserError } from './errors.ts';
import type { Outcome, Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Roadmap } from './roadmap.ts';
import type { IsoDate, Release } from './timeline.ts';
import type { UpdateTexts } from './update.ts';

/** The result of a run: what it found and did. */
export interface Result {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  /** Of a plan that is only shown: the file as it would be. Null: it stays as it is, or is not known. */
  readonly after?: string | null;
  readonly outcomes: readonly Outcome[];
  /** What somebody should look at. The lines are those of the file after the run. */
  readonly problems: readonly Problem[];
  readonly today: IsoDate;
  /** The release that the run is about; null if nothing names it. */
  readonly release: Release | null;
  /** Words for blockers in the configuration. */
  readonly blockerWords: readonly string[];
  /** The development update; null if none was asked for, or if both sides do not agree yet. */
  readonly update: UpdateTexts | null;
  /** The numbers of earlier days, oldest first, as far as the state keeps them. Left out: none. */
  readonly history?: readonly DayCounts[];
  readonly commit: string | null;
  /** The open pull request in which changes of the file wait. Null or left out: none is known. */
  readonly pull?: number | null;
  readonly applied: boolean;
  /** The error that ended the run early. */
  readonly failure: UserError | null;
  /** Why operations are left for the next run although nothing failed. */
  readonly stopped: string | null;
}
