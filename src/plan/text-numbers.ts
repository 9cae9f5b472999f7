import type { PathState } from '../model/baseline.ts';
import type { Problem } from '../model/problem.ts';
import type { Item } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import type { Facts } from './facts.ts';
import { titlesOfEntry } from './files/known-issues.ts';
import { issueTitle } from './issue/issue-title.ts';

/** Titles of items by the numbers that they name as text: there was no such issue when they were first read. */
export type TextNumbers = NonNullable<PathState['texts']>;

type NumberedItem = Item & { readonly issue: number };

/**
 * The items whose number is text. An imported file names the issues of another tracker, and one day an issue has such a number: a new one
 * for another item, or a person's. It belongs to the line only if it has the line's title.
 */
export function textItems(facts: Pick<Facts, 'roadmap' | 'baseline' | 'issues' | 'noIssues'>): ReadonlySet<Item> {
  const { roadmap, baseline, issues, noIssues } = facts;
  const before = baseline?.paths[roadmap.path]?.texts;
  if (before === undefined) return new Set();
  const entries = new Map((baseline?.entries ?? []).map((entry) => [entry.number, entry]));
  const isOf = (item: NumberedItem) => {
    const entry = entries.get(item.issue);
    const read = issues.get(item.issue)?.title;
    const titles = new Set([...(entry === undefined ? [] : titlesOfEntry(entry)), ...(read === undefined ? [] : [canonicalText(read)])]);
    return titles.has(canonicalText(item.title)) || titles.has(canonicalText(issueTitle(item.title)));
  };
  return new Set(numberedItems(roadmap.items).filter((item) => isKept(before, item) && !noIssues.has(item.issue) && !isOf(item)));
}

/** What the next state says about numbers that are text. A number that is taken out of the file is forgotten. */
export function nextTexts({ roadmap, baseline, noIssues }: Pick<Facts, 'roadmap' | 'baseline' | 'noIssues'>): TextNumbers {
  const before = baseline?.paths[roadmap.path]?.texts ?? {};
  const tracked = new Set((baseline?.entries ?? []).map(({ number }) => number));
  const found: Record<string, string[]> = {};
  for (const item of numberedItems(roadmap.items)) {
    const nothing = noIssues.get(item.issue)?.is === 'hidden' && !tracked.has(item.issue);
    if (!nothing && !isKept(before, item)) continue;
    found[item.issue] = [...new Set([...(found[item.issue] ?? []), canonicalText(item.title)])];
  }
  return found;
}

export function textProblems(items: ReadonlySet<Item>): Problem[] {
  return [...items].map(({ line, title, issue, state }) => {
    const message = `“${title}” names #${issue}, which did not exist when this line was first read: the number is text. If #${issue} is meant, take the number out of the title, let a run pass, and write it again.`;
    return { line, level: state === 'open' ? 'warning' : 'notice', code: 'number-is-text', message };
  });
}

function isKept(texts: TextNumbers, { issue, title }: NumberedItem): boolean {
  return texts[issue]?.includes(canonicalText(title)) === true;
}

function numberedItems(items: readonly Item[]): NumberedItem[] {
  return items.filter((item): item is NumberedItem => item.issue !== null && isTracked(item) && !item.ambiguous);
}
