import type { Result } from './result.ts';

/** What is known of a merge before it happens. `commit` is GitHub's trial merge. */
export type Preview =
  /** The run is about a pull request that has moved on, so it is not for this run to say what merging it does. `why` is a sentence. */
  | { readonly is: 'outdated'; readonly why: string }
  /** There is no result of the merge to look at. `why` is a sentence. */
  | { readonly is: 'unknown'; readonly why: string }
  /** The merge changes neither the roadmap nor its configuration. */
  | { readonly is: 'untouched'; readonly commit: string }
  /** The merge removes the roadmap from its path. `to` is where it moves it; null: nowhere. */
  | { readonly is: 'gone'; readonly commit: string; readonly to: string | null }
  | {
      readonly is: 'plan';
      readonly commit: string;
      readonly result: Result;
      /** The lines of the merged roadmap that the pull request adds or changes, 1-based. */
      readonly changed: ReadonlySet<number>;
      /** The line of the head of the pull request for each line of the merged roadmap; null: they are the same. */
      readonly lineAtHead: ReadonlyMap<number, number> | null;
    };
