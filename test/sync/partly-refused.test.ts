import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const CONFIG = 'sections:\n  - { title: Planned, role: open, items: headings }\n';
const TEXT = lines('## Planned', '', '### Rocket', '', 'Text.', '', '### Car');

/** The messages of a run on the first issue, after it got a note that the file would read as an item, and other changes. */
async function withHeading(changes: Parameters<MemoryWorld['change']>[1]): Promise<{ world: MemoryWorld; messages: string[] }> {
  const world = new MemoryWorld(TEXT);
  world.config = CONFIG;
  await world.sync();
  world.change(1, { body: world.issue(1).body.replace('Text.', 'Text.\n\n### Boat\n\nNone.'), ...changes });
  const { problems } = await world.sync();
  return { world, messages: problems.map(({ message }) => message) };
}

const told = (title: string, reads: string, stays: string) =>
  `“${title}” on line 3 cannot be changed as #1 says (notes) safely (“${reads}” would read differently): ${stays}. Make the change by hand.`;
const STAY = 'its notes stay as they are';

describe('an item of which a part cannot be written', () => {
  it.each([
    ['its title', { title: 'Rockets' }, [`### Rockets ${link(1)}`, '', 'Text.']],
    ['its state', { state: { open: false, reason: 'completed' } }, [`### Rocket - Done ${link(1)}`, '', 'Text.']],
    ['a field', { assignees: ['ann'] }, [`### Rocket ${link(1)}`, '', '- owner: @ann', '', 'Text.']],
  ] as const)('gets the rest: %s', async (_, changes, item) => {
    const { world, messages } = await withHeading(changes);
    const { title } = world.issue(1);
    expect(messages).toEqual([told('Rocket', title, STAY)]);
    expect(world.text).toBe(lines('## Planned', '', ...item, '', `### Car ${link(2)}`));
    const { body } = world.issue(1);
    expect(body).toContain('### Boat');
    // The notes are not agreed: they are told again, and written as soon as that is possible.
    expect((await world.sync()).problems).toMatchObject([{ message: told(title, title, 'it is left as it is'), told: true }]);
    expect(world.issue(1).body).toBe(body);
    world.change(1, { body: body.replace('### Boat', '#### Boat') });
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text).toContain('Text.\n\n#### Boat\n\nNone.\n');
  });

  it('is left as a whole where nothing else changed', async () => {
    const { world, messages } = await withHeading({});
    expect(messages).toEqual([told('Rocket', 'Rocket', 'it is left as it is')]);
    expect(world.text).toBe(TEXT.replace('Rocket', `Rocket ${link(1)}`).replace('Car', `Car ${link(2)}`));
  });

  it('leaves the other items of the run alone', async () => {
    const world = new MemoryWorld(TEXT);
    world.config = CONFIG;
    await world.sync();
    world.change(1, { title: 'Rockets', body: world.issue(1).body.replace('Text.', '### Boat') });
    world.change(2, { title: 'Cars' });
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `### Rockets ${link(1)}`, '', 'Text.', '', `### Cars ${link(2)}`));
  });
});
