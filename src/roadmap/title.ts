import type { Paragraph, PhrasingContent } from 'mdast';
import type { Span } from '../model.ts';
import { type IssueAddress, issueOfUrl } from './link.ts';
import { spanOf } from './markdown.ts';

/** What the first lines of an item say. */
export interface Title {
  readonly text: string;
  readonly issue: number | null;
  /** Two links stand at the end, and none is taken. */
  readonly ambiguous: boolean;
  readonly external: boolean;
  readonly struck: boolean;
  /** The title's Markdown, without what is taken off its end. */
  readonly span: Span;
  readonly linkAt: number;
  readonly link: Span | null;
  readonly strike: Span | null;
}

export interface TitleContext {
  readonly text: string;
  readonly address: IssueAddress;
  /** Address of each link definition, by its normalized identifier. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** Marks at the end of a title that are no words of it. */
const STATUS_MARK = /\s*[✅✔☑❌🚧⏳⌛🔄]\u{FE0F}?$/u;

/** A leaf of the title: what it says, what it was written as, and where. */
interface Token {
  readonly type: 'text' | 'code' | 'link' | 'comment' | 'space';
  value: string;
  /** The source, as far as it has not been taken off. */
  raw: string;
  readonly start: number;
  /** The issue a link leads to. */
  readonly issue: number | null;
  /** The strike-through it stands in. */
  readonly strike: Span | null;
  /** End of the outermost emphasis or link it stands in, or is; null for plain text. */
  readonly outerEnd: number | null;
}

/**
 * Reads the title in an item's first paragraph.
 * @param end where the title's lines end: the start of the first field line, or the paragraph's end
 */
export function readTitle(paragraph: Paragraph, end: number, context: TitleContext): Title {
  const tokens = paragraph.children.flatMap((child) => tokensOf(child, end, context, null, null));
  const first = tokens[0];
  const start = first === undefined ? spanOf(paragraph).start : first.start + (first.raw.length - first.raw.trimStart().length);
  trimEnd(tokens);
  const linkAt = endOf(tokens, start, true);
  const taken = takeOffEnd(tokens);
  const strikes = new Set(tokens.filter(({ value }) => value.trim() !== '').map(({ strike }) => strike));
  const [strike = null] = strikes;
  const bodyEnd = strike === null ? endOf(tokens, start, false) : strike.end;
  return {
    text: textOf(tokens),
    issue: taken.issue,
    ambiguous: taken.ambiguous,
    external: taken.external,
    struck: strikes.size > 0 && !strikes.has(null),
    span: { start, end: bodyEnd },
    linkAt,
    link: taken.link,
    strike: strikes.size === 1 ? strike : null,
  };
}

function tokensOf(node: PhrasingContent, end: number, context: TitleContext, strike: Span | null, outerEnd: number | null): Token[] {
  const span = spanOf(node);
  if (span.start >= end) return [];
  const base = { start: span.start, raw: context.text.slice(span.start, Math.min(span.end, end)), issue: null, strike, outerEnd: outerEnd ?? span.end };
  switch (node.type) {
    case 'text':
      return [{ ...base, type: 'text', value: upTo(node.value, context.text, span, end), outerEnd }];
    case 'inlineCode':
      return [{ ...base, type: 'code', value: `\`${node.value}\`` }];
    case 'break':
      return [{ ...base, type: 'space', value: ' ' }];
    case 'html':
      if (node.value.startsWith('<!--')) return [{ ...base, type: 'comment', value: '' }];
      return [{ ...base, type: 'text', value: /^<br\s*\/?>$/i.test(node.value) ? ' ' : node.value }];
    case 'image':
    case 'imageReference':
      return [{ ...base, type: 'code', value: node.alt ?? '' }];
    case 'footnoteReference':
      return [{ ...base, type: 'code', value: '' }];
    case 'link':
    case 'linkReference': {
      const url = node.type === 'link' ? node.url : context.definitions.get(node.identifier.toUpperCase());
      const issue = url === undefined ? null : issueOfUrl(url, context.address);
      const inner = node.children.flatMap((child) => tokensOf(child, end, context, strike, outerEnd ?? span.end));
      if (issue === null) return inner;
      return [{ ...base, type: 'link', value: textOf(inner), issue }];
    }
    case 'delete':
      return node.children.flatMap((child) => tokensOf(child, end, context, span, outerEnd ?? span.end));
    case 'emphasis':
    case 'strong':
      return node.children.flatMap((child) => tokensOf(child, end, context, strike, outerEnd ?? span.end));
  }
}

/** The value of a text node, up to an offset that is the start of a line. */
function upTo(value: string, text: string, span: Span, end: number): string {
  if (end >= span.end) return value;
  const lines = text.slice(span.start, end).split(/\r\n|\n|\r/).length - 1;
  return value
    .split(/\r\n|\n|\r/)
    .slice(0, lines)
    .join('\n');
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ value }) => value)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Drops what ends a line without saying anything: white space, breaks, comments. */
function trimEnd(tokens: Token[]): void {
  for (let last = tokens.at(-1); last !== undefined; last = tokens.at(-1)) {
    last.raw = last.raw.trimEnd();
    last.value = last.value.trimEnd();
    if (last.type !== 'comment' && last.raw !== '') return;
    tokens.pop();
  }
}

/** Where the title's source ends; outside: behind the emphasis or link that its last word stands in. */
function endOf(tokens: readonly Token[], start: number, outside: boolean): number {
  const last = tokens.at(-1);
  if (last === undefined) return start;
  const end = last.start + last.raw.length;
  return (outside || last.type === 'link') && last.outerEnd !== null ? Math.max(end, last.outerEnd) : end;
}

interface Taken {
  issue: number | null;
  link: Span | null;
  external: boolean;
  ambiguous: boolean;
}

/** Takes off the end, repeatedly: the link, a status mark, `(external)`, a colon, comments. */
function takeOffEnd(tokens: Token[]): Taken {
  const taken: Taken = { issue: null, link: null, external: false, ambiguous: false };
  let beforeLink: Token[] = [];
  for (;;) {
    trimEnd(tokens);
    const copy = tokens.map((token) => ({ ...token }));
    const link = takeLink(tokens);
    if (link !== null) {
      if (taken.issue !== null) {
        tokens.splice(0, tokens.length, ...beforeLink);
        return { ...taken, issue: null, link: null, ambiguous: true };
      }
      beforeLink = copy;
      taken.issue = link.issue;
      taken.link = link.span;
      if (link.keeps) return taken;
    } else if (takeText(tokens, /\s*\(external\)$/i)) taken.external = true;
    else if (!takeText(tokens, STATUS_MARK) && !takeText(tokens, /(?<!\\)\s*:$/)) return taken;
  }
}

/** Takes a pattern off the last token, where both its source and what it says end with it. */
function takeText(tokens: Token[], pattern: RegExp): boolean {
  const last = tokens.at(-1);
  if (last?.type !== 'text' || !pattern.test(last.raw) || !pattern.test(last.value)) return false;
  last.raw = last.raw.replace(pattern, '');
  last.value = last.value.replace(pattern, '');
  return true;
}

/** `#12`, `owner/name#12`, `issue 12` or an address: the text of a link that only names the issue. */
const NAMES_ISSUE = /^(?:(?:[\w.-]+\/[\w.-]+)?#\d+|(?:see )?issue(?: #?\d+)?|https?:\/\/\S+)$/i;

function takeLink(tokens: Token[]): { issue: number; span: Span; keeps: boolean } | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  if (last.type === 'text') {
    const end = last.start + last.raw.length;
    const plain = /\s*(?<!\\)\(#([1-9]\d{0,9})\)\.?$/.exec(last.raw);
    if (plain !== null && takeText(tokens, /\s*\(#[1-9]\d{0,9}\)\.?$/)) {
      return { issue: Number(plain[1]), span: { start: end - plain[0].length, end }, keeps: false };
    }
    const link = tokens.at(-2);
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
  if (last.type !== 'link' || last.issue === null) return null;
  const whole = tokens.length === 1;
  if (!whole && !NAMES_ISSUE.test(last.value)) return null;
  const span = { start: last.start, end: last.outerEnd ?? last.start + last.raw.length };
  // A title that as a whole is the link keeps its words.
  if (whole) return { issue: last.issue, span, keeps: true };
  tokens.pop();
  return { issue: last.issue, span, keeps: false };
}
