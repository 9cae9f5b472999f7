import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const OPEN = { state: { open: true } } as const;
const WITHOUT = 'sections: [{ title: Plan }]\nwords: { done: [✅, done], dropped: [❌] }\ncompleted: keep\n';
const WITH = WITHOUT.replace('[❌]', '[❌], open: [🚧, 📋, planned, TODO]');

const roadmap = (...items: string[]) => lines('# Kettle', '', '## Plan', '', ...items);

/** A file whose titles are agreed on with the words for open work in them, and a configuration that names these later. */
async function namedLater(...items: string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(roadmap(...items));
  world.config = WITHOUT;
  await world.sync();
  world.config = WITH;
  return world;
}

describe('words for open work that a configuration names later', () => {
  it.each(['🚧 Spout', '**TODO:** spout', '[planned] Spout', 'Spout (planned)', 'Spout — *planned*', '🚧 Spout (planned)'])(
    'change neither the file nor the issue, also when it is closed and opened: `%s`',
    async (title) => {
      const world = await namedLater(`- ${title}`, '- 🚧 Lid');
      const before = { text: world.text, title: world.issue(1).title };
      await world.sync();
      expect(await world.afterwards()).toEqual([]);
      expect({ text: world.text, title: world.issue(1).title }).toEqual(before);
      world.change(1, COMPLETED);
      await world.sync();
      expect(world.text).not.toBe(before.text);
      expect(world.issue(1).title).toBe(before.title);
      expect(await world.afterwards()).toEqual([]);
      world.change(1, OPEN);
      await world.sync();
      expect({ text: world.text, title: world.issue(1).title }).toEqual(before);
      expect(await world.afterwards()).toEqual([]);
    },
  );

  it('leave the title of an issue as it is when the file says by hand that the item is done', async () => {
    const world = await namedLater('- 🚧 Spout', '- 🚧 Lid');
    await world.sync();
    world.replace('🚧 Spout', '✅ Spout');
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: '🚧 Spout', state: COMPLETED.state });
    expect(await world.afterwards()).toEqual([]);
  });

  it('let new words of a title go both ways', async () => {
    const world = await namedLater('- 🚧 Spout', '- 🚧 Lid');
    world.change(1, { title: '🚧 Spout of steel' });
    world.replace('🚧 Lid', '🚧 Lid of steel');
    await world.sync();
    expect(world.text).toBe(roadmap(`- 🚧 Spout of steel ${link(1)}`, `- 🚧 Lid of steel ${link(2)}`));
    expect([1, 2].map((number) => world.issue(number).title)).toEqual(['🚧 Spout of steel', 'Lid of steel']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('let the issue lose a word that the file has replaced', async () => {
    const world = await namedLater('- 🚧 Spout', '- 🚧 Lid');
    world.replace('🚧 Spout', '📋 Spout');
    await world.sync();
    expect(world.issue(1).title).toBe('Spout');
    expect(world.text).toContain(`- 📋 Spout ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('leave an item alone that an earlier run closed with its sign', async () => {
    const world = new MemoryWorld(roadmap('- ✅ Lid', '- 🚧 Spout', '- 🚧 Bell'));
    world.config = WITHOUT;
    await world.sync();
    world.change(1, COMPLETED);
    await world.sync();
    const { text } = world;
    world.config = WITH;
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    expect(world.text).toBe(text);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(roadmap('- ✅ Lid', `- 🚧 Spout ${link(1)}`, `- 🚧 Bell ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('stay in the file when the configuration names them no more', async () => {
    const world = new MemoryWorld(roadmap('- 🚧 Spout', '- 🚧 Lid'));
    world.config = WITH;
    await world.sync();
    expect(world.issue(1).title).toBe('Spout');
    const { text } = world;
    world.config = WITHOUT;
    await world.sync();
    expect(world.text).toBe(text);
    expect(world.issue(1).title).toBe('🚧 Spout');
    expect(await world.afterwards()).toEqual([]);
  });

  it('link an item to the issue that has its title with the word', async () => {
    const world = new MemoryWorld(roadmap('- 🚧 Spout'));
    world.config = WITH;
    world.open(issueOf(7, '🚧 Spout', { labels: ['roadmap', 'feature'] }));
    await world.sync();
    expect(world.text).toBe(roadmap(`- 🚧 Spout ${link(7)}`));
    expect(world.issue(7).title).toBe('🚧 Spout');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a word for open work in the title of an issue', () => {
  it.each([
    ['- 🚧 Spout', '📋 Spout', '- 📋 Spout'],
    ['- Spout', '🚧 Spout', '- 🚧 Spout'],
    ['- Spout (planned)', '🚧 Spout', '- 🚧 Spout'],
    ['- 🚧 Spout', 'Spout (planned)', '- Spout (planned)'],
    ['- 🚧 **Spout**', '📋 Spout of steel', '- 📋 **Spout of steel**'],
    // It is there already, or nobody has said anything of it.
    ['- 🚧 Spout', '🚧 Spout of steel', '- 🚧 Spout of steel'],
    ['- **TODO:** spout', 'TODO: spout of steel', '- **TODO:** spout of steel'],
    ['- 🚧 Spout', 'Spout of steel', '- 🚧 Spout of steel'],
  ])('enters the file: `%s`, “%s”', async (item, title, after) => {
    const world = new MemoryWorld(roadmap(item, '- Lid'));
    world.config = WITH;
    await world.sync();
    world.change(1, { title });
    await world.sync();
    expect(world.text).toBe(roadmap(`${after} ${link(1)}`, `- Lid ${link(2)}`));
    expect(world.issue(1).title).toBe(title);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps its place behind the link', async () => {
    const world = new MemoryWorld(roadmap('- Spout', '- Lid (done)'));
    world.config = WITH;
    await world.sync();
    world.replace(`- Spout ${link(1)}`, `- Spout ${link(1)} (planned)`);
    await world.sync();
    const { text } = world;
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toBe(roadmap(`- Spout ${link(1)} (done)`, '- Lid (done)'));
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not stand beside the word for done', async () => {
    const world = new MemoryWorld(roadmap('- 🚧 Spout', '- Lid'));
    world.config = WITH;
    await world.sync();
    world.change(1, COMPLETED);
    await world.sync();
    world.change(1, { title: '🚧 Spout of steel' });
    await world.sync();
    expect(world.text).toBe(roadmap(`- ✅ Spout of steel ${link(1)}`, `- Lid ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('comes back with an item that was removed', async () => {
    const world = new MemoryWorld(roadmap('- 🚧 Spout', '- 📋 Lid'));
    world.config = WITH;
    await world.sync();
    const { text } = world;
    world.edit(text.replace(/- 📋 Lid.*\n/, ''));
    await world.sync();
    expect(world.issue(2).state.open).toBe(false);
    world.change(2, OPEN);
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a word for open work that is remembered', () => {
  it.each([
    ['on a line of its own', '- Spout of steel\n  (planned)', '- ✅ Spout of steel', '- Spout of steel (planned)'],
    ['three times', '- Spout (planned) (planned) (planned)', '- ✅ Spout', '- Spout (planned) (planned) (planned)'],
  ])('does not damage the state where it stands %s', async (_, item, done, opened) => {
    const world = new MemoryWorld(roadmap('- ✅ Lid', item));
    world.config = WITH;
    await world.sync();
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toBe(roadmap('- ✅ Lid', `${done} ${link(1)}`));
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(roadmap('- ✅ Lid', `${opened} ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
