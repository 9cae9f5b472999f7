import { isWrapped, sourceLines } from '../../roadmap/import/lines.ts';

/** The width of a line of mail, in characters. */
export const WIDTH = 72;

/** Whether a line may break here. `before` is the line up to the break, `rest` is the text that would begin the next line. */
export type MayBreak = (before: string, rest: string) => boolean;

/**
 * Wraps words into lines of limited width. A word that is longer gets a line of its own.
 * @param first the width of the first line @param further the width of the other lines
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
    // No break is safe here. Break where the width ends, because a longer line would not help.
    if (end === at) end = fits;
    lines.push(words.slice(at, end).join(' '));
    at = end;
  }
  return lines;
}

/** The index after the last word that fits on the line. The line always takes at least one word. */
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

/** The number of characters. `length` would count some of them, such as emoji, as two. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Forbids a break after which the next line would look like a bullet, a quote, a heading or a field. */
export const asText: MayBreak = (_, rest) => {
  const [line] = sourceLines(rest);
  return line?.type === 'text' && line.field === null && line.meant === null;
};

/**
 * For titles: the import would read the next line as a remark if it begins a sentence and had room on the line above.
 * @param indent the columns before the line
 */
export function asTitle(indent: number): MayBreak {
  return (before, rest) => asText(before, rest) && isWrapped({ length: indent + before.length, text: before }, rest);
}
