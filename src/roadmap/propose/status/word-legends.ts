import type { Block } from './legend-blocks.ts';
import type { WordReader } from './legend-words.ts';

/** What may stand around a word that is explained. */
const OPENS = '[*_`"\u201C\u201E\u00AB([]*';
const CLOSES = '[*_`"\u201D\u201C\u00BB)\\]]*';
const WORD = "(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}' \u2019-]{0,24}?)";
/** A word, a mark and what it means. */
const EXPLAINED = new RegExp(`^${OPENS}${WORD}[:\uFF1A]?${CLOSES}(?:[ \\t]*[:\uFF1A=\u2192|]|[ \\t]+(?:->|[-\u2013\u2014])(?=[ \\t]))[ \\t]*\\S`, 'u');
/** A tag, and words for a state behind it. */
const TAGGED = new RegExp(`^[*_\`]*\\[${WORD}\\][*_\`]*[ \\t]+(?<meaning>.{1,40})$`, 'u');
/** A header or label for states. */
const HEADER = /^(?:status|state|progress|stand|zustand|statut|état|estado|situação|stato|stan|stav|voortgang|статус|состояние|状态|状態|상태)$/iu;
const FIELD = /(?:^|\n)[\s*_>-]*(?<label>\p{L}{3,12})[*_]*\s*[:：][\s*_`]*(?<value>[^\n*_`,;.(]{1,30})/gu;
/** A word in brackets at the start or the end of an entry. */
const IN_BRACKETS = [/^[*_`]*\[(?<word>\p{L}[^\][\n]{0,24})\](?![(:[])/u, /\s[*_`]*[([](?<word>\p{L}[^()[\]\n]{0,24})[)\]][*_`.]*$/u];
const FEWEST = 2;

const small = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '');

/**
 * The lines, from 1, of lists that explain the file's own words for states: each bullet begins with another one of them. Such bullets are no items,
 * whatever they mean.
 */
export function wordLegendLines(blocks: readonly Block[], read: WordReader): number[] {
  const own = new Set(blocks.flatMap((block) => (block.form === 'rows' ? wordsOfRows(block, read) : block.entries.flatMap(({ text }) => wordsOfText(text)))));
  return blocks.flatMap(({ form, entries }) => {
    if (form !== 'list' || entries.length < FEWEST) return [];
    const words = entries.flatMap(({ text }) => explainedWord(text, read) ?? []);
    const isLegend =
      words.length === entries.length && new Set(words).size === words.length && words.every((word) => own.has(word) || read(word, false) !== null);
    const used = words.filter((word) => own.has(word)).length;
    return isLegend && used >= FEWEST && used * 2 >= words.length ? entries.map(({ line }) => line) : [];
  });
}

function explainedWord(text: string, read: WordReader): string | null {
  const tagged = TAGGED.exec(text)?.groups;
  if (tagged !== undefined && read(small(tagged['meaning'] ?? ''), true) !== null) return small(tagged['word'] ?? '');
  const word = EXPLAINED.exec(text)?.groups?.['word'];
  return word === undefined ? null : small(word);
}

/** What the columns for the state say. */
function wordsOfRows({ entries, about: [, ...headers] }: Block, read: WordReader): string[] {
  return headers.flatMap((header, column) => {
    const words = entries.map(({ cells }) => small(cells[column] ?? '')).filter((word) => word !== '');
    const areStates = HEADER.test(header.trim()) || (words.length >= FEWEST && words.every((word) => read(word, false) !== null));
    return areStates ? words : [];
  });
}

/** What a text says behind a label for the state, or in brackets where a state may stand. */
function wordsOfText(text: string): string[] {
  const fields = [...text.matchAll(FIELD)].flatMap(({ groups }) => (HEADER.test(groups?.['label'] ?? '') ? [small(groups?.['value'] ?? '')] : []));
  return [...fields, ...IN_BRACKETS.flatMap((pattern) => small(pattern.exec(text)?.groups?.['word'] ?? ''))].filter((word) => word !== '');
}
