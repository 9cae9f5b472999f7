// Reads every roadmap of some folders that have an INDEX.tsv (file, repo, primary_shape, open_bugs, open_features; `~` marks an
// estimate), without a configuration and with the one that would be proposed, and prints each verdict and the percentages.
// “Cross-validated” is a proposal with weights that were fitted without the file's repository: what to expect of other files.
//
//   npm run survey -- DIR…
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { THRESHOLD, WEIGHTS, type Weights } from '../src/roadmap/propose/weights.ts';
import { examplesOf, fitWeights } from './fitting.ts';
import { type Labelled, labelledFiles, openLines, proposedLines } from './labelled.ts';
import { answersNeeded } from './person.ts';

const dirs = process.argv.slice(2);
if (dirs.length === 0 || dirs.some((dir) => !existsSync(join(dir, 'INDEX.tsv')))) {
  process.stderr.write('Usage: npm run survey -- DIR…, where each DIR has an INDEX.tsv\n');
  process.exitCode = 2;
} else survey(dirs.flatMap(labelledFiles));

interface Verdict {
  readonly file: Labelled;
  /** The lines of open items; null if the file is refused. */
  readonly alone: readonly number[] | null;
  readonly proposed: readonly number[] | null;
  readonly validated: readonly number[] | null;
  /** Milliseconds for the proposal and for reading with it. */
  readonly time: number;
}

function survey(files: readonly Labelled[]): void {
  const weightsWithout = crossValidation(files);
  const verdicts = files.map((file): Verdict => {
    const start = performance.now();
    const proposed = proposedLines(file, WEIGHTS, THRESHOLD);
    const time = performance.now() - start;
    const alone = file.roadmap === null ? null : openLines(file.roadmap);
    return { file, alone, proposed, validated: proposedLines(file, weightsWithout(file), THRESHOLD), time };
  });
  for (const verdict of verdicts) process.stdout.write(`${verdictLine(verdict)}\n`);
  process.stdout.write('\n');
  const none = verdicts.filter(({ file }) => isNone(file));
  const say = (what: string, right: number, of: number) =>
    process.stdout.write(`${what.padEnd(46)} ${right} of ${of} (${of === 0 ? 0 : ((100 * right) / of).toFixed(1)} %)\n`);
  const count = (list: readonly Verdict[], fits: (verdict: Verdict) => boolean) => list.filter(fits).length;
  say(
    'files without items that get none',
    count(none, ({ alone }) => alone?.length === 0),
    none.length,
  );
  const tasks = verdicts.filter(({ file }) => file.shape === 'tasklist');
  say(
    'task lists read right',
    count(tasks, ({ file, alone }) => isRight(alone, file)),
    tasks.length,
  );
  say(
    'read right without configuration',
    count(verdicts, ({ file, alone }) => isRight(alone, file)),
    verdicts.length,
  );
  for (const key of ['proposed', 'validated'] as const) {
    const how = key === 'proposed' ? 'as proposed' : 'cross-validated';
    say(
      `read right, ${how}`,
      count(verdicts, (one) => isRight(one[key], one.file)),
      verdicts.length,
    );
    const read = verdicts.filter(({ file }) => file.open !== null);
    const meant = read.reduce((sum, { file }) => sum + (file.open?.size ?? 0), 0);
    const found = read.reduce((sum, one) => sum + (one[key]?.length ?? 0), 0);
    const right = read.reduce((sum, one) => sum + (one[key] ?? []).filter((line) => one.file.open?.has(line)).length, 0);
    say(`open items that are meant, ${how}`, right, found);
    say(`meant items that are found, ${how}`, right, meant);
    say(
      `files without items with more than two, ${how}`,
      count(none, (one) => (one[key]?.length ?? 0) > 2),
      none.length,
    );
  }
  const needed = verdicts.filter(({ file }) => file.open !== null).map(({ file }) => answersNeeded(file, weightsWithout(file)));
  say('reached with at most three answers', needed.filter((count) => count !== null && count <= 3).length, needed.length);
  const reached = needed.filter((count) => count !== null).toSorted((a, b) => a - b);
  process.stdout.write(`answers needed, median and most ${' '.repeat(14)} ${reached[Math.floor(reached.length / 2)] ?? '-'}, ${reached.at(-1) ?? '-'}\n`);
  process.stdout.write(`files read by lines ${' '.repeat(26)} ${count(verdicts, ({ file }) => file.open !== null)}\n`);
  process.stdout.write(`slowest file, in milliseconds ${' '.repeat(16)} ${Math.round(Math.max(...verdicts.map(({ time }) => time)))}\n`);
}

/** The weights that are fitted without the files of one repository, for each repository. */
function crossValidation(files: readonly Labelled[]): (file: Labelled) => Weights {
  const examples = files.map((file) => ({ repository: file.repository, examples: examplesOf(file) }));
  const fitted = new Map<string, Weights>();
  return ({ repository }) => {
    const known = fitted.get(repository) ?? fitWeights(examples.filter((one) => one.repository !== repository).flatMap((one) => one.examples));
    fitted.set(repository, known);
    return known;
  };
}

function isNone({ shape }: Labelled): boolean {
  return shape.startsWith('none');
}

/** Whether a count differs from a person's, or from the reading by lines, by at most 15 %, or by one. */
function isRight(lines: readonly number[] | null, file: Labelled): boolean {
  if (lines === null) return false;
  const near = (wanted: number) => Math.abs(lines.length - wanted) <= Math.max(1, wanted * 0.15);
  return isNone(file) ? near(0) : near(file.counted) || (file.open !== null && near(file.open.size));
}

function verdictLine({ file, alone, proposed, validated }: Verdict): string {
  const mark = (lines: readonly number[] | null) => `${lines === null ? 'refused' : lines.length} ${isRight(lines, file) ? 'right' : 'WRONG'}`;
  const wanted = isNone(file) ? 0 : (file.open?.size ?? file.counted);
  const columns = [`alone ${mark(alone)}`.padEnd(20), `proposed ${mark(proposed)}`.padEnd(22), `validated ${mark(validated)}`.padEnd(23)];
  return [file.shape.padEnd(14), `wanted ${wanted}`.padEnd(11), ...columns, file.file].join(' ');
}
