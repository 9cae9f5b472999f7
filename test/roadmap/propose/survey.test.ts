import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Labelled, labelledFiles, openLines, proposedLines } from '../../../scripts/labelled.ts';
import { THRESHOLD, WEIGHTS } from '../../../src/roadmap/propose/weights.ts';

/** Real roadmaps with a person's counts. They lie beside the project where there are any. */
const folders = ['corpus', 'corpus-2'].map((name) => fileURLToPath(new URL(`../../../../shared/${name}/`, import.meta.url)));

const present = folders.every((folder) => existsSync(folder));
const files = present ? folders.flatMap(labelledFiles) : [];
const isNone = ({ shape }: Labelled) => shape.startsWith('none');
/** Within 15 % of what a person counted or read, or one. */
const isRight = (count: number | undefined, file: Labelled) => {
  const near = (wanted: number) => count !== undefined && Math.abs(count - wanted) <= Math.max(1, wanted * 0.15);
  return isNone(file) ? near(0) : near(file.counted) || (file.open !== null && near(file.open.size));
};

describe.skipIf(!present)('real roadmaps, read without a configuration', () => {
  const all = files.map((file) => ({ file, open: file.roadmap === null ? undefined : openLines(file.roadmap).length }));

  it('give no false issue: a file without items has none', () => {
    const none = all.filter(({ file }) => isNone(file));
    expect(none).toHaveLength(25);
    expect(none.filter(({ open }) => open !== 0)).toEqual([]);
  });

  it('are read right where they are task lists', () => {
    const tasks = all.filter(({ file }) => file.shape === 'tasklist');
    expect(tasks).toHaveLength(31);
    expect(tasks.filter(({ open, file }) => isRight(open, file)).length).toBeGreaterThanOrEqual(28);
  });

  it('are read right in at least 56 of 134', () => {
    expect(all).toHaveLength(134);
    expect(all.filter(({ open, file }) => isRight(open, file)).length).toBeGreaterThanOrEqual(56);
  });
});

describe.skipIf(!present)('real roadmaps, read as proposed', () => {
  const all = files.map((file) => ({ file, lines: proposedLines(file, WEIGHTS, THRESHOLD) }));

  it('are read right in at least 110 of 134', () => {
    expect(all.filter(({ file, lines }) => isRight(lines?.length, file)).length).toBeGreaterThanOrEqual(110);
  });

  it('have at most two items where there are none', () => {
    expect(all.filter(({ file, lines }) => isNone(file) && (lines?.length ?? 0) > 2)).toEqual([]);
  });

  it('have items that are meant, in 93 of 100', () => {
    const read = all.filter(({ file }) => file.open !== null);
    const found = read.reduce((sum, { lines }) => sum + (lines?.length ?? 0), 0);
    const right = read.reduce((sum, { file, lines }) => sum + (lines ?? []).filter((line) => file.open?.has(line)).length, 0);
    expect(read.length).toBeGreaterThanOrEqual(60);
    expect(right / found).toBeGreaterThanOrEqual(0.93);
  });
});
