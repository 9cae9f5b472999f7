import type { Issue } from '../../model/issue.ts';
import type { World } from '../../model/ports.ts';
import { readMarker } from '../../plan/issue/marker.ts';
import { mayHaveMarked } from '../trust/may-have.ts';

/** How many hidden numbers in a row end the search. Some may lie between new issues, because discussions share the numbering. */
const MOST_HIDDEN = 10;
/** The most numbers that are read one by one. */
const MOST_READ = 200;

/**
 * Finds the issues of creates whose answers were lost, by the keys in their markers. GitHub's lists lag behind. So the newest
 * issues are listed, whatever their labels, and the numbers between and above them are read one by one, because such reads do not lag.
 * Anybody can copy a marker. It counts only if a bot or somebody with write access wrote the issue, and if the issue is not tracked yet.
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
  // An issue that a lagging list leaves out has a number between the listed ones, or above them.
  for (let number = all ? 1 : Math.min(...numbers); found.size < keys.size && hidden < MOST_HIDDEN && read < MOST_READ; number += 1) {
    if (shown.has(number)) continue;
    const answer = await world.issues.read(number);
    read += 1;
    if (!('is' in answer)) await look(answer);
    if (number > highest) hidden = 'is' in answer && answer.is === 'hidden' ? hidden + 1 : 0;
  }
  return found;
}
