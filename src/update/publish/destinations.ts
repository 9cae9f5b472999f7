import { UserError } from '../../model/errors.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import type { Release } from '../../roadmap/timeline/release.ts';
import { pageFile } from './wiki-page.ts';

/** Where a development update goes, with the names that it has there. */
export interface Destinations {
  /** The path of its own file in the repository. */
  readonly file: string | null;
  /** The number of an issue. */
  readonly comment: number | null;
  /** The page of the wiki. */
  readonly wiki: string | null;
}

/** Where the configuration sends updates. */
export interface UpdateSettings {
  /** With `{date}`. */
  readonly file: string | null;
  readonly comment: number | null;
  /** `page` null: it is called after the release. */
  readonly wiki: { readonly page: string | null } | null;
}

/** Where an update of some day goes. @throws UserError where a page has no name, or one that no page can have */
export function destinations(settings: UpdateSettings | null, roadmap: Roadmap, release: Release | null, today: IsoDate): Destinations | null {
  if (settings === null) return null;
  const { file, comment, wiki } = settings;
  if (wiki !== null && wiki.page === null && release === null)
    throw new UserError(
      `\`update: { wiki: true }\` is configured, and the title of ${roadmap.path} names no release to call the page after.`,
      'Name the page in the configuration, such as `wiki: "Rocket 2.0 Roadmap"`.',
    );
  const page = wiki === null ? null : (wiki.page ?? `${release?.title} Roadmap`);
  // A title that no page can have is told before anything goes out.
  if (page !== null) pageFile(page);
  return { file: file === null ? null : updatePath(file, roadmap.path, today), comment, wiki: page };
}

/** The path of the update's file. @param pattern below the roadmap's folder; with a slash in front below the repository's */
function updatePath(pattern: string, roadmapPath: string, date: IsoDate): string {
  const folder = pattern.startsWith('/') ? '' : roadmapPath.replace(/[^/]*$/, '');
  return `${folder}${pattern.replace(/^\//, '')}`.replaceAll('{date}', date);
}
