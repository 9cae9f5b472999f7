import { describe, expect, it } from 'vitest';
import type { KnownIssues } from '../../src/roadmap/read/own-links.ts';
import type { ReadOptions } from '../../src/roadmap/read/roadmap.ts';
import { RunReader } from '../../src/run/reader.ts';
import { reading } from '../roadmap/reading.ts';

const TEXT = '## Planned\n\n- Fix #7 again\n- B\n';

const known = (title: string, more = false, removed = false): KnownIssues => ({ issues: new Map([[7, { titles: new Set([title]), removed }]]), more });

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
