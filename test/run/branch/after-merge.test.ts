import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/model/plan.ts';
import { holdsAll } from '../../../src/run/branch/after-merge.ts';

const values = { title: 'Lid', kind: 'feature', external: false, priority: null, open: true, assignees: [], content: null } as const;
const change: Operation = { kind: 'change-item', line: 3, issue: 1, title: 'Lid', edits: [], fields: ['title'], values, half: [] };

describe('the changes that a pull request holds', () => {
  it('are the same after they were read from the state, where keys have another order', () => {
    const reordered = { ...change, line: 9, values: Object.fromEntries(Object.entries(values).toReversed()) as typeof values };
    expect(holdsAll([change], [reordered])).toBe(true);
  });

  it('are others with another value', () => {
    expect(holdsAll([change], [{ ...change, values: { ...values, title: 'Lid of tin' } }])).toBe(false);
    expect(holdsAll([], [change])).toBe(false);
    expect(holdsAll([change], [])).toBe(true);
  });
});
