// Checks what the README promises about time. It compares ratios within one run, because machines differ.
//
//   npm run bench
//   npm run bench -- runs      only start, read or runs
//   npm run bench -- --full    also reads 10,000 items with remark without pinned versions: about three minutes
import { benchReading } from './bench-reading.ts';
import { benchRuns } from './bench-runs.ts';
import { benchStart } from './bench-start.ts';

const PARTS = { start: benchStart, read: () => benchReading(process.argv.includes('--full')), runs: benchRuns };

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
let holds = true;
for (const [name, part] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) holds = (await part()) && holds;
process.exitCode = holds ? 0 : 1;
