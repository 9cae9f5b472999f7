import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const WORDS = 'words: { done: ["✅", DONE], dropped: [rejected] }\n';

/** A file with one item, after both sides agreed. */
async function worldWith(title: string, config: string | null = null): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('## Planned', '', `- [ ] ${title}`));
  world.config = config;
  await world.sync();
  return world;
}

/** Renames the issue, once for each title. Nothing is left to do afterwards. */
async function rename(world: MemoryWorld, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    world.change(1, { title });
    const { problems } = await world.sync();
    expect(problems.filter(({ level }) => level !== 'notice')).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).title).toBe(title);
  }
}

const item = (title: string) => lines('## Planned', '', `- [ ] ${title} ${link(1)}`);

describe('what is taken off the end of a title', () => {
  it.each([
    ['Paint walls (external)', 'Paint walls (external)', 'Paint walls (external)'],
    ['Paint *walls* (external)', 'Paint fences (external)', 'Paint *fences* (external)'],
    ['Make tea (WIP) (external):', 'Make tea (WIP) (external):', 'Make tea (WIP) (external):'],
    ['Make **tea** (WIP) (external):', 'Make coffee (external)', 'Make **coffee** (WIP) (external):'],
    ['Owl ✅ (external)', 'Owl ✅ (external)', 'Owl ✅ (external)'],
    ['Owl', 'Owl (#1)', 'Owl'],
    ['Owl', 'Eagle owl (#1).', 'Eagle owl'],
    ['Owl (other/birds#2)', 'Owls (other/birds#2)', 'Owls (other/birds#2)'],
    ['The **owl** (other/birds#2) ✅', 'An owl (other/birds#2) ✅', 'An **owl** (other/birds#2) ✅'],
    ['The **owl** ✅', 'An owl (other/birds#2) ✅', 'An **owl** (other/birds#2) ✅'],
  ])('is not doubled: `%s`, “%s”', async (title, now, after) => {
    const world = await worldWith(title);
    await rename(world, now);
    expect(world.text).toBe(item(after));
  });

  it.each([
    ['Import *songs (in progress)*', ['Import songs (in progress)', 'Import songs'], 'Import *songs*'],
    ['Import **songs** **(in progress)**', ['Import songs (in progress)', 'Import songs'], 'Import **songs**'],
    ['Import songs _(WIP)_', ['Import songs (WIP)', 'Import tunes'], 'Import tunes'],
    ['**Mmm:**', ['Mmm:', 'Mmm'], '**Mmm**'],
    ['Owl ✔️', ['Owl ✔', 'Owl'], 'Owl'],
    ['Owl ✅ (external)', ['Owl ✅', 'Owl'], 'Owl (external)'],
    ['Owl ✅ (external)', ['Owl ✅ (external)', 'Owl (external)'], 'Owl (external)'],
    ['Make tea (WIP) (external):', ['Make tea (WIP)', 'Make tea'], 'Make tea (external):'],
  ])('goes where the former title on GitHub had brought it: `%s`', async (title, titles, after) => {
    const world = await worldWith(title);
    await rename(world, ...titles);
    expect(world.text).toBe(item(after));
  });

  it.each([
    ['Xen *maker* (in progress)', 'Xen maker (WIP)', 'Xen *maker* (WIP)'],
    ['Xen *maker* 🚧', 'Xen maker ✅', 'Xen *maker* ✅'],
    ['Xen *maker* (in progress)', 'Xen maker (done)', 'Xen *maker* (done)'],
    ['Xen *maker* (in progress)', 'Xen maker (v2)', 'Xen *maker* (v2) (in progress)'],
    ['Xen maker *(in progress)*', 'Xen maker (WIP)', 'Xen maker *(WIP)*'],
    ['Xen *maker* (in progress)', 'Xen maker:', 'Xen *maker* (in progress):'],
    ['Xen *maker* (in progress):', 'Xen maker ✅', 'Xen *maker* ✅:'],
  ])('gives way to another status: `%s`, “%s”', async (title, now, after) => {
    const world = await worldWith(title);
    await rename(world, now);
    expect(world.text).toBe(item(after));
  });

  it.each([
    ['Xen *maker* 🚧', '🚧 Xen maker', '🚧 Xen *maker*'],
    ['Xen *maker* 🚧', 'Xen 🚧 maker', 'Xen 🚧 *maker*'],
    ['Xen *maker* (in progress)', '(In progress) Xen maker', '(In progress) Xen *maker*'],
    ['Xen *maker* (in progress)', 'Xen maker – in progress', 'Xen *maker* – in progress'],
    ['Xen *maker* (in progress)', 'Xen maker (in progress).', 'Xen *maker* (in progress).'],
    ['Xen *maker* (in progress)', 'In progress: Xen maker', 'In progress: Xen *maker*'],
    ['Xen *maker* (in progress)', 'Xen maker in progress bars', 'Xen *maker* in progress bars (in progress)'],
    ['Tea 🚧 maker 🚧', 'Tea 🚧 makers', 'Tea 🚧 makers 🚧'],
  ])('is not doubled where the new title has it in another place: `%s`, “%s”', async (title, now, after) => {
    const world = await worldWith(title);
    await rename(world, now);
    expect(world.text).toBe(item(after));
  });

  it.each([
    ['Xen *maker*:', 'Xen maker?', 'Xen *maker*?'],
    ['**Xen maker:**', 'Xen maker.', '**Xen maker.**'],
    ['Xen *maker* 🚧:', 'Xen maker!', 'Xen *maker*! 🚧'],
    ['Xen *maker*?:', 'Xen makers?', 'Xen *makers*?:'],
  ])('gives way to another mark of punctuation: `%s`, “%s”', async (title, now, after) => {
    const world = await worldWith(title);
    await rename(world, now);
    expect(world.text).toBe(item(after));
  });

  it('gives way to a word for a state that the file has to escape', async () => {
    const world = await worldWith('Xen *maker* old (in progress)', WORDS);
    await rename(world, 'Xen maker old (done)');
    expect(world.text).toBe(item('Xen *maker* old \\(done\\)'));
  });
});

describe('a title of which nothing can stay as it is written', () => {
  it.each([
    ['Xen *maker* (in progress)', 'Xen maker (done)', 'Xen maker \\(done\\)'],
    ['Xen *maker* (in progress) 🚧', 'Xen maker (done) 🚧', 'Xen maker \\(done\\) 🚧'],
    ['Xen *maker* 🚧:', 'Xen maker (done) ⏳', 'Xen maker \\(done\\) ⏳:'],
  ])('keeps, loses and gets the marks behind it, too: `%s`, “%s”', async (title, now, after) => {
    const world = await worldWith(title, WORDS);
    await rename(world, now);
    expect(world.text).toBe(item(after));
  });
});

describe('a full stop behind the link of a title', () => {
  it.each([
    ['Parser **drops** tabs (#1).', 'Parser drops tabs.', 'Parser **drops** tabs (#1).'],
    [`Parser **drops** tabs ${link(1)}.`, 'Parser drops spaces.', `Parser **drops** spaces ${link(1)}.`],
    ['Parser **drops** tabs (#1).', 'Parser drops all...', 'Parser **drops** all... (#1).'],
  ])('is not doubled: `%s`', async (written, now, after) => {
    const world = await worldWith('Parser **drops** tabs');
    world.replace(`Parser **drops** tabs ${link(1)}`, written);
    await world.sync();
    await rename(world, now);
    expect(world.text).toBe(lines('## Planned', '', `- [ ] ${after}`));
  });
});

describe('a word for its state in the new title of a finished item', () => {
  const BULLETS = 'completed: keep\nsections:\n  - { title: Features, items: bullets }\nwords: { done: [{word}] }\n';
  it.each([
    ['"✅"', 'Dark **mode** ✅', 'Fast `boot` loader ✅', 'Fast `boot` loader ✅', 'Fast `boot` loader ✅'],
    ['"✅"', 'Dark **mode** ✅', 'Fast `boot` driver ✅', 'Fast `boot` driver', 'Fast `boot` driver ✅'],
    ['DONE', 'Dark **mode** - DONE', 'Fast `boot` loader (done)', 'Fast `boot` loader', 'Fast `boot` loader - DONE'],
    ['DONE', '*DONE* Dark **mode**', 'DONE Fast `boot` loader', 'Fast `boot` loader', '*DONE* Fast `boot` loader'],
    ['DONE', '*DONE* Dark **mode**', 'Done: fast `boot` loader', 'Fast `boot` loader', '*DONE* fast `boot` loader'],
  ])('is there already: %s, `%s`, “%s”', async (word, beside, now, then, after) => {
    const world = new MemoryWorld(lines('## Features', '', `- ${beside}`, '- Fast `boot` loader', '- Other', `- ${beside.replace('Dark', 'Great')}`));
    world.config = BULLETS.replace('{word}', word);
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    await rename(world, now);
    expect(world.text).toContain(`- ${after} ${link(1)}\n`);
    await rename(world, then);
    expect(world.text.toLowerCase()).toContain(`- ${after} ${link(1)}\n`.toLowerCase());
  });

  it('is there already if the same run ticks the box', async () => {
    const world = await worldWith('**Fast** loader', WORDS);
    world.change(1, { title: 'Fast driver ✅', state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(item('**Fast** driver').replace('[ ]', '[x]'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a mark that left the title of a dropped item', () => {
  const dropped = async (title: string) => {
    const world = await worldWith(title);
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    return world;
  };

  it.each([
    ['comes back', ['Strike two'], 'Strike two (in progress)'],
    ['is not doubled', ['Strike one (in progress)'], 'Strike one (in progress)'],
    ['does not stand beside another one', ['Strike one (WIP)'], 'Strike one (WIP)'],
    ['does not come back after somebody took it off', ['Strike one (in progress)', 'Strike one'], 'Strike one'],
  ])('%s when that is reopened', async (_, titles, after) => {
    const world = await dropped('Strike one (in progress)');
    await rename(world, ...titles);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(item(after));
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not come back if the issue had it when it was dropped, and lost it', async () => {
    const world = await worldWith('Strike one *(in progress)*');
    await rename(world, 'Strike one (in progress)');
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    await rename(world, 'Strike one');
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(item('Strike one'));
  });

  it.each([
    ['with the title that brings it', 'Strike one (in progress)', 'Strike one (in progress)'],
    ['beside the one that the title brings', 'Strike one ✅', 'Strike one ✅'],
  ])('comes back once if the same run reopens it %s', async (_, title, after) => {
    const world = await dropped('Strike one (in progress)');
    world.change(1, { title, state: { open: true } });
    await world.sync();
    expect(world.text).toBe(item(after));
    expect(await world.afterwards()).toEqual([]);
  });
});
