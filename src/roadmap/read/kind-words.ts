import type { Kind } from '../../model/roadmap.ts';
import { mostFrequent } from '../text/most-frequent.ts';
import { composed, withoutEmoji } from '../text/text.ts';
import { inCaseOf } from './status-form.ts';

const TROUBLE = 'issues|problems|errors|defects|bugs';
/** Names of bugs. Issues and problems are bugs only if they are known. */
const NAMES = [
  `bugs|defects|bug[ -]?(?:fixes|list|backlog|queue)|known (?:${TROUBLE})|(?:${TROUBLE}) (?:that )?(?:we|you) know`,
  'fehler|bekannte probleme|(?:bogues|bugs|problèmes) connus|bogues|(?:errores|fallos|problemas) conocidos|(?:erros|problemas) conhecidos',
  '(?:errori|bug) (?:noti|conosciuti)|(?:erreurs|anomalies) connues|falhas conhecidas|(?<=^|öppna |åpne |åbne )(?:fel|feil|fejl)|buggar',
  '(?:kjente|kendte) (?:feil|fejl|problemer)|difetti|problemi noti|bekende (?:problemen|fouten)|(?:znane )?błędy|kända (?:fel|problem)|(?:známé )?chyby',
  '(?<=^|[ыи]е )(?:ошибки|баги)|известные проблемы|已知(?:问题|缺陷)|缺陷|(?:既知の)?(?:不具合|バグ)|既知の問題|버그|알려진 문제',
  // What is not done yet, or is to be corrected, is a bug even without being known.
  '(?:bugs?|bogues|erreurs|anomalies|errores|fallos|erros|falhas|errori) (?:pend[ie]+ntes|ab[ie]+rt[oa]s|aperti|ouvert[e]?s|en attente)',
  '(?:errors|problems) to (?:be )?(?:fix|correct)(?:ed)?|(?:errori|bug) da (?:sistemare|correggere|risolvere)',
  '(?:errores|fallos|erros|falhas|bugs) (?:a|por|para) (?:corr[ei]gir|arreglar|resolver)|(?:erreurs|anomalies|bugs|bogues) à (?:corriger|résoudre)',
  'błędy do (?:naprawy|poprawy|poprawienia)|fouten om op te lossen',
].join('|');
/** Names that also belong to statistics, geology and the like. What is known, or came with a version, is a bug. */
const FAULTS = 'faults|glitches|regressions';
/** Words before the names by which a title is about something else: what is done about bugs, their lack, those that are gone, or other things, too. */
const OTHERWISE = [
  'no|not|zero|fewer|less|better|nicer|never|without|to|from|keine?|weniger|about|how|who|(?:report|submitt|fix|clos|track|handl|find|prevent|avoid|squash)ing',
  '(?:auto-?)?(?:fix|close|find|finds|detect|prevent|avoid|show|hide|report|file|track|triage|squash|import|export|sync|link|vote|handle|reduce)',
  'gestione|gesti[óo]n|gestão|behandlung|umgang|obsługa|обработка|handling',
  'closed|fixed|resolved|former|old|past|and|or|und|oder|et|ou|y|o|e|и|или',
].join('|');
/** What tells more of the same bugs. Another noun would be what is meant: “Known bugs policy”. */
const BEHIND =
  'we|you|i(?! (?:have |already )?(?:fixed|closed|resolved|solved))|that|which|que|qui|che|som|da|still|left|without|ohne|sans|sin|sem|senza|to (?:be )?(?:fix|fixed|resolve|resolved|solve|solved|squash|address|look at|do)|in|of|for|from|with|on|at|by|since|before|not|found|mit|für|dans|pour|de|en|para|em|в|на';

/** A title whose head is one of the names, with at most three words before it. */
const BUGS = new RegExp(
  `^(?:(?!(?:${OTHERWISE}) )[\\p{L}\\p{N}.'’-]+ ){0,3}?(?:${NAMES}|(?<=(?:known|open|reported|critical) )(?:${FAULTS})|(?:${FAULTS})(?= since | (?:in|from|of) (?:version )?v?\\d))(?:[^\\p{L}\\p{N}_/&+,、-]*$| ?[:(（[]| [–—-] |, (?:die|that|which|we|qui|que|che) | (?:${BEHIND})(?!\\p{L}))|^(?:what(?:['’]s| is) )?broken$`,
  'iu',
);

const AND = 'and|or|und|oder|et|ou|y|o|e|en|i|och|og|и|或|和|と';
/** Names of corrections, with a few words around them. They are what bugs get only behind the sign for a bug: “🐛 Pending corrections”. */
const CORRECTIONS = new RegExp(
  `^(?:(?!(?:${OTHERWISE}) )\\p{L}+ ){0,2}?(?:(?:hot)?fixes|corrections|correctifs|correções|correcciones|correzioni|korrekturen|correcties|poprawki|исправления|修复|修正)(?: (?!(?:${AND}) )[\\p{L}\\p{N}.]+){0,3}$`,
  'iu',
);
const BUG_SIGN = /^(?:🐛|🐞|:bug:)/u;

/** Code units. In a longer title, which is a sentence, a word says little. */
const LONGEST = 80;

/** Whether a title is plainly about bugs, in whatever phrase: “Bugs we know of”, “Critical defects in 2.0”, and not “Bugs and ideas”. */
export function namesBugs(title: string): boolean {
  if (title.length > LONGEST) return false;
  const words = withoutEmoji(composed(title)).replace(/^\P{L}+/u, '');
  const text = words.replace(/\s+/g, ' ').trim();
  return BUGS.test(text) || (BUG_SIGN.test(title.trim()) && CORRECTIONS.test(text.replace(/^bug:\s*/, '')));
}

const kindWords = (bug: string, feature: string): Readonly<Record<Kind, readonly string[]>> => ({ bug: bug.split('|'), feature: feature.split('|') });
/** How one language after the other names the kinds, the usual word first. */
const LANGUAGES = [
  kindWords('bug|bugfix|fix|defect|error|regression', 'feature|enhancement|improvement|idea|wish|request'),
  kindWords('fehler|bug', 'wunsch|feature|funktion|verbesserung|idee'),
  kindWords('anomalie|bogue|erreur', 'amélioration|évolution|fonctionnalité|idée'),
  kindWords('error|fallo', 'mejora|funcionalidad|idea'),
  kindWords('erro|falha', 'melhoria|funcionalidade|ideia'),
  kindWords('errore|difetto', 'miglioramento|funzionalità|idea'),
  kindWords('fout|bug', 'wens|verbetering|functie|idee'),
  kindWords('błąd|usterka', 'pomysł|ulepszenie|funkcja'),
  kindWords('fel|bugg', 'förslag|funktion|förbättring|idé'),
  kindWords('feil', 'forslag|funksjon|forbedring|idé'),
  kindWords('fejl', 'forslag|funktion|forbedring|idé'),
  kindWords('chyba', 'nápad|vylepšení|funkce'),
  kindWords('ошибка|баг', 'улучшение|пожелание|функция|идея'),
  kindWords('缺陷|错误', '功能|需求|改进'),
  kindWords('不具合|バグ', '要望|機能|改善'),
  kindWords('버그', '기능|개선'),
  kindWords('🐛|🐞', '✨|💡'),
];

/** The kind that a whole text names, in emphasis, brackets or with a sign; null if it names none. */
export function kindNamed(text: string): Kind | null {
  const word = bareWord(text);
  return LANGUAGES.find(({ bug }) => bug.includes(word)) ? 'bug' : LANGUAGES.find(({ feature }) => feature.includes(word)) ? 'feature' : null;
}

const MARK = /^(?:[[(]\p{L}+[\])]|\p{L}+ ?[:：]|🐛|🐞|:bug:)|(?:🐛|🐞|:bug:)$/u;

/** A tag before a title, such as its size: `[M] Title`. */
export const TAG = /^\[[^[\]]{1,12}\]\s+/u;
/** A word in capitals needs no colon behind a tag: `[M] BUG The lid rattles`. */
const BEHIND_TAG = /^(?:\p{L}+ ?[:：]|\p{Lu}{2,}(?=\s))/u;

/** The mark by which a title says at its start that it is a bug (`Fehler:`, `[Bug]`, 🐛), or by a sign at its end; null if it has none. A tag may stand before it. */
export function bugMark(written: string): string | null {
  const title = composed(written);
  const [mark = ''] = MARK.exec(title) ?? [];
  if (kindNamed(mark) === 'bug') return mark;
  const [behind = ''] = TAG.test(title) ? (BEHIND_TAG.exec(title.replace(TAG, '')) ?? []) : [];
  return kindNamed(behind) === 'bug' ? behind : null;
}

/** A kind as most of some texts say it, or else in their language. Null: they say none. */
export function kindAsIn(texts: readonly string[], kind: Kind): string | null {
  const known = texts.filter((text) => kindNamed(text) !== null);
  const own = mostFrequent(known.filter((text) => kindNamed(text) === kind));
  const spoken = LANGUAGES.map((one) => known.filter((text) => [...one.bug, ...one.feature].includes(bareWord(text))).length);
  const [like] = LANGUAGES[spoken.indexOf(Math.max(...spoken))]?.[kind] ?? [];
  return own ?? (known[0] === undefined || like === undefined ? null : inCaseOf(known[0], like));
}

function bareWord(text: string): string {
  const word = withoutEmoji(text);
  const bare = composed(/\p{L}/u.test(word) ? word : text.replace(/\u{FE0F}/gu, '')).replace(/^[\s\p{P}~`]+|[\s\p{P}~`]+$/gu, '');
  return bare.toLowerCase().replace(/(?<=bug|feature)s$/, '');
}
