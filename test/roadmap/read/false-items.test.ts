import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { FileChange } from '../../../src/roadmap/edit/change.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import type { Rules } from '../../../src/roadmap/read/rules.ts';
import { candidates, editItems, editRoadmap, fieldsOf, lines, read, reading, readOne, titles } from '../reading.ts';

/** How a text is read with a configuration: title and state. */
function configured(text: string, ...config: readonly string[]): Array<[string, string]> {
  const { rules } = parseConfig(lines(...config), 'c.yml');
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => [title, state]);
}

function editHeadings(text: string, rules: Rules, item: FileChange['items'][number]): string {
  const options = { ...reading, rules };
  return editRoadmap(readRoadmap(text, options), { items: [item], lastUpdated: null }, options).text;
}

describe('a false issue costs more than a missed one', () => {
  it.each([
    ...['None', 'None.', '_None_', '(none)', 'n/a', 'N/A.', 'Nothing yet', 'None currently', 'TBD', '...', '—', '(empty)', 'No known bugs'],
    ...['There are no known issues at this time.', 'To be determined', 'Keine', 'なし'],
  ])('%j says that there is nothing, and is no item', (title) => {
    for (const bullet of ['-', '- [ ]']) {
      const text = lines('# Roadmap', '', '## Known issues', '', `${bullet} ${title}`);
      expect(titles(text)).toEqual([]);
      expect(candidates(text)).toEqual([expect.stringContaining('5 placeholder')]);
    }
  });

  it.each(['None', 'TBD', '—', '✗', '**No**', '[Your idea]'])('%j is no item as a heading or in a row, either', (title) => {
    const { rules } = parseConfig('sections: [{ title: Plan, items: headings }, { title: Bugs, items: table }]\n', 'c.yml');
    const text = lines(
      '# R',
      '',
      '## Plan',
      '',
      `### ${title}`,
      '',
      '### A',
      '',
      '## Bugs',
      '',
      '| Bug | Status |',
      '| --- | --- |',
      `| ${title} | open |`,
      '| B | open |',
    );
    const { items, candidates: others } = readRoadmap(text, { ...reading, rules });
    expect(items.map((item) => item.title)).toEqual(['A', 'B']);
    expect(others.map(({ line, why }) => [line, why])).toEqual([
      [5, 'placeholder'],
      [13, 'placeholder'],
    ]);
  });

  it.each(['No more than ten tabs can be opened', 'None of the icons load', 'Nothing happens after a click', 'N/A cells are sorted last', 'Todo list widget'])(
    '%j is a title',
    (title) => {
      expect(titles(lines('## Known issues', '', `- ${title}`))).toEqual([title]);
    },
  );

  it.each(['<!-- fill in -->', '&nbsp;', '(external)', ':', '[](http://x)', '<br>', '✅', '[^1]', '(#5)'])('%j alone is no title', (title) => {
    const text = lines('## Planned', '', `- [ ] ${title}`, '', '[^1]: note');
    expect(titles(text)).toEqual([]);
  });

  it.each(['[Deferred]\n  owner: kim', '[Deferred task] (#12)', '[Deferred task]:', '[~] [Deferred task]', '[Deferred: see [x]]'])(
    '%j is kept free',
    (title) => {
      expect(titles(`- [ ] ${title.replace('[~] ', '')}\n`)).toEqual([]);
    },
  );

  it('escaped brackets are words of a title', () => {
    expect(titles('- [ ] \\[Esc\\] closes the dialog\n- [ ] \\[Esc\\]\n')).toEqual(['[Esc] closes the dialog', '[Esc]']);
  });

  it.each([
    ['a comment', ['---', '# yaml-language-server: $schema=x', 'title: Roadmap', 'tasks:', '- [ ] x', '---', '# Roadmap', '- [ ] ok']],
    ['a blank line', ['---', '', 'tasks:', '- [ ] x', '---', '# Roadmap', '- [ ] ok']],
  ])('front matter that begins with %s is skipped', (_, text) => {
    expect(titles(lines(...text))).toEqual(['ok']);
    expect(read(lines(...text)).title).toBe('Roadmap');
  });

  it('between two rules a heading stays a heading', () => {
    expect(read(lines('---', '# Roadmap', '---', '- [ ] a')).title).toBe('Roadmap');
  });

  it('nothing below never is read, whatever the configuration says of its title', () => {
    const text = lines('# R', '## Features', '- a', '## Out of scope', '### Features', '- b', '- [ ] c');
    expect(configured(text, 'sections: [{ title: Features }]')).toEqual([['a', 'open']]);
  });

  it('a configured word counts where it is set off, not as the last word of a title', () => {
    const text = lines(
      '## Planned',
      '- Get things done',
      '- [ ] Make it complete',
      '- Say no',
      '- A - done',
      '- B (done)',
      '- C **done**',
      '- D: done',
      '- E ✅',
    );
    const words = 'words: { done: [done, complete, ✅], dropped: [no] }';
    expect(configured(text, words)).toEqual([
      ['Get things done', 'open'],
      ['Make it complete', 'open'],
      ['Say no', 'open'],
      ...['A', 'B', 'C', 'D', 'E'].map((title) => [title, 'done']),
    ]);
  });

  it('a row is what its status says, not what its title ends in; and “not ✅” is not done', () => {
    const text = lines('## Plan', '', '| Item | Status |', '|---|---|', '| Definition - done | Planned |', '| Search | Not ✅ |', '| Sort | ✅ yesterday |');
    expect(configured(text, 'sections: [{ title: Plan, items: table }]', 'words: { done: [done, ✅] }').map(([, state]) => state)).toEqual([
      'open',
      'open',
      'done',
    ]);
  });
});

describe('what stands between the items of a section', () => {
  it('a line that is a title in all but form keeps the list behind it from being the section’s', () => {
    const text = lines(
      '# R',
      '',
      '## Open bugs',
      '',
      '- a',
      '',
      '**Fixed:**',
      '',
      '- b',
      '',
      'Done since last time:',
      '',
      '- c',
      '',
      'BUGS RESOLVED SINCE LAST UPDATE',
      '',
      '- d',
    );
    expect(titles(text)).toEqual(['a']);
    expect(candidates(text)).toEqual(['9 labelled: b', '13 labelled: c', '17 labelled: d']);
  });

  it('any other prose does not', () => {
    expect(titles(lines('## Open bugs', '', 'These are not yet fixed:', '', '- a', '', 'Seen on Linux:', '', '- b'))).toEqual(['a', 'b']);
  });

  it('headings that are named, or known, are sections among headings that are items', () => {
    const text = lines(
      '# R',
      '',
      '## Alpha',
      '',
      'text',
      '',
      '## Shipped',
      '',
      '### Old',
      '',
      'text',
      '',
      '## Help us',
      '',
      'text',
      '',
      '# Elsewhere',
      '',
      '## Beta',
    );
    const config = [
      'sections:',
      '  - { title: R, items: headings }',
      '  - { title: Shipped, items: headings, role: done }',
      '  - { title: Help us, role: never }',
    ];
    expect(configured(text, ...config)).toEqual([
      ['Alpha', 'open'],
      ['Old', 'done'],
    ]);
  });

  it.each(['Status', 'Estado', 'Statut', '状态'])('a table in another language is told where none of its statuses is known: %s', (header) => {
    const { rules } = parseConfig('sections: [{ title: Plan, items: table }]\n', 'c.yml');
    const text = lines('## Plan', '', `| Funktion | ${header} |`, '|---|---|', '| Export | offen |', '| Suche | erledigt |');
    expect(readRoadmap(text, { ...reading, rules }).problems).toEqual([
      { line: 3, level: 'notice', code: 'no-status-word', message: expect.stringContaining('(“offen”, “erledigt”): every row is read as open.') as string },
    ]);
  });
});

describe('what is not read is told', () => {
  it('boxes right behind a tag, which are text to GitHub', () => {
    const text = lines('<details>', '<summary>To do</summary>', '- [ ] swallowed', '</details>', '', '<!--', '- [ ] hidden', '-->');
    expect(candidates(text)).toEqual(['3 in-html: swallowed']);
  });

  it('boxes in a footnote', () => {
    expect(candidates(lines('a[^1]', '', '[^1]: note', '', '    - [ ] box'))).toEqual(['5 in-quote: box']);
  });

  it('and what is read is not told again', () => {
    const { rules } = parseConfig('sections: [{ title: Next, items: headings }]\n', 'c.yml');
    const roadmap = readRoadmap(lines('# R', '## Next', '### A', 'text', '### B', '- [ ] s'), { ...reading, rules });
    expect(roadmap.items.map(({ title }) => title)).toEqual(['A', 'B', 's']);
    expect(roadmap.candidates).toEqual([]);
  });
});

describe('what stands in an item stays what it is', () => {
  it('a line with a key of its own ends the field before it, and survives its change', () => {
    const text = lines('## To do', '- A', '  prognosis: good', '  and better', '  Goal: keep me', '  and me', '- B');
    expect(fieldsOf(read(text).items[0] ?? readOne(''))).toEqual({ prognosis: 'good and better' });
    expect(editItems(text, { A: [{ edit: 'set-field', key: 'prognosis', value: 'bad' }] })).toEqual({
      text: lines('## To do', '- A', '  prognosis: bad', '  Goal: keep me', '  and me', '- B'),
      refused: [],
    });
  });

  it.each(['Acceptance criteria:', '**Acceptance criteria**'])('%j on the line before boxes belongs to them, not to the title', (intro) => {
    const item = readOne(lines('- [ ] Story', `  ${intro}`, '  - [ ] crit'));
    expect(item.title).toBe('Story');
    expect(item.notes).toContain('crit');
  });

  it('a field of a heading is a bullet of its own', () => {
    const { rules } = parseConfig('sections: [{ title: Next, items: headings }]\n', 'c.yml');
    const text = lines('## Next', '', '### A', 'text', '', '### B', '', 'text');
    const edited = ['A', 'B'].map((title) => {
      const options = { ...reading, rules };
      const roadmap = readRoadmap(text, options);
      const line = roadmap.items.find((item) => item.title === title)?.line ?? 0;
      return { line, edits: [{ edit: 'set-field', key: 'resolution', value: 'Fixed' } as const] };
    });
    expect(edited.map((item) => editHeadings(text, rules, item))).toEqual([
      lines('## Next', '', '### A', '- resolution: Fixed', '', 'text', '', '### B', '', 'text'),
      lines('## Next', '', '### A', 'text', '', '### B', '', '- resolution: Fixed', '', 'text'),
    ]);
  });
});
