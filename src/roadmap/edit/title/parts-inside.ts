import type { Item } from '../../../model/roadmap.ts';
import type { Span } from '../../../model/span.ts';
import { saysOngoing } from '../../read/item-values.ts';

/** The spans of the link, the mark `(external)`, the status and the words for open work that begin before an offset. A mark such as `(in progress)` follows the title. */
export function partsInside({ source: { link, externalMark, status, openWords = [] } }: Item, end: number): Span[] {
  const said = status?.where === 'title' && status.text !== '' && !saysOngoing(status.text) ? status.span : null;
  const open = openWords.flatMap(({ where, span }) => (where === 'title' ? span : []));
  return [link, externalMark, said, ...open].filter((part): part is Span => part !== null && part.start < end).toSorted((a, b) => a.start - b.start);
}
