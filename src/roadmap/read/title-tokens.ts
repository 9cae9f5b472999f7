import type { PhrasingContent } from 'mdast';
import type { Span } from '../../model/span.ts';
import type { IssueAddress } from '../markdown/link.ts';
import { isOfRepository, type LinkedIssue, linkedIssue, underPresentName } from '../markdown/linked-issue.ts';
import { type Addresses, spanOf } from '../markdown/nodes.ts';
import type { Lines } from '../text/lines.ts';
import type { Rules } from './rules.ts';

export interface TitleContext {
  readonly text: string;
  readonly lines: Lines;
  readonly address: IssueAddress;
  /** Address of each link definition, by its normalized identifier. */
  readonly definitions: Addresses;
  readonly words: Rules['words'];
  /** A number before the title is not a part of it: `### 3. Title`. */
  readonly numbered?: true;
  /** Fields may stand behind the link: the title's lines are a paragraph, which formatters join. */
  readonly joins?: true;
  /** The number that is an item's own link wherever it stands in the title, by the offset at which the title begins. */
  readonly own?: ReadonlyMap<number, number>;
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
      const found = url === undefined ? null : titleLink(base, url, context.address);
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
  const found = linkedIssue(url, address);
  return found === null ? null : { ...found, start, end: start + raw.length, renamed: underPresentName(raw, url, found, address) };
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

/** The end of the title's source: after the emphasis or link around its last word. */
export function endOf(tokens: readonly Token[], start: number): number {
  const last = tokens.at(-1);
  return last === undefined ? start : Math.max(last.start + last.raw.length, last.outer?.end ?? 0);
}
