import type { Entry } from '../model/agreement.ts';
import type { Operation } from '../model/plan.ts';
import type { Result } from '../model/result.ts';
import type { Roadmap } from '../model/roadmap.ts';

/** An operation that was done or is planned. */
export interface ShownChange {
  readonly operation: Operation;
  /** The issue that it made; null: none, or none yet. */
  readonly made: number | null;
  /** The file that it was planned on. Its lines and sections are those of the operation. */
  readonly roadmap: Roadmap;
  /** The issues as they were seen then. */
  readonly entries: readonly Entry[];
}

/** What a run did, or what it would do. */
export function shownChanges({ applied, outcomes, plan, roadmap }: Result): ShownChange[] {
  if (!applied) return plan.operations.map((operation) => ({ operation, made: null, roadmap, entries: plan.entries }));
  const now = { roadmap, entries: plan.entries };
  const done = outcomes.flatMap((outcome) =>
    outcome.result === 'done' ? [{ operation: outcome.operation, made: outcome.issue?.number ?? null, ...(outcome.on ?? now) }] : [],
  );
  return done.filter(({ operation }, at) => !done.slice(at + 1).some((later) => overtakes(later.operation, operation)));
}

/** Whether a later attempt of a run did the same once more: the picture and the date follow each commit of the file. */
function overtakes(later: Operation, earlier: Operation): boolean {
  if (earlier.kind === 'draw-chart') return later.kind === 'draw-chart' && later.path === earlier.path;
  return earlier.kind === 'set-last-updated' && later.kind === 'set-last-updated' && later.date === earlier.date;
}
