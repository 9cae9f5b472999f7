import type { Outcome } from '../model/plan.ts';
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

export function countOutcomes(outcomes: readonly Outcome[]): RunCounts {
  const done = outcomes.filter(({ result }) => result === 'done').map(({ operation }) => operation);
  const count = (kind: string) => done.filter((operation) => operation.kind === kind).length;
  const renamed = done.filter((operation) => operation.kind === 'link-item' && operation.renames === true).length;
  return {
    created: count('create-issue'),
    linked: count('link-item') - renamed,
    renamed,
    closed: count('close-issue'),
    reopened: count('reopen-issue'),
    // The ticks of sub-items are operations of their own.
    followed: new Set(done.flatMap((one) => (one.kind === 'close-item' || one.kind === 'reopen-item' || one.kind === 'change-item' ? [one.issue] : []))).size,
    // An issue with changes of both kinds is one issue.
    updated: new Set(done.flatMap((operation) => (operation.kind === 'update-issue' || operation.kind === 'relabel-issue' ? [operation.issue] : []))).size,
    added: count('add-item'),
    moved: done.filter((operation) => 'edits' in operation && operation.edits.some(({ edit }) => edit === 'move')).length,
    milestones: count('create-milestone') + count('set-due-date') + count('close-milestone'),
    marks: count('move-mark'),
    published: count('publish-update'),
    delivered: count('post-update') + count('mirror-update'),
    remaining: outcomes.filter(({ result }) => result === 'left').length,
  };
}
