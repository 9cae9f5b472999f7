import { escapeMarkdown } from '../roadmap/text.ts';

/** Somebody's text as one line for a log: no control characters, and nothing a runner could read as a command. */
export function logLine(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  // `::` is a command at the start of a line, its older form `##[` anywhere in one.
  return line.replace(/##(?=\[)/g, '##\u200b').replace(/^::/, ':\u200b:');
}

/** Enough of a text to know it by: a page of many long titles would be refused as a whole. */
const MAX_LENGTH = 300;

/** Somebody's text as text of a Markdown page that calls nobody. */
export function pageText(text: string): string {
  const line = logLine(text);
  return escapeMarkdown(line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b');
}
