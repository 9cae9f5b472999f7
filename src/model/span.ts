/** Half-open: the character at `end` is outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
