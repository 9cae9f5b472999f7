import { isPageBreak } from './lines.ts';
import { composed } from './text.ts';
import { UPDATED_WORDS } from './updated-words.ts';
import { escapePattern } from './words.ts';

/** The offset after the last character before an offset that is not white space. */
export function contentEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** The most characters of a file's closing words. */
const LONGEST_CLOSING = 1_000;

/** A line that begins a heading, an item, a table, code or HTML. */
const NO_PROSE = /^[ \t]*(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|\||```|~~~|<|\[[^\]\r\n]+\]:)|^(?:=+|-+)[ \t]*$/m;

/**
 * The end of the content before a file's closing words: a few paragraphs below a line across the page, such as a note on how the file is
 * kept, or paragraphs that by themselves speak of the whole file.
 * @param from what is before this offset is not looked at @param end the end of the file's content
 */
export function endAboveClosingWords(text: string, from: number, end: number): number {
  return endAboveLastPart(text, from, end) ?? endAboveFooter(text, from, end);
}

/** The same for words below a line across the page. Null: the file has no such line near its end. */
export function endAboveLastPart(text: string, from: number, end: number): number | null {
  const tail = Math.max(from, end - LONGEST_CLOSING);
  const breaks = [...text.slice(tail, end).matchAll(/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)(?<line>[^\r\n]+)(?=[\r\n])/g)];
  const last = breaks.findLast(({ groups }) => isPageBreak(groups?.['line'] ?? ''));
  if (last === undefined) return null;
  const at = tail + last.index;
  const closing = text.slice(at + last[0].length, end);
  return closing.trim() === '' || NO_PROSE.test(closing) ? end : Math.max(from, contentEnd(text, at));
}

/** The end of the content before the paragraphs with which a file ends that speak of the whole file. */
export function endAboveFooter(text: string, from: number, end: number, isFooter: (paragraph: string) => boolean = isAboutTheFile): number {
  const tail = Math.max(from, end - LONGEST_CLOSING);
  const blank = [...text.slice(tail, end).matchAll(/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/g)].at(-1);
  if (blank === undefined) return end;
  const paragraph = text.slice(tail + blank.index + blank[0].length, end);
  const isLegend = isFooter === isAboutTheFile && explainsMarks(paragraph, text.slice(0, tail + blank.index));
  if (!HTML_FOOTER.test(paragraph) && !isLegend && (NO_PROSE.test(paragraph) || !isFooter(paragraph))) return end;
  const above = Math.max(from, contentEnd(text, tail + blank.index));
  // Words below a heading of their own, such as “Credits”, stay with it.
  if (above > from && HEADING_AT_END.test(text.slice(from, above))) return end;
  return above === from ? from : endAboveFooter(text, from, above, isFooter);
}

/** Any closing words, the same but for the only words below a heading that may be about its section, those below a line across the page, or none. */
export type Closing = 'any' | 'sure' | 'apart' | 'none';

/** A text whose last line is a heading, or the line below one. */
const HEADING_AT_END = /(?:^|[\r\n])[ \t]{0,3}(?:#{1,6}[ \t][^\r\n]*|[^\s#>*+-][^\r\n]*(?:\r\n|\n|\r)[ \t]{0,3}(?:=+|-+)[ \t]*)$/;

/** A whole element of HTML, as people set it at the foot of a file. */
const HTML_FOOTER = /^<(p|div|center|footer|sub|small)\b[\s\S]*<\/\1>\s*$/i;

/** A line that says what a mark means: `<sup>A</sup> Alex`, `\* optional`, `† later`, `[1] see below`. */
const MARKED =
  /^[ \t]*(?<mark><sup>[^<\r\n]{1,8}<\/sup>|\[\^?[^\]\r\n]{1,8}\](?![(:])|(?:\\\*){1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021\u00a7\u203b]+)[ \t]*(?=[^\s*])/u;

/** Characters. A longer paragraph is a text. */
const LONGEST_LEGEND = 300;

/** A label before the meanings of signs: `Legend:`, `**Key**:`, `Zeichenerklärung:`. */
const LEGEND =
  /^[*_>\s]*(?:(?:status|emoji|symbol|icon|colou?r) )?(?:legends?|keys?|tags?|symbols?|icons?|signs?|marks?|markers?|emojis?|legende|zeichen(?:erklärung)?|symbole|kürzel|légende|symboles|leyenda|símbolos|etiquetas|legenda|simboli|oznaczenia|обозначения|условные обозначения|легенда|图例|圖例|标记|凡例|記号)[*_]*\s*[:\uFF1A][*_]*(?=\s|$)/iu;

/** A part of a legend: a sign, a tag, code or a word, and what it means. A word needs something between the two. */
const MEANING =
  /^(?:(?<sign>[*_~]*(?:\p{Extended_Pictographic}\ufe0f?|[\u2610-\u2612\u2713-\u2718\u25a0-\u25ff]|`[^`\s]{1,12}`|\[[^\]\s]{1,10}\](?![(:]))[*_~]*)[ \t]*(?<between>[=:\u2192\u2013\u2014-]|means\b)?|(?<word>[\p{L}\p{N}?!+~-]{1,12})[ \t]*[=\u2192])[ \t]*[\p{L}“"'(]/u;

/** Whether a short paragraph explains signs that stand in the text above. */
function explainsMarks(paragraph: string, above: string): boolean {
  const lines = composed(paragraph)
    .trim()
    .split(/\r\n|\n|\r/);
  if (paragraph.length > LONGEST_LEGEND) return false;
  const marks = lines.map((line) => MARKED.exec(line)?.groups?.['mark']?.replaceAll('\\', ''));
  const plain = composed(above).replaceAll('\\', '');
  return marks.every((mark) => mark !== undefined && plain.includes(mark)) || isLegendOf(lines, plain);
}

/** A list explains nothing here: below the heading of a section that is made, its bullets would be items. */
function isLegendOf(lines: readonly string[], above: string): boolean {
  if (lines.some((line) => /^[ \t]*[-*+][ \t]/.test(line))) return false;
  const [first = ''] = lines;
  const label = LEGEND.exec(first)?.[0];
  const written = label === undefined ? lines : [first.slice(label.length), ...lines.slice(1)];
  const parts = written.map((line) => line.split(/[,;·•|/]/u).flatMap((part) => (part.trim() === '' ? [] : [MEANING.exec(part.trim())?.groups])));
  const stands = ({ sign, word }: Partial<Record<string, string>> = {}) =>
    sign === undefined ? new RegExp(`[([]${escapePattern(word ?? ' ')}[)\\]]`, 'u').test(above) : above.includes(sign.replace(/[*_~]/g, ''));
  if (label !== undefined) return parts.flat().filter((part) => part !== undefined && stands(part)).length > 0;
  const allMean = ([one, ...more]: (typeof parts)[number]) =>
    one?.['sign'] !== undefined && (more.length === 0 ? one['between'] !== undefined : more.every((part) => part?.['sign'] !== undefined));
  return parts.every((line) => allMean(line) && line.some(stands));
}

/** Words with which a paragraph begins that speaks of the whole file, whatever is above it. An item does not begin one so. */
const SURE = [
  String.raw`last (?:updated?|reviewed|changed|modified|edited|revised)\b`,
  String.raw`(?:many |special |big |huge )?thanks?(?: you)?(?: to (?:all|every|our)|[ ,!]*(?:for|from|\p{Extended_Pictographic})|[.!]?\s*$)`,
  String.raw`(?:(?:this|the) (?:file|document|roadmap|page|project) is )?licensed under\b|licen[cs]e(?::| -|\s*\[)`,
  String.raw`copyright (?:\(c\)|©|\d)|\(c\) \d|©`,
  String.raw`(?:this|the|our) (?:roadmap|document|file|page) (?:is|was|will|may|might|can|gets|reflects|shows|does|has been|provides|outlines|describes|lists|covers|tracks|represents|serves|contains|explains|presents|captures|summari[sz]es)\b`,
  String.raw`(?:pull requests|prs|contributions?|ideas|suggestions|feedback) (?:are |is )?(?:always |very )?welcome\b`,
  String.raw`\[?(?:[\u2191\u2b06\u25b2^]\ufe0f? ?)?(?:back to|return to) (?:the )?top\b`,
  String.raw`vielen dank\b|zuletzt aktualisiert|derni\u00e8re mise \u00e0 jour|\u00faltima actualizaci\u00f3n|\u00faltima atualiza\u00e7\u00e3o|ultimo aggiornamento`,
  String.raw`\u6700\u540e\u66f4\u65b0|\u66f4\u65b0\u65e5\u671f|\u6700\u7d42\u66f4\u65b0|\u043e\u0431\u043d\u043e\u0432\u043b\u0435\u043d\u043e`,
  UPDATED_WORDS,
];

/** The same of a paragraph that could also say something about an item. */
const LIKELY = [
  String.raw`(?:updated?|reviewed|revised|generated|maintained|written|compiled)(?: on| by| with| at|:)\s`,
  String.raw`(?:many |special |big |huge )?thanks?\b(?: you\b)?`,
  String.raw`(?:(?:this|the) (?:work|software|code) is )?licen[cs]ed?\b(?: under|:| -|\s*\[)|copyright\b|\(c\) `,
  String.raw`contact(?: us|:|\s*\[)|maintainers?:|authors?:|(?:made|built) with\b|\[?(?:to the) top\b`,
  String.raw`stand:|(?:herzlichen )?dank\b|danke\b|lizenz\b|merci\b|(?:muchas )?gracias\b|obrigad[oa]\b|grazie\b`,
  String.raw`\u611f\u8c22|\u8c22\u8c22|\u8bb8\u53ef\u8bc1|\u3042\u308a\u304c\u3068\u3046|\u0441\u043f\u0430\u0441\u0438\u0431\u043e`,
];

const opening = (words: readonly string[]) => new RegExp(`^(?:${words.join('|')})`, 'iu');
const SURE_OPENING = opening(SURE);
const OPENING = opening([...SURE, ...LIKELY]);

/** Words with which a paragraph begins that asks its readers for something, and what it asks for. */
const ASKING =
  /^(?:questions?|have|got|want (?:to|something)|would you|do you|interested|if you|please|feel free|for (?:more|questions|further|any)|to (?:contribute|suggest|propose|discuss|request)|let us know|reach out|join|see|open an?|missing|something missing|suggest|we welcome|help)\b/i;
const ASKED =
  /\b(?:issues?|discussions?|pull requests?|prs?|contribut\w*|feedback|suggest\w*|discord|slack|e-?mail|chat|forum|changelog|contact|maintainers?)\b/i;

/** Whether a paragraph says how the whole file is kept, whom to thank or to ask, or what its licence is, or stands wholly in emphasis on one line. */
function isAboutTheFile(paragraph: string): boolean {
  const line = paragraph.trim();
  if (/^(?:\*(?![* \t])[^*\r\n]+\*|_(?![_ \t])[^_\r\n]+_)$/.test(line)) return true;
  const words = plainOpening(line);
  return OPENING.test(words) || (ASKING.test(words) && ASKED.test(words));
}

/** Whether words look like a file's last ones, but may say something of the section in which they stand alone: “*Nothing here yet.*” */
export function mayBeOfSection(words: string): boolean {
  const paragraph = words.trim();
  return !/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/.test(paragraph) && isAboutTheFile(paragraph) && !isSurelyAboutTheFile(paragraph);
}

/** The same of words that no item would say: a reader takes only such from the item above them. “See issue 140.” stays with it. */
export function isSurelyAboutTheFile(paragraph: string): boolean {
  return SURE_OPENING.test(plainOpening(paragraph.trim()));
}

function plainOpening(words: string): string {
  return composed(words).replace(/^(?:[*_>\s]|\ufe0f|(?!©)\p{Extended_Pictographic})+/u, '');
}
