import type { Issue } from '../model/issue.ts';
import type { IssueStore, World } from '../model/ports.ts';
import { readMarker } from '../plan/issue/marker.ts';

/** Numbers that are no issues may lie between new issues: discussions have them, too. */
const MOST_HIDDEN = 10;
/** So many numbers are read at most. */
const MOST_READ = 200;

/**
 * The issues that some creates made whose answers nobody has, by the keys in their markers. Lists lag behind: so the newest
 * issues are listed, whatever their labels, and the numbers between and above them are read one by one, which tells what is there.
 * A marker can be copied: it counts only where this action wrote it, or somebody who may write, and in no issue that is tracked.
 */
export async function findCreated(world: World, keys: ReadonlySet<string>, known: Iterable<Issue>, tracked: ReadonlySet<number>): Promise<Map<string, Issue>> {
  const found = new Map<string, Issue>();
  const look = async (issue: Issue) => {
    const key = readMarker(issue.body)?.key;
    if (key !== undefined && keys.has(key) && !found.has(key) && !tracked.has(issue.number) && (await mayHaveMarked(issue, world.issues.access)))
      found.set(key, issue);
  };
  for (const issue of known) await look(issue);
  if (found.size === keys.size) return found;
  const { issues, numbers, all } = await world.issues.newest();
  for (const issue of issues) await look(issue);
  const shown = new Set(numbers);
  const highest = Math.max(0, ...numbers);
  let hidden = 0;
  let read = 0;
  // What a list that lags leaves out lies between what it shows, or above it.
  for (let number = all ? 1 : Math.min(...numbers); found.size < keys.size && hidden < MOST_HIDDEN && read < MOST_READ; number += 1) {
    if (shown.has(number)) continue;
    const answer = await world.issues.read(number);
    read += 1;
    if (!('is' in answer)) await look(answer);
    if (number > highest) hidden = 'is' in answer && answer.is === 'hidden' ? hidden + 1 : 0;
  }
  return found;
}

/** Whether who wrote something may have written a marker that counts: a bot, as this action is one, or somebody who may write. */
export async function mayHaveMarked({ author, byOwner }: Pick<Issue, 'author' | 'byOwner'>, accessOf: IssueStore['access']): Promise<boolean> {
  return byOwner || author.endsWith('[bot]') || (await accessOf(author)) === 'write';
}
