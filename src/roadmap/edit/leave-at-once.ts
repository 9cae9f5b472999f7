import type { Item, Roadmap } from '../../model/roadmap.ts';
import { noteOf } from '../read/note.ts';
import { linesIn, linesOf } from '../text/lines.ts';
import { splice } from '../text/splice.ts';
import { layoutAfter, type Tracked, type TrackedItem } from './layout.ts';
import { looseEnds } from './loose-ends.ts';
import { removal } from './remove.ts';
import { noteSplices } from './roll-over.ts';

/** A text after items have left it, with the items that are still there. Their sections are those of this text. */
interface Remaining {
  readonly text: string;
  readonly items: readonly TrackedItem[];
  readonly sections: Tracked['sections'];
}

/**
 * A layout without some items and without the note. Nothing is read.
 * @param leaving items of the first reading, each with all its contents
 * @returns `misread` if something else would be lost; `one-by-one` if the places cannot be computed
 */
export function withoutLeaving(layout: Tracked, leaving: readonly Item[], clearNote: boolean): Remaining | 'misread' | 'one-by-one' {
  const rest = leaving.length === 0 ? layout : withoutItemsOf(layout, new Set(leaving));
  if (typeof rest === 'string') return rest;
  const note = clearNote ? noteOf(rest) : null;
  if (note === null) return rest;
  if (looseEnds(rest.text, [note.span]) !== null) return 'misread';
  const text = splice(rest.text, noteSplices(rest.text, note.span));
  return text === null ? 'one-by-one' : { text, items: rest.items, sections: rest.sections };
}

function withoutItemsOf(layout: Tracked, leaving: ReadonlySet<Item>): Tracked | 'misread' | 'one-by-one' {
  const meant = layout.items.filter(({ origin }) => origin !== null && leaving.has(origin));
  // An item is not there if it is among sub-items that are replaced.
  if (meant.length < leaving.size) return 'misread';
  // The neighbours of what is inside a moved item are not computed.
  if (meant.some(({ moved }) => moved)) return 'one-by-one';
  const lines = new Set<number>();
  // Items inside a removed item are removed with it.
  const outermost = meant.filter(({ line, endLine }) => {
    if (lines.has(line)) return false;
    for (let at = line; at <= endLine; at += 1) lines.add(at);
    return true;
  });
  const whole = outermost.map(({ source }) => source.lines);
  if (looseEnds(layout.text, whole) !== null) return 'misread';
  const stays = layout.sections.filter(({ heading }) => !lines.has(heading.line));
  const indexes = new Map(stays.map(({ index }, now) => [index, now]));
  const sectionNow = (section: number | null) => (section === null ? null : (indexes.get(section) ?? null));
  const items = layout.items.filter(({ line }) => !lines.has(line)).map((item): TrackedItem => ({ ...item, section: sectionNow(item.section) }));
  const sections = stays.map((section, index) => ({ ...section, index }));
  return layoutAfter({ ...layout, items, sections }, removal(layout, outermost, linesOf(layout.text)), false) ?? 'one-by-one';
}

/** The lines of the first reading that some items and the note have there. */
export function goneLines(first: Roadmap, leaving: readonly Item[], clearNote: boolean): ReadonlySet<number> {
  const note = clearNote ? noteOf(first) : null;
  const lines = linesOf(first.text);
  const gone = new Set(note === null ? [] : linesIn(note.span, lines));
  for (const { line, endLine } of leaving) for (let at = line; at <= endLine; at += 1) gone.add(at);
  return gone;
}
