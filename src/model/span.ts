/** A half-open range of offsets: the character at `end` is outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
