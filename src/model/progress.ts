import type { Operation } from './plan.ts';
import type { Roadmap } from './roadmap.ts';

/** What a run tells while it works. */
export type RunProgress =
  /** The roadmap and its issues are read. */
  | { readonly step: 'read'; readonly roadmap: Roadmap; readonly issues: number }
  | {
      readonly step: 'done';
      readonly operation: Operation;
      /** The issue that the operation made or changed. */
      readonly issue: number | null;
      readonly roadmap: Roadmap;
      /** How many of the plan's operations are done, this one included. */
      readonly count: number;
      readonly total: number;
      /** Milliseconds that the rest will take at the pace so far; null: not known yet. */
      readonly left: number | null;
    };
