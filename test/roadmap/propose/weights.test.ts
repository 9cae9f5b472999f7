import { describe, expect, it } from 'vitest';
import { fitWeights } from '../../../scripts/fitting.ts';
import { FEATURES } from '../../../src/roadmap/propose/features.ts';
import { FEATURE_NAMES, TABLE } from '../../../src/roadmap/propose/weights.ts';

describe('the table of weights', () => {
  it('has a sentence and a weight for each feature', () => {
    expect(FEATURE_NAMES.toSorted()).toEqual(Object.keys(FEATURES).toSorted());
    for (const { says } of Object.values(TABLE)) expect(says).toMatch(/^[a-z].{10,90}[^.]$/);
  });

  it('has no weight on the other side of 0 than one would expect', () => {
    for (const { expected, weight } of Object.values(TABLE)) if (Math.abs(expected) > 0.5) expect(expected * weight).toBeGreaterThanOrEqual(0);
  });
});

describe('a fit', () => {
  const example = (name: string, share: number) => ({ features: FEATURE_NAMES.map((one) => (one === name ? 1 : 0)), share, weight: 1 });
  const many = (name: string, share: number) => Array.from({ length: 40 }, () => example(name, share));

  it('leaves a weight as expected that no example speaks of', () => {
    expect(fitWeights([]).verbs).toBe(TABLE.verbs.expected);
  });

  it('strengthens what the examples confirm, and weakens what they contradict', () => {
    expect(fitWeights(many('verbs', 1)).verbs).toBeGreaterThan(TABLE.verbs.expected);
    expect(fitWeights(many('verbs', 0.5)).verbs).toBeLessThan(TABLE.verbs.expected);
  });

  it('does not turn a weight around', () => {
    expect(fitWeights(many('verbs', 0)).verbs).toBe(0);
    expect(fitWeights(many('fields', 1)).fields).toBe(0);
  });
});
