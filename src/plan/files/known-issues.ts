import type { Entry } from '../../model/agreement.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { Issue } from '../../model/issue.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { KnownIssues } from '../../roadmap/read/own-links.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { readMarker } from '../issue/marker.ts';

/**
 * The issues that belong to a file, by the state; where it does not tell all of them, also by the markers in the issues.
 * @param isWhole whether every entry of the state could be read
 */
export function knownIssues(baseline: Baseline | null, path: string, issues: ReadonlyMap<number, Issue>, isWhole: boolean): KnownIssues {
  const more = !isWhole || baseline?.paths[path] === undefined;
  const entries = (baseline?.entries ?? []).filter((entry) => entry.path === path);
  const known = new Map(entries.map((entry) => [entry.number, { titles: titlesOfEntry(entry), removed: entry.removed }]));
  const others = new Set((baseline?.entries ?? []).map(({ number }) => number));
  for (const { number, title, body } of more ? issues.values() : []) {
    if (!others.has(number) && readMarker(body)?.path === path) known.set(number, { titles: new Set([canonicalText(title)]), removed: false });
  }
  return { issues: known, more };
}

export function titlesOfEntry({ agreed, seen, former }: Entry): ReadonlySet<string> {
  return new Set([agreed.roadmap.title, agreed.issue.title, seen.title, seen.itemTitle, ...former].map(canonicalText));
}

/** Whether an issue is closed and its line was lost before this run. Where the text names its number, nobody can tell when. */
export function isLongGone({ number, removed }: Entry, issues: ReadonlyMap<number, Issue>, { named }: Roadmap): boolean {
  return issues.get(number)?.state.open === false && (removed || named.has(number));
}
