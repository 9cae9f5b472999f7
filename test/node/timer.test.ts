import { describe, expect, it } from 'vitest';
import { TooLong } from '../../src/model/stopwatch.ts';
import { nodeTimer } from '../../src/node/timer.ts';

const { endAfter } = nodeTimer;
const forever = (): never => {
  for (;;);
};

describe('work with a limit', () => {
  it('gives its result, whatever that is', () => {
    expect(endAfter(1000, () => 7)).toBe(7);
    expect(endAfter(1000, () => undefined)).toBeUndefined();
  });

  it('passes its own error on', () => {
    const error = new RangeError('mine');
    expect(() =>
      endAfter(1000, () => {
        throw error;
      }),
    ).toThrow(error);
  });

  it('is ended in a loop, and in a regular expression', () => {
    expect(() => endAfter(20, forever)).toThrow(TooLong);
    expect(() => endAfter(20, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(TooLong);
  });

  it('is not ended by a limit that is longer than any timer', () => {
    expect(endAfter(Number.MAX_SAFE_INTEGER, () => 1)).toBe(1);
  });

  it('goes on where a part of it is ended', () => {
    const work = () => {
      expect(() => endAfter(20, forever)).toThrow(TooLong);
      return 'goes on';
    };
    expect(endAfter(60_000, work)).toBe('goes on');
  });

  it('is ended inside of a part that has more time', () => {
    let caught = false;
    const work = () => {
      try {
        endAfter(60_000, forever);
      } catch {
        caught = true;
      }
    };
    expect(() => endAfter(20, work)).toThrow(TooLong);
    expect(caught).toBe(false);
    expect(endAfter(1000, () => 'afterwards')).toBe('afterwards');
  });
});
