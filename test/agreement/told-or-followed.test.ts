import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { codes, DONE, labelsOf, rewrite } from './edits.ts';

describe('what is told, or followed', () => {
  it('after the state was lost', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open'));
    world.change(1, { title: 'A new', labels: ['roadmap', 'bug'] });
    rewrite(world, 1, '**Status:** open', '**Status:** late');
    world.setBaseline(null);
    expect(codes(await world.sync())).toContain('sides-differ');
  });

  it.each([
    ['under a never-title', (text: string) => `${text}\n## Out of scope\n\n- Beta ${link(2)}\n`],
    ['in prose', (text: string) => `${text}\nSee ${link(2)}.\n`],
    ['as a sub-item', (text: string) => text.replace(link(1), () => `${link(1)}\n  - [ ] Beta ${link(2)}`)],
  ])('an item whose link stands only %s', async (_, put) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.edit(put(world.text.replace(`- Beta ${link(2)}\n`, '')));
    expect(codes(await world.sync())).toContain('gone-from-file');
  });

  it('a field that stands twice in the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open'));
    rewrite(world, 1, '**Status:** open', '**Status:** in work\n**Status:** open');
    expect(codes(await world.sync())).toContain('repeated-field');
  });

  it('`kind:` written into the issue is obeyed or told', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '  - status: open'));
    rewrite(world, 2, '**Status:** open', '**Status:** open\n**Kind:** bug');
    const told = codes(await world.sync());
    expect(told.length > 0 || labelsOf(world, 2).includes('bug')).toBe(true);
  });

  it('both values of long notes in a conflict', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  First words.'));
    world.replace('First words.', 'The file says this. '.repeat(5).trim());
    rewrite(world, 1, 'First words.', 'The issue says that. '.repeat(5).trim());
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message).join()).toContain('The issue says that.');
  });

  it('a resolution that leaves the file when the issue is reopened leaves the issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z'));
    world.change(1, { state: DONE });
    await world.sync();
    world.replace('resolution: Fixed', 'resolution: Fixed in 1.2');
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).not.toContain('Fixed in 1.2');
    expect(world.issue(1).body).not.toContain('Fixed in 1.2');
  });

  it('what was edited in an issue while its link stood only in prose', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '  - status: x', '- Beta'));
    const before = world.text;
    world.edit(`${before.replace(`- Beta ${link(2)}\n`, '')}\nSee ${link(2)}.\n`);
    await world.sync();
    rewrite(world, 2, '<sub>', '**Status:** hot\n\n<sub>');
    await world.sync();
    world.pass(7200);
    world.replace('status: x', 'status: y');
    await world.sync();
    world.pass(7200);
    world.edit(before.replace('status: x', 'status: y'));
    await world.sync();
    expect(world.text).toContain('status: hot');
  });
});
