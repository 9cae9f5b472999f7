import { UserError } from '../model/errors.ts';
import { perRun, stopwatch, TooLong } from '../model/stopwatch.ts';
import { composed, cutText, oneLine } from '../roadmap/text/text.ts';

/** Milliseconds that one pattern of the configuration may take for all headings of a run. */
const ALL_HEADINGS = 1_000;

/** The most characters of a heading that a pattern looks at. A longer one is no title that a pattern was written for. */
const LOOKED_AT = 1_000;

/** @throws SyntaxError */
export function patternOf(pattern: string): RegExp {
  return new RegExp(composed(pattern), 'iu');
}

/** What a pattern found so far, and the milliseconds that this took. */
interface Tried {
  readonly results: Map<string, boolean>;
  used: number;
}

/**
 * A test whether a heading fits a pattern. A pattern can take exponential time for a heading that somebody made for it, so it has a limit.
 * @param where the file and line of the pattern, for the error
 * @returns a function that throws a UserError if the pattern takes too long
 */
export function patternTest(source: string, where: string): (title: string) => boolean {
  const pattern = patternOf(source);
  const known = perRun((): Tried => ({ results: new Map(), used: 0 }));
  return (title) => {
    const text = composed(title.slice(0, LOOKED_AT));
    const tried = known();
    if (tried === null || isQuick(source)) return pattern.test(text);
    const result = tried.results.get(text) ?? timed(pattern, text, tried, where);
    tried.results.set(text, result);
    return result;
  };
}

function timed(pattern: RegExp, text: string, tried: Tried, where: string): boolean {
  const limits = stopwatch();
  const start = limits.now();
  try {
    return limits.endAfter(Math.max(1, ALL_HEADINGS - tried.used), () => pattern.test(text));
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    throw new UserError(
      `${where} \`pattern\` takes more than ${ALL_HEADINGS / 1000} s to look at the headings, such as “${cutText(oneLine(text), 60)}”.`,
      'Write it without repetitions inside of repetitions, such as `(a+)+`, or use `title` for an exact title. Nothing was written.',
    );
  } finally {
    tried.used += limits.now() - start;
  }
}

/**
 * Whether a pattern has at most two groups and repeats nothing, or one thing that is no group: then its time is at most quadratic. To
 * watch over it would take longer than the test.
 */
function isQuick(source: string): boolean {
  const plain = source.replace(/\\[\s\S]/g, 'x');
  // A question mark right after a bracket belongs to a kind of group and repeats nothing.
  const repeats = plain.match(/[*+{]|(?<!\()\?/g) ?? [];
  return repeats.length <= 1 && !/\)[*+{?]/.test(plain) && plain.split('(').length <= 3;
}
