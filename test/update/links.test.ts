import { describe, expect, it } from 'vitest';
import type { IssueAddress } from '../../src/roadmap/markdown/link.ts';
import { withWholeLinks } from '../../src/update/links.ts';
import { lines, read, reading } from '../roadmap/reading.ts';
import { ADDRESS } from './updates.ts';

const whole = (text: string, address: IssueAddress = ADDRESS) => withWholeLinks(read(text), 'docs/ROADMAP.md', address, reading).text;
const BLOB = 'https://github.com/acme/rocket/blob/HEAD';
const RAW = 'https://github.com/acme/rocket/raw/HEAD';

describe('links of an update', () => {
  it.each([
    ['beside the roadmap', '[a](guide.md)', `[a](${BLOB}/docs/guide.md)`],
    ['above it', '[a](../README.md#use "t")', `[a](${BLOB}/README.md#use "t")`],
    ['from the repository’s root', '[a](/src/x.ts)', `[a](${BLOB}/src/x.ts)`],
    ['to a place in it', '[a](#goals)', `[a](${BLOB}/docs/ROADMAP.md#goals)`],
    ['to another page of the repository', '[a](../../../issues?q=x)', '[a](https://github.com/acme/rocket/issues?q=x)'],
    ['in angle brackets', '[a](<a b (1).md>)', `[a](<${BLOB}/docs/a%20b%20%281%29.md>)`],
    ['with brackets in its words', '[a [b](x) ](c.md)', `[a [b](${BLOB}/docs/x) ](c.md)`],
    ['with parentheses', "[a](b_(c).md 'so (it) is')", `[a](${BLOB}/docs/b_%28c%29.md 'so (it) is')`],
    ['of an image', '![a](img/l.png)', `![a](${RAW}/docs/img/l.png)`],
    ['of an image that is a link', '[![a [x] y](l.png)](g.md)', `[![a [x] y](${RAW}/docs/l.png)](${BLOB}/docs/g.md)`],
    ['of an image with something like a link in its words', '![x](y](l.png)', '![x](y](l.png)'],
    ['of a definition', '[a]\n\n[a]: ./b.md (t)', `[a]\n\n[a]: ${BLOB}/docs/b.md (t)`],
    ['over a line', '[a](\nb.md\n)', `[a](\n${BLOB}/docs/b.md\n)`],
    ['with escapes and entities', '[a](b\\_c.md) [a](b&amp;c.md)', `[a](${BLOB}/docs/b_c.md) [a](${BLOB}/docs/b&c.md)`],
  ])('lead to the same place: one %s', (_, written, is) => {
    expect(whole(`${written}\n`)).toBe(`${is}\n`);
  });

  it.each([
    ['another server', '[a](https://x.y/z) <https://x.y> [b](//x.y/z) [c](mailto:a@x.y) www.x.y'],
    ['nothing', '[a]() ![b]()'],
    ['what is no link', '`[a](b.md)` \\[a](b.md) [a] (b.md)'],
  ])('stay where they lead to %s', (_, written) => {
    expect(whole(`${written}\n`)).toBe(`${written}\n`);
  });

  it('stay where no repository is known', () => {
    expect(whole('[a](b.md)\n', { ...ADDRESS, repositories: null })).toBe('[a](b.md)\n');
  });

  it('are changed wherever they stand, and nothing else is', () => {
    const text = lines('# [R](r.md)', '', '> [q](q.md)', '', '## Bugs', '', '- [ ] A [b](b.md)', '', '  ![c](c.png)', '', '| [d](d.md) |', '| --- |');
    const changed = whole(text);
    expect(changed.replaceAll(`${BLOB}/docs/`, '').replaceAll(`${RAW}/docs/`, '')).toBe(text);
    expect(changed.match(/HEAD/g)).toHaveLength(5);
  });
});
