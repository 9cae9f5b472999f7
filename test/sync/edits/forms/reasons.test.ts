import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { closedBetween } from '../../../support/memory/closed-between.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';

const file = (...items: readonly string[]) => lines('# Bakery roadmap', '', '## Next', '', ...items);

describe('with the words that `init` proposes, an item that is dropped beside one with a reason', () => {
  it.each([
    ['has the form of one that is done', ['- Bread', '- Cake — *terminado*', '- Pie — *descartado: es cara*'], '- Bread — *descartado*'],
    ['has its tag', ['done = sold, no = decided against', '', '- Bread', '- [done] Cake', '- Add a stove', '- [no] Pie', '- Sell tea'], '- [no] Bread'],
    ['has its capitals', ['- Bread', '- **DONE** Cake', '- **WONTFIX** Pie'], '- **WONTFIX** Bread'],
    ['has its bracket', ['- Bread', '- Cake (cut)', '- Pie (cut)'], '- Bread (cut)'],
  ])('%s, and is open again as it was', async (_, items, wanted) => {
    const world = (await proposedWorld(file(...items))) ?? expect.fail('it is refused');
    expect(world.issue(1).title).toBe('Bread');
    expect(await closedBetween(world, 'not_planned')).toContain(`\n${wanted} ${link(1)}\n`);
  });

  it('has plain capitals when it is done', async () => {
    const world = (await proposedWorld(file('- Bread', '- DONE Cake of plums', '- DONE Pie of plums'))) ?? expect.fail('it is refused');
    expect(await closedBetween(world, 'completed')).toContain(`\n- DONE Bread ${link(1)}\n`);
  });
});

describe('an item that is closed has the word of others, and no release, day or name of these', () => {
  it.each([
    ['in brackets with a comma', ['- Bread', '- Cake (done, 0.4)', '- Pie (done, 0.4)', '- Tea'], '- Bread (done)'],
    ['in brackets of one item only', ['- Bread', '- Cake (done, 0.4)', '- Tea'], '- Bread (done)'],
    ['in brackets with a time', ['- Bread', '- Cake (done in 0.4)', '- Pie (done in 0.4)', '- Tea'], '- Bread (done)'],
    ['in square brackets', ['- Bread', '- Cake [erledigt, 3.5.2024]', '- Pie [erledigt, 3.5.2024]', '- Tea'], '- Bread [erledigt]'],
    ['in full-width brackets', ['- Bread', '- Cake（已完成，0.4）', '- Pie（已完成，0.4）', '- Tea'], '- Bread（已完成）'],
    ['in brackets and emphasis', ['- Bread', '- Cake *(klart 2024-10)*', '- Pie *(klart 2024-10)*', '- Tea'], '- Bread *(klart)*'],
    ['behind a dash', ['- Bread', '- Cake — done, 2024-03', '- Pie — done, 2024-03', '- Tea'], '- Bread — done'],
    ['in emphasis behind a dash', ['- Bread', '- Cake — *done in 0.4*', '- Pie — *done in 0.4*', '- Tea'], '- Bread — *done*'],
  ])('%s', async (_, items, wanted) => {
    const world = new MemoryWorld(file(...items));
    world.config = 'sections: [{ title: Next }]\nwords: { done: [done, erledigt, klart, 已完成] }\ncompleted: keep\n';
    await world.sync();
    expect(await closedBetween(world, 'completed')).toContain(`\n${wanted} ${link(1)}\n`);
  });

  it.each([
    ['a word and a time', 'Done in 0.4', 'Done'],
    ['a word and a bracket', '**Done** (0.4)', '**Done**'],
    ['a word and a name', 'Done by @ann', 'Done'],
    ['a sign', '✅ 0.4', '✅'],
    ['a word that goes on', 'Done and dusted', 'Done and dusted'],
  ])('in a column: %s', async (_, said, wanted) => {
    const rows = ['| Dish | State |', '|---|---|', '| Bread | |', `| Cake | ${said} |`, `| Pie | ${said} |`];
    const world = new MemoryWorld(file(...rows));
    world.config = 'sections: [{ title: Next, items: table, columns: { title: Dish, status: State } }]\nwords: { done: [Done, ✅] }\n';
    await world.sync();
    expect(await closedBetween(world, 'completed')).toContain(`| Bread ${link(1)} | ${wanted} |\n`);
  });
});

describe('with the words that `init` proposes, an item that is closed beside one', () => {
  it.each([
    ['with a release behind its sign', '- Cake ✅ (v1.2)', '- Bread ✅'],
    ['with a day behind its sign', '- Cake ✅ 2024-03-01', '- Bread ✅'],
    ['with a day in brackets', '- Cake - DONE (2024-03-01)', '- Bread - DONE'],
    ['with a release and a month', '- Cake - DONE (v1.2, May 2024)', '- Bread - DONE'],
    ['with a person', '- Cake - DONE by @ann', '- Bread - DONE'],
  ])('%s has its mark, and is open again as it was', async (_, cake, wanted) => {
    const world = (await proposedWorld(file(cake, '- Bread', '- Tea'))) ?? expect.fail('it is refused');
    expect(world.issue(1).title).toBe('Bread');
    expect(await closedBetween(world, 'completed')).toContain(`\n${wanted} ${link(1)}\n`);
  });
});

describe('an item whose mark gets a release in the file', () => {
  it.each(['✅ (v1.2)', '✅ 2024-03-01'])('stays finished: %s', async (mark) => {
    const world = new MemoryWorld(file('- Cake ✅', '- Bread'));
    world.config = 'sections: [{ title: Next }]\nwords: { done: [✅] }\ncompleted: keep\n';
    await world.sync();
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.replace(`Bread ✅ ${link(1)}`, `Bread ${mark} ${link(1)}`);
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Bread', state: { open: false } });
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('beside words in capitals', () => {
  it.each(['SSO', 'PDF/A', '2FA', '搜索功能'])('a title without a small letter has a separator: %s', async (title) => {
    const world = new MemoryWorld(file(`- ${title}`, '- DONE Bake cakes', '- DONE Bake pies', '- Sell tea'));
    world.config = 'sections: [{ title: Next }]\nwords: { done: [DONE], dropped: [DROPPED] }\ncompleted: keep\n';
    await world.sync();
    expect(await closedBetween(world, 'completed')).toMatch(/\n- .*(?:DONE: | - DONE| — DONE)/);
  });
});

describe('an item that is agreed with its word and the reason in its title', () => {
  const world = async (item: string) => {
    const made = new MemoryWorld(file(item));
    await made.sync();
    made.config = 'words: { done: [DONE], dropped: [dropped] }\ncompleted: keep\n';
    await made.sync();
    return made;
  };

  it.each([
    'Sell bread (dropped in 0.8)',
    'Sell bread — *dropped: too hard*',
    'DONE sell bread',
    'DONE sell bread (dropped in 0.8)',
    'Sell bread - DONE (1.2)',
  ])('is closed, and keeps its title: “%s”', async (title) => {
    const made = await world(`- [ ] ${title}`);
    expect(made.issue(1)).toMatchObject({ title: title.replaceAll('*', ''), state: { open: false } });
    expect(await made.afterwards()).toEqual([]);
  });
});

describe('an item whose reason is written beside its link', () => {
  it('is dropped, and open without it', async () => {
    const world = new MemoryWorld(file('- [ ] Sell bread', '- [ ] Sell cake'));
    world.config = 'words: { done: [done], dropped: [dropped] }\ncompleted: keep\n';
    await world.sync();
    world.replace(`Sell bread ${link(1)}`, `Sell bread ${link(1)} — *dropped: too hard*`);
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Sell bread', state: { open: false, reason: 'not_planned' } });
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(file(`- [ ] Sell bread ${link(1)}`, `- [ ] Sell cake ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
