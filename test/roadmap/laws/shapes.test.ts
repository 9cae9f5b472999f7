import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { ROADMAPS, shapes } from '../../support/texts/corpus.ts';
import { reading } from '../reading.ts';
import { lawsOfEdits } from './laws.ts';

describe('roadmaps in the shapes that people write', () => {
  lawsOfEdits(shapes(), Number.POSITIVE_INFINITY);

  it.each(shapes())('$name is read as it was', async ({ name, text }) => {
    const { items, problems } = readRoadmap(text, reading);
    const lines = [
      ...items.map(({ line, shape, kind, state, parent, title }) => `${line} ${shape}, ${state} ${kind}${parent === null ? '' : ` below ${parent}`}: ${title}`),
      ...problems.map(({ line, code }) => `${line} ${code}`),
    ];
    await expect(lines.map((line) => `${line}\n`).join('')).toMatchFileSnapshot(`./readings/${name.replace(/\.md$/, '.txt')}`);
  });

  it('keep their bytes in a checkout', () => {
    const bytes = (name: string) => readFileSync(new URL(name, ROADMAPS), 'utf8');
    expect(bytes('texts/crlf.md')).toContain('\r\n');
    expect(bytes('texts/lone-carriage-returns.md')).not.toContain('\n');
    expect(bytes('texts/byte-order-mark.md').startsWith('\uFEFF')).toBe(true);
    expect(bytes('texts/no-final-newline.md').endsWith('\n')).toBe(false);
  });
});
