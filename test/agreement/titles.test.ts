import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { lines, link, READING } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { TEXT } from './texts.ts';

describe('a title', () => {
  it('changed in the file goes to the issue, and nothing else does', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace('- Crash', '- Crash on save');
    await world.sync();
    expect(world.issue(1).title).toBe('Crash on save');
    expect(world.writes).toEqual(['state.write Claim', 'issue.update #1 title', 'state.write Agree']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('changed in the issue enters the file as literal text', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { title: '**Crash** <!-- on --> [#999](https://github.test/o/r/issues/999) `save` ::error::x' });
    await world.sync();
    expect(world.text.split('\n')[2]).toBe(`- \\*\\*Crash\\*\\* \\<!-- on --\\> \\[#999\\](https://github.test/o/r/issues/999) \`save\` ::error::x ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    '# Heading',
    '- bullet',
    '1. one',
    '> quote',
    '[x] box',
    'owner: me',
    '===',
    '(#12)',
    'see https://github.test/o/r/issues/9',
    'tail:',
    '__proto__: x',
    '\u202eevil',
    'a | b',
  ])('%j from an issue is one item with its own issue, and settles', async (title) => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { title });
    await world.sync();
    expect(world.text.split('\n').filter((line) => line.includes('/issues/2)'))).toHaveLength(1);
    expect(world.numbers).toEqual([1, 2, 3]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('changed on both sides is the file’s, or the issue’s where that is asked for, and both are told', async () => {
    for (const conflict of ['auto', 'roadmap', 'issue'] as const) {
      const world = await MemoryWorld.agreed(TEXT);
      world.replace('- Crash', '- Crash on save');
      world.change(1, { title: 'Crash on load' });
      const { problems } = await world.sync({ conflict });
      const winner = conflict === 'issue' ? 'Crash on load' : 'Crash on save';
      expect(world.issue(1).title).toBe(winner);
      expect(world.text).toContain(`- ${winner} `);
      expect(problems.filter(({ code }) => code === 'conflict').map(({ message }) => message)).toEqual([
        expect.stringContaining('“Crash on save” in the file, “Crash on load” in the issue'),
      ]);
      expect(await world.afterwards()).toEqual([]);
    }
  });
});

describe('nothing is lost, overwritten or doubled', () => {
  it('a title of more than 256 characters that is renamed in the file leaves nothing of the old one', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${long}`, '- B'));
    world.replace(long, 'Short');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Short ${link(1)}`, `- B ${link(2)}`));
  });

  it('a title of more than 256 characters whose issue is renamed leaves nothing of the old one', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${long}`, '- B'));
    world.change(1, { title: 'Short' });
    await world.sync();
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Short ${link(1)}`, `- B ${link(2)}`));
  });

  it('a title that grows over 256 characters opens the body', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.replace('- A ', `- ${long} `);
    await world.sync();
    expect(world.issue(1).body).toContain('word79');
  });

  it('a title with an address enters the file as literal text', async () => {
    const title = 'See https://example.org/a_b_c';
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.change(1, { title });
    await world.sync();
    expect(readRoadmap(world.text, READING).items[0]?.title).toBe(title);
  });

  it('an item whose title stays in prose, with emphasis, does not close its issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Add **dark** mode', '- B'));
    world.edit(`${world.text.replace(`- Add **dark** mode ${link(1)}\n`, '')}\nNot now: Add **dark** mode.\n`);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
  });
});

describe('the guard, and smaller things', () => {
  it('an item whose title is only a part of another word is gone', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Leak', '- Leakage'));
    world.replace(`- Leak ${link(1)}\n`, '');
    await world.sync();
    expect(world.issue(1).state.open).toBe(false);
  });
});
