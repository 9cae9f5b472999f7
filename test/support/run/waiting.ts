import { expect } from 'vitest';
import type { TestGitHub } from '../server/github.ts';
import { ownServer } from '../server/own-server.ts';
import { headOf, textAt, WAITING } from '../server/pulls/pulls.ts';
import { eventPayload, type Run, runAction } from './runner.ts';

/** A roadmap of two items. */
export const TWO_ITEMS = '# Kettle\n\n- [ ] Whistle\n- [ ] Timer\n';

/** A repository whose changes of the file wait in a pull request, as tests look at it. */
export class WaitingDesk {
  readonly #github: TestGitHub;

  constructor(github: TestGitHub) {
    this.#github = github;
  }

  run(inputs: Record<string, string> = {}): Promise<Run> {
    const event = { name: 'push', payload: eventPayload('push', null, this.#github, null) };
    return runAction(this.#github, event, { 'write-back': 'pull-request', date: '2026-11-23', ...inputs });
  }

  /** A run that does not fail. */
  async done(inputs: Record<string, string> = {}): Promise<Run> {
    const result = await this.run(inputs);
    expect(result.log).not.toContain('::error');
    expect(result.status).toBe(0);
    return result;
  }

  /** Nothing is left to do: a run writes nothing. */
  async settles(): Promise<Run> {
    const before = this.#github.writes().length;
    const run = await this.done();
    expect(this.#github.writes().slice(before)).toEqual([]);
    return run;
  }

  /** The file as it waits, with short links. */
  async proposed(): Promise<string> {
    return shortened((await textAt(this.#github, await headOf(this.#github, WAITING))) ?? '');
  }

  /** The file on the default branch, with short links. */
  async present(): Promise<string> {
    return shortened(await this.#github.text());
  }

  async titles(): Promise<string[]> {
    return (await this.#github.issues()).map(({ title, state }) => `${title}: ${state}`);
  }
}

function shortened(text: string): string {
  return text.replace(/ \(\[#(\d+)\]\([^)]*\)\)/g, ' (#$1)');
}

/** Before each test, a server of its own with the roadmap of two items. @param started gets it, and its desk */
export function ownDesk(started: (github: TestGitHub, desk: WaitingDesk) => void): void {
  ownServer(async (github) => {
    started(github, new WaitingDesk(github));
    await github.commit('ROADMAP.md', TWO_ITEMS);
  });
}
