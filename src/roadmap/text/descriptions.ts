/** Which lines of an item's first paragraph are its title. Null: rules decide. */
export type TitleLines = 'first-line' | 'whole' | null;

/** One line of an item's first paragraph. */
export interface WrittenLine {
  readonly text: string;
  /** The column where it begins. */
  readonly column: number;
  /** It begins in plain text or with strong text, not inside code, emphasis or a link. */
  readonly plain: boolean;
  /** It begins inside of code, emphasis, a link or the like, which began on a line above. Left out: no. */
  readonly inside?: boolean;
  /** A hard break stands at its end. Left out: no. */
  readonly broken?: boolean;
}

/** What only describes an item in its first paragraph. */
export interface ItemDescription {
  /** The index of its first line. */
  readonly at: number;
  /** Only how the line above ends says so, with a link or a hard break: the line itself could go on. Older releases read it as a part of the title. */
  readonly byEnd: boolean;
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
export function firstDescription(lines: readonly WrittenLine[], said: TitleLines, narrowest: number = NARROWEST): ItemDescription | null {
  if (said === 'whole' || lines.length < 2) return null;
  if (said === 'first-line') return { at: 1, byEnd: false };
  const shown = lines.map(({ text }) => withoutOwnLink(text));
  const longest = lines.reduce((most, { column }, at) => Math.max(most, column + (shown[at]?.length ?? 0)), 0);
  const last = lines.at(-1)?.text.trimEnd() ?? '';
  for (const [at, line] of lines.slice(0, LONGEST_TITLE + 1).entries()) {
    const before = lines[at - 1];
    const above = shown[at - 1];
    if (before === undefined || above === undefined || line.inside === true) continue;
    if (isAlone(line.text)) return { at, byEnd: false };
    // Where a link was written at the end of the title, what is below it is none, whatever the title becomes.
    if (above !== withoutBreakTag(before.text)) return { at, byEnd: !(line.plain && (CAPITAL.test(line.text) || QUOTE.test(line.text))) };
    const [word = ''] = line.text.split(/\s/, 1);
    const wouldEnd = before.column + above.length + 1 + word.length;
    const isSentence = FINISHED.test(last) && line.text.split(/\s+/).length > 3;
    const room = { isTiny: wouldEnd <= TINY, fits: wouldEnd <= narrowest || wouldEnd <= longest, isSentence, fitsSentence: wouldEnd <= NARROW };
    if (describesItem(line, above, room)) return { at, byEnd: false };
    if ((before.broken === true || BREAK.test(before.text)) && isBelowBreak(line.text, above, isSentence)) return { at, byEnd: true };
  }
  return null;
}

/**
 * The first of some lines that is no part of the value of a field, but a sentence about the item; null: there is none. A value that is a sentence itself may
 * go on with another one.
 * @param lines the one with the field, and those below it up to the next field
 */
export function sentenceBelowValue(lines: readonly WrittenLine[]): number | null {
  if (!FINISHED.test(lines.at(-1)?.text.trimEnd() ?? '')) return null;
  const found = lines.findIndex(({ text, plain }, at) => {
    const before = lines[at - 1];
    if (before === undefined || !plain || !SENTENCE.test(text) || text.trim().split(/\s+/).length < 3) return false;
    const above = before.text.trim();
    const [word = ''] = text.split(/\s/, 1);
    return before.column + above.length + 1 + word.length <= NARROW && !FINISHED.test(above) && !hasOpenBracket(above) && !needsMore(above, text, true);
  });
  return found === -1 ? null : found;
}

/** How much room the line above had for the first word of a line. */
interface RoomAbove {
  readonly isTiny: boolean;
  readonly fits: boolean;
  /** It is a sentence of four words or more, up to its full stop. */
  readonly isSentence: boolean;
  readonly fitsSentence: boolean;
}

/**
 * Whether a line below a hard break is a sentence up to its full stop. Titles go on there, too, with a word that joins: `before the frost`, `in March`. Some
 * files have two spaces at the end of every line.
 */
function isBelowBreak(text: string, above: string, isSentence: boolean): boolean {
  const [word = ''] = /^\p{L}+/u.exec(text) ?? [];
  const joins = ENGLISH.has(word) || OTHERS.has(word) || JOINING.has(word);
  return isSentence && !joins && !hasOpenBracket(above) && !needsMore(above, text, false);
}

/** @param above the line above, which has no link at its end */
function describesItem({ text, plain }: WrittenLine, above: string, { isTiny, fits, isSentence, fitsSentence }: RoomAbove): boolean {
  if (hasOpenBracket(above)) return false;
  // No title goes on with a label or a box.
  if ((plain && LABEL.test(text)) || BOX.test(text)) return true;
  // Bold text that ends with its line is a name.
  if (BOLD_NAME.test(above) && fits) return true;
  if (needsMore(above, text, !isTiny)) return false;
  if (fits && (ASIDE.test(text) || isRemark(text))) return true;
  const said = text.replace(SIGNS, '');
  if (said !== text && fits && (CAPITAL.test(said) || said.split(/\s+/).length > 1)) return true;
  // Nobody breaks a line so early. What begins here with code or a number, as an object could, is a sentence up to its full stop.
  if (isTiny && isSentence && (CODE_FIRST.test(text) || (!NAMES_VERSION.test(above) && NUMBER_FIRST.test(text)) || MIXED_CASE.test(text))) return true;
  if (!plain) return false;
  if (!(isTiny ? CAPITAL : SENTENCE).test(text) && !QUOTE.test(text)) return false;
  return fits || (isSentence && fitsSentence);
}

/** A link that is written when an issue is made must not change how a line is read. */
function withoutOwnLink(line: string): string {
  return withoutBreakTag(line)
    .replace(/ ?\(\[#\d{1,10}\]\([^()\s]{1,500}\)\)(?=\W{0,8}$)/, '')
    .trim();
}

const BREAK = /<br\s{0,9}\/?>\s*$/i;

function withoutBreakTag(line: string): string {
  return line.replace(BREAK, '').trim();
}

/** A line that is only an image or an address, as after “see” or a label, or only attributes for kramdown, which count only alone on their line. */
function isAlone(line: string): boolean {
  const text = line.trim();
  if (/^\{:[^{}]{1,300}\}$/.test(text)) return true;
  return /^\(?(?:(?:see:?|\p{Lu}[\p{L} ]{1,20}:)\s{1,9})?(?:!\[[^\]]{0,300}\]\([^()\s]{1,1000}\)|<?https?:\/\/[^\s<>]{1,1000}>?|\[[^\]]{1,300}\]\(https?:[^()\s]{1,1000}\))\)?\.?$/iu.test(
    text,
  );
}

/** A whole line that is no sentence and goes on with nothing: people who are mentioned, a day, or words in emphasis or in small letters. */
function isRemark(line: string): boolean {
  return MENTIONS.test(line) || DAY.test(line) || IN_EMPHASIS.test(line) || IN_HTML.test(line);
}

/** `@kim, @ann`, `— @kim`. */
const MENTIONS = /^(?:[–—-]{1,2}\s{1,3})?\(?@[\w-]{1,39}(?:(?:\s?[,/&+]|\s(?:and|und|et|y|e|en|och|og))?\s@[\w-]{1,39}){0,9}\)?$/;

/** `2026-07-01`, `(07/2026)`. */
const DAY = /^\(?(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|(?:\d{1,2}[-/.]){1,2} ?\d{4})\)?$/;

/** `_needs design_`, `*(planned for 2.0)*`. Names have a capital. */
const IN_EMPHASIS = /^([*_])(?=[\p{Ll}(])[^*_\s]{1,80}(?:\s[^*_\s]{1,80}){1,20}\1$/u;

/** `<sub>needs a design</sub>`. */
const IN_HTML = /^<(sub|sup|small|em|i)>[^<>\s]{1,80}(?:\s[^<>\s]{1,80}){1,20}<\/\1>$/i;

/** Signs at the start of a line, such as ✅ and `:construction:`. */
const SIGNS = /^(?:(?:(?![©®™\u2194-\u21aa])\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}|\p{Emoji_Modifier})*|:[a-z][a-z0-9_+-]{1,30}:)\s*)+(?<=\s)(?=\S)/u;

/** `` `theme: dark` turns it on ``. One word more is the end of a title with a name in code. */
const CODE_FIRST = /^`[^`]{1,80}`(?:\s+\S+){3}/;

/** `3 users ask for it`. */
const NUMBER_FIRST = /^\d{1,6}\s+\p{L}/u;

/** What a number belongs to: a name with a capital, a version, or a word for a part. */
const NAMES_VERSION =
  /(?:^|[\s(])(?:\p{Lu}\S*|\S*\d\S*|v|versions?|releases?|phase|step|part|parts|level|chapter|section|number|no\.?|milestone|sprint|least|most)$/u;

/** `iOS has it`. */
const MIXED_CASE = /^\p{Ll}{1,3}\p{Lu}\p{L}*\s/u;

/** A box with text, which GitHub shows as text here. */
const BOX = /^\[[ xX]\]\s+\S/;

/** A line that is bold as a whole, with a box, number or sign before it and a colon or sign behind it. */
const BOLD_NAME =
  /^[^\p{L}*_`<[]{0,12}(?:\[[ xX~-]\]\s+)?(?:\*\*(?=\S)(?:(?!\*\*).){1,300}\*\*|__(?=\S)(?:(?!__).){1,300}__):?[^\p{L}\p{N}(,;:—–/&+|→-]{0,6}$/u;

/** A whole line in brackets that is more than a mark such as `(in progress)` or a number, or a sentence in emphasis. */
const ASIDE = /^(?:\((?:[^\s()#[\]]+\s+){2,40}[^\s()#[\]]+\)\.?|([*_])(?=\p{Lu})[^*_]*[.!?]\1)$/u;

/** `Goal: …`, `**Impact:** …`. */
const LABEL = /^(?:\*\*|__)[\p{L}][\p{L} -]{1,30}(?::(?:\*\*|__)|(?:\*\*|__):)(?:\s|$)/u;

/** A capital, also behind a mark that opens: `¿Por qué?`, `'S nachts`. */
const CAPITAL = /^(?:\*\*|__)?[¿¡'‘’]{0,2}\p{Lu}/u;

/** A line that begins as a sentence does, with at least three words, or two and a mark at their end. */
const SENTENCE = /^(?:\*\*|__)?[¿¡'‘’]{0,2}\p{Lu}\S*\s+(?:\S+\s+\S|\S+[.!?:]$)/u;

const QUOTE = /^["“„«]/;

const FINISHED = /[.!?][)"”*_]{0,3}$/;

function hasOpenBracket(line: string): boolean {
  return [...line].filter((one) => one === '(').length > [...line].filter((one) => one === ')').length;
}

/** A mark that connects what stands before it with what follows. */
const CONNECTS = /[,;:—–(/&+|→、，：-]$/u;

/** The same, where a colon ends what stands before it. */
const CONNECTS_BUT_COLON = /[,;—–(/&+|→、，-]$/u;

const wordsOf = (words: string) => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Short words that cannot end a title, in any case, because English titles write `Import From`. */
const ENGLISH = wordsOf(`
  a an the of in on at by to for and or nor but as if is be are was were has have had not no per via its his her our my your their any all few new old own big two add let so
  than that with from into onto when where which while whether whose who over under between within without about across against among because despite during each every either
  neither some such these this those toward towards unless until upon using versus vs we what why how you they would will should could can cannot may might must another several
  various multiple
`);

/** The same of other languages. In these, only names and what begins a sentence have a capital, so there `Pro` is no Czech word. */
const OTHERS = wordsOf(`
  der die das den dem des ein eine einen einem einer eines und oder aber als wie mit von vom zu zum zur für im in ins an am auf aus bei beim bis durch gegen nach ohne um
  unter über vor wegen zwischen seit statt samt je wenn weil dass ob damit sowie ist sind wird kann soll muss nicht nur auch noch sehr so
  le la les un une du de et ou où à au aux en dans par pour sur sous avec sans chez vers entre que qui dont si ne se ce cet cette ces ses sa leur leurs nos vos est sont très
  el los las uno una unos unas del al y e o u con sin por para su sus lo como desde hasta sobre entre cuando donde muy es no ni
  os as um uma do da dos das ao aos às na nas nos em com sem pelo pela seu sua mais
  il i gli dello della dei degli delle allo alla ai agli alle dal dalla nel nello nella nei nelle sul sulla tra fra ed od che non di per
  het een van voor met op te ter tot bij om door naar over dat zijn wordt niet geen tussen zonder aan uit
  och og eller i på av af för til till utan uden uten som att att at är er ikke inte fra från ved vid hos mot mellan mellem mellom ett et det den de
  w z ze we od po za dla przez przy oraz lub albo czy że się nie jest bez między jako jak nad
  s k v ve ke při před nebo anebo či že si je mezi pro
  и а о об в во с со к ко у на по за из от до для при под над без или но не что как это через между перед про чтобы если когда где
  і й та з зі із від або але що як щоб
  az és vagy egy hogy și sau cu din pe pentru prin fără al ale ai să că ve veya ile için bir
  και ή ο η το οι τα τον την του της των στο στη στην στον σε με για από να που
  dan atau di ke dari untuk dengan yang và hoặc của cho với trong ja tai els amb
`);

/** Further words that a line may go on with. */
const JOINING = wordsOf(
  'above after along around before behind below beneath beside besides beyond both inside instead like near once outside then throughout up out off down',
);

/** “Sign in” is whole, though “in” needs more elsewhere. */
const WITH_PARTICLE = /(?:^|\s)(?:sign|log|opt|check|plug|zoom|drop|fade|built|dial)(?:s|ed|ing)?\s+(?:in|on)$/i;

/** Capitals at the end of a line are a name, as in “over USB”, however short. */
const ACRONYM = /(?:^|[^\p{L}])\p{Lu}{2,3}$/u;

/** The last word of a line, if a space or bracket stands before it. */
const LAST_WORD = /(?:^|[\s(])(\p{L}+)$/u;

/**
 * Whether a line seems to go on: what stands below it is then no text of its own.
 * @param colon whether a colon at its end says so
 */
function needsMore(line: string, below: string, colon: boolean): boolean {
  if ((colon ? CONNECTS : CONNECTS_BUT_COLON).test(line)) return true;
  const word = LAST_WORD.exec(line)?.[1] ?? '';
  if (word === '' || ACRONYM.test(line) || WITH_PARTICLE.test(line)) return false;
  return ENGLISH.has(word.toLowerCase()) || OTHERS.has(word) || lacksNoun(line, below);
}

/** German words that only stand before a noun or for one, with their endings. */
const BEFORE_NOUN =
  /^(?:all|ander|beid|dies|eigen|einig|jed|jen|kein|manch|mehrer|mein|neu|sein|ihr|unser|solch|sämtlich|verschieden|viel|welch|weiter|wenig|zahlreich)(?:e|en|er|es|em)$/;

/** Words that hardly another language has: they tell that a text is German. */
const GERMAN =
  /(?:^|[^\p{L}])(?:und|oder|für|mit|von|vom|zur|zum|beim|auf|aus|nach|über|nicht|im|wird|werden|sind|ist|(?:ein|neu|viel|mehrer|einig|weiter|jed|kein)(?:e|en|er|es|em))(?!\p{L})|ß/u;

/**
 * An adjective with an ending that it has only before a noun: `schnellere`, `neues`. One with `-en` may be a verb, and one with `-er` stand alone, as do
 * words from English.
 */
const INFLECTED = /(?:^|[\s(])(?!\p{L}*(?:line|live|mobile|remote|native|heute|gerade)$)\p{Ll}{3,}(?:e|es|em)$/u;

/** A word with a small letter behind an article or preposition: German writes the noun that they need with a capital. A verb may stand behind `zu`. */
const BEHIND_ARTICLE =
  /(?:^|[\s(])(?:[Dd]er|[Dd]ie|das|den|dem|des|ein|eine[nmrs]?|von|vom|mit|für|im|in|ins|auf|aus|bei|beim|nach|über|unter|ohne|gegen|durch|zwischen|zum|zur|am|alle[nr]?|viele[nr]?|mehrere[nr]?|einige[nr]?|andere[nr]?|neue[nr]?) (?!(?:oben|unten|außen|innen|vorne?|hinten|links|rechts|hier|dort|heute|morgen|allein|selbst)$)\p{Ll}{3,}$/u;

/** Whether a line of a German text ends with an adjective, so that the noun stands on the next line. Nouns have a capital, as what begins a sentence has. */
function lacksNoun(line: string, below: string): boolean {
  if (!/^\p{Lu}/u.test(below)) return false;
  const word = LAST_WORD.exec(line)?.[1] ?? '';
  if (BEFORE_NOUN.test(word)) return true;
  return GERMAN.test(`${line} ${below}`) && (INFLECTED.test(line) || BEHIND_ARTICLE.test(line));
}
