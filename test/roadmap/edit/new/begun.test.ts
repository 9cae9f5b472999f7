import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

const options = { ...reading, rules: parseConfig('sections: [{ title: Plans, items: table }]', 'test').rules };

/** The status of a new row below rows with some. @param above what stands above the table */
function statusBelow(statuses: readonly string[], above: string): string | undefined {
  const rows = statuses.map((status, at) => `| T${at} | ${status} |`);
  const text = lines(...(above === '' ? [] : [above, '']), '## Plans', '', '| Title | Status |', '|---|---|', ...rows);
  const item = { markdown: 'N', reads: 'N', issue: 1, content: { fields: {}, notes: '', subItems: '' }, to: { at: 'end' as const, section: 0 } };
  const { text: after } = editRoadmap(readRoadmap(text, options), { items: [], added: [item], lastUpdated: null }, options);
  return after
    .split(`| N ${linkTo(1)} |`)[1]
    ?.split('|')[0]
    ?.trim();
}

describe('the status of a new row is none for work that is begun', () => {
  it.each([
    ['by the name of a sign', [':hammer:', ':hammer:', ':zzz:'], '', ':zzz:'],
    ['by another name', [':hourglass_flowing_sand:', ':building_construction:', ':bulb:'], '', ':bulb:'],
    ['in German', ['In Arbeit', 'In Arbeit', 'offen'], '', 'offen'],
    ['in French', ['en cours', 'en cours', 'pas commencé'], '', 'pas commencé'],
    ['in Portuguese', ['Em andamento', 'Em andamento', 'Não iniciado'], '', 'Não iniciado'],
    ['in Russian', ['в работе', 'в работе', 'не начато'], '', 'не начато'],
    ['in Chinese', ['进行中', '进行中', '计划'], '', '计划'],
    ['by a line that explains the signs', ['🔵', '🔵', '⚪'], 'Signs: ✅ baked · 🔵 in beta · ⚪ an idea', '⚪'],
    ['by a list that explains them', [':cyclone:', ':cyclone:', ':egg:'], lines('* :cyclone: – being baked', '* :egg: – idea'), ':egg:'],
    ['by an equals sign', ['◐', '◐', '○'], '`◐` = in Arbeit, `○` = geplant', '○'],
  ])('%s', (_, statuses, above, wanted) => {
    expect(statusBelow(statuses, above)).toBe(wanted);
  });

  it.each([
    ['a sign that the file explains as planned', ['⏳', '⏳', '🔵'], '⏳ planned, 🔵 in progress', '⏳'],
    ['a sign before what is no state', ['🌱', '🌱', '💤'], '- 🌱 Sow the herbs', '🌱'],
    ['a sign in other rows', ['🌱', '🌱', '💤'], lines('| Bed | Sign | Where |', '|---|---|---|', '| A | 🌱 | in work shop |'), '🌱'],
  ])('but may be %s', (_, statuses, above, wanted) => {
    expect(statusBelow(statuses, above)).toBe(wanted);
  });
});
