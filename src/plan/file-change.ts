import { unreachable } from '../model/errors.ts';
import type { ItemEdit, Operation } from '../model/plan.ts';
import type { FileChange } from '../roadmap/edit/change.ts';
import { grouped } from '../roadmap/text/group-by.ts';

/** The edits of one operation in the file; null if it changes only issues. @param numberOf the number of a created issue by its key, null while it does not exist */
export function editsOf(operation: Operation, numberOf: (key: string) => number | null): { line: number; edits: readonly ItemEdit[] } | null {
  switch (operation.kind) {
    case 'create-issue': {
      const issue = numberOf(operation.key);
      return issue === null ? null : { line: operation.line, edits: [{ edit: 'link', issue }] };
    }
    case 'link-item':
      return { line: operation.line, edits: [operation.renames === true ? { edit: 'rename-link' } : { edit: 'link', issue: operation.issue }] };
    case 'change-item':
    case 'close-item':
    case 'reopen-item':
      return { line: operation.line, edits: operation.edits };
    case 'create-label':
    case 'create-milestone':
    case 'set-due-date':
    case 'add-item':
    case 'relabel-issue':
    case 'update-issue':
    case 'close-issue':
    case 'reopen-issue':
    case 'set-last-updated':
    case 'move-mark':
    case 'publish-update':
    case 'draw-chart':
    case 'post-update':
    case 'close-milestone':
    case 'mirror-update':
      return null;
    default:
      return unreachable(operation);
  }
}

/** All changes of the file by some operations. */
export function fileChange(operations: readonly Operation[], numberOf: (key: string) => number | null): FileChange {
  const byLine = new Map<number, ItemEdit[]>();
  for (const operation of operations) {
    const change = editsOf(operation, numberOf);
    if (change !== null) for (const edit of change.edits) grouped(byLine, change.line).push(edit);
  }
  const date = operations.find((operation) => operation.kind === 'set-last-updated')?.date ?? null;
  const added = operations.flatMap((operation) => (operation.kind === 'add-item' ? [operation.item] : []));
  const publish = operations.find((operation) => operation.kind === 'publish-update');
  const opens = publish?.opens;
  const made = [...operations.flatMap((operation) => madeSectionLeft(operation) ?? []), ...(publish?.left ?? [])];
  for (const { line, edits } of opens?.edits ?? []) for (const edit of edits) grouped(byLine, line).push(edit);
  const mark = operations.find((operation) => operation.kind === 'move-mark');
  return {
    items: [...byLine].map(([line, edits]) => ({ line, edits })),
    ...(added.length === 0 ? {} : { added }),
    ...(made.length === 0 ? {} : { left: made }),
    ...(publish === undefined ? {} : { removed: publish.removed.map(({ line }) => line), clearNote: publish.clearNote }),
    ...(mark === undefined ? {} : { mark: { from: mark.line, to: mark.to } }),
    ...(opens === undefined ? {} : { opens: { from: opens.from, to: opens.to } }),
    lastUpdated: date,
  };
}

/** The title of the section of this action that an item leaves; undefined: it leaves none. */
function madeSectionLeft(operation: Operation): string | undefined {
  if (operation.kind === 'reopen-item') return operation.madeSection;
  return operation.kind === 'close-item' || operation.kind === 'change-item' ? operation.leaves : undefined;
}

/** Whether a change leaves the file as it is. A new date in `Last updated` alone is not a change, unless an update is published. */
export function isNoChange({ items, added = [], removed, mark }: FileChange): boolean {
  return items.length + added.length === 0 && removed === undefined && mark === undefined;
}
