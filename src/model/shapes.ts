/** How the items of a section are written. */
export const ITEM_FORMS = ['tasks', 'bullets', 'numbered', 'headings', 'table'] as const;

export type ItemForm = (typeof ITEM_FORMS)[number];

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

export function shapeOf({ shape }: { readonly shape: Shape }): ShapeRules {
  return SHAPES[shape];
}
