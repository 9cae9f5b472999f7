import type { ItemEdit, NewItem } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import type { Opening } from '../release/opened.ts';

/** The changes to make in the file. Lines are those of the reading that is edited. */
export interface FileChange {
  readonly items: ReadonlyArray<{ readonly line: number; readonly edits: readonly ItemEdit[] }>;
  /** New items; absent: none. */
  readonly added?: readonly NewItem[];
  /** Titles of sections that this action made and that items leave. Those that are empty afterwards go. Absent: none. */
  readonly left?: readonly string[];
  /** The lines of items that leave the file with all their contents. Empty: an update is published, but no item leaves. Absent: no update is published. */
  readonly removed?: readonly number[];
  /** Removes the text under the heading `Note`. The heading stays. */
  readonly clearNote?: boolean;
  /** The day for the line `Last updated`; null: it stays. */
  readonly lastUpdated: IsoDate | null;
  /** The lines of the timeline's entries between which the mark moves; null or absent: it stays. */
  readonly mark?: { readonly from: number; readonly to: number } | null;
  /** Opens the next release, after all other changes; absent: no. */
  readonly opens?: Opening;
}

export interface RefusedEdit {
  /** The line of the item, of the note's heading, or of the mark. Null for a new item; then `issue` is the number of its issue. */
  readonly line: number | null;
  readonly issue?: number;
  readonly why: string;
}

export interface EditResult {
  readonly text: string;
  /** The reading of the edited text. */
  readonly roadmap: Roadmap;
  /** Items that stay as they are, because otherwise the edited text would not read as planned. */
  readonly refused: readonly RefusedEdit[];
}
