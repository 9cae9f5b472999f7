import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const OPEN = { state: { open: true } } as const;

/** The plan without the links to issues. */
const unlinked = ({ text }: MemoryWorld) => text.replace(/ \(\[#\d+\]\([^()]*\)\)/g, '');

async function worldWith(plan: readonly string[], config: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('# Kettle', '', '## Plan', '', ...plan));
  world.config = config;
  await world.sync();
  return world;
}

/** @param open the words for open work; null: the configuration does not name them */
const config = (open: string | null) =>
  `sections: [{ title: Plan }]\ncompleted: keep\nwords: { done: [✅], dropped: [❌]${open === null ? '' : `, open: [${open}]`} }\n`;

describe('a new item among others', () => {
  it.each([
    ['one of which has none', ['- 🚧 Spout', '- 🚧 Bell', '- Lid']],
    ['with different words', ['- 🚧 Spout', '- 📋 Bell']],
    ['of which there is one', ['- 🚧 Spout']],
    ['that all go on, while others wait', ['- 🚧 Spout', '- 🚧 Bell', '', '## Planned', '', '- 📋 Lid']],
  ])('%s has no word for open work', async (_, plan) => {
    const world = await worldWith(plan, config('🚧, 📋'));
    const number = Math.max(...world.numbers) + 1;
    world.open(issueOf(number, 'Rim', { labels: ['roadmap', 'feature'] }));
    await world.sync();
    expect(unlinked(world).split('\n')).toContain('- Rim');
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['📋 Rim', '- 📋 Rim'],
    ['Rim (planned)', '- Rim (planned)'],
  ])('has its own word: `%s`', async (title, line) => {
    const world = await worldWith(['- 🚧 Spout', '- 🚧 Bell'], config('🚧, 📋, planned'));
    world.open(issueOf(3, title, { labels: ['roadmap', 'feature'] }));
    await world.sync();
    expect(unlinked(world).split('\n')).toContain(line);
    expect(world.issue(3).title).toBe(title);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a configuration without words for open work', () => {
  it.each([
    ['- 🚧 Spout', '🚧 Spout', '- ✅ 🚧 Spout', ['- ✅ Lid', '- 🚧 Bell']],
    ['- TODO: spout', 'TODO: spout', '- ✅ TODO: spout', ['- ✅ Lid', '- TODO: bell']],
    ['- Spout (planned)', 'Spout (planned)', '- ✅ Spout (planned)', ['- ✅ Lid', '- Bell (planned)']],
    // Only marks that are known anyway are no words of a title.
    ['- Spout (in progress)', 'Spout', '- ✅ Spout', ['- ✅ Lid', '- Bell (in progress)']],
  ])('takes them for words of the title: `%s`', async (item, title, done, others) => {
    const world = await worldWith([item, ...others], config(null));
    expect(world.issue(1).title).toBe(title);
    const open = world.text;
    world.change(1, COMPLETED);
    world.open(issueOf(3, 'Rim', { labels: ['roadmap', 'feature'] }));
    await world.sync();
    expect(unlinked(world).split('\n').slice(4)).toEqual([done, ...others, '- Rim', '']);
    expect(world.issue(1).title).toBe(title);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text.startsWith(open)).toBe(true);
  });
});

describe('an item that was finished when it was first seen', () => {
  it('gets the word of its open neighbours when it is opened', async () => {
    const world = new MemoryWorld(lines('# Kettle', '', '## Plan', '', '- ✅ Lid', '- 🚧 Spout', '- 🚧 Bell'));
    world.config = config('🚧');
    await world.sync();
    world.open(issueOf(3, 'Lid', { labels: ['roadmap', 'feature'], state: { open: false, reason: 'completed' } }));
    world.replace('- ✅ Lid', '- ✅ Lid (#3)');
    await world.sync();
    world.change(3, OPEN);
    await world.sync();
    expect(unlinked(world)).toContain('- 🚧 Lid');
    expect(await world.afterwards()).toEqual([]);
  });
});
