import { spawnSync } from 'node:child_process';
import { parseRepository } from '../action/input-values.ts';
import { UserError } from '../model/errors.ts';
import { UsageError } from './options.ts';
import { type Environment, serverOf } from './world.ts';

/** A repository that was not named on the command line, and where its name was found. */
export interface FoundOrigin {
  readonly repository: string;
  readonly source: string;
}

/**
 * The repository if the command line names none: that of GITHUB_REPOSITORY, or else that of the remote `origin`.
 * @throws UsageError if there is neither @throws UserError if `origin` is on another server
 */
export function defaultRepository(command: 'plan' | 'sync' | 'eject', environment: Environment, originUrl: () => string | null = originOfClone): FoundOrigin {
  const named = environment['GITHUB_REPOSITORY'] ?? '';
  if (named !== '') return { repository: parseRepository(named, 'GITHUB_REPOSITORY'), source: 'GITHUB_REPOSITORY' };
  const url = originUrl();
  if (url === null)
    throw new UsageError('--repo owner/name is missing. Neither GITHUB_REPOSITORY nor the remote `origin` of a clone names a repository.', command);
  return { repository: repositoryAt(url, serverOf(environment)), source: '`origin`' };
}

/** `owner/name` in a remote's address. @throws UserError if the address is not on that server */
export function repositoryAt(url: string, server: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : url.replace(/^(?:[^@/:]+@)?([^/:]+):\/?/, 'ssh://$1/');
  const { hostname = '', pathname = '' } = URL.canParse(address) ? new URL(address) : {};
  const expected = new URL(server).hostname;
  const remedy = 'Name the repository: --repo owner/name.';
  // GitHub also offers ssh at this name on port 443, for networks that close port 22.
  if (hostname !== expected && hostname !== `ssh.${expected}`)
    throw new UserError(`\`origin\` of this clone is at ${hostname === '' ? 'a local path' : hostname}, not at ${expected}.`, remedy);
  const [, repository] = /^\/([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
  if (repository === undefined) throw new UserError(`\`origin\` of this clone names no repository at ${expected}.`, remedy);
  return parseRepository(repository, '`origin` of this clone');
}

/** The address of `origin`; null if there is no git, no clone or no such remote. Git is asked because it knows worktrees and `url.insteadOf`. */
function originOfClone(): string | null {
  const { status, stdout } = spawnSync('git', ['remote', 'get-url', 'origin'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : null;
}

/** The default branch of `origin`, as the clone knows it; `main` if it does not. */
export function defaultBranch(): string {
  const { status, stdout } = spawnSync('git', ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const branch = status === 0 ? stdout.trim().replace(/^origin\//, '') : '';
  return branch === '' ? 'main' : branch;
}
