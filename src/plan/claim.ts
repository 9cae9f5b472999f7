import type { Baseline, Claim } from '../model/baseline.ts';

/** The dead claim that a run for this file has to recover before it plans: the open claim, or one that a run for another file set aside. */
export function deadClaim(baseline: Baseline | null, path: string): Claim | null {
  if (baseline?.claim?.path === path) return baseline.claim;
  return baseline?.deadClaims?.find((claim) => claim.path === path) ?? null;
}

/** The trailer in the message of a claim's last commit to the file. It shows that all of the claim's changes are made. */
export function trailer(claimId: string): string {
  return `Roadmap-Sync: ${claimId}`;
}
