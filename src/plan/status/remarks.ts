import { plainValue } from '../../roadmap/markdown/plain-value.ts';
import { namesState, speaksOfState } from '../../roadmap/text/words.ts';
import { saysUnfinished, saysWaiting } from './unfinished-words.ts';

/** The end of a sentence with the space behind it. What follows begins as a sentence does, so that numbers and shortened words end none. */
const SENTENCE_END =
  /(?<=(?:[\p{L}\p{M}]{3}|\d\.\d{1,3}|#\d{1,9}|[)\]%`])[*_`)\]]{0,3})[.!?][ \t]+(?=[*_`[(<“"]{0,3}[\p{Lu}\p{Lo}@#])|[\u3002\uFF01\uFF1F][ \t]*(?=[^\s)\uFF09])/u;

/** The same behind words that may be a state by themselves. */
const FIRST_END = /(?<=^[^.!?\r\n]{1,40})[.!?][ \t]+(?=\S)/u;

/** Letters behind which brackets need no space. */
const UNSPACED = '(?<=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])';
/** Words in brackets that stand apart from what is before them. */
const IN_BRACKETS = new RegExp(
  `(?:(?<=\\S)[ \\t]+|${UNSPACED})\\((?<narrow>(?:[^()]|\\([^()]*\\))+)\\)|(?<=\\S)[ \\t]*\uFF08(?<broad>[^\uFF08\uFF09]+)\uFF09`,
  'gu',
);
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');

/** What leads somewhere by the way it is written. */
const ADDRESS =
  '(?:https?:\\/\\/|www\\.|mailto:)[^\\s<>)\\]\uFF09]+|(?<![\\w.+-])[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<![\\w/.-])[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,12}\\/[^\\s<>)\\]\uFF09]*';
const FILE =
  '(?<![\\p{L}\\p{N}_.~/-])(?:[\\p{L}\\p{N}_.~-]*\\/)*[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_]\\.(?:mdx?|rst|te?xt|adoc|org|html?|pdf|docx?|xlsx?|csv|tsv|json|ya?ml|toml|ini|xml|svg|png|jpe?g|gif|[cm]?[jt]sx?|py|rb|go|rs|java|kt|swift|cc|[ch]pp|cs|php|sh|sql|s?css|vue|lock|ipynb)(?:#[\\w-]+)?(?![\\p{L}\\p{N}])';
/** From the root or the present folder on: `and/or` is no path. */
const PATH = '(?<![\\p{L}\\p{N}.~/])(?:~|\\.{1,2})?\\/[\\w.-]+(?:\\/[\\w.-]+)*';
const ISSUE = '(?<![\\w.#&/-])[\\w.-]+\\/[\\w.-]+#\\d+(?!\\w)|(?<![\\w#&/])#\\d+(?!\\w)|(?<![\\p{L}\\p{N}-])(?:GH-|(?:PR|MR) )\\d+(?![\\p{L}\\p{N}])';
const MENTION = '(?<![\\w./@-])@[a-z\\d](?:[\\w-]*[a-z\\d])?(?:\\/[\\w-]+)?(?![\\w@])';
const REFERENCE = new RegExp([ADDRESS, FILE, PATH, ISSUE, MENTION].join('|'), 'giu');
const CODE = /(?<!`)(`+)(?!`)[^`]+\1(?!`)/gu;
const LINK = /\[[^[\]]+\](?:\([^()\s]+(?:\s[^()]*)?\)|\[[^[\]]*\])/u;

/** A number that is no reference: a share, a day or a release says when or how far, and that changes with the state. */
const NUMBER = /\p{Nd}/u;

/**
 * A status for another state with the references that a person wrote behind the former one, as sentences and words in brackets of their own:
 * `In progress (see d.md). Tested by @ann.` becomes `Done (see d.md). Tested by @ann.` All other words go with the status: nobody can tell in all languages
 * which of them would contradict the new one. So does a reference beside words for waiting or another state, or beside a number.
 * @param written the former status @param status the new one
 */
export function withRemarks(written: string, status: string): string {
  const [first, ...others] = sentencesOf(written.trim());
  if (first === undefined || status === '') return status;
  const [brackets, bare] = [[...first.text.matchAll(IN_BRACKETS)], first.text.replace(IN_BRACKETS, '')];
  // `Blocked (#12)` says what it waits for.
  if (saysWaiting(bare)) return status;
  const inFirst = brackets.filter(({ groups }) => holdsReference(groups?.['narrow'] ?? groups?.['broad'] ?? '')).map(([all]) => all);
  const rest = others
    .filter(({ text }) => holdsReference(text))
    .map(({ before, text }) => before + text)
    .join('');
  const unended = status.replace(/(?<!\.)\.$/, '');
  const remarks = inFirst.join('').replace(/^\(/, ENDS_UNSPACED.test(unended) ? '(' : ' (') + rest;
  if (remarks === '' || !hasWholeMarks(remarks)) return status;
  const hasStop = /[.!?\u3002\uFF01\uFF1F]$/.test(remarks);
  // Where the last sentence went, the one before it still ends.
  const stop = rest === '' ? (unended === status ? '' : '.') : (/[.\u3002]$/.exec(written.trim())?.[0] ?? '');
  return unended + remarks + (hasStop ? '' : stop);
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

/** Whether a remark leads to something, and says nothing beside it that changes with the state. */
function holdsReference(remark: string): boolean {
  const words = remark.replace(CODE, ' ');
  const shown = plainValue(words);
  const beside = shown.replace(REFERENCE, ' ');
  const leads = words !== remark || beside !== shown || LINK.test(remark);
  return leads && !NUMBER.test(beside) && !saysUnfinished(beside) && !speaksOfState(beside);
}

/** The visible words of a text, without the marks at its ends. */
function wordsAlone(markdown: string): string {
  return plainValue(markdown).replace(/^[^\p{L}\p{N}#@]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Whether a text leaves no half of a pair of marks behind. */
function hasWholeMarks(markdown: string): boolean {
  const count = (mark: RegExp) => (markdown.match(mark) ?? []).length;
  return (
    [/\*/g, /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, /`/g, /~~/g].every((mark) => count(mark) % 2 === 0) &&
    count(/\[/g) === count(/\]/g) &&
    count(/\(/g) === count(/\)/g) &&
    !/<(?!https?:)/i.test(markdown)
  );
}
