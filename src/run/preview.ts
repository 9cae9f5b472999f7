import type { World } from '../model/ports.ts';
import type { HeadOfPull, Preview, ProposedPull, PullNow, TrialMerge } from '../model/pull.ts';
import type { Result } from '../model/result.ts';
import { changedLines, linesInOther } from '../roadmap/text/changed-lines.ts';
import type { Request } from './request.ts';

/** How often GitHub is asked for the merge of a pull request, and milliseconds before the second time. Each further wait is twice as long. */
const LOOKS_AT_MERGE = 5;
const FIRST_LOOK_AGAIN = 1_000;

type NoMerge = Preview & { readonly is: 'unknown' | 'outdated' };

/** The pull request whose workflow a run follows; null if it has been closed or pushed to since. */
export async function followedPull(world: Pick<World, 'pulls'>, { owner, branch, headSha }: HeadOfPull): Promise<ProposedPull | null> {
  const found = (await world.pulls.openOf(owner, branch)).find((pull) => pull.headSha === headSha);
  return found === undefined ? null : { number: found.number, headSha, baseBranch: found.baseBranch, isForeign: false };
}

/**
 * Plans what the default branch would hold after the merge of a pull request. Nothing is written.
 * @param planAt plans with the files as they are at a commit
 * @throws UserError if the merged file, its configuration or the state cannot be used
 */
export async function previewPull(
  world: World,
  planAt: (commit: string, request: Request) => Promise<Result>,
  pull: ProposedPull,
  request: Request,
): Promise<Preview> {
  const { path, configPath } = request;
  const found = await findMerge(world, pull);
  if ('is' in found) return found;
  const { sha, base, head } = found;
  const changed = await world.pulls.changed(base, sha);
  const isKnown = changed?.all === true;
  const touched = (changed?.files ?? []).filter((file) => [path, configPath].includes(file.path) || file.before === path);
  if (isKnown && touched.length === 0) return { is: 'untouched', commit: sha };
  const [before, after] = [await world.file.at(base), await world.file.at(sha)];
  if (after === null && before !== null) {
    const moved = changed?.files.find((file) => file.before === path) ?? null;
    return { is: 'gone', commit: sha, to: moved?.path ?? null };
  }
  if (!isKnown && before?.sha === after?.sha) return { is: 'untouched', commit: sha };
  const result = await planAt(sha, { ...request, planOnly: true });
  const proposed = before?.sha === after?.sha ? null : await world.file.at(head);
  const { text } = result.roadmap;
  return {
    is: 'plan',
    commit: sha,
    result,
    changed: changedLines(before?.text ?? '', text),
    // GitHub shows annotations on the lines of the head, which differ from those of the merge where the branch is behind.
    lineAtHead: proposed === null || proposed.text === text ? null : linesInOther(text, proposed.text),
  };
}

/** The merge of a pull request with the newest commit of the default branch, as far as that matters to the roadmap; or why there is none. */
async function findMerge(world: World, pull: ProposedPull): Promise<TrialMerge | NoMerge> {
  let isOld = false;
  for (let look = 1; ; look += 1) {
    const trial = await world.pulls.trial(pull.number);
    if (trial !== null && trial.head === pull.headSha) {
      const newest = await world.pulls.newest();
      isOld = newest !== null && newest !== trial.base && !(await isSameAt(world, trial.base, newest));
      if (!isOld) return trial;
    }
    // The question also makes GitHub try the merge.
    const now = await world.pulls.read(pull.number);
    const never = now === null ? null : whyNever(now, pull);
    if (never !== null) return never;
    if (look === LOOKS_AT_MERGE) break;
    await world.wait(FIRST_LOOK_AGAIN * 2 ** (look - 1));
  }
  const what = isOld ? `GitHub has not tried the merge with the newest commit of “${pull.baseBranch}” yet` : 'GitHub has not tried the merge yet';
  return { is: 'unknown', why: `${what}, so nothing can be said about its result. Run the job again in a minute.` };
}

/** Of two commits only the roadmap in them matters: the rest of the project moves on all the time. */
async function isSameAt(world: World, one: string, other: string): Promise<boolean> {
  return (await world.file.at(one))?.sha === (await world.file.at(other))?.sha;
}

function whyNever({ state, mergeable, headSha }: PullNow, pull: ProposedPull): NoMerge | null {
  if (state !== 'open') return { is: 'outdated', why: `The pull request is ${state} by now.` };
  if (headSha !== pull.headSha) return { is: 'outdated', why: 'The pull request has newer commits: their own run shows what merging them does.' };
  if (mergeable !== false) return null;
  const why = `The pull request conflicts with “${pull.baseBranch}”, so GitHub cannot merge it. Resolve the conflicts; then the next run shows what merging it does.`;
  return { is: 'unknown', why };
}
