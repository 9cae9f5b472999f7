import type { IsoDate } from '../../model/timeline.ts';
import type { PublishedUpdate } from '../../model/update.ts';
import { neutral, withoutMarkers } from '../../roadmap/markdown/neutral.ts';
import { unclosedLine } from '../../roadmap/markdown/unclosed.ts';
import { cutText } from '../../roadmap/text/text.ts';

/** Tells an update wherever it stands: which roadmap's, and of which day. */
export function updateMarker(path: string, date: IsoDate): string {
  return `<!-- roadmap-sync:update path=${encodeURIComponent(path)} date=${date} -->`;
}

/** GitHub's longest comment has 65,536 characters; some are for the marker. */
const MAX_COMMENT = 64_000;

/**
 * A comment that calls nobody, and is no longer than one may be: its marker, and as much of the update as has room.
 * @param whole Markdown that says where all of it is; null where it is nowhere else
 */
export function commentBody(markdown: string, path: string, date: IsoDate, whole: string | null): string {
  const calm = neutral(markdown);
  const shown = calm.length <= MAX_COMMENT ? calm : `${shortened(calm)}\n\n*The rest had no room here${whole === null ? '' : `: ${whole} has all of it`}.*\n`;
  return `${updateMarker(path, date)}\n${shown}`;
}

/** As many whole lines as have room, without code or a comment that would swallow what stands behind them. */
function shortened(calm: string): string {
  const room = cutText(calm, MAX_COMMENT);
  const shown = room.slice(0, Math.max(room.lastIndexOf('\n'), MAX_COMMENT / 2));
  const unclosed = unclosedLine(shown);
  const kept = unclosed === null ? shown : shown.split('\n', unclosed - 1).join('\n');
  return kept.trimEnd();
}

/** The text of an update's own file. */
export function archiveText({ markdown, date }: PublishedUpdate, path: string): string {
  return `${markdown}\n${updateMarker(path, date)}\n`;
}

const PAGE_BEGIN = '<!-- roadmap-sync:page begin';
const PAGE_END = '<!-- roadmap-sync:page end -->';

/**
 * A page of the wiki with the update as its part between two comments; text around it belongs to people. Where there is no
 * part, it comes first; one that is of this day stays.
 */
export function mirroredPage(text: string | null, markdown: string, marker: string, path: string): string {
  const begin = `${PAGE_BEGIN} path=${encodeURIComponent(path)} -->`;
  const part = `${begin}\n${marker}\n\n${withoutMarkers(markdown)}${PAGE_END}`;
  if (text === null || text.trim() === '') return `${part}\n`;
  const start = text.indexOf(begin);
  const end = start === -1 ? -1 : text.indexOf(PAGE_END, start);
  if (end === -1) return `${part}\n\n${text}`;
  // After a state was lost: what is there tells more than what is left to tell.
  if (text.slice(start, end).includes(marker)) return text;
  return text.slice(0, start) + part + text.slice(end + PAGE_END.length);
}
