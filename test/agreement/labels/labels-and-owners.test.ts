import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { codes, DONE, labelsOf, rewrite } from '../edits.ts';
import { TEXT } from '../texts.ts';

describe('labels and assignees', () => {
  it('of a person are never touched', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { labels: ['help wanted', ...world.issue(1).labels], assignees: ['ann', 'zoe'] });
    await world.sync();
    world.replace('- Crash', '- Crash on save');
    await world.sync();
    expect(world.issue(1)).toMatchObject({ labels: ['help wanted', 'roadmap', 'bug'], assignees: ['ann', 'zoe'] });
  });

  it('follow the owners of the file; somebody who cannot be assigned stays text', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    expect(world.issue(1).assignees).toEqual(['ann']);
    world.replace('@ann', '@bob, @stranger and Kim');
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['bob']);
    expect(world.text).toContain('  - owner: @bob, @stranger and Kim\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('given on GitHub become owners of the file, beside free names', async () => {
    const world = await MemoryWorld.agreed(TEXT.replace('@ann', '@ann, Kim'));
    world.config = 'people: { Bob B.: bob }\n';
    world.change(1, { assignees: ['bob'] });
    await world.sync();
    expect(world.text).toContain('  - owner: Kim, Bob B.\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('who cannot be assigned are tried once', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace('@ann', '@ann, @nobody');
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['ann']);
    world.requests.length = 0;
    expect(await world.afterwards()).toEqual([]);
    world.config = 'people: { Kim: nobody }\n';
    world.replace('@ann, @nobody', '@ann, Kim');
    await world.sync();
    world.requests.length = 0;
    expect(await world.afterwards()).toEqual([]);
    expect(world.requests).toEqual(['state.read', 'file.read', 'issue.list roadmap']);
  });

  it('of priority set on GitHub enter the file, and taken off leave it', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { labels: [...world.issue(2).labels, 'priority: high'] });
    await world.sync();
    expect(world.text).toContain(`- Leak ${link(2)}\n  - priority: high\n`);
    world.change(2, { labels: world.issue(2).labels.filter((name) => name !== 'priority: high') });
    await world.sync();
    expect(world.text).not.toContain('priority');
    expect(await world.afterwards()).toEqual([]);
  });

  it('of the other kind move the item to the other section, and back', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { labels: ['roadmap', 'feature'] });
    await world.sync();
    expect(world.text).toBe(
      lines('## Known bugs', '', `- Crash ${link(1)}`, '  - owner: @ann', '  - status: open', '', '## Planned', '', `- Search ${link(3)}`, `- Leak ${link(2)}`),
    );
    expect(await world.afterwards()).toEqual([]);
  });

  it('moved to the other section in the file, the issue’s kind follows', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.edit(
      lines('## Known bugs', '', `- Crash ${link(1)}`, '  - owner: @ann', '  - status: open', '', '## Planned', '', `- Search ${link(3)}`, `- Leak ${link(2)}`),
    );
    await world.sync();
    expect(world.issue(2).labels).toEqual(['roadmap', 'feature']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('nothing is lost, overwritten or doubled', () => {
  it('an assignee that people set before the issue was adopted stays', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '- A (#5)', '  - owner: @ann'));
    world.open(issueOf(5, 'A', { assignees: ['zoe'], labels: [], body: '' }));
    await world.sync();
    world.replace('@ann', '@bob');
    await world.sync();
    expect(world.issue(5).assignees).toEqual(['zoe', 'bob']);
  });

  it('a priority that is changed by two clicks, the new label first, arrives', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: high'));
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: low'] });
    await world.sync();
    world.change(1, { labels: labelsOf(world, 1).filter((name) => name !== 'priority: high') });
    await world.sync();
    expect(world.text).toContain('priority: low');
  });

  it('the owner edited in the managed part is assigned', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: @ann'));
    rewrite(world, 1, '@\u200bann', '@bob');
    await world.sync();
    await world.sync();
    expect(world.text).toContain('owner: @bob');
    expect(world.issue(1).assignees).toEqual(['bob']);
  });

  it('an assignment leaves free-text owners as they are written', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: R&D team'));
    world.change(1, { assignees: ['bob'] });
    await world.sync();
    expect(world.text).toContain('owner: R&D team, @bob');
  });

  it('priority and assignees of an issue that somebody labels enter the file with it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A'));
    world.open(issueOf(9, 'New', { labels: ['roadmap', 'feature', 'priority: high'], assignees: ['ann'], body: '' }));
    await world.sync();
    expect(world.text).toContain('priority: high');
    expect(world.text).toContain('owner: @ann');
  });
});

describe('an assignee whom GitHub took off', () => {
  const TWO = lines('## Planned', '', '- A', '  - owner: @ann, Kim and @bob', '- B');
  const gone = (world: MemoryWorld) => {
    world.collaborators.delete('ann');
    world.change(1, { assignees: ['bob'] });
  };

  it('stays the owner in the file, and in the issue’s text', async () => {
    const world = await MemoryWorld.agreed(TWO);
    gone(world);
    await world.sync();
    expect(world.text).toContain('  - owner: @ann, Kim and @bob\n');
    expect(world.issue(1)).toMatchObject({ assignees: ['bob'], body: expect.stringContaining('@\u200bann, Kim and @\u200bbob') });
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays, too, when the issue changes otherwise, or somebody else is assigned', async () => {
    const world = await MemoryWorld.agreed(TWO);
    gone(world);
    world.collaborators.add('zoe');
    world.change(1, { title: 'A, renamed', assignees: ['bob', 'zoe'] });
    await world.sync();
    expect(world.text).toContain(`- A, renamed ${link(1)}\n  - owner: @ann, Kim and @bob, @zoe\n`);
    world.change(1, { assignees: ['zoe'] });
    await world.sync();
    expect(world.text).toContain('  - owner: @ann, Kim, @zoe\n');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('is told from one whom somebody took off at the same time', async () => {
    const world = await MemoryWorld.agreed(TWO);
    gone(world);
    world.change(1, { assignees: [] });
    await world.sync();
    expect(world.text).toContain('  - owner: @ann, Kim\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('is asked about only where the file would change', async () => {
    const world = await MemoryWorld.agreed(TWO);
    gone(world);
    world.replace('@ann, Kim and @bob', '@bob');
    world.requests.length = 0;
    await world.sync();
    expect(world.requests).not.toContain('assignees.list');
    expect(world.text).toContain('  - owner: @bob\n');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('what is told, or followed', () => {
  it('a name that the configuration maps to a login later is assigned', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: Kim'));
    world.config = 'people: { Kim: ann }\n';
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['ann']);
  });
});

describe('the guard, and smaller things', () => {
  it('a mapped name is written as the configuration writes it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A'));
    world.config = 'people: { Kim Lee: ann }\n';
    world.change(1, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('owner: Kim Lee');
  });

  it('the same owners in another order are no conflict', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: @ann'));
    world.change(1, { assignees: ['ann', 'bob'] });
    world.replace('@ann', '@bob, @ann');
    expect(codes(await world.sync())).not.toContain('conflict');
  });
});

describe('and', () => {
  it('priority edited in the text and by label in one go: the one that loses is told', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - priority: low', '- [ ] B'));
    rewrite(world, 1, '**Priority:** low', '**Priority:** high');
    world.change(1, { labels: ['roadmap', 'feature', 'priority: critical'] });
    expect(codes(await world.sync())).not.toEqual([]);
  });
});

describe('owners and resolutions', () => {
  it('of a conflict that the file wins do not stay on the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- A', '  - owner: Kim', '- B'));
    world.replace('owner: Kim', 'owner: @ann');
    world.change(1, { assignees: ['bob'] });
    expect(codes(await world.sync())).toEqual(['conflict']);
    expect(world.text).toContain('owner: @ann');
    expect(world.issue(1).assignees).toEqual(['ann']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('of an item that comes back stand in its issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.replace(`- A ${link(1)}\n`, '');
    await world.sync();
    world.change(1, { assignees: ['ann'], state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- A ${link(1)}\n  - owner: @ann`);
    expect(world.issue(1).body).toContain('**Owner:** @\u200bann');
    expect(await world.afterwards()).toEqual([]);
  });

  it('that a closing wrote are a field like others once people open the item again', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- A', '- B'));
    world.change(1, { state: DONE });
    await world.sync();
    const [item = ''] = /- A .*\n {2}- resolution: Fixed\n/.exec(world.text) ?? [];
    world.edit(world.text.replace(item, '').replace('- B ', `${item}- B `));
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
    expect(world.issue(1).body).toContain('**Resolution:** Fixed');
    expect(await world.afterwards()).toEqual([]);
  });
});
