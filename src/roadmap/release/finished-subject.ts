import { knownTitle } from '../read/sections.ts';

/** Whole words. `\b` would know only ASCII letters. */
const whole = (words: string, anywhere: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])|${anywhere}`, 'iu');
/** Words and signs for finished work in the languages of roadmaps. */
export const DONE = whole(
  [
    'complete|completed|done|shipped|released|finished|implemented|delivered|achieved|resolved|fixed|merged|closed(?! (?:alpha|beta|source|loop|testing))',
    'erledigt|fertig|abgeschlossen|veröffentlicht|umgesetzt|behoben|terminée?s?|faite?s?|achevée?s?|livrée?s?|réalisée?s?',
    'terminad[oa]s?|completad[oa]s?|finalizad[oa]s?|hech[oa]s?|conclu[ií]d[oa]s?|feit[oa]s?|publicad[oa]s?|lan[zç]ad[oa]s?|entregues?',
    'completat[oaie]|fatto|voltooid|afgerond|gereed|uko[nń]czone|zrobione|tamamlandı|klart|färdig|ferdig|valmis',
    'готово|выполнено|сделано|завершено|реализовано|выпущено',
  ].join('|'),
  '完成|完了|実装済|已发布|已上线|リリース済|출시됨|완료|مكتمل|تم |הושלם|[✅✔☑]',
);
/** The same for dropped work. */
export const DROPPED = whole(
  [
    "dropped|rejected|won['’]?t|wontfix|abandoned|declined|not (?:planned|doing|considering)|cancell?ed|discarded",
    'verworfen|abgelehnt|gestrichen|abandonnée?s?|annulée?s?|rejetée?s?|descartad[oa]s?|cancelad[oa]s?|rechazad[oa]s?|rejeitad[oa]s?',
    'отменено|отклонено|afgewezen|geannuleerd|annullat[oaie]|odrzucone',
  ].join('|'),
  '已取消|已放弃|不再计划|却下|中止|취소|❌',
);

/** What separates a subject from the word that it is finished. */
const SEPARATED = /\s[-–—|/]\s|[:([–—]|\s(?=[✅✔☑❌])/u;
/** Names of work as a whole, whatever it is about. */
const GENERAL =
  /^(?:(?:the|all|our|other|recently|already|items?|tasks?|features?|bugs?|fixes|work|issues?|ideas?|things|improvements?|milestones?|phases?|releases?|versions?|roadmap|to-?dos?|status|history|aufgaben|funktionen|tâches|tareas|tarefas|funcionalidades|задачи)(?:\s+|$))*$/iu;
const MARKS = String.raw`[\p{P}\p{S}\s]`;
/** Code units. A longer title is a mistake, and patterns would take long for it. */
const LONGEST = 300;

/**
 * The subject of a section whose title says that this one is finished, such as “Phase 1 - Completed” or “Importer ✅”; null if it is about
 * finished work as a whole, as “Completed” and “Features (done)” are.
 */
export function finishedSubject(whole: string): string | null {
  const title = whole.slice(0, LONGEST).trim();
  const found = DONE.exec(title) ?? DROPPED.exec(title);
  if (found === null || knownTitle(title).role !== 'none') return null;
  const before = title.slice(0, found.index);
  const subject = before.replace(new RegExp(`^${MARKS}+|${MARKS}+$`, 'gu'), '');
  const isLast = title.slice(found.index + found[0].length).replace(new RegExp(MARKS, 'gu'), '') === '';
  if (!isLast || GENERAL.test(subject) || knownTitle(subject).role !== 'none') return null;
  return /\p{N}/u.test(subject) || SEPARATED.test(`${before}${found[0]}`) ? subject : null;
}
