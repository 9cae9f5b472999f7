import { FIELD_KEYS, type Item, type NewItem, type Roadmap } from '../model.ts';
import { isBlank, lineEnding } from './lines.ts';
import { type IssueAddress, issueLink } from './link.ts';
import { splice } from './splice.ts';
import { newHeading } from './style.ts';
import { sectionKey, verifyNew } from './verify.ts';

/** A roadmap with one more item at the end of a section, in the style of that section; or why that cannot be. */
export function addItem(roadmap: Roadmap, added: NewItem, read: (text: string) => Roadmap, address: IssueAddress): Roadmap | string {
  const { text } = roadmap;
  const end = lineEnding(text);
  const { to } = added;
  const peers = roadmap.items.filter((one) => to.at === 'end' && one.section === to.section && one.source.topLevel && one.shape !== 'row');
  const peer = peers.at(-1) ?? null;
  const lines = itemLines(roadmap, added, peer, address);
  let after: Roadmap | null = null;
  let made = '';
  if (to.at === 'new-section') {
    const start = text.trimEnd().length;
    const block = [newHeading(roadmap, to.title), '', ...lines].join(end);
    after = read(put(text, { start, end: start, text: `${start === 0 ? '' : end + end}${block}` }));
    made = `${after.sections.at(-1)?.heading.level ?? 0} ${to.title}`;
  } else if (peer !== null) {
    const at = peer.source.lines.end;
    const gap = end.repeat(peer.source.gap ?? 0);
    const block = lines.join(end);
    after = read(put(text, { start: at, end: at, text: /[\r\n]$/.test(text.slice(0, at)) ? `${gap}${block}${end}` : `${end}${gap}${block}` }));
  } else {
    const section = roadmap.sections[to.section];
    if (section === undefined) return 'its section is gone';
    const start = text.slice(0, section.span.end).trimEnd().length;
    const rest = text.slice(start);
    const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(rest)?.[0].length ?? 0;
    const closing = isBlank(rest)
      ? { start, end: start, text: `${end}${end}${lines.join(end)}` }
      : { start, end: start + blank, text: `${end}${end}${lines.join(end)}${end}${end}` };
    after = read(put(text, closing));
  }
  const index = after.items.findIndex(({ issue }) => issue === added.issue);
  const section = to.at === 'end' ? sectionKey(roadmap, to.section) : sectionKey(after, after.sections.length - 1);
  const wrong = verifyNew(roadmap, after, index, { reads: added.reads, issue: added.issue, section }, to.at === 'end' ? null : made);
  return wrong ?? after;
}

function put(text: string, one: { start: number; end: number; text: string }): string {
  return splice(text, [one]) ?? text;
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
