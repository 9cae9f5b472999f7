import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { namesBugs } from '../../../src/roadmap/read/kind-words.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, read, reading } from '../reading.ts';

describe('a title', () => {
  it.each([
    ...['Bugs', 'Bugs we know of', 'Bugs …!', 'Bugs: kettle', 'Bugs – urgent', 'Critical defects (2.0)', 'Known problems', 'Known errors', 'Problems we know'],
    ...[
      '🐞 Windows-only bugs',
      '3. List of known bugs',
      'v2 bug fixes',
      'Bugfixes for 3.1',
      'Regressions since 1.4',
      'Faults in v2',
      'Known glitches',
      'Bugs to fix',
      'Broken',
      "What's broken",
    ],
    ...[
      'Bekannte Fehler',
      'Znane błędy',
      'Problemi noti',
      'Bug list',

      'Errori noti',
      'Errori noti da correggere',
      'Difetti da risolvere',
      'Bugs I want to fix',
      'Bugs without an owner',
      'Bugs still open',
      'Bugs que vamos a corregir',
      'Fehler, die uns bekannt sind',
      'Errores por corregir',
      'Erros pendentes',
      'Erreurs à corriger',
      'Błędy do naprawy',
      'Fel',
      'Kända fel',
      'Kjente feil',
      '🐛 Correções em aberto',
      '🐛 Corrections',
      ':bug: Fixes for 2.1',
      'Bogues connus',
      'Problemas conocidos',
      'Erros conhecidos',
      'Известные ошибки',
      'Баги',
      '已知问题',
      '既知の不具合',
      '알려진 문제',
    ],
  ])('is about bugs: “%s”', (title) => {
    expect(namesBugs(title)).toBe(true);
  });

  it.each([
    ...['Bugs and ideas', 'Ideas and bugs', 'Features & bugs', 'Bugs / features', 'Bugs, ideas', 'Known issues / limits', 'Bug fixes & improvements'],
    ...['Bug tracker', 'Known bugs policy', 'Reporting bugs', 'How we fix bugs', 'No bugs', 'Non-bugs', 'Bugs-bot', 'Debugging', 'Fixing known issues'],
    ...['Squash bugs', 'Show known issues to users', 'Find bugs with AI', 'Import bugs from Jira', 'Auto-close bugs', 'Prevent regressions', 'Fewer bugs'],
    ...[
      'Regressions',
      'Linear regressions',
      'Faults in the model',
      'Glitches of light',
      'Better bugs',
      'Time to bugs',
      'Bugs to features',
      'From ideas to bugs',
      'Обработка ошибки',
    ],
    ...['Bugs I fixed', 'Errori', 'Errori comuni', 'Vanliga fel', 'Correções pendentes', 'Corrections', '🐛 Correções e melhorias', '🐛 Fixes & ideas'],
    ...['🐛 Debugging tools', '🐛 Bug tracker', 'Bugs, ideas', 'Bugs do not count', 'Gestione degli errori noti', 'Gestion des bogues'],
    ...['Zero known bugs', 'Weniger Fehler', 'Closed bugs', 'Fixed bugs in 2.0', 'Resolved known issues', 'Old bugs'],
    ...['Issues', 'Open issues', 'Problems', 'Unknown problems', 'Error handling', 'Broken links', `Bugs we know of ${'very '.repeat(20)}well`, ''],
  ])('is about something else, too, or only about what is done with bugs: “%s”', (title) => {
    expect(namesBugs(title)).toBe(false);
  });
});

describe('the items below a title of bugs, in whatever phrase, are bugs', () => {
  const kinds = (text: string, config = '') =>
    readRoadmap(text, { ...reading, rules: parseConfig(config, 'config').rules }).items.map(({ title, kind }) => `${title}: ${kind}`);

  it('as boxes', () => {
    expect(kinds(lines('# Kettle', '## Plans', '- [ ] a', '## Defects of the lid', '- [ ] b', '### Steam', '- [ ] c'))).toEqual([
      'a: feature',
      'b: bug',
      'c: bug',
    ]);
  });

  it('as init proposes them, in whatever form', () => {
    const text = lines(
      ...['# Kettle roadmap', '', '## Upcoming', '', '- Add a whistle', '- Add a timer', '- Improve the lid', ''],
      ...['## Problems we know of', '', '- Repair the bent spout', '- Fix the loose handle', '', '## Known defects of the timer', ''],
      ...['| Bug | Severity | Status |', '|---|---|---|', '| The timer is late | high | open |', '| The timer is loud | low | open |'],
    );
    const config = proposalYaml(propose(readRoadmap(text, reading)));
    expect(kinds(text, config).filter((one) => one.endsWith('bug'))).toEqual([
      'Repair the bent spout: bug',
      'Fix the loose handle: bug',
      'The timer is late: bug',
      'The timer is loud: bug',
    ]);
  });

  it('but below a rule that tells another kind they are of that kind', () => {
    const config = 'sections:\n  - { title: Known problems, kind: feature }\n';
    expect(kinds(lines('## Known problems', '- a'), config)).toEqual(['a: feature']);
    expect(read(lines('## Known problems', '- a')).items).toEqual([]);
  });
});
