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

const list = (title: string, ...entries: string[]) => ['', `## ${title}`, '', ...entries];

describe('a title that tells what is being done', () => {
  const done = list('Done', '- Foot of cork', '- Spout of steel');
  it.each([
    ...["What we're building next, in order", 'Things we are working on', 'What we plan to do', 'Woran wir gerade arbeiten', 'Was wir als nächstes bauen'],
    ...['Ce sur quoi nous travaillons', 'En qué estamos trabajando', 'Lo que vamos a hacer', 'O que vamos fazer a seguir', 'A cosa stiamo lavorando'],
    ...['Waar we aan werken', 'Nad czym pracujemy', 'Над чем мы сейчас работаем', '我们正在做的'],
  ])('is one of plans: “%s”', (title) => {
    const text = ['# Kettle', ...list(title, '1. Whistle in two tones.', '2. Lid that stays cool.', '3. Handle for left hands.'), ...done];
    expect(proposed(...text)).toEqual(['Whistle in two tones.', 'Lid that stays cool.', 'Handle for left hands.']);
  });

  it.each(['What we do', 'What we believe in', 'Was wir tun', 'How we are building it'])('is none, if it is about people: “%s”', (title) => {
    expect(proposed('# Kettle', ...list(title, '1. We drink tea.', '2. We boil water.'), ...done)).toEqual([]);
  });
});

describe('a numbered list that goes on', () => {
  const now = list('Now (spring)', '1. **Whistle in two tones**. *Begun, Ada*', '2. **Lid that stays cool**', '3. **Handle for left hands**');
  it('is read as the one before it', () => {
    expect(proposed('# Kettle', ...now, ...list('Sedan', '4. Rubber tip', '5. Second spout'))).toEqual([
      ...['Whistle in two tones. Begun, Ada', 'Lid that stays cool', 'Handle for left hands', 'Rubber tip', 'Second spout'],
    ]);
  });

  it('is judged by itself, if it begins at one', () => {
    expect(proposed('# Kettle', ...now, ...list('Sedan', '1. Rubber tip', '2. Second spout'))).toHaveLength(3);
  });
});

describe('a list of ideas beside releases', () => {
  const header = ['| Feature | Status |', '|---|---|'];
  const releases = [
    ...list('Version 2.0', ...header, '| Whistle | done |', '| Lid that stays cool | open |'),
    ...list('Version 2.1', ...header, '| Handle for left hands | open |', '| Second spout | open |'),
  ];
  it.each(['Ideas', 'Wish list', 'Someday', 'Ideensammlung', 'Idées', 'Lista de deseos', 'Wensenlijst', 'Идеи', '想法'])('is for later: “%s”', (title) => {
    const text = ['# Kettle roadmap', ...releases, ...list(title, '- Glass walls', '- A clock')];
    const { sections } = propose(readRoadmap(lines(...text), reading));
    expect(sections.find(({ name }) => name === title)?.role).toBe('later');
    expect(proposed(...text)).toEqual(['Lid that stays cool', 'Handle for left hands', 'Second spout', 'Glass walls', 'A clock']);
  });
});
