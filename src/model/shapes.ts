import type { Span } from './span.ts';

/** How the items of a section are written. */
export const ITEM_FORMS = ['tasks', 'bullets', 'numbered', 'headings', 'table'] as const;

export type ItemForm = (typeof ITEM_FORMS)[number];

/** What stands in boxes that GitHub shows as text. They mean open items. */
export const TEXT_BOXES = ['~', '-'] as const;

export type TextBox = (typeof TEXT_BOXES)[number];

/** How an item is written. Plain items of ordered lists are bullets with numbers. */
export type Shape = 'task' | 'bullet' | 'heading' | 'row';

/** What differs between items that are written in different ways. */
export interface ShapeRules {
  /** What people call such an item, with its article. */
  readonly called: string;
  /** What the item is one of: the items of a list, the rows of a table, or the headings of a section. Headings never move. */
  readonly among: 'list' | 'table' | 'headings';
  /** What says that the item is finished: its box, the section that it stands in, or a status behind its title or in a cell. */
  readonly finishedBy: 'box' | 'section' | 'status';
  /** What it has room for: blocks of any kind, such as notes, sub-items and new fields, or the cells that its table has. */
  readonly holds: 'blocks' | 'cells';
}

/** The one table of shapes: whoever adds a shape says here how it behaves, and writes a reader for it. */
export const SHAPES: Readonly<Record<Shape, ShapeRules>> = {
  task: { called: 'a box', among: 'list', finishedBy: 'box', holds: 'blocks' },
  bullet: { called: 'a bullet', among: 'list', finishedBy: 'section', holds: 'blocks' },
  heading: { called: 'a heading', among: 'headings', finishedBy: 'status', holds: 'blocks' },
  row: { called: 'a row of a table', among: 'table', finishedBy: 'status', holds: 'cells' },
};

/** The shape of the items that a section's `items` names in the configuration. */
export const SHAPE_OF_FORM: Readonly<Record<ItemForm, Shape>> = { tasks: 'task', bullets: 'bullet', numbered: 'bullet', headings: 'heading', table: 'row' };

/** The character between the brackets of an item's box, whether GitHub shows the box or its text; null: it has none. */
export function anyBox({ box, textBox }: { readonly box: Span | null; readonly textBox?: Span }): Span | null {
  return box ?? textBox ?? null;
}

/** Whether a box says that an item is finished. A box such as `[~]` gets its tick when the item is finished. */
export function isFinishedByBox(item: { readonly shape: Shape; readonly source: { readonly textBox?: Span } }): boolean {
  return shapeOf(item).finishedBy === 'box' || item.source.textBox !== undefined;
}

/** The shape of an item of a list with a box before its title. @param box empty: none. GitHub shows `[~]` and `[-]` as text. */
export function shapeWith(box: string): 'task' | 'bullet' {
  return /^\[[ xX]\]/.test(box) ? 'task' : 'bullet';
}

export function shapeOf({ shape }: { readonly shape: Shape }): ShapeRules {
  return SHAPES[shape];
}
