import type { SideValues } from '../../model/agreement.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { Issue } from '../../model/issue.ts';
import type { Operation } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { isTracked } from '../../model/tracked.ts';
import { entriesAfter } from '../../plan/baseline-after.ts';
import { roadmapSide, type Terms, withFields } from '../../plan/item/two-sides.ts';
import { changesItem } from '../../plan/operations.ts';

/**
 * The baseline after the merge of a pull request: what it held of an issue, and the file shows now, both sides agreed on. Without this, an
 * issue that was edited again before the merge would seem to differ from a newer edit of the file, and lose. Null: nothing was merged.
 */
export function afterMerge(baseline: Baseline, roadmap: Roadmap, terms: Terms): Baseline | null {
  const { path } = roadmap;
  const inPull = baseline.paths[path]?.inPull ?? [];
  if (inPull.length === 0) return null;
  const own = baseline.entries.filter((entry) => entry.path === path);
  const agreed = new Map(own.map(({ number, agreed: sides }) => [number, sides.roadmap]));
  const operations: Operation[] = [];
  for (const operation of inPull) {
    if (!('issue' in operation)) continue;
    const [item, ...copies] = roadmap.items.filter((one) => one.issue === operation.issue && isTracked(one));
    if (item === undefined || copies.length > 0) continue;
    const shown = asShown(operation, item, agreed.get(operation.issue) ?? null, terms);
    if (shown !== null) operations.push(shown);
  }
  if (operations.length === 0) return null;
  const done = new Map(operations.map((operation): [Operation, Issue | null] => [operation, null]));
  const before = new Set(own.map(({ number }) => number));
  const entries = entriesAfter({ entries: own, operations, created: new Map(), done, before, path, terms, roadmap });
  return { ...baseline, entries: [...baseline.entries.filter((entry) => entry.path !== path), ...entries] };
}

/** The part of an operation that the file shows, and that was not agreed before; null if there is none. */
function asShown(operation: Operation, item: Item, before: SideValues | null, terms: Terms): Operation | null {
  if (operation.kind === 'add-item') return before === null ? operation : null;
  if (before === null) return null;
  const isOpen = item.state === 'open';
  if (operation.kind === 'close-item') return !isOpen && before.open ? operation : null;
  if (operation.kind === 'reopen-item') return isOpen && !before.open ? operation : null;
  if (operation.kind !== 'change-item') return null;
  const now = roadmapSide(item, terms, before);
  const has = (side: SideValues, field: string) => isSameSide(withFields(side, operation.values, [field]), side);
  const fields = operation.fields.filter((field) => has(now, field) && !has(before, field));
  return fields.length === 0 ? null : { ...operation, fields };
}

function isSameSide(one: SideValues, other: SideValues): boolean {
  const sorted = ({ content, ...rest }: SideValues) => {
    const fields = content === null ? null : Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([rest.title, rest.kind, rest.external, rest.open, rest.priority, rest.assignees, rest.milestone ?? null, fields]);
  };
  return sorted(one) === sorted(other);
}

/** The operations of a plan that are kept while a pull request holds them. */
export function keptInPull(operations: readonly Operation[]): Operation[] {
  return operations.filter(changesItem);
}

/** Whether a list holds an operation with the same meaning, wherever its item stands now. */
export function holdsAll(list: readonly Operation[], wanted: readonly Operation[]): boolean {
  const kept = new Set(list.map(meaningOf));
  return wanted.every((operation) => kept.has(meaningOf(operation)));
}

function meaningOf(operation: Operation): string {
  const { kind } = operation;
  const issue = 'issue' in operation ? operation.issue : 0;
  if (operation.kind === 'change-item') return withSortedKeys([kind, issue, operation.fields, operation.values]);
  if (operation.kind === 'close-item') return withSortedKeys([kind, issue, operation.reason]);
  if (operation.kind === 'add-item') return withSortedKeys([kind, issue, operation.item.markdown, operation.item.content]);
  return withSortedKeys([kind, issue]);
}

/** JSON with the keys of all objects in order. An operation that was read from the state has its keys in another one. */
function withSortedKeys(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
