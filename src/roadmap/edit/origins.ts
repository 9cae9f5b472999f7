import type { Destination, ItemEdit, NewSection } from '../../model/plan.ts';
import type { Item, Roadmap, Role } from '../../model/roadmap.ts';
import { isHeadingOfMade } from './item/chapters.ts';
import { sectionKey } from './signature.ts';

/** The text after some edits, with the relation of its items and sections to those of the first reading. Lines and positions may differ. */
export interface Progress {
  readonly first: Roadmap;
  readonly roadmap: Roadmap;
  /** For each item, the same item in the first reading; null if it is new. */
  readonly origins: ReadonlyArray<Item | null>;
  /** For each section of the first reading, its index in this reading. */
  readonly sections: readonly number[];
}

/** The edits of one item of the first reading. */
export interface EditedItem {
  readonly item: Item;
  readonly edits: readonly ItemEdit[];
}

export function untouched(roadmap: Roadmap): Progress {
  return { first: roadmap, roadmap, origins: roadmap.items, sections: roadmap.sections.map(({ index }) => index) };
}

/** The present position of an item of the first reading; -1 if it is gone. */
export function positionOf({ origins }: Progress, item: Item): number {
  return origins.indexOf(item);
}

/** A destination of the first reading, in the present text. */
export function destinationNow(to: Destination, progress: Progress): Destination {
  const { first, roadmap, sections } = progress;
  if (to.at === 'new-section') {
    // The heading of an item that is new bears its link, so that it is never taken for this one.
    const made = roadmap.sections.find(({ index, heading }) => isHeadingOfMade(roadmap, heading, to) && !sections.includes(index));
    return made === undefined ? to : { at: 'end', section: made.index };
  }
  const section = to.section === null ? null : (sections[to.section] ?? to.section);
  if (to.at === 'end' || to.at === 'below') return { ...to, section };
  const neighbour = first.items.find(({ line }) => line === to.line);
  const found = neighbour === undefined ? undefined : roadmap.items[positionOf(progress, neighbour)];
  return found === undefined || found.section !== section ? { at: 'end', section } : { ...to, section, line: found.line };
}

/** A section that an edit makes: its index in the text after the edit, its key there, and its heading with its level, as in `2 Completed`. */
export interface MadeSection {
  readonly index: number;
  readonly section: string;
  readonly heading: string;
  readonly role: Role;
}

/** The section that is made at an offset of the text before. */
export function madeSection(before: Roadmap, after: Roadmap, { title, role }: Pick<NewSection, 'title' | 'role'>, offset: number): MadeSection {
  const index = before.sections.filter(({ heading }) => heading.span.start < offset).length;
  return { index, section: sectionKey(after, index), heading: `${after.sections[index]?.heading.level ?? 0} ${title}`, role };
}

/** The progress with the places of the sections below one that is made. @param index of the new section */
export function withMadeSection(progress: Progress, index: number): Progress {
  return { ...progress, sections: progress.sections.map((section) => (section >= index ? section + 1 : section)) };
}
