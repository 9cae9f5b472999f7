// Fits the weights of what `init` judges a roadmap by to labelled roadmaps, and writes them into src/roadmap/propose/weights.ts.
//
//   npm run fit -- DIR…
import { readFileSync, writeFileSync } from 'node:fs';
import { FEATURE_NAMES, TABLE } from '../src/roadmap/propose/weights.ts';
import { examplesOf, fitWeights } from './fitting.ts';
import { labelledFiles } from './labelled.ts';

const FILE = new URL('../src/roadmap/propose/weights.ts', import.meta.url);
const dirs = process.argv.slice(2);
if (dirs.length === 0) {
  process.stderr.write('Usage: npm run fit -- DIR…, where each DIR has an INDEX.tsv\n');
  process.exitCode = 2;
} else writeWeights();

function writeWeights(): void {
  const weights = fitWeights(dirs.flatMap(labelledFiles).flatMap(examplesOf));
  let source = readFileSync(FILE, 'utf8');
  for (const name of FEATURE_NAMES) {
    const weight = Number(weights[name].toFixed(2)) + 0;
    source = source.replace(new RegExp(`(\\n  ${name}: \\{ expected: [-.\\d]+, weight: )[-.\\d]+`), `$1${weight}`);
    process.stdout.write(`${name.padEnd(20)} ${String(TABLE[name].weight).padStart(6)} -> ${weight}\n`);
  }
  writeFileSync(FILE, source);
}
