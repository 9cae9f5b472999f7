import type { Baseline, OlderVersion, PathState } from '../../model/baseline.ts';
import type { FileVersion, World } from '../../model/ports.ts';
import { later, millisecondsBetween } from '../../model/time.ts';
import { deadClaim } from '../../plan/claim.ts';
import { isDoneByCommit } from '../../plan/operations.ts';

/** Milliseconds for which a server may go on answering with an older version of a file. */
const MAY_BE_OLD = 900_000;
/** The most older versions that are kept. */
const MOST_OLDER = 20;

/** What decides how the file is read. */
interface ReadBecause {
  readonly path: string;
  readonly baseline: Baseline | null;
  /** The commit that the branch was at when the event happened; null: not known. */
  readonly atEvent: string | null;
  /** An earlier attempt of this run found that the answers for the file are old. */
  readonly isDoubted: boolean;
  /** What was just read of it without a state; null: nothing. */
  readonly seen: FileVersion | null;
}

/**
 * Reads the roadmap's file. For some seconds after a write, and rarely for minutes, GitHub may answer with an older version. Whatever such
 * a version says would look like an edit of somebody who undoes the newer one. So the file is read by the commit of the event, which is never
 * old. Whether the branch has gone on since is looked at only if something follows from that version. A version that is known to be older is
 * not believed: then the file is read by the commit that the branch is at.
 */
export async function readFile(world: World, { path, baseline, atEvent, isDoubted, seen }: ReadBecause): Promise<FileVersion | null> {
  const known = baseline?.paths[path];
  const commit = known?.commit ?? null;
  // Only the branch's commits tell what the run that died has written.
  if (isDoubted || deadClaim(baseline, path)?.operations.some(isDoneByCommit) === true) return world.file.current(commit);
  const isAtEvent = atEvent !== null && (seen === null || seen.unproven === atEvent);
  const shown = isAtEvent ? (seen ?? (await world.file.at(atEvent))) : null;
  // A commit of it that is kept as refused was no write to a link: that was looked at then.
  const isOurs = commit === null && known?.refused?.blob !== known?.blob ? {} : ({ isOurs: true } as const);
  // If it is the version that was agreed last, the event did not change it.
  if (shown !== null && atEvent !== null && shown.sha === known?.blob) return { ...shown, commit: atEvent, ...isOurs };
  if (shown !== null && atEvent !== null) return { ...shown, unproven: atEvent };
  const file = seen ?? (await world.file.read());
  const isOld = known?.older?.some(({ blob, at }) => blob === file?.sha && millisecondsBetween(at, world.serverTime()) < MAY_BE_OLD) === true;
  if (isOld) return world.file.current(commit);
  return file !== null && file.sha === known?.blob ? { ...file, ...(commit === null ? {} : { commit }), ...isOurs } : file;
}

/** Whether something that follows from a version of the file may follow: the branch has not gone on since. */
export async function isPresent(world: World, { unproven }: FileVersion): Promise<boolean> {
  return unproven === undefined || (await world.file.isNewest(unproven));
}

/** The older versions to keep. @param replaced blobs that are not the present version any more @param now server time */
export function olderVersions(before: PathState | null, present: string, replaced: readonly string[], now: string): OlderVersion[] {
  const kept = (before?.older ?? []).filter(({ at }) => at > later(now, -MAY_BE_OLD));
  const all = [...kept, ...replaced.map((blob) => ({ blob, at: now }))].filter(({ blob }) => blob !== present);
  return [...new Map(all.map((one) => [one.blob, one])).values()].slice(-MOST_OLDER);
}
