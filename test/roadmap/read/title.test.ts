import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { linkTo, problems, read, reading, readOne, titles } from '../reading.ts';

describe('the title of an item', () => {
  it.each([
    ['AMD: IOMMU clearing', 'AMD: IOMMU clearing'],
    ['Goal: fewer restarts', 'Goal: fewer restarts'],
    ['Status page: show uptime', 'Status page: show uptime'],
    ['__name at the start', '__name at the start'],
    ['_private attributes', '_private attributes'],
    ['Keep `code *as is*` in it', 'Keep `code *as is*` in it'],
    ['Read [the guide](https://example.org/guide) first', 'Read the guide first'],
    ['Make **this** _very_ clear', 'Make this very clear'],
    ['Escaped \\*stars\\* and \\[brackets\\]', 'Escaped *stars* and [brackets]'],
    ['Entities &amp; such', 'Entities & such'],
    ['Support Map<String> keys', 'Support Map<String> keys'],
    ['Faster start:', 'Faster start'],
    ['**Faster start:**', 'Faster start'],
    ['Faster start ✅', 'Faster start'],
    ['Faster start 🚧 :', 'Faster start'],
    ['Faster start <!-- ask Kim -->', 'Faster start'],
    ['Faster start <!-- one --> <!-- two -->', 'Faster start'],
    ['Faster start (external):', 'Faster start'],
    ['10:30 alarm', '10:30 alarm'],
    ['  Wide gap', 'Wide gap'],
    ['Wide   gap', 'Wide gap'],
    ['Faster <!-- ask Kim --> start', 'Faster start'],
    ['<!-- ask Kim --> Faster start', 'Faster start'],
    ['Faster<br>start', 'Faster start'],
    ['Faster<BR />start', 'Faster start'],
    ['Keep the <kbd>Esc</kbd> key', 'Keep the <kbd>Esc</kbd> key'],
    ['![Rocket](r.png) start', 'Rocket start'],
    ['![Rocket][r] start', 'Rocket start'],
    ['Faster start[^1]', 'Faster start'],
    ['[Faster start:](https://example.org)', 'Faster start'],
    ['Faster start &#x2705;', 'Faster start ✅'],
    ['Faster start (WIP)', 'Faster start'],
    ['Faster start (in progress)', 'Faster start'],
    ['[~] Faster start', 'Faster start'],
    ['[-]   Faster start', 'Faster start'],
    ['[~]Faster start', '[~]Faster start'],
    ['[=] Faster start', '[=] Faster start'],
    ['Read [~] as begun', 'Read [~] as begun'],
    ['3. Faster start', '3. Faster start'],
  ])('of `- [ ] %s` is `%s`', (written, title) => {
    expect(readOne(`- [ ] ${written}\n\n[r]: r.png\n[^1]: A note.\n`).title).toBe(title);
  });

  it('joins the lines of its paragraph up to the first field', () => {
    const text = '## Planned\n\n- A title that is\n  too long for\n  one line\n  owner: @kim\n  and a friend\n';
    expect(readOne(text).title).toBe('A title that is too long for one line');
  });

  it('leaves none of its lines to the notes', () => {
    const item = readOne('- [ ] A title\n  over three\n  lines\n  owner: @kim\n  - a remark\n');
    expect([item.title, item.notes]).toEqual(['A title over three lines', '- a remark']);
  });

  it.each([
    ['- [ ] Acceptance criteria:\n', 'Acceptance criteria'],
    ['- [ ] Story\n  acceptance criteria\n', 'Story acceptance criteria'],
    ['- [ ] Story of the\n  Out of scope:\n  not much\n', 'Story of the Out of scope: not much'],
  ])('keeps words that would introduce what is no item, where they do not: %j', (text, title) => {
    expect(readOne(text).title).toBe(title);
  });

  it('goes on over a line that is not indented', () => {
    expect(readOne('- [ ] first half\nsecond half\n').title).toBe('first half second half');
  });

  it.each(['\r\n', '\n', '\r'])('is the same with line end %j', (end) => {
    const text = ['## Planned', '', '- first', '  half', '  owner: @kim', '- second', ''].join(end);
    expect(titles(text)).toEqual(['first half', 'second']);
  });

  it.each(['  ', '\\'])('ends before a hard break written as %j', (mark) => {
    expect(readOne(`- [ ] Broken line${mark}\n  owner: @kim\n`).title).toBe('Broken line');
  });

  it.each(['  ', '\\'])('goes on behind a hard break written as %j', (mark) => {
    expect(readOne(`- [ ] Broken${mark}\n  line\n`).title).toBe('Broken line');
  });

  it('keeps a colon that is not at its end', () => {
    expect(titles('- [ ] **Cache:** keep it warm\n')).toEqual(['Cache: keep it warm']);
  });
});

describe('the link at the end of a title', () => {
  it.each([
    linkTo(12),
    `${linkTo(12)}.`,
    '(#12)',
    '(#12).',
    '[#12]',
    '[#12].',
    '([#12])',
    '[#12][]',
    '[issue 12][#12]',
    '[#12](https://github.com/acme/rocket/issues/12)',
    'https://github.com/acme/rocket/issues/12',
    'https://github.com/acme/rocket/issues/12.',
    '<https://github.com/acme/rocket/issues/12>',
    '(https://github.com/acme/rocket/issues/12)',
    '([#12](https://github.com/ACME/Rocket/issues/12#issuecomment-5))',
    `(external) ${linkTo(12)}`,
    `${linkTo(12)} (external)`,
    `✅ ${linkTo(12)}`,
    '(#12):',
    '(#12) <!-- seen -->',
    '#12',
    '#12.',
    '#12 ✅',
    '- #12',
    'GH-12',
    '(GH-12)',
    'acme/rocket#12',
    '(ACME/Rocket#12)',
    'github.com/acme/rocket/issues/12',
    'https://github.com/acme/rocket/issues%2F12',
    '[#12](https://github.com/acme/rocket/issues/12%20)',
    `**${linkTo(12)}**`,
  ])('is read from `%s`', (link) => {
    const item = readOne(`- [ ] Lost packets ${link}\n\n[#12]: https://github.com/acme/rocket/issues/12\n`);
    expect([item.title, item.issue]).toEqual(['Lost packets', 12]);
  });

  it.each([
    ['see #12', 'see #12'],
    ['our #12', 'our #12'],
    ['#12 again', '#12 again'],
    ['#12 and #13', '#12 and #13'],
    ['＃12', '＃12'],
    ['`(#12)`', '`(#12)`'],
    ['\\(#12)', '(#12)'],
    ['(fixes #12)', '(fixes #12)'],
    ['(#012)', '(#012)'],
    ['([#12](https://github.com/acme/rocket/pull/12))', '(#12)'],
    ['[#13]', '[#13]'],
    ['(see [#12](https://github.com/acme/rocket/issues/12))', '(see #12)'],
    ['\\([#12](https://github.com/acme/rocket/issues/12))', '(#12)'],
    ['[#12](https://github.com/acme/rocket/issues/12))', '#12)'],
    ['[#12](https://github.com/acme/rocket/issues/12) now', '#12 now'],
    ['[#12](https://github.com/acme/rocket/issues/12).now', '#12.now'],
    ['[its issue](https://github.com/acme/rocket/issues/12)', 'its issue'],
    ['([its issue](https://github.com/acme/rocket/issues/12))', '(its issue)'],
    ['(#12, #13) and more', '(#12, #13) and more'],
  ])('is not read from `%s`', (written, text) => {
    const item = readOne(`- [ ] Lost packets ${written}\n`);
    expect([item.issue, item.title]).toEqual([null, `Lost packets ${text}`]);
  });

  it.each([
    '([#12](https://github.com/other/rocket/issues/12))',
    '([#12](https://git.example.org/acme/rocket/issues/12)).',
    '([other/rocket#12](https://github.com/other/rocket/issues/12)) (external)',
    '✅ ([#12][there])',
    '(other/rocket#12)',
    '(other/rocket#12) ([#3](https://github.com/Other/rocket/issues/3))',
  ])('to another repository is a reference and no word of it: `%s`', (written) => {
    const [item] = readRoadmap(`- [ ] Lost packets ${written}\n\n[there]: https://github.com/other/rocket/issues/12\n`, reading).items;
    expect([item?.issue, item?.title]).toEqual([null, 'Lost packets']);
  });

  it.each([
    ['([#12](https://github.com/other/rocket/issues/12))', '(#12)'],
    ['(other/rocket#12)', '(other/rocket#12)'],
    ['Port [#12](https://github.com/other/rocket/issues/12)', 'Port #12'],
    ['As in ([the parser](https://github.com/other/rocket/issues/12))', 'As in (the parser)'],
    ['As said (see [#12](https://github.com/other/rocket/issues/12))', 'As said (see #12)'],
  ])('to another repository stays where it is a word of the title, or all of it: `%s`', (written, title) => {
    expect(readOne(`- [ ] ${written}\n`).title).toBe(title);
  });

  it('stands beside one to another repository', () => {
    const other = '([#12](https://github.com/other/rocket/issues/12))';
    const own = '([#7](https://github.com/acme/rocket/issues/7))';
    for (const written of [`${other} ${own}`, `${own} ${other}`]) {
      const { issue, title } = readOne(`- [ ] Lost packets ${written}\n`);
      expect([issue, title]).toEqual([7, 'Lost packets']);
    }
  });

  it('is none where its number is that of a pull request', () => {
    const address = { ...reading.address, pullRequests: new Set([12]) };
    const { items } = readRoadmap('- [ ] Lost packets (#12)\n- [ ] Lost bytes (#13)\n', { ...reading, address });
    expect(items.map(({ title, issue }) => [title, issue])).toEqual([
      ['Lost packets (#12)', null],
      ['Lost bytes', 13],
    ]);
  });

  it('is no link in the middle of the title, or in the notes', () => {
    const item = readOne('- [ ] After (#12) comes more\n  - see (#13)\n');
    expect([item.title, item.issue, item.notes]).toEqual(['After (#12) comes more', null, '- see (#13)']);
  });

  it('is taken from the end of a soft-wrapped title, before its fields', () => {
    const item = readOne(`- [ ] Lost packets\n  on the bus ${linkTo(7)}\n  owner: @kim\n`);
    expect([item.title, item.issue]).toEqual(['Lost packets on the bus', 7]);
  });

  it('may be the whole title, which keeps its words', () => {
    const item = readOne('- [ ] [Lost packets](https://github.com/acme/rocket/issues/12)\n');
    expect([item.title, item.issue]).toEqual(['Lost packets', 12]);
  });

  it.each(['Lost packets ✅', 'Lost packets 🚧', ' Lost packets '])('may be the whole title, and stand around a mark: `[%s]`', (words) => {
    const item = readOne(`- [ ] [${words}](https://github.com/acme/rocket/issues/12)\n`);
    expect([item.title, item.issue]).toEqual(['Lost packets', 12]);
  });

  it.each(['(#12, #13)', '(#12,#13)', '(#12 and #13)', '(#12 & #13).', '(#1, #2, #3)', '(#1, #2) ✅', '(#1, #2):'])(
    'is not taken, and reported, where one pair of brackets names more: `%s`',
    (named) => {
      const item = readOne(`- [ ] Which one ${named}\n`);
      expect([item.issue, item.ambiguous, item.title]).toEqual([null, true, `Which one ${named.replace(/ ✅$|:$/, '')}`]);
    },
  );

  it('is not taken where brackets before it name two others', () => {
    const item = readOne(`- [ ] Which one (#1, #2) ${linkTo(7)}\n`);
    expect([item.issue, item.ambiguous]).toEqual([null, true]);
  });

  it.each([
    ['(#1) (#2)', '(#1) (#2)'],
    ['(#1)(#2)', '(#1)(#2)'],
    [`(#1) ${linkTo(2)}`, '(#1) (#2)'],
    [`${linkTo(1)} ${linkTo(1)}`, '(#1) (#1)'],
    ['[#1](https://github.com/acme/rocket/issues/1) (#2)', '#1 (#2)'],
  ])('is not taken, and reported, where two stand: `%s`', (two, text) => {
    const item = readOne(`- [ ] Which one ${two}\n`);
    expect([item.issue, item.ambiguous, item.title]).toEqual([null, true, `Which one ${text}`]);
    expect(problems(`- [ ] Which one ${two}\n`)).toEqual(['1 two-links']);
  });
});

describe('what the title says of the state', () => {
  it.each([
    '~~Old idea~~',
    '~Old idea~',
    `~~Old idea~~ ${linkTo(3)}`,
    `~~Old idea ${linkTo(3)}~~`,
    '~~**Old** idea~~',
    '**~~Old idea~~**',
    '~~Old idea~~ ✅',
    '~~Old idea~~ (external)',
    '~~Old~~ ~~idea~~',
    '~~[Old](https://example.org) idea~~',
    '[~~Old idea~~](https://example.org)',
  ])('dropped: `%s`, ticked or not', (written) => {
    const { items } = read(`- [ ] ${written}\n- [x] ${written}\n`);
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ['Old idea', 'dropped'],
      ['Old idea', 'dropped'],
    ]);
  });

  it.each(['~~Fast~~ slow start', 'Slow ~~start~~', '**Slow start**', '[Slow start](https://example.org)', '*Slow* [start](https://example.org)'])(
    'not dropped where not all is struck through: `%s`',
    (written) => {
      expect(readOne(`- [ ] ${written}\n`).state).toBe('open');
    },
  );

  it('external at its end only', () => {
    const { items } = read(`- [ ] One (external)\n- [ ] Two (External) ${linkTo(2)}\n- [ ] (external) three\n- [ ] external four\n`);
    expect(items.map(({ title, external }) => [title, external])).toEqual([
      ['One', true],
      ['Two', true],
      ['(external) three', false],
      ['external four', false],
    ]);
  });
});
