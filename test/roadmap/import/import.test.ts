import { describe, expect, it } from 'vitest';
import { importUpdate } from '../../../src/roadmap/import/import.ts';
import { candidates, fieldsOf, lines, problems, read } from '../reading.ts';
import { firstMissing } from './words.ts';

const UPDATE = lines(
  '[rocket-devel] Rocket 2.0 development update',
  '',
  'Two things are left *before*',
  'the launch:',
  ' * Fuel',
  ' * Crew',
  '',
  'Steps:',
  ' 1. Fill the tank',
  ' 2. Count down',
  '    from ten',
  '',
  '= Timeline =',
  '',
  'Dates are guesses.',
  '* Freeze: 1 March 2030',
  '* Launch: 1 May 2030 <== WE ARE HERE',
  '',
  'Last updated: 2 March 2030',
  '',
  '== Completed ==',
  '',
  '* Paint the hull',
  ' -white stripes',
  '  * second coat',
  '',
  '* Order seats',
  '  They arrive in May',
  '',
  '== Bugs resolved since last update ==',
  '',
  '* Door jams',
  '  resolutoin: Fixed',
  '',
  '== Open bugs ==',
  '',
  '* Valve <main> leaks when the pressure in the second tank rises above the',
  '  limit',
  ' > https://example.org/valve_1_a*b',
  ' > seen twice by',
  '   the night shift',
  ' priority: high',
  ' status: waiting for',
  '   new parts',
  ' priority: blocker (?)',
  '',
  '* __ignite__ returns [too](early)',
  '  - check *all* callers',
  '    owner: Kim',
  '  - see the log',
  '   owner: Robin',
  '',
  '  It happens on Mondays.',
  '',
  '== Planned ==',
  '* Radio: second channel (external)',
  ' - Goal: no static',
  ' - Old sets keep working',
  '* Ladder',
  '  owner: Sam',
  '',
  '=== Someday ===',
  '* Moon base',
  ' - beds',
);

const MARKDOWN = lines(
  '# Rocket 2.0 development update',
  '',
  '<!-- Subject: [rocket-devel] Rocket 2.0 development update -->',
  '',
  '## Note',
  '',
  'Two things are left \\*before\\*',
  'the launch:',
  '',
  '- Fuel',
  '- Crew',
  '',
  'Steps:',
  '',
  '1. Fill the tank',
  '2. Count down from ten',
  '',
  '## Timeline',
  '',
  'Dates are guesses.',
  '',
  '- Freeze: 1 March 2030',
  '- Launch: 1 May 2030 <== WE ARE HERE',
  '',
  'Last updated: 2 March 2030',
  '',
  '## Completed',
  '',
  '- Paint the hull',
  '  - white stripes',
  '    - second coat',
  '',
  '- Order seats',
  '',
  '  They arrive in May',
  '',
  '## Bugs resolved since last update',
  '',
  '- Door jams',
  '  - resolutoin: Fixed',
  '',
  '## Open bugs',
  '',
  '- Valve \\<main\\> leaks when the pressure in the second tank rises above the limit',
  '  > https://example.org/valve_1_a*b',
  '  >',
  '  > seen twice by the night shift',
  '',
  '  - priority: high',
  '  - status: waiting for new parts',
  '  - priority: blocker (?)',
  '',
  '- \\_\\_ignite\\_\\_ returns \\[too\\](early)',
  '  - [ ] check \\*all\\* callers',
  '    - owner: Kim',
  '  - [ ] see the log',
  '  - owner: Robin',
  '',
  '  It happens on Mondays.',
  '',
  '## Planned',
  '',
  '- Radio: second channel (external)',
  '  - Goal: no static',
  '  - Old sets keep working',
  '- Ladder',
  '  - owner: Sam',
  '',
  '### Someday',
  '',
  '- Moon base',
  '  - beds',
);

describe('a development update becomes Markdown', () => {
  it('in every form a line can have', () => {
    expect(importUpdate(UPDATE)).toBe(MARKDOWN);
    expect(firstMissing(UPDATE, MARKDOWN)).toBeNull();
  });

  it('that reads back to the same items', () => {
    const roadmap = read(MARKDOWN);
    expect(roadmap.title).toBe('Rocket 2.0 development update');
    expect(roadmap.items.map(({ title, state, kind, parent }) => [title, state, kind, parent !== null])).toEqual([
      ['Paint the hull', 'done', 'feature', false],
      ['Order seats', 'done', 'feature', false],
      ['Door jams', 'done', 'bug', false],
      ['Valve <main> leaks when the pressure in the second tank rises above the limit', 'open', 'bug', false],
      ['__ignite__ returns [too](early)', 'open', 'bug', false],
      ['check *all* callers', 'open', 'bug', true],
      ['see the log', 'open', 'bug', true],
      ['Radio: second channel', 'open', 'feature', false],
      ['Ladder', 'open', 'feature', false],
    ]);
    expect(roadmap.items.map(fieldsOf)).toEqual([
      {},
      {},
      { resolution: 'Fixed' },
      { priority: 'blocker (?)', status: 'waiting for new parts' },
      { owner: 'Robin' },
      { owner: 'Kim' },
      {},
      {},
      { owner: 'Sam' },
    ]);
    expect(roadmap.timeline.map(({ label, date, here }) => [label, date, here])).toEqual([
      ['Freeze', '2030-03-01', false],
      ['Launch', '2030-05-01', true],
    ]);
    expect(roadmap.lastUpdated?.text).toBe('2 March 2030');
    expect(problems(MARKDOWN).map((problem) => problem.replace(/^\d+ /, ''))).toEqual(['no-release-date', 'misspelt-key', 'repeated-field']);
  });

  it('whose titles stand alone, without any marks', () => {
    const text = lines(
      'OPEN BUGS',
      '',
      ' * Importer loses albums',
      '',
      'BUGS RESOLVED SINCE LAST UPDATE',
      '',
      ' * Crash on empty playlist',
      '',
      'Not yet complete:',
      '',
      ' * Gapless playback',
    );
    expect(read(importUpdate(text)).items.map(({ title, kind, state }) => [title, kind, state])).toEqual([
      ['Importer loses albums', 'bug', 'open'],
      ['Crash on empty playlist', 'bug', 'done'],
      ['Gapless playback', 'feature', 'open'],
    ]);
  });

  it('with any line ends and a byte-order mark', () => {
    expect(importUpdate(`\uFEFF${UPDATE.replaceAll('\n', '\r\n')}`)).toBe(MARKDOWN);
  });

  it.each([
    [
      'a mail with headers',
      'From: Kim\nSubject: Re: [devel] Plan\n\n== Bugs ==\n* a\n',
      '# Plan\n\n<!--\nFrom: Kim\nSubject: Re: [devel] Plan\n-->\n\n## Bugs\n\n- a\n',
    ],
    ['a page with a title of its own', '= Plan =\n== Bugs ==\n* a\n', '# Plan\n\n## Bugs\n\n- a\n'],
    ['sections alone', '== Ideas ==\n* b\n\n== Bugs ==\n* a\n', '# Roadmap\n\n## Ideas\n\n- b\n\n## Bugs\n\n- a\n'],
    ['a known section first', '= Timeline =\n* Beta: soon\n', '# Roadmap\n\n## Timeline\n\n- Beta: soon\n'],
    ['titles with a line below', 'Plan\n====\n\nBugs\n----\n* a\n', '# Plan\n\n## Bugs\n\n- a\n'],
    ['a line, then text', 'Plan\n\nNothing yet.\n', '# Plan\n\nNothing yet.\n'],
    ['a wrapped paragraph', 'We are going\nto fly.\n', '# Roadmap\n\nWe are going\nto fly.\n'],
    ['nothing', '', '# Roadmap\n'],
    ['a wiki’s bullets', '= P =\n== Bugs ==\n* a\n** b\n*** c\n* d\n', '# P\n\n## Bugs\n\n- a\n  - [ ] b\n    - [ ] c\n- d\n'],
    ['boxes', '= P =\n== Bugs ==\n* [x] a\n* [ ] b\n', '# P\n\n## Bugs\n\n- [x] a\n- [ ] b\n'],
    ['deep headings only', '=== Bugs ===\n* a\n==== Old ====\n* b\n', '# Roadmap\n\n## Bugs\n\n- a\n\n### Old\n\n- b\n'],
    ['a signature', 'P\n\nBye\n-- \nKim\n', '# P\n\nBye\n\n<!--\n--\nKim\n-->\n'],
    ['signs at the start', 'P\n\n#1 is *this*\n\n| a | b |\n', '# P\n\n#1 is \\*this\\*\n\n| a | b |\n'],
    ['a link definition', 'P\n\n[1]: http://a.b/c_d\n', '# P\n\n\\[1\\]: http://a.b/c_d\n'],
    ['a number below a title', '= P =\n== Bugs ==\n* a\n  1. b\n', '# P\n\n## Bugs\n\n- a\n\n  1. b\n'],
  ])('from %s', (_, text, markdown) => {
    expect(importUpdate(text)).toBe(markdown);
  });

  it('makes no tasks where a section does not say that its items are open', () => {
    const text = importUpdate('= P =\n== Ideas ==\n* a\n - b\n== Completed ==\n* c\n - d\n');
    expect(read(text).items.map(({ title }) => title)).toEqual(['c']);
    expect(candidates(text)).toEqual(['5 bullet: a']);
  });

  it.each([
    ['its number', '#12', 'a (#12)'],
    ['its address', 'https://github.com/acme/rocket/issues/12', 'a (https://github.com/acme/rocket/issues/12)'],
  ])('takes the issue of an item by %s, as an update of our own names it', (_, issue, title) => {
    const text = importUpdate(
      lines('P', '', '== Bugs ==', '', '* a', '  owner: Kim', `  link: ${issue}`, '', '* b', '  link: to the log', '', `link: ${issue}`),
    );
    expect(text).toBe(lines('# P', '', '## Bugs', '', `- ${title}`, '  - owner: Kim', '', '- b link: to the log', '', `link: ${issue}`));
    expect(read(text).items.map((item) => [item.title, item.issue])).toEqual([
      ['a', 12],
      ['b link: to the log', null],
    ]);
  });

  it('with addresses in angle brackets that end where they ended', () => {
    const text = importUpdate(lines('P', '', '== Bugs ==', '', '* see <https://example.org/a_b_> and <b>', '  status: at <https://example.org/c>'));
    expect(text).toContain('- see <https://example.org/a_b_> and');
    const [item] = read(text).items;
    expect([item?.title, item?.fields['status']?.value]).toEqual(['see https://example.org/a_b_ and <b>', 'at <https://example.org/c>']);
  });
});
