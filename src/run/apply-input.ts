import type { NoIssue } from '../model/issue.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { later } from '../model/time.ts';
import type { Facts } from '../plan/facts.ts';
import type { Terms } from '../plan/item/two-sides.ts';
import type { Rehearsal } from '../plan/rehearse.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { checkRepository, type Gathered, GRACE, LONGEST_LEASE } from './gather.ts';
import type { Request } from './request.ts';

/** What a plan was made from, and what it is carried out on. */
export interface ApplyInput {
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly repositoryId: number;
  readonly claimId: string;
  /** How the file is read. */
  readonly reading: ReadOptions;
  readonly terms: Terms;
  /** Of the numbers that the file and the baseline name those that are no issues. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** Server time of the issue list that the plan saw. */
  readonly listedAt: string;
  /** So many issues may be created within an hour. */
  readonly createsAnHour: number;
  /** Server time after which nothing new is begun. */
  readonly deadline: string;
  readonly pace: Pace;
  /** What the plan's edits made of the file for trial; null where they were not tried. */
  readonly rehearsal: Rehearsal | null;
}

/** How long things take on a server. */
export interface Pace {
  /** The longest lease, and what an operation adds to it. Seconds. */
  readonly longestLease: number;
  readonly leasePerOperation: number;
  /** After so long what was created is in every list. Milliseconds. */
  readonly listLag: number;
}

/** GitHub takes so many new issues an hour. */
const CREATES_AN_HOUR = 500;
/** A run begins nothing new in this last part of its time. */
const LAST_PART = 0.05;

/**
 * What a plan is carried out on.
 * @param startedAt server time of the run's first answers
 * @throws UserError where the state came along with a copy of another repository
 */
export async function applyInput(
  gathered: Gathered & Pick<Facts, 'noIssues' | 'milestones'> & Pick<ApplyInput, 'rehearsal'>,
  request: Request,
  world: World,
  { claimId, startedAt }: { readonly claimId: string; readonly startedAt: string },
): Promise<ApplyInput> {
  const { baseline, roadmap, file, state, reading, noIssues, listedAt, config, milestones, rehearsal } = gathered;
  const repositoryId = request.repositoryId ?? (await world.repository.info()).id;
  if (baseline !== null) checkRepository(baseline, repositoryId);
  const slow = request.pace === 'github';
  return {
    roadmap,
    file,
    state,
    repositoryId,
    claimId,
    reading,
    terms: { config, milestones },
    noIssues,
    rehearsal,
    listedAt,
    createsAnHour: slow ? CREATES_AN_HOUR : Number.POSITIVE_INFINITY,
    deadline: later(startedAt, request.maxMinutes * 60_000 * (1 - LAST_PART)),
    pace: { longestLease: slow ? LONGEST_LEASE : 10, leasePerOperation: 3, listLag: GRACE[request.pace] },
  };
}
