import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownIssues } from '../../src/roadmap/read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { RunReader } from '../../src/run/reader.ts';
import { reading } from '../roadmap/reading.ts';
import { cases } from '../support/amounts.ts';

const TEXT = '## Planned\n\n- Fix #7 again\n- B\n';

const known = (title: string, more = false, removed = false): KnownIssues => ({ issues: new Map([[7, { titles: new Set([title]), removed }]]), more });

const FULL = '([#2](https://github.com/acme/rocket/issues/2))';

describe('a text that an attempt has read', () => {
  it('is not read again in the same way', () => {
    const reader = new RunReader();
    const first = reader.roadmap(TEXT, { ...reading, known: known('A') });
    expect(reader.roadmap(TEXT, { ...reading, address: { ...reading.address, pullRequests: new Set() }, known: known('A') })).toBe(first);
  });

  it('is not read again where an edit has made it', () => {
    const [reader, other] = [new RunReader(), new RunReader()];
    const edited = other.roadmap(TEXT, reading);
    reader.roadmap('# R\n', reading);
    reader.keep(edited, reading);
    expect(reader.roadmap(TEXT, reading)).toBe(edited);
  });

  it.each<[string, Partial<ReadOptions>]>([
    ['another path', { path: 'BUGS.md' }],
    ['another configuration', { rules: { ...reading.rules } }],
    ['another server', { address: { ...reading.address, server: 'https://example.org' } }],
    ['another repository', { address: { ...reading.address, repositories: ['acme/lander'] } }],
    ['a number that is a pull request', { address: { ...reading.address, pullRequests: new Set([7]) } }],
    ['an issue less', { known: { issues: new Map(), more: false } }],
    ['an issue with another title', { known: known('B') }],
    ['an issue whose item has left', { known: known('A', false, true) }],
    ['perhaps more issues', { known: known('A', true) }],
  ])('is read again with %s', (_, change) => {
    const reader = new RunReader();
    const first = reader.roadmap(TEXT, { ...reading, known: known('A') });
    expect(reader.roadmap(TEXT, { ...reading, known: known('A'), ...change })).not.toBe(first);
  });

  it('is not read again where new issues are known by the links of their own items alone', () => {
    const reader = new RunReader();
    const text = '## Planned\n\n- A (#7)\n- B (#8)\n- B\n';
    const first = reader.roadmap(text, { ...reading, known: known('A') });
    const [seven] = known('A').issues;
    if (seven === undefined) throw new Error('Expected an issue.');
    const grown = new Map([seven, [8, { titles: new Set(['B']), removed: false }]]);
    expect(reader.roadmap(text, { ...reading, known: { issues: grown, more: false } })).toBe(first);
    expect(reader.roadmap(text, { ...reading, known: { issues: new Map([...grown, [9, { titles: new Set(['C']), removed: false }]]), more: false } })).not.toBe(
      first,
    );
  });

  it('says what it would say if it were read again, whatever is known', () => {
    // Most items end with a link of their own, as the action writes it; others name numbers anywhere.
    const words = fc.array(fc.constantFrom('A', 'B', '#1', '#5', '(#1)', '(#6)', FULL), {
      minLength: 1,
      maxLength: 3,
    });
    const title = fc.oneof(words, fc.constantFrom(['A', 'own'], ['B', 'own'], [FULL, 'A', 'own'], [FULL, 'A']));
    const issues = fc.uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 8 }), title: fc.constantFrom('A', 'B', 'A B'), removed: fc.boolean() }), {
      selector: ({ number }) => number,
      maxLength: 6,
    });
    let reused = 0;
    const property = fc.property(fc.array(title, { minLength: 1, maxLength: 4 }), issues, fc.nat(4), fc.boolean(), (titles, all, few, more) => {
      const knownOf = (some: typeof all): KnownIssues => ({
        issues: new Map(some.map(({ number, title: of, removed }) => [number, { titles: new Set([of]), removed }])),
        more,
      });
      const text = `## Planned\n\n${titles.map((of, at) => `- ${of.join(' ').replace('own', `(#${at + 5})`)}\n`).join('')}`;
      const reader = new RunReader();
      const first = reader.roadmap(text, { ...reading, known: knownOf(all.slice(0, few)) });
      const options = { ...reading, known: knownOf(all) };
      const again = reader.roadmap(text, options);
      if (again === first && few < all.length) reused += 1;
      expect(again).toEqual(readRoadmap(text, options));
    });
    fc.assert(property, { numRuns: cases(5_000), seed: 20261123 });
    expect(reused).toBeGreaterThan(5);
  });

  it('is not what another text says', () => {
    const reader = new RunReader();
    reader.roadmap(TEXT, reading);
    expect(reader.roadmap(`${TEXT}- C\n`, reading).items).toHaveLength(3);
  });
});

describe('a configuration', () => {
  it('is the same object where its source is the same', () => {
    const reader = new RunReader();
    const first = reader.config('completed: tick\n', 'roadmap-sync.yml');
    expect(reader.config('completed: tick\n', 'roadmap-sync.yml')).toBe(first);
    expect(reader.config('completed: move\n', 'roadmap-sync.yml').completed).toBe('move');
  });
});
