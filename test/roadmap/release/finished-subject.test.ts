import { describe, expect, it } from 'vitest';
import { finishedSubject } from '../../../src/roadmap/release/finished-subject.ts';

describe('a title that says that something is finished', () => {
  it.each([
    ['Phase 1 - Completed', 'Phase 1'],
    ['Phase 1 complete', 'Phase 1'],
    ['Importer ✅', 'Importer'],
    ['Milestone: new oven / Outcome: Complete', 'Milestone: new oven / Outcome'],
    ['v1.2 (released)', 'v1.2'],
    ['1.2 New oven ✅ COMPLETE', '1.2 New oven'],
    ['Importer - Completed ✅', 'Importer'],
    ['Importer (done 2024-03-01)', 'Importer'],
  ])('may be about one subject: %s', (title, subject) => {
    expect(finishedSubject(title)).toBe(subject);
  });

  it.each([
    'Completed',
    '✅ Completed',
    'Features (done)',
    'Aufgaben (erledigt)',
    'Recently completed',
    'What we shipped',
    'Done: features',
    'Completed in 2024',
    '✅ Completed ✅',
    'Features ✅ DONE',
  ])('may be about all that is finished: %s', (title) => {
    expect(finishedSubject(title)).toBeNull();
  });

  it('may be an open one', () => {
    expect(finishedSubject('Phase 2')).toBeNull();
  });
});
