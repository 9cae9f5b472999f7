import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const OPEN = { state: { open: true, reason: null } } as const;

describe('a section that was made for a finished item', () => {
  it.each([
    ['at the end of the file', lines('## Planned', '', '- A', '- B')],
    ['above the definitions of links', lines('## Planned', '', '- A', '- B', '', '[a]: https://example.org')],
    ['in a file without a final line end', '## Planned\n\n- A\n- B'],
    ['in a file with other line ends', '## Planned\r\n\r\n- A\r\n- B\r\n'],
  ])('goes when the item is open again: %s', async (_, text) => {
    const world = await MemoryWorld.agreed(text);
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toContain('## Completed');
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes with the last of its items', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '- C'));
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    world.change(2, COMPLETED);
    await world.sync();
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- A ${link(1)}`, `- C ${link(3)}`, '', '## Completed', '', `- B ${link(2)}`));
    world.change(2, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays if a person wrote something into it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.change(1, COMPLETED);
    await world.sync();
    world.replace('## Completed\n', '## Completed\n\nWell done.\n');
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toContain(lines('## Completed', '', 'Well done.'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a section that is made above a legend', () => {
  const file = (item: string, ...end: string[]) => lines('## Planned', '', `- ${item}`, '- Handle', ...end);

  it.each([
    ['Lid<sup>A</sup>', '<sup>A</sup> With Rosa'],
    ['Lid\\*', '\\* optional'],
    ['Lid†', '† in May'],
    ['Lid ¹', '¹ see the plan'],
    ['Lid [1]', '[1] see the plan'],
    ['Lid [^1]', '[^1] see the plan'],
    ['Lid† ‡', '† in May\n‡ with Rosa'],
    ['[wip] Lid', 'Tags: wip = somebody is on it, done = it is in a\nkitchen, no = we will not.'],
    ['🐛 Lid', 'Key: 🐛 bug, ✨ feature'],
    ['💡 Lid', '**Zeichenerklärung**: 💡 Idee · 🚧 im Bau'],
    ['🚧 Lid', '✅ done · 🚧 in progress · 📋 planned'],
    ['💰 Lid', '💰 = would need money'],
    ['Lid `?`', '`?` means that nobody has begun'],
  ])('stands behind the list, and goes again: %s', async (item, legend) => {
    for (const windows of [false, true]) {
      const text = file(item, '', legend);
      const world = await MemoryWorld.agreed(windows ? text.replaceAll('\n', '\r\n') : text);
      const before = world.text;
      world.change(2, COMPLETED);
      await world.sync();
      expect(world.text.replaceAll('\r\n', '\n').endsWith(lines('', '## Completed', '', `- Handle ${link(2)}`, '', legend))).toBe(true);
      expect(await world.afterwards()).toEqual([]);
      world.change(2, OPEN);
      await world.sync();
      expect(world.text).toBe(before);
    }
  });

  it.each([
    ['a mark that nothing bears', 'Lid', '† in May'],
    ['a sign that nothing bears', 'Lid', '💰 = would need money'],
    ['a sign before a sentence', '🎉 Lid', '🎉 We open in May'],
    ['a label before other words', 'Lid', 'Tags: kitchen, garden'],
    ['a line without a mark', 'Lid†', '† in May\nor in June'],
    ['a text', 'Lid†', `† ${'in May '.repeat(50)}`],
  ])('stands behind other paragraphs: %s', async (_, item, text) => {
    const world = await MemoryWorld.agreed(file(item, '', text.trim()));
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text.endsWith(lines('', text.trim(), '', '## Completed', '', `- Handle ${link(2)}`))).toBe(true);
  });
});

describe('a section that is made in a file without headings', () => {
  it.each([
    ['below a sentence without a blank line', lines('We plan:', '- Lid', '- Handle')],
    ['below a blank line', lines('We plan:', '', '- Lid', '- Handle')],
    ['alone', lines('- Lid', '- Handle')],
  ])('has a blank line above its list, whatever is above the other one: %s', async (_, text) => {
    const world = new MemoryWorld(text);
    world.config = 'sections:\n  - { path: "^$", items: [bullets] }\n';
    await world.sync();
    const before = world.text;
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text.endsWith(lines('', '## Completed', '', `- Handle ${link(2)}`))).toBe(true);
    world.change(2, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('has none where lists stand directly below headings', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '- Lid', '- Handle'));
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text).toBe(lines('## Planned', `- Lid ${link(1)}`, '', '## Completed', `- Handle ${link(2)}`));
  });
});

describe('a section that was there, empty', () => {
  it('is filled, and stays when it is empty again', async () => {
    const text = (...done: string[]) => lines('## Planned', '', `- B ${link(2)}`, '', '## Completed', '', ...done);
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '', '## Completed'));
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toBe(text(`- A ${link(1)}`));
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a section that was made for resolved bugs', () => {
  const ROADMAP = lines('# Kettle 3', '', '## Open bugs', '', '- Lid', '- Handle');

  it.each([
    ['at the end of the file', ROADMAP],
    ['above the definitions of links', lines(ROADMAP.trimEnd(), '', '[a]: https://example.org')],
  ])('goes when an update clears it: %s', async (_, text) => {
    const world = await MemoryWorld.agreed(text);
    world.config = 'update: { file: true }\n';
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toContain('## Bugs resolved since last update');
    await world.sync({ update: true, today: '2026-06-10' });
    expect(world.text).toBe(before.replace(`- Lid ${link(1)}\n`, ''));
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes with the last bug in it, also if a person put that one there', async () => {
    const world = await MemoryWorld.agreed(ROADMAP);
    world.config = 'update: { file: true }\n';
    world.change(1, COMPLETED);
    await world.sync();
    world.replace(`\n- Handle ${link(2)}\n`, '');
    world.replace(`- Lid ${link(1)}\n`, `- Lid ${link(1)}\n- Handle ${link(2)}\n`);
    await world.sync({ update: true, today: '2026-06-10' });
    expect(world.text).toBe(lines('# Kettle 3', '', '## Open bugs'));
  });

  it('is a person’s once they write it again', async () => {
    const world = await MemoryWorld.agreed(ROADMAP);
    world.config = 'update: { file: true }\n';
    world.change(1, COMPLETED);
    await world.sync({ update: true, today: '2026-06-10' });
    world.replace(`- Handle ${link(2)}\n`, lines(`- Handle ${link(2)}`, '', '## Bugs resolved since last update', '', '- Rust'));
    await world.sync({ update: true, today: '2026-06-17' });
    expect(world.text).toContain('## Bugs resolved since last update');
    expect(world.text).not.toContain('Rust');
  });

  it('stays if an update clears one that a person wrote', async () => {
    const world = await MemoryWorld.agreed(lines(ROADMAP.trimEnd(), '', '## Bugs resolved since last update'));
    world.config = 'update: { file: true }\n';
    const before = world.text;
    world.change(1, COMPLETED);
    await world.sync({ update: true, today: '2026-06-10' });
    expect(world.text).toBe(before.replace(`- Lid ${link(1)}\n`, ''));
  });

  it('goes when the next release is opened', async () => {
    const world = await MemoryWorld.agreed(lines('# Kettle 3.1 roadmap', '', '## Planned', '', '- Spout', '- Lid'));
    world.config = 'update: { file: true }\n';
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toContain('## Completed');
    await world.sync({ next: { release: '3.2', force: false }, today: '2026-07-20' });
    expect(world.text).toBe(lines('# Kettle 3.2 roadmap', '', '## Planned', '', `- Lid ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
