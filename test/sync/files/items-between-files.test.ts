import { describe, expect, it } from 'vitest';
import { link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { cut, expectSettled, move, pathOf, ROADMAP, runFor, TAKEN, twoFiles } from '../../support/memory/two-files.ts';

describe('an item that is moved to another roadmap file with its link', () => {
  it('takes its issue along, if that file’s run comes first', async () => {
    const world = await twoFiles();
    const before = world.issue(2);
    move(world);
    expect(await runFor(world, 'ROADMAP.md')).toEqual([TAKEN]);
    expect(await runFor(world, 'BUGS.md')).toEqual([]);
    expect(pathOf(world, 2)).toBe('ROADMAP.md');
    expect(world.issue(2)).toEqual({ ...before, labels: expect.arrayContaining(['roadmap', 'feature']) as string[], updatedAt: world.issue(2).updatedAt });
    await expectSettled(world);
  });

  it('stays of its kind if only the names of the files tell kinds', async () => {
    const world = new MemoryWorld('- [ ] Whistle\n');
    world.turnTo('BUGS.md');
    world.edit('- [ ] Lid opens\n- [ ] Parser drops tabs\n');
    for (const path of ['BUGS.md', 'ROADMAP.md', 'BUGS.md', 'ROADMAP.md']) await runFor(world, path);
    expect(world.issue(2).labels).toEqual(['roadmap', 'bug']);
    const before = world.issue(2);
    world.turnTo('BUGS.md');
    const line = cut(world, /- \[ \] Parser.*\n/);
    world.turnTo('ROADMAP.md');
    world.edit(world.text + line);
    await runFor(world, 'ROADMAP.md');
    await runFor(world, 'BUGS.md');
    expect(world.issue(2)).toEqual(before);
    await expectSettled(world);
    world.turnTo('ROADMAP.md');
    world.edit(`${world.text.replace(line, '')}\n## Planned\n\n${line}- [ ] Bell\n`);
    await runFor(world, 'ROADMAP.md');
    expect(world.issue(2)).toEqual(before);
    await expectSettled(world, 4);
  });

  it('takes its issue along, if the other file’s run comes first', async () => {
    const world = await twoFiles();
    move(world);
    expect(await runFor(world, 'BUGS.md')).toEqual([
      '#2 “Parser drops tabs” is no longer in this file, but stands in ROADMAP.md: the next run for ROADMAP.md takes its issue over.',
    ]);
    expect(world.issue(2).state).toEqual({ open: true });
    expect(await runFor(world, 'ROADMAP.md')).toEqual([TAKEN]);
    await expectSettled(world);
  });

  it('keeps its issue if it is cut in one push and pasted in a later one', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    const text = cut(world, /- Parser.*\n {2}- status.*\n/);
    await world.sync();
    expect(world.issue(2).state).toEqual({ open: false, reason: 'not_planned' });
    world.turnTo('ROADMAP.md');
    world.edit(world.text + text);
    await world.sync();
    expect(world.issue(2).state).toEqual({ open: true });
    expect(pathOf(world, 2)).toBe('ROADMAP.md');
    await expectSettled(world);
  });

  it.each([
    ['text behind the link', (text: string) => text.replace('\n', ' - see the forum\n'), 'Parser drops tabs - see the forum'],
    ['another title', (text: string) => text.replace('Parser drops tabs', 'Parser loses tabs'), 'Parser loses tabs'],
    ['no link any more', (text: string) => text.replace(` ${link(2)}`, ''), 'Parser drops tabs'],
  ])('is edited in the same push: %s', async (_, edit, title) => {
    const world = await twoFiles();
    move(world, edit);
    await runFor(world, 'ROADMAP.md');
    await runFor(world, 'BUGS.md');
    expect(world.issue(2).title).toBe(title);
    expect(pathOf(world, 2)).toBe('ROADMAP.md');
    await expectSettled(world);
  });

  it('brings what somebody edited in the issue meanwhile', async () => {
    const world = await twoFiles();
    move(world);
    world.change(2, { title: 'Parser drops all tabs', body: world.issue(2).body.replace('idea', 'started') });
    await runFor(world, 'ROADMAP.md');
    await runFor(world, 'BUGS.md');
    expect(world.issue(2)).toMatchObject({ title: 'Parser drops all tabs' });
    world.turnTo('ROADMAP.md');
    expect(world.text).toContain(`- Parser drops all tabs ${link(2)}\n  - status: started\n`);
    await expectSettled(world);
  });

  it('is followed only once where a run is cut off', async () => {
    const world = await twoFiles();
    move(world);
    world.turnTo('ROADMAP.md');
    world.at('before state.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync()).rejects.toThrow('killed');
    await runFor(world, 'BUGS.md');
    await runFor(world, 'ROADMAP.md');
    expect(world.issue(2).state).toEqual({ open: true });
    await expectSettled(world);
  });
});

describe('a file that is emptied because its items moved', () => {
  it('is no mistake', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    const items = cut(world, /- Lid[\s\S]*/);
    world.edit('Everything is in ROADMAP.md now.\n');
    world.turnTo('ROADMAP.md');
    world.edit(world.text + items);
    expect(await runFor(world, 'BUGS.md')).toHaveLength(2);
    expect(await runFor(world, 'ROADMAP.md')).toEqual(['2 issues belonged to BUGS.md. Their items stand here now, and so they belong to this file.']);
    await expectSettled(world);
  });

  it('is one where some of the items are nowhere', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    const item = cut(world, /- Lid.*\n/);
    world.edit('# Bugs\n');
    world.turnTo('ROADMAP.md');
    world.edit(world.text + item);
    world.turnTo('BUGS.md');
    await expect(world.sync()).rejects.toThrow('BUGS.md contains no items any more, but 1 issue belongs to it.');
    expect(world.writes).toEqual([]);
  });
});

describe('a line in two files', () => {
  it('is left alone in the second one', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    const [text = ''] = /- Parser.*\n {2}- status.*\n/.exec(world.text) ?? [];
    world.turnTo('ROADMAP.md');
    world.edit(world.text + text);
    expect(await runFor(world, 'ROADMAP.md')).toEqual([
      '#2 belongs to BUGS.md, where its item stands: “Parser drops tabs” is left as it is. Remove the line there if the item moves here, or the link here if this is something else.',
    ]);
    expect(await runFor(world, 'BUGS.md')).toEqual([]);
    expect(pathOf(world, 2)).toBe('BUGS.md');
    await expectSettled(world);
  });

  it('with the same title and no link is another item', async () => {
    const world = await twoFiles();
    world.turnTo('ROADMAP.md');
    world.edit(`${world.text}- Lid opens\n`);
    await runFor(world, 'ROADMAP.md');
    await expectSettled(world, 4);
  });
});

describe('an item that is gone', () => {
  it('keeps its issue open where another roadmap names its number, and closes it where none does', async () => {
    const world = await twoFiles();
    world.turnTo('ROADMAP.md');
    world.edit(`${world.text}\nBlocked by #2.\n`);
    world.turnTo('BUGS.md');
    for (const pattern of [/- Lid.*\n/, /- Parser.*\n.*\n/]) cut(world, pattern);
    world.edit(`${world.text}\n- Spout drips\n`);
    expect(await runFor(world, 'BUGS.md')).toEqual([
      '#2 “Parser drops tabs” is no longer in this file, but ROADMAP.md names its number. The issue is left as it is; close it by hand if it is not needed any more.',
    ]);
    expect([1, 2].map((number) => world.issue(number).state.open)).toEqual([false, true]);
  });

  it('keeps its issue open while another roadmap cannot be read', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    cut(world, /- Lid.*\n/);
    world.unreadable.add('ROADMAP.md');
    expect(await runFor(world, 'BUGS.md')).toEqual([
      '#1 “Lid opens” is no longer in this file, and ROADMAP.md, where it may stand now, cannot be read. The issue is left as it is.',
    ]);
    expect(world.log.at(-1)).toBe('ROADMAP.md is a directory. Name a file. So nothing is known of the items that may have moved there.');
    world.unreadable.clear();
    await runFor(world, 'BUGS.md');
    expect(world.issue(1).state.open).toBe(false);
  });
});

describe('an item that is gone while another roadmap is gone, too', () => {
  async function both(): Promise<MemoryWorld> {
    const world = await twoFiles();
    world.turnTo('ROADMAP.md');
    world.edit(null);
    world.turnTo('BUGS.md');
    return world;
  }

  it('is waited for: it may stand where that roadmap was moved to', async () => {
    const world = await both();
    const item = cut(world, /- Lid.*\n/);
    expect(await runFor(world, 'BUGS.md')).toEqual([
      '#1 “Lid opens” is no longer in this file, and ROADMAP.md, where it may stand now, is gone or was moved. The issue is left as it is for a day.',
    ]);
    expect(world.issue(1).state.open).toBe(true);
    world.turnTo('docs/ROADMAP.md');
    world.edit(`${ROADMAP.replace('Whistle', `Whistle ${link(3)}`)}${item}`);
    await runFor(world, 'docs/ROADMAP.md');
    expect(world.baseline?.entries.map((entry) => `${entry.number} ${entry.path}`).toSorted()).toEqual(['1 docs/ROADMAP.md', '2 BUGS.md', '3 docs/ROADMAP.md']);
  });

  it('closes its issue after a day, because that roadmap was deleted', async () => {
    const world = await both();
    cut(world, /- Lid.*\n/);
    world.pass(25 * 3600);
    await runFor(world, 'BUGS.md');
    expect(world.issue(1).state.open).toBe(false);
  });
});

describe('the requests of a repository with two roadmaps', () => {
  it('are no more than with one, if nothing came or went', async () => {
    const world = await twoFiles();
    world.turnTo('BUGS.md');
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.requests.filter((request) => request.startsWith('files.read'))).toEqual([]);
  });
});
