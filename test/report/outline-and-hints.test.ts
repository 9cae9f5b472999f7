import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { checkLines } from '../../src/report/check.ts';
import { outlineLines } from '../../src/report/outline.ts';
import { outlineRows } from '../../src/roadmap/propose/explain.ts';
import { countedFacts } from '../../src/roadmap/propose/propose.ts';
import { lines, roadmapOf } from '../support/memory/builders.ts';

/** The lines of rules that are suggested for what is not read. */
function suggested(...text: readonly string[]): string[] {
  return checkLines('R.md', roadmapOf(lines(...text)))
    .filter((line) => line.includes('- {'))
    .map((line) => line.trim());
}

const HIDES = /a rule alone would make open issues of what is finished there/;

describe('the rules that are suggested for what is not read', () => {
  it.each([
    ['a label in another language says so', ['**Nu**', '', '- Routes', '', '**Klaar**', '', '- Zoeken', '- Kaart']],
    ['the entries say so in bold', ['- **Done** Search', '- **Done** Import', '- **Planned** Tabs']],
  ])('are none where they would make open items of what is finished: %s', (_, text) => {
    expect(suggested('# Map', '', ...text)).toEqual([]);
    expect(checkLines('R.md', roadmapOf(lines('# Map', '', ...text))).join('\n')).toMatch(HIDES);
  });

  it('are none for what accompanies items or explains their states', () => {
    const text = [
      '# Map',
      '',
      '| Part | State |',
      '|---|---|',
      '| Lid | done |',
      '| Cup | planned |',
      '',
      '## Parts',
      '',
      '- Snow',
      '',
      '## Legend',
      '',
      '- Rain',
    ];
    expect(suggested(...text, '', '## Words', '', '- done: it is out', '- planned: it is not')).toEqual([
      '- { title: "Map", items: table }',
      '- { title: "Parts", items: bullets }',
    ]);
  });

  it('tell which headings are finished', () => {
    const text = [
      '# Map',
      '',
      '## Routes',
      '',
      'Share them.',
      '',
      '## Climbs (done)',
      '',
      'Show them.',
      '',
      '## Was wir geschafft haben: erledigt',
      '',
      'Search.',
    ];
    expect(suggested(...text)[0]).toBe('- { title: "Map", items: headings }');
    expect(suggested('# Map', '', '## Routes', '', 'Share them.', '', '## What we have done', '', 'Search.')).toEqual([
      '- { title: "Map", items: headings }',
      '- { title: "What we have done", role: done }',
    ]);
  });

  it('are as ever for other lists', () => {
    expect(suggested('# Map', '', '## Now', '', '**Planned**', '', '1. Routes', '2. Climbs')).toEqual(['- { title: "Now", items: numbered }']);
  });
});

describe('the outline', () => {
  const shown = (...text: readonly string[]) => outlineLines(outlineRows(countedFacts(roadmapOf(lines(...text)), '2026-12-01')), false);

  it('tells no headings of finished sections that no rule reads', () => {
    const release = (title: string) => [`## ${title}`, '', '### Added', '', '- Proxies', '- Streams', ''];
    const all = shown('# Roadmap', '', ...release('1.8.0 - unreleased'), ...release('1.7.0 - 2024-10-08'));
    expect(all.filter((line) => /headings/.test(line))).toEqual([]);
    expect(all).toContain('Finished:');
  });

  it('reads as items what the proposal reads', () => {
    const board = (title: string, ...cards: readonly string[]) => [`## ${title}`, '', ...cards.map((card) => `- ${card}`), ''];
    const text = ['# Board', '', ...board('Backlog', 'Add routes', 'Add climbs', 'Improve maps'), ...board('Review', 'Soft proofing')];
    expect(shown(...text).find((line) => line.includes('Backlog'))).not.toContain('read in 1 of them');
  });
});

describe('a configuration that is suggested', () => {
  it('can be read', () => {
    const rules = suggested('# Map', '', '## Routes', '', 'Share them.', '', '## What we have done', '', 'Search.');
    expect(parseConfig(`sections:\n${rules.map((rule) => `  ${rule}`).join('\n')}\n`, 'c.yml').rules.sections).toHaveLength(2);
  });
});
