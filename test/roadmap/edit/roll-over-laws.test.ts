import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteOf } from '../../../src/roadmap/read/note.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { cases } from '../../support/amounts.ts';
import { editRoadmap } from '../reading.ts';
import { configured } from './rolling-over.ts';

/** Blocks that people write, in every order; titles tell them apart. */
const BLOCK = fc.constantFrom(
  ...['## Fixed bugs', '## Fixed parts', '## Fixed steps', '## Planned', '## Next', '### Deep', 'Part\n---', '## Note', '<!-- hint -->', 'Prose.'],
  ...['- x', '- x', '- [ ] x', '- [x] x', '* x', '* [ ] x', '1. x', '1. x', '2. x', '3) [ ] x', '### x', '  - [ ] x', '  - x', ' - x'],
  ...['  owner: Kim', '  More of it.', 'more of it', '---', '', '', '', '\n', '  ```\n  code\n  ```', '    code', '> quote', '<details>', '</details>'],
  ...['| x | y |\n|---|---|\n| x | y |', '| x | z |', '[x]: /y', '[x]', 'Last updated: 2026-01-02', '```', '<!--', '-->', 'Acceptance criteria:'],
);

const HEADING = fc.constantFrom('## Fixed bugs', '## Fixed parts', '## Fixed steps', '## Fixed rows', 'Prose.');

const TEXT = fc
  .tuple(HEADING, fc.array(BLOCK, { maxLength: 20, size: 'max' }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([heading, blocks, end, final]) => {
    const numbered = [heading, ...blocks].map((block, at) => block.replace(/\bx\b/g, (name) => (block.startsWith('[') ? name : `${name}${at}`)));
    return numbered.join('\n').replace(/\n/g, end) + (final ? end : '');
  });

/** Lines that say something. Of a number that starts a list only its place is told: another one may take it over. */
function said(text: string): string[] {
  const all = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return all.map((line) => line.replace(/^([ \t]*)\d+(?=[.)])/, '$1#'));
}

/** The lines of a text without some, the first one being 1. */
function linesWithout(text: string, gone: (line: number) => boolean): string {
  const all = text.split(/\r\n|\n|\r/);
  return all.filter((_, at) => !gone(at + 1)).join('\n');
}

const RUNS = cases(1_500);

function law(holds: (text: string, picks: readonly boolean[]) => void): void {
  fc.assert(fc.property(TEXT, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), holds), { seed: 20261123, numRuns: RUNS });
}

describe('whatever people write', () => {
  it('without some items it holds all others, and every other line', () => {
    let taken = 0;
    law((text, picks) => {
      const before = readRoadmap(text, configured);
      const removed = before.items.filter((_, at) => picks[at] === true).map(({ line }) => line);
      const result = editRoadmap(before, { items: [], removed, lastUpdated: null }, configured);
      const left = new Set(result.refused.map(({ line }) => line));
      const gone = before.items.filter(({ line }) => removed.includes(line) && !left.has(line));
      taken += gone.length;
      const isGone = (line: number) => gone.some((item) => line >= item.line && line <= item.endLine);
      const titles = ({ items }: typeof before) => items.map(({ title, issue, state, notes }) => `${title} ${issue} ${state} ${notes.replace(/\s+/g, ' ')}`);
      const stays = { ...before, items: before.items.filter(({ line }) => !isGone(line)) };
      expect(titles(readRoadmap(result.text, configured))).toEqual(titles(stays));
      expect(said(result.text)).toEqual(said(linesWithout(text, isGone)));
      if (result.text !== '') expect(/[\r\n]$/.test(result.text)).toBe(/[\r\n]$/.test(text));
    });
    expect(taken).toBeGreaterThan(RUNS / 4);
  });

  it('taking nothing out changes nothing', () => {
    law((text) => {
      expect(editRoadmap(readRoadmap(text, configured), { items: [], removed: [], clearNote: false, lastUpdated: null }, configured)).toEqual({
        text,
        refused: [],
      });
    });
  });

  it('without its note it holds all else, and no note', () => {
    let taken = 0;
    law((text) => {
      const before = readRoadmap(`## Note\n\n${text}`, configured);
      const note = noteOf(before);
      const result = editRoadmap(before, { items: [], clearNote: true, lastUpdated: null }, configured);
      if (result.refused.length > 0 || note === null) {
        expect(result.text).toBe(before.text);
        expect(result.refused.map(({ line }) => line)).toEqual(note === null ? [] : [1]);
        return;
      }
      taken += 1;
      const after = readRoadmap(result.text, configured);
      expect(noteOf(after)).toBeNull();
      expect(after.items.map(({ title }) => title)).toEqual(before.items.map(({ title }) => title));
      expect(said(result.text)).toEqual(said(before.text.slice(0, note.span.start) + before.text.slice(note.span.end)));
    });
    expect(taken).toBeGreaterThan(RUNS / 10);
  });
});
