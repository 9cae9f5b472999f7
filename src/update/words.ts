import type { Remark, Update } from './update.ts';

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;

function numberWord(number: number): string {
  return NUMBERS[number] ?? String(number);
}

/** What stands above the blockers, or instead of them. */
export function blockersSentence({ blockers }: Update): string {
  if (blockers.length === 0) return 'No blockers are open.';
  if (blockers.length === 1) return 'There is one issue left to sort out:';
  return `There are ${numberWord(blockers.length)} issues left to sort out:`;
}

export const ATTENTION = 'Needs attention';

export function changesTitle(since: string): string {
  return `Changes since ${since}`;
}

/** The words that a remark begins with. */
export function remarkWords({ says, updates }: Remark): string {
  return updates === null ? says : `${says} for ${numberWord(updates)} updates`;
}
