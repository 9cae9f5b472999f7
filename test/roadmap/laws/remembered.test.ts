import { describe, expect, it } from 'vitest';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { remembered } from '../../support/texts/remembered.ts';
import { lines, reading } from '../reading.ts';

const TEXT = lines('## Planned', '', '- Whistle');

const { address } = reading;

describe('a reader that remembers', () => {
  const counted = () => {
    const counts = { readings: 0 };
    const read = remembered((...given) => {
      counts.readings += 1;
      return readRoadmap(...given);
    });
    return { read, counts };
  };

  it('reads a text once', () => {
    const { read, counts } = counted();
    expect(read(TEXT, { ...reading })).toBe(read(TEXT, { ...reading, address: { ...address } }));
    expect(counts.readings).toBe(1);
  });

  it.each<[what: string, options: ReadOptions]>([
    ['another path', { ...reading, path: 'BUGS.md' }],
    ['other rules', { ...reading, rules: { ...reading.rules } }],
    ['another server', { ...reading, address: { ...address, server: 'https://git.example.org' } }],
    ['another repository', { ...reading, address: { ...address, repositories: ['acme/kettle'] } }],
    ['no repository', { ...reading, address: { ...address, repositories: [] } }],
    ['any repository', { ...reading, address: { ...address, repositories: null } }],
    ['a former name', { ...reading, address: { ...address, former: ['https://github.com/acme/pot'] } }],
    ['another place of links', { ...reading, address: { ...address, path: 'docs/ROADMAP.md' } }],
    ['pull requests', { ...reading, address: { ...address, pullRequests: new Set([3]) } }],
    ['issues that are asked for', { ...reading, address: { ...address, entries: new Map([[3, { titles: new Set<string>() }]]) } }],
    ['no known issues', { ...reading, known: { issues: new Map(), more: false } }],
    ['a known issue', { ...reading, known: { issues: new Map([[3, { titles: new Set(['Lid']), removed: false }]]), more: false } }],
    ['a known issue that is gone', { ...reading, known: { issues: new Map([[3, { titles: new Set(['Lid']), removed: true }]]), more: false } }],
  ])('reads again with %s', (_, options) => {
    const { read, counts } = counted();
    read(TEXT, reading);
    read(TEXT, options);
    expect(counts.readings).toBe(2);
  });
});
