/** How a text is marked up. */
export type Dialect = 'mediawiki' | 'moin' | 'rst' | 'plain';

/** Guesses the markup of a text by signs that only one kind of page has. */
export function dialectOf(lines: readonly string[]): Dialect {
  if (hasMarkdownHeadings(lines)) return 'plain';
  const count = (sign: RegExp) => lines.filter((line) => sign.test(line)).length;
  const moin = count(/^\s*\|\||^#(?:acl|format|pragma|language)\b|<<\w+|\{\{\{|\(\.\/\)|\{(?:OK|X|o|i)\}|^\s+\*.*<!>/);
  const wiki = count(
    /^\{\||^\|[-}]|\[\[[^\]]+\]\]|'''|<br ?\/?>\s*$|''[^'\s][^']*''|\{\{[^{}]+\}\}|^[*#]{2,} ?[^\s*#](?!.*[*#]{2}\s*$)|\[https?:\S+ [^\]]+\]|<\/?(?:s|del|nowiki)>|__[A-Z]+__/,
  );
  const rst = count(/^#\. \S|^\+[-=]+(?:\+[-=]+)+\+\s*$|^\.\. \S|^\.\.$|`[^`]+`_|``|:[a-z]+:`|^:[A-Z][\w -]*: /);
  if (moin > 0 && moin >= rst && count(/^(?:\{\||\|-)/) === 0) return 'moin';
  if (wiki > rst) return 'mediawiki';
  return rst > 0 ? 'rst' : 'plain';
}

/** Whether lines such as `## Open bugs` stand apart, as headings of Markdown do. In MediaWiki they are numbered, and follow each other. */
function hasMarkdownHeadings(lines: readonly string[]): boolean {
  const isBlank = (at: number) => (lines[at] ?? '').trim() === '';
  const isApart = lines.some((line, at) => /^#{1,6} \S/.test(line) && isBlank(at - 1) && isBlank(at + 1));
  return isApart && !lines.some((line) => /^(?:=+ .* =+\s*$|\{\||\s*\|\|)/.test(line));
}

/** A text of a wiki that marks what is done: `{{done}}`, `{{tick}}`. */
const DONE_TEMPLATE = /\{\{\s*(?:done|tick|yes|fixed|resolved|complete|completed|check|ok)\s*(?:\|[^{}]*)?\}\}|\((?:\.\/|\/)\)|\{OK\}/gi;
/** What stands for it until the line's bullet is known. */
export const DONE_SIGN = '\uE004';

/** Characters. The marks of a longer line stay as they are, because patterns would take long for them. */
const LONGEST_LINE = 2000;

/** A line without the inline signs of its markup, so that its words remain. Links and deleted text stay what they are, as signs that the writer knows. */
export function plainInline(line: string, dialect: Dialect): string {
  const clean = line
    .replace(/[\uE000-\uE00F]/g, '')
    .replace(/^(\s*[*+•-]\s+)[☐❏□]\s*(?=\S)/u, '$1[ ] ')
    .replace(/^(\s*[*+•-]\s+)[☑✅✔✓]\uFE0F?\s*(?=\S)/u, '$1[x] ');
  if (clean.length > LONGEST_LINE) return clean;
  const struck = clean.replace(/~~(?=\S)([^~]*[^~\s])~~/g, (_, text: string) => deleted(text));
  if (dialect === 'plain') return struck;
  if (dialect === 'rst') return rstInline(struck);
  return struck
    .replace(DONE_TEMPLATE, DONE_SIGN)
    .replace(/^(\s*[*-]\s+)(?:\{(?:X|o|i)\}|<!>|\/!\\)\s+(?=\S)/, '$1')
    .replace(/\{\{\{(.*?)\}\}\}/g, '$1')
    .replace(/<\/?nowiki>/gi, '')
    .replace(/<(s|del|strike)>(.*?)<\/\1>/gi, (_, __, text: string) => deleted(text))
    .replace(/--\((.*?)\)--/g, (_, text: string) => deleted(text))
    .replace(/\[\[(https?:[^\]|]+)\|([^\]]+)\]\]/g, (_, url: string, text: string) => link(text, url))
    .replace(/\[\[(?:[^\]|]*\|)?(?:User:)?([^\]|]+)\]\]/g, '$1')
    .replace(
      /\[(?:ticket|milestone|wiki|source|changeset|query|report|bug|issue):"?([^\s\]"]+)"?(?:\s+([^\]]+))?\]/g,
      (_, name: string, text?: string) => text ?? name,
    )
    .replace(/\[(https?:[^\s\]]+)\s+([^\]]+)\]/g, (_, url: string, text: string) => link(text, url))
    .replace(/\[(https?:[^\s\]]+)\]/g, '$1')
    .replace(/\{\{([^{}|]+)((?:\|[^{}]*)?)\}\}/g, (_, name: string, rest: string) => [name, ...rest.split('|').slice(1)].join(' ').trim())
    .replace(/'{2,5}/g, '')
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/<\/?(?:u|b|i|small|code|tt|big|span|div|center)(?: [^<>]*)?>/gi, '');
}

function rstInline(line: string): string {
  return line
    .replace(/:[a-z]+(?::[a-z]+)*:`([^`<]+?)(?:\s*<[^`<>]*>)?`/g, '$1')
    .replace(/`([^`<]+?)\s*<(https?:[^`<>\s]+)>`__?/g, (_, text: string, url: string) => link(text, url))
    .replace(/``([^`]+)``/g, '$1')
    .replace(/`([^`]+)`__?/g, '$1')
    .replace(/(?<![\w*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*(?!\w)/g, '$1')
    .replace(/(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])/g, '$1')
    .replace(/(?<=\w)_(?=$|[\s.,;:)])/g, '');
}

function link(text: string, url: string): string {
  return `\uE000${text}\uE001${url}\uE002`;
}

function deleted(text: string): string {
  return text.trim() === '' ? text : `\uE003${text.trim()}\uE003`;
}

/** The Markdown of what `plainInline` left as signs. @param text Markdown whose other text is escaped */
export function withMarkup(text: string): string {
  return text
    .replace(
      /\uE000([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\uE002/g,
      (_, words: string, url: string) => `[${words.replace(/(?<!\\)[[\]]/g, '\\$&')}](<${url.replace(/[<>]/g, encodeURIComponent)}>)`,
    )
    .replace(/\uE003([^\uE003]*)\uE003/g, '~~$1~~')
    .replace(/[\uE000-\uE00F]/g, '');
}

/** Visible words without signs. */
export function visibleWords(text: string): string {
  return text.replace(/\uE001[^\uE000-\uE002]*\uE002/g, '').replace(/[\uE000-\uE00F]/g, '');
}
