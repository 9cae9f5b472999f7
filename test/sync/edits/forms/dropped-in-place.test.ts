import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';

describe('with the words that `init` proposes, a dropped bullet', () => {
  const file = (...items: readonly string[]) => lines('# Bakery roadmap', '', '## Next', '', ...items);
  it.each([
    ['says so in brackets', ['* Order flour (in progress)', '* Build a stove (resolved)', '* Sell bread'], '* Order flour (dropped) LINK'],
    ['says so behind a dash', ['- Order flour', '- Build a stove — *DONE*', '- Sell bread'], '- Order flour — *DROPPED* LINK'],
    ['says so in the language of the others', ['- Mehl bestellen', '- Ofen bauen (erledigt)', '- Brot verkaufen'], '- Mehl bestellen (verworfen) LINK'],
    ['is struck through where another one is', ['- Order flour', '- ~~Build a stove~~ (done)', '- Sell bread'], '- ~~Order flour~~ LINK'],
    ['is struck through beside signs', ['- Order flour', '- ✅ Build a stove', '- Sell bread'], '- ~~Order flour~~ LINK'],
  ])('%s, and is open again as it was', async (_, items, wanted) => {
    const world = (await proposedWorld(file(...items))) ?? expect.fail('it is refused');
    expect(await closedBetween(world, 'not_planned')).toContain(`\n${wanted.replace('LINK', link(1))}\n`);
  });
});

describe('with the words that `init` proposes, a dropped row', () => {
  const rows = ['| Dish | State |', '|---|---|', '| Bread | 🟡 |', '| Cake | ❌ |', '| Pie | ✅ |', '| Soup | ❌ |'];
  it.each([
    ['gets the sign that the file explains so', '✅ = baked, 🟡 = half of it, ❌ = not begun, ⛔ = we won’t', '⛔'],
    ['gets a word where the usual sign says something else', '✅ = baked, 🟡 = half of it, ❌ = not begun', 'Dropped'],
    ['gets the usual sign where nothing is explained', 'How far we are.', '❌'],
  ])('%s, and is open again as it was', async (_, legend, wanted) => {
    const world = (await proposedWorld(lines('# Bakery', '', legend, '', ...rows))) ?? expect.fail('it is refused');
    expect(await closedBetween(world, 'not_planned')).toContain(`| Bread ${link(1)} | ${wanted} |\n`);
  });
});

describe('an item that is dropped where it stands', () => {
  const plans = (...others: readonly string[]) => lines('## Plans', '', '### Oven', '', 'Of clay.', '', '### Mill', '', 'Of stone.', '', ...others);
  const form = async (items: string, text: string) => {
    const world = new MemoryWorld(text);
    world.config = lines(`sections: [{ title: Plans, items: ${items} }]`, 'words: { done: [shipped], dropped: [rejected] }', 'completed: keep');
    await world.sync();
    return closedBetween(world, 'not_planned');
  };

  it.each([
    ['is struck through as another heading is', ['### ~~Cart~~', '', 'Of wood.'], '~~Oven~~'],
    ['is struck through as a heading is that is no item, up to the words of its own', ['## ~~Carts~~ (too slow)', '', 'Of wood.'], '~~Oven~~'],
    ['has a word beside one that is struck through and finished', ['### ~~Cart~~ — shipped', '', 'Of wood.'], 'Oven — rejected'],
    ['has a word where one has it', ['### ~~Cart~~', '', 'Of wood.', '', '### Bell — rejected', '', 'Of brass.'], 'Oven — rejected'],
  ])('%s', async (_, others, title) => {
    expect(await form('headings', plans(...others))).toContain(`### ${title} ${link(1)}\n`);
  });

  it('is struck through as another bullet is', async () => {
    expect(await form('bullets', lines('## Plans', '', '- Oven', '- ~~Cart~~', '- Bell (shipped)'))).toContain(`- ~~Oven~~ ${link(1)}\n`);
  });
});
