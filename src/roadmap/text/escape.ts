import { cutText, escapeMarkdown, oneLine } from './text.ts';

/** Foreign text as one line for a log, without control characters and without commands for the runner. */
export function logLine(text: string): string {
  // The runner reads `::` at the start of a line as a command, and the older form `##[` anywhere in a line.
  return oneLine(text)
    .replace(/##(?=\[)/g, '##\u200b')
    .replace(/^::/, ':\u200b:');
}

/** The most characters of a text on a page. GitHub refuses a summary that is too large as a whole. */
const MAX_LENGTH = 300;

/** Foreign text as text of a Markdown page. It mentions nobody. */
export function pageText(text: string): string {
  const line = logLine(text);
  return escapeMarkdown(line.length > MAX_LENGTH ? `${cutText(line, MAX_LENGTH)}…` : line)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b');
}
