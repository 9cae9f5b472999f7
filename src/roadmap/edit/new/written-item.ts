import type { NewItem } from '../../../model/plan.ts';
import type { ItemTable } from '../../../model/roadmap.ts';
import type { Shape } from '../../../model/shapes.ts';
import type { Splice } from '../../text/splice.ts';
import { withTaskBullets } from '../../text/task-bullets.ts';
import type { LayoutItem } from '../layout.ts';
import type { ListMarker } from '../move.ts';
import type { NewFields } from './new-fields.ts';

/** The place of a new item, and its form there. */
export interface NewItemPlace {
  readonly arrival: Splice;
  readonly block: readonly string[];
  readonly shape: Shape;
  /** Its bullet or number; null if it has none. */
  readonly marker: ListMarker | null;
  /** The item after which it is put; null if there is none. */
  readonly beside: LayoutItem | null;
  /** The table to which it is added as a row; null for other shapes. */
  readonly table: ItemTable | null;
}

/** A new item with its link and its fields as they are written. */
export type WrittenItem = Pick<NewItem, 'markdown' | 'content' | 'kind'> & {
  readonly fields: NewFields;
  /** The words for open work before its title. They may stand before its number. Empty: there are none. */
  readonly lead: string;
};

/** The lines of fields in bullets, sub-items and notes. */
export function linesBelow({ subItems, notes }: NewItem['content'], { inBullets }: NewFields, bullet: string): string[] {
  const block = (markdown: string) => (markdown === '' ? [] : markdown.split('\n'));
  const fields = inBullets.map((field) => `${bullet} ${field}`);
  // A list goes on below any line. Apart from it, it would part the items of a list without blank lines.
  const apart = notes === '' || BEGINS_LIST.test(notes) ? [] : [''];
  return [...fields, ...block(withTaskBullets(subItems, bullet)), ...apart, ...block(notes)];
}

/** A list that ends a paragraph above it. */
const BEGINS_LIST = /^(?:[-*+]|1[.)])[ \t]+\S/;
