import { LimitReached } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import { HOUR, later, millisecondsBetween, withinHour } from '../model/time.ts';

/** Milliseconds from which a wait gets a line in the log. */
const TELL_WAITING = 5_000;
/** How many times one request waits for a limit. */
const TIMES = 3;

/** Waits until a rate limit of the server lifts, if that is before the run's deadline. */
export class Patience {
  readonly #world: World;
  readonly #deadline: string;
  readonly #progress: () => string;

  /** @param deadline server time @param progress says how far the run is, for the log */
  constructor(world: World, deadline: string, progress: () => string) {
    this.#world = world;
    this.#deadline = deadline;
    this.#progress = progress;
  }

  /**
   * Makes a request, and repeats it after a rate limit. That is safe even for a write, because a refused write has not happened.
   * @param mayGoOn asked after each wait, because a lease may have ended in the meantime
   * @throws LimitReached if the limit lifts too late
   */
  async with<Answer>(attempt: () => Promise<Answer>, mayGoOn: () => Promise<boolean> = async () => true): Promise<Answer> {
    for (let times = 1; ; times += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof LimitReached) || times > TIMES) throw error;
        const lifts = later(this.#world.serverTime(), error.seconds * 1000);
        if (millisecondsBetween(lifts, this.#deadline) < 0) throw error;
        await this.#until(lifts, 'GitHub’s rate limit is reached');
        if (!(await mayGoOn())) throw error;
      }
    }
  }

  /**
   * Waits until another issue may be created: until the oldest of the last `most` creates is an hour old.
   * Null if it may; the reason if that time is after the deadline. @param left how many are still to be created
   */
  async forTheHour(createdAt: readonly string[], most: number, left: number): Promise<string | null> {
    const hours = Math.ceil(left / most);
    const why = `GitHub allows ${most} new issues an hour, so the ${left} left to create take about ${hours} ${hours === 1 ? 'hour' : 'hours'} more`;
    const lately = withinHour(createdAt, this.#world.serverTime());
    const first = lately.toSorted()[lately.length - most];
    if (first === undefined) return null;
    const free = later(first, HOUR);
    if (millisecondsBetween(free, this.#deadline) < 0) return why;
    await this.#until(free, why);
    return null;
  }

  async #until(time: string, why: string): Promise<void> {
    const wait = Math.max(0, millisecondsBetween(this.#world.serverTime(), time));
    const left = Math.floor(millisecondsBetween(time, this.#deadline) / 60_000);
    if (wait >= TELL_WAITING) this.#world.log(`${why}: continuing in ${Math.ceil(wait / 1000)} s. ${this.#progress()}, and ${left} minutes will be left then.`);
    await this.#world.wait(wait + 1);
  }
}
