import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { canonicalTitle, isNeverTitle, isTimelineTitle, knownTitle } from '../../../src/roadmap/read/sections.ts';
import { candidates, lines, read, reading, titles } from '../reading.ts';

describe('a known title', () => {
  it.each([
    ...[
      'Open bugs',
      'BUGS',
      'Known bugs',
      'Known issues',
      '## 🐛 Known Bugs:',
      '3. Known bugs',
      '3.1) Known bugs (v2)',
      ':bug: Bugs',
      '**Bugs**',
      'Known-bugs',
      '10. Bugs',
      '1.10 Bugs',
      '2:   Bugs',
      '4 Bugs',
      'ii. Bugs',
      'XIV) Bugs',
      'Bugs …!',
      'Known – bugs',
      'Bugs(v2)',
      'Bugs (v2):',
    ],
  ])('`%s`: open bugs', (title) => {
    expect(knownTitle(title)).toEqual({ role: 'open', kind: 'bug' });
  });

  it.each([
    ...['Not yet complete', 'Planned', 'Planned features', 'In progress', 'To do', 'To-do', 'Up next', 'Next up', 'Upcoming', 'Upcoming features'],
    ...['Backlog', 'Pending', 'Future', 'Future work', 'Short term', 'Short-Term', 'Near term', 'Mid term', 'Medium term', 'Long term', '🚀 In Progress!'],
  ])('`%s`: open features', (title) => {
    expect(knownTitle(title)).toEqual({ role: 'open', kind: 'feature' });
  });

  it.each(['Later', 'Deferred', 'Next release'])('`%s`: open features of a later release', (title) => {
    expect(knownTitle(title)).toEqual({ role: 'open', kind: 'feature', release: 'later' });
  });

  it.each([
    ['External projects', 'open'],
    ['Completed', 'done'],
    ['Done ✅', 'done'],
    ['Shipped (2025)', 'done'],
    ['released', 'done'],
    ['Finished', 'done'],
    ['🚀 Launched', 'done'],
    ['✅ Terminé', 'done'],
    ['Erledigt', 'done'],
    ['Hecho', 'done'],
    ['Concluído', 'done'],
    ['Готово', 'done'],
    ['已完成', 'done'],
    ['Bugs resolved since last update', 'resolved'],
    ['Resolved bugs', 'resolved'],
    ['Fixed bugs', 'resolved'],
    ['Dropped', 'dropped'],
    ['Rejected', 'dropped'],
    ['Not planned', 'dropped'],
    ['Goals', 'never'],
    ['Non-goals', 'never'],
    ['Non goals', 'never'],
    ['Out of scope', 'never'],
    ['Timeline', 'never'],
    ['Schedule', 'never'],
    ['Release dates', 'never'],
    ['Note', 'never'],
    ['Legend', 'never'],
    ['Acceptance criteria', 'never'],
    ['Definition of done', 'never'],
    ['How to contribute', 'never'],
  ])('`%s`: %s', (title, role) => {
    expect(knownTitle(title).role).toBe(role);
  });

  it.each([
    ...['Nope!', 'Scrapped', 'Turned down', 'Declined features', 'Ideas we cut', '✂️ Scrapped ideas', 'Ruled out', 'Closed, not doing', '3. Vetoed'],
    ...['Won’t do', 'What we will not build', 'Things we won’t support', 'We are not going to do', 'Not going to happen', 'No longer planned'],
    ...['What we cancelled', 'Abandoned ideas', 'Considered and refused', 'Refused proposals'],
    ...['Verworfene Ideen', 'Machen wir nicht', 'Was wir nicht machen', 'Idées abandonnées', 'Non retenu', 'On ne fera pas', 'Ideas canceladas'],
    ...['No lo haremos', 'Não vamos fazer', 'Rejeitado', 'Scartati', 'Doen we niet', 'Odrzucone pomysły', 'Отменённые идеи', 'やらないこと', '不做'],
  ])('`%s`: dropped, in further ways of saying no', (title) => {
    expect(knownTitle(title).role).toBe('dropped');
  });

  it.each([
    ...['No blockers', 'Not yet', 'Not now', 'Not this year', 'Never crash', 'Dropped frames', 'Cut list editor', 'Refused connections', 'Abandoned carts'],
    ...['Won’t fix (in 4.2)', 'Will not block the release', 'Noch nicht', 'Non-blocking calls', 'No-code editor', 'Unlikely'],
    ...[
      'NO',
      'Never',
      'Cut',
      'Denied',
      'Cancelled',
      'Canceled items',
      'Declined',
      'Refused',
      'Abandoned',
      'Denied requests',
      'Discarded items',
      'Not accepted',
    ],
    ...['Nein', 'Jamais', 'Annulé', 'Cancelado', 'Recusado', 'Отменено', '已取消', '取消', '취소', '거절', '중지', 'Won’t have', 'Not considered'],
    ...['Won’t do?', 'Scrapped??', '不做？', '1.0 scrapped', 'Scrapped in 2.1'],
  ])('`%s`: says no such thing', (title) => {
    expect(knownTitle(title).role).toBe('none');
  });

  it.each([
    'Bugs and features',
    'Planned for 2.0',
    'Features',
    'Ideas',
    'Now',
    'Soon',
    'Todo list',
    'Done in v1',
    'Fixes',
    'Bug fixes',
    'Roadmap',
    'Open',
    'Milestones',
    'Next 3. release',
    'c. Bugs',
    'v2 Bugs',
    'Bugs (v2) of ours',
    'Bugs (v2) (old)',
  ])('`%s`: nothing is known', (title) => {
    expect(knownTitle(title)).toEqual({ role: 'none' });
  });

  it('is compared without what says nothing', () => {
    expect(canonicalTitle('  2.  🎯 In-Progress (Q3): ')).toBe('in progress');
    expect([isNeverTitle('Acceptance criteria:'), isTimelineTitle('🗓 Timeline'), isTimelineTitle('Goals')]).toEqual([true, true, false]);
  });
});

function roles(text: string): string[] {
  return read(text).sections.map(({ heading, role, kind }) => `${heading.title}: ${role}${kind === null ? '' : ` ${kind}`}`);
}

describe('what a heading passes on', () => {
  it('an open role counts only at the top, and is not passed on', () => {
    const text = lines('# Rocket', '## Planned', '- a', '### Engine', '- b', '## Phase 1', '### Planned', '- c', '### Open bugs', '- d');
    expect(roles(text)).toEqual(['Rocket: none', 'Planned: open feature', 'Engine: none', 'Phase 1: none', 'Planned: none', 'Open bugs: none bug']);
    expect(titles(text)).toEqual(['a']);
    expect(candidates(text)).toEqual(['5 bullet: b', '8 bullet: c', '10 bullet: d']);
  });

  it('an open role does not count under another known heading', () => {
    expect(titles(lines('## Planned', '### In progress', '- a'))).toEqual([]);
  });

  it('a second heading of level 1 is a section that stands above', () => {
    expect(titles(lines('# Rocket', '## Planned', '- a', '# Annex', '## Planned', '- b'))).toEqual(['a']);
  });

  it('done is inherited, down to a heading that says something else', () => {
    const text = lines('## Done', '### v1', '- a', '- [ ] b', '#### Planned', '- c', '### Dropped', '- d', '### Resolved bugs', '- e', '### Goals', '- f');
    expect(read(text).items.map(({ title, state, kind }) => `${title} ${state} ${kind}`)).toEqual([
      'a done feature',
      'b done feature',
      'c done feature',
      'd dropped feature',
      'e done bug',
    ]);
  });

  it('never is inherited and cannot be undone', () => {
    const text = lines('## Goals', '- [ ] a', '### Done', '- b', '### Planned', '- [ ] c', '### Open bugs', '- d', '## Planned', '- e');
    expect(titles(text)).toEqual(['e']);
  });

  it('a title that is not known makes nothing external, and tells no release', () => {
    const { sections } = read(lines('## External projects', '### Deeper', '## Other', '## Later'));
    expect(sections.map(({ external, release, path }) => [external, release, path])).toEqual([
      [true, null, ['External projects']],
      [false, null, ['External projects', 'Deeper']],
      [false, null, ['Other']],
      [false, 'later', ['Later']],
    ]);
  });

  it('a bug title is passed on as a kind of task items', () => {
    const text = lines('## Fixes', '- [ ] a', '- plain', '### Parser', '- [ ] b', '## Bug fixes', '- [ ] c', '## Features', '- [ ] d');
    expect(read(text).items.map(({ title, kind, kindFrom }) => `${title} ${kind} ${kindFrom}`)).toEqual([
      'a bug section',
      'b bug section',
      'c bug section',
      'd feature default',
    ]);
  });
});

describe('a phrase that says no', () => {
  const states = (text: string) => read(text).items.map(({ title, state }) => `${title}: ${state}`);

  it('hides no open box, not even a nested one or one below a heading further down, and that is reported', () => {
    const open = lines('# Rocket', '## Won’t do', '- a', '### Engine', '- [ ] b', '- c', '  - [ ] d', '## Scrapped', '- e', '- [x] f');
    expect(states(open)).toEqual(['b: open', 'd: open', 'e: dropped', 'f: dropped']);
    expect(read(open).problems).toEqual([
      {
        line: 2,
        level: 'warning',
        code: 'open-in-refused',
        message:
          '“Won’t do” seems to say that what stands below it is dropped, but the box of “b” is open, so open items there stay open. To say what they are, name the section in the configuration with `role: dropped` or `role: open`.',
      },
    ]);
  });

  it('counts for boxes where the configuration says so, and as the titles of the table do', () => {
    const config = parseConfig('sections:\n  - { title: Won’t do, role: dropped }\n', 'config');
    const roadmap = readRoadmap(lines('## Won’t do', '- [ ] a', '## Rejected', '- [ ] b'), { ...reading, rules: config.rules });
    expect(roadmap.items.map(({ title, state }) => `${title}: ${state}`)).toEqual(['a: dropped', 'b: dropped']);
    expect(roadmap.problems).toEqual([]);
  });

  it('is an item among headings that are items, unless a list stands below it', () => {
    const { rules } = parseConfig('sections:\n  - { title: Planned, items: headings }\n', 'config');
    const text = lines('## Planned', '### Lid', 'Text.', '### Won’t fix', 'Text.', '### Won’t do', '- Spout');
    expect(readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'Lid: open',
      'Won’t fix: open',
      'Spout: dropped',
    ]);
  });
});

describe('the closing marks of a heading', () => {
  it.each([
    ['## Planned ##', true],
    ['## Planned #  ', true],
    ['## Planned\t##', true],
    ['## Planned', false],
    ['## Planned ', false],
    ['## Planned##', false],
    ['## Planned C#', false],
    ['## #', true],
    ['##', false],
    ['Planned #\n---------', false],
    ['Planned\n---------', false],
  ])('%j has some: %s', (text, closed) => {
    expect(read(`${text}\n`).sections.map(({ heading }) => heading.closed)).toEqual([closed]);
  });
});

describe('headings', () => {
  it('are read in every form', () => {
    const text = lines('Rocket', '======', '', 'Planned', '-------', '', '- a', '', '## Done ##', '', '- b');
    const { title, sections } = read(text);
    expect(title).toBe('Rocket');
    expect(sections.map(({ heading }) => [heading.title, heading.level, heading.setext, heading.closed, heading.line])).toEqual([
      ['Rocket', 1, true, false, 1],
      ['Planned', 2, true, false, 4],
      ['Done', 2, false, true, 9],
    ]);
  });

  it('in quotes, lists, code and comments make no sections', () => {
    const text = lines('> ## Planned', '', '- ## Done', '', '```', '## Dropped', '```', '', '<!--', '## Later', '-->');
    expect(read(text).sections).toEqual([]);
  });

  it('the title is the first heading of level 1, wherever it stands', () => {
    const text = lines('## Planned', '', '- a', '', '# Rocket', '', '## Open bugs', '', '- b');
    expect(read(text).title).toBe('Rocket');
    expect(titles(text)).toEqual(['a', 'b']);
  });

  it('a file without a heading of level 1 has no title', () => {
    expect(read('## Planned\n').title).toBeNull();
  });

  it('the spans of sections cover the text from the first heading on', () => {
    const text = lines('Intro', '', '# Rocket', 'x', '## Planned', '- a');
    expect(read(text).sections.map(({ span }) => text.slice(span.start, span.end))).toEqual(['# Rocket\nx\n', '## Planned\n- a\n']);
  });
});
