import type { Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { FileChange } from '../roadmap/edit/change.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { unclosedLine } from '../roadmap/markdown/unclosed.ts';
import { noteOf } from '../roadmap/read/note.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { editsOf, fileChange, isNoChange } from './file-change.ts';
import { sentenceLeft } from './item/problems.ts';
import { changesItem } from './operations.ts';

/** The publication without the items that cannot be removed safely. They stay in the file, so the next update shows them again. */
function publishWithoutRefused(publish: Operation & { kind: 'publish-update' }, why: ReadonlyMap<number, string>, roadmap: Roadmap): Operation {
  const note = noteOf(roadmap);
  const { opens } = publish;
  const released = opens?.released;
  const moved = released === undefined ? {} : { released: { ...released, lines: released.lines.filter((line) => !why.has(line)) } };
  const opening = opens === undefined ? {} : { opens: { ...opens, edits: opens.edits.filter(({ line }) => !why.has(line)), ...moved } };
  return {
    ...publish,
    ...opening,
    removed: publish.removed.filter(({ line }) => !why.has(line)),
    clearNote: publish.clearNote && note !== null && !why.has(note.line),
  };
}

/** The first number for issues that do not exist yet. It is larger than any real number. */
const PROVISIONAL = 1_000_000_000;

/** The result of trial edits. If the same edits are made on the same text later, the text need not be edited and read again. */
export interface Rehearsal {
  readonly change: FileChange;
  readonly before: Roadmap;
  readonly after: Roadmap;
}

export interface Rehearsed {
  readonly plan: Plan;
  /** Null if the file does not change, or if something was taken out of the plan. */
  readonly rehearsal: Rehearsal | null;
}

/**
 * Tries the plan's edits on the file's text, and takes out of the plan what cannot be done safely. Otherwise apply might create
 * an issue whose link cannot be written. So a plan shows only what apply can do.
 */
export function rehearse(plan: Plan, roadmap: Roadmap, reading: ReadOptions): Rehearsed {
  if (plan.refused !== null) return { plan, rehearsal: null };
  const numbers = new Map(
    plan.operations.flatMap((operation) => (operation.kind === 'create-issue' ? [operation.key] : [])).map((key, index) => [key, PROVISIONAL + index]),
  );
  const change = fileChange(plan.operations, (key) => numbers.get(key) ?? null);
  if (isNoChange(change)) return { plan, rehearsal: null };
  const { refused, roadmap: after } = editRoadmap(roadmap, change, reading);
  if (refused.length === 0) return { plan, rehearsal: { change, before: roadmap, after } };
  const why = new Map(refused.flatMap(({ line, why: reason }) => (line === null ? [] : [[line, reason] as const])));
  const notAdded = new Map(refused.flatMap((one) => (one.issue === undefined ? [] : [[one.issue, one.why] as const])));
  const kept = plan.operations.flatMap((operation): Operation[] => {
    if (operation.kind === 'add-item') return notAdded.has(operation.issue) ? [] : [operation];
    if (operation.kind === 'move-mark') return why.has(operation.line) ? [] : [operation];
    if (operation.kind === 'publish-update') return [publishWithoutRefused(operation, why, roadmap)];
    return editsOf(operation, () => 0) === null || !('line' in operation) || operation.line === null || !why.has(operation.line) ? [operation] : [];
  });
  const changesFile = kept.some((operation) => changesItem(operation) || operation.kind === 'publish-update');
  const open = unclosedLine(roadmap.text);
  const advice = open === null ? ' Make the change by hand.' : ` Line ${open} opens a comment or code block that is never closed: close it.`;
  const without = plan.operations.filter((operation) => !kept.includes(operation));
  // A sentence that goes on below its list is why its item cannot be changed: that is told already.
  const torn = new Map(
    roadmap.items.flatMap((item) => (why.has(item.line) ? sentenceLeft(item, roadmap).map(({ message }) => [message, item.line] as const) : [])),
  );
  const isTorn = ({ code, message }: Problem) => code === 'torn-sentence' && torn.has(message);
  const explained = new Set(plan.problems.filter(isTorn).map(({ message }) => torn.get(message)));
  const safe = {
    ...plan,
    operations: changesFile ? kept : kept.filter(({ kind }) => kind !== 'set-last-updated'),
    problems: [
      ...plan.problems.map((problem) => (isTorn(problem) ? lasting(problem) : problem)),
      ...[...why].flatMap(([line, reason]) => (explained.has(line) ? [] : notChanged(line, reason, without, advice))),
      ...[...notAdded].map(([issue, reason]) => ({
        line: null,
        level: 'warning' as const,
        code: 'not-added' as const,
        message: `#${issue} cannot be added to the file safely (${reason}): it is left out.${advice}`,
        foundOn: issue,
      })),
    ],
  };
  return { plan: safe, rehearsal: null };
}

/** A problem that each run finds until somebody ends it. */
function lasting({ knownBy: _, ...problem }: Problem): Problem {
  return problem;
}

/** Reports a line that cannot be changed, and what was to be done there. @param without what was taken out of the plan */
function notChanged(line: number, reason: string, without: readonly Operation[], advice: string): Problem {
  const here = without.filter((operation) => 'line' in operation && operation.line === line);
  const item = here.find((operation) => editsOf(operation, () => 0) !== null);
  const what =
    item === undefined || !('title' in item) ? `Line ${line} cannot be edited safely` : `“${item.title}” on line ${line} cannot be ${changeOf(item)} safely`;
  const message = `${what} (${reason}): it is left as it is.${advice}`;
  // Lines and places change with other items. What is written there does not.
  const edits = JSON.stringify(
    here.map((operation) => editsOf(operation, () => 0)?.edits ?? operation.kind),
    (key, value) => (key === 'to' ? undefined : value),
  );
  return { line, level: 'warning', code: 'cannot-edit', message, knownBy: [`${what} (${reason}) ${edits}`] };
}

/** What an operation does to its item, as it follows “cannot be”. */
function changeOf(operation: Operation): string {
  if (operation.kind === 'close-item') return `finished as #${operation.issue} is`;
  if (operation.kind === 'reopen-item') return `opened as #${operation.issue} is`;
  if (operation.kind === 'change-item') return `changed as #${operation.issue} says (${operation.fields.join(', ')})`;
  return 'linked to its issue';
}

/** A change as it was made, and what of it could not be made. */
interface Edited {
  readonly roadmap: Roadmap;
  readonly made: readonly Operation[];
  readonly left: ReadonlyArray<readonly [operation: Operation, why: string]>;
}

/**
 * Makes the change of some operations. The rehearsal's result is reused if the change is the same. Issue numbers that were provisional then
 * may differ now, and one of them may be a number that the file names elsewhere: then another line would be read in another way. Such an
 * operation is left, and the next run plans it again with the number.
 */
export function editAsRehearsed(
  before: Roadmap,
  operations: readonly Operation[],
  change: FileChange,
  { rehearsal, reading }: { readonly rehearsal: Rehearsal | null; readonly reading: ReadOptions },
): Edited {
  if (isNoChange(change)) return { roadmap: before, made: operations, left: [] };
  if (rehearsal !== null && rehearsal.before === before && JSON.stringify(rehearsal.change) === JSON.stringify(change))
    return { roadmap: rehearsal.after, made: operations, left: [] };
  const { roadmap, refused } = editRoadmap(before, change, reading);
  const whyNot = (operation: Operation) =>
    refused.find(
      ({ line, issue }) =>
        ('line' in operation && line !== null && line === operation.line) || (issue !== undefined && 'issue' in operation && issue === operation.issue),
    )?.why ?? null;
  const left = operations.flatMap((operation) => {
    const why = whyNot(operation);
    return why === null ? [] : [[operation, `the file cannot say it safely (${why})`] as const];
  });
  const not = new Set<Operation>(left.map(([operation]) => operation));
  return { roadmap, made: operations.filter((operation) => !not.has(operation)), left };
}
