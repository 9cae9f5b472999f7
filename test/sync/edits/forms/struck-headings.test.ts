import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** Closes the first issue of a section of headings, and opens it again: the file is as it was. The result is the file in between. */
async function finished(reason: 'completed' | 'not_planned', others: readonly string[], words: string): Promise<string> {
  const world = new MemoryWorld(lines('## Plans', '', '### Oven', '', 'Of clay.', '', '### Mill', '', 'Of stone.', ...others));
  world.config = lines('sections: [{ title: Plans, items: headings }]', ...(words === '' ? [] : [`words: { ${words} }`]), 'completed: keep');
  await world.sync();
  return closedBetween(world, reason);
}

const other = (title: string, text: string) => ['', `### ${title}`, '', text];

describe('a heading that is finished where it stands', () => {
  it.each([
    ['is struck through as another one is that tells so', other('~~Cart~~', 'Done in May (#7). It has three wheels.'), '', '~~Oven~~', 'Oven - Dropped'],
    ['the same, where its text begins otherwise', other('~~Cart~~', 'This was **shipped** with 2.0.'), '', '~~Oven~~', 'Oven - Dropped'],
    ['has a word where nothing says that the line means it', other('~~Cart~~', 'Of wood.'), '', 'Oven - Done', '~~Oven~~'],
    ['the same, where its text may say either', other('~~Cart~~', 'Closed as moot.'), '', 'Oven - Done', '~~Oven~~'],
    ['the same, where its text says in other words that it is dropped', other('~~Cart~~', 'Superseded by the mill.'), '', 'Oven - Done', '~~Oven~~'],
    ['has a word where the line means that it is dropped', other('~~Cart~~', 'Rejected: too slow.'), '', 'Oven - Done', '~~Oven~~'],
    ['has a word where another one has it', [...other('~~Cart~~', 'Of wood.'), ...other('Bell (done)', 'Of tin.')], '', 'Oven (done)', '~~Oven~~'],
    ['has a word that the configuration names', other('~~Cart~~', 'Of wood.'), 'done: [shipped]', 'Oven - shipped', '~~Oven~~'],
    ['has both where another one has both', other('~~Cart~~ (done)', 'Of wood.'), '', '~~Oven~~ (done)', 'Oven (dropped)'],
    ['has a word where none is struck through', other('Cart', 'Of wood.'), '', 'Oven - Done', 'Oven - Dropped'],
  ])('%s', async (_, others, words, done, dropped) => {
    expect(await finished('completed', others, words)).toContain(`### ${done} ${link(1)}\n`);
    expect(await finished('not_planned', others, words)).toContain(`### ${dropped} ${link(1)}\n`);
  });

  const closed = async (items: string, titles: readonly string[], ...reasons: ReadonlyArray<'completed' | 'not_planned'>) => {
    const world = new MemoryWorld(lines('## Plans', '', ...titles.flatMap((title) => [title, ''])));
    world.config = lines(`sections: [{ title: Plans, items: ${items} }]`, 'completed: keep');
    await world.sync();
    for (const [index, reason] of reasons.entries()) {
      world.change(index + 1, { state: { open: false, reason } });
      await world.sync();
    }
    expect(await world.afterwards()).toEqual([]);
    return world.text;
  };

  it('has a word beside one that was struck through because its issue was dropped', async () => {
    const headings = await closed('headings', ['### ~~Oven~~', '### Mill', '### Cart'], 'not_planned', 'completed');
    expect(headings).toContain(`### ~~Mill~~ ${link(1)}\n\n### Cart - Done ${link(2)}\n`);
    const bullets = await closed('bullets', ['- ~~Oven~~', '- Mill', '- Cart'], 'not_planned', 'completed');
    expect(bullets).toContain(`- ~~Mill~~ ${link(1)}\n\n- Cart - Done ${link(2)}\n`);
  });

  it('is struck through as one is whose issue was completed', async () => {
    const text = other('~~Cart~~', 'Done in May.');
    expect(await closed('headings', ['### Oven', '### Mill', ...text], 'completed', 'completed')).toContain(
      `### ~~Oven~~ ${link(1)}\n\n### ~~Mill~~ ${link(2)}\n`,
    );
    expect(await closed('headings', ['### Oven', '### Mill', ...text], 'completed', 'not_planned')).toContain(`### Mill - Dropped ${link(2)}\n`);
  });
});
