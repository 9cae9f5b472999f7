import { unreachable } from '../errors.ts';
import type { ItemEdit, Operation, Plan, Roadmap } from '../model.ts';
import { editRoadmap, type FileChange } from '../roadmap/edit.ts';
import { grouped } from '../roadmap/grouped.ts';
import { noteOf } from '../roadmap/note.ts';
import type { ReadOptions } from '../roadmap/parse.ts';
import { unclosedLine } from '../roadmap/unclosed.ts';
import { changesItem } from './operations.ts';

/** The edits of one operation in the file; null where it touches only issues. A new issue's number is known only when it exists. */
function editsOf(operation: Operation, numberOf: (key: string) => number | null): { line: number; edits: readonly ItemEdit[] } | null {
  switch (operation.kind) {
    case 'create-issue': {
      const issue = numberOf(operation.key);
      return issue === null ? null : { line: operation.line, edits: [{ edit: 'link', issue }] };
    }
    case 'link-item':
      return { line: operation.line, edits: [{ edit: 'link', issue: operation.issue }] };
    case 'change-item':
    case 'close-item':
    case 'reopen-item':
      return { line: operation.line, edits: operation.edits };
    case 'create-label':
    case 'create-milestone':
    case 'set-due-date':
    case 'add-item':
    case 'update-issue':
    case 'close-issue':
    case 'reopen-issue':
    case 'set-last-updated':
    case 'move-mark':
    case 'publish-update':
    case 'post-update':
    case 'mirror-update':
      return null;
    default:
      return unreachable(operation);
  }
}

/** All changes that some operations make to the file. */
export function fileChange(operations: readonly Operation[], numberOf: (key: string) => number | null): FileChange {
  const byLine = new Map<number, ItemEdit[]>();
  for (const operation of operations) {
    const change = editsOf(operation, numberOf);
    if (change !== null) for (const edit of change.edits) grouped(byLine, change.line).push(edit);
  }
  const date = operations.find((operation) => operation.kind === 'set-last-updated')?.date ?? null;
  const added = operations.flatMap((operation) => (operation.kind === 'add-item' ? [operation.item] : []));
  const publish = operations.find((operation) => operation.kind === 'publish-update');
  const mark = operations.find((operation) => operation.kind === 'move-mark');
  return {
    items: [...byLine].map(([line, edits]) => ({ line, edits })),
    ...(added.length === 0 ? {} : { added }),
    ...(publish === undefined ? {} : { removed: publish.removed.map(({ line }) => line), clearNote: publish.clearNote }),
    ...(mark === undefined ? {} : { mark: { from: mark.line, to: mark.to } }),
    lastUpdated: date,
  };
}

/** Whether a change leaves the file as it is. A day alone is no change, unless an update is published on it. */
export function isNoChange({ items, added = [], removed, mark }: FileChange): boolean {
  return items.length + added.length === 0 && removed === undefined && mark === undefined;
}

/** What cannot leave the file safely is told by the next update, too. */
function withoutRefused(publish: Operation & { kind: 'publish-update' }, why: ReadonlyMap<number, string>, roadmap: Roadmap): Operation {
  const note = noteOf(roadmap);
  return { ...publish, removed: publish.removed.filter(({ line }) => !why.has(line)), clearNote: publish.clearNote && note !== null && !why.has(note.line) };
}

/** Numbers for issues that do not exist yet: as long as real ones, and no issue's own. */
const PROVISIONAL = 1_000_000_000;

/**
 * Makes the plan's edits of the file for trial, and takes out what cannot be done safely: an issue whose link could
 * not be written would be created for nothing. So what a plan shows is what apply can do.
 */
export function rehearse(plan: Plan, roadmap: Roadmap, reading: ReadOptions): Plan {
  const numbers = new Map(
    plan.operations.flatMap((operation) => (operation.kind === 'create-issue' ? [operation.key] : [])).map((key, index) => [key, PROVISIONAL + index]),
  );
  const change = fileChange(plan.operations, (key) => numbers.get(key) ?? null);
  if (isNoChange(change)) return plan;
  const { refused } = editRoadmap(roadmap, change, reading);
  if (refused.length === 0) return plan;
  const why = new Map(refused.filter(({ issue }) => issue === undefined).map((one) => [one.line, one.why]));
  const notAdded = new Map(refused.flatMap((one) => (one.issue === undefined ? [] : [[one.issue, one.why] as const])));
  const kept = plan.operations.flatMap((operation): Operation[] => {
    if (operation.kind === 'add-item') return notAdded.has(operation.issue) ? [] : [operation];
    if (operation.kind === 'move-mark') return why.has(operation.line) ? [] : [operation];
    if (operation.kind === 'publish-update') return [withoutRefused(operation, why, roadmap)];
    return editsOf(operation, () => 0) === null || !('line' in operation) || !why.has(operation.line) ? [operation] : [];
  });
  const changesFile = kept.some((operation) => changesItem(operation) || operation.kind === 'publish-update');
  const open = unclosedLine(roadmap.text);
  const advice = open === null ? ' Make the change by hand.' : ` Line ${open} opens a comment or code block that is never closed: close it.`;
  return {
    ...plan,
    operations: changesFile ? kept : kept.filter(({ kind }) => kind !== 'set-last-updated'),
    problems: [
      ...plan.problems,
      ...[...why].map(([line, reason]) => ({
        line,
        level: 'warning' as const,
        code: 'cannot-edit' as const,
        message: `Line ${line} cannot be edited safely (${reason}): it is left as it is.${advice}`,
      })),
      ...[...notAdded].map(([issue, reason]) => ({
        line: 1,
        level: 'warning' as const,
        code: 'not-added' as const,
        message: `#${issue} cannot enter the file safely (${reason}): it is left out.${advice}`,
      })),
    ],
  };
}
