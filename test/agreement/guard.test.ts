import { describe, expect, it } from 'vitest';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';
import { DONE } from './edits.ts';

describe('the guard, and smaller things', () => {
  it('ticks of one item’s sub-items are a change to one item', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', ...Array.from({ length: 30 }, (_, index) => `  - [ ] s${index}`)));
    world.change(1, { body: world.issue(1).body.replaceAll('[ ]', '[x]') });
    expect((await world.sync()).plan.refused).toBeNull();
  });

  it('an item closed and renamed is one item', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', ...Array.from({ length: 14 }, (_, index) => `- T${index}`)));
    for (let number = 1; number <= 13; number += 1) world.change(number, { title: `X${number}`, state: DONE });
    expect((await world.sync()).plan.refused).toBeNull();
  });
});

describe('the guard', () => {
  it('what a dead claim approved is not refused by the second attempt of the run that does it', async () => {
    const world = new MemoryWorld(lines('## Planned', '', ...Array.from({ length: 40 }, (_, index) => `- Thing ${index}`)));
    world.at('after issue.create', () => {
      throw new Error('killed');
    });
    await expect(world.sync({ limits: { ...REQUEST.limits, maxCreates: 40 } })).rejects.toThrow('killed');
    world.pass(120);
    world.at('before file.write', () => world.edit(`${world.text}\nA word.\n`));
    expect((await world.sync()).plan.refused).toBeNull();
  });

  it('“Nothing was written” is told only where nothing was', async () => {
    const world = new MemoryWorld(lines('## Planned', '', ...Array.from({ length: 20 }, (_, index) => `- Thing ${index}`)));
    world.at('before file.write', () => world.edit(`${world.text}${lines(...Array.from({ length: 10 }, (_, index) => `- More ${index}`))}`));
    const { plan } = await world.sync();
    expect(world.numbers.length > 0 && plan.refused?.allow.includes('Nothing was written') === true).toBe(false);
  });

  it('a dead claim to rename items does not let as many closings of the same items through', async () => {
    const world = new MemoryWorld(lines(...Array.from({ length: 30 }, (_, index) => `- [ ] T${index}`)));
    const many = { ...REQUEST.limits, maxCreates: 40, maxChanges: 40 };
    await world.sync({ limits: many });
    for (const number of world.numbers) world.change(number, { title: `New ${number}` });
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync({ limits: many })).rejects.toThrow('killed');
    world.pass(120);
    for (const number of world.numbers) world.change(number, { title: `T${number - 1}`, state: DONE });
    expect((await world.sync()).plan.refused).not.toBeNull();
  });
});
