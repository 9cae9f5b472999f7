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
  /** The commit that the event pushed; null: none. */
  readonly pushed: string | null;
  /** An earlier attempt of this run found that the answers for the file are old. */
  readonly isDoubted: boolean;
}

/**
 * Reads the roadmap's file. For some seconds after a write, and rarely for minutes, GitHub may answer with an older version. Whatever such
 * a version says would look like an edit of somebody who undoes the newer one. So a version that is known to be older is not believed, and
 * neither is one that is older than the commit which started the run: then the file is read by the commit that the branch is at.
 */
export async function readFile(world: World, { path, baseline, pushed, isDoubted }: ReadBecause): Promise<FileVersion | null> {
  const known = baseline?.paths[path];
  const commit = known?.commit ?? null;
  // Only the branch's commits tell what the run that died has written.
  if (isDoubted || deadClaim(baseline, path)?.operations.some(isDoneByCommit) === true) return world.file.current(commit);
  // A commit's file is never old. If it is the version that was agreed last, the push did not change it.
  const atPush = pushed === null ? null : await world.file.at(pushed);
  if (atPush !== null && atPush.sha === known?.blob) return atPush;
  const file = await world.file.read();
  if (atPush !== null && file?.sha === atPush.sha) return atPush;
  if (atPush !== null) return world.file.current(pushed);
  const isOld = known?.older?.some(({ blob, at }) => blob === file?.sha && millisecondsBetween(at, world.serverTime()) < MAY_BE_OLD) === true;
  if (isOld) return world.file.current(commit);
  return file !== null && commit !== null && file.sha === known?.blob ? { ...file, commit } : file;
}

/** The older versions to keep. @param replaced blobs that are not the present version any more @param now server time */
export function olderVersions(before: PathState | null, present: string, replaced: readonly string[], now: string): OlderVersion[] {
  const kept = (before?.older ?? []).filter(({ at }) => at > later(now, -MAY_BE_OLD));
  const all = [...kept, ...replaced.map((blob) => ({ blob, at: now }))].filter(({ blob }) => blob !== present);
  return [...new Map(all.map((one) => [one.blob, one])).values()].slice(-MOST_OLDER);
}
