import { pageText, partsByQuotes } from '../roadmap/text/escape.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';

/** The most characters of a message in a summary. Two long values of a conflict have room. */
const MOST_OF_A_MESSAGE = 2_500;

/** So many characters of each quoted text are shown: the first number by which the message is short enough. */
const OF_A_QUOTE = [Number.POSITIVE_INFINITY, 300, 100, 30];

/**
 * A message as text of a Markdown page. Its code is shown as code, so that a command can be copied. Of a long one the texts that it quotes
 * are shortened, because its sentences say what to do.
 * @param most characters
 */
export function pageMessage(message: string, most = MOST_OF_A_MESSAGE): string {
  const shortened = OF_A_QUOTE.map((length) => withShortQuotes(oneLine(message), length)).find((text) => text.length <= most);
  if (shortened === undefined) return pageText(message, most);
  return partsByQuotes(shortened)
    .map((part, at) => (at % 2 === 1 ? inLine(part) : withCode(part)))
    .join('');
}

function withShortQuotes(message: string, most: number): string {
  return partsByQuotes(message)
    .map((part, at) => (at % 2 === 1 && part.length - 2 > most ? `“${cutText(part.slice(1, -1), most).trimEnd()}…”` : part))
    .join('');
}

/** The message's own words. Between two backticks they are code. */
function withCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : inLine(part)))
    .join('');
}

/** A part of a line, with the spaces around it. */
function inLine(part: string): string {
  const text = part.trim();
  return text === '' ? part : part.replace(text, () => pageText(text, Number.POSITIVE_INFINITY));
}
