import { plainValue } from '../../roadmap/markdown/plain-value.ts';
import { namesState, speaksOfState } from '../../roadmap/text/words.ts';

/** The end of a sentence with the space behind it. What follows begins as a sentence does, so that numbers and shortened words end none. */
const SENTENCE_END =
  /(?<=(?:[\p{L}\p{M}]{3}|\d\.\d{1,3}|[)\]%])[*_`)\]]{0,3})[.!?][ \t]+(?=[*_`[(“"]{0,3}[\p{Lu}\p{Lo}@#])|[\u3002\uFF01\uFF1F][ \t]*(?=[^\s)\uFF09])/u;

/** The same behind words that may be a state by themselves. */
const FIRST_END = /(?<=^[^.!?\r\n]{1,40})[.!?][ \t]+(?=\S)/u;

/** Words in brackets that stand apart from what is before them. In a script without spaces, wide ones need none. */
const IN_BRACKETS = /(?:(?<=\S)[ \t]+\((?<narrow>(?:[^()]|\([^()]*\))+)\)|(?<=\S)[ \t]*\uFF08(?<broad>[^\uFF08\uFF09]+)\uFF09)/gu;

/** A number that is no reference: a share, a day or a release says when or how far, and that changes with the state. */
const NUMBER = /(?<![#\p{L}\p{N}-])\d/u;

/**
 * A status for another state with what a person wrote behind the former one: sentences, and words in brackets. The sentence that says the former state goes
 * with it, and so does what says another state or how far the work is: `In progress, half of it (see the branch). Waits for Rosa.` becomes
 * `Done (see the branch). Waits for Rosa.`
 * @param written the former status @param status the new one
 */
export function withRemarks(written: string, status: string): string {
  const [first, ...others] = sentencesOf(written.trim());
  if (first === undefined || status === '') return status;
  const brackets = [...first.text.matchAll(IN_BRACKETS)]
    .filter(({ groups }) => staysInBrackets(groups?.['narrow'] ?? groups?.['broad'] ?? ''))
    .map(([all]) => all);
  const kept = others.filter(({ text }) => !namesState(wordsAlone(text)));
  const rest = kept.map(({ before, text }) => before + text).join('');
  const remarks = brackets.join('') + rest;
  if (remarks === '' || !hasWholeMarks(remarks)) return status;
  const bare = status.replace(/(?<!\.)\.$/, '');
  const stop = rest === '' && bare !== status && !/[.!?]$/.test(remarks) ? '.' : '';
  return bare + remarks + stop;
}

interface Sentence {
  /** The end of the sentence before it, with its space. */
  readonly before: string;
  readonly text: string;
}

function sentencesOf(written: string): Sentence[] {
  const found: Sentence[] = [];
  let [before, rest] = ['', written];
  for (;;) {
    const first = found.length === 0 ? FIRST_END.exec(rest) : null;
    const end = first !== null && namesState(wordsAlone(rest.slice(0, first.index))) ? first : SENTENCE_END.exec(rest);
    if (end === null) return [...found, { before, text: rest }];
    found.push({ before, text: rest.slice(0, end.index) });
    // Nobody asks whether it is so any more.
    before = end[0].replace(/^\?/, '.').replace(/^\uFF1F/, '\u3002');
    rest = rest.slice(end.index + end[0].length);
  }
}

function staysInBrackets(inner: string): boolean {
  return /\p{L}|[@#]/u.test(inner) && !NUMBER.test(wordsAlone(inner)) && !speaksOfState(wordsAlone(inner));
}

/** The visible words of a text, without the marks at its ends. */
function wordsAlone(markdown: string): string {
  return plainValue(markdown).replace(/^[^\p{L}\p{N}#@]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Whether a text leaves no half of a pair of marks behind. */
function hasWholeMarks(markdown: string): boolean {
  return (
    [/\*/g, /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, /`/g, /~~/g].every((mark) => (markdown.match(mark) ?? []).length % 2 === 0) &&
    !/<(?!https?:)/i.test(markdown)
  );
}
