import { asHeading } from './signs.ts';

/** `# a`, `#* a`, `*: a`, `; a : b` and `:a` of MediaWiki. */
export function wikiLine(line: string): string {
  const heading = /^(={1,6})\s*(.*?)\s*\1\s*(?:<!--.*-->)?$/.exec(line);
  if (heading !== null) return `${heading[1]} ${(heading[2] ?? '').replace(/=/g, '')} ${heading[1]}`;
  const list = /^(?<marks>[*#:;]+)\s*(?<text>\S.*)$/.exec(line)?.groups;
  if (list === undefined) return line;
  const { marks = '', text = '' } = list;
  const pad = '  '.repeat(marks.length - 1);
  // `*: a` is a paragraph of its own in the item above.
  if (marks.endsWith(':')) return `${pad}${marks.length > 1 && !/^\w+: /.test(text) ? '> ' : '  '}${text}`;
  if (marks.endsWith(';')) return `${pad}* ${text.replace(/\s+:\s+/, ': ')}`;
  return marks.endsWith('#') ? `${pad}1. ${text}` : `${pad}* ${text}`;
}

export function moinLine(line: string): string {
  const heading = /^ {1,2}(=+ \S.* =+)\s*$/.exec(line);
  if (heading !== null) return heading[1] ?? '';
  const term = /^(\s+)(\S.*?)::\s+(\S.*)$/.exec(line);
  return term === null ? line : `${term[1]}* ${term[2]}: ${term[3]}`;
}

/** Directives and comments are put aside, with what they set. */
export function rstLine(line: string): string {
  if (/^\.\. (?:contents|_|toctree|highlight|image|figure|sectnum|include|title|meta|\|)/.test(line)) return `{{${line.trim()}}}`;
  const admonition = /^\.\. \w+::\s*(.*)$/.exec(line);
  if (admonition !== null) return admonition[1] ?? '';
  if (/^\.\. /.test(line)) return `{{${line.slice(3).trim()}}}`;
  const field = /^(\s*):([A-Za-z][\w -]*):\s+(\S.*)$/.exec(line);
  return field === null ? line.replace(/^(\s*)#\.\s/, '$11. ').replace(/^(\s*)\| (?=\S)(?!.*\|\s*$)/, '$1') : `${field[1]}${field[2]}: ${field[3]}`;
}

/** Headings of mails and Markdown, and bullets with other signs. */
export function textLine(line: string): string {
  const marked = /^(#{1,6}) +(\S.*?) *#*$/.exec(line);
  if (marked !== null) return `${'='.repeat(marked[1]?.length ?? 1)} ${(marked[2] ?? '').replace(/=/g, '')} ${'='.repeat(marked[1]?.length ?? 1)}`;
  const trac = /^h([1-6])\. +(\S.*)$/.exec(line);
  if (trac !== null) return `${'='.repeat(Number(trac[1]))} ${trac[2]} ${'='.repeat(Number(trac[1]))}`;
  const framed = /^(?:-{2,}|\*{2,}|#{2,}|~{2,}|_{2,})\[? *([^\s=*#~_-][^=*#~_]{0,80}?) *\]?(?:-{2,}|\*{2,}|#{2,}|~{2,}|_{2,})$/.exec(line.trim());
  if (framed !== null && !/^\s/.test(line)) return asHeading(framed[1] ?? '');
  return line
    .replace(/^(\s*)#\.\s+(?=\S)/, '$11. ')
    .replace(/^(\s+)\. (?=\S)/, '$1* ')
    .replace(/^(\s*)\[([ xX])\]\s+(?=\S)(?![+-]?[01]\b)/, '$1* [$2] ')
    .replace(/^(\s*)(?:\[[*+]\]|[o●◦▪‣–·])\s+(?=\S)/, '$1* ')
    .replace(/^(\s*)\(?(\d{1,2}|[a-h])\)\s+(?=\S)/, (whole, pad: string, mark: string) => (/\d/.test(mark) ? `${pad}${mark}. ` : whole));
}
