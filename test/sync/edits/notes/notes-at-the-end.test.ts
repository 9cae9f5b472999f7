import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { withoutLinks } from '../places/there-and-back.ts';

/** The file after words were added at the end of an issue's text, one after the other. */
async function withAdded(text: string, config: string | null, ...added: string[]): Promise<string> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  for (const words of added) {
    const { body } = world.issue(1);
    const end = body.includes('<!-- roadmap-sync:source -->') ? '<!-- roadmap-sync:source -->' : '<sub>Kept';
    world.change(1, { body: body.replace(`\n${end}`, () => `\n${words}\n\n${end}`) }, 'ann');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  }
  return withoutLinks(world.text);
}

describe('a note that is added at the end of an issue', () => {
  const HEADINGS = 'sections: [{ title: Next, items: headings }]';

  it.each([
    ['one definition', ['[docs]: https://example.org/a']],
    ['two definitions', ['[docs]: https://example.org/a', '[wiki]: https://example.org/b']],
  ])('stands above the definitions with which the text ends: %s', async (_, definitions) => {
    const file = (...more: string[]) =>
      lines('# R', '', '## Next', '', '### Canvas', 'See [docs].', '', 'More later.', '', ...more, ...definitions, '', '### Text', 'Words.');
    expect(await withAdded(file(), HEADINGS, 'Ask Rosa.', 'And Bob.')).toBe(file('Ask Rosa.', '', 'And Bob.', ''));
  });

  it('stands below a definition that is followed by text', async () => {
    const file = (...more: string[]) =>
      lines('# R', '', '## Next', '', '### Canvas', 'See [docs].', '', '[docs]: https://example.org/a', '', 'More later.', '', ...more, '### Text', 'Words.');
    expect(await withAdded(file(), HEADINGS, 'Ask Rosa.')).toBe(file('Ask Rosa.', ''));
  });

  it('goes on with the list that stands last among bullets of several kinds', async () => {
    const file = (...more: string[]) => lines('# R', '', '## Planned', '', '* Dredge', '  - red', '  + coats', ...more, '* Paint');
    expect(await withAdded(file(), null, 'Ask Rosa.')).toBe(file('  + Ask Rosa.'));
  });
});
