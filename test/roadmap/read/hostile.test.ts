import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import { MARKS } from '../../support/amounts.ts';
import { read } from '../reading.ts';

/** What reading it throws. Such a text takes long, so it is read once. */
function thrownFor(text: string): unknown {
  try {
    return read(text);
  } catch (error) {
    return error;
  }
}

describe('a text that is nested beyond reason', () => {
  it.each([
    ['bullets', `${'- '.repeat(1500)}a`],
    ['quotes', `${'>'.repeat(5000)}a`],
    ['emphasis', `${'**'.repeat(MARKS)}a${'**'.repeat(MARKS)}`],
  ])('of %s is refused with a sentence', (_, text) => {
    const refusal = thrownFor(text);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({ message: expect.stringContaining('The roadmap is nested more than 200 levels deep, from line 1 on. Use fewer levels.') });
  });

  it('is read where people still write so', () => {
    expect(
      read(`${'  - [ ] a\n'.replace('  ', '')}${Array.from({ length: 30 }, (_, level) => `${'  '.repeat(level + 1)}- [ ] ${level}\n`).join('')}`).items,
    ).toHaveLength(31);
  });
});

describe('a line that goes on and on', () => {
  it.each([
    ['marks', `- [ ] a${' ✅'.repeat(20_000)}`],
    ['external', `- [ ] a${' (external)'.repeat(20_000)}`],
    ['colons', `- [ ] a${' :'.repeat(20_000)}`],
  ])('with %s at its end is one item with its title', (_, text) => {
    expect(read(text).items.map(({ title }) => title)).toEqual(['a']);
  });

  it('in a heading is a heading', () => {
    expect(read(`## ${'!'.repeat(20_000)}a\n\n- [ ] b\n`).sections).toHaveLength(1);
  });
});

describe('addresses that only a second look would find', () => {
  it.each([
    ['- [ ] [www.example.com] first', '[www.example.com] first'],
    ['- [ ] [docs](https://example.com) _a@b.co_', 'docs a@b.co'],
    ['- [ ] `code` [a@b.co', '`code` [a@b.co'],
    ['- [ ] title\n  - note [www.example.com]\n  owner: Kim', 'title'],
  ])('%j have their place in the text', (text, title) => {
    expect(read(text).items.map((item) => item.title)).toEqual([title]);
  });
});
