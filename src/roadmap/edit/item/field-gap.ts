import type { Field, Item, Roadmap } from '../../../model/roadmap.ts';
import type { Span } from '../../../model/span.ts';
import { indentOf, isBlank } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
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

/** Whether the first field of the nearest item that has some on lines stands below a blank line, right below the title. */
export function isInParagraph({ text, items }: Roadmap, item: Item): boolean {
  for (const near of [items.filter(({ source }) => source.list === item.source.list), items.filter(({ section }) => section === item.section)]) {
    for (const { fields, source } of near) {
      const [first] = Object.values(fields)
        .filter(({ style }) => style === 'line')
        .toSorted((a, b) => a.line - b.line);
      if (first === undefined || first.lines.start < source.titleLinesEnd) continue;
      const between = text.slice(source.titleLinesEnd, first.lines.start);
      return between !== '' && isBlank(between);
    }
  }
  return false;
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
  return (isBlank(above) || /^ {0,3}#/.test(above)) && (isBlank(firstLines(text.slice(lines.end))[0] ?? '') || endsItem(text, lines));
}

/** Whether an indented line is the last one of its item, above a line that stands further left or at the end of the file. */
function endsItem(text: string, { start, end }: Span): boolean {
  const below = firstLines(text.slice(end))[0] ?? '';
  const indent = indentOf(text.slice(start, end));
  return indent > 0 && (end === text.length || (!isBlank(below) && indentOf(below) < indent));
}

/** Whether the line at an offset goes on with the paragraph above it. */
export function continuesParagraph(text: string, offset: number): boolean {
  return /^[ \t]*(?!#{1,6}[ \t]|\d{1,9}[.)][ \t])[^\s>*+-]/.test(text.slice(offset));
}

/** Removes a field's lines, or empties its cell. */
export function removeField(roadmap: Roadmap, { lines, span, style }: Field): Splice {
  if (style === 'cell') return { ...span, text: '' };
  if (style === 'joined') return { ...lines, text: '' };
  const { text } = roadmap;
  const keepsSpaces = style !== 'line' || / {2}[\r\n]*$/.test(text.slice(lines.start, lines.end));
  // Spaces that break the line before came with the field, unless the field has some, too.
  const mark = keepsSpaces ? /(?<hard>[ \t]*\\)?(?<end>\r\n|\n|\r)$/ : /(?<hard>[ \t]*\\|(?<=\S) {2,})?(?<end>\r\n|\n|\r)$/;
  const before = mark.exec(text.slice(0, lines.start))?.groups;
  // A hard break at the end of the line before has no next line to set apart. A backslash would even become visible.
  const hard = before?.['hard'];
  if (hard !== undefined && !continuesParagraph(text, lines.end)) {
    const end = before?.['end'] ?? '';
    return { start: lines.start - end.length - hard.length, end: lines.end, text: lines.end === text.length && !/[\r\n]$/.test(text) ? '' : end };
  }
  // Of the blank lines on both sides, one is left. One that only keeps the field apart from the item's text goes with it.
  const blank = /(?<end>\r\n|\n|\r(?!\n))(?<line>[ \t]*(?:\r\n|\n|\r))$/.exec(text.slice(0, lines.start))?.groups;
  const gone = blank !== undefined && (/^[ \t]*(?:\r\n|\n|\r)/.test(text.slice(lines.end)) || endsItem(text, lines)) ? (blank['line'] ?? '') : '';
  if (/[\r\n]$/.test(text.slice(lines.start, lines.end))) return { ...lines, start: lines.start - gone.length, text: '' };
  return { start: lines.start - (gone === '' ? (before?.['end'] ?? '') : gone + (blank?.['end'] ?? '')).length, end: lines.end, text: '' };
}
