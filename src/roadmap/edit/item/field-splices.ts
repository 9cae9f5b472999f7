import type { CellText } from '../../../model/plan.ts';
import type { FieldKey, FieldStyle, Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { EmptyCell, NoteCell, Span, StatusMark } from '../../../model/span.ts';
import { colonBehind } from '../../read/item-values.ts';
import { changedWords, keepingBreaks, wordsOf } from '../../text/diff-words.ts';
import { columnAfter, indentOf, isBlank, lineAt, lineEnding, linesOf } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import type { Splice } from '../../text/splice.ts';
import { beginsBlock, composed, inCell } from '../../text/text.ts';
import { haveBlankBelow, introducesBullets, introducesList, lineSpace, nestedGap, nestedMarker, nestedSpace } from '../bullets/nested-bullet.ts';
import { lackingCells } from '../table/cell-width.ts';
import { linesWithTables } from '../table/table-form.ts';
import { continuesParagraph, fieldGap, isInParagraph } from './field-gap.ts';
import { fieldBehindFirstLabel } from './first-label.ts';
import { blankBelowHeadings, hasTextApart } from './habits.ts';
import { insertAt, withMarks } from './insert.ts';
import { placeAmongLabels, placeBelowLead } from './label-order.ts';
import { startForMark } from './open-words.ts';
import { beginsWithLabel, type FieldModel, fieldLabels, newFieldStyle } from './style.ts';

/** Sets a field: changes the different words of its value, or adds a new field. */
export function setField(roadmap: Roadmap, item: Item, key: FieldKey, value: string): Splice[] {
  const present = item.fields[key];
  const written = shapeOf(item).holds === 'cells' ? inCell(value) : value;
  if (present !== undefined) {
    const { start, end } = present.span;
    if (start === end) return [{ start, end, text: ` ${written}` }];
    const source = roadmap.text.slice(start, end);
    // A value may begin in the line below its key.
    const value = source.trimStart();
    const from = end - value.length;
    const changes = keepingBreaks(value, changedWords(wordsOf(value), wordsOf(written), withoutBreaks));
    return changes.map((one) => ({ start: from + one.start, end: from + one.end, text: one.text }));
  }
  const cell = item.source.emptyCells?.[key];
  if (cell !== undefined) return [{ start: cell.start, end: cell.end, text: cellText(roadmap, cell, written) }];
  return newField(roadmap, item, key, value);
}

/** Sets the word that shows an item's state. */
export function setStatus(roadmap: Roadmap, item: Item, word: string, at: StatusMark['where']): Splice[] {
  const { text } = roadmap;
  const { status } = item.source;
  if (status === null) return [];
  const { span, where, lacking = null } = status;
  // From one end of a title to the other one: the words between them stay.
  if (where !== at && at === 'start') return [insertAt(startForMark(roadmap, item), word), { ...span, text: '' }];
  if (where !== at && where === 'start') return [{ ...span, text: '' }, insertAt(item.source.title.end, word)];
  if (where !== 'cell') return [{ ...replacedByStatus(text, status, word), text: shapeOf(item).holds === 'cells' ? inCell(word) : word }];
  if (span.start < span.end || word === '') return [{ ...span, text: inCell(word) }];
  if (lacking !== null) return [{ ...span, text: cellText(roadmap, { ...span, lacking }, inCell(word)) }];
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const behind = /^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0;
  return [{ start: span.start - before, end: span.end + behind, text: cellText(roadmap, { ...span, lacking }, inCell(word)) }];
}

/** What a status in a title replaces. A word takes the place of the colon behind the title, unless it stands in brackets: `Cups (Done):`. */
function replacedByStatus(text: string, status: StatusMark, word: string): Span {
  const { start, end } = status.span;
  const isWord = word !== '' && !/[)\]]$/.test(word);
  const isThere = word === ':' && text.charAt(end) === ':';
  return (isWord && colonBehind(text, status) !== '') || isThere ? { start, end: end + 1 } : { start, end };
}

/** A word as it is compared. Where a value goes on in the next line, its lines stay. */
function withoutBreaks(word: string): string {
  return word.trim() === '' ? ' ' : composed(word);
}

/** Changes the different words of some cells, and fills or empties others. */
export function setCells(roadmap: Roadmap, cells: readonly NoteCell[], texts: readonly CellText[]): Splice[] {
  const { text } = roadmap;
  const said = new Map(texts.map((one) => [one.column, inCell(one.text)]));
  return cells.flatMap(({ column, at }): Splice[] => {
    const written = said.get(column);
    if (written === undefined) return [];
    if ('empty' in at) return written === '' ? [] : [{ start: at.empty.start, end: at.empty.end, text: cellText(roadmap, at.empty, written) }];
    const { start, end } = at.text;
    if (written === '') return [{ start, end, text: '' }];
    return changedWords(wordsOf(text.slice(start, end)), wordsOf(written)).map((one) => ({ start: start + one.start, end: start + one.end, text: one.text }));
  });
}

/** The text of a cell that was empty, with the cells before it that its row lacks. The space around it follows from the other rows. */
function cellText(roadmap: Roadmap, { start, lacking }: EmptyCell, written: string): string {
  if (lacking === null) return written;
  return lackingCells(roadmap, lineAt(linesWithTables(roadmap), start), lacking, written);
}

function newField(roadmap: Roadmap, item: Item, key: FieldKey, value: string): Splice[] {
  const { style, label, like: model } = newFieldStyle(roadmap, item, key);
  const own: FieldModel[] = Object.values(item.fields).filter((field) => field.style === style);
  const labels = own.length > 0 ? [] : fieldLabels(linesOf(roadmap.text), item).filter((one) => one.style === style);
  const last = [...own, ...labels].toSorted((a, b) => a.line - b.line).at(-1) ?? null;
  const among = placeAmongLabels(roadmap, item, key, style, last);
  if (among?.side === 'above') {
    const { start } = among.of.lines;
    const marker = /^[ \t]*[-*+][ \t]+/.exec(roadmap.text.slice(start))?.[0] ?? '';
    return [insertAt(start, `${marker}${label} ${value}${lineEnding(roadmap.text).repeat(among.isLoose ? 2 : 1)}`)];
  }
  const like = among?.of ?? last;
  if (shapeOf(item).among === 'headings' && like === null) {
    return [fieldBelowHeading(roadmap, withMarks(roadmap.text, item), `${label} ${value}`, style, model)];
  }
  const { text } = roadmap;
  const { prefix, offset, apart = null } = newFieldPlace(roadmap, item, style, like, model);
  const gap = apart === null && (style === 'line' || like !== null) ? fieldGap(roadmap, item, like, style) : null;
  const before = /[^\r\n]*(?:\r\n|\n|\r)?$/.exec(text.slice(like?.lines.start ?? item.source.lines.start, offset))?.[0] ?? '';
  const lineEnd = offset - before.length + before.trimEnd().length;
  const hasMark = gap !== null && gap.mark !== '' && before.trimEnd().length < before.replace(/[\r\n]+$/, '').length;
  const isBroken = hasMark || before.trimEnd().endsWith('\\');
  // A bullet ends its line by itself.
  const marked = style === 'line' && gap !== null && gap.mark !== '' && !isBroken ? [insertAt(lineEnd, gap.mark)] : [];
  // At the end of a paragraph, a backslash would be shown.
  const isInside = !isBlank(/^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '');
  const broken = gap !== null && isBroken && like !== null && (gap.mark !== '\\' || isInside) ? gap.mark : '';
  const isParagraph = like === null && style === 'line' && apart === null && isInParagraph(roadmap, item);
  const blank = (gap?.blank === true && like !== null) || isParagraph || among?.isLoose === true || apart === 'above' ? lineEnding(text) : '';
  // Spaces that stood there tell, when the field goes, that they did not come with it.
  const spaces =
    style === 'line' && broken === '' && blank === '' && !continuesParagraph(text, offset) ? (/(?<=\S) {2,}(?=[\r\n]*$)/.exec(before)?.[0] ?? '') : '';
  const inserted = insertLine(text, offset, `${prefix}${label} ${value}${broken}${spaces}`, blank);
  return [...marked, apart === 'below' ? { ...inserted, text: inserted.text + lineEnding(text) } : inserted];
}

/**
 * A new field between a heading and its text. Where a blank line stands below the heading, one stands there afterwards, too.
 * @param model the line that the field is like; null if the file shows none
 */
function fieldBelowHeading(roadmap: Roadmap, item: Item, field: string, style: FieldStyle, model: FieldModel | null): Splice {
  const { text } = roadmap;
  const { titleLinesEnd } = item.source;
  const end = lineEnding(text);
  const isLine = style === 'line';
  const behind = isLine && model !== null ? fieldBehindFirstLabel(roadmap, item, field, model) : null;
  if (behind !== null) return behind;
  const joined = isLine && model !== null ? breakOfJoined(text, titleLinesEnd, model) : null;
  // Labels that stand in one paragraph are joined by one more.
  if (joined !== null) return insertAt(joined.offset, field + joined.mark + end);
  const below = /^[^\r\n]*/.exec(text.slice(titleLinesEnd))?.[0] ?? '';
  const lead = placeBelowLead(roadmap, item, style);
  const like = isLine
    ? ''
    : (/^ {0,3}[-*+][ \t]+/.exec(text.slice(model?.lines.start))?.[0] ?? `${nestedMarker(roadmap, item, false)}${nestedGap(roadmap, item)}`);
  if (lead !== null) return insertLine(text, lead.offset, like + field, lead.isApart ? end : '');
  const indent = isLine ? null : bulletIndent(text, item, 0);
  const beside = /^ {0,3}[-*+][ \t]+(?=\S)/.exec(below)?.[0];
  const line = `${indent === null ? '' : (beside ?? `${' '.repeat(indent)}${nestedMarker(roadmap, item, false)}${nestedGap(roadmap, item)}`)}${field}`;
  const isApart = (indent !== null || isLine) && isBlank(below) && titleLinesEnd < text.length && /[\r\n]$/.test(text.slice(0, titleLinesEnd));
  if (isApart) {
    const [blank = '', first = ''] = /^(?:[ \t]*(?:\r\n|\n|\r))+((?: {0,3}[-*+][ \t])?)/.exec(text.slice(titleLinesEnd)) ?? [];
    const isInItem = titleLinesEnd + blank.length <= item.source.lines.end;
    // Above the bullets that stand there, the field is the first of them.
    if (first !== '' && isInItem && !isLine) return insertAt(titleLinesEnd + blank.length - first.length, `${first}${field}${end}`);
    return insertAt(titleLinesEnd, `${end}${line}${end}`);
  }
  // A paragraph directly below would become a part of the new bullet.
  const isApartBelow = /^ {0,3}#/.test(below) ? hasTextApart(roadmap) : !isBlank(below) && !/^ {0,3}[-*+]\s/.test(below);
  const isBelowMark = /<[^<>]*>\s*$/.test(text.slice(0, titleLinesEnd));
  const above = isBlank(text.slice(titleLinesEnd)) && (isBelowMark || blankBelowHeadings(roadmap) > 0) ? end : '';
  const inserted = insertLine(text, titleLinesEnd, line, above);
  return { ...inserted, text: inserted.text + (isApartBelow ? end : '') };
}

/** Where a new line joins the labels below a heading, and the hard break that ends it; null: none stand there, or the file keeps them apart. */
function breakOfJoined(text: string, headingEnd: number, like: FieldModel): { offset: number; mark: string } | null {
  const lineAtOffset = (offset: number) => /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(headingEnd))?.[0] ?? '';
  const offset = headingEnd + blank.length;
  if (!beginsWithLabel(lineAtOffset(offset)) || !beginsWithLabel(lineAtOffset(like.lines.end))) return null;
  return { offset, mark: /(?:\\| {2,})$/.exec(lineAtOffset(like.lines.start))?.[0] ?? '' };
}

interface NewFieldPlace {
  readonly offset: number;
  /** The text before the field on its line. */
  readonly prefix: string;
  /** On which side a blank line keeps it apart, in a list in which blank lines stand between the bullets. */
  readonly apart?: 'above' | 'below' | null;
}

/** The place of a new field. It goes after the item's last field of this style, or else to the list below the title, or else after the title. */
function newFieldPlace(roadmap: Roadmap, item: Item, style: FieldStyle, like: FieldModel | null, model: FieldModel | null): NewFieldPlace {
  const { text } = roadmap;
  if (like !== null) {
    const pattern = style === 'bullet' ? /^[ \t]*[-*+][ \t]+/ : /^[ \t]*/;
    return { offset: like.lines.end, prefix: pattern.exec(text.slice(like.lines.start, like.lines.end))?.[0] ?? '' };
  }
  const offset = item.source.titleLinesEnd;
  const column = item.source.contentColumn;
  const list = listBelowTitle(text, item);
  // Bullets that complete the title stay with it, and a field among them would be read as one more: it is a paragraph behind them.
  const isParagraph = list !== null && !list.continuesParagraph && (model === null || style === 'line') && introducesBullets(text, item.source);
  if (isParagraph) return { offset: list.end, prefix: lineSpace(roadmap, item), apart: 'above' };
  const bulletColumn = style === 'line' ? null : bulletIndent(text, item, column);
  if (bulletColumn === null) return { offset, prefix: lineSpace(roadmap, item) };
  const space = nestedSpace(roadmap, item);
  const indent = columnAfter(space) < bulletColumn ? ' '.repeat(bulletColumn) : space;
  const prefix = `${indent}${nestedMarker(roadmap, item, false)}${nestedGap(roadmap, item)}`;
  if (list === null) return { offset, prefix, apart: offset >= item.source.lines.end && haveBlankBelow(roadmap, item) ? 'above' : null };
  const own = list.isNumbered ? `${list.space}${prefix.slice(indent.length)}` : list.prefix;
  // A field is none of what the title introduces.
  const isIntroduced = list.isNumbered || introducesList(text, item.source);
  const places = placesAmongBullets(roadmap);
  const isBehind = isIntroduced ? mostFrequent(places) !== 'first' : places.length > 1 && !places.includes('first');
  if (isBehind && !list.continuesParagraph) return { offset: list.end, prefix: list.bulletBehind ?? own, apart: list.isLoose ? 'above' : null };
  // Above the bullets that stand there, the field is the first of them.
  return list.isNumbered ? { offset, prefix } : { offset: list.start, prefix: own, apart: list.isLoose ? 'below' : null };
}

/** Where the fields of the file stand that are bullets among others: right below the title, or behind the others. */
function placesAmongBullets({ items }: Roadmap): ReadonlyArray<'first' | 'last'> {
  return items.flatMap(({ fields, source: { titleLinesEnd, lines } }) => {
    const bullets = Object.values(fields).filter(({ style }) => style === 'bullet');
    const [isFirst, isLast] = [bullets.some((one) => one.lines.start === titleLinesEnd), bullets.some((one) => one.lines.end >= lines.end)];
    return isFirst === isLast ? [] : [isFirst ? 'first' : 'last'];
  });
}

/** The list with which the text below a title begins. */
interface ListBelow {
  readonly start: number;
  readonly end: number;
  readonly isNumbered: boolean;
  /** The white space before its first line. */
  readonly space: string;
  /** All that stands before the first one's text. */
  readonly prefix: string;
  /** Blank lines stand between its bullets. */
  readonly isLoose: boolean;
  /** A line goes on below it without a blank line, and may belong to it. */
  readonly continuesParagraph: boolean;
  /** What stands before the text of a bullet that follows right behind its numbers. */
  readonly bulletBehind: string | undefined;
}

function listBelowTitle(text: string, { source }: Item): ListBelow | null {
  const lines = text.slice(source.titleLinesEnd, source.lines.end).match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? [];
  const first = lines.findIndex((line) => !isBlank(line));
  const [prefix, space = '', marker = ''] = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(lines[first] ?? '') ?? [];
  if (prefix === undefined) return null;
  const isNumbered = marker.length > 1;
  const sibling = isNumbered ? /^[ \t]*\d{1,9}[.)][ \t]/ : /^[ \t]*[-*+][ \t]/;
  const column = columnAfter(space);
  const start = source.titleLinesEnd + lines.slice(0, first).join('').length;
  let [at, end, isLoose] = [start, start, false];
  for (const line of lines.slice(first)) {
    const isSibling = indentOf(line) === column && sibling.test(line);
    if (!isBlank(line) && !isSibling && indentOf(line) <= column) {
      const bulletBehind = at === end && isNumbered ? /^[ \t]*[-*+][ \t]+(?=\S)/.exec(line)?.[0] : undefined;
      return { start, end, isNumbered, space, prefix, isLoose, continuesParagraph: at === end && !beginsBlock(line.trimStart()), bulletBehind };
    }
    if (isSibling && at > end) isLoose = true;
    at += line.length;
    if (!isBlank(line)) end = at;
  }
  return { start, end, isNumbered, space, prefix, isLoose, continuesParagraph: false, bulletBehind: undefined };
}

/**
 * The indentation of a new bullet below a title. What stands below and is indented by two columns more would become a part of the
 * bullet, so the bullet is indented as much. Null if that would make it code: then the field is no bullet but a line.
 * @param column the indentation of the item's text
 */
function bulletIndent(text: string, { source }: Item, column: number): number | null {
  const below = text.slice(source.titleLinesEnd, source.lines.end).split(/\r\n|\n|\r/);
  const first = below.find((line) => !isBlank(line));
  const indent = first === undefined ? column : indentOf(first);
  if (indent < column + 2) return column;
  return indent < column + 4 ? indent : null;
}

/** Inserts a new line after another one. A missing final line end stays missing. @param blank the blank line between both */
function insertLine(text: string, offset: number, line: string, blank = ''): Splice {
  const end = lineEnding(text);
  return /[\r\n]$/.test(text.slice(0, offset)) ? insertAt(offset, blank + line + end) : insertAt(offset, end + blank + line);
}
