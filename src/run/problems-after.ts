import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import type { Facts } from '../plan/facts.ts';
import { neededElsewhere } from '../plan/files/rules-of-others.ts';
import { withNamedLines } from '../plan/item/told.ts';
import { OF_THE_DAY, problemsOfDay } from '../plan/schedule.ts';
import { diffLines } from '../roadmap/text/diff-lines.ts';
import { type Lines, linesOf, lineText } from '../roadmap/text/lines.ts';

/**
 * The problems after a run: those of the file and its day as the file is now, and the plan's own. Their lines, and the lines that their
 * messages name, are those of the file now.
 */
export function problemsAfter(plan: Plan, before: Roadmap, after: Roadmap, { release, today }: Pick<Facts, 'release' | 'today'>): Problem[] {
  const ours = plan.problems.filter((problem) => !before.problems.includes(problem) && !OF_THE_DAY.includes(problem.code));
  const others = new Set(ours.filter(({ code }) => code === 'section-elsewhere').map(({ message }) => message));
  const isTold = (problem: Problem) =>
    problem.code === 'no-such-section'
      ? others.has(neededElsewhere(problem).message)
      : problem.code === 'no-release-date' && ours.some(({ code }) => code === 'no-release-date');
  const lineNow = linesNow(before, after);
  const moved = ours.map((problem) => ({
    ...problem,
    line: problem.line === null ? null : lineNow(problem.line),
    message: withNamedLines(problem.message, lineNow),
  }));
  return [...after.problems.filter((problem) => !isTold(problem)), ...moved, ...problemsOfDay(after, release, today)];
}

/** Says where each line of a file stands after its edits. A line inside an item goes with its item. */
function linesNow(before: Roadmap, after: Roadmap): (line: number) => number {
  if (before.text === after.text) return (line) => line;
  const [from, to] = [linesOf(before.text), linesOf(after.text)];
  let diff: ((line: number) => number) | null = null;
  return (line) => {
    const item = before.items.findLast((one) => one.line <= line && line <= one.endLine);
    const now = item === undefined ? null : itemNow(item, before, after);
    if (item !== undefined && now !== null) {
      const moved = now.line + line - item.line;
      if (line === item.line || lineText(to, moved).trim() === lineText(from, line).trim()) return moved;
    }
    diff ??= linesByDiff(from, to);
    return diff(line);
  };
}

/** The same item after the edits; null if it is gone. */
function itemNow(item: Item, before: Roadmap, after: Roadmap): Item | null {
  const same = (one: Item) => one.title === item.title && (item.issue === null || one.issue === item.issue);
  // Of items that share a title, the first stays the first.
  const found = after.items.filter(same);
  const first = found[before.items.filter(same).indexOf(item)] ?? found[0];
  return first ?? after.items.find(({ issue }) => issue !== null && issue === item.issue) ?? null;
}

/** Where lines stand whose text stays. Of one that goes, the place where it stood. */
function linesByDiff(before: Lines, after: Lines): (line: number) => number {
  const textsOf = (lines: Lines) => lines.starts.map((_, at) => lineText(lines, at + 1));
  const hunks = diffLines(textsOf(before), textsOf(after)) ?? [];
  return (line) => {
    let shift = 0;
    for (const { at, gone, come } of hunks) {
      if (line - 1 < at) break;
      if (line - 1 < at + gone) return at + shift + 1 + Math.max(0, Math.min(line - 1 - at, come.length - 1));
      shift += come.length - gone;
    }
    return line + shift;
  };
}
