/** Which lines of an item's first paragraph are its title. Null: rules decide. */
export type TitleLines = 'first-line' | 'whole' | null;

/** One line of an item's first paragraph. */
export interface WrittenLine {
  readonly text: string;
  /** The column where it begins. */
  readonly column: number;
  /** It begins in plain text or with strong text, not inside code, emphasis or a link. */
  readonly plain: boolean;
}

/** Columns. Nobody breaks lines at fewer, so where the next word would have ended before this column, the line was finished. */
export const NARROWEST = 60;

/** Columns. Where a line could have ended before this, one word with a capital is enough below it. */
const TINY = 30;

/** Lines. A text that goes on for more is prose, of which no line is a title. */
const LONGEST_TITLE = 2;

/** Columns. The same, where both lines look like sentences of their own. */
const NARROW = 72;

/**
 * The first line of an item's first paragraph that describes the item, and is no part of its title: a sentence after a line that was finished before its
 * end, a label, an image or an address alone. Null: all is title. Authors who break long titles begin the next line in the middle of a sentence,
 * because the next word did not fit any more.
 * @param lines those before the first field
 */
export function firstDescription(lines: readonly WrittenLine[], said: TitleLines, narrowest: number = NARROWEST): number | null {
  if (said === 'whole' || lines.length < 2) return null;
  if (said === 'first-line') return 1;
  const shown = lines.map(({ text }) => withoutOwnLink(text));
  const longest = lines.reduce((most, { column }, at) => Math.max(most, column + (shown[at]?.length ?? 0)), 0);
  const found = lines.slice(0, LONGEST_TITLE + 1).findIndex(({ text, plain }, at) => {
    const before = lines[at - 1];
    const above = shown[at - 1];
    if (before === undefined || above === undefined) return false;
    if (isAlone(text)) return true;
    const [word = ''] = text.split(/\s/, 1);
    const wouldEnd = before.column + above.length + 1 + word.length;
    const isTiny = wouldEnd <= TINY;
    const begins = CAPITAL.test(text) || QUOTE.test(text);
    // Where a link was written at the end of the title, what is below it is none, whatever the title becomes.
    if (plain && begins && above !== before.text.trim()) return true;
    if ((UNFINISHED.test(above) && !ABBREVIATION.test(above) && !(isTiny && above.endsWith(':'))) || hasOpenBracket(above)) return false;
    if (ASIDE.test(text) && (wouldEnd <= narrowest || wouldEnd <= longest)) return true;
    if (!plain) return false;
    if (LABEL.test(text)) return true;
    if (!(isTiny ? CAPITAL : SENTENCE).test(text) && !QUOTE.test(text)) return false;
    const isSentence = FINISHED.test(lines.at(-1)?.text.trimEnd() ?? '') && text.split(/\s+/).length > 3;
    return wouldEnd <= Math.max(narrowest, isSentence ? NARROW : 0) || wouldEnd <= longest;
  });
  return found === -1 ? null : found;
}

/** A link that is written when an issue is made must not change how a line is read. */
function withoutOwnLink(line: string): string {
  return line
    .trim()
    .replace(/ ?\(\[#\d{1,10}\]\([^()\s]{1,500}\)\)(?=\W{0,8}$)/, '')
    .trim();
}

/** A line that is only an image or an address, as after “see”, or only attributes for kramdown, which count only alone on their line. */
function isAlone(line: string): boolean {
  const text = line.trim();
  if (/^\{:[^{}]{1,300}\}$/.test(text)) return true;
  return /^\(?(?:see:?\s{1,9})?(?:!\[[^\]]{0,300}\]\([^()\s]{1,1000}\)|<?https?:\/\/[^\s<>]{1,1000}>?|\[[^\]]{1,300}\]\(https?:[^()\s]{1,1000}\))\)?\.?$/i.test(
    text,
  );
}

/** The end of a line that goes on: a mark that connects, or a short word such as “of”, “for”, “und”. */
const UNFINISHED =
  /[,;:—–(/&+|→、，：-]$|(?:^|[\s(])(?:\p{L}{1,3}|with|from|into|onto|than|that|when|where|which|while|over|under|between|without|oder|eine|einen|einer|über|dans|pour|avec|para|como|desde)$/iu;

/** Capitals at the end of a line are a name, as in “over USB”, however short. */
const ABBREVIATION = /(?:^|[^\p{L}])\p{Lu}{2,3}$/u;

/** A whole line in brackets that is more than a mark such as `(in progress)` or a number, or a sentence in emphasis. */
const ASIDE = /^(?:\((?:[^\s()#[\]]+\s+){2,40}[^\s()#[\]]+\)\.?|([*_])(?=\p{Lu})[^*_]*[.!?]\1)$/u;

/** `Goal: …`, `**Impact:** …`. */
const LABEL = /^(?:\*\*|__)[\p{L}][\p{L} -]{1,30}(?::(?:\*\*|__)|(?:\*\*|__):)(?:\s|$)/u;

const CAPITAL = /^(?:\*\*|__)?\p{Lu}/u;

/** A line that begins as a sentence does, with at least three words, or two and a mark at their end. */
const SENTENCE = /^(?:\*\*|__)?\p{Lu}\S*\s+(?:\S+\s+\S|\S+[.!?:]$)/u;

const QUOTE = /^["“„«]/;

const FINISHED = /[.!?][)"”*_]{0,3}$/;

function hasOpenBracket(line: string): boolean {
  return [...line].filter((one) => one === '(').length > [...line].filter((one) => one === ')').length;
}
