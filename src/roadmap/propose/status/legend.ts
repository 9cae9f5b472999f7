import { fencedLines } from '../../text/fences.ts';
import { namesState, namesUnfinished } from '../../text/words.ts';

/** Signs that may say that work is done or dropped. Others are about the work: `🐛 Fixed: …`. */
const DONE_SIGNS = /^[\u2705\u2714\u2713\u2611\u{1F7E2}\u{1F389}\u{1F3C1}]/u;
const DROPPED_SIGNS = /^[\u274C\u2716-\u2718\u2612\u26D4\u{1F6AB}\u{1F6D1}\u{1F5D1}\u{1F534}\u26AB\u26AA]/u;

const SIGN = '(?:(?:\\p{Extended_Pictographic}|[\u2713\u2717\u2718\u2612])\\uFE0F?|:[a-z][a-z0-9_+-]{1,38}:)';
const WORD = "(?<word>\\p{L}[\\p{L}'\u2019 -]{1,40}?)";
/** A sign and the word that explains it: `🚫 dropped`, `🚫 = dropped`. */
const SIGN_FIRST = new RegExp(
  `(?<sign>${SIGN})[\\s*_\`)\\]]*(?<means>(?:[=:\uFF1A\u2192\u2013\u2014-]|means|stands for)[ \\t]*)?[*_(]*${WORD}(?=[*_\`]*\\s*(?:$|[|,;.()/\u00B7\u2022\u3001\uFF0C\uFF1B\u2013\u2014]|(?:and |or )?${SIGN}))`,
  'gu',
);
/** The same in the other order: `dropped (🚫)`, `dropped = 🚫`. */
const WORD_FIRST = new RegExp(
  `(?:^|[,;:.|/(\u00B7\u2022]|\\b(?:and|or|is|are))[\\s*_]*${WORD}[*_]*\\s*(?<means>[([=:\uFF1A]|\\s[\u2013\u2014-])[\\s\`]*(?<sign>${SIGN})(?=[\`*_]*\\s*(?:$|[|,;.)/\u00B7\u2022]|and |or ))`,
  'gu',
);
/** A row of two cells: a sign, and the word that explains it, or the other way round. In a wider one, both are about its subject. */
const ROWS = [
  /^[ \t]*\|?(?<sign>[^|\p{L}]+|[ \t]*:[a-z0-9_+-]+:[ \t]*)\|(?<word>[^|]+)\|?[ \t]*$/u,
  /^[ \t]*\|?(?<word>[^|]+)\|(?<sign>[^|\p{L}]+)\|?[ \t]*$/u,
];
const HEADING = /^ {0,3}#{1,6}[ \t]/;
const BULLET = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
/** Code units. A longer line is a text. */
const LONGEST = 400;
/** So many signs explained beside each other are a legend. */
const FEWEST = 2;

type Said = 'done' | 'dropped' | 'open';

interface Explained {
  readonly sign: string;
  /** Null: nobody knows the words. */
  readonly state: Said | null;
}

/** The signs that a file explains by words for a state, in lines beside each other. */
export interface Legend {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** They say that work is not finished, whatever they say elsewhere. */
  readonly open: readonly string[];
}

const WONT = /^(?:(?:we|it|this) )?(?:won't|will not|will never|never|no plans?)(?![\p{L}\p{N}])/u;

/** What a file's legends say of its signs. A sign need not be a usual one if a word stands for it with an equals sign or the like. */
export function legendSigns(text: string, done: readonly string[], dropped: readonly string[]): Legend {
  const stateOf = (word: string, isPlain: boolean): Said | null => {
    // More may stand behind the word, if it is clear that it explains a sign: `done and tested`.
    const says = (words: readonly string[]) => words.some((one) => word === one || (!isPlain && word.startsWith(`${one} `)));
    if (says(dropped) || WONT.test(word)) return 'dropped';
    return says(done) ? 'done' : namesUnfinished(word) ? 'open' : null;
  };
  const explained = (pattern: RegExp) => (line: string) =>
    [...line.matchAll(pattern)].flatMap(({ groups }): Explained[] => {
      const { sign = '', means } = groups ?? {};
      const word = (groups?.['word'] ?? '').trim().toLowerCase().replaceAll('\u2019', "'");
      const state = stateOf(word, means === undefined);
      const isUsual = means !== undefined || state === 'open' || (state === 'done' ? DONE_SIGNS : DROPPED_SIGNS).test(sign);
      if (state === null || !isUsual) return means === undefined && !namesState(word) ? [] : [{ sign, state: null }];
      return [{ sign, state }];
    });
  const found = blocksOf(text).flatMap((lines) => {
    const [first = [], other = []] = [SIGN_FIRST, WORD_FIRST].map((pattern) => lines.flatMap(explained(pattern)));
    const known = (some: readonly Explained[]) => some.filter(({ state }) => state !== null).length;
    const best = known(other) > known(first) ? other : first;
    return new Set(best.map(({ sign }) => sign)).size >= FEWEST ? best : [];
  });
  const states = (sign: string) => new Set(found.flatMap((one) => (bareSign(one.sign) === bareSign(sign) ? (one.state ?? []) : [])));
  const saying = (state: Said) => [...new Set(found.flatMap((one) => (one.state === state && states(one.sign).size === 1 ? one.sign : [])))];
  return { done: saying('done'), dropped: saying('dropped'), open: saying('open') };
}

/** A sign without the character that only chooses its look. */
export function bareSign(sign: string): string {
  return sign.replace(/\uFE0F$/u, '');
}

/** The lines of prose, bullets and rows of two cells, in blocks that neither a blank line nor a heading divides. */
function blocksOf(text: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/);
  const isCode = fencedLines(lines);
  const blocks: string[][] = [[]];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || HEADING.test(line) || isCode[at] === true) blocks.push([]);
    else if (line.length <= LONGEST) {
      const { sign, word } = ROWS.map((row) => row.exec(line)?.groups).find((row) => row !== undefined) ?? {};
      blocks.at(-1)?.push(sign === undefined ? line.replace(BULLET, '') : `${sign.trim()} ${word?.trim()}`);
    }
  }
  return blocks;
}
