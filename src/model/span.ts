/** A half-open range of offsets: the character at `end` is outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span between the bars of an empty cell. If the row ends before it, the end of the row. */
export interface EmptyCell extends Span {
  /** How many cells the row lacks before this one; null: the cell is there. */
  readonly lacking: number | null;
}

/** A cell of a row that holds no title, status or field, and is a note therefore. */
export interface NoteCell {
  /** The header of its column. */
  readonly name: string;
  readonly column: number;
  /** Its text. */
  readonly at: { readonly text: Span } | { readonly empty: EmptyCell };
  /** Its column is for notes, so that it takes any. */
  readonly forNotes: boolean;
}
