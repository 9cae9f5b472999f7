import { setTimeout as delay } from 'node:timers/promises';
import { eventPayload, runAction } from '../run/runner.ts';
import { TestGitHub } from '../server/github.ts';
import type { StageClock } from './clock.ts';
import { type Ended, type RunOptions, Stage, TODAY } from './stage.ts';

/** No lease of a server without limits is longer, with its grace. Milliseconds. */
const LEASE = 20_000;

/** A repository that the shipped bundle runs against, by this machine's clock: only what the server tells of the time moves on. */
export class BundleStage extends Stage {
  static override async open(): Promise<BundleStage> {
    const github = await TestGitHub.start();
    const clock: StageClock = {
      // What a request takes it takes in real time; and issues keep their real times, which must not seem long ago.
      advance: (milliseconds) => (milliseconds < 1_000 || milliseconds > 300_000 ? undefined : github.pass(milliseconds)),
      start: () => ({ now: () => Date.now(), wait: (milliseconds) => delay(milliseconds), end: () => {} }),
      restore: () => {},
    };
    return new BundleStage(github, clock, 'none');
  }

  /** One run of `dist/index.js`, which is killed where a fault kills it. */
  async runBundle(options: RunOptions = {}): Promise<Ended> {
    const proxy = await this.proxy(options);
    let killed = false;
    const kill = proxy.killed.then(() => {
      killed = true;
    });
    const inputs = {
      date: TODAY,
      ...(this.updates ? { command: 'update' } : {}),
      ...(this.next === null ? {} : { command: 'next', release: this.next, force: 'true' }),
      ...(this.waits ? { 'write-back': 'pull-request' } : {}),
    };
    const { status, log } = await runAction(proxy, { name: 'push', payload: eventPayload('push', null, proxy, null) }, inputs, kill);
    if (killed) this.clock.advance(LEASE);
    const why = log.split('\n').filter((line) => line.startsWith('::error'));
    const how = killed ? 'killed' : status === 0 ? 'done' : /%0A {4}at /.test(why.join('')) ? 'bug' : 'failed';
    return { how, why: why.join(' '), requests: proxy.requests, writes: proxy.writes };
  }
}
