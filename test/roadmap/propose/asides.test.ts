import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The titles of the items that a file has with the configuration that is proposed for it. */
function proposed(...text: string[]): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(lines(...text), reading))), 'proposal').rules;
  return readRoadmap(lines(...text), { ...reading, rules }).items.map(({ title }) => title);
}

const WORK = ['Whistle in two tones', 'Lid that stays cool', 'Second cup at once', 'Handle for left hands'];
const list = (title: string, ...entries: string[]) => ['', `## ${title}`, '', ...entries.map((entry) => `- ${entry}`)];
const plans = ['# Kettle', ...list('Comfort', ...WORK.slice(0, 2)), ...list('Kitchen', ...WORK.slice(2))];

describe('a list at the end of a file', () => {
  it.each([
    ...['Guiding principles', 'Our values', 'Ground rules', 'Contributing', 'How to help', 'Useful links', 'See also', 'Contact us', 'Licence', 'Thanks'],
    ...['🌱 Principles', '7. Contact & licence', 'A word about donations', 'Some notes on dates', 'How to read this list'],
    ...['Grundsätze', 'Unsere Werte', 'Mitmachen', 'Wie kann ich helfen?', 'Lizenz', 'Ein Wort zu Spenden', 'Kontakt'],
    ...['Principes', 'Nos valeurs', 'Comment contribuer', 'Comment lire ce document', 'Liens utiles', 'Licence et contact', 'Quelques mots sur les dates'],
    ...['Principios básicos', 'Nuestros valores', 'Cómo colaborar', 'Licencia', 'Agradecimientos', 'Leyenda'],
    ...['Princípios', 'Como contribuir', 'Links úteis', 'Licença', 'Contato', 'Agradecimentos'],
    ...['Princìpi', 'Come partecipare', 'Licenza', 'Ringraziamenti', 'Uitgangspunten', 'Meedoen', 'Licentie', 'Zasady', 'Jak pomóc', 'Licencja'],
    ...[
      'Принципы',
      'Как помочь',
      'Лицензия',
      'Несколько слов о сроках',
      'Zásady',
      '设计原则',
      '参与贡献',
      '相关链接',
      '致谢',
      '基本方針',
      'ご協力のお願い',
      '謝辞',
      '기여하기',
      '원칙',
    ],
  ])('has no items below “%s”', (title) => {
    expect(proposed(...plans, ...list(title, 'Tea comes before coffee', 'Nothing beeps at night'))).toEqual(WORK);
  });

  it.each(['Contact page', 'Value types', 'Principal names', 'Kontakt der Platten'])('may have some below “%s”, which is a thing', (title) => {
    expect(proposed(...plans, ...list(title, 'Tell what is missing', 'Show it in the lid'))).toHaveLength(6);
  });

  it.each([
    ['addresses behind labels', 'Forum: https://forum.kettle.example', 'Chat: <https://chat.kettle.example/>'],
    ['bare addresses', 'https://kettle.example/shop', 'tea@kettle.example'],
    ['names of files', 'Privacy: see `PRIVACY.md`', 'Safety: siehe SICHERHEIT.md'],
  ])('has no items that are only %s, whatever its title', (_, ...entries) => {
    expect(proposed(...plans, ...list('Elsewhere', ...entries))).toEqual(WORK);
  });

  it('has items that are only the addresses of issues', () => {
    const issues = ['Boils dry: https://bugs.kettle.example/show?id=12', 'Drips: https://bugs.kettle.example/browse/K-7'];
    expect(proposed(...plans, ...list('Leaks', ...issues))).toHaveLength(6);
  });
});

describe('a heading among headings that are items', () => {
  const item = (title: string) => [
    '',
    `## ${title}`,
    '',
    '**Pain:** Guests wait for their tea, and nobody knows why.',
    '',
    '**Aim:** it should take half of the time.',
  ];

  it.each(['A word about donations', 'Ein paar Worte zu Terminen', 'Como contribuir', 'Grundsätze', 'Licencia'])('is none with the title “%s”', (title) => {
    expect(proposed('# Kettle', ...WORK.flatMap(item), ...item(title))).toEqual(WORK);
  });
});
