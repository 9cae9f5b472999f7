import { Unreadable } from '../../../model/errors.ts';
import type { Roadmap } from '../../../model/roadmap.ts';
import { perRun } from '../../../model/stopwatch.ts';
import { type Addresses, identifierOf } from '../../markdown/nodes.ts';
import { readUntrusted } from '../../markdown/untrusted.ts';
import type { KnownIssues } from '../../read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../../read/roadmap.ts';
import { changedWords } from '../../text/diff-words.ts';
import { splice } from '../../text/splice.ts';
import { escapeAroundAddresses, escapeMarkdown, oneLine } from '../../text/text.ts';

import { fewestEscapes, hiddenMarks } from './fewest-escapes.ts';
import { shownText, visibleText } from './visible.ts';

/** A foreign title as Markdown, and the title that is read from it. */
export interface MarkdownTitle {
  readonly markdown: string;
  /** The title that is read, without the marks at its end, such as a colon. */
  readonly reads: string;
}

/** Whose a number inside the title is shows only beside the other items. */
const NONE_KNOWN: KnownIssues = { issues: new Map(), more: false };

/** Inline code, which a title on GitHub shows as code, too. */
const CODE = /(?<!`)(`+)(?!`)([^`]*[^`\s][^`]*)\1(?!`)/;

/** An address in the brackets in which Markdown reads it. Without them it is a link, too, and with backslashes before them it leads elsewhere. */
const BRACKETED = /<(https?:\/\/[^\s<>]+)>/gi;

/** How many of the ways below leave marks as they are that could mean something at the start or the end of a title. */
export const LIGHT_WAYS = 4;

/** Ways to write plain text as Markdown, from the one with the fewest backslashes to the safest one. */
export const LITERAL_WAYS: ReadonlyArray<(text: string) => string> = [
  (text) => aroundCode(text, (part) => escapeAroundAddresses(part, hasPlainBrackets(part) ? 'kept' : 'escaped')),
  (text) => aroundCode(text, escapeAroundAddresses),
  (text) => escapeAroundAddresses(text),
  escapeMarkdown,
  (text) => escapeMarkdown(text).replace(/[#:@.)(!+=-]/g, '\\$&'),
  (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
];

/** Whether all brackets are around words, where Markdown finds a link only if the file defines their label. */
function hasPlainBrackets(text: string): boolean {
  return text.includes('[') && !/[[\]]/.test(text.replace(/\[[^\s^\][#!][^\][#]*\](?![[(:])/g, ''));
}

/** Writes the text around inline code. In a cell, its bars are escaped later, as all others are. */
function aroundCode(text: string, way: (text: string) => string): string {
  const found = CODE.exec(text);
  if (found === null) return spaced(text, way);
  const [code] = found;
  return spaced(text.slice(0, found.index), way) + code + aroundCode(text.slice(found.index + code.length), way);
}

/** Text as Markdown, with the white space at its ends. */
export function spaced(text: string, way: (text: string) => string): string {
  const core = text.trim();
  if (core === '') return text;
  const lead = text.indexOf(core);
  return text.slice(0, lead) + way(core) + text.slice(lead + core.length);
}

/**
 * Plain text as the title of an item, literally and on one line. Null if it cannot be the title of one open item without an
 * issue, because it would be empty, or because it ends with `(external)` or a word for done.
 * @param definitions those of the file's links: in brackets, their labels are links there
 */
export function titleAsMarkdown(title: string, reading: ReadOptions, definitions: Addresses = new Map()): MarkdownTitle | null {
  const all = triedInRun();
  const tried = all?.get(reading) ?? new Map<string, MarkdownTitle | null>();
  all?.set(reading, tried);
  const labels = [...title.matchAll(/\[([^\][]+)\]/g)].flatMap(([, label = '']) => (definitions.has(identifierOf(label)) ? [oneLine(label)] : []));
  const key = [...labels, title].join('\n');
  const result = tried.has(key) ? (tried.get(key) ?? null) : newTitle(title, reading, labels);
  tried.set(key, result);
  return result;
}

/** The titles that were tried, by how the file is read. A run makes several plans, and a title can be made to take long. */
const triedInRun = perRun(() => new WeakMap<ReadOptions, Map<string, MarkdownTitle | null>>());

/** @param labels what stands in brackets and is the label of a link that the file defines */
function newTitle(title: string, reading: ReadOptions, labels: readonly string[]): MarkdownTitle | null {
  const plain = oneLine(title).replace(/\s+/g, ' ').replace(BRACKETED, '$1');
  const few = markedTitle(plain, labels);
  const ways = (labels.length === 0 ? LITERAL_WAYS : LITERAL_WAYS.slice(1)).map((way) => () => way(plain));
  for (const way of [...(few === null ? [] : [() => few, () => withStartEscaped(few)]), ...ways]) {
    const markdown = way();
    // It must also work as a plain bullet, where no box keeps its start from being read as a heading or a list.
    // The rules of the configuration are for the sections of the file, and not for the one in which the title is tried.
    const alone = { ...reading, path: 'ROADMAP.md', known: NONE_KNOWN, rules: { ...reading.rules, sections: [] } };
    const texts = ['- [ ] ', '- '].map((start) => itemsIn(`# Planned\n\n${start}${markdown}\n`, alone));
    const [item] = texts[0] ?? [];
    const whole = texts.every(([one, more]) => one !== undefined && more === undefined && one.title === item?.title && one.issue === null);
    if (item === undefined || !whole || item.title === '') continue;
    // Only marks at its end may be missing in the title that is read.
    if (!plain.startsWith(item.title)) continue;
    if (item.ambiguous || item.external || item.state !== 'open' || item.notes !== '') continue;
    return { markdown, reads: item.title };
  }
  return null;
}

/** A title with a backslash only where a mark would mean something inside of the line; null: these cannot be found. */
function markedTitle(plain: string, labels: readonly string[]): string | null {
  const marks = hiddenMarks();
  const hidden = marks.hide(plain);
  const definitions = { text: labels.map((label) => `[${label}]: #\n`).join('') };
  const read = (markdown: string) => visibleText(definitions, { shape: 'task' }, markdown);
  return fewestEscapes(hidden, marks, read, ({ characters }) => shownText(characters) === plain)?.(hidden) ?? null;
}

/** The first mark of a line, or that of its number, with a backslash: it would begin a block behind a bullet. */
function withStartEscaped(markdown: string): string {
  return markdown.replace(/^(\d{0,9})([!-/:-@[\]-`{-~])/, '$1\\$2');
}

/** The items of a text; none if it is nested too deeply, or takes too long: then another way to write it has to do. */
export function itemsIn(text: string, reading: ReadOptions): Roadmap['items'] {
  try {
    return readUntrusted(text, () => readRoadmap(text, reading).items);
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** A value from an issue as the value of a field: Markdown on one line that cannot open a comment. */
export function literalValue(value: string): string {
  return oneLine(value).replace(/\s+/g, ' ').replace(/<!--/g, '\\<!--');
}

/** A word of Markdown, white space, or one other character with the backslash before it. */
const MARKDOWN_WORD = /\\[!-/:-@[-`{-~]|[\p{L}\p{M}\p{N}\u200b\u2060]+|\s+|./gsu;

/**
 * A field's new value with the words that it had before as the file writes them, and with the white space between them. The side of an issue is
 * compared without escapes and without further white space, and may be without them.
 */
export function rewordedValue(before: string, after: string): string {
  const words = before.match(MARKDOWN_WORD) ?? [];
  const changes = changedWords(words, after.match(MARKDOWN_WORD) ?? [], (word) =>
    word
      .replace(/^\\(?=.)/, '')
      .replace(/[\u200b\u2060]/g, '')
      .replace(/^[ \t]+$/, ' '),
  );
  return splice(before, changes) ?? after;
}
