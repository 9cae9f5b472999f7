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

/** What a run did, and what it left for the next one. */
export interface RunCounts {
  readonly created: number;
  readonly linked: number;
  /** Links that got the repository's present name. */
  readonly renamed: number;
  readonly closed: number;
  readonly reopened: number;
  /** Issues because of which their item in the file was changed, moved or not. */
  readonly followed: number;
  readonly updated: number;
  readonly added: number;
  readonly moved: number;
  /** Milestones that were created, closed, or got a date. */
  readonly milestones: number;
  /** Marks on timelines that were moved. */
  readonly marks: number;
  readonly published: number;
  /** Comments and wiki pages that received an update. */
  readonly delivered: number;
  readonly remaining: number;
}

/** The number that an operation adds to. The compiler requires a row for each kind; null: it only prepares or follows another one. */
const COUNTED: Readonly<Record<Operation['kind'], Exclude<keyof RunCounts, 'moved' | 'renamed' | 'remaining'> | null>> = {
  'create-issue': 'created',
  'link-item': 'linked',
  'close-issue': 'closed',
  'reopen-issue': 'reopened',
  'update-issue': 'updated',
  'relabel-issue': 'updated',
  'change-item': 'followed',
  'close-item': 'followed',
  'reopen-item': 'followed',
  'add-item': 'added',
  'create-milestone': 'milestones',
  'set-due-date': 'milestones',
  'close-milestone': 'milestones',
  'move-mark': 'marks',
  'publish-update': 'published',
  'post-update': 'delivered',
  'mirror-update': 'delivered',
  'create-label': null,
  'set-last-updated': null,
  'draw-chart': null,
};

export function countOutcomes(outcomes: readonly Outcome[]): RunCounts {
  const done = outcomes.filter(({ result }) => result === 'done').map(({ operation }) => operation);
  const of = (counted: keyof RunCounts) => done.filter((operation) => COUNTED[operation.kind] === counted);
  // An issue with several changes is one issue. The ticks of sub-items are operations of their own.
  const issuesOf = (counted: keyof RunCounts) => new Set(of(counted).flatMap((operation) => ('issue' in operation ? [operation.issue] : []))).size;
  const renamed = done.filter((operation) => operation.kind === 'link-item' && operation.renames === true).length;
  return {
    created: of('created').length,
    linked: of('linked').length - renamed,
    renamed,
    closed: of('closed').length,
    reopened: of('reopened').length,
    followed: issuesOf('followed'),
    updated: issuesOf('updated'),
    added: of('added').length,
    moved: done.filter((operation) => 'edits' in operation && operation.edits.some(({ edit }) => edit === 'move')).length,
    milestones: of('milestones').length,
    marks: of('marks').length,
    published: of('published').length,
    delivered: of('delivered').length,
    remaining: outcomes.filter(({ result }) => result === 'left').length,
  };
}
