import { describe, expect, it } from 'vitest';
import { levelStyleIn, withLevel } from '../../../src/plan/issue/level-words.ts';
import { itemOf } from '../../support/memory/builders.ts';

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
    ['P1 (High)', 'low', 'Low'],
    ['**S2** - HIGH', 'low', 'LOW'],
    ['P1 (customers wait)', 'low', 'low - P1 (customers wait)'],
    ['High 🔴', 'low', 'Low'],
    ['High ⚠️ blocked by Rosa', 'low', 'Low ⚠️ blocked by Rosa'],
    ['Q3 - low', 'high', 'high - Q3 - low'],
    ['High 🔴 - customers wait', 'low', 'Low - customers wait'],
    ['1 - High', 'low', 'Low'],
    ['1. high', 'low', 'low'],
    ['★★★ HIGH', 'low', 'LOW'],
    ['(high)', 'low', 'low'],
    ['<span style="color:red">High</span>', 'low', 'Low'],
    ['![High](high.svg)', 'low', 'Low'],
    [':red_circle: High', 'low', 'Low'],
    ['**:fire: High**', 'low', '**Low**'],
    [':red_circle: **High** - soon', 'low', '**Low** - soon'],
    ['HIGH :red_circle:', 'low', 'LOW'],
    ['1 :fire: high', 'low', 'low'],
    ['High :fire: burns', 'low', 'Low :fire: burns'],
    ['[![high](https://img.test/high-red)](why.md)', 'low', 'low'],
    ['[High](why.md)', 'low', 'Low'],
    ['very high', 'low', 'low'],
    ['Sehr hoch', 'low', 'low'],
    ['**Must have**', 'low', 'low'],
    ['not yet decided', 'low', 'low'],
    ['Very high load', 'low', 'low - Very high load'],
    ['must have a plan', 'low', 'low - must have a plan'],
    ['High → Low', 'low', 'Low'],
    ['**medium to high**', 'low', '**low**'],
    ['high to us', 'low', 'low to us'],
    ['~~blocker~~ low', 'high', '~~blocker~~ high'],
    ['~~High~~ → **Medium** - later', 'low', '~~High~~ → **Low** - later'],
    ['~~high~~', 'low', '~~low~~'],
    ['<b>customers wait</b>', 'low', 'low - <b>customers wait</b>'],
    ['2 - customers wait', 'low', 'low - 2 - customers wait'],
  ] as const)('“%s” is with %s “%s”', (value, level, expected) => {
    expect(withLevel(value, level)).toBe(expected);
  });

  it('is written like other levels of the file where it is new', () => {
    const like = (...values: readonly string[]) => levelStyleIn(values.map((value) => itemOf(`- [ ] A\n  priority: ${value}\n`)));
    expect(withLevel('', 'low', like('HIGH'))).toBe('LOW');
    expect(withLevel('customers wait', 'low', like('High'))).toBe('Low - customers wait');
    expect(withLevel('high', 'low', like('High'))).toBe('low');
    // A code or a word of the file's own is a level, too.
    for (const own of ['P1', 'S2', 'priority/backlog', '**urgent**']) expect(withLevel(own, 'low', like('High'))).toBe('Low');
    expect(withLevel('P1', null, like('High'))).toBe('P1');
    const signs = like('soon', '🔴 High', '**🟢 Low**', '🟢 low, later');
    expect(withLevel('', 'low', signs)).toBe('🟢 Low');
    expect(withLevel('🔴 High', 'low', signs)).toBe('🟢 Low');
    expect(withLevel('🔴 **High** - soon', 'minor', signs)).toBe('**Minor** - soon');
    expect(withLevel('High', 'low', signs)).toBe('Low');
    const behind = like('High 🔴', '**Low** 🟢 - later');
    expect(withLevel('High 🔴', 'low', behind)).toBe('Low 🟢');
    expect(withLevel('', 'low', behind)).toBe('Low 🟢');
    expect(withLevel('**High** 🔴 - soon', 'low', behind)).toBe('**Low** 🟢 - soon');
    expect(withLevel('High 🔴', 'minor', behind)).toBe('Minor');
    expect(withLevel('3 - High', 'low', behind)).toBe('Low 🟢');
    const named = like(':red_circle: High', '**:green_circle: Low**', 'Medium :large_blue_circle:');
    expect(withLevel(':red_circle: High', 'low', named)).toBe(':green_circle: Low');
    expect(withLevel('', 'low', named)).toBe(':green_circle: Low');
    expect(withLevel(':red_circle: High', 'minor', named)).toBe('Minor');
    expect(withLevel('High :red_circle:', 'medium', named)).toBe('Medium :large_blue_circle:');
  });

  it.each([
    ['high', ''],
    ['high.', ''],
    [':red_circle: High', ''],
    ['High → Low', ''],
    ['High<br>(asked by many)', '(asked by many)'],
    ['~~blocker~~ low', ''],
    ['~~blocker~~ low - customers wait', 'customers wait'],
    ['High :red_circle:', ''],
    [':fire: high - customers wait', 'customers wait'],
    ['high - customers wait', 'customers wait'],
    ['**high**: customers wait', 'customers wait'],
    ['high (customers wait)', '(customers wait)'],
    ['high, low effort', '(low effort)'],
    ['customers wait', 'customers wait'],
  ])('“%s” without a label is “%s”', (value, expected) => {
    expect(withLevel(value, null)).toBe(expected);
  });
});
