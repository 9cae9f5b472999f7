import type { Entry } from '../../model/agreement.ts';
import type { Baseline, Claim } from '../../model/baseline.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { HOUR, millisecondsBetween } from '../../model/time.ts';
import { isTracked } from '../../model/tracked.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { titlesOfEntry } from './known-issues.ts';

/** The other roadmap files of the repository that were read, by their paths. Null: there is no such file. Absent: it was not read, or cannot be read. */
export type OtherFiles = ReadonlyMap<string, Roadmap | null>;

/** The entries that changed hands, and where items are that left this file. */
export interface HandOver {
  /** Null if there is no state yet. */
  readonly baseline: Baseline | null;
  /** Issues that belong to this file from now on, with the path of the file that they belonged to. */
  readonly taken: ReadonlyMap<number, string>;
  /** Issues of this file without an item here that must not be closed for it. */
  readonly elsewhere: ReadonlyMap<number, Elsewhere>;
}

/**
 * Another file in which an item stands now; or which only names its number. Or the item may stand there, because the file cannot be read, or was
 * lately moved to a place that the state does not know yet.
 */
export interface Elsewhere {
  readonly path: string;
  readonly how: 'stands' | 'named' | 'unread' | 'moved';
}

/** Milliseconds after its last run for which a file that is gone may have been moved. Later it counts as deleted. */
const MAY_HAVE_MOVED = 24 * HOUR;

/** The other roadmap files that this one has to be compared with. Empty as long as no item came or went: then nothing has to be read. */
export function filesToCompare(roadmap: Roadmap, baseline: Baseline): string[] {
  const { path } = roadmap;
  const coming = new Set([...entriesNamedHere(roadmap, baseline)].map((entry) => entry.path));
  const others = Object.keys(baseline.paths).filter((other) => other !== path);
  return goneFrom(roadmap, baseline).length > 0 ? others : others.filter((other) => coming.has(other));
}

/**
 * Lets entries follow their items from one roadmap file to another. An entry is taken over if an item of this file links its issue, or has lost
 * the link and has its title, and no item of the other file does. If the other file is gone, it was moved: all its entries come along.
 * @param now server time, ISO 8601
 */
export function handOver(roadmap: Roadmap, baseline: Baseline, others: OtherFiles, now: string): HandOver {
  const { path } = roadmap;
  const taken = new Map<number, string>();
  for (const entry of entriesNamedHere(roadmap, baseline)) {
    const other = others.get(entry.path);
    if (other !== undefined && !holds(other, entry)) taken.set(entry.number, entry.path);
  }
  const isNew = baseline.paths[path] === undefined;
  const [moved] = isNew ? [...new Set(taken.values())].filter((one) => others.get(one) === null) : [];
  if (moved !== undefined) for (const entry of baseline.entries) if (entry.path === moved) taken.set(entry.number, moved);
  const isUnread = (other: string) => other !== path && !others.has(other);
  const unread = Object.keys(baseline.paths).find(isUnread);
  const isLately = (other: string) => millisecondsBetween(baseline.paths[other]?.syncedAt ?? '', now) < MAY_HAVE_MOVED;
  const [gone] = [...others].find(([other, file]) => file === null && other !== moved && isLately(other)) ?? [];
  const elsewhere = new Map<number, Elsewhere>();
  for (const entry of goneFrom(roadmap, baseline)) {
    const [stands] = [...others].find(([, other]) => holds(other, entry)) ?? [];
    const [named] = [...others].find(([, other]) => other?.named.has(entry.number)) ?? [];
    if (stands !== undefined) elsewhere.set(entry.number, { path: stands, how: 'stands' });
    else if (named !== undefined) elsewhere.set(entry.number, { path: named, how: 'named' });
    else if (unread !== undefined) elsewhere.set(entry.number, { path: unread, how: 'unread' });
    else if (gone !== undefined) elsewhere.set(entry.number, { path: gone, how: 'moved' });
  }
  return { baseline: withPath(baseline, roadmap, taken, moved ?? null), taken, elsewhere };
}

/** The entries of other files that an item of this one links, or, without a link, has the title of. Several items or entries of one title are nobody's. */
function entriesNamedHere(roadmap: Roadmap, baseline: Baseline): ReadonlySet<Entry> {
  const foreign = baseline.entries.filter((entry) => entry.path !== roadmap.path);
  if (foreign.length === 0) return new Set();
  const byNumber = new Map(foreign.map((entry) => [entry.number, entry]));
  const items = roadmap.items.filter(isTracked);
  const linked = items.flatMap(({ issue }) => (issue === null ? [] : (byNumber.get(issue) ?? [])));
  const byTitle = new Map<string, Entry[]>();
  for (const entry of foreign) for (const title of titlesOfEntry(entry)) grouped(byTitle, title).push(entry);
  const own = new Set(baseline.entries.flatMap((entry) => (entry.path === roadmap.path ? [...titlesOfEntry(entry)] : [])));
  const unlinked = new Map<string, Item[]>();
  for (const item of items) if (item.issue === null && item.state === 'open') grouped(unlinked, canonicalText(item.title)).push(item);
  const titled = [...unlinked].flatMap(([title, alike]) => {
    const [entry, ...more] = byTitle.get(title) ?? [];
    return entry === undefined || more.length > 0 || alike.length > 1 || own.has(title) ? [] : [entry];
  });
  return new Set([...linked, ...titled]);
}

/** The entries of this file whose issue a run would close, because their item is gone. */
function goneFrom(roadmap: Roadmap, { entries }: Baseline): Entry[] {
  const linked = new Set(roadmap.items.map(({ issue }) => issue));
  return entries.filter(
    ({ path, number, linked: wasLinked, removed, agreed }) => path === roadmap.path && wasLinked && !removed && agreed.roadmap.open && !linked.has(number),
  );
}

/** Whether an item of a file is that of the entry: by its link, or by its title if it has no link. */
function holds(file: Roadmap | null, entry: Entry): boolean {
  if (file === null) return false;
  const titles = titlesOfEntry(entry);
  return file.items.some((item) => isTracked(item) && (item.issue === entry.number || (item.issue === null && titles.has(canonicalText(item.title)))));
}

/** @param moved the former path of this whole file; null: it was not moved */
function withPath(baseline: Baseline, { path, items }: Roadmap, taken: ReadonlyMap<number, string>, moved: string | null): Baseline {
  if (taken.size === 0) return baseline;
  const linked = new Map(items.map((item) => [item.issue, item]));
  const entries = baseline.entries.map((entry) => (taken.has(entry.number) ? entryHere(entry, path, linked.get(entry.number) ?? null) : entry));
  if (moved === null) return { ...baseline, entries };
  // What the state knows of the file itself, such as its labels and its last update, goes along. So does a claim of a run that died.
  const { [moved]: own, ...others } = baseline.paths;
  const renamed = (claim: Claim) => (claim.path === moved ? { ...claim, path } : claim);
  const { claim, deadClaims } = baseline;
  return {
    ...baseline,
    entries,
    paths: own === undefined ? others : { ...others, [path]: own },
    claim: claim === null ? null : renamed(claim),
    ...(deadClaims === undefined ? {} : { deadClaims: deadClaims.map(renamed) }),
  };
}

/** An entry of this file from now on. If only the name of a file says of what kind its items are, nobody has decided that this one is of another kind. */
function entryHere(entry: Entry, path: string, item: Item | null): Entry {
  const isTold = item === null || item.kindFrom === 'field' || item.kindFrom === 'prefix' || item.kindFrom === 'section';
  const { roadmap } = entry.agreed;
  return { ...entry, path, agreed: { ...entry.agreed, roadmap: isTold ? roadmap : { ...roadmap, kind: item.kind } } };
}

/** What a person is told of the items that came from other files. */
export function handOverProblems(taken: ReadonlyMap<number, string>): Problem[] {
  const byPath = new Map<string, number[]>();
  for (const [number, path] of taken) grouped(byPath, path).push(number);
  return [...byPath].map(([path, numbers]): Problem => {
    const [first = 0, ...more] = numbers;
    const what =
      more.length === 0
        ? `#${first} belonged to ${path}. Its item stands here now, and so it belongs`
        : `${numbers.length} issues belonged to ${path}. Their items stand here now, and so they belong`;
    return { line: null, level: 'notice', code: 'handed-over', message: `${what} to this file.` };
  });
}
