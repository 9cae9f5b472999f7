import { describe, expect, it } from 'vitest';
import type { ComparedContent, SideValues } from '../../src/model/agreement.ts';
import { type ConflictPolicy, type Decision, mergeSides, type Sides } from '../../src/plan/item/merge.ts';

/**
 * The agreement as a table: every field, changed on one side, on both, or never agreed. `a` is what both agreed on, `x` and `y`
 * are what a side became.
 */
const BASE: SideValues = { title: 'T', kind: 'feature', external: false, priority: null, open: true, assignees: [], content: {} };

function withContent(key: string): (value: string) => SideValues {
  return (value) => ({ ...BASE, content: { ...(BASE.content as ComparedContent), ...(value === '' ? {} : { [key]: value }) } });
}

interface Field {
  readonly name: string;
  /** Whose value counts where both changed, by `auto`. */
  readonly auto: 'roadmap' | 'issue';
  readonly side: (value: string) => SideValues;
  readonly values: { readonly a: string; readonly x: string; readonly y?: string };
}

const TEXT = { auto: 'roadmap', values: { a: 'before', x: 'one', y: 'another' } } as const;
const FIELDS: readonly Field[] = [
  { name: 'title', ...TEXT, side: (title) => ({ ...BASE, title }) },
  { name: 'owner', ...TEXT, side: withContent('owner') },
  { name: 'status', ...TEXT, side: withContent('status') },
  { name: 'priority', ...TEXT, side: withContent('priority'), values: { a: 'high', x: 'low', y: 'blocker' } },
  { name: 'prognosis', ...TEXT, side: withContent('prognosis') },
  { name: 'resolution', ...TEXT, side: withContent('resolution') },
  { name: 'release', ...TEXT, side: withContent('release') },
  { name: 'notes', ...TEXT, side: withContent('notes') },
  { name: 'sub-items', ...TEXT, side: withContent('sub-items'), values: { a: '- [ ] a', x: '- [ ] b', y: '- [ ] c' } },
  // What has two values cannot become two different ones.
  { name: 'kind', auto: 'roadmap', side: (kind) => ({ ...BASE, kind: kind as SideValues['kind'] }), values: { a: 'feature', x: 'bug' } },
  { name: 'external', auto: 'roadmap', side: (said) => ({ ...BASE, external: said === 'yes' }), values: { a: 'no', x: 'yes' } },
  { name: 'state', auto: 'issue', side: (said) => ({ ...BASE, open: said === 'open' }), values: { a: 'open', x: 'closed' } },
  { name: 'tick: lamps', auto: 'issue', side: withContent('tick: lamps'), values: { a: '[ ]', x: '[x]' } },
];

function decide(field: Field, roadmap: string, issue: string, agreed: readonly [string, string] | null, policy: ConflictPolicy = 'auto'): Decision {
  const sides: Sides<SideValues> = {
    roadmap: field.side(roadmap),
    issue: field.side(issue),
    agreed: agreed === null ? null : { roadmap: field.side(agreed[0]), issue: field.side(agreed[1]) },
  };
  const decisions = mergeSides(sides, policy);
  expect(
    decisions.filter(({ field: name, verdict }) => name !== field.name && verdict !== 'equal'),
    'other fields have nothing to do with it',
  ).toEqual([]);
  const [decision] = decisions.filter(({ field: name }) => name === field.name);
  // A value that is empty on both sides is no field.
  return decision ?? { field: field.name, verdict: 'equal', conflict: false, roadmap: '', issue: '' };
}

describe.each(FIELDS)('$name', (field) => {
  const { a, x, y } = field.values;

  it.each<[string, string, string, readonly [string, string] | null, string]>([
    ['neither changed', a, a, [a, a], 'equal'],
    ['the roadmap only', x, a, [a, a], 'to-issue'],
    ['the issue only', a, x, [a, a], 'to-roadmap'],
    ['both to the same', x, x, [a, a], 'equal'],
    ['never agreed, equal', a, a, null, 'equal'],
    ['never agreed, different', a, x, null, 'left'],
    ['different when linked, neither changed since', a, x, [a, x], 'left'],
    ['different when linked, then the roadmap took the issue’s', x, x, [a, x], 'equal'],
    ['different when linked, then the issue took the roadmap’s', a, a, [a, x], 'equal'],
  ])('%s', (_, roadmap, issue, agreed, verdict) => {
    expect(decide(field, roadmap, issue, agreed)).toMatchObject({ verdict, conflict: false });
  });

  it('both to different ones is a conflict, which the policy decides, with both values told', () => {
    if (y === undefined) return;
    const verdicts = (['auto', 'roadmap', 'issue'] as const).map((policy) => decide(field, x, y, [a, a], policy));
    const auto = field.auto === 'roadmap' ? 'to-issue' : 'to-roadmap';
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([auto, 'to-issue', 'to-roadmap']);
    for (const { conflict, roadmap, issue } of verdicts) expect({ conflict, roadmap, issue }).toEqual({ conflict: true, roadmap: x, issue: y });
  });

  it('different when linked, then both changed to different ones, is a conflict', () => {
    // Of two values each side now has what the other one had.
    const [now, then] = y === undefined ? [[x, a] as const, [a, x] as const] : [[x, y] as const, [a, 'other'] as const];
    const verdicts = (['auto', 'roadmap', 'issue'] as const).map((policy) => decide(field, now[0], now[1], then, policy).verdict);
    expect(verdicts).toEqual([field.auto === 'roadmap' ? 'to-issue' : 'to-roadmap', 'to-issue', 'to-roadmap']);
  });
});

const CONTENT = FIELDS.filter(({ name }) => !['title', 'kind', 'external', 'state'].includes(name));

describe.each(CONTENT)('$name', (field) => {
  it('says nothing of an issue without a managed part', () => {
    const sides = { roadmap: field.side(field.values.x), issue: { ...BASE, content: null }, agreed: null };
    expect(mergeSides(sides, 'auto').filter(({ field: name }) => name === field.name)).toEqual([]);
  });
});

describe.each(CONTENT.filter(({ name }) => name !== 'tick: lamps'))('$name', (field) => {
  const { a, x } = field.values;

  it('set where there was none, and taken away', () => {
    expect(decide(field, x, '', ['', '']).verdict).toBe('to-issue');
    expect(decide(field, '', x, ['', '']).verdict).toBe('to-roadmap');
    expect(decide(field, '', a, [a, a]).verdict).toBe('to-issue');
    expect(decide(field, a, '', [a, a]).verdict).toBe('to-roadmap');
  });
});

describe('what makes no difference', () => {
  it.each([
    ['outer and repeated space', ' T  x ', 'T x'],
    ['the rest of a title over 256 characters', `${'a'.repeat(255)}bcd`, `${'a'.repeat(255)}…`],
  ])('%s of a title', (_, roadmap, issue) => {
    const sides = { roadmap: { ...BASE, title: roadmap }, issue: { ...BASE, title: issue }, agreed: null };
    expect(mergeSides(sides, 'auto').find(({ field }) => field === 'title')?.verdict).toBe('equal');
  });
});
