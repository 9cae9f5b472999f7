import { structuredPatch } from 'diff';
import { logLine } from '../roadmap/text/escape.ts';
import { fenced, fold } from './summary-page.ts';

const MOST_LINES = 200;
const MOST_CHARACTERS = 300;

/** The lines of the file that a run changed, folded; empty if there are none. @param before the file as the run found it */
export function fileDiff(before: string, after: string, path: string): string {
  if (before === after) return '';
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 1 });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: own }) => [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...own]);
  // The sign stays in front of the line. What follows it is anybody's text.
  const shown = lines.slice(0, MOST_LINES).map((line) => `${line.charAt(0)}${shownLine(line.slice(1))}`);
  const rest = lines.length > MOST_LINES ? [`  … and ${lines.length - MOST_LINES} more lines`] : [];
  return fold('The change of the file', fenced([...shown, ...rest], 'diff'));
}

/** A line of anybody's text, as it may stand in a fence. */
export function shownLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const text = logLine(line);
  return `${indent}${text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}`;
}
