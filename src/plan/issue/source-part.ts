import { visit } from 'unist-util-visit';
import type { Content } from '../../model/agreement.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { FOOTNOTE, footnotesByLabel, footnotesFor } from '../../roadmap/markdown/footnotes.ts';
import { forIssue, type TextOrigin } from '../../roadmap/markdown/for-issue.ts';
import { fileUrl, type IssueAddress, lineUrl, markdownLink } from '../../roadmap/markdown/link.ts';
import { isOfRepository, linkedIssue } from '../../roadmap/markdown/linked-issue.ts';
import { neutral } from '../../roadmap/markdown/neutral.ts';
import { spanOf } from '../../roadmap/markdown/nodes.ts';
import { parseMarkdown } from '../../roadmap/markdown/parse.ts';
import { cutText, escapeMarkdown, oneLine } from '../../roadmap/text/text.ts';
import { digest } from './content.ts';
import { SOURCE } from './marker.ts';

/** Where the text of an issue comes from, for the end of its managed part. Nothing of it is read back. */
export interface Source {
  readonly path: string;
  /** The address of the file. */
  readonly url: string;
  /** The titles of the sections around the item, without the document's; empty: none, or the item is gone. */
  readonly sections: readonly string[];
  /** The address of the item's line at the commit that was read; null: the commit is not known. */
  readonly line: { readonly number: number; readonly url: string } | null;
  /** Markdown of the links and images in the title, which an issue's title cannot hold. */
  readonly inTitle: readonly string[];
  /** The definitions of footnotes that the text names and that stand elsewhere in the file. */
  readonly footnotes: readonly string[];
}

/** What the plan knows of the file. */
interface File {
  readonly roadmap: Roadmap;
  readonly address: TextOrigin['address'];
  /** The version of the file that was read. Left out, or without a commit: that is not known. */
  readonly file?: { readonly commit?: string };
}

/** Where an item stands. */
export function sourceOf(item: Item, content: Content, given: File): Source {
  const { roadmap, address, file } = given;
  const { path } = roadmap;
  const origin: TextOrigin = { path, address, definitions: roadmap.definitions };
  const line = file?.commit === undefined ? null : { number: item.line, url: lineUrl(path, item.line, file.commit, address) };
  return {
    ...sourceOfFile(given),
    sections: sectionsOf(item, roadmap),
    line,
    inTitle: linksInTitle(item, roadmap, origin),
    footnotes: footnotesOf(content, roadmap, origin),
  };
}

/** The source of an item that is no longer in the file. */
export function sourceOfFile({ roadmap: { path }, address }: Pick<File, 'address'> & { readonly roadmap: Pick<Roadmap, 'path'> }): Source {
  return { path, url: fileUrl(path, address), sections: [], line: null, inTitle: [], footnotes: [] };
}

function sectionsOf({ section }: Item, { sections, title }: Roadmap): string[] {
  const path = section === null ? [] : (sections[section]?.path ?? []);
  return path.filter((one, at) => one !== '' && (at > 0 || one !== title));
}

const MOST_LINKS = 10;

function linksInTitle({ issue, source: { title } }: Item, { text }: Roadmap, origin: TextOrigin): string[] {
  const written = text.slice(title.start, title.end);
  if (!/\[|<(?:a|img)\b/i.test(written)) return [];
  const markdown = forIssue(written.replace(/\\\|/g, '|').replace(/\s+/g, ' '), origin);
  const found: string[] = [];
  const own: IssueAddress = { ...origin.address, path: origin.path };
  visit(parseMarkdown(markdown), (node) => {
    if (node.type !== 'link' && node.type !== 'image') return;
    const { start, end } = spanOf(node);
    // The issue needs no link to itself, as where the whole title is one.
    const named = linkedIssue(node.url, own);
    if (named !== null && named.number === issue && isOfRepository(named, own)) return 'skip';
    if (markdown.slice(start, end) !== node.url) found.push(markdown.slice(start, end));
    return 'skip';
  });
  return [...new Set(found)].slice(0, MOST_LINKS);
}

/**
 * By what the links and images in an item's title are known again: a digest of how they stand in its issue; empty: there are none.
 * An address in the repository counts without its server and name, so that a rename of the repository writes to no issue.
 */
export function titleLinks(item: Item, { roadmap, address }: Pick<File, 'roadmap' | 'address'>): string {
  return digestOfLinks(shownLinks(linksInTitle(item, roadmap, { path: roadmap.path, address, definitions: roadmap.definitions })));
}

/** The same of the links that the end of a managed part, or a body with one, shows. */
export function titleLinksIn(part: string): string {
  const end = part.split(SOURCE_LINE).slice(1).at(-1) ?? '';
  return digestOfLinks(/^In the title: (.*)$/m.exec(end)?.[1]?.trimEnd() ?? '');
}

function shownLinks(links: readonly string[]): string {
  return links.map((one) => neutral(one)).join(' · ');
}

function digestOfLinks(shown: string): string {
  return digest(shown.replace(/https?:\/\/[^\s()<>]+?\/(?=(?:blob|raw)\/HEAD\/)/g, ''));
}

/** The footnotes that a text names: as it says them itself, or else as the file does. */
function footnotesOf({ fields, notes, subItems, footnotes = '' }: Content, roadmap: Roadmap, origin: TextOrigin): string[] {
  const own = footnotesByLabel(footnotes.match(FOOTNOTE) ?? []);
  const ofFile = footnotesFor([...Object.values(fields), notes, subItems].join('\n'), roadmap.footnotes, origin);
  return [...footnotesByLabel(ofFile)].map(([label, markdown]) => own.get(label) ?? markdown);
}

const MAX_SECTIONS = 200;

/** The end of a managed part: the footnotes, the links of the title, and one quiet line that says where the item stands. */
export function sourcePart({ path, url, sections, line, inTitle, footnotes }: Source, removed: boolean): string {
  const file = markdownLink(quiet(path), url);
  if (removed) return `<sub>The item was removed from ${file}, so this issue was closed as not planned. If the item comes back, the issue is reopened.</sub>`;
  const trail = sections.map((one) => escapeMarkdown(quiet(oneLine(one)))).join(' › ');
  const section = trail === '' ? '' : ` the section “${trail.length > MAX_SECTIONS ? `${cutText(trail, MAX_SECTIONS).replace(/\\$/, '')}…` : trail}” of`;
  const place = line === null ? '' : `, [line ${line.number}](${line.url})`;
  const own = `<sub>Kept in sync with${section} ${file}${place}. You can edit the part above here or there.</sub>`;
  const more = [inTitle.length === 0 ? '' : `In the title: ${shownLinks(inTitle)}`, ...footnotes.map((one) => neutral(one))].filter((part) => part !== '');
  return more.length === 0 ? own : [SOURCE, '', ...more.flatMap((part) => [part, '']), own].join('\n');
}

/** The line of origin. The sentences of earlier versions count, too: bodies keep them until they change. */
const ORIGIN = /^<sub>(?:Kept in sync with|The item was removed from|From|Its item was taken out of) .*?<\/sub>[ \t]*/gm;

/** The line of origin at the end of a part, where somebody typed in front of it. */
const ORIGIN_BEHIND_WORDS = /(?<=\S)[ \t]*<sub>(?:Kept in sync with|The item was removed from) [^\n]*<\/sub>\s*$/;

const SOURCE_LINE = new RegExp(`^${SOURCE}[ \\t]*$`, 'm');

/** The footnotes at the end of the text of a managed part. */
export function footnotesInPart(text: string): string {
  const at = text.search(SOURCE_LINE);
  const end = at === -1 ? '' : text.slice(at).replace(SOURCE_LINE, '').replace(ORIGIN, '');
  return (end.match(FOOTNOTE) ?? []).map((one) => one.trim()).join('\n\n');
}

/** The text of a managed part without its end. What somebody typed between the lines there is text as well, so that the next change does not take it along. */
export function withoutSourcePart(part: string): string {
  const text = part.replace(ORIGIN_BEHIND_WORDS, '');
  const at = text.search(SOURCE_LINE);
  // The comment before the end may be gone, too.
  if (at === -1) return text.replace(/^In the title: .*\n\s*(?=<sub>Kept in sync with )/m, '').replace(ORIGIN, '');
  const end = text
    .slice(at)
    .replace(SOURCE_LINE, '')
    .replace(ORIGIN, '')
    .replace(/^In the title: .*$/m, '')
    .replace(FOOTNOTE, '')
    .trim();
  return `${text.slice(0, at).replace(ORIGIN, '').trimEnd()}\n\n${end}`;
}

/** Text that mentions nobody and names no issue. */
function quiet(text: string): string {
  return neutral(text).replace(/#/g, '#\u200b');
}
