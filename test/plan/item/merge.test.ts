import { describe, expect, it } from 'vitest';
import type { ComparedContent, SideValues } from '../../../src/model/agreement.ts';
import { merge, mergeSides } from '../../../src/plan/item/merge.ts';

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

describe('merge of both sides', () => {
  const side = (content: ComparedContent | null): SideValues => ({
    ...{ title: 'T', kind: 'feature', external: false, priority: null, open: true, assignees: [], content },
  });
  const verdicts = (roadmap: ComparedContent, issue: ComparedContent | null, agreed: readonly [ComparedContent, ComparedContent | null] | null = null) => {
    const before = agreed === null ? null : { roadmap: side(agreed[0]), issue: side(agreed[1]) };
    const decisions = mergeSides({ roadmap: side(roadmap), issue: side(issue), agreed: before }, 'auto');
    return decisions.slice(4).map(({ field, verdict }) => [field, verdict]);
  };

  it('is one decision for each field that one of them has, title, state and kind first', () => {
    const decisions = mergeSides({ roadmap: side({ owner: 'a' }), issue: side({ status: 'b' }), agreed: null }, 'auto');
    expect(decisions.map(({ field }) => field)).toEqual(['title', 'state', 'kind', 'external', 'owner', 'status']);
    expect(decisions.at(-1)).toEqual({ field: 'status', verdict: 'left', conflict: false, roadmap: '', issue: 'b' });
  });

  it('has nothing to say of a managed part that is not there', () => {
    expect(verdicts({ owner: 'a' }, null)).toEqual([]);
  });

  it('leaves what differs from the first managed part that an issue gets', () => {
    expect(verdicts({ owner: 'a' }, { owner: 'b' }, [{ owner: 'x' }, null])).toEqual([['owner', 'left']]);
    expect(verdicts({ owner: 'a' }, { owner: 'x' }, [{ owner: 'x' }, { owner: 'x' }])).toEqual([['owner', 'to-issue']]);
  });

  it('decides of a tick only where both lists have the sub-item', () => {
    const list = { 'sub-items': '- [ ] a' };
    expect(verdicts({ ...list, 'tick: a': '[x]' }, {}, [{}, {}])).toEqual([['sub-items', 'to-issue']]);
    expect(verdicts({}, { ...list, 'tick: a': '[x]' }, [{}, {}])).toEqual([['sub-items', 'to-roadmap']]);
    expect(verdicts({ 'tick: a': '[x]' }, { 'tick: a': '[ ]' }, [{ 'tick: a': '[ ]' }, { 'tick: a': '[ ]' }])).toEqual([['tick: a', 'to-issue']]);
  });

  it('finds the same owners in another order no change, and other words in another order one', () => {
    expect(verdicts({ owner: 'Ann, bob' }, { owner: 'Bob, Ann' })).toEqual([['owner', 'equal']]);
    expect(verdicts({ status: 'a, b' }, { status: 'b, a' })).toEqual([['status', 'left']]);
  });
});
