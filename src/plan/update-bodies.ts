import type { IsoDate, PublishedUpdate } from '../model.ts';
import { cutText } from '../roadmap/text.ts';
import { neutral } from './issue-text.ts';

/** Tells an update wherever it stands: which roadmap's, and of which day. */
export function updateMarker(path: string, date: IsoDate): string {
  return `<!-- roadmap-sync:update path=${encodeURIComponent(path)} date=${date} -->`;
}

/** GitHub's longest comment has 65,536 characters; some are for the marker. */
const MAX_COMMENT = 64_000;
const CUT = '\n\n*The rest had no room here.*\n';

/** A comment that calls nobody, and is no longer than one may be: its marker, and as much of the update as has room. */
export function commentBody(markdown: string, path: string, date: IsoDate): string {
  return `${updateMarker(path, date)}\n${shortened(neutral(markdown))}`;
}

function shortened(calm: string): string {
  if (calm.length <= MAX_COMMENT) return calm;
  const shown = cutText(calm, MAX_COMMENT);
  return shown.slice(0, Math.max(shown.lastIndexOf('\n'), MAX_COMMENT / 2)) + CUT;
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
  const part = `${begin}\n${marker}\n\n${markdown.replaceAll('<!-- roadmap-sync:', '<\u200b!-- roadmap-sync:')}${PAGE_END}`;
  if (text === null || text.trim() === '') return `${part}\n`;
  const start = text.indexOf(begin);
  const end = start === -1 ? -1 : text.indexOf(PAGE_END, start);
  if (end === -1) return `${part}\n\n${text}`;
  // After a state was lost: what is there tells more than what is left to tell.
  if (text.slice(start, end).includes(marker)) return text;
  return text.slice(0, start) + part + text.slice(end + PAGE_END.length);
}
