import { escapePattern, namesChoice, saysNo, WAITING } from '../../text/words.ts';

/** What a legend says of a sign. `other`: something that is neither finished nor waiting, such as a level. */
export type Said = 'done' | 'dropped' | 'open' | 'other';

/** Reads what words in small letters say as a whole; if loosely, more may stand behind words for what waits. Null: it is not known. */
export type WordReader = (text: string, isLoose: boolean) => Said | null;

/** What may stand around a word for done without changing it: `fully done`, `done and tested`, `done in 0.8`. A bare number may be a part: `done 50 %`. */
const WHOLLY = 'fully|completely|already|vollständig|bereits|entièrement|déjà|completamente|totalmente|volledig|już|полностью|уже';
const ALSO =
  'tested|verified|documented|getestet|geprüft|testée?s?|(?:prob|test|verific)ad[oa]s?|testat[oa]|getest|przetestowan[eya]|протестировано|已测试|テスト済み';
const AND = String.raw`(?:\s*[,/&+–—(-]\s*|\s(?:and|und|et|y|e|en|i|и)\s|[和并且、])`;
const VERSION = String.raw`[\s,(]+(?:\p{L}{1,6} )?(?:v\d[\w.-]*|\d+\.\d[\w.-]*|20\d\d(?:-\d\d){0,2})`;

/** Words for what waits or goes on. */
const WAITS = [
  WAITING,
  'work in progress|in beta|under(?:way| \\p{L}+)|missing|incomplete|unfinished|(?:coming )?soon|upcoming|partly|partially|no plans yet|not planned yet|never started',
  'offen|geplant|begonnen|teilweise|in (?:arbeit|entwicklung|planung)|fehlt|blockiert|verschoben|später|prévue?s?|en (?:cours|attente|développement)|à (?:faire|venir)|partiel(?:le|lement)?|commencée?s?|manquante?s?',
  '(?:plane|planific|planej|inici)ad[oa]s?|previst[oa]|pendientes?|pendente|e[nm] (?:progres[so]o|curso|desarrollo|desenvolvimento|andamento)|(?:por|a) (?:hacer|fazer)|parcial(?:mente)?|falta|pianificat[oa]|in (?:corso|sviluppo)|da fare|parzial(?:e|mente)|manca',
  'gepland|bezig|te doen|gedeeltelijk|deels|ontbreekt|(?:za)?planowan[eya]|w (?:toku|trakcie|planach)|do zrobienia|częściow[oeya]|в (?:работе|процессе|разработке|планах)|запланировано|планируется|частично|начато|отсутствует',
  '未(?:开始|完成|实现|着手|対応|実装|完了)|缺失|待[办做开定]发?|计划中?|规划中|[进進]行中|[开開][发発]中|部分(?:完成|实现)?|予定|計画中?|(?:対応|作業|実装|検討)中|一部(?:完了|対応)?|まだ|예정|계획(?:됨| ?중)?|(?:진행|개발) ?중|대기|미(?:완료|구현)|부분|일부',
].join('|');
/** What is not planned is dropped. What is not supported may be either. */
const NOT = String.raw`(?!going|wanted|needed|longer|possible|\p{L}{0,5}plan|supp|sop|unter|onder|nötig|prév|prev|obsł|под|план|нуж)`;
const NOT_YET = [
  String.raw`(?:not yet|noch nicht|pas encore|aún no|todavía no|ainda não|non ancora|nog niet|jeszcze nie|ещ[её] не) [\p{L}-]+|(?:not|nicht|pas|non|não|nie|niet|inte|ikke) ${NOT}[\p{L}-]+`,
  String.raw`no \p{L}+[aio]d[oa]s?|не ${NOT}\p{L}+[оаын]|尚未\p{L}{1,4}|(?:nearly|almost|mostly|half|partly|partially|nothing|fast|teilweise|halb|presque|partiellement|casi|quase|parcialmente|parzialmente|bijna|deels|prawie|почти|частично)[ -][\p{L}-]+`,
].join('|');
const WHOLLY_WAITING = new RegExp(`^(?:${WAITS}|${NOT_YET}|no|none|nein|non|não|nee|nie|нет|无|没有|否|いいえ)$`, 'u');
const WAITING_FIRST = new RegExp(`^(?:(?:${WAITS}|${NOT_YET})(?![\\p{L}\\p{N}])|尚?未|まだ)`, 'u');
const NEVER = /^(?:(?:we|it) )?(?:won't|will not|never)(?: (?:be )?(?:do|done|fix|fixed|build|built|happen))?$|^no plans?$/u;

/** Reads with the words for done and dropped of all languages. */
export function wordReader(done: readonly string[], dropped: readonly string[]): WordReader {
  const wholly = (words: readonly string[], more = '') => {
    const one = words.filter((word) => /\p{L}/u.test(word)).map(escapePattern);
    return new RegExp(`^(?:(?:${WHOLLY}) )?(?:${one.join('|')})(?:(?:${AND}|\\sor\\s)(?:${one.join('|')}${more})\\)?)*(?:${VERSION}\\)?)?$`, 'u');
  };
  const [isDone, isDropped] = [wholly(done, `|${ALSO}`), wholly(dropped)];
  return (text, isLoose) => {
    if (isDone.test(text)) return 'done';
    if (WHOLLY_WAITING.test(text)) return 'open';
    if (isDropped.test(text) || NEVER.test(text) || saysNo(text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())) return 'dropped';
    if (isLoose && WAITING_FIRST.test(text)) return 'open';
    return namesChoice(text) ? 'other' : null;
  };
}
