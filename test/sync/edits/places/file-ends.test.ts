import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from './there-and-back.ts';

const file = (items: string[], ...end: string[]) => lines('# R', '', '## Planned', '', ...items, ...end);

describe('a section that is made', () => {
  it.each([
    ['a footnote of two lines', ['[^1]: See the thread where many asked for it,', '    and the mail of Ann.']],
    ['a footnote with a lazy second line', ['[^1]: See the thread where many asked for it,', 'and the mail of Ann.']],
    ['a footnote of two paragraphs, and another one', ['[^1]: One.', '', '    Two.', '', '[^b]: foo']],
    ['an address on the line below', ['[gh]:', '  https://x.y']],
    ['a title on the line below', ['[gh]: https://x.y', '  "Title"']],
    ['several of these', ['[gh]: https://x.y', '  "Title"', '[b]:', '  <https://x.z>', '', '[^1]: One.']],
    ['a line for an editor', ['<!-- vim: set tw=80: -->']],
    ['lines for an editor', ['<!--', 'Local Variables:', 'fill-column: 80', '', 'End:', '-->']],
    ['two comments', ['<!-- END doctoc -->', '', '<!-- markdownlint-disable-file -->', '<!-- vim: tw=80 -->']],
    ['a comment above definitions', ['<!-- Links -->', '', '[gh]:', '  https://x.y']],
    ['definitions and a comment', ['[gh]: https://x.y', '', '<!-- vim: tw=80 -->']],
    ['thanks and a comment', ['Thanks to all.', '', '<!-- vim: tw=80 -->']],
  ])('stands above what ends the file: %s', async (_, end) => {
    const text = file(['- A', '- B [^1] [gh]'], '', ...end);
    expect(await thereAndBack(text, [1])).toBe(file(['- B [^1] [gh]'], '', '## Completed', '', '- A', '', ...end));
    await thereAndBack(text.trimEnd(), [1, 2]);
    await thereAndBack(text.replaceAll('\n', '\r\n'), [1]);
  });

  it.each([
    ['directly below an item', ['- B', '<!-- B is hard. -->']],
    ['inside the list', ['- B', '', '  <!-- B is hard. -->']],
    ['with words behind it', ['- B', '', '<!-- vim --> Words.']],
    ['definitions in code', ['- B', '', '```', '[gh]: https://x.y', '```']],
  ])('stands behind what is a part of the text: %s', async (_, list) => {
    expect(await thereAndBack(file(['- A', ...list]), [1])).toBe(file(list, '', '## Completed', '', '- A'));
  });
});

describe('an item that goes to a section at the end of the file', () => {
  it.each([
    ['a comment', ['<!-- vim: tw=80 -->']],
    ['a footnote of two lines', ['[^1]: See the thread', '    and the mail of Ann.']],
  ])('stands above what ends the file: %s', async (_, end) => {
    const text = (planned: string[], ...done: string[]) => file(['- [ ] B [^1]', ...planned], '', '## Done', '', '_No items._', '', ...done, ...end);
    expect(await thereAndBack(text(['- [ ] A']), [2])).toBe(text([], '- [x] A', ''));
  });

  it.each([
    ['Nothing here.', true],
    ['Thanks to all.', false],
    ['This file is kept by Ann.', false],
  ])('stands below words that may be about the section, and above those about the file: %s', async (words, isAbove) => {
    const text = (planned: string[], ...done: string[]) => file([...planned, '- [ ] B'], '', '## Done', '', ...done);
    const between = isAbove ? text([], `*${words}*`, '', '- [x] A') : text([], '- [x] A', '', `*${words}*`);
    expect(await thereAndBack(text(['- [ ] A'], `*${words}*`), [1])).toBe(between);
  });
});

describe('an item that goes to a section with a bullet that is no item', () => {
  it.each(['-', '*'])('goes on with its list: %s', async (bullet) => {
    const text = (planned: string[], ...done: string[]) =>
      file([...planned, '- C'], '', '## Done', '', `${bullet} None yet`, ...done, '', '## Notes', '', 'foo');
    const gap = bullet === '-' ? [] : [''];
    expect(await thereAndBack(text(['- A', '- B']), [1, 2])).toBe(text([], ...gap, '- A', '- B'));
    expect(await thereAndBack(text(['- A', '- B']), [1])).toBe(text(['- B'], ...gap, '- A'));
  });
});
