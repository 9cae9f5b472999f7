import { NotPermitted, UserError } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import type { Result } from '../model/result.ts';
import { NO_HISTORY, type RunHistory } from '../run/history.ts';
import { Names } from '../run/names.ts';
import type { Because } from '../run/next-step.ts';
import { RunReader } from '../run/reader.ts';
import type { Request } from '../run/request.ts';

/** What a run knows when an attempt begins. */
export interface Run {
  /** With the names of the repository that the run has learned. */
  readonly request: Request;
  readonly isFirst: boolean;
  readonly history: RunHistory;
  readonly names: Names;
  readonly reader: RunReader;
  /** The result so far; null: nothing was written yet. */
  readonly done: Result | null;
}

/** What comes of an attempt. */
export type AfterAttempt = { readonly step: 'end'; readonly result: Result } | Again;

/** Read and plan once more. */
export interface Again {
  readonly step: 'again';
  readonly because: Because;
  readonly run: Run;
}

export function firstRun(world: World, request: Request): Run {
  // Whoever starts a run by hand wants to see every warning.
  const history = request.isByHand ? { ...NO_HISTORY, told: [] } : NO_HISTORY;
  return { request, isFirst: true, history, names: new Names(world), reader: new RunReader(request), done: null };
}

export function again(because: Because, run: Run): Again {
  // The commit of the event says nothing about what was written since.
  return { step: 'again', because, run: { ...run, isFirst: false, request: { ...run.request, atEvent: null } } };
}

/** The result of a run that an error ended. What its attempts have done stays done, so the report names it. @throws the error, if nothing was written */
export function resultDespite(error: unknown, { request, done }: Run): Result {
  if (request.planOnly && error instanceof NotPermitted) throw error.inReadOnlyRun();
  if (!(error instanceof UserError) || done === null) throw error;
  return { ...done, failure: error };
}
