import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { canonicalTitle } from '../read/sections.ts';
import { isReleaseOf } from '../timeline/release.ts';

/** The heading of the section that keeps what a release has finished: `Released (Kettle 4.3)`. Its title is a known one, so everything in it is finished. */
export function releasedTitle({ title }: Release): string {
  return `Released (${title.replace(/[()[\]*`<>~#\\]/g, '')})`;
}

/** The release whose finished items a section keeps; null: it is no such section. */
export function archivedRelease({ heading, role }: Pick<Section, 'heading' | 'role'>): string | null {
  const [, name] = /\(([^()]+)\)[^\p{L}\p{N}]*$/u.exec(heading.title) ?? [];
  return role === 'done' && name !== undefined && canonicalTitle(heading.title) === 'released' ? name.trim() : null;
}

/** Whether a section, or one above it, keeps what another release has finished. */
export function isOfOtherRelease(sections: Roadmap['sections'], index: number | null, release: Release | null): boolean {
  if (release === null) return false;
  for (let section = sections[index ?? -1]; section !== undefined; section = sections[section.parent ?? -1]) {
    const kept = archivedRelease(section);
    if (kept !== null) return !isReleaseOf(kept, release);
  }
  return false;
}

/** Whether an item was finished with another release than the roadmap's. It is in no count of this one. */
export function isArchived({ state, section }: Pick<Item, 'state' | 'section'>, { sections }: Pick<Roadmap, 'sections'>, release: Release | null): boolean {
  return state !== 'open' && isOfOtherRelease(sections, section, release);
}
