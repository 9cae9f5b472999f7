import { describe, expect, it } from 'vitest';
import { APART, choose, type FamilyAnswer } from '../../../src/roadmap/propose/choose.ts';
import { fileFacts } from '../../../src/roadmap/propose/facts.ts';
import { outlineOf } from '../../../src/roadmap/propose/outline.ts';
import { proposeFrom } from '../../../src/roadmap/propose/propose.ts';
import { THRESHOLD, WEIGHTS } from '../../../src/roadmap/propose/weights.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

const text = lines(
  '# Kettle',
  '',
  '## Next',
  '',
  '### Spout',
  '',
  '- Bend it',
  '- Weld it',
  '',
  '### Lid',
  '',
  '- Cut it',
  '- Fit it',
  '',
  '## Principles',
  '',
  '- Keep it simple.',
);
const facts = fileFacts(outlineOf(readRoadmap(text, reading)));

/** The rules if a person says that headings at a level are items or not, or bullets. */
function rules(answer: (form: string, level: number) => boolean | undefined): string[] {
  const { families } = choose(facts, WEIGHTS, THRESHOLD);
  const answers = families.flatMap(({ key, form, groups: [group] }) => {
    const said = answer(form, group?.section?.heading.level ?? 0);
    return said === undefined ? [] : [[key, said ? 'items' : 'never'] as const];
  });
  return proposeFrom(facts, WEIGHTS, THRESHOLD, new Map(answers)).sections.map(({ name, items }) => `${name}: ${items.join()}`);
}

describe('an answer', () => {
  it('makes a family items, and what stands in them is none then', () => {
    expect(rules(() => undefined)).toEqual(['Spout: bullets', 'Lid: bullets']);
    expect(rules((form, level) => (form === 'headings' && level === 2 ? true : undefined))).toEqual(['Next: headings']);
  });

  it('takes a family out', () => {
    expect(rules((form, level) => (form === 'bullets' && level === 3 ? false : undefined))).toEqual([]);
  });

  it('may contradict what the title says', () => {
    expect(rules((form, level) => (form === 'bullets' ? level === 2 : undefined))).toEqual(['Principles: bullets']);
  });

  it('judges the sections of a family apart', () => {
    const family = choose(facts, WEIGHTS, THRESHOLD).families.find(({ form, groups }) => form === 'bullets' && groups.length === 2);
    const apart = new Map<string, FamilyAnswer>([[family?.key ?? '', 'apart']]);
    const [spout] = choose(facts, WEIGHTS, THRESHOLD, apart).families.filter(({ key }) => key.startsWith(`${family?.key}${APART}`));
    const { sections } = proposeFrom(facts, WEIGHTS, THRESHOLD, new Map([...apart, [spout?.key ?? '', 'never']]));
    expect(sections.map(({ name }) => name)).toEqual(['Lid']);
  });

  it('tells a state, which sections below follow', () => {
    const key = choose(facts, WEIGHTS, THRESHOLD).families.find(
      ({ form, groups: [group] }) => form === 'headings' && group?.section?.heading.title === 'Next',
    )?.key;
    const { sections } = proposeFrom(facts, WEIGHTS, THRESHOLD, new Map([[key ?? '', 'later']]));
    expect(sections.map(({ name, role, items }) => [name, role, items.join()])).toEqual([['Next', 'later', 'headings']]);
  });
});
