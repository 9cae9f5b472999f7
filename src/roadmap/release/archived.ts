import type { Item, Roadmap, Section } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { canonicalTitle } from '../read/sections.ts';
import { isBlank } from '../text/lines.ts';
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

const PAST = /^(?:history|archived?|past|old(?:er)?|previous)(?: (?:roadmaps?|plans?|releases?|versions?|years?|work|items?))?$/;

/** The sections that are kept only as a record: those below a title such as “History”, or behind it if that heading has no text of its own. */
export function pastSections({ sections, text }: Pick<Roadmap, 'sections' | 'text'>): ReadonlySet<number> {
  const [below, found] = [new Set<number>(), new Set<number>()];
  /** The level of such a heading without text, as long as none above it follows. */
  let behind: number | null = null;
  for (const { index, parent, heading, span } of sections) {
    const isOne = PAST.test(canonicalTitle(heading.title));
    if (behind !== null && heading.level < behind) behind = null;
    if (isOne || below.has(parent ?? -1)) below.add(index);
    if (behind !== null || below.has(index)) found.add(index);
    if (isOne && behind === null && isBlank(text.slice(heading.span.end, span.end))) behind = heading.level;
  }
  return found;
}
