export interface Problem {
  /** Null if it is not about a single line of the file. */
  readonly line: number | null;
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: ProblemCode;
  readonly message: string;
  /** An earlier run has told this warning, and nothing has changed. */
  readonly told?: boolean;
  /** The number of the issue without whose reading no run can find this. Absent: the state or the file tells it to each run. */
  readonly foundOn?: number;
  /** What the state knows it by: a text for each thing that it tells. Absent: its message. None: it is over with this run, and not known. */
  readonly knownBy?: readonly string[];
}

export type ProblemCode =
  | 'lazy-field'
  | 'misspelt-key'
  | 'repeated-field'
  | 'unknown-priority'
  | 'unknown-kind'
  | 'open-in-done'
  | 'open-in-refused'
  | 'open-sub-item'
  | 'two-links'
  | 'number-is-text'
  | 'unclear-link'
  | 'list-of-last-item'
  | 'title-lines'
  | 'copied-link'
  | 'sides-differ'
  | 'milestone-differs'
  | 'conflict'
  | 'not-trusted'
  | 'not-added'
  | 'not-written'
  | 'text-left-out'
  | 'not-tracked'
  | 'not-assigned'
  | 'tied-titles'
  | 'maybe-the-same'
  | 'no-such-section'
  | 'section-elsewhere'
  | 'no-such-column'
  | 'no-status-word'
  | 'unreadable-date'
  | 'timeline-order'
  | 'two-marks'
  | 'unread-mark'
  | 'unread-schedule'
  | 'repeated-date'
  | 'no-release-date'
  | 'two-releases'
  | 'closed-milestone'
  | 'freeze-passed'
  | 'release-due'
  | 'no-mark'
  | 'published-before'
  | 'chart-in-the-way'
  | 'file-in-the-way'
  | 'second-note'
  | 'open-among-resolved'
  | 'unread-list'
  | 'gone-from-file'
  | 'handed-over'
  | 'cannot-read-issue'
  | 'cannot-edit'
  | 'stays-behind'
  | 'torn-sentence'
  | 'limit-reached'
  | 'issue-failed'
  | 'damaged-state'
  | 'state-elsewhere'
  | 'label-changed'
  | 'renamed'
  | 'foreign-links';

/** What a problem tells in any file: its message, without what only this file adds to it. */
export function lastingMessage({ message, knownBy }: Pick<Problem, 'message' | 'knownBy'>): string {
  return knownBy?.[0] ?? message;
}

/** The order of problems in a report: those without a line come first. */
export function byLine(a: Pick<Problem, 'line'>, b: Pick<Problem, 'line'>): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
