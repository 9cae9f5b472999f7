import type { CellAnswers } from '../../model/span.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { mostFrequent } from '../text/most-frequent.ts';
import { composed } from '../text/text.ts';
import { type StateWords, wordIn } from '../text/words.ts';
import { inCaseOf } from './status-form.ts';

/** Headers of columns that ask whether something is finished, in the form in which titles are compared. */
const ASKS = new RegExp(
  `^(?:(?:is|was|already|all) )?(?:${[
    ...['done', 'completed?', 'finished', 'shipped', 'released', 'implemented', 'delivered', 'resolved', 'fixed', 'merged', 'closed'],
    ...['fertig', 'erledigt', 'abgeschlossen', 'umgesetzt', 'fertiggestellt', 'klaar', 'gereed', 'voltooid', 'klar', 'färdig', 'gotowe', 'zrobione'],
    ...['hech[oa]', 'terminad[oa]', 'completad[oa]', 'list[oa]', 'feito', 'feita', 'concluíd[oa]', 'fatto', 'finito', 'completato'],
    ...['fait', 'faite', 'terminée?', 'achevée?', 'livrée?', 'готово', 'сделано', 'выполнено', 'завершено'],
    ...['已完成', '完成', '是否完成', '已实现', '已发布', '完了', '済', '済み'],
  ].join('|')})$`,
  'u',
);

/** Words or signs that answer yes and no. Each pair belongs together. */
interface AnswerForms {
  readonly pairs: ReadonlyArray<readonly [yes: string, no: string]>;
  /** Headers in the language of the words. Of several languages with the same word, theirs is meant. */
  readonly headers?: RegExp;
  /** They also count, so that they answer only where nothing else stands in the column. */
  readonly alone?: true;
}

/** Where a column fits several, the first counts: a cross alone marks what is finished, and beside a tick it marks what is not. */
const FORMS: readonly AnswerForms[] = [
  { pairs: [['x', '']] },
  { pairs: [['[x]', '[ ]']] },
  {
    pairs: [
      ['✅', '❌'],
      ['✔', '✖'],
      ['✔', '✘'],
      ['✓', '✗'],
      ['✓', '×'],
      ['☑', '☐'],
      ['✅', '⬜'],
      ['√', '×'],
      ['✓', 'x'],
      [':white_check_mark:', ':x:'],
      [':heavy_check_mark:', ':x:'],
    ],
  },
  {
    pairs: [
      ['yes', 'no'],
      ['y', 'n'],
    ],
  },
  {
    pairs: [
      ['true', 'false'],
      ['t', 'f'],
    ],
  },
  {
    pairs: [
      ['ja', 'nein'],
      ['j', 'n'],
    ],
    headers: /^(?:fertig|erledigt|abgeschlossen|umgesetzt)/u,
  },
  {
    pairs: [
      ['ja', 'nee'],
      ['j', 'n'],
    ],
    headers: /^(?:klaar|gereed|voltooid)/u,
  },
  { pairs: [['ja', 'nej']], headers: /^(?:klar|färdig)$/u },
  {
    pairs: [
      ['sí', 'no'],
      ['si', 'no'],
    ],
    headers: /^(?:hech|terminad|completad|list)[oa]$/u,
  },
  {
    pairs: [
      ['sì', 'no'],
      ['si', 'no'],
    ],
    headers: /^(?:fatto|finito|completato)$/u,
  },
  { pairs: [['oui', 'non']] },
  {
    pairs: [
      ['sim', 'não'],
      ['sim', 'nao'],
    ],
  },
  { pairs: [['tak', 'nie']] },
  { pairs: [['да', 'нет']] },
  { pairs: [['是', '否']] },
  { pairs: [['はい', 'いいえ']] },
  { pairs: [['1', '0']], alone: true },
];

/**
 * The texts with which a column says that something is finished or not; null if its header does not ask that, or no cell answers.
 * @param header in the form in which titles are compared
 * @param cells the texts of all its cells
 */
export function answersOf(header: string, cells: readonly string[]): CellAnswers | null {
  if (!ASKS.test(header)) return null;
  const said = cells.map((text) => ({ text, form: formOf(text) }));
  const filled = said.filter(({ form }) => !isNothing(form));
  const count = (forms: AnswerForms) => filled.filter(({ form }) => answersBy(form, forms, 0) || answersBy(form, forms, 1)).length;
  const isMeant = ({ headers }: AnswerForms) => Number(headers?.test(header) ?? false);
  const [best] = FORMS.map((forms) => ({ forms, count: count(forms) }))
    .filter(({ forms, count: found }) => found > 0 && (forms.alone === undefined || found === filled.length))
    .toSorted((a, b) => b.count - a.count || isMeant(b.forms) - isMeant(a.forms));
  if (best === undefined) return null;
  const { pairs } = best.forms;
  const usual = (side: 0 | 1) => mostFrequent(filled.flatMap(({ text, form }) => (pairs.some((pair) => pair[side] === form) ? text : [])));
  const [yes, no] = [usual(0), usual(1)];
  const nothing = mostFrequent(said.flatMap(({ text, form }) => (isNothing(form) ? text : [])));
  const finished = pairs.map((pair) => pair[0]);
  return { yes: yes ?? otherSide(no ?? '', pairs, 1), no: no ?? nothing ?? otherSide(yes ?? '', pairs, 0), finished };
}

/** Whether a text answers yes, in any of the languages that are known. */
export function saysYes(text: string): boolean {
  return FORMS.some(({ pairs }) => pairs.some(([yes]) => yes === formOf(text)));
}

/** A sign that is written with letters or digits: the short name of an emoji, or a key. */
const WRITTEN_SIGN = /:[a-z0-9_+-]{1,40}:|[\d#*]\uFE0F?\u20E3/giu;

/** How far the work is: `60%`, `3/5`, `█████ 60 %`. */
const NUMBER = /^[\p{So}\s]*~?\d+(?:[.,]\d+)?\s*(?:%|\/\s*\d+)?$/u;

/** What a cell holds in place of a status in words: signs, numbers, or an answer such as `yes`, `x` or `[ ]`. Null: words, or nothing. */
export function bareKind(text: string): 'sign' | 'number' | 'answer' | null {
  const signs = text.replace(WRITTEN_SIGN, '\u2705');
  if (/\p{So}/u.test(signs) && !/[\p{L}\p{N}]/u.test(signs)) return 'sign';
  const form = formOf(text);
  if (NUMBER.test(form)) return 'number';
  return /^[\p{L}[]/u.test(form) && FORMS.some(({ pairs }) => pairs.some((pair) => pair.includes(form))) ? 'answer' : null;
}

/** The text of a cell in the form in which it is compared: without marks, a full stop, and a sign before a word. */
function formOf(text: string): string {
  const bare = composed(text)
    .replace(/\u{FE0F}/gu, '')
    .replace(/^[*_~`\s]+|[*_~`.!\s]+$/g, '');
  return bare.replace(/^(?:\p{Extended_Pictographic}|[✓✗×√])\s*(?=\p{L})/u, '').toLowerCase();
}

/** Whether a cell says nothing. */
function isNothing(form: string): boolean {
  return /^[-–—]*$/.test(form);
}

function answersBy(form: string, { pairs }: AnswerForms, side: 0 | 1): boolean {
  return pairs.some((pair) => isWord(form, pair[side]));
}

/** Whether a form is a word, or begins with it, as `yes (v2)` does. A letter or sign says something only by itself. */
function isWord(form: string, word: string): boolean {
  return form === word || (/^\p{L}{2,}$/u.test(word) && form.startsWith(word) && !/^[\p{L}\p{M}\p{N}]/u.test(form.slice(word.length)));
}

/** The other answer of the pair to which a text belongs, in its case. No sign says that something is not finished where no cell has one. */
function otherSide(text: string, pairs: AnswerForms['pairs'], side: 0 | 1): string {
  const pair = pairs.find((one) => one[side] === formOf(text)) ?? pairs[0];
  if (pair === undefined || (side === 0 && !/[\p{L}\p{N}]/u.test(pair[0]))) return '';
  return inCaseOf(text, pair[side === 0 ? 1 : 0]);
}

/** Signs before the words of a status, and bars such as `████`. */
const SIGNS_BEFORE = /^(?:(?:\p{So}|\p{Extended_Pictographic}|:[a-z0-9_+-]{1,40}:)(?:\uFE0F|\u200D|\p{Emoji_Modifier})*\s*)+(?=[*_`]*[\p{L}\p{N}])/u;
/** Signs that say yes. Behind another one, which may say that work goes on, a word for done says nothing. */
const SAYS_YES =
  /^(?:(?:[\u2588\u2705\u2714\u2713\u2611\u{1f7e2}\u{1f7e9}\u{1f49a}\u{1f389}\u{1f680}\u{1f3c1}\u{1f44d}\u{1f4af}]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|green_(?:circle|square|heart)|tada|rocket|checkered_flag|\+1|thumbsup|100):)\uFE0F?\s*)+$/u;

const MARKUP = /[<[]/;
const STRUCK = /<\/?(?:s|del|strike)\b/i;

/** What a status shows as: a link is its words, an image what stands in its place, and HTML what it holds. */
function displayedText(status: string): string {
  // What a comment hides may say the contrary.
  if (!MARKUP.test(status) || STRUCK.test(status) || status.includes('<!--')) return status;
  return plainValue(status)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .trim();
}

/** The state that a status names: in its words, or in what it shows as, also behind a sign such as 🟢. */
export function stateNamed(status: string, words: StateWords): 'done' | 'dropped' | null {
  const said = wordIn(status, words);
  if (said !== null) return said;
  const text = displayedText(status);
  const [signs = ''] = SIGNS_BEFORE.exec(text) ?? [];
  const behind = wordIn(text.slice(signs.length), words);
  return behind === 'done' && signs !== '' && !SAYS_YES.test(signs) ? null : behind;
}

/** The state that the status cell of a row shows. A word of the configuration counts before an answer. */
export function stateInCell(text: string, answers: CellAnswers | undefined, words: StateWords): 'done' | 'dropped' | null {
  const form = formOf(text);
  return stateNamed(text, words) ?? (answers?.finished.some((word) => isWord(form, word)) === true ? 'done' : null);
}

/**
 * The text with which a column that asks says a status: one of its answers, or a word for dropped as it is. Null: the status is no answer and no state, so the
 * column cannot say it.
 */
export function answerFor(status: string, answers: CellAnswers, words: StateWords): string | null {
  const form = formOf(status);
  const state = stateInCell(status, answers, words);
  if (state === 'dropped') return status;
  const own = FORMS.flatMap(({ pairs }) => pairs).filter(([yes]) => answers.finished.includes(yes));
  // A letter or sign of other pairs may say something else here.
  const others = FORMS.flatMap(({ pairs }) => pairs).filter((pair) => pair.every((word) => /^\p{L}{2,}$/u.test(word)));
  const says = (side: 0 | 1) => [...own, ...others].some((pair) => isWord(form, pair[side]));
  if (state === 'done') return answers.yes;
  if (form === 'open' || isNothing(form) || says(1)) return answers.no;
  return says(0) ? answers.yes : null;
}
