import { knownTitle } from '../read/sections.ts';
import { composed } from '../text/text.ts';

/** Whole words. `\b` would know only ASCII letters. */
const whole = (words: string, anywhere: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])|${anywhere}`, 'iu');
/** Words and signs for finished work in the languages of roadmaps. */
export const DONE = whole(
  [
    'complete|completed|done|shipped|released|finished|implemented|delivered|achieved|accomplished|landed|launched|resolved|fixed|merged|closed(?! (?:alpha|beta|source|loop|testing))|what(?: already| now)? works(?! and )',
    '(?:erledigt|fertig|fertiggestellt|abgeschlossen|veröffentlicht|umgesetzt|behoben)(?:e[nr]?)?|terminée?s?|faite?s?|achevée?s?|livrée?s?|réalisée?s?',
    'terminad[oa]s?|completad[oa]s?|finalizad[oa]s?|hech[oa]s?|conclu[ií]d[oa]s?|feit[oa]s?|publicad[oa]s?|lan[zç]ad[oa]s?|entregues?',
    'completat[oaie]|fatto|voltooid|afgerond|gereed|uko[nń]czone|zrobione|tamamlandı|klart|färdig|ferdig|valmis',
    'klaar|opgelost|gedaan|færdig[et]?|afsluttet|udført|fullført|utført|hotovo|hotové|dokončen[oéý]|vyřešeno|gotowe|wykonane|gata|finalizat[eă]?|kész|elkészült|befejez(?:ve|ett)',
    'selesai|xong|hoàn (?:thành|tất)|fets?|fetes|finalitza(?:t|da|ts|des)|bitti|završen[aoi]|končan[oaie]|baigta|pabeigts|farit[ao]j?|ολοκληρωμέν[αοη]|ολοκληρώθηκ(?:ε|αν)',
    'готово|(?:выполнен|сделан|заверш[её]н|реализован|выпущен)(?:о|ы|ные)|зроблен[оі]|викона(?:но|ні)|завершен[оі]',
  ].join('|'),
  '完成|完了|実装済|已发布|已上线|リリース済|출시됨|완료|مكتمل|(?<!\\p{L})تم(?!\\p{L})|הושלם|בוצע|เสร็จ(?:แล้ว|สิ้น)|انجام شد(?:ه)?|पूर्ण|[✅✔☑]',
);
/** The same for dropped work. */
export const DROPPED = whole(
  [
    "dropped|rejected|won['’]?t|wontfix|abandoned|declined|not (?:planned|doing|considering)|cancell?ed|discarded",
    'verworfen|abgelehnt|gestrichen|abandonnée?s?|annulée?s?|rejetée?s?|descartad[oa]s?|cancelad[oa]s?|rechazad[oa]s?|rejeitad[oa]s?',
    'refused|ruled out|will not|not going to|écartée?s?|refusée?s?|ausgeschlossen|recusad[oa]s?|scartat[oaie]',
    'отменено|отклонено|скасовано|відхилено|afgewezen|geannuleerd|geschrapt|annullat[oaie]|odrzucone|zrušen[oéý]|zamítnuto|forkastet|annulleret|avlyst|hylätty|elvetve|dibatalkan|ditolak',
  ].join('|'),
  '已取消|已放弃|不再计划|却下|中止|취소|❌',
);

/** What separates a subject from the word that it is finished. */
const SEPARATED = /\s[-–—|/]\s|[:([–—]|\s(?=[✅✔☑❌])/u;
/** Names of work as a whole, whatever it is about. */
const GENERAL =
  /^(?:(?:the|all|our|other|recently|already|items?|tasks?|features?|bugs?|fixes|work|issues?|ideas?|things|improvements?|milestones?|phases?|releases?|versions?|roadmap|to-?dos?|status|history|aufgaben|funktionen|punkte|meilensteine|tâches|tareas|tarefas|funcionalidades|задачи|функции)(?:\s+|$))*$/iu;
const MARKS = String.raw`[\p{P}\p{S}\s]`;
/** Code units. A longer title is a mistake, and patterns would take long for it. */
const LONGEST = 300;

/**
 * The subject of a section whose title says that this one is finished, such as “Phase 1 - Completed” or “Importer ✅”; null if it is about
 * finished work as a whole, as “Completed” and “Features (done)” are.
 */
export function finishedSubject(whole: string): string | null {
  const title = composed(whole.slice(0, LONGEST).trim());
  const found = DONE.exec(title) ?? DROPPED.exec(title);
  if (found === null || knownTitle(title).role !== 'none') return null;
  const before = title.slice(0, found.index);
  const subject = before.replace(new RegExp(`^${MARKS}+|${MARKS}+$`, 'gu'), '');
  if (!endsTitle(title.slice(found.index + found[0].length)) || GENERAL.test(subject) || knownTitle(subject).role !== 'none') return null;
  return /\p{N}/u.test(subject) || SEPARATED.test(`${before}${found[0]}`) ? subject : null;
}

/** Whether nothing but marks, a day or the same once more stands behind a word: `✅ COMPLETE`, `(done 2024-03-01)`. */
function endsTitle(behind: string): boolean {
  const more = behind.replace(new RegExp(`^(?:${MARKS}|\\p{N})+|(?:${MARKS}|\\p{N})+$`, 'gu'), '');
  return more === '' || isFinishedWord(more);
}

/** Before a word that begins a statement: the start of a title or clause, and what people say with such a word. */
const BEGINS =
  /(?:^|[:：([|;,/]|\s[-–—]|[✅✔☑❌]\u{FE0F}?)[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.):]?\s+)?(?:(?:the|all|our|what|we|has|have|is|was|been|already|recently|previously|newly|lately|just|now|mostly|fully|not|bereits|schon|kürzlich|zuletzt|déjà|récemment|ya|já|уже|недавно)(?:['’]s)?\s+)*$/iu;
/** Behind a word that ends a statement: nothing, another clause, or when and where it was. */
const ENDS =
  /^[^\p{L}\p{N}]*$|^\s*[\])([:;,.!?|—–&+*~\p{Extended_Pictographic}]|^\s+-\s|^[^\p{L}\p{N}]*(?:\d|v\.?\d|(?:q[1-4]|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|pr|in|on|at|by|since|as|via|with|for|from|until|before|after|to|this|last|so|and|or|but|now|yet|today|already|recently|haben|am|im|seit|en|dans|em|с|в)(?![\p{L}\p{N}]))/iu;
/** Words before a state that somebody only speaks of: “mark as done”, “notify when it is finished”. */
const SPEAKS_OF =
  /(?<!\p{L})(?:(?:when|whenever|if|once|until|whether|while)\s.*|(?:as|to|by|of|for|into|with|without|between|get|gets|getting|things|an?|the)\s+)$/iu;
/** Words that also belong to a thing, as in “fixed width” and “fertige Vorlagen”, or begin a task, as in “complete the manual”. */
const AMBIGUOUS = /^(?:complete|fixed|closed|merged|landed|launched|\p{L}+(?:igt|tig|llt|cht|tzt|ssen|ben)e[nr]?|\p{L}+ные)$/iu;
/** These tell of no thing in that state, whatever stands behind them. */
const NEGATED = /^(?:won['’]?t|not|will not)/i;
/** A longer title that begins with a state is about a thing in that state. */
const MOST_WORDS = 3;

/**
 * The word by which a title states that its content is in a state: at the start or end of the title or one of its clauses. In “for completed downloads”
 * it only tells which downloads are meant. Signs, and words of scripts without spaces, state it anywhere. Null: nothing does.
 */
export function statedWord(whole: string, states: RegExp): string | null {
  const title = composed(whole.slice(0, LONGEST));
  for (const { 0: word, index } of title.matchAll(new RegExp(states, 'giu'))) {
    const [before, behind] = [title.slice(0, index), title.slice(index + word.length)];
    if (!/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return word;
    const begins = BEGINS.test(before);
    if (ENDS.test(behind)) {
      if (begins || !SPEAKS_OF.test(before)) return word;
    } else if (begins) {
      const subject = behind.trim().replace(/^(?:(?:the|all|our|other)\s+)+/i, '');
      const isOfAll = GENERAL.test(/^[\p{L}\p{N}-]+/u.exec(subject)?.[0] ?? '-');
      const isShort = subject.split(/\s+/).length < MOST_WORDS;
      if (isOfAll || NEGATED.test(word) || (isShort && !AMBIGUOUS.test(word))) return word;
    }
  }
  return null;
}

/** A mark at the start of a title that says that the thing named behind it is finished. */
const LEADING = /^(?:[✅✔☑❌]\u{FE0F}?\s*|\[(?<boxed>\p{L}[\p{L}'’ ]{0,20}|[xX])\](?:\s*[:：–—-])?\s+|(?<said>\p{L}[\p{L}'’ ]{0,20})(?:\s*[:：]|\s+[–—-])\s+)/u;
const CLOSING = /(?:(?:[:([–—|]\s*|\s-\s+)(?<said>\p{L}[\p{L}'’ ]{0,20})[)\].!]*|(?<sign>[✅✔☑❌])\u{FE0F}?)$/u;
const NUMBER = /^\d+(?:\.\d+)*[.):]?\s+/;

/** What a title says of one thing that is finished. */
export interface FinishedThing {
  readonly subject: string;
  readonly state: 'done' | 'dropped';
  /** The words and signs that say it, in lower case. */
  readonly words: readonly string[];
}

/**
 * What a title says of one thing that is finished, by marks that the reader takes off a title's start or end: `✅ 1. Spout`, `Spout (done)`.
 * Null for a title about finished work as a whole, such as `✅ Completed`, and for one that says it in other ways.
 */
export function finishedThing(whole: string): FinishedThing | null {
  let rest = composed(whole.slice(0, LONGEST)).trim().replace(NUMBER, '');
  const words: string[] = [];
  const takes = (pattern: RegExp): boolean => {
    const found = pattern.exec(rest);
    const { boxed, said, sign } = found?.groups ?? {};
    const word = (boxed?.toLowerCase() === 'x' ? '[x]' : (boxed ?? said ?? sign ?? found?.[0].replace('\u{FE0F}', '').trim()))?.toLowerCase();
    if (found === null || word === undefined || (word !== '[x]' && !isFinishedWord(word))) return false;
    words.push(word);
    rest = (found.index === 0 ? rest.slice(found[0].length) : rest.slice(0, found.index)).trim();
    return true;
  };
  while (takes(LEADING)) rest = rest.replace(NUMBER, '');
  if (words.length === 0) while (takes(CLOSING));
  const isThing = /\p{L}/u.test(rest) && !GENERAL.test(rest) && knownTitle(rest).role === 'none';
  const [first] = words;
  return first === undefined || !isThing ? null : { subject: rest, state: first !== '[x]' && isWhole(DROPPED, first) ? 'dropped' : 'done', words };
}

/** A sign or a word in brackets with which a title begins, before or behind its number. A letter or number in brackets is none. */
const STATE_BEFORE = /^(?:\d+(?:\.\d+)*[.):]?\s+)?(?<mark>[✅✔✓☑❌✖✗☒🚧⏳⌛🔄]|\[\p{L}[\p{L}'’ ]{1,20}\])/u;

/** A number in a row of entries, before or behind a sign: `1. Title`, `✅ 2. Title`. */
const NUMBERED = /^[^\p{L}\p{N}]*\d{1,3}[.):]\s/u;

/** Whether a title has a number in a row of entries. */
export function isNumberedEntry(title: string): boolean {
  return NUMBERED.test(title);
}

/**
 * The one thing of which a section tells that it is finished, where it is one of several entries. Their numbers show it, or that several begin with the same
 * state: sections for all work in a state would not. Null: it is for finished work as a whole, or nothing shows that it is not.
 * @param beside the titles of the sections beside it
 */
export function finishedEntry(title: string, beside: readonly string[]): string | null {
  const marks = [title, ...beside].flatMap((one) => STATE_BEFORE.exec(one.slice(0, LONGEST).trim())?.groups?.['mark']?.toLowerCase() ?? []);
  const areEntries = new Set(marks).size < marks.length || (isNumberedEntry(title) && beside.some(isNumberedEntry));
  const { subject = null } = areEntries ? (finishedThing(title) ?? {}) : {};
  return subject === null || [DONE, DROPPED].some((states) => statedWord(subject, states) !== null) ? null : subject;
}

/** Whether a text is a word for finished work, and nothing else. */
export function isDoneWord(text: string): boolean {
  return isWhole(DONE, text);
}

function isFinishedWord(word: string): boolean {
  return isDoneWord(word) || isWhole(DROPPED, word);
}

function isWhole(pattern: RegExp, written: string): boolean {
  const word = composed(written);
  return pattern.exec(word)?.[0] === word;
}
