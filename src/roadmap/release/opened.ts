import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { Release, TimelineEntry } from '../../model/timeline.ts';
import { type Splice, splice } from '../text/splice.ts';
import { textPattern } from '../text/words.ts';
import { canonicalLabel, isReleaseOf, isTimelineOf, releaseOfRoadmap } from '../timeline/release.ts';
import { newsIn } from './title-news.ts';

/** The finished release, and the name of the next one: `4.4`, `v4.4` or `Xen 4.4`. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/**
 * The roadmap of the next release: its title names that release, the dates of the timeline are empty, and the mark is on its first
 * line. Everything else stays. A string is the reason why that is not possible.
 */
export function opened(roadmap: Roadmap, { from, to }: Opening, read: (text: string) => Roadmap): Roadmap | string {
  const release = releaseOfRoadmap(roadmap, null);
  const title = nextTitle(roadmap, release, to);
  if (release === null || release.title !== from || title === null) return 'the title cannot be edited';
  const text = splice(roadmap.text, [...title, ...timelineSplices(roadmap, release)]);
  if (text === null) return 'the title or the timeline cannot be edited';
  const after = read(text);
  if (!isReleaseOf(to, releaseOfRoadmap(after, null))) return `the title would not name “${to}”`;
  if (signature(after) !== signature(roadmap)) return 'other text would read differently';
  const hadMark = roadmap.timeline.some(({ here }) => here);
  return hadMark && after.timeline.filter(({ here }) => here).length !== 1 ? 'the mark would be lost' : after;
}

/** The release that a roadmap has after the next one was opened. @param release the finished one */
export function nextRelease(release: Release, to: string): Release {
  const [old, now] = [release.title, to].map((name) => VERSION.exec(name)?.[0] ?? null);
  const words = to.slice(0, now === null || now === undefined ? to.length : -now.length).trim();
  const sameProduct = words === '' || canonicalLabel(words) === release.product;
  if (old === null || old === undefined || now === null || now === undefined || !sameProduct) return { title: to, product: canonicalLabel(words) };
  const version = `${/^v/i.exec(old)?.[0] ?? ''}${now.replace(/^v/i, '')}`;
  return { title: `${release.title.slice(0, -old.length)}${version}`, product: release.product };
}

const VERSION = /v?\d+(?:\.\d+)*$/i;

/**
 * Replaces the version in the title, or the whole name if the product changes, too, or if the release has no version. News of the finished
 * release leaves the title.
 */
function nextTitle({ text, sections, title }: Roadmap, release: Release | null, to: string): Splice[] | null {
  const heading = sections.find((section) => section.heading.title === title)?.heading;
  if (heading === undefined || release === null) return null;
  const source = text.slice(heading.span.start, heading.span.end);
  const next = nextRelease(release, to);
  const [old, now] = [release.title, next.title].map((name) => VERSION.exec(name)?.[0] ?? '');
  const onlyVersion = old !== '' && now !== '' && next.product === release.product;
  const [before = '', after = ''] = onlyVersion ? [old, now] : [release.title, next.title];
  const found = new RegExp(`(?<![\\p{L}\\p{N}]|\\d\\.)${textPattern(before)}(?![\\p{L}\\p{N}]|\\.\\d)`, 'iu').exec(source);
  if (found === null) return null;
  const start = heading.span.start + found.index;
  const name = { start, end: start + found[0].length, text: after };
  // A title with markup is left alone: a cut might break it.
  const at = title === null ? -1 : source.indexOf(title);
  if (title === null || at === -1) return [name];
  const offset = heading.span.start + at;
  const news = newsIn(title, { start: start - offset, end: name.end - offset });
  return [name, ...news.map((part) => ({ start: offset + part.start, end: offset + part.end, text: '' }))];
}

/** Empties the dates of the release's timeline and moves the mark to its first line. An entry whose date is not found in the source stays as it is. */
function timelineSplices(roadmap: Roadmap, release: Release): Splice[] {
  const marked = roadmap.timeline.find(({ here }) => here);
  const entries = roadmap.timeline.filter((entry) => isTimelineOf(entry, release));
  const own = marked === undefined ? entries : entries.filter(({ timeline }) => timeline === marked.timeline);
  const first = marked === undefined ? undefined : own[0];
  return own.map((entry) => {
    const { start, end } = entry.source;
    const mark = entry === first ? marked : undefined;
    const written = withoutMark(roadmap.text, entry);
    const empty = emptyEntry(written, entry) ?? written;
    return { start, end: Math.max(end, entry.source.mark?.end ?? end), text: mark === undefined ? empty : markedEntry(roadmap.text, empty, mark) };
  });
}

/** The text of an entry without its mark. */
function withoutMark(text: string, { source: { start, end, mark } }: TimelineEntry): string {
  const whole = Math.max(end, mark?.end ?? end);
  return (mark === null ? text.slice(start, whole) : text.slice(start, mark.start) + text.slice(mark.end, whole)).trim();
}

function markedEntry(text: string, entry: string, { source: { mark, before } }: TimelineEntry): string {
  const words = mark === null ? '' : text.slice(mark.start, mark.end);
  return before ? `${words.trim()} ${entry}` : `${entry} ${words.trim()}`;
}

/** `Beta:` of `Beta: 1 May 2026`, of `Beta - 1 May 2026` and of `1 May 2026: Beta`; null if the label does not stand there as it was read. */
function emptyEntry(written: string, { label, written: date }: TimelineEntry): string | null {
  if (date === '') return written;
  const isLabel = (text: string) => canonicalLabel(text) === canonicalLabel(label);
  for (const { index, 0: separator } of written.matchAll(/:[*_`]*|\s[-–—]+(?=\s)/g)) {
    if (!isLabel(written.slice(0, index))) continue;
    return separator.startsWith(':') ? written.slice(0, index + separator.length) : `${written.slice(0, index)}:`;
  }
  const behind = /^[^:]*:\s*(?<rest>\S.*)$/s.exec(written)?.groups?.['rest'];
  return behind !== undefined && isLabel(behind) ? `${behind.trimEnd()}:` : null;
}

/** What opening a release leaves as it is. */
function signature({ items, sections, lastUpdated }: Roadmap): string {
  const ofItem = ({ line, endLine, title, state, issue, section, notes, subItems, fields }: Item) => [
    ...[line, endLine, title, state, issue, section, notes, subItems],
    Object.values(fields).map(({ key, value }) => `${key}: ${value}`),
  ];
  return JSON.stringify([items.map(ofItem), sections.map(({ role, kind, external, heading }) => [role, kind, external, heading.line]), lastUpdated?.text]);
}
