// Tries hostile files, issues, configurations, states and answers until the time is over.
//
//   npm run fuzz -- --minutes 30 [--seed 7] [--law issue]
//
// What it finds is printed with the seed that shows it again, and becomes a named case in test/fuzz.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { LAWS } from '../test/support/fuzz/laws.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' }, law: { type: 'string' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes is “${values.minutes}”. Give a number of minutes, such as 30.`);
const laws = Object.entries(LAWS).filter(([name]) => values.law === undefined || name === values.law);
if (laws.length === 0) throw new Error(`There is no law “${values.law}”. Give one of: ${Object.keys(LAWS).join(', ')}.`);

const SMALL = { depth: 30, repeats: 300, pieces: 20 };
const LARGE = { depth: 260, repeats: 200_000, pieces: 40 };
/** Milliseconds that one input may take. The limits inside of a run are shorter. */
const DEADLINE = 60_000;

const end = Date.now() + minutes * 60_000;
let [runs, found, slowest] = [0, 0, 0];
for (let seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed); Date.now() < end; seed += 1) {
  for (const [name, law] of laws) {
    const size = seed % 4 === 0 ? LARGE : SMALL;
    const start = Date.now();
    const result = await fc.check(law(size), { seed, numRuns: size === LARGE ? 4 : 40, timeout: DEADLINE });
    runs += result.numRuns;
    slowest = Math.max(slowest, Date.now() - start);
    if (!result.failed) continue;
    found += 1;
    process.stdout.write(`${name}, --seed ${seed}: ${fc.defaultReportMessage(result)?.slice(0, 4_000)}\n\n`);
  }
}
process.stdout.write(`${runs} inputs, ${found} findings; the slowest batch took ${Math.round(slowest / 1000)} s\n`);
process.exitCode = found === 0 ? 0 : 1;
