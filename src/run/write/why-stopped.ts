import type { World } from '../../model/ports.ts';
import { millisecondsBetween } from '../../model/time.ts';

/** How many requests of the rate limit are kept for the last commit and the state. */
const LAST_REQUESTS = 12;

/** Why no further write may begin in a run; null if one may. @param deadline server time */
export function whyStopped(world: Pick<World, 'requestsLeft' | 'serverTime'>, deadline: string): string | null {
  if (millisecondsBetween(world.serverTime(), deadline) <= 0) return 'the time that `max-minutes` allows is used up';
  return world.requestsLeft() < LAST_REQUESTS ? 'GitHub’s request limit is almost used up' : null;
}
