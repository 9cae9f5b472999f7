import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ClientOptions, createClient } from './github/client.ts';
import { createRoadmapFile } from './github/file.ts';
import { createIssueStore } from './github/issues.ts';
import { createRepository } from './github/repository.ts';
import { createStateStore } from './github/state.ts';
import type { World } from './ports.ts';

/** The real world: one repository, the clock, and chance. */
export function createWorld(options: ClientOptions & { readonly path: string; readonly configPath: string; readonly ref: string | null }): World {
  const client = createClient(options);
  const repository = createRepository(client);
  return {
    config: { read: async () => (await createRoadmapFile(client, options.configPath, null).read())?.text ?? null },
    file: createRoadmapFile(client, options.path, options.ref),
    issues: createIssueStore(client, repository),
    state: createStateStore(client),
    repository,
    serverTime: client.serverTime,
    requestsLeft: client.requestsLeft,
    randomId: () => randomBytes(8).toString('hex'),
    wait: (milliseconds) => delay(milliseconds),
    log: options.log,
  };
}
