import type { Entry } from '../../src/model/agreement.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import type { StateStore, World } from '../../src/model/ports.ts';
import { NOWHERE } from '../support/memory/builders.ts';
import type { Wrap } from './world.ts';

/** The rules of the protocol, each left out: the code is the real one, and only what it sees of the world is changed. */

/** A world whose state reads otherwise. */
function reading(change: (baseline: Baseline) => Baseline): Wrap {
  return (world) =>
    withState(world, {
      read: async () => {
        const version = await world.state.read();
        return version === null || version.baseline === null ? version : { ...version, baseline: change(version.baseline) };
      },
    });
}

function withState(world: World, change: Partial<StateStore>): World {
  return { ...world, state: { read: () => world.state.read(), write: (...all) => world.state.write(...all), notices: () => [], ...change } };
}

const entries = (change: (entry: Entry) => Entry) => reading((baseline) => ({ ...baseline, entries: baseline.entries.map(change) }));

/** 2: nobody waits for somebody's claim: every claim looks as if its time were long over. */
const noWaiting = reading((baseline) =>
  baseline.claim === null ? baseline : { ...baseline, claim: { ...baseline.claim, until: '2000-01-01T00:00:00.000Z' } },
);

const MINUTE = 60_000;
const minute = (time: string) => new Date(Math.ceil(Date.parse(time) / MINUTE) * MINUTE).toISOString();

/** 3: two runs that read the same write equal claims: the id is no random one, and nothing else tells them apart. */
const oneId: Wrap = (world) => ({
  ...withState(world, {
    write: (baseline, parent, message) => {
      const { claim } = baseline;
      if (claim === null) return world.state.write(baseline, parent, message);
      const paths = Object.fromEntries(
        Object.entries(baseline.paths).map(([path, state]) => [path, { ...state, syncedAt: minute(state.syncedAt), startedAt: minute(state.startedAt) }]),
      );
      return world.state.write({ ...baseline, paths, claim: { ...claim, until: minute(claim.until) } }, parent, message);
    },
  }),
  randomId: () => 'always',
});

export interface LeftOut {
  readonly rule: number;
  readonly what: string;
  readonly wrap: Wrap;
  /** The seed of a world that was seen to fail without the rule: the sample looks there first. */
  readonly seen: number;
}

export const LEFT_OUT: readonly LeftOut[] = [
  { rule: 2, what: 'wait for somebody’s claim', wrap: noWaiting, seen: 390 },
  { rule: 3, what: 'a random id in each claim', wrap: oneId, seen: 366 },
  { rule: 5, what: 'match by a former title', wrap: entries((entry) => ({ ...entry, former: [] })), seen: 121 },
  {
    rule: 5,
    what: 'match what was never linked by its place',
    wrap: reading((baseline) => ({
      ...baseline,
      entries: baseline.entries.map((entry) => (entry.linked ? entry : { ...entry, linked: true, place: NOWHERE })),
      claim: baseline.claim,
    })),
    seen: 7,
  },
  {
    rule: 5,
    what: 'find claimed issues by their markers',
    wrap: reading((baseline) => ({ ...baseline, claim: baseline.claim === null ? null : { ...baseline.claim, operations: [] } })),
    seen: 64,
  },
  {
    rule: 6,
    what: 'what was seen is not agreed',
    wrap: entries(({ seen, agreed, ...entry }) => ({
      ...entry,
      seen,
      agreed: {
        roadmap: { ...agreed.roadmap, title: seen.itemTitle },
        issue: { ...agreed.issue, title: seen.title, open: seen.state.open, content: seen.content, assignees: seen.assignees },
      },
    })),
    seen: 33,
  },
  { rule: 10, what: 'a tombstone for what was removed', wrap: entries((entry) => ({ ...entry, removed: false })), seen: 3 },
];
