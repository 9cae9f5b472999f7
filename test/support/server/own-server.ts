import { afterEach, beforeEach, expect } from 'vitest';
import { TestGitHub } from './github.ts';

/**
 * Starts a server before each test and closes it afterwards. Every request of the test has to be one that GitHub's description knows.
 * @param begin gets the server of the test that begins
 */
export function ownServer(begin: (github: TestGitHub) => void | Promise<void>): void {
  let own: TestGitHub | null = null;
  beforeEach(async () => {
    own = await TestGitHub.start();
    await begin(own);
  });
  afterEach(async () => {
    const invalid = own?.invalid;
    await own?.close();
    own = null;
    expect(invalid).toEqual([]);
  });
}
