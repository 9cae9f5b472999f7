import type { RenamedLink, TitleMention } from '../../../model/mention.ts';
import type { Span } from '../../../model/span.ts';
import type { IssueAddress } from '../../markdown/link.ts';
import { isOfRepository, linkedIssue, namedIssues } from '../../markdown/linked-issue.ts';
import { grouped } from '../../text/group-by.ts';
import { type TitleLink, type Token, textOf, trimEnd } from './title-tokens.ts';

/** A number in a title, with what goes with it when it is the item’s link. */
export interface FoundMention extends TitleMention {
  /** The link with what sets it off: brackets, a comma, the white space before it. Null for a link whose text is words of the title. */
  readonly span: Span | null;
  /** It with the repository's present name; null if it has that name. */
  readonly renamed: RenamedLink | null;
}

/** `#12`, `owner/name#12`, `issue 12` or an address: the text of a link that only names the issue. */
export const NAMES_ISSUE = /^(?:(?:[\w.-]+\/[\w.-]+)?#\d+|(?:see )?issue(?: #?\d+)?|(?:https?:\/\/|www\.)\S+)$/i;

/** Whether a line has words besides marks, numbers of issues and addresses. */
export function saysSomething(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line.replace(/https?:\S+|[\w./-]*#\d+|\bGH-\d+/gi, ''));
}

/** More numbers than anybody names in one title. */
const MOST_MENTIONS = 12;

/** What is looked at beside a number. */
const NEAR = 32;

/** All numbers of issues that a title names, in its text and its links. */
export function mentionsIn(tokens: readonly Token[], text: string, address: IssueAddress): FoundMention[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  const whole = { start: first.start, end: last.start + last.raw.length };
  const links = new Map<TitleLink, Token[]>();
  for (const token of tokens) if (token.link !== null) grouped(links, token.link).push(token);
  const found = tokens.flatMap((token): FoundMention[] => {
    const { link } = token;
    const inside = link === null ? [] : (links.get(link) ?? []);
    if (link !== null) return inside[0] === token ? [linkMention(link, inside, inside.length === tokens.length, whole, text)] : [];
    if (token.type !== 'text' || token.elsewhere) return [];
    if (token.raw.startsWith('<')) return anchorMention(token, whole, text, address);
    return namedIssues(token.raw, address).map(({ number, under, repository, start, end }) => {
      const bracketed = token.raw[start - 1] === '[' && token.raw[end] === ']';
      const core = { start: token.start + start - (bracketed ? 1 : 0), end: token.start + end + (bracketed ? 1 : 0) };
      const off = setOff(core, whole, text);
      const name = { start: token.start + start, end: token.start + end, text: `${address.repositories?.[0] ?? ''}#${number}` };
      const renamed = under === 'present' || address.repositories === null ? null : name;
      const form = off.inBrackets || bracketed ? 'link' : 'text';
      const isLast = isLastOf({ start: off.span.start, end: core.end }, off, whole, text);
      const span = isLast ? spanWithFullStop(off.span, whole, text) : off.span;
      return { number, under, repository, form, atEdge: isAtEdge(core, whole, text), isLast, span, rest: '', renamed };
    });
  });
  return found.slice(0, MOST_MENTIONS).map((mention) => ({ ...mention, rest: mention.span === null ? textOf(tokens) : restOf(tokens, mention.span) }));
}

/** @param inside the tokens of the link @param isAll the title has no others */
function linkMention(link: TitleLink, inside: readonly Token[], isAll: boolean, whole: Span, text: string): FoundMention {
  const { number, under, repository, start, end } = link;
  const value = textOf(inside);
  const renamed = link.renamed === null ? null : { start, end, text: link.renamed };
  const found = { number, under, repository, renamed, atEdge: isAtEdge({ start, end }, whole, text), isLast: false, rest: '' };
  if (!NAMES_ISSUE.test(value.replace(/^\[(.*)\]$/, '$1')) || isAll) return { ...found, form: 'link', span: null };
  const { span, inBrackets, plain } = setOff({ start, end }, whole, text);
  return { ...found, form: inBrackets && plain && /^#\d+$/.test(value) ? 'full' : 'link', span };
}

/** The last thing of a title takes its full stop along, as a link in brackets does. */
function spanWithFullStop({ start, end }: Span, whole: Span, text: string): Span {
  return { start, end: end + (/^\.(?=\s*$)/.exec(text.slice(end, whole.end))?.[0].length ?? 0) };
}

const HREF = /^<a\s(?:[^>]*\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const CLOSING = /<\/a\s*>/i;

/** The issue that a link in HTML leads to. It is no part of the title that could be taken out, so it only tells that the item may have an issue. */
function anchorMention(token: Token, whole: Span, text: string, address: IssueAddress): FoundMention[] {
  const [, ...quoted] = HREF.exec(token.raw) ?? [];
  const url = quoted.find((one) => one !== undefined);
  const found = url === undefined ? null : linkedIssue(url, address);
  if (found === null) return [];
  const { number, under, repository } = found;
  const from = token.start + token.raw.length;
  const closing = CLOSING.exec(text.slice(from, whole.end));
  const end = closing === null ? from : from + closing.index + closing[0].length;
  const atEdge = isAtEdge({ start: token.start, end }, whole, text);
  return [{ number, under, repository, form: under === 'other' ? 'text' : 'link', atEdge, isLast: false, span: null, rest: '', renamed: null }];
}

/** Marks that may stand before a link at the start of a title, or behind one at its end. */
const ONLY_MARKS = /^(?:[\s()[\]（）.,;:!?…。！？、，*_~\p{Extended_Pictographic}]|\u{FE0F})*$/u;

function isAtEdge({ start, end }: Span, whole: Span, text: string): boolean {
  const isNothing = (from: number, to: number) => to - from <= NEAR && ONLY_MARKS.test(text.slice(from, to));
  return isNothing(whole.start, start) || isNothing(end, whole.end);
}

/** A number as people write it in the place of a link, with what sets it off: not with wide signs, and not as a reference without a definition. */
const AS_LINK = /^\s*(?:[–—:,;-]+\s*)?(?:\((?!#)(?<bracketed>[^()\s]+)|(?<bare>[^()[\]\s]+))$/;
const NAME = /^(?:(?:[\w.-]+\/[\w.-]+)?#|GH-)[1-9]\d*$|\/issues\/0*[1-9]\d*$/i;
/** A word that a mention needs to make a sense: “see #12”, “our #1”. */
const LEADS_ON =
  /(?:^|[\s(])(?:a|after|and|as|at|before|by|closes|fixes|for|from|in|into|is|issues?|like|nor|of|on|or|our|over|per|resolves|see|since|than|the|their|this|to|under|until|versus|via|vs\.?|with|without|your)$/i;
/** Of several numbers at the end each one may be meant. */
const LAST = /^(?:[.,&\s]|and\b|\p{Extended_Pictographic}|\u{FE0F}|\(?(?:(?:[\w.-]+\/[\w.-]+)?#|GH-)\d{1,10}\)?)*$/iu;

/** Numbers before the last one. */
const OTHERS = /(?:(?:^|\s)\(?(?:(?:[\w.-]{1,40}\/[\w.-]{1,40})?#|GH-)\d{1,10}\)?(?:\s*[,&]|\s+(?:and|or))?){1,9}$/i;

/** @param named the number with what sets it off before it @param off the same with what sets it off behind it */
function isLastOf({ start, end }: Span, { span, inBrackets }: SetOff, whole: Span, text: string): boolean {
  const behind = inBrackets ? Math.max(end, span.end) : end;
  const { bracketed, bare } = AS_LINK.exec(text.slice(start, end))?.groups ?? {};
  const isWhole = bracketed === undefined ? !inBrackets : text.slice(end, behind) === ')';
  if (!isWhole || !NAME.test(bracketed ?? bare ?? '')) return false;
  const before = text
    .slice(Math.max(whole.start, start - NEAR), start)
    .replace(OTHERS, '')
    .trimEnd();
  return whole.end - behind <= NEAR && LAST.test(text.slice(behind, whole.end)) && !LEADS_ON.test(before);
}

/** What is most like a link comes first. */
const FORMS: ReadonlyArray<TitleMention['form']> = ['full', 'link', 'text'];

/** The mentions of an item's issue, what is most like a link first. What stands under another name counts only where nothing else does. */
export function ownMentions(mentions: readonly FoundMention[], number: number | undefined, address: IssueAddress): FoundMention[] {
  const named = mentions.filter((mention) => mention.number === number);
  const ours = named.filter((mention) => isOfRepository(mention, address));
  return (ours.length > 0 ? ours : named).toSorted((a, b) => FORMS.indexOf(a.form) - FORMS.indexOf(b.form));
}

const OPENS = /(?:(?<!\\)\(|（)(?:(?:see(?: also)?|(?:see )?issue|fixes|closes|refs?|tracked (?:in|as|by|at)):?[ \t]+)?$/i;
const GOES_ON = /^\s*(?:[,;&/]|and\b|or\b)\s*/;
const WENT_ON = /(?:\s*[,;&/]|\s+and|\s+or)\s*$/;

interface SetOff {
  readonly span: Span;
  readonly inBrackets: boolean;
  /** No words stand before it in the brackets. */
  readonly plain: boolean;
}

/** What goes with a number out of a title: the brackets around it, or the comma between it and what else stands in them. */
function setOff(core: Span, whole: Span, text: string): SetOff {
  const before = text.slice(Math.max(whole.start, core.start - NEAR), core.start);
  const after = text.slice(core.end, Math.min(whole.end, core.end + NEAR));
  const opens = OPENS.exec(before)?.[0].length ?? 0;
  const plain = opens < 2;
  if (opens > 0 && /^[)）]/.test(after)) return { span: withSpace({ start: core.start - opens, end: core.end + 1 }, whole, text), inBrackets: true, plain };
  const goesOn = GOES_ON.exec(after)?.[0].length ?? 0;
  if (opens > 0 && goesOn > 0) return { span: { start: core.start, end: core.end + goesOn }, inBrackets: true, plain };
  if (/(?<!\\)\[$/.test(before) && after.startsWith(']'))
    return { span: withSpace({ start: core.start - 1, end: core.end + 1 }, whole, text), inBrackets: true, plain: false };
  const wentOn = WENT_ON.exec(before)?.[0].length ?? 0;
  if (wentOn > 0 && /^[)）]/.test(after)) return { span: { start: core.start - wentOn, end: core.end }, inBrackets: true, plain };
  return { span: withSpace(core, whole, text), inBrackets: false, plain };
}

/** With the white space and the dash that stand between a number and the rest. */
function withSpace({ start, end }: Span, whole: Span, text: string): Span {
  const before = text.slice(Math.max(whole.start, start - NEAR), start);
  const after = text.slice(end, Math.min(whole.end, end + NEAR));
  if (/^[\s*_~]*$/.test(before)) return { start, end: end + (/^\s*(?:[:–—-]+(?=\s))?\s*/.exec(after)?.[0].length ?? 0) };
  const dash = after.trim() === '' || /^\s*[–—:-]/.test(after) ? /\s+[–—-]+\s*$|\s*:\s*$/.exec(before) : null;
  const comma = /^\s*[,;]/.test(after) ? /\s*[,;]\s*$/.exec(before) : null;
  const gap = dash ?? comma ?? /\s*$/.exec(before);
  return { start: start - (gap?.[0].length ?? 0), end };
}

/** A title in two pieces, without what stands between them. */
export interface CutTitle {
  readonly head: Token[];
  readonly tail: Token[];
}

export function cutTitle(tokens: readonly Token[], { start, end }: Span): CutTitle {
  const head: Token[] = [];
  const tail: Token[] = [];
  for (const token of tokens) {
    const tokenEnd = token.start + token.raw.length;
    if (tokenEnd <= start) head.push({ ...token });
    else if (token.start >= end) tail.push({ ...token });
    else if (token.type === 'text') {
      if (token.start < start) head.push(partOf(token, 0, start - token.start));
      if (tokenEnd > end) tail.push(partOf(token, end - token.start, token.raw.length));
    }
  }
  return { head, tail };
}

function partOf(token: Token, from: number, to: number): Token {
  const { raw, value, start } = token;
  return { ...token, raw: raw.slice(from, to), value: value.slice(saidUpTo(raw, value, from), saidUpTo(raw, value, to)), start: start + from };
}

const ENTITY = /^&(?:#[xX]?[\da-fA-F]+|\w+);/;

/** How much of what a text says stands in the first characters of its source: there are escapes and entities in it, and lines are indented. */
function saidUpTo(raw: string, value: string, offset: number): number {
  if (raw === value) return offset;
  if (offset === raw.length) return value.length;
  let said = 0;
  for (let at = 0; at < offset; ) {
    const entity = raw[at] === '&' ? ENTITY.exec(raw.slice(at, at + NEAR))?.[0] : undefined;
    if (entity !== undefined && !value.startsWith(entity, said)) {
      at += entity.length;
      // One sign may be two characters.
      said += /^[\ud800-\udbff]/.test(value.slice(said)) ? 2 : 1;
    } else {
      if (raw[at] === '\\' && raw[at + 1] === value[said] && raw[at] !== value[said]) at += 1;
      if (raw[at] === value[said]) said += 1;
      at += 1;
    }
  }
  return said;
}

/** Marks that stand right behind a word. */
const CLOSES = /^[,.;:!?)\]}…，。、；：！？）]/u;

/** What two pieces of a title say together, as one reads it. */
export function joinedText(head: readonly Token[], tail: readonly Token[]): string {
  const [before, after] = [textOf(head), textOf(tail)];
  const [first] = tail;
  const attached = before.endsWith('(') || (first !== undefined && CLOSES.test(first.value));
  return before === '' || after === '' || attached ? before + after : `${before} ${after}`;
}

function restOf(tokens: readonly Token[], span: Span): string {
  const { head, tail } = cutTitle(tokens, span);
  trimEnd(tail);
  return joinedText(head, tail);
}
