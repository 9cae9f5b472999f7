import { PRIORITIES } from '../../model/roadmap.ts';
import { readFieldLine } from '../read/fields.ts';
import { columnAfter, indentOf } from '../text/lines.ts';
import { meantField } from './title-parts.ts';

/** One line of a plain-text update. `length` is the length of the source line, which tells whether the line was full. */
export type SourceLine = { readonly length: number; readonly indent: number; readonly text: string } & (
  | { readonly type: 'blank' | 'rule' | 'quote' | 'comment' }
  | { readonly type: 'text'; readonly field: SourceField | null; readonly meant: SourceField | null }
  | { readonly type: 'heading'; readonly depth: number }
  /** `column` is the column of the text. Lines further to the left are not inside the bullet. */
  | { readonly type: 'bullet'; readonly column: number; readonly number: string | null; readonly field: SourceField | null; readonly meant: SourceField | null }
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
/** What is put aside: it is kept as a comment. */
const COMMENT = /^\{\{(?<text>.*)\}\}$/;

/** The lines of a text with their types. @param text in the forms of a development update, with `\n` between its lines */
export function sourceLines(text: string): SourceLine[] {
  return text.split('\n').map(sourceLine);
}

function sourceLine(written: string): SourceLine {
  const text = written.trim();
  const base = { length: written.trimEnd().length, indent: indentOf(written), text };
  if (text === '') return { ...base, type: 'blank' };
  const heading = base.indent === 0 ? HEADING.exec(text)?.groups : undefined;
  if (heading !== undefined) return { ...base, type: 'heading', depth: heading['marks']?.length ?? 1, text: heading['text'] ?? '' };
  const comment = base.indent === 0 ? COMMENT.exec(text)?.groups?.['text'] : undefined;
  if (comment !== undefined) return { ...base, type: 'comment', text: comment };
  if (RULE.test(text)) return { ...base, type: 'rule' };
  if (text.startsWith('>')) return { ...base, type: 'quote', text: text.replace(/^>[ \t]*/, '') };
  const number = NUMBER.exec(text);
  const bullet = number ?? BULLET.exec(text) ?? (base.indent > 0 ? TIGHT_BULLET.exec(text) : null);
  if (bullet === null) return { ...base, type: 'text', field: sourceField(text), meant: unnamedField(text) };
  const rest = text.slice(bullet[0].length);
  // In a wiki, each further star of a bullet means one more level.
  const steps = (bullet.groups?.['marks']?.length ?? 1) - 1;
  const column = columnAfter(bullet[0].replace(/\S/g, ' '), base.indent);
  return {
    ...base,
    type: 'bullet',
    indent: base.indent + steps,
    column,
    number: number?.groups?.['number'] ?? null,
    text: rest,
    field: sourceField(rest),
    meant: unnamedField(rest),
  };
}

/** The field in a line, by the same rules as in a roadmap, including misspelt keys. */
function sourceField(text: string): SourceField | null {
  const read = readFieldLine({ line: 1, start: 0, end: text.length, column: 0, lazy: false, plain: true, inside: false, broken: false }, text);
  return read === null ? null : { label: read.label, value: text.slice(read.valueStart) };
}

/** The field that a line means without one of the keys: `Responsible: Kim`, `@kim`, `critical`. */
function unnamedField(text: string): SourceField | null {
  const meant = meantField(text);
  return meant === null ? null : { label: `${meant.key}:`, value: meant.value };
}

/** The width at which mail programs wrap lines, in characters. */
const WIDTH = 76;

/** What stands at the end of a title and never inside one: `(good)`. */
const ENDS_TITLE = new RegExp(`\\((?:none|good|fair|poor|ok|bad|${PRIORITIES.join('|')}|done|fixed)\\)$`, 'i');
/** How far the work is: `v3 posted`. */
const BEGINS_REMARK = /^(?:v\d+|rfc|patch(?:es)?|series) (?:is |are )?(?:posted|sent|acked|reviewed|merged|in|on|under|needs|ready|committed)\b/i;

/** Whether a line begins in the middle of a sentence. */
export function isMidSentence(text: string): boolean {
  return !/^["'(]?\p{Lu}|^https?:/u.test(text);
}

/**
 * Whether a line continues the one before it. If it is a new sentence that would have fitted into the line before, it was not
 * wrapped and is a remark of its own.
 */
export function isWrapped(before: { readonly length: number; readonly text: string }, text: string): boolean {
  if (ENDS_TITLE.test(before.text) || BEGINS_REMARK.test(text)) return false;
  if (/^\[[^[\]]{1,20}\]\s/.test(text)) return isFull(before, text);
  if (isMidSentence(text) || /[,;&(/-]$/.test(before.text)) return true;
  return !/^https?:/.test(text) && !/[.:!?]$/.test(before.text) && isFull(before, text);
}

/** Whether the first word of a line would not have fitted into the line before it. */
export function isFull(before: { readonly length: number }, text: string): boolean {
  return before.length + 1 + (/^\S+/.exec(text)?.[0] ?? '').length > WIDTH;
}
