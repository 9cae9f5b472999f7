import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { configured, DONE, labelsOf, rewrite } from './edits.ts';

describe('nothing is lost, overwritten or doubled', () => {
  it('a bug closed with a resolution of its own gets one resolution', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z'));
    rewrite(world, 1, '<sub>', '**Resolution:** fixed upstream\n\n<sub>');
    world.change(1, { state: DONE });
    await world.sync();
    expect(world.text.match(/resolution:/g)).toHaveLength(1);
  });

  it('a numbered item goes to a done section that is made', async () => {
    const world = await configured('sections:\n  - title: Plans\n    items: numbered\n', lines('# R', '', '## Plans', '', '1. A', '2. B'));
    world.change(2, { state: DONE });
    await world.sync();
    expect(world.text).toContain('## Completed');
  });
});

describe('the guard, and smaller things', () => {
  it('kind and `external` changed at once move the item to the section of its kind', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '', '## External projects', '', '- E'));
    world.change(3, { labels: ['roadmap', 'bug'] });
    await world.sync();
    expect(world.text).toContain(`- Z ${link(1)}\n- E ${link(3)}\n`);
  });

  it('a closed bug goes to the resolved section though the label `bug` came with the closing', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '- B'));
    world.change(2, { labels: ['roadmap', 'bug'], state: DONE });
    await world.sync();
    expect(world.text).toContain('resolution: Fixed');
  });
});

describe('the kind of a closed task', () => {
  it('that came with the closing, by label, is not undone when the issue is opened again', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { labels: ['roadmap', 'bug'], state: DONE });
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    await world.sync();
    expect(labelsOf(world, 1)).toEqual(['roadmap', 'bug']);
  });
});

describe('the label `external`', () => {
  it('that came with the closing marks the item once, and it comes back when the issue is opened again', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '', '## Completed', '', '- Z'));
    world.change(1, { labels: ['roadmap', 'feature', 'external'], state: DONE });
    await world.sync();
    expect.soft(world.text).not.toContain('(external) (external)');
    world.change(1, { state: { open: true } });
    await world.sync();
    await world.sync();
    expect(world.text.indexOf('- A ')).toBeLessThan(world.text.indexOf('## Completed'));
  });

  it('that came and went together with the kind leaves the file with it', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '- B', '', '## External projects', '', '- E'));
    world.change(2, { labels: ['roadmap', 'bug', 'external'] });
    await world.sync();
    world.change(2, { labels: ['roadmap', 'feature'] });
    await world.sync();
    await world.sync();
    expect(world.text.slice(0, world.text.indexOf('## External'))).toContain('- A ');
  });
});
