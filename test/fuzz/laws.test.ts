import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cases } from '../support/amounts.ts';
import { LAWS } from '../support/fuzz/laws.ts';

/** `npm run fuzz` goes on with larger texts and other seeds. */
const SIZE = { depth: 30, repeats: 300, pieces: 14 };

describe.each(Object.entries(LAWS))('any %s', (_, law) => {
  it('is read, or refused with a sentence', async () => {
    await fc.assert(law(SIZE), { seed: 20261128, numRuns: cases(60) });
  });
});
