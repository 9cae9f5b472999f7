import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { isBlank, lineEnding } from '../../text/lines.ts';
import type { Splice } from '../../text/splice.ts';
import { beginsBlock } from '../../text/text.ts';
import { insertAt } from './insert.ts';
import { beginsWithLabel, type FieldModel } from './style.ts';

/** The label with which the text below a heading begins. */
interface FirstLabel {
  /** With its marks: `Description:`, `**Goal:**`. */
  readonly label: string;
  /** Where the lines of its text end. */
  readonly end: number;
  readonly lineCount: number;
  /** The hard break with which they end: two spaces, a backslash, or none. */
  readonly mark: string;
}

/** More are a part of the chapter, as `**Problem:** …` is, which no field parts from the next one. */
const MOST_LINES = 2;

const LABEL = /^(?:(?:\*\*|__)[^*_:]+(?::(?:\*\*|__)|(?:\*\*|__):)|[^*_:]+:)(?=[ \t]+\S)/;

/**
 * A new field behind the label with which the texts below the file's headings begin, such as `Description: …`, and before the next one. Null: they do
 * not all begin with the same one, or only a single one does, a list belongs to it, or most are long texts.
 * @param like the line that the field is like
 */
export function fieldBehindFirstLabel(roadmap: Roadmap, item: Item, field: string, like: FieldModel): Splice | null {
  const { text, items } = roadmap;
  const own = firstLabel(text, item);
  const all = items.flatMap((one) => (shapeOf(one).among === 'headings' ? (firstLabel(text, one) ?? []) : []));
  if (own === null || all.length < 2 || all.some(({ label }) => label !== own.label)) return null;
  if (all.filter(({ lineCount }) => lineCount > MOST_LINES).length * 2 > all.length) return null;
  const end = lineEnding(text);
  const next = lineAtOffset(text, own.end);
  if (beginsWithLabel(next)) return insertAt(own.end, field + own.mark + end);
  // A list right below is a part of what the label says.
  if (!isBlank(next)) return null;
  const isJoined = beginsWithLabel(lineAtOffset(text, like.lines.end));
  // A hard break would be missing at the end of the line above.
  if (isJoined && /(?:\\| {2,})$/.test(lineAtOffset(text, like.lines.start))) return null;
  const apart = isJoined ? '' : end;
  return insertAt(own.end, /[\r\n]$/.test(text.slice(0, own.end)) ? apart + field + end : end + apart + field);
}

function lineAtOffset(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
}

function firstLabel(text: string, { source: { titleLinesEnd, lines } }: Item): FirstLabel | null {
  const body = text.slice(titleLinesEnd, lines.end);
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(body)?.[0] ?? '';
  const [first = '', ...others] = body.slice(blank.length).match(/[^\r\n]+(?:\r\n|\n|\r|$)|\r\n|\n|\r/g) ?? [];
  const label = beginsWithLabel(first.trimEnd()) ? LABEL.exec(first)?.[0] : undefined;
  if (label === undefined) return null;
  const count = others.findIndex((line) => isBlank(line) || beginsBlock(line.trimStart()) || beginsWithLabel(line.trimEnd()));
  const said = first + others.slice(0, count === -1 ? undefined : count).join('');
  const shown = said.replace(/[\r\n]+$/, '');
  const spaces = shown.slice(shown.trimEnd().length);
  const lineCount = said.split(/\r\n|\n|\r/).filter((line) => line !== '').length;
  return { label, lineCount, end: titleLinesEnd + blank.length + said.length, mark: shown.endsWith('\\') ? '\\' : spaces.length > 1 ? spaces : '' };
}
