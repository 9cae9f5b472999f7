import type { Item, Roadmap } from '../../../model/roadmap.ts';
import type { Span } from '../../../model/span.ts';
import { type IssueAddress, issueLink } from '../../markdown/link.ts';
import type { Splice } from '../../text/splice.ts';
import { insertAt } from './insert.ts';

/** Puts another title in the place of an item's, with the strike-through it is to have. */
export function setTitle(roadmap: Roadmap, item: Item, markdown: string, struck: boolean, address: IssueAddress): Splice[] {
  const { title, link } = item.source;
  const written = struck ? `~~${markdown}~~` : markdown;
  // What is taken off the end may stand inside of the title's emphasis, and the link may be the whole title.
  const kept = partsInside(item).map((part) => {
    const source = roadmap.text.slice(part.start, part.end);
    return part !== link || (part.start !== title.start && AT_END.test(source)) ? source : linkOf(item, address);
  });
  // Words that were the link's are replaced with the title.
  const lost = link === null ? linkOf(item, address) : '';
  return [{ ...title, text: written + lost + kept.join('') }];
}

/** A link that is one at the end of a title, too. */
const AT_END = /^\s+\((?:#\d+|\[#\d+\](?:\[[^\]]*\]|\([^()\s]*\))?)\)\.?$/;

/** The link, the mark `(external)` and the status, where they stand inside of the title's span. */
function partsInside({ source: { title, link, externalMark, status } }: Item): Span[] {
  const said = status?.where === 'title' && status.text !== '' ? status.span : null;
  return [link, externalMark, said].filter((part): part is Span => part !== null && part.start < title.end).toSorted((a, b) => a.start - b.start);
}

function linkOf({ issue }: Item, address: IssueAddress): string {
  return issue === null ? '' : ` ${issueLink(issue, address)}`;
}

/** Strikes a title through. */
export function strike(roadmap: Roadmap, { source }: Item): Splice[] {
  if (source.strike !== null) return [];
  const inner = source.partialStrikes.flatMap((span) => withoutTildes(roadmap, span));
  // A mark that stands where the title does is replaced, not doubled.
  const atStart = inner.find(({ start }) => start === source.title.start);
  const atEnd = inner.find(({ end }) => end === source.title.end);
  return [
    ...(atStart === undefined ? [insertAt(source.title.start, '~~')] : []),
    ...inner.filter((one) => one !== atStart && one !== atEnd),
    ...(atEnd === undefined ? [insertAt(source.title.end, '~~')] : []),
  ];
}

/** Takes the strike-through off a title. */
export function unstrike(roadmap: Roadmap, { source }: Item): Splice[] {
  return source.strike === null ? [] : withoutTildes(roadmap, source.strike);
}

function withoutTildes(roadmap: Roadmap, { start, end }: Span): [Splice, Splice] {
  const width = roadmap.text.startsWith('~~', start) ? 2 : 1;
  return [
    { start, end: start + width, text: '' },
    { start: end - width, end, text: '' },
  ];
}
