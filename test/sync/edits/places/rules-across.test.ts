import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from './there-and-back.ts';

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
