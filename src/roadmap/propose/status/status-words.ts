import { fencedLines } from '../../text/fences.ts';
import { escapePattern, listsAlternatives } from '../../text/words.ts';
import { bareSign, type Legend, legendSigns } from './legend.ts';

/** The words of one language that people write behind a title or into a cell. Signs are one, too. */
interface Language {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

const language = (done: string, dropped: string): Language => ({ done: done.split('|'), dropped: dropped.split('|') });
const SIGNS = language('✅|✔|☑|[x]', '❌');
const ENGLISH = language(
  'done|completed|complete|finished|shipped|released|published|resolved|implemented|fixed|merged',
  "dropped|rejected|cancelled|canceled|abandoned|declined|discarded|won't do|won't fix|wontfix|not planned",
);
/** Words that say a state where they are all that a column for it says. Elsewhere, a “closed lid” is open work. */
const IN_CELLS = language(
  'closed|delivered|landed|launched|deployed|live',
  "won't fix|wont fix|withdrawn|refused|obsolete|superseded|invalid|duplicate|out of scope|by design",
);
const LANGUAGES: readonly Language[] = [
  SIGNS,
  language(':white_check_mark:|:heavy_check_mark:', ':x:'),
  ENGLISH,
  IN_CELLS,
  language('erledigt|fertig|abgeschlossen|behoben|umgesetzt|gelöst', 'verworfen|abgelehnt|gestrichen|abgebrochen'),
  language('terminé|terminée|fait|résolu|corrigé', 'abandonné|annulé|rejeté'),
  language('hecho|completado|terminado|resuelto|corregido', 'descartado|cancelado|rechazado'),
  language('concluído|resolvido|corrigido|feito', 'descartado|cancelado|rejeitado|abandonado'),
  language('fatto|completato|risolto', 'scartato|annullato'),
  language('готово|выполнено|сделано|завершено|исправлено|решено|реализовано', 'отменено|отклонено'),
  language('已完成|完成|已修复|已解决|已实现|已发布', '已取消|取消|已放弃|放弃|不再计划|已拒绝'),
  language('完了|実装済み|修正済み|対応済み', '中止|却下|見送り'),
  language('완료|완료됨|해결됨|수정됨', '취소|취소됨|폐기'),
  language('مكتمل', 'ملغى|ملغي'),
  language('הושלם', 'בוטל'),
];
const DONE_WORDS = LANGUAGES.flatMap(({ done }) => done);
const DROPPED_WORDS = [...new Set(LANGUAGES.flatMap(({ dropped }) => dropped))];
const ANYWHERE = new Set(LANGUAGES.flatMap((one) => (one === IN_CELLS ? [] : [...one.done, ...one.dropped])));

/** The word or sign for dropped in the language of the words for done. Null: they are English, of several languages, or none is known. */
export function droppedLike(done: readonly string[]): string | null {
  const spoken = LANGUAGES.filter((one) => one.done.some((word) => done.includes(word)));
  const [first, more] = spoken.length > 1 ? spoken.filter((one) => one !== SIGNS) : spoken;
  return first === undefined || more !== undefined || first === ENGLISH || first === IN_CELLS || done.every((word) => word === '[x]')
    ? null
    : (first.dropped[0] ?? null);
}

/** The signs for dropped, with a word in the language of the words for done: where the file says in words what is done, a sign by itself is strange. */
export function withDroppedWord(done: readonly string[], dropped: readonly string[]): readonly string[] {
  const spoken = LANGUAGES.filter((one) => one.done.some((word) => /\p{L}/u.test(word) && !NAME_OF_SIGN.test(word) && done.includes(word)));
  const [word] = spoken.length === 1 ? (spoken[0]?.dropped ?? []) : [];
  if (word === undefined || dropped.length === 0 || dropped.some((one) => /\p{L}/u.test(one))) return dropped;
  return done.some((one) => SIGNS.done.includes(one)) ? [...dropped, word] : [word, ...dropped];
}

/** `:x:`, `[x]`. */
const NAME_OF_SIGN = /^[:[].*[:\]]$/;

/** A box of a list. It is no word, because the reader knows boxes without a configuration. */
const BOX = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[xX]\](?=[ \t])/;
const ENTRY = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;
/** The line between the header and the rows of a table. */
const RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** A label whose value is a status, in the languages of roadmaps. */
const LABEL = '(?:current )?(?:status|state|progress|stand|zustand|statut|état|estado|статус|状态|状態)';
/** What the reader takes off the end of a title before it looks for a word. */
const BEHIND_TITLE = /(?:\s*(?:<!--.*?-->|\(?\[?#\d+\]?(?:\([^()\s]*\))?\)?))+\s*$/;

/** Where a status may stand, in small letters. */
interface StatusPlaces {
  /** The starts of the lines that begin an entry or a heading. */
  readonly starts: readonly string[];
  /** The ends of the lines of entries. At the end of other lines, a word is about nothing. */
  readonly ends: readonly string[];
  readonly rows: readonly string[];
  /** The starts of all lines but headings and rows. */
  readonly lines: readonly string[];
}

/** Code units of a line's start or end. A status is short, and patterns would take long for more. */
const NEAR = 120;

function statusPlaces(whole: string): StatusPlaces {
  const lines = whole.toLowerCase().split(/\r\n|\n|\r/);
  const inCode = fencedLines(lines);
  const places = { starts: [] as string[], ends: [] as string[], rows: [] as string[], lines: [] as string[] };
  let [isTable, isEntry, wasBlank] = [false, false, true];
  for (const [at, written] of lines.entries()) {
    const line = written.replace(BOX, '$1');
    const isBlank = line.trim() === '';
    const isStart = ENTRY.test(line);
    isTable = !isStart && line.includes('|') && (isTable || RULE.test(line) || /^[ \t>]*\|/.test(line));
    if (!isBlank && inCode[at] !== true) {
      const isHeading = HEADING.test(line);
      isEntry = isStart || (isEntry && !isHeading && !(wasBlank && /^\S/.test(line)));
      const start = line.slice(0, NEAR);
      if (isStart || isHeading) places.starts.push(start);
      // The header of a table tells what its cells say.
      if (isTable && !RULE.test(lines[at + 1] ?? '')) places.rows.push(`|${line}`);
      if (!isTable && isEntry && !listsAlternatives(line)) places.ends.push(line.slice(-NEAR).replace(BEHIND_TITLE, ''));
      if (!isHeading && !isTable && !listsAlternatives(line)) places.lines.push(start);
    }
    wasBlank = isBlank;
  }
  return places;
}

const SIGN = '(?:[✅✔☑❌🎉]\\u{FE0F}?[ \\t]*)?';

const STATES = ['done', 'dropped', 'open'] as const;

/** The patterns for a word in each place: as the reader takes it for a status. */
function patternsFor(word: string): Readonly<Record<keyof StatusPlaces, RegExp>> {
  const escaped = escapePattern(word);
  const isWord = /^\p{L}/u.test(word);
  const lead = isWord ? `(?:\\[${escaped}\\]|${escaped}:)` : `${escaped}\\u{FE0F}?`;
  const separator = isWord ? `(?:[([:–—,|*_]|\\s-)\\s*[*_]*${SIGN}` : '(?:^|[^\\p{L}\\p{N}])';
  // “Completed and closed” explains a word. “Completed in May” is a status.
  const behind = isWord ? '(?![\\p{L}\\p{N}]|\\s+(?:and|or)\\s)' : '';
  const cellEnd = isWord ? '' : `|[\\s(]${escaped}\\s*(?:\\||$)`;
  return {
    starts: new RegExp(`^[ \\t>]*(?:#{2,6}|[-*+]|\\d+[.)])[ \\t]+(?:\\d+[.):]?[ \\t]+)?${SIGN}(?:\\*\\*)?${lead}(?:\\*\\*)?[ \\t]+\\S`, 'u'),
    ends: new RegExp(`${separator}${escaped}\\u{FE0F}?[)\\].!:*_~\\s]*$`, 'u'),
    rows: new RegExp(`\\|[\\s*_~]*${SIGN}${escaped}${behind}[^|]{0,30}(?:\\||$)${cellEnd}`, 'u'),
    lines: new RegExp(`^[ \\t>]*(?:(?:[-*+]|\\d+[.)])[ \\t]+)?[*_]*${LABEL}[*_]*\\s*[:：][*_\`\\s]*${SIGN}[*_]*${escaped}(?![\\p{L}\\p{N}])`, 'u'),
  };
}

/**
 * The words in places of a status: at the start of an entry or heading, at the end of an entry behind a separator, in a cell, or after `status:`.
 * What a legend of the file says of a sign has the last word.
 * @param cells what the columns for the state of items say
 * @param endsCount whether entries of lists are items. In the notes of headings and rows, a sign at the end of an entry says nothing of an item.
 */
export function wordsFound(whole: string, endsCount = true, cells: readonly string[] = []): { done: string[]; dropped: string[]; open: readonly string[] } {
  const places = { ...statusPlaces(whole), ...(endsCount ? {} : { ends: [] }) };
  const said = new Set(cells.map((cell) => cell.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')));
  const found = (word: string): boolean => {
    if (said.has(word) || !ANYWHERE.has(word)) return said.has(word);
    const patterns = patternsFor(word);
    return (['starts', 'ends', 'rows', 'lines'] as const).some((place) => places[place].some((line) => line.includes(word) && patterns[place].test(line)));
  };
  const inLegend = legendSigns(whole, DONE_WORDS, DROPPED_WORDS);
  const saysElse = (word: string, state: keyof Legend) => STATES.some((other) => other !== state && inLegend[other].some((sign) => bareSign(sign) === word));
  return {
    done: [...new Set([...DONE_WORDS.filter((word) => found(word) && !saysElse(word, 'done')), ...inLegend.done])],
    dropped: [...new Set([...DROPPED_WORDS.filter((word) => found(word) && !saysElse(word, 'dropped')), ...inLegend.dropped])],
    open: inLegend.open,
  };
}

export function namesFinished(cell: string): boolean {
  const said = cell.toLowerCase();
  return DONE_WORDS.includes(said) || DROPPED_WORDS.includes(said);
}
