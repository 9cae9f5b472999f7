import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';
import { type Splice, splice } from '../text/splice.ts';
import { withoutCellNames } from './cell-names.ts';
import { htmlAddresses } from './html-addresses.ts';
import { fileUrl, type IssueAddress, rawFileUrl } from './link.ts';
import { bare } from './linked-issue.ts';
import { type Addresses, identifierOf, spanOf } from './nodes.ts';
import { parseMarkdown } from './parse.ts';
import { addressOfNode, wholeUrl } from './whole-links.ts';

/** The file from which a text comes, and what its links need. */
export interface TextOrigin {
  readonly path: string;
  readonly address: Pick<IssueAddress, 'server' | 'repositories'>;
  /** The addresses of the file's link definitions. */
  readonly definitions: Addresses;
}

/**
 * Text of a file as an issue shows it: relative links and images have whole addresses, as GitHub resolves them only in files, and
 * references have their address beside them. A link to another repository's issue goes by GitHub's redirecting host, because
 * GitHub writes a backlink into every issue that an issue links directly. The result stays as it is if this is done again.
 */
export function forIssue(markdown: string, origin: TextOrigin): string {
  const splices = splicesFor(markdown, origin);
  return splices.length === 0 ? markdown : (splice(markdown, splices) ?? markdown);
}

/**
 * Text of an issue as the file writes it. What the file has now keeps its form there.
 * @param present the present text of the file at this place
 */
export function forFile(markdown: string, present: string, origin: TextOrigin): string {
  let text = withoutCellNames(markdown);
  for (const { from, to } of forms(present, origin)) text = text.replaceAll(to, () => from);
  // The mark is for issues. In a file `owner/name#12` is no reference, and people look for it as they wrote it.
  text = text.replace(/(?<=[\w-]\/[\w.-]{1,100})#\u200b(?=\d)/g, '#');
  if (!text.includes('://') || origin.address.repositories === null) return text;
  const written = writtenAddresses(present, origin);
  const splices: Splice[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'html') {
      const { start } = spanOf(node);
      for (const one of htmlAddresses(text.slice(start, spanOf(node).end))) {
        const url = written.urls.get(one.url) ?? (present.includes(one.url) ? null : urlForFile(one.url, origin));
        if (url !== null) splices.push({ start: start + one.start, end: start + one.end, text: url });
      }
    }
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const span = placeOfUrl(node, text);
    const label = node.type === 'definition' ? undefined : written.labels.get(node.url);
    const own = label === undefined || span === null ? null : resourceAround(text, span, spanOf(node).end);
    if (own !== null) splices.push({ ...own, text: `[${label}]` });
    const url = own !== null ? null : (written.urls.get(node.url) ?? (present.includes(node.url) ? null : urlForFile(node.url, origin)));
    if (url !== null && span !== null) splices.push({ ...span, text: url });
  });
  return splices.length === 0 ? text : (splice(text, splices) ?? text);
}

/** How the file writes the addresses that an issue shows otherwise: by the whole address, the one in the file, or the label of its definition. */
function writtenAddresses(present: string, origin: TextOrigin): { readonly urls: ReadonlyMap<string, string>; readonly labels: ReadonlyMap<string, string> } {
  const urls = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const { start, end, text, label } of splicesFor(present, origin)) {
    if (label === undefined) urls.set(text, present.slice(start, end));
    else labels.set(text.slice(1, -1).replace(/^<|>$/g, ''), label);
  }
  return { urls, labels };
}

/** The address of a link with the brackets around it; null if a title stands there, too. */
function resourceAround(text: string, { start, end }: Span, linkEnd: number): Span | null {
  const [before, behind] = [/\((?:\s*<)?$/.exec(text.slice(Math.max(0, start - 9), start))?.[0], text.slice(end, linkEnd)];
  return before === undefined || !/^>?\)$/.test(behind) ? null : { start: start - before.length, end: linkEnd };
}

/** What stands otherwise in an issue, in both forms. The longest comes first, because it may contain others. */
function forms(present: string, origin: TextOrigin): Array<{ readonly from: string; readonly to: string }> {
  const splices = splicesFor(present, origin);
  if (splices.length === 0) return [];
  const found = new Map<string, string>();
  visit(parseMarkdown(withAddresses(present, origin)), (node) => {
    if (!hasAddress(node) && node.type !== 'text') return;
    const { start, end } = spanOf(node);
    // What is inserted behind a reference is none of the text that begins there.
    const inside = splices.filter((one) => one.start >= start && one.end <= end && (node.type !== 'text' || one.label === undefined));
    if (inside.length === 0 || end > present.length) return;
    // Of a text only what is spliced counts, because the text around it may change.
    const parts = node.type === 'text' ? inside : [{ start, end }];
    for (const part of parts) {
      const from = present.slice(part.start, part.end);
      const moved = inside.filter((one) => one.start >= part.start && one.end <= part.end);
      const to = splice(
        from,
        moved.map((one) => ({ ...one, start: one.start - part.start, end: one.end - part.start })),
      );
      if (to !== null && !found.has(to)) found.set(to, from);
    }
    return SKIP;
  });
  return [...found].map(([to, from]) => ({ from, to })).toSorted((one, other) => other.to.length - one.to.length);
}

function hasAddress({ type }: Nodes): boolean {
  return ['link', 'image', 'definition', 'linkReference', 'imageReference', 'html'].includes(type);
}

/** What any text must contain that needs other links: a relative address, a reference, an address on GitHub, or `owner/name#12`. */
const NEEDS = /\]\(\s*<?(?!https?:|mailto:)|\]:|<[a-z][^>]*\s(?:src|srcset|href|poster)\s*=|(?:https?:\/\/|www\.)(?:www\.)?github\.com\/|[\w-]\/[\w.-]+#\d/i;

const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/g;

interface ShownSplice extends Splice {
  readonly label?: string;
}

/** The definitions of the file that a text may use and does not have itself. */
function addressesFor(markdown: string, { definitions }: TextOrigin): Array<readonly [string, string]> {
  if (definitions.size === 0 || !markdown.includes('[')) return [];
  const labels = [...markdown.matchAll(LABEL)].map(([, label = '']) => identifierOf(label));
  return [...new Set(labels)].flatMap((label) => {
    const url = definitions.get(label);
    return url === undefined ? [] : [[label, url] as const];
  });
}

function withAddresses(markdown: string, origin: TextOrigin): string {
  const used = addressesFor(markdown, origin);
  return used.length === 0
    ? markdown
    : `${markdown}\n\n${used.map(([label, url]) => `[${label}]: <${url.replace(/[<>\s]/g, encodeURIComponent)}>`).join('\n')}\n`;
}

/** What an issue shows otherwise. @returns in place of a reference, with the label of its definition */
function splicesFor(markdown: string, origin: TextOrigin): ShownSplice[] {
  const { address } = origin;
  if (address.repositories === null) return [];
  const used = addressesFor(markdown, origin);
  if (used.length === 0 && !NEEDS.test(markdown)) return [];
  const urls = new Map(used);
  const splices: ShownSplice[] = [];
  visit(parseMarkdown(withAddresses(markdown, origin)), (node) => {
    const { start, end } = spanOf({ ...node, position: node.position ?? NOWHERE } as Nodes);
    if (end > markdown.length) return;
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const url = urlForIssue(node.url, node.type === 'image', origin);
      const span = url === null ? null : placeOfUrl(node, markdown);
      if (url !== null && span !== null) splices.push({ ...span, text: url });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const url = urls.get(node.identifier);
      if (url === undefined) return;
      const whole = urlForIssue(url, node.type === 'imageReference', origin) ?? url;
      const source = markdown.slice(start, end);
      const at = node.referenceType === 'shortcut' ? end : start + source.lastIndexOf('[');
      splices.push({
        start: at,
        end,
        label: node.label ?? node.identifier,
        text: `(${/^[^\s()<>]+$/.test(whole) ? whole : `<${whole.replace(/[<>]/g, encodeURIComponent)}>`})`,
      });
    } else if (node.type === 'html') {
      for (const one of htmlAddresses(markdown.slice(start, end))) {
        const url = urlForIssue(one.url, one.isImage, origin);
        if (url !== null) splices.push({ start: start + one.start, end: start + one.end, text: url });
      }
    } else if (node.type === 'text') splices.push(...mentionSplices(markdown, { start, end }, origin));
    // The text of a link links nothing else.
    if (node.type === 'link' || node.type === 'linkReference') return node.children.some((child) => child.type !== 'text') ? undefined : SKIP;
    return undefined;
  });
  return splices.toSorted((one, other) => one.start - other.start);
}

const NOWHERE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Where the address of a link stands, also of an address that is a link by itself. */
function placeOfUrl(node: Nodes & { readonly url: string }, text: string): Span | null {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  const own = source.startsWith('<') ? { start: start + 1, end: end - 1 } : { start, end };
  const shown = text.slice(own.start, own.end);
  // GitHub reads an address without its scheme as one, too.
  return shown === node.url || `http://${shown}` === node.url ? own : addressOfNode(node, text);
}

const GITHUB = 'https://github.com';
/** Links to it lead to the same page of `github.com` but are no references for GitHub. */
const REDIRECT = 'https://redirect.github.com';
const REFERENCE = /^https?:\/\/(?:www\.)?github\.com\/(?<repository>[\w.-]+\/[\w.-]+)\/(?:issues|pull|discussions)\/\d+/i;

/** An address as it stands in an issue; null if it stays. */
function urlForIssue(url: string, isImage: boolean, { path, address }: TextOrigin): string | null {
  const whole = wholeUrl(url, (isImage ? rawFileUrl : fileUrl)(path, address), path);
  if (whole !== null) return whole;
  const repository = REFERENCE.exec(url)?.groups?.['repository'];
  if (repository === undefined || isOwn(repository, address)) return null;
  return url.replace(/^https?:\/\/(?:www\.)?github\.com/i, REDIRECT);
}

function isOwn(repository: string, { server, repositories }: TextOrigin['address']): boolean {
  return bare(server) === 'github.com' && repositories?.some((one) => one.toLowerCase() === repository.toLowerCase()) === true;
}

/** An address of an issue's text as it stands in the file; null if it stays. The branch `HEAD` is what this action writes. */
function urlForFile(url: string, { path, address }: TextOrigin): string | null {
  if (url.startsWith(`${REDIRECT}/`)) return url.replace(REDIRECT, GITHUB);
  for (const base of [fileUrl('', address), rawFileUrl('', address)]) {
    if (!url.startsWith(base) || url.length === base.length) continue;
    return relativeTo(path, url.slice(base.length));
  }
  return null;
}

/** The relative address of a file of the repository from another one. @param target with its query and fragment */
function relativeTo(path: string, target: string): string {
  const from = path.split('/').slice(0, -1).map(encodeURIComponent);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const own = `${encodeURIComponent(path.split('/').at(-1) ?? '')}#`;
  const relative = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  return same === from.length && relative.startsWith(own) ? relative.slice(own.length - 1) : relative;
}

/** Another repository's issue in a text, as in `owner/name#12`. */
const MENTION = /(?<![\w./#@-])(?<repository>[A-Za-z\d][\w-]*\/[\w.-]+)#(?<number>[1-9]\d{0,9})(?![\w-])/g;

function mentionSplices(markdown: string, { start, end }: Span, { address }: TextOrigin): Splice[] {
  return [...markdown.slice(start, end).matchAll(MENTION)].flatMap(({ 0: text, index, groups }) => {
    const { repository = '', number = '' } = groups ?? {};
    if (address.repositories?.some((one) => one.toLowerCase() === repository.toLowerCase()) === true) return [];
    const at = { start: start + index, end: start + index + text.length };
    // Only GitHub itself has the redirecting host. Elsewhere the reference is broken by an invisible mark.
    const isGitHub = bare(address.server) === 'github.com';
    return [{ ...at, text: isGitHub ? `[${text}](${REDIRECT}/${repository}/issues/${number})` : `${repository}#\u200b${number}` }];
  });
}
