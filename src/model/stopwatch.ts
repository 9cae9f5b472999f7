import type { UserError } from './errors.ts';

/** Work that was ended because it took too long. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** What ends work and measures time. Only the entries know one: a pure room cannot. */
export interface Timer {
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Does synchronous work. @throws TooLong if it does not end within so many milliseconds */
  readonly endAfter: <Result>(milliseconds: number, work: () => Result) => Result;
}

/** How long a run may work on the roadmap's own text. */
export interface FileLimit {
  readonly milliseconds: number;
  /** `run`: from the start of the run, waiting included. `work`: only the time of the work itself. */
  readonly counts: 'run' | 'work';
  readonly late: () => UserError;
}

/** Milliseconds for one text of an issue. GitHub's longest body takes less, unless it is made to be slow. */
const EACH_TEXT = 2_000;
/** Milliseconds that a run may lose in all with texts that it then cannot use. Then each further text has only the least. */
const ALL_TEXTS = 4_000;
const LEAST = 50;

/**
 * The time limits of a run for work that never waits: nothing else could end it. They count the work and not the network.
 * Their results do not depend on a clock: work that ends in time always gives the same.
 */
class Stopwatch {
  readonly #timer: Timer | null;
  readonly #file: FileLimit | null;
  readonly #startedAt: number;
  #onFile = 0;
  #lost = 0;
  #isOnFile = false;

  constructor(timer: Timer | null, file: FileLimit | null) {
    this.#timer = timer;
    this.#file = file;
    this.#startedAt = timer?.now() ?? 0;
  }

  /** No run has begun. */
  get isIdle(): boolean {
    return this.#timer === null;
  }

  /** Works on the roadmap's own text. @throws UserError if the run has no time left for it */
  onFile<Result>(work: () => Result): Result {
    const [timer, file] = [this.#timer, this.#file];
    // A part of such work is counted already.
    if (timer === null || file === null || this.#isOnFile) return work();
    const start = timer.now();
    const used = file.counts === 'work' ? this.#onFile : start - this.#startedAt;
    if (used >= file.milliseconds) throw file.late();
    this.#isOnFile = true;
    try {
      return timer.endAfter(file.milliseconds - used, work);
    } catch (error) {
      throw error instanceof TooLong ? file.late() : error;
    } finally {
      this.#isOnFile = false;
      this.#onFile += timer.now() - start;
    }
  }

  /** Reads a text that anybody may have written. @throws TooLong */
  onText<Result>(work: () => Result): Result {
    const limit = Math.max(LEAST, Math.min(EACH_TEXT, ALL_TEXTS - this.#lost));
    try {
      return this.endAfter(limit, work);
    } catch (error) {
      if (error instanceof TooLong) this.#lost += limit;
      throw error;
    }
  }

  /** @throws TooLong */
  endAfter<Result>(milliseconds: number, work: () => Result): Result {
    return this.#timer === null ? work() : this.#timer.endAfter(milliseconds, work);
  }

  now(): number {
    return this.#timer?.now() ?? 0;
  }
}

let current = new Stopwatch(null, null);

/** The limits of this run. Without an entry there are none. */
export function stopwatch(): Stopwatch {
  return current;
}

/** A value that each run has of its own: what it remembers does not outlive it. Null outside of a run, where nothing is remembered. */
export function perRun<Value extends object>(make: () => Value): () => Value | null {
  const values = new WeakMap<Stopwatch, Value>();
  return () => {
    if (current.isIdle) return null;
    const value = values.get(current) ?? make();
    values.set(current, value);
    return value;
  };
}

/** Sets the limits of a run that begins now. One process has one run at a time, and passing its limits through every reading would hide the rest. */
export function startStopwatch(timer: Timer | null, file: FileLimit | null): void {
  current = new Stopwatch(timer, file);
}
