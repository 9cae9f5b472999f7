import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { runAnnotations } from '../../src/report/annotations.ts';

const warning = (line: number, told = false): Problem => ({
  line,
  level: 'warning',
  code: 'unknown-kind',
  message: `Wrong ${line}.`,
  ...(told ? { told } : {}),
});
const some = (count: number) => Array.from({ length: count }, (_, index) => warning(index + 1));

describe('the annotations of a run', () => {
  it('are the errors and the warnings that are new', () => {
    const problems: Problem[] = [warning(1), warning(2, true), { ...warning(3), level: 'notice' }, { ...warning(4), level: 'error' }];
    expect(runAnnotations(problems, 0).map(({ line }) => line)).toEqual([4, 1]);
  });

  it.each([
    [10, 0, 10, 'Wrong 10.'],
    [14, 0, 10, '5 more of these are in the job’s summary.'],
    [10, 1, 9, '2 more of these are in the job’s summary.'],
  ])('are as many as GitHub shows, and the last one counts the rest: of %i with %i others', (count, others, shown, last) => {
    const found = runAnnotations(some(count), others);
    expect([found.length, found.at(-1)?.message]).toEqual([shown, last]);
  });
});
