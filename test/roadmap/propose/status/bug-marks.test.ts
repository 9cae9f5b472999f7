import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { mergedProposal } from '../../../../src/roadmap/propose/merge.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The marks that are proposed for bugs, and the bugs that are read with them. */
function marks(...text: readonly string[]): { proposed: readonly string[]; bugs: string[] } {
  const file = lines('# Plan', '', ...text);
  const proposal = propose(readRoadmap(file, reading));
  const { rules } = parseConfig(proposalYaml(proposal), 'c.yml');
  expect(rules.prefixes).toEqual({ bug: proposal.bugs, feature: [] });
  const { items } = readRoadmap(file, { ...reading, rules });
  return { proposed: proposal.bugs, bugs: items.flatMap(({ kind, title }) => (kind === 'bug' ? title : [])) };
}

describe('the marks by which titles say that they are bugs', () => {
  it.each([
    'Fehler:',
    'Bogue :',
    'Error:',
    'Erro:',
    'Errore:',
    'Fout:',
    'Błąd:',
    'Fel:',
    'Feil:',
    'Fejl:',
    'Ошибка:',
    '缺陷：',
    '不具合:',
    '[Bug]',
    '(bug)',
    '🐛',
    '🐞',
    ':bug:',
  ])('are proposed: %s', (mark) => {
    const titles = [`${mark} The lid rattles`, `${mark} The spout drips`];
    expect(marks('- [ ] Longer spout', ...titles.map((title) => `- [ ] ${title}`))).toEqual({ proposed: [mark], bugs: titles });
    expect(marks('## Next', '', '1. Build a longer spout', ...titles.map((title, at) => `${at + 2}. ${title}`)).proposed).toEqual([mark]);
  });

  it.each(['🐛', ':bug:'])('may be signs at the end: %s', (sign) => {
    const titles = [`The lid rattles ${sign}`, `The spout drips ${sign}`];
    expect(marks('- [ ] Longer spout', ...titles.map((title) => `- [ ] ${title}`))).toEqual({ proposed: [sign], bugs: titles });
  });

  it('may stand in bold, as the start of a title', () => {
    expect(marks('- [ ] **Fehler:** Deckel klappert', '- [x] **Fehler:** Tülle tropft', '- [ ] Längere Tülle').proposed).toEqual(['Fehler:']);
  });

  it.each([
    ['BUG:', ['[M] BUG: The lid rattles', '[S] BUG: The spout drips']],
    ['BUG', ['[M] BUG the lid rattles', '[S] BUG the spout drips']],
    ['Fehler:', ['[L] Fehler: Deckel klappert', '[UI] Fehler: Tülle tropft']],
  ])('may stand behind a tag: %s', (mark, titles) => {
    expect(marks('- [ ] [M] Longer spout', ...titles.map((title) => `- [ ] ${title}`), '- [ ] [M] Bugle')).toEqual({ proposed: [mark], bugs: titles });
  });

  it('are no words in capitals with which other titles begin', () => {
    expect(marks('- [ ] Buggy for the cook', '- [ ] [M] BUG the lid rattles', '- [ ] [S] BUG the spout drips').proposed).toEqual([]);
  });

  it('are none that only one title has, without a line that explains it', () => {
    expect(marks('- [ ] 🐛 The lid rattles', '- [ ] Longer spout').proposed).toEqual([]);
    expect(marks('🐛 = bug, ✨ = wish', '', '- [ ] 🐛 The lid rattles', '- [ ] ✨ Longer spout').proposed).toEqual(['🐛']);
  });

  it.each([
    ['English prefixes, which are known', ['Bug: The lid rattles', 'bug: The spout drips', 'Fix: The timer', 'fix: The bell']],
    ['other words with a colon', ['Lid: rattles', 'Lid: is loose', 'Wish: longer spout', 'Wish: a bell']],
    ['words inside a title', ['Handle bug reports', 'Handle bug reports faster', 'Fix a bug', 'Fehler vermeiden', 'Fehler zeigen']],
  ])('are not %s', (_, titles) => {
    expect(marks(...titles.map((title) => `- [ ] ${title}`)).proposed).toEqual([]);
  });

  it('are those of all files together', () => {
    const of = (...bugs: readonly string[]) => ({ sections: [], words: { done: [], dropped: [] }, bugs });
    expect(mergedProposal([of('🐛', 'Fehler:'), of('🐛', '[Bug]')]).bugs).toEqual(['🐛', 'Fehler:', '[Bug]']);
  });
});

it('a word of the configuration counts at the start of a title only', () => {
  const { rules } = parseConfig('kinds:\n  bug: Fehler\n', 'c.yml');
  const { items } = readRoadmap(lines('- [ ] Fehler im Deckel', '- [ ] Sammelt alle Fehler'), { ...reading, rules });
  expect(items.map(({ kind }) => kind)).toEqual(['bug', 'feature']);
});
