import type { Plan } from '../model/plan.ts';
import type { Result } from '../model/result.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { countedActs, countedThings } from '../plan/commit/acts.ts';
import { countOutcomes } from './counts.ts';
import { problemKind } from './problem-kinds.ts';
import { shownChanges } from './shown-changes.ts';

/** What was done in one sentence: `3 issues created, 1 item moved to resolved.` */
export function headlineText(result: Result): string {
  const { plan, roadmap, outcomes } = result;
  if (plan.refused !== null) return 'Refused: the plan is too large.';
  if (!result.applied && plan.operations.length > 0) return `${plannedText(plan, roadmap)}; nothing written.`;
  const { remaining } = countOutcomes(outcomes);
  const parts = [...doneTexts(result), ...(remaining === 0 ? [] : [`${plural(remaining, 'operation')} left for the next run`])];
  if (result.applied && parts.length > 0) return `${parts.join(', ')}.`;
  if (roadmap.items.length === 0) return 'Nothing in this file is tracked.';
  return idleText(result);
}

const LEFT = 'something is left as it is';

/** What is said of a run that has nothing to do. What it leaves as it is may be told elsewhere, but here nothing may deny it. */
function idleText({ applied, pull = null, problems, failure, stopped }: Result): string {
  if (failure !== null) return 'Nothing was done, because the run failed.';
  if (stopped !== null) return 'Nothing was done, because the run stopped early.';
  // What waits in the pull request is a problem, too.
  const isLeft = problems.some((problem) => problemKind(problem) === 'left' && (pull === null || problem.code !== 'not-written'));
  if (pull !== null) return `Nothing to do but to merge pull request #${pull}${isLeft ? `, and ${LEFT}` : ''}.`;
  if (isLeft) return `Nothing to do, but ${LEFT}.`;
  return applied ? 'Roadmap and issues agree: nothing to do.' : 'Nothing to do.';
}

/** A plan in one line, as Terraform has it: `30 to create · 2 to close · 1 to move to resolved`. An issue or item counts once. */
export function plannedText({ operations }: Pick<Plan, 'operations'>, roadmap: Pick<Roadmap, 'sections'>): string {
  const phrases = new Map<string, number>();
  const acts = countedActs(operations.map((operation) => ({ operation, roadmap })));
  // What only prepares has no name of its own here.
  if (acts.every(({ act }) => act.isQuiet === true)) return `${plural(operations.length, 'step')} to do`;
  for (const { act, count, isOfIssue } of acts) {
    const phrase = [
      isOfIssue ? '' : `${countedThings(act, count).replace(/^\d+ /, '')} `,
      'to ',
      act.verb,
      act.after === undefined ? '' : ` ${act.after}`,
    ].join('');
    phrases.set(phrase, (phrases.get(phrase) ?? 0) + count);
  }
  return [...phrases].map(([phrase, count]) => `${count} ${phrase}`).join(' · ');
}

function doneTexts(result: Result): string[] {
  return countedActs(shownChanges(result)).map(({ act, count }) =>
    [countedThings(act, count), act.counted ?? act.past, act.after, act.where].filter((part) => part !== undefined).join(' '),
  );
}

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
