import { isTimelineTitle, knownTitle } from '../read/sections.ts';
import { isDate, labelAndDate } from '../timeline/label-and-date.ts';
import { dialectOf, plainInline } from './inline.ts';
import { withoutTables } from './tables.ts';

/** The lines of any text of the family in the one form that the lines of a development update have: `= Title =`, `* item`, `key: value`. */
export function preparedLines(written: readonly string[]): string[] {
  const dialect = dialectOf(written.map((line) => line.slice(0, LONGEST_SIGN)));
  const structured =
    dialect === 'mediawiki'
      ? written.map(wikiLine)
      : dialect === 'moin'
        ? written.map(moinLine)
        : dialect === 'rst'
          ? written.map(rstLine)
          : written.map(textLine);
  const headed = underlined(structured).map((line) => plainInline(line, dialect));
  return unnumbered(dated(listTitles(withoutTables(datedHeadings(headed)))));
}

/** Characters of a line in which the signs of a dialect are looked for. */
const LONGEST_SIGN = 300;

/** `# a`, `#* a`, `*: a`, `; a : b` and `:a` of MediaWiki. */
function wikiLine(line: string): string {
  const heading = /^(={1,6})\s*(.*?)\s*\1\s*(?:<!--.*-->)?$/.exec(line);
  if (heading !== null) return `${heading[1]} ${(heading[2] ?? '').replace(/=/g, '')} ${heading[1]}`;
  const list = /^(?<marks>[*#:;]+)\s*(?<text>\S.*)$/.exec(line)?.groups;
  if (list === undefined) return line;
  const { marks = '', text = '' } = list;
  const pad = '  '.repeat(marks.length - 1);
  if (marks.endsWith(':')) return `${pad}  ${text}`;
  if (marks.endsWith(';')) return `${pad}* ${text.replace(/\s+:\s+/, ': ')}`;
  return marks.endsWith('#') ? `${pad}1. ${text}` : `${pad}* ${text}`;
}

function moinLine(line: string): string {
  const term = /^(\s+)(\S.*?)::\s+(\S.*)$/.exec(line);
  return term === null ? line : `${term[1]}* ${term[2]}: ${term[3]}`;
}

/** Directives and comments are put aside, with what they set. */
function rstLine(line: string): string {
  if (/^\.\. (?:contents|_|toctree|highlight|image|figure|sectnum|include|title|meta|\|)/.test(line)) return `{{${line.trim()}}}`;
  const admonition = /^\.\. \w+::\s*(.*)$/.exec(line);
  if (admonition !== null) return admonition[1] ?? '';
  if (/^\.\. /.test(line)) return `{{${line.slice(3).trim()}}}`;
  const field = /^(\s*):([A-Za-z][\w -]*):\s+(\S.*)$/.exec(line);
  return field === null ? line.replace(/^(\s*)#\.\s/, '$11. ').replace(/^(\s*)\| (?=\S)(?!.*\|\s*$)/, '$1') : `${field[1]}${field[2]}: ${field[3]}`;
}

/** Headings of mails and Markdown, and bullets with other signs. */
function textLine(line: string): string {
  const marked = /^(#{1,6}) +(\S.*?) *#*$/.exec(line);
  if (marked !== null) return `${'='.repeat(marked[1]?.length ?? 1)} ${(marked[2] ?? '').replace(/=/g, '')} ${'='.repeat(marked[1]?.length ?? 1)}`;
  const trac = /^h([1-6])\. +(\S.*)$/.exec(line);
  if (trac !== null) return `${'='.repeat(Number(trac[1]))} ${trac[2]} ${'='.repeat(Number(trac[1]))}`;
  const framed = /^(?:-{2,}|\*{2,}|#{2,}|~{2,}|_{2,})\[? *([^\s=*#~_-][^=*#~_]{0,80}?) *\]?(?:-{2,}|\*{2,}|#{2,}|~{2,}|_{2,})$/.exec(line.trim());
  if (framed !== null && !/^\s/.test(line)) return `== ${framed[1]} ==`;
  return line
    .replace(/^(\s*)\[([ xX])\]\s+(?=\S)/, '$1* [$2] ')
    .replace(/^(\s*)(?:\[[*+]\]|[o●◦▪‣–·])\s+(?=\S)/, '$1* ')
    .replace(/^(\s*)\(?(\d{1,2}|[a-h])\)\s+(?=\S)/, (whole, pad: string, mark: string) => (/\d/.test(mark) ? `${pad}${mark}. ` : whole));
}

const UNDERLINE = /^(?<sign>[=\-~^"'`#*+.:_])\k<sign>{2,}$/;

/** Titles with a line of signs below, or around, become `= Title =`. The order in which the signs appear tells the level. */
function underlined(lines: readonly string[]): string[] {
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

/** Words of titles under which a list of items or dates stands. */
const LIST_TITLE =
  /\b(?:blockers?|blocking|show ?stoppers?|bugs?|issues?|problems?|regressions?|open|outstanding|remaining|pending|to[- ]?do|unresolved|resolved|fixed|closed|completed?|done|finished|merged|landed|deferred|postponed|accepted|rejected|nominated|proposed|planned|in progress|features?|schedule|timeline|milestones?|dates|calendar|freeze|wanted|waiting|decisions?|next|later|risks?|help|left|needed|must[- ]fix|exceptions?)\b/i;
const LIST = /^\s*(?:[*+•-]\s+|\d{1,3}[.)]\s|-(?=\p{L}))\S/u;
const BUG_LINE = /^\s{0,3}(?:\[?#\d{3,}\]?|(?:bug|bz|issue|rhbz|lp|gh|debian)[ :#-]*\d{3,})\b[:\s]/i;

/** A line before a list becomes its heading if it says what the list is about: `Open bugs:`, `RELEASE BLOCKERS`. */
function listTitles(lines: readonly string[]): string[] {
  return lines.map((line, at) => {
    const text = line.trim();
    const before = (lines[at - 1] ?? '').trim();
    if (
      at === 0 ||
      /^\s/.test(line) ||
      before !== '' ||
      !/^[\p{Lu}\p{N}]/u.test(text) ||
      text.length > 60 ||
      LIST.test(line) ||
      isDatedLine(line) ||
      /^=+ /.test(text)
    )
      return line;
    const title = text.replace(/\s*:$/, '');
    const below = lines.slice(at + 1).find((one) => one.trim() !== '');
    if (below === undefined || !(LIST.test(below) || BUG_LINE.test(below) || isDatedLine(below))) return line;
    const known = knownTitle(title);
    if (known.role !== 'none' && (known.role !== 'never' || isTimelineTitle(title))) return `== ${title} ==`;
    const words = title
      .replace(/\(.*?\)/g, '')
      .trim()
      .split(/\s+/).length;
    const isTitle = LIST_TITLE.test(title) && words <= 8 && !/[.!?;,:]/.test(title.replace(/\d\.\d/g, '').replace(/\(.*?\)/g, ''));
    return isTitle && !/\b(?:we|you|is|are|I)\b/.test(title) ? `== ${title.replace(/=/g, '')} ==` : line;
  });
}

/** Whether a line without a bullet has a label and a date. */
function isDatedLine(line: string): boolean {
  const text = line.trim();
  if (/^last updated\b/i.test(text) || LIST.test(line) || text.length > 120 || /^=+ /.test(text)) return false;
  const parts = labelAndDate(text);
  return parts !== null && isDate(parts.date) && !/[.!?]\s+\p{Lu}/u.test(parts.label);
}

/** Columns that only spaces separate would be one text in a bullet. */
function withColon(text: string): string {
  const written = text.replace(/\t+| {2,}/, ': ').replace(/\s+/g, ' ');
  const parts = labelAndDate(written);
  return parts !== null && isDate(parts.date) ? written : text;
}

/** Headings that are dates become entries of one schedule, with the text below them inside. */
function datedHeadings(lines: readonly string[]): string[] {
  const titles = lines.map((line) => /^=+ (.*) =+$/.exec(line)?.[1]);
  const isEntry = titles.map((title) => title !== undefined && isDatedLine(title));
  if (isEntry.filter(Boolean).length < 2) return [...lines];
  let inside = false;
  let begun = false;
  return lines.flatMap((line, at) => {
    if (titles[at] === undefined) return [inside && line.trim() !== '' ? `  ${line}` : line];
    inside = isEntry[at] === true;
    const first = inside && !begun;
    begun = inside;
    return inside ? [...(first ? ['== Timeline ==', ''] : []), `* ${titles[at]}`] : [line];
  });
}

/** Lines of dates become bullets, and lines that begin with a bug's number. A schedule above the first heading gets one. */
function dated(lines: readonly string[]): string[] {
  const isOne = lines.map(isDatedLine);
  let heading: string | null = null;
  let inSchedule = false;
  return lines.flatMap((line, at) => {
    const title = /^=+ (.*) =+$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = title;
      inSchedule = false;
      return [line];
    }
    const neighbours = (isOne[at - 1] ?? false) || (isOne[at + 1] ?? false) || inSchedule;
    const bare = (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === '';
    if (isOne[at] === true && (neighbours || (heading !== null && /schedule|timeline|dates|calendar|milestones/i.test(heading) && bare))) {
      const first = !inSchedule && heading === null;
      inSchedule = true;
      if (first) heading = 'Timeline';
      return [...(first ? ['', '== Timeline ==', ''] : []), `* ${withColon(line.trim())}`];
    }
    if (line.trim() !== '') inSchedule = false;
    return BUG_LINE.test(line) && (/^\s*$/.test(lines[at - 1] ?? '') || BUG_LINE.test(lines[at - 1] ?? '') || /^=+ /.test(lines[at - 1] ?? ''))
      ? [`* ${line.trim()}`]
      : [line];
  });
}

/** Numbered items under the title of a list of items become bullets, because their order says nothing. */
function unnumbered(lines: readonly string[]): string[] {
  let isList = false;
  return lines.map((line) => {
    const title = /^=+ (.*) =+$/.exec(line)?.[1];
    if (title !== undefined) isList = LIST_TITLE.test(title) && !/\b(?:goals?|steps?|how)\b/i.test(title);
    return isList ? line.replace(/^( ?)\d{1,3}[.)]\s+(?=\S)/, '$1* ') : line;
  });
}
