import type { Operation, Plan } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { FileChange } from '../roadmap/edit/change.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { unclosedLine } from '../roadmap/markdown/unclosed.ts';
import { noteOf } from '../roadmap/read/note.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { editsOf, fileChange, isNoChange } from './file-change.ts';
import { changesItem } from './operations.ts';

/** What cannot leave the file safely is told by the next update, too. */
function publishWithoutRefused(publish: Operation & { kind: 'publish-update' }, why: ReadonlyMap<number, string>, roadmap: Roadmap): Operation {
  const note = noteOf(roadmap);
  return { ...publish, removed: publish.removed.filter(({ line }) => !why.has(line)), clearNote: publish.clearNote && note !== null && !why.has(note.line) };
}

/** Numbers for issues that do not exist yet: as long as real ones, and no issue's own. */
const PROVISIONAL = 1_000_000_000;

/** What edits made of the file, for trial. Whoever makes the same edits of the same text need not read it again. */
export interface Rehearsal {
  readonly change: FileChange;
  readonly before: Roadmap;
  readonly after: Roadmap;
}

export interface Rehearsed {
  readonly plan: Plan;
  /** Null where nothing of the file changes, or something was taken out of the plan. */
  readonly rehearsal: Rehearsal | null;
}

/**
 * Makes the plan's edits of the file for trial, and takes out what cannot be done safely: an issue whose link could
 * not be written would be created for nothing. So what a plan shows is what apply can do.
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
  const safe = {
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
        line: null,
        level: 'warning' as const,
        code: 'not-added' as const,
        message: `#${issue} cannot enter the file safely (${reason}): it is left out.${advice}`,
      })),
    ],
  };
  return { plan: safe, rehearsal: null };
}
