import { fieldKey } from '../../roadmap/read/fields.ts';
import { fencedLines } from '../../roadmap/text/fences.ts';

/** A field as this action writes it into an issue. */
const FIELD = /^(?:[-*+]\s+)?(?:\*\*|__)?(?<word>[A-Za-z]{4,12})(?:[ \t]*:(?:\*\*|__)|(?:\*\*|__)?[ \t]*:)/;

/** `*Status:* late`, `**Status** – late`, `### Status: late`, and `Status：late` with the colon of East Asian scripts. */
const LOOSE =
  /^(?:[-*+]\s+|#{1,6}\s+)?(?:(?<mark>[*_]{1,3})(?<marked>[A-Za-z]{4,12})(?:[ \t]*[:：]\k<mark>|\k<mark>[ \t]*(?:[:：=]|[-–—]{1,2}(?=\s)))|(?<plain>[A-Za-z]{4,12})[ \t]*(?::|：))[ \t]*(?<value>\S.*)$/u;

/**
 * The text of an issue with its fields as this action writes them, where people have written them a little otherwise. Only among other fields, or as
 * the last lines: anywhere else such a line is a note, in the file as in the issue.
 */
export function withTidyFields(text: string): string {
  if (!/[*_#：]/.test(text)) return text;
  const lines = text.split('\n');
  const inCode = fencedLines(lines);
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const tidy = [...lines];
  for (const [start, end] of paragraphRanges(lines)) {
    const all = lines.slice(start, end);
    // What is indented, or has a box, belongs to a list.
    if (inCode[start] === true || all.some((line) => /^[ \t]|^[-*+][ \t]+\[|^(?:```|~~~)/.test(line))) continue;
    const isAlone = end > last && all.every((line) => !/^[-*+][ \t]/.test(line) && keyIn(LOOSE, line));
    if (!isAlone && !all.some((line) => keyIn(FIELD, line))) continue;
    for (const [at, line] of all.entries()) if (!keyIn(FIELD, line)) tidy[start + at] = asField(line);
  }
  return tidy.join('\n');
}

function keyIn(pattern: RegExp, line: string): boolean {
  const groups = pattern.exec(line)?.groups;
  const key = fieldKey(groups?.['word'] ?? groups?.['marked'] ?? groups?.['plain'] ?? '');
  return key !== null && key.misspelt === null;
}

function asField(line: string): string {
  const { marked, plain, value } = LOOSE.exec(line)?.groups ?? {};
  return keyIn(LOOSE, line) ? `**${marked ?? plain}:** ${value}` : line;
}

/** Where lines without a blank one between them begin and end. */
function paragraphRanges(lines: readonly string[]): Array<readonly [number, number]> {
  const found: Array<readonly [number, number]> = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (lines[at]?.trim()) continue;
    if (at > start) found.push([start, at]);
    start = at + 1;
  }
  return found;
}
