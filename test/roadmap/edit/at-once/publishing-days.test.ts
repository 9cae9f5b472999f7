import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../../../src/model/roadmap.ts';
import { editAtOnce } from '../../../../src/roadmap/edit/at-once.ts';
import type { RefusedEdit } from '../../../../src/roadmap/edit/change.ts';
import { stepByStep } from '../../../../src/roadmap/edit/step-by-step.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { cases } from '../../../support/amounts.ts';
import { choices, chosenEdits, roadmaps } from '../random-edits.ts';
import { configured } from '../rolling-over.ts';

const NOTES = ['', '## Note\n\nWe ship soon.\n\n', '## Note\n<!-- hint -->\n\n### Deep\n\nWords.\n\n', '## Note\n\n', '## Note\n\n- [ ] item in it\n\n'];
const TIMELINES = [
  '',
  '## Timeline\n\n- A: 2026-05-01 <== WE ARE HERE\n- B: 2026-05-02\n- C: later\n\n',
  '## Timeline\n\n1. WE ARE HERE A: 2026-05-01\n2. B: 2026-05-02\n\n',
];
const OTHERS = [
  '',
  '## Fixed parts\n\n### part 1\n\nText.\n\n#### Deep\n\n### part 2\n\n- owner: kim\n\n',
  '## Fixed rows\n\n| Title | Status |\n|---|---|\n| row 1 | done |\n| row 2 | done |\n\n',
  '## Fixed steps\n\n3. step 1\n4. step 2\n\n   [x]: /y\n\n5. step 3\n\nSee [x].\n\n',
];

/** A roadmap as it stands on the day of an update. */
const texts = fc
  .record({ note: fc.constantFrom(...NOTES), timeline: fc.constantFrom(...TIMELINES), other: fc.constantFrom(...OTHERS), rest: roadmaps, order: fc.nat(2) })
  .map(({ note, timeline, other, rest, order }) => {
    const start = rest.indexOf('## ');
    const parts =
      [
        [note, timeline, other],
        [timeline, other, note],
        [other, note, timeline],
      ][order] ?? [];
    const end = rest.includes('\r\n') ? '\r\n' : '\n';
    return rest.slice(0, start) + parts.join('').replaceAll('\n', end) + rest.slice(start);
  });

const days = fc.record({
  leaving: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
  clearNote: fc.boolean(),
  lastUpdated: fc.constantFrom(null, '2026-11-23'),
  marked: fc.boolean(),
});

function markOf({ timeline }: Roadmap): { from: number; to: number } | null {
  const from = timeline.find(({ here }) => here)?.line;
  const to = timeline.find(({ here }) => !here)?.line;
  return from === undefined || to === undefined ? null : { from, to };
}

const read = (text: string) => readRoadmap(text, configured);
const tools = { read, address: configured.address };

describe('what happens on the day of an update', () => {
  it('gives on one reading the text that it gives step by step', () => {
    const counts = { all: 0, atOnce: 0, left: 0, cleared: 0, marked: 0, edited: 0 };
    const property = fc.property(texts, fc.oneof(fc.constant([]), choices), fc.nat(2), days, (text, chosen, more, day) => {
      const roadmap = read(text);
      const leaving = roadmap.items.filter((_, at) => day.leaving[at] === true);
      const edits = { ...chosenEdits(roadmap, chosen, more), ...day, leaving, mark: day.marked ? markOf(roadmap) : null };
      const readings = { made: 0 };
      const counting = (one: string) => {
        readings.made += 1;
        return read(one);
      };
      const fast = editAtOnce(roadmap, edits, { ...tools, read: counting });
      expect(readings.made).toBeLessThanOrEqual(edits.edited.length === 0 ? 1 : 2);
      counts.all += 1;
      if (fast.result !== 'done') return;
      const leaves = (line: number) => leaving.some((item) => line >= item.line && line <= item.endLine);
      const left = [...roadmap.items.filter(({ line }) => !leaves(line)).map(({ title }) => title), ...edits.added.map(({ reads }) => reads)];
      expect(fast.roadmap.items.map(({ title }) => title).toSorted()).toEqual(left.toSorted());
      const refused: RefusedEdit[] = [];
      const slow = stepByStep(roadmap, edits, tools, (one) => refused.push(one));
      // One by one, a place behind a list of other things is looked for above it, and the move refused.
      if (refused.some(({ why }) => /another item would be moved|would be in another place/.test(why))) return;
      expect(refused).toEqual([]);
      expect(fast.roadmap.text).toBe(slow.text);
      expect(fast.roadmap).toEqual(read(slow.text));
      counts.atOnce += 1;
      if (leaving.length > 0) counts.left += 1;
      if (edits.edited.length > 0) counts.edited += 1;
      if (day.clearNote && text.includes('We ship') && !fast.roadmap.text.includes('We ship')) counts.cleared += 1;
      if (edits.mark !== null) counts.marked += 1;
    });
    const numRuns = cases(400);
    fc.assert(property, { numRuns, seed: 13 });
    expect(counts.atOnce / counts.all).toBeGreaterThan(0.5);
    for (const count of [counts.left, counts.cleared, counts.marked, counts.edited]) expect(count).toBeGreaterThan(numRuns / 20);
  });
});
