import type { Nodes } from 'mdast';
import type { Span } from '../../model/span.ts';
import { spanOf } from './nodes.ts';
import { parseMarkdown } from './parse.ts';

/**
 * The whole address for a relative one, by GitHub's rule: with a slash in front it is relative to the repository, unless it names an issue of it. Null if
 * the address is whole already, or is none. @param base the address of the file that contains the link
 */
export function wholeUrl(url: string, base: string, path: string): string | null {
  if (url === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return null;
  const [, server = '', repository = ''] = /^(https?:\/\/[^/]+)(\/[^/]+\/[^/]+\/)/.exec(base) ?? [];
  const isOfRepository = repository !== '' && url.toLowerCase().startsWith(repository.toLowerCase());
  if (isOfRepository && /^(?:issues|pull|discussions)\/\d/i.test(url.slice(repository.length))) return server + url;
  const root = path.split('/').map(() => '..');
  const relative = url.startsWith('/') ? `${root.slice(1).join('/') || '.'}${url}` : url;
  return URL.canParse(relative, base) ? new URL(relative, base).href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29')) : null;
}

/** `](address "title")` up to the end of a link, and `[label]: address "title"`; an address may stand in `<>`. */
const ADDRESS = '(?:<(?<angled>[^<>\\r\\n]*)>|(?<bare>[^\\s<]\\S*?))';
const TITLE = '(?:\\s+(?:"[^]*"|\'[^]*\'|\\([^]*\\)))?\\s*';
const RESOURCE = new RegExp(`^\\]\\(\\s*${ADDRESS}${TITLE}\\)$`, 'd');
const DEFINITION = new RegExp(`^\\[(?:[^[\\]\\\\]|\\\\[^])+\\]:\\s*${ADDRESS}${TITLE}$`, 'd');

/** The most characters that an address with its title may have, so that the search stays fast. */
const MAX_RESOURCE = 4000;

/** Where the address of a link stands in the text; null if that is not certain. */
export function addressOfNode(node: Nodes & { readonly url: string }, text: string): Span | null {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  const last = 'children' in node ? node.children.at(-1) : undefined;
  let from = last === undefined ? 0 : spanOf(last).end - start;
  if (source.length - from > MAX_RESOURCE) return null;
  while (from !== -1) {
    const found = node.type === 'definition' ? DEFINITION.exec(source) : RESOURCE.exec(source.slice(from));
    const [at, until] = found?.indices?.groups?.['angled'] ?? found?.indices?.groups?.['bare'] ?? [0, 0];
    const span = { start: start + from + at, end: start + from + until };
    if (found !== null && isWrittenAs(node.url, text.slice(span.start, span.end))) return span;
    from = node.type === 'definition' ? -1 : source.indexOf('](', from + 1);
  }
  return null;
}

/** Whether a source is that of an address. There may be backslashes and entities in it. */
function isWrittenAs(url: string, source: string): boolean {
  if (source === url || !/[\\&]/.test(source)) return source === url;
  const [definition] = parseMarkdown(`[a]: <${source}>`).children;
  return definition?.type === 'definition' && definition.url === url;
}

/** Whether an address is a link without brackets, too. A relative one is not. */
export function isWholeAddress(url: string): boolean {
  return /^(?:https?:\/\/|www\.)/i.test(url);
}

/** The address of a link with the brackets around it; null if a title stands there, too. */
export function resourceAround(text: string, { start, end }: Span, linkEnd: number): Span | null {
  const [before, behind] = [/\((?:\s*<)?$/.exec(text.slice(Math.max(0, start - 9), start))?.[0], text.slice(end, linkEnd)];
  return before === undefined || !/^>?\)$/.test(behind) ? null : { start: start - before.length, end: linkEnd };
}

/** The relative address of a file of the repository from another one. @param target with its query and fragment */
export function relativeTo(path: string, target: string): string {
  const from = path.split('/').slice(0, -1).map(encodeURIComponent);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const own = `${encodeURIComponent(path.split('/').at(-1) ?? '')}#`;
  const relative = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  return same === from.length && relative.startsWith(own) ? relative.slice(own.length - 1) : relative;
}
