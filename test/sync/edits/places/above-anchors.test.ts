import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

const file = (items: string[], ...rest: string[]) => lines('# R', '', '## Planned', '', ...items, '', ...rest);

/** What belongs to the heading below it. */
const ABOVE_HEADINGS: ReadonlyArray<[string, string[]]> = [
  ['an anchor', ['<a name="help"></a>', '## Help', '', 'Please do.']],
  ['an anchor and a blank line', ['<a id="help"></a>', '', '## Help', '', 'Please do.']],
  ['a comment', ['<!-- HELP -->', '## Help', '', 'Please do.']],
  ['a comment and an anchor', ['<!-- markdownlint-disable MD033 -->', '<a name="help"></a>', '## Help', '', 'Please do.']],
];

describe('a section that is made above what belongs to the next heading', () => {
  it.each(ABOVE_HEADINGS)('goes again: %s', async (_, end) => {
    const text = file(['- A', '- B'], ...end);
    expect(await thereAndBack(text, [1])).toBe(file(['- B'], '## Completed', '', '- A', '', ...end));
    await thereAndBack(text, [1, 2]);
    await thereAndBack(text, [2], { reason: 'not_planned' });
    await thereAndBack(text.replaceAll('\n', '\r\n'), [1]);
  });

  it('stays where a person has written a comment below its heading', async () => {
    const world = await MemoryWorld.agreed(file(['- A', '- B'], '<!-- HELP -->', '## Help', '', 'Please do.'));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.replace('## Completed\n', '## Completed\n\n<!-- Newest first. -->\n');
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(withoutLinks(world.text)).toContain('## Completed\n\n<!-- Newest first. -->\n\n<!-- HELP -->\n## Help');
  });
});

describe('an item that goes to an empty section', () => {
  it.each(['<a id="help"></a>', '(help)='])('stands above the name of the next heading: %s', async (name) => {
    const text = (planned: string[], ...done: string[]) => file([...planned, '- [ ] B'], '## Done', '', ...done, name, '## Help', '', 'Please do.');
    expect(await thereAndBack(text(['- [ ] A']), [1])).toBe(text([], '- [x] A', ''));
  });

  it('stands below a comment, which says something of the section', async () => {
    const text = (planned: string[], ...done: string[]) =>
      file([...planned, '- [ ] B'], '## Done', '', '<!-- Newest first. -->', '', ...done, '## Help', '', 'Please do.');
    expect(await thereAndBack(text(['- [ ] A']), [1])).toBe(text([], '- [x] A', ''));
  });
});

describe('a comment at the end of the last item', () => {
  it.each([
    ['inside it', ['- B', '  <!-- Ask Ann. -->']],
    ['below its notes', ['- B', '  - b', '', '  <!-- Ask Ann. -->']],
    ['of a sub-item', ['- B', '  - [ ] b', '    <!-- Ask Ann. -->']],
  ])('stays with it, and the section is made below: %s', async (_, last) => {
    const end = ['## Help', '', 'Please do.'];
    expect(await thereAndBack(file(['- A', ...last], ...end), [1])).toBe(file(last, '## Completed', '', '- A', '', ...end));
    expect(await thereAndBack(file(['- A', ...last], ...end), [2])).toBe(file(['- A'], '## Completed', '', ...last, '', ...end));
    expect(await thereAndBack(file([...last, '- C'], ...end), [1])).toBe(file(['- C'], '## Completed', '', ...last, '', ...end));
  });
});
