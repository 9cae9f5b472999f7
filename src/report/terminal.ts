import type { Operation } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { RunProgress } from '../model/progress.ts';
import type { Result } from '../model/result.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { describe } from './describe.ts';
import { headlineText, plural } from './headline.ts';
import { shownChanges } from './shown-changes.ts';

/** A result as lines for a log or a terminal. @param isJob the lines end the log of a job: it told what was done already, and has a summary */
export function terminalLines(result: Result, isJob = false): string[] {
  const { plan, roadmap, problems } = result;
  const tense = result.applied ? 'done' : 'planned';
  const rows = (isJob && result.applied ? [] : shownChanges(result)).map((change) => operationLine(change.operation, change.roadmap, change.made, tense));
  const refused = plan.refused === null ? [] : [plan.refused.reason, plan.refused.allow];
  const told = problems.filter((problem) => problem.told === true && problem.level === 'warning').length;
  const news = problems.filter((problem) => problem.told !== true).map((problem) => problemLine(problem, roadmap.path));
  const listed = isJob ? ` The summary lists ${told === 1 ? 'it' : 'them'}.` : '';
  const known = told === 0 ? [] : [`${told === 1 ? '1 warning was' : `${told} warnings were`} told before, and nothing has changed.${listed}`];
  return [...rows, ...news, ...known, ...refused, headlineText(result)].map(logLine);
}

/** What a run tells while it works, as a line for its log. */
export function progressLine(progress: RunProgress): string {
  if (progress.step === 'read')
    return logLine(`Read ${plural(progress.roadmap.items.length, 'item')} of ${progress.roadmap.path}, and ${plural(progress.issues, 'issue')}.`);
  const { operation, issue, roadmap, count, total, left } = progress;
  const rest = left === null || count === total ? '' : `, ${timeLeft(left)} left`;
  return logLine(`${String(count).padStart(String(total).length)}/${total}${rest}: ${operationLine(operation, roadmap, issue, 'done')}`);
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

function operationLine(operation: Operation, roadmap: Roadmap, created: number | null, tense: 'done' | 'planned'): string {
  const { done, planned, title, issue, detail } = describe(operation, roadmap);
  const number = issue ?? created;
  return [tense === 'done' ? done : planned, number === null ? '' : `#${number}`, title, detail === '' ? '' : `(${detail})`]
    .filter((part) => part !== '')
    .join(' ');
}

/** One problem in the form of a compiler's message: `file:line: level: message`; without the line where it is about none. */
export function problemLine({ line, level, message }: Problem, path: string): string {
  return logLine(`${path}${line === null ? '' : `:${line}`}: ${level}: ${message}`);
}
