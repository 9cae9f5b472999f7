import { Feed } from 'feed';
import { UserError } from '../../model/errors.ts';
import { midnight } from '../../model/time.ts';
import type { FeedEntry, UpdateFeed } from '../../model/update.ts';
import { fileUrl, type IssueAddress, issueUrl, rawFileUrl, repositoryUrl } from '../../roadmap/markdown/link.ts';
import { fitForXml, xml } from '../../roadmap/text/escape.ts';
import { cutText } from '../../roadmap/text/text.ts';
import type { Destinations } from './destinations.ts';
import { pageFile } from './wiki-page.ts';

/** Entries; older ones are dropped. */
const MOST_ENTRIES = 20;
/** Characters of an entry's title, and of its summary. */
const MAX_TITLE = 300;
const MAX_SUMMARY = 1_000;

/** By this comment the feed of a roadmap is known again: a file without it belongs to somebody else and is never written over. */
export function feedMark(path: string): string {
  return `<!-- roadmap-sync:feed path=${encodeURIComponent(path)} -->`;
}

/** Called before anything is written. @throws UserError if the ids and links of a feed cannot be made */
export function checkFeed(to: Destinations | null, path: string, address: IssueAddress): void {
  if (to?.feed != null) tagOf('2000-01-01', path, address);
}

/** The feed with one more update. @param before the feed as it was; absent: this is its first update */
export function feedAfter(
  before: UpdateFeed | undefined,
  { subject, summary, date }: { readonly subject: string; readonly summary: string; readonly date: string },
  to: Destinations,
  path: string,
  address: IssueAddress,
): UpdateFeed {
  const id = tagOf(date, path, address);
  const entry: FeedEntry = { id, date, title: cutFor(subject, MAX_TITLE), summary: cutFor(summary, MAX_SUMMARY), link: wholeUpdateAt(to, path, address) };
  const older = (before?.entries ?? []).filter((one) => one.id !== id);
  return { id: before?.id ?? `${id}/updates`, entries: [entry, ...older].slice(0, MOST_ENTRIES) };
}

/**
 * The feed as Atom (RFC 4287). The same entries give the same bytes: its time is the day of the newest entry.
 * @param at the path of its file in the repository
 */
export function feedText({ id, entries }: UpdateFeed, at: string, path: string, address: IssueAddress): string {
  const name = address.repositories?.[0] ?? '';
  const feed = new Feed({
    id,
    // The library reads `&amp;` in a title as `&`, and escapes what it has read.
    title: fitForXml(`${name}: development updates of ${path}`).replaceAll('&', '&amp;'),
    link: fileUrl(path, address),
    feed: rawFileUrl(at, address),
    author: { name: 'Roadmap Sync' },
    generator: 'Roadmap Sync',
    updated: midnight(entries[0]?.date ?? '2000-01-01'),
  });
  // Titles and summaries are HTML in the library's feeds.
  for (const { id: entryId, title, summary, link, date } of entries)
    feed.addItem({ id: entryId, title: xml(title), link, date: midnight(date), description: paragraphs(summary) });
  return `${feed.atom1().replace('?>', () => `?>\n${feedMark(path)}`)}\n`;
}

function paragraphs(summary: string): string {
  return summary
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${xml(line)}</p>`)
    .join('');
}

function cutFor(text: string, most: number): string {
  return text.length > most ? `${cutText(text, most)}…` : text;
}

/** `tag:github.com,2026-06-10:acme/kettle/ROADMAP.md` (RFC 4151): it stays when the repository is renamed, because the state keeps it. */
function tagOf(date: string, path: string, { server, repositories }: IssueAddress): string {
  const host = /^https?:\/\/(?<host>[a-z0-9.-]+)/i.exec(server)?.groups?.['host']?.toLowerCase();
  const name = repositories?.[0];
  if (host === undefined || name === undefined)
    throw new UserError(
      'The key `feed` in `update` needs the addresses of the server and the repository, and they are not known.',
      'Start the run where GITHUB_SERVER_URL and GITHUB_REPOSITORY are set, as on a runner, or leave `feed` out. Nothing was written.',
    );
  return `tag:${host},${date}:${[...name.split('/'), ...path.split('/')].map(encodeURIComponent).join('/')}`;
}

/** The address of the place that has the whole update. */
function wholeUpdateAt({ file, wiki, comment }: Destinations, path: string, address: IssueAddress): string {
  if (file !== null) return fileUrl(file, address);
  if (wiki !== null) return `${repositoryUrl(address)}/wiki/${encodeURIComponent(pageFile(wiki).replace(/\.md$/, ''))}`;
  return comment === null ? fileUrl(path, address) : issueUrl(comment, address);
}
