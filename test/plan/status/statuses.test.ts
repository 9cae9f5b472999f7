import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/agreement.ts';
import type { CloseReason } from '../../../src/model/issue.ts';
import type { ItemEdit } from '../../../src/model/plan.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, NOWHERE, planOf } from '../../support/memory/builders.ts';
import { A, configured, editsOf } from '../item/pair.ts';

const PLANS = 'sections:\n  - { title: Plans, items: [headings, table, bullets] }\n  - { title: Over, items: table, role: done }\n';

/** The edits of the item “A” when its issue is closed. */
function closing(text: string, reason: CloseReason = 'completed', config = PLANS): readonly ItemEdit[] {
  return editsOf(planOf(text, [closedIssue(5, 'A', reason)], baselineOf([entryOf(5, 'A')]), configured(config, text)));
}

/** The edits of the item “A” when its issue is reopened. */
function reopening(text: string, place: Partial<Place> = {}): readonly ItemEdit[] {
  const entry = entryOf(5, 'A', { roadmapOpen: false, issueOpen: false, place: { ...NOWHERE, headings: ['Plans'], ...place } });
  const issue = issueOf(5, 'A', { updatedAt: '2026-03-01T12:00:00Z' });
  return editsOf(planOf(text, [issue], baselineOf([entry]), configured(PLANS, text)));
}

const heading = (...others: string[]) => lines('## Plans', '', `### ${A}`, '', 'Text.', '', ...others.flatMap((title) => [`### ${title}`, '']));
const table = (...rows: string[]) => lines('## Plans', '', '| What | State |', '| --- | --- |', `| ${A} | soon |`, ...rows);

describe('the status of a heading whose issue is closed', () => {
  it('says so behind its title', () => {
    expect(closing(heading('B'))).toEqual([{ edit: 'set-status', state: 'done', text: ' - Done', where: 'title' }]);
    expect(closing(heading('B'), 'not_planned')).toEqual([{ edit: 'set-status', state: 'dropped', text: ' - Dropped', where: 'title' }]);
    expect(closing(heading('B'), 'duplicate')).toEqual([{ edit: 'set-status', state: 'dropped', text: ' - Dropped', where: 'title' }]);
  });

  it('says so in the first of the configuration’s words', () => {
    expect(closing(heading('B'), 'completed', `${PLANS}words:\n  done: [Finished, Over]\n`)).toMatchObject([{ text: ' - Finished' }]);
    expect(closing(heading('B'), 'completed', `${PLANS}words:\n  done: ["✅"]\n`)).toMatchObject([{ text: ' ✅' }]);
  });

  it('says so by a sign in a file of another script, if neither the configuration nor a heading has a word', () => {
    const russian = (...others: string[]) => heading('Ускорить поиск по старым записям журнала', 'Читать быстрее', ...others);
    expect(closing(russian())).toEqual([{ edit: 'set-status', state: 'done', text: ' ✅', where: 'title' }]);
    expect(closing(russian('B (done)', 'C (done)'))).toMatchObject([{ text: ' (done)' }]);
    expect(closing(russian(), 'completed', `${PLANS}words:\n  done: [Готово]\n`)).toMatchObject([{ text: ' - Готово' }]);
  });

  it.each([
    ['half of its titles', ['支持 Kettle 导出', '加快搜索'], 'Its code and its notes are English, and there are many of them.', ' ❌'],
    ['a title after CRLF', ['Чайник', 'Чашки'], 'English text, `code`.\r', ' ❌'],
    ['less than half of its titles', ['支持导出', 'Lids'], '注释都是中文，很长很长很长很长很长很长很长很长很长很长。', ' - Dropped'],
    ['no title', ['Café', 'Łódź'], 'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω', ' - Dropped'],
  ])('takes the script from titles, not from the text below: another one in %s', (_, titles, text, status) => {
    expect(closing(heading(...titles).replace('Text.', text), 'not_planned', `${PLANS}words:\n  dropped: [Dropped, ❌]\n`)).toMatchObject([{ text: status }]);
  });

  it('says so as most of the other headings do', () => {
    expect(closing(heading('B: shipped', 'C (done)', 'D (done)', 'E - Dropped'))).toMatchObject([{ text: ' (done)' }]);
    expect(closing(heading('B (done)', 'E - cancelled'), 'not_planned')).toMatchObject([{ text: ' - cancelled' }]);
  });

  it('says so as those of its own kind do', () => {
    const config = `${PLANS.replace('sections:', 'sections:\n  - { title: Bugs, kind: bug, items: headings }')}words:\n  done: [Done, Fixed]\n`;
    const features = heading('B - Done', 'C - Done');
    const bugs = lines('## Bugs', '', '### Lid sticks - Fixed', '');
    expect(closing(features + bugs, 'completed', config)).toMatchObject([{ text: ' - Done' }]);
    expect(closing(`${bugs}### ${A}\n\n${features.replace(A, 'D')}`, 'completed', config)).toMatchObject([{ text: ' - Fixed' }]);
    expect(closing(bugs + heading(), 'completed', config)).toMatchObject([{ text: ' - Fixed' }]);
  });

  it('stands at the start of its title where most of the finished ones have it there', () => {
    const start = { edit: 'set-status', state: 'done', where: 'start' };
    expect(closing(heading('✅ B', '✅ C', 'D (done)'))).toEqual([{ ...start, text: '✅ ' }]);
    expect(closing(heading('✅ 1. B', '✅ 2. C'))).toEqual([{ ...start, text: '✅ ' }]);
    expect(closing(heading('[DONE] B', '[DONE] C'))).toEqual([{ ...start, text: '[DONE] ' }]);
    expect(closing(heading('✅ **DONE:** B', '✅ **DONE:** C'))).toEqual([{ ...start, text: '✅ **DONE:** ' }]);
    expect(closing(heading('✅ B', '✅ C'), 'not_planned')).toEqual([{ ...start, state: 'dropped', text: 'Dropped: ' }]);
    expect(closing(heading('✅ B', 'Cancelled: C'), 'not_planned')).toEqual([{ ...start, state: 'dropped', text: 'Cancelled: ' }]);
    expect(closing(heading('✅ B', 'C (done)'))).toMatchObject([{ where: 'title' }]);
    expect(closing(heading('✅ B', '✅ C').replace('Text.', '**Status:** Planned'))).toMatchObject([{ where: 'field' }]);
  });

  it('stands there in rows without a status, too', () => {
    const rows = lines('## Plans', '', '| Item | Why |', '| --- | --- |', `| ${A} | x |`, '| ✅ B | x |', '| ✅ C | x |');
    expect(closing(rows)).toEqual([{ edit: 'set-status', state: 'done', text: '✅ ', where: 'start' }]);
  });

  it('ends with a full stop where the values of the section do', () => {
    const text = (end: string) => lines('## Plans', '', `### ${A}`, '', `- Status: Pending${end}`, '', '### B', '', '- Status: In work.', '- Priority: High.');
    expect(closing(text('.'))).toMatchObject([{ text: 'Done.', where: 'field' }]);
    expect(closing(text(''))).toMatchObject([{ text: 'Done', where: 'field' }]);
  });

  it('is not said as a row or a task says it', () => {
    const others = lines('| What |', '| --- |', '| B (done) |', '', '- [x] C');
    expect(closing(heading() + others)).toMatchObject([{ text: ' - Done' }]);
  });
});

describe('the status of a row whose issue is closed', () => {
  it('is set in its cell', () => {
    expect(closing(table())).toEqual([{ edit: 'set-status', state: 'done', text: 'Done', where: 'cell' }]);
    expect(closing(table(), 'not_planned')).toEqual([{ edit: 'set-status', state: 'dropped', text: 'Dropped', where: 'cell' }]);
  });

  it('is set to what most of the other rows say', () => {
    expect(closing(table('| B | shipped |', '| C | done |', '| D | done |', '| E | dropped |'))).toMatchObject([{ text: 'done' }]);
  });

  it.each([
    ['has small letters where those of the other rows have', ['| B | planned |', '| C | in progress |'], '', 'done'],
    ['has a capital beside others that have one', ['| B | planned |', '| C | In progress |'], '', 'Done'],
    ['learns nothing from numbers and addresses', ['| B | v2 |', '| C | https://example.com/plan |'], '', 'Done'],
    ['learns nothing from words that the configuration spells so', ['| B | scrapped |'], 'words:\n  done: [Done]\n  dropped: [scrapped]\n', 'Done'],
  ])('%s', (_, rows, words, text) => {
    expect(closing(table(...rows), 'completed', PLANS + words)).toMatchObject([{ text }]);
  });

  it('is set, too, where the row goes to a table for finished ones', () => {
    const text = table() + lines('', '## Over', '', '| What | State |', '| --- | --- |');
    expect(closing(text).map(({ edit }) => edit)).toEqual(['set-status', 'move']);
  });

  it('is not said twice where the row has no cell for it, and goes to a table for finished ones', () => {
    const text = lines('## Plans', '', '| What | Who |', '| --- | --- |', `| ${A} | Ann |`, '', '## Over', '', '| What | Who |', '| --- | --- |');
    expect(closing(text)).toEqual([{ edit: 'move', to: { at: 'end', section: 1 } }]);
    expect(closing(text, 'not_planned')).toEqual([{ edit: 'strike', struck: true }]);
  });

  it('has a sign where those of the table have', () => {
    const signed = (...rows: string[]) => table(...rows).replace('soon', '📅 Soon');
    expect(closing(signed('| B | 🚧 In work |', '| C | 📅 Planned |'))).toMatchObject([{ text: '✅ Done' }]);
    expect(closing(signed('| B | 🚧 In work |', '| C | Planned |'))).toMatchObject([{ text: 'Done' }]);
    expect(closing(signed('| B | 🚧 In work |', '| C | 📅 Planned |'), 'not_planned')).toMatchObject([{ text: '❌ Dropped' }]);
    const bare = (words = '') => closing(table('| B | 🚧 |', '| C | ⏳ |').replace('soon', '⏳'), 'not_planned', PLANS + words);
    expect(bare('words:\n  dropped: [Dropped, "❌"]\n')).toMatchObject([{ text: '❌' }]);
    expect(bare('words:\n  dropped: [Scrapped]\n')).toMatchObject([{ text: '❌ Scrapped' }]);
    const words = 'words:\n  done: [fertig]\n  dropped: ["❌"]\n';
    expect(closing(signed('| B | 🚧 In work |', '| C | 📅 Planned |'), 'completed', PLANS + words)).toMatchObject([{ text: 'fertig' }]);
  });
});

describe('a status that says something about one item besides its word', () => {
  it.each([
    ['| B | Shipped in v2, thanks to Rosa (#9) |', 'Shipped'],
    ['| B | SHIPPED — the adapter reuses the whistle |', 'SHIPPED'],
    ['| B | ✅ Done in May |', '✅ Done'],
    ['| B | ✅ by Rosa |', '✅'],
    ['| B | done (2025) |', 'done'],
    ['| B | **Done** in May |', '**Done**'],
    ['| B | Done. |', 'Done.'],
  ])('is used without that: %s', (row, text) => {
    expect(closing(table(row), 'completed', `${PLANS}words:\n  done: [Done, Shipped, "✅"]\n`)).toMatchObject([{ text }]);
  });

  it('is read by a sign that the configuration names, whatever it decorates', () => {
    const config = (...words: string[]) => `${PLANS}words:\n  dropped: [${words.map((word) => `"${word}"`).join(', ')}]\n`;
    const stateOf = (status: string, ...words: string[]) =>
      configured(config(...words), table(`| B | ${status} |`)).roadmap.items.find(({ title }) => title === 'B')?.state;
    expect(stateOf('❌ Broken', '❌')).toBe('dropped');
    expect(stateOf('❌ Dropped', 'Dropped')).toBe('dropped');
    expect(stateOf('❌ Broken', 'Dropped')).toBe('open');
  });

  it('is used without the release of others, also where most say the same', () => {
    expect(closing(table('| B | Done in v2 |', '| C | Done in v2 |', '| D | Done in v1 |'))).toMatchObject([{ text: 'Done' }]);
  });
});

describe('a status whose word has an emphasis of its own', () => {
  it.each([
    ['**Done** (0.4.1)', '**Done**', '**Dropped**'],
    ['*done* in May', '*done*', '*dropped*'],
    ['`DONE` by Kim', '`DONE`', '`DROPPED`'],
    ['__Done in 2.3__', '__Done__', '__Dropped__'],
    ['✅ **Done** (0.4.1)', '✅ **Done**', '❌ **Dropped**'],
  ])('%s: keeps it', (shown, done, dropped) => {
    expect(closing(table(`| B | ${shown} |`))).toEqual([{ edit: 'set-status', state: 'done', text: done, where: 'cell' }]);
    expect(closing(table(`| B | ${shown} |`), 'not_planned')).toEqual([{ edit: 'set-status', state: 'dropped', text: dropped, where: 'cell' }]);
  });

  it('does not take the emphasis of what stands behind the word', () => {
    expect(closing(table('| B | Done *in May* |'))).toMatchObject([{ text: 'Done' }]);
  });
});

describe('the status of a row in a table without a column for it', () => {
  const rows = (...others: string[]) => lines('## Plans', '', '| What | Who |', '| --- | --- |', `| ${A} | Ann |`, ...others);

  it('is a sign for a finished row, and a line through the title of a dropped one', () => {
    expect(closing(rows('| B | Bo |'))).toEqual([{ edit: 'set-status', state: 'done', text: ' ✅', where: 'title' }]);
    expect(closing(rows('| B | Bo |'), 'not_planned')).toEqual([{ edit: 'strike', struck: true }]);
  });

  it('is as other rows say it', () => {
    expect(closing(rows('| B - Shipped | Bo |'))).toMatchObject([{ text: ' - Shipped' }]);
    expect(closing(rows('| B - Cancelled | Bo |'), 'not_planned')).toMatchObject([{ text: ' - Cancelled' }]);
  });

  it('is a word that the configuration names', () => {
    const words = 'words:\n  done: [fertig, "✅"]\n  dropped: [verworfen]\n';
    expect(closing(rows('| B | Bo |'), 'completed', PLANS + words)).toMatchObject([{ text: ' - fertig' }]);
    expect(closing(rows('| B | Bo |'), 'not_planned', PLANS + words)).toMatchObject([{ text: ' - verworfen' }]);
  });
});

describe('the status of a row whose issue is closed, beside rows that say nothing', () => {
  it('is the usual word', () => {
    const text = table() + lines('', '## Over', '', '| What | State |', '| --- | --- |', '| B | |', '| C | |');
    expect(closing(text)).toMatchObject([{ edit: 'set-status', text: 'Done' }, { edit: 'move' }]);
  });
});

describe('the status of an item whose issue is reopened', () => {
  it.each([
    ['a heading says nothing', heading().replace(A, `A - Done ([#5](https://github.test/o/r/issues/5))`), {}, '', 'title'],
    ['a row says what it said before', table().replace('soon', 'done'), { status: 'planned' }, 'planned', 'cell'],
    ['a row whose former status is not known says nothing', table().replace('soon', 'done'), {}, '', 'cell'],
  ] as const)('%s', (_, text, place, status, where) => {
    expect(reopening(text, place)).toEqual([{ edit: 'set-status', state: 'open', text: status, where }]);
  });
});

describe('a column that asks whether a row is finished', () => {
  const asked = (header: string, own: string, ...others: string[]) =>
    lines('## Plans', '', `| What | ${header} |`, '| --- | --- |', `| ${A} | ${own} |`, ...others.map((said, at) => `| B${at} | ${said} |`));
  const states = (text: string, config = PLANS) => configured(config, text).roadmap.items.map(({ state }) => state);

  it.each<[string, string[], string[]]>([
    ['Done', ['yes', 'No', 'YES', 'yes (v2)', ''], ['done', 'open', 'done', 'done', 'open']],
    ['Completed?', ['n', 'y', 'Y'], ['open', 'done', 'done']],
    ['Finished', ['true', 'false', '`true`'], ['done', 'open', 'done']],
    ['Shipped', ['x', '', 'X'], ['done', 'open', 'done']],
    ['Shipped', ['✓', 'x', '✓'], ['done', 'open', 'done']],
    ['Done', ['✅', '❌', '✅'], ['done', 'open', 'done']],
    ['Done', ['✅ Yes', '❌ No'], ['done', 'open']],
    ['Is done', ['✔️', '', '-'], ['done', 'open', 'open']],
    ['Done', ['1', '0', '1'], ['done', 'open', 'done']],
    ['Fertig', ['ja', 'nein'], ['done', 'open']],
    ['Hecho', ['sí', 'no'], ['done', 'open']],
    ['Готово', ['нет', 'да'], ['open', 'done']],
    // What else stands in the column says nothing about the answers.
    ['Done', ['yes', 'in review', 'no', '✅'], ['done', 'open', 'open', 'done']],
    ['Done', ['1', '3', '20 %'], ['open', 'open', 'open']],
    ['Done by', ['yes', 'no'], ['open', 'open']],
  ])('“%s” is answered by %j', (header, [own = '', ...others], expected) => {
    expect(states(asked(header, own, ...others))).toEqual(expected);
  });

  it('counts the words of the configuration before its answers', () => {
    expect(states(asked('Done', '✅', '❌', 'dropped'), `${PLANS}words:\n  dropped: ["❌", dropped]\n`)).toEqual(['done', 'dropped', 'dropped']);
  });

  it.each<[string, string, string[], string]>([
    ['the word of the file', 'no', ['yes', 'no'], 'yes'],
    ['its most frequent spelling', 'No', ['YES', 'Yes', 'Yes'], 'Yes'],
    ['the other word of the pair', 'No', ['No', 'No'], 'Yes'],
    ['that of an abbreviation', 'n', ['n'], 'y'],
    ['that in capitals', 'FALSE', ['FALSE'], 'TRUE'],
    ['the sign of the file', '', ['x', ''], 'x'],
    ['the other sign of the pair', '❌', ['❌'], '✅'],
  ])('gets %s when an issue is closed', (_, own, others, text) => {
    expect(closing(asked('Done', own, ...others))).toEqual([{ edit: 'set-status', state: 'done', text, where: 'cell' }]);
  });

  it('gets the word of its header’s language where several languages say no in the same way', () => {
    expect(closing(asked('Hecho', 'no', 'no'))).toMatchObject([{ text: 'sí' }]);
    expect(closing(asked('Fertig', 'n', 'n'))).toMatchObject([{ text: 'j' }]);
  });

  it('gets the word for dropped when an issue is closed as not planned', () => {
    expect(closing(asked('Done', 'no', 'yes'), 'not_planned')).toEqual([{ edit: 'set-status', state: 'dropped', text: 'dropped', where: 'cell' }]);
  });

  it('lends its answers to no other table', () => {
    const other = lines('', '| What | State |', '| --- | --- |', '| C | planned |', '| D | built |', '| E | built |');
    const text = other + asked('Done', 'no', 'yes', 'yes');
    const state = text.replace(`| ${A} | no |`, '| F | no |').replace('| C |', `| ${A} |`);
    expect(closing(lines('## Plans') + state)).toMatchObject([{ text: 'done' }]);
  });

  it.each<[string, Partial<Place>, string, string[], string]>([
    ['what it was', { status: 'No' }, 'yes', ['no', 'no'], 'No'],
    ['nothing where nothing was', { status: '' }, 'x', [''], ''],
    ['the no of the file where it was finished before', { status: 'Yes' }, 'Yes', ['NO'], 'NO'],
    ['the no of the file where nothing is known', {}, 'yes', ['no'], 'no'],
    ['nothing where the others are empty', {}, 'yes', ['', ''], ''],
    ['the other word of the pair', {}, 'Yes', ['Yes'], 'No'],
    ['nothing instead of a sign', {}, '✅', ['✅'], ''],
  ])('gets %s when an issue is reopened', (_, place, own, others, text) => {
    expect(reopening(asked('Done', own, ...others), place)).toEqual([{ edit: 'set-status', state: 'open', text, where: 'cell' }]);
  });
});
