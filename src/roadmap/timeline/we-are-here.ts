import type { Heading, Paragraph, PhrasingContent, TableCell } from 'mdast';
import type { Span } from '../../model/span.ts';
import { spanOf } from '../markdown/nodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { LEAP_YEAR, readPeriod } from '../text/periods.ts';
import { plainText } from '../text/text.ts';

/** The mark `WE ARE HERE` in an entry of a timeline. */
export interface Mark {
  /** The mark with its arrow, brackets and emphasis, and the white space between it and the text beside it. */
  readonly span: Span;
  /** The mark is at the start of the text, so that its white space follows it. */
  readonly before: boolean;
  /** Only the words `we are here`. */
  readonly words: Span;
  /** The words are in running text, and not in code, a link or quotation marks, where they may only be mentioned. */
  readonly plain: boolean;
  /** The words are in capitals or have an arrow, so that they are a mark in any place. */
  readonly striking: boolean;
}

/** An entry's paragraph, with its marks separated from its text. */
export interface MarkedText {
  readonly marks: readonly Mark[];
  /** The visible text, without marks, comments, and text that is struck through. Line breaks are kept. */
  readonly text: string;
  /** A part of it is struck through. */
  readonly struck: boolean;
  /** From the first visible character to the last one, with their emphasis. */
  readonly span: Span;
}

/** Finds the marks of a paragraph. @param source the whole text that contains the paragraph */
export function readMarked(paragraph: Paragraph | Heading | TableCell, source: string): MarkedText {
  const leaves = paragraph.children.flatMap((child) => leavesOf(child, source, [], false));
  const line: Line = { source, leaves, span: spanOf(paragraph) };
  const marks = leaves
    .flatMap((leaf) => wordsIn(leaf, source).map((words) => ({ words, leaf })))
    .slice(0, MAX_MARKS)
    .flatMap(({ words, leaf }) => markOf(words, leaf, line) ?? []);
  const visible = paragraph.children.flatMap((child) => visibleSpans(child, source));
  const { start } = spanOf(paragraph);
  return {
    marks,
    text: leaves.map((leaf) => textWithout(marks, leaf, source)).join(''),
    struck: leaves.some(({ struck }) => struck),
    span: { start: visible[0]?.start ?? start, end: visible.at(-1)?.end ?? start },
  };
}

/** Whether a text contains the words, as a mark or not. */
export function saysHere(text: string): boolean {
  return text.search(WORDS) !== -1;
}

/** How many marks of one paragraph are looked at. Each one takes a search through the paragraph. */
const MAX_MARKS = 20;

/** A leaf of a paragraph's tree. */
interface Leaf {
  readonly node: PhrasingContent;
  readonly span: Span;
  /** Its text: code without its backticks, a tag without its brackets; null if it has none. */
  readonly inner: Span | null;
  /** The emphasis and links around it, or itself, the innermost first. */
  readonly wrappers: readonly Wrapper[];
  readonly struck: boolean;
}

interface Wrapper {
  readonly isLink: boolean;
  readonly outer: Span;
  readonly inner: Span;
}

interface Line {
  readonly source: string;
  readonly leaves: readonly Leaf[];
  readonly span: Span;
}

function leavesOf(node: PhrasingContent, source: string, around: readonly Wrapper[], struck: boolean): Leaf[] {
  const span = spanOf(node);
  if ('children' in node) {
    const [first, last] = [node.children[0], node.children.at(-1)];
    const inner = first === undefined || last === undefined ? span : { start: spanOf(first).start, end: spanOf(last).end };
    return node.children.flatMap((child) =>
      leavesOf(child, source, [{ outer: span, inner, isLink: isLink(node) }, ...around], struck || node.type === 'delete'),
    );
  }
  const inner = innerOf(node, span, source);
  const own = inner !== null && inner.start > span.start ? [{ outer: span, inner, isLink: false }] : [];
  return [{ node, span, inner, wrappers: [...own, ...around], struck }];
}

function isLink({ type }: PhrasingContent): boolean {
  return type === 'link' || type === 'linkReference';
}

function innerOf(node: PhrasingContent, { start, end }: Span, source: string): Span | null {
  if (node.type === 'text') return { start, end };
  if (node.type === 'html') return isComment(node) ? null : { start: start + 1, end: end - 1 };
  if (node.type !== 'inlineCode') return null;
  const ticks = /^`+/.exec(source.slice(start, end))?.[0].length ?? 0;
  return { start: start + ticks, end: end - ticks };
}

function isComment(node: PhrasingContent): boolean {
  return node.type === 'html' && node.value.startsWith('<!--');
}

/** The words of a mark, in any case, with either apostrophe, and with `now` before or after `here`. */
const WORDS = /(?<![\p{L}\p{N}])(?:(?:we|you)\s+are|(?:we|you)(?:['’]|&(?:rsquo|apos|#0*39|#0*8217);)re)\s+(?:now\s+)?here(?:\s+now)?(?![\p{L}\p{N}])/giu;

/** An arrow or a part of one, or another pointing sign, in Markdown. */
const ARROW =
  '\\\\?[<>=]|&(?:[lg]t|[lrnm]arr|[lr]Arr);|[\\u2190-\\u21ff\\u25b2-\\u25c5\\u2794-\\u27be\\u27f0-\\u27ff\\u2900-\\u297f\\u2b00-\\u2b11\\u{1f800}-\\u{1f8ff}☚-☟👆-👉📍📌🚩]|:(?:arrow_\\w+|point_\\w+|(?:round_)?pushpin|triangular_flag_on_post):';
/** The same, a dash, or a modifier of an emoji. */
const PIECE = `${ARROW}|\\\\?[-–—]|&[lrnm]dash;|[\\u{fe0f}\\u{1f3fb}-\\u{1f3ff}]`;
const HAS_ARROW = new RegExp(ARROW, 'u');
const ONLY_SIGNS = new RegExp(`^(?:${PIECE}|[\\s!.,;:])*$`, 'u');
const SIGNS_BEFORE = new RegExp(`(?:(?:${PIECE})(?:${PIECE}|\\s)*|[,;/|·•]\\s*)$`, 'u');
const SIGNS_AT_END = new RegExp(`^(?:${PIECE}|[\\s!.])*`, 'u');
const SIGNS_AT_START = new RegExp(`^(?:${PIECE}|[\\s!.:,;/|·•])*`, 'u');
const SIGNS_TOUCHING = new RegExp(`^!*(?:${PIECE})*`, 'u');
const ARROW_BEHIND = new RegExp(`^!*\\s*(?![-–—]+(?:\\s|$))(?:${PIECE})+`, 'u');
/** White space or a hard break, which is a backslash at the end of a line or `<br>`. */
const SPACE_BEFORE = /(?:[^\S\r\n]|\\?(?:\r\n|\n|\r)|<br\s*\/?>)+$/i;
const SPACE_BEHIND = /^(?:[^\S\r\n]|\\?(?:\r\n|\n|\r)|<br\s*\/?>)+/i;
const OPENING = new RegExp(`(\\\\?[([{«‹“"【]|[*_^#+|~]+)(?:${PIECE}|\\s)*$`, 'u');
const CLOSING = new RegExp(`^(?:${PIECE}|[\\s!.:])*(\\\\?[)\\]}»›”"】]|[*_^#+|~]+)`, 'u');
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»', '‹': '›', '“': '”', '【': '】' };

function wordsIn({ inner, struck }: Leaf, source: string): Span[] {
  if (inner === null || struck) return [];
  const found = source.slice(inner.start, inner.end).matchAll(WORDS);
  return [...found].map(({ index, 0: words }) => ({ start: inner.start + index, end: inner.start + index + words.length }));
}

/** The mark around the words; null if they are only a part of a sentence. */
function markOf(words: Span, leaf: Leaf, line: Line): Mark | null {
  const { source } = line;
  const loud = !/\p{Ll}/u.test(source.slice(words.start, words.end));
  const core = wrapped(words, leaf, line);
  if (leaf.node.type === 'html' && core.start > leaf.span.start) return null;
  const whole = core.end > words.end;
  const signs = SIGNS_BEFORE.exec(textBefore(core.start, line))?.[0] ?? '';
  const start = core.start - signs.length;
  const before = !isVisible(line.span.start, start, line);
  const end = core.end + signsBehind(core.end, before, signs !== '', line).length;
  const setOff = before || whole || signs !== '' || endsAt(near(line, start), loud);
  if (!setOff || !(whole || end > core.end || goesOn(end, loud, line))) return null;
  const space = before ? SPACE_BEHIND.exec(source.slice(end, line.span.end)) : SPACE_BEFORE.exec(near(line, start));
  const length = space?.[0].length ?? 0;
  const plain = leaf.node.type !== 'inlineCode' && !leaf.wrappers.some(({ isLink }) => isLink) && !isQuoted(words, start, line);
  const hasArrow = HAS_ARROW.test(source.slice(start, words.start)) || HAS_ARROW.test(source.slice(words.end, end));
  const striking = (hasArrow || loud) && (whole || (goesOn(end, false, line) && (before || signs !== '' || !isShouted(near(line, start)))));
  return { span: before ? { start, end: end + length } : { start: start - length, end }, before, words, plain, striking };
}

/** Whether a quotation mark opens before the words, or before the start of the mark. */
function isQuoted(words: Span, start: number, { source }: Line): boolean {
  return /["'“„«»‘]/.test(source.slice(Math.max(0, start - 1), words.start));
}

/** Whether the text before the words is in capitals, too, as in `WHY WE ARE HERE`. Then the capitals do not show a mark. */
function isShouted(before: string): boolean {
  const word = /(\p{L}{2,})\s*$/u.exec(before)?.[1];
  return word !== undefined && !/\p{Ll}/u.test(word);
}

/** The words with the brackets, tags and emphasis around them that contain nothing else but arrows. */
function wrapped(words: Span, leaf: Leaf, line: Line): Span {
  let span = words;
  for (;;) {
    const wider = inBrackets(span, line) ?? inTags(span, line) ?? inWrapper(span, leaf, line);
    if (wider === null) return span;
    span = wider;
  }
}

function inBrackets({ start, end }: Span, line: Line): Span | null {
  const before = OPENING.exec(textBefore(start, line));
  const behind = CLOSING.exec(textBehind(end, line));
  const [open, close] = [before?.[1] ?? '', behind?.[1] ?? ''];
  const backslash = open.startsWith('\\') ? '\\' : '';
  const sign = open.slice(backslash.length);
  if (before === null || behind === null || backslash + (CLOSES[sign] ?? sign) !== close) return null;
  return { start: start - before[0].length, end: end + behind[0].length };
}

function inTags({ start, end }: Span, { leaves, source }: Line): Span | null {
  const open = leaves.findLast(({ node, span }) => node.type === 'html' && span.end <= start);
  const close = leaves.find(({ node, span }) => node.type === 'html' && span.start >= end);
  if (open === undefined || close === undefined) return null;
  const name = /^<([a-z]\w*)(?:\s[^>]*)?>$/i.exec(source.slice(open.span.start, open.span.end))?.[1];
  const closes = /^<\/([a-z]\w*)\s*>$/i.exec(source.slice(close.span.start, close.span.end))?.[1];
  if (name === undefined || name !== closes || !onlySigns(source, open.span.end, start) || !onlySigns(source, end, close.span.start)) return null;
  return { start: open.span.start, end: close.span.end };
}

function inWrapper({ start, end }: Span, { wrappers }: Leaf, { source }: Line): Span | null {
  const next = wrappers.find(({ outer }) => outer.start < start && outer.end > end);
  return next !== undefined && onlySigns(source, next.inner.start, start) && onlySigns(source, end, next.inner.end) ? next.outer : null;
}

function onlySigns(source: string, start: number, end: number): boolean {
  return start <= end && ONLY_SIGNS.test(source.slice(start, end));
}

/** The arrows, dashes and full stops after a mark that belong to it. Before a remark, only those that touch the mark or match its own arrow do. */
function signsBehind(at: number, before: boolean, hasSigns: boolean, line: Line): string {
  const text = textBehind(at, line);
  const last = SIGNS_AT_END.exec(text)?.[0].trimEnd() ?? '';
  if (!isVisible(at + last.length, line.span.end, line)) return last;
  if (before) return SIGNS_AT_START.exec(text)?.[0].trimEnd() ?? '';
  return (hasSigns ? ARROW_BEHIND.exec(text)?.[0] : undefined) ?? SIGNS_TOUCHING.exec(text)?.[0] ?? '';
}

/** Whether the text before the words can end there: `RC: 6 May we are here` is a mark, but `RC: when we are here` is a sentence. */
function endsAt(text: string, loud: boolean): boolean {
  const word = /(\p{L}+)\s*$/u.exec(text)?.[1];
  return loud || word === undefined || readPeriod(word, LEAP_YEAR) !== null;
}

/** Whether no sentence goes on behind a mark. */
function goesOn(at: number, loud: boolean, { source, span }: Line): boolean {
  const rest = source.slice(at, span.end);
  return !(loud ? /^\s*\p{Ll}/u : /^\s*[\p{L}\p{N}]/u).test(rest);
}

function near({ source, span }: Line, end: number): string {
  return source.slice(Math.max(span.start, end - NEAR), end);
}

/** The text right before an offset, up to the next emphasis, link or tag. */
function textBefore(at: number, { source, leaves }: Line): string {
  const inner = leaves.find((leaf) => leaf.inner !== null && leaf.inner.start < at && at <= leaf.inner.end && leaf.node.type !== 'html')?.inner;
  return inner == null ? '' : source.slice(Math.max(inner.start, at - NEAR), at);
}

function textBehind(at: number, { source, leaves }: Line): string {
  const inner = leaves.find((leaf) => leaf.inner !== null && leaf.inner.start <= at && at < leaf.inner.end && leaf.node.type !== 'html')?.inner;
  return inner == null ? '' : source.slice(at, Math.min(inner.end, at + NEAR));
}

/** The most characters that are searched for an arrow. */
const NEAR = 100;

/** Whether there is visible text between two offsets. */
function isVisible(start: number, end: number, { source, leaves }: Line): boolean {
  return leaves.some(({ node, span }) => {
    if (span.start >= end || span.end <= start || node.type === 'break' || isComment(node) || isBreakTag(node)) return false;
    return node.type !== 'text' || source.slice(Math.max(span.start, start), Math.min(span.end, end)).trim() !== '';
  });
}

function isBreakTag(node: PhrasingContent): boolean {
  return node.type === 'html' && /^<br\s*\/?>$/i.test(node.value);
}

function visibleSpans(node: PhrasingContent, source: string): Span[] {
  const { start, end } = spanOf(node);
  if (node.type === 'break' || isComment(node) || isBreakTag(node)) return [];
  if (node.type !== 'text') return [{ start, end }];
  const raw = source.slice(start, end);
  return raw.trim() === '' ? [] : [{ start: start + raw.length - raw.trimStart().length, end: end - raw.length + raw.trimEnd().length }];
}

function textWithout(marks: readonly Mark[], leaf: Leaf, source: string): string {
  const { node, span, struck } = leaf;
  if (struck || isComment(node)) return '';
  if (node.type === 'break' || isBreakTag(node)) return '\n';
  const taken = marks.filter((mark) => mark.span.start < span.end && mark.span.end > span.start);
  if (taken.length === 0) return node.type === 'text' ? node.value : plainText(node);
  let text = '';
  let at = span.start;
  for (const mark of taken) {
    text += decoded(source.slice(at, Math.max(at, mark.span.start)));
    at = Math.max(at, mark.span.end);
  }
  return text + decoded(source.slice(at, Math.max(at, span.end)));
}

/** A part of the source as visible text. White space around its line breaks is removed. */
function decoded(raw: string): string {
  const lines = raw.split(/\r\n|\n|\r/);
  return lines
    .map((line, at) => {
      const inner = at === 0 ? line : line.trimStart();
      return decodedLine(at === lines.length - 1 ? inner : inner.trimEnd());
    })
    .join('\n');
}

function decodedLine(raw: string): string {
  if (!/[\\&]/.test(raw)) return raw;
  return plainText(parseMarkdown(`.${raw.trimEnd()}`)).slice(1) + (/\s$/.test(raw) ? ' ' : '');
}
