import type { Entry, Neighbour, Place } from '../model/agreement.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Issue } from '../model/issue.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { deadClaim } from './claim.ts';
import { issueTitle } from './issue/issue-title.ts';
import { readMarker } from './issue/marker.ts';
import { isNeighbour, placesOf } from './item/placement.ts';

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
  /** Entries without an item. `missing`: their number stands nowhere in the file either. */
  readonly withoutItem: ReadonlyArray<{ readonly entry: Entry; readonly missing: boolean }>;
  readonly problems: readonly Problem[];
}

/** An issue that may belong to an unlinked item. */
interface Loose {
  readonly number: number;
  readonly entry: Entry | null;
  readonly key: string | null;
  /** The titles it has had, on either side. */
  readonly titles: ReadonlySet<string>;
  /** Those that both sides agreed on: they count before one that was only seen. */
  readonly agreed: ReadonlySet<string>;
  /** No commit has ever shown its link: where its item stood, which may be renamed since. */
  readonly neverLinkedAt: Place | null;
}

/**
 * Finds for every item its issue: by the link; then, for unlinked ones, by the exact title among the issues whose number
 * stands nowhere in the file; then, for issues whose link was never written, by place and similarity.
 * What fits more than one is reported, and nothing is created for it.
 * @param places where the items stand
 * @param forged issues whose marker does not count
 */
export function match(
  roadmap: Roadmap,
  baseline: Baseline | null,
  issues: ReadonlyMap<number, Issue>,
  places: ReadonlyMap<number, Place> = placesOf(roadmap),
  forged: ReadonlySet<number> = new Set(),
): Matching {
  const problems: Problem[] = [];
  const entries = new Map((baseline?.entries ?? []).filter(({ path }) => path === roadmap.path).map((entry) => [entry.number, entry]));
  const foreign = new Set((baseline?.entries ?? []).filter(({ path }) => path !== roadmap.path).map(({ number }) => number));
  const tracked = roadmap.items.filter((item) => isTracked(item) && !item.ambiguous);
  const pairs = new Map<number, Pair>();
  for (const pair of linkedPairs(tracked, entries, foreign, places, problems)) pairs.set(pair.number, pair);
  const mentioned = numbersIn(roadmap.text);
  const loose = looseIssues(roadmap, baseline, entries, issues).filter(({ number }) => !mentioned.has(number) && !forged.has(number));
  const unlinked = tracked.filter(({ issue }) => issue === null);
  const { matched, tied, rest } = matchByTitle(unlinked, loose);
  const left = loose.filter(({ number }) => !matched.some((pair) => pair.number === number));
  const similar = matchByPlace(rest, left, roadmap, places, claimedTitles(baseline, roadmap.path));
  for (const pair of [...matched, ...similar]) pairs.set(pair.number, pair);
  const taken = new Set([...matched, ...similar].map(({ item }) => item));
  problems.push(...tied);
  return {
    pairs: [...pairs.values()].toSorted((a, b) => a.item.line - b.item.line),
    fresh: rest.filter((item) => item.state === 'open' && !taken.has(item)),
    withoutItem: [...entries.values()].filter(({ number }) => !pairs.has(number)).map((entry) => ({ entry, missing: !mentioned.has(entry.number) })),
    problems,
  };
}

/** Items by their links. Of several with one link all but one are copies. */
function linkedPairs(
  tracked: readonly Item[],
  entries: ReadonlyMap<number, Entry>,
  foreign: ReadonlySet<number>,
  places: ReadonlyMap<number, Place>,
  problems: Problem[],
): Pair[] {
  const groups = new Map<number, Item[]>();
  for (const item of tracked) if (item.issue !== null) grouped(groups, item.issue).push(item);
  return [...groups].flatMap(([number, items]) => {
    if (foreign.has(number)) {
      problems.push(...items.map((item) => copied(item, `#${number} belongs to another roadmap file: “${item.title}” is left alone.`)));
      return [];
    }
    const entry = entries.get(number) ?? null;
    const own = items.length === 1 ? items[0] : originalOf(items, entry, places);
    if (own === undefined) return [];
    const copies = items.filter((item) => item !== own);
    problems.push(
      ...copies.map((item) =>
        copied(
          item,
          `#${number} is the issue of “${own.title}”: this copy of its link is left alone. Take the link away to give “${item.title}” an issue of its own.`,
        ),
      ),
    );
    return [{ item: own, number, entry, linked: true, key: null }];
  });
}

/** Of items with one link the one that is most as the baseline knows it: by its title, its state, where it stands; else the first. */
function originalOf(items: readonly Item[], entry: Entry | null, places: ReadonlyMap<number, Place>): Item | undefined {
  if (entry === null) return items[0];
  const titles = titlesOfEntry(entry);
  const known = (item: Item) => {
    const [title, state] = [titles.has(canonicalText(item.title)), (item.state === 'open') === entry.agreed.roadmap.open];
    const here = places.get(item.line)?.headings.join('\n') === entry.place.headings.join('\n');
    return (title ? 4 : 0) + (state ? 2 : 0) + (here ? 1 : 0);
  };
  return items.toSorted((a, b) => known(b) - known(a) || a.line - b.line)[0];
}

function copied(item: Item, message: string): Problem {
  return { line: item.line, level: 'warning', code: 'copied-link', message };
}

function titlesOfEntry({ agreed, seen, former }: Entry): ReadonlySet<string> {
  return new Set([agreed.roadmap.title, agreed.issue.title, seen.title, seen.itemTitle, ...former].map(canonicalText));
}

/** Issues that are ours and have no item by a link. */
function looseIssues(roadmap: Roadmap, baseline: Baseline | null, entries: ReadonlyMap<number, Entry>, issues: ReadonlyMap<number, Issue>): Loose[] {
  const known = [...entries.values()].map((entry) => ({
    number: entry.number,
    entry,
    key: entry.key,
    titles: titlesOfEntry(entry),
    agreed: new Set([entry.agreed.roadmap.title, entry.agreed.issue.title].map(canonicalText)),
    neverLinkedAt: entry.linked ? null : entry.place,
  }));
  const claims = deadClaim(baseline, roadmap.path);
  const marked = [...issues.values()].flatMap((issue) => {
    const marker = readMarker(issue.body);
    if (marker === null || marker.path !== roadmap.path || entries.has(issue.number)) return [];
    // With a baseline at hand a marker without an entry can only be an issue of the claim that was not closed.
    const claimed = claims?.operations.find((operation) => operation.kind === 'create-issue' && operation.key === marker.key);
    if (baseline !== null && claimed === undefined) return [];
    const [title, place] = claimed?.kind === 'create-issue' ? [claimed.values.title, claimed.place] : [issue.title, null];
    const titles = new Set([canonicalText(title)]);
    return [{ number: issue.number, entry: null, key: marker.key, titles, agreed: titles, neverLinkedAt: place }];
  });
  return [...known, ...marked];
}

function matchByTitle(unlinked: readonly Item[], loose: readonly Loose[]): { matched: Pair[]; tied: Problem[]; rest: Item[] } {
  const byTitle = new Map<string, Loose[]>();
  for (const one of loose) for (const title of one.titles) grouped(byTitle, title).push(one);
  const fitting = (item: Item) => {
    const whole = byTitle.get(canonicalText(item.title)) ?? [];
    const found = whole.length > 0 ? whole : (byTitle.get(canonicalText(issueTitle(item.title))) ?? []);
    // A finished item without a link gets no issue; it only finds the one that was made while it was open.
    return item.state === 'open' ? found : found.filter(({ neverLinkedAt }) => neverLinkedAt !== null);
  };
  const rivals = new Map<Loose, number>();
  const claims = new Set<Loose>();
  for (const item of unlinked) for (const one of fitting(item)) if (one.agreed.has(canonicalText(item.title))) claims.add(one);
  const fits = (item: Item) => fitting(item).filter((one) => !claims.has(one) || one.agreed.has(canonicalText(item.title)));
  for (const item of unlinked) for (const one of fits(item)) rivals.set(one, (rivals.get(one) ?? 0) + 1);
  const matched: Pair[] = [];
  const tied: Problem[] = [];
  const rest: Item[] = [];
  for (const item of unlinked) {
    const found = fits(item);
    const [one] = found;
    if (one === undefined) rest.push(item);
    else if (found.length === 1 && rivals.get(one) === 1) matched.push(pairOf(item, one));
    else {
      const shown = found.slice(0, 5).map(({ number }) => `#${number}`);
      const numbers = [...shown, ...(found.length > 5 ? [`${found.length - 5} more`] : [])].join(', ');
      const message = `“${item.title}” may be ${numbers}, but more than one item or issue has this title: write the link behind the one that is meant.`;
      tied.push({ line: item.line, level: 'warning', code: 'tied-titles', message });
    }
  }
  return { matched, tied, rest };
}

/** Titles of the items that a dead claim was to create issues for. */
function claimedTitles(baseline: Baseline | null, path: string): ReadonlySet<string> {
  const operations = deadClaim(baseline, path)?.operations ?? [];
  return new Set(operations.flatMap((operation) => (operation.kind === 'create-issue' ? [canonicalText(operation.values.title)] : [])));
}

/** An issue that was made but never linked, and an item that stands where its item stood, under another name. */
function matchByPlace(
  items: readonly Item[],
  loose: readonly Loose[],
  roadmap: Roadmap,
  places: ReadonlyMap<number, Place>,
  claimed: ReadonlySet<string>,
): Pair[] {
  const orphans = loose.filter(({ neverLinkedAt }) => neverLinkedAt !== null);
  if (orphans.length === 0 || items.length === 0) return [];
  const peers = new Map<number, Item[]>();
  for (const item of roadmap.items) grouped(peers, item.source.list).push(item);
  const byHeadings = new Map<string, Item[]>();
  for (const item of items) {
    const headings = places.get(item.line)?.headings.join('\n') ?? '';
    grouped(byHeadings, headings).push(item);
  }
  const words = new Map(items.map((item) => [item, titleWords(item.title)]));
  const candidates = orphans.map((orphan) => {
    const titles = [...orphan.titles].map(titleWords);
    const near = byHeadings.get(orphan.neverLinkedAt?.headings.join('\n') ?? '') ?? [];
    const resembles = (item: Item) => titles.some((title) => similarity(title, words.get(item) ?? new Set()) >= 0.5);
    // An item that another create was claimed for is another one, wherever it stands now.
    const stays = (item: Item) => !claimed.has(canonicalText(item.title)) && standsBetween(peers.get(item.source.list) ?? [], item, orphan.neverLinkedAt);
    const fits = near.filter((item) => stays(item) || resembles(item));
    return { orphan, fits: fits.length > 0 ? fits : items.filter(resembles) };
  });
  const rivals = new Map<Item, number>();
  for (const { fits } of candidates) for (const item of fits) rivals.set(item, (rivals.get(item) ?? 0) + 1);
  return candidates.flatMap(({ orphan, fits: [item, ...others] }) =>
    item === undefined || others.length > 0 || rivals.get(item) !== 1 ? [] : [pairOf(item, orphan)],
  );
}

/** Whether an item has the same neighbours that another one had. */
function standsBetween(list: readonly Item[], item: Item, place: Place | null): boolean {
  const at = list.indexOf(item);
  const same = (now: Item | undefined, then: Neighbour | undefined) => (now === undefined || then === undefined ? now === then : isNeighbour(now, then));
  return place !== null && same(list[at - 1], place.previous[0]) && same(list[at + 1], place.next[0]);
}

function titleWords(title: string): ReadonlySet<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** How many of the words of two titles both of them have, from 0 to 1. */
function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / Math.max(one.size, other.size);
}

function pairOf(item: Item, { number, entry, key }: Loose): Pair {
  return { item, number, entry, linked: false, key };
}
