import type { Span } from '../../model/span.ts';
import { escapeMarkdown } from '../text/text.ts';

/** Where this repository's issues are, under every name it has had. */
export interface IssueAddress {
  /** `https://github.com`, without a slash at its end. */
  readonly server: string;
  /** `owner/name`, the present one first. Null where no repository is known: a terminal that only reads. */
  readonly repositories: readonly string[] | null;
  /** Numbers that are known to be pull requests: what names them is text. */
  readonly pullRequests?: ReadonlySet<number>;
}

/** The number of this repository's issue that an address names, or null: another repository's, a pull request, anything else. */
export function issueOfUrl(url: string, address: IssueAddress): number | null {
  const match = /^(https?:\/\/[^/?#]+(?:\/[^?#]*)?)\/([^/?#]+\/[^/?#]+)\/issues\/([1-9]\d{0,9})\/?(?:[?#].*)?$/i.exec(url);
  if (match === null) return null;
  const [, server = '', repository = '', number] = match;
  if (address.repositories !== null) {
    if (server.toLowerCase() !== address.server.toLowerCase()) return null;
    if (!address.repositories.some((name) => name.toLowerCase() === repository.toLowerCase())) return null;
  }
  return numberOfIssue(Number(number), address);
}

/** A number, or null where it is known to be that of a pull request. */
export function numberOfIssue(number: number, { pullRequests }: IssueAddress): number | null {
  return pullRequests?.has(number) === true ? null : number;
}

/** The repository whose issues all of some links lead to. Null where they lead to several, or none says. @param links Markdown */
export function addressIn(links: readonly string[]): IssueAddress | null {
  const found = new Map<string, IssueAddress>();
  for (const link of links) {
    const [url, server = '', repository = ''] = /(https?:\/\/[^/?#\s]+(?:\/[^/?#\s]+)*?)\/([\w.-]+\/[\w.-]+)\/issues\/\d/i.exec(link) ?? [];
    if (url !== undefined) found.set(url.toLowerCase().replace(/\d$/, ''), { server, repositories: [repository] });
  }
  const [address = null] = found.values();
  return found.size > 1 ? null : address;
}

/** Every number that a text names, be it as a link or in prose: what is named is not gone. */
export function numbersIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/(?:#|\/issues\/)([1-9]\d{0,9})\b/g)].map(([, number]) => Number(number)));
}

/** `#12`, `GH-12` and `owner/name#12`, but not `\\#12`, `&#12;`, `C#12` or `#1.5`. */
const NAMED = /(?<![\w\\/&#.-])(?:(?<repository>[\w.-]+\/[\w.-]+)?#|GH-)(?<number>[1-9]\d{0,9})(?![\w-]|\.\d)/gi;

/** The issues of this repository that a text names by itself, and where. */
export function namedIssues(text: string, address: IssueAddress): Array<Span & { number: number }> {
  return [...text.matchAll(NAMED)].flatMap(({ 0: { length }, index: start, groups }) => {
    const repository = groups?.['repository']?.toLowerCase();
    if (repository !== undefined && address.repositories?.every((name) => name.toLowerCase() !== repository) === true) return [];
    const number = numberOfIssue(Number(groups?.['number']), address);
    return number === null ? [] : [{ number, start, end: start + length }];
  });
}

/** The address of an issue, for the file: there, `#12` alone is not a link. */
export function issueUrl(number: number, address: IssueAddress): string {
  return `${repositoryUrl(address)}/issues/${number}`;
}

/** The address of a file on the default branch, whatever its name. */
export function fileUrl(path: string, address: IssueAddress): string {
  return `${repositoryUrl(address)}/blob/HEAD/${encoded(path)}`;
}

/** The address of a file's bytes, as an image needs it. */
export function rawFileUrl(path: string, address: IssueAddress): string {
  return `${repositoryUrl(address)}/raw/HEAD/${encoded(path)}`;
}

function encoded(path: string): string {
  const parts = path.split('/').map((part) => encodeURIComponent(part).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`));
  return parts.join('/');
}

export function commitUrl(sha: string, address: IssueAddress): string {
  return `${repositoryUrl(address)}/commit/${sha}`;
}

function repositoryUrl({ server, repositories }: IssueAddress): string {
  return `${server}/${repositories?.[0] ?? ''}`;
}

/** The link as it stands at the end of a title. */
export function issueLink(number: number, address: IssueAddress): string {
  return `([#${number}](${issueUrl(number, address)}))`;
}

/** A Markdown link with some plain text. */
export function markdownLink(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url})`;
}
