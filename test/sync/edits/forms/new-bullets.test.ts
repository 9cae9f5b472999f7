import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** The file after somebody wrote a line into the text of its first issue; its links are left out. */
async function withLine(file: string, line: string): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  world.change(1, { body: world.issue(1).body.replace('\n<sub>', `\n${line}\n\n<sub>`) });
  expect((await world.sync()).problems).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return world.text.replace(/ \(\[#.*?\)\)/g, '');
}

describe('a new bullet inside of an item', () => {
  const wide = (...inside: readonly string[]) => lines('## Planned', '', '-   Oven', ...inside, '-   Mill', '-   Cart');
  it.each([
    ['a note', 'Ask *Rosa*.\nAnd her cat.', ['    -   Ask *Rosa*.', '        And her cat.']],
    ['a field', '**Owner:** kim', ['    -   owner: kim']],
    ['a sub-item', '- [ ] Buy bricks', ['    -   [ ] Buy bricks']],
    ['a sub-item with one inside of it', '- [ ] Buy bricks\n  - [ ] and lime', ['    - [ ] Buy bricks', '      - [ ] and lime']],
  ])('has the white space behind its bullet that all items have: %s', async (_, line, inside) => {
    expect(await withLine(wide(), line)).toBe(wide(...inside));
  });

  it('has the white space that the bullets inside of other items have', async () => {
    const file = (...inside: readonly string[]) => lines('## Planned', '', '-   Oven', ...inside, '-   Mill', '    - of stone', '-   Cart');
    expect(await withLine(file(), 'Ask Rosa')).toBe(file('    - Ask Rosa'));
  });

  it('stands as far to the right as those with its marker', async () => {
    const others = [
      '',
      '## Later',
      '',
      '* Mill',
      '    * of stone',
      '    * of clay',
      '* Cart',
      '    * of wood',
      '* Bell',
      '  - of brass',
      '  - of tin',
      '  - of lead',
      '  - of iron',
    ];
    const file = (...inside: readonly string[]) => lines('## Planned', '', '* Oven', ...inside, ...others);
    expect(await withLine(file(), 'Ask Rosa')).toBe(file('    * Ask Rosa'));
  });

  it('stands as far to the right as those in items that stand as far to the right', async () => {
    const file = (...inside: readonly string[]) =>
      lines(
        '## Planned',
        '',
        '  * Oven',
        ...inside,
        '  * Mill',
        '',
        '## Later',
        '',
        '* Cart',
        '    * of wood',
        '* Bell',
        '    * of brass',
        '',
        '## Future',
        '',
        '  * Sieve',
        '    * of hair',
      );
    expect(await withLine(file(), 'Ask Rosa')).toBe(file('    * Ask Rosa'));
  });

  it('stands below the text where the further lines of its list do', async () => {
    const file = (...inside: readonly string[]) =>
      lines('## Planned', '', '1. [ ] Oven', ...inside, '2. [ ] Mill with', '   two stones', '', '## Later', '', '- [ ] Cart', '    - of wood');
    expect(await withLine(file(), '- Ask Rosa')).toBe(file('   - Ask Rosa'));
  });

  it('is a bullet where one item of the file has another form for reasons of its own', async () => {
    const file = (...inside: readonly string[]) =>
      lines('## Planned', '', '- Oven', ...inside, '- Mill', '', '## Later', '', '- Cart:', '', '  1. wheels', '  2. axle', '', '- Bell', '- Sieve');
    expect(await withLine(file(), 'Ask Rosa')).toBe(file('  - Ask Rosa'));
  });
});
