import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../../src/model/roadmap.ts';
import { EVIDENCE, type Newcomer } from '../../../src/plan/item/new-place.ts';
import { placeIn, tasksIn } from './pair.ts';

describe('of several sections a new item goes to', () => {
  it('the one whose title names its kind', () => {
    for (const title of ['Features', '✨ FEATURES', 'New features (by vote)', 'Feature requests', '2. Enhancements'])
      expect(placeIn(tasksIn(['Setup', 5], [title, 1], ['Import', 3]))).toBe(title);
    expect(placeIn(tasksIn(['Setup', 5], ['Fixes', 1]), { kind: 'bug' })).toBe('Fixes');
    expect(placeIn(tasksIn(['Setup', 5], ['Bugs', 0]), { kind: 'bug' })).toBe('Bugs');
    for (const title of ['Defects we know of', '🐞 Critical bugs in 2.0', 'Bekannte Fehler'])
      expect(placeIn(tasksIn(['Setup', 5], [title, 1]), { kind: 'bug' })).toBe(title);
    expect(placeIn([...tasksIn(['Setup', 5]), '## Fixes', '', '- [x] all', ''], { kind: 'bug' })).toBe('Fixes');
    const kinds = 'sections:\n  - { title: Pläne }\n  - { title: Wünsche, kind: feature }\n  - { title: Fehler, kind: bug }\n';
    const named = ['## Pläne', '', '- a', '- b', '', '## Wünsche', '', '- c', '', '## Fehler', '', '- d'];
    expect([placeIn(named, {}, kinds), placeIn(named, { kind: 'bug' }, kinds)]).toEqual(['Wünsche', 'Fehler']);
  });

  it('the part with most items below such a title', () => {
    const parts = [
      '## Import',
      '',
      '- [ ] a',
      '- [ ] b',
      '- [ ] c',
      '',
      '## New features',
      '',
      '### Search',
      '',
      '- [ ] d',
      '',
      '### Sync',
      '',
      '- [ ] e',
      '- [ ] f',
    ];
    expect(placeIn(parts)).toBe('New features / Sync');
  });

  it('the first one with a known title of open items, or a title of what is not sorted yet', () => {
    expect(placeIn(tasksIn(['Import', 3], ['Planned', 1], ['Backlog', 2]))).toBe('Planned');
    for (const title of ['Ideas', 'Wishlist', '💡 Ideas', 'Unscheduled', 'Miscellaneous']) expect(placeIn(tasksIn(['Import', 3], [title, 1]))).toBe(title);
  });

  it('a known title also where the configuration names the section', () => {
    const rows = (title: string) => [`## ${title}`, '', '| Title | Status |', '|---|---|', '| A | soon |', '| B | soon |', ''];
    const config = "sections:\n  - { pattern: '.', items: table }\n";
    expect(placeIn([...rows('v1'), ...rows('v2'), ...rows('Backlog (some day)')], {}, config)).toBe('Backlog (some day)');
  });

  it('the one with most open items of its kind, and the first one of these', () => {
    expect(placeIn(tasksIn(['One', 1], ['Two', 3], ['Three', 3]))).toBe('Two');
    expect(placeIn([...tasksIn(['One', 1]), '## Two', '', '- [ ] fix: a', '- [ ] fix: b', ''])).toBe('One');
  });

  describe('of which one', () => {
    const linked = (title: string) => [`### ${title}`, '', '- Read as no item', ''];

    it('has only headings with text of their own below it, one that holds items itself', () => {
      const below = ['## Later', '', '- [ ] a', '', '## Planned', '', ...linked('Hardening'), ...linked('Speed')];
      const config = 'sections:\n  - { title: Hardening, role: never }\n  - { title: Speed, role: never }\n';
      expect(placeIn(below, {}, config)).toBe('Later');
      expect(placeIn(below, { names: ['planned'] }, config)).toBe('Planned');
      expect(placeIn(below.slice(4), {}, config)).toBe('Planned');
    });

    it.each([
      ['go on from section to section, the one where they end', ['1.', '2.', '3.'], ['4.'], 'B'],
      ['begin again in each, the one with most items', ['1.', '2.', '3.'], ['1.'], 'A'],
      ['do not count up, the one with most items', ['7.', '2.', '3.'], ['4.'], 'A'],
    ])('numbers %s', (_, first, second, place) => {
      const headings = (numbers: readonly string[]) => numbers.flatMap((number) => [`## ${number} Thing`, '', 'It is.', '']);
      const config = 'sections:\n  - { title: A, items: headings }\n  - { title: B, items: headings }\n';
      expect(placeIn(['# A', '', ...headings(first), '# B', '', ...headings(second)], {}, config)).toBe(place);
    });
  });

  it.each([
    ['one subject', 'Documentation'],
    ['what goes', 'Removed'],
    ['what is to go', 'Deprecations'],
    ['one subject', '🔒 SECURITY (highest leverage first)'],
    ['one subject', '6. Tech debt'],
    ['what is being worked on', 'In progress'],
    ['what is being worked on', 'Now 🔥'],
    ['one level', 'High priority'],
    ['what holds a release up', 'Blocking 2.0'],
    ['what holds a release up', 'What blocks the beta'],
    ['what holds a release up', 'Blockers for v3'],
    ['what holds a release up', '2.0 release blockers'],
    ['a later release', 'Later'],
  ])('one for %s, “%s”, only if nothing else fits', (_, title) => {
    expect(placeIn(tasksIn([title, 5], ['Import', 1]))).toBe('Import');
    expect(placeIn(tasksIn([title, 5]))).toBe(title);
  });

  it.each([
    ['is being worked on, by its last words', 'Phase 2: Wings (⏳ IN PROGRESS)'],
    ['is being worked on, by its first word', 'NOW — make it fly'],
    ['is finished', '✅ What is built already'],
    ['is finished', 'Phase 1 - Completed'],
    ['is a record', 'Archive'],
  ])('one for what %s, “%s”, only if nothing else fits', (_, title) => {
    expect(placeIn(tasksIn([title, 5], ['Import', 1]))).toBe('Import');
    expect(placeIn(tasksIn([title, 5]))).toBe(title);
  });

  it('one whose title only begins like one for what holds a release up, as others', () => {
    for (const title of ['Blocking calls', 'Block editor', 'Non-blockers']) expect(placeIn(tasksIn([title, 5], ['Import', 1]))).toBe(title);
  });

  it('one of finished work only if not even one for a part of the items fits', () => {
    expect(placeIn(tasksIn(['Shipped so far', 5], ['Testing', 1]))).toBe('Testing');
  });

  it.each([
    'Phase 3 (planned)',
    'Next',
    'NEXT — feathers',
    'Missing core features',
    'Glide - Yet to start',
    '🔮 In foreseen future',
    'Nice-to-haves / Future directions',
  ])('the one that waits, “%s”', (title) => {
    expect(placeIn(tasksIn(['Import', 5], [title, 1]))).toBe(title);
  });

  it('one of which nearly all items are finished only if nothing else fits, unless its title says that it is for new ones', () => {
    const spent = (title: string) => [`## ${title}`, '', ...Array.from({ length: 10 }, (_, at) => `- [x] d${at}`), '- [ ] a', '- [ ] b', ''];
    expect(placeIn([...spent('Engine'), ...tasksIn(['Import', 1])])).toBe('Import');
    expect(placeIn([...spent('Engine')])).toBe('Engine');
    expect(placeIn([...spent('Planned'), ...tasksIn(['Import', 1])])).toBe('Planned');
    expect(placeIn([...spent('Features'), ...tasksIn(['Import', 1])])).toBe('Features');
  });

  it('none behind a heading such as “History” that has no text of its own, if there is another', () => {
    const years = ['# 2026', '', '## Import', '', '- [ ] a', '', '# History', '', '# 2025', '', '## Export', '', '- [ ] b', '- [ ] c', ''];
    expect(placeIn(years)).toBe('Import');
    expect(placeIn(years.toSpliced(8, 0, 'Where the older plans are.', ''))).toBe('2025 / Export');
    expect(placeIn(years.slice(6))).toBe('2025 / Export');
  });

  it.each(PRIORITIES)('one for the level %s only if nothing else fits', (level) => {
    for (const title of [level, `${level} priority`, `Priority: ${level}`]) expect(placeIn(tasksIn([title, 5], ['Import', 1]))).toBe('Import');
  });

  it('no part of a section for one subject, if there is another', () => {
    expect(placeIn(['## Security', '', '### Input', '', '- [ ] a', '- [ ] b', '', '## Phase 2', '', '- [ ] c'])).toBe('Phase 2');
  });

  it('no section that only stands around others, if there is another', () => {
    expect(placeIn(['## Planned', '', 'Words.', '', '### Server', '', '- [ ] a', '', '### Client', '', '- [ ] b'])).toBe('Planned / Server');
  });

  describe('no section that tells of one thing, part by part', () => {
    const why = '**Why:** people look for a post by its words, and find nothing.';
    const chapter = (level: string, title: string, ...parts: string[]) => [`${level} ${title}`, '', ...parts.flatMap((part) => [part, '']), ''];
    const [scope, criteria] = ['**Scope**:\n\n- only titles', '**Done when:**\n- [ ] a\n- [ ] b'];
    const search = (level: string) => chapter(level, 'Search', why, scope, criteria);

    it.each([
      ['beside others of its group', ['## Ahead', '', ...search('###'), ...chapter('###', 'Export', 'Words.')], 'new: Not yet complete'],
      ['beside others that do', [...search('##'), ...chapter('##', 'Export', why, scope, '__Steps:__\n\n- [ ] c')], 'new: Not yet complete'],
      ['if another has items', ['## Ahead', '', ...search('###'), ...chapter('###', 'Export', '- [ ] c')], 'Ahead / Export'],
      ['but the file’s only part', ['# Blog', '', ...search('##')], 'Search'],
      ['but one beside others that do not', [...search('##'), ...chapter('##', 'Export', 'Words.')], 'Search'],
      ['but one with a known title', ['## Ahead', '', ...search('###'), ...chapter('###', 'Planned', why, scope, criteria)], 'Ahead / Planned'],
      ['but one whose labels are fields', ['## A', '', ...chapter('###', 'B', '**Owner:** Ann', '**Effort:** 3', criteria), '### C'], 'A / B'],
      ['but one with a remark', ['## A', '', ...chapter('###', 'B', why, criteria), '### C'], 'A / B'],
      ['but one of which all parts have items', ['## A', '', ...chapter('###', 'B', criteria, criteria, criteria), '### C'], 'A / B'],
      ['but one of which some items have no label', ['## A', '', ...chapter('###', 'B', '- [ ] c', why, scope, criteria), '### C'], 'A / B'],
    ])('%s', (_, text, place) => {
      expect(placeIn(text)).toBe(place);
    });

    it('unless the issue names it', () => {
      expect(placeIn(['## Ahead', '', ...search('###'), '### Export'], { names: ['search'] })).toBe('Ahead / Search');
    });
  });

  describe('no table of several, if a cell of its row would stay empty', () => {
    const config = "sections: [{ pattern: '^(?!List)', items: table }]\n";
    const table = (title: string, ...rows: string[]) => [`## ${title}`, '', '| Command | Effect |', '|---|---|', ...rows, ''];
    const [draw, print] = [table('Drawing', '| `line` | a line |', '| `dot` | a dot |'), table('Printing', '| `page` | a page |')];

    it.each([
      ['of which nothing points to one', [...draw, ...print], 'new: Not yet complete'],
      ['but the only one', [...draw, '## List', '', '- [ ] a'], 'Drawing'],
      ['but one whose rows leave it empty, too', [...table('Drawing', '| `line` | |', '| `dot` | a dot |'), ...print], 'Drawing'],
      ['but one for what comes next', [...draw, ...table('Planned', '| `page` | a page |')], 'Planned'],
      ['if a list has more items', [...draw, ...print, '## List', '', '- [ ] a', '- [ ] b', '- [ ] c'], 'List'],
    ])('%s', (_, text, place) => {
      expect(placeIn(text, {}, config)).toBe(place);
    });

    it('but one that the issue names or fills', () => {
      expect(placeIn([...draw, ...print], { names: ['printing'] }, config)).toBe('Printing');
      // Of these labels only the sort is left, which names nothing.
      expect(placeIn([...draw, ...print], { names: ['area/', 'type'] }, config)).toBe('new: Not yet complete');
      expect(placeIn([...draw, ...print], { content: { fields: {}, notes: 'a box', subItems: '' } }, config)).toBe('Drawing');
    });

    it('but one in which numbers end', () => {
      const numbered = (title: string, ...numbers: number[]) => [
        `## ${title}`,
        '',
        '| # | Command | Effect |',
        '|---|---|---|',
        ...numbers.map((one) => `| ${one} | c${one} | e${one} |`),
        '',
      ];
      expect(placeIn([...numbered('Drawing', 1, 2, 3), ...numbered('Printing', 4)], {}, config)).toBe('Printing');
    });
  });

  it('no section for finished items, and none that is an item', () => {
    expect(placeIn([...tasksIn(['Done', 2], ['Dropped', 2], ['Goals', 2])])).toBe('new: Not yet complete');
    const config = 'sections:\n  - { title: Plans, items: headings }\n';
    expect(placeIn(['## Plans', '', '### Features', '', '- [ ] a', '', '### B'], {}, config)).toBe('Plans');
  });

  it('the list above the first heading, if no section has such items', () => {
    expect(placeIn(['- [ ] a', '', '## Words', '', 'Prose.'])).toBeNull();
    expect(placeIn(['- [ ] a', '- [ ] b', '', '## Import', '', '- [ ] c'])).toBe('Import');
  });
});

describe('what an issue tells decides before that', () => {
  const file = tasksIn(['Features', 5], ['Documentation', 1], ['Tests', 1], ['High priority', 1], ['v2.0', 1]);

  it.each([
    [['documentation'], 'Documentation'],
    [['area/docs'], 'Documentation'],
    [['Area: Doc'], 'Documentation'],
    [['testing'], 'Tests'],
    [['high'], 'High priority'],
    [['v2.0'], 'v2.0'],
    [['question', 'help wanted'], 'Features'],
    [['area/'], 'Features'],
    [['priority'], 'Features'],
  ])('the names %j lead to “%s”', (names, section) => {
    expect(placeIn(file, { names })).toBe(section);
  });

  it('a label leads to no section of the other kind or of finished items', () => {
    const others = [...tasksIn(['Features', 1], ['Bugs', 1]), '## Done', '', '- [x] b'];
    expect(placeIn(others, { names: ['bugs', 'done'] })).toBe('Features');
  });

  it('a section that gives its items a level is taken for that level', () => {
    const config = 'sections:\n  - { title: Must, priority: high }\n  - { title: May, priority: low }\n  - { title: Rest }\n';
    const text = ['## Must', '', '- a', '- b', '', '## May', '', '- c', '', '## Rest', '', '- d'];
    const place = (priority: Newcomer['priority']) => placeIn(text, { priority }, config);
    expect([place('high'), place('low'), place(null)]).toEqual(['Must', 'May', 'Rest']);
  });
});

it('the page shows what decides, in its order', () => {
  const page = readFileSync(new URL('../../../docs/agreement.md', import.meta.url), 'utf8');
  const rows = page.slice(page.indexOf('| a new item goes to the section |')).split('\n\n')[0]?.split('\n').slice(2) ?? [];
  expect(rows.map((row) => row.replace(/^\| (.*) \|$/, '$1'))).toEqual(Object.values(EVIDENCE));
});
