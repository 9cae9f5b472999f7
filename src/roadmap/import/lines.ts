import { readFieldLine } from '../read/fields.ts';
import { isTimelineTitle, knownTitle } from '../read/sections.ts';
import { columnAfter, indentOf } from '../text/lines.ts';

/** One line of a plain-text update. `length` is the length of the source line, which tells whether the line was full. */
export type SourceLine = { readonly length: number; readonly indent: number; readonly text: string } & (
  | { readonly type: 'blank' | 'rule' | 'quote' }
  | { readonly type: 'text'; readonly field: SourceField | null }
  | { readonly type: 'heading'; readonly depth: number }
  /** `column` is the column of the text. Lines further to the left are not inside the bullet. */
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
/** A bullet without a space, as in `-sub-item`. It counts only if it is indented. */
const TIGHT_BULLET = /^-(?=\p{L})/u;
/** A number with up to three digits. A longer one is probably a year at the start of a wrapped line. */
const NUMBER = /^(?<number>\d{1,3})[.)][ \t]+(?=\S)/;
const RULE = /^(?:([-=_*~#+])\1{2,}|--)$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;

/** The lines of a text with their types. All line ends and a byte-order mark are accepted. */
export function sourceLines(text: string): SourceLine[] {
  const written = text.replace(/^\uFEFF+/, '').split(/\r\n|\n|\r/);
  const lines: SourceLine[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const line = sourceLine(written[at] ?? '');
    const below = (written[at + 1] ?? '').trimEnd();
    const alone = (lines.at(-1) ?? { type: 'blank' }).type === 'blank';
    // A line with dashes or similar signs below it is a heading, too.
    if (line.type === 'text' && line.indent === 0 && alone && UNDERLINE.test(below)) {
      lines.push({ type: 'heading', depth: below.startsWith('=') ? 1 : 2, length: line.length, indent: 0, text: line.text });
      at += 1;
    } else if (line.type === 'text' && line.indent === 0 && alone && at > 0 && isTitleOfList(line.text, written.slice(at + 1, at + 4))) {
      lines.push({ type: 'heading', depth: 2, length: line.length, indent: 0, text: line.text.replace(/:$/, '') });
    } else lines.push(line);
  }
  return lines;
}

/** Whether a separate line before a list is a known title: `NOT YET COMPLETE`, `Open bugs:`. */
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
  // In a wiki, each further star of a bullet means one more level.
  const steps = (bullet.groups?.['marks']?.length ?? 1) - 1;
  const column = columnAfter(bullet[0].replace(/\S/g, ' '), base.indent);
  return { ...base, type: 'bullet', indent: base.indent + steps, column, number: number?.groups?.['number'] ?? null, text: rest, field: sourceField(rest) };
}

/** The field in a line, by the same rules as in a roadmap, including misspelt keys. */
function sourceField(text: string): SourceField | null {
  const read = readFieldLine({ line: 1, start: 0, end: text.length, column: 0, lazy: false, plain: true }, text);
  return read === null ? null : { label: read.label, value: text.slice(read.valueStart) };
}

/** The width at which mail programs wrap lines, in characters. */
const WIDTH = 76;

/** Whether a line begins in the middle of a sentence. */
export function isMidSentence(text: string): boolean {
  return !/^["'(]?\p{Lu}|^https?:/u.test(text);
}

/**
 * Whether a line continues the one before it. If it is a new sentence that would have fitted into the line before, it was not
 * wrapped and is a remark of its own.
 */
export function isWrapped(before: { readonly length: number; readonly text: string }, text: string): boolean {
  if (isMidSentence(text) || /[,;&(/-]$/.test(before.text)) return true;
  const word = /^\S+/.exec(text)?.[0] ?? '';
  return !/^https?:/.test(text) && !/[.:!?]$/.test(before.text) && before.length + 1 + word.length > WIDTH;
}
