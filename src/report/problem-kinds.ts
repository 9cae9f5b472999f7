import type { Problem, ProblemCode } from '../model/problem.ts';

/**
 * What problems tell:
 * - `reading`: how lines of the file were read.
 * - `left`: something does not agree, or is not done, and stays so until somebody acts.
 * - `told`: something else that a person should know.
 */
type ProblemKind = 'reading' | 'left' | 'told';

const KINDS: Readonly<Record<ProblemCode, ProblemKind>> = {
  'lazy-field': 'reading',
  'misspelt-key': 'reading',
  'repeated-field': 'reading',
  'unknown-priority': 'reading',
  'unknown-kind': 'reading',
  'open-in-done': 'reading',
  'open-in-refused': 'reading',
  'open-sub-item': 'reading',
  'number-is-text': 'reading',
  'list-of-last-item': 'reading',
  'title-lines': 'reading',
  'no-such-section': 'reading',
  'section-elsewhere': 'reading',
  'no-such-column': 'reading',
  'no-status-word': 'reading',
  'unreadable-date': 'reading',
  'timeline-order': 'reading',
  'two-marks': 'reading',
  'unread-mark': 'reading',
  'unread-schedule': 'reading',
  'repeated-date': 'reading',
  'two-releases': 'reading',
  'second-note': 'reading',
  'unread-list': 'reading',
  'two-links': 'left',
  'unclear-link': 'left',
  'copied-link': 'left',
  'sides-differ': 'left',
  'open-among-resolved': 'left',
  'milestone-differs': 'left',
  'torn-sentence': 'left',
  'not-trusted': 'left',
  'not-added': 'left',
  'not-written': 'left',
  'text-left-out': 'left',
  'not-tracked': 'left',
  'not-assigned': 'left',
  'tied-titles': 'left',
  'maybe-the-same': 'left',
  'gone-from-file': 'left',
  'cannot-read-issue': 'left',
  'cannot-edit': 'left',
  'limit-reached': 'left',
  'issue-failed': 'left',
  'chart-in-the-way': 'left',
  'file-in-the-way': 'left',
  'stays-behind': 'told',
  'no-release-date': 'told',
  'closed-milestone': 'told',
  'freeze-passed': 'told',
  'release-due': 'told',
  'no-mark': 'told',
  'published-before': 'told',
  'handed-over': 'told',
  'damaged-state': 'told',
  'state-elsewhere': 'told',
  'label-changed': 'told',
  'foreign-links': 'told',
  conflict: 'told',
  renamed: 'told',
};

export function problemKind({ code, level }: Problem): ProblemKind {
  // As a notice it names titles that are alike, and the items have their issues.
  return code === 'maybe-the-same' && level === 'notice' ? 'told' : KINDS[code];
}
