import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import type { Span } from '../../../model/span.ts';
import type { WordChange } from '../../text/diff-words.ts';
import { isBlank } from '../../text/lines.ts';
import { type Splice, splice } from '../../text/splice.ts';
import { canonicalText, inCell } from '../../text/text.ts';
import { fewestEscapes, hiddenMarks } from './fewest-escapes.ts';
import { keepsMarkup } from './kept-markup.ts';
import { rewrittenNode } from './rewritten-node.ts';
import { isWithin, type ShownTitle, shownCharacters, textFrom, titleInSource } from './shown-title.ts';
import { LIGHT_WAYS, LITERAL_WAYS, spaced } from './title-as-markdown.ts';
import { changesInWords, changesOfTitle, keepingEscapes } from './title-diff.ts';
import { endMarkChanges, splitEndMarks } from './title-marks.ts';
import { type MovedMarkup, movedMarkup, movesMarkup, spanOfWholeNodes, withMovedMarkup } from './title-moves.ts';
import { placeOfInsertion, type ReplacedPart, settledChanges, wholeParts } from './title-places.ts';
import { onOneLineIn, shownText, type VisibleCharacter, type VisibleText, visibleText } from './visible.ts';
import { placeInWholeMarkup, placeOfDescription } from './whole-markup.ts';

/** What a title has to show. */
export interface WantedTitle {
  /** Its Markdown, all of it new. */
  readonly markdown: string;
  /** The title that is read. */
  readonly reads: string;
  /** Marks that leave its end, such as `(in progress)`. */
  readonly marksGone: readonly string[];
}

/**
 * The splices that change only the different words of a title, so that its markup stays. Null if the words cannot be found in the source.
 * @param guarded marks in the new words get backslashes, too, where they seem to mean nothing
 */
export function changeTitleWords(roadmap: Roadmap, item: Item, wanted: WantedTitle, guarded = false): Splice[] | null {
  const { start } = item.source.title;
  const title = titleInSource(roadmap, item);
  const plain = visibleText(roadmap, { shape: 'task' }, wanted.markdown);
  const said = plain === null ? null : shownText(plain.characters);
  const reads = canonicalText(wanted.reads);
  // What looks like a mark is a word where it is read as one, as an escaped `(external)`.
  const behind = said?.startsWith(reads) === true ? splitEndMarks(`a${said.slice(reads.length)}`) : null;
  if (title === null || behind === null) return null;
  const { source } = title;
  // A reference to another repository's issue is no word of the title, but it is written with them.
  const written = { ...wanted, reads: wanted.reads + behind.words.slice(1) };
  const inShape = (way: (text: string) => string) => (text: string) => spaced(text, shapeOf(item).holds === 'cells' ? (one) => inCell(way(one)) : way);
  const characters = shownCharacters(title);
  const changes = titleChanges(title, written, behind.marks);
  const read = (text: string) => visibleText(roadmap, item, text);
  const settled = settledChanges(characters, changes, title.length, source);
  const places = settled.every((one, at) => one === changes[at]) ? [changes] : [settled, changes];
  const tries = places.flatMap((some) => {
    const moved = movedMarkup(characters, some, source);
    return (moved.length === 0 ? [[]] : [moved, []]).map((along) => (way: Wording) => titleChangeSplices(title, some, inShape(way), along));
  });
  const ways = guarded ? LITERAL_WAYS.slice(LIGHT_WAYS) : LITERAL_WAYS;
  const found =
    firstFound(tries, (make) => (guarded ? null : withFewestEscapes(title, read, make)) ?? firstFound(ways, (way) => inWay(title, read, make(way), 'kept'))) ??
    firstFound(tries, (make) => firstFound(ways, (way) => inWay(title, read, make(way), 'any')));
  return found?.map((one) => ({ start: one.start + start, end: one.end + start, text: one.text })) ?? null;
}

/** Writes plain words as Markdown. */
type Wording = (text: string) => string;

function firstFound<From, To>(all: readonly From[], find: (one: From) => To | null): To | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

interface MadeChange {
  readonly splices: readonly Splice[];
  /** The visible text after them. */
  readonly shows: string;
}

type ReadMarkdown = (markdown: string) => VisibleText | null;

/** The splices of some changes with a backslash only where the new words need one; null: more are needed. */
function withFewestEscapes({ source, seen }: ShownTitle, read: ReadMarkdown, make: (way: Wording) => MadeChange): readonly Splice[] | null {
  const marks = hiddenMarks();
  const { splices, shows } = make(marks.hide);
  const hidden = splice(source, splices);
  const written = (reveal: Wording) => splices.map((one) => ({ ...one, text: reveal(one.text) }));
  const isRight = (after: VisibleText, reveal: Wording) => shownText(after.characters) === shows && keepsMarkup(seen, written(reveal), after);
  const reveal = hidden === null ? null : fewestEscapes(hidden, marks, read, isRight);
  return reveal === null ? null : written(reveal);
}

/** The splices, if they show what they have to. @param markup of what they leave: it has to stay, or only its words */
function inWay({ source, seen }: ShownTitle, read: ReadMarkdown, { splices, shows }: MadeChange, markup: 'kept' | 'any'): readonly Splice[] | null {
  const text = splice(source, splices);
  const after = text === null ? null : read(text);
  const isRight = after !== null && shownText(after.characters) === shows && (markup === 'any' || keepsMarkup(seen, splices, after));
  return isRight ? splices : null;
}

/** What changes of the words, and of the marks behind them. */
function titleChanges(title: ShownTitle, { reads, marksGone }: WantedTitle, marks: readonly string[]): WordChange[] {
  const { length } = title;
  const present = textFrom(title, length);
  const behind = endMarkChanges(present, marks, marksGone);
  const characters = shownCharacters(title);
  // What nobody sees is no change: texts are compared without it.
  const isSeen = ({ start, end, text }: WordChange) => text !== '' || /[^\u200b\u2060]/.test(textFrom(title, start, end));
  return [
    ...changesInWords(characters, changesOfTitle(characters.slice(0, length), title.source, reads).filter(isSeen)).map((one) =>
      behindWord(title, keepingEscapes(characters, one)),
    ),
    ...behind.map((one) => ({ ...one, start: one.start + length, end: one.end + length })),
  ];
}

/** New words are put behind the word before them, not before the next one: between the two may be a line break. */
function behindWord(title: ShownTitle, change: WordChange): WordChange {
  const { start, end, text } = change;
  if (start !== end || !text.endsWith(' ') || textFrom(title, start - 1, start) !== ' ') return change;
  return { start: start - 1, end: start - 1, text: ` ${text.slice(0, -1)}` };
}

/** The splices of some changes, and the visible text after them: a hidden part is in it, so that none goes along. */
function titleChangeSplices(
  title: ShownTitle,
  changes: readonly WordChange[],
  plain: (text: string) => string,
  moved: readonly MovedMarkup[],
): { splices: Splice[]; shows: string } {
  const { source, seen, shown, length } = title;
  const characters = shownCharacters(title);
  const wide = shown.flatMap((at) => withAllSpace(title, at));
  const literal = (text: string) => withMovedMarkup(text, moved, plain);
  const splices: Splice[] = [];
  const shows = ['', ...seen.characters.map((one) => one.shows)];
  const hiddenAhead = seen.characters[(shown[0] ?? 0) - 1]?.end ?? 0;
  for (const { change, part } of changedParts(title, characters, changes)) {
    if (part === null) {
      const isMoved = movesMarkup(change.text, [], moved);
      const outer = placeOfDescription(title, characters, change.start, change.text);
      const inner = outer ?? (isMoved ? null : placeInWholeMarkup(characters, change.start, length, change.text, title.beside.isLabelled));
      const { at, raw, text } = inner ?? { ...placeOfInsertion(characters, change.start, length, isMoved ? null : change.text), text: change.text };
      // What is hidden before the title, as its link, may stand in the emphasis of its first word.
      const place = change.start === 0 && at < hiddenAhead ? (characters[0]?.start ?? at) : at;
      splices.push({ start: place, end: place, text: raw ? title.inCode(text) : literal(text) });
      shows[change.start === 0 ? (shown[0] ?? 0) : (shown[change.start - 1] ?? -1) + 1] += change.text;
      continue;
    }
    const { from, to, raw } = part;
    const isMoved = !raw && movesMarkup(change.text, characters.slice(from, to), moved);
    const span = (isMoved ? spanOfWholeNodes(characters, from, to) : null) ?? part.span;
    const text = textFrom(title, from, change.start) + change.text + textFrom(title, change.end, to);
    for (const [index, at] of shown.slice(from, to).entries()) shows[at + 1] = index === 0 ? text : '';
    if (span === null) {
      for (const [index, run] of withoutGaps(wide.slice(from, to)).entries())
        splices.push({ ...run, text: index > 0 ? '' : raw ? title.inCode(text) : literal(text) });
      continue;
    }
    const silent = seen.silent.filter((one) => isWithin(one, [span])).map(({ start, end }) => source.slice(start, end));
    const written = rewrittenNode(characters.slice(from, to), text, source, literal) ?? literal(text);
    // Of words that are all new, nothing says which ones stand out, but the titles beside them.
    const isAnew = change.start === 0 && change.end === length && moved.length === 0;
    const end = span.end === characters[to - 1]?.end ? (wide[to - 1]?.end ?? span.end) : span.end;
    splices.push({ start: span.start, end, text: (isAnew ? title.beside.emphasized(written) : written) + silent.join('') });
  }
  return { splices: [...splices, ...labelSplices(characters, splices)], shows: onOneLineIn(shows) };
}

/** The labels of references whose text changes. */
function labelSplices(characters: readonly VisibleCharacter[], splices: readonly Splice[]): Splice[] {
  const references = new Set(characters.flatMap(({ within }) => within.filter(({ label }) => label !== undefined)));
  return [...references].flatMap(({ start, end, label }) => (label !== undefined && splices.some((one) => one.start > start && one.end < end) ? [label] : []));
}

/** A character of a title; white space with all that repeats it or only indents the next line, so that none is left where it goes. */
function withAllSpace({ source, seen: { characters }, hidden }: ShownTitle, at: number): Span[] {
  const first = characters[at];
  if (first === undefined || first.shows !== ' ') return first === undefined ? [] : [first];
  let next = characters[at + 1];
  for (let behind = at + 1; next !== undefined && next.shows === ' ' && !isWithin(next, hidden); next = characters[behind]) behind += 1;
  const gap = source.slice(first.end, next?.start ?? first.end);
  // Markup may begin behind the indentation of the next line.
  const indent = /[\r\n]/.test(source.slice(first.start, first.end)) ? (/^[ \t]*/.exec(gap)?.[0].length ?? 0) : 0;
  return [{ start: first.start, end: first.end + (isBlank(gap) ? gap.length : indent) }];
}

interface ChangedPart {
  readonly change: WordChange;
  /** Null for words that are only inserted. */
  readonly part: ReplacedPart | null;
}

/** The parts that are replaced for some changes. Changes in one node that is replaced as a whole become one. */
function changedParts(title: ShownTitle, characters: readonly VisibleCharacter[], changes: readonly WordChange[]): ChangedPart[] {
  const parts: ChangedPart[] = [];
  const partOf = (change: WordChange) => ({ change, part: isInserted(characters, change, title.length) ? null : wholeParts(characters, change) });
  for (const change of changes) {
    let next = partOf(change);
    for (let last = parts.at(-1); last !== undefined && overlap(last, next); last = parts.at(-1)) {
      parts.pop();
      const { start, end, text } = last.change;
      next = partOf({ start, end: next.change.end, text: text + textFrom(title, end, next.change.start) + next.change.text });
    }
    parts.push(next);
  }
  return parts;
}

/** Whether words stand between those that are there. Those with a backtick do not go into code: it ends there. */
function isInserted(characters: readonly VisibleCharacter[], { start, end, text }: WordChange, length: number): boolean {
  return start === end && !(text.includes('`') && placeOfInsertion(characters, start, length, text).raw);
}

function overlap({ change, part }: ChangedPart, next: ChangedPart): boolean {
  return (part?.to ?? change.end) > (next.part?.from ?? next.change.start);
}

/** Ranges of the source without gaps. What stands in a gap shows nothing, and stays. */
function withoutGaps(characters: readonly Span[]): Span[] {
  const runs: Array<{ start: number; end: number }> = [];
  for (const { start, end } of characters) {
    const last = runs.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}
