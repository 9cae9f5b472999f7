// Measures what the README and the project's promises say about time, as ratios within one run: machines differ.
//
//   npm run bench
//   npm run bench -- --full    also reads 10,000 items with remark as it installs: about three minutes
import { benchReading } from './bench-reading.ts';
import { benchStart } from './bench-start.ts';

const starts = await benchStart();
const reads = await benchReading(process.argv.includes('--full'));
process.exitCode = starts && reads ? 0 : 1;
