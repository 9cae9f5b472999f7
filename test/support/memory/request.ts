import { DEFAULT_CONFIG_PATH } from '../../../src/config/config.ts';
import { USUAL_WORDING } from '../../../src/plan/commit-message.ts';
import type { Limits } from '../../../src/plan/guard.ts';
import type { Request } from '../../../src/run/request.ts';
import { PATH, TODAY } from './builders.ts';

/** What a run is asked for where a test says nothing else: everything is as the action has it without inputs. */
export const REQUEST: Omit<Request, 'address'> = {
  path: PATH,
  configPath: DEFAULT_CONFIG_PATH,
  repositoryId: 1,
  today: TODAY,
  planOnly: false,
  update: false,
  limits: { maxCreates: 25, maxCloses: 10, maxChanges: 25 },
  conflict: 'auto',
  commits: USUAL_WORDING,
  writeBack: 'commit',
  hint: null,
  atEvent: null,
  isByHand: false,
  fullLook: false,
  pace: 'none',
  maxMinutes: 50,
};

/** Limits that no test's roadmap meets. */
export const NO_LIMITS: Limits = { maxCreates: 10_000, maxCloses: 10_000, maxChanges: 10_000 };
