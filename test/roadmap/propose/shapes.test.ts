import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { guessState } from '../../../src/roadmap/propose/words.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The items of a file with the configuration that is proposed for it, as `title` or `title: state`. */
function proposed(...text: string[]): string[] {
  const source = lines(...text);
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(source, reading))), 'proposal');
  return readRoadmap(source, { ...reading, rules }).items.map(({ title, state }) => (state === 'open' ? title : `${title}: ${state}`));
}

const section = (title: string, ...entries: string[]) => [`## ${title}`, '', ...entries.map((entry) => `- ${entry}`), ''];

describe('a board', () => {
  it('as a table has no rows that are items, because each cell may hold one', () => {
    const rows = [
      '| Now | Next | Later |',
      '|---|---|---|',
      '| Offline tea | Shared pots | Shop for cups |',
      '| Faster boiling | Print a menu | Tea at sea |',
      '',
    ];
    expect(proposed('# Kettle roadmap', '', 'This is what we believe today.', '', ...rows)).toEqual([]);
  });

  it('as lists has its closed list finished', () => {
    const board = [
      ...section('Open', 'Whistle in two tones', 'Lid that locks'),
      ...section('Doing', 'Limits for steam'),
      ...section('Closed', 'Handle of wood'),
    ];
    expect(proposed('# Board', '', ...board)).toEqual(['Whistle in two tones', 'Lid that locks', 'Limits for steam', 'Handle of wood: done']);
  });
});

it('the sections of a README that are not about plans have no items', () => {
  const text = [
    ...['# Kettle', '', 'A small kettle.', ''],
    ...section('Usage', '`kettle on` boils', '`kettle off` stops'),
    ...section('Features', 'Very fast', 'No cable'),
    ...section('Roadmap', 'Boil two cups at once', 'Respect the altitude'),
    ...section('License', 'Free for all'),
  ];
  expect(proposed(...text)).toEqual(['Boil two cups at once', 'Respect the altitude']);
});

it('a finished quarter has items in the form of the open ones', () => {
  const quarter = (title: string, goal: string, ...results: string[]) => [`## ${title}`, '', `### ${goal}`, '', ...results.map((one) => `- ${one}`), ''];
  const text = [
    ...quarter('Q1 2026 ✅ abgeschlossen', 'Objective: Tee in fünf Minuten', 'KR1: Neue Anleitung', 'KR2: Probe mitliefern'),
    ...quarter('Q2 2026 (laufend)', 'Objective: Weniger Dampf im Raum', 'KR1: Ventil einbauen', 'KR2: Anzeige für jede Kanne'),
    ...quarter('Q3 2026', 'Objective: Mehrere Gäste', 'KR1: Kannen trennen', 'KR2: Rechnung je Gast'),
  ];
  expect(proposed('# Produkt-Roadmap 2026', '', ...text)).toEqual([
    'Objective: Tee in fünf Minuten: done',
    'Objective: Weniger Dampf im Raum',
    'Objective: Mehrere Gäste',
  ]);
});

describe('the state of a title', () => {
  it.each(['Terminé', 'Terminées', 'Completadas', 'Готово', '✔ Phase 1', '완료', 'Completati', 'Färdig'])('%s is done', (title) =>
    expect(guessState(title)).toBe('done'),
  );
  it.each(['Abandonnés', 'Verworfen', 'Descartadas', 'Отменено', '却下'])('%s is dropped', (title) => expect(guessState(title)).toBe('dropped'));
  it.each(['Closed beta', 'Indéterminé', 'Not released', 'To be implemented', 'Incomplete'])('%s is open', (title) => expect(guessState(title)).toBe('open'));
});
