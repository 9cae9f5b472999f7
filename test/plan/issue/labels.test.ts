import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../../src/model/roadmap.ts';
import { allLabels, LABELS, labelsOf, missingLabels, readLabels } from '../../../src/plan/issue/labels.ts';
import { itemOf, lines } from '../../support/memory/builders.ts';

describe('the labels of an item', () => {
  it.each([
    ['a feature', '- [ ] A', ['roadmap', 'feature']],
    ['a bug by its prefix', '- [ ] fix: A', ['roadmap', 'bug']],
    ['a bug by its field', '- [ ] A\n  - kind: bug', ['roadmap', 'bug']],
    ['an external item', '- [ ] A (external)', ['roadmap', 'feature', 'external']],
    ['a priority level by the first word', '- [ ] A\n  - priority: High, before 2.0', ['roadmap', 'feature', 'priority: high']],
    ['a priority that is no level', '- [ ] A\n  - priority: soon', ['roadmap', 'feature']],
    ['all of them', '- [ ] bug: A (external)\n  - Priority: BLOCKER', ['roadmap', 'bug', 'external', 'priority: blocker']],
  ])('%s', (_, text, labels) => {
    expect(labelsOf(itemOf(lines(text)), LABELS)).toEqual(labels);
  });

  it('are all in the table, with a colour and a description that GitHub takes', () => {
    expect(allLabels(LABELS).map(({ name }) => name)).toEqual(['roadmap', 'bug', 'feature', 'external', ...PRIORITIES.map((level) => `priority: ${level}`)]);
    for (const { name, color, description } of allLabels(LABELS)) {
      expect(color, name).toMatch(/^[0-9a-f]{6}$/);
      expect(description.length, name).toBeGreaterThan(0);
      expect(description.length, name).toBeLessThanOrEqual(100);
    }
    expect(new Set(allLabels(LABELS).map(({ color }) => color)).size).toBe(allLabels(LABELS).length);
  });
});

describe('labels of an issue', () => {
  it('compare without case', () => {
    expect(missingLabels(['roadmap', 'bug', 'external'], ['Roadmap', 'BUG', 'help wanted'])).toEqual(['external']);
  });

  it.each([
    [['roadmap', 'Bug'], { kind: 'bug', external: false, priority: null }],
    [['FEATURE', 'External'], { kind: 'feature', external: true, priority: null }],
    [['bug', 'feature'], { kind: 'feature', external: false, priority: null }],
    [[], { kind: 'feature', external: false, priority: null }],
    [['Priority: Critical'], { kind: 'feature', external: false, priority: 'critical' }],
    [['priority: soon', 'bugs', 'not a bug'], { kind: 'feature', external: false, priority: null }],
  ])('%j on a feature', (labels, read) => {
    expect(readLabels(labels, 'feature', LABELS)).toEqual(read);
  });

  it('leave the item its kind where both kinds are on the issue', () => {
    expect(readLabels(['bug', 'feature'], 'bug', LABELS).kind).toBe('bug');
  });
});
