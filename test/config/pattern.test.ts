import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patternTest } from '../../src/config/pattern.ts';
import { UserError } from '../../src/model/errors.ts';
import { startStopwatch, type Timer, TooLong } from '../../src/model/stopwatch.ts';

/** A clock on which each piece of work takes so many milliseconds. */
let takes = 0;
let watched = 0;
const timer: Timer = {
  now: () => watched * takes,
  endAfter: (milliseconds, work) => {
    watched += 1;
    if (takes > milliseconds) throw new TooLong();
    return work();
  },
};
beforeEach(() => {
  [takes, watched] = [0, 0];
  startStopwatch(timer, null);
});
afterEach(() => startStopwatch(null, null));

const fits = (pattern: string, title: string) => patternTest(pattern, 'roadmap.yml, line 2:')(title);

describe('a pattern of the configuration', () => {
  it.each([
    ['^Q[1-4] 20', 'q3 2026', true],
    ['^Q[1-4] 20', 'Q5 2026', false],
    ['(a+)+$', 'xaa', true],
    ['(a+)+$', 'aab', false],
    ['^(?:next|later) steps?$', 'Next step', true],
    ['\\(draft\\)+', 'Plan (Draft))', true],
  ])('%s: “%s” → %s', (pattern, title, result) => {
    expect(fits(pattern, title)).toBe(result);
  });

  it('looks at the first thousand characters of a heading', () => {
    expect(fits('end', `${'x'.repeat(997)}end`)).toBe(true);
    expect(fits('end', `${'x'.repeat(998)}end`)).toBe(false);
  });

  it.each(['^Q[1-4] 20', '^\\d+\\. x', 'a*', '^(Q1|Q2)', '(?:a|b)c?', '\\(a\\)+'])(
    '%s is tested without a limit, because no heading makes it slow',
    (pattern) => {
      fits(pattern, 'Later');
      expect(watched).toBe(0);
    },
  );

  it.each(['(a+)+', '(a|a)*b', 'a*a*', 'a?a?a', '(a|a)(a|a)(a|a)', '(a){2,9}'])('%s is tested within the limit', (pattern) => {
    fits(pattern, 'Later');
    expect(watched).toBe(1);
  });

  it('is tested once for a heading, however often that is read', () => {
    const test = patternTest('(a+)+', '');
    for (const title of ['Later', 'Later', 'Next', 'Later']) test(title);
    expect(watched).toBe(2);
  });

  it('ends the run with its line where all headings together take too long', () => {
    takes = 400;
    const test = patternTest('(a+)+', 'roadmap.yml, line 2:');
    for (const title of ['One', 'Two']) test(title);
    expect(() => test('Three\n::error::x')).toThrow(UserError);
    expect(() => test(`Four ${'x'.repeat(100)}`)).toThrow(
      /^roadmap\.yml, line 2: `pattern` takes more than 1 s to look at the headings, such as “Four x+”\. Write it without repetitions inside of repetitions, such as `\(a\+\)\+`, or use `title` for an exact title\. Nothing was written\.$/,
    );
  });
});
