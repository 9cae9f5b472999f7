import type { PhrasingContent } from 'mdast';
import type { Span } from '../../../model/span.ts';
import type { IssueAddress } from '../../markdown/link.ts';
import { isOfRepository, type LinkedIssue, linkedIssue, namedIssues, underPresentName } from '../../markdown/linked-issue.ts';
import { type Addresses, spanOf } from '../../markdown/nodes.ts';
import type { Lines } from '../../text/lines.ts';
import type { Rules } from '../rules.ts';

export interface TitleContext {
  readonly text: string;
  readonly lines: Lines;
  readonly address: IssueAddress;
  /** Address of each link definition, by its normalized identifier. */
  readonly definitions: Addresses;
  readonly rules: Rules;
  /** A number before the title is not a part of it: `### 3. Title`. */
  readonly numbered?: true;
  /** Fields may stand behind the link: the title's lines are a paragraph, which formatters join. */
  readonly joins?: true;
  /** The number that is an item's own link wherever it stands in the title, by the offset at which the title begins. */
  readonly own?: ReadonlyMap<number, number>;
  /** The offsets of the titles that have their link inside, or may have it there. Left out: it is not known yet. */
  readonly linked?: ReadonlySet<number>;
}

/** A leaf of the title's tree: its visible text, its source, and its span. */
export interface Token {
  readonly type: 'text' | 'code' | 'link' | 'comment' | 'space';
  value: string;
  /** The source, without the parts that were removed from its start or end. */
  raw: string;
  start: number;
  /** The issue that a link leads to; null if it leads to none. */
  readonly issue: number | null;
  /** The strike-through around it; null if there is none. */
  readonly strike: Span | null;
  /** The outermost emphasis or link around it, or itself; null for plain text. */
  readonly outer: Span | null;
  /** The link to an issue that it is or stands in. Null: none. */
  readonly link: TitleLink | null;
  /** It stands in a link that leads elsewhere, and so do the numbers in it. */
  readonly elsewhere: boolean;
}

/** A link in a title that leads to an issue, of this or another repository. */
export interface TitleLink extends Span, LinkedIssue {
  /** Its source under the repository's present name; null if it has that name. */
  readonly renamed: string | null;
}

/** What is around a token. */
interface Inside {
  readonly strike: Span | null;
  readonly outer: Span | null;
  readonly link?: TitleLink | null;
  readonly elsewhere?: boolean;
}

export function tokensOf(node: PhrasingContent, end: number, context: TitleContext, inside: Inside): Token[] {
  const span = spanOf(node);
  if (span.start >= end) return [];
  const { strike, link = null, elsewhere = false } = inside;
  const outer = inside.outer ?? span;
  const base = { start: span.start, raw: context.text.slice(span.start, Math.min(span.end, end)), issue: null, strike, outer, link, elsewhere };
  switch (node.type) {
    case 'text':
      return [{ ...base, type: 'text', value: upTo(node.value, context.text, span, end), outer: inside.outer }];
    case 'inlineCode':
      return [{ ...base, type: 'code', value: `\`${node.value}\`` }];
    case 'break':
      return [{ ...base, type: 'space', value: ' ' }];
    case 'html':
      if (node.value.startsWith('<!--')) return [{ ...base, type: 'comment', value: '' }];
      return [{ ...base, type: 'text', value: /^<br\s*\/?>$/i.test(node.value) ? ' ' : node.value, outer: inside.outer }];
    case 'image':
    case 'imageReference':
      return [{ ...base, type: 'code', value: node.alt ?? '' }];
    case 'footnoteReference':
      return [{ ...base, type: 'code', value: '' }];
    case 'link':
    case 'linkReference': {
      const url = node.type === 'link' ? node.url : context.definitions.get(node.identifier);
      const found = url === undefined ? null : (titleLink(base, url, context.address) ?? linkToNowhere(base, url));
      const issue = found !== null && isOfRepository(found, context.address) ? found.number : null;
      const around = { strike, outer, link: link ?? found, elsewhere: elsewhere || issue === null };
      const inner = node.children.flatMap((child) => tokensOf(child, end, context, around));
      if (issue === null) return inner;
      return [{ ...base, type: 'link', value: textOf(inner), issue, link: found }];
    }
    case 'delete':
      return node.children.flatMap((child) => tokensOf(child, end, context, { strike: span, outer, link, elsewhere }));
    case 'emphasis':
    case 'strong':
      return node.children.flatMap((child) => tokensOf(child, end, context, { strike, outer, link, elsewhere }));
  }
}

function titleLink({ start, raw }: { readonly start: number; readonly raw: string }, url: string, address: IssueAddress): TitleLink | null {
  const found = linkedIssue(asIssue(url, address), address);
  return found === null ? null : { ...found, start, end: start + raw.length, renamed: underPresentName(raw, url, found, address) };
}

const PULL = /\/pulls?(?=\/0{0,9}([1-9]\d{0,9})\/?(?:[?#].*)?$)/i;

/** GitHub leads on from `/pull/12` to `/issues/12` where 12 is an issue, as those of the file are. */
function asIssue(url: string, { entries }: IssueAddress): string {
  const number = PULL.exec(url)?.[1];
  return number !== undefined && entries?.has(Number(number)) === true ? url.replace(PULL, '/issues') : url;
}

/** `[#12]()` and `[#12](#12)`: nobody can tell what it means. */
function linkToNowhere({ start, raw }: { readonly start: number; readonly raw: string }, url: string): TitleLink | null {
  const number = /^\[#([1-9]\d{0,9})\]/.exec(raw)?.[1];
  if (number === undefined || !/^(?:#.*)?$/.test(url)) return null;
  return { number: Number(number), under: 'nowhere', repository: null, start, end: start + raw.length, renamed: null };
}

/** The value of a text node up to an offset, which is the start of a line. */
function upTo(value: string, text: string, span: Span, end: number): string {
  if (end >= span.end) return value;
  const lines = text.slice(span.start, end).split(/\r\n|\n|\r/).length - 1;
  return value
    .split(/\r\n|\n|\r/)
    .slice(0, lines)
    .join('\n');
}

export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ value }) => value)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Removes white space, line breaks and comments from the end. */
export function trimEnd(tokens: Token[]): void {
  for (let last = tokens.at(-1); last !== undefined; last = tokens.at(-1)) {
    last.raw = last.raw.trimEnd();
    last.value = last.value.trimEnd();
    if (last.type !== 'comment' && last.type !== 'space' && last.raw !== '') return;
    tokens.pop();
  }
}

/** `#12` or `owner/name#12`: the text of a reference. */
const REFERENCE = /^(?:[\w.-]+\/[\w.-]+)?#\d+$/;

/** What a title looks like that ends with a reference in plain text: `Title (owner/name#12)`. */
const PLAIN_REFERENCE = /\s*(?<!\\)\(([\w.-]{1,99}\/[\w.-]{1,99}#[1-9]\d{0,9})\)\.?$/;

/** The most characters of one. */
const LONGEST_REFERENCE = 240;

/**
 * Removes a reference in brackets to an issue of another repository from the end: `([#12](https://github.com/owner/name/issues/12))`. It is no
 * word of the title, and in the title of an issue its number would name another issue. A title is never emptied.
 * @param isRest something of the title stands ahead of these tokens
 */
export function takeReference(tokens: Token[], address: IssueAddress, isRest: boolean): boolean {
  const last = tokens.at(-1);
  if (last?.type !== 'text' || !/\)\.?$/.test(last.raw)) return false;
  const [open, named] = [tokens.at(-3), tokens.at(-2)];
  if (/^\)\.?$/.test(last.raw) && named?.link != null && open?.type === 'text') {
    const { link, value } = named;
    const isForeign = link.under !== 'present' && link !== open.link && REFERENCE.test(value.replace(/^\[(.*)\]$/, '$1'));
    if (!isForeign || !/(?<!\\)\($/.test(open.raw) || (!isRest && tokens.length === 3 && open.raw.trim() === '(')) return false;
    tokens.splice(-2);
    open.raw = open.raw.slice(0, -1).trimEnd();
    open.value = open.value.slice(0, -1).trimEnd();
    return true;
  }
  const [cut, text] = PLAIN_REFERENCE.exec(last.raw.slice(-LONGEST_REFERENCE)) ?? [];
  if (cut === undefined || !last.value.endsWith(cut) || (!isRest && tokens.length === 1 && cut === last.raw)) return false;
  if (last.link !== null || namedIssues(text ?? '', address)[0]?.under === 'present') return false;
  last.raw = last.raw.slice(0, -cut.length);
  last.value = last.value.slice(0, -cut.length);
  return true;
}

/** The end of the title's source: after the emphasis or link around its last word. */
export function endOf(tokens: readonly Token[], start: number): number {
  const last = tokens.at(-1);
  return last === undefined ? start : Math.max(last.start + last.raw.length, last.outer?.end ?? 0);
}

/** A heading's number in its source, where a mark in it may be escaped. */
const NUMBER_SOURCE = /^\s*(?:\d+(?:\\?\.\d+)*(?:\\?[.):]|(?=\s))\s*)?/;

/** Removes white space and the boxes `[~]` and `[-]` from the start. Such boxes mean open items and do not belong to the words of the title. */
export function takeOffStart(tokens: Token[], numbered: boolean): void {
  const [first] = tokens;
  if (first?.type !== 'text') return;
  const pattern = numbered ? /^\s*(?:\d+(?:\.\d+)*(?:[.):]|(?=\s))\s*)?/ : /^\s*(?:\[[~-]\]\s+)?/;
  const lead = (numbered ? NUMBER_SOURCE : pattern).exec(first.raw)?.[0] ?? '';
  first.raw = first.raw.slice(lead.length);
  first.value = first.value.replace(pattern, '');
  first.start += lead.length;
}
