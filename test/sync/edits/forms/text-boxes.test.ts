import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const agreed = async (...items: readonly string[]) => MemoryWorld.agreed(lines('# Harbour', '', '## Planned', '', ...items));

describe('an item with a box that GitHub shows as text', () => {
  it.each([
    ['is ticked where it stands', 'completed', '- [~] Dredge *the* basin', '- [x] Dredge *the* basin LINK'],
    ['is ticked with the letter of the others', 'completed', '- [-] Dredge the basin\n- [X] Paint', '- [X] Dredge the basin LINK'],
    [
      'is ticked without a mark that is wrong then',
      'completed',
      '- [~] Dredge the basin (in progress)\n  owner: Lea',
      '- [x] Dredge the basin LINK\n  owner: Lea',
    ],
    ['is struck through and ticked', 'not_planned', '- [-] Dredge **the** basin', '- [x] ~~Dredge **the** basin~~ LINK'],
    ['goes to finished work with a tick', 'completed', '- [~] Dredge\n\n## Completed\n\n- [x] Paint', '- [x] Paint\n- [x] Dredge LINK'],
    ['goes to refused work without a box where none has one', 'not_planned', '*\t[~]  Dredge\n\n## Dropped\n\n- Paint', '- Paint\n-\tDredge LINK'],
  ] as const)('%s, and is open again as it was', async (_, reason, items, wanted) => {
    const text = await closedBetween(await agreed(items), reason);
    expect(text).toContain(`${wanted.replace('LINK', link(1))}\n`);
  });

  it('gets an open box when its bullets are no longer read where it stood', async () => {
    const world = await agreed('- [~] Dredge', '- Paint', '', '## Completed', '', '- [x] Sweep');
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.edit(world.text.replace('## Planned', '## Chapter one'));
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`## Not yet complete\n\n- [ ] Dredge ${link(1)}\n\n## Completed\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});
