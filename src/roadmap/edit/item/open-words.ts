import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { OpenWordTexts, Span } from '../../../model/span.ts';
import type { Splice } from '../../text/splice.ts';
import { inCell } from '../../text/text.ts';

/** Sets the words for open work at both ends of a title. Those that are not named go. */
export function setOpenWords(roadmap: Roadmap, item: Item, texts: OpenWordTexts): Splice[] {
  return (['start', 'title'] as const).flatMap((where): Splice[] => {
    const own = item.source.openWords?.find((one) => one.where === where);
    const text = texts[where] ?? '';
    if (own === undefined && text === '') return [];
    const offset = where === 'start' ? startForMark(roadmap, item) : endForMark(item);
    return [{ ...(own?.span ?? { start: offset, end: offset }), text: shapeOf(item).holds === 'cells' ? inCell(text) : text }];
  });
}

/**
 * Where a word or sign goes at the start of a title: where the title has one, or else before the number of a heading, if most marks of the file's
 * headings stand before theirs.
 */
export function startForMark({ text, items }: Roadmap, { shape, source }: Item): number {
  const { titleAt, title } = source;
  const [own] = marksAtStart(source);
  if (own !== undefined) return own.start;
  const number = /\d+(?:\.\d+)*[.):]?[ \t]*$/.exec(text.slice(titleAt, title.start))?.[0];
  if (shapeOf({ shape }).among !== 'headings' || number === undefined) return title.start;
  const marked = items.flatMap((one) => (one.shape === shape ? marksAtStart(one.source).map((mark) => ({ mark, of: one.source })) : []));
  const before = marked.filter(({ mark, of }) => /\d/.test(text.slice(mark.end, of.title.start))).length;
  const behind = marked.filter(({ mark, of }) => /\d/.test(text.slice(of.titleAt, mark.start))).length;
  return before > behind ? title.start - number.length : title.start;
}

/** Where a word or sign goes at the end of a title: where its status stands, which may be behind the link. */
function endForMark({ source: { status, title } }: Item): number {
  return status?.where === 'title' && status.text !== '' ? status.span.start : title.end;
}

/** The words at the start of a title that say its state, or that it is open. */
function marksAtStart({ status, openWords = [] }: Item['source']): Span[] {
  return [...(status?.where === 'start' ? [status.span] : []), ...openWords.flatMap(({ where, span }) => (where === 'start' ? span : []))];
}
