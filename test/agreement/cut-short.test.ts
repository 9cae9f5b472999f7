import { describe, expect, it } from 'vitest';
import { lines } from '../support/memory/builders.ts';
import { DONE, labelsOf, rewrite } from './edits.ts';
import { Hooked } from './hooked.ts';

describe('a closing beside an update of the same issue is not lost', () => {
  it('killed between the two requests', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    world.replace('s0', 's1');
    await world.killed('after', 'update');
    await world.sync();
    expect(world.issue(1).state).toEqual(DONE);
  });

  it('stopped cleanly between the two requests', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    world.replace('s0', 's1');
    world.once('after', 'update', () => {
      world.requestsLeft = 5;
    });
    expect((await world.sync()).stopped).not.toBeNull();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.issue(1).state).toEqual(DONE);
  });

  it('though somebody renames the issue between the two', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    await world.sync();
    world.replace('- [x] A', '- [ ] A');
    world.replace('s0', 's1');
    world.once('after', 'update', () => world.change(1, { title: 'A two' }));
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
  });
});

describe('a priority or an owner that the text of the issue got reaches label and assignees', () => {
  it('priority, after a clean stop', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    rewrite(world, 1, '**Status:** s0', '**Status:** s0\n**Priority:** high');
    world.at('before file.write', () => {
      world.requestsLeft = 5;
    });
    await world.sync();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.text).toContain('priority: high');
    expect(labelsOf(world, 1)).toContain('priority: high');
  });

  it('owner, after a clean stop', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '- [ ] B'));
    rewrite(world, 1, '@\u200bann', '@bob');
    world.at('before file.write', () => {
      world.requestsLeft = 5;
    });
    await world.sync();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.text).toContain('owner: @bob');
    expect(world.issue(1).assignees).toEqual(['bob']);
  });
});

describe('what somebody does to an issue while it is written is theirs, and followed', () => {
  it('a label set between the fresh read and the write of the text', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('s0', 's1');
    world.once('before', 'update', () => world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] }));
    await world.sync();
    await world.sync();
    expect(labelsOf(world, 1)).toContain('priority: high');
    expect(world.text).toContain('priority: high');
  });

  it('somebody assigned between the fresh read and the write of the text', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('s0', 's1');
    world.once('before', 'update', () => world.change(1, { assignees: ['bob'] }));
    await world.sync();
    await world.sync();
    expect(world.text).toContain('@bob');
  });
});

describe('half an update of a run that died', () => {
  it('leaves no owner behind in the issue whom the file has put back', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '- [ ] B'));
    world.replace('@ann', '@bob');
    await world.killed('after', 'update');
    world.replace('@bob', '@ann');
    const { problems } = await world.sync();
    expect(world.issue(1).body.includes('bob') && problems.length === 0).toBe(false);
  });

  it('undoes no assignment in silence that was made after it', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '  - status: s0', '- [ ] B'));
    world.replace('@ann', '@bob');
    await world.killed('after', 'removeAssignees');
    rewrite(world, 1, '**Status:** s0', '**Status:** s1');
    world.change(1, { assignees: ['ann'] });
    const { problems } = await world.sync();
    expect(problems.length > 0 || world.issue(1).assignees.join() === 'ann').toBe(true);
  });
});
