import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { saysNothing } from '../read/what-is-an-item.ts';
import { isEarlier, isLater, isReleaseOf, namesTwoReleases, plainRelease } from '../timeline/release.ts';
import { isArchived } from './archived.ts';

/**
 * Whether an item is for another release than the roadmap's, or for none yet: it blocks nothing and is in no count of this one.
 * A text that may mean this release, such as `4.3-rc2`, `TBD` or `4.3 or 4.4`, defers nothing, and an earlier release does not either.
 */
export function isDeferred(item: Pick<Item, 'release' | 'carriedOver' | 'issue' | 'state'>, release: Release | null): boolean {
  const { release: written, state } = item;
  if (isCarriedOver(item)) return true;
  if (written === null || state !== 'open') return false;
  const name = plainRelease(written);
  if (isLater(name)) return true;
  if (release === null || name.includes('?') || saysNothing(name) || namesTwoReleases(name) || isReleaseOf(name, release)) return false;
  const [own, other] = [release.title, name].map((text) => VERSION.exec(text)?.[0] ?? null);
  // Two releases without versions, such as `Bookworm` and `Trixie`, differ by their names.
  if (own === null && other === null) return /^\S+$/.test(name);
  if (own === null || other === null || own === undefined || other === undefined) return false;
  if (/(?:rc|beta|alpha|pre|dev)[-. ]?\d*$/i.test(name) && versionEqual(own, other)) return false;
  return !isEarlier(other, own, release) && !versionEqual(own, other);
}

/** Whether the resolution of an item only defers it. An item without an issue was never open here, so nothing is carried over. */
export function isCarriedOver({ carriedOver, issue }: Pick<Item, 'carriedOver' | 'issue'>): boolean {
  return carriedOver === true && issue !== null;
}

const VERSION = /\d+(?:\.\d+)*/;

function versionEqual(one: string, other: string): boolean {
  return one.replace(/(?:\.0+)+$/, '') === other.replace(/(?:\.0+)+$/, '');
}

/** The items of the roadmap's release that are not sub-items. */
export function itemsInScope(roadmap: Pick<Roadmap, 'items' | 'sections'>, release: Release | null): Item[] {
  return roadmap.items.filter((item) => !isSubItem(item) && !isDeferred(item, release) && !isArchived(item, roadmap, release));
}
