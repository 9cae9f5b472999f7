import { PRIORITIES } from '../../model/roadmap.ts';

/** Words that mark an item as done or dropped. */
export interface StateWords {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

/** The source of a regular expression that matches exactly this text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const NEGATED = /^(?:not|no|nicht|non|pas)(?![\p{L}\p{N}])|^未/u;

/** The state that a status shows: it begins with a word of the configuration, or contains one of its signs, such as ✅. `Not ✅` shows neither state. */
export function wordIn(status: string, words: StateWords): 'done' | 'dropped' | null {
  const text = status
    .normalize('NFC')
    .replace(/^[*_~`\s]+/, '')
    .trim()
    .toLowerCase();
  // Before a word for dropped, a cross only decorates. By itself it says no state, because it also stands for what is missing.
  const undecorated = text.replace(CROSSES_OF_WORD, '');
  if (words.dropped.some((word) => saysWord(text, word) || saysWord(undecorated, word))) return 'dropped';
  return words.done.some((word) => saysWord(text, word)) ? 'done' : null;
}

/** Whether a status in small letters begins with a word, or contains a sign. */
function saysWord(status: string, word: string): boolean {
  const wanted = word.normalize('NFC').trim().toLowerCase();
  return hasWords(wanted) ? startsWithWord(status, wanted) : status.includes(wanted) && !NEGATED.test(status);
}

function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(text.slice(word.length));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Crosses at the start of a text, which only decorate a word for dropped behind them. */
export const CROSSES = /^(?:(?:[\u274c\u2612\u2716-\u2718\u26d4\u{1f6ab}\u{1f5d1}]\ufe0f?|:x:)\s*)+/u;

/** The same with the emphasis of the word behind them. */
const CROSSES_OF_WORD = new RegExp(`${CROSSES.source}[*_]*(?=\\p{L})`, 'u');

/**
 * A status without what stands behind its word: `Shipped in v2, thanks to Rosa` is `Shipped`. Null: its word does not stand at its start, or
 * what is left would be half of a pair of marks.
 */
export function onlyWord(status: string, words: readonly string[]): string | null {
  // A tag is a word with its brackets: `[no]`.
  if (words.some((word) => word.trim().toLowerCase() === status.trim().toLowerCase())) return status;
  const start = /^[^\p{L}\p{N}]*/u.exec(status)?.[0] ?? '';
  const rest = status.slice(start.length);
  const [word] = words
    .map((one) => one.trim())
    .filter((one) => hasWords(one) && startsWithWord(rest.toLowerCase(), one.toLowerCase()))
    .toSorted((a, b) => b.length - a.length);
  if (!hasWords(rest.slice(word?.length ?? 0))) return status;
  if (/[([{*_~`]/.test(start)) return null;
  if (word !== undefined) return start + rest.slice(0, word.length);
  const sign = words.find((one) => one !== '' && !hasWords(one) && start.includes(one));
  return sign === undefined ? null : start.trimEnd();
}

/** Ways of saying no, each a whole title in small letters and without punctuation. Groups with a subject or object, such as “ideas”, stand apart from the words. */
const REFUSED = [
  'dropped|rejected|refused|declined|denied|discarded|abandoned|cancell?ed|scrapped|vetoed|cut|ruled out|turned down|wont ?fix',
  'verworfene?|abgelehnte?|gestrichene?|ausgeschlossene?|écartée?s?|abandonnée?s?|annulée?s?|rejetée?s?|refusée?s?|non retenue?s?',
  '(?:descart|rechaz|rejeit|recus|cancel|abandon|anul)ad[oa]s?|(?:scartat|rifiutat|annullat)[oaie]|(?:afgewezen|geschrapt|verworpen|geannuleerd)e?',
  '(?:odrzucon|porzucon|anulowan)[eya]|отмен[её]н(?:о|ы|ные)|отклон[её]н(?:о|ы|ные)|отвергнут(?:о|ы|ые)|已取消|已放弃|已拒绝|却下|見送り|중지|취소|거절',
].join('|');
const REFUSES = [
  'no|nope|never|(?:not|no longer) (?:planned|accepted|considered|happening|doing)|(?:will (?:not|never)|won t|wont|not going to|never going to)(?: (?:be )?(?:do|done|fix|fixed|happen|add|added|build|built|have|make|support|supported|implement|implemented))?',
  'nein|nicht geplant|(?:machen|wollen|bauen) wir nicht|nicht machen|wird nicht (?:gemacht|umgesetzt|gebaut)|kommt nicht|jamais|pas prévue?s?|(?:on|nous) ne (?:le )?fer(?:a|ons) pas',
  'no (?:lo )?(?:vamos a hacer|haremos|se hará|planead[oa]s?|previst[oa]s?)|não (?:(?:vamos|iremos) fazer|faremos|será feito|planejad[oa]s?|previst[oa]s?)|nunca',
  'non (?:lo )?faremo|doen we niet|niet gepland|nie (?:zrobimy|będzie|planowane)|не (?:будет|будем делать|планируется)',
  '不做|不会做|不再计划|やらない(?:こと)?|対応しない|하지 않(?:음|을 것)',
].join('|');
const OBJECTS =
  'ideas?|items?|features?|proposals?|requests?|suggestions?|wishes|things|ideen|vorschläge|wünsche|funktionen|idées|propositions|ideias|propuestas|propostas|pomysły|идеи|предложения';
const REFUSAL = new RegExp(
  `^(?:(?:${OBJECTS}) )?(?:(?:(?:what|was|that) )?(?:we|i|wir)(?: (?:re|are|m|am|ve|have))? |(?:considered|discussed|closed) (?:(?:and|but|as) )?)?(?:(?:${REFUSED})(?: (?:${OBJECTS}))?|${REFUSES})$`,
  'u',
);

/** Whether a title in small letters says as a whole that what stands below it is refused: “not going to happen”, “things we won t do”. */
export function saysNo(title: string): boolean {
  return title.length <= LONGEST_REFUSAL && REFUSAL.test(title);
}

/** Code units. */
const LONGEST_REFUSAL = 60;

/** Words for a state, where a list of them says what one may choose. */
const STATES = [
  'open|to-?do|to do|not (?:yet )?started|unstarted|started|new|idea|draft|proposed|accepted|approved|planned|scheduled|queued|backlog|pending|waiting|ready|next|later|now|someday',
  'active|doing|ongoing|wip|in[- ](?:progress|work|flight|development|review|testing)|review|testing|partial|partially done|blocked|on[- ]hold|paused|postponed|deferred|stalled',
  "done|complete|completed|finished|implemented|shipped|released|delivered|merged|fixed|resolved|closed|dropped|rejected|declined|cancell?ed|abandoned|won['’]?t (?:do|fix)|not planned",
  'offen|geplant|begonnen|in arbeit|blockiert|erledigt|fertig|verworfen|prévue?|en cours|bloquée?|terminée?|pendiente|en progreso|bloquead[oa]|hech[oa]',
];

/** The same for a level. */
const LEVELS = [
  ...PRIORITIES,
  'highest|urgent|major|normal|moderate|mid|lowest|trivial|none|must|should|could|p[0-5]|xs|s|m|l|xl|small|large',
  'hoch|mittel|niedrig|haute|moyenne|basse|alta|media|baja',
];

const wholly = (words: readonly string[]) => new RegExp(`^(?:${words.join('|')})$`, 'iu');
const STATE = wholly(STATES);
const CHOICES = wholly([...STATES, ...LEVELS]);

/** Whether a text is a usual word for a state. */
export function namesState(text: string): boolean {
  return STATE.test(text);
}

/** Words for what goes on or has not begun. Behind a word for “not”, others are, too: `not ported`, `nicht begonnen`. But what is not planned is dropped. */
const UNFINISHED = new RegExp(
  `^(?:(?:${[
    'open|to[- ]?do|planned|pending|queued|waiting|started|wip|(?:work )?in[- ](?:progress|work|development|review)|partly|partial|partially|missing|incomplete|unfinished|blocked',
    'offen|geplant|teilweise|in arbeit|fehlt|prévue?|en cours|partiel(?:le|lement)?|pendiente|en progreso|parcial|parcialmente|pendente|в работе|частично|запланировано',
    String.raw`(?:not|nicht|noch nicht|pas|non|não|nie|niet|inte|ikke|не) (?!going|wanted|needed|supported|longer|(?:ge|за|plano)?plan|pr[eé]v|план)\p{L}+`,
  ].join('|')})(?![\\p{L}\\p{N}])|(?:no|nein|non|não|нет)$|尚?未|まだ|进行中|計画|计划)`,
  'iu',
);

/** Whether a text says that something is not finished. */
export function namesUnfinished(text: string): boolean {
  return UNFINISHED.test(text);
}

/** So many known words beside each other are all there are, and say nothing of one item. */
const FEWEST_CHOICES = 3;

/** Whether a value lists what one may choose, as a template or a legend does: `not started / in progress / done`, `high | medium | low`. */
export function listsAlternatives(value: string): boolean {
  const text = value.slice(0, LONGEST_CHOICES);
  if (!/[/|]|\s(?:or|oder|ou|o)\s/iu.test(text)) return false;
  const parts = text.split(/[/|,]|\s(?:or|oder|ou|o)\s/iu).map((part) =>
    part
      .replace(/\(.*\)\s*$/, '')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      .toLowerCase(),
  );
  return new Set(parts.filter((part) => CHOICES.test(part))).size >= FEWEST_CHOICES;
}

/** Code units. A longer value is a text. */
const LONGEST_CHOICES = 200;
