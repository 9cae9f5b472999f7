import { describe, expect, it } from 'vitest';
import { merge } from '../../../src/plan/item/merge.ts';

describe('merge of one field', () => {
  const agreed = { roadmap: 'a', issue: 'a' };
  const apart = { roadmap: 'a', issue: 'b' };

  it.each([
    ['nothing changed', { roadmap: 'a', issue: 'a', agreed }, 'equal'],
    ['only the roadmap changed', { roadmap: 'x', issue: 'a', agreed }, 'to-issue'],
    ['only the issue changed', { roadmap: 'a', issue: 'x', agreed }, 'to-roadmap'],
    ['both changed to the same', { roadmap: 'x', issue: 'x', agreed }, 'equal'],
    ['differed when linked, nothing changed since', { roadmap: 'a', issue: 'b', agreed: apart }, 'left'],
    ['differed when linked, the roadmap changed since', { roadmap: 'x', issue: 'b', agreed: apart }, 'to-issue'],
    ['differed when linked, the issue changed since', { roadmap: 'a', issue: 'x', agreed: apart }, 'to-roadmap'],
    ['differed when linked, the roadmap took the issue’s value', { roadmap: 'b', issue: 'b', agreed: apart }, 'equal'],
    ['linked for the first time, equal', { roadmap: 'a', issue: 'a', agreed: null }, 'equal'],
    ['linked for the first time, different', { roadmap: 'a', issue: 'b', agreed: null }, 'left'],
  ] as const)('%s', (_, sides, verdict) => {
    expect(merge<string>(sides, 'roadmap')).toBe(verdict);
    expect(merge<string>(sides, 'issue')).toBe(verdict);
  });

  it('asks who wins only where both changed to different values', () => {
    const sides = { roadmap: 'x', issue: 'y', agreed };
    expect(merge(sides, 'roadmap')).toBe('to-issue');
    expect(merge(sides, 'issue')).toBe('to-roadmap');
  });

  it('knows that a value that changed and changed back is no change', () => {
    expect(merge({ roadmap: 'a', issue: 'x', agreed }, 'roadmap')).toBe('to-roadmap');
  });
});
