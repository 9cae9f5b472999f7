import type { Baseline, Claim } from '../model/baseline.ts';
import type { Issue, IssueEvent, NoIssue } from '../model/issue.ts';
import type { World } from '../model/ports.ts';
import { recovered } from '../plan/baseline-after-crash.ts';
import type { Terms } from '../plan/item/two-sides.ts';
import { isDoneByCommit, isIssueOperation } from '../plan/operations.ts';
import { findCreated } from './write/find-created.ts';

/**
 * Finds out what the run of a dead claim did, and adds that to the baseline. The traces are markers, commits and issue events.
 * @param listed the issues that were read so far; issues that the claim created may be among them
 */
export async function recover(world: World, baseline: Baseline, claim: Claim, listed: ReadonlyMap<number, Issue>, terms: Terms): Promise<Baseline> {
  const issues = new Map<number, Issue | NoIssue>(listed);
  const keys = claim.operations.flatMap((operation) => (operation.kind === 'create-issue' ? [operation.key] : []));
  const known = new Set(baseline.entries.map(({ key }) => key));
  const fresh = new Set(keys.filter((key) => !known.has(key)));
  const created = await findCreated(world, fresh, listed.values(), new Set(baseline.entries.map(({ number }) => number)));
  const events = new Map<number, readonly IssueEvent[]>();
  for (const { issue: number } of claim.operations.filter(isIssueOperation)) {
    if (events.has(number)) continue;
    issues.set(number, await world.issues.read(number));
    events.set(number, await world.issues.history(number, claim.at));
  }
  // If the update changed nothing in the roadmap, its commit holds only the update's own files.
  const publish = claim.operations.find((operation) => operation.kind === 'publish-update');
  const file = publish?.file ?? publish?.beside?.[0]?.path ?? null;
  const inFile = claim.operations.some(isDoneByCommit);
  const messages = inFile ? [...(await world.file.messages(claim.at))] : [];
  if (file !== null) messages.push(...(await world.file.messages(claim.at, file)));
  // If the claim was to make a milestone, only GitHub knows its number.
  const makes = claim.operations.some(({ kind }) => kind === 'create-milestone');
  const milestones = makes ? (terms.milestones?.seen(await world.issues.milestones()) ?? null) : terms.milestones;
  return recovered(baseline, claim, { messages, issues, events, created }, { ...terms, milestones });
}
