import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { DONE, labelsOf, rewrite } from './edits.ts';

describe('what a stranger changes', () => {
  async function theirs(): Promise<MemoryWorld> {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.writes.length = 0;
    return world;
  }

  it('is shown and not taken over', async () => {
    const world = await theirs();
    world.change(5, { title: 'Buy now', state: { open: false, reason: 'completed' } }, 'stranger');
    const { problems } = await world.sync();
    expect(world.text).toContain(`- [ ] A ${link(5)}`);
    expect(problems.filter(({ code }) => code === 'not-trusted')).toHaveLength(2);
  });

  it('counts once it is made in the file, too, as the message says', async () => {
    const world = await theirs();
    world.change(5, { title: 'Buy tea', state: { open: false, reason: 'completed' } }, 'stranger');
    const { problems } = await world.sync();
    expect(problems.filter(({ message }) => message.endsWith('If the change is right, make the same change in the file.'))).toHaveLength(2);
    world.edit(world.text.replace('- [ ] A', '- [x] Buy tea'));
    const { problems: after } = await world.sync();
    expect(after.filter(({ code }) => code === 'not-trusted')).toEqual([]);
    expect(world.text).toContain(`- [x] Buy tea ${link(5)}`);
    expect(world.issue(5)).toMatchObject({ title: 'Buy tea', state: { open: false } });
    expect(await world.afterwards()).toEqual([]);
  });

  it('brings an item back once a maintainer opens its issue again, as the message says', async () => {
    const world = await theirs();
    const before = world.text;
    world.edit(before.replace(/- \[ \] A.*\n/, ''));
    await world.sync();
    world.change(5, { state: { open: false, reason: 'not_planned' } }, 'ann');
    await world.sync();
    world.change(5, { state: { open: true } }, 'stranger');
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message).join()).toContain('If the change is right, close the issue and open it again yourself.');
    expect(world.text).not.toContain('- [ ] A');
    world.change(5, { state: { open: false, reason: 'not_planned' } }, 'ann');
    world.change(5, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toContain('- [ ] A');
  });

  it('is told where it corrects the reason of a closed issue, and taken over where a maintainer does that', async () => {
    const world = await theirs();
    world.change(5, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    const before = world.text;
    world.change(5, { state: { open: false, reason: 'not_planned' } }, 'stranger');
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      'The state of #5 “A” was changed to “closed as not planned” by @stranger, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
    for (const reason of ['completed', 'not_planned'] as const) {
      world.change(5, { state: { open: false, reason } }, 'ann');
      await world.sync();
    }
    expect(world.text).toContain(`- [x] ~~A~~ ${link(5)}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is taken over where a maintainer did it', async () => {
    const world = await theirs();
    world.change(5, { state: { open: false, reason: 'completed' }, closedBy: 'ann' });
    await world.sync();
    expect(world.text).toContain(`- [x] A ${link(5)}`);
    // Nobody but its author closes an issue who may not triage: nobody has to be asked.
    expect(world.requests.filter((request) => request.startsWith('collaborator'))).toEqual([]);
  });

  it('is taken over where a maintainer renamed or reopened it', async () => {
    const world = await theirs();
    world.change(5, { title: 'B', state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text).toContain(`- [x] B ${link(5)}`);
    world.change(5, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toContain(`- [ ] B ${link(5)}`);
  });

  it('is not taken over where nobody is named for it', async () => {
    const world = await theirs();
    world.change(5, { state: { open: false, reason: 'completed' }, closedBy: null });
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      'The state of #5 “A” was changed to “closed” by somebody GitHub does not name, who is not known to have triage permission: the file is left as it is. If the change is right, make the same change in the file.',
    ]);
    expect(world.text).toContain(`- [ ] A ${link(5)}`);
  });
});

describe('nothing is lost, overwritten or doubled', () => {
  it('trust: what a stranger wrote into the owner field does not enter the file with the next assignment', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Owner:** evil words');
    await world.sync();
    world.change(5, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).not.toContain('evil words');
  });

  it('trust: a maintainer’s assignment enters the file though a stranger edited the owner field', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Owner:** @maintainer');
    world.change(5, { assignees: ['ann'] });
    await world.sync();
    await world.sync();
    expect(world.text).toContain('@ann');
    expect(world.text).not.toContain('@maintainer');
  });

  it('what a maintainer closes after a stranger did is closed in the file', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.change(5, { state: DONE, closedBy: 'stranger' });

    await world.sync();
    world.change(5, { state: { open: true } }, 'ann');
    world.change(5, { state: DONE }, 'ann');
    await world.sync();
    expect(world.text).toContain('- [x] A');
  });

  it('conflict: issue lets no stranger’s title stand in the way of the file’s', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.change(5, { title: 'Spam' }, 'stranger');
    world.replace('] A ', '] A2 ');
    await world.sync({ conflict: 'issue' });
    expect(world.issue(5).title).toBe('A2');
  });

  it('a marker that somebody pastes does not enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  A note.', '- B'));
    rewrite(world, 1, 'A note.', `${world.issue(2).body.split('\n')[0]}\nA note.`);
    await world.sync();
    expect(world.text).not.toContain('roadmap-sync:begin');
  });
});

describe('trust', () => {
  it('a priority that a stranger wrote into the text does not become the label', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Priority:** high');
    await world.sync();
    world.change(5, { labels: [...labelsOf(world, 5), 'priority: low'] });
    await world.sync();
    expect(world.text).toContain('priority: low');
    expect(labelsOf(world, 5)).not.toContain('priority: high');
    expect(labelsOf(world, 5)).toContain('priority: low');
  });

  it('a stranger’s text does not keep the file’s own later edit out of the issue', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** spam');
    await world.sync();
    world.replace('status: open', 'status: fine');
    await world.sync();
    await world.sync();
    expect(world.issue(5).body).toContain('fine');
  });
});
