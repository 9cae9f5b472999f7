import { describe, expect, it } from 'vitest';
import { guard } from '../../src/plan/guard.ts';
import { baselineOf, closedIssue, entryOf, lines, link, planOf } from '../support/memory/builders.ts';
import { REQUEST } from '../support/memory/request.ts';

const LIMITS = REQUEST.limits;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const creates = (count: number) => planOf(lines(...numbers(count).map((number) => `- [ ] Item ${number}`)));
const closes = (count: number) =>
  planOf(
    lines(...numbers(count).map((number) => `- [x] Item ${number} ${link(number)}`)),
    [],
    baselineOf(numbers(count).map((number) => entryOf(number, `Item ${number}`))),
  );
const changes = (count: number) =>
  planOf(
    lines(...numbers(count).map((number) => `- [ ] Item ${number} ${link(number)}`)),
    numbers(count).map((number) => closedIssue(number, `Item ${number}`)),
    baselineOf(numbers(count).map((number) => entryOf(number, `Item ${number}`))),
  );

describe('the guard', () => {
  it.each([
    ['25 creates', creates(25)],
    ['10 closes', closes(10)],
    ['25 items changed because of issues', changes(25)],
    ['nothing', creates(0)],
  ])('lets %s pass', (_, plan) => {
    expect(guard(plan, LIMITS)).toEqual({ ...plan, refused: null });
  });

  it('refuses 26 creates, and says how to allow them once', () => {
    expect(guard(creates(26), LIMITS).refused).toEqual({
      reason: 'The plan would create 26 issues, and `max-creates` allows 25.',
      allow: 'If this is intended, run the workflow once by hand (Actions → Roadmap → Run workflow) with `max-creates: 26`. Nothing was written.',
    });
  });

  it('refuses 11 closes', () => {
    expect(guard(closes(11), LIMITS).refused?.reason).toBe('The plan would close 11 issues, and `max-closes` allows 10.');
    expect(guard(closes(11), LIMITS).refused?.allow).toContain('`max-closes: 11`');
  });

  it('refuses 26 items changed because of issues, which close no issue', () => {
    expect(guard(changes(26), LIMITS).refused?.reason).toBe('The plan would change 26 items of the file, and `max-changes` allows 25.');
  });

  it('names every limit that is passed', () => {
    const both = { ...creates(2), operations: [...creates(2).operations, ...closes(3).operations] };
    expect(guard(both, { ...REQUEST.limits, maxCreates: 1, maxCloses: 2, maxChanges: 0 }).refused).toEqual({
      reason: 'The plan would create 2 issues, and `max-creates` allows 1. The plan would close 3 issues, and `max-closes` allows 2.',
      allow:
        'If this is intended, run the workflow once by hand (Actions → Roadmap → Run workflow) with `max-creates: 2` and `max-closes: 3`. Nothing was written.',
    });
  });

  it('takes 0 as a limit: nothing of that kind', () => {
    expect(guard(creates(1), { ...LIMITS, maxCreates: 0 }).refused).not.toBeNull();
    expect(guard(creates(0), { ...LIMITS, maxCreates: 0 }).refused).toBeNull();
  });

  it('leaves the plan as it is, so that it can be shown', () => {
    expect(guard(creates(26), LIMITS).operations).toHaveLength(26);
  });
});
