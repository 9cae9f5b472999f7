import { escapeMarkdown } from '../text/text.ts';

/** The issues that belong to a file, with all titles that each and its item have had. */
export interface KnownEntries {
  readonly has: (number: number) => boolean;
  readonly get: (number: number) => { readonly titles: ReadonlySet<string> } | undefined;
}

/** Where this repository's issues are, under every name that the repository has had. */
export interface IssueAddress {
  /** `https://github.com`, without a slash at its end. */
  readonly server: string;
  /** `owner/name`, the present one first. Null: unknown, as on the command line without --repo; then any repository fits. */
  readonly repositories: readonly string[] | null;
  /** The names that the repository had before, with their servers: `https://github.com/owner/old`. Left out: none is known. */
  readonly former?: readonly string[];
  /** The issues that belong to the file. A link under a former name counts only for these, because another repository may have that name by now. */
  readonly entries?: KnownEntries;
  /** The path of the file in the repository. Relative links lead from there. Left out: the file is at the top. */
  readonly path?: string;
  /** Numbers that are known to be pull requests. Links to them are read as text. */
  readonly pullRequests?: ReadonlySet<number>;
}

/** The number; null if it is known to be a pull request. */
export function numberOfIssue(number: number, { pullRequests }: IssueAddress): number | null {
  return pullRequests?.has(number) === true ? null : number;
}

/** The one repository to whose issues the links lead; null if they lead to several, or if none names a repository. @param links Markdown */
export function addressIn(links: readonly string[]): IssueAddress | null {
  const found = new Map<string, IssueAddress>();
  for (const link of links) {
    const [url, server = '', repository = ''] = /(https?:\/\/[^/?#\s]+(?:\/[^/?#\s]+)*?)\/([\w.-]+\/[\w.-]+)\/issues\/\d/i.exec(link) ?? [];
    if (url !== undefined) found.set(url.toLowerCase().replace(/\d$/, ''), { server, repositories: [repository] });
  }
  const [address = null] = found.values();
  return found.size > 1 ? null : address;
}

/** Every issue number in a text, in links and in prose. An issue that the text still names does not count as removed. */
export function numbersIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/(?:#|\/issues\/0{0,9})([1-9]\d{0,9})\b/g)].map(([, number]) => Number(number)));
}

/** The address of an issue. Links in a file need it, because GitHub does not turn `#12` into a link there. */
export function issueUrl(number: number, address: IssueAddress): string {
  return `${repositoryUrl(address)}/issues/${number}`;
}

/** The address of a file on the default branch, whatever the branch is called. */
export function fileUrl(path: string, address: IssueAddress): string {
  return `${repositoryUrl(address)}/blob/HEAD/${encoded(path)}`;
}

/** The address of a line of a file at a commit. */
export function lineUrl(path: string, line: number, commit: string, address: IssueAddress): string {
  return `${repositoryUrl(address)}/blob/${commit}/${encoded(path)}?plain=1#L${line}`;
}

/** The address of a file's bytes, for images. */
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

/** The repository under its present name. */
export function repositoryUrl({ server, repositories }: Pick<IssueAddress, 'server' | 'repositories'>): string {
  return `${server}/${repositories?.[0] ?? ''}`;
}

/** The link at the end of a title. */
export function issueLink(number: number, address: IssueAddress): string {
  return `([#${number}](${issueUrl(number, address)}))`;
}

/** A Markdown link. @param text plain text */
export function markdownLink(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url})`;
}
