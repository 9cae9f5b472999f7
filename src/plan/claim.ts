import type { Baseline, Claim } from '../model/baseline.ts';

/** The claim that a run for a file has to recover before it plans: one that was left open, or was set aside for it. */
export function deadClaim(baseline: Baseline | null, path: string): Claim | null {
  if (baseline?.claim?.path === path) return baseline.claim;
  return baseline?.deadClaims?.find((claim) => claim.path === path) ?? null;
}

/** The trailer of the commit that makes all of a claim's changes to the file. */
export function trailer(claimId: string): string {
  return `Roadmap-Sync: ${claimId}`;
}
