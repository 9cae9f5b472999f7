import type { Span } from '../../model/span.ts';
import { beginsBlock } from './text.ts';

/** A text and the starts of its lines, for conversions between offsets, lines and columns. */
export interface Lines {
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];
}

/** Splits a text at `\n`, `\r\n` and `\r`, as Markdown does. */
export function linesOf(text: string): Lines {
  const starts = [0];
  if (text.includes('\r')) for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  // Most texts have only `\n`. A search for it takes a tenth of the time, and an edit splits the text often.
  else for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return { text, starts };
}

/** The 1-based line that contains an offset. */
export function lineAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Offset of a 1-based line's first character. One line after the last is the end of the text. */
export function lineStart(lines: Lines, line: number): number {
  return lines.starts[line - 1] ?? lines.text.length;
}

/** A line with its line end. */
export function lineSpan(lines: Lines, line: number): Span {
  return { start: lineStart(lines, line), end: lineStart(lines, line + 1) };
}

/** A line without its line end. */
export function lineText(lines: Lines, line: number): string {
  return lines.text.slice(lineStart(lines, line), lineStart(lines, line + 1)).replace(/[\r\n]+$/, '');
}

/** Some lines without their line ends. */
export function textsOf(lines: Lines, first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => lineText(lines, first + at));
}

/** The number of lines. A final line end is followed by one more line, which is empty. */
export function lineCount(lines: Lines): number {
  return lines.starts.length;
}

export function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** The most frequent line end of a text; `\n` if it has none. */
export function lineEnding(text: string): string {
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  const cr = text.split('\r').length - 1 - crlf;
  if (crlf > 0 && crlf >= lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** The column after some white space, with Markdown's tab stops of four. */
export function columnAfter(space: string, from = 0): number {
  let column = from;
  for (const character of space) column += character === '\t' ? 4 - (column % 4) : 1;
  return column;
}

/** The indentation of a line, in columns. */
export function indentOf(line: string): number {
  return columnAfter(/^[ \t]*/.exec(line)?.[0] ?? '');
}

/** The indentation of the lines that begin first, in columns; 0 if all are blank. */
export function leastIndent(texts: readonly string[]): number {
  const indents = texts.filter((text) => !isBlank(text)).map((text) => indentOf(text));
  return indents.length === 0 ? 0 : Math.min(...indents);
}

/** The indentation of the first line that has one and is not blank, in columns; null if none has. */
export function firstIndent(texts: readonly string[]): number | null {
  const first = texts.find((text) => !isBlank(text) && indentOf(text) > 0);
  return first === undefined ? null : indentOf(first);
}

/** A line moved by some columns; to the left at most by its white space. A line that does not move keeps its tabs. */
export function shiftLine(line: string, columns: number): string {
  if (columns === 0 || isBlank(line)) return line;
  const space = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (columns > 0 && !space.includes('\t')) return ' '.repeat(columns) + line;
  return ' '.repeat(Math.max(0, columnAfter(space) + columns)) + line.slice(space.length);
}

/** The lines that a span touches. @param span not empty, or at the start of a line */
export function linesIn({ start, end }: Span, lines: Lines): number[] {
  const result: number[] = [];
  for (let line = lineAt(lines, start); lineStart(lines, line) < end; line += 1) result.push(line);
  return result;
}

/** The blank lines in white space that begins behind a line and ends before another one. */
export function blankBetween(space: string): number {
  return Math.max(0, (space.match(/\r\n|\n|\r/g)?.length ?? 0) - 1);
}

/** Whether a line goes across the page. People put one between two sections. */
export function isPageBreak(line: string): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

/**
 * The columns that each line of an item's notes loses when it is read. In the paragraph of a title, lines may be indented as far as their author likes; as
 * a note, such a line would be code. A further line that would begin a list there, or another block, keeps the white space that makes it text.
 * @param titleEnd the end of the lines of that paragraph
 */
export function noteIndents(numbers: readonly number[], titleEnd: number, contentColumn: number, lines: Lines): (line: number) => number {
  const isInTitle = (line: number) => lineStart(lines, line) < titleEnd;
  const [first] = numbers;
  const columns = first === undefined || !isInTitle(first) ? contentColumn : Math.max(contentColumn, indentOf(lineText(lines, first)));
  const isText = (line: number) => {
    const text = lineText(lines, line).trimStart();
    return line !== first && (beginsBlock(text) || isPageBreak(text));
  };
  return (line) => (isInTitle(line) && !isText(line) ? columns : contentColumn);
}

/** The start of the line in which an offset stands, found without a table of all lines. */
export function lineStartAt(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
