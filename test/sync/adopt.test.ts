import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/model/issue.ts';
import { closedIssue, issueOf, lines, link, outlineOf, problemsOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

/** An open issue that no run has seen: without a managed part, and without labels unless told otherwise. */
const there = (number: number, title: string, change: Partial<Issue> = {}): Issue =>
  issueOf(number, title, { body: 'As people wrote it.', labels: [], ...change });
const labelled = (number: number, title: string, change: Partial<Issue> = {}) => there(number, title, { labels: ['roadmap'], ...change });
const asked = (world: MemoryWorld, what: string) => world.requests.filter((request) => request.startsWith(what)).length;

function worldOf(text: string, ...issues: readonly Issue[]): MemoryWorld {
  const world = new MemoryWorld(text);
  for (const issue of issues) world.open(issue);
  return world;
}

const TWO = lines('## Planned', '', '- Audit log', '- Dark mode');

describe('issues that are there before the first run', () => {
  it('are linked by their titles, with the label and without it, and what people wrote stays', async () => {
    const world = worldOf(TWO, there(1, 'Audit log', { labels: ['help wanted'] }), labelled(2, 'Dark mode'));
    const { plan } = await world.sync();
    expect(outlineOf(plan).slice(0, 2)).toEqual(['link-item #1', 'link-item #2']);
    expect(world.text).toBe(lines('## Planned', '', `- Audit log ${link(1)}`, `- Dark mode ${link(2)}`));
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1).labels).toEqual(['help wanted', 'roadmap', 'feature']);
    expect(world.issue(1).body).toMatch(/^As people wrote it\.\n\n<!-- roadmap-sync:begin /);
    expect(world.issue(2).labels).toEqual(['roadmap', 'feature']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('bring the owner and the level of the item onto the issue, and keep a kind that it has', async () => {
    const world = worldOf(lines('- [ ] Audit log', '  - owner: @ann', '  - priority: high'), there(1, 'Audit log', { labels: ['bug'] }));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ labels: ['bug', 'roadmap', 'priority: high'], assignees: ['ann'] });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['white space', 'Audit  log ', '- [ ] Audit log'],
    ['emphasis and code', 'Audit `log`', '- [ ] **Audit** `log`'],
    ['a title over two lines', 'Audit log', '- [ ] Audit\n  log'],
    ['a title too long for an issue', `${'x'.repeat(255)}…`, `- [ ] ${'x'.repeat(300)}`],
    ['Arabic, and a zero-width space', 'سجل\u200b التدقيق', '- [ ] سجل التدقيق'],
  ])('are compared as titles are elsewhere: %s', async (_, title, item) => {
    const world = worldOf(`${item}\n`, there(1, title));
    await world.sync();
    expect(world.numbers).toEqual([1]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('are not linked where they are closed, belong to another item, or are marked for another roadmap', async () => {
    const elsewhere = issueOf(3, 'C').body.replace('path=ROADMAP.md', 'path=BUGS.md');
    const world = worldOf(
      lines('- [ ] A', '- [ ] B', '- [ ] Something else (#2)', '- [ ] C'),
      closedIssue(1, 'A', 'completed', { labels: [], body: '' }),
      there(2, 'B'),
      there(3, 'C', { body: elsewhere }),
    );
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(4)}`, `- [ ] B ${link(5)}`, '- [ ] Something else (#2)', `- [ ] C ${link(6)}`));
  });

  it('say nothing about finished items and sub-items', async () => {
    const world = worldOf(lines('- [x] A', '- [ ] B', '  - [ ] C'), there(1, 'A'), there(2, 'C'));
    await world.sync();
    expect(world.text).toBe(lines('- [x] A', `- [ ] B ${link(3)}`, '  - [ ] C'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('are left where several have the title, and told, by every run', async () => {
    const world = worldOf('- [ ] A\n', there(1, 'A'), there(2, 'A'));
    for (let run = 0; run < 3; run += 1) {
      expect(problemsOf(await world.sync())).toEqual(['tied-titles 1']);
      expect([world.text, world.numbers]).toEqual(['- [ ] A\n', [1, 2]]);
    }
    world.change(1, { state: { open: false, reason: 'duplicate' } });
    await world.sync();
    expect(world.text).toBe(`- [ ] A ${link(2)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('are left where several items have the title', async () => {
    const world = worldOf(lines('## Bugs', '', '- A', '', '## Planned', '', '- A'), there(1, 'A'));
    expect(problemsOf(await world.sync())).toEqual(['tied-titles 3', 'tied-titles 7']);
    expect(world.numbers).toEqual([1]);
  });

  it('with the label never enter the file a second time while an item waits for them', async () => {
    const world = worldOf('- [ ] A\n', labelled(1, 'A'), labelled(2, 'A'));
    for (let run = 0; run < 3; run += 1) await world.sync({ fullLook: run === 2 });
    expect(world.text).toBe('- [ ] A\n');
  });

  it('with the label come before those without it', async () => {
    const world = worldOf(lines('- [ ] A', '- [ ] B'), there(1, 'A'), labelled(2, 'A'), there(3, 'A', { author: 'stranger' }));
    const { problems } = await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(2)}`, `- [ ] B ${link(4)}`));
    expect(problems.map(({ message }) => message)).toEqual([
      '“A” belongs to #2. #3, #1 may be the same, because they have this title, too: they are left as they are.',
    ]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('with the label that match no item are listed, and added by the next run', async () => {
    const world = worldOf(lines('## Planned', '', '- A'), labelled(1, 'Other'));
    world.pass(86_400);
    expect((await world.sync()).problems.map(({ message }) => message)).toEqual([
      '#1 “Other” has the action’s label but is not in the file. On the first run nothing is added: the next run adds it.',
    ]);
    world.pass(86_400);
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- A ${link(2)}`, `- Other ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('are counted by the guard', async () => {
    const titles = Array.from({ length: 26 }, (_, at) => `T${at}`);
    const world = worldOf(lines(...titles.map((title) => `- [ ] ${title}`)), ...titles.map((title, at) => there(at + 1, title)));
    const { plan } = await world.sync();
    expect(plan.refused?.reason).toBe('The plan would link or change 26 items of the file, and `max-changes` allows 25.');
    expect(world.writes).toEqual([]);
    await world.sync({ limits: { ...REQUEST.limits, maxCreates: 0, maxCloses: 0, maxChanges: 26 } });
    expect(world.numbers).toHaveLength(26);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an issue that a stranger opened', () => {
  const waits = () => worldOf('- [ ] A\n', there(1, 'A', { author: 'stranger' }));

  it('is shown, and no other is made for its item, however many newer ones there are', async () => {
    const world = waits();
    expect((await world.sync()).problems.map(({ message }) => message)).toEqual([
      '“A” may be the same as #1, which has this title but was not opened by somebody who is known to triage. No issue is created for it: give the right one the label “roadmap”, or write its link (#1) after the title. If it is something else, give one of them another title.',
    ]);
    for (let number = 2; number < 302; number += 1) world.open(there(number, `Newer ${number}`));
    world.edit(lines('- [ ] A', '- [ ] B'));
    await world.sync();
    expect(world.text).toBe(lines('- [ ] A', `- [ ] B ${link(302)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each<[string, (world: MemoryWorld) => void, string]>([
    ['gets the label', (world) => world.change(1, { labels: ['roadmap'] }, 'ann'), `- [ ] A ${link(1)}\n`],
    ['is linked by hand', (world) => world.edit('- [ ] A (#1)\n'), '- [ ] A (#1)\n'],
    ['is closed', (world) => world.change(1, { state: { open: false, reason: 'not_planned' } }), `- [ ] A ${link(2)}\n`],
    ['is renamed', (world) => world.change(1, { title: 'Another thing' }), `- [ ] A ${link(2)}\n`],
    ['is deleted', (world) => world.delete(1), `- [ ] A ${link(2)}\n`],
    ['is by somebody who may triage by now', (world) => world.collaborators.add('stranger'), `- [ ] A ${link(1)}\n`],
  ])('waits until it %s', async (_, act, text) => {
    const world = waits();
    await world.sync();
    act(world);
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it('does not stand in the way of one by somebody who may triage', async () => {
    const world = worldOf('- [ ] A\n', there(1, 'A'), there(2, 'A', { author: 'stranger' }));
    expect(problemsOf(await world.sync())).toEqual(['maybe-the-same 1']);
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
  });

  it('is linked if its author owns the repository, and nobody is asked', async () => {
    const world = worldOf('- [ ] A\n', there(1, 'A', { author: 'somebody', byOwner: true }));
    await world.sync();
    expect([world.numbers, asked(world, 'collaborator')]).toEqual([[1], 0]);
  });
});

describe('near titles', () => {
  it.each([
    ['Dark mode', 'dark Mode.'],
    ['Dark mode', 'Add dark mode'],
    ['Crash when the disk is full', 'Crash when disk is full'],
  ])('are told, and change nothing: %s, %s', async (item, title) => {
    const world = worldOf(`- [ ] ${item}\n`, there(1, title));
    expect(problemsOf(await world.sync())).toEqual(['maybe-the-same 1']);
    expect(world.text).toBe(`- [ ] ${item} ${link(2)}\n`);
    expect((await world.sync()).problems).toEqual([]);
  });

  it('are not told where the titles have little in common', async () => {
    const world = worldOf('- [ ] Dark mode\n', there(1, 'Dark'), there(2, 'A mode for reading in the dark'));
    expect((await world.sync()).problems).toEqual([]);
  });
});

describe('later', () => {
  it('a new item is linked to the open issue of its title', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.open(there(2, 'B'));
    world.edit(`${world.text}- [ ] B\n`);
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('nothing is asked where nothing is new', async () => {
    const world = worldOf('- [ ] A\n', there(1, 'Something'));
    await world.sync();
    world.requests.length = 0;
    await world.sync();
    expect(world.requests).toEqual(['state.read', 'file.read', 'issue.list roadmap']);
  });

  it('an item whose link was lost goes back to its own issue, not to another of its title', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.open(there(2, 'A'));
    world.edit('- [ ] A\n');
    await world.sync();
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
  });

  it('only the newest open issues are looked at', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.open(there(2, 'B'));
    for (let number = 3; number < 204; number += 1) world.open(there(number, `Newer ${number}`));
    world.edit(`${world.text}- [ ] B\n- [ ] Newer 4\n`);
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(204)}`, `- [ ] Newer 4 ${link(4)}`));
  });

  it('an issue that changes during the run is looked at again', async () => {
    const world = worldOf(lines('- [ ] A', '- [ ] B'), there(1, 'A'), there(2, 'B'));
    world.at('before file.write', () => world.change(1, { title: 'Another thing', state: { open: true } }));
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a run that is cut off', () => {
  it('leaves nothing from which a second issue would follow, however old the issue is', async () => {
    const world = worldOf(lines('- [ ] Old', '- [ ] A', '- [ ] B'), there(1, 'Old'));
    for (let number = 2; number < 302; number += 1) world.open(there(number, `Newer ${number}`));
    world.at('after issue.create', () => {
      world.requestsLeft = 3;
    });
    await world.sync();
    expect(world.text).toBe(lines('- [ ] Old', `- [ ] A ${link(302)}`, '- [ ] B'));
    world.requestsLeft = Number.POSITIVE_INFINITY;
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] Old ${link(1)}`, `- [ ] A ${link(302)}`, `- [ ] B ${link(303)}`));
    expect(world.issue(1).labels).toEqual(['roadmap', 'feature']);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('adopt', () => {
  it.each([
    ['labelled', lines(`- [ ] Audit log ${link(3)}`, `- [ ] Dark mode ${link(2)}`), 0],
    ['none', lines(`- [ ] Audit log ${link(3)}`, `- [ ] Dark mode ${link(4)}`), 0],
    ['titles', lines(`- [ ] Audit log ${link(1)}`, `- [ ] Dark mode ${link(2)}`), 1],
  ])('%s', async (adopt, text, lists) => {
    const world = worldOf(lines('- [ ] Audit log', '- [ ] Dark mode'), there(1, 'Audit log'), labelled(2, 'Dark mode'));
    world.config = `adopt: ${adopt}\n`;
    await world.sync();
    expect(world.text).toBe(text);
    expect(asked(world, 'issue.open')).toBe(lists);
    expect(await world.afterwards()).toEqual([]);
  });

  it('none leaves alone what had the label before, until it changes', async () => {
    const world = worldOf('- [ ] A\n', labelled(1, 'Other'));
    world.config = 'adopt: none\n';
    await world.sync();
    await world.sync({ fullLook: true });
    expect(world.text).toBe(`- [ ] A ${link(2)}\n`);
    world.change(1, { body: 'Changed.' });
    await world.sync();
    expect(world.text).toContain(`Other ${link(1)}`);
  });
});
