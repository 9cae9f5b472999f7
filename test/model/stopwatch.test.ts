import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { perRun, startStopwatch, stopwatch, type Timer, TooLong } from '../../src/model/stopwatch.ts';

/** A clock that only work moves on. */
let time = 0;
const timer: Timer = {
  now: () => time,
  endAfter(milliseconds, work) {
    const end = time + milliseconds;
    const result = work();
    if (time <= end) return result;
    time = end;
    throw new TooLong();
  },
};
const pass = (milliseconds: number) => () => {
  time += milliseconds;
  return 'done';
};
const late = () => new UserError('Too late.', '');
beforeEach(() => {
  time = 0;
});
afterEach(() => startStopwatch(null, null));

describe('work on the file', () => {
  it('may take its time in all; waiting does not count', () => {
    startStopwatch(timer, { milliseconds: 100, counts: 'work', late });
    expect(stopwatch().onFile(pass(60))).toBe('done');
    time += 1000;
    expect(stopwatch().onFile(pass(40))).toBe('done');
    expect(() => stopwatch().onFile(pass(1))).toThrow('Too late.');
  });

  it('may take what is left of the run, waiting included', () => {
    startStopwatch(timer, { milliseconds: 100, counts: 'run', late });
    time += 50;
    expect(stopwatch().onFile(pass(40))).toBe('done');
    expect(() => stopwatch().onFile(pass(20))).toThrow('Too late.');
    time += 100;
    expect(() => stopwatch().onFile(() => 'not begun')).toThrow('Too late.');
  });

  it('counts once where it is a part of other work on the file', () => {
    startStopwatch(timer, { milliseconds: 100, counts: 'work', late });
    expect(stopwatch().onFile(() => stopwatch().onFile(pass(60)))).toBe('done');
    expect(stopwatch().onFile(pass(40))).toBe('done');
  });

  it('has no limit outside of a run', () => {
    expect(stopwatch().onFile(pass(10 ** 9))).toBe('done');
  });
});

describe('work on the texts of issues', () => {
  it('may take two seconds for each, and four seconds in all for those that take too long', () => {
    startStopwatch(timer, null);
    for (const [takes, spent] of [
      [2_000, 2_000],
      [3_000, 2_000],
      [3_000, 2_000],
      [3_000, 50],
      [3_000, 50],
    ] as const) {
      const before = time;
      if (takes > spent) expect(() => stopwatch().onText(pass(takes))).toThrow(TooLong);
      else expect(stopwatch().onText(pass(takes))).toBe('done');
      expect(time - before).toBe(spent);
    }
    expect(stopwatch().onText(pass(50))).toBe('done');
  });
});

describe('what a run remembers', () => {
  it('is its own, and nothing is remembered outside of one', () => {
    const kept = perRun(() => new Set<string>());
    expect(kept()).toBeNull();
    startStopwatch(timer, null);
    kept()?.add('a');
    expect(kept()).toEqual(new Set(['a']));
    startStopwatch(timer, null);
    expect(kept()).toEqual(new Set());
  });
});
