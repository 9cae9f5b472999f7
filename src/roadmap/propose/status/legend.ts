import type { Root } from 'mdast';
import { type Block, blocksOf } from './legend-blocks.ts';
import type { Said, WordReader } from './legend-words.ts';
import { wordLegendLines } from './word-legends.ts';

const CHECK = '[\u2705\u2714\u2713\u2611]|:(?:white_check_mark|heavy_check_mark):';
/** Signs that say by themselves that work is done. */
const CHECKS = new RegExp(`^(?:${CHECK})`, 'u');
/** Signs that may say that work is done or dropped. Others are about the work: `🐛 Fixed: …`. */
const DONE_SIGNS = new RegExp(`^(?:${CHECK}|[\u{1F7E2}\u{1F389}\u{1F3C1}]|:green_circle:)`, 'u');
const DROPPED_SIGNS = /^(?:[\u274C\u2716-\u2718\u2612\u26D4\u{1F6AB}\u{1F6D1}\u{1F5D1}\u{1F534}\u26AB\u26AA]|:(?:x|no_entry|no_entry_sign|red_circle):)/u;

const SIGN =
  '(?:(?:\\p{Extended_Pictographic}|[\u2713\u2717\u2718\u2612\u25A0-\u25FF])(?:\\uFE0F|\\u200D\\p{Extended_Pictographic})*|:[a-z][a-z0-9_+-]{0,38}:)';
const SIGNS = new RegExp(`(${SIGN}+)`, 'u');
const ONE_SIGN = new RegExp(`^${SIGN}$`, 'u');
/** Behind a sign, what says that words explain it, and the same before the sign behind them. */
const MEANS =
  /^[\s*_`)\]]*(?:[=\u2192]|(?:means?|stands? for|bedeutet|heißt|steht für|signifie|significa|betekent|oznacza|означает)(?!\p{L})|表示|代表|は)(?:[\s*_`]*(?:that )?it is\s)?/iu;
const MEANS_NEXT = /[=\u2192][\s*_`(]*$/u;
/** Behind a sign, what cannot be its words. */
const NO_WORDS = /^[\s*_`)\]]*(?:$|[.,;\u3002\u3001]|\n)/u;
/** A title, label, line or header that announces a legend. */
const LEGEND =
  /^\P{L}*(?:(?:status|symbol|icon|emoji|colou?r|zeichen)s?[ -]*)?(?:legend|key|légende|legende|leyenda|legenda|leggenda|легенда|обозначения|图例|凡例|범례)(?: (?:of|for|to|der|des|del?|das?)(?!\p{L}).{1,30})?\P{L}*$/iu;
/** Headers of columns for the words and for the signs. */
const SENSE =
  /^\P{L}*(?:(?:meaning|means|sense|definition|explanation|bedeutung|signification|significado|significato|betekenis|znaczenie|значение)s?|含义|意思|意味|의미)\P{L}*$/iu;
const SIGN_HEADER = /^\P{L}*(?:(?:sign|icon|symbol|emoji|zeichen|symbole|icône|símbolo|icono|simbolo|символ|знак)s?|符号|图标|記号)\P{L}*$/iu;
/** Words between two explanations, which belong to neither. */
const AND = 'and|or|und|oder|et|ou|y|o|e|i|и|или|of';
const JOINS = new RegExp(`^(?:${AND})\\s|\\s(?:${AND}|en|an?|the|eine?|une?|una|uma?)$|^[和或]|[和或]$`, 'u');
/** What stands before the first word of a sentence such as `Parts are done (✅) or dropped (🚫)`. */
const SUBJECT = /^.*\s(?:is|are|ist|sind|est|sont|está|están|são)\s/u;
/** The end of what is said of the last sign of a text. A new line may go on with the sentence. */
const LAST = /[.。](?:\s|$)|\n(?=[\p{Lu}*_[])/u;
/** So many signs explained beside each other may be a legend. */
const FEWEST = 2;

interface Explained {
  readonly sign: string;
  /** In small letters, without marks, and without punctuation around. */
  readonly text: string;
  /** An equals sign or the like says that the words explain the sign. */
  readonly isExplicit: boolean;
}

/** The signs that a file explains by words for a state. */
export interface Legend {
  /** First those that are explained by one word. */
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** They say that work is not finished, whatever they say elsewhere. */
  readonly open: readonly string[];
  /** Where an explanation begins, from 1. */
  readonly lines: ReadonlySet<number>;
}

/** What a file's legends say of its signs. A sign that they explain in two ways says what it usually says. */
export function legendSigns(text: string, root: Root, read: WordReader): Legend {
  const blocks = blocksOf(text, root);
  const legends = blocks.flatMap((block) => legendsIn(block, read));
  const all = legends.flatMap(({ signs }) => signs);
  const states = new Map<string, Set<Said>>();
  for (const { sign, state } of all) states.set(bareSign(sign), (states.get(bareSign(sign)) ?? new Set()).add(state));
  const saying = (state: Said) => {
    const own = all.filter((one) => one.state === state && ONE_SIGN.test(one.sign) && states.get(bareSign(one.sign))?.size === 1);
    return [...new Set(own.toSorted((a, b) => Number(b.isBare) - Number(a.isBare)).map(({ sign }) => sign))];
  };
  const lines = new Set([...legends.flatMap((legend) => legend.lines), ...wordLegendLines(blocks, read)]);
  return { done: saying('done'), dropped: saying('dropped'), open: saying('open'), lines };
}

/** A sign without the character that only chooses its look. */
export function bareSign(sign: string): string {
  return sign.replace(/\uFE0F$/u, '');
}

interface Meant {
  readonly sign: string;
  readonly state: Said;
  readonly isBare: boolean;
}

/** The legend that a block is, or those in single bullets of it. None if a part of it explains no sign. */
function legendsIn(block: Block, read: WordReader): Array<{ readonly signs: readonly Meant[]; readonly lines: readonly number[] }> {
  const { form, entries, about } = block;
  const explained = form === 'text' ? explainedIn(entries[0]?.text ?? '', true) : form === 'list' ? explainedInBullets(block) : explainedInRows(block);
  const labels = form === 'text' ? (entries[0]?.text ?? '').split(/[\n:\uFF1A]/u) : [];
  const isAnnounced = [...about, ...labels].some((one) => LEGEND.test(one)) || (form === 'rows' && about.some((one) => SENSE.test(one)));
  if (form === 'rows' && !isAnnounced && !about.some((one) => SIGN_HEADER.test(one))) return [];
  const signs = explained === null ? null : meant(explained, form, isAnnounced, read);
  if (signs !== null) return [{ signs, lines: entries.map(({ line }) => line) }];
  return form === 'list' ? entries.flatMap((one) => legendsIn({ form: 'text', entries: [one], about }, read)) : [];
}

/** What each bullet says of its sign; null if one says nothing, or the signs do not all stand on one side. */
function explainedInBullets({ entries }: Block): Explained[] | null {
  const sides = new Set(entries.map(({ text }) => plain(text.split(SIGNS)[0] ?? '') === ''));
  const all = entries.map(({ text }) => explainedIn(text, false)).flatMap((one) => (one?.length === 1 ? one : []));
  return sides.size === 1 && all.length === entries.length ? all : null;
}

/** The same of rows of two cells. In a wider one, both are about its subject. */
function explainedInRows({ entries }: Block): Explained[] | null {
  const sides = [0, 1].map((side) =>
    entries.flatMap(({ cells }) => {
      const [before = '', sign = '', behind] = (cells[side] ?? '').split(SIGNS);
      return cells.length === 2 && before === '' && behind === '' ? [{ sign, text: plain(cells[1 - side] ?? ''), isExplicit: false }] : [];
    }),
  );
  return sides.find((side) => side.length === entries.length) ?? null;
}

/** What a text says of its signs, each before or each behind its words. Null: these stand in no such order. */
function explainedIn(text: string, isParagraph: boolean): Explained[] | null {
  const parts = text.split(SIGNS);
  const signs = parts.filter((_, at) => at % 2 === 1);
  const [intro = '', ...words] = parts.filter((_, at) => at % 2 === 0);
  if (signs.length === 0) return null;
  const labels = intro.split(/[\n:\uFF1A]/u);
  const label = (isParagraph ? labels.at(-1) : intro) ?? '';
  const isLast = NO_WORDS.test(words.at(-1) ?? '');
  if ((isParagraph && words.every((one) => MEANS.test(one))) || (!isLast && (plain(label) === '' || LEGEND.test(label))))
    return signs.map((sign, at) => {
      const behind = words[at] ?? '';
      const own = behind.replace(MEANS, '');
      return { sign, text: plain(isParagraph && at === signs.length - 1 ? (own.split(LAST)[0] ?? '') : own), isExplicit: own !== behind };
    });
  const start = labels.findLast((one) => plain(one) !== '');
  if (!isLast || start === undefined || LEGEND.test(start)) return null;
  const before = [start, ...words];
  return signs.map((sign, at) => {
    const own = before[at] ?? '';
    return { sign, text: plain(at === 0 ? plain(own).replace(SUBJECT, '') : own), isExplicit: MEANS_NEXT.test(own) };
  });
}

/** Words in small letters, without marks, and without punctuation and joining words around them. */
function plain(text: string): string {
  const trimmed = (one: string) => /[\p{L}\p{N}?](?:.*[\p{L}\p{N}?%])?/su.exec(one)?.[0] ?? '';
  const bare = text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/[*_~`"\u201C-\u201E]/gu, '');
  return trimmed(trimmed(bare.replace(/\s+/gu, ' ')).replace(JOINS, '').replace(JOINS, ''));
}

/** What the signs mean, if what explains them surely is a legend. */
function meant(all: readonly Explained[], form: Block['form'], isAnnounced: boolean, read: WordReader): Meant[] | null {
  const each = new Map(all.map((one) => [bareSign(one.sign), one]));
  // A list of items has a sign in front of several texts. A legend explains each sign once.
  if (each.size < FEWEST || all.some(({ sign, text }) => text === '' || each.get(bareSign(sign))?.text !== text)) return null;
  const isExplicit = all.every((one) => one.isExplicit);
  const isSure = isExplicit || isAnnounced;
  const found = [...each.values()].map(({ sign, text }) => ({ sign, state: read(text, isSure && !CHECKS.test(sign)), isBare: !text.includes(' ') }));
  const kinds = new Set(found.flatMap(({ state }) => state ?? []));
  const known = found.filter(({ state }) => state !== null).length;
  const isAgainstUse = found.some(({ sign, state }) =>
    CHECKS.test(sign) ? state === 'open' || state === 'dropped' : DROPPED_SIGNS.test(sign) && state === 'done',
  );
  // Without a label or an equals sign, nearly each text is a whole word for a state, and one of these is an end.
  const isPlain = (form === 'text' ? known * 2 > found.length : known === found.length) && known >= FEWEST && !isAgainstUse;
  const isOfLevels = kinds.size === 1 && kinds.has('other');
  if (!isExplicit && !(isAnnounced ? known > 0 : isPlain && (isOfLevels || kinds.has('done') || kinds.has('dropped')))) return null;
  // A sign for anything says an end only where others beside it say other states.
  const areStates = isSure && [...kinds].filter((one) => one !== 'other').length > 1;
  const isUsual = (sign: string, state: Said) => state === 'open' || areStates || (state === 'done' ? DONE_SIGNS : DROPPED_SIGNS).test(sign);
  return found.map(({ sign, state, isBare }) => ({ sign, state: state !== null && isUsual(sign, state) ? state : 'other', isBare }));
}
