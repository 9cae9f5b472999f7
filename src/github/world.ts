import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../model/ports.ts';
import { createBranch } from './branch.ts';
import { ANY_FILE, readContents, type Wanted } from './contents.ts';
import { createRoadmapFile } from './file.ts';
import { createIssueStore } from './issues.ts';
import { createPullRequests } from './pulls.ts';
import { createRepository } from './repository.ts';
import { createStateStore } from './state.ts';
import { createWaitingPull } from './waiting-pull.ts';
import { createWiki } from './wiki.ts';
import { type ClientOptions, type Clock, createClient } from './wire/client.ts';

/** One repository on a server, and the files of it that a run uses. The clock is this machine's unless another one is given. */
interface WorldOptions extends Omit<ClientOptions, 'clock' | 'deadline'> {
  /** `https://github.com`, or an Enterprise Server's. */
  readonly serverUrl: string;
  readonly path: string;
  readonly configPath: string;
  /** The commit to read the roadmap and the configuration from, such as a pull request's merge; null: the head of the default branch. */
  readonly ref: string | null;
  /** The newest commit of the default branch that is known before the run; null: none. A refused commit to a branch that is still there met no race. */
  readonly newest?: string | null;
  /** The longest time of a run. */
  readonly maxMinutes: number;
  readonly clock?: Clock;
}

const CONFIG: Wanted = { kind: 'a YAML file', place: ' in the input `config`' };

const SYSTEM_CLOCK: Clock = { now: () => Date.now(), wait: (milliseconds) => delay(milliseconds) };

/** The real world behind the ports: one repository, the clock, and random ids. */
export function createWorld(options: WorldOptions): World {
  const { clock = SYSTEM_CLOCK } = options;
  const client = createClient({ ...options, clock, deadline: clock.now() + options.maxMinutes * 60_000, comparesClocks: clock === SYSTEM_CLOCK });
  const repository = createRepository(client);
  const branch = createBranch(client, repository);
  return {
    config: { read: async () => (await readContents(client, options.configPath, options.ref, CONFIG))?.text ?? null },
    file: createRoadmapFile(client, repository, options.path, options.ref, options.newest ?? null),
    files: { read: async (path) => (await readContents(client, path, options.ref, ANY_FILE))?.text ?? null },
    issues: createIssueStore(client, repository),
    pulls: createPullRequests(client, branch),
    waiting: createWaitingPull(client, branch),
    wiki: createWiki({ ...options, environment: process.env }),
    state: createStateStore(client),
    repository,
    serverTime: client.serverTime,
    requestsLeft: client.requestsLeft,
    randomId: () => randomBytes(8).toString('hex'),
    wait: clock.wait,
    log: options.log,
  };
}
