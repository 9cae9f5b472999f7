import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { candidates, lines, read, reading, titles } from '../reading.ts';

/** What is told with a configuration: the problems of a text, and its candidates. */
function told(text: string, config: string) {
  const { problems, candidates: of, items } = readRoadmap(text, { ...reading, rules: parseConfig(`${config}\n`, 'c.yml').rules });
  return { problems, candidates: of.map(({ line, why, text: said }) => `${line} ${why}: ${said}`), items: items.map(({ title }) => title) };
}

describe('of the bullets of an open section that are no items', () => {
  it.each(['- [ ]', '- [x]', '- []', '-', '- <!-- later -->', '- [ ] <!-- later -->'])('nothing is told of `%s`', (bullet) => {
    const { items, candidates: of } = read(lines('## Planned', '', bullet));
    expect([items, of]).toEqual([[], []]);
  });

  it.each([
    ['- [q]', 'placeholder: [q]'],
    ['- [ ]\n  a', 'bullet: a'],
    ['- ### Heading', 'no-title: Heading'],
    ['- [ ] ✅', 'no-title: ✅'],
    ['- [ ] (#5)', 'no-title: (#5)'],
    ['- (external)', 'no-title: (external)'],
    ['1. a', 'numbered: a'],
  ])('of %j is told `%s`', (bullet, reason) => {
    expect(titles(`## Planned\n\n${bullet}\n`)).toEqual([]);
    expect(candidates(`## Planned\n\n${bullet}\n`)).toEqual([`3 ${reason}`]);
  });

  it('those in items are told only where they are boxes', () => {
    expect(candidates(lines('## Planned', '', '- a', '  - b', '  > - [ ] c', '  > - d', '', '> - [x] e', '> - f'))).toEqual(['5 in-quote: c', '8 in-quote: e']);
  });

  it('all are told with their section', () => {
    const { candidates: of } = read(lines('- a', '', '<p>', '- [ ] b', '</p>', '', '## Ideas', '- c', '', '<p>', '- [ ] d', '</p>'));
    expect(of.map(({ text, section }) => [text, section])).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', 'Ideas'],
      ['d', 'Ideas'],
    ]);
  });
});

describe('boxes in HTML', () => {
  it.each([
    ['  * [x]  a  ', 'a'],
    ['+ [X] a', 'a'],
    ['-\t[ ]\ta - [ ] b', 'a - [ ] b'],
    ['-   [ ]   a', 'a'],
  ])('are told: `%s`', (line, text) => {
    expect(candidates(lines('<div>', line, '</div>'))).toEqual([`2 in-html: ${text}`]);
  });

  it.each(['text - [ ] a', '-[ ] a', '- [ ]a', '- [ ] ', '- a', '1. [ ] a'])('are none: `%s`', (line) => {
    expect(candidates(lines('<div>', line, '</div>'))).toEqual([]);
  });

  it('are hidden in a comment, but not behind one', () => {
    expect(candidates(lines('<!--', '- [ ] a', '-->'))).toEqual([]);
    expect(candidates(lines('<p><!-- b -->', '- [ ] a', '</p>'))).toEqual(['2 in-html: a']);
  });

  it('are told where a comment never ends', () => {
    expect(candidates(lines('<!--', '- [ ] a'))).toEqual(['2 in-html: a']);
  });
});

describe('rows', () => {
  it('are told by their first cell that says something', () => {
    expect(candidates(lines('| a | b |', '|---|---|', '| c | d |', '| | e |', '| | |'))).toEqual(['3 table-row: c', '4 table-row: e']);
  });

  it('are told where a table of items has no item', () => {
    expect(told(lines('## Plan', '', '| Item | Owner |', '|---|---|', '| | Kim |'), 'sections: [{ title: Plan, items: table }]').candidates).toEqual([
      '5 table-row: Kim',
    ]);
  });

  it('are not told where one of them is an item', () => {
    const text = lines('## Plan', '', '| Item | Owner |', '|---|---|', '| Parser | Kim |', '| | Lou |');
    expect(told(text, 'sections: [{ title: Plan, items: table }]')).toMatchObject({ items: ['Parser'], candidates: [] });
  });

  it('are not told below a heading whose items are never read', () => {
    expect(candidates(lines('## Goals', '', '| a |', '|---|', '| b |'))).toEqual([]);
  });
});

describe('headings', () => {
  it('are told where nothing stands below them, with the heading above', () => {
    const { candidates: of } = read(lines('# R', '## Alpha', 'Text.', '## Beta', '### Gamma', '### Done', '## Done', '### Old', '## Goals', '# Annex'));
    expect(of.map(({ line, why, text, section }) => [line, why, text, section])).toEqual([
      [2, 'heading', 'Alpha', ''],
      [5, 'heading', 'Gamma', 'Beta'],
    ]);
  });

  it('are not told where items or candidates stand below them', () => {
    expect(candidates(lines('# R', '## Alpha', '- [ ] a', '## Beta', '- b'))).toEqual(['5 bullet: b']);
  });

  it('are no items where the configuration says that nothing is read there', () => {
    expect(told(lines('# R', '## Alpha', 'Text.'), 'sections: [{ title: R, role: never, items: headings }]').items).toEqual([]);
  });
});

describe('a section that the configuration names and the file lacks', () => {
  const config = 'sections:\n  - { title: Ideas }\n  - { title: Plans }';

  it('is told, with its line of the configuration', () => {
    expect(told(lines('# R', '## Plans', '- a'), config).problems).toEqual([
      { line: null, level: 'warning', code: 'no-such-section', message: 'No heading fits “Ideas”, which line 2 of the configuration names.' },
    ]);
  });

  it('is not told where one of the headings fits', () => {
    expect(told(lines('# R', '## Plans', '## Ideas', '- a'), config).problems).toEqual([]);
  });
});

describe('a label before a list of an open section', () => {
  it.each([
    ['**Fixed**', true],
    ['**Fixed:**', true],
    ['Fixed:', true],
    [`Fixed ${'x'.repeat(53)}:`, true],
    ['Planned', true],
    ['Known issues', false],
    ['Known issues:', false],
    ['Fixed', false],
    ['*Fixed*', false],
    ['**Fixed** in May', false],
    ['In May **fixed**', false],
    ['**Seen on Linux**', false],
    ['Not fixed:', false],
    ['To be fixed:', false],
    [`Fixed ${'x'.repeat(54)}:`, false],
    ['- Fixed:', false],
  ])('`%s` says that its bullets are something else: %s', (label, says) => {
    const text = lines('## Open bugs', '', label, '', '* a');
    expect(titles(text).includes('a')).toBe(!says);
    expect(candidates(text)).toEqual(says ? ['5 labelled: a'] : []);
  });

  it.each([
    ['<details>\n<summary><b>🚀 Launched</b></summary>', true],
    ['<details><summary>Done in May</summary>', true],
    ['<summary class="x">Terminé</summary>\n', true],
    ['<details open>\n<summary>🗓 Open bugs</summary>', false],
    ['<details>\n<summary>Seen on Linux</summary>', false],
    ['<details>\n<summary>Not fixed</summary>', false],
    ['<summary>Fixed</summary>\n<p>Some of these:</p>', false],
    ['<p>Fixed:</p>', false],
  ])('`%s` is one in HTML: %s', (html, says) => {
    const text = lines('## Open bugs', '', ...html.split('\n'), '', '* a', '', '</details>');
    expect(titles(text)).toEqual(says ? [] : ['a']);
  });

  it('says nothing that its section says already, which is for features without another word', () => {
    const config = 'sections:\n  - title: Kettle\n';
    const labelled = (label: string) => told(lines('## Kettle', '', label, '', '- a'), config).items;
    expect([labelled('**Planned**'), labelled('**Known bugs**'), labelled('**Finished:**')]).toEqual([['a'], [], []]);
  });

  it('says nothing in a section of another kind', () => {
    expect(titles(lines('## Done', '', '**Rejected:**', '', '- a'))).toEqual(['a']);
    expect(candidates(lines('## Ideas', '', '**Fixed:**', '', '- a'))).toEqual(['5 bullet: a']);
  });
});

describe('a line that says that no items follow', () => {
  it.each([
    ['its last one', 'Some words.\nAcceptance criteria:', []],
    ['its last one, in bold', 'Some words.\n**Acceptance criteria**', []],
    ['not its last one', 'Acceptance criteria:\nSome words.', ['a']],
    ['its last one, without a colon', 'Some words.\nacceptance criteria', ['a']],
    ['only the end of one', 'Some words on acceptance criteria:', ['a']],
  ])('is the whole paragraph, or %s', (_, paragraph, items) => {
    expect(titles(`${paragraph}\n\n- [ ] a\n`)).toEqual(items);
  });
});

describe('boxes that Markdown reads as text or code', () => {
  it.each([
    ['!!! note "Now"\n    - [ ] a\n    - [x] b', ['2 in-text: a', '3 in-text: b']],
    ['=== "2026"\n\n    - [ ] a', ['3 in-text: a']],
    ['[ ] a\n[x] b', ['1 in-text: a', '2 in-text: b']],
    ['☐ a\n☑ b\nand ☐ c', ['1 in-text: a', '2 in-text: b']],
    ['• [ ] a\n– [ ] b', ['1 in-text: a', '2 in-text: b']],
    ['```\n- [ ] a\n```', ['2 in-text: a']],
  ])('are told: %j', (text, told) => {
    expect(titles(`${text}\n`)).toEqual([]);
    expect(candidates(`${text}\n`)).toEqual(told);
  });

  it.each(['See [ ] a', '[x]: a.md', '[x][ ] a', '[ ]', 'a [x] b', '## Goals\n\n[ ] a', '- [ ] a\n  [ ] b'])('are none: %j', (text) => {
    expect(candidates(`${text}\n`)).toEqual([]);
  });
});

describe('lists in HTML', () => {
  it('are told', () => {
    const text = lines('<ul>', '  <li>a <b>b</b></li>', '<li class="x"><input type="checkbox"> c', '<li>', '</ul>');
    expect(candidates(text)).toEqual(['2 html-list: a b', '3 html-list: c']);
    expect(candidates('<ol><li>d</li></ol>\n')).toEqual(['1 html-list: d']);
  });
});
