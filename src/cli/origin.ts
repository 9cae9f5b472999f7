import { spawnSync } from 'node:child_process';
import { parseRepository } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';
import { UsageError } from './options.ts';
import { type Environment, serverOf } from './world.ts';

/** A repository that nobody named on the command line, and what named it. */
export interface FoundOrigin {
  readonly repository: string;
  readonly source: string;
}

/** @throws UsageError where nothing names a repository @throws UserError where `origin` is elsewhere */
export function defaultRepository(command: 'plan' | 'sync', environment: Environment, originUrl: () => string | null = originOfClone): FoundOrigin {
  const named = environment['GITHUB_REPOSITORY'] ?? '';
  if (named !== '') return { repository: parseRepository(named, 'GITHUB_REPOSITORY'), source: 'GITHUB_REPOSITORY' };
  const url = originUrl();
  if (url === null)
    throw new UsageError('--repo owner/name is missing. Neither GITHUB_REPOSITORY nor the remote `origin` of a clone names a repository.', command);
  return { repository: repositoryAt(url, serverOf(environment)), source: '`origin`' };
}

/** `owner/name` of a remote's address. @throws UserError where it is not on that server */
export function repositoryAt(url: string, server: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : url.replace(/^(?:[^@/:]+@)?([^/:]+):\/?/, 'ssh://$1/');
  const { hostname = '', pathname = '' } = URL.canParse(address) ? new URL(address) : {};
  const expected = new URL(server).hostname;
  const remedy = 'Name the repository: --repo owner/name.';
  // GitHub takes ssh at this name, too, where port 22 is closed.
  if (hostname !== expected && hostname !== `ssh.${expected}`)
    throw new UserError(`\`origin\` of this clone is at ${hostname === '' ? 'a local path' : hostname}, not at ${expected}.`, remedy);
  const [, repository] = /^\/([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
  if (repository === undefined) throw new UserError(`\`origin\` of this clone names no repository at ${expected}.`, remedy);
  return parseRepository(repository, '`origin` of this clone');
}

/** Git itself knows worktrees, and the rules that rewrite addresses. Null where there is no git, no clone or no `origin`. */
function originOfClone(): string | null {
  const { status, stdout } = spawnSync('git', ['remote', 'get-url', 'origin'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : null;
}
