import type { RunProgress } from '../model/progress.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { CommitWording } from '../plan/commit-message.ts';
import type { Limits } from '../plan/guard.ts';
import type { ConflictPolicy } from '../plan/item/merge.ts';
import type { NextRequest } from '../plan/open-next.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';

/** The part of a request that says what to read for a plan, and how. */
export interface Query {
  readonly path: string;
  /** Path of the configuration file. */
  readonly configPath: string;
  readonly address: IssueAddress;
  /** The repository's id, if the event tells it; null: unknown. */
  readonly repositoryId: number | null;
  readonly pace: 'github' | 'none';
  /** Writes nothing. So the run need not wait for another run's claim. */
  readonly planOnly: boolean;
  /** The issue of the event. It is only a hint for what to read. */
  readonly hint: { readonly number: number; readonly updatedAt: string } | null;
  /** The commit that the default branch was at when the event happened: the file is at least as new. Null: not known, or the run is not the event's first. */
  readonly atEvent: string | null;
  readonly writeBack: WriteBack;
  /** A person started the run, and waits for it. */
  readonly isByHand: boolean;
  /** Looks at all issues, not only at those that changed. A list of recent changes does not show that an issue was deleted or lost the action's label. */
  readonly fullLook: boolean;
}

/** Where changes of the file go: in a commit to the default branch, in a pull request, or nowhere. */
export type WriteBack = 'commit' | 'pull-request' | 'none';

/** What to bring into agreement, and within which limits. */
export interface Request extends Query {
  /** Null: today by the server's clock, in the time zone of the configuration. */
  readonly today: IsoDate | null;
  /** Makes the development update once both sides agree, and publishes it where that is configured. */
  readonly update: boolean;
  /** Finishes the roadmap's release and opens the next one, once both sides agree. Left out: no. */
  readonly next?: NextRequest;
  readonly limits: Limits;
  readonly conflict: ConflictPolicy;
  /** The words of commits to the roadmap. */
  readonly commits: CommitWording;
  /** The longest time of a run. */
  readonly maxMinutes: number;
  /** Called while the run works. Left out: nobody watches. */
  readonly onProgress?: (progress: RunProgress) => void;
}
