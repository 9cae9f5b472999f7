import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Span } from '../../model/span.ts';
import { placesAfter } from '../text/diff-words.ts';
import { type Splice, splice } from '../text/splice.ts';
import { htmlWithoutReferences, mentionsWithoutReference, shownAddresses, withoutReference, withPlainReference, withReference } from './backlinks.ts';
import { withoutCellNames } from './cell-names.ts';
import { htmlAddresses } from './html-addresses.ts';
import { fileUrl, type IssueAddress, rawFileUrl } from './link.ts';
import { type Addresses, identifierOf, spanOf } from './nodes.ts';
import { codeSpans, parseMarkdown } from './parse.ts';
import { addressOfNode, isWholeAddress, relativeTo, resourceAround, wholeUrl } from './whole-links.ts';

/** The file from which a text comes, and what its links need. */
export interface TextOrigin {
  readonly path: string;
  readonly address: Pick<IssueAddress, 'server' | 'repositories'>;
  /** The addresses of the file's link definitions. */
  readonly definitions: Addresses;
}

/**
 * Text of a file as an issue shows it: relative links and images have whole addresses, as GitHub resolves them only in files, and
 * references have their address beside them. A link to another repository's issue is written so that no backlink appears there.
 * The result stays as it is if this is done again.
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
  const text = withoutCellNames(markdown);
  const { splices, kept } = formsInPlace(text, present, origin);
  splices.push(...withForms(text, forms(present, origin), kept));
  const isFree = ({ start, end }: Span) => ![...kept, ...splices].some((one) => one.start < end && one.end > start);
  if (text.includes('://') && origin.address.repositories !== null) splices.push(...addressesForFile(text, present, origin).filter(isFree));
  const written = splice(text, splices) ?? text;
  return withPlainReference(present) === present ? outsideCode(written, withPlainReference) : written;
}

/** An address as the text before a change has it, in the place where it stands after it. */
interface FormsInPlace {
  readonly splices: Splice[];
  /** What has its form: these splices, and addresses that are the same in the file. */
  readonly kept: Span[];
}

/** The forms of the file for what the issue shows where it stood before: an address may be written in two ways in one text. */
function formsInPlace(text: string, present: string, origin: TextOrigin): FormsInPlace {
  const all = splicesFor(present, origin);
  const shown = all.length === 0 ? null : splice(present, all);
  if (shown === null) return { splices: [], kept: [] };
  const [placeOf, code] = [placesAfter(shown, text), spansOfCode(text)];
  const splices: Splice[] = [];
  const own: Span[] = [];
  let moved = 0;
  for (const { start, end, text: to, whole } of all) {
    const span = { start: start + moved, end: start + moved + to.length };
    own.push(span);
    // An address without the brackets before it is another link, and a label that is a text, too, goes with that text.
    const begin = whole === undefined ? span.start - (BEFORE_ADDRESS.exec(shown.slice(0, span.start))?.[0].length ?? 0) : whole + moved;
    const place = placeOf({ start: begin, end: span.end });
    if (place !== null && !code.some((one) => one.start <= place.start && one.end >= place.end))
      splices.push({ start: place.end - to.length, end: place.end, text: present.slice(start, end) });
    moved += to.length - (end - start);
  }
  const others = [...shown.matchAll(/https?:\/\/[^\s()<>[\]"']+/g)].map(({ 0: url, index }) => ({ start: index, end: index + url.length }));
  const same = others.filter((one) => own.every(({ start, end }) => end <= one.start || start >= one.end)).flatMap((one) => placeOf(one) ?? []);
  return { splices, kept: [...splices, ...same] };
}

/** What stands before an address. */
const BEFORE_ADDRESS = /(?:\]\(\s{0,9}<?|\]:\s{0,9}<?|=\s{0,9}["']?)$/;

/** Text with what stands otherwise in an issue in the form of the file, but in code, which both sides have as it is. */
function withForms(text: string, all: ReturnType<typeof forms>, kept: readonly Span[]): Splice[] {
  const used = all.filter(({ to }) => text.includes(to));
  if (used.length === 0) return [];
  const code = spansOfCode(text);
  const splices: Splice[] = [];
  for (const { from, to } of used) {
    for (let start = text.indexOf(to); start !== -1; start = text.indexOf(to, start + to.length)) {
      const end = start + to.length;
      const meets = (one: Span) => one.start < end && one.end > start;
      // A link may have code in it.
      if (code.some((one) => meets(one) && !(one.start > start && one.end < end)) || [...kept, ...splices].some(meets)) continue;
      splices.push({ start, end, text: from });
    }
  }
  return splices;
}

/** The addresses of a text as the file writes them. */
function addressesForFile(text: string, present: string, origin: TextOrigin): Splice[] {
  const written = writtenAddresses(present, origin);
  const splices: Splice[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'html') {
      const { start } = spanOf(node);
      const html = text.slice(start, spanOf(node).end);
      const shown = shownAddresses(html);
      for (const one of [...htmlAddresses(html), ...shown]) {
        const url = written.urls.get(one.url) ?? (present.includes(one.url) ? null : urlForFile(one.url, origin));
        if (url !== null && (isWholeAddress(url) || !shown.includes(one))) splices.push({ start: start + one.start, end: start + one.end, text: url });
      }
    }
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const span = placeOfUrl(node, text);
    const label = node.type === 'definition' ? undefined : written.labels.get(node.url);
    const own = label === undefined || span === null ? null : resourceAround(text, span, spanOf(node).end);
    if (own !== null) splices.push({ ...own, text: `[${label}]` });
    const url = own !== null ? null : (written.urls.get(node.url) ?? (present.includes(node.url) ? null : urlForFile(node.url, origin)));
    if (url !== null && span !== null && (isWholeAddress(url) || !isBareAddress(node, span))) splices.push({ ...span, text: url });
  });
  return splices;
}

/** A text of which what is no code is changed. */
function outsideCode(text: string, change: (part: string) => string): string {
  if (change(text) === text) return text;
  let [written, at] = ['', 0];
  for (const { start, end } of spansOfCode(text)) {
    written += change(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return written + change(text.slice(at));
}

function spansOfCode(text: string): Span[] {
  return /[`~]|^(?: {4}|\t)/m.test(text) ? codeSpans(text) : [];
}

/** Whether a link is nothing but its address, with or without `<>`. */
function isBareAddress(node: Nodes, { start, end }: Span): boolean {
  const whole = spanOf(node);
  return node.type === 'link' && start - whole.start <= 1 && whole.end - end <= 1;
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

/** What any text must contain that needs other links: a relative address, a reference, an address of an issue, or `owner/name#12`. */
const NEEDS =
  /\]\(\s*<?(?!https?:|mailto:)|\]:|<[a-z][^>]*\s(?:src|srcset|href|poster)\s*=|(?:\/|%2f)(?:issues|pulls?|discussions)(?:\/|%2f)|\/[\w.\\-]+(?:#|&num;|&#)/i;

const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/g;

interface ShownSplice extends Splice {
  readonly label?: string;
  /** Where the text of a reference begins that is its label, too. */
  readonly whole?: number;
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
  /** Where the last link ends, and whether a link or code in HTML is open: nothing is linked there. */
  let [linked, inHtml] = [0, false];
  visit(parseMarkdown(withAddresses(markdown, origin)), (node) => {
    const { start, end } = spanOf({ ...node, position: node.position ?? NOWHERE } as Nodes);
    if (end > markdown.length) return;
    if (isBlock(node)) inHtml = false;
    if (node.type === 'link' || (node.type === 'linkReference' && urls.has(node.identifier))) linked = Math.max(linked, end);
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
        whole: node.referenceType === 'full' ? at - 1 : start,
        text: `(${/^[^\s()<>]+$/.test(whole) ? whole : `<${whole.replace(/[<>]/g, encodeURIComponent)}>`})`,
      });
    } else if (node.type === 'html') {
      const html = markdown.slice(start, end);
      if (/^<\/?(?:a|code|pre|tt)[\s>]/i.test(html)) inHtml = !html.startsWith('</');
      for (const one of [...addressSplices(html, origin), ...htmlWithoutReferences(html, address)]) {
        splices.push({ ...one, start: start + one.start, end: start + one.end });
      }
    } else if (node.type === 'text' && start >= linked && !inHtml) splices.push(...mentionsWithoutReference(markdown, { start, end }, address));
    if (node.type === 'link' || node.type === 'linkReference') return node.children.some((child) => child.type !== 'text') ? undefined : SKIP;
    return undefined;
  });
  return splices.toSorted((one, other) => one.start - other.start);
}

function isBlock({ type }: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

/** The addresses in the tags of some HTML. Offsets are those of the HTML. */
function addressSplices(html: string, origin: TextOrigin): Splice[] {
  return htmlAddresses(html).flatMap(({ start, end, url, isImage }) => {
    const other = urlForIssue(url, isImage, origin);
    return other === null ? [] : [{ start, end, text: other }];
  });
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

/** An address as it stands in an issue; null if it stays. */
function urlForIssue(url: string, isImage: boolean, { path, address }: TextOrigin): string | null {
  const whole = wholeUrl(url, (isImage ? rawFileUrl : fileUrl)(path, address), path);
  return withoutReference(whole ?? url, address) ?? whole;
}

/** An address of an issue's text as it stands in the file; null if it stays. The branch `HEAD` is what this action writes. */
function urlForFile(url: string, { path, address }: TextOrigin): string | null {
  const reference = withReference(url, address);
  if (reference !== null) return reference;
  for (const base of [fileUrl('', address), rawFileUrl('', address)]) {
    if (!url.startsWith(base) || url.length === base.length) continue;
    return relativeTo(path, url.slice(base.length));
  }
  return null;
}
