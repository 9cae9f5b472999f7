/** How sure it is that servers answer so. `seen live`: in logs of other projects. `inferred`: nobody has shown it, but nothing rules it out. */
export type Source = 'seen live' | 'documented' | 'inferred';

/** An answer that the action relies on or defends itself against, and what it does then. */
export interface ServerAnswer {
  readonly endpoint: string;
  readonly situation: string;
  /** Null: no answer comes. */
  readonly status: number | string | null;
  /** The form of the body, or what it says. */
  readonly body: string;
  readonly source: Source;
  readonly then: string;
  /** The test that serves this answer: its file below `test`, and a part of its text. */
  readonly test: readonly [file: string, text: string];
}

export function row(
  endpoint: string,
  situation: string,
  status: ServerAnswer['status'],
  body: string,
  source: Source,
  then: string,
  test: ServerAnswer['test'],
): ServerAnswer {
  return { endpoint, situation, status, body, source, then, test };
}
