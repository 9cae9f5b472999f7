import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/roadmap.ts';
import { importUpdate } from '../../src/roadmap/import/import.ts';
import { fieldsOf, lines, read } from '../roadmap/reading.ts';
import { MARKDOWN, PREVIOUS, ROADMAP, TEXT } from './example.ts';
import { updateOf } from './updates.ts';

describe('a development update', () => {
  it('as plain text for a mailing list', () => {
    expect(updateOf(ROADMAP, { previous: PREVIOUS }).text).toBe(TEXT);
  });

  it('as Markdown', () => {
    expect(updateOf(ROADMAP, { previous: PREVIOUS }).markdown).toBe(MARKDOWN);
  });

  it('has its first line for a subject', () => {
    const { subject, text, markdown } = updateOf(ROADMAP);
    expect(subject).toBe('Rocket 2.0 development update, 10 March 2030');
    expect([text.split('\n')[0], markdown.split('\n')[0]]).toEqual([subject, `# ${subject}`]);
  });

  it.each([
    ['line ends', ROADMAP.replaceAll('\n', '\r\n'), PREVIOUS],
    ['order of what was told before', ROADMAP, { ...PREVIOUS, items: PREVIOUS.items.toReversed(), timeline: PREVIOUS.timeline.toReversed() }],
  ])('says the same to the byte, whatever the %s', (_, roadmap, previous) => {
    expect(updateOf(roadmap, { previous })).toEqual({ subject: 'Rocket 2.0 development update, 10 March 2030', text: TEXT, markdown: MARKDOWN });
  });

  it('leaves what it is made from as it was', () => {
    const [roadmap, previous] = [read(ROADMAP), structuredClone(PREVIOUS)];
    const before = structuredClone([roadmap, previous]);
    updateOf(roadmap, { previous });
    expect([roadmap, previous]).toEqual(before);
  });

  it('can be told without a repository', () => {
    const { text, markdown } = updateOf(ROADMAP, { address: { server: 'https://github.com', repositories: null } });
    expect(text).toContain('* Door jams\n  resolution: Fixed\n  link: #3\n');
    expect(markdown).toContain('- Door jams (#3)\n');
  });
});

describe('the text of an update', () => {
  const expected = read(ROADMAP).items.filter(({ parent }) => parent === null);

  it('is imported as the same items with the same fields', () => {
    const items = read(importUpdate(TEXT)).items.filter(({ parent }) => parent === null);
    const known = ({ title, kind, state, external, issue, priority }: Item) => ({ title, kind, state, external, issue, priority });
    const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
    // Struck through it would read as dropped; what it says instead is its resolution.
    const told = expected.map((item) => ({ ...known(item), state: item.state === 'dropped' ? 'done' : item.state }));
    expect(items.map(known).toSorted(byTitle)).toEqual(told.toSorted(byTitle));
    const fields = Object.fromEntries(items.map((item) => [item.title, fieldsOf(item)]));
    expect(fields).toMatchObject(Object.fromEntries(expected.filter(({ priority }) => priority !== 'blocker').map((item) => [item.title, fieldsOf(item)])));
    expect(fields[expected.find(({ priority }) => priority === 'blocker')?.title ?? '']).toEqual({
      priority: 'blocker (?)',
      status: 'waiting for parts <https://example.org/parts>',
    });
  });

  it.each([
    ['2 March 2030', '2 March 2030', '10 March 2030'],
    ['an ISO date', '2030-03-02', '2030-03-10'],
    ['the whole day where that has a month alone', 'March 2030', '10 March 2030'],
    ['an American one', 'Mar 2nd, 2030', 'Mar 10th, 2030'],
  ])('writes its date as the roadmap does: %s', (_, written, date) => {
    const { subject, text } = updateOf(lines('# Rocket', '', `Last updated: ${written}`), {
      previous: { date: '2030-03-03', release: null, items: [], timeline: [] },
    });
    expect(subject).toBe(`Rocket development update, ${date}`);
    expect(text).toContain(`\nLast updated: ${date}\n`);
  });
});
