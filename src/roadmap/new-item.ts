import { FIELD_KEYS, type Item, type NewItem, type Roadmap } from '../model.ts';
import { behindLines, contentEnd, intoGap } from './insert.ts';
import { isBlank, lineEnding } from './lines.ts';
import { type IssueAddress, issueLink } from './link.ts';
import { type Splice, splice } from './splice.ts';
import { newHeading } from './style.ts';
import { sectionKey, verifyNew } from './verify.ts';

/** A roadmap with one more item at the end of a section, in the style of that section; or why that cannot be. */
export function addItem(roadmap: Roadmap, added: NewItem, read: (text: string) => Roadmap, address: IssueAddress): Roadmap | string {
  const end = lineEnding(roadmap.text);
  const { to } = added;
  const peers = roadmap.items.filter((one) => to.at === 'end' && one.section === to.section && one.source.topLevel && one.shape !== 'row');
  const peer = peers.at(-1) ?? null;
  const block = itemLines(roadmap, added, peer, address).join(end);
  const placed = place(roadmap, to, peer, block, end);
  const text = placed === null ? null : splice(roadmap.text, [placed]);
  if (text === null) return 'its section is gone';
  const after = read(text);
  const made = to.at === 'end' ? null : `${after.sections.at(-1)?.heading.level ?? 0} ${to.title}`;
  const index = after.items.findIndex(({ issue }) => issue === added.issue);
  const section = to.at === 'end' ? sectionKey(roadmap, to.section) : sectionKey(after, after.sections.length - 1);
  const wrong = verifyNew(roadmap, after, index, { reads: added.reads, issue: added.issue, section }, made);
  return wrong ?? after;
}

function place(roadmap: Roadmap, to: NewItem['to'], peer: Item | null, block: string, end: string): Splice | null {
  const { text } = roadmap;
  if (to.at === 'new-section') return intoGap(text, contentEnd(text, text.length), [newHeading(roadmap, to.title), '', block].join(end), end);
  if (peer !== null) return behindLines(text, peer.source.lines.end, block, end.repeat(peer.source.gap ?? 0));
  const section = roadmap.sections[to.section];
  return section === undefined ? null : intoGap(text, contentEnd(text, section.span.end), block, end);
}

function itemLines(roadmap: Roadmap, { markdown, issue, content }: NewItem, peer: Item | null, address: IssueAddress): string[] {
  const text = peer === null ? '' : roadmap.text.slice(peer.source.lines.start, peer.source.marker.end);
  const [, indent = '', own = '-'] = /^([ \t]*)(\S+)$/.exec(text) ?? [];
  const marker = own.replace(/^\d+/, (number) => String(Number(number) + 1));
  const boxed =
    peer === null ? roadmap.items.some(({ shape }) => shape === 'task') && roadmap.items.every(({ shape }) => shape !== 'bullet') : peer.shape === 'task';
  const inner = `${indent}${' '.repeat(marker.length + 1)}`;
  const fields = FIELD_KEYS.flatMap((key) => {
    const value = key === 'kind' ? undefined : content.fields[key];
    return value === undefined ? [] : [`${inner}- ${key}: ${value}`];
  });
  const block = (markdownBlock: string) => (markdownBlock === '' ? [] : markdownBlock.split('\n').map((line) => (isBlank(line) ? '' : inner + line)));
  const notes = block(content.notes);
  return [
    `${indent}${marker} ${boxed ? '[ ] ' : ''}${markdown} ${issueLink(issue, address)}`,
    ...fields,
    ...block(content.subItems),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ];
}
