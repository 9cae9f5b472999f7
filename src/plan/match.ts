import type { Entry, Neighbour, Place } from '../model/agreement.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Issue } from '../model/issue.ts';
import type { Problem } from '../model/problem.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { similarity, titleWords } from '../roadmap/text/similarity.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { deadClaim } from './claim.ts';
import { isLongGone, titlesOfEntry } from './files/known-issues.ts';
import { issueTitle } from './issue/issue-title.ts';
import { readMarker } from './issue/marker.ts';
import { doubledItems } from './item/copies.ts';
import { placesOf } from './item/places.ts';
import { isNeighbour } from './item/surroundings.ts';

/** An item and its issue. */
export interface Pair {
  readonly item: Item;
  readonly number: number;
  readonly entry: Entry | null;
  /** The file shows the link. */
  readonly linked: boolean;
  /** The key in the issue's marker, if there is no entry that has it. */
  readonly key: string | null;
  /** Only the title says that the two belong together. */
  readonly adopted?: true;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  /** Open items without an issue. Issues are created only for these. */
  readonly fresh: readonly Item[];
  /** Those of them that may belong to an issue whose link was never written. */
  readonly undecided: ReadonlySet<Item>;
  /** Entries without an item. `missing`: neither a link nor the text of the file names their number. */
  readonly withoutItem: ReadonlyArray<{ readonly entry: Entry; readonly missing: boolean }>;
  readonly problems: readonly Problem[];
}

/** An issue that may belong to an unlinked item. */
interface Loose {
  readonly number: number;
  readonly entry: Entry | null;
  readonly key: string | null;
  /** Its titles so far, on either side, and the one that it has now. */
  readonly titles: ReadonlySet<string>;
  /** The titles that both sides agreed on. They count before a title that was only seen. */
  readonly agreed: ReadonlySet<string>;
  /** The place of its item, if no commit has added its link yet; null otherwise. The item may have been renamed since. */
  readonly neverLinkedAt: Place | null;
}

/**
 * Finds the issue of each item: first by the link; then, for unlinked items, by the exact title among the issues that no item
 * links, named elsewhere in the file or not; last, for issues whose link was never written, by place and similarity.
 * If an item fits several issues, or the other way round, that is reported, and no issue is created.
 * @param places the places of the items, by line
 * @param forged issues whose marker does not count
 * @param texts items whose number is text
 */
export function match(
  roadmap: Roadmap,
  baseline: Baseline | null,
  issues: ReadonlyMap<number, Issue>,
  places: ReadonlyMap<number, Place> = placesOf(roadmap),
  forged: ReadonlySet<number> = new Set(),
  texts: ReadonlySet<Item> = new Set(),
): Matching {
  const problems: Problem[] = [];
  const entries = new Map((baseline?.entries ?? []).filter(({ path }) => path === roadmap.path).map((entry) => [entry.number, entry]));
  const foreign = new Map((baseline?.entries ?? []).filter(({ path }) => path !== roadmap.path).map(({ number, path }) => [number, path]));
  const tracked = roadmap.items.filter((item) => isTracked(item) && !item.ambiguous && !texts.has(item));
  const pairs = new Map<number, Pair>();
  for (const pair of linkedPairs(tracked, entries, foreign, issues, places, problems)) pairs.set(pair.number, pair);
  const loose = looseIssues(roadmap, baseline, entries, issues).filter(({ number }) => !pairs.has(number) && !forged.has(number));
  const doubled = doubledItems(tracked);
  problems.push(...[...doubled].map(([item, original]) => copied(item, doubledText(original))));
  const unlinked = tracked.filter((item) => item.issue === null && !doubled.has(item));
  const { matched, tied, rest } = matchByTitle(unlinked, loose, isInItsPlace(roadmap, places));
  const left = loose.filter(({ number }) => !matched.some((pair) => pair.number === number));
  const { pairs: similar, undecided } = matchByPlace(rest, left, roadmap, places, claimedTitles(baseline, roadmap.path));
  for (const pair of [...matched, ...similar]) pairs.set(pair.number, pair);
  const taken = new Set([...matched, ...similar].map(({ item }) => item));
  problems.push(...tied);
  return {
    pairs: [...pairs.values()].toSorted((a, b) => a.item.line - b.item.line),
    fresh: rest.filter((item) => item.state === 'open' && !taken.has(item)),
    undecided: new Set(undecided.filter((item) => !taken.has(item))),
    withoutItem: [...entries.values()].filter(({ number }) => !pairs.has(number)).map((entry) => ({ entry, missing: !roadmap.named.has(entry.number) })),
    problems,
  };
}

/** Pairs by link. If several items have the same link, one is the original, and the others are copies. */
function linkedPairs(
  tracked: readonly Item[],
  entries: ReadonlyMap<number, Entry>,
  foreign: ReadonlyMap<number, string>,
  issues: ReadonlyMap<number, Issue>,
  places: ReadonlyMap<number, Place>,
  problems: Problem[],
): Pair[] {
  const groups = new Map<number, Item[]>();
  for (const item of tracked) if (item.issue !== null) grouped(groups, item.issue).push(item);
  return [...groups].flatMap(([number, items]) => {
    const owner = foreign.get(number);
    if (owner !== undefined) {
      const remedy = `Remove the line there if the item moves here, or the link here if this is something else.`;
      problems.push(...items.map((item) => copied(item, `#${number} belongs to ${owner}, where its item stands: “${item.title}” is left as it is. ${remedy}`)));
      return [];
    }
    const entry = entries.get(number) ?? null;
    const own = items.length === 1 ? items[0] : originalOf(items, entry, issues.get(number) ?? null, places);
    if (own === undefined) return [];
    const copies = items.filter((item) => item !== own);
    problems.push(
      ...copies.map((item) =>
        copied(
          item,
          `#${number} is the issue of “${own.title}” on line ${own.line}: this copy of its link is left as it is. Remove the link to give “${item.title}” an issue of its own.`,
        ),
      ),
    );
    return [{ item: own, number, entry, linked: true, key: null }];
  });
}

/** The original among items with the same link: the one that is most like the baseline's entry, by title, state and place; without an entry the one with the issue's title, or else the first. */
function originalOf(items: readonly Item[], entry: Entry | null, issue: Issue | null, places: ReadonlyMap<number, Place>): Item | undefined {
  const called = (item: Item) => issue !== null && canonicalText(issueTitle(item.title)) === canonicalText(issue.title);
  if (entry === null) return items.find(called) ?? items[0];
  const titles = titlesOfEntry(entry);
  const known = (item: Item) => {
    const [title, state] = [titles.has(canonicalText(item.title)), (item.state === 'open') === entry.agreed.roadmap.open];
    const here = places.get(item.line)?.headings.join('\n') === entry.place.headings.join('\n');
    return (title ? 4 : 0) + (state ? 2 : 0) + (here ? 1 : 0);
  };
  return items.toSorted((a, b) => known(b) - known(a) || a.line - b.line)[0];
}

function doubledText({ title, line }: Item): string {
  return `“${title}” stands in this list already, without any difference (on line ${line}): this copy is left as it is. Remove it, or give it another title if it is something else.`;
}

function copied(item: Item, message: string): Problem {
  return { line: item.line, level: 'warning', code: 'copied-link', message };
}

/** The issues of this roadmap to which no item links. */
function looseIssues(roadmap: Roadmap, baseline: Baseline | null, entries: ReadonlyMap<number, Entry>, issues: ReadonlyMap<number, Issue>): Loose[] {
  // If a person was told that the issue is gone and then took its link away, the item is to get an issue of its own.
  const gone = baseline?.paths[roadmap.path]?.noIssues ?? {};
  const isGivenUp = ({ number, linked }: Entry) => linked && gone[number] !== undefined && gone[number].is !== 'hidden';
  const known = [...entries.values()]
    .filter((entry) => !isGivenUp(entry))
    .map((entry) => ({
      number: entry.number,
      entry,
      key: entry.key,
      // A person who typed the line again may have copied the title from GitHub.
      titles: withTitleOf(isLongGone(entry, issues, roadmap) ? undefined : issues.get(entry.number), titlesOfEntry(entry)),
      agreed: new Set([entry.agreed.roadmap.title, entry.agreed.issue.title].map(canonicalText)),
      neverLinkedAt: entry.linked ? null : entry.place,
    }));
  const claims = deadClaim(baseline, roadmap.path);
  const marked = [...issues.values()].flatMap((issue) => {
    const marker = readMarker(issue.body);
    if (marker === null || marker.path !== roadmap.path || entries.has(issue.number)) return [];
    // If there is a baseline, a marker without an entry can only come from a claim that was not closed.
    const claimed = claims?.operations.find((operation) => operation.kind === 'create-issue' && operation.key === marker.key);
    if (baseline !== null && claimed === undefined) return [];
    const [title, place] = claimed?.kind === 'create-issue' ? [claimed.values.title, claimed.place] : [issue.title, null];
    const agreed = new Set([canonicalText(title)]);
    return [{ number: issue.number, entry: null, key: marker.key, titles: withTitleOf(issue, agreed), agreed, neverLinkedAt: place }];
  });
  return [...known, ...marked];
}

/** Some titles and the one that an issue has now. */
function withTitleOf(issue: Issue | undefined, titles: ReadonlySet<string>): ReadonlySet<string> {
  return issue === undefined ? titles : new Set([...titles, canonicalText(issue.title)]);
}

/** Makes a function that tells whether an item stands where the item of an issue was open until now: below the same headings, between the same neighbours. */
function isInItsPlace(roadmap: Roadmap, places: ReadonlyMap<number, Place>): (item: Item, one: Loose) => boolean {
  const standsBetween = betweenIn(roadmap);
  return (item, { entry }) => {
    // The link of an item that was finished before may have been taken away on purpose.
    const isBelowSame = entry?.agreed.roadmap.open === true && places.get(item.line)?.headings.join('\n') === entry.place.headings.join('\n');
    return isBelowSame && standsBetween(item, entry.place);
  };
}

/** @param staysThere whether an item stands where that of an issue was */
function matchByTitle(
  unlinked: readonly Item[],
  loose: readonly Loose[],
  staysThere: (item: Item, one: Loose) => boolean,
): { matched: Pair[]; tied: Problem[]; rest: Item[] } {
  const byTitle = new Map<string, Loose[]>();
  for (const one of loose) for (const title of one.titles) grouped(byTitle, title).push(one);
  const called = (item: Item) => {
    const named = titlesAsRead(item).flatMap((title) => [title, issueTitle(title)]);
    return named.map((title) => byTitle.get(canonicalText(title)) ?? []).find((issues) => issues.length > 0) ?? [];
  };
  // An open item needs an issue. A finished one of the same title was perhaps done before, and the task comes again.
  const wanted = new Set(unlinked.flatMap((item) => (item.state === 'open' ? called(item).filter((one) => isAgreed(item, one)) : [])));
  const fitting = (item: Item) => {
    if (item.state === 'open') return called(item);
    // No issue is created for a finished item. It can only match an issue that was made while it was open. One of the same title elsewhere may be another.
    return called(item).filter((one) => one.neverLinkedAt !== null || (!wanted.has(one) && staysThere(item, one)));
  };
  const rivals = new Map<Loose, number>();
  const claims = new Set<Loose>();
  for (const item of unlinked) for (const one of fitting(item)) if (isAgreed(item, one)) claims.add(one);
  const fits = (item: Item) => fitting(item).filter((one) => !claims.has(one) || isAgreed(item, one));
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
      const message = `“${item.title}” may belong to ${numbers}, but more than one item or issue has this title: write the link after the title of the right one.`;
      tied.push({ line: item.line, level: 'warning', code: 'tied-titles', message });
    }
  }
  return { matched, tied, rest };
}

/** The titles of an item: with and without the lines below it that are read as a note. An older release may have read the other one. */
export function titlesAsRead({ title, wholeTitles = [] }: Item): string[] {
  return [title, ...wholeTitles];
}

function isAgreed(item: Item, { agreed }: Loose): boolean {
  return titlesAsRead(item).some((title) => agreed.has(canonicalText(title)));
}

/** The titles of the items for which a dead claim was to create issues. */
function claimedTitles(baseline: Baseline | null, path: string): ReadonlySet<string> {
  const operations = deadClaim(baseline, path)?.operations ?? [];
  return new Set(operations.flatMap((operation) => (operation.kind === 'create-issue' ? [canonicalText(operation.values.title)] : [])));
}

/** Matches issues that were made but never linked with renamed items in the same place. */
function matchByPlace(
  items: readonly Item[],
  loose: readonly Loose[],
  roadmap: Roadmap,
  places: ReadonlyMap<number, Place>,
  claimed: ReadonlySet<string>,
): { readonly pairs: Pair[]; readonly undecided: readonly Item[] } {
  const orphans = loose.filter(({ neverLinkedAt }) => neverLinkedAt !== null);
  if (orphans.length === 0 || items.length === 0) return { pairs: [], undecided: [] };
  const standsBetween = betweenIn(roadmap);
  const byHeadings = new Map<string, Item[]>();
  for (const item of items) grouped(byHeadings, places.get(item.line)?.headings.join('\n') ?? '').push(item);
  const words = new Map(items.map((item) => [item, titleWords(item.title)]));
  const candidates = orphans.map((orphan) => {
    const titles = [...orphan.titles].map(titleWords);
    const near = byHeadings.get(orphan.neverLinkedAt?.headings.join('\n') ?? '') ?? [];
    const resembles = (item: Item) => titles.some((title) => similarity(title, words.get(item) ?? new Set()) >= 0.5);
    // If another create was claimed for an item, this issue is not that item's.
    const stays = (item: Item) => !claimed.has(canonicalText(item.title)) && standsBetween(item, orphan.neverLinkedAt);
    const fits = near.filter((item) => stays(item) || resembles(item));
    return { orphan, fits: fits.length > 0 ? fits : items.filter(resembles) };
  });
  const rivals = new Map<Item, number>();
  for (const { fits } of candidates) for (const item of fits) rivals.set(item, (rivals.get(item) ?? 0) + 1);
  const pairs = candidates.flatMap(({ orphan, fits: [item, ...others] }) =>
    item === undefined || others.length > 0 || rivals.get(item) !== 1 ? [] : [pairOf(item, orphan)],
  );
  return { pairs, undecided: candidates.flatMap(({ fits }) => fits) };
}

/** Makes a function that tells whether an item has the neighbours of a remembered place. */
function betweenIn({ items }: Roadmap): (item: Item, place: Place | null) => boolean {
  const lists = new Map<number, Item[]>();
  for (const item of items) grouped(lists, item.source.list).push(item);
  const same = (now: Item | undefined, then: Neighbour | undefined) => (now === undefined || then === undefined ? now === then : isNeighbour(now, then));
  return (item, place) => {
    const list = lists.get(item.source.list) ?? [];
    const at = list.indexOf(item);
    return place !== null && same(list[at - 1], place.previous[0]) && same(list[at + 1], place.next[0]);
  };
}

function pairOf(item: Item, { number, entry, key }: Loose): Pair {
  return { item, number, entry, linked: false, key };
}
