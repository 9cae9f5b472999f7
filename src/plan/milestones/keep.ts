import type { Entry } from '../../model/agreement.ts';
import type { Milestone, MilestoneRef } from '../../model/issue.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isReleaseOf } from '../../roadmap/timeline/release.ts';
import type { KeptRelease, Milestones } from './milestones.ts';

interface Kept {
  readonly operations: readonly MilestoneOperation[];
  readonly problems: readonly Problem[];
  readonly milestones: Plan['milestones'];
}

/** Plans the operations on milestones: missing ones are created, and the release's milestone gets the release's date. */
export function keepMilestones(operations: readonly Operation[], milestones: Milestones, entries: readonly Entry[]): Kept {
  const { release, existing, kept, own } = milestones;
  const used = usedMilestones(milestones.remembered, entries, own?.number ?? null);
  const after = { release: release.title, due: release.due, number: own?.number ?? null, known: used };
  const missing = missingMilestones(operations, milestones);
  // The milestones were not read and the release did not change, so what was agreed stays.
  if (existing === null && kept !== null && milestones.isSameRelease && kept.due === release.due)
    return { operations: missing, problems: undatedProblem(release), milestones: { ...after, number: kept.number } };
  const ours = ownMilestone(milestones);
  const made = new Set(ours.operations.map(({ title }) => title));
  return {
    operations: [...ours.operations, ...missing.filter(({ title }) => !made.has(title))],
    problems: [...undatedProblem(release), ...ours.problems, ...milestones.renamed.map(renamed), ...closedProblems(operations, milestones)],
    milestones: after,
  };
}

/** Reports milestones that are closed on GitHub and get issues all the same, because the file says so. */
function closedProblems(operations: readonly Operation[], { existing }: Milestones): Problem[] {
  return (existing ?? []).flatMap(({ title, closed }) => {
    const entering = closed === true ? operations.filter((operation) => titleEntered(operation) === title) : [];
    const [first] = entering;
    if (first === undefined || !('line' in first) || !('title' in first)) return [];
    const what = entering.length === 1 ? `“${first.title}” is put into it` : `${entering.length} issues are put into it, “${first.title}” first`;
    const message = `The milestone “${title}” is closed on GitHub, and ${what} because the file says so. Reopen the milestone, or name another release in the file.`;
    return [{ line: first.line, level: 'warning', code: 'closed-milestone', message }];
  });
}

/** The title of the milestone that an operation puts an issue into. */
function titleEntered(operation: Operation): string | null {
  if (operation.kind === 'create-issue') return operation.milestone;
  return operation.kind === 'update-issue' ? (operation.changes.milestone?.to ?? null) : null;
}

type MilestoneOperation = Extract<Operation, { kind: 'create-milestone' | 'set-due-date' }>;

/** The release's own milestone, which is created if it is missing. */
function ownMilestone({ release, existing, kept, own }: Milestones): { operations: MilestoneOperation[]; problems: Problem[] } {
  const { line, due } = release;
  const title = own?.title ?? release.title;
  const there = existing?.find(({ number }) => number === own?.number);
  if (there === undefined) return { operations: [{ kind: 'create-milestone', line, title, due }], problems: [] };
  const problems = isReleaseOf(there.title, release) ? [] : [ownRenamed(there, release)];
  if (due === null || there.due === due) return { operations: [], problems };
  // A milestone that never had the file's date gets it. If people changed or cleared the date, it stays until the file's date changes.
  const agreed = kept?.number === there.number ? kept : null;
  const isOurs = agreed === null ? there.due === null : agreed.due !== due;
  if (!isOurs) return { operations: [], problems: [otherDate(there, due, release), ...problems] };
  return { operations: [{ kind: 'set-due-date', line, milestone: there.number, title, due }], problems };
}

/** The entries with the numbers of milestones that were created, in place of their titles. */
export function withNumbers(entries: readonly Entry[], numberOf: (title: string) => number | null): Entry[] {
  return entries.map((entry) => {
    const { milestone } = entry.agreed.roadmap;
    const number = typeof milestone === 'string' ? numberOf(milestone) : null;
    return number === null ? entry : { ...entry, agreed: { ...entry.agreed, roadmap: { ...entry.agreed.roadmap, milestone: number } } };
  });
}

/** The milestones that the state keeps: the release's own, and those of items and issues. */
export function usedMilestones(known: readonly MilestoneRef[], entries: readonly Entry[], own: number | null): MilestoneRef[] {
  const used = new Set<unknown>(entries.flatMap(({ agreed }) => [agreed.roadmap.milestone, agreed.issue.milestone]));
  return known.filter(({ number }) => number === own || used.has(number)).map(({ number, title }) => ({ number, title }));
}

/** Creates the missing milestones that other operations need. */
function missingMilestones(operations: readonly Operation[], { known }: Milestones): MilestoneOperation[] {
  const needed = new Map<string, number>();
  for (const operation of operations) {
    const title = titleEntered(operation);
    if (title !== null && 'line' in operation && operation.line !== null && !needed.has(title) && known.every((one) => one.title !== title))
      needed.set(title, operation.line);
  }
  return [...needed].map(([title, line]) => ({ kind: 'create-milestone', line, title, due: null }));
}

function otherDate({ title, due }: Milestone, date: IsoDate, { line }: KeptRelease): Problem {
  const message = `The milestone “${title}” ${due === null ? 'has no due date' : `is due on ${due}`}, but the timeline says ${date}: both stay until the timeline’s date changes.`;
  return { line, level: 'warning', code: 'milestone-differs', message };
}

function ownRenamed({ title, number }: Milestone, { title: wanted, line }: KeptRelease): Problem {
  const message = `Milestone ${number} belongs to the release “${wanted}” but is called “${title}” on GitHub. Its issues stay in it. Use this name for the release, or set \`milestone: ${JSON.stringify(title)}\` in the configuration.`;
  return { line, level: 'warning', code: 'milestone-differs', message };
}

function renamed({ milestone: { number, title }, said, line }: Milestones['renamed'][number]): Problem {
  const message = `Milestone ${number}, which the file calls “${said}”, is called “${title}” on GitHub. Its issues stay in it. Write \`release: ${title}\` in the file, or give the milestone its old name.`;
  return { line, level: 'warning', code: 'milestone-differs', message };
}

/** Reports a release without a date, because its milestone gets no due date. */
function undatedProblem(release: KeptRelease): Problem[] {
  if (release.due !== null) return [];
  const message = `The timeline has no date for the release: the milestone “${release.title}” gets no due date. Expected a line such as “Release: 19 June 2026”.`;
  return [{ line: release.line, level: 'warning', code: 'no-release-date', message }];
}
