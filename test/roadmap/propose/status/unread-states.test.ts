import { describe, expect, it } from 'vitest';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** How many sections are proposed for one list. */
function sections(entries: readonly string[], title = 'Core', told: readonly string[] = []): number {
  const text = lines('# Kettle roadmap', '', ...told, '', `## ${title}`, '', ...entries.map((entry) => `- ${entry}`));
  return propose(readRoadmap(text, reading)).sections.length;
}

describe('a list whose entries say that they are finished', () => {
  it.each([
    ['in a bold word without a mark', ['**Done** Search', '**Done** Import', '**Planned** Dark mode', '**In progress** Tabs']],
    ['in a word in code at the end', ['Search `[done]`', 'Import `[done]`', 'Dark mode `[todo]`', 'Tabs `[wip]`']],
    ['in a word in code at the start', ['`done` Search', '`done` Import', '`planned` Dark mode', 'Add tabs']],
    ['in a word in parentheses at the start', ['(done) Search', '(done) Import', '(planned) Dark mode', 'Add tabs']],
    ['in a word in braces', ['Search {done}', 'Import {done}', 'Dark mode {planned}', 'Add tabs']],
    ['in a hash tag', ['Search #done', 'Import #done', 'Dark mode #todo', 'Add tabs']],
    ['in another language', ['*Erledigt* Suche', '*Erledigt* Einfuhr', '*Offen* Reiter']],
    ['once, where all others say something else', ['**Dropped** Search', '**Planned** Dark mode', '**Planned** Tabs']],
  ])('is not proposed if no words of the configuration would say so: %s', (_, entries) => {
    expect(sections(entries)).toBe(0);
  });

  it.each([
    ['in a bold word before a colon', ['**Done:** Search', '**Done:** Import', '**Planned:** Dark mode', '**Planned:** Tabs']],
    ['in bold capitals', ['**DONE** Search', '**DONE** Import', '**PLANNED** Dark mode', '**WIP** Tabs']],
    ['in brackets', ['[done] Search', '[done] Import', '[planned] Dark mode', '[wip] Tabs']],
    ['in brackets at the end', ['Search [done]', 'Import [done]', 'Dark mode [planned]', 'Tabs [wip]']],
    ['in emphasis at the end', ['Search **done**', 'Import **done**', 'Dark mode **planned**', 'Tabs **wip**']],
  ])('is proposed if words say so: %s', (_, entries) => {
    expect(sections(entries)).toBe(1);
  });

  it('is proposed if a few of many titles may only look so', () => {
    expect(sections(['`done` callbacks in the API', 'Add search', 'Add import', 'Support tabs', 'Improve the dark mode'])).toBe(1);
  });

  it('is not proposed with tags in code that the file explains', () => {
    const told = ['`[D]` done, `[P]` planned, `[R]` rejected'];
    expect(sections(['`[D]` Search', '`[D]` Import', '`[P]` Dark mode'], 'Core', told)).toBe(0);
    expect(sections(['Search [D]', 'Import [D]', 'Dark mode [P]'], 'Core', told)).toBe(0);
    expect(sections(['[D] Search', '[D] Import', '[P] Dark mode'], 'Core', told)).toBe(1);
  });

  it('is not proposed with a label that says so to `init` alone', () => {
    const map = (label: string) =>
      lines('# Plan', '', '## Next', '', '1. Add routes', '2. Add climbs', '3. Improve maps', '', `**${label}**`, '', '1. Add search');
    const named = (label: string) => propose(readRoadmap(map(label), reading)).sections.length;
    expect(['Straks', 'Done', 'Klaar', 'Erledigt:'].map(named)).toEqual([1, 1, 0, 0]);
  });

  it('stays where it is read without a configuration', () => {
    const text = lines('# Kettle roadmap', '', '## Not yet complete', '', '- **Done** Search', '- **Done** Import', '- Add tabs');
    expect(propose(readRoadmap(text, reading)).sections.map(({ items }) => items)).not.toContainEqual(['tasks']);
  });
});
