import { describe, expect, it } from 'vitest';
import { guard } from '../../src/plan/guard.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { lines, link, planOf } from '../support/memory/builders.ts';
import { REQUEST } from '../support/memory/request.ts';

describe('the plan as JSON', () => {
  it('is operations and problems', () => {
    const plan = planOf(lines(`- [ ] A ${link(5)}`), []);
    const text = planJson(plan);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({ operations: [], problems: [expect.objectContaining({ line: 1, level: 'warning', code: 'cannot-read-issue' })] });
  });

  it('tells kind, line and title of an operation', () => {
    expect(JSON.parse(planJson(planOf('- [ ] A\n'))).operations).toEqual([expect.objectContaining({ kind: 'create-issue', line: 1, title: 'A' })]);
  });

  it('tells why it is refused, and what allows it', () => {
    const refused = guard(planOf(lines('- [ ] A', '- [ ] B')), { ...REQUEST.limits, maxCreates: 1, maxCloses: 0, maxChanges: 0 });
    expect(JSON.parse(planJson(refused)).refused).toEqual({
      reason: 'The plan would create 2 issues, and `max-creates` allows 1.',
      allow: expect.stringContaining('`max-creates: 2`'),
    });
  });

  it('keeps any title', () => {
    const title = 'a "b" \u202e \\ ::error::';
    expect(JSON.parse(planJson(planOf(`- [ ] ${title}\n`))).operations[0].title).toContain('"b"');
  });
});
