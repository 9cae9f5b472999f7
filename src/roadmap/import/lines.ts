import { readFieldLine } from '../read/fields.ts';
import { isTimelineTitle, knownTitle } from '../read/sections.ts';
import { columnAfter, indentOf } from '../text/lines.ts';

/** One line of a plain-text update. `length` is its length as written: it tells whether the line was full. */
export type SourceLine = { readonly length: number; readonly indent: number; readonly text: string } & (
  | { readonly type: 'blank' | 'rule' | 'quote' }
  | { readonly type: 'text'; readonly field: SourceField | null }
  | { readonly type: 'heading'; readonly depth: number }
  /** `column` is where the text begins: what stands further left is not inside. */
  | { readonly type: 'bullet'; readonly column: number; readonly number: string | null; readonly field: SourceField | null }
);

export interface SourceField {
  /** The key as it is written, with its colon. */
  readonly label: string;
  readonly value: string;
}

const HEADING = /^(?<marks>={1,6})[ \t]*(?<text>[^=\s](?:.*[^=\s])?)[ \t]*\k<marks>$/;
/** `* a`, `** a` (a wiki's way to nest), `- a`, `+ a`, `• a`. */
const BULLET = /^(?<marks>\*{1,6}|[-+•])[ \t]+(?=\S)/;
/** `-sub-item` is one only where it is indented: elsewhere it is a word. */
const TIGHT_BULLET = /^-(?=\p{L})/u;
/** More digits are a year at the start of a wrapped line. */
const NUMBER = /^(?<number>\d{1,3})[.)][ \t]+(?=\S)/;
const RULE = /^(?:([-=_*~#+])\1{2,}|--)$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;

/** The lines of a text, each with what it is by itself. Any line end, and a byte-order mark, are accepted. */
export function sourceLines(text: string): SourceLine[] {
  const written = text.replace(/^\uFEFF+/, '').split(/\r\n|\n|\r/);
  const lines: SourceLine[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const line = sourceLine(written[at] ?? '');
    const below = (written[at + 1] ?? '').trimEnd();
    const alone = (lines.at(-1) ?? { type: 'blank' }).type === 'blank';
    // A title with a line drawn under it: people write headings so, too.
    if (line.type === 'text' && line.indent === 0 && alone && UNDERLINE.test(below)) {
      lines.push({ type: 'heading', depth: below.startsWith('=') ? 1 : 2, length: line.length, indent: 0, text: line.text });
      at += 1;
    } else if (line.type === 'text' && line.indent === 0 && alone && at > 0 && isTitleOfList(line.text, written.slice(at + 1, at + 4))) {
      lines.push({ type: 'heading', depth: 2, length: line.length, indent: 0, text: line.text.replace(/:$/, '') });
    } else lines.push(line);
  }
  return lines;
}

/** A line of its own that is a known title, before a list: `NOT YET COMPLETE`, `Open bugs:`. */
function isTitleOfList(text: string, below: readonly string[]): boolean {
  const next = below.find((line) => line.trim() !== '');
  if (next === undefined || sourceLine(next).type !== 'bullet') return false;
  const known = knownTitle(text);
  return known.role !== 'none' && (known.role !== 'never' || isTimelineTitle(text));
}

function sourceLine(written: string): SourceLine {
  const text = written.trim();
  const base = { length: written.trimEnd().length, indent: indentOf(written), text };
  if (text === '') return { ...base, type: 'blank' };
  const heading = base.indent === 0 ? HEADING.exec(text)?.groups : undefined;
  if (heading !== undefined) return { ...base, type: 'heading', depth: heading['marks']?.length ?? 1, text: heading['text'] ?? '' };
  if (RULE.test(text)) return { ...base, type: 'rule' };
  if (text.startsWith('>')) return { ...base, type: 'quote', text: text.replace(/^>[ \t]*/, '') };
  const number = NUMBER.exec(text);
  const bullet = number ?? BULLET.exec(text) ?? (base.indent > 0 ? TIGHT_BULLET.exec(text) : null);
  if (bullet === null) return { ...base, type: 'text', field: sourceField(text) };
  const rest = text.slice(bullet[0].length);
  // Each further star of a wiki's bullet stands for one step to the right.
  const steps = (bullet.groups?.['marks']?.length ?? 1) - 1;
  const column = columnAfter(bullet[0].replace(/\S/g, ' '), base.indent);
  return { ...base, type: 'bullet', indent: base.indent + steps, column, number: number?.groups?.['number'] ?? null, text: rest, field: sourceField(rest) };
}

/** What the reader of roadmaps takes for a field is one here, a misspelt key included. */
function sourceField(text: string): SourceField | null {
  const read = readFieldLine({ line: 1, start: 0, end: text.length, column: 0, lazy: false, plain: true }, text);
  return read === null ? null : { label: read.label, value: text.slice(read.valueStart) };
}

/** Lines of mail are wrapped at about this width. */
const WIDTH = 76;

/** Whether a line begins in the middle of a sentence. */
export function isMidSentence(text: string): boolean {
  return !/^["'(]?\p{Lu}|^https?:/u.test(text);
}

/**
 * Whether a line goes on with the one before it, or is a remark below it: a new sentence that
 * would have had room in the line before was not wrapped there.
 */
export function isWrapped(before: { readonly length: number; readonly text: string }, text: string): boolean {
  if (isMidSentence(text) || /[,;&(/-]$/.test(before.text)) return true;
  const word = /^\S+/.exec(text)?.[0] ?? '';
  return !/^https?:/.test(text) && !/[.:!?]$/.test(before.text) && before.length + 1 + word.length > WIDTH;
}
