import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { rewrite } from './edits.ts';
import { TEXT } from './texts.ts';

describe('fields, notes and sub-items', () => {
  it('edited in the file reach the issue, and the text around them stays', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { body: `I see this, too.\r\n\r\n${world.issue(1).body}\r\n\r\nMe three.` });
    world.replace('  - status: open', '  - status: fixed in branch\n  - priority: high\n  - [ ] test it');
    await world.sync();
    const { body, labels } = world.issue(1);
    expect(body).toContain('**Status:** fixed in branch');
    expect(body).toContain('- [ ] test it');
    expect(body.startsWith('I see this, too.\r\n\r\n<!--')).toBe(true);
    expect(body.endsWith('-->\r\n\r\nMe three.')).toBe(true);
    expect(labels).toEqual(['roadmap', 'bug', 'priority: high']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('edited in the issue reach the file', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - owner: Kim', '  - status: open', '  - [ ] one', '  - [ ] two', '', '  A note.', '- [ ] B'));
    rewrite(world, 1, '**Status:** open', '**Status:** waits for review\n**Priority:** low');
    rewrite(world, 1, '- [ ] two', '- [x] two');
    rewrite(world, 1, 'A note.', 'Another note,\nlonger.');
    await world.sync();
    expect(world.text).toBe(
      lines(
        ...[`- [ ] A ${link(1)}`, '  - owner: Kim', '  - status: waits for review', '  - priority: low', '  - [ ] one', '  - [x] two', ''],
        ...['  Another note,', '  longer.', `- [ ] B ${link(2)}`],
      ),
    );
    expect(world.issue(1).labels).toContain('priority: low');
    expect(await world.afterwards()).toEqual([]);
  });

  it('edited on both sides, each another one, end on both', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace('  - status: open', '  - status: open\n  - prognosis: good');
    rewrite(world, 1, '**Status:** open', '**Status:** in work');
    await world.sync();
    expect(world.text).toContain('  - status: in work\n  - prognosis: good\n');
    expect(world.issue(1).body).toContain('**Status:** in work\n**Prognosis:** good');
    expect(await world.afterwards()).toEqual([]);
  });

  it('taken out of the issue leave the file, and its markers taken out come back below what people wrote', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    rewrite(world, 1, '**Status:** open\n', '');
    world.change(2, { body: 'Only my words now.' });
    await world.sync();
    expect(world.text).not.toContain('status:');
    expect(world.issue(2).body).toMatch(/^Only my words now\.\n\n<!-- roadmap-sync:begin .*<!-- roadmap-sync:end -->$/s);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['all markers', '<!-- roadmap-sync:', '\n'],
    ['the opening marker', '<!-- roadmap-sync:begin', '\n'],
    ['all markers, in a browser', '<!-- roadmap-sync:', '\r\n'],
  ])('are not doubled where only markers were taken out: %s', async (_, marker, end) => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - owner: Kim', '  - [ ] one', '', '  A note.', '- [ ] B'));
    const before = world.issue(1).body;
    const left = before.split('\n').filter((line) => !line.startsWith(marker));
    world.change(1, { body: ['I see this, too.', '', ...left, '', 'Me three.'].join(end) });
    await world.sync();
    // The line in the file is named once it is known.
    const body = world
      .issue(1)
      .body.replaceAll('\r\n', '\n')
      .replace(/, \[line 1\]\(\S+\)/, '');
    expect(body).toBe(`I see this, too.\n\n${before}\n\nMe three.`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('saved by a browser, with other line ends, are no change', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { body: `${world.issue(1).body.replace(/\n/g, '\r\n')}  \r\n` });
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a value in a section whose values end with a full stop', () => {
  const text = lines('# R', '', '- [ ] a', '  - status: Pending.', '- [ ] b', '  - status: Open.');

  it.each([
    ['gets one', 'Pending.', 'In review', 'In review.'],
    ['has none where somebody takes it away', 'Pending.', 'Pending', 'Pending'],
    ['has only one', 'Pending.', 'In review.', 'In review.'],
    ['keeps another mark', 'Pending.', 'In review?', 'In review?'],
  ])('%s', async (_, from, to, status) => {
    const world = await MemoryWorld.agreed(text);
    rewrite(world, 1, from, to);
    await world.sync();
    expect(world.text).toContain(`  - status: ${status}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('gets none behind people', async () => {
    const world = await MemoryWorld.agreed(text);
    world.change(1, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('owner: @ann\n');
  });
});
