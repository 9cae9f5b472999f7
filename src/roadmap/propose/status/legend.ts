import { fencedLines } from '../../text/fences.ts';
import { namesState } from '../../text/words.ts';

/** Signs that may say that work is done or dropped. Others are about the work: `🐛 Fixed: …`. */
const DONE_SIGNS = /^[\u2705\u2714\u2713\u2611\u{1F7E2}\u{1F389}\u{1F3C1}]/u;
const DROPPED_SIGNS = /^[\u274C\u2716-\u2718\u2612\u26D4\u{1F6AB}\u{1F6D1}\u{1F5D1}\u{1F534}\u26AB\u26AA]/u;

/** A sign and the word that explains it: `🚫 dropped`, `🚫 = dropped`. */
const PAIR =
  /(?<sign>(?:\p{Extended_Pictographic}|[\u2713\u2717\u2718\u2612])\uFE0F?)[\s*_`)\]]*(?:[=:\uFF1A\u2013\u2014-][ \t]*)?[*_(]*(?<word>\p{L}[\p{L}'\u2019 -]{1,24}?)(?=[*_`]*\s*(?:$|[|,;.()/\u00B7\u2022\u3001\uFF0C\uFF1B\u2013\u2014]|\p{Extended_Pictographic}))/gu;
/** A row of two cells: a sign, and the word that explains it. In a wider one, both are about its subject. */
const ROW = /^[ \t]*\|?([^|\p{L}]+)\|([^|]+)\|?[ \t]*$/u;
const HEADING = /^ {0,3}#{1,6}[ \t]/;
/** Code units. A longer line is a text. */
const LONGEST = 400;
/** So many signs explained beside each other are a legend. */
const FEWEST = 2;

/** The signs that a file explains by words for a state, in lines beside each other. */
export function legendSigns(text: string, done: readonly string[], dropped: readonly string[]): { done: string[]; dropped: string[] } {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  const found = { done: [] as string[], dropped: [] as string[] };
  let pairs: Array<readonly [sign: string, word: string]> = [];
  const close = () => {
    if (new Set(pairs.map(([sign]) => sign)).size >= FEWEST) {
      for (const [sign, word] of pairs) {
        if (DONE_SIGNS.test(sign) && done.includes(word)) found.done.push(sign);
        if (DROPPED_SIGNS.test(sign) && dropped.includes(word)) found.dropped.push(sign);
      }
    }
    pairs = [];
  };
  const isState = (word: string) => done.includes(word) || dropped.includes(word) || namesState(word);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || HEADING.test(line) || isCode[at] === true) close();
    else if (line.length <= LONGEST)
      for (const { groups } of line.replace(ROW, '$1 $2').matchAll(PAIR)) {
        const word = (groups?.['word'] ?? '').trim().toLowerCase().replaceAll('\u2019', "'");
        if (isState(word)) pairs.push([groups?.['sign'] ?? '', word]);
      }
  }
  close();
  return { done: [...new Set(found.done)], dropped: [...new Set(found.dropped)] };
}
