import { composed } from '../../roadmap/text/text.ts';

/** Words for work that waits for something. */
const WAITS = [
  'waits?|waiting|awaits?|awaiting|block(?:s|ed|ing)?|blockers?|stuck|stall(?:s|ed)|paus(?:es?|ed)|on[- ]hold|pending|postponed|deferred|delayed|needs?|needed|until|till|once|after|before',
  '(?:ab)?warte(?:n|t|nd)|blockier(?:t|en)|pausiert|verschoben|zurückgestellt|braucht|benötigt|bis|nach|sobald',
  'attend(?:s|ent)?|attente|bloqu\\p{L}+|besoin|après|avant|(?:es|a)pera(?:ndo|r|n|m)?|aguarda\\p{L}*|pendientes?|pendentes?|necesita|precisa|después|depois|hasta|até',
  'attesa|aspett\\p{L}+|bloccat\\p{L}|dopo|fino|serve|wacht(?:en|end)?|geblokkeerd|totdat|czeka\\p{L}*|oczekuj\\p{L}+|(?:za)?blokowan\\p{L}|ček[aá]\\p{L}*',
  'väntar|vänte|venter|afventer|odot\\p{L}+|vár(?:akozik|ja)?|aștept\\p{L}+|blocat\\p{L}?|bekl[ie]\\p{L}*|menunggu|chờ',
  'жд[её](?:т|м)|ожида\\p{L}+|(?:за)?блокир\\p{L}+|нужн\\p{L}+|после|чека\\p{L}+|очіку\\p{L}+|потрібн\\p{L}+|після|περιμένει|εκκρεμεί|ממתין|בהמתנה|بانتظار|ينتظر',
].join('|');
/** Words that say how far work is, or what is missing. */
const UNFINISHED = [
  'missing|lacks?|remain(?:s|ing)?|remainder|left|almost|nearly|half|mostly|still|yet|not|soon|due|working|maybe|unassigned',
  'fehl(?:t|en)|noch|fast|halb|arbeite(?:t|n)|nicht|in (?:prüfung|entwicklung|planung|bearbeitung)',
  'manqu\\p{L}+|encore|presque|reste(?:nt)?|travaille|pas|à (?:faire|relire|revoir|tester|valider)|en (?:revue|développement)|falta(?:n|m|ndo)?|todavía|aún|ainda|casi|quase|trabaja(?:ndo)?|trabalha(?:ndo)?',
  'e[nm] (?:curso|revisión|revisão|pruebas|testes|desarrollo|desenvolvimento|andamento|progresso)|manca(?:no)?|ancora|quasi|da fare|in (?:corso|revisione|sviluppo)',
  'ontbreekt|nog|bijna|niet|bezig|brakuje|jeszcze|prawie|w (?:toku|trakcie|realizacji)|chybí|ještě|saknas|mangler|ennå|endnu|ännu|puuttuu|vielä|hiányzik|még|lipse\\p{L}+|eksik|henüz',
  'ещ[её]|пока|осталось|не|в (?:работе|процессе|разработке|очереди)|ще|belum|còn|chưa',
].join('|');
/** The same in scripts without spaces between words. */
const WAITS_UNSPACED = '等|待|阻塞|卡在|ブロック|대기|기다|보류';
const UNFINISHED_UNSPACED =
  '尚|未|[还還][需差]|仍|缺|[残剩]|まだ|아직|[进進]行中|(?:[评評][审審]|[开開][发發]|[测測][试試]|[审審]核|対応|作業|検討|確認)中|予定|[计計][划画劃]|완료|진행|예정|完了|完成';

const pattern = (words: string, unspaced: string) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words})(?![\\p{L}\\p{M}\\p{N}])|${unspaced}`, 'iu');
const WAITING = pattern(WAITS, WAITS_UNSPACED);
const ANY = pattern(`${WAITS}|${UNFINISHED}`, `${WAITS_UNSPACED}|${UNFINISHED_UNSPACED}`);

/** Whether a text says in some language that work waits for something. */
export function saysWaiting(text: string): boolean {
  return WAITING.test(composed(text));
}

/** Whether a text says that work waits, is not whole or is going on, besides the usual words for a state. */
export function saysUnfinished(text: string): boolean {
  return ANY.test(composed(text));
}
