import type { IsoDate } from '../model/timeline.ts';
import type { Limits } from '../plan/guard.ts';
import type { ConflictPolicy } from '../plan/item/merge.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';

/** What is read for a plan, and how. */
export interface Query {
  readonly path: string;
  /** Path of the configuration file. */
  readonly configPath: string;
  readonly address: IssueAddress;
  /** The repository's id where it is known without asking. */
  readonly repositoryId: number | null;
  readonly pace: 'github' | 'none';
  /** Nothing is to be written: then nobody has to be waited for. */
  readonly planOnly: boolean;
  /** An issue that something happened to: a hint at what to read, nothing more. */
  readonly hint: { readonly number: number; readonly updatedAt: string } | null;
  /** Look at all issues, not only at those that changed: a list by time does not show what was deleted, or lost our label. */
  readonly fullLook: boolean;
}

/** What to bring into agreement, and how far to go. */
export interface Request extends Query {
  /** Null: the day that it is by the server's clock, in the time zone of the configuration. */
  readonly today: IsoDate | null;
  /** Makes the development update once both sides agree, and publishes it where that is configured. */
  readonly update: boolean;
  readonly limits: Limits;
  readonly conflict: ConflictPolicy;
  /** So long a run may take. */
  readonly maxMinutes: number;
}
