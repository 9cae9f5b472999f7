import { describe, expect, it } from 'vitest';
import { closedIssue, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

/** A roadmap of two items in agreement, in which the first is written anew. */
async function rewritten(line: string, head: readonly string[] = []): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(lines(...head, '- [ ] Parser drops tabs', '- [ ] Other'));
  world.edit(lines(...head, line, `- [ ] Other ${link(2)}`));
  return world;
}

const url = 'https://github.test/o/r/issues/1';
const pull = '[PR #5](https://github.test/o/r/pull/5)';

describe('text around a link', () => {
  it.each([
    [`${link(1)} - see the forum`, 'Parser drops tabs - see the forum'],
    [`${link(1)} @ana`, 'Parser drops tabs @ana'],
    [`${link(1)} 🚀`, 'Parser drops tabs 🚀'],
    [`${link(1)} (in review)`, 'Parser drops tabs (in review)'],
    [`${link(1)}, needs a design`, 'Parser drops tabs, needs a design'],
    [`${link(1)} **urgent**`, 'Parser drops tabs urgent'],
    [`${link(1)}\\`, 'Parser drops tabs'],
    [`${link(1)} ${pull}`, 'Parser drops tabs PR #5'],
    [`${link(1)} (${pull})`, 'Parser drops tabs (PR #5)'],
    [`([#1](${url}), ${pull})`, 'Parser drops tabs (PR #5)'],
    [`(${pull}, [#1](${url}))`, 'Parser drops tabs (PR #5)'],
    [`(#1) again`, 'Parser drops tabs again'],
    ['(see #1) again', 'Parser drops tabs again'],
    ['#1 again', 'Parser drops tabs again'],
    ['#1', 'Parser drops tabs'],
    ['[#1] again', 'Parser drops tabs again'],
    ['GH-1 again', 'Parser drops tabs again'],
    ['GH-1', 'Parser drops tabs'],
    ['o/r#1 again', 'Parser drops tabs again'],
    [`${url} again`, 'Parser drops tabs again'],
    [`<${url}> again`, 'Parser drops tabs again'],
    [`[#1](${url}) &amp; \\#more`, 'Parser drops tabs & #more'],
    [`${link(1)} ${link(2)}`, 'Parser drops tabs (#2)'],
    [`${link(1)} ${link(9)}`, 'Parser drops tabs (#9)'],
    [`${link(1)} blocked by ${link(2)}`, 'Parser drops tabs blocked by (#2)'],
    [`${link(1)} or ${link(9)}`, 'Parser drops tabs or (#9)'],
    [`${link(1)} and once more ${link(1)} soon`, 'Parser drops tabs and once more soon'],
    [`- ${link(1)} - soon`, 'Parser drops tabs - soon'],
    [`${link(1)}<br>soon`, 'Parser drops tabs soon'],
    [`${link(1)}\n  on a further line`, 'Parser drops tabs'],
    [`${link(1)} <!-- a comment --> soon`, 'Parser drops tabs soon'],
    [`${link(1)}: soon`, 'Parser drops tabs: soon'],
    [`[[#1](${url})] soon`, 'Parser drops tabs soon'],
    [`[[#1]](${url}) soon`, 'Parser drops tabs soon'],
    [`${link(1)} :rocket:`, 'Parser drops tabs :rocket:'],
    [`${link(1)}，稍后`, 'Parser drops tabs，稍后'],
    [`&nbsp;${link(1)} soon &amp; later`, 'Parser drops tabs soon & later'],
    [`${link(1)} (#9)`, 'Parser drops tabs (#9)'],
    [`(#1, #9)`, 'Parser drops tabs (#9)'],
    [`${link(1)} ![#2](badge.svg)`, 'Parser drops tabs #2'],
    [`${link(1)} ✅ soon`, 'Parser drops tabs ✅ soon'],
  ])('%s', async (behind, title) => {
    const world = await rewritten(`- [ ] Parser drops tabs ${behind}`);
    world.open(closedIssue(9, 'Something else', 'completed', { labels: [] }));
    const text = world.text;
    await world.sync();
    expect(world.numbers).toEqual([1, 2, 9]);
    expect(world.issue(1)).toMatchObject({ title, state: { open: true } });
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    [`${link(1)} Parser drops tabs`, 'Parser drops tabs', `${link(1)} Parser loses tabs`],
    [`[#1](${url}): Parser drops tabs`, 'Parser drops tabs', `[#1](${url}): Parser loses tabs`],
    ['#1 - Parser drops tabs', 'Parser drops tabs', '#1 - Parser loses tabs'],
    [`Parser ${link(1)} drops tabs`, 'Parser drops tabs', `Parser ${link(1)} loses tabs`],
    [`**Parser drops tabs ${link(1)}** soon`, 'Parser drops tabs soon', `**Parser loses tabs ${link(1)}**`],
    [`[Parser drops tabs](${url}) soon`, 'Parser drops tabs soon', `[Parser loses tabs](${url})`],
    [`Something completely different ${link(1)} now`, 'Something completely different now'],
    ['Something about #1 now', 'Something about now', 'Parser loses tabs #1'],
  ])('%s', async (written, title, then = `Parser loses tabs ${link(1)}`) => {
    const world = await rewritten(`- [ ] ${written}`);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1)).toMatchObject({ title, state: { open: true } });
    expect(await world.afterwards()).toEqual([]);
    // What GitHub says goes to the file, and the link stays.
    world.change(1, { title: 'Parser loses tabs' });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] ${then}`, `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['completed', `- [x] Parser drops tabs ${link(1)} - soon`],
    ['not_planned', `- [x] ~~Parser drops tabs ${link(1)} - soon~~`],
  ] as const)('stays when the issue is closed as %s', async (reason, line) => {
    const world = await rewritten(`- [ ] Parser drops tabs ${link(1)} - soon`);
    await world.sync();
    const text = world.text;
    world.change(1, { state: { open: false, reason } });
    await world.sync();
    expect(world.text).toBe(lines(line, `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not keep a ticked item’s issue open', async () => {
    const world = await rewritten(`- [x] Parser drops tabs ${link(1)} — shipped in 2.1`);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'completed' });
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not open what is struck through', async () => {
    const world = await rewritten(`- [ ] ~~Parser drops tabs~~ ${link(1)} - superseded`);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'not_planned' });
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Parser drops tabs ${link(1)} - superseded`, `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('leaves `(external)` what it is', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Parser drops tabs (external)', '- [ ] Other'));
    world.replace(link(1), `${link(1)} - soon`);
    await world.sync();
    expect(world.issue(1)).toMatchObject({ title: 'Parser drops tabs - soon', labels: ['roadmap', 'feature', 'external'] });
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes along when the item moves', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Parser drops tabs', '- Other', '', '## Completed', '', '- Old'));
    world.replace(link(1), `${link(1)}, at last`);
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    const after = lines('## Planned', '', `- Other ${link(2)}`, '', '## Completed', '', '- Old', `- Parser drops tabs ${link(1)}, at last`);
    expect(world.text).toBe(after);
    expect(await world.afterwards()).toEqual([]);
  });

  it('counts for headings and rows', async () => {
    const world = new MemoryWorld(lines('# Plan', '', '## Big', '', '### Parser', '', '## Small', '', '| Task | State |', '|-|-|', '| Lexer | open |'));
    world.config = 'sections:\n  - { title: Big, role: open, items: headings }\n  - { title: Small, role: open, items: table }\n';
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    world.replace(`### Parser ${link(1)}`, `### Parser ${link(1)} — Q3 {#parser}`);
    world.replace(`| Lexer ${link(2)} |`, `| Lexer ${link(2)} and more |`);
    const { text } = world;
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.numbers.map((number) => world.issue(number).title)).toEqual(['Parser — Q3 {#parser}', 'Lexer and more']);
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('fields that were joined to the title', () => {
  it('stay fields, and the link stays', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Parser drops tabs', '  owner: ana', '  status: in review', '- [ ] Other'));
    world.edit(lines(`- [ ] Parser drops tabs ${link(1)} owner: ana status: in review`, `- [ ] Other ${link(2)}`));
    await world.sync();
    expect(world.writes).toEqual([]);
    world.replace('owner: ana status: in review', 'owner: bob **Status:** done soon');
    await world.sync();
    expect(world.issue(1).title).toBe('Parser drops tabs');
    expect(world.issue(1).body).toContain('**Owner:** bob\n**Status:** done soon\n');
    world.change(1, { title: 'Parser loses tabs', body: world.issue(1).body?.replace('** bob', '** cara').replace('**Status:** done soon\n', '') ?? '' });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Parser loses tabs ${link(1)} owner: cara`, `- [ ] Other ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    'owner: ana, status: in review',
    '- owner: ana - status: in review',
    'owner: ana <br> **Status:** in review',
    'owner: ana status: in\n  review',
    'owner:\n  ana status: in review',
    'owner: ana\n  status: in review',
    '**Owner:** ana; Status: in review',
  ])('with whatever between them: %s', async (behind) => {
    const world = await MemoryWorld.agreed(lines('- [ ] Parser drops tabs', '  - owner: ana', '  - status: in review', '- [ ] Other'));
    world.edit(lines(`- [ ] Parser drops tabs ${link(1)} ${behind}`, `- [ ] Other ${link(2)}`));
    await world.sync();
    expect(world.writes).toEqual([]);
    expect(world.numbers).toEqual([1, 2]);
  });

  it('are text where another word stands before the first key', async () => {
    const world = await rewritten(`- [ ] Parser drops tabs ${link(1)} the owner: ana`);
    await world.sync();
    expect(world.issue(1).title).toBe('Parser drops tabs the owner: ana');
  });
});

describe('an item that was renamed while its issue was not tracked', () => {
  it('is found by the title that it had last, when its link is lost', async () => {
    const world = await rewritten(`- [ ] Parser loses tabs ${link(1)}`);
    world.change(1, { labels: ['feature'] });
    await world.sync();
    world.replace(` ${link(1)}`, '');
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    world.change(1, { labels: ['roadmap', 'feature'] });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Parser loses tabs ${link(1)}`, `- [ ] Other ${link(2)}`));
    expect(world.issue(1).title).toBe('Parser loses tabs');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a number that another item links', () => {
  it.each(['Follow-up to #2', 'Follow-up to #2 in the parser', `Part two of ${link(2)} in the parser`, 'Our #2 goal', 'GH-2 once more'])(
    'is a mention in “%s”',
    async (title) => {
      const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
      world.edit(`${world.text}- [ ] ${title}\n`);
      await world.sync();
      expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`, `- [ ] ${title} ${link(3)}`));
      expect(world.issue(2).title).toBe('B');
      expect(await world.afterwards()).toEqual([]);
    },
  );
});

describe('an issue that two lines may belong to', () => {
  it('is left alone, and told with both', async () => {
    const world = await rewritten(lines(`- [ ] Parser drops tabs ${link(1)} - here`, `- [ ] Parser drops tabs ${link(1)} - there`).trimEnd());
    const { problems } = await world.sync();
    expect(problems.filter(({ code }) => code === 'unclear-link').map(({ line }) => line)).toEqual([1, 2]);
    expect(problems[0]?.message).toBe(
      '“Parser drops tabs (#1) - here” names #1, which no item of this file has as its link. It may be line 2 that is meant. Write the link at the end of the title it belongs to. Until then no issue is created for this item.',
    );
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1)).toMatchObject({ title: 'Parser drops tabs', state: { open: true } });
    expect(await world.afterwards()).toEqual([]);
  });

  it('is that of the line that resembles its title', async () => {
    const world = await rewritten(lines(`- [ ] Blocked until ${link(1)} is done`, `- [ ] Parser drops tabs ${link(1)} - there`).trimEnd());
    await world.sync();
    expect(world.issue(1).title).toBe('Parser drops tabs - there');
    expect(world.issue(3).title).toBe('Blocked until (#1) is done');
    expect(await world.afterwards()).toEqual([]);
  });

  it('is not made for a line that is nothing but its number', async () => {
    const world = await rewritten('- [ ] #1');
    const { problems } = await world.sync();
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toContain('1 unclear-link');
    expect(world.numbers).toEqual([1, 2]);
  });

  it('stays the one that a link at the end names, where both are known', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.edit(lines(`- [ ] ${link(1)} B ${link(2)}`));
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1)).toMatchObject({ title: 'A', state: { open: true } });
    expect(world.issue(2).state.open).toBe(true);
  });
});

describe('without a state', () => {
  it('our own link counts anywhere, and no other number does', async () => {
    const world = new MemoryWorld(lines(`- [ ] Parser ${link(1)} - see the forum`, '- [ ] Lexer (#2) soon', '- [ ] Follow-up to #2'));
    world.open(issueOf(1, 'Parser', { labels: [] }));
    world.open(issueOf(2, 'Something', { labels: [] }));
    await world.sync();
    expect(world.numbers).toEqual([1, 2, 3, 4]);
    expect(world.text).toBe(lines(`- [ ] Parser ${link(1)} - see the forum`, `- [ ] Lexer (#2) soon ${link(3)}`, `- [ ] Follow-up to #2 ${link(4)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('what bears our marker is known', async () => {
    const world = await rewritten('- [ ] Parser drops tabs (#1) - see the forum');
    world.setBaseline(null);
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.baseline?.entries.map(({ number }) => number)).toEqual([1, 2]);
  });
});
