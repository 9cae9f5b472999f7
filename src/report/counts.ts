import type { Operation, Outcome } from '../model/plan.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import type { Release } from '../model/timeline.ts';
import { itemsInScope } from '../roadmap/release/scope.ts';
import { openBlockers } from '../update/blockers.ts';

/** The numbers of items of a roadmap's release. Sub-items do not count, nor does what is deferred. Open external items have a count of their own. */
export interface RoadmapCounts {
  readonly openBugs: number;
  readonly openFeatures: number;
  readonly openExternal: number;
  readonly done: number;
  readonly dropped: number;
  readonly blockers: number;
}

export function countItems(roadmap: Roadmap, release: Release | null): RoadmapCounts {
  const items = itemsInScope(roadmap, release);
  const count = (fits: (item: Item) => boolean) => items.filter(fits).length;
  const open = (item: Item) => item.state === 'open';
  return {
    openBugs: count((item) => open(item) && !item.external && item.kind === 'bug'),
    openFeatures: count((item) => open(item) && !item.external && item.kind === 'feature'),
    openExternal: count((item) => open(item) && item.external),
    done: count(({ state }) => state === 'done'),
    dropped: count(({ state }) => state === 'dropped'),
    blockers: openBlockers(roadmap, release).length,
  };
}

/** What a run did, and what it left for the next one: the numbers that are outputs. */
interface RunCounts {
  readonly created: number;
  readonly closed: number;
  readonly reopened: number;
  readonly updated: number;
  readonly added: number;
  readonly moved: number;
  readonly remaining: number;
}

/** The output that an operation adds to. The compiler requires a row for each kind; null: none. */
const COUNTED: Readonly<Record<Operation['kind'], Exclude<keyof RunCounts, 'moved' | 'remaining'> | null>> = {
  'create-issue': 'created',
  'close-issue': 'closed',
  'reopen-issue': 'reopened',
  'update-issue': 'updated',
  'relabel-issue': 'updated',
  'add-item': 'added',
  'link-item': null,
  'change-item': null,
  'close-item': null,
  'reopen-item': null,
  'create-milestone': null,
  'set-due-date': null,
  'close-milestone': null,
  'move-mark': null,
  'publish-update': null,
  'post-update': null,
  'mirror-update': null,
  'create-label': null,
  'set-last-updated': null,
  'draw-chart': null,
};

export function countOutcomes(outcomes: readonly Outcome[]): RunCounts {
  const done = outcomes.filter(({ result }) => result === 'done').map(({ operation }) => operation);
  const of = (counted: keyof RunCounts) => done.filter((operation) => COUNTED[operation.kind] === counted);
  // An issue with several changes is one issue.
  const updated = new Set(of('updated').flatMap((operation) => ('issue' in operation ? [operation.issue] : [])));
  return {
    created: of('created').length,
    closed: of('closed').length,
    reopened: of('reopened').length,
    updated: updated.size,
    added: of('added').length,
    moved: done.filter((operation) => 'edits' in operation && operation.edits.some(({ edit }) => edit === 'move')).length,
    remaining: outcomes.filter(({ result }) => result === 'left').length,
  };
}
