import { DEFAULT_CONFIG_PATH } from '../../../src/config/config.ts';
import type { Clock } from '../../../src/github/wire/client.ts';
import { createWorld } from '../../../src/github/world.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { Result } from '../../../src/model/result.ts';
import { DEFAULT_TEMPLATE } from '../../../src/plan/commit/template.ts';
import { sync } from '../../../src/sync.ts';
import { TestGitHub } from '../server/github.ts';
import { TOKENS } from '../server/wire.ts';
import { SimulatedClock, type StageClock } from './clock.ts';
import { FaultProxy, type Strike } from './fault-proxy.ts';
import { LaggingLists } from './lagging-lists.ts';
import type { Limits } from './limits.ts';

/** The date that all runs take for today. */
export const TODAY = '2026-11-23';
const PATH = 'ROADMAP.md';

/** How a run ended. `bug`: with anything but a sentence for a maintainer. */
export interface Ended {
  readonly how: 'done' | 'failed' | 'bug' | 'killed';
  readonly why: string;
  readonly requests: FaultProxy['requests'];
  readonly writes: number;
}

export interface RunOptions {
  readonly strike?: Strike;
  /** All lists of the run show the issues as they were 30 s ago. */
  readonly lagging?: boolean;
  /** What the server allows. */
  readonly limits?: Limits;
  readonly maxCreates?: number;
}

/** A repository of its own, which the real modules run against in this process, by a simulated clock. */
export class Stage {
  readonly github: TestGitHub;
  readonly clock: StageClock;
  /** Where the pages of the repository are, and its wiki. */
  serverUrl = 'https://github.test';
  /** Changes of the file wait in a pull request. */
  waits = false;
  /** From now on the runs are those of `command: update`. */
  updates = false;
  /** From now on the runs are those of `command: next` with this release. */
  next: string | null = null;
  readonly #pace: 'github' | 'none';
  readonly #lists: LaggingLists | null;
  readonly #proxies: FaultProxy[] = [];

  protected constructor(github: TestGitHub, clock: StageClock, pace: 'github' | 'none', lags = false) {
    this.github = github;
    this.clock = clock;
    this.#pace = pace;
    this.#lists = lags ? new LaggingLists(github) : null;
  }

  /** @param lags lists may lag: what they showed is remembered */
  static async open(lags = false): Promise<Stage> {
    const clock = new SimulatedClock();
    return new Stage(await TestGitHub.start(), clock, 'github', lags);
  }

  /** One run, as a push wakes it. */
  async run(options: RunOptions = {}): Promise<Ended> {
    const clock = this.clock.start();
    const proxy = await this.proxy(options);
    const killed = proxy.killed.then(() => ({ how: 'killed', why: '' }) as const);
    const { how, why } = await Promise.race([killed, this.#sync(proxy, clock, options.maxCreates ?? 25)]);
    clock.end();
    return { how, why, requests: proxy.requests, writes: proxy.writes };
  }

  async close(): Promise<void> {
    this.clock.restore();
    await Promise.all(this.#proxies.map((proxy) => proxy.close()));
    await this.github.close();
  }

  protected async proxy({ strike, lagging = false, limits }: RunOptions): Promise<FaultProxy> {
    const proxy = await FaultProxy.start(this.github, {
      ...(strike === undefined ? {} : { strike }),
      limits,
      pass: (milliseconds) => this.clock.advance(milliseconds),
      lists: (request) => this.#lists?.answer(request) ?? null,
      lagging,
    });
    this.#proxies.push(proxy);
    return proxy;
  }

  async #sync({ apiUrl, owner, repo }: FaultProxy, clock: Clock, maxCreates: number): Promise<Pick<Ended, 'how' | 'why'>> {
    const server = { token: TOKENS.action, apiUrl, serverUrl: this.serverUrl, owner, repo, pace: this.#pace, maxMinutes: 50, log: () => {}, clock } as const;
    const world = createWorld({ ...server, path: PATH, configPath: DEFAULT_CONFIG_PATH, ref: null });
    try {
      return ending(
        await sync(world, {
          path: PATH,
          configPath: DEFAULT_CONFIG_PATH,
          address: { server: this.serverUrl, repositories: [`${owner}/${repo}`] },
          repositoryId: 1,
          planOnly: false,
          update: this.updates,
          ...(this.next === null ? {} : { next: { release: this.next, force: true } }),
          hint: null,
          pushed: null,
          isByHand: false,
          fullLook: false,
          today: TODAY,
          limits: { maxCreates, maxCloses: 10, maxChanges: 25 },
          conflict: 'auto',
          commitMessage: DEFAULT_TEMPLATE,
          writeBack: this.waits ? 'pull-request' : 'commit',
          maxMinutes: 50,
          pace: this.#pace,
        }),
      );
    } catch (error) {
      if (error instanceof UserError) return { how: 'failed', why: error.message };
      return { how: 'bug', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
}

function ending({ failure, plan, stopped }: Result): Pick<Ended, 'how' | 'why'> {
  const why = failure?.message ?? plan.refused?.reason ?? '';
  // A clean stop is no failure: it says why something is left.
  return why === '' ? { how: 'done', why: stopped ?? '' } : { how: 'failed', why };
}
