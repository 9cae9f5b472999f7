import { expect, it } from 'vitest';
import type { Operation } from '../../../src/model/plan.ts';
import { bringsWhatItSays, fromIssue, type PlannedOperation } from '../../../src/plan/trust/from-issue.ts';
import { judge, weigh } from '../../../src/plan/trust/judged.ts';
import { closedIssue, entryOf, issueOf } from '../../support/memory/builders.ts';

const CLOSE = { kind: 'close-item', line: 1, issue: 5, title: 'A', reason: 'completed', edits: [] } as const;
const REOPEN = { kind: 'reopen-issue', line: 1, issue: 5, title: 'A' } as const;

it('the compiler takes an operation that writes what an issue says only if it is made of values that count', () => {
  // @ts-expect-error Nobody was asked who closed the issue.
  const unasked: PlannedOperation = CLOSE;
  // @ts-expect-error A value as an issue says it is no value that counts.
  const said = fromIssue('closed', CLOSE);
  const asked: PlannedOperation = fromIssue(weigh('closed', 'open', null), CLOSE);
  const other: PlannedOperation = REOPEN;
  expect([unasked, said, asked, other]).toEqual([CLOSE, CLOSE, CLOSE, REOPEN]);
});

it('only operations that write what an issue says are asked about', () => {
  const operations: readonly Operation[] = [CLOSE, REOPEN];
  expect(operations.filter(bringsWhatItSays)).toEqual([CLOSE]);
});

it('a value counts, or else the agreed one', () => {
  expect(weigh('said', 'agreed', null)).toBe('said');
  expect(weigh('said', 'agreed', '@mona')).toBe('agreed');
});

it('what was refused stays refused until the issue changes', () => {
  const refused = { at: '2026-03-01T10:00:00Z', state: '@mona', title: null, body: null };
  const entry = entryOf(5, 'A', { refused });
  const answers = { untrusted: new Map() };
  expect(judge(issueOf(5, 'A'), entry, answers).doubt).toEqual(refused);
  expect(judge(closedIssue(5, 'A'), entry, answers).doubt).toBeNull();
  expect(judge(issueOf(5, 'A'), null, answers).doubt).toBeNull();
  const now = { state: null, title: '@mona', body: null };
  expect(judge(issueOf(5, 'A'), entry, { untrusted: new Map([[5, now]]) }).doubt).toEqual(now);
});
