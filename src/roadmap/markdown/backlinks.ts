import type { Span } from '../../model/span.ts';
import type { Splice } from '../text/splice.ts';
import type { IssueAddress } from './link.ts';
import { bare, plainAddress } from './linked-issue.ts';

/*
 * GitHub writes a backlink into every issue, pull request and discussion that an issue's text links, whatever the repository. Its people did not ask for
 * it, so such links are written in a form that leads there and is no reference to GitHub.
 */

/** A server and the names of the repository there. */
type Address = Pick<IssueAddress, 'server' | 'repositories'>;

const GITHUB = 'https://github.com';
/** Links to it lead to the same page of `github.com` but are no references for GitHub. */
const REDIRECT = 'https://redirect.github.com';
/** The server in an address of `github.com`, in every form in which browsers take it. */
const GITHUB_START = /^(?:https?:)?[\\/]{2}(?:[^/?#@]*@)?(?:www\.)?github\.com(?::\d+)?(?=[\\/])/i;

const REFERENCE = /^\/(?<repository>[^/]+\/[^/]+)\/(?:issues|pulls?|discussions)\/\d/i;
/** The number of a reference, with its first digit apart. */
const NUMBER = /((?:issues|pulls?|discussions)(?:\/|%2f)+)(\d)/i;
const HIDDEN_NUMBER = /((?:issues|pulls?|discussions)\/)%3(\d)/i;

/** Whether a server takes an address in a text for one of its issues, pull requests or discussions, of whatever repository. */
export function refersToNumber(url: string, server: string): boolean {
  if (!URL.canParse(url)) return false;
  const { host } = new URL(url);
  return bare(`//${host}`) === bare(server) && REFERENCE.test(new URL(plainAddress(url, { server })).pathname);
}

/**
 * The same address without a reference to another repository's issue; null if it is none. Only `github.com` has a host that redirects. On other servers
 * the first digit is encoded, which a browser does not see.
 */
export function withoutReference(url: string, address: Address): string | null {
  if (!/^(?:https?:)?[\\/]{2}/i.test(url) || !URL.canParse(url, GITHUB)) return null;
  const server = bare(`//${new URL(url, GITHUB).host}`);
  const own = bare(address.server);
  if ((server !== 'github.com' && server !== own) || (server !== 'github.com' && HIDDEN_NUMBER.test(url))) return null;
  const { pathname } = new URL(plainAddress(url, address), GITHUB);
  const repository = REFERENCE.exec(pathname)?.groups?.['repository'];
  if (repository === undefined || (server === own && isOwn(repository, address))) return null;
  const other = server === 'github.com' ? url.replace(GITHUB_START, REDIRECT) : url.replace(NUMBER, '$1%3$2');
  return other === url ? null : other;
}

/** The address that `withoutReference` has changed; null for any other one. */
export function withReference(url: string, { server }: Address): string | null {
  if (url.startsWith(`${REDIRECT}/`)) return url.replace(REDIRECT, GITHUB);
  return bare(url).startsWith(`${bare(server)}/`) && HIDDEN_NUMBER.test(url) ? url.replace(HIDDEN_NUMBER, '$1$2') : null;
}

function isOwn(repository: string, { repositories }: Address): boolean {
  return repositories?.some((one) => one.toLowerCase() === repository.toLowerCase()) === true;
}

/** Another repository's issue in a text, as in `owner/name#12`. In Markdown a backslash or an entity may stand for a sign. */
const MENTION =
  /(?<![\w./#@-])(?<repository>[A-Za-z\d](?:[\w-]|\\[_-])*\\?\/(?:[\w.-]|\\[_.-])+)(?<sign>\\?#|&num;|&#(?:35|x23);)(?<number>[1-9]\d{0,9})(?![\w-])/gi;

/** A mention of another repository's issue, as it is written. */
interface Mention extends Span {
  readonly written: string;
  readonly repository: string;
  readonly number: string;
  /** With the mark that keeps it from being a link. */
  readonly broken: string;
}

function othersMentioned(text: string, address: Address): Mention[] {
  return [...text.matchAll(MENTION)].flatMap(({ 0: written, index: start, groups }) => {
    const { repository: name = '', sign = '', number = '' } = groups ?? {};
    const repository = name.replaceAll('\\', '');
    if (isOwn(repository, address)) return [];
    return [{ start, end: start + written.length, written, repository, number, broken: `${name}${sign}${BREAK}${number}` }];
  });
}

/** Splices for what a Markdown text mentions. */
export function mentionsWithoutReference(markdown: string, { start, end }: Span, address: Address): Splice[] {
  const isGitHub = bare(address.server) === 'github.com';
  return othersMentioned(markdown.slice(start, end), address).map(({ written, repository, number, broken, ...at }) => ({
    start: start + at.start,
    end: start + at.end,
    text: isGitHub ? `[${written}](${REDIRECT}/${repository}/issues/${number})` : broken,
  }));
}

/** An invisible mark between the sign and the number, where the text cannot become a link. */
const BREAK = '\u200b';

/** A text with the references that a mark has broken. */
export function withPlainReference(text: string): string {
  return text.includes(BREAK) ? text.replace(/(?<=[\w.-](?:\\?#|&num;|&#(?:35|x23);))\u200b(?=[1-9])/gi, '') : text;
}

/** What of some HTML is not shown as text that GitHub links: comments, code, links, and tags. */
const NO_TEXT = /<!--[\s\S]*?(?:-->|$)|<(a|code|pre|script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi;
const ADDRESS = /(?<![\w"'=])(?:https?:\/\/|www\.)[^\s<>"']+/gi;

/** The texts that some HTML shows, with the offsets at which they begin. */
function textsIn(html: string): Array<{ readonly text: string; readonly start: number }> {
  const texts: Array<{ readonly text: string; readonly start: number }> = [];
  let start = 0;
  for (const { 0: skipped, index } of [...html.matchAll(NO_TEXT), { 0: '', index: html.length }]) {
    texts.push({ text: html.slice(start, index), start });
    start = index + skipped.length;
  }
  return texts;
}

/** The addresses that some HTML shows as text. Offsets are those of the HTML. */
export function shownAddresses(html: string): Array<Span & { readonly url: string }> {
  return textsIn(html).flatMap(({ text, start }) =>
    [...text.matchAll(ADDRESS)].map(({ 0: url, index }) => ({ start: start + index, end: start + index + url.length, url })),
  );
}

/** Splices for the text of some HTML. Offsets are those of the HTML. */
export function htmlWithoutReferences(html: string, address: Address): Splice[] {
  const addresses = shownAddresses(html).flatMap(({ start, end, url }): Splice[] => {
    const other = withoutReference(/^www/i.test(url) ? `https://${url}` : url, address);
    return other === null ? [] : [{ start, end, text: other }];
  });
  const mentions = textsIn(html).flatMap(({ text, start }) =>
    othersMentioned(text, address).map((one) => ({ start: start + one.start, end: start + one.end, text: one.broken })),
  );
  return [...addresses, ...mentions];
}
