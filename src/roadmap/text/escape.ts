import { cutText, escapeMarkdown, oneLine } from './text.ts';

/** Somebody's text as one line for a log: no control characters, and nothing a runner could read as a command. */
export function logLine(text: string): string {
  // `::` is a command at the start of a line, its older form `##[` anywhere in one.
  return oneLine(text)
    .replace(/##(?=\[)/g, '##\u200b')
    .replace(/^::/, ':\u200b:');
}

/** Enough of a text to know it by: a page of many long titles would be refused as a whole. */
const MAX_LENGTH = 300;

/** Somebody's text as text of a Markdown page that calls nobody. */
export function pageText(text: string): string {
  const line = logLine(text);
  return escapeMarkdown(line.length > MAX_LENGTH ? `${cutText(line, MAX_LENGTH)}…` : line)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b');
}
