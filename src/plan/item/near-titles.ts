import type { Issue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item } from '../../model/roadmap.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { similarity, titleWords } from '../../roadmap/text/similarity.ts';

/** The share of common words from which two titles are near. */
const NEAR = 0.6;
/** The most issues that are shown for one item, and the most items for which some are shown. */
const MOST_SHOWN = { issues: 3, items: 20 };

/** Tells which open issues may be the same as items that get a new one, because their titles are near. It is told and changes nothing. */
export function nearTitles(fresh: readonly Item[], free: readonly Issue[]): Problem[] {
  if (fresh.length === 0 || free.length === 0) return [];
  const words = new Map(free.map((issue) => [issue, titleWords(issue.title)]));
  const byWord = new Map<string, Issue[]>();
  for (const [issue, some] of words) for (const word of some) grouped(byWord, word).push(issue);
  const found = fresh.flatMap((item) => {
    const mine = titleWords(item.title);
    const sharing = new Set([...mine].flatMap((word) => byWord.get(word) ?? []));
    const near = [...sharing].map((issue) => ({ issue, share: share(mine, words.get(issue) ?? new Set()) })).filter(({ share: part }) => part >= NEAR);
    const best = near.toSorted((a, b) => b.share - a.share || b.issue.number - a.issue.number).map(({ issue }) => issue);
    return best.length === 0 ? [] : [nearProblem(item, best.slice(0, MOST_SHOWN.issues))];
  });
  const more = found.length - MOST_SHOWN.items;
  if (more <= 0) return found;
  const message = `${more} more new items have a title like that of an open issue. Only the first ${MOST_SHOWN.items} are shown.`;
  return [...found.slice(0, MOST_SHOWN.items), { line: null, level: 'notice', code: 'maybe-the-same', message }];
}

/** Whether two titles are near. */
export function isNear(one: string, other: string): boolean {
  return share(titleWords(one), titleWords(other)) >= NEAR;
}

/** A single common word among several says nothing. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const part = similarity(one, other);
  const common = part * Math.max(one.size, other.size);
  return part === 1 || common > 1.5 ? part : 0;
}

function nearProblem({ line, title }: Item, issues: readonly Issue[]): Problem {
  const named = issues.map((issue) => `#${issue.number} “${issue.title}”`).join(', ');
  const message = `“${title}” may be the same as ${named}, but the titles differ, so an issue of its own is created. If they are the same, write that link after the title in place of the new one, and close the new issue.`;
  return { line, level: 'notice', code: 'maybe-the-same', message };
}
