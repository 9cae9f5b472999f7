import type { Baseline } from '../../model/baseline.ts';
import { BranchRefused, type UserError } from '../../model/errors.ts';
import type { Operation, Outcome, Plan } from '../../model/plan.ts';
import type { FileVersion, World } from '../../model/ports.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { HOUR, later, millisecondsBetween } from '../../model/time.ts';
import { beginsWithCommit, isDoneByCommit } from '../../plan/operations.ts';

/** What a plan was made from, as far as it decides whether the branch is asked about. */
interface PlannedOn {
  readonly baseline: Baseline | null;
  readonly roadmap: Roadmap;
  readonly file: FileVersion;
}

/** Whether a plan may begin to change the file. */
export interface CommitCheck {
  /** Why the plan is not begun: the file's branch takes no commit. */
  readonly refusal: UserError | null;
  /** Whether the branch takes a commit is not known, so a first one is made as early as possible. */
  readonly isCareful: boolean;
  /** The digest of the branch's rules; empty if they were not asked for. */
  readonly signature: string;
}

/**
 * So many new issues are worth a commit of their own after the first one, where the server does not tell whether the branch has rules. With
 * fewer, the further commit would cost more than 1 request for 20 new items.
 */
const WORTH_A_TRY = 20;

const OPEN: CommitCheck = { refusal: null, isCareful: false, signature: '' };

/**
 * Asks whether the branch takes commits, before anything is made that only a commit completes. It costs requests, so it is asked on the
 * first run, and after a commit was refused. What was refused lately is not tried again at every event, unless a person starts the run.
 */
export async function checkCommit(
  { operations }: Plan,
  { baseline, roadmap: { path }, file }: PlannedOn,
  { isByHand, writeBack }: { readonly isByHand: boolean; readonly writeBack: string },
  world: World,
): Promise<CommitCheck> {
  const refused = baseline?.paths[path]?.refused;
  const isFirst = baseline?.paths[path] === undefined;
  if (writeBack !== 'commit' || !operations.some(isDoneByCommit) || (!isFirst && refused === undefined)) return OPEN;
  const isDue = refused !== undefined && (isByHand || refused.blob !== file.sha || millisecondsBetween(world.serverTime(), later(refused.at, HOUR)) <= 0);
  // If nothing is made before it, the commit itself is the cheaper question. Without a commit that the branch was at, its refusal takes longer to tell from a race.
  if (isDue && file.commit !== undefined && beginsWithCommit(operations)) return { refusal: null, isCareful: true, signature: refused.signature };
  const { refusal, isCertain, isShown, signature } = await world.file.barrier();
  if (refusal !== null && (isCertain || !isByHand)) return { refusal, isCareful: true, signature };
  const isBlind = !isShown && operations.filter(({ kind }) => kind === 'create-issue').length >= WORTH_A_TRY;
  const check = { refusal: null, isCareful: !isCertain || isBlind || refused !== undefined, signature };
  if (refused === undefined || isDue || (refused.signature !== '' && refused.signature !== signature)) return check;
  const again = later(refused.at, HOUR);
  const remedy = `That was at ${refused.at}. The next try is after ${again}, or when the branch’s rules change, or when you run the workflow by hand (Actions → Roadmap → Run workflow).`;
  return { ...check, refusal: new BranchRefused(refused.why, remedy) };
}

/** The outcomes of a plan that was not begun. */
export function notBegun(operations: readonly Operation[]): Outcome[] {
  return operations.map((operation) => ({ result: 'left', operation, why: 'the branch takes no commit' }));
}
