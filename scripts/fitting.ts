import { choose, isOpenRole } from '../src/roadmap/propose/choose.ts';
import { FEATURES } from '../src/roadmap/propose/features.ts';
import { FEATURE_NAMES, TABLE, THRESHOLD, WEIGHTS, type Weights } from '../src/roadmap/propose/weights.ts';
import { guessState } from '../src/roadmap/propose/words.ts';
import type { Labelled } from './labelled.ts';

/** One group of entries: its features, which share of the entries are items, and how much it counts. */
interface Example {
  readonly features: readonly number[];
  readonly share: number;
  readonly weight: number;
}

/** How strongly a weight is held near the expected one. Chosen by cross-validation among 1, 3, 5, 8 and 10. */
const HOLD = 3;
/** Newton's method needs five to ten steps. */
const STEPS = 15;

const EXPECTED = FEATURE_NAMES.map((name) => TABLE[name].expected);
/** Which side of 0 a weight stays on; 0 for the forms, which only set the level. */
const SIDES = FEATURE_NAMES.map((name) => (name in { bullets: 0, numbered: 0, table: 0, headings: 0 } ? 0 : Math.sign(TABLE[name].expected)));

/** What is finished does not show whether its neighbours are items, because only open items are labelled. */
const FINISHED = /✅|✔|\[x\]|(?:[-–—(:*]\s*)(?:done|completed|shipped|fixed|implemented|released|closed)\b|^(?:done|fixed|completed)\b/i;

/** The examples in a labelled file. A file counts by the square root of its groups, so that a long one does not decide alone. */
export function examplesOf({ facts, open }: Labelled): Example[] {
  if (facts === null || open === null) return [];
  const { roles } = choose(facts, WEIGHTS, THRESHOLD);
  const groups = facts.outline.nodes.filter((node) => isOpenRole(roles.get(node) ?? 'open')).flatMap((node) => node.groups);
  const examples = groups.flatMap((group): Example[] => {
    const entries = group.entries.filter(({ struck, text }) => !struck && !FINISHED.test(text) && (group.form !== 'headings' || guessState(text) === 'open'));
    if (entries.length === 0) return [];
    const share = entries.filter(({ line }) => open.has(line)).length / entries.length;
    return [{ features: FEATURE_NAMES.map((name) => FEATURES[name](group, facts)), share, weight: Math.min(entries.length, 10) / 10 + 0.5 }];
  });
  return examples.map((example) => ({ ...example, weight: example.weight / Math.sqrt(examples.length) }));
}

/** Fits the weights by a logistic regression that is held near the expected weights and keeps their signs. */
export function fitWeights(examples: readonly Example[]): Weights {
  const weights = [...EXPECTED];
  for (let step = 0; step < STEPS; step += 1) {
    const { slope, curve } = derivatives(weights, examples);
    const isFree = (at: number) => SIDES[at] === 0 || weights[at] !== 0 || (slope[at] ?? 0) * (SIDES[at] ?? 0) < 0;
    const free = weights.map((_, at) => at).filter(isFree);
    const change = solve(
      free.map((row) => free.map((column) => curve[row]?.[column] ?? 0)),
      free.map((row) => slope[row] ?? 0),
    );
    let largest = 0;
    for (const [at, index] of free.entries()) {
      const before = weights[index] ?? 0;
      const wanted = before - (change[at] ?? 0);
      const after = wanted * (SIDES[index] ?? 0) < 0 ? 0 : wanted;
      weights[index] = after;
      largest = Math.max(largest, Math.abs(after - before));
    }
    if (largest < 0.001) break;
  }
  return Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, weights[at] ?? 0])) as Weights;
}

/** The first and second derivatives of what is minimized. */
function derivatives(weights: readonly number[], examples: readonly Example[]): { slope: number[]; curve: number[][] } {
  const slope = weights.map((weight, at) => HOLD * (weight - (EXPECTED[at] ?? 0)));
  const curve = weights.map((_, row) => weights.map((__, column): number => (row === column ? HOLD : 0)));
  for (const { features, share, weight } of examples) {
    const used = features.flatMap((value, at) => (value === 0 ? [] : [{ at, value }]));
    const sum = used.reduce((total, { at, value }) => total + value * (weights[at] ?? 0), 0);
    const likely = 1 / (1 + Math.exp(-sum));
    const bend = weight * Math.max(likely * (1 - likely), 0.0001);
    for (const { at, value } of used) {
      slope[at] = (slope[at] ?? 0) + weight * (likely - share) * value;
      const row = curve[at];
      if (row === undefined) continue;
      for (const other of used) row[other.at] = (row[other.at] ?? 0) + bend * value * other.value;
    }
  }
  return { slope, curve };
}

/** Solves a system of linear equations whose matrix is symmetric and positive, by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, values[at] ?? 0]);
  const size = rows.length;
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let at = 0; at < size; at += 1) {
    for (let below = at + 1; below < size; below += 1) {
      const factor = cell(below, at) / cell(at, at);
      if (factor !== 0) rows[below] = (rows[below] ?? []).map((value, column) => value - factor * cell(at, column));
    }
  }
  const result: number[] = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const known = result.reduce((sum, value, column) => (column > at ? sum + value * cell(at, column) : sum), 0);
    result[at] = (cell(at, size) - known) / cell(at, at);
  }
  return result;
}
