import { describe, expect, it } from 'vitest';
import { opened } from '../../../src/roadmap/release/opened.ts';
import { furtherParts } from '../../../src/roadmap/release/title-news.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { roadmapOf } from '../../support/memory/builders.ts';

/** The heading of a roadmap after the release 4.4 was opened. */
function headingOf(heading: string): string {
  const roadmap = roadmapOf(`${heading}\n\n## Open bugs\n\n- Lid\n`);
  const from = releaseOfRoadmap(roadmap, null)?.title ?? '';
  const after = opened(roadmap, { from, to: '4.4' }, roadmapOf);
  return typeof after === 'string' ? after : after.text.slice(0, after.text.indexOf('\n\n## Open bugs'));
}

describe('the title of the next release', () => {
  it.each([
    ['# Kettle 4.3 development update: freeze reached', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 development update: Code freezing point reached', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 development update - we are nearly there', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 development update – RC2 is out', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 development update, 8 April 2026', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 development update; branched ##', '# Kettle 4.4 development update ##'],
    ['Kettle 4.3 development update: feature freeze today\n===', 'Kettle 4.4 development update\n==='],
    ['# Freeze reached: Kettle 4.3 development update', '# Kettle 4.4 development update'],
    ['# Kettle 4.3 roadmap: freeze reached', '# Kettle 4.4 roadmap'],
    ['# Kettle 4.3 release plan (frozen)', '# Kettle 4.4 release plan'],
    ['# Kettle 4.3 schedule, two weeks to go', '# Kettle 4.4 schedule'],
  ])('says nothing of what has happened to the finished one: %s', (before, after) => {
    expect(headingOf(before)).toBe(after);
  });

  it.each([
    ['# Kettle 4.3 roadmap', '# Kettle 4.4 roadmap'],
    ['# Roadmap: Kettle 4.3', '# Roadmap: Kettle 4.4'],
    ['# The Acme Kettle 4.3 release plan', '# The Acme Kettle 4.4 release plan'],
    ['# Kettle 4.3 *development update*: freeze reached', '# Kettle 4.4 *development update*: freeze reached'],
  ])('keeps what is no news, and markup: %s', (before, after) => {
    expect(headingOf(before)).toBe(after);
  });

  it('is told where it says more than that it is a document', () => {
    const parts = (title: string) => furtherParts(title, { start: title.indexOf('4.4'), end: title.indexOf('4.4') + 3 });
    expect(parts('Roadmap: 4.4 - development plan')).toEqual([]);
    expect(parts('Tea for all: 4.4 (the quiet one)')).toEqual(['Tea for all', 'the quiet one']);
  });
});
