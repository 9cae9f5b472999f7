import type { Outcome, Plan } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { isDelivery } from '../plan/operations.ts';
import type { Applied } from './apply.ts';

/** What becomes of a plan. */
export type Verdict = 'show' | 'refused' | 'nothing-to-do' | 'apply';

/** @param isLong the list of issues has to be shortened, though nothing else is to do */
export function verdictOn({ refused, operations, settles }: Plan, planOnly: boolean, isLong: boolean): Verdict {
  if (planOnly) return 'show';
  if (refused !== null) return 'refused';
  return operations.length > 0 || settles || isLong ? 'apply' : 'nothing-to-do';
}

/** Why a run reads and plans once more. */
export type Because =
  /** Somebody else wrote meanwhile: the plan was made from what is no longer there. */
  | 'changed-meanwhile'
  /** The file changed in a way that its issues have to follow. */
  | 'issues-follow'
  /** An update was asked for, and both sides agree only now. */
  | 'update-is-due';

/** What comes after an attempt. */
export type NextStep = { readonly step: 'end' } | { readonly step: 'again'; readonly because: Because };

/** What an attempt leaves behind, as far as it decides what comes next. */
export interface Attempted {
  readonly stale: boolean;
  readonly ended: 'complete' | 'stopped' | 'failed';
  /** A change of the file was made that its issues have to follow. */
  readonly leadsOn: boolean;
  /** An update was asked for, and the plan had none yet. */
  readonly owesUpdate: boolean;
  /** All that both sides have to agree on is done. */
  readonly agrees: boolean;
}

const END: NextStep = { step: 'end' };
const again = (because: Because): NextStep => ({ step: 'again', because });

/**
 * The first row that fits counts:
 *
 * | attempt | next |
 * |---|---|
 * | stale | again: changed meanwhile |
 * | stopped | end |
 * | failed; the update is owed, and all the rest agrees | again: the update is due |
 * | failed | end |
 * | complete; the file's change leads on | again: issues follow |
 * | complete; the update is owed | again: the update is due |
 * | complete | end |
 */
export function nextStep({ stale, ended, leadsOn, owesUpdate, agrees }: Attempted): NextStep {
  if (stale) return again('changed-meanwhile');
  switch (ended) {
    case 'stopped':
      return END;
    case 'failed':
      return owesUpdate && agrees ? again('update-is-due') : END;
    case 'complete':
      if (leadsOn) return again('issues-follow');
      return owesUpdate ? again('update-is-due') : END;
  }
}

/** @param keepsMilestones whether an item's place says which milestone its issue is in */
export function attemptOf(applied: Applied, before: Roadmap, keepsMilestones: boolean, owesUpdate: boolean): Attempted {
  const { outcomes, stale, failure, stopped, roadmap } = applied;
  return {
    stale,
    ended: stopped !== null ? 'stopped' : failure !== null ? 'failed' : 'complete',
    leadsOn: outcomes.some((outcome) => leadsOn(outcome, before, roadmap, keepsMilestones)),
    owesUpdate,
    // A delivery that an earlier update owes does not count as disagreement.
    agrees: outcomes.every(({ operation, result }) => result === 'done' || isDelivery(operation)),
  };
}

/** An item that is new to the file, or one whose kind follows from its new title: its issue is written next. */
function leadsOn({ result, operation }: Outcome, before: Roadmap, after: Roadmap, keepsMilestones: boolean): boolean {
  if (result !== 'done') return false;
  if (operation.kind === 'add-item') return true;
  // The place it goes back to says which release it is of.
  if (operation.kind === 'reopen-item') return keepsMilestones;
  if (operation.kind !== 'change-item' || !operation.fields.includes('title')) return false;
  const kindIn = ({ items }: Roadmap) => items.find((item) => item.issue === operation.issue && isTracked(item))?.kind;
  return kindIn(before) !== kindIn(after);
}
