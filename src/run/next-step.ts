import type { UserError } from '../model/errors.ts';
import type { Outcome, Plan } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { titleLinks } from '../plan/issue/source-part.ts';
import { isDelivery } from '../plan/operations.ts';

/** What an apply did. */
export interface Applied {
  readonly outcomes: readonly Outcome[];
  /** The sha of the last commit to the file; null if there is none. */
  readonly commit: string | null;
  /** The roadmap after the last commit. */
  readonly roadmap: Roadmap;
  /** Somebody else changed what the plan was made from: read and plan again. */
  readonly stale: boolean;
  /** The file was read as it was before. */
  readonly isFileOld: boolean;
  /** Numbers of issues that differed from what the plan saw. The next attempt reads them by number, because lists may lag. */
  readonly surprises: readonly number[];
  /** The error that ended the apply early. The outcomes hold what was done before it. */
  readonly failure: UserError | null;
  /** A write got no answer, so it may have happened. */
  readonly unanswered: boolean;
  /** Why operations are left for the next run although nothing failed. */
  readonly stopped: string | null;
}

/** An apply that did nothing, because another run was faster. */
export function nothingApplied(roadmap: Roadmap): Applied {
  return { outcomes: [], commit: null, roadmap, stale: true, isFileOld: false, surprises: [], failure: null, unanswered: false, stopped: null };
}

/** What happens to a plan. */
export type Verdict = 'show' | 'refused' | 'nothing-to-do' | 'apply';

/** @param owesState the state has to be written even if nothing else is to do: to shorten the list of changed issues, or to remember what was told */
export function verdictOn({ refused, operations, settles }: Plan, planOnly: boolean, owesState: boolean): Verdict {
  if (planOnly) return 'show';
  if (refused !== null) return 'refused';
  return operations.length > 0 || settles || owesState ? 'apply' : 'nothing-to-do';
}

/** Why a run reads and plans again. */
export type Because =
  /** Somebody else wrote in the meantime, so the plan is out of date. */
  | 'changed-meanwhile'
  /** The server answered with an older version of the file. */
  | 'file-was-old'
  /** The labels of the repository are not those that the issues were read by. */
  | 'labels-changed'
  /** Links of the file name the repository as it was called before. */
  | 'repository-renamed'
  /** The run changed the file in a way that issues have to follow. */
  | 'issues-follow'
  /** An update was asked for. It could not be made before, because both sides agree only now. */
  | 'update-is-due'
  /** The changes of the file are to wait in a pull request, and the issues of their links exist only now. */
  | 'pull-request-is-due';

/** What comes after an attempt. */
export type NextStep = { readonly step: 'end' } | { readonly step: 'again'; readonly because: Because };

/** The result of an attempt, as far as the next step depends on it. */
export interface Attempted {
  readonly stale: boolean;
  readonly ended: 'complete' | 'stopped' | 'failed';
  /** The attempt changed the file in a way that issues have to follow. */
  readonly leadsOn: boolean;
  /** An update was asked for, but the plan did not hold it yet. */
  readonly owesUpdate: boolean;
  /** Changes of the file wait in a pull request, which comes after everything else. */
  readonly owesPull: boolean;
  /** Every operation that makes both sides agree is done. */
  readonly agrees: boolean;
}

const END: NextStep = { step: 'end' };
const again = (because: Because): NextStep => ({ step: 'again', because });

/**
 * The first matching row of this table decides:
 *
 * | attempt | next |
 * |---|---|
 * | stale | again: changed meanwhile |
 * | stopped | end |
 * | failed; the update is owed, and all the rest agrees | again: the update is due |
 * | failed | end |
 * | complete; the file's change leads on | again: issues follow |
 * | complete; the update is owed | again: the update is due |
 * | complete; changes wait in a pull request | again: the pull request is due |
 * | complete | end |
 */
export function nextStep({ stale, ended, leadsOn, owesUpdate, owesPull, agrees }: Attempted): NextStep {
  if (stale) return again('changed-meanwhile');
  switch (ended) {
    case 'stopped':
      return END;
    case 'failed':
      return owesUpdate && agrees ? again('update-is-due') : END;
    case 'complete':
      if (leadsOn) return again('issues-follow');
      if (owesUpdate) return again('update-is-due');
      return owesPull ? again('pull-request-is-due') : END;
  }
}

/** The input of `nextStep`. @param keepsMilestones whether an item's place in the file decides its issue's milestone */
export function attemptOf(applied: Applied, before: Roadmap, keepsMilestones: boolean, owesUpdate: boolean, owesPull: boolean): Attempted {
  const { outcomes, stale, failure, stopped, roadmap } = applied;
  return {
    stale,
    ended: stopped !== null ? 'stopped' : failure !== null ? 'failed' : 'complete',
    leadsOn: outcomes.some((outcome) => leadsOn(outcome, before, roadmap, keepsMilestones)),
    owesUpdate,
    owesPull,
    // An open delivery of an earlier update is not a difference between file and issues.
    agrees: outcomes.every(({ operation, result }) => result === 'done' || isDelivery(operation)),
  };
}

/** The links of two titles differ wherever they lead. */
const NO_ADDRESS = { server: '', repositories: null };

/** Whether an issue has to follow a change of the file: the item is new there, the file is about the next release, or its new title changes its kind or the links in it, or its new place its milestone. */
function leadsOn({ result, operation }: Outcome, before: Roadmap, after: Roadmap, keepsMilestones: boolean): boolean {
  if (result !== 'done') return false;
  if (operation.kind === 'add-item') return true;
  // Issues move to the milestone of the next release, and that of the finished one is closed.
  if (operation.kind === 'publish-update') return operation.opens !== undefined;
  // The place that a reopened item returns to decides its release.
  if (operation.kind === 'reopen-item') return keepsMilestones;
  if (operation.kind !== 'change-item' || !operation.fields.includes('title')) return false;
  const showsIn = (roadmap: Roadmap) => {
    const item = roadmap.items.find((one) => one.issue === operation.issue && isTracked(one));
    return item === undefined ? '' : `${item.kind} ${titleLinks(item, { roadmap, address: NO_ADDRESS })}`;
  };
  return showsIn(before) !== showsIn(after);
}
