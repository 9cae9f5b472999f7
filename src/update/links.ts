import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Roadmap } from '../model/roadmap.ts';
import type { Span } from '../model/span.ts';
import { fileUrl, type IssueAddress, rawFileUrl } from '../roadmap/markdown/link.ts';
import { spanOf } from '../roadmap/markdown/nodes.ts';
import { parseMarkdown } from '../roadmap/markdown/parse.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';
import { type Splice, splice } from '../roadmap/text/splice.ts';

/**
 * The roadmap with whole addresses instead of relative ones: an update is read outside the roadmap's folder, where relative
 * links would lead nowhere. Links stay as they are if there is no repository, or if their place in the text is not certain.
 * @param path the roadmap's path in its repository
 */
export function withWholeLinks(roadmap: Roadmap, path: string, address: IssueAddress, reading: ReadOptions): Roadmap {
  if (address.repositories === null) return roadmap;
  const splices = relativeLinks(roadmap.text, path, address);
  const text = splices.length === 0 ? null : splice(roadmap.text, splices);
  if (text === null) return roadmap;
  const whole = readRoadmap(text, reading);
  return whole.items.length === roadmap.items.length ? whole : roadmap;
}

function relativeLinks(text: string, path: string, address: IssueAddress): Splice[] {
  const bases = { link: fileUrl(path, address), image: rawFileUrl(path, address) };
  const splices: Splice[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const url = wholeUrl(node.url, node.type === 'image' ? bases.image : bases.link, path);
    const span = url === null ? null : addressOfNode(node, text);
    if (url !== null && span !== null) splices.push({ ...span, text: url });
  });
  return splices;
}

/**
 * The whole address for a relative one, by GitHub's rule: with a slash in front it is relative to the repository. Null if the
 * address is whole already, or is none. @param base the address of the file that contains the link
 */
function wholeUrl(url: string, base: string, path: string): string | null {
  if (url === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return null;
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

/** Where the address of a link stands in the text. Null if it is written there in another form, with escapes or entities. */
function addressOfNode(node: Nodes & { readonly url: string }, text: string): Span | null {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  const last = 'children' in node ? node.children.at(-1) : undefined;
  let from = last === undefined ? 0 : spanOf(last).end - start;
  if (source.length - from > MAX_RESOURCE) return null;
  while (from !== -1) {
    const found = node.type === 'definition' ? DEFINITION.exec(source) : RESOURCE.exec(source.slice(from));
    const [at, until] = found?.indices?.groups?.['angled'] ?? found?.indices?.groups?.['bare'] ?? [0, 0];
    const span = { start: start + from + at, end: start + from + until };
    if (found !== null && text.slice(span.start, span.end) === node.url) return span;
    from = node.type === 'definition' ? -1 : source.indexOf('](', from + 1);
  }
  return null;
}
