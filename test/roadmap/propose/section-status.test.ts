import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The titles of the open items that a file has with the configuration that is proposed for it. */
function proposed(...text: string[]): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(lines(...text), reading))), 'proposal').rules;
  return readRoadmap(lines(...text), { ...reading, rules }).items.flatMap(({ title, state }) => (state === 'open' ? [title] : []));
}

const part = (title: string, field: string, ...entries: string[]) => ['', `## ${title}`, '', field, '', ...entries];

describe('a status right below a heading', () => {
  it.each(['**Status:** Dropped', '**Owner:** – · **Status:** Cancelled (2024-05)', 'Stand: verworfen', '**Estado**: descartado', 'Статус: отклонено'])(
    'says that no box below it is open: %s',
    (field) => {
      const text = [...part('Lid', '**Status:** In progress', '- [ ] Stays cool'), ...part('Clock', field, '- [ ] With hands', '- [ ] With an alarm')];
      expect(proposed('# Kettle roadmap', ...text)).toEqual(['Stays cool']);
    },
  );

  it.each(['**Status:** Dropped', '**Status:** Done'])('says that no bullet below it is open: %s', (field) => {
    const plans = ['', '## Planned: lid', '', '- Second hinge', '- Cooler knob', '', '## Planned: spout', '', '- Rubber tip', '- Two holes'];
    expect(proposed('# Kettle roadmap', ...plans, ...part('Planned: clock', field, '- Two hands', '- An alarm'))).toEqual([
      ...['Second hinge', 'Cooler knob', 'Rubber tip', 'Two holes'],
    ]);
  });

  it('does not finish a box that is open', () => {
    expect(proposed('# Kettle roadmap', ...part('Lid', '**Status:** Done', '- [x] Stays cool', '- [ ] Shines'))).toEqual(['Shines']);
  });

  it('makes its section no place for what is dropped elsewhere', () => {
    const text = lines('# Kettle roadmap', ...part('Lid', 'Status: open', '- [ ] Shines'), ...part('Clock', 'Status: dropped', '- [ ] Two hands'));
    expect(propose(readRoadmap(text, reading)).sections.map(({ role }) => role)).toEqual(['never']);
  });
});
