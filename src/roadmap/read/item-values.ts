import type { Problem } from '../../model/problem.ts';
import {
  type Fields,
  type Item,
  type ItemSource,
  type ItemState,
  type Kind,
  type KindSource,
  PRIORITIES,
  type Priority,
  type Role,
  type Section,
} from '../../model/roadmap.ts';
import type { OpenWordTexts, StatusMark } from '../../model/span.ts';
import type { Release } from '../../model/timeline.ts';
import { plainValue } from '../markdown/plain-value.ts';
import { indentOf, isBlank, type Lines, lineAt, lineStart, lineText, shiftLine } from '../text/lines.ts';
import { saysBlocker } from '../text/says-blocker.ts';
import { comparedName, withoutEmoji } from '../text/text.ts';
import { DEFERRING, deferredTo } from '../timeline/deferral.ts';
import { namesTwoReleases } from '../timeline/release.ts';
import { isOneSlip } from './fields.ts';
import { kindNamed, TAG } from './kind-words.ts';
import type { Rules } from './rules.ts';
import { sectionIndex } from './sections.ts';
import type { Title } from './title/title.ts';
import type { TitleContext } from './title/title-tokens.ts';

/** What the reading of an item needs. */
export interface ItemContext {
  readonly lines: Lines;
  readonly title: TitleContext;
  readonly rules: Rules;
  /** The kind that the file's name tells, as `BUGS.md` does. */
  readonly fileKind: Kind | null;
  /** The release that the roadmap's title names. */
  readonly release: Release | null;
  readonly problem: (problem: Problem) => void;
}

/** What a file's name says of its items. */
export function fileKind(path: string): Kind | null {
  return /(?:^|\/)(?:known[-_ ]?)?bugs(?:\.\w+)?$/i.test(path) ? 'bug' : null;
}

const PREFIX = /^(?:(?<bug>fix|fix bug|bug)|feat):/i;

/** Whether a mark is nothing but a sign, such as `:bug:`. */
function isSign(mark: string): boolean {
  return withoutEmoji(mark).trim() === '';
}

/** Whether a mark stands behind a tag, as in `[M] BUG: The lid rattles`. There, it is no part of a longer word. */
function isBehindTag(title: string, mark: string): boolean {
  const small = comparedName(title);
  const rest = small.replace(TAG, '');
  return rest !== small && rest.startsWith(mark) && !/^[\p{L}\p{N}]/u.test(/[\p{L}\p{N}]$/u.test(mark) ? rest.slice(mark.length) : '');
}

/** An item's kind, and what decided it. */
function kindOf(title: string, fields: Fields, section: Section | null, context: ItemContext): { kind: Kind; from: KindSource } {
  const field = fields.kind;
  const written = field?.value.trim().toLowerCase().replace(/s$/, '');
  // A column may name the kind in any known language. A field has only bug and feature, so that a slip is reported.
  const named = field?.style === 'cell' ? kindNamed(field.value) : written === 'bug' || written === 'feature' ? written : null;
  if (named !== null) return { kind: named, from: 'field' };
  const other = kindWithoutField(title, section, context);
  // What else a column of kinds says (docs, a task, a dash) is no bug.
  if (field !== undefined && field.style !== 'cell') {
    const message = `Unexpected kind “${field.value}” of “${title}”, expected “bug” or “feature”: the item is read as a ${other.kind}.`;
    context.problem({ line: field.line, level: 'warning', code: 'unknown-kind', message });
  }
  return other;
}

/** The kind that an item's title, its section or its file tells. */
function kindWithoutField(title: string, section: Section | null, context: ItemContext): { kind: Kind; from: KindSource } {
  const small = comparedName(title);
  const says = (mark: string) => small.startsWith(mark) || (isSign(mark) && small.endsWith(mark)) || isBehindTag(small, mark);
  const own = (['bug', 'feature'] as const).find((kind) => context.rules.prefixes[kind].map(comparedName).some(says));
  if (own !== undefined) return { kind: own, from: 'prefix' };
  const prefix = PREFIX.exec(title);
  if (prefix !== null) return { kind: prefix.groups?.['bug'] === undefined ? 'feature' : 'bug', from: 'prefix' };
  if (section !== null && section.kind !== null) return { kind: section.kind, from: 'section' };
  if (context.fileKind !== null) return { kind: context.fileKind, from: 'file' };
  return { kind: 'feature', from: 'default' };
}

/** The release in the item's own field, or the one to which another field defers it, or that of its section. */
function readRelease(title: string, fields: Fields, section: Section | null, context: ItemContext): Pick<Item, 'release' | 'carriedOver'> {
  const { release } = fields;
  const { deferred } = context.rules;
  if (release !== undefined && namesTwoReleases(release.value)) {
    const message = `The release “${release.value}” of “${title}” names two releases, expected one. Until then its issue is moved to no milestone.`;
    context.problem({ line: release.line, level: 'warning', code: 'two-releases', message });
  }
  const said = DEFERRING.flatMap((key) => {
    const field = fields[key];
    const to = field === undefined || deferred === null ? null : deferredTo(plainValue(field.value), context.release, deferred);
    return to === null ? [] : [{ key, to }];
  });
  const carriedOver = said.some(({ key }) => key === 'resolution') ? { carriedOver: true as const } : {};
  return { release: release?.value ?? said[0]?.to ?? section?.release ?? null, ...carriedOver };
}

/** The priority level, by the first word of its field, or else that of its section. Any other text is reported and gives no level. */
function readPriority(title: string, fields: Fields, section: Section | null, { problem, rules: { deferred }, release }: ItemContext): Priority | null {
  const field = fields.priority;
  // A dash in a cell is as good as nothing.
  if (field === undefined || !/[\p{L}\p{N}]/u.test(field.value)) return section?.priority ?? null;
  const level = levelIn(field.value);
  if (level === null && (deferred === null || deferredTo(plainValue(field.value), release, deferred) === null)) {
    const message = `The priority “${field.value}” of “${title}” starts with none of the levels ${PRIORITIES.join(', ')}: it is kept as text and gives no label.${levelMeant(field.value)}`;
    problem({ line: field.line, level: saysBlocker(field.value, []) ? 'warning' : 'notice', code: 'unknown-priority', message });
  }
  return level;
}

/** Marks of emphasis and signs such as 🔴 are no words. */
const BEFORE_LEVEL = /^(?:[*_`~]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|:[a-z0-9_+-]{1,40}:|(?<!^)\s)+/u;

/** A level that is struck through, and the one that took its place: `~~blocker~~ low`. */
const FORMER = /^~~(?<word>[\p{L}-]+)~~[^\p{L}\p{N}~]*(?<now>[\p{L}-]+)/u;

/** A level at the start of a value that is struck through because another one took its place, with the space behind it; empty: there is none. */
export function formerLevel(value: string): string {
  const { 0: all = '', groups } = FORMER.exec(value) ?? {};
  const now = groups?.['now'] ?? '';
  return PRIORITIES.some((level) => level === now.toLowerCase()) ? all.slice(0, all.length - now.length) : '';
}

/** The level that the first word of a value names. */
export function levelIn(value: string): Priority | null {
  const word = firstWord(value.slice(formerLevel(value).length));
  return PRIORITIES.find((priority) => priority === word) ?? null;
}

function firstWord(value: string): string {
  return (/^[\p{L}-]+/u.exec(value.replace(BEFORE_LEVEL, ''))?.[0] ?? '').toLowerCase();
}

/** ` Did you mean “high”?` for a value with one slip in its first word. Among short words each is near to another one. */
function levelMeant(value: string): string {
  const near = PRIORITIES.find((priority) => priority.length > 3 && isOneSlip(firstWord(value), priority));
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

/** A place in an order that only its file explains. A code such as `P1` is none: it is a level in the file's own words. */
const PLACE_IN_ORDER = /^[*_`~]*\d{1,2}[*_`~]*$/u;

/** Whether the cells of a column for the priority all hold numbers. A level in words says nothing of their order. */
export function areNumbered(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => /[\p{L}\p{N}]/u.test(cell));
  return filled.length > 1 && filled.every((cell) => PLACE_IN_ORDER.test(cell.trim()));
}

/** The parts of an item that are read in the same way, whatever its shape is. */
type SharedValues = Omit<Item, 'line' | 'endLine' | 'parent' | 'shape' | 'notes' | 'subItems' | 'inIssue' | 'source'>;

/**
 * The parts of an item that every shape has in the same way. Its fields may report mistakes.
 * @param said the state that its box, a word or its status names
 */
export function sharedValues(title: Title, said: 'done' | 'dropped' | null, fields: Fields, section: Section | null, context: ItemContext): SharedValues {
  const kind = kindOf(title.text, fields, section, context);
  return {
    title: title.text,
    ...(title.withWords.length === 0 ? {} : { wholeTitles: title.withWords }),
    kind: kind.kind,
    kindFrom: kind.from,
    state: stateFrom(title, said, section?.role ?? 'none'),
    external: title.external !== null || (section?.external ?? false),
    section: sectionIndex(section),
    issue: title.issue,
    ambiguous: title.ambiguous,
    mentions: title.mentions,
    fields,
    ...readRelease(title.text, fields, section, context),
    priority: readPriority(title.text, fields, section, context),
  };
}

/** The part of an item's source that comes from its title. It is the same for list items, headings and rows. */
export function titleSource({
  span,
  at,
  linkAt,
  link,
  renamed,
  strike,
  partialStrikes,
  external,
  openWords,
}: Title): Pick<ItemSource, 'title' | 'titleAt' | 'linkAt' | 'link' | 'renamed' | 'strike' | 'partialStrikes' | 'externalMark' | 'openWords'> {
  const source = { title: span, titleAt: at, linkAt, link, strike, partialStrikes, externalMark: external };
  return { ...source, ...(renamed.length === 0 ? {} : { renamed }), ...(openWords.length === 0 ? {} : { openWords }) };
}

/** The status in a word at the end of a title, or the place for one: that of the word for open work there, which may stand behind the link. */
export function titleStatus({ wordSpan, wordLeads, openWords, span: { end: titleEnd } }: Title, text: string): StatusMark {
  const end = openWords.find(({ where }) => where === 'title')?.span.end ?? titleEnd;
  const span = wordSpan ?? { start: end, end };
  return { span, text: text.slice(span.start, span.end), where: wordLeads ? 'start' : 'title' };
}

/** A mark at the end of a title that says that work goes on. It shows no state, but it is wrong as soon as the item is finished. */
const OPEN_MARK = /^(?:[ \t]*(?:[\u{1F6A7}\u23F3\u231B\u{1F504}]\u{FE0F}?|(?<markup>[*_]{0,3})\((?:in progress|wip)\)\k<markup>))+/iu;

/** Whether a status says only that work goes on. */
export function saysOngoing(status: string): boolean {
  return OPEN_MARK.exec(status)?.[0] === status && status !== '';
}

/** The status in a title: a word at its end or start, or else a mark such as `(in progress)` behind it or behind its link, or the place for one. */
export function markedStatus(title: Title, text: string): StatusMark {
  const word = title.openWords.find(({ where }) => where === 'title')?.span ?? { start: 0, end: 0 };
  const isWord = (at: number) => at >= word.start && at < word.end;
  const ends = title.wordSpan === null ? [title.span.end, word.end, title.link?.end ?? 0].filter((end) => end >= title.span.end && !isWord(end)) : [];
  const marks = ends.map((start) => ({ start, text: OPEN_MARK.exec(text.slice(start, start + LONGEST_MARKS))?.[0] ?? '' }));
  const mark = marks.find((one) => one.text !== '');
  return mark === undefined ? titleStatus(title, text) : { span: { start: mark.start, end: mark.start + mark.text.length }, text: mark.text, where: 'title' };
}

/** The words for open work at the ends of an item's title. */
export function openWordTexts({ source: { openWords = [] } }: Pick<Item, 'source'>): OpenWordTexts {
  return Object.fromEntries(openWords.map(({ where, text }) => [where, text]));
}

/** The colon that a title ends with, which is no word of it; empty: none. A word for its state replaces it, as in `Cups: Done`. */
export function colonBehind(text: string, { span, where }: Pick<StatusMark, 'span' | 'where'>): ':' | '' {
  return where === 'title' && span.start === span.end && text.charAt(span.end) === ':' ? ':' : '';
}

/** Code units. */
const LONGEST_MARKS = 64;

/** The part of the source that is the same for all items outside of lists: headings and rows. */
export const IN_NO_LIST = {
  ...{ box: null, contentColumn: 0, ordered: false },
  ...{ previous: null, next: null, gap: null, adoptedLine: null },
} as const satisfies Partial<ItemSource>;

/**
 * An item's state, by its struck-through title, by its box or status word, and by the role of its section. A title that is struck
 * through is dropped, unless a word behind it says that it is done: people also strike through what is finished.
 */
function stateFrom({ struck, word }: Pick<Title, 'struck' | 'word'>, said: 'done' | 'dropped' | null, role: Role): ItemState {
  if ((struck && word !== 'done') || said === 'dropped' || role === 'dropped') return 'dropped';
  return said === 'done' || role === 'done' || role === 'resolved' ? 'done' : 'open';
}

/** The lines that contain a part of a span. */
export function linesOfSpan(lines: Lines, span: { start: number; end: number }): number[] {
  const result: number[] = [];
  for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) result.push(line);
  return result;
}

/** The lines from one to another, without the excluded ones. */
export function rangeWithout(line: number, endLine: number, excluded: ReadonlySet<number>): number[] {
  const result: number[] = [];
  for (let at = line; at <= endLine; at += 1) if (!excluded.has(at)) result.push(at);
  return result;
}

/**
 * The text of some lines, moved to the left, without blank lines at its start and end.
 * @param breaks two spaces that break a line stay at its end
 */
export function outdented(numbers: readonly number[], lines: Lines, columns: (line: number) => number, breaks = false): string {
  const endOf = (line: number) => (breaks && /\S {2,}$/.test(lineText(lines, line)) && !isBlank(lineText(lines, line + 1)) ? '  ' : '');
  const texts = numbers.map((line) => shiftLine(lineText(lines, line), -columns(line)).trimEnd() + endOf(line));
  const first = texts.findIndex((text) => text !== '');
  const last = texts.findLastIndex((text) => text !== '');
  // Several blank lines in a row, as left by excluded lines, become one.
  return texts.filter((text, at) => at >= first && at <= last && (text !== '' || texts[at - 1] !== '')).join('\n');
}

/** The text of some ranges of lines, each moved to the left by its own indentation, without the excluded lines. */
export function outdentedRanges(ranges: readonly { line: number; endLine: number }[], excluded: ReadonlySet<number>, lines: Lines): string {
  return ranges.map(({ line, endLine }) => outdented(rangeWithout(line, endLine, excluded), lines, () => indentOf(lineText(lines, line)))).join('\n');
}
