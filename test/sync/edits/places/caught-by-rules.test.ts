import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const FILE = lines('# R', '', '## Bugs', '', '- B1', '- B2', '', '## Features', '', '- F1');

describe('a section for finished work whose title a rule for open work fits', () => {
  it.each(['pattern: "^(?:Bugs|Features)"', 'pattern: "."', 'path: "^[^>]*$"'])('is not made, so that nothing is opened again: %s', async (rule) => {
    const world = new MemoryWorld(FILE);
    world.config = `sections: [{${rule}, kind: bug}]\n`;
    await world.sync();
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    const { problems } = await world.sync();
    expect(world.text).toBe(before);
    expect(world.issue(1).state.open).toBe(false);
    expect(problems.map(({ message }) => message).join('\n')).toContain(
      'the configuration reads the new section “Bugs resolved since last update” as one of open work',
    );
    await world.sync();
    expect(world.issue(1).state.open).toBe(false);
    expect((await world.sync()).problems.every(({ told }) => told)).toBe(true);
  });
});
