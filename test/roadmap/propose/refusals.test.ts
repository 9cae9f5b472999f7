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

const WORK = ['Whistle in two tones', 'Lid that stays cool', 'Second cup at once', 'Handle for left hands'];
const list = (title: string, ...entries: string[]) => ['', `## ${title}`, '', ...entries.map((entry) => `- ${entry}`)];
const plans = ['# Kettle', ...list('Comfort', ...WORK.slice(0, 2)), ...list('Kitchen', ...WORK.slice(2))];
const done = list('Finished', 'Spout of steel', 'Foot of cork');

describe('a section whose title says that it is refused', () => {
  it.each([
    ...['Trashed', 'Withdrawn', 'We decided against', 'Closed without action', 'Ditched ideas', 'Features we binned'],
    ...['Zurückgezogen', 'Machen wir doch nicht', 'Vom Tisch', 'Sans suite', 'Ça ne se fera pas', 'No se hará', 'Não vai acontecer', 'Non si farà'],
    ...['Gaan we niet doen', 'Van de baan', 'Tego nie zrobimy', 'Решили не делать', '已撤回', 'ボツ'],
    ...['Blir inte av', 'Det gör vi inte', 'Blir ikke noe av', 'Det gjør vi ikke', 'Bliver ikke til noget', 'Forkastet'],
  ])('has no open items: “%s”', (title) => {
    expect(proposed(...plans, ...list(title, 'Coal instead of gas', 'A lock with a code'))).toEqual(WORK);
  });

  it.each(['Trash', 'Withdrawals', 'Bin of the grinder', 'Snittet blir inte rent'])('may have some, where the title is about a thing: “%s”', (title) => {
    expect(proposed(...plans, ...list(title, 'Coal instead of gas', 'A lock with a code'))).toHaveLength(6);
  });
});

describe('a section with an unknown title behind one of finished work', () => {
  const strange = (title: string) => [...list(title, 'Coal instead of gas', 'A lock with a code')];

  it.each(['Eaten by the cat', 'Über Bord'])('is not read as open: “%s”', (title) => {
    expect(proposed(...plans, ...done, ...strange(title))).toEqual(WORK);
  });

  it('is not read as open behind one of refused work', () => {
    expect(proposed(...plans, ...list('Rejected', 'A clock'), ...strange('Eaten by the cat'))).toEqual(WORK);
  });

  it.each(['Ideas for winter', 'Version 2.0', 'Bugs', 'Someday'])('is read, where its title says what it is: “%s”', (title) => {
    expect(proposed(...plans, ...done, ...strange(title))).toHaveLength(6);
  });

  it('is read, where nothing that is planned stands above', () => {
    expect(proposed('# Kettle roadmap', ...done, ...plans.slice(1))).toEqual(WORK);
  });

  it('is read with open boxes', () => {
    expect(proposed(...plans, ...done, '', '## Eaten by the cat', '', '- [ ] Coal instead of gas')).toHaveLength(5);
  });

  it('is read behind a release that is finished', () => {
    expect(proposed(...plans, ...list('1.0 (released)', 'Spout of steel'), ...strange('Garden'))).toHaveLength(6);
  });
});

describe('a table whose last column gives reasons', () => {
  const planned = ['# Kettle roadmap', '', '## Work', '', '| Item | Status |', '|---|---|', '| Whistle | Begun |', '| Lid | Open |', '| Foot | Done |', ''];
  const reasons = (title: string, header: string) => ['', `## ${title}`, '', `| Item | ${header} |`, '|---|---|', '| Coal | Smells |', '| Lock | Too dear |'];

  it.each(['Reason', 'Why not?', 'Grund', 'Raison', 'Motivo', 'Reden', 'Причина', '理由'])('has no items beside tables with a status: “%s”', (header) => {
    expect(proposed(...planned, ...reasons('In the attic', header))).toEqual(['Whistle', 'Lid']);
  });

  it('has items below a title of plans', () => {
    expect(proposed(...planned, ...reasons('Ideas', 'Reason'))).toContain('Coal');
  });
});
