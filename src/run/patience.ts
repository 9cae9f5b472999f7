import { LimitReached } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import { HOUR, later, millisecondsBetween, withinHour } from '../model/time.ts';

/** Nobody wonders about a shorter wait. Milliseconds. */
const TELL_WAITING = 5_000;
/** One limit is waited for so often. */
const TIMES = 3;

/** Waits for what the server's limits keep from being done, where they lift in time. */
export class Patience {
  readonly #world: World;
  readonly #deadline: string;
  readonly #progress: () => string;

  /** @param progress how far the run is, for whoever watches it wait */
  constructor(world: World, deadline: string, progress: () => string) {
    this.#world = world;
    this.#deadline = deadline;
    this.#progress = progress;
  }

  /**
   * What a limit refuses has not happened: it is tried again once the limit lifts.
   * @param mayGoOn asked after a wait: a lease may have ended meanwhile
   * @throws LimitReached where it lifts too late
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

  /** GitHub takes so many new issues an hour: the next one waits until the first of them is an hour old. Why not, where that is too late. */
  async forTheHour(createdAt: readonly string[], most: number): Promise<string | null> {
    const why = `GitHub takes ${most} new issues an hour`;
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
    if (wait >= TELL_WAITING) this.#world.log(`${why}: going on in ${Math.ceil(wait / 1000)} s. ${this.#progress()}, and ${left} minutes will be left.`);
    await this.#world.wait(wait + 1);
  }
}
