import { choose, type Family, type FamilyAnswer, isOpenRole } from '../src/roadmap/propose/choose.ts';
import { THRESHOLD, type Weights } from '../src/roadmap/propose/weights.ts';
import { type Labelled, proposedLines } from './labelled.ts';

/** More answers nobody gives. */
const MOST_ANSWERS = 12;
/** The shares of found and of meant items that a person accepts. */
const ENOUGH = 0.85;

/**
 * How many answers a person gives who knows the items of a file, until the proposal is right. The person goes through the families as
 * `init` shows them, those that it is not sure of first, and corrects the first wrong one.
 * @returns null if no answers lead there
 */
export function answersNeeded(file: Labelled, weights: Weights): number | null {
  const { facts, open } = file;
  if (facts === null || open === null) return null;
  const answers = new Map<string, FamilyAnswer>();
  for (let count = 0; count <= MOST_ANSWERS; count += 1) {
    if (isAccepted(proposedLines(file, weights, THRESHOLD, answers) ?? [], open)) return count;
    const { families, chosen } = choose(facts, weights, THRESHOLD, answers);
    const isRead = ({ groups }: Family) => groups.some((group) => chosen.has(group));
    const isFinished = ({ role }: Family) => !isOpenRole(role);
    const shown = families.toSorted((a, b) => Number(isFinished(a)) - Number(isFinished(b)) || Number(isRead(a)) - Number(isRead(b)) || b.score - a.score);
    const wrong = shown.find((family) => !answers.has(family.key) && isRead(family) !== hasItems(family, open));
    if (wrong === undefined) {
      // No family is wrong as a whole, so one has sections of both kinds.
      const mixed = shown.find((family) => family.groups.length > 1 && isMixed(family, open));
      if (mixed === undefined) return null;
      answers.set(mixed.key, 'apart');
      continue;
    }
    answers.set(wrong.key, hasItems(wrong, open) ? (isFinished(wrong) ? 'open' : 'items') : 'never');
  }
  return null;
}

function isMixed({ groups }: Family, open: ReadonlySet<number>): boolean {
  const kinds = new Set(groups.map((group) => group.entries.some(({ line }) => open.has(line))));
  return kinds.size > 1;
}

function hasItems({ groups }: Family, open: ReadonlySet<number>): boolean {
  const entries = groups.flatMap((group) => group.entries).filter(({ struck }) => !struck);
  return entries.filter(({ line }) => open.has(line)).length * 2 > entries.length;
}

function isAccepted(lines: readonly number[], open: ReadonlySet<number>): boolean {
  const right = lines.filter((line) => open.has(line)).length;
  const slack = Math.max(1, open.size * (1 - ENOUGH));
  return lines.length - right <= slack && open.size - right <= slack;
}
