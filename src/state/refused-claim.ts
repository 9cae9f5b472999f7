import type { Baseline } from '../model/baseline.ts';

/**
 * The message of a commit that ends a claim without a change: the branch refused the claim's commit, and nothing else was done. So the
 * state's text stays what the claim left, and only the server's words are added.
 * @param why the message of the error
 */
export function refusalMessage(claim: string, why: string): string {
  return `Refused ${claim}\n\n${why}`;
}

/**
 * The state of a commit, with its message. If that ends the claim, no operation of it was done, and none follows. Any other claim stays as it
 * is: without such a message it only counts as one whose run may be alive, or died.
 */
export function withoutRefused(baseline: Baseline, message: string): Baseline {
  const { claim, paths, createdAt } = baseline;
  const before = claim === null ? undefined : paths[claim.path];
  if (claim === null || before === undefined) return baseline;
  const begin = refusalMessage(claim.id, '');
  if (!message.startsWith(begin)) return baseline;
  const refused = { at: claim.at, blob: before.blob, signature: claim.signature ?? '', why: message.slice(begin.length).trimEnd() };
  return {
    ...baseline,
    claim: null,
    paths: { ...paths, [claim.path]: { ...before, refused } },
    // The others are those of issues that it was to make.
    createdAt: createdAt.filter((at) => at < claim.at),
  };
}
