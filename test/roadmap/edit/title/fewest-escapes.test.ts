import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, read } from '../../reading.ts';
import { renamed } from './renamed.ts';

const task = (title: string) => `- [ ] ${title} (#3)\n  owner: kim\n`;

describe('a new word of a title has a backslash only where it would read differently without one', () => {
  it.each([
    ['a star between words', 'Take **two** now', 'Take two 2 * 3 now', 'Take **two** 2 * 3 now'],
    ['a star in a word', 'Take **two** now', 'Take two a*b now', 'Take **two** a*b now'],
    ['a path', 'Take **two** now', 'Take two ~/path now', 'Take **two** ~/path now'],
    ['a path with backslashes', 'Take **two** now', 'Take two C:\\path now', 'Take **two** C:\\path now'],
    ['a bar', 'Take **two** now', 'Take two a | b now', 'Take **two** a | b now'],
    ['brackets', 'Take **two** now', 'Take two [simple] now', 'Take **two** [simple] now'],
    ['a box', 'Take **two** now', 'Take two [ ] now', 'Take **two** [ ] now'],
    ['signs of order', 'Take **two** now', 'Take two a < b > c now', 'Take **two** a < b > c now'],
    ['an ampersand', 'Take **two** now', 'Take two R&D now', 'Take **two** R&D now'],
    ['underscores', 'Take **two** now', 'Take two a_b _c now', 'Take **two** a_b _c now'],
    ['emphasis', 'Take **two** now', 'Take two *x* < y now', 'Take **two** \\*x\\* < y now'],
    ['emphasis with a word that stays', 'Take **two** now', 'Take *two now*', 'Take \\***two** now\\*'],
    ['an entity', 'Take **two** now', 'Take two R&D &amp; now', 'Take **two** R&D \\&amp; now'],
    ['a tag', 'Take **two** now', 'Take two <b> now', 'Take **two** \\<b> now'],
    ['a link', 'Take **two** now', 'Take two [a](b_c_d) now', 'Take **two** \\[a\\](b_c_d) now'],
    ['a comment', 'Take **two** now', 'Take two <!-- a_b_ --> now', 'Take **two** \\<!-- a_b_ --\\> now'],
    ['an escape', 'Take **two** now', 'Take two \\* now', 'Take **two** \\\\* now'],
    ['a backtick alone', 'Take **two** now', 'Take two a ` b now', 'Take **two** a \\` b now'],
    ['a backslash before the link', 'Take **two**', 'Take two \\', 'Take **two** \\\\'],
    ['a backtick beside code', 'Take `two` now', 'Take a ` `two` now', 'Take a \\` `two` now'],
    ['a sign that stands for none', 'Take **two** now', 'Take two \ue000 *x* now', 'Take **two** \ue000 \\*x\\* now'],
  ])('%s', (_, title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });

  it.each([
    ['1. Read **tabs** first', '1. Read tabs last', '1. Read **tabs** last'],
    ['1. Read **tabs** first', '2. Read tabs first', '2. Read **tabs** first'],
    ['1) Read **tabs** first', '1) Read tabs last', '1) Read **tabs** last'],
    ['2024. Read **tabs** first', '2025. Read tabs first', '2025. Read **tabs** first'],
    ['# Read **tabs** first', '# Read tabs last', '# Read **tabs** last'],
    ['> Read **tabs** first', '> Read tabs last', '> Read **tabs** last'],
    ['- Read **tabs** first', '- Read tabs last', '- Read **tabs** last'],
    ['+ Read **tabs** first', '+ Read tabs last', '+ Read **tabs** last'],
    ['``` Read **tabs** first', '``` Read tabs last', '``` Read **tabs** last'],
    ['~~~ Read **tabs** first', '~~~ Read tabs last', '~~~ Read **tabs** last'],
    ['| Read **tabs** first', '| Read tabs last', '| Read **tabs** last'],
    ['Read **tabs** first', '3. Read tabs first', '3. Read **tabs** first'],
    ['Read **tabs** first', '# Read tabs first', '# Read **tabs** first'],
  ])('behind a box nothing begins a block: %j', (title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });

  it.each([
    ['1\\. Read **tabs** first', '2. Read tabs first', '2\\. Read **tabs** first'],
    ['Read **tabs** first', '- Read tabs first', '\\- Read **tabs** first'],
    ['Read **tabs** first', '> Read tabs first', '\\> Read **tabs** first'],
  ])('behind a bullet something does: %j', (title, now, after) => {
    const bullet = (text: string) => lines('## Planned', '', `- ${text}`);
    expect(renamed(bullet(title), now)).toBe(bullet(after));
  });

  it('where the file defines a link of that name', () => {
    const text = (title: string) => lines(`- [ ] ${title}`, '', '[the  docs]: d.md');
    expect(renamed(text('Take **two**'), 'Take two [the Docs] [more]')).toBe(text('Take **two** \\[the Docs\\] [more]'));
  });

  it.each([
    ['Under\\_score **names**', 'Under_scores names', 'Under\\_scores **names**'],
    ['Under\\_score **names**', 'Over_score names', 'Over\\_score **names**'],
    ['Under\\_score **names**', 'Under_score nouns', 'Under\\_score **nouns**'],
    ['Fix \\`tick\\` **marks**', 'Fix `tock` marks', 'Fix \\`tock\\` **marks**'],
    ['Fix \\`tick\\` **marks**', 'Fix `tick tock` marks', 'Fix \\`tick tock\\` **marks**'],
    ['Fix \\`tick\\` **marks**', 'Fix tick marks', 'Fix tick **marks**'],
    ['The caf&eacute;s **here**', 'The cafés there', 'The caf&eacute;s **there**'],
    ['The caf&eacute;s **here**', 'The café here', 'The caf&eacute; **here**'],
  ])('and an escape of a word that stays in part is kept: %j', (title, now, after) => {
    expect(renamed(task(title), now)).toBe(task(after));
  });

  it('whatever it is, the new title reads as it is, and the others words stay', () => {
    const mark = fc.constantFrom(
      '*',
      '**',
      '_',
      '~',
      '~~',
      '`',
      '``',
      '[',
      ']',
      '(x)',
      '<',
      '>',
      '\\',
      '&',
      'amp;',
      '!',
      '|',
      '#',
      '1.',
      '-',
      'a',
      'b c',
      ' ',
      ' ',
    );
    const word = fc.array(mark, { minLength: 1, maxLength: 8 }).map((all) => all.join('').replace(/\s+/g, ' ').trim());
    const before = fc.constantFrom(
      'one **two** `three` [four](x.md) five',
      'one \\`two\\` ``th ` ree`` *four* five',
      '1. one ~~two~~ &amp; ![three](t.png) _four_ five',
    );
    fc.assert(
      fc.property(before, word, fc.nat({ max: 2 }), (title, fresh, place) => {
        const shown = read(task(title)).items[0]?.title ?? '';
        const parts = shown.split(' ');
        const at = [parts.length - 1, 1, parts.indexOf('five')][place] ?? 1;
        // A backtick may make code of backticks that were none.
        fc.pre(fresh !== '' && !fresh.includes('`') && !/[|<]/.test(fresh));
        const now = [...parts.slice(0, at), fresh, ...parts.slice(at)].join(' ');
        const after = renamed(task(title), now);
        for (const piece of title.split(' ').filter((one) => /^[*`[_~]|&|!\[/.test(one) && !one.startsWith('``'))) expect(after).toContain(piece);
      }),
      { numRuns: process.env['DEEP'] === undefined ? 100 : 5_000 },
    );
  });
});
