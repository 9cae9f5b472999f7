import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { outlineRows } from '../../../src/roadmap/propose/explain.ts';
import { countedFacts, propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The proposal for a file, which is always a configuration that can be read. */
function proposal(text: string) {
  const roadmap = readRoadmap(text, reading);
  const { sections } = propose(roadmap);
  outlineRows(countedFacts(roadmap));
  const { rules } = parseConfig(proposalYaml(propose(roadmap)), 'proposal');
  expect(rules.sections).toHaveLength(sections.length);
  return { sections, items: readRoadmap(text, { ...reading, rules }).items };
}

describe('a proposal', () => {
  it('is one for titles that are full of signs, and each title is fitted exactly', () => {
    const titles = ['(a+)+$ [x] {2} | ^', '(b > c)', '\\\\', '# : "quoted"', '(a+)+$ [x]'];
    const { sections, items } = proposal(lines('# Roadmap', '', ...titles.flatMap((title) => [`## ${title}`, '', '- Add a spout', '- Fix the lid', ''])));
    expect(items).toHaveLength(2 * titles.length);
    for (const { by, name } of sections) if (by !== 'title') expect(new RegExp(name, 'iu').test('Something else')).toBe(false);
  });

  it.each([
    ['a title of many words', `# ${'how what '.repeat(6_000)}\n\n- a\n`],
    ['a bullet of many labels', `- ${'a - b: '.repeat(6_000)}\n`],
    ['a title of signs', `## ${'!'.repeat(50_000)}\n\n- Add b\n`],
    ['a wide table', `| ${'a | '.repeat(500)}\n|${'-|'.repeat(500)}\n| ${'b | '.repeat(500)}\n`],
    ['many sections of one level', Array.from({ length: 300 }, (_, at) => `## Fix ${at}\n\n- Add b\n`).join('')],
  ])('is made for %s', (_, text) => {
    expect(proposal(text).sections.length).toBeLessThanOrEqual(300);
  });
});
