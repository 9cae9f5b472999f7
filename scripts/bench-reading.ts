// Compares our time for reading a roadmap with remark's, installed without the versions that package.json pins.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readRoadmap } from '../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../src/roadmap/read/rules.ts';
import { longRoadmap } from '../test/support/texts/long-roadmap.ts';

const ROUNDS = 5;
/** The number of rounds where one round takes seconds. */
const SLOW_ROUNDS = 3;
/** Ten times as many items may take at most this many times as long, because reading is linear. */
const MOST_TIMES = 14;
/** Four times as many items must take less than this many times as long. */
const LIMIT_OF_FOUR = 6;
/** remark without pinned versions takes at least this many times as long as ours. That is why we pin them. */
const LEAST_TIMES = 20;

const OPTIONS = { path: 'ROADMAP.md', address: { server: 'https://github.com', repositories: ['acme/rocket'] }, rules: NO_RULES };

/** @returns whether reading is as fast as promised */
export async function benchReading(full: boolean): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-remark-'));
  try {
    // Our `overrides` do not apply here: npm uses those of the folder that it installs into, and this folder has none.
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', 'remark', 'remark-gfm'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const parse = await installedParser(folder);
    const [small, middle, fourfold, large] = [longRoadmap(1000), longRoadmap(2000), longRoadmap(4000), longRoadmap(10_000)];
    // Warm up first: code is slow on its first run, and the smaller text would look slower than it is.
    ours(small);
    const times = { small: [] as number[], middle: [] as number[], fourfold: [] as number[], large: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.small.push(timeOf(() => ours(small)));
      times.middle.push(timeOf(() => ours(middle)));
      times.fourfold.push(timeOf(() => ours(fourfold)));
      times.large.push(timeOf(() => ours(large)));
    }
    const bare: number[] = [];
    for (let round = 0; round < SLOW_ROUNDS; round += 1) bare.push(timeOf(() => parse(middle)));
    const ratio = median(times.large) / median(times.small);
    const ratioOfFour = median(times.fourfold) / median(times.small);
    const linear = ratio <= MOST_TIMES && ratioOfFour < LIMIT_OF_FOUR;
    const bytes = Buffer.byteLength(large) / 10_000;
    say(`\nReading items of ${bytes.toFixed(0)} bytes, medians of ${ROUNDS} rounds (of remark: ${SLOW_ROUNDS})`);
    say(`ours with micromark ${micromarkIn(fileURLToPath(new URL('..', import.meta.url)))}`);
    say(`bare remark with micromark ${micromarkIn(folder)}`);
    say(`ours, 1,000 items            ${median(times.small).toFixed(0)} ms`);
    say(`ours, 4,000 items            ${median(times.fourfold).toFixed(0)} ms`);
    say(`ratio                        ${ratioOfFour.toFixed(1)} (less than ${LIMIT_OF_FOUR})`);
    say(`ours, 10,000 items           ${median(times.large).toFixed(0)} ms`);
    say(`ratio                        ${ratio.toFixed(1)} (at most ${MOST_TIMES})`);
    say(`ours, 2,000 items            ${median(times.middle).toFixed(0)} ms`);
    say(`bare remark, 2,000 items     ${median(bare).toFixed(0)} ms (${(median(bare) / median(times.middle)).toFixed(1)} times ours)`);
    if (!full) return linear;
    const long = timeOf(() => parse(large));
    const times10k = long / median(times.large);
    say(`bare remark, 10,000 items    ${long.toFixed(0)} ms (${times10k.toFixed(1)} times ours, at least ${LEAST_TIMES})`);
    return linear && times10k >= LEAST_TIMES;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ours(text: string): void {
  const { items } = readRoadmap(text, OPTIONS);
  if (items.length < 1000) throw new Error(`Only ${items.length} items were read.`);
}

/** The parser of the remark and remark-gfm in a folder. Its types equal ours. */
async function installedParser(folder: string): Promise<(text: string) => unknown> {
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, 'node_modules', name, 'index.js')).href);
  const { remark } = (await load('remark')) as typeof import('remark');
  const { default: remarkGfm } = (await load('remark-gfm')) as typeof import('remark-gfm');
  const processor = remark().use(remarkGfm).freeze();
  return (text) => processor.parse(text);
}

function micromarkIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/micromark/package.json'), 'utf8')) as { version: string };
  return version;
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The median: a single slow round does not change it. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
