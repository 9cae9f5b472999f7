import type { Baseline, Entry, Issue, Item, Problem, Roadmap } from '../model.ts';
import { canonicalText } from '../roadmap/text.ts';
import { issueTitle, readMarker } from './issue-text.ts';

/** An item, and the issue that is its own. */
export interface Pair {
  readonly item: Item;
  readonly number: number;
  readonly entry: Entry | null;
  /** The file shows the link. */
  readonly linked: boolean;
  /** The key in the issue's marker, where no entry holds it. */
  readonly key: string | null;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  /** Open items without an issue: the only ones for which issues are created. */
  readonly fresh: readonly Item[];
  /** Entries whose item is gone from the file. */
  readonly gone: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** An issue that may belong to an unlinked item. */
interface Loose {
  readonly number: number;
  readonly entry: Entry | null;
  readonly key: string | null;
  readonly titles: ReadonlySet<string>;
}

/**
 * Finds for every item its issue: by the link; then, for unlinked ones, by the exact title among the issues whose link
 * stands nowhere in the file. Titles that fit more than one are reported, and nothing is created for them.
 */
export function match(roadmap: Roadmap, baseline: Baseline | null, issues: ReadonlyMap<number, Issue>): Matching {
  const problems: Problem[] = [];
  const entries = new Map((baseline?.entries ?? []).filter(({ path }) => path === roadmap.path).map((entry) => [entry.number, entry]));
  const foreign = new Set((baseline?.entries ?? []).filter(({ path }) => path !== roadmap.path).map(({ number }) => number));
  const pairs = new Map<number, Pair>();
  const unlinked: Item[] = [];
  for (const item of roadmap.items) {
    if (item.parent !== null || item.ambiguous) continue;
    if (item.issue === null) {
      if (item.state === 'open') unlinked.push(item);
      continue;
    }
    const first = pairs.get(item.issue);
    if (first !== undefined) {
      problems.push({
        line: item.line,
        level: 'warning',
        code: 'copied-link',
        message: `#${item.issue} is linked on line ${first.item.line} already: “${item.title}” is left alone. Take the link away to give it an issue of its own.`,
      });
    } else if (foreign.has(item.issue)) {
      problems.push({
        line: item.line,
        level: 'warning',
        code: 'copied-link',
        message: `#${item.issue} belongs to another roadmap file: “${item.title}” is left alone.`,
      });
    } else pairs.set(item.issue, { item, number: item.issue, entry: entries.get(item.issue) ?? null, linked: true, key: null });
  }
  const loose = looseIssues(roadmap, baseline, entries, issues).filter(({ number }) => !pairs.has(number));
  const fresh: Item[] = [];
  const rivals = countBy(unlinked.map(({ title }) => canonicalText(title)));
  for (const item of unlinked) {
    const title = canonicalText(item.title);
    const fits = loose.filter(({ titles }) => titles.has(title));
    const [one] = fits;
    if (one === undefined) fresh.push(item);
    else if (fits.length === 1 && rivals.get(title) === 1) pairs.set(one.number, { item, number: one.number, entry: one.entry, linked: false, key: one.key });
    else {
      const numbers = fits.map(({ number }) => `#${number}`).join(', ');
      problems.push({
        line: item.line,
        level: 'warning',
        code: 'tied-titles',
        message: `“${item.title}” may be ${numbers}, but more than one item or issue has this title: write the link behind the one that is meant.`,
      });
    }
  }
  const gone = [...entries.values()].filter(({ number }) => !pairs.has(number));
  return { pairs: [...pairs.values()].toSorted((a, b) => a.item.line - b.item.line), fresh, gone, problems };
}

function countBy(titles: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}

/** Issues that are ours and whose link the file does not show. */
function looseIssues(roadmap: Roadmap, baseline: Baseline | null, entries: ReadonlyMap<number, Entry>, issues: ReadonlyMap<number, Issue>): Loose[] {
  const known = [...entries.values()].map((entry) => ({
    number: entry.number,
    entry,
    key: entry.key,
    titles: new Set([entry.agreed.roadmap.title, entry.agreed.issue.title].map(canonicalText)),
  }));
  const marked = [...issues.values()].flatMap((issue) => {
    const marker = readMarker(issue.body);
    if (marker === null || marker.path !== roadmap.path || entries.has(issue.number)) return [];
    // With a baseline at hand a marker without an entry can only be an issue of the claim that was not closed.
    const claimed = baseline?.claim?.operations.find((operation) => operation.kind === 'create-issue' && operation.key === marker.key);
    if (baseline !== null && claimed === undefined) return [];
    const title = claimed?.kind === 'create-issue' ? claimed.values.title : issue.title;
    return [{ number: issue.number, entry: null, key: marker.key, titles: new Set([canonicalText(title), canonicalText(issueTitle(title))]) }];
  });
  return [...known, ...marked];
}
