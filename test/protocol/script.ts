import { type Deed, IN_FILE, IN_ISSUE } from './people.ts';
import { Chance } from './random.ts';
import type { Fault } from './scheduler.ts';
import type { LAGS } from './server.ts';

/** Something that happens in a world, at the earliest when so many requests were made; a fault hits the n-th request of a run. */
export type Happening =
  | { readonly at: number; readonly what: 'run'; readonly fullLook: boolean }
  | { readonly at: number; readonly what: 'deed'; readonly deed: Deed }
  | { readonly at: number; readonly what: 'fault'; readonly run: number; readonly fault: Fault };

/** All that makes one world: equal scripts give equal worlds. */
export interface Script {
  readonly seed: number;
  /** Both sides agreed before; otherwise nothing was ever run. */
  readonly agreed: boolean;
  readonly pace: 'github' | 'none';
  readonly lag: keyof typeof LAGS;
  readonly happenings: readonly Happening[];
}

/** So many requests the happenings are spread over: a run makes some ten or twenty. */
const LENGTH = 35;

export function scriptOf(seed: number): Script {
  const chance = new Chance(seed * 7919 + 17);
  const agreed = chance.is(0.6);
  const lag = chance.is(0.5) ? 'none' : chance.is(0.85) ? 'seconds' : 'minutes';
  const happenings: Happening[] = [{ at: chance.below(3), what: 'run', fullLook: chance.is(0.15) }];
  const runs = 1 + chance.below(3);
  for (let run = 1; run < runs; run += 1) happenings.push({ at: 2 + chance.below(LENGTH), what: 'run', fullLook: chance.is(0.15) });
  for (let deeds = 1 + chance.below(6); deeds > 0; deeds -= 1) {
    const at = agreed && chance.is(0.45) ? 0 : chance.below(LENGTH);
    happenings.push({ at, what: 'deed', deed: deedOf(chance, `w${seed % 97}${happenings.length}`) });
  }
  if (chance.is(0.2)) happenings.push(...habitOf(chance, `w${seed % 97}`));
  for (let faults = chance.below(5); faults > 0; faults -= 1) {
    happenings.push({ at: 4 + chance.below(13), what: 'fault', run: 1 + chance.below(runs), fault: faultOf(chance) });
  }
  return { seed, agreed, lag, pace: chance.is(0.7) ? 'none' : 'github', happenings: happenings.toSorted((a, b) => a.at - b.at) };
}

/** What people do one after the other, with time for a run between. */
function habitOf(chance: Chance, word: string): Happening[] {
  const [first, second] = chance.of([
    [
      { in: 'file', do: 'remove' },
      { in: 'issue', do: 'reopen' },
    ],
    [
      { in: 'file', do: 'remove' },
      { in: 'file', do: 'revert' },
    ],
    [
      { in: 'file', do: 'rename' },
      { in: 'file', do: 'revert' },
    ],
    [
      { in: 'file', do: 'mention' },
      { in: 'file', do: 'status' },
    ],
  ] as const);
  const one = { which: chance.below(12), word: `${word}90` };
  return [
    { at: 0, what: 'deed', deed: { ...first, ...one } },
    { at: 1, what: 'run', fullLook: false },
    { at: 14 + chance.below(LENGTH), what: 'deed', deed: { ...second, which: chance.below(12), word: `${word}91` } },
  ];
}

function deedOf(chance: Chance, word: string): Deed {
  const which = chance.below(12);
  return chance.is(0.5) ? { in: 'file', do: chance.of(IN_FILE), which, word } : { in: 'issue', do: chance.of(IN_ISSUE), which, word };
}

function faultOf(chance: Chance): Fault {
  const acted = chance.is(0.65);
  if (chance.is(0.4)) return { do: 'die', acted };
  return chance.is(0.65) ? { do: 'lose', acted } : { do: 'late', seconds: chance.of([4, 12, 20, 60, 400]) };
}
