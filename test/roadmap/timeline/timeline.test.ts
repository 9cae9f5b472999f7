import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, problems, read, reading } from '../reading.ts';

/** A roadmap with these lines in its timeline, which begin on line 3. */
function timeline(...entries: readonly string[]): Roadmap {
  return read(lines('## Timeline', '', ...entries.map((entry) => `- ${entry}`)));
}

/** Label, first and last day of each entry. */
function dates(...entries: readonly string[]): string[] {
  return timeline(...entries).timeline.map(({ label, date, until }) => `${label}: ${date === until ? date : `${date}/${until}`}`);
}

function told(roadmap: Roadmap): string[] {
  return roadmap.problems.filter(({ code }) => code !== 'no-release-date').map(({ line, level, code }) => `${line} ${level} ${code}`);
}

describe('a timeline', () => {
  it.each([...['Timeline', 'Schedule', 'Release dates'], ...['🗓 Timeline:', '2. Release Dates (2026)']])('is a list of `label: date` under “%s”', (title) => {
    const text = lines(
      `## ${title}`,
      '',
      '- Feature freeze: 6 May 2026',
      '- **Beta**: May 20th, 2026',
      '- Final: 2026-06-01 <-- WE ARE HERE',
      '- Party: soon',
      '- no date',
    );
    expect(read(text).timeline.map(({ line, label, date, here }) => ({ line, label, date, here }))).toEqual([
      { line: 3, label: 'Feature freeze', date: '2026-05-06', here: false },
      { line: 4, label: 'Beta', date: '2026-05-20', here: false },
      { line: 5, label: 'Final', date: '2026-06-01', here: true },
      { line: 6, label: 'Party', date: null, here: false },
    ]);
    expect(problems(text)).toEqual(['6 unreadable-date']);
  });

  it('may be numbered, or in boxes', () => {
    const text = '## Schedule\n\n1. Beta: 2026-05-20\n2. [ ] Final: 2026-06-01\n';
    expect(read(text).timeline.map(({ label, date }) => [label, date])).toEqual([
      ['Beta', '2026-05-20'],
      ['Final', '2026-06-01'],
    ]);
    expect(read(text).items).toEqual([]);
  });

  it('is none under another heading', () => {
    for (const title of ['Planned', 'Milestones', 'Dates of the talks']) expect(read(`## ${title}\n\n- Beta: 2026-05-20\n`).timeline).toEqual([]);
  });

  it('is none where the configuration says that the section is something else', () => {
    const { rules } = parseConfig('sections: [{ title: Schedule, items: bullets }]\n', 'c.yml');
    const { timeline: entries, items } = readRoadmap('## Schedule\n\n- Beta: 2026-05-20\n', { ...reading, rules });
    expect([entries, items.map(({ title }) => title)]).toEqual([[], ['Beta: 2026-05-20']]);
  });

  it.each([
    ['6 May 2013: First RC', 'First RC: 2013-05-06'],
    ['Q3 2026 (perhaps): Beta: public', 'Beta: public: 2026-07-01/2026-09-30'],
    ['Phase 2: Beta: 2026-05-20', 'Phase 2: Beta: 2026-05-20'],
    ['May: 2026-05-20', 'May: 2026-05-20'],
    ['Beta:2026-05-20', 'Beta: 2026-05-20'],
    ['Release: ~~17 June 2013~~ 19 June 2013', 'Release: 2013-06-19'],
    ['Release: `2013-06-19`', 'Release: 2013-06-19'],
    ['Release: 19 June 2013 (was: 17 June 2013)', 'Release: 2013-06-19'],
    ['Release: 19 June 2013\n  when all is well', 'Release: 2013-06-19'],
    ['Release:\n  19 June 2013', 'Release: 2013-06-19'],
    ['Release: Friday,\n  21 June 2013 <!-- set in March -->', 'Release: 2013-06-21'],
    ['[RC](https://example.org/a:b): 2026-05-20', 'RC: 2026-05-20'],
    ['A \\& B: 2026-05-20', 'A & B: 2026-05-20'],
    ['WE ARE HERE → R \\& D **beta**: 2026-05-20', 'R & D beta: 2026-05-20'],
    ['A: of: many: colons: Beta: 2026-05-20', 'A: of: many: colons: Beta: 2026-05-20'],
  ])('reads `%s` as %s', (entry, wanted) => {
    expect(dates(entry)).toEqual([wanted]);
  });

  it.each<[string, string]>([
    ['300 characters', `Beta: 2026-05-20 (${'x'.repeat(281)})`],
    ['an address of 2,900', `[Beta](https://example.org/${'x'.repeat(2900)}): 2026-05-20`],
  ])('may be as long as people write them: %s', (_, entry) => {
    expect(timeline(entry).timeline.map(({ label, date }) => [label, date])).toEqual([['Beta', '2026-05-20']]);
  });

  it.each<[string, string]>([
    ['301 characters', `Beta: 2026-05-20 (${'x'.repeat(282)})`],
    ['an address of 3,000', `[Beta](https://example.org/${'x'.repeat(3000)}): 2026-05-20`],
  ])('has no entry that is longer than a line with a date: %s', (_, entry) => {
    expect(timeline(entry, 'Final: 2026-06-01').timeline.map(({ label }) => label)).toEqual(['Final']);
  });

  it('misses the label of a line that names a year or a month, where it stands among others', () => {
    expect(told(timeline('It began in 2019'))).toEqual([]);
    expect(told(timeline('It began in 2019', 'Beta: 2026-05-20', 'until August', 'and so on'))).toEqual([
      '3 notice unreadable-date',
      '5 notice unreadable-date',
    ]);
  });

  it('takes no part of what is struck through', () => {
    const roadmap = timeline(
      '~~Beta: 20 May 2026~~',
      'Release: ~~1 June 2026~~',
      '~~RC: 1 May 2026~~ 8 May 2026',
      '~~Freeze: 1 May 2026~~ 9 May 2026 <== WE ARE HERE',
    );
    expect(roadmap.timeline.map(({ label, date, here }) => [label, date, here])).toEqual([
      ['Release', null, false],
      ['9 May 2026', null, true],
    ]);
    expect(roadmap.problems.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([
      '4 unreadable-date “Release” has no date, and what is struck through does not count: expected `label: date`, as in `Release: 6 May 2026`. Until then it is no date.',
      '5 unreadable-date “8 May 2026” is no date of the timeline, and what is struck through does not count: expected `label: date`, as in `Beta: 6 May 2026`.',
      '6 unreadable-date “9 May 2026” has no label, and what is struck through does not count: expected `label: date`, as in `Beta: 9 May 2026`. The mark goes on to the next date of its timeline when that is reached.',
    ]);
  });

  it.each([
    ['Release: Q3 2026', 'Q3 2026'],
    ['Release: mid  June\n  2026', 'mid June 2026'],
    ['Release: **~1 June 2026**?', '~1 June 2026?'],
    ['Release: `2026-06-01`', '2026-06-01'],
    ['Release: Monday, 1 June 2026', 'Monday, 1 June 2026'],
    ['Release: ~~1 May 2026~~ 1 June 2026 (was: 1 May 2026) <== WE ARE HERE', '1 June 2026'],
    ['1 June 2026 (perhaps): Release', '1 June 2026'],
    ['Release – 1 June 2026', '1 June 2026'],
    ['Release: when  it\n  is done', 'when it is done'],
    ['Release <== WE ARE HERE', ''],
  ])('keeps the date of `%s` as it is written: %j', (entry, written) => {
    expect(timeline(entry).timeline.map((one) => one.written)).toEqual([written]);
  });

  it.each([
    ['05/06/2013', '“05/06/2013”'],
    ['soon', '“soon”'],
    ['TBD', '“TBD”'],
    ['summer 2026', '“summer 2026”'],
    ['6 May 2013 – 10 May 2013', '“6 May 2013 – 10 May 2013”'],
    ['31 June 2026', '“31 June 2026”'],
  ])('says that `%s` is no date, and what is one', (date, named) => {
    const { problems: found } = timeline(`Beta: ${date}`);
    expect(found).toEqual([
      {
        line: 3,
        level: 'notice',
        code: 'unreadable-date',
        message: `Unexpected date ${named}, expected one like 6 May 2026, May 6, 2026-05-06, mid June 2026 or Q3 2026: it is no date until then.`,
      },
    ]);
  });
});

describe('a weekday', () => {
  it.each([
    ['Wednesday, 6 May 2026', '2026-05-06'],
    ['Wed 6 May 2026', '2026-05-06'],
    ['6 May 2026 (Wed)', '2026-05-06'],
    ['Friday, 6 May 2026', null],
    ['Fri., 2026-05-06', null],
    ['6 May 2026 (Friday)', null],
    ['6 May 2026, Friday', null],
    ['6 May 2026, Friday or later', '2026-05-06'],
  ])('has to be that of the day: `%s`', (date, wanted) => {
    expect(timeline(`Beta: ${date}`).timeline.map((entry) => entry.date)).toEqual([wanted]);
  });

  it('that is wrong is told, and nothing is guessed', () => {
    const roadmap = timeline('Beta: Friday, 6 May 2026', 'RC: Friday, 13 May', 'Tuesday, 26 May 2026: Release');
    expect(roadmap.timeline.map(({ label, date, until }) => [label, date, until])).toEqual([
      ['Beta', null, null],
      ['RC', null, null],
      ['Release', '2026-05-26', '2026-05-26'],
    ]);
    expect(roadmap.problems).toEqual([
      {
        line: 3,
        level: 'notice',
        code: 'unreadable-date',
        message: '“Friday, 6 May 2026” names no day: 6 May 2026 is a Wednesday. Put the weekday or the day right: it is no date until then.',
      },
      {
        line: 4,
        level: 'notice',
        code: 'unreadable-date',
        message: '“Friday, 13 May” names no day: 13 May 2026 is a Wednesday. Put the weekday or the day right: it is no date until then.',
      },
    ]);
  });
});

describe('a date without a year', () => {
  it.each<[string, string[], string[]]>([
    [
      'is the next such day after the one above',
      ['A: 6 Dec 2013', 'B: 20 Dec', 'C: 6 January', 'D: 5 Jan'],
      ['2013-12-06', '2013-12-20', '2014-01-06', '2015-01-05'],
    ],
    ['may be the same day', ['A: 6 May 2013', 'B: 6 May'], ['2013-05-06', '2013-05-06']],
    ['may be the month of the day above', ['A: 15 June 2013', 'B: June'], ['2013-06-15', '2013-06-01']],
    [
      'is not after the next one with a year, where none stands above',
      ['A: 15 Dec', 'B: 10 Jan', 'C: 1 March 2014'],
      ['2013-12-15', '2014-01-10', '2014-03-01'],
    ],
    ['counts from entries with a date only', ['A: Q4 2026', 'B: soon', 'C: mid Feb'], ['2026-10-01', 'null', '2027-02-15']],
    ['is a day that exists', ['A: 1 March 2021', 'B: 29 Feb'], ['2021-03-01', '2024-02-29']],
    ['is a day that exists, though it takes eight years', ['A: 1 March 2096', 'B: 29 Feb'], ['2096-03-01', '2104-02-29']],
    ['is a day that existed, though eight years before', ['A: 29 Feb', 'B: 1 February 2104'], ['2096-02-29', '2104-02-01']],
    ['may lie within the period below', ['A: 1 July', 'B: mid July', 'C: Q3 2026'], ['2026-07-01', '2026-07-15', '2026-07-01']],
    ['lies before the year below where not all can lie within it', ['A: 5 Dec', 'B: 10 Jan', 'C: 2014'], ['2013-12-05', '2014-01-10', '2014-01-01']],
    ['is a quarter, too', ['A: Q3 2026', 'B: Q1', 'C: H2'], ['2026-07-01', '2027-01-01', '2027-07-01']],
  ])('%s', (_, entries, wanted) => {
    expect(timeline(...entries).timeline.map(({ date }) => String(date))).toEqual(wanted);
  });

  it('is none where no date has a year, and the message says so', () => {
    const roadmap = timeline('A: 6 May', 'B: soon', 'C: mid June');
    expect(roadmap.timeline.map(({ date }) => date)).toEqual([null, null, null]);
    expect(roadmap.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 “6 May” names no year, and neither does any date of its timeline: add the year. Until then it is no date.',
      expect.stringContaining('4 Unexpected date “soon”'),
      '5 “mid June” names no year, and neither does any date of its timeline: add the year. Until then it is no date.',
    ]);
  });

  it('takes none from another timeline', () => {
    expect(read(lines('## Timeline', '', '- A: 6 May 2026', '', '## Schedule', '', '- B: 7 May')).timeline.map(({ date }) => date)).toEqual([
      '2026-05-06',
      null,
    ]);
  });
});

/** Label, number of the timeline, and date of each entry. */
function timelines(...text: readonly string[]): string[] {
  return read(lines(...text)).timeline.map((entry) => `${entry.timeline} ${entry.label} ${entry.date}`);
}

describe('several lists under one heading', () => {
  it.each([
    ['a sentence', 'The release waits for nobody:'],
    ['a comment', '<!-- from here on it is a guess -->'],
    ['a code block', '```\nx\n```'],
  ])('are one timeline, with %s between', (_, between) => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '', between, '', '- B: 7 May', '- C: 2026-06-01')).toEqual([
      '0 A 2026-05-06',
      '0 B 2026-05-07',
      '0 C 2026-06-01',
    ]);
  });

  it('are one timeline, with other bullets', () => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '* B: 7 May 2026', '1. C: 8 May 2026')).toEqual([
      '0 A 2026-05-06',
      '0 B 2026-05-07',
      '0 C 2026-05-08',
    ]);
  });

  it('are timelines of their own where their dates are not in order together', () => {
    const text = ['## Timeline', '', '4.2:', '', '- RC: 6 May 2026', '- Release: 1 July 2026', '', '4.3:', '', '- RC: 1 June 2026', '- Release: 1 August'];
    expect(timelines(...text)).toEqual(['0 RC 2026-05-06', '0 Release 2026-07-01', '1 RC 2026-06-01', '1 Release 2026-08-01']);
    expect(told(read(lines(...text)))).toEqual([]);
  });

  it('may have the same labels, but not the same dates', () => {
    const text = lines('## Timeline', '', '- RC: 1 May 2026', '- Release: 1 June 2026', '', 'Then:', '', '- RC: 1 June 2026', '- Release: 1 July 2026');
    expect(told(read(text))).toEqual(['8 warning repeated-date']);
  });

  it('are none of the lists under another heading', () => {
    expect(timelines('## Timeline', '', '- A: 6 May 2026', '', '## Schedule', '', '- B: 7 May 2026')).toEqual(['0 A 2026-05-06', '1 B 2026-05-07']);
  });
});

describe('a list under a sub-heading of a timeline', () => {
  it('is a timeline of its own', () => {
    const text = [
      '## Timeline',
      '',
      '- A: 1 May 2026',
      '',
      '### 4.2',
      '',
      '- A: 6 May 2026',
      '',
      'Then:',
      '',
      '- B: 7 May',
      '',
      '#### After that',
      '',
      '- C: June 2026',
    ];
    expect(timelines(...text)).toEqual(['0 A 2026-05-01', '1 A 2026-05-06', '1 B 2026-05-07', '2 C 2026-06-01']);
    expect(read(lines(...text)).items).toEqual([]);
  });

  it.each([
    ['has a meaning as a section', ['### Done', '', '- A: 6 May 2026']],
    ['is one of prose', ['### Note', '', '- A: 6 May 2026']],
    ['stands below one that has', ['### Goals', '', '#### 4.2', '', '- A: 6 May 2026']],
    ['names no date and has no mark', ['### People', '', '- Release manager: Kim', '- Deputy: Rosa']],
  ])('is none where the sub-heading %s', (_, below) => {
    const { timeline: entries, items, problems: found } = read(lines('## Timeline', '', ...below));
    expect([entries, items, found]).toEqual([[], [], []]);
  });

  it('is none where the configuration gives either heading a role', () => {
    const text = lines('## Timeline', '', '### 4.2', '', '- A: 6 May 2026');
    for (const [title, role] of [
      ['4.2', 'never'],
      ['4.2', 'open'],
      ['Timeline', 'open'],
    ]) {
      const { rules } = parseConfig(`sections: [{ title: "${title}", role: ${role} }]\n`, 'c.yml');
      const { timeline: entries, items } = readRoadmap(text, { ...reading, rules });
      expect([entries, items]).toEqual([[], []]);
    }
  });

  it('never becomes items, not even in boxes', () => {
    const { timeline: entries, items } = read(lines('## Schedule', '', '### 4.2', '', '- [ ] A: 6 May 2026', '- [x] B: 7 May 2026'));
    expect([entries.map(({ label }) => label), items]).toEqual([['A', 'B'], []]);
  });

  it('is told where it is a table of dates', () => {
    const table = (cell: string) => lines('## Timeline', '', '### 4.2', '', '| Step | When |', '|---|---|', `| RC | ${cell} |`);
    expect([problems(table('6 May 2026')), problems(table('Kim'))]).toEqual([['5 unreadable-date'], []]);
  });
});

describe('the mark', () => {
  /** What stands before the mark, the mark, and what stands behind it. */
  function cut(entry: string): string {
    const { text, timeline: entries } = timeline(entry);
    const mark = entries[0]?.source.mark ?? null;
    return mark === null
      ? 'none'
      : [text.slice(0, mark.start), text.slice(mark.start, mark.end), text.slice(mark.end)].join('¦').slice('## Timeline\n\n- '.length, -1);
  }

  it.each([
    ...[
      '<== WE ARE HERE',
      '<-- we are here',
      '← We are here!',
      '← **We are here**',
      '**<== WE ARE HERE**',
      '\\<== WE ARE HERE',
      '&lt;== WE ARE HERE',
      '⟵ we are here',
    ],
    ...[
      '⇐ WE ARE HERE',
      '⬅️ we are here',
      '👈 we are here',
      'we are here 👈🏽',
      '📍 *We are here*',
      '🡐 WE ARE HERE',
      ':point_left: WE ARE HERE',
      '→ WE ARE HERE',
      '--> WE ARE HERE <--',
    ],
    ...[
      '(We are here)',
      '[WE ARE HERE]',
      '\\[we are here\\]',
      '(**we are here**)',
      '**(we are here)**',
      '[we are here](#here)',
      '“we are here”',
      '*** WE ARE HERE ***',
      '== WE ARE HERE ==',
    ],
    ...[
      '`WE ARE HERE`',
      '`<-- WE ARE HERE`',
      '``WE ARE HERE``',
      '<b>← WE ARE HERE</b>',
      '<kbd>we are here</kbd>',
      '<WE ARE HERE>',
      '_**we are here**_',
      '***<== WE ARE HERE***',
    ],
    ...['— we are here', '– WE ARE HERE', '- we are here.', ', WE ARE HERE', 'WE ARE HERE', 'we are here', '| we are here |'],
    ...[
      '<== we’re here',
      "<== we're here",
      '<== you are here',
      '<== We are now here',
      '<== we are here now',
      '<== YOU’RE NOW HERE',
      '<== we&rsquo;re here',
      '&larr; we are here',
    ],
  ])('may be `%s`', (mark) => {
    expect(cut(`Beta: 2026-05-20 ${mark}`)).toBe(`Beta: 2026-05-20¦ ${mark}¦`);
    expect(dates(`Beta: 2026-05-20 ${mark}`)).toEqual(['Beta: 2026-05-20']);
    expect(dates(`Beta: 20 May ${mark}`, 'RC: 1 June 2026')[0]).toBe('Beta: 2026-05-20');
  });

  it.each([
    ['Beta: 2026-05-20<== WE ARE HERE', 'Beta: 2026-05-20¦<== WE ARE HERE¦'],
    ['Beta: 2026-05-20   <== WE ARE HERE  ', 'Beta: 2026-05-20¦   <== WE ARE HERE¦  '],
    ['Beta: 2026-05-20 <== WE ARE HERE <!-- c -->', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ <!-- c -->'],
    ['Beta: 2026-05-20  \n  <== WE ARE HERE', 'Beta: 2026-05-20¦  \n  <== WE ARE HERE¦'],
    ['Beta: 2026-05-20\\\n  **we are here**', 'Beta: 2026-05-20¦\\\n  **we are here**¦'],
    ['Beta: 2026-05-20<br>WE ARE HERE', 'Beta: 2026-05-20¦<br>WE ARE HERE¦'],
    ['Beta: 2026-05-20 ← we are here.<br>', 'Beta: 2026-05-20¦ ← we are here.¦<br>'],
    ['Beta: 2026-05-20, at last WE ARE HERE', 'Beta: 2026-05-20, at last¦ WE ARE HERE¦'],
    ['WE ARE HERE Beta: 2026-05-20', '¦WE ARE HERE ¦Beta: 2026-05-20'],
    ['**Beta: 2026-05-20 <== WE ARE HERE**', '**Beta: 2026-05-20¦ <== WE ARE HERE¦**'],
    ['**Beta: 2026-05-20 ← _we are here_**', '**Beta: 2026-05-20¦ ← _we are here_¦**'],
    ['Beta: **2026-05-20** <== WE ARE HERE', 'Beta: **2026-05-20**¦ <== WE ARE HERE¦'],
    ['Beta: **2026-05-20**, **we are here**', 'Beta: **2026-05-20**¦, **we are here**¦'],
    ['Beta: 2026-05-20 (at last <== WE ARE HERE)', 'Beta: 2026-05-20 (at last¦ <== WE ARE HERE¦)'],
    ['Beta: 2026-05-20 <== WE ARE HERE (estimated)', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ (estimated)'],
    ['Beta: 2026-05-20 <== WE ARE HERE ==> (estimated)', 'Beta: 2026-05-20¦ <== WE ARE HERE ==>¦ (estimated)'],
    ['Beta: 2026-05-20 <== WE ARE HERE, if all goes well', 'Beta: 2026-05-20¦ <== WE ARE HERE¦, if all goes well'],
    ['Beta: 2026-05-20 <== WE ARE HERE - see below', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ - see below'],
    ['Beta: 2026-05-20 ← we are here. See below', 'Beta: 2026-05-20¦ ← we are here¦. See below'],
    ['Beta <== WE ARE HERE: 2026-05-20', 'Beta¦ <== WE ARE HERE¦: 2026-05-20'],
    ['Beta (we are here): 2026-05-20', 'Beta¦ (we are here)¦: 2026-05-20'],
    ['**WE ARE HERE** → Beta: 2026-05-20', '¦**WE ARE HERE** → ¦Beta: 2026-05-20'],
    ['→ we are here: Beta: 2026-05-20', '¦→ we are here: ¦Beta: 2026-05-20'],
    ['[ ] [WE ARE HERE] Beta: 2026-05-20', '[ ] ¦[WE ARE HERE] ¦Beta: 2026-05-20'],
    ['**WE ARE HERE → Beta: 2026-05-20**', '**¦WE ARE HERE → ¦Beta: 2026-05-20**'],
    ['**WE ARE HERE:** **Beta**: 2026-05-20', '¦**WE ARE HERE:** ¦**Beta**: 2026-05-20'],
  ])('ends where the rest of the entry begins: `%s`', (entry, wanted) => {
    expect(cut(entry)).toBe(wanted);
    expect(dates(entry).map((one) => one.endsWith('2026-05-20'))).toEqual([true]);
  });

  it.each([
    'Beta: 2026-05-20 — we are here to help',
    'Beta: 2026-05-20, when we are here',
    'Beta: 2026-05-20 <!-- WE ARE HERE -->',
    'Beta: 2026-05-20 ~~<== WE ARE HERE~~',
    'Beta: 2026-05-20 [x](we-are-here "we are here")',
    'Beta: 2026-05-20 (we are hereabouts)',
    'Beta: 2026-05-20, at last we are here',
    'we are here Beta: 2026-05-20',
    'Beta: 2026-05-20 <i title="we are here">now</i>',
  ])('is not in `%s`', (entry) => {
    expect(timeline(entry).timeline.map(({ here, source }) => [here, source.mark])).toEqual([[false, null]]);
  });

  it('may stand where no date is, which is told', () => {
    const roadmap = timeline('Beta: 2026-05-20', 'Testing <== WE ARE HERE', 'Release: 2026-06-20');
    expect(roadmap.timeline.map(({ label, date, here }) => [label, date, here])).toEqual([
      ['Beta', '2026-05-20', false],
      ['Testing', null, true],
      ['Release', '2026-06-20', false],
    ]);
    expect(told(roadmap)).toEqual(['4 notice unreadable-date']);
  });

  it('is no entry where it stands alone, which is told', () => {
    const roadmap = timeline('Beta: 2026-05-20', '**← We are here**', 'Release: 2026-06-20');
    expect(roadmap.timeline.map(({ label }) => label)).toEqual(['Beta', 'Release']);
    expect(roadmap.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^4 The mark stands alone, and stays where it is\. Put it behind an entry/),
    ]);
  });

  it('goes in behind the box, and behind the last character that is seen', () => {
    const at = (entry: string) => {
      const { text, timeline: entries } = timeline(entry);
      const { start, end } = entries[0]?.source ?? { start: 0, end: 0 };
      return `${text.slice(0, start)}¦${text.slice(start, end)}¦${text.slice(end)}`.slice('## Timeline\n\n- '.length, -1);
    };
    expect(at('Beta: 2026-05-20')).toBe('¦Beta: 2026-05-20¦');
    expect(at('[x]  **Beta: 2026-05-20**  ')).toBe('[x]  ¦**Beta: 2026-05-20**¦  ');
    expect(at('Beta: 2026-05-20\\\n  then [this](x) <!-- c --> <!-- d -->\n\n  More.')).toBe(
      '¦Beta: 2026-05-20\\\n  then [this](x)¦ <!-- c --> <!-- d -->\n\n  More.',
    );
  });
});

describe('a timeline that cannot be right', () => {
  it.each<[string, string[], string[]]>([
    ['two marks', ['A: 1 May 2026 <== WE ARE HERE', 'B: 2 May 2026', 'C: 3 May 2026 ← we are here'], ['5 warning two-marks']],
    ['two marks on one line', ['**WE ARE HERE** → A: 1 May 2026 (we are here)'], ['3 warning two-marks']],
    ['a mark, and one that stands alone', ['A: 1 May 2026 <== WE ARE HERE', 'WE ARE HERE'], ['4 notice unreadable-date', '4 warning two-marks']],
    [
      'a date before the one above',
      ['A: 3 May 2026', 'B: 1 May 2026', 'C: 2 May 2026', 'D: April 2026'],
      ['4 warning timeline-order', '6 warning timeline-order'],
    ],
    ['a date before the last day of a period that is reached only then', ['A: 1 July 2026', 'B: Q3 2026', 'C: 1 August 2026'], ['5 warning timeline-order']],
    ['the same, with one between that is none', ['A: 3 May 2026', 'B: soon', 'C: 2 May 2026'], ['4 notice unreadable-date', '5 warning timeline-order']],
    ['a date twice', ['A: 1 May 2026', 'B: 2026-05-01', 'C: May 1st, 2026'], ['4 warning repeated-date', '5 warning repeated-date']],
    ['a label twice', ['Code freeze: 1 May 2026', '**code  Freeze** (x): 2 May 2026'], ['4 warning repeated-date']],
    ['both twice', ['A: 1 May 2026', 'a: 1 May 2026'], ['4 warning repeated-date']],
    ['a period twice', ['A: June 2026', 'B: 2026-06'], ['4 warning repeated-date']],
    ['nothing', ['Feature freeze: 1 July 2026', 'RC1: mid July 2026', 'Release: Q3 2026'], []],
    ['nothing', ['A: 1 June 2026', 'B: June 2026', 'C: 30 June 2026', 'D: Q2 2026'], []],
    ['nothing', ['A: 1 May 2026', 'B: 2 May 2026 <== WE ARE HERE', 'C 1.1: June 2026', 'C 1.2: Q3 2026'], []],
  ])('%s', (_, entries, wanted) => {
    expect(told(timeline(...entries))).toEqual(wanted);
  });

  it('says what is wrong, what was expected, and what is done about it', () => {
    const messages = timeline('A: 3 May 2026 ← we are here', 'B: April 2026 ← we are here', 'a: 1 June 2026', 'C: 1 June 2026').problems.map(
      ({ line, message }) => `${line} ${message}`,
    );
    expect(messages).toEqual([
      '3 No date of the timeline is that of the release, expected one labelled “Release”: until then the release has none, and its milestone gets no due date.',
      '4 A second mark “we are here”, expected one: another one stands on line 3. Neither moves until one of them is taken out.',
      '4 “B” is dated 2026-04-01 to 2026-04-30, before “A” above it is reached (2026-05-03): expected the dates in their order. The mark “we are here” stays where it is until they are.',
      '5 “a” stands on line 3, too, expected one date for it: which of them counts cannot be told. Take one out, or name them apart.',
      '6 “C” has the date of “a” on line 5, 2026-06-01, expected different ones: the mark “we are here” does not move while that is the last date reached.',
    ]);
  });

  it.each([
    ['label', ['A: 1 May 2026', 'a: 2 May 2026', 'A: 3 May 2026']],
    ['date', ['A: 1 May 2026', 'B: 1 May 2026', 'C: 1 May 2026']],
  ])('names the first one with the same %s', (_, entries) => {
    const messages = timeline(...entries).problems.flatMap(({ line, code, message }) => (code === 'repeated-date' ? [`${line} ${message}`] : []));
    expect(messages).toEqual([expect.stringMatching(/^4 .*on line 3,/), expect.stringMatching(/^5 .*on line 3,/)]);
  });

  it('is looked at by itself, but there is one mark', () => {
    const text = lines('## Timeline', '', '- A: 3 May 2026 ← we are here', '', 'Next:', '', '* A: 1 May 2026', '* B: 3 May 2026 ← we are here');
    expect(told(read(text))).toEqual(['8 warning two-marks']);
  });
});

describe('the line `Last updated`', () => {
  const dated = (text: string) => editRoadmap(read(text), { items: [], lastUpdated: '2026-11-23' }, reading).text;

  it.each([
    ['Last updated: 2026-01-02', 'Last updated: 2026-11-23'],
    ['last updated : 6 June 2013', 'last updated : 23 November 2026'],
    ['**Last updated:** June 6th, 2013', '**Last updated:** November 23rd, 2026'],
    ['**Last updated**: 2026-01-02.', '**Last updated**: 2026-11-23.'],
    ['_Last updated: 2026-01-02_', '_Last updated: 2026-11-23_'],
    ['> Last updated: 06.05.2013', '> Last updated: 23.11.2026'],
    ['Author: Kim\nLast updated: 2026-01-02\nVersion: 3', 'Author: Kim\nLast updated: 2026-11-23\nVersion: 3'],
    ['Last updated: 2026-01-02\r\n\r\n- [ ] a\r\n', 'Last updated: 2026-11-23\r\n\r\n- [ ] a\r\n'],
  ])('%j becomes %j', (text, after) => {
    expect(dated(text)).toBe(after);
  });

  it.each([
    'Last updated: last week',
    'Last updated: 05/06/2013',
    '- Last updated: 2026-01-02',
    '```\nLast updated: 2026-01-02\n```',
    'It was last updated: 2026-01-02',
    '    Last updated: 2026-01-02',
    'Last updated: 2026-11-23',
    '<!-- Last updated: 2026-01-02 -->',
  ])('%j stays', (text) => {
    expect(dated(text)).toBe(text);
  });

  it('only the first one is set', () => {
    expect(dated('Last updated: 2026-01-02\n\nLast updated: 2026-01-02\n')).toBe('Last updated: 2026-11-23\n\nLast updated: 2026-01-02\n');
  });
});
