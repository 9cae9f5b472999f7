import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { readState, serializeState } from '../../src/state/state-file.ts';
import { cases } from '../support/amounts.ts';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const TEXT = lines('## Planned', '', '- A', '  - owner: kim', '- B', '- C', '', '## Completed', '', '- Old');

/** Paths to every value of a JSON value. */
function spots(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [...(path.length === 0 ? [] : [[...path]]), ...Object.entries(value).flatMap(([key, inner]) => spots(inner, [...path, key]))];
}

function damage(state: unknown, path: readonly string[], to: unknown): void {
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], state) as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  if (to === undefined) delete holder[key];
  else holder[key] = to;
}

function stateOf({ baseline }: MemoryWorld): string {
  if (baseline === null) throw new Error('no state');
  return serializeState(baseline);
}

describe('a state with one damaged spot', () => {
  it('doubles, closes and loses nothing, wherever the spot is', async () => {
    const first = await MemoryWorld.agreed(TEXT);
    const kept = stateOf(first);
    const all = spots(JSON.parse(kept));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.constantFrom(undefined, null, 5, 'x', [], {}), async (path, to) => {
        const world = await MemoryWorld.agreed(TEXT);
        const state = JSON.parse(stateOf(world));
        damage(state, path, to);
        try {
          const { baseline, lost } = readState(JSON.stringify(state));
          world.setBaseline(baseline, lost);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          world.setBaseline(null);
        }
        try {
          await world.sync();
          await world.sync();
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
        expect(world.numbers).toEqual([1, 2, 3]);
        for (const number of [1, 2, 3]) expect(world.issue(number).state).toEqual({ open: true });
        for (const [number, title] of [
          [1, 'A'],
          [2, 'B'],
          [3, 'C'],
        ] as const)
          expect(world.text).toContain(`- ${title} ${link(number)}`);
      }),
      { numRuns: cases(250), seed: 6 },
    );
  });
});

describe('an entry that is lost', () => {
  it('is told by its number, and comes back', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const state = JSON.parse(stateOf(world));
    delete state.entries[1].place.next;
    const { baseline, lost } = readState(JSON.stringify(state));
    world.setBaseline(baseline, lost);
    const { problems } = await world.sync();
    expect(problems.filter(({ code }) => code === 'damaged-state').map(({ message }) => message)).toEqual([
      expect.stringContaining('the entry of #2 cannot be read'),
    ]);
    expect(world.baseline?.entries.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect((await world.sync()).problems.filter(({ code }) => code === 'damaged-state')).toEqual([]);
  });
});
