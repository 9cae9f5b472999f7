import { describe, expect, it } from 'vitest';
import { closedIssue, issueOf, lines, link, outlineOf, problemsOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const closed = (reason: 'completed' | 'not_planned' | 'duplicate' = 'completed') => ({ state: { open: false, reason } }) as const;

describe('the first run', () => {
  it('creates an issue for every open item, and links it', async () => {
    const world = new MemoryWorld(lines('## Bugs', '', '- Crash', '', '## Planned', '', '- Dark mode', '', '## Done', '', '- Old'));
    const { commit } = await world.sync();
    expect(world.text).toBe(lines('## Bugs', '', `- Crash ${link(1)}`, '', '## Planned', '', `- Dark mode ${link(2)}`, '', '## Done', '', '- Old'));
    expect(world.numbers.map((number) => [world.issue(number).title, world.issue(number).labels])).toEqual([
      ['Crash', ['roadmap', 'bug']],
      ['Dark mode', ['roadmap', 'feature']],
    ]);
    expect(world.writes).toEqual([
      ...['state.write Claim', 'label.create roadmap', 'label.create bug', 'label.create feature'],
      ...['issue.create Crash', 'issue.create Dark mode', 'file.write', 'state.write Agree'],
    ]);
    expect(commit).toBe('commit-2');
    expect(await world.afterwards()).toEqual([]);
  });

  it('writes nothing for a file that tracks nothing', async () => {
    const world = new MemoryWorld(lines('# Roadmap', '', 'Prose.', '', '- a plain bullet'));
    await world.sync();
    expect(world.writes).toEqual([]);
  });

  it('does not add labelled issues that the file does not have', async () => {
    const world = new MemoryWorld('- [ ] A\n');
    world.open(issueOf(7, 'Somebody’s'));
    await world.sync();
    expect(world.text).toBe(`- [ ] A ${link(8)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('later runs', () => {
  it('ask five things at most where there is nothing to do', async () => {
    const world = await MemoryWorld.agreed(lines(...Array.from({ length: 20 }, (_, index) => `- [ ] Item ${index}`)));
    await world.sync();
    expect(world.requests).toEqual(['state.read', 'file.read', 'issue.list roadmap']);
  });

  it('close an issue whose task was ticked, and reopen it when the tick goes', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.replace('[ ]', '[x]');
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'completed' });
    expect(await world.afterwards()).toEqual([]);
    world.replace('[x]', '[ ]');
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
    expect(await world.afterwards()).toEqual([]);
  });

  it('move the item of a closed issue, and back when it is reopened', async () => {
    const before = lines('## Planned', '', '- A', '- B', '- C', '', '## Completed', '', '- D');
    const world = await MemoryWorld.agreed(before);
    const linked = world.text;
    world.change(2, closed());
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- A ${link(1)}`, `- C ${link(3)}`, '', '## Completed', '', '- D', `- B ${link(2)}`));
    expect(world.messages.at(-1)).toBe('docs(roadmap): move "B" to completed (#2)\n\nRoadmap-Sync: run2');
    expect(await world.afterwards()).toEqual([]);
    world.change(2, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(linked);
    expect(await world.afterwards()).toEqual([]);
  });

  it('name the commit that closed a bug', async () => {
    const world = await MemoryWorld.agreed(lines('## Bugs', '', '- A', '- B', '', '## Resolved bugs'));
    world.closingCommits.set(1, '0123456789abcdef0123456789abcdef01234567');
    world.change(1, closed());
    await world.sync();
    expect(world.text).toContain('  - resolution: Fixed in [0123456](https://github.test/o/r/commit/0123456789abcdef0123456789abcdef01234567)\n');
    expect(await world.afterwards()).toEqual([]);
  });

  it('do nothing to the file when both sides were closed by hand', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.replace('[ ]', '[x]');
    world.change(1, closed());
    await world.sync();
    expect(world.writes).toEqual(['state.write Agree']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('put back a link that got lost, and create nothing', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.replace(` ${link(1)}`, '');
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(world.numbers).toEqual([1, 2]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('put back the link of an item that was renamed before it got lost', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.replace('- [ ] A ', '- [ ] A better name ');
    await world.sync();
    world.replace('- [ ] B ', '- [x] B ');
    await world.sync();
    world.replace(` ${link(1)}`, '');
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toContain(`- [ ] A better name ${link(1)}\n`);
  });

  it('report a copied link, and leave the copy alone', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.edit(`${world.text}- [ ] A copy ${link(1)}\n`);
    const { problems } = await world.sync();
    expect(problemsOf({ problems })).toEqual(['copied-link 2']);
    // The state remembers that it was told.
    expect(world.writes).toEqual(['state.write Agree']);
  });

  it('name the lines of the file as it is after the run', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '', '## Completed', '', '- D'));
    world.edit(lines('## Planned', '', `- A ${link(1)}`, `- B ${link(2)}`, `- Copy ${link(2)}`, '', '## Completed', '', '- D'));
    world.change(1, closed());
    const { problems } = await world.sync();
    const line = world.text.split('\n').findIndex((one) => one.startsWith('- Copy')) + 1;
    expect(problemsOf({ problems })).toEqual([`copied-link ${line}`]);
  });
});

describe('what is done does not follow from the event', () => {
  it('a hint changes nothing', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '- [ ] C'));
    world.change(1, closed());
    world.replace('- [ ] B', '- [x] B');
    const plain = await world.sync({ planOnly: true });
    for (const number of [1, 2, 3, 99]) {
      const hint = { number, updatedAt: '2026-03-01T13:00:00Z' };
      expect((await world.sync({ planOnly: true, hint })).plan).toEqual({ ...plain.plan });
    }
  });

  it('a hint changes nothing for an issue that lost the label `roadmap` either', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.change(1, { ...closed(), labels: ['feature'] });
    const plain = await world.sync({ planOnly: true });
    const hinted = await world.sync({ planOnly: true, hint: { number: 1, updatedAt: world.issue(1).updatedAt } });
    expect(outlineOf(hinted.plan)).toEqual(outlineOf(plain.plan));
  });

  it('a hint finds a change that the list does not show yet', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.lag();
    world.change(1, closed());
    await world.sync({ hint: { number: 1, updatedAt: world.issue(1).updatedAt } });
    expect(world.text).toContain(`- [x] A ${link(1)}\n`);
  });

  it('a list that shows an older state than was seen is not believed', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.change(1, closed());
    world.lag();
    world.change(1, { state: { open: true } });
    await world.sync({ hint: { number: 1, updatedAt: world.issue(1).updatedAt } });
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
    await world.sync();
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
  });
});

describe('a dry run', () => {
  it('shows what a run does, and writes nothing', async () => {
    const world = new MemoryWorld(lines('- [ ] A', `- [ ] B ${link(7)}`));
    world.open(issueOf(7, 'B', { labels: [] }));
    const planned = await world.sync({ planOnly: true });
    expect(planned).toMatchObject({ applied: false, outcomes: [], commit: null });
    expect(world.writes).toEqual([]);
    const done = await world.sync();
    expect(outlineOf(planned.plan)).toEqual(done.outcomes.map(({ operation }) => outlineOf({ ...planned.plan, operations: [operation] })[0]));
  });

  it('does not wait for a run that is at work', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    if (world.baseline === null) throw new Error('no baseline');
    world.setBaseline({
      ...world.baseline,
      claim: { id: 'other', at: '2029-12-31T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z', path: 'ROADMAP.md', operations: [] },
    });
    await expect(world.sync({ planOnly: true })).resolves.toMatchObject({ applied: false });
  });
});

describe('a link someone wrote', () => {
  it('gives the issue its labels, and leaves two different states as they are', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(7)}`, `- [ ] B ${link(8)}`));
    world.open(issueOf(7, 'Other words', { labels: ['help wanted'], body: '' }));
    world.open(closedIssue(8, 'B'));
    await world.sync();
    expect(world.issue(7).labels).toEqual(['help wanted', 'roadmap', 'feature']);
    expect(world.issue(7).title).toBe('Other words');
    expect(world.issue(8).state.open).toBe(false);
    expect(world.text).toBe(lines(`- [ ] A ${link(7)}`, `- [ ] B ${link(8)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a full look', () => {
  it('finds what a list by time does not show: a label that is gone, an issue that is', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '- [ ] C'));
    world.pass(3600);
    world.change(1, { labels: ['feature'] });
    world.delete(2);
    expect((await world.sync({ planOnly: true })).problems).toEqual([]);
    const { problems } = await world.sync({ fullLook: true });
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['not-tracked 1', 'cannot-read-issue 2']);
    expect(world.numbers).toEqual([1, 3]);
  });
});
