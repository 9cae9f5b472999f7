import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { cases } from '../../support/amounts.ts';
import { editRoadmap, read, reading } from '../reading.ts';

/** Lines that people write, in every order. */
const LINE = fc.constantFrom(
  ...['', '', '', '- [ ] a', '- [x] b', '- c', '* d', '1. [ ] e', '2. f', '+ [ ] g  ', '- [ ] h <!-- c -->', '- [ ] i (#4)', '- j (#5) (#6)', '- [ ] `k: l`'],
  ...[
    '- ~~m~~',
    '- [ ] **n:** o',
    '10. [X] p',
    '  - [ ] q',
    '    - [x] r',
    '  - note',
    ' - beside',
    '  owner: Kim',
    'status: new',
    '  **Status:** old',
    '  - release: 2',
  ],
  ...[
    '## Planned',
    '## Done',
    '# Title',
    '## Phase',
    '### Deep',
    '## Goals',
    '  > quote',
    '> quote',
    '---',
    '===',
    '```',
    '  ~~~',
    '<!--',
    '-->',
    'text',
    '  text',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '[#4]: https://github.com/acme/rocket/issues/4',
    '\t- tab',
    '    code',
    '## Timeline',
    '- Beta: 2026-01-02',
    'Acceptance criteria:',
  ],
);
const TEXT = fc
  .tuple(fc.array(LINE, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, final]) => lines.join(end) + (final ? end : ''));

function law(holds: (text: string) => void): void {
  fc.assert(fc.property(TEXT, holds), { seed: 20261123, numRuns: cases(800) });
}

function edit(roadmap: Roadmap, items: readonly Item[], of: (item: Item) => readonly ItemEdit[]) {
  return editRoadmap(roadmap, { items: items.map((item) => ({ line: item.line, edits: of(item) })), lastUpdated: null }, reading);
}

describe('whatever people write', () => {
  it('the lines of items lie in the text, inside their parents and beside each other', () => {
    law((text) => {
      const { items } = read(text);
      for (const [index, item] of items.entries()) {
        expect(item.line).toBeLessThanOrEqual(item.endLine);
        expect(item.title).not.toBe('');
        const next = items.slice(index + 1).find(({ parent }) => parent === item.parent);
        if (next !== undefined) expect(next.line).toBeGreaterThan(item.endLine);
        const parent = items.find(({ line }) => line === item.parent);
        if (parent !== undefined) expect(parent.endLine).toBeGreaterThanOrEqual(item.endLine);
      }
    });
  });

  it('links that were inserted can be taken out again', () => {
    law((text) => {
      const roadmap = read(text);
      const unlinked = roadmap.items.filter(({ issue, ambiguous }) => issue === null && !ambiguous);
      const linked = edit(roadmap, unlinked, ({ line }) => [{ edit: 'link', issue: 9000 + line }]);
      expect(linked.text.replace(/ \(\[#9\d{3}\]\(https:\/\/github\.com\/acme\/rocket\/issues\/9\d{3}\)\)/g, '')).toBe(text);
    });
  });

  it('a box is one character, and ticking twice is ticking once', () => {
    law((text) => {
      const roadmap = read(text);
      const once = edit(
        roadmap,
        roadmap.items.filter(({ shape }) => shape === 'task'),
        () => [{ edit: 'tick', ticked: true }],
      ).text;
      expect(once).toHaveLength(text.length);
      const again = read(once);
      expect(
        edit(
          again,
          again.items.filter(({ shape }) => shape === 'task'),
          () => [{ edit: 'tick', ticked: true }],
        ).text,
      ).toBe(once);
    });
  });

  it('a move is made or refused, and loses no item', () => {
    law((text) => {
      const roadmap = read(text);
      const item = roadmap.items.find(({ source }) => source.topLevel);
      if (item === undefined) return;
      const section = roadmap.sections.find(({ index }) => index !== item.section);
      const to = section === undefined ? ({ at: 'new-section', title: 'Shipped', role: 'done' } as const) : ({ at: 'end', section: section.index } as const);
      const moved = edit(roadmap, [item], () => [{ edit: 'move', to }]);
      if (moved.refused.length > 0) expect(moved.text).toBe(text);
      const names = (of: Roadmap) => of.items.map(({ title, issue }) => `${title} ${issue}`).toSorted();
      expect(names(read(moved.text))).toEqual(names(roadmap));
    });
  });

  it('a field that was set reads as it was set', () => {
    law((text) => {
      const roadmap = read(text);
      const item = roadmap.items.at(-1);
      if (item === undefined) return;
      const set = edit(roadmap, [item], () => [{ edit: 'set-field', key: 'resolution', value: 'Fixed' }]);
      const after = read(set.text).items.at(-1)?.fields.resolution?.value;
      expect(after).toBe(set.refused.length > 0 ? item.fields.resolution?.value : 'Fixed');
    });
  });
});
