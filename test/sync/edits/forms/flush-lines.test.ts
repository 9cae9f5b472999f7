import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

describe('a paragraph whose further lines stand left of its text', () => {
  const file = (...below: readonly string[]) => lines('* Belfry', ...below, ' * Rope', '* Tower');
  it.each([
    ['goes on where a line is added', 'clapper', 'clapper\nwheel', ['bell', 'clapper', 'wheel']],
    ['stays where a word changes', 'clapper', 'old clapper', ['bell', 'old clapper']],
    ['stays where a line comes above', 'bell', 'frame\nbell', ['frame', 'bell', 'clapper']],
    ['ends above a new paragraph', 'clapper', 'clapper\n\nAsk Rosa.', ['bell', 'clapper', '', '  Ask Rosa.']],
    ['ends above a new bullet', 'clapper', 'clapper\n- wheel', ['bell', 'clapper', '  * wheel']],
  ] as const)('%s', async (_, from, to, after) => {
    for (const end of ['\n', '\r\n']) {
      const world = new MemoryWorld(file('bell', 'clapper').replaceAll('\n', end));
      world.config = 'sections: [{ path: "^$", role: open }]\ntitles: first-line\n';
      await world.sync();
      const { body } = world.issue(1);
      world.change(1, { body: body.replace(from, to) });
      expect((await world.sync()).problems).toEqual([]);
      expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(file(...after).replaceAll('\n', end));
      expect(await world.afterwards()).toEqual([]);
    }
  });
});
