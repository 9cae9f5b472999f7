// Checks what the README promises about time. It compares ratios within one run, because machines differ.
//
//   npm run bench
//   npm run bench -- --full    also reads 10,000 items with remark without pinned versions: about three minutes
import { benchReading } from './bench-reading.ts';
import { benchRuns } from './bench-runs.ts';
import { benchStart } from './bench-start.ts';

const starts = await benchStart();
const reads = await benchReading(process.argv.includes('--full'));
const runs = await benchRuns();
process.exitCode = starts && reads && runs ? 0 : 1;
