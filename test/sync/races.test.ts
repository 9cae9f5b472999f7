import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/model/baseline.ts';
import { UserError } from '../../src/model/errors.ts';
import { countOutcomes } from '../../src/report/counts.ts';
import { issueOf, lines, link, problemsOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

const completed = { state: { open: false, reason: 'completed' } } as const;

/** The baseline with the claim of another run. */
function claimed(baseline: Baseline | null, until: string): Baseline {
  const empty: Baseline = { version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt: [] };
  return { ...(baseline ?? empty), claim: { id: 'other', at: '2026-03-01T00:00:00.000Z', until, path: 'ROADMAP.md', operations: [] } };
}

describe('a file edit that lands between read and write', () => {
  it('leads to another reading: nothing is lost, nothing doubled', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('before file.write', () => world.edit(lines('# Title', '', '- [ ] Z', '- [ ] B', '- [ ] A', '', 'Prose.')));
    const { outcomes } = await world.sync();
    expect(world.text).toBe(lines('# Title', '', `- [ ] Z ${link(3)}`, `- [ ] B ${link(2)}`, `- [ ] A ${link(1)}`, '', 'Prose.'));
    expect(world.numbers).toEqual([1, 2, 3]);
    expect(world.log).toEqual(['The roadmap or its issues changed during the run: reading and planning again.']);
    expect(outcomes.every(({ result }) => result === 'done')).toBe(true);
    expect(await world.afterwards()).toEqual([]);
  });

  it('still counts the issues that were made before it', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('before file.write', () => world.replace('- [ ] A', '- [ ] Z\n- [ ] A'));
    const { outcomes } = await world.sync();
    expect(countOutcomes(outcomes).created).toBe(3);
  });

  it('that removes an item leaves its new issue, reported', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('before file.write', () => world.edit(lines('- [ ] B')));
    const { problems } = await world.sync();
    expect(world.text).toBe(lines(`- [ ] B ${link(2)}`));
    expect(problemsOf({ problems })).toEqual(['gone-from-file null']);
  });

  it('that renames an item does not give it a second issue', async () => {
    const world = new MemoryWorld(lines('- [ ] Add dark mode', '- [ ] B'));
    world.at('before file.write', () => world.replace('Add dark mode', 'Add a dark mode'));
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(lines(`- [ ] Add a dark mode ${link(1)}`, `- [ ] B ${link(2)}`));
  });

  it('that ticks an item whose issue was just made closes that issue', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('before file.write', () => world.replace('- [ ] A', '- [x] A'));
    await world.sync();
    await world.sync();
    expect(world.numbers).toEqual([1, 2]);
    expect(world.issue(1).state.open).toBe(false);
  });

  it('does not keep a link that someone wrote from getting its labels', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(7)}`, '- [ ] B'));
    world.open(issueOf(7, 'A', { labels: [], body: '' }));
    world.at('before file.write', () => world.edit(`${world.text}- [ ] C\n`));
    await world.sync();
    expect(world.issue(7).labels).toEqual(['roadmap', 'feature']);
  });

  it('keeps an item that follows its issue from being written over', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, completed);
    world.at('before file.write', () => world.replace('- [ ] B', '- [x] B'));
    await world.sync();
    expect(world.text).toBe(lines(`- [x] A ${link(1)}`, `- [x] B ${link(2)}`));
    expect(world.issue(2).state.open).toBe(false);
    expect(await world.afterwards()).toEqual([]);
  });

  it('every time is given up after eight attempts, with a sentence', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.change(1, completed);
    for (let time = 0; time < 8; time += 1) world.at('before file.write', () => world.edit(`${world.text}\nNote ${time}.\n`), time);
    await expect(world.sync()).rejects.toThrow(
      'ROADMAP.md or its issues changed during each of 8 attempts. Nothing is lost: the next run continues from here.',
    );
    await world.sync();
    expect(world.text.startsWith(`- [x] A ${link(1)}\n`)).toBe(true);
  });
});

describe('an issue that changes during a run', () => {
  it('reopened before the file is written stays open in the file in the end', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.change(1, completed);
    world.at('before file.write', () => world.change(1, { state: { open: true } }));
    await world.sync();
    await world.sync();
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('closed by hand while its item is ticked is no conflict', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.replace('[ ]', '[x]');
    world.at('before state.write', () => world.change(1, { state: { open: false, reason: 'not_planned' } }));
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'not_planned' });
    expect(world.text).toBe(`- [x] A ${link(1)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('renamed, while the list does not show it yet, does not keep its item’s tick from it', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.lag();
    world.change(1, { title: 'Renamed' });
    world.replace('[ ]', '[x]');
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: 'completed' });
  });

  it('that lost the label `roadmap` does not fail every run', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { ...completed, labels: [] });
    world.edit(lines(`- [x] A ${link(1)}`, `- [x] B ${link(2)}`));
    await world.sync();
    expect(world.issue(2).state.open).toBe(false);
  });

  it('that is deleted is reported, and does not keep the others from being done', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.delete(1);
    world.edit(lines(`- [x] A ${link(1)}`, `- [x] B ${link(2)}`, '- [ ] C'));
    const { problems } = await world.sync();
    expect(world.issue(2).state.open).toBe(false);
    expect(world.text).toContain(`- [ ] C ${link(3)}\n`);
    expect(problemsOf({ problems })).toContain('cannot-read-issue 1');
  });
});

describe('the milestone of an issue, which somebody changes during a run', () => {
  const RELEASES = lines('# Kettle 3.1', '', '## Planned', '', ...['3.2', '3.3', '3.4'].flatMap((release) => [`- Cup ${release}`, `  - release: ${release}`]));

  /** A repository whose milestones are kept, and agree. */
  async function keeping(): Promise<MemoryWorld> {
    const world = new MemoryWorld(RELEASES);
    world.config = 'milestone: true\n';
    await world.sync();
    return world;
  }

  /** The milestone and the release in the file of the first item, once nothing is left to do. */
  async function settled(world: MemoryWorld): Promise<Array<string | null>> {
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
    return [world.issue(1).milestone?.title ?? null, /- Cup 3\.2 .*\n(?: {2}- status: .*\n)? {2}- release: (.*)\n/.exec(world.text)?.[1] ?? null];
  }

  it('before it is moved elsewhere is a conflict that is told, and not written over unseen', async () => {
    const world = await keeping();
    world.replace('release: 3.2', 'release: 3.3');
    world.at('before state.write', () => world.moveTo(1, '3.4'));
    const { problems } = await world.sync();
    expect(problems.map(({ code }) => code)).toContain('conflict');
    expect(await settled(world)).toEqual(['3.3', '3.3']);
  });

  it.each(['before state.write', 'before issue.update'] as const)('%s of something else, stays, and the file follows', async (moment) => {
    const world = await keeping();
    world.replace('  - release: 3.2', '  - status: boiling\n  - release: 3.2');
    world.at(moment, () => world.moveTo(1, '3.4'));
    await world.sync();
    expect(await settled(world)).toEqual(['3.4', '3.4']);
  });

  it('follows the issue’s own text, though the request that moves it failed when the file had followed', async () => {
    const world = await keeping();
    world.change(1, { body: world.issue(1).body.replace('**Release:** 3.2', '**Release:** 3.3') });
    world.at('before issue.update', () => {
      throw new UserError('GitHub said no.', 'Try again.');
    });
    expect((await world.sync()).failure?.message).toContain('GitHub said no.');
    expect(world.text).toContain('  - release: 3.3\n- Cup 3.3');
    expect(await settled(world)).toEqual(['3.3', '3.3']);
  });
});

describe('another run', () => {
  it('that holds a claim is waited for, and what it did is seen', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    const before = world.baseline;
    world.setBaseline(claimed(before, new Date(Date.parse(world.now) + 60_000).toISOString()));
    world.change(1, completed);
    world.at(
      'wait',
      () => {
        world.edit(lines(`- [x] A ${link(1)}`, `- [ ] B ${link(2)}`));
        world.setBaseline(before);
      },
      2,
    );
    await world.sync();
    expect(world.log).toEqual([expect.stringMatching(/^Another run may write until .*: waiting for it\.$/)]);
    expect(world.text).toBe(lines(`- [x] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(world.writes).toEqual(['state.write Agree']);
  });

  it('that died is waited for until its claim has passed, and no longer', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.setBaseline(claimed(world.baseline, new Date(Date.parse(world.now) + 30_000).toISOString()));
    const start = Date.parse(world.now);
    world.replace('[ ]', '[x]');
    await world.sync();
    expect(Date.parse(world.now) - start).toBeGreaterThanOrEqual(35_000);
    expect(world.issue(1).state.open).toBe(false);
    expect(world.baseline?.claim).toBeNull();
  });

  it('whose claim is long over is not waited for, and its claim is closed', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    world.setBaseline(claimed(world.baseline, '2026-03-01T00:00:00.000Z'));
    await world.sync();
    expect(world.log).toEqual([]);
    expect(world.baseline?.claim).toBeNull();
    expect(await world.afterwards()).toEqual([]);
  });

  it('that claims first wins: this one starts over, and nothing is created twice', async () => {
    const world = new MemoryWorld('- [ ] A\n');
    world.at('before state.write', () => world.setBaseline(claimed(null, '2026-03-01T12:00:20.000Z')));
    await world.sync();
    expect(world.numbers).toEqual([1]);
    expect(world.text).toBe(`- [ ] A ${link(1)}\n`);
    expect(world.writes).toEqual([
      ...['state.write Claim', 'state.write Claim', 'label.create roadmap', 'label.create feature', 'issue.create A'],
      ...['file.write', 'state.write Agree'],
    ]);
  });

  it('beside this one from the start ends where one run ends', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    await Promise.all([world.sync(), world.sync()]);
    expect(world.numbers).toEqual([1, 2]);
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the guard across attempts', () => {
  it('counts what the run made before it had to start over', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    world.at('before file.write', () => world.edit(`${world.text}- [ ] C\n- [ ] D\n`));
    const { plan } = await world.sync({ limits: { ...REQUEST.limits, maxCreates: 3 } });
    expect(plan.refused?.reason).toContain('The plan would create');
    expect(world.numbers).toEqual([1, 2]);
  });
});

describe('several issues that changed before one run', () => {
  it('a reopened item goes back to its section though its neighbour leaves it', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '- a', '- b', '', '## Done', '', '- z'));
    await world.sync();
    world.change(2, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.change(2, { state: { open: true } });
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- b ${link(2)}`, '', '## Done', '', '- z', `- a ${link(1)}`));
    await world.sync();
    expect(world.issue(2)?.state).toEqual({ open: true });
  });

  it('come back in their order, whichever was closed first', async () => {
    const text = lines('## Planned', '', '- a', '- b', '- c', '', '## Done', '', '- z');
    const world = new MemoryWorld(text);
    await world.sync();
    const linked = world.text;
    for (const number of [2, 1]) {
      world.change(number, { state: { open: false, reason: 'completed' } });
      await world.sync();
    }
    for (const number of [1, 2]) world.change(number, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(linked);
  });
});
