import { describe, expect, it, vi } from 'vitest';
import { DEEP } from '../support/amounts.ts';
import { LEFT_OUT } from './leaving-out.ts';
import { scriptOf } from './script.ts';
import { play, type Wrap } from './world.ts';

const blind = vi.hoisted(() => ({ links: false }));

vi.mock('../../src/roadmap/read/roadmap.ts', async (original) => {
  const { remembered } = await import('../support/texts/remembered.ts');
  const actual = await original<typeof import('../../src/roadmap/read/roadmap.ts')>();
  const read = remembered(actual.readRoadmap);
  return { ...actual, readRoadmap: (...given: Parameters<typeof read>) => (blind.links ? { ...read(...given), named: new Set() } : read(...given)) };
});

// A twin that a missing rule makes would be linked by its title: that heals what is to be seen.
vi.mock('../../src/config/config.ts', async (original) => {
  const actual = await original<typeof import('../../src/config/config.ts')>();
  return { ...actual, NO_CONFIG: { ...actual.NO_CONFIG, adopt: 'none' } };
});

vi.mock('../../src/roadmap/markdown/link.ts', async (original) => {
  const actual = await original<typeof import('../../src/roadmap/markdown/link.ts')>();
  return { ...actual, numbersIn: (text: string) => (blind.links ? new Set<number>() : actual.numbersIn(text)) };
});

/** So many worlds are enough to tell that a rule is missing. */
const ENOUGH = Number(process.env['PROTOCOL_RULE_WORLDS'] ?? 600);
/** After so many failures no more are looked for, unless somebody asked for a number of worlds. */
const CLEAR = process.env['PROTOCOL_RULE_WORLDS'] === undefined ? (DEEP ? 3 : 1) : Number.POSITIVE_INFINITY;

/** What was looked for, and found. */
interface Found {
  /** Seeds of worlds that hold with every rule, and fail without one. */
  readonly failures: readonly number[];
  readonly looked: number;
}

/** @param seen a world that failed before. In the sample it comes first, and mostly no other one is played. */
async function failuresWithout(wrap: Wrap | undefined, seen: number): Promise<Found> {
  const all = Array.from({ length: ENOUGH }, (_, index) => index + 1);
  const failures: number[] = [];
  let looked = 0;
  for (const seed of CLEAR === 1 ? new Set([seen, ...all]) : all) {
    if (failures.length >= CLEAR) break;
    looked += 1;
    if (!(await fails(seed, wrap))) continue;
    const { links } = blind;
    blind.links = false;
    if (!(await fails(seed))) failures.push(seed);
    blind.links = links;
  }
  return { failures, looked };
}

async function fails(seed: number, wrap?: Wrap): Promise<boolean> {
  try {
    return (await play(scriptOf(seed), wrap)).violations.length > 0;
  } catch {
    return true;
  }
}

function told({ failures, looked }: Found): string {
  return `${failures.length} of ${looked} worlds fail that hold with it: ${failures.slice(0, 8).join(', ')}`;
}

describe('the protocol without one of its rules', () => {
  it.each(LEFT_OUT)('$rule: $what — fails', { timeout: 600_000 }, async ({ rule, what, wrap, seen }) => {
    const found = await failuresWithout(wrap, seen);
    console.log(`Without ${rule} (${what}) ${told(found)}`);
    expect(found.failures.length).toBeGreaterThan(0);
  });

  it('10: a link anywhere in the text keeps its issue — fails', { timeout: 600_000 }, async () => {
    blind.links = true;
    const found = await failuresWithout(undefined, 12);
    blind.links = false;
    console.log(`Without 10 (a link anywhere in the text) ${told(found)}`);
    expect(found.failures.length).toBeGreaterThan(0);
  });
});
