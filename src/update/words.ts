import type { Remark, Update } from './nouns.ts';

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

/** What a remark says: the words it begins with, what became of what, and what stands behind a colon; empty where there is none. */
export function remarkWords(remark: Remark): { readonly says: string; readonly from: string; readonly to: string; readonly detail: string } {
  const said = { says: remark.says, from: '', to: '', detail: '' };
  switch (remark.says) {
    case 'Resolved':
      return { ...said, detail: remark.resolution ?? '' };
    case 'Slipped':
    case 'Raised':
    case 'Lowered':
      return { ...said, from: remark.from, to: remark.to };
    case 'Status unchanged':
      return { ...said, says: `${remark.says} for ${numberWord(remark.updates)} updates`, detail: remark.status };
    default:
      return said;
  }
}
