// Reads every roadmap of a folder that has an INDEX.tsv (file, primary_shape, open_bugs, open_features; `~` marks an
// estimate), without a configuration and with the one that would be proposed, and prints each verdict and the percentages.
//
//   npm run survey -- DIR
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../src/config/config.ts';
import { UserError } from '../src/model/errors.ts';
import type { Roadmap } from '../src/model/roadmap.ts';
import { propose } from '../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../src/roadmap/read/roadmap.ts';
import { NO_RULES, type Rules } from '../src/roadmap/read/rules.ts';
import { decodeText } from '../src/roadmap/text/decode.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'INDEX.tsv'))) {
  process.stderr.write('Usage: npm run survey -- DIR, where DIR has an INDEX.tsv\n');
  process.exitCode = 2;
} else survey(folder);

interface Verdict {
  readonly file: string;
  readonly shape: string;
  readonly wanted: number;
  /** The counts made by a person. They include items that only the proposed configuration can find. */
  readonly counted: number;
  readonly alone: number | null;
  readonly proposed: number | null;
}

function survey(dir: string): void {
  const [head = '', ...rows] = readFileSync(join(dir, 'INDEX.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const verdicts = rows.map((row): Verdict => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const number = (name: string) => Number(cell(name).replace('~', ''));
    const file = cell('file');
    const shape = cell('primary_shape');
    const counted = number('open_bugs') + number('open_features');
    const wanted = shape.startsWith('none') ? 0 : counted;
    return { file, shape, wanted, counted, ...openCounts(dir, file) };
  });
  for (const verdict of verdicts) process.stdout.write(`${verdictLine(verdict)}\n`);
  const share = (fits: (verdict: Verdict) => boolean, of = verdicts) => {
    const right = of.filter(fits).length;
    return `${right} of ${of.length} (${of.length === 0 ? 0 : Math.round((100 * right) / of.length)} %)`;
  };
  const none = verdicts.filter(({ shape }) => shape.startsWith('none'));
  process.stdout.write(`\nfiles without items that get none   ${share(({ alone }) => alone === 0, none)}\n`);
  process.stdout.write(
    `task lists read right               ${share(
      ({ alone, wanted }) => isRight(alone, wanted),
      verdicts.filter(({ shape }) => shape === 'tasklist'),
    )}\n`,
  );
  process.stdout.write(`read right without configuration    ${share(({ alone, wanted }) => isRight(alone, wanted))}\n`);
  process.stdout.write(`read right as proposed              ${share(isRightAsProposed)}\n`);
}

/** Whether a count differs from a person's by at most 15 %, or by one. */
function isRight(open: number | null, wanted: number): boolean {
  return open !== null && Math.abs(open - wanted) <= Math.max(1, wanted * 0.15);
}

function isRightAsProposed({ proposed, wanted, counted }: Verdict): boolean {
  return isRight(proposed, wanted) || isRight(proposed, counted);
}

function openCounts(dir: string, file: string): { alone: number | null; proposed: number | null } {
  try {
    const { text } = decodeText(readFileSync(join(dir, file)), file);
    const path = file.split('__').at(-1) ?? file;
    const read = (rules: Rules) => readRoadmap(text, { path, address: { server: 'https://github.com', repositories: null }, rules });
    const roadmap = read(NO_RULES);
    return { alone: openItems(roadmap), proposed: openItems(read(parseConfig(proposalYaml(propose(roadmap)), 'proposal').rules)) };
  } catch (error) {
    if (error instanceof UserError) return { alone: null, proposed: null };
    throw error;
  }
}

function openItems({ items }: Roadmap): number {
  return items.filter(({ state, parent }) => state === 'open' && parent === null).length;
}

function verdictLine(verdict: Verdict): string {
  const { file, shape, wanted, alone, proposed } = verdict;
  const mark = (open: number | null, right: boolean) => `${open === null ? 'refused' : open} ${right ? 'right' : 'WRONG'}`;
  const columns = [`alone ${mark(alone, isRight(alone, wanted))}`.padEnd(20), `proposed ${mark(proposed, isRightAsProposed(verdict))}`.padEnd(22)];
  return [shape.padEnd(14), `wanted ${wanted}`.padEnd(11), ...columns, file].join(' ');
}
