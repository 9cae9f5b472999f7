import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The titles of the items that a file has with the configuration that is proposed for it. */
function proposed(text: string): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal').rules;
  return readRoadmap(text, { ...reading, rules }).items.map(({ title }) => title);
}

const item = (title: string, ...told: readonly string[]) => [`### ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', '', ...told, ''];
const ITEMS = ['Spout of steel', 'Handle of wood', 'Whistle in tune', 'Lid for steam'];
const planned = ITEMS.flatMap((title) => item(title, '**Status:** Planned'));

describe('a heading with all states or levels that an item may have', () => {
  it.each([
    ['in a line', ['**Status:** planned / in progress / done']],
    ['in bullets', ['- **What**: one line', '- **Status**: `not started` / `blocked` / `shipped`']],
    ['as levels', ['- Priority: high | medium | low']],
    ['in other words', ['Aufwand: S / M / L']],
  ])('is a template, and no item: %s', (_, told) => {
    expect(proposed(lines('# Kettle roadmap', '', '## Planned', '', ...planned, ...item('Name of the part', ...told)))).toEqual(ITEMS);
  });

  it.each([
    ['one state', ['**Status:** in progress / blocked by the smith']],
    ['levels that are planned', ['**Tunes:** high / medium / low']],
  ])('is an item, if it has %s', (_, told) => {
    expect(proposed(lines('# Kettle roadmap', '', '## Planned', '', ...planned, ...item('Bell of brass', ...told)))).toEqual([...ITEMS, 'Bell of brass']);
  });
});

describe('bullets and rows that list states or levels', () => {
  const next = ['# Kettle roadmap', '', '## Next', '', '- Add a whistle', '- Add a timer', '- Improve the lid', ''];
  it.each([
    ['bullets', ['- **Status**: planned / in progress / done', '- **Priority**: high / medium / low', '- **Owner**: a name']],
    ['rows', ['| Item | Words |', '|---|---|', '| Status | planned, in progress or done |', '| Priority | high, medium or low |']],
  ])('are no items: %s', (_, section) => {
    expect(proposed(lines(...next, '## Later', '', ...section))).toEqual(['Add a whistle', 'Add a timer', 'Improve the lid']);
  });
});
