import type { List, ListItem, Nodes, Paragraph, Root } from 'mdast';
import { spanOf } from '../../markdown/nodes.ts';
import { titleFields } from '../../read/item-fields.ts';
import { NO_RULES } from '../../read/rules.ts';
import { readTitle } from '../../read/title/title.ts';
import { isTask } from '../../read/what-is-an-item.ts';
import { type Lines, linesOf } from '../../text/lines.ts';
import { DONE_WORDS, DROPPED_WORDS, IN_CELLS } from './languages.ts';
import { wordReader } from './legend-words.ts';
import { explainedTags, type Tags } from './tags.ts';

/** What an entry says of its state. */
export type UnreadState = 'done' | 'dropped' | 'open';

const WORD = "\\[?(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}' \u2019-]{0,24}?)\\]?[.:\uFF1A]?";
/** Marks around a word that set it off from a title. */
const OPENS = '(?:[*_`([{]|==|<kbd>)+';
const CLOSES = '(?:[*_`)\\]}]|==|</kbd>)+';
const AT_START = new RegExp(`^${OPENS}${WORD}${CLOSES}(?![(:[]\\S|[\\p{L}\\p{N}])(?=\\W*[\\p{L}\\p{N}])`, 'u');
const AT_END = new RegExp(`(?:^|\\s)(?:${OPENS}${WORD}${CLOSES}|#(?<label>\\p{L}[\\p{L}-]{1,24}))[.!]?$`, 'u');
/** Code units at the start and at the end of a title that are looked at. */
const NEAR = 60;
/** What the reader takes off the end of a title before it looks for a word. */
const BEHIND_TITLE = /(?:\s*(?:<!--.*?-->|\(?\[?#\d+\]?(?:\([^()\s]*\))?\)?))+\s*$/;

const read = wordReader(DONE_WORDS, DROPPED_WORDS);
const OF_CELLS = new Set([...IN_CELLS.done, ...IN_CELLS.dropped]);

/**
 * The entries of lists, by their lines, that say their state in a form which the reader takes for a part of the title, whatever words the
 * configuration has: `**Done** title`, or a word or tag in code.
 */
export function unreadStates(text: string, root: Root): ReadonlyMap<number, UnreadState> {
  const lines = linesOf(text);
  const tags = explainedTags(text, read, true);
  const found = new Map<number, UnreadState>();
  const visit = (node: Nodes): void => {
    if (node.type === 'list') for (const item of entriesOf(node, lines)) visitEntry(item);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  const visitEntry = ({ children: [first], position }: ListItem): void => {
    const state = first?.type === 'paragraph' ? unreadState(first, lines, tags) : null;
    if (state !== null && position !== undefined) found.set(position.start.line, state);
  };
  visit(root);
  return found;
}

const entriesOf = ({ children }: List, lines: Lines) => children.filter((item) => !isTask(item, lines));

function unreadState(paragraph: Paragraph, lines: Lines, tags: Tags): UnreadState | null {
  const { start } = spanOf(paragraph);
  const { titleEnd: end } = titleFields(paragraph, lines, 0, false, null);
  const source = lines.text.slice(start, end).trimEnd();
  const begin = AT_START.exec(source.slice(0, NEAR))?.groups?.['word'];
  const last = AT_END.exec(
    source
      .slice(-2 * NEAR)
      .replace(BEHIND_TITLE, '')
      .slice(-NEAR),
  )?.groups;
  for (const word of [begin, last?.['word'] ?? last?.['label']]) {
    const said = word === undefined ? null : stateInWord(word, tags);
    if (said === null || word === undefined) continue;
    return said.state !== 'open' && isRead(paragraph, end, lines, said.as) ? null : said.state;
  }
  return null;
}

/** What a word says, and the word of the configuration that would say it. */
function stateInWord(written: string, tags: Tags): { readonly state: UnreadState; readonly as: string } | null {
  const word = written.toLowerCase().replaceAll('\u2019', "'");
  const tag = `[${word}]`;
  const explained = (['done', 'dropped', 'open'] as const).find((one) => tags[one].includes(tag));
  if (explained !== undefined) return { state: explained, as: tag };
  const said = OF_CELLS.has(word) ? null : read(word, false);
  return said === null || said === 'other' ? null : { state: said, as: written };
}

/** Whether the reader takes a word of the configuration off a title. */
function isRead(paragraph: Paragraph, end: number, lines: Lines, word: string): boolean {
  const rules = { ...NO_RULES, words: { done: [word], dropped: [] } };
  const address = { server: '', repositories: null };
  return readTitle(paragraph, end, { text: lines.text, lines, address, definitions: new Map(), rules }).word !== null;
}
