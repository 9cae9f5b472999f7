import type { Paragraph } from 'mdast';
import { FIELD_KEYS, type Field, type FieldKey, type FieldStyle } from '../../model/roadmap.ts';
import type { Span } from '../../model/span.ts';
import { spanOf } from '../markdown/nodes.ts';
import { columnAfter, type Lines, lineAt, lineSpan } from '../text/lines.ts';
import { listsAlternatives } from '../text/words.ts';

/** One line of a paragraph, without the indentation and quote marks before it. */
export interface ParagraphLine {
  readonly line: number;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character that is not white space. */
  readonly end: number;
  /** Column of its first character, with the text before it. */
  readonly column: number;
  /** By its prefix or indentation it is outside of the quote or nested item that it belongs to in Markdown. */
  readonly lazy: boolean;
  /** It starts in plain text or with strong text, not inside code, emphasis, a link or HTML. */
  readonly plain: boolean;
  /** It starts inside of code, emphasis, a link or the like, which began on a line above. */
  readonly inside: boolean;
  /** A hard break stands at its end: two spaces or a backslash. */
  readonly broken: boolean;
}

/**
 * The lines of a paragraph.
 * @param inQuote a line without a `>` of its own is lazy
 * @param contentColumn a further line that starts before this column is lazy
 */
export function paragraphLines(paragraph: Paragraph, lines: Lines, inQuote: boolean, contentColumn: number): ParagraphLine[] {
  const span = spanOf(paragraph);
  const result: ParagraphLine[] = [];
  const first = lineAt(lines, span.start);
  const last = lineAt(lines, Math.max(span.start, span.end - 1));
  for (let line = first; line <= last; line += 1) {
    const whole = lineSpan(lines, line);
    const source = lines.text.slice(whole.start, Math.min(whole.end, span.end));
    const prefix = (inQuote ? /^(?:[ \t]*>)*[ \t]*/ : /^[ \t]*/).exec(source)?.[0] ?? '';
    const start = line === first ? span.start : whole.start + prefix.length;
    const column = columnAfter(lines.text.slice(whole.start, start));
    result.push({
      line,
      start,
      end: whole.start + withoutBreak(source).length,
      column,
      lazy: line > first && (inQuote ? !prefix.includes('>') : column < contentColumn),
      ...startsHow(paragraph, start),
      broken: line < last && / {2}\r?\n?$|(?<!\\)(?:\\\\)*\\\r?\n?$/.test(source),
    });
  }
  return result;
}

/** A line without white space at its end, and without the backslash of a hard break. An escaped backslash is text. */
function withoutBreak(line: string): string {
  const trimmed = line.trimEnd();
  return /(?<!\\)(?:\\\\)*\\$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd() : trimmed;
}

/** The lines of a value on one line, without the indentation, quote marks and hard breaks between them. */
function onOneLine(written: string): string {
  const parts = written.split(/\r\n|\n|\r/).map((part, at, all) => {
    const text = at === 0 ? part : part.replace(/^[\s>]+/, '');
    return at === all.length - 1 ? text.trimEnd() : withoutBreak(text);
  });
  return parts.join(' ');
}

function startsHow(paragraph: Paragraph, offset: number): Pick<ParagraphLine, 'plain' | 'inside'> {
  const node = paragraph.children.find((child) => offset < spanOf(child).end);
  if (node === undefined || node.type === 'text') return { plain: node !== undefined, inside: false };
  const isStart = spanOf(node).start === offset;
  return { plain: node.type === 'strong' && isStart, inside: !isStart };
}

/** A line read as `key: value`. */
export interface FieldLine {
  readonly key: FieldKey;
  readonly label: string;
  readonly valueStart: number;
  /** The key as it is misspelt, if it is. */
  readonly misspelt: string | null;
}

const FIELD_LINE = /^(?:(\*\*|__)(?<strong>[A-Za-z]{4,12})(?:[ \t]*:\1|\1[ \t]*:)|(?<plain>[A-Za-z]{4,12})[ \t]*:)[ \t]*/;

/** Reads a line as a field; null if it is not one. */
export function readFieldLine(line: ParagraphLine, text: string): FieldLine | null {
  const read = readKeyLine(line, text);
  return read === null || isLegend(read, line, text) ? null : read;
}

/** Whether a line names a field only to list what it may say: `Status: planned / in progress / done`. It is a note, and the field has no value. */
export function isLegendLine(line: ParagraphLine, text: string): boolean {
  const read = readKeyLine(line, text);
  return read !== null && isLegend(read, line, text);
}

function isLegend({ key, valueStart }: FieldLine, { end }: ParagraphLine, text: string): boolean {
  return (key === 'status' || key === 'priority') && listsAlternatives(text.slice(valueStart, end));
}

function readKeyLine(line: ParagraphLine, text: string): FieldLine | null {
  if (!line.plain) return null;
  const match = FIELD_LINE.exec(text.slice(line.start, line.end));
  const word = match?.groups?.['strong'] ?? match?.groups?.['plain'];
  if (match === null || word === undefined) return null;
  // `status://` is the start of an address.
  if (text.slice(line.start + match[0].length, line.end).startsWith('//')) return null;
  const key = fieldKey(word);
  if (key === null) return null;
  return { ...key, label: match[0].trimEnd(), valueStart: line.start + match[0].length };
}

/** A key inside a line, with what sets it off: a comma, the bullet that it had, a break. A value stands behind it. */
const JOINED =
  /(?:^|[,;]?\s{1,80})(?:(?:[-*+|·•–—]|<br ?\/?>)\s{1,80})?(?<label>(?:\*\*|__)?(?<word>[A-Za-z]{4,12})(?::(?:\*\*|__)|(?:\*\*|__)?[ \t]*:))(?=\s)/g;

/**
 * The fields that formatters join to a title's line: `Title (#1) owner: ana status: idea`. None unless a known key stands right
 * behind the link, because any other colon is text.
 * @param behind what stands behind the link, up to the title's end
 */
export function joinedFields({ start, end }: Span, lines: Lines): Field[] {
  const { text } = lines;
  const source = text.slice(start, end);
  const heads = [...source.matchAll(JOINED)].flatMap(({ 0: whole, index, groups }) => {
    const key = fieldKey(groups?.['word'] ?? '');
    return key === null || key.misspelt !== null ? [] : [{ key: key.key, label: groups?.['label'] ?? '', index, valueAt: index + whole.length }];
  });
  if (heads[0] === undefined || source.slice(0, heads[0].index).trim() !== '') return [];
  return heads.map(({ key, label, index, valueAt }, at) => {
    const written = source.slice(valueAt, heads[at + 1]?.index);
    const lead = written.length - written.trimStart().length;
    // The backslash before the next line is no part of the value.
    const isBroken = /^[ \t]*[\r\n]/.test(source.slice(valueAt + written.trimEnd().length));
    const said = isBroken ? withoutBreak(written) : written.trimEnd();
    const span = { start: start + valueAt + lead, end: start + valueAt + Math.max(lead, said.length) };
    const value = onOneLine(text.slice(span.start, span.end));
    const whole = { start: start + index, end: span.end };
    return { key, label, value, line: lineAt(lines, span.start), style: 'joined', misspelt: false, span, lines: whole, lazy: false };
  });
}

/** The plural of a key, such as owners, statuses, priorities, prognoses. */
function pluralOf(key: string): string {
  if (key.endsWith('is')) return key.replace(/is$/, 'es');
  if (/[^aeiou]y$/.test(key)) return key.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh)$/.test(key) ? `${key}es` : `${key}s`;
}

/** The key that a word is, in any case or in the plural; null if it is none. */
export function ownKey(word: string): FieldKey | null {
  const lower = word.toLowerCase();
  return FIELD_KEYS.find((key) => key === lower || `${key}s` === lower || pluralOf(key) === lower) ?? null;
}

/** The key that a word means. A key of at least eight letters may have one typing error. */
export function fieldKey(word: string): { key: FieldKey; misspelt: string | null } | null {
  const lower = word.toLowerCase();
  const exact = ownKey(word);
  if (exact !== null) return { key: exact, misspelt: null };
  const near = FIELD_KEYS.find((key) => key.length >= 8 && isOneSlip(lower, key));
  return near === undefined ? null : { key: near, misspelt: word };
}

/** Whether a word differs from a key by one error: a missing, extra or wrong letter, or two swapped neighbours. */
export function isOneSlip(word: string, key: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === key[at]) at += 1;
  const rest = word.slice(at);
  const want = key.slice(at);
  return rest === want.slice(1) || rest.slice(1) === want || rest.slice(1) === want.slice(1) || rest === `${want[1]}${want[0]}${want.slice(2)}`;
}

/** A field on some lines of a paragraph, from `line` to `last`. The lines after the first continue its value. */
export function fieldOf(read: FieldLine, line: ParagraphLine, last: ParagraphLine, lines: Lines, style: FieldStyle): Field {
  const span = { start: Math.min(read.valueStart, last.end), end: last.end };
  return {
    key: read.key,
    label: read.label,
    value: onOneLine(lines.text.slice(span.start, span.end)).replace(/^[\s>]+/, ''),
    line: line.line,
    style,
    misspelt: read.misspelt !== null,
    span,
    lines: { start: lineSpan(lines, line.line).start, end: lineSpan(lines, last.line).end },
    lazy: line.lazy,
  };
}
