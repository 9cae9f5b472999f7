import { Script } from 'node:vm';
import { type Timer, TooLong } from '../model/stopwatch.ts';

/** The global property through which the script finds the work. */
const WORK = 'roadmapSyncWork';
const script = new Script(`globalThis.${WORK}()`);
const place = globalThis as unknown as Record<typeof WORK, (() => void) | undefined>;

/**
 * Node starts a thread that watches a script and ends it after a time, wherever it is, a regular expression included. The work runs in
 * this thread, so nothing is copied and no second bundle is needed, as a worker thread would need.
 */
export const nodeTimer: Timer = {
  now: () => performance.now(),
  endAfter<Result>(milliseconds: number, work: () => Result): Result {
    const done: Result[] = [];
    const outer = place[WORK];
    place[WORK] = () => {
      done.push(work());
    };
    try {
      // Node takes whole milliseconds, of which 32 bits.
      script.runInThisContext({ displayErrors: false, timeout: Math.min(2 ** 31 - 1, Math.max(1, Math.ceil(milliseconds))) });
    } catch (error) {
      // A piece of work that ends too late inside of this one has thrown its own error already.
      if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        throw new TooLong(`It took more than ${milliseconds} ms.`);
      throw error;
    } finally {
      place[WORK] = outer;
    }
    return done[0] as Result;
  },
};
