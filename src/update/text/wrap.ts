import { isWrapped, sourceLines } from '../../roadmap/import/lines.ts';

/** The width of a line of mail, in characters. */
export const WIDTH = 72;

/** Whether a line may break here: the line as it would be, with its indentation, and the text that would begin the next one. */
export type MayBreak = (before: string, rest: string) => boolean;

/**
 * Words in lines that are no longer than a width; a longer word has a line to itself.
 * @param first the room of the first line @param further the room of the others
 */
export function wrapWords(text: string, first: number, further: number, mayBreak: MayBreak): string[] {
  const words = text.split(/[ \t\n\v]+/).filter((word) => word !== '');
  const lines: string[] = [];
  let at = 0;
  while (at < words.length) {
    const fits = fitting(words, at, lines.length === 0 ? first : further);
    let end = fits;
    const rest = () => words.slice(end, end + 20).join(' ');
    while (end < words.length && end > at && !mayBreak(words.slice(at, end).join(' '), rest())) end -= 1;
    // Where no break is safe, a long line would not be safer.
    if (end === at) end = fits;
    lines.push(words.slice(at, end).join(' '));
    at = end;
  }
  return lines;
}

/** Where the words end that stand on one line: at least one does. */
function fitting(words: readonly string[], from: number, room: number): number {
  let end = from + 1;
  let length = lengthOf(words[from] ?? '');
  while (end < words.length) {
    length += 1 + lengthOf(words[end] ?? '');
    if (length > room) break;
    end += 1;
  }
  return end;
}

/** The characters of a text, however many code units they take. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A wrapped line must not look like a bullet, a quote, a heading or a field of its own. */
export const asText: MayBreak = (_, rest) => {
  const [line] = sourceLines(rest);
  return line?.type === 'text' && line.field === null;
};

/** Behind a title, a line that begins a sentence where there was room for it reads as a remark. @param indent the columns before the line */
export function asTitle(indent: number): MayBreak {
  return (before, rest) => asText(before, rest) && isWrapped({ length: indent + before.length, text: before }, rest);
}
