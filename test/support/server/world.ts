import { DEFAULT_CONFIG_PATH } from '../../../src/config/config.ts';
import { createWorld } from '../../../src/github/world.ts';
import type { RealWorld } from '../../../src/model/ports.ts';
import type { WikiServer } from './wiki-server.ts';
import { TOKENS } from './wire.ts';

interface WorldChange {
  /** Of the roadmap. */
  readonly path?: string;
  readonly log?: (line: string) => void;
  /** The ref that the input `state` names. */
  readonly stateRef?: string;
  /** As a run that somebody starts by hand. */
  readonly triesStateAgain?: boolean;
  /** Where the wiki is. */
  readonly wiki?: WikiServer;
}

/** The real ports, as a run has them, with a clock that never waits. */
export function worldAt(
  server: { readonly apiUrl: string; readonly owner: string; readonly repo: string },
  { path = 'ROADMAP.md', wiki, log = () => {}, ...state }: WorldChange = {},
): RealWorld {
  const { apiUrl, owner, repo } = server;
  const clock = { now: () => Date.now(), wait: async () => {} };
  const serverUrl = wiki?.url ?? 'https://github.test';
  const how = { token: TOKENS.action, serverUrl, pace: 'none', maxMinutes: 50, log, clock } as const;
  return createWorld({ ...how, ...state, apiUrl, owner, repo, path, configPath: DEFAULT_CONFIG_PATH, ref: null });
}
