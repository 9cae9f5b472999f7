import { afterEach, beforeEach, expect } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import type { World } from '../../../src/model/ports.ts';
import { TestGitHub } from './github.ts';
import { worldAt } from './world.ts';

/** A server with a roadmap, and the world as a run sees it. Each test of a file has its own. */
export interface OwnWorld {
  readonly github: TestGitHub;
  readonly world: World;
}

/** Starts a server before each test and closes it afterwards. Every request of the test has to be a valid one. */
export function ownWorld(): () => OwnWorld {
  let own: OwnWorld | null = null;
  beforeEach(async () => {
    const github = await TestGitHub.start();
    own = { github, world: worldAt(github) };
    await github.commit('ROADMAP.md', '# Roadmap\n');
  });
  afterEach(async () => {
    const { github } = current();
    await github.close();
    expect(github.invalid).toEqual([]);
  });
  function current(): OwnWorld {
    if (own === null) throw new Error('No test runs.');
    return own;
  }
  return current;
}

/** The message of a failure, or what was no failure. */
export function failure(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'no failure',
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );
}
