import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

/** The managed part of an issue with some of its text replaced, as somebody does it on GitHub. */
function rewrite(world: MemoryWorld, number: number, from: string, to: string): void {
  const { body } = world.issue(number);
  if (!body.includes(from)) throw new Error(`The body does not hold ${JSON.stringify(from)}:\n${body}`);
  world.change(number, { body: body.replace(from, () => to) });
}

const TEXT = lines('## Known bugs', '', '- Crash', '  - owner: @ann', '  - status: open', '- Leak', '', '## Planned', '', '- Search');

describe('a title', () => {
  it('changed in the file goes to the issue, and nothing else does', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace('- Crash', '- Crash on save');
    await world.sync();
    expect(world.issue(1).title).toBe('Crash on save');
    expect(world.writes).toEqual(['state.write Claim', 'issue.update #1 title', 'state.write Agree']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('changed in the issue enters the file as literal text', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { title: '**Crash** <!-- on --> [#999](https://github.test/o/r/issues/999) `save` ::error::x' });
    await world.sync();
    expect(world.text.split('\n')[2]).toBe(
      `- \\*\\*Crash\\*\\* \\<!-- on --\\> \\[#999\\](https://github.test/o/r/issues/999) \\\`save\\\` ::error::x ${link(1)}`,
    );
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    '# Heading',
    '- bullet',
    '1. one',
    '> quote',
    '[x] box',
    'owner: me',
    '===',
    '(#12)',
    'see https://github.test/o/r/issues/9',
    'tail:',
    '__proto__: x',
    '\u202eevil',
    'a | b',
  ])('%j from an issue is one item with its own issue, and settles', async (title) => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { title });
    await world.sync();
    expect(world.text.split('\n').filter((line) => line.includes('/issues/2)'))).toHaveLength(1);
    expect(world.numbers).toEqual([1, 2, 3]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('changed on both sides is the file’s, or the issue’s where that is asked for, and both are told', async () => {
    for (const conflict of ['auto', 'roadmap', 'issue'] as const) {
      const world = await MemoryWorld.agreed(TEXT);
      world.replace('- Crash', '- Crash on save');
      world.change(1, { title: 'Crash on load' });
      const { problems } = await world.sync({ conflict });
      const winner = conflict === 'issue' ? 'Crash on load' : 'Crash on save';
      expect(world.issue(1).title).toBe(winner);
      expect(world.text).toContain(`- ${winner} `);
      expect(problems.filter(({ code }) => code === 'conflict').map(({ message }) => message)).toEqual([
        expect.stringContaining('“Crash on save” in the file, “Crash on load” in the issue'),
      ]);
      expect(await world.afterwards()).toEqual([]);
    }
  });
});

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

  it('saved by a browser, with other line ends, are no change', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(1, { body: `${world.issue(1).body.replace(/\n/g, '\r\n')}  \r\n` });
    expect(await world.afterwards()).toEqual([]);
  });
});

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

describe('an issue that somebody labels', () => {
  it('enters the file once, at the end of the section of its kind, and gets what an issue has', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.open(issueOf(9, 'Dark *mode*', { labels: ['roadmap', 'bug'], body: 'Please.' }));
    const { outcomes } = await world.sync();
    expect(world.text).toContain(`- Leak ${link(2)}\n- Dark \\*mode\\* ${link(9)}\n`);
    expect(world.issue(9).body).toMatch(/^Please\.\n\n<!-- roadmap-sync:begin/);
    expect(outcomes.filter(({ result }) => result === 'done').map(({ operation }) => operation.kind)).toContain('add-item');
    expect(await world.afterwards()).toEqual([]);
  });

  it('makes the section where there is none', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Search'));
    world.open(issueOf(9, 'Crash', { labels: ['roadmap', 'bug'] }));
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Search ${link(1)}`, '', '## Open bugs', '', `- Crash ${link(9)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an item taken out of the file', () => {
  it('closes its issue, which opens again when the line comes back', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const before = world.text;
    world.replace(`- Leak ${link(2)}\n`, '');
    await world.sync();
    expect(world.issue(2)).toMatchObject({
      state: { open: false, reason: 'not_planned' },
      body: expect.stringContaining('Its item was taken out of') as string,
    });
    expect(await world.afterwards()).toEqual([]);
    world.edit(before);
    await world.sync();
    expect(world.issue(2)).toMatchObject({ state: { open: true }, body: expect.not.stringContaining('Its item was taken out of') as string });
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('comes back when its issue is reopened', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace(`- Leak ${link(2)}\n`, '');
    await world.sync();
    world.change(2, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- Leak ${link(2)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

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
    world.change(5, { title: 'Buy now', state: { open: false, reason: 'completed' }, closedBy: 'stranger' });
    world.actors.set(5, { reopened: null, renamed: 'stranger' });
    const { problems } = await world.sync();
    expect(world.text).toContain(`- [ ] A ${link(5)}`);
    expect(problems.filter(({ code }) => code === 'not-trusted')).toHaveLength(2);
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
    world.change(5, { title: 'B', state: { open: false, reason: 'completed' }, closedBy: 'ann' });
    world.actors.set(5, { reopened: null, renamed: 'ann' });
    await world.sync();
    expect(world.text).toContain(`- [x] B ${link(5)}`);
    world.change(5, { state: { open: true }, closedBy: null });
    world.actors.set(5, { reopened: 'ann', renamed: 'ann' });
    await world.sync();
    expect(world.text).toContain(`- [ ] B ${link(5)}`);
  });

  it('is not taken over where nobody is named for it', async () => {
    const world = await theirs();
    world.change(5, { state: { open: false, reason: 'completed' }, closedBy: null });
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      'The state of #5 “A” changed to “closed” by somebody GitHub does not name: that is shown and not taken over.',
    ]);
    expect(world.text).toContain(`- [ ] A ${link(5)}`);
  });
});
