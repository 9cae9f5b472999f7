import fc from 'fast-check';
import type { Destination, ItemEdit, NewItem } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import type { EditsAtOnce } from '../../../src/roadmap/edit/at-once.ts';
import { movesOf } from '../../../src/roadmap/edit/culprits.ts';
import { inOrder } from '../../../src/roadmap/edit/in-place.ts';

/** How a list is written. */
const list = fc.record({
  marker: fc.constantFrom('-', '*', '1.', '1)'),
  boxed: fc.boolean(),
  gap: fc.constantFrom('', '', '\n'),
  items: fc.array(fc.constantFrom('', '\n  - owner: kim', '\n  - [ ] inner', '\n\n  A note.', '\n  soft line'), { minLength: 0, maxLength: 5 }),
  prose: fc.constantFrom('', '', 'Some words.\n\n'),
  after: fc.constantFrom('', '', '\nMore words.\n'),
});

const SECTIONS = ['Planned', 'Known bugs', 'In progress', 'Completed', 'Resolved bugs'];

/** Roadmaps of several lists, each written in its own way. */
export const roadmaps = fc
  .record({ lists: fc.array(list, { minLength: 2, maxLength: 5 }), title: fc.boolean(), end: fc.constantFrom('\n', '', '\r\n'), dated: fc.boolean() })
  .map(({ lists, title, end, dated }) => {
    let number = 0;
    const parts = lists.map(({ marker, boxed, gap, items, prose, after }, at) => {
      const written = items.map((below, place) => {
        number += 1;
        const bullet = /^\d/.test(marker) ? `${place + 1}${marker.slice(1)}` : marker;
        const indent = ' '.repeat(bullet.length + 1);
        return `${bullet} ${boxed || bullet !== marker ? '[ ] ' : ''}item ${number}${below.replaceAll('\n  ', `\n${indent}`)}\n`;
      });
      return `## ${SECTIONS[at]}\n\n${prose}${written.join(gap)}${after}`;
    });
    const text = `${title ? '# R\n\n' : ''}${dated ? 'Last updated: 2026-01-02\n\n' : ''}${parts.join('\n')}`.replace(/\n+$/, '') + (end === '' ? '' : '\n');
    return end === '\r\n' ? text.replaceAll('\n', '\r\n') : text;
  });

/** Any edits of any items. The numbers choose items and sections. */
export const choices = fc.array(fc.record({ item: fc.nat(), to: fc.nat(), beside: fc.nat(), how: fc.nat(9) }), { minLength: 1, maxLength: 6 });

type Choice = { readonly item: number; readonly to: number; readonly beside: number; readonly how: number };

function editsOf(roadmap: Roadmap, { to, beside, how }: { to: number; beside: number; how: number }, item: Item): ItemEdit[] {
  const section = roadmap.sections[to % Math.max(1, roadmap.sections.length)];
  const peers = roadmap.items.filter((one) => one.source.topLevel && one !== item);
  const peer = peers[beside % Math.max(1, peers.length)];
  const end: Destination = { at: 'end', section: section?.index ?? null };
  const made: Destination = { at: 'new-section', title: 'Rejected', role: 'dropped' };
  const next: Destination = peer === undefined ? end : { at: how === 2 ? 'after' : 'before', line: peer.line, section: peer.section, gap: 0 };
  const destination = how < 2 ? end : how < 4 ? next : how === 4 ? made : null;
  const field: ItemEdit = { edit: 'set-field', key: 'resolution', value: 'Fixed' };
  const marks: ItemEdit[] = item.source.box === null ? [field] : [{ edit: 'tick', ticked: true }];
  return [
    ...marks,
    ...(how === 5 ? [{ edit: 'link', issue: 90 + (to % 9) } as const] : []),
    ...(destination === null ? [] : [{ edit: 'move', to: destination } as const]),
  ];
}

/** The edits that were chosen. @param more how many items are new */
export function chosenEdits(roadmap: Roadmap, chosen: readonly Choice[], more: number): EditsAtOnce {
  const top = roadmap.items.filter(({ source }) => source.topLevel);
  const taken = new Map(chosen.flatMap((choice) => (top.length === 0 ? [] : [[top[choice.item % top.length] as Item, choice] as const])));
  const edited = [...taken].map(([item, choice]) => ({ item, edits: inOrder(editsOf(roadmap, choice, item)) }));
  const added = chosen.slice(0, more).map(({ to }, at): NewItem => {
    const section = roadmap.sections[to % roadmap.sections.length]?.index ?? 0;
    const target = to % 5 === 0 ? ({ at: 'new-section', title: 'Upcoming', role: 'open' } as const) : ({ at: 'end', section } as const);
    return { markdown: `new ${at}`, reads: `new ${at}`, issue: 200 + at, content: { fields: { owner: 'kim' }, notes: '', subItems: '' }, to: target };
  });
  return { edited, moves: movesOf(edited), added };
}
