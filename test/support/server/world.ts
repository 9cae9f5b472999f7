import { DEFAULT_CONFIG_PATH } from '../../../src/config/config.ts';
import { createWorld } from '../../../src/github/world.ts';
import type { World } from '../../../src/model/ports.ts';
import type { WikiServer } from './wiki-server.ts';
import { TOKENS } from './wire.ts';

interface WorldChange {
  /** Of the roadmap. */
  readonly path?: string;
  readonly log?: (line: string) => void;
  /** Where the wiki is. */
  readonly wiki?: WikiServer;
}

/** The real ports, as a run has them, with a clock that never waits. */
export function worldAt(
  server: { readonly apiUrl: string; readonly owner: string; readonly repo: string },
  { path = 'ROADMAP.md', wiki, log = () => {} }: WorldChange = {},
): World {
  const { apiUrl, owner, repo } = server;
  const clock = { now: () => Date.now(), wait: async () => {} };
  const serverUrl = wiki?.url ?? 'https://github.test';
  const how = { token: TOKENS.action, serverUrl, pace: 'none', maxMinutes: 50, log, clock } as const;
  return createWorld({ ...how, apiUrl, owner, repo, path, configPath: DEFAULT_CONFIG_PATH, ref: null });
}
