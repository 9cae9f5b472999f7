import { Unreadable } from '../../model/errors.ts';
import { perRun, stopwatch, TooLong } from '../../model/stopwatch.ts';

/** Characters up to which no text takes long, whatever it says. To watch over such a text would take longer than to read it. */
const SHORT = 500;

/** The texts that could not be read in this run, with the reason. They are not tried again. */
const refused = perRun(() => new Map<string, Unreadable>());

/**
 * Reads a text that anybody may have written.
 * @throws Unreadable if it is nested too deeply, or if reading it takes too long
 */
export function readUntrusted<Result>(text: string, read: () => Result): Result {
  const before = refused();
  const known = before?.get(text);
  if (known !== undefined) throw known;
  try {
    return text.length <= SHORT ? read() : stopwatch().onText(read);
  } catch (error) {
    const why = error instanceof TooLong ? tooSlow() : error;
    if (why instanceof Unreadable) before?.set(text, why);
    throw why;
  }
}

function tooSlow(): Unreadable {
  return new Unreadable('Reading the text takes too long.', 'Make it shorter and simpler.', 'reading it takes too long');
}
