import type { Span } from '../../model/span.ts';

/** An address in an attribute of HTML, as in `<img src="img/a.png">`. */
export interface HtmlAddress extends Span {
  readonly url: string;
  readonly isImage: boolean;
}

/** `src="…"`, `href='…'`, `href=…`, and `srcset="…"`, whose addresses have widths behind them. The name stands behind white space or another attribute. */
const ATTRIBUTE =
  /(?<=[\s"'])(?<name>src|srcset|href|poster)\s{0,9}=\s{0,9}(?:"(?<double>[^"<>]{1,2000})"|'(?<single>[^'<>]{1,2000})'|(?<unquoted>[^\s"'`=<>]{1,2000}))/dgi;

/** One address of a `srcset`. */
const CANDIDATE = /(?<=^|,\s*)[^\s,]+/g;

/** The addresses in some HTML. Offsets are those of the HTML. */
export function htmlAddresses(html: string): HtmlAddress[] {
  if (html.startsWith('<!--') || !html.includes('=')) return [];
  return [...html.matchAll(ATTRIBUTE)].flatMap((match) => {
    const name = match.groups?.['name']?.toLowerCase() ?? '';
    const [start, end] = match.indices?.groups?.['double'] ?? match.indices?.groups?.['single'] ?? match.indices?.groups?.['unquoted'] ?? [0, 0];
    const value = html.slice(start, end);
    if (name !== 'srcset') return [{ start, end, url: value, isImage: name !== 'href' }];
    return [...value.matchAll(CANDIDATE)].map(({ 0: url, index }) => ({ start: start + index, end: start + index + url.length, url, isImage: true }));
  });
}
