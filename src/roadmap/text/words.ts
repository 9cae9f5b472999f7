import { PRIORITIES } from '../../model/roadmap.ts';
import { comparedName, composed } from './text.ts';

/** Words that mark an item as done, as dropped, or as open. */
export interface StateWords {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** Left out: none. */
  readonly open?: readonly string[];
}

/** The source of a regular expression that matches exactly this text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** The same for a text of people, whose accents may be characters of their own: see `composed`. */
export function textPattern(text: string): string {
  return Array.from(composed(text), (letter) => {
    const forms = formsOf(letter).map(escapePattern);
    return forms.length === 1 ? forms[0] : `(?:${forms.join('|')})`;
  }).join('');
}

/** A letter as one character, as its base with all of its marks, and as its base with one of them and the others behind it. */
function formsOf(letter: string): string[] {
  const [base = '', ...marks] = letter.normalize('NFD');
  const half = marks.map((mark, at) => composed(base + mark) + marks.filter((_, other) => other !== at).join(''));
  return [...new Set([letter, letter.normalize('NFD'), ...half])];
}

const NEGATED = /^(?:not|no|nicht|non|pas)(?![\p{L}\p{N}])|^未/u;

/** The state that a status shows: it begins with a word of the configuration, or contains one of its signs, such as ✅. `Not ✅` shows neither state. */
export function wordIn(status: string, words: StateWords): 'done' | 'dropped' | null {
  const text = composed(status)
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
  const wanted = comparedName(word);
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
export function onlyWord(written: string, known: readonly string[]): string | null {
  const [status, words] = [composed(written), known.map(composed)];
  // A tag is a word with its brackets: `[no]`.
  if (words.some((word) => comparedName(word) === comparedName(status))) return written;
  const start = /^[^\p{L}\p{N}]*/u.exec(status)?.[0] ?? '';
  const rest = status.slice(start.length);
  const [word] = words
    .map((one) => one.trim())
    .filter((one) => hasWords(one) && startsWithWord(rest.toLowerCase(), one.toLowerCase()))
    .toSorted((a, b) => b.length - a.length);
  if (!hasWords(rest.slice(word?.length ?? 0))) return written;
  if (/[([{*_~`]/.test(start)) return null;
  if (word !== undefined) return start + rest.slice(0, word.length);
  const sign = words.find((one) => one !== '' && !hasWords(one) && start.includes(one));
  return sign === undefined ? null : start.trimEnd();
}

/** Ways of saying no, each a whole title in small letters and without punctuation. Only what is planned or proposed can be said so of. */
const REJECTED = [
  'dropped|rejected|scrapped|vetoed|ruled out|turned down|wont ?fix|verworfene?|abgelehnte?|écartée?s?|rejetée?s?|non retenue?s?',
  '(?:descart|rechaz|rejeit)ad[oa]s?|scartat[oaie]|(?:afgewezen|verworpen)e?|odrzucon[eya]|отклон[её]н(?:о|ы|ные)|отвергнут(?:о|ы|ые)|却下|見送り',
].join('|');
/** Words that also name what a program is about: orders are cancelled, cards declined, texts cut. They say no of plans only beside a word for these. */
const CANCELLED = [
  'refused|declined|denied|discarded|abandoned|cancell?ed|cut|gestrichene?|ausgeschlossene?|abandonnée?s?|annulée?s?|refusée?s?',
  '(?:recus|cancel|abandon|anul)ad[oa]s?|(?:rifiutat|annullat)[oaie]|(?:geschrapt|geannuleerd)e?|(?:porzucon|anulowan)[eya]|отмен[её]н(?:о|ы|ные)',
].join('|');
const REFUSES = [
  'nope|(?:not|no longer) (?:planned|happening|doing)|(?:will (?:not|never)|won t|wont|not going to|never going to)(?: (?:be )?(?:do|done|fix|fixed|happen|add|added|build|built|make|support|supported|implement|implemented))?',
  'nicht geplant|(?:machen|wollen|bauen) wir nicht|nicht machen|wird nicht (?:gemacht|umgesetzt|gebaut)|kommt nicht|pas prévue?s?|(?:on|nous) ne (?:le )?fer(?:a|ons) pas',
  'no (?:lo )?(?:vamos a hacer|haremos|se hará|planead[oa]s?|previst[oa]s?)|não (?:(?:vamos|iremos) fazer|faremos|será feito|planejad[oa]s?|previst[oa]s?)',
  'non (?:lo )?faremo|doen we niet|niet gepland|nie (?:zrobimy|będzie|planowane)|не (?:будет|будем делать|планируется)',
  '不做|不会做|不再计划|やらない(?:こと)?|対応しない|하지 않(?:음|을 것)',
].join('|');
/** Words for what is planned. Items and requests may be those of a shop. */
const PLANS =
  'ideas?|features?|proposals?|suggestions?|wishes|things|ideen|vorschläge|wünsche|funktionen|idées|propositions|ideias|propuestas|propostas|pomysły|идеи|предложения';
const WE = '(?:(?:what|was|that) )?(?:we|i|wir)(?: (?:re|are|m|am|ve|have))? |(?:considered|discussed|closed) (?:(?:and|but|as) )?';
const REFUSAL = new RegExp(
  `^(?:(?:(?:${PLANS}) )?(?:${WE})?(?:${REJECTED}|${REFUSES})|(?:${WE})?(?:${REJECTED}|${CANCELLED}) (?:${PLANS})|(?:${PLANS}) (?:${WE})?(?:${CANCELLED})|(?:${WE})(?:${CANCELLED}))$`,
  'u',
);

/** Whether a title in small letters says as a whole that what stands below it is refused: “not going to happen”, “things we won t do”. */
export function saysNo(title: string): boolean {
  return title.length <= LONGEST_REFUSAL && REFUSAL.test(title);
}

const ALONE = /^(?:no|never|nein|nie|niemals|jamais|nunca|mai|nooit|nigdy|никогда)$/;

/** Whether a title in small letters is a single word that says no, if nothing else is meant: “NO” is also Norway, and “never” a choice. */
export function saysNoAlone(title: string): boolean {
  return ALONE.test(title);
}

/** Code units. */
const LONGEST_REFUSAL = 60;

/** Words for what waits or goes on, as the source of a regular expression. */
export const WAITING =
  'open|to-?do|to do|not (?:yet )?started|unstarted|started|idea|draft|proposed|planned|scheduled|queued|backlog|pending|waiting|next|later|someday|doing|ongoing|wip|in[- ](?:progress|work|flight|development|review|testing)|review|testing|partial|partially done|blocked|on[- ]hold|paused|postponed|deferred|stalled';
/** Words for a state, where a list of them says what one may choose. */
const STATES = [
  WAITING,
  'new|accepted|approved|ready|now|active',
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
  return STATE.test(composed(text));
}

const OF_STATE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${STATES.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** Whether a usual word for a state stands anywhere in a text. */
export function speaksOfState(text: string): boolean {
  return OF_STATE.test(composed(text));
}

/** Whether a text is a usual word for a state or a level. */
export function namesChoice(text: string): boolean {
  return CHOICES.test(composed(text));
}

/** So many known words beside each other are all there are, and say nothing of one item. */
const FEWEST_CHOICES = 3;

/** Whether a value lists what one may choose, as a template or a legend does: `not started / in progress / done`, `high | medium | low`. */
export function listsAlternatives(value: string): boolean {
  const text = composed(value.slice(0, LONGEST_CHOICES));
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
