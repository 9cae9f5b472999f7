import type { IsoDate } from '../../model/timeline.ts';
import type { PublishedUpdate } from '../../model/update.ts';
import { neutral, withoutMarkers } from '../../roadmap/markdown/neutral.ts';
import { unclosedLine } from '../../roadmap/markdown/unclosed.ts';
import { cutText } from '../../roadmap/text/text.ts';

/** Identifies an update in a comment, a file or a wiki page, by its roadmap and its day. */
export function updateMarker(path: string, date: IsoDate): string {
  return `<!-- roadmap-sync:update path=${encodeURIComponent(path)} date=${date} -->`;
}

/** The path of the roadmap whose update a file holds; null if it holds none. */
export function roadmapOfUpdate(text: string): string | null {
  const path = /<!-- roadmap-sync:update path=(\S+) date=/.exec(text)?.[1];
  try {
    return path === undefined ? null : decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** GitHub's longest comment has 65,536 characters; some are for the marker. */
const MAX_COMMENT = 64_000;

/**
 * The body of a comment: the marker, and as much of the update as GitHub accepts. Mentions in it notify nobody.
 * @param whole Markdown for the place of the whole update; null if there is no other place
 */
export function commentBody(markdown: string, path: string, date: IsoDate, whole: string | null): string {
  const calm = neutral(markdown);
  const shown =
    calm.length <= MAX_COMMENT
      ? calm
      : `${shortenedBody(calm)}\n\n*The update is too long for a comment${whole === null ? '' : `. The whole text: ${whole}`}.*\n`;
  return `${updateMarker(path, date)}\n${shown}`;
}

/** As many whole lines as fit. It ends before code or a comment that stays open, which would swallow the sentence after it. */
function shortenedBody(calm: string): string {
  const room = cutText(calm, MAX_COMMENT);
  const shown = room.slice(0, Math.max(room.lastIndexOf('\n'), MAX_COMMENT / 2));
  const unclosed = unclosedLine(shown);
  const kept = unclosed === null ? shown : shown.split('\n', unclosed - 1).join('\n');
  return kept.trimEnd();
}

/** The text of an update's own file. */
export function archiveText({ markdown, date }: Pick<PublishedUpdate, 'markdown' | 'date'>, path: string): string {
  return `${markdown}\n${updateMarker(path, date)}\n`;
}

const PAGE_BEGIN = '<!-- roadmap-sync:page begin';
const PAGE_END = '<!-- roadmap-sync:page end -->';

/**
 * The wiki page with the update between two HTML comments. Text around them belongs to people and stays. If the page has no
 * such part yet, it is put first. A part that has this day's update already stays as it is.
 */
export function mirroredPage(text: string | null, markdown: string, marker: string, path: string): string {
  const begin = `${PAGE_BEGIN} path=${encodeURIComponent(path)} -->`;
  const part = `${begin}\n${marker}\n\n${withoutMarkers(markdown)}${PAGE_END}`;
  if (text === null || text.trim() === '') return `${part}\n`;
  const start = text.indexOf(begin);
  const end = start === -1 ? -1 : text.indexOf(PAGE_END, start);
  if (end === -1) return `${part}\n\n${text}`;
  // This happens after the state was lost. The page's text was made before the resolved bugs left the file, so it says more.
  if (text.slice(start, end).includes(marker)) return text;
  return text.slice(0, start) + part + text.slice(end + PAGE_END.length);
}
