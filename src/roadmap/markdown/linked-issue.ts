import type { NamedUnder } from '../../model/mention.ts';
import type { Span } from '../../model/span.ts';
import { fileUrl, type IssueAddress, issueUrl, numberOfIssue } from './link.ts';

/** The issue that a link or a text names. */
export interface LinkedIssue {
  readonly number: number;
  readonly under: NamedUnder;
  /** The repository that is named, as `bare` gives it. Null: none is. */
  readonly repository: string | null;
}

/** The repository, the issue's number, and what follows it: `#issuecomment-1`, `?query`. */
const ISSUE_URL = /^((?:https?:)?\/\/[^/?#]+(?:\/[^?#]*)?\/[^/?#]+\/[^/?#]+)\/issues\/0{0,9}([1-9]\d{0,9})(\/?(?:[?#].*)?)$/i;

/** An address that does not begin with a scheme, a server or a fragment. */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|\/\/|#)/i;

const RELATIVE_ISSUE = /(?:^|\/)issues\/0{0,9}([1-9]\d{0,9})\/?(?:[?#].*)?$/i;

/**
 * An absolute address in the form in which ISSUE_URL reads it: with wide signs as usual ones. Browsers ignore `./`, a default port and a name of an account, and GitHub a second
 * slash, `.git`, and the encoding of letters. Some editors encode the `#` in front of `issuecomment`.
 */
export function plainAddress(url: string, { server }: Pick<IssueAddress, 'server'>): string {
  const usual = url.normalize('NFKC');
  if (RELATIVE.test(url) || !URL.canParse(usual, 'https://github.com')) return url;
  const { protocol, host, pathname, search, hash } = new URL(usual, 'https://github.com');
  if (!/^https?:$/.test(protocol)) return url;
  const own = bare(server).replace(/\/.*$/, '');
  const path = pathname
    .replace(/%(?:2[3def]|3f|[46][1-9a-f]|[57][0-9a]|5f|7e|3\d)/gi, (sign) => decodeURIComponent(sign))
    .replace(/\/{2,}/g, '/')
    .replace(/(?:%20)+$/, '')
    .replace(/\.git(?=\/issues\/)/i, '')
    .replace(/^\/api\/v3\/repos(?=\/[^/]+\/[^/]+\/issues\/)/, '');
  // The API, and the server whose links leave no trace where they lead.
  if (host === `api.${own}` && path.startsWith('/repos/')) return `${protocol}//${own}${path.slice('/repos'.length)}${search}${hash}`;
  return `${protocol}//${host === `redirect.${own}` ? own : host}${path}${search}${hash}`;
}

/** The issue at an address, of whatever repository; null for anything else, and for what is known to be a pull request. */
export function linkedIssue(url: string, address: IssueAddress): LinkedIssue | null {
  if (RELATIVE.test(url)) return relativeIssue(url, address);
  const [, named = '', digits] = ISSUE_URL.exec(plainAddress(url, address)) ?? [];
  if (digits === undefined) return null;
  const repository = bare(named);
  return known({ number: Number(digits), under: namedUnder(repository, address), repository }, address);
}

/** GitHub shows a file below `owner/name/blob/<branch>`, so that `../../issues/12` leads to an issue from a file at the top. */
function relativeIssue(url: string, address: IssueAddress): LinkedIssue | null {
  const digits = RELATIVE_ISSUE.exec(url.replace(/%23/g, '#'))?.[1];
  if (digits === undefined) return null;
  const [name] = address.repositories ?? [];
  if (name === undefined) return { number: Number(digits), under: 'present', repository: null };
  const base = fileUrl(address.path ?? '', { server: 'https://github.com', repositories: [name] });
  const repository = URL.canParse(url, base) ? bare(ISSUE_URL.exec(plainAddress(new URL(url, base).href, address))?.[1] ?? '') : '';
  const isRepository = repository.split('/').length === 3;
  const under = isRepository ? namedUnder(repository, { ...address, server: 'https://github.com' }) : 'nowhere';
  // Another repository has the name that it has on this server.
  const named = under === 'other' ? repository.replace(/^github\.com(?=\/)/, bare(address.server)) : null;
  return known({ number: Number(digits), under, repository: named }, address);
}

function known(issue: LinkedIssue, address: IssueAddress): LinkedIssue | null {
  const isOurs = issue.under === 'present' || issue.under === 'former';
  return isOurs && numberOfIssue(issue.number, address) === null ? null : issue;
}

/** An address in the form in which names are compared: servers answer to either scheme, with `www.` and without, and in any letter case. */
export function bare(url: string): string {
  return url.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '').toLowerCase();
}

function namedUnder(name: string, { server, repositories, former = [] }: IssueAddress): NamedUnder {
  if (repositories === null || repositories.some((one) => bare(`${server}/${one}`) === name)) return 'present';
  return former.some((one) => bare(one) === name) ? 'former' : 'other';
}

/** Whether an issue is this repository's. Under a former name that is certain only of the file's own issues. */
export function isOfRepository({ number, under }: Pick<LinkedIssue, 'number' | 'under'>, { entries }: IssueAddress): boolean {
  return under === 'present' || (under === 'former' && entries?.has(number) === true);
}

/** The number of this repository's issue at an address; null for another repository, a pull request, or anything else. */
export function issueOfUrl(url: string, address: IssueAddress): number | null {
  const found = linkedIssue(url, address);
  return found !== null && isOfRepository(found, address) ? found.number : null;
}

/** `#12`, `GH-12` and `owner/name#12`, also with a wide `＃`, but not `\\#12`, `&#12;`, `C#12` or `#1.5`. */
const NAMED = /(?<![\w\\/&#.-])(?:(?<repository>[\w.-]+\/[\w.-]+)?[#＃]|GH-)(?<number>[1-9]\d{0,9})(?![\w-]|\.\d)/gi;

/** An address that is no link, because it has no scheme: `github.com/owner/name/issues/12`, `owner/name/issues/12`. */
const WITHOUT_SCHEME = /(?<![\w/:.@&#%-])(?:\/\/)?(?<path>(?:[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?\/)?[\w.-]+\/[\w.-]+\/issues\/[1-9]\d{0,9})(?![\w/-]|\.\d)/gi;

/** The issues that a text names by itself, of whatever repository, and where. */
export function namedIssues(text: string, address: IssueAddress): Array<Span & LinkedIssue> {
  return [...numberedIssues(text, address), ...addressedIssues(text, address)].toSorted((one, other) => one.start - other.start);
}

/** Of this repository, whose links they would be. */
function addressedIssues(text: string, address: IssueAddress): Array<Span & LinkedIssue> {
  if (address.repositories === null || !text.includes('/issues/')) return [];
  return [...text.matchAll(WITHOUT_SCHEME)].flatMap(({ 0: { length }, index: start, groups }) => {
    const path = groups?.['path'] ?? '';
    const found = linkedIssue(path.split('/').length > 4 ? `https://${path}` : `${address.server}/${path}`, address);
    return found === null || !isOfRepository(found, address) ? [] : [{ ...found, start, end: start + length }];
  });
}

function numberedIssues(text: string, address: IssueAddress): Array<Span & LinkedIssue> {
  return [...text.matchAll(NAMED)].flatMap(({ 0: { length }, index: start, groups }) => {
    const name = groups?.['repository']?.toLowerCase();
    const repository = name === undefined ? null : `${bare(address.server)}/${name}`;
    const found = known({ number: Number(groups?.['number']), under: textUnder(name, address), repository }, address);
    return found === null ? [] : [{ ...found, start, end: start + length }];
  });
}

/** A text names no server, so only the repository's name is compared. */
function textUnder(name: string | undefined, { repositories, former = [] }: IssueAddress): NamedUnder {
  if (name === undefined || repositories === null || repositories.some((one) => one.toLowerCase() === name)) return 'present';
  return former.some((one) => one.toLowerCase().endsWith(`/${name}`)) ? 'former' : 'other';
}

/**
 * The source of a link to an issue with the repository's present name; null if it says that already. A relative link that leads to the issue
 * needs no name.
 * @param source of the whole link, such as `[#12](http://github.com/owner/old/issues/12)`
 * @param url where it leads
 */
export function underPresentName(source: string, url: string, { number, under }: LinkedIssue, address: IssueAddress): string | null {
  if (address.repositories === null || (under === 'present' && RELATIVE.test(url))) return null;
  const present = issueUrl(number, address);
  const rest = ISSUE_URL.exec(plainAddress(url, address))?.[3] ?? '';
  if (url === `${present}${rest}`) return null;
  const places = new RegExp(
    `(?<=^|[\\s([<"'])(?:(?:https?:)?\\/\\/|www\\.|\\.{0,2}\\/)?[^\\s()<>[\\]"']*\\/issues\\/0{0,9}${number}(?!\\d)(?:%(?:23|3f)[^\\s()<>[\\]"']*)?`,
    'gi',
  );
  const written = source.replace(places, () => present);
  // A reference has its address elsewhere in the file.
  const whole = written === source ? `${/^\[[^[\]]*\]/.exec(source)?.[0] ?? `[#${number}]`}(${present}${rest})` : written;
  return whole.replace(new RegExp(`^\\[[\\w.-]+/[\\w.-]+(?=#${number}\\])`), `[${address.repositories[0] ?? ''}`);
}
