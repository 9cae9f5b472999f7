import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ClientOptions, type Clock, createClient } from './github/client.ts';
import { createRoadmapFile } from './github/file.ts';
import { createIssueStore } from './github/issues.ts';
import { createRepository } from './github/repository.ts';
import { createStateStore } from './github/state.ts';
import type { World } from './ports.ts';

/** What the real world is made of. The clock is this machine's, unless another one is given. */
interface WorldOptions extends Omit<ClientOptions, 'clock'> {
  readonly path: string;
  readonly configPath: string;
  readonly ref: string | null;
  readonly clock?: Clock;
}

const SYSTEM_CLOCK: Clock = { now: () => Date.now(), wait: (milliseconds) => delay(milliseconds) };

/** The real world: one repository, the clock, and chance. */
export function createWorld(options: WorldOptions): World {
  const { clock = SYSTEM_CLOCK } = options;
  const client = createClient({ ...options, clock });
  const repository = createRepository(client);
  return {
    config: { read: async () => (await createRoadmapFile(client, options.configPath, null).read())?.text ?? null },
    file: createRoadmapFile(client, options.path, options.ref),
    issues: createIssueStore(client, repository),
    state: createStateStore(client),
    repository,
    serverTime: client.serverTime,
    randomId: () => randomBytes(8).toString('hex'),
    wait: clock.wait,
    log: options.log,
  };
}
