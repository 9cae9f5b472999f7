import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

describe.each(['---', '------', '***', '* * *', '___'])('a section that is made where %s parts the others', (rule) => {
  it('stands below such a line, and above the one that ends the file', async () => {
    const text = (planned: string[], ...made: string[]) => lines('# R', '', '## Planned', '', ...planned, rule, '', '## Bugs', '', '- C', '', rule, ...made);
    const between = text([], '', '## Completed', '', '- A', '', rule);
    expect(await thereAndBack(text(['- A', '']), [1])).toBe(between);
    expect(await thereAndBack(text(['- A', '']).trimEnd(), [1])).toBe(between.trimEnd());
  });

  it('stands as close to it as the others do', async () => {
    const text = (...made: string[]) => lines('# R', '', rule, '## Planned', '', '- A', '- B', '', rule, '## Bugs', '', '- C', '', rule, ...made);
    const credits = ['## Credits', '', 'Ann'];
    const between = text('## Completed', '', '- A', '', rule, ...credits).replace('- A\n', '');
    expect(await thereAndBack(text(...credits), [1])).toBe(between);
  });

  it('leaves the lines around another section as close as they are', async () => {
    const text = (planned: string[], ...made: string[]) =>
      lines('# R', '', '## Planned', ...planned, '- B', '', rule, '## Bugs', '- C', ...made, rule, '## Contact', 'Ann');
    expect(await thereAndBack(text(['- A']), [1])).toBe(text([], '', rule, '## Completed', '- A'));
  });

  it('stands below one in a part of a heading that holds all others', async () => {
    const text = (planned: string[], ...made: string[]) =>
      lines('## Roadmap', '', '### Planned', '', ...planned, '- B', '', rule, '', '### Bugs', '', '- C', '', rule, ...made);
    const config = 'sections:\n  - { pattern: "^(Planned|Bugs)$", role: open, items: [bullets] }\n';
    expect(await thereAndBack(text(['- A']), [1], { config, reason: 'not_planned' })).toBe(text([], '', '### Dropped', '', '- A', '', rule));
  });
});

describe('a line across the page that ends the file', () => {
  it.each([
    ['below one section', lines('# R', '', '## Planned', '', '- A', '- B', '', '---')],
    ['where no other parts the sections', lines('# R', '', '## Planned', '', '- A', '', '## Bugs', '', '- C', '', '---')],
    ['where one section is not parted', lines('# R', '', '## Planned', '', '- A', '', '---', '', '## Bugs', '', '- C', '', '## Later', '', '- D', '', '---')],
  ])('stays when a section that was made behind it goes: %s', async (_, text) => {
    expect(await thereAndBack(text, [1])).toContain('---\n\n## Completed\n');
  });
});

describe('a new heading among those that a line across the page parts', () => {
  const CONFIG = lines(
    'sections:',
    '  - { title: R, items: headings }',
    '  - { pattern: ^(Later|Now)$, role: open, items: headings }',
    '  - { pattern: ^No, role: never }',
  );
  const part = (title: string) => [`## ${title}`, '', 'Words.', ''];
  const deep = (title: string) => [`### ${title}`, '', 'Words.', ''];
  const rule = ['---', ''];
  const made = ['## New', ''];

  async function withNew(text: string): Promise<string> {
    const world = new MemoryWorld(text);
    world.config = CONFIG;
    await world.sync();
    world.open(issueOf(9, 'New', { body: '' }));
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return withoutLinks(world.text);
  }

  it.each([
    ['that are items', [...part('A'), ...rule, ...part('B')], [...rule, ...made], []],
    ['of which one is no item', [...rule, ...part('A'), ...rule, ...part('No item'), ...rule, ...part('B')], [...rule, ...made], []],
    ['of which the last one is no item', [...part('A'), ...rule, ...part('B')], [...rule, ...made], [...rule, ...part('No item')]],
    ['of which one has none', [...part('A'), ...rule, ...part('B'), ...rule, ...part('C'), ...part('D')], [...rule, ...made], []],
    ['of which none is an item', ['Words.', ''], [...rule, ...made], [...rule, ...part('No item'), ...rule, ...part('Nothing')]],
    ['and one ends the file', [...part('A'), ...rule, ...part('No item'), ...rule, ...part('B')], [...rule, ...made], ['---']],
    ['in another way', ['## A', '', 'Words.', '', '***', '## No item', 'Words.', '', '***', '## B', 'Words.', ''], ['***', ...made], []],
    [
      'in other sections',
      ['## Now', '', ...deep('A'), ...rule, ...deep('B'), ...rule, ...deep('C'), '## Later', '', ...deep('D')],
      [...rule, '### New', ''],
      [],
    ],
  ])('has one, too, beside some %s', async (_, above, written, below) => {
    const text = (...some: string[]) => `${lines('# R', '', ...above, ...some, ...below).trimEnd()}\n`;
    expect(await withNew(text())).toBe(text(...written));
    expect(await withNew(text().trimEnd())).toBe(text(...written).trimEnd());
    const crlf = (it: string) => it.replaceAll('\n', '\r\n');
    expect(await withNew(crlf(text()))).toBe(crlf(text(...written)));
  });

  it.each([
    ['the text that introduces them', ['Words.', '', ...rule, ...part('A'), ...part('B')], []],
    ['the text above what is no item', ['Words.', ''], [...rule, ...part('No item'), ...part('Nothing')]],
    ['the only one', ['Words.', '', ...rule, ...part('A')], []],
    ['groups of them', [...part('A'), ...part('B'), ...rule, ...part('C'), ...part('D'), ...rule, ...part('E')], []],
    ['what is no item', [...part('A'), ...part('B')], [...rule, ...part('No item')]],
    ['greater parts', ['## Now', '', ...deep('A'), ...deep('B'), ...rule, '## Later', '', ...deep('C'), ...deep('D')], []],
    ['code', [...part('A'), '```', ...rule, '```', '', ...part('B'), '```', '---', '```', '', ...part('C')], []],
  ])('has none where it only parts off %s', async (_, above, below) => {
    const text = (...some: string[]) => `${lines('# R', '', ...above, ...some, ...below).trimEnd()}\n`;
    expect(await withNew(text())).toBe(text(above.includes('## Later') ? '### New' : '## New', ''));
  });
});
