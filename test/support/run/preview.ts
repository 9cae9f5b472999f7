import type { TestGitHub } from '../server/github.ts';
import type { TestPull } from '../server/pulls/pulls.ts';
import { bundleWith, type PatchedBundle } from './patched-bundle.ts';
import { eventPayload, type Run, runAction } from './runner.ts';

/** How a run for a pull request differs from the usual one. */
export interface Opened {
  readonly base?: string;
  readonly bundle?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fork?: boolean;
}

/** Runs the action for the event of a pull request. */
export async function runPreview(
  github: TestGitHub,
  { number, headSha }: TestPull,
  { base = 'main', bundle, inputs = {}, fork = false }: Opened = {},
): Promise<Run> {
  const payload = eventPayload('pull_request', 'opened', github, null) as { pull_request: object; repository: { full_name: string } };
  const head = { sha: headSha, repo: { full_name: fork ? 'stranger/rocket' : payload.repository.full_name } };
  const pull = { ...payload.pull_request, number, head, base: { ref: base } };
  return runAction(github, { name: 'pull_request', payload: { ...payload, pull_request: pull }, ref: `refs/pull/${number}/merge` }, inputs, undefined, bundle);
}

/** The bundle, which asks again for a merge at once. */
export function withoutWaits(): PatchedBundle {
  return bundleWith('FIRST_LOOK_AGAIN', '1e3', '1', 'index.js', 'shared.js');
}
