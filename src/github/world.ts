import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { RealWorld } from '../model/ports.ts';
import { createBranch } from './branch.ts';
import { ANY_FILE, readContents, type Wanted } from './contents.ts';
import { createRoadmapFile } from './file.ts';
import { createIssueStore } from './issues/issues.ts';
import { ownedRepositories } from './owned-repositories.ts';
import { createPullRequests } from './pulls.ts';
import { createRepository } from './repository.ts';
import { createStateStore } from './state/state-store.ts';
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
  /** The default branch as the event names it. Its rules are asked for under this name, which saves a request. */
  readonly defaultBranch?: string | null;
  /** The ref that is to hold the state; left out: whichever holds it, else the usual one. */
  readonly stateRef?: string | null;
  /** Tries a ref again that has refused the state before. */
  readonly triesStateAgain?: boolean;
  /** The longest time of a run. */
  readonly maxMinutes: number;
  readonly clock?: Clock;
}

const CONFIG: Wanted = { kind: 'a YAML file', place: ' in the input `config`' };

/** Milliseconds that a list of repositories may wait for a rate limit. */
const LONGEST_LIST = 600_000;

const SYSTEM_CLOCK: Clock = { now: () => Date.now(), wait: (milliseconds) => delay(milliseconds) };

/** The real world behind the ports: one repository, the clock, and random ids. */
export function createWorld(options: WorldOptions): RealWorld {
  const { clock = SYSTEM_CLOCK } = options;
  const client = createClient({ ...options, clock, deadline: clock.now() + options.maxMinutes * 60_000, comparesClocks: clock === SYSTEM_CLOCK });
  const repository = createRepository(client);
  const state = createStateStore(client, { named: options.stateRef ?? null, triesAgain: options.triesStateAgain ?? false });
  const branch = createBranch(client, repository, options.defaultBranch ?? null);
  return {
    config: { read: async () => (await readContents(client, options.configPath, options.ref, CONFIG))?.text ?? null },
    file: createRoadmapFile(client, repository, branch, options.path, options.ref, options.newest ?? null),
    files: { read: async (path) => (await readContents(client, path, options.ref, ANY_FILE))?.text ?? null },
    issues: createIssueStore(client, repository),
    pulls: createPullRequests(client, branch),
    waiting: createWaitingPull(client, branch),
    wiki: createWiki({ ...options, environment: process.env }),
    state,
    removeState: state.remove,
    repository,
    serverTime: client.serverTime,
    requestsLeft: client.requestsLeft,
    requestsSent: client.requestsSent,
    randomId: () => randomBytes(8).toString('hex'),
    wait: clock.wait,
    log: options.log,
  };
}

/** Everything that a user or an organisation owns, for a list of its roadmaps. @param path the roadmap's, in each repository */
export function listOwned(options: Omit<ClientOptions, 'clock' | 'deadline' | 'repo' | 'pace'>, path: string): ReturnType<typeof ownedRepositories> {
  const deadline = SYSTEM_CLOCK.now() + LONGEST_LIST;
  return ownedRepositories(createClient({ ...options, repo: '', pace: 'github', clock: SYSTEM_CLOCK, deadline }), options.owner, path);
}
