import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const roadmap = (item: string) => lines('# R', '', '## Planned', '', `- ${item}`, `- B ${link(2)}`);

async function withTitle(title: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('# R', '', '## Planned', '', '- Parser', '- B'));
  world.config = 'words: { done: [done, ✅], dropped: [rejected] }\n';
  await world.sync();
  world.replace(`- Parser ${link(1)}`, `- ${title}`);
  return world;
}

describe('a word behind a title that says that it is finished', () => {
  it.each([
    [`Parser ✅ ${link(1)}`, 'completed', `Parser ${link(1)}`],
    [`**Parser** ✅ ${link(1)}`, 'completed', `**Parser** ${link(1)}`],
    [`**Parser** ${link(1)} ✅`, 'completed', `**Parser** ${link(1)}`],
    [`**Parser** (done) ${link(1)}`, 'completed', `**Parser** ${link(1)}`],
    [`**Parser ✅** ${link(1)}`, 'completed', `**Parser** ${link(1)}`],
    [`~~Parser~~ - done ${link(1)}`, 'completed', `Parser ${link(1)}`],
    [`Parser - rejected ${link(1)}`, 'not_planned', `Parser ${link(1)}`],
    [`Parser (done) ✅ ${link(1)}`, 'completed', `Parser ${link(1)}`],
    [`Parser ✅ - done ${link(1)}`, 'completed', `Parser ${link(1)}`],
    [`**Parser** ✅ (done) ${link(1)}`, 'completed', `**Parser** ${link(1)}`],
    [`Parser ${link(1)} (done) ✅`, 'completed', `Parser ${link(1)}`],
    [`Parser (rejected) ✅ ${link(1)}`, 'completed', `Parser ${link(1)}`],
    [`[x] Parser (done) ✅ ${link(1)}`, 'completed', `[ ] Parser ${link(1)}`],
    [`[x] Parser ✅ ${link(1)}`, 'completed', `[ ] Parser ${link(1)}`],
  ])('closes the issue, and goes where somebody reopens it: `%s`', async (title, reason, reopened) => {
    const world = await withTitle(title);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason });
    expect(world.text).toBe(roadmap(title));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(roadmap(reopened));
    expect(world.issue(1).state).toEqual({ open: true });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    [`**Parser** ✅ ${link(1)}`, `**Lexer** ✅ ${link(1)}`],
    [`**Parser ✅** ${link(1)}`, `**Lexer ✅** ${link(1)}`],
    [`~~Parser~~ - done ${link(1)}`, `~~Lexer~~ - done ${link(1)}`],
  ])('stays where somebody renames the issue: `%s`', async (title, renamed) => {
    const world = await withTitle(title);
    await world.sync();
    world.change(1, { title: 'Lexer' });
    await world.sync();
    expect(world.text).toBe(roadmap(renamed));
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).state.open).toBe(false);
  });
});

describe('a mark that says that work goes on', () => {
  const headings = 'sections:\n  - { title: Planned, items: headings }\nwords: { done: ["✅"] }\n';
  it.each([
    ['a task', null, ['- [ ] Parser{mark} {link}', '- [ ] B'], '- [x] Parser {link}'],
    ['a bullet', null, ['- Parser{mark} {link}', '- B', '', '## Completed', '', '- C'], '- Parser {link}'],
    ['a heading', headings, ['### Parser{mark} {link}', '', 'Text.', '', '### B', '', 'Text.'], '### Parser ✅ {link}'],
  ] as const)('goes when the issue of %s is closed, and comes back', async (_, config, text, closed) => {
    for (const mark of [' 🚧', ' (in progress)', ' (WIP) ⏳', ' *(in progress)*']) {
      const world = new MemoryWorld(
        lines('# R', '', '## Planned', '', ...text)
          .replace('{mark}', mark)
          .replace(' {link}', ''),
      );
      world.config = config;
      await world.sync();
      const before = world.text;
      world.change(1, { state: { open: false, reason: 'completed' } });
      await world.sync();
      expect(world.text).toContain(`${closed.replace('{link}', link(1))}\n`);
      expect(await world.afterwards()).toEqual([]);
      world.change(1, { state: { open: true } });
      await world.sync();
      expect(world.text).toBe(before);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it.each([
    ['a task', `- [ ] Parser ${link(1)} (in progress)`, `- [x] Parser ${link(1)}`],
    ['a bullet', `- Parser ${link(1)} 🚧`, `- Parser ${link(1)}`],
  ])('goes behind the link, too: %s', async (_, typed, closed) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', typed.replace(/ \(\[#1.*?\)\) .*/, ''), '- [ ] B', '', '## Completed', '', '- C'));
    world.replace(typed.replace(/ \S+( progress\))?$/, ''), typed);
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(`${closed}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});
