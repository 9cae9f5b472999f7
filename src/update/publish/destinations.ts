import { UserError } from '../../model/errors.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate, Release } from '../../model/timeline.ts';
import { pageFile } from './wiki-page.ts';

/** The places that one development update goes to. */
export interface Destinations {
  /** The path of its own file in the repository. */
  readonly file: string | null;
  /** The path that it takes if another roadmap's update has that one: with the release in it. Null if there is none. */
  readonly aside: string | null;
  /** The number of an issue. */
  readonly comment: number | null;
  /** The page of the wiki. */
  readonly wiki: string | null;
  /** The path of the feed of updates. */
  readonly feed: string | null;
  /** The path of the file with the numbers. */
  readonly status: string | null;
}

/** Where the configuration sends updates. */
export interface UpdateSettings {
  /** A path with `{date}` in it, and perhaps `{release}`. */
  readonly file: string | null;
  readonly comment: number | null;
  /** If `page` is null, the page is named after the release. */
  readonly wiki: { readonly page: string | null } | null;
  /** Paths, perhaps with `{roadmap}` in them. */
  readonly feed: string | null;
  readonly status: string | null;
}

/** The places that today's update goes to. @throws UserError if the wiki page has no title or an impossible one, or if two files have one path */
export function destinations(settings: UpdateSettings | null, roadmap: Roadmap, release: Release | null, today: IsoDate): Destinations | null {
  if (settings === null) return null;
  const { file, comment, wiki } = settings;
  if (wiki !== null && wiki.page === null && release === null)
    throw new UserError(
      `\`update: { wiki: true }\` names the wiki page after the release, but the title of ${roadmap.path} names no release.`,
      'Name the page in the configuration, such as `wiki: "Rocket 2.0 Roadmap"`.',
    );
  const page = wiki === null ? null : (wiki.page ?? `${release?.title} Roadmap`);
  // Called only for its error: an impossible title must stop the run before anything is published.
  if (page !== null) pageFile(page);
  if (file?.includes('{release}') === true && release === null)
    throw new UserError(
      `The path “${file}” in \`update\` holds the release, but the title of ${roadmap.path} names none.`,
      'Name the release in the title, or leave out `{release}`.',
    );
  const besides = file === null || release === null || file.includes('{release}') ? null : file.replace(/\{date\}(?=[^/]*$)/, '{release}-{date}');
  const pathOf = (pattern: string | null) => (pattern === null ? null : updatePath(pattern, roadmap.path, release, today));
  const to = { file: pathOf(file), aside: pathOf(besides), comment, wiki: page, feed: pathOf(settings.feed), status: pathOf(settings.status) };
  checkApart(to, roadmap.path);
  return to;
}

/** @throws UserError if the feed or the status would be the roadmap, or the update's own file */
function checkApart({ file, feed, status }: Destinations, path: string): void {
  for (const [key, own] of Object.entries({ feed, status })) {
    if (own === null || (own !== path && own !== file)) continue;
    throw new UserError(
      `The configuration’s \`${key}\` in \`update\` is ${own}, which is ${own === path ? 'the roadmap itself' : 'the file of the update'}.`,
      `Name another file, or write \`${key}: true\`. Nothing was written.`,
    );
  }
}

/** The path of the update's file. @param pattern relative to the roadmap's folder, or with a slash in front to the repository's root */
function updatePath(pattern: string, roadmapPath: string, release: Release | null, date: IsoDate): string {
  const folder = pattern.startsWith('/') ? '' : roadmapPath.replace(/[^/]*$/, '');
  return `${folder}${pattern.replace(/^\//, '')}`
    .replaceAll('{date}', date)
    .replaceAll('{release}', releaseInPath(release))
    .replaceAll('{roadmap}', nameInPath(roadmapPath));
}

/** The path of the file that keeps what a release has finished, in the folder of the updates: `updates/kettle-4.3.md`. */
export function releaseArchive(settings: UpdateSettings | null, roadmapPath: string, release: Release): string {
  const pattern = settings?.file ?? 'updates/{date}.md';
  return updatePath(`${pattern.replace(/[^/]*$/, '')}{release}.md`, roadmapPath, release, 'all');
}

/** The name of a roadmap's file as a part of another one's: `docs/ROADMAP.md` is `roadmap`. */
function nameInPath(path: string): string {
  return path.replace(/^.*\/|\.[^./]*$/g, '').toLowerCase();
}

/** A release as a part of a file's name: `Kettle 4.3` is `kettle-4.3`. */
function releaseInPath(release: Release | null): string {
  return (release?.title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
