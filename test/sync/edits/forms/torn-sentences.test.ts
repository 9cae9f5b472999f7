import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const BELOW = ['', '      git push', '', 'and then rest.', '', '## Notes', '', 'Text.'];

/** Both sides agree on two items, of which the second one's sentence goes on below the list; its issue is closed. */
async function closed(reason: 'completed' | 'not_planned', config = '') {
  const world = new MemoryWorld(lines('# Mill', '', '## Planned', '', '- Bells', '- Write a script for:', ...BELOW));
  world.config = config;
  await world.sync();
  const before = world.text;
  world.change(2, { state: { open: false, reason } });
  const { problems } = await world.sync();
  return { world, before, told: problems.map(({ code }) => code) };
}

describe('an item whose sentence goes on below its list, closed', () => {
  it.each([
    ['not_planned', '', '- ~~Write a script for~~:'],
    ['completed', 'words: { done: [✅] }', '- Write a script for ✅'],
  ] as const)('as %s is marked in its place, and the sentence stays whole', async (reason, config, title) => {
    const { world, before, told } = await closed(reason, config);
    expect(world.text).toBe(lines('# Mill', '', '## Planned', '', `- Bells ${link(1)}`, `${title} ${link(2)}`, ...BELOW));
    expect(told).toEqual(['torn-sentence']);
    expect(await world.afterwards()).toEqual([]);
    world.change(2, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('as completed stays as it is where no word says so, and goes once the line is indented', async () => {
    const { world, before, told } = await closed('completed');
    expect(world.text).toBe(before);
    expect(told).toEqual(['torn-sentence']);
    expect(await world.afterwards()).toEqual([]);
    expect((await world.sync()).problems.map(({ code, told: before }) => [code, before])).toEqual([['torn-sentence', true]]);
    world.replace('and then rest.', '  and then rest.');
    await world.sync();
    expect(world.text).toContain('## Completed\n\n- Write a script for:');
    expect(world.text.split('## Completed')[1]).toContain('  and then rest.');
  });
});
