import { describe, expect, it } from 'vitest';
import { issueOf, lines, link, outlineOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { agreedBefore, linked, OLD, TWO, told } from '../support/memory/renamed.ts';

describe('a link under another name', () => {
  it.each([
    ['http', '([#1](http://github.test/o/r/issues/1))', `([#1](${OLD}/issues/1))`],
    ['www.', '([#1](https://www.github.test/o/r/issues/1))', `([#1](${OLD}/issues/1))`],
    ['letter case', '([#1](https://GitHub.test/O/R/issues/1))', `([#1](${OLD}/issues/1))`],
    ['a slash at its end', '([#1](http://github.test/o/r/issues/1/))', `([#1](${OLD}/issues/1/))`],
    ['a comment', '([#1](http://github.test/o/r/issues/1#issuecomment-5))', `([#1](${OLD}/issues/1#issuecomment-5))`],
    ['a query', '([#1](http://github.test/o/r/issues/1?a=b))', `([#1](${OLD}/issues/1?a=b))`],
    ['a title of its own', '([#1](http://github.test/o/r/issues/1 "See"))', `([#1](${OLD}/issues/1 "See"))`],
    ['a bare address', 'https://www.github.test/o/r/issues/1', `${OLD}/issues/1`],
    ['no scheme', '([#1](//github.test/o/r/issues/1))', `([#1](${OLD}/issues/1))`],
    ['a bare address behind a dash', '— https://git.example.org/o/r/issues/1', `— ${OLD}/issues/1`],
    ['an address in angle brackets', '<http://github.test/o/r/issues/1>', `<${OLD}/issues/1>`],
    ['an address as its text', '[http://github.test/o/r/issues/1](http://github.test/o/r/issues/1)', `[${OLD}/issues/1](${OLD}/issues/1)`],
    ['another owner', '([#1](https://github.test/gone/r/issues/1))', `([#1](${OLD}/issues/1))`],
    ['another server and name', '([#1](https://git.example.org/hub/gone/app/issues/1))', `([#1](${OLD}/issues/1))`],
    ['another owner, in its text, too', '([gone/app#1](https://github.test/gone/app/issues/1))', `([o/r#1](${OLD}/issues/1))`],
    ['another owner in front of other words', '([#1](https://github.test/gone/r/issues/1)) - see the forum', `([#1](${OLD}/issues/1)) - see the forum`],
    ['another owner, as text', 'gone/app#1', 'o/r#1'],
    ['another owner, as text in brackets', '(gone/app#1)', '(o/r#1)'],
    ['a relative path from a file at another place', '([#1](../issues/1))', `([#1](${OLD}/issues/1))`],
  ])('is its entry’s, and is rewritten: %s', async (_, written, present) => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace(link(1), written));
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan).filter((one) => one.startsWith('create'))).toEqual([]);
    expect(world.text).toBe(lines('## Planned', '', `- Audit log ${present}`, `- Dark mode ${link(2)}`));
    expect(told(problems)[0]).toBe(
      `notice null: The link of 1 item has another name than ${OLD}, where this repository is now. The next commit writes this name into it.`,
    );
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['../../issues/1', 'ROADMAP.md'],
    ['/o/r/issues/1', 'ROADMAP.md'],
  ])('that leads to the issue from where the file is needs no name: %s', async (url) => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace(link(1), `([#1](${url}))`));
    const { plan, problems } = await world.sync();
    expect([outlineOf(plan), problems]).toEqual([[], []]);
    expect(world.numbers).toEqual([1, 2]);
  });

  it('that is a reference is written out, because its address stands elsewhere', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(`${world.text.replace(link(1), '([#1])')}\n[#1]: https://github.test/gone/r/issues/1\n`);
    await world.sync();
    expect(world.text).toContain(`- Audit log ${link(1)}\n`);
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays another repository’s where its number is an entry with another title', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(`${world.text}- Track the parser ([#1](https://github.test/other/parser/issues/1))\n`);
    await world.sync();
    expect(world.text).toContain('- Track the parser ([#1](https://github.test/other/parser/issues/1)) ([#3](https://github.test/o/r/issues/3))\n');
    expect(world.text).toContain(`- Audit log ${link(1)}\n`);
    expect(world.issue(1).title).toBe('Audit log');
    expect(await world.afterwards()).toEqual([]);
  });

  it('in another title, beside the link of its own, stays as it is', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace('Audit log', 'Audit log as in [other](https://github.test/other/parser/issues/1)'));
    await world.sync();
    expect(world.text).toContain(`- Audit log as in [other](https://github.test/other/parser/issues/1) ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('whose item may be an entry with another title makes no issue and closes none, until a person decides', async () => {
    const world = await agreedBefore(TWO);
    world.edit(lines('## Planned', '', `- Something quite different ${linked(1, 'https://github.test/gone/r')}`, `- Dark mode ${link(2)}`));
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan)).toEqual([]);
    expect(told(problems)).toContain(
      'warning 3: “Something quite different” has a link under another name than this repository’s, and may be the item of #1. If so, write #1 at the end of its title in place of that link. If not, move the link into a note. Until then no issue is created for this item.',
    );
    expect(world.issue(1).state.open).toBe(true);
    world.edit(world.text.replace(linked(1, 'https://github.test/gone/r'), '(#1)'));
    await world.sync();
    expect(world.issue(1).title).toBe('Something quite different');
    expect(await world.afterwards()).toEqual([]);
  });

  it('whose item has the title of an entry with another number makes no issue', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace(link(1), linked(17, 'https://github.test/gone/r')));
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan)).toEqual([]);
    expect(told(problems).join('\n')).toContain('may be the item of #1.');
    expect(world.numbers).toEqual([1, 2]);
  });

  it('that is only text names another issue where its number is no entry’s, and the item gets its own', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace(`Audit log ${link(1)}`, 'Audit gone/app#17 log'));
    const { problems } = await world.sync();
    expect(problems).toEqual([]);
    expect(world.text).toContain(`- Audit gone/app#17 log ${link(3)}\n`);
    expect(world.numbers).toEqual([1, 2, 3]);
  });

  it('to the number of an item that left the file means that item only with its exact title', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(lines('## Planned', '', `- Dark mode ${link(2)}`));
    await world.sync();
    world.edit(`${world.text}- Audit log of the parser ([#1](https://github.test/other/parser/issues/1))\n`);
    await world.sync();
    expect([world.issue(1).state.open, world.numbers]).toEqual([false, [1, 2, 3]]);
    world.edit(`${world.text}- Audit log ([#1](https://github.test/gone/r/issues/1))\n`);
    await world.sync();
    expect([world.issue(1).state.open, world.numbers]).toEqual([true, [1, 2, 3]]);
    expect(world.text).toContain(`- Audit log ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that a merge left beside the present one is a copy', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace('- Dark mode', `- Audit log ${linked(1, 'https://github.test/gone/r')}\n- Dark mode`));
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan).filter((one) => one.startsWith('create'))).toEqual([]);
    expect(told(problems).some((one) => one.includes('this copy of its link is left as it is'))).toBe(true);
    expect(world.numbers).toEqual([1, 2]);
  });

  it('that leads nowhere makes no issue', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(`${world.text}- Export ([#9](../issues/9))\n`);
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan)).toEqual([]);
    expect(told(problems)[0]).toContain('warning 5: “Export” has a link under another name');
  });
});

describe('a state that names a foreign repository', () => {
  const claiming = async (text: string) => {
    const world = await MemoryWorld.agreed(text);
    const { baseline } = world;
    if (baseline !== null) world.setBaseline({ ...baseline, names: [...(baseline.names ?? []), 'https://github.test/other/parser', 'nonsense', ''] });
    return world;
  };

  it('takes none of its issues for this one’s', async () => {
    const world = await claiming(TWO);
    world.open(issueOf(9, 'A stranger’s', { labels: [], body: '' }));
    world.edit(
      `${world.text}- Track the parser ([#9](https://github.test/other/parser/issues/9))\n- Track more ([#1](https://github.test/other/parser/issues/1))\n`,
    );
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan)).toEqual([]);
    expect(told(problems).map((one) => one.slice(0, 60))).toEqual([
      expect.stringContaining('warning 5: “Track the parser” has a link'),
      expect.stringContaining('warning 6: #1 is the issue of “Audit log”'),
    ]);
    expect([world.issue(1).title, world.issue(9).labels, world.numbers]).toEqual(['Audit log', [], [1, 2, 9]]);
  });

  it('of another id is refused, whatever its names', async () => {
    const world = await MemoryWorld.agreed(TWO);
    await expect(world.sync({ repositoryId: 2 })).rejects.toThrow('belongs to another repository');
    const { baseline } = world;
    if (baseline !== null) world.setBaseline({ ...baseline, repository: 2 });
    world.edit(world.text.replace('Audit', 'Big audit'));
    await expect(world.sync({ repositoryId: null, planOnly: true })).rejects.toThrow('belongs to another repository');
  });
});
