import { canonicalTitle, knownTitle } from '../read/sections.ts';
import { composed } from '../text/text.ts';
import { DONE, statedWord } from './finished-subject.ts';

const NOT_DONE =
  /\b(?:not|never|yet)(?: yet)?(?: to be)? (?:complete|completed|done|shipped|released|finished|implemented|merged|fixed|resolved|closed)\b|\b(?:to|will|can|could|may|should|must|needs? to|have to) be (?:\w+ )?(?:done|completed|shipped|released|finished|implemented|merged|fixed|resolved|closed)\b/iu;
/** The same in scripts without spaces between words, where no pattern tells a whole word: 未完成. */
const NOT_YET_DONE = /(?:未|没有?|尚未|待|需|即?将|计划|预计|目标)完成|(?:未|要)完了|미완료/u;
/** Titles of what done means, or how much of it is: “Definition of done”, 完成标准. */
export const MEANS_DONE = new RegExp(
  [
    String.raw`(?<!\p{L})(?:d[eé]fini(?:tion|ción|ção|zione)|crit(?:eria|[eè]res|[eé]rios)|kriterien)\s+(?:(?:of|for|de|do|da|di|der|des|von|für)\s+|d['’])`,
    String.raw`(?<!\p{L})(?:критерии|определение)(?!\p{L})|(?<=\p{L}[- ])criteria(?!\p{L})`,
    '(?:完成|完了)的?(?:定义|定義|标准|標準|条件|准则|基準|度|率|情况|状況|予定|目标|目標|时间|時期)|완료 ?(?:기준|정의|조건|율|예정|목표)',
  ].join('|'),
  'iu',
);
/** So many finished items for each open one show that a section, or a list, is not for new ones. */
export const SPENT = 5;
/** Code units. A longer title is a mistake, and patterns would take long for it. */
export const LONGEST_TITLE = 300;

/** The word or sign by which a title says that something is finished, in lower case; null if it says that not. */
export function finishedWord(title: string): string | null {
  return isNotDone(title) ? null : (statedWord(title.slice(0, LONGEST_TITLE), DONE)?.trim().toLowerCase() ?? null);
}

export function isNotDone(title: string): boolean {
  return NOT_DONE.test(title) || NOT_YET_DONE.test(title) || MEANS_DONE.test(title);
}

/** How far the work below a title is, as the title says it. */
export type Stage = 'waiting' | 'started' | 'finished';

/** What says that something is being worked on or held up, in a title or a status. */
export const AT_WORK = [
  '(?:work )?in (?:progress|flight|development|review|testing|beta)|doing|ongoing|wip|blocked|on hold|laufend|blockiert|haciendo|fazendo|bezig',
  'in (?:arbeit|bearbeitung|entwicklung|corso|lavorazione|sviluppo|uitvoering)|en (?:cours|curso|progreso|proceso|desarrollo|pruebas)',
  'em (?:andamento|curso|desenvolvimento|testes?)|bloqu(?:ée?|ead[oa])|w (?:toku|trakcie)|в (?:работе|процессе|разработке)',
  '(?:进行|進行|开发|開発|测试|作業|対応)中|진행 ?중',
].join('|');

const STARTED = new RegExp(
  `^(?:(?:gerade |mee |сейчас )?(?:${AT_WORK})(?: de \\p{L}+)?|now|current(?:ly)?|(?:in |im |en |ready for )?(?:review|test(?:ing)?|qa)|this week|next release)$`,
  'u',
);

const WAITING = new RegExp(
  `^(?:${[
    '(?:what (?:is|s) )?(?:still )?(?:missing|planned|proposed|next|left|remaining)(?: (?:\\w+ ){0,2}(?:features?|items?|work|tasks?|parts?|pieces|steps?))?',
    'planning|upcoming|next up|up next|to ?do|backlog|pending|(?:not|yet)(?: yet| to)? start(?:ed)?',
    '(?:noch )?(?:offen|zu erledigen)|geplant|à faire|prévu|à venir|por hacer|pendientes?|a fazer|pendentes?|da fare|te doen|gepland|do zrobienia',
    'запланировано|待办|(?:计划|规划)中?|未着手|予定|할 ?일|예정',
  ].join('|')})$`,
  'u',
);

const WHENEVER =
  /^(?:(?:in )?(?:the |our )?(?:(?:near|far|distant|foreseen|foreseeable) )?future(?: (?:directions?|work|ideas?|plans?|features?|releases?|versions?|considerations?|possibilities|enhancements?|improvements?|additions?|goals?|extensions?|steps|items?|tasks?))?|nice to haves?|long(?:er)? term(?: (?:goals?|plans?|ideas?|work|vision))?|some ?day(?: maybe)?|later on|unscheduled)$/;

/**
 * The stage that a title tells: by all of its words, by those before or behind a dash or colon, or by those in brackets at its end, as
 * “Phase 2 (in progress)” does. Null: it tells none.
 */
export function stageOf(whole: string): Stage | null {
  const title = composed(whole.slice(0, LONGEST_TITLE));
  const clauses = title.split(/\s+[-–—|]\s+|[:：]\s/u);
  const inBrackets = /[(（[]([^()（）[\]]*)[)）\]][\s\p{P}]*$/u.exec(title)?.[1] ?? '';
  const said = [title, clauses[0] ?? '', clauses.at(-1) ?? '', inBrackets].map(canonicalTitle);
  if (said.some((words) => STARTED.test(words))) return 'started';
  if (said.some((words) => WAITING.test(words))) return 'waiting';
  // “Nice-to-haves / Future Directions” is for whatever comes, if one of its parts is.
  if ([...said, ...title.split(/\s[/&+]\s|,\s/).map(canonicalTitle)].some((words) => WHENEVER.test(words))) return 'waiting';
  return knownTitle(title).role === 'none' && finishedWord(title) !== null ? 'finished' : null;
}
