import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const NOT_PLANNED = { state: { open: false, reason: 'not_planned' } } as const;
const OPEN = { state: { open: true, reason: null } } as const;

async function agreed(config: readonly string[], ...text: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines(...text));
  world.config = lines('completed: keep', ...config);
  await world.sync();
  return world;
}

describe('finished work that stays in its place', () => {
  it('is marked with a word, or struck, and is open again without it', async () => {
    const text = (player: string, radio: string) => lines('## Planned', '', `- ${player}`, '  - A note.', `- ${radio}`, '', '## Completed', '', '- Old');
    const world = await agreed([], ...text('**Player**', 'Radio').trimEnd().split('\n'));
    const open = text(`**Player** ${link(1)}`, `Radio ${link(2)}`);
    expect(world.text).toBe(open);
    world.change(1, COMPLETED);
    world.change(2, NOT_PLANNED);
    await world.sync();
    expect(world.text).toBe(text(`**Player** - Done ${link(1)}`, `~~Radio~~ ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    world.change(2, OPEN);
    await world.sync();
    expect(world.text).toBe(open);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is marked in the file’s own words', async () => {
    const world = await agreed(['words: { done: [fertig, ✅], dropped: verworfen }'], '## Bugs', '', '- Player', '- Radio', '- Tape ✅', '- Disc ✅');
    world.change(1, COMPLETED);
    world.change(2, NOT_PLANNED);
    await world.sync();
    expect(world.text).toBe(lines('## Bugs', '', `- Player ✅ ${link(1)}`, `- Radio - verworfen ${link(2)}`, '- Tape ✅', '- Disc ✅'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('closes its issue when a person marks it in the file', async () => {
    const world = await agreed([], '## Planned', '', '- Player');
    world.replace('Player', 'Player - Done');
    await world.sync();
    expect(world.issue(1).state).toEqual(COMPLETED.state);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is a ticked task, and a row with its status', async () => {
    const table = ['| Feature | Status |', '|---|---|'];
    const world = await agreed(
      ['sections: [{ title: Ahead, items: table }, { title: Behind, items: table, role: done }]'],
      ...[
        '- [ ] Player',
        '',
        '## Ahead',
        '',
        ...table,
        '| Radio | Open |',
        '',
        '## Behind',
        '',
        ...table,
        '| Tape | Shipped |',
        '',
        '## Done',
        '',
        '- [x] Old',
      ],
    );
    world.change(1, COMPLETED);
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text).toContain(lines(`- [x] Player ${link(1)}`, '', '## Ahead', '', ...table, `| Radio ${link(2)} | Shipped |`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('finished work that is marked as its siblings are', () => {
  it.each([
    ['struck through', '', ['- ~~Order flour~~', '- Repair the oven'], 'completed', '- ~~Repair the oven~~ LINK'],
    ['struck through with its full stop', '', ['- ~~Order flour.~~', '- Repair the oven.'], 'completed', '- ~~Repair the oven.~~ LINK'],
    ['struck through without its full stop', '', ['- ~~Order flour~~.', '- Repair the oven.'], 'completed', '- ~~Repair the oven~~. LINK'],
    ['struck through, with a word', '', ['- ~~Order flour~~ - Done', '- Repair the oven'], 'completed', '- ~~Repair the oven~~ - Done LINK'],
    ['struck through, and no more in progress', '', ['- Repair the oven (WIP)', '- ~~Order flour~~'], 'completed', '- ~~Repair the oven~~ LINK'],
    ['dropped with a line, and no more in progress', '', ['- Repair the oven 🚧', '- ~~Order flour~~'], 'not_planned', '- ~~Repair the oven~~ LINK'],
    ['in brackets before a title', 'resolved', ['- [resolved] Flour', '- Oven'], 'completed', '- [resolved] Oven LINK'],
    ['in bold brackets before a title', 'resolved', ['- **[resolved]** Flour', '- Oven'], 'completed', '- **[resolved]** Oven LINK'],
    ['in brackets, for what is in progress', 'resolved', ['- Flour (resolved)', '- Oven (in progress)'], 'completed', '- Oven (resolved) LINK'],
    ['behind a dash and emphasized', 'done', ['- Flour - *DONE*', '- Oven'], 'completed', '- Oven - *DONE* LINK'],
    ['with a sign behind it', '✅', ['- Flour ✅', '- Oven 🚧'], 'completed', '- Oven ✅ LINK'],
    ['with a sign before it', '✅', ['- ✅ Flour', '- Oven'], 'completed', '- ✅ Oven LINK'],
    ['with a sign before it, for what is in progress', '✅', ['- ✅ Flour', '- Oven (in progress)'], 'completed', '- ✅ Oven LINK'],
    ['dropped, and no more in progress', 'resolved', ['- Flour (resolved)', '- Oven (in progress)'], 'not_planned', '- ~~Oven~~ LINK'],
  ] as const)('%s, and is open again as it was', async (_, word, items, reason, expected) => {
    const sections = 'sections: [{ title: Ahead }]';
    const world = await agreed([sections, ...(word === '' ? [] : [`words: { done: ["${word}"] }`])], '## Ahead', '', ...items);
    const before = world.text;
    world.change(1, { state: { open: false, reason } });
    await world.sync();
    expect(world.text.split('\n').filter((line) => line.includes('#1'))).toEqual([expected.replace('LINK', link(1))]);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('says that it is done where only a dropped one is struck through', async () => {
    const world = await agreed([], '## Planned', '', '- Oven', '- Flour');
    world.change(1, NOT_PLANNED);
    await world.sync();
    world.change(2, COMPLETED);
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- ~~Oven~~ ${link(1)}`, `- Flour - Done ${link(2)}`));
  });
});

describe('finished work that moves', () => {
  it.each([COMPLETED, NOT_PLANNED])('leaves its mark behind that it is in progress, and has it again when it opens: %o', async (closed) => {
    const world = new MemoryWorld(lines('## Planned', '', '- Oven (in progress)', '- Flour'));
    await world.sync();
    const before = world.text;
    world.change(1, closed);
    await world.sync();
    expect(world.text).toContain(`\n- Oven ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not go to the finished section of another subject', async () => {
    const world = new MemoryWorld(lines('## Oven', '', '- Build it', '', '## Shop - Complete', '', '- Paint the door'));
    world.config = lines('sections: [{ title: Oven }, { title: Shop - Complete, role: done }]');
    await world.sync();
    world.change(1, COMPLETED);
    await world.sync();
    expect(world.text).toBe(lines('## Shop - Complete', '', '- Paint the door', '', '## Completed', '', `- Build it ${link(1)}`).replace(/^/, '## Oven\n\n'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an item of a numbered list that is finished and opened again', () => {
  it.each([
    ['in the middle', ['1. a', '2. b', '3. c'], 2],
    ['at the start', ['1. a', '2. b', '3. c'], 1],
    ['at the end', ['1. a', '2. b', '3. c'], 3],
    ['of a list from 0', ['0. a', '1. b', '2. c'], 1],
    ['of a list from 0, in the middle', ['0. a', '1. b', '2. c'], 2],
    ['of equal numbers', ['1. a', '1. b', '1. c'], 2],
    ['of equal numbers, at the start', ['1. a', '1. b', '1. c'], 1],
  ])('has its place and number again: %s', async (_, items, number) => {
    const world = new MemoryWorld(lines('## Steps', '', ...items, '', '## Done', '', '- z'));
    world.config = 'sections: [{ title: Steps, items: numbered }]\n';
    await world.sync();
    const before = world.text;
    world.change(number, COMPLETED);
    await world.sync();
    expect(world.text).not.toBe(before);
    world.change(number, OPEN);
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });
});
