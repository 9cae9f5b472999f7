import { isTimelineTitle, knownTitle } from '../read/sections.ts';
import { asHeading, HEADING_LINE, isDatedLine, isListTitle, LIST, startsWithBug, titleIn } from './signs.ts';

/** Whether the next line with text, of those behind `at`, begins a list: a bullet, a number or a bug's number, and perhaps a date. */
function isListBelow(lines: readonly string[], at: number, withDates: boolean): boolean {
  const below = lines.findIndex((line, index) => index > at && line.trim() !== '');
  const line = lines[below] ?? '';
  return below !== -1 && (LIST.test(line) || startsWithBug(lines, below) || (withDates && isDatedLine(line)));
}

/** Characters. A longer line is a sentence. */
const LONGEST_TITLE = 60;

/** A line before a list becomes its heading if it says what the list is about: `Open bugs:`, `RELEASE BLOCKERS`, `[Stalled]`. */
export function listTitles(lines: readonly string[]): string[] {
  const framed = lines.map((line, at) => (isBeforeList(lines, at) ? /^\[(?<title>[^[\]]{3,60})\]$/.exec(line)?.groups?.['title'] : undefined));
  const areTitles = framed.filter((title) => title !== undefined).length > 1;
  return lines.map((line, at) => {
    const title = framed[at];
    if (title !== undefined && areTitles) return asHeading(title);
    if (at === 0 || !isBeforeList(lines, at)) return line;
    const name = titleOfList(line.trim());
    return name === null ? line : asHeading(name);
  });
}

/** Whether a line stands alone, and a list follows. */
function isBeforeList(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.trim() === '' || /^\s/.test(line) || !/^(?:\s*|[-=_*~#]{3,})$/.test(lines[at - 1] ?? '') || beginsOther(line)) return false;
  return isListBelow(lines, at, true);
}

function beginsOther(line: string): boolean {
  return HEADING_LINE.test(line) || /^>/.test(line) || (LIST.test(line) && !/^(?:\d{1,2}|[A-Z])[.)] /.test(line)) || isDatedLine(line);
}

/** The title that a line before a list is; null if it is a sentence, or says nothing of a list. */
function titleOfList(line: string): string | null {
  if (line.length > LONGEST_TITLE) return null;
  const endsInColon = line.endsWith(':');
  const title = line.replace(/\s*:$/, '').replace(/^(?:\d{1,2}|[A-Z])[.)] +/, '');
  if (!endsInColon && !/^[\p{Lu}\p{N}]|^\S+$/u.test(title)) return null;
  const known = knownTitle(title);
  if (known.role !== 'none' && (known.role !== 'never' || isTimelineTitle(title))) return title;
  const plain = title.replace(/\(.*?\)/g, '').trim();
  const words = plain.split(/\s+/).length;
  const isPhrase = !/[.!?;:]/.test(plain.replace(/\d\.\d/g, '')) && (!plain.includes(',') || (endsInColon && words <= 6));
  return isListTitle(title) && words <= 8 && isPhrase && !/\b(?:we|you|is|are|I)\b/.test(title) ? title : null;
}

/** What a sentence calls the list below it: `There are four release blockers left:`. A bare “issues” says too little. */
const INTRODUCED =
  /\b(?:(?:remaining|open|outstanding|unresolved|known|deferred|new|current|accepted|proposed|release|critical|release[- ]critical|rc|high[- ]priority|blocking|pending|must[- ]fix)\s+){1,3}(?:blockers?|bugs?|issues?|regressions?|problems?|items?|tickets?)\b|\b(?:(?:release|beta|final)\s+)?(?:blockers|show ?stoppers|regressions)\b|\b(?:ones|those|issues|bugs) (?:that|which) block (?:the|this) (?:release|beta|final)\b/i;
const FINISHED = /\b(?:fixed|closed|resolved|merged|solved|done|addressed|landed)\b/i;
const HAPPENED = /\b(?:was|were|(?:has|have) been|got|i|we) (?:now |already |all )?(?:fixed|closed|resolved|merged|solved|addressed|landed)\b/i;
const CONDITION = /\b(?:when|once|until|unless|if|before|must|should|to be|needs?)\b/i;
/** What explains how people work, and is followed by a list of rules. */
const RULES = /\b(?:report|file|how|steps|following criteria|means?|defined|nominate|propose|criteria|rules)\b|\?/i;

/** A list that a sentence introduces gets a heading with the words of the sentence. */
export function introducedLists(lines: readonly string[]): string[] {
  let isInList = false;
  return lines.flatMap((line, at) => {
    const heading = titleIn(line);
    if (heading !== undefined) isInList = isListTitle(heading);
    if (isInList || !/^\S.*:$/.test(line) || LIST.test(line) || /^>/.test(line)) return [line];
    const title = !isListBelow(lines, at, false) ? null : titleOfSentence(lastSentence(lines, at));
    if (title === null) return [line];
    return [line, '', asHeading(title), ''];
  });
}

/** Lines. The sentence before a list is not longer. */
const LONGEST_PARAGRAPH = 6;

/** The last sentence of the paragraph that ends at a line. */
function lastSentence(lines: readonly string[], at: number): string {
  let first = at;
  while (first > 0 && at - first < LONGEST_PARAGRAPH && /^\S/.test(lines[first - 1] ?? '') && !HEADING_LINE.test(lines[first - 1] ?? '')) first -= 1;
  const text = lines
    .slice(first, at + 1)
    .join(' ')
    .slice(-400);
  return text.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? text;
}

function titleOfSentence(sentence: string): string | null {
  const found = INTRODUCED.exec(sentence)?.[0];
  if (found === undefined || RULES.test(sentence)) return null;
  const name = found.replace(/\s+/g, ' ').toLowerCase();
  if (!FINISHED.test(sentence) || CONDITION.test(sentence)) return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return HAPPENED.test(sentence) ? `Fixed ${name}` : null;
}

/**
 * Below a schedule nothing is read as an item. So a list behind its dates gets the line above it as its title: `Patches that may go in:`. In a
 * text of which all headings were such lines, the other ones with a colon before lists are titles, too.
 * @param isPlain the text has no headings of its own
 */
export function otherListTitles(lines: readonly string[], isPlain: boolean): string[] {
  let above: string | null = null;
  return lines.map((line, at) => {
    above = titleIn(line) ?? above;
    const isLine = /^\S/.test(line) && line.length <= LONGEST_TITLE && !LIST.test(line) && !HEADING_LINE.test(line) && !/^>/.test(line);
    const isApart = (lines[at - 1] ?? '').trim() === '' && /^\p{Lu}[^.!?]*$/u.test(line) && !/[;,]$/.test(line);
    const isMeant =
      (above !== null && isTimelineTitle(above) && (isApart || line.endsWith(':'))) || (isPlain && above !== null && isApart && line.endsWith(':'));
    if (!isLine || !isMeant || SPOKEN.test(line) || !isListBelow(lines, at, false)) return line;
    const first = lines.slice(at + 1).find((one) => one.trim() !== '') ?? '';
    return isDatedLine(first.replace(BULLET, '')) ? line : asHeading(line.replace(/\s*:$/, ''));
  });
}

/** What somebody says to the readers of a mail. */
const SPOKEN = /\b(?:please|you|your|thanks|cheers|how to|steps?)\b/i;

const BULLET = /^\s*(?:[*+•-]|\d{1,3}[.)])\s+/;
const UNDERLINE = /^(?<sign>[=\-~^"'`#*+.:_])\k<sign>{2,}$/;

/** Titles with a line of signs below, or around, become `= Title =`. The order in which the signs appear tells the level. */
export function underlined(lines: readonly string[]): string[] {
  const found = titlesIn(lines);
  const onlyUsual = found.every(({ style }) => style === '=' || style === '-');
  const styles = onlyUsual ? ['=', '-'] : [...new Set(found.map(({ style }) => style))];
  const at = new Map(found.map((one) => [one.first, one]));
  const out: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const title = at.get(index);
    if (title === undefined) out.push(lines[index] ?? '');
    else {
      const marks = '='.repeat(Math.min(6, styles.indexOf(title.style) + 1));
      out.push('', `${marks} ${title.text} ${marks}`);
      index = title.last;
    }
  }
  return out;
}

interface UnderlinedTitle {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly style: string;
}

function titlesIn(lines: readonly string[]): UnderlinedTitle[] {
  const found: UnderlinedTitle[] = [];
  let next = 0;
  for (const [at, line] of lines.entries()) {
    const [text, below, before] = [line.trim(), (lines[at + 1] ?? '').trimEnd(), (lines[at - 1] ?? '').trimEnd()];
    const sign = UNDERLINE.exec(below)?.groups?.['sign'];
    const isText = text !== '' && !UNDERLINE.test(text) && !/^\s*[*•>|]|^\s*[-+]\s|^=+ .* =+$/.test(line) && !/=/.test(text);
    if (at < next || sign === undefined || !isText) continue;
    const over = UNDERLINE.exec(before)?.groups?.['sign'] === sign && at > next;
    const usual = sign === '=' || sign === '-';
    const isLong = usual || below.length >= text.length - 1;
    const isAlone = over || before === '' || at === next;
    if (!isLong || !isAlone || (/^\s/.test(line) && !over)) continue;
    found.push({ first: over ? at - 1 : at, last: at + 1, text, style: over ? `${sign}${sign}` : sign });
    next = at + 2;
  }
  return found;
}
