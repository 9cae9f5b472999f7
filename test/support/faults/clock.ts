import { vi } from 'vitest';
import type { Clock } from '../../../src/github/wire/client.ts';

/** The time of a stage, which tests let go on. */
export interface StageClock {
  advance(milliseconds: number): void;
  /** The clock as one run sees it, from the start of its work to its end. */
  start(): Clock & { readonly end: () => void };
  restore(): void;
}

interface Sleeper {
  readonly by: object;
  readonly until: number;
  readonly wake: () => void;
}

const realTimeout = globalThis.setTimeout;

/** The client's queues pass a dozen timers of no delay for each request, and each would last a millisecond at least. */
function atOnce(act: (...words: unknown[]) => void, delay = 0, ...words: unknown[]): unknown {
  return delay > 0 ? realTimeout(act, delay, ...words) : setImmediate(act, ...words);
}

globalThis.setTimeout = Object.assign(atOnce, realTimeout) as typeof setTimeout;

/** Where the next clock of this process starts. The client's queues outlive a run, and do not bear a clock that goes back. */
let latest = Date.parse('2027-01-04T12:00:00.000Z');

/**
 * One clock for the emulator, the proxy and our modules: this process's `Date`, which moves only when it is told to, or
 * when all that runs is asleep. So two runs overlap as they would in real time, and nobody waits.
 */
export class SimulatedClock implements StageClock {
  readonly #running = new Set<object>();
  #sleepers: Sleeper[] = [];

  constructor() {
    // Timers stay real: sockets need them.
    vi.useFakeTimers({ toFake: ['Date'], now: latest });
  }

  now(): number {
    return Date.now();
  }

  /** Lets time go on, and wakes whoever has slept until then. */
  advance(milliseconds: number): void {
    vi.setSystemTime(this.now() + milliseconds);
    this.#wake();
  }

  start(): Clock & { readonly end: () => void } {
    const by = {};
    this.#running.add(by);
    return {
      now: () => this.now(),
      wait: (milliseconds) => this.#sleep(by, milliseconds),
      // Nobody who was killed wakes again.
      end: () => {
        this.#running.delete(by);
        this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.by !== by);
        this.#passIfIdle();
      },
    };
  }

  /** Back to real time. */
  restore(): void {
    latest = this.now() + 60_000;
    vi.useRealTimers();
  }

  #sleep(by: object, milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      // Whoever is killed while at work asks for more time in vain.
      if (!this.#running.has(by)) return;
      this.#sleepers.push({ by, until: this.now() + milliseconds, wake });
      this.#passIfIdle();
    });
  }

  #passIfIdle(): void {
    if (this.#sleepers.length === 0 || this.#sleepers.length < this.#running.size) return;
    const next = Math.min(...this.#sleepers.map(({ until }) => until));
    this.advance(Math.max(0, next - this.now()));
  }

  #wake(): void {
    const due = this.#sleepers.filter(({ until }) => until <= this.now());
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.now());
    for (const { wake } of due) wake();
  }
}
