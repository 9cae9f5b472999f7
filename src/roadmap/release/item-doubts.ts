import type { Field, Item, Roadmap, Section } from '../../model/roadmap.ts';
import type { Release } from '../../model/timeline.ts';
import { isSubItem } from '../../model/tracked.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { type Lines, lineText } from '../text/lines.ts';
import { type BlockerWords, isUrgencyHeader } from './blocker-words.ts';
import { isDeferred } from './scope.ts';

/** What may be a blocker but is not counted as one. */
export interface Doubt {
  readonly line: number;
  /** The words in the file, as plain text. */
  readonly text: string;
}

/** What of the own text of an item that may block says that it does, if it is not counted as a blocker. */
export function doubtsInItem(item: Item, parent: Item | undefined, lines: Lines, words: BlockerWords): Doubt[] {
  const ofItem = { line: item.line, text: item.title };
  // A blocker is counted, and so is the item that a sub-item is a part of.
  if (item.priority === 'blocker') return !isSubItem(item) || parent?.priority === 'blocker' ? [] : [ofItem];
  const { fields, source } = item;
  const doubts: Doubt[] = [];
  for (const field of [...Object.values(fields), ...source.repeated]) {
    const value = plainValue(field.value);
    if (isDoubtful(field, value, words)) doubts.push({ line: field.line, text: `${field.key}: ${value}` });
  }
  if (words.marksTitle(item.title, lines.text.slice(source.title.start, source.title.end))) doubts.push(ofItem);
  if (source.noteCells !== undefined) return [...doubts, ...doubtsInCells(item, lines, words)];
  // Values of these fields are judged above. A field may have swallowed the line after it, so only the first line of each is left out.
  const judged = [fields.priority, fields.status].flatMap((field) => field?.line ?? []);
  const left = new Set([...judged, ...source.subItemLines]);
  for (let line = item.line; line <= item.endLine; line += 1) {
    const text = lineText(lines, line);
    if (left.has(line) || !/\S/.test(text)) continue;
    if (words.hasLevel(text) || (line !== item.line && words.says(text) && saysInParts(text, words))) doubts.push({ line, text: lineInWords(text) });
  }
  return doubts;
}

/** Whether a line, or a cell of a table in the notes, says nothing else than that it blocks. */
function saysInParts(text: string, words: BlockerWords): boolean {
  return lineInWords(text)
    .split('|')
    .some((part) => words.isMarkLine(part.trim()));
}

/** Whether an item is open and of this release, and so is what it is a part of. */
export function mayBlock(item: Item, parent: Item | undefined, release: Release | null): boolean {
  return [item, ...(parent === undefined ? [] : [parent])].every((one) => one.state === 'open' && !isDeferred(one, release));
}

function isDoubtful({ key }: Field, value: string, words: BlockerWords): boolean {
  if (key === 'priority') return words.says(value);
  return words.hasLevel(value) || (key === 'status' ? words.saysBriefly(value) : words.isMark(key, value));
}

/** The cells of a row that are no fields. */
function doubtsInCells({ line, title, source }: Item, { text }: Lines, words: BlockerWords): Doubt[] {
  const status = source.status?.where === 'cell' ? [{ name: 'Status', said: source.status.text }] : [];
  const others = (source.noteCells ?? []).flatMap(({ name, at }) => ('text' in at ? [{ name, said: text.slice(at.text.start, at.text.end) }] : []));
  const doubtful = (name: string, said: string) => {
    if (name === 'Status') return words.saysBriefly(said) || words.hasLevel(said);
    return (isUrgencyHeader(name) && words.says(said)) || words.hasLevel(said) || words.isMarkLine(said, name);
  };
  return [...status, ...others].flatMap(({ name, said }) =>
    said.split(/<br ?\/?>/i).flatMap((part) => {
      if (!words.says(part) && !words.hasLevel(part)) return [];
      const value = plainValue(part);
      return doubtful(name, value) ? [{ line, text: name === '' ? `${title}: ${value}` : `${title}, ${name}: ${value}` }] : [];
    }),
  );
}

/** An item without a level below a heading that speaks of blockers, unless the configuration gives the items there a level. */
export function doubtByHeading(item: Item, { sections }: Roadmap, isItem: (line: number) => boolean, { says }: BlockerWords): Doubt[] {
  if (item.priority !== null || isSubItem(item) || sections[item.section ?? -1]?.priority !== null) return [];
  const title = sections.find(({ heading }) => heading.level === 1);
  for (let at: Section | undefined = sections[item.section ?? -1]; at !== undefined && at !== title; at = sections[at.parent ?? -1]) {
    if (says(at.heading.title) && !isItem(at.heading.line)) return [{ line: item.line, text: `${at.heading.title}: ${item.title}` }];
  }
  return [];
}

/** A line without its bullet, quote marks, bars and emphasis. */
export function wordsOfLine(text: string): string {
  return text.replace(/^[\s>|*+-]+/, '').replace(/[\s|*_`]+$/, '');
}

export function lineInWords(text: string): string {
  return plainValue(wordsOfLine(text));
}
