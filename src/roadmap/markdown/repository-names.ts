import { type IssueAddress, repositoryUrl } from './link.ts';
import { bare } from './linked-issue.ts';

/** So many names of a repository are remembered. */
const MOST_NAMES = 20;

/** The names that the repository is known by from now on, the present one first. @param names those before: `https://github.com/owner/name`, the newest first */
export function namesAfter(names: readonly string[] = [], address: IssueAddress): string[] {
  const found = (address.repositories ?? []).map((name) => repositoryUrl({ ...address, repositories: [name] }));
  const remembered = formerNames(names, address).filter((name) => found.every((one) => bare(one) !== bare(name)));
  return [...found, ...remembered].slice(0, MOST_NAMES);
}

/** The names that the repository had before. */
export function formerNames(names: readonly string[] = [], address: IssueAddress): string[] {
  const present = bare(repositoryUrl(address));
  return names.filter((name) => bare(name) !== present);
}

/** Whether the repository was known by another name than it has now. */
export function isRenamed([last]: readonly string[] = [], address: IssueAddress): boolean {
  return last !== undefined && bare(last) !== bare(repositoryUrl(address));
}

/** Whether the repository had this name before it got the one that it was last known by. */
export function isFormerName(names: readonly string[] = [], address: IssueAddress): boolean {
  return isRenamed(names, address) && formerNames(names, address).length < names.length;
}
