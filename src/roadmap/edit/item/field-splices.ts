import type { Field, FieldKey, FieldStyle, Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { isBlank, lineEnding } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { inCell } from '../../text/text.ts';
import { insertAt } from './insert.ts';
import { newFieldStyle } from './style.ts';

/** Sets a field where it stands, or writes a new one. */
export function setField(roadmap: Roadmap, item: Item, key: FieldKey, value: string): Splice {
  const present = item.fields[key];
  const written = shapeOf(item).holds === 'cells' ? inCell(value) : value;
  if (present !== undefined) return { ...present.span, text: present.span.start === present.span.end ? ` ${written}` : written };
  const cell = item.source.emptyCells?.[key];
  if (cell !== undefined) return { ...cell, text: ` ${written} ` };
  const { style, label } = newFieldStyle(roadmap, item, key);
  const like = Object.values(item.fields)
    .filter((field) => field.style === style)
    .toSorted((a, b) => a.line - b.line)
    .at(-1);
  if (shapeOf(item).among === 'headings' && like === undefined) {
    // A paragraph below would go on with the bullet.
    const below = /^[^\r\n]*/.exec(roadmap.text.slice(item.source.titleLinesEnd))?.[0] ?? '';
    const gap = isBlank(below) || /^ {0,3}(?:[-*+]\s|#)/.test(below) ? '' : lineEnding(roadmap.text);
    const line = insertLine(roadmap.text, item.source.titleLinesEnd, `- ${label} ${value}`);
    return { ...line, text: line.text + gap };
  }
  const { prefix, offset } = newFieldPlace(roadmap, item, style, like ?? null);
  return insertLine(roadmap.text, offset, `${prefix}${label} ${value}`);
}

/** Where a new field goes, and what stands before it on its line: behind the item's last field of the style, else behind the title. */
function newFieldPlace(roadmap: Roadmap, item: Item, style: FieldStyle, like: Field | null): { offset: number; prefix: string } {
  const { text } = roadmap;
  if (like !== null) {
    const pattern = style === 'bullet' ? /^[ \t]*[-*+][ \t]+/ : /^[ \t]*/;
    return { offset: like.lines.end, prefix: pattern.exec(text.slice(like.lines.start, like.lines.end))?.[0] ?? '' };
  }
  const offset = item.source.titleLinesEnd;
  const indent = ' '.repeat(item.source.contentColumn);
  if (style === 'line') return { offset, prefix: indent };
  // A nested list right below the title goes on with the new bullet in front.
  const below = offset < item.source.lines.end ? /^([ \t]*[-*+][ \t]+)\S/.exec(text.slice(offset, item.source.lines.end))?.[1] : undefined;
  const own = text.slice(item.source.marker.start, item.source.marker.end);
  return { offset, prefix: below ?? `${indent}${item.source.ordered ? '-' : own} ` };
}

/** A new line behind another one. A missing final line end stays missing. */
function insertLine(text: string, offset: number, line: string): Splice {
  const end = lineEnding(text);
  return /[\r\n]$/.test(text.slice(0, offset)) ? insertAt(offset, line + end) : insertAt(offset, end + line);
}

/** Takes a field's lines out, or empties its cell. */
export function removeField(roadmap: Roadmap, { lines, span, style }: Field): Splice {
  if (style === 'cell') return { ...span, text: '' };
  if (style === 'joined') return { ...lines, text: '' };
  const { text } = roadmap;
  const before = /(?<hard>[ \t]*\\)?(?<end>\r\n|\n|\r)$/.exec(text.slice(0, lines.start))?.groups;
  // A backslash that broke the line before is a backslash where no line follows in the paragraph.
  const hard = before?.['hard'];
  if (hard !== undefined && !/^[ \t]*[^\s>*+-]/.test(text.slice(lines.end))) {
    const end = before?.['end'] ?? '';
    return { start: lines.start - end.length - hard.length, end: lines.end, text: lines.end === text.length && !/[\r\n]$/.test(text) ? '' : end };
  }
  if (/[\r\n]$/.test(text.slice(lines.start, lines.end))) return { ...lines, text: '' };
  return { start: lines.start - (before?.['end']?.length ?? 0), end: lines.end, text: '' };
}
