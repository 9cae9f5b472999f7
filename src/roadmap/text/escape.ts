import { cutText, escapeMarkdown, oneLine } from './text.ts';

/** Foreign text as one line for a log, without control characters and without commands for the runner. */
export function logLine(text: string): string {
  // The runner reads `::` at the start of a line as a command, and the older form `##[` anywhere in a line.
  return oneLine(text)
    .replace(/##(?=\[)/g, '##\u200b')
    .replace(/^::/, ':\u200b:');
}

/** JSON as it may stand on a terminal: control characters, and marks that change the direction of writing, are written as escapes. JSON and YAML read them back. */
export function printableJson(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The most characters of a text on a page. GitHub refuses a summary that is too large as a whole. */
const MAX_LENGTH = 300;

/** Foreign text as text of a Markdown page. It mentions nobody. @param most characters that are kept */
export function pageText(text: string, most = MAX_LENGTH): string {
  const line = logLine(text);
  return (
    escapeMarkdown(line.length > most ? `${cutText(line, most)}…` : line)
      // Behind a letter or digit GitHub finds no mention, as in an address of mail, and a colour such as `#3b82f6` is no number.
      .replace(/(?<![A-Za-z0-9])@(?=\w)/g, '@\u200b')
      .replace(/#(?=\d+(?!\w))/g, '#\u200b')
  );
}

/** Control characters, halves of a character, and what turns the direction of the text around it. XML allows few of them. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufffe\uffff]/gu;

/** Any text as characters that XML allows, on one line. */
export function fitForXml(text: string): string {
  return text.replace(/\s/g, ' ').replace(UNFIT, '');
}

/** Any text as the content of an element or attribute of XML or HTML. */
export function xml(text: string): string {
  return fitForXml(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The parts of a message in turn: its own words, then what it quotes from “ to ”, with further quotes in it, and so on. A quote that is not closed goes on to the end. */
export function partsByQuotes(message: string): string[] {
  const bounds = [0];
  let depth = 0;
  for (const { 0: mark, index } of message.matchAll(/[“”]/g)) {
    if (mark === '“' && depth === 0) bounds.push(index);
    if (mark === '”' && depth === 1) bounds.push(index + 1);
    depth = Math.max(0, depth + (mark === '“' ? 1 : -1));
  }
  return bounds.map((start, at) => message.slice(start, bounds[at + 1]));
}
