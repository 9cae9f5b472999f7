import type { Problem } from '../../model/problem.ts';
import type { FileBeside, UpdateFeed } from '../../model/update.ts';
import type { IssueAddress } from '../../roadmap/markdown/link.ts';
import { statusFileMark } from '../status.ts';
import type { Destinations } from './destinations.ts';
import { feedMark, feedText } from './feed.ts';

/** The feed and the numbers as files of the update's commit, as far as the configuration asks for them. @param status the numbers as JSON */
export function filesOfUpdate(to: Destinations, feed: UpdateFeed | null, status: string, path: string, address: IssueAddress): FileBeside[] {
  return [
    ...(to.feed === null || feed === null ? [] : [{ path: to.feed, text: feedText(feed, to.feed, path, address), replaces: feedMark(path) }]),
    ...(to.status === null ? [] : [{ path: to.status, text: `${status}\n`, replaces: statusFileMark(path) }]),
  ];
}

/** Says that a file is left out, because something else stands at its path. */
export function besideInTheWay({ path }: FileBeside, { feed }: Destinations): Problem {
  const [what, key] = path === feed ? ['feed of updates', 'feed'] : ['status', 'status'];
  const message = `The ${what} cannot be written: ${path} is not the ${what} of this roadmap, and nothing is written over it. Remove it, or give \`${key}\` in \`update\` another path; \`{roadmap}\` in it is the roadmap’s name.`;
  return { line: null, level: 'warning', code: 'file-in-the-way', message };
}
