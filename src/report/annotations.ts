import type { Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import { describe } from './describe.ts';

/** An annotation of a file. Its text is not escaped yet. */
export interface Annotation {
  readonly level: Problem['level'];
  /** Null: it is about no line that is shown. */
  readonly line: number | null;
  readonly message: string;
}

/** GitHub shows at most ten annotations of each level per step. */
const MOST_OF_A_LEVEL = 10;

/**
 * The annotations of a pull request's lines: what needs attention, and what happens because of the changed lines. Those on changed lines
 * come first. Of each level the most important are shown, and the rest is counted.
 */
export function proposalAnnotations({ plan, problems, roadmap }: Result, changed: ReadonlySet<number>): Annotation[] {
  const happens = plan.operations.flatMap((operation): Annotation[] => {
    const { planned, title, issue, line, detail } = describe(operation, roadmap);
    if (line === null || !changed.has(line)) return [];
    const what = [planned, issue === null ? '' : `#${issue}`, `“${title}”`].filter((part) => part !== '').join(' ');
    return [{ level: 'notice', line, message: `After the merge: ${what}${detail === '' ? '' : ` (${detail})`}` }];
  });
  const attention = problems.filter(({ level }) => level !== 'notice').map(({ level, line, message }): Annotation => ({ level, line, message }));
  const isOnChanged = ({ line }: Annotation) => line !== null && changed.has(line);
  const all = [...attention, ...happens];
  const ordered = [...all.filter(isOnChanged), ...all.filter((one) => !isOnChanged(one))];
  return (['error', 'warning', 'notice'] as const).flatMap((level) => asManyAsShown(ordered, level, MOST_OF_A_LEVEL));
}

/**
 * The annotations of a run: the errors and warnings that no earlier run has told. Notices stand only in the summary. What GitHub would not show is counted.
 * @param others how many warnings the step gives beside these
 */
export function runAnnotations(problems: readonly Problem[], others: number): Annotation[] {
  const news = problems.filter(({ told }) => told !== true);
  return [...asManyAsShown(news, 'error', MOST_OF_A_LEVEL), ...asManyAsShown(news, 'warning', MOST_OF_A_LEVEL - others)];
}

function asManyAsShown(all: readonly Annotation[], level: Problem['level'], most: number): Annotation[] {
  const found = all.filter((one) => one.level === level);
  if (found.length <= most) return found;
  const shown = found.slice(0, most - 1);
  return [...shown, { level, line: null, message: `${found.length - shown.length} more of these are in the job’s summary.` }];
}
