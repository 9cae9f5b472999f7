import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** What stands below the title of finished work after an item has been finished. It goes back to where it was. */
async function finished(title: string, open: string, done: readonly string[]): Promise<readonly string[]> {
  const world = new MemoryWorld(lines('# Bakery', '', `## ${title}`, '', open, '', '## Done', '', ...done, '', '## Thanks', '', 'To all.'));
  world.config = lines('sections:', `  - { title: '${title}', role: open }`);
  await world.sync();
  const after = await closedBetween(world, 'completed');
  return after.slice(after.indexOf('## Done\n\n') + '## Done\n\n'.length, after.indexOf('\n\n## Thanks')).split('\n');
}

const LISTS = (one: string, other: string) => [one, '', '- [x] Cake', '- [x] Pie', '', other, '', '- [x] Soup'];
const [OPEN, TICKED] = ['- [ ] Bread', `- [x] Bread ${link(1)}`];

describe('below a title of finished work whose lists are those of versions or times, a finished item', () => {
  it.each([
    ['**3.1 (August 2025)**', '**3.0 (May 2025)**'],
    ['**Version 4**', '**Version 3**'],
    ['**v0.9:**', '**v0.8:**'],
    ['*März 2025*', '*Januar 2025*'],
    ['Shipped in 2.1:', 'Shipped in 2.0:'],
    ['__2024__', '__2023__'],
  ])('stands above the first of them, which has the label %s', async (one, other) => {
    expect(await finished('Next (4.0)', OPEN, LISTS(one, other))).toEqual([TICKED, '', ...LISTS(one, other)]);
  });

  it('stands behind an introduction, and without a box as with one', async () => {
    const lists = LISTS('**3.1**', '**3.0**').map((line) => line.replace('- [x] ', '- '));
    expect(await finished('Planned', '- Bread', ['What we baked.', '', ...lists])).toEqual(['What we baked.', '', `- Bread ${link(1)}`, '', ...lists]);
  });

  it('stands behind others of no version', async () => {
    for (const first of [
      ['- [x] Roll', ''],
      ['**Not out yet**', '', '- [x] Roll', ''],
    ])
      expect(await finished('Next (4.0)', OPEN, [...first, ...LISTS('**3.1**', '**3.0**')])).toEqual([
        ...first.slice(0, -1),
        TICKED,
        '',
        ...LISTS('**3.1**', '**3.0**'),
      ]);
  });

  it('stands below the label of its own version', async () => {
    const [first, ...rest] = [LISTS('**3.1**', '**3.0 (May)**').slice(0, 4), ...LISTS('**3.1**', '**3.0 (May)**').slice(4)];
    expect(await finished('Next (3.1) – in June', OPEN, LISTS('**3.1**', '**3.0 (May)**'))).toEqual([...first, TICKED, ...rest]);
    expect(await finished('Next (3.0)', OPEN, LISTS('**3.1**', '**3.0 (May)**'))).toEqual([...LISTS('**3.1**', '**3.0 (May)**'), TICKED]);
  });

  it.each([
    ['labels of subjects', LISTS('**Oven**', '**Shop 2**')],
    ['a label that counts', LISTS('These 5 things are baked:', 'And one more:')],
    ['no labels', ['- [x] Cake', '- [x] Pie']],
  ])('stands at the end where there are %s', async (_, done) => {
    expect(await finished('Next (4.0)', OPEN, done)).toEqual([...done, TICKED]);
  });
});
