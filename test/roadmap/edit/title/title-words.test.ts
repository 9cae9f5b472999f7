import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { titleAsMarkdown } from '../../../../src/roadmap/edit/title/title-as-markdown.ts';
import { edited, lines, linkTo, read, reading } from '../../reading.ts';
import { made, of } from '../one-reading.ts';

/** What a new title from GitHub does to a file. @param was the marks that the former title there had and the new one has not */
function renamed(text: string, title: string, was: readonly string[] = []): string {
  const markdown = titleAsMarkdown(title, reading);
  if (markdown === null) throw new Error(`“${title}” cannot be a title.`);
  const edit: ItemEdit = { edit: 'set-title', ...markdown, ...(was.length === 0 ? {} : { marksGone: was }) };
  const after = edited(text, { [read(text).items[0]?.title ?? '']: [edit] });
  expect(read(after).items[0]?.title).toBe(markdown.reads);
  return after;
}

describe('a word that changes on GitHub changes only that word in the file', () => {
  const IMPORT = '**Import**: read `albums.db` and [FLAC](https://example.org/flac) files (*slowly*)';

  it.each([
    ['in plain text', IMPORT, 'Import: load `albums.db` and FLAC files (slowly)', IMPORT.replace('read', 'load')],
    ['in emphasis', IMPORT, 'Export: read `albums.db` and FLAC files (slowly)', IMPORT.replace('Import', 'Export')],
    ['in code', IMPORT, 'Import: read `songs.db` and FLAC files (slowly)', IMPORT.replace('albums', 'songs')],
    ['in a link', IMPORT, 'Import: read `albums.db` and OGG files (slowly)', IMPORT.replace('FLAC', 'OGG')],
    ['at both ends', IMPORT, 'Export: read `albums.db` and FLAC files (quickly)', IMPORT.replace('Import', 'Export').replace('slowly', 'quickly')],
    ['behind a link', IMPORT, 'Import: read `albums.db` and FLAC audio files (slowly)', IMPORT.replace(' files', ' audio files')],
    ['of the label', IMPORT, 'Import and export: read `albums.db` and FLAC files (slowly)', IMPORT.replace('Import', 'Import and export')],
    ['that goes', IMPORT, 'Import: read `albums.db` and FLAC (slowly)', IMPORT.replace(' files', '')],
    ['that was all a node had', IMPORT, 'Import: read `albums.db` and files (slowly)', IMPORT.replace(' [FLAC](https://example.org/flac)', '')],
    ['at the start', '**All** of it', 'Nearly all of it', 'Nearly **all** of it'],
    ['before emphasis', '**All** of it', 'Nearly All of it', 'Nearly **All** of it'],
    ['behind two spaces, that goes', 'alpha.  beta', 'alpha.', 'alpha.'],
    ['before two spaces, that goes', 'alpha  beta', 'beta', 'beta'],
    ['between spaces, that goes', 'alpha  beta  gamma', 'alpha gamma', 'alpha  gamma'],
    ['behind emphasis and two spaces, that goes', '**alpha**  beta', 'alpha', '**alpha**'],
    ['behind a hard break, that goes', 'alpha\\\n  beta', 'alpha', 'alpha'],
    ['behind a link and two spaces, that goes', '[alpha](x)  beta', 'alpha', '[alpha](x)'],
    ['that no word stays beside', '...  mehr', '... and', '... and'],
    ['in emphasis around everything', '**All of it**', 'All of that', '**All of that**'],
    ['behind emphasis around everything', '**All of it**', 'All of it again', '**All of it again**'],
    ['between two nodes', '**a** `b`', 'a and `b`', '**a** and `b`'],
    ['beside an escape', 'a \\* b c', 'a * b d', 'a \\* b d'],
    ['beside an entity', 'R&amp;D of 2 things &#128512;', 'R&D of 3 things 😀', 'R&amp;D of 3 things &#128512;'],
    ['beside an image', '![Logo](l.png) for all', 'Logo for some', '![Logo](l.png) for some'],
    ['of an image', 'a ![small Logo](l.png) for all', 'a big Logo for all', 'a ![big Logo](l.png) for all'],
    ['of an image with an escape', 'a ![small \\*Logo\\*](l.png "L") for all', 'a big *Logo* for all', 'a ![big \\*Logo\\*](l.png "L") for all'],
    ['inside of an image', 'a ![small Logo](l.png) for all', 'a small [x] Logo for all', 'a ![small [x] Logo](l.png) for all'],
    ['of which an image has no other', 'a ![Logo](l.png) for all', 'a Picture for all', 'a ![Picture](l.png) for all'],
    ['that was all an image had', 'a ![Logo](l.png) for all', 'a for all', 'a for all'],
    ['of an image and the word beside it', 'a ![Logo](l.png) file for all', 'a Picture for all', 'a Picture for all'],
    ['before an image', '![Logo](l.png) for all', 'big Logo for all', 'big ![Logo](l.png) for all'],
    ['beside a comment', 'all of <!-- hm --> it', 'all of that', 'all of <!-- hm --> that'],
    ['beside a tag', 'Press <kbd>Ctrl</kbd> twice', 'Press <kbd>Alt</kbd> twice', 'Press <kbd>Alt</kbd> twice'],
    ['of which only code stays', 'Pipeline (`|`, `&&`)', 'Pipes (`|`, `&&`)', 'Pipes (`|`, `&&`)'],
    ['that bears signs of code', 'Use ``a ` b`` *now*', 'Use `c ` b` now', 'Use ``c ` b`` *now*'],
    ['behind a comment at the start', '<!-- x --> All *of it*', 'All of that', '<!-- x --> All *of that*'],
    ['behind HTML at the start', '<kbd>A</kbd> is *new*', '<kbd>A</kbd> is old', '<kbd>A</kbd> is *old*'],
    ['with underscores inside', '**a** set_all_b', 'a set_all_c', '**a** set_all_c'],
    ['beside an arrow', '**a** b', 'a -> b', '**a** -> b'],
    ['in brackets', '**a** b', '[Linux] a b', '[Linux] **a** b'],
    ['that grows inside emphasis', 'Version **1.2** of it', 'Version 1.2.3 of it', 'Version **1.2.3** of it'],
    ['that grows at the end of a link', 'All of [Ann](a.md)', 'All of Ann’s', 'All of [Ann’s](a.md)'],
    ['that another one joins', '**a** b', 'a/c b', '**a/c** b'],
    ['with a mark behind it', '**a** b', 'a, b', '**a**, b'],
    ['in another script', '支持 **导出** 功能', '支持 **导入** 功能'.replaceAll('*', ''), '支持 **导入** 功能'],
  ])('%s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n  owner: kim\n`, now)).toBe(`- [ ] ${after} (#3)\n  owner: kim\n`);
  });

  it.each([
    ['a word and the mark beside it', '**Import**: read', 'Imports read', 'Imports read'],
    ['the backticks of code', 'read `a.db` *now*', 'read a.db now', 'read a.db *now*'],
    ['a word that is half in a node', 'a un**believable** `e`', 'a good `e`', 'a good `e`'],
    ['inside of an outer node', '**a *b* `c` d** e', 'a b c d e', '**a *b* c d** e'],
    [
      'with comments inside and outside',
      '<!-- k --> a <!-- l --> un**believ<!-- m -->ab<!-- n -->le** `e` <!-- o --> f',
      'a good `e` f',
      '<!-- k --> a <!-- l --> good<!-- m --><!-- n --> `e` <!-- o --> f',
    ],
    ['with a link of its own inside', `one **two ${linkTo(3)} three** four`, 'one new four', `one **new ${linkTo(3)}** four`],
    ['at whose place a space would be left at the start', `one two ${linkTo(3)} three`, 'three more:', `three more: ${linkTo(3)}`],
  ])('across markup the smallest whole nodes are replaced: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title}\n`, now)).toBe(`- [ ] ${after}\n`);
  });

  it('of which those behind a comment go, no space is left at the end of the line', () => {
    for (const hidden of ['<!-- k -->', `<!-- k --> ${linkTo(3)}`]) expect(renamed(`- [ ] a b ${hidden} c\n`, 'New word')).toMatch(/\S\n$/);
  });

  it.each([
    ['a bare address', 'see https://example.org/a_b now', 'see https://example.org/c_d now', 'see https://example.org/c_d now'],
    ['an address in brackets', 'see <https://example.org/a> now', 'see https://example.org/b now', 'see <https://example.org/b> now'],
    ['one at the end of new words', '*see* <https://example.org/a>', 'see https://example.org/b and *more*', '*see* <https://example.org/b> and \\*more\\*'],
    ['one of a mail', 'ask <ann@example.org> now', 'ask bob@example.org now', 'ask <bob@example.org> now'],
    ['one that gives way to a word', 'see <https://example.org/a> *now*', 'see this now', 'see this *now*'],
    [
      'a link that shows its address',
      'see [https://example.org/a](https://example.org/a) now',
      'see https://example.org/b now',
      'see https://example.org/b now',
    ],
  ])('an address changes as a whole, so that it leads where it says: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title}\n`, now)).toBe(`- [ ] ${after}\n`);
  });

  it.each([
    ['a link and emphasis that change places', '**Export** and [import](x.md) things', 'import and Export things', '[import](x.md) and **Export** things'],
    ['emphasis behind other emphasis', '**Export** *import* `csv`', 'import Export `csv`', '*import* **Export** `csv`'],
    ['a link to the end', 'Use [the docs](d.md) for all new people', 'Use for all new people the docs', 'Use for all new people [the docs](d.md)'],
    ['code and a link', 'use `a` then [b](x.md) now', 'use b then `a` now', 'use [b](x.md) then `a` now'],
    ['with another case', '**Export** and [import](x.md) things', 'Import and export things', '[Import](x.md) and **export** things'],
    ['and leave nothing behind', '**A** and [B](x.md) win', 'Let B beat A', 'Let [B](x.md) beat **A**'],
    ['with what is in them', 'see [the **big** one](x.md) and *that* now', 'see that and the big one now', 'see *that* and [the **big** one](x.md) now'],
    [
      'beside a node whose words change',
      '**Export** and [import](x.md) *all* things',
      'import and Export some things',
      '[import](x.md) and **Export** *some* things',
    ],
    ['an image', '![new](n.svg) Search in covers', 'Search in covers new', 'Search in covers ![new](n.svg)'],
  ])('words that move take their markup along: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it('that would be a mark as it stands gets backslashes, and nothing else', () => {
    expect(renamed('- [ ] **a** b c\n', 'a b c (external)')).toBe('- [ ] **a** b c \\(external\\)\n');
  });

  it('of which no word stays, all are replaced', () => {
    expect(renamed(`- [ ] **Import** \`albums.db\` ${linkTo(3)}\n`, 'Play songs')).toBe(`- [ ] Play songs ${linkTo(3)}\n`);
  });

  it('leaves the line breaks of a title, and its link inside', () => {
    expect(renamed(lines('- [ ] one **two**', `  three ${linkTo(3)} four`, '  five'), 'one two 3 four six')).toBe(
      lines('- [ ] one **two**', `  3 ${linkTo(3)} four`, '  six'),
    );
  });

  it('finds the definitions of links wherever they are', () => {
    const text = (word: string) => lines(`- [ ] read [the *docs*][d] ${word}`, '', '[d]: https://example.org');
    expect(renamed(text('once'), 'read the docs twice')).toBe(text('twice'));
  });

  it.each([
    ['[the docs]', '[our docs][the docs]'],
    ['[the docs][]', '[our docs][the docs]'],
    ['[*the* docs]', '[our docs][*the* docs]'],
  ])('keeps where a short reference leads: %s', (was, then) => {
    const text = (link: string) => lines(`- [ ] read ${link} and [more]`, '', '[the docs]: d.md', '[*the* docs]: e.md', '[more]: m.md');
    expect(renamed(text(was), 'read our docs and more')).toBe(text(then).replace('[our docs][*', was.includes('*') ? '[*our* docs][*' : '[our docs][*'));
  });

  it('leaves a reference to a footnote', () => {
    const text = (word: string) => lines(`- [ ] read it[^1] ${word}`, '', '[^1]: Hm.');
    expect(renamed(text('once'), 'read it twice')).toBe(text('twice'));
  });

  it('is literal whatever it is', () => {
    expect(renamed('- [ ] **a** b c\n', 'a *b* <c>')).toBe('- [ ] **a** \\*b\\* \\<c>\n');
    expect(renamed('## Planned\n\n- a **b** c\n', '# b c')).toBe('## Planned\n\n- \\# **b** c\n');
    expect(renamed('- [ ] **a** b c\n', 'a `b` c')).toBe('- [ ] **a** `b` c\n');
    expect(renamed('- [ ] **a** b\n  c\n', 'a b - c')).toBe('- [ ] **a** b -\n  c\n');
  });

  it('keeps a title of only markup', () => {
    expect(renamed('- [ ] `a`\n', '`b`')).toBe('- [ ] `b`\n');
    expect(renamed('- [ ] ![a](a.png)\n', 'b')).toBe('- [ ] ![b](a.png)\n');
    expect(renamed('- [x] ~~**`a` b**~~\n', '`a` c')).toBe('- [x] ~~**`a` c**~~\n');
  });

  it('in a heading, in one of two lines, and in a cell with bars', () => {
    const title = (markdown: string): ItemEdit => ({ edit: 'set-title', markdown, reads: markdown.replaceAll('\\', '') });
    const heading = (word: string) => lines('## Parts', '', `### \`a\` and **${word}**`, '', 'Text.');
    expect(made(heading('b'), [of('`a` and b', title('`a` and c'))])).toBe(heading('c'));
    const underlined = (word: string) => lines('Parts', '=====', '', 'Load **old**', word, '------');
    expect(made(underlined('songs'), [of('Load old songs', title('Load old films'))])).toBe(underlined('films'));
    const row = (word: string) => lines('## Rows', '', '| Feature | Status |', '| --- | --- |', `| \`a\\|a\` \\| **${word}** | Open |`, '| d | Done |');
    expect(made(row('b'), [of('`a|a` | b', title('\\`a\\|a\\` \\| c'))])).toBe(row('c'));
    expect(made(row('b'), [of('`a|a` | b', title('\\`a\\|a\\` \\| c \\| d'))])).toBe(row('c \\| d'));
  });

  it.each([
    ['one of its words changes', '`a\\|b`', '`a|c`', '`a\\|c`'],
    ['a bar comes', '`a\\|b`', '`a|b|c`', '`a\\|b\\|c`'],
    ['the first bar comes', '`ab`', '`a|b`', '`a\\|b`'],
    ['a bar goes', '`a\\|b`', '`ab`', '`ab`'],
    ['two bars, and a word', '`a\\|b\\|c`', '`a|b|d`', '`a\\|b\\|d`'],
    ['in a link', '[x `a\\|b`](y)', 'x `a|c`', '[x `a\\|c`](y)'],
    ['in a link that moves', 'in [x](y) `a\\|b`', '`a|b` in x', '`a\\|b` in [x](y)'],
  ])('in the code of a cell with bars: %s', (_, before, now, after) => {
    const row = (title: string) => lines('## Rows', '', '| Feature | Status |', '| --- | --- |', `| ${title} | Open |`, '| d | Done |');
    const reads = read(before.replaceAll('\\|', '|').replace(/^/, '- [ ] ')).items[0]?.title ?? '';
    const title = titleAsMarkdown(now, reading);
    expect(made(row(before), title === null ? [] : [of(reads, { edit: 'set-title', ...title })])).toBe(row(after));
  });
});

describe('a mark at the end of a title', () => {
  it.each([
    ['stays if the file has it alone', 'Import all (in progress)', 'Import some', [], 'Import some (in progress)'],
    ['goes if the former title on GitHub had it', 'Import all (in progress)', 'Import some', ['(in progress)'], 'Import some'],
    ['goes alone', 'Import all ✅', 'Import all', ['✅'], 'Import all'],
    ['comes with the new title', 'Import all', 'Import all (in progress)', [], 'Import all (in progress)'],
    ['is not doubled', 'Import all (in progress)', 'Import some (in progress)', [], 'Import some (in progress)'],
    ['is not doubled where it is written otherwise', 'Import all (WIP) ✔️', 'Import some (wip) ✔', [], 'Import some (WIP) ✔️'],
    ['comes before the colon of a title', 'Import all:', 'Import some:', [], 'Import some:'],
    ['gives way to another one', 'Import all 🚧', 'Import all ✅', ['🚧'], 'Import all ✅'],
  ] as const)('%s', (_, title, now, was, after) => {
    for (const start of ['- [ ] ', '## Planned\n\n- ']) {
      expect(renamed(`${start}**${title.slice(0, 6)}**${title.slice(6)} ${linkTo(3)}\n`, now, was)).toBe(
        `${start}**${after.slice(0, 6)}**${after.slice(6)} ${linkTo(3)}\n`,
      );
    }
  });

  it('stays behind the link, and in its emphasis', () => {
    expect(renamed(`- [ ] all ${linkTo(3)} ✅\n`, 'all and more ✅')).toBe(`- [ ] all and more ${linkTo(3)} ✅\n`);
    expect(renamed('- [ ] **all (in progress)** (#3)\n', 'all', ['(in progress)'])).toBe('- [ ] **all** (#3)\n');
  });
});

/** A piece of a title: its Markdown, and what it shows. */
interface TitlePiece {
  readonly source: string;
  readonly shows: string;
}

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));

const piece: fc.Arbitrary<TitlePiece> = fc.oneof(
  words.map((text) => ({ source: text, shows: text })),
  fc
    .tuple(
      words,
      fc.constantFrom(['**', '**'], ['*', '*'], ['_', '_'], ['[', '](https://example.org/x)'], ['~~', '~~'], ['[**', '**](x.md)'], ['**[', '](<a b>)**']),
    )
    .map(([text, [open, close]]) => ({ source: `${open}${text}${close}`, shows: text })),
  words.map((text) => ({ source: `\`${text}\``, shows: `\`${text}\`` })),
  fc.constantFrom(
    { source: '\\*', shows: '*' },
    { source: '&amp;', shows: '&' },
    { source: 'a\\_b', shows: 'a_b' },
    { source: '![i](i.png)', shows: 'i' },
    { source: '😀', shows: '😀' },
  ),
);

const title = fc.array(piece, { minLength: 2, maxLength: 7 }).filter((pieces) => pieces.some(({ source, shows }) => source === shows));

describe('a new word that has marks in it', () => {
  it.each([
    ['before', '**z** a', 'Z*z z a', 'Z*z **z** a'],
    ['behind', '**z** a', 'z z-z a', '**z** z-z a'],
    ['before, with other letters', '[z](x.md) a', 'v1.z z a', 'v1.z [z](x.md) a'],
  ])('leaves the markup of a word that is in it, too: %s', (_, was, now, then) => {
    expect(renamed(`- [ ] start ${was} end\n`, `start ${now} end`)).toBe(`- [ ] start ${then} end\n`);
  });
});

describe('any title with any word changed', () => {
  it('keeps all the markup that the change does not touch, byte for byte, and reads as the new one', () => {
    fc.assert(
      fc.property(
        title,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('change', 'add', 'remove'),
        fc.constantFrom('Zz', 'Z*z', 'Z_', '[Zz]', '`Zz`', '<Zz>'),
        (pieces, one, at, what, fresh) => {
          const parts = pieces.map(({ shows }) => shows.split(' '));
          const index = one % pieces.length;
          const part = parts[index] ?? [];
          const place = at % part.length;
          const [lead, tail] = /^`/.test(pieces[index]?.shows ?? '') ? [place === 0 ? '`' : '', place === part.length - 1 ? '`' : ''] : ['', ''];
          if (what === 'change') part[place] = lead === '' && tail === '' ? fresh : `${lead}Zz${tail}`;
          // A piece that goes whole, or a word between two pieces.
          if (what === 'remove') parts.splice(index, 1);
          if (what === 'add') parts.splice(index, 0, [fresh]);
          const now = parts.map((all) => all.join(' ')).join(' ');
          const markdown = titleAsMarkdown(now, reading);
          // Of two equal words nobody can tell which one went.
          const all = ['start', 'end', fresh, ...pieces.flatMap(({ shows }) => shows.replaceAll('`', '').split(' '))].map((text) => text.toLowerCase());
          fc.pre(new Set(all).size === all.length);
          const before = read(`- [ ] start ${pieces.map(({ source }) => source).join(' ')} end\n`);
          const plain = before.items[0]?.title;
          fc.pre(markdown !== null && plain === `start ${pieces.map(({ shows }) => shows).join(' ')} end`);
          const after = renamed(before.text, `start ${now} end`);
          for (const [position, { source, shows }] of pieces.entries()) {
            if (position === index && what !== 'add') continue;
            if (source !== shows) expect(after).toContain(source);
          }
        },
      ),
      { numRuns: process.env['DEEP'] === undefined ? 150 : 5_000 },
    );
  });
});
