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

describe('a new sub-item below a list that words introduce', () => {
  const NEW = '- [ ] Write it';
  const forms = [
    ['in a heading', 'sections:\n  - { title: R, items: headings }\n', '## A', ''],
    ['in a bullet', null, '- [ ] A', '  '],
  ] as const;
  describe.each(forms)('%s', (_, config, title, indent) => {
    it.each([
      ['goes on with it', ['Tests:', '- Verify', '- Ensure'], ['- [ ] Write it']],
      ['goes on with it as far to the right', ['Tests:', ' - Verify', ' - Ensure'], [' - [ ] Write it']],
      ['has its bullet', ['Tests:', '* Verify', '* Ensure'], ['* [ ] Write it']],
      ['has its white space', ['Tests', 'and **more**:', '-   Verify', '    it all'], ['-   [ ] Write it']],
      ['goes on with its boxes', ['Tests:', '- [ ] Verify', '- [x] Ensure'], ['- [ ] Write it']],
      ['stands below what is inside of it', ['Tests:', '- Verify', '  - all'], ['- [ ] Write it']],
      ['goes on behind other words', ['Much.', '', 'Tests:', '- Verify'], ['- [ ] Write it']],
      ['has a blank line above it where the list has', ['Tests:', '- Verify', '', '- Ensure'], ['', '- [ ] Write it']],
      ['is apart from words below the list', ['Tests:', '- Verify', '', 'All of it.'], ['', '- [ ] Write it']],
      ['is apart from numbers', ['Steps:', '1. Verify', '2. Ensure'], ['', '- [ ] Write it']],
      ['is apart from another bullet', ['- x', '- y', '', 'Tests:', '* Verify'], ['', '- [ ] Write it']],
      ['is apart from what goes on in the first column', ['Tests:', '- Verify', 'it all'], ['', '- [ ] Write it']],
    ])('%s, and goes again', async (__, text, written) => {
      const inside = (some: readonly string[]) => some.map((line) => (line === '' ? '' : indent + line));
      for (const end of ['\n', '\r\n']) {
        const file = (...some: string[]) => lines('# R', '', title, '', ...inside([...text, ...some]), '', title.replace('A', 'B')).replaceAll('\n', end);
        const world = new MemoryWorld(file());
        world.config = config;
        await world.sync();
        const [before, { body }] = [world.text, world.issue(1)];
        world.change(1, { body: body.replace('\n<sub>', `\n${NEW}\n\n<sub>`) });
        expect((await world.sync()).problems).toEqual([]);
        expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(file(...written));
        expect(await world.afterwards()).toEqual([]);
        world.change(1, { body: world.issue(1).body.replace(`${NEW}\n`, '') });
        await world.sync();
        expect(world.text).toBe(before);
        expect(await world.afterwards()).toEqual([]);
      }
    });
  });
});
