import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The items that a file has with the configuration that is proposed for it, as `title` or `title: state`. */
function proposed(text: string): string[] {
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal');
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => (state === 'open' ? title : `${title}: ${state}`));
}

const PLANS = ['# Kettle roadmap', '', '## What comes next', '', '- Add a whistle', '- Add a timer', '- Improve the lid', ''];
const OPEN = ['Add a whistle', 'Add a timer', 'Improve the lid'];

describe('a section of finished work under a title of more words', () => {
  it.each([
    'Recently completed',
    'Completed items',
    'What we shipped',
    'Things already done',
    'Previously completed work',
    'Recently landed',
    'Newly launched features',
    'What we accomplished',
    'Erledigte Aufgaben',
    'Kürzlich abgeschlossene Meilensteine',
    'Was wir erledigt haben',
    'Récemment terminé',
    'Completado recientemente',
    'Выполненные задачи',
    '最近完成的功能',
  ])('is proposed as such: “%s”', (title) => {
    expect(proposed(lines(...PLANS, `## ${title}`, '', '- Made a spout', '- Steel body'))).toEqual([...OPEN, 'Made a spout: done', 'Steel body: done']);
  });

  it('is proposed beside plans with a known title, with the line ends of the file', () => {
    const text = lines('# Kettle', '', '## Planned', '', '- Add a whistle', '', '## What we finished', '', '- Steel body').replaceAll('\n', '\r\n');
    expect(proposed(text)).toEqual(['Add a whistle', 'Steel body: done']);
  });

  it.each([
    ['in it', ['- [x] Steel body', '- [ ] Polish the spout']],
    ['below it', ['- [x] Steel body', '', '### In May', '', '- [ ] Polish the spout']],
  ])('is none if a box %s is open', (_, done) => {
    const text = lines('# Kettle', '', '## Next steps', '', '- [ ] Add a whistle', '- [ ] Add a timer', '', '## Completed items', '', ...done);
    expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Steel body: done', 'Polish the spout']);
  });
});

it('boxes below a phrase that says no, which the reader leaves open, are proposed as dropped', () => {
  const text = lines('# Kettle', '', '## Next', '', '- [ ] Add a whistle', '- [ ] Add a timer', '', '## Won’t do', '', '- [ ] Sell tea', '- [ ] Bake');
  expect(readRoadmap(text, reading).items.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
  expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Sell tea: dropped', 'Bake: dropped']);
});

it('a single word that says no is proposed as dropped, but for one with open boxes, which may be about something else', () => {
  for (const title of ['No', 'Never', 'Nein', 'Jamais'])
    expect(proposed(lines(...PLANS, `## ${title}`, '', '- Sell tea', '- Bake'))).toEqual([...OPEN, 'Sell tea: dropped', 'Bake: dropped']);
  const languages = [
    '# Kettle',
    '',
    '## Languages',
    '',
    '### DE',
    '',
    '- [ ] Add menus',
    '- [ ] Add help',
    '',
    '### NO',
    '',
    '- [ ] Add pages',
    '- [ ] Add mail',
  ];
  expect(proposed(lines(...languages))).toEqual(['Add menus', 'Add help', 'Add pages', 'Add mail']);
});

describe('a section whose title is one word for finished work', () => {
  it.each([
    ['nl', 'Nu', 'Straks', 'Klaar'],
    ['da', 'Nu', 'Senere', 'Færdig'],
    ['cs', 'Nyní', 'Později', 'Hotovo'],
    ['uk', 'Зараз', 'Потім', 'Зроблено'],
    ['hu', 'Most', 'Később', 'Kész'],
    ['id', 'Sekarang', 'Nanti', 'Selesai'],
    ['vi', 'Hiện tại', 'Sau này', 'Đã xong'],
    ['el', 'Τώρα', 'Αργότερα', 'Ολοκληρωμένα'],
    ['ca', 'Ara', 'Després', 'Fet'],
    ['ar', 'الآن', 'لاحقا', 'تم'],
    ['he', 'עכשיו', 'אחר כך', 'בוצע'],
    ['th', 'ตอนนี้', 'ต่อไป', 'เสร็จแล้ว'],
    ['hi', 'अभी', 'बाद में', 'पूर्ण'],
    ['hr', 'Sada', 'Kasnije', 'Završeno'],
  ])('is finished beside titles of the same language: %s', (_, now, later, done) => {
    const text = lines(
      '# Kettle',
      '',
      `## ${now}`,
      '',
      '- Add a whistle',
      '- Add a timer',
      '',
      `## ${later}`,
      '',
      '- Improve the lid',
      '',
      `## ${done}`,
      '',
      '- Steel body',
    );
    expect(proposed(text).filter((title) => title !== 'Steel body: done')).toEqual(OPEN);
  });
});
