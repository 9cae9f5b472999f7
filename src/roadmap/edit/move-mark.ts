import type { Roadmap } from '../../model/roadmap.ts';
import { type Splice, splice } from '../text/splice.ts';
import { verifyInPlace } from './verify.ts';

/** The lines of the two entries of a timeline between which the mark moves. */
export interface MarkMove {
  readonly from: number;
  readonly to: number;
}

/**
 * The splices that move the mark `WE ARE HERE` from one entry to another. The mark keeps its wording, arrow, emphasis and white
 * space. If it was before its entry's text, it is put before the other entry's text, and otherwise after it.
 * Empty if there is no mark on the one line, or no entry on the other.
 */
export function markSplices(roadmap: Roadmap, from: number, to: number): Splice[] {
  const source = roadmap.timeline.find(({ line }) => line === from)?.source;
  const target = roadmap.timeline.find(({ line }) => line === to)?.source;
  if (source?.mark == null || target === undefined || from === to) return [];
  const at = source.before ? target.start : target.end;
  return [
    { ...source.mark, text: '' },
    { start: at, end: at, text: roadmap.text.slice(source.mark.start, source.mark.end) },
  ];
}

/**
 * Moves the mark and reads the text again. The move is refused if anything else would read differently.
 * @param first the reading whose lines the move names @param roadmap the same, after edits that leave the timeline as it is
 */
export function withMark(
  first: Roadmap,
  roadmap: Roadmap,
  { from, to }: MarkMove,
  read: (text: string) => Roadmap,
): { readonly roadmap: Roadmap } | { readonly line: number; readonly why: string } {
  const [source, target] = [from, to].map((line) => roadmap.timeline[first.timeline.findIndex((entry) => entry.line === line)]);
  if (source === undefined || target === undefined) return { line: from, why: 'there is no entry of the timeline on this line' };
  const splices = markSplices(roadmap, source.line, target.line);
  const text = splice(roadmap.text, splices);
  if (splices.length === 0 || text === null) return { line: from, why: 'there is no mark “we are here” on this line that can move' };
  const after = read(text);
  const wrong = verifyInPlace(withoutBoxes(roadmap), withoutBoxes(after), []) ?? markProblem(roadmap, after, target.line);
  return wrong === null ? { roadmap: after } : { line: from, why: wrong };
}

/** Why the timeline does not read as it has to after its mark has moved; null if it does. @param line of the entry to which it moves, in the reading before */
export function markProblem(before: Roadmap, after: Roadmap, line: number): string | null {
  const at = before.timeline.findIndex((entry) => entry.line === line);
  const same = before.timeline.every((entry, index) => {
    const now = after.timeline[index];
    return now?.label === entry.label && now.date === entry.date && now.until === entry.until && now.timeline === entry.timeline && now.here === (index === at);
  });
  if (!same || after.timeline.length !== before.timeline.length) return 'the timeline would read differently';
  const moved = before.timeline.find(({ here }) => here)?.source.mark ?? null;
  return markText(before, moved) === markText(after, after.timeline[at]?.source.mark ?? null) ? null : 'the mark would read as a part of the text beside it';
}

/** The roadmap without candidates that are boxes, because the text of such a candidate contains the mark. */
export function withoutBoxes(roadmap: Roadmap): Roadmap {
  const entries = new Set(roadmap.timeline.map(({ line }) => line));
  return { ...roadmap, candidates: roadmap.candidates.filter(({ line }) => !entries.has(line)) };
}

function markText({ text }: Roadmap, mark: { readonly start: number; readonly end: number } | null): string | null {
  return mark === null ? null : text.slice(mark.start, mark.end);
}
