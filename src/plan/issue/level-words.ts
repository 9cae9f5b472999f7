import type { Item, Priority } from '../../model/roadmap.ts';
import { formerLevel, levelIn } from '../../roadmap/read/item-values.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';

/** A value that begins with a level: a sign or its name and marks of emphasis, the level, and what the value says besides. */
const LEVEL_AND_REST = /^(?<lead>(?::[a-z0-9_+-]{1,40}:|[^\p{L}\p{N}])*)(?<word>[\p{L}-]+)(?<rest>.*)$/su;
/** A level in words of the file's own: a single word or code, such as `P1`, `S2` or `priority/backlog`. Two levels would contradict each other. */
const OWN_LEVEL = /^[*_`~]*[\p{L}\p{N}][\p{L}\p{N}/_-]*[*_`~]*$/u;
/** A code of the file's own with the level that it stands for: `P1 (High)`, `P1 - high`. */
const CODED_LEVEL = /^[*_`~]*(?:p|s|prio|sev)[ -]?\d[*_`~]*(?:\s+|\s*[-–—:/]\s*)[([]?(?<level>\p{L}+)[)\]]?[*_`~]*$/iu;
/** What a value holds and does not show as a word: tags of HTML, and the address of a link or an image. */
const TAGS = /<\/?[a-z][^<>]*>/giu;
const LINK_OR_IMAGE = /!?\[([^[\]]*)\]\([^()\s]*\)/gu;
/** A sign behind a level, as in `High 🔴`, with the marks of emphasis before it, which stay. A sign before further words belongs to these. */
const SIGN_BEHIND =
  /^(?<marks>[*_`~]*)(?<sign>\s*(?::[a-z0-9_+-]{1,40}:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D})+)(?=[*_`~]*\s*(?:$|[-–—:,;(]))/u;
/** The name of a sign, whose underscores are no marks, or a mark of emphasis. */
const NAME_OR_MARK = /(?<name>:[a-z0-9_+-]{1,40}:)|[*_`~]/gu;
/** What is no mark of emphasis: a sign such as 🔴 is that of one level. */
const SIGNS = /:[a-z0-9_+-]{1,40}:|[^*_`~]/gu;
/** What stands between a level and the words behind it. */
const BETWEEN = /^[*_`~]*\s*(?:[-–—:,;./]|<br ?\/?>)*\s*/iu;
/** A second level behind the first: `High → Low`, `medium to high`. The value is a way or a range, which one level replaces. */
const SECOND_LEVEL = /^[*_`~]*\s*(?:\p{Sm}|[-=]>|➡\u{FE0F}?|[-–—/]|to|or|bis|oder|à|ou|hasta|o|до|или)\s*[*_`~]*(?<level>\p{L}+)[*_`~]*$/iu;
/** Words that only make a level stronger or weaker: `very high`, `eher niedrig`. The word behind them is a level of the file's own. */
const DEGREE =
  /^[*_`~]*(?:very|really|extremely|super|ultra|quite|rather|fairly|pretty|sehr|ziemlich|eher|äußerst|extrem|très|assez|plutôt|muy|bastante|molto|abbastanza|piuttosto|muito|bem|zeer|heel|erg|vrij|mycket|veldig|meget|ganska|hyvin|bardzo|dość|velmi|nagyon|foarte|çok|очень|довольно|дуже|πολύ|rất|sangat)\s+[\p{L}\p{M}]+[*_`~]*$/iu;
/** A level as MoSCoW and its like name it. */
const MUST_HAVE = /^[*_`~]*(?:must|should|could|would|won['’]?t|nice|good)[ -](?:to[ -])?have[*_`~]*$/iu;
/** No level was chosen so far: `not yet decided`, `to be discussed`. */
const UNDECIDED = /^(?:not (?:yet )?|un|to be )(?:decided|determined|set|known|assigned|prioriti[sz]ed|rated|triaged|discussed|defined|clear)(?: yet)?$/iu;

/**
 * A value of the field `priority` after its label changed. What the value says besides its level, such as `high - customers wait`,
 * was not changed by the label, so it stays.
 * @param level null: there is no such label any more, so the value names no level afterwards
 * @param like how the file writes levels; left out: it has none
 */
export function withLevel(value: string, level: Priority | null, like: LevelStyle = { word: '', signs: new Map(), behind: new Map() }): string {
  const before = levelIn(value);
  if (before === level) return value;
  const former = formerLevel(value);
  if (former !== '') {
    const now = withLevel(value.slice(former.length), level, like);
    // Alone, the word that is struck through would be read.
    return level === null ? now : former + now;
  }
  if (before === null) {
    const inFile = (word: string, wanted: Priority) =>
      (like.signs.get(wanted) ?? '') + casedLike(word, wanted) + (like.signs.has(wanted) ? '' : (like.behind.get(wanted) ?? ''));
    const word = level === null ? '' : inFile(like.word, level);
    const coded = CODED_LEVEL.exec(value.trim())?.groups?.['level'];
    if (level !== null && coded !== undefined && levelIn(coded) !== null) return inFile(coded, level);
    const named = onlyLevelIn(value);
    if (level !== null && named !== null) return inFile(named, level);
    const own = value.trim();
    const isReplaced = [OWN_LEVEL, DEGREE, MUST_HAVE, UNDECIDED].some((pattern) => pattern.test(own)) || own === '' || saysNothing(own);
    return isReplaced ? word : `${word} - ${own}`;
  }
  const { lead = '', word = '', rest: written = '' } = LEVEL_AND_REST.exec(value)?.groups ?? {};
  const second = SECOND_LEVEL.exec(written)?.groups?.['level'] ?? '';
  const behind = levelIn(second) === null ? written : (/[*_`~]*$/.exec(written)?.[0] ?? '');
  const rest = behind.replace(SIGN_BEHIND, (_, marks: string) => marks + ((level === null ? null : like.behind.get(level)) ?? ''));
  const signs = signsIn(lead) === '' ? '' : level === null ? '' : (like.signs.get(level) ?? '');
  if (level !== null) return `${signs}${lead.replace(SIGNS, '')}${casedLike(word, level)}${rest}`;
  const words = rest.replace(BETWEEN, '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return '';
  // Words that begin with a level, too, would name it.
  return levelIn(words) === null ? words : `(${words})`;
}

/**
 * The level that is the only word of a value as it is shown: `1 - High`, `★★★ high`, `![High](high.svg)`. What stands beside it meant that level, too. Null:
 * there is none, or further words.
 */
function onlyLevelIn(value: string): string | null {
  // An image may stand in a link.
  const shown = value
    .replace(TAGS, ' ')
    .replace(/:[a-z0-9_+-]{1,40}:/gu, ' ')
    .replace(LINK_OR_IMAGE, ' $1 ')
    .replace(LINK_OR_IMAGE, ' $1 ');
  const [word, ...others] = shown.match(/[\p{L}\p{M}]+/gu) ?? [];
  return word === undefined || others.length > 0 || levelIn(word) === null ? null : word;
}

/** What stands before a level, without marks of emphasis: `🔴 `, `:red_circle: `. */
function signsIn(lead: string): string {
  return lead.replace(NAME_OR_MARK, '$<name>');
}

/** A word in the case of another one: `high`, `High` or `HIGH`. */
function casedLike<Word extends string>(word: string, level: Word): string {
  if (word !== '' && word === word.toUpperCase()) return level.toUpperCase();
  return /^\p{Lu}/u.test(word) ? level.charAt(0).toUpperCase() + level.slice(1) : level;
}

/** How the levels of a file are written. */
interface LevelStyle {
  /** The first one; empty: there is none. */
  readonly word: string;
  /** What stands before each of them, such as `🔴 `. */
  readonly signs: ReadonlyMap<Priority, string>;
  /** What stands behind each of them, such as ` 🔴`. */
  readonly behind: ReadonlyMap<Priority, string>;
}

export function levelStyleIn(items: readonly Pick<Item, 'fields'>[]): LevelStyle {
  const signs = new Map<Priority, string>();
  const behind = new Map<Priority, string>();
  let first = '';
  for (const { fields } of items) {
    const whole = fields.priority?.value ?? '';
    const value = whole.slice(formerLevel(whole).length);
    const level = levelIn(value);
    if (level === null) continue;
    const { lead = '', word = '', rest = '' } = LEVEL_AND_REST.exec(value)?.groups ?? {};
    const last = SIGN_BEHIND.exec(rest)?.groups?.['sign'] ?? '';
    if (last !== '' && !behind.has(level)) behind.set(level, last);
    const sign = signsIn(lead);
    if (first === '') first = word;
    if (sign !== '' && !signs.has(level)) signs.set(level, sign);
  }
  return { word: first, signs, behind };
}
