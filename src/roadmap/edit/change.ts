import type { ItemEdit, NewItem } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';

/** What is to change in the file. Lines are those of the reading that is edited. */
export interface FileChange {
  readonly items: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
  /** None if it is left out. */
  readonly added?: readonly NewItem[];
  /** Items that leave the file, by their lines, with all that stands in them. Empty where an update goes out and none does; absent where none goes out. */
  readonly removed?: readonly number[];
  /** What stands under the heading `Note` goes, and the heading stays. */
  readonly clearNote?: boolean;
  /** The day for the line `Last updated`, if it is to be set. */
  readonly lastUpdated: IsoDate | null;
  /** The lines of the timeline's entries that the mark goes from and to, if it is to move. */
  readonly mark?: { readonly from: number; readonly to: number } | null;
}

export interface RefusedEdit {
  /** The line of the item, of the note's heading, or of the mark. Null for an item that is new: then `issue` is the number of its issue. */
  readonly line: number | null;
  readonly issue?: number;
  readonly why: string;
}

export interface EditResult {
  readonly text: string;
  /** The text as it reads. */
  readonly roadmap: Roadmap;
  /** Items that stay as they are, because the edited text would not read as planned. */
  readonly refused: readonly RefusedEdit[];
}
