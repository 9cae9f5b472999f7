import { describe, expect, it } from 'vitest';
import { longRoadmap } from '../../support/texts/long-roadmap.ts';
import { parsePinned, parseUnpinned } from '../../support/texts/parsers.ts';
import { read } from '../reading.ts';

/** Four times as many items take less than so many times the work, where it is linear: sixteen times where it is quadratic. */
const LIMIT = 6;

/**
 * How many elements of arrays a piece of work adds, copies and shifts. No time is taken, so a busy machine changes
 * nothing. The parser keeps all that it found in one array, and became quadratic by rebuilding it. Loops that only look
 * are not counted: `npm run bench` takes the time of everything.
 */
function elementsMoved(work: () => void): number {
  const { push, unshift, splice, slice } = Array.prototype;
  let moved = 0;
  const counting = {
    push(this: unknown[], ...added: unknown[]) {
      moved += added.length;
      return push.apply(this, added);
    },
    unshift(this: unknown[], ...added: unknown[]) {
      moved += this.length + added.length;
      return unshift.apply(this, added);
    },
    splice(this: unknown[], ...how: [start: number, remove: number, ...added: unknown[]]) {
      const [start] = how;
      moved += start < 0 ? -start : Math.max(0, this.length - start);
      moved += Math.max(0, how.length - 2);
      return splice.apply(this, how);
    },
    slice(this: unknown[], ...range: [start?: number, end?: number]) {
      const copy = slice.apply(this, range);
      moved += copy.length;
      return copy;
    },
  };
  Object.assign(Array.prototype, counting);
  try {
    work();
  } finally {
    Object.assign(Array.prototype, { push, unshift, splice, slice });
  }
  return moved;
}

/** The work for four times as many items as a multiple of the work for some. */
function growth(work: (text: string) => unknown, items = 250): number {
  const [few, many] = [longRoadmap(items), longRoadmap(4 * items)];
  return elementsMoved(() => work(many)) / elementsMoved(() => work(few));
}

describe('four times as many items', () => {
  it.each([
    ['read', read],
    ['parsed', parsePinned],
  ])('are %s with about four times the work', (_, work) => {
    expect(growth(work)).toBeLessThan(LIMIT);
  });

  // So the count sees what it is for.
  it('are parsed with far more work by the versions that are not pinned', () => {
    expect(growth(parseUnpinned, 80)).toBeGreaterThan(LIMIT);
  });

  it('take the same work each time they are read', () => {
    const text = longRoadmap(100);
    const [first, second] = [elementsMoved(() => read(text)), elementsMoved(() => read(text))];
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
  });
});
