import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The items of a list between open ones, with the configuration that is proposed for it, as `title: state`. */
function items(entries: readonly string[], ...told: readonly string[]): string[] {
  const text = lines('# Kettle roadmap', '', ...told, '', '## Next', '', '- Add a timer', ...entries, '- Improve the lid');
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal');
  return readRoadmap(text, { ...reading, rules }).items.flatMap(({ title, state }) =>
    ['Add a timer: open', 'Improve the lid: open'].includes(`${title}: ${state}`) ? [] : `${title}: ${state}`,
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Where a word for a state stands, how often it has to stand there, and whether it is shouted. */
const FORMS: ReadonlyArray<readonly [form: string, write: (title: string, word: string) => string, times: number, shouts: boolean]> = [
  ['in square brackets before it', (title, word) => `[${word}] ${title}`, 1, false],
  ['in bold brackets before it', (title, word) => `**[${capital(word)}]** ${title}`, 1, false],
  ['before it with a colon', (title, word) => `${capital(word)}: ${title}`, 1, false],
  ['before it in bold with a colon', (title, word) => `**${capital(word)}**: ${title}`, 2, false],
  ['before it with a dash', (title, word) => `${capital(word)} — ${title}`, 2, false],
  ['before it in bold capitals', (title, word) => `**${word.toUpperCase()}** ${title}`, 1, true],
  ['before it in capitals', (title, word) => `${word.toUpperCase()} ${title}`, 2, true],
  ['in brackets behind it', (title, word) => `${title} (${word})`, 1, false],
  ['in emphasis in brackets behind it', (title, word) => `${title} (*${word}*)`, 1, false],
  ['behind a dash', (title, word) => `${title} — ${word}`, 1, false],
  ['in emphasis behind a dash', (title, word) => `${title} - *${capital(word)}*`, 1, false],
  ['in bold behind it', (title, word) => `${title} **${word}**`, 1, false],
  ['behind a colon', (title, word) => `${title}: ${word}`, 1, false],
  ['with a version', (title, word) => `${title} (${word} v0.8)`, 1, false],
  ['with a day', (title, word) => `${title} – ${word} 2024-03-01`, 1, false],
];

/** A word for each state and language, of forms that differ in gender and number. */
const WORDS = [
  ['done', 'dropped'],
  ['erledigt', 'verworfen'],
  ['terminée', 'abandonnée'],
  ['terminada', 'descartada'],
  ['concluída', 'rejeitada'],
  ['completata', 'annullata'],
  ['afgerond', 'geschrapt'],
  ['zrobione', 'odrzucone'],
  ['hotovo', 'zrušeno'],
  ['färdigt', 'struket'],
  ['fullført', 'forkastet'],
  ['afsluttet', 'annulleret'],
  ['tehty', 'hylätty'],
  ['befejezve', 'elvetve'],
  ['finalizat', 'respins'],
  ['tamamlandı', 'reddedildi'],
  ['выполнена', 'отменена'],
  ['виконано', 'скасовано'],
  ['ολοκληρώθηκε', 'ακυρώθηκε'],
  ['hoàn thành', 'đã hủy'],
  ['selesai', 'dibatalkan'],
  ['已完成', '已取消'],
  ['完了', '却下'],
  ['완료', '취소'],
] as const;

describe('a word for a state is proposed, and read,', () => {
  it.each(FORMS)('%s, in each third language', (form, write, times, shouts) => {
    const titles = ['Spout of steel', 'Handle of wood'].slice(0, times);
    const third = FORMS.findIndex(([name]) => name === form) % 3;
    for (const [done, dropped] of WORDS.filter((_, at) => at % 3 === third)) {
      // Scripts without capitals, and words whose capitals are other letters, are not shouted.
      const known = [done, dropped].filter((word) => write('', word).toLowerCase().includes(word) && (!shouts || word !== word.toUpperCase()));
      for (const word of known)
        expect([word, ...items(titles.map((title) => `- ${write(title, word)}`))]).toEqual([
          word,
          ...titles.map((title) => `${title}: ${word === done ? 'done' : 'dropped'}`),
        ]);
    }
  });

  it.each([
    ['in an own cell', ['', '| Part | State |', '|---|---|', '| Spout | open |', '| Handle | WORD |']],
    ['behind an own label', ['', '### Spout', '', 'Of steel, and it stands.', '', '### Handle', '', '**Status:** WORD', '', 'Of wood, and it holds.']],
  ])('%s, in every language', (_, text) => {
    for (const [done, dropped] of WORDS)
      for (const word of [done, dropped]) {
        const { words } = propose(readRoadmap(lines('# Kettle roadmap', '', '## Next', ...text.map((line) => line.replace('WORD', word))), reading));
        expect(words[word === done ? 'done' : 'dropped']).toContain(word);
      }
  });
});

describe('a word for a state that is a part of a title', () => {
  it.each([
    ...['Cut the cord', 'Done is better than perfect', 'Fixed-width fonts', 'Closed captions', 'Dropped packets are counted', 'Skipped tests tell why'],
    ...[
      'DONE button for guests',
      '**Done** list',
      'Width of the handle (fixed, not fluid)',
      'Handle — fixed: no hinge',
      'A column for work — done, in progress and blocked',
    ],
    ...[
      'Ring — done in three clicks',
      'Whistle (done, but out of tune)',
      'Whistle (done: 3/5)',
      'Whistle — done, except the reed',
      'Radio (live)',
      'Lid (cut)',
      'Lid (closed)',
    ],
    ...[
      'Kessel (fertig, aber zu laut)',
      'Bouilloire — fait maison',
      'Tetera (hecha a mano)',
      'Чайник — готов к работе',
      'Get things done, then rest',
      'Say no',
    ],
  ])('is none: “%s”', (title) => {
    expect(items([`- ${title}`])).toEqual([`${title.replaceAll('*', '')}: open`]);
  });

  it.each([
    ['different words in brackets', ['Spout (cut)', 'Handle (live)']],
    ['words that tell how things are', ['Spout (live)', 'Handle (live)']],
    ['answers', ['Spout by default (no)', 'Handle by default (no)']],
    ['names of buttons', ['API for guests', 'FAQ for guests']],
  ])('is none beside others: %s', (_, titles) => {
    expect(items(titles.map((title) => `- ${title}`))).toEqual(titles.map((title) => `${title}: open`));
  });
});

describe('a word that is also about things', () => {
  it.each(['(cut)', '(scrapped)', '(skipped)', '(not going to happen)', '(won’t do)', '(on ne fera pas)', '(machen wir nicht)', '(не будет)'])(
    'says that work is dropped behind two titles: %s',
    (word) => {
      expect(items([`- Spout ${word}`, `- Handle ${word}`])).toEqual(['Spout: dropped', 'Handle: dropped']);
    },
  );

  const TOLD = 'Lines with “cut” are marked (duplicate).';
  it.each(['— cut', '(landed)', '— delivered', '(closed)'])('is a part of titles otherwise: %s', (word) => {
    expect(items([`- Spout ${word}`, `- Handle ${word}`], TOLD)).toEqual([`Spout ${word}: open`, `Handle ${word}: open`]);
  });

  it.each(['(cut)', '(duplicate)'])('is a part of a single title, also where the text speaks of it: %s', (word) => {
    expect(items([`- Spout ${word}`, '- Handle'], TOLD)).toEqual([`Spout ${word}: open`, 'Handle: open']);
  });

  it.each(['**Complete**:', '**Published** —', '*Released*:', 'Merged —'])('begins titles: %s', (lead) => {
    const titles = [`${lead} the kettle`, `${lead} the lid`];
    expect(items(titles.map((title) => `- ${title}`))).toEqual(titles.map((title) => `${title.replaceAll('*', '')}: open`));
  });

  it('says it in capitals, if the text speaks of it', () => {
    expect(items(['- DONE spout of steel'], 'Put DONE in front of what you made.')).toEqual(['spout of steel: done']);
    expect(items(['- DONE spout of steel'])).toEqual(['DONE spout of steel: open']);
  });
});
