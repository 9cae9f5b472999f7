import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { guessState } from '../../../src/roadmap/propose/words.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

const yamlOf = (text: string) => proposalYaml(propose(readRoadmap(text, reading)));

/** The words that are proposed for a file with some lines below open items. */
function wordsOf(...text: readonly string[]): string {
  return /^words:\n(?:\s.*\n)+/m.exec(yamlOf(lines('# Kettle roadmap', '', '## Next', '', '- Add a whistle', '- Add a timer', ...text)))?.[0] ?? '';
}

describe('the state that a title states', () => {
  it.each([
    'Completed',
    'Completed items',
    'Recently completed',
    'What we shipped',
    'What is done',
    'Done in 2.0',
    'Done: pots',
    'Implemented: pots and pans',
    'Phase 1 complete',
    'Phase 2 completed March 2024',
    'Phase 3 (completed - see below)',
    'Whistle — shipped as a toy; the real one is open',
    'Whistle - Done',
    '✅ Whistle',
    'Completed work from earlier years',
    'Resolved & closed',
    'Tâches terminées',
    'Aufgaben erledigt',
    'Erledigte Aufgaben',
    'Kürzlich abgeschlossene Meilensteine',
    'Zuletzt fertiggestellt',
    'Was wir erledigt haben',
    'Récemment terminé',
    'Tareas completadas',
    'Выполненные задачи',
    'Недавно завершённые задачи',
    'Previously completed work',
    'Newly finished features',
    'Recently landed',
    'Recently launched features',
    'What we accomplished',
    'Сделано в 2024',
    '已完成的功能',
  ])('is done: “%s”', (title) => {
    expect(guessState(title)).toBe('done');
  });

  it.each(['Considered and rejected', 'Rejected ideas', 'Won’t fix', 'Won’t be done in this kettle', 'Not planned', 'Cancelled in May', 'Teapot (dropped)'])(
    'is dropped: “%s”',
    (title) => {
      expect(guessState(title)).toBe('dropped');
    },
  );

  it.each([
    'Ring a bell for finished cups',
    'A closed lid while pouring',
    'Complete the manual',
    'Complete rewrite of the whistle',
    'Mark cups as done',
    'Notify guests when the tea is finished',
    'Move cups to Done',
    'Get things done',
    'Fixed width of the handle',
    'Fertige Vorlagen',
    'Launched kettles page',
    'Landed cost of tea',
    'Veröffentlichte Preise zeigen',
    'Реализованные цены',
    'Retry rejected coins',
    'Handle dropped lids gracefully',
    'Collect abandoned cups from tables',
    'A list of released kettles',
    'Undo for cancelled orders',
    'Phase 1 complete when',
    'Show “completed” cups in grey',
  ])('is open, because it only tells which things are meant: “%s”', (title) => {
    expect(guessState(title)).toBe('open');
  });
});

describe('a title of what done means, or of what is not done yet', () => {
  it.each([
    ...['Definition of done', 'Definition von Fertig', 'Définition de terminé', 'Definición de hecho', 'Критерии готово', 'Done criteria'],
    ...['完成定义', '完成的标准', '完成度', '完了条件', '완료 기준', '未完成', '尚未完成的功能', '待完成', '미완료'],
  ])('names no finished work: “%s”', (title) => {
    expect(guessState(title)).not.toBe('done');
  });

  it.each(['Definition files (done)', '已完成', '完成的工作', '完了したタスク', '완료된 작업'])('“%s” is one of finished work', (title) => {
    expect(guessState(title)).toBe('done');
  });
});

describe('a heading with a word for finished work inside of its title', () => {
  it('is an item among headings that are items', () => {
    const item = (title: string) => [
      ...[`### ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', ''],
      ...['**Acceptance:** a guest pours a cup without a drop on the table.', ''],
    ];
    const titles = ['Spout of steel', 'Ring a bell for finished cups', 'A closed lid while pouring', 'Retry rejected coins'];
    const text = lines('# Kettle roadmap', '', '## Planned', '', ...titles.flatMap(item));
    const rules = parseConfig(yamlOf(text), 'proposal').rules;
    expect(readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => [title, state])).toEqual(titles.map((title) => [title, 'open']));
  });

  it('is no list of finished work for its words “closed” or “integrated”', () => {
    const text = lines(
      '# Kettle roadmap',
      '',
      '## Next',
      '',
      '- Add a whistle',
      '- Add a timer',
      '',
      '## Integrated heater',
      '',
      '- Add a coil',
      '- Add a switch',
    );
    expect(yamlOf(text)).not.toContain('role: done');
  });
});

describe('words for finished work', () => {
  it.each([
    ['behind a dash', ['- Build a pot - done'], 'done: ["done"]'],
    ['in brackets', ['- Build a pot (shipped)'], 'done: ["shipped"]'],
    ['behind a sign', ['- Build a pot - ✅ **DONE**'], 'done: ["done"]'],
    ['before a link', ['- Build a pot - done (#7)'], 'done: ["done"]'],
    ['at the end of a title of two lines', ['- Build a pot that stands', '  on three feet - done'], 'done: ["done"]'],
    ['at the start', ['- [DONE] Build a pot'], 'done: ["done"]'],
    ['in a status', ['', 'Status: rejected'], 'dropped: ["rejected"]'],
    ['in a cell', ['', '| Pot | Stand |', '|---|---|', '| Big | canceled |', '| Small | open |'], 'dropped: ["canceled"]'],
    ['on a bug', ['- Pot drips (fixed)'], 'done: ["fixed"]'],
    ['in another script', ['', '| 壶 | 状态 |', '|---|---|', '| 大 | 已取消 |', '| 小 | 计划 |'], 'dropped: ["已取消"]'],
    ['as a sign in a legend', ['', '✅ done · 🚧 in progress · 🚫 dropped'], 'dropped: ["🚫"]'],
    ['as a sign in a legend of bullets', ['', '- 🟢 = done', '- 🗑️ = cancelled'], 'dropped: ["🗑️"]'],
    ['as a sign in a legend of rows', ['', '| Sign | Sense |', '|---|---|', '| 🚧 | In progress |', '| ✖ | Won’t do |'], 'dropped: ["✖"]'],
    [
      'beside signs for something else',
      ['', '| Pot | Level | State |', '|---|---|---|', '| Big | 🟢 | finished |', '| Flat | ⚫ | dropped |', '| Small | 🔴 | open |'],
      'done: ["finished"]\n  dropped: ["dropped"]',
    ],
    ['in a cell with a time', ['', '| Pot | Stand |', '|---|---|', '| Big | Completed in May |', '| Small | open |'], 'done: ["completed"]'],
  ])('are proposed where they stand %s', (_, text, words) => {
    expect(wordsOf(...text)).toContain(words);
  });

  it.each([
    ['at the end of a sentence', ['- Ring when the tea is done', '- Pay back orders that are canceled.']],
    ['in a paragraph', ['', 'The lid closes when the guest has finished,', 'and then the tea is (by most accounts) done', '', 'Orders may be dropped']],
    ['at the end of a paragraph, behind a dash', ['', 'We know the pot - done']],
    ['in a list of states', ['- Orders: taken / paid / served / canceled', '- Status: open / paid / rejected']],
    ['behind words that weaken them', ['- Build a pot (partially done)', '- Build a cup (not yet shipped)']],
    ['in the header of a table', ['', '| Pot | Done |', '|---|---|', '| Big | 3 |', '| Small | 4 |']],
    ['in the explanation of a word', ['', '| Word | Sense |', '|---|---|', '| Over | Completed and closed |', '| Next | To come |']],
    ['behind a sign of its own', ['', '- 🚫 dropped', '', '🐛 fixed · ✨ implemented · 🔥 removed']],
    ['in code', ['', '```', '- pot - done', '```']],
  ])('are not proposed where they stand %s', (_, text) => {
    expect(wordsOf(...text)).toBe('');
  });

  const rows = (head: string, ...cells: readonly string[]) => ['', `| ${head} |`, '|---|---|', ...cells.map((cell) => `| ${cell} |`), ''];
  it.each([
    ['a sign beside signs', '# Pots', rows('Pot | State', 'Big | ✅', 'Small | 🚧', 'Flat | ⏳'), { done: ['✅'], dropped: ['❌'] }],
    [
      'a short name beside short names',
      '# Pots',
      rows('Pot | State', 'Big | :white_check_mark:', 'Small | :construction:', 'Flat | :hourglass:'),
      { done: [':white_check_mark:'], dropped: [':x:'] },
    ],
    [
      'a word of the same language',
      '# Kannen',
      rows('Kanne | Stand', 'Groß | ✅ erledigt', 'Klein | in Arbeit', 'Flach | geplant'),
      { done: ['✅', 'erledigt'], dropped: ['verworfen'] },
    ],
    ['a word of another script', '# 茶壶计划', rows('壶 | 状态', '大 | 已完成', '小 | 进行中', '平 | 计划中'), { done: ['已完成'], dropped: ['已取消'] }],
    ['a sign where no word is known', '# Казан', rows('Казан | Status', 'Зор | Бітті', 'Кіші | Жоспар', 'Жалпақ | Жоспар'), { done: ['✅'], dropped: ['❌'] }],
    [
      'a word beside a sign for it',
      '# Pots',
      rows('Pot | State', 'Big | ✅ Done', 'Small | ❌', 'Flat | Planned'),
      { done: ['✅', 'done'], dropped: ['❌', 'dropped'] },
    ],
    ['a word before such a sign', '# Pots', rows('Pot | State', 'Big | Done', 'Small | ❌', 'Flat | Planned'), { done: ['done'], dropped: ['dropped', '❌'] }],
    [
      'the column’s own word',
      '# Pots',
      rows('Pot | State', 'Big | Closed', 'Small | *withdrawn*', 'Flat | open'),
      { done: ['closed'], dropped: ['withdrawn'] },
    ],
    ['such a word beside a sign', '# Pots', rows('Pot | State', 'Big | ✅ Landed', 'Small | open', 'Flat | open'), { done: ['✅', 'landed'], dropped: [] }],
    [
      'no word of another column',
      '# Pots',
      ['', '| Pot | State | Lid |', '|---|---|---|', '| Big | done | closed |', '| Flat | open | - |', '| Tall | open | closed |'],
      { done: ['done'], dropped: [] },
    ],
    ['no first word of a longer text', '# Pots', rows('Pot | State', 'Big | Closed lid first', 'Flat | open', 'Tall | done'), { done: ['done'], dropped: [] }],
    ['none beside words', '# Pots', rows('Pot | State', 'Big | Done', 'Small | Started', 'Flat | Planned'), { done: ['done'], dropped: [] }],
  ])('are for a state of which the file says nothing, or no word: %s', (_, title, table, words) => {
    expect(propose(readRoadmap(lines(title, ...table), reading)).words).toEqual(words);
  });

  const below = (title: string, ...open: readonly string[]) => ['', `## ${title}`, ...open.flatMap((one) => ['', `### ${one}`, '', 'It is about the lid.'])];
  const BUGS = ['POT-1: Lid rattles', 'POT-2: Spout drips', 'POT-3: Foot wobbles'];
  it.each([
    ['by the file’s name', 'BUGS.md', below('Lids', ...BUGS), ['Fixed', 'Done', '✅']],
    ['by their section', 'ROADMAP.md', below('Known bugs', ...BUGS), ['Fixed', 'Done', '✅']],
    ['by the file’s first heading', 'ROADMAP.md', ['# Known bugs', '', 'All of them.', ...below('Lids', ...BUGS)], ['Fixed', 'Done', '✅']],
    ['as rows', 'ROADMAP.md', ['## Bugs', ...rows('Bug | Status', 'Lid | open', 'Spout | open', 'Foot | in work')], ['Fixed', 'Done', '✅']],
    ['not where one shows another word', 'BUGS.md', [...below('Lids', ...BUGS), '', 'Status: resolved'], ['resolved']],
    ['not beside features', 'ROADMAP.md', [...below('Known bugs', ...BUGS), ...below('Planned features', ...BUGS)], []],
    ['not for features', 'ROADMAP.md', below('Lids', ...BUGS), []],
  ])('are those for bugs where all items that say their state in words are bugs: %s', (_, path, text, done) => {
    const { sections, words } = propose(readRoadmap(lines(...(text[0]?.startsWith('# ') ? [] : ['# Pots', '']), ...text), { ...reading, path }));
    expect([sections.length > 0, words.done]).toEqual([true, done]);
  });
});
