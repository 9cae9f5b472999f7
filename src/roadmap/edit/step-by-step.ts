import type { Roadmap } from '../../model/roadmap.ts';
import { splice } from '../text/splice.ts';
import type { EditsAtOnce, EditTools } from './at-once.ts';
import type { RefusedEdit } from './change.ts';
import { withMark } from './move-mark.ts';
import { editOneByOne } from './one-by-one.ts';
import { daySplices, rollOver } from './roll-over.ts';

/**
 * Makes edits one after the other, each with a reading of its own: edits of items, then what leaves the file, then the day of the
 * last update, then the mark. This is slow, but it shows which edit is not possible, and why.
 */
export function stepByStep(roadmap: Roadmap, edits: EditsAtOnce, { read, address }: EditTools, refuse: (edit: RefusedEdit) => void): Roadmap {
  const { edited, moves, added, leaving = [], clearNote = false, lastUpdated = null, mark = null } = edits;
  const refused = new Set<number | null>();
  const refuseOne = (one: RefusedEdit) => {
    refused.add(one.line);
    refuse(one);
  };
  const progress = editOneByOne(roadmap, { edited, moves, added, read, address, refuse: refuseOne });
  const items = leaving.filter(({ line }) => !refused.has(line)).map((item) => ({ item, edits: edited.find((one) => one.item === item)?.edits ?? [] }));
  const rolled = rollOver(progress, { items, note: clearNote }, { read, refuse: (line, why) => refuseOne({ line, why }) });
  const text = splice(rolled.text, daySplices(rolled, lastUpdated)) ?? rolled.text;
  const dated = text === rolled.text ? rolled : read(text);
  if (mark === null) return dated;
  const marked = withMark(roadmap, dated, mark, read);
  if ('roadmap' in marked) return marked.roadmap;
  refuseOne(marked);
  return dated;
}
