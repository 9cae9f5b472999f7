import { describe, expect, it } from 'vitest';
import { withLevel } from '../../../src/plan/issue/level-words.ts';

describe('a priority whose label changes', () => {
  it.each([
    ['high', 'low', 'low'],
    ['high - customers wait', 'low', 'low - customers wait'],
    ['High (see #7)', 'blocker', 'Blocker (see #7)'],
    ['**high** — customers wait', 'low', '**low** — customers wait'],
    ['high, high traffic', 'low', 'low, high traffic'],
    ['', 'low', 'low'],
    ['TBD', 'low', 'low'],
    ['customers wait', 'low', 'low - customers wait'],
    ['low - it can wait', 'low', 'low - it can wait'],
  ] as const)('“%s” is with %s “%s”', (value, level, expected) => {
    expect(withLevel(value, level)).toBe(expected);
  });

  it('is written like other levels of the file where it is new', () => {
    expect(withLevel('', 'low', 'HIGH')).toBe('LOW');
    expect(withLevel('customers wait', 'low', 'High')).toBe('Low - customers wait');
    expect(withLevel('high', 'low', 'High')).toBe('low');
  });

  it.each([
    ['high', ''],
    ['high.', ''],
    ['high - customers wait', 'customers wait'],
    ['**high**: customers wait', 'customers wait'],
    ['high (customers wait)', '(customers wait)'],
    ['high, low effort', '(low effort)'],
    ['customers wait', 'customers wait'],
  ])('“%s” without a label is “%s”', (value, expected) => {
    expect(withLevel(value, null)).toBe(expected);
  });
});
