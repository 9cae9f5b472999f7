import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/model/span.ts';
import { lines, linkTo, problems, read, readOne } from '../reading.ts';

describe('sub-items', () => {
  const text = lines('## Planned', '', '- [ ] Outer', '  - [x] Inner', '    - [ ] Deepest', '  - a remark', '  - owner: Kim', '', '  Prose.', '- [x] Next');

  it('belong to the item they stand in', () => {
    expect(read(text).items.map(({ title, line, endLine, parent }) => [title, line, endLine, parent])).toEqual([
      ['Outer', 3, 9, null],
      ['Inner', 4, 5, 3],
      ['Deepest', 5, 5, 4],
      ['Next', 10, 10, null],
    ]);
  });

  it('are kept apart from notes and fields', () => {
    const [outer] = read(text).items;
    expect([outer?.subItems, outer?.notes, outer?.fields.owner?.value]).toEqual(['- [x] Inner\n  - [ ] Deepest', '- a remark\n\nProse.', 'Kim']);
  });

  it('open below a ticked item are reported', () => {
    expect(problems(text)).toEqual(['5 open-sub-item']);
    expect(problems(lines('- [x] Done', '  - [ ] not yet', '  - [x] this too'))).toEqual(['2 open-sub-item']);
  });
});

describe('notes', () => {
  it('are every other block, moved to the left', () => {
    const text = lines(
      '1. [ ] Title',
      '',
      '   First.',
      '',
      '   > quoted',
      '',
      '   ```js',
      '   if (a) {',
      '     b();',
      '   }',
      '   ```',
      '   | x |',
      '   |---|',
    );
    expect(readOne(text).notes).toBe('First.\n\n> quoted\n\n```js\nif (a) {\n  b();\n}\n```\n| x |\n|---|');
  });

  it('keep a fence that holds what looks like an item or a field', () => {
    const text = lines('- [ ] Title', '  ```', '  - [ ] no', '  owner: no', '  ```', '- [ ] Next');
    expect(read(text).items.map(({ title, notes }) => [title, notes])).toEqual([
      ['Title', '```\n- [ ] no\nowner: no\n```'],
      ['Next', ''],
    ]);
  });

  it('end with their item, even in a fence that is never closed', () => {
    const text = lines('- [ ] Title', '  ```', '  code', '- [ ] Next');
    expect(read(text).items.map(({ title, line, endLine, notes }) => [title, line, endLine, notes])).toEqual([
      ['Title', 1, 3, '```\ncode'],
      ['Next', 4, 4, ''],
    ]);
  });

  it('may contain comments, which make no items', () => {
    const text = lines('- [ ] Title', '', '  <!--', '  - [ ] hidden', '  -->', '- [ ] Next');
    expect(read(text).items.map(({ title }) => title)).toEqual(['Title', 'Next']);
  });
});

describe('the state', () => {
  it.each([
    ['- [ ] a\n', 'open'],
    ['- [x] a\n', 'done'],
    ['- [X] a\n', 'done'],
    ['- [x] ~~a~~\n', 'dropped'],
    ['## Done\n- a\n', 'done'],
    ['## Done\n- [ ] a\n', 'done'],
    ['## Resolved bugs\n- a\n', 'done'],
    ['## Dropped\n- a\n', 'dropped'],
    ['## Dropped\n- [x] a\n', 'dropped'],
    ['## Done\n- ~~a~~\n', 'dropped'],
    ['## Planned\n- a\n', 'open'],
    ['## Planned\n- a ✅\n', 'open'],
    ['## Planned\n- [x] a\n', 'done'],
  ])('of %j is %s', (text, state) => {
    expect(readOne(text).state).toBe(state);
  });

  it('an open box in a done section is reported', () => {
    expect(problems('## Done\n- [ ] a\n- [x] b\n- c\n')).toEqual(['2 open-in-done']);
  });
});

describe('the kind', () => {
  it.each([
    ['- [ ] fix: a', 'bug', 'prefix'],
    ['- [ ] Fix bug: a', 'bug', 'prefix'],
    ['- [ ] BUG: a', 'bug', 'prefix'],
    ['- [ ] feat: a', 'feature', 'prefix'],
    ['- [ ] **Bug:** a', 'bug', 'prefix'],
    ['- [ ] a bug: b', 'feature', 'default'],
    ['- [ ] Remove the bug button', 'feature', 'default'],
    ['- [ ] Bugs: list them', 'feature', 'default'],
    ['- [ ] fix a', 'feature', 'default'],
    ['- [ ] feat: a\n  kind: bug', 'bug', 'field'],
    ['- [ ] fix: a\n  kind: Feature', 'feature', 'field'],
    ['- [ ] a\n  kinds: bugs', 'bug', 'field'],
    ['## Open bugs\n- a', 'bug', 'section'],
    ['## Open bugs\n- feat: a', 'feature', 'prefix'],
    ['## Planned\n- a', 'feature', 'section'],
    ['## Known issues\n- [ ] a', 'bug', 'section'],
    ['## Resolved bugs\n- a', 'bug', 'section'],
  ])('of %j is %s, by its %s', (text, kind, from) => {
    expect(readOne(`${text}\n`)).toMatchObject({ kind, kindFrom: from });
  });

  it.each(['BUGS.md', 'docs/bugs.md', 'KNOWN_BUGS.md', 'Known-Bugs.txt', 'bugs'])('is bug in a file %s', (path) => {
    expect(read('- [ ] a\n', path).items[0]).toMatchObject({ kind: 'bug', kindFrom: 'file' });
  });

  it.each(['ROADMAP.md', 'debugs.md', 'bugs/plan.md', 'nobugs.md'])('is feature in a file %s', (path) => {
    expect(read('- [ ] a\n', path).items[0]).toMatchObject({ kind: 'feature', kindFrom: 'default' });
  });

  it('of the section counts more than that of the file', () => {
    expect(read('## Planned\n- a\n', 'BUGS.md').items[0]).toMatchObject({ kind: 'feature', kindFrom: 'section' });
  });

  it('that is unknown is reported', () => {
    expect(readOne('- [ ] a\n  kind: chore\n').kind).toBe('feature');
    expect(problems('- [ ] a\n  kind: chore\n')).toEqual(['2 unknown-kind']);
  });
});

describe('external and release', () => {
  it('come from the section', () => {
    const { items } = read(lines('## External projects', '- a', '## Later', '- b', '## Deferred', '- c', '  release: 3.0', '## Planned', '- d'));
    expect(items.map(({ title, external, release }) => [title, external, release])).toEqual([
      ['a', true, null],
      ['b', false, 'later'],
      ['c', false, '3.0'],
      ['d', false, null],
    ]);
  });
});

describe('where an item is', () => {
  it('its lines, box, marker, title and link, in CRLF', () => {
    const text = `# R\r\n\r\n* [x] Lost packets ${linkTo(4)}  \r\n* [ ] b`;
    const sources = read(text).items.map(({ source }) => source);
    const at = (span: Span | null | undefined) => (span == null ? null : text.slice(span.start, span.end));
    expect(sources.map(({ marker, box, title, link, lines: of }) => [marker, box, title, link, of].map(at))).toEqual([
      ['*', 'x', 'Lost packets', ` ${linkTo(4)}`, `* [x] Lost packets ${linkTo(4)}  \r\n`],
      ['*', ' ', 'b', null, '* [ ] b'],
    ]);
    expect(sources.map(({ linkAt }) => text.slice(linkAt))).toEqual(['  \r\n* [ ] b', '']);
  });

  it('items that share a title are told apart by their lines', () => {
    const { items } = read('- [ ] same\n- [ ] same\n- [x] same (#3)\n');
    expect(items.map(({ title, line, issue }) => [title, line, issue])).toEqual([
      ['same', 1, null],
      ['same', 2, null],
      ['same', 3, 3],
    ]);
  });

  it('blank lines between neighbours', () => {
    const { items } = read(lines('- [ ] a', '', '- [ ] b', '- [ ] c', '', 'text', '', '- [ ] d'));
    expect(items.map(({ source }) => source.gap)).toEqual([1, 1, 0, null]);
  });

  it('a file without a final line end', () => {
    expect(readOne('- [ ] a\n  owner: Kim')).toMatchObject({ line: 1, endLine: 2, title: 'a' });
  });

  it.each(['', '\n', '   \n\n', '---\n---\n'])('nothing in %j', (text) => {
    expect(read(text)).toMatchObject({ title: null, items: [], candidates: [], problems: [], sections: [] });
  });
});

describe('front matter', () => {
  it.each(['---\ntitle: Plan\n# no heading\nlist:\n  - [ ] no\n---\n', '---\ntitle: Plan\n...\n', '---\n---\n', '---\r\ntitle: Plan\r\n---\r\n'])(
    'is skipped: %j',
    (matter) => {
      const { items, sections } = read(`${matter}\n# Rocket\n\n- [ ] a\n`);
      expect([items.map(({ title }) => title), sections.map(({ heading }) => heading.title)]).toEqual([['a'], ['Rocket']]);
    },
  );

  it('is none where a thematic break opens the text', () => {
    expect(read('---\n\n- [ ] a\n\n---\n').items.map(({ title }) => title)).toEqual(['a']);
  });
});
