import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { decodeText } from '../../../src/roadmap/text/decode.ts';
import { reading } from '../reading.ts';

/** Real roadmaps with a person's counts. They lie beside the project where there are any. */
const corpus = new URL('../../../../shared/corpus/', import.meta.url);

interface Row {
  readonly file: string;
  readonly shape: string;
  readonly wanted: number;
}

function rows(): Row[] {
  const [head = '', ...lines] = readFileSync(new URL('INDEX.tsv', corpus), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const wanted = Number(cell('open_bugs').replace('~', '')) + Number(cell('open_features').replace('~', ''));
    return { file: cell('file'), shape: cell('primary_shape'), wanted: cell('primary_shape').startsWith('none') ? 0 : wanted };
  });
}

/** Open items without any configuration; null for a file that is refused. */
function openItems(file: string): number | null {
  try {
    const { text } = decodeText(readFileSync(new URL(encodeURIComponent(file), corpus)), file);
    const path = file.split('__').at(-1) ?? file;
    const { items } = readRoadmap(text, { ...reading, path, address: { server: 'https://github.com', repositories: null } });
    return items.filter(({ state, parent }) => state === 'open' && parent === null).length;
  } catch {
    return null;
  }
}

describe.skipIf(!existsSync(corpus))('real roadmaps, read without a configuration', () => {
  const all = existsSync(corpus) ? rows().map((row) => ({ ...row, open: openItems(row.file) })) : [];
  // Within 15 % of what a person counted, or one.
  const isRight = ({ open, wanted }: { open: number | null; wanted: number }) => open !== null && Math.abs(open - wanted) <= Math.max(1, wanted * 0.15);

  it('give no false issue: a file without items has none', () => {
    const none = all.filter(({ shape }) => shape.startsWith('none'));
    expect(none).toHaveLength(17);
    expect(none.filter(({ open }) => open !== 0)).toEqual([]);
  });

  it('are read right where they are task lists', () => {
    const tasks = all.filter(({ shape }) => shape === 'tasklist');
    expect(tasks).toHaveLength(21);
    expect(tasks.filter(isRight).length).toBeGreaterThanOrEqual(19);
  });

  it('are read right in at least 37 of 86', () => {
    expect(all).toHaveLength(86);
    expect(all.filter(isRight).length).toBeGreaterThanOrEqual(37);
  });
});
