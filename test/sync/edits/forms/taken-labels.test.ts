import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const BELOW = ['', '[spec]: https://example.org/old', '[^1]: The old note.'];

/** The lines of the second item, after somebody wrote a text into its issue. All else stays. */
async function written(first: string, text: string, below: readonly string[] = BELOW): Promise<string[]> {
  const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${first}`, '- Beta', ...below));
  world.change(2, { body: world.issue(2).body.replace('\n<sub>Kept', () => `\n${text}\n\n<sub>Kept`) });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  const [head, rest = ''] = world.text.split(`- Beta ${link(2)}\n`);
  expect(head).toBe(lines('## Planned', '', `- ${first} ${link(1)}`));
  const end = below.join('\n');
  expect(rest.endsWith(`${end}\n`)).toBe(true);
  return rest.slice(0, rest.length - end.length - 1).split('\n');
}

describe('a definition that comes with a note of an issue', () => {
  it.each([
    ['a link whose label is taken gets its address', 'Uses the [spec].\n\n[spec]: https://example.org/new', '  - Uses the [spec](https://example.org/new).'],
    [
      'in its other forms, too',
      'Uses [it][Spec] and ![this][].\n\n[this]: https://x.test/a "b"\n[SPEC]: <https://x.test/(c>',
      '  - Uses [it](<https://x.test/(c>) and ![this](https://x.test/a "b").',
    ],
    ['one that says the same goes', 'Uses the [spec].\n\n[spec]: https://example.org/old', '  - Uses the [spec].'],
  ])('leaves the links of other items as they are: %s', async (_, text, line) => {
    const first = 'Alpha, see [spec] and [this]';
    expect(await written(first, text)).toEqual([line, '']);
  });

  it('gets a free label as a footnote', async () => {
    expect(await written('Alpha[^1]', 'See there[^1] and[^n].\n\n[^1]: New.\n\n[^n]: Own.')).toEqual([
      ...['', '  See there[^2] and[^n].', '', '  [^2]: New.', '', '  [^n]: Own.', ''],
    ]);
    expect(await written('Alpha[^a]', 'See there[^a].\n\n[^a]: New.', ['', '[^a]: Old.'])).toEqual(['', '  See there[^a-2].', '', '  [^a-2]: New.', '']);
  });

  it('stays where nobody else uses its label', async () => {
    expect(await written('Alpha', 'Uses the [plan].\n\n[plan]: https://example.org/new')).toEqual([
      ...['', '  Uses the [plan].', '', '  [plan]: https://example.org/new', ''],
    ]);
  });

  it('is the item’s own from then on, and changes there', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '', '  See [b].', '', '  [b]: https://example.org/1', '', '- [ ] C [b]'));
    world.change(1, { body: world.issue(1).body.replace(': https://example.org/1', ': https://example.org/2') });
    await world.sync();
    expect(world.text).toContain('\n  [b]: https://example.org/2\n');
  });
});
