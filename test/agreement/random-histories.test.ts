import fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import { HISTORIES } from '../support/amounts.ts';
import { issueOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { expectAgreement } from '../support/people/agreement.ts';
import { type Place, START, step } from '../support/people/steps.ts';

vi.mock('../../src/roadmap/read/roadmap.ts', async (original) => {
  const { remembered } = await import('../support/texts/remembered.ts');
  const actual = await original<typeof import('../../src/roadmap/read/roadmap.ts')>();
  return { ...actual, readRoadmap: remembered(actual.readRoadmap) };
});

/** People edit the file and the issues in any order, runs happen in between, and in the end both sides say the same, or it is told where not. */
const LIMITS = { maxCreates: 100, maxCloses: 100, maxChanges: 100 };

/** @param release the one whose milestone is kept */
function inMemory(release: string | null = null): Place {
  const world = new MemoryWorld(START);
  if (release !== null) {
    world.config = `milestone: ${release}\n`;
    world.desk.milestones.push(...[release, '3', 'Kite 4'].map((title, at) => ({ number: at + 1, title, due: null })));
  }
  return {
    release,
    people: ['ann', 'bob'],
    text: async () => world.text,
    edit: async (text) => world.edit(text),
    issues: async () => world.numbers.map((number) => world.issue(number)),
    change: async (number, change) => world.change(number, change),
    moveTo: async (number, milestone) => world.moveTo(number, milestone),
    open: async ({ title, body, labels }) => {
      const number = Math.max(0, ...world.numbers) + 1;
      world.open(issueOf(number, title, { body, labels }));
      return number;
    },
    sync: async () => {
      const before = world.writes.length;
      const { problems } = await world.sync({ limits: LIMITS });
      return { told: problems.map(({ message }) => message), writes: world.writes.length - before };
    },
  };
}

describe('two sides that people edit as they like', () => {
  it(`agree in the end, in ${HISTORIES} sequences`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), (steps) => expectAgreement(inMemory(), steps));
    await fc.assert(property, { seed: 20261123, numRuns: HISTORIES });
  });

  it(`agree in the end, with milestones, in ${Math.ceil(HISTORIES / 2)} sequences`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), (steps) => expectAgreement(inMemory('Kite 2'), steps));
    await fc.assert(property, { seed: 20261124, numRuns: Math.ceil(HISTORIES / 2) });
  });
});
