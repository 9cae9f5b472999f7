import { expect } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Destination, ItemEdit, NewItem } from '../../../src/model/plan.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import { editAtOnce } from '../../../src/roadmap/edit/at-once.ts';
import type { RefusedEdit } from '../../../src/roadmap/edit/change.ts';
import { movesOf } from '../../../src/roadmap/edit/culprits.ts';
import { inOrder } from '../../../src/roadmap/edit/in-place.ts';
import { editOneByOne } from '../../../src/roadmap/edit/one-by-one.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { reading } from '../reading.ts';

export type Step = readonly [title: string, ...edits: ItemEdit[]];

/** As the configuration names them, headings and rows are items, too. */
const { rules } = parseConfig(
  [
    'sections:',
    '  - { title: Parts, role: open, items: headings }',
    '  - { title: Rows, role: open, items: table }',
    '  - { title: Fixed rows, role: resolved, items: table }',
    '  - { title: Steps, role: open, items: numbered }',
    '  - { title: Words, role: open, items: [bullets, numbered] }',
  ].join('\n'),
  'roadmap-sync.yml',
);

export const options = { ...reading, rules };

export const read = (text: string) => readRoadmap(text, options);

const tools = { read, address: options.address };

export const of = (title: string, ...edits: ItemEdit[]): Step => [title, ...edits];
export const move = (to: Destination): ItemEdit => ({ edit: 'move', to });
export const end = (section: number): ItemEdit => move({ at: 'end', section });
export const beside = (at: 'before' | 'after', line: number, section: number): ItemEdit => move({ at, line, section, gap: 0 });
export const toDone = move({ at: 'new-section', title: 'Done', role: 'done' });
export const toRejected = move({ at: 'new-section', title: 'Rejected', role: 'dropped' });
export const link = (issue: number): ItemEdit => ({ edit: 'link', issue });
export const owner: ItemEdit = { edit: 'set-field', key: 'owner', value: 'Kim' };
export const notes = (markdown: string): ItemEdit => ({ edit: 'set-notes', markdown });
export const subItems = (...all: string[]): ItemEdit => ({ edit: 'set-sub-items', markdown: all.join('\n') });

export function added(issue: number, section: number | string, content: Partial<NewItem['content']> = {}): NewItem {
  const to = typeof section === 'string' ? ({ at: 'new-section', title: section, role: 'open' } as const) : ({ at: 'end', section } as const);
  return { markdown: `new ${issue}`, reads: `new ${issue}`, issue, content: { fields: {}, notes: '', subItems: '', ...content }, to };
}

function editsOf(roadmap: Roadmap, steps: readonly Step[], added: readonly NewItem[]) {
  const edited = steps.map(([title, ...edits]) => {
    const item = roadmap.items.find((one) => one.title === title);
    if (item === undefined) throw new Error(`No item “${title}”.`);
    return { item, edits: inOrder(edits) };
  });
  return { edited, moves: movesOf(edited), added };
}

/** What the steps make of a text one by one, and what is refused. */
export function oneByOne(text: string, steps: readonly Step[], added: readonly NewItem[] = []): [text: string, refused: RefusedEdit[]] {
  const roadmap = read(text);
  const refused: RefusedEdit[] = [];
  const done = editOneByOne(roadmap, { ...editsOf(roadmap, steps, added), ...tools, refuse: (one) => refused.push(one) });
  return [done.roadmap.text, refused];
}

/** What the steps make of a text on one reading, which is what they make of it one by one; `one-by-one` where it cannot be reckoned. */
export function made(text: string, steps: readonly Step[], added: readonly NewItem[] = []): string {
  const roadmap = read(text);
  const fast = editAtOnce(roadmap, editsOf(roadmap, steps, added), tools);
  const [slow, refused] = oneByOne(text, steps, added);
  expect(refused).toEqual([]);
  if (fast.result !== 'done') return fast.result;
  expect(fast.roadmap).toEqual(read(slow));
  return fast.roadmap.text;
}
