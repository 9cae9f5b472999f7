import type { NoIssue } from '../model/issue.ts';
import type { Operation } from '../model/plan.ts';
import type { FileVersion, StateVersion, World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { later, millisecondsBetween } from '../model/time.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import type { Terms } from '../plan/item/two-sides.ts';
import type { Rehearsal } from '../plan/rehearse.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import type { CommitCheck } from './branch/commit-check.ts';
import { checkRepository, type Gathered, GRACE, LONGEST_LEASE } from './gather.ts';
import type { AnsweredPlan } from './plan-with-answers.ts';
import type { Request } from './request.ts';

/** What a plan was made from, as far as apply needs it. */
export interface ApplyInput {
  /** What the run was asked for. What follows from it and from what was read stands beside it. */
  readonly request: Request;
  /** The issues that were read. */
  readonly issues: Gathered['issues'];
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
  readonly state: StateVersion | null;
  readonly repositoryId: number;
  readonly claimId: string;
  /** If a write gets no answer, the next run goes on: a server that answers none would be asked in each attempt, with all its readings. */
  readonly isLastTry: boolean;
  /** How the file is read. */
  readonly reading: ReadOptions;
  readonly terms: Terms;
  /** The numbers in the file and the baseline that are not issues of this repository, and what they are. */
  readonly noIssues: ReadonlyMap<number, NoIssue>;
  /** Server time of the issue list that the plan saw. */
  readonly listedAt: string;
  /** The most issues that may be created within an hour. */
  readonly createsAnHour: number;
  /** Server time after which no further write begins. */
  readonly deadline: string;
  readonly pace: Pace;
  /** Called once for each operation that is done. @param total the number of the plan's operations */
  readonly told: (operation: Operation, issue: number | null, total: number) => void;
  /** Whether the file's branch takes a commit. */
  readonly commitCheck: CommitCheck;
  readonly today: IsoDate;
  readonly release: Release | null;
  /** The path of the roadmap's picture; null: none is kept. */
  readonly chart: string | null;
  /** The state keeps the numbers of each day on which it is written. */
  readonly countsDays: boolean;
  /** The result of the plan's trial edits; null if they were not tried. */
  readonly rehearsal: Rehearsal | null;
}

/** How long leases last, and how long lists lag. */
export interface Pace {
  /** The longest lease, and the time that each operation adds to one. Seconds. */
  readonly longestLease: number;
  readonly leasePerOperation: number;
  /** Milliseconds after which GitHub's lists show a created issue. */
  readonly listLag: number;
}

/** GitHub's secondary rate limit allows 500 requests an hour that create content. */
const CREATES_AN_HOUR = 500;
/** The last share of a run's time, in which no further write begins. */
const LAST_PART = 0.05;

/** The most attempts in a row that do nothing because a write gets no answer. */
const UNANSWERED = 3;

/** Server time after which a run begins no further write. */
export function deadlineOf(startedAt: string, { maxMinutes }: Pick<Request, 'maxMinutes'>): string {
  return later(startedAt, maxMinutes * 60_000 * (1 - LAST_PART));
}

/**
 * Collects the input of apply.
 * @param startedAt server time of the run's first answer
 * @throws UserError if the state belongs to another repository
 */
export async function applyInput(
  gathered: Gathered & Pick<AnsweredPlan, 'noIssues' | 'milestones' | 'labelSet'> & Pick<ApplyInput, 'rehearsal' | 'commitCheck' | 'today' | 'release'>,
  request: Request,
  world: World,
  { claimId, startedAt, unanswered }: { readonly claimId: string; readonly startedAt: string; readonly unanswered: number },
): Promise<ApplyInput> {
  const { baseline, roadmap, file, state, reading, noIssues, listedAt, config, milestones, labelSet, parsed, rehearsal, commitCheck, today, release } =
    gathered;
  const repositoryId = request.repositoryId ?? (await world.repository.info()).id;
  if (baseline !== null) checkRepository(baseline, repositoryId, state?.ref);
  const slow = request.pace === 'github';
  return {
    request,
    issues: gathered.issues,
    roadmap,
    told: teller(request, roadmap, world),
    today,
    release,
    chart: config.chart,
    countsDays: config.chart !== null || config.update !== null,
    file,
    state,
    repositoryId,
    claimId,
    isLastTry: unanswered + 1 >= UNANSWERED,
    reading,
    terms: { config: { ...config, labels: labelSet }, milestones, parsed },
    noIssues,
    rehearsal,
    commitCheck,
    listedAt,
    createsAnHour: slow ? CREATES_AN_HOUR : Number.POSITIVE_INFINITY,
    deadline: deadlineOf(startedAt, request),
    pace: { longestLease: slow ? LONGEST_LEASE : 10, leasePerOperation: 3, listLag: GRACE[request.pace] },
  };
}

/** After so many operations their time tells how long the others will take. */
const FIRST_ESTIMATE = 5;

/** Tells each operation once, although a new issue is confirmed when it is made and again with the commit of its link. */
function teller({ onProgress }: Request, roadmap: Roadmap, world: World): ApplyInput['told'] {
  const told = new Set<Operation>();
  const start = onProgress === undefined ? '' : world.serverTime();
  return (operation, issue, total) => {
    if (onProgress === undefined || told.has(operation)) return;
    told.add(operation);
    const count = told.size;
    const left = count < FIRST_ESTIMATE ? null : (millisecondsBetween(start, world.serverTime()) / count) * (total - count);
    onProgress({ step: 'done', operation, issue, roadmap, count, total, left });
  };
}
