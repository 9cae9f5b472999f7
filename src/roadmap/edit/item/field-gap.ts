import type { Field, Item, Roadmap } from '../../../model/roadmap.ts';
import { indentOf, isBlank } from '../../text/lines.ts';
import type { FieldModel } from './style.ts';

/** What keeps a field apart from the line before it, so that GitHub does not show both as one line. */
export interface FieldGap {
  readonly blank: boolean;
  /** The hard break at the end of the line before: two spaces, a backslash, or none. */
  readonly mark: string;
}

/** The most characters around a field that are looked at. */
const LOOKED_AT = 2_000;

const JOINED: FieldGap = { blank: false, mark: '' };

/** `Effort: high`, `**Contributors:** ann`: a line with a name of its own. */
const LABELLED = /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?\p{L}[\p{L}\p{N} /-]{1,30}(?::(?:\*\*|__)?|(?:\*\*|__):)(?:[ \t]|$)/u;

/** What keeps the fields of an item apart: as its last field of this style stands, or else as those of its section, of the file. */
export function fieldGap(roadmap: Roadmap, item: Item, like: FieldModel | null, style: Field['style']): FieldGap {
  const own = like === null ? null : gapOfField(roadmap.text, like);
  if (own !== null) return own;
  const others = [roadmap.items.filter((one) => one.section === item.section), roadmap.items];
  for (const near of others) {
    for (const one of near) {
      if (one === item) continue;
      for (const field of Object.values(one.fields)) {
        const gap = field.style === style ? gapOfField(roadmap.text, field) : null;
        if (gap !== null) return gap;
      }
    }
  }
  // A paragraph of its own stays one.
  return { blank: like !== null && style === 'line' && isOwnParagraph(roadmap.text, like), mark: '' };
}

/** What keeps a field apart from the line before it, or the next one from it; null: nothing shows that. */
function gapOfField(text: string, field: FieldModel): FieldGap | null {
  const mark = breakAt(text.slice(field.span.end, field.lines.end));
  if (mark !== '') return { blank: false, mark };
  const [above, below] = [
    text
      .slice(Math.max(0, field.lines.start - LOOKED_AT), field.lines.start)
      .split(/\r\n|\n|\r/)
      .slice(-4, -1)
      .toReversed(),
    firstLines(text.slice(field.lines.end)),
  ];
  const [last] = above;
  if (last !== undefined && !isBlank(last)) return /^[ \t]*#/.test(last) ? null : { blank: false, mark: breakAt(last) };
  const isBullet = (line: string) => /^[ \t]*[-*+][ \t]/.test(line);
  const own = text.slice(field.lines.start, field.lines.end);
  const isLike = (line: string | undefined) =>
    line !== undefined && LABELLED.test(line) && indentOf(line) === indentOf(own) && isBullet(line) === isBullet(own);
  const isApart = isLike(above[1]) || (isBlank(below[0] ?? '') && isLike(below[1]));
  return isApart ? { blank: true, mark: '' } : below[0] !== undefined && isLike(below[0]) ? JOINED : null;
}

function firstLines(text: string): string[] {
  return text
    .slice(0, LOOKED_AT)
    .split(/\r\n|\n|\r/)
    .slice(0, 3);
}

/** The hard break with which a line ends. */
function breakAt(line: string): string {
  const shown = line.replace(/[\r\n]+$/, '');
  const slashes = /\\+$/.exec(shown)?.[0].length ?? 0;
  return slashes % 2 === 1 ? '\\' : shown.trim() === '' && line.trim() !== '' ? '' : (/ {2,}$/.exec(shown)?.[0] ?? '');
}

function isOwnParagraph(text: string, { lines }: FieldModel): boolean {
  const above = /(?:^|\r\n|\n|\r)([^\r\n]*)(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, lines.start - LOOKED_AT), lines.start))?.[1] ?? '';
  return (isBlank(above) || /^ {0,3}#/.test(above)) && isBlank(firstLines(text.slice(lines.end))[0] ?? '');
}
