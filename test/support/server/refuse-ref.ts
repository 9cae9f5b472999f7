import { STATE_REF } from '../../../src/state/state-ref.ts';
import type { TestGitHub } from './github.ts';

interface Refusal {
  /** The whole names of the refs. */
  readonly refs: readonly string[];
  readonly status: number;
  readonly message: string;
  /** Whether they may still be deleted. */
  readonly deletes: boolean;
}

/** From now on the server refuses every write of some refs, whoever sends it. */
export function refuseRefs(github: TestGitHub, change: Partial<Refusal> = {}): void {
  const { refs = [STATE_REF], status = 422, message = 'Repository rule violations found\n\nCannot create ref due to creations being restricted.' } = change;
  github.intercept = ({ method, path, body }) => {
    const isHere = refs.some((ref) => path === `/git/${ref}` || (path === '/git/refs' && (body as { ref: string }).ref === ref));
    if (!isHere || method === 'GET' || (method === 'DELETE' && change.deletes === true)) return null;
    return { status, body: { message } };
  };
}

/** The commit of a ref; null if there is none. @param ref its whole name */
export async function refNow(github: TestGitHub, ref: string): Promise<string | null> {
  const found = github.api<{ object: { sha: string } }>('GET', `/git/ref/${ref.replace(/^refs\//, '')}`);
  return found.then(
    ({ object }) => object.sha,
    () => null,
  );
}
