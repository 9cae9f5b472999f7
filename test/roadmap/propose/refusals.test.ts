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
