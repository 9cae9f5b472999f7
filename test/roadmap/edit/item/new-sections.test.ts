import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import type { NewItem } from '../../../../src/model/plan.ts';
import type { Role } from '../../../../src/model/roadmap.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';
import { end, made, move, of, oneByOne } from '../one-reading.ts';

const CONTENT = { fields: {}, notes: '', subItems: '' };
const ADDED: NewItem = { markdown: 'N', reads: 'N', issue: 1, content: CONTENT, to: { at: 'new-section', title: 'Open bugs', role: 'open' } };
const OPEN = ['## Open bugs', '', '- N'];

/** A roadmap with a new item in a section for open work that is made for it, by both ways of editing. */
function withOpen(text: string): string {
  const { text: after, refused } = editRoadmap(readRoadmap(text, reading), { items: [], added: [ADDED], lastUpdated: null }, reading);
  expect(oneByOne(text, [], [ADDED])).toEqual([after, refused]);
  expect(refused).toEqual([]);
  return after.replace(` ${linkTo(1)}`, '').replace('- [ ] N', '- N');
}

/** A roadmap whose item “a” has gone to a section for finished work that is made for it, by both ways of editing. */
function withFinished(text: string): string {
  return made(text, [of('a', move({ at: 'new-section', title: 'Rejected', role: 'dropped' }))]);
}

describe('a section for open work is made', () => {
  it.each<[string, string[], string[]]>([
    ['above the finished work', ['## Planned', '', '- a', ''], ['## Done', '', '- b']],
    ['above finished work with spaces at the end of a line', ['## Planned', '', '- a', ''], ['## Done', '', '- b  ', '  c']],
    ['above all sections of finished work', ['# R', '', '## Planned', '', '- a', ''], ['## Completed', '', '- b', '', '## Dropped', '', '- c']],
    ['above those that hold nothing yet', ['## Planned', '', '- a', ''], ['## Done']],
    [
      'behind the last of several with open work',
      ['## Done', '', '- b', '', '## Planned', '', '- a', '', '## Later', '', '- c', ''],
      ['## License', '', 'MIT'],
    ],
    ['behind open work that is not below a heading', ['- [ ] a', ''], ['## Done', '', '- [x] b']],
    ['above the first finished work where there is no other', ['# R', '', 'Words.', ''], ['## Done', '', '- b', '', '## Credits', '', 'All.']],
    ['at the top of a file that begins so', [], ['## Done', '', '- b']],
    ['below the front matter', ['---', 'title: R', '---', ''], ['## Done', '', '- b']],
    ['above lines across the page between the sections', ['# R', '', '## Planned', '', '- a', '', '---', ''], ['## Done', '', '- b']],
    ['above an anchor of the next heading', ['## Planned', '', '- a', ''], ['<a name="done"></a>', '## Done', '', '- b']],
    [
      'above the element that hides the finished work',
      ['## Planned', '', '- a', ''],
      ['<details>', '<summary>Done</summary>', '', '## Done', '', '- b', '', '</details>'],
    ],
    ['above a break before the next heading', ['## Planned', '', '- a', ''], ['<br />', '', '## Done', '', '- b']],
    ['above several breaks', ['# R', '', '## Planned', '', '- a', ''], ['<BR><br>', '', '&nbsp;', '', '## Done', '', '- b']],
    ['behind a break that is text of the item above it', ['## Planned', '', '- a', '<br>', ''], ['## Done', '', '- b']],
    ['above the definitions of its part', ['## Planned', '', '- a [x]', ''], ['[x]: https://example.org', '', '## Done', '', '- b']],
    ['with what is below other headings', ['# R', '', '## Plan', '', '### A', '', '- [ ] a', '', '### B', '', 'Words.', ''], ['## Done', '', '- [x] b']],
  ])('%s', (_, above, below) => {
    const isBelowLine = above.at(-2) === '---' && above[0] !== '---';
    const [before, line] = isBelowLine ? [above.slice(0, -2), above.slice(-2)] : [above, []];
    expect(withOpen(lines(...above, ...below))).toBe(lines(...before, ...OPEN, '', ...line, ...below));
  });

  it('above the blank lines at the top of a file', () => {
    expect(withOpen(lines('  ', '', '## Done', '', '- b'))).toMatch(/^## Open bugs\n\n- N *\n\n## Done\n\n- b\n$/);
  });

  // A title for open work says nothing below another heading than the document's title.
  it.each<[string, string[], string[]]>([
    [
      'above the first of several parts that hold all items',
      ['# R', '', '## How', '', 'Words.', '', '## Why', '', 'Words.', ''],
      ['# One', '', '## A', '', '- [ ] a', '', '## B', '', '- [ ] b'],
    ],
    [
      'behind the open work above an old roadmap',
      ['# R', '', '## A', '', '- [ ] a', '', '## B', '', '- [ ] b', ''],
      ['# Before', '', '## C', '', '- [ ] c', '', '## D', '', '- [ ] d'],
    ],
    ['above another part where nothing is read', ['# R', '', '## How', '', 'Words.', '', '## Why', '', 'Words.', ''], ['# Other', '', '## Why', '', 'Words.']],
    [
      'above finished work that stands before all other parts',
      ['# R', '', '## How', '', 'Words.', '', '## Why', '', 'Words.', ''],
      ['## Done', '', '- [x] b', '', '# One', '', '## A', '', '- [ ] a'],
    ],
  ])('%s', (_, above, below) => {
    expect(withOpen(lines(...above, ...below))).toBe(lines(...above, ...OPEN, '', ...below));
  });

  it('where every heading is underlined', () => {
    const text = lines('Planned', '-------', '', '- a', '', 'Done', '----', '', '- b');
    expect(withOpen(text)).toBe(lines('Planned', '-------', '', '- a', '', 'Open bugs', '---------', '', '- N', '', 'Done', '----', '', '- b'));
  });
});

describe('a section for open work begins as the open items of the file are', () => {
  const config = 'sections:\n  - { pattern: ^Stage, items: headings }\n  - { pattern: ^Past, items: headings, role: done }\n';
  const stages = (...numbers: string[]) => ['', '# Stage 1', '', `## ${numbers[0]}a`, '', 'Text.', '', '# Stage 2', '', `## ${numbers[1]}b`, '', 'Text.'];
  const added = (text: string, rules = config) => {
    const options = { ...reading, rules: parseConfig(rules, 'roadmap-sync.yml').rules };
    const { text: after, refused } = editRoadmap(readRoadmap(text, options), { items: [], added: [ADDED], lastUpdated: null }, options);
    expect(refused).toEqual([]);
    return after.replace(` ${linkTo(1)}`, '').slice(text.length);
  };

  it.each([
    ['with a heading', ['', ''], '## N'],
    ['with the first number where each section begins again', ['1. ', '1. '], '## 1. N'],
    ['with the next number where they go on', ['1. ', '2. '], '## 3. N'],
    ['without a number where one has none', ['1. ', ''], '## N'],
  ])('%s', (_, numbers, heading) => {
    expect(added(lines(...stages(...numbers)))).toBe(lines('', '# Open bugs', '', heading));
  });

  it('with a bullet where others are bullets, or the configuration reads other forms', () => {
    const bullets = lines('', '# Open bugs', '', '- N');
    expect(added(lines('# Planned', '', '- c', ...stages('', '')))).toBe(bullets);
    expect(added(lines(...stages('', '')), `${config}  - { title: Ideas }\n`)).toBe(bullets);
  });

  it('and is read so, with bullets that stand there already', () => {
    const options = { ...reading, rules: parseConfig(config, 'roadmap-sync.yml').rules };
    const text = lines(...stages('', ''), '', '# Open bugs', '', '- c', '', '## d');
    expect(readRoadmap(text, options).items.map(({ title, shape, kind }) => [title, shape, kind])).toEqual([
      ['a', 'heading', 'feature'],
      ['b', 'heading', 'feature'],
      ['c', 'bullet', 'bug'],
      ['d', 'heading', 'bug'],
    ]);
  });
});

describe('a section for finished work is made', () => {
  it.each<[string, string[], string[]]>([
    ['above what closes the file', [''], ['## Contributing', '', '- Fork it', '', '### Style', '', 'Words.', '', '## License', '', 'MIT']],
    ['behind the finished work', ['', '## Done', '', '- b', ''], ['## Links', '', '[x](https://example.org)']],
    ['above a legend', [''], ['## Legend', '', '- [x] is done']],
    ['behind the releases', ['', '## v2', '', '- [ ] b', '', '## v1', '', '- [x] c', ''], ['## Contact', '', 'ann@example.org']],
    [
      'behind all that is below the heading of the last item',
      ['', '## Plan', '', '### A', '', '- [ ] b', '', '### B', '', 'Words.', ''],
      ['## Credits', '', 'All.'],
    ],
    ['above a comment that belongs to a heading', ['', '## Later', '', '- b', ''], ['<!-- the end -->', '## Credits', '', 'All.']],
    ['above lines that stay as far from it as they were', ['', '## Later', '', '- b', '', ''], ['## License', '', 'MIT']],
    ['above the line across the page that closes the file', ['', '## Later', '', '- b', ''], ['---', '', '## License', '', 'MIT']],
    ['behind a list of work that is not read', ['', '## Rockets', '', '- b', '', '## Boats', '', '1. c', ''], ['## Credits', '', 'All.']],
    ['behind headings that are work themselves', ['', '## Build a rocket', '', '## Fly it'], []],
    ['behind ideas in prose', ['', '## Ideas for later', '', 'A boat, or two.', ''], ['## Non-goals', '', '- A plane']],
    [
      'behind work that is told in prose, if it is divided as items are',
      ['', '### Soon', '', '- [ ] b', '', '## Boats', '', '### Hull', '', 'Of oak.', '', '### Sail', '', 'Of linen.', ''],
      ['## Contact', '', 'ann@example.org'],
    ],
    ['above prose that is divided as no items are', [''], ['## Our story', '', '### Once', '', 'Words.', '', '### Today', '', 'Words.']],
    ['at the end of the file where nothing closes it', ['', '## Later', '', '- b'], []],
  ])('%s', (_, above, below) => {
    const content = above.slice(0, above.findLastIndex((line) => line !== '') + 1);
    expect(withFinished(lines('## Planned', '', '- a', '- o', ...above, ...below))).toBe(
      lines('## Planned', '', '- o', ...content, '', '## Rejected', '', '- a', ...above.slice(content.length), ...below),
    );
  });

  it.each([
    [
      'has a blank line below it as others of its level have',
      ['# R', '', '## Plan', '', 'Words.', '', '### Now', '- [ ] a', '- [ ] o', '', '### Soon', '- [ ] b'],
      [''],
    ],
    [
      'has its list directly below as others of its level have',
      ['# R', '', '## Plan', 'Words.', '', '### Now', '- [ ] a', '- [ ] o', '', '### Soon', '- [ ] b'],
      [],
    ],
    [
      'has its list directly below as in the other parts of the heading above it',
      ['## Plan', '', 'Words.', '', '### Now', '- [ ] a', '- [ ] o', '', '### Soon', '- [ ] b'],
      [],
    ],
    ['has a blank line below it as lists of its level have', ['# R', '', '## Planned', '', '- a', '- o', '', '### Now', '- b', '', '### Soon', '- c'], ['']],
  ])('and %s', (_, text, gap) => {
    expect(withFinished(lines(...text))).toContain(`${lines('## Rejected', ...gap)}- `);
  });

  it('at the level of a file that has only one', () => {
    const text = ['# Planned', '', '- a', '', '# Later', '', '- b', ''];
    expect(withFinished(lines(...text, '# Credits', '', 'All.'))).toBe(
      lines('# Planned', '', '# Later', '', '- b', '', '# Rejected', '', '- a', '', '# Credits', '', 'All.'),
    );
  });

  it.each([
    ['below a line across the page where all others are, the first one, too', ['# R', '', 'Words.', '', '---', ''], ['---', '']],
    ['below none where only the front matter ends above the first one', ['---', 'title: R', '---', ''], []],
    ['below none where only an underlined heading is above the first one', ['R', '---', ''], []],
  ])('%s', (_, top, line) => {
    const level = top[0] === 'R' ? '#' : '##';
    const text = [...top, `${level} Planned`, '', '- a', '- o', ''];
    const credits = ['---', '', `${level} Credits`, '', 'All.'];
    expect(withFinished(lines(...text, ...credits))).toBe(
      lines(...text.filter((one) => one !== '- a'), ...line, `${level} Rejected`, '', '- a', '', ...credits),
    );
  });

  const part = (title: string, ...items: string[]) => [`### ${title}`, '', ...items.map((item) => `- [ ] ${item}`), ''];
  it.each([
    [
      'below a line across the page where all smaller parts are',
      ['---', ''],
      [
        ['---', ''],
        ['---', ''],
      ],
    ],
    ['below none where one part has none', [], [['---', ''], []]],
  ])('%s', (_, line, [second, third]) => {
    const text = ['# R', '', '## Planned', '', ...part('A', 'a', 'o'), ...(second ?? []), ...part('B', 'b'), ...(third ?? []), ...part('C', 'c')];
    expect(withFinished(lines(...text.slice(0, -1)))).toBe(lines(...text.filter((one) => one !== '- [ ] a'), ...line, '## Rejected', '', '- [ ] a'));
  });

  it('for an item that stands above it already', () => {
    const [above, below] = [
      ['## Later', '', '- b', '', '## Planned', '', '- o'],
      ['', '', '## License', '', 'MIT'],
    ];
    expect(withFinished(lines(...above, '- a', ...below))).toBe(lines(...above, '', '## Rejected', '', '- a', ...below));
  });

  it('above a heading that is underlined, with a blank line', () => {
    const text = lines('Planned', '=======', '- a', '- o', '', 'Later', '=====', '- b', '', 'Credits', '=======', 'All.');
    expect(withFinished(text)).toContain('- b\n\nRejected\n========\n- a\n\nCredits\n=======\n');
  });

  it('with a blank line below HTML', () => {
    const text = lines('## Planned', '- a', '- o', '## Later', '- b', '## Upcoming', '- c', '</details>', '', '## License', 'MIT');
    expect(withFinished(text)).toContain('</details>\n\n## Rejected\n- a\n\n## License\n');
  });

  it('among others that are made in the same edit', () => {
    const text = lines('## Planned', '', '- a', '- b', '- c', '', '## Completed', '', '- d', '', '## License', '', 'MIT');
    const to = (title: string, role: Role) => move({ at: 'new-section', title, role });
    const steps = [of('a', to('Rejected', 'dropped')), of('d', to('Upcoming', 'open')), of('b', to('Rejected', 'dropped')), of('c', end(1))];
    expect(made(text, steps)).toBe(
      lines('## Planned', '', '## Upcoming', '', '- d', '', '## Completed', '', '- c', '', '## Rejected', '', '- a', '- b', '', '## License', '', 'MIT'),
    );
  });
});

describe('a section that is made beside headings of several levels', () => {
  const words = (...headings: readonly string[]) => headings.flatMap((heading) => ['', heading, '', 'Words.']);
  const finished = ['', '## Rejected', '', '- a'];

  it.each<[string, string[], string[]]>([
    ['one of the title', ['# R', '', '## Planned', '', '- a'], words('# Contributing')],
    ['several of the title', ['# R', '', '## Planned', '', '- a'], words('# Contributing', '# License', '# Credits')],
    ['items two levels below the heading', ['# R', '', '## Planned', '', '### Lid', '', '- [ ] a'], words('# Contributing', '# License')],
  ])('has that of those with items: %s', (_, above, below) => {
    expect(withOpen(lines(...above, ...below))).toBe(lines(...above, '', ...OPEN, ...below));
  });

  it('has that of those with items for finished work, too', () => {
    const text = (...made: string[]) => lines('# R', '', '## Planned', '', '- b', ...made, ...words('# Contributing', '# License'));
    expect(withFinished(text().replace('- b', '- a\n- b'))).toBe(text(...finished));
  });

  it('has that of the title where the items stand below such', () => {
    const above = ['# R', ...words('## Goals', '## Design'), '', '# Planned', '', '- a'];
    expect(withOpen(lines(...above))).toBe(lines(...above, '', '# Open bugs', '', '- N'));
  });

  it('has that of most headings where no items are below one', () => {
    const above = ['# R', '', '- [ ] a', ...words('## Goals', '## Design')];
    expect(withOpen(lines(...above))).toContain('\n## Open bugs\n');
  });
});

describe('a section that is made where the first heading holds all others', () => {
  const text = lines('## Kettle roadmap', '', '### Tasks', '', '- [ ] a', '- [ ] b', '', '### Ideas', '', 'Words.');

  it('has the level of these for finished work', () => {
    expect(withFinished(text)).toBe(
      lines('## Kettle roadmap', '', '### Tasks', '', '- [ ] b', '', '### Ideas', '', 'Words.', '', '### Rejected', '', '- [ ] a'),
    );
  });

  it('has that of the first one for open work, whose title says nothing below it', () => {
    expect(withOpen(text)).toContain('\n## Open bugs\n');
  });

  it('has that of the first ones where there are two', () => {
    expect(withFinished(lines(text, '## Others', '', 'Words.'))).toContain('\n## Rejected\n');
  });
});
