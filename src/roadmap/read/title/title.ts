import type { Paragraph } from 'mdast';
import type { RenamedLink, TitleMention } from '../../../model/mention.ts';
import type { Field } from '../../../model/roadmap.ts';
import type { OpenWord, Span } from '../../../model/span.ts';
import { type IssueAddress, numberOfIssue } from '../../markdown/link.ts';
import { isOfRepository } from '../../markdown/linked-issue.ts';
import { spanOf } from '../../markdown/nodes.ts';
import { joinedFields } from '../fields.ts';
import { nothingSaid, type SaidAtEnd, TAIL, takeMarkWithTime, takeReason, takeText, takeWord, type WordPattern, wordPatterns } from './end-words.ts';
import { takeLead } from './title-lead.ts';
import { type CutTitle, cutTitle, type FoundMention, joinedText, mentionsIn, NAMES_ISSUE, ownMentions } from './title-mentions.ts';
import { endOf, type TitleContext, type Token, takeOffStart, takeReference, textOf, tokensOf, trimEnd } from './title-tokens.ts';

/** The result of reading an item's title. */
export interface Title {
  readonly text: string;
  readonly issue: number | null;
  /** The title ends with two links, so neither counts. */
  readonly ambiguous: boolean;
  readonly mentions: readonly TitleMention[];
  /** Fields on its line, behind the link. */
  readonly joined: readonly Field[];
  /** The span of `(external)` at its end. */
  readonly external: Span | null;
  readonly struck: boolean;
  /** The state that a word of the configuration at its end, or else at its start, names. */
  readonly word: 'done' | 'dropped' | null;
  /** The span of that word, with its separator. */
  readonly wordSpan: Span | null;
  /** The words for open work at its ends. */
  readonly openWords: readonly OpenWord[];
  /** The title as older releases read it: with the words for its state at its start, at its end, or both. */
  readonly withWords: readonly string[];
  /** That word stands at the title's start. */
  readonly wordLeads: boolean;
  /** The title's Markdown, without the marks at its end. */
  readonly span: Span;
  /** Where its lines begin. */
  readonly at: number;
  readonly linkAt: number;
  readonly link: Span | null;
  /** Links to its issue under another name than the repository's present one. */
  readonly renamed: readonly RenamedLink[];
  readonly strike: Span | null;
  readonly partialStrikes: readonly Span[];
}

/** Marks at the end of a title that do not belong to its words. */
const STATUS_MARK = /(?:[✅✔☑❌🚧⏳⌛🔄]\u{FE0F}?|\((?:in progress|wip)\))$/iu;

/**
 * Reads the title in an item's first paragraph.
 * @param end the end of the title's lines: the start of the first field line, or the paragraph's end
 */
export function readTitle(paragraph: Paragraph, end: number, context: TitleContext): Title {
  const tokens = paragraph.children.flatMap((child) => tokensOf(child, end, context, { strike: null, outer: null }));
  takeOffStart(tokens, context.numbered === true);
  const lead = takeLead(tokens, context.rules.words);
  if (lead !== null) takeOffStart(tokens, context.numbered === true);
  const start = startOfWords(tokens) ?? spanOf(paragraph).start;
  trimEnd(tokens);
  const linkAt = endOf(tokens, start);
  const { start: at } = spanOf(paragraph);
  const mentions = mentionsIn(tokens, context.text, context.address);
  const own = ownMentions(mentions, context.own?.get(at), context.address);
  const words = wordPatterns(context.rules.words);
  const { head, tail, joined, taken } = own.length === 0 ? endLinked(tokens, words, context.address) : linkedInside(tokens, own, words, context, end);
  // What is said behind the link of a title that is struck through does not make it open.
  const strikes = strikesOf(textOf(head) === '' ? tail : own.length === 0 ? [...head, ...tail] : head);
  const [strike = null] = strikes;
  const struck = strikes.size > 0 && !strikes.has(null);
  const text = joinedText(head, tail);
  const finishedLead = lead?.finished ?? null;
  const openEnds = (
    [
      ['start', lead?.open ?? null],
      ['title', taken.open],
    ] as const
  ).flatMap(([where, span]) => (span === null ? [] : { span, text: context.text.slice(span.start, span.end), where }));
  const said = lead === null ? '' : context.text.slice(lead.span.start, lead.span.end).replace(/[*_]/g, '');
  return {
    text,
    issue: taken.issue,
    ambiguous: taken.ambiguous,
    mentions: mentions.map(({ span: _, renamed: __, ...mention }) => mention),
    joined,
    external: taken.external,
    word: taken.word ?? lead?.says ?? null,
    wordSpan: taken.wordSpan ?? finishedLead,
    openWords: openEnds,
    withWords: olderTitles(said, text, [...(taken.whole === null ? [] : [taken.whole]), ...taken.withOpen]),
    wordLeads: taken.wordSpan === null && finishedLead !== null,
    struck,
    span: { start, end: endOf(tail.length > 0 ? tail : head, start) },
    at,
    linkAt,
    link: taken.link,
    renamed: (own.length > 0 ? own : mentions.filter((one) => one.number === taken.issue && isOfRepository(one, context.address))).flatMap(
      (one) => one.renamed ?? [],
    ),
    strike: struck && strikes.size === 1 ? strike : null,
    partialStrikes: struck ? [] : [...strikes].filter((span) => span !== null),
  };
}

/** Where the words of a title begin, with the emphasis or link around them. What was taken off may have left a number's emphasis without text. */
function startOfWords(tokens: readonly Token[]): number | undefined {
  const first = tokens.find(({ raw }) => raw.trim() !== '') ?? tokens[0];
  if (first === undefined || first.outer !== null) return first?.outer?.start;
  return first === tokens[0] ? first.start : first.start + first.raw.length - first.raw.trimStart().length;
}

function strikesOf(tokens: readonly Token[]): ReadonlySet<Span | null> {
  // The full stop behind a struck sentence belongs to no word: `~~Repair it~~.`
  return new Set(tokens.filter(({ value }, at) => !(at > 0 && at === tokens.length - 1 ? /^\s*\.?\s*$/ : /^\s*$/).test(value)).map(({ strike }) => strike));
}

/** A title in the pieces before and behind its link, and what was taken off them. */
interface TitlePieces {
  readonly head: readonly Token[];
  readonly tail: readonly Token[];
  readonly joined: readonly Field[];
  readonly taken: TakenOffTitle;
}

function endLinked(tokens: Token[], words: readonly WordPattern[], address: IssueAddress): TitlePieces {
  const taken = takeOffEnd(tokens, words, address, true);
  return { head: tokens, tail: [], joined: [], taken };
}

/**
 * A title whose link stands inside: what is taken off an end is taken off both pieces.
 * @param own the mentions of its issue
 */
function linkedInside(tokens: Token[], own: readonly FoundMention[], words: readonly WordPattern[], context: TitleContext, end: number): TitlePieces {
  const [{ number, span } = { number: 0, span: null }, ...others] = own;
  let { head, tail } = span === null ? { head: tokens, tail: [] } : cutTitle(tokens, span);
  for (const { form, span: again } of others) {
    if (again === null || form === 'text') continue;
    head = uncut(cutTitle(head, again));
    tail = uncut(cutTitle(tail, again));
  }
  const last = tail.at(-1);
  const behind = span === null || last === undefined ? null : { start: span.end, end: Math.min(end, last.start + last.raw.length) };
  const joined = behind === null || context.joins !== true ? [] : joinedFields(behind, context.lines);
  if (joined.length > 0) tail.length = 0;
  trimEnd(tail);
  // A backslash that broke a line is a backslash where no line follows.
  takeText(tail, /(?<!\\)\\$/);
  const after = takeOffEnd(tail, words, context.address, false, textOf(head));
  const before = takeOffEnd(head, words, context.address, false);
  const said = after.word === null ? before : after;
  const { word, wordSpan, whole } = said;
  const { open, withOpen } = after.open === null ? before : after;
  const taken = { issue: number, link: span, ambiguous: false, external: after.external ?? before.external, word, wordSpan, whole, open, withOpen };
  return { head, tail, joined, taken };
}

/** A title with what is taken off its start, word by word, with what is taken off its end, and with both. */
function olderTitles(said: string, text: string, wholes: readonly string[]): string[] {
  const leads = said.trim() === '' ? [] : said.trim().split(/\s+/);
  const starts = leads.map((_, at) => `${leads.slice(at).join(' ')} `);
  return [text, ...wholes].flatMap((end) => [...starts, ''].map((start) => `${start}${end}`)).filter((one) => one !== text);
}

function uncut({ head, tail }: CutTitle): Token[] {
  return [...head, ...tail];
}

interface TakenMarks extends SaidAtEnd {
  external: Span | null;
}

interface TakenOffTitle extends TakenMarks {
  issue: number | null;
  link: Span | null;
  ambiguous: boolean;
}

/**
 * Removes from the end, repeatedly: the link, references to other repositories, a status mark, `(external)`, a colon, comments.
 * @param linked false: links to this repository's issues stay
 * @param ahead what the title says ahead of these tokens
 */
function takeOffEnd(tokens: Token[], words: readonly WordPattern[], address: IssueAddress, linked: boolean, ahead = ''): TakenOffTitle {
  const taken: TakenOffTitle = { issue: null, link: null, external: null, ambiguous: false, ...nothingSaid() };
  let beforeLink: Token[] = [];
  for (;;) {
    trimEnd(tokens);
    const copy = tokens.map((token) => ({ ...token }));
    const link = linked ? takeLink(tokens, address) : null;
    if (link !== null) {
      if (taken.issue !== null) {
        tokens.splice(0, tokens.length, ...beforeLink);
        return { ...taken, issue: null, link: null, ambiguous: true };
      }
      beforeLink = copy;
      taken.issue = link.issue;
      taken.link = link.span;
      if (link.keeps) return taken;
    } else if (linked && takeTwoNumbers(tokens)) return { ...taken, issue: null, link: null, ambiguous: true };
    else if (!takeReference(tokens, address, ahead !== '') && takeMark(tokens, words, taken, ahead) === null) return taken;
  }
}

/** Removes `(external)`, a word for a state, a status mark or a colon from the end; null if there is none. */
function takeMark(tokens: Token[], words: readonly WordPattern[], taken: TakenMarks, ahead: string): 'external' | 'word' | 'mark' | null {
  if (takeExternal(tokens, taken)) return 'external';
  if (takeWord(tokens, words, taken, ahead) || takeReason(tokens, words, taken, ahead) || takeMarkWithTime(tokens, words, taken, ahead)) return 'word';
  return takeText(tokens, STATUS_MARK) === null && takeText(tokens, COLON) === null ? null : 'mark';
}

type OneEnd = { readonly is: 'reference' | 'external' | 'mark' } | { readonly is: 'word'; readonly says: 'done' | 'dropped' | 'open' };

/** Removes one thing from the end of a title without a link, as it is removed from that of an item; null if there is none. */
export function takeOneEnd(tokens: Token[], words: readonly WordPattern[], address: IssueAddress): OneEnd | null {
  if (takeReference(tokens, address, false)) return { is: 'reference' };
  const taken: TakenMarks = { external: null, ...nothingSaid() };
  const is = takeMark(tokens, words, taken, '');
  if (is !== 'word') return is === null ? null : { is };
  return { is, says: taken.word ?? 'open' };
}

/** A colon, but not that of an emoji's short name: `:rocket:`. */
const COLON = /(?<!\\)(?<!(?:^|\s):[\w+-]{1,28}):$/;

/** A mark at the end of a title's text that is taken off when it is read. */
export const END_MARK = new RegExp(`${STATUS_MARK.source}|${COLON.source}`, 'iu');

function takeExternal(tokens: Token[], taken: TakenMarks): boolean {
  const last = tokens.at(-1);
  if (last === undefined) return false;
  const end = last.start + last.raw.length;
  if (takeText(tokens, /\(external\)$/i) === null) return false;
  taken.external = { start: last.start + last.raw.length, end };
  return true;
}

/** Removes `(#12, #13)`, which names two issues. */
function takeTwoNumbers(tokens: Token[]): boolean {
  const last = tokens.at(-1);
  return last?.type === 'text' && /\(#\d+(?:(?:,| and| &)\s*#\d+)+\)\.?$/.test(last.raw);
}

/** A link written as `(#12)` at the end of a text. */
const PLAIN_LINK = /(?<!\\)\(#([1-9]\d{0,9})\)\.?$/;

function takeLink(tokens: Token[], address: IssueAddress): { issue: number; span: Span; keeps: boolean } | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  if (last.type === 'text') {
    const end = last.start + last.raw.length;
    const named = PLAIN_LINK.exec(last.raw.slice(-TAIL))?.[1];
    const issue = named === undefined ? null : numberOfIssue(Number(named), address);
    if (issue !== null && takeText(tokens, PLAIN_LINK) !== null) return { issue, span: { start: last.start + last.raw.length, end }, keeps: false };
    const link = tokens.at(-2);
    // If the whole title is the link, its words stay as the title, and so does the full stop.
    if (tokens.length === 2 && last.raw === '.' && link?.type === 'link' && link.issue !== null && !NAMES_ISSUE.test(link.value))
      return { issue: link.issue, span: link.outer ?? { start: link.start, end: link.start + link.raw.length }, keeps: true };
    if (link?.type !== 'link' || link.issue === null || !/^(?:\)\.?|\.)$/.test(last.raw) || !NAMES_ISSUE.test(link.value)) return null;
    if (last.raw.startsWith(')')) {
      const open = tokens.at(-3);
      if (open?.type !== 'text' || !/(?<!\\)\($/.test(open.raw)) return null;
      tokens.splice(-2);
      open.raw = open.raw.slice(0, -1).trimEnd();
      open.value = open.value.slice(0, -1).trimEnd();
      return { issue: link.issue, span: { start: open.start + open.raw.length, end }, keeps: false };
    }
    tokens.splice(-2);
    return { issue: link.issue, span: { start: link.start, end }, keeps: false };
  }
  if (last.issue === null) return null;
  const whole = tokens.length === 1;
  if (!whole && !NAMES_ISSUE.test(last.value)) return null;
  const span = last.outer ?? { start: last.start, end: last.start + last.raw.length };
  // If the whole title is the link, its words stay as the title.
  if (whole) {
    last.value = last.value.replace(STATUS_MARK, '').trimEnd();
    return { issue: last.issue, span, keeps: true };
  }
  tokens.pop();
  // The dash in front of a link without brackets sets it off.
  takeText(tokens, /(?<=\S)\s+[–—-]+\s*$/);
  return { issue: last.issue, span, keeps: false };
}
