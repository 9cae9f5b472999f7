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

/** A word or sign in a title for work that is planned or goes on, with what separates it from the title. It shows no state, and goes when the item is finished. */
export interface OpenWord {
  readonly span: Span;
  readonly text: string;
  /** At the start or the end of the title. */
  readonly where: 'start' | 'title';
}

/** The texts of such words at the start and at the end of a title. Left out: there is none. */
export interface OpenWordTexts {
  readonly start?: string;
  readonly title?: string;
}

/** Where an item shows its state in words. */
export interface StatusMark {
  /** The text that shows the state, with its separator; empty if there is none. */
  readonly span: Span;
  readonly text: string;
  /** At the start or the end of the title, in a cell of the row, or as the value of the field `status`. */
  readonly where: 'start' | 'title' | 'cell' | 'field';
  /** How many cells the row lacks before that of the status. Left out: the cell is there. */
  readonly lacking?: number;
  /** How the cells of its column answer whether a row is finished. Left out: they hold other words. */
  readonly answers?: CellAnswers;
}

/** The texts of the cells of a column such as “Done” that answer yes and no, as the file writes them. */
export interface CellAnswers {
  readonly yes: string;
  readonly no: string;
  /** The words and signs that say yes, in small letters. */
  readonly finished: readonly string[];
}
