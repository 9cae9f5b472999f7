import { describe, expect, it } from 'vitest';
import { issueOf, link, outlineOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { REQUEST } from '../../support/memory/request.ts';
import { labelsOf } from '../edits.ts';
import { expectSettled, FULL, TEXT, touch } from './labelled.ts';

describe('labels that the configuration names otherwise', () => {
  it('are given to each issue in place of the old ones, and the file stays', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.config = 'labels: { feature: enhancement, priority: "P/{level}", external: elsewhere }\n';
    world.change(1, { labels: ['help wanted', ...labelsOf(world, 1)] });
    const { plan } = await world.sync();
    expect(outlineOf(plan)).toEqual([
      'create-label enhancement',
      'create-label elsewhere',
      'create-label P/blocker',
      'create-label P/high',
      'relabel-issue #1',
      'relabel-issue #3',
    ]);
    expect(labelsOf(world, 1)).toEqual(['help wanted', 'roadmap', 'bug', 'elsewhere', 'P/blocker']);
    expect(labelsOf(world, 2)).toEqual(['roadmap', 'bug']);
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'enhancement', 'P/high']);
    expect(world.labels.all.map(({ name }) => name)).toEqual(expect.arrayContaining(['feature', 'external', 'priority: high']));
    await expectSettled(world, text);
  });

  it('are counted by the guard, and shown', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.config = 'labels: { roadmap: plan }\n';
    const { plan } = await world.sync({ limits: { ...REQUEST.limits, maxChanges: 2 } });
    expect(plan.refused?.reason).toBe('The plan would change 3 issues’ labels, and `max-changes` allows 2.');
    expect(world.writes).toEqual([]);
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'feature', 'priority: high']);
    await world.sync();
    expect(labelsOf(world, 3)).toEqual(['feature', 'priority: high', 'plan']);
  });

  it.each(['', 'full'])('are followed by edits of either side in the same run (%s)', async (look) => {
    const world = await MemoryWorld.agreed(TEXT);
    world.config = 'labels: { roadmap: plan, bug: defect, feature: enhancement, priority: "P/{level}" }\n';
    world.replace('- Leak', '- Leak, twice');
    world.change(3, { labels: ['roadmap', 'bug', 'priority: low'], title: 'Search all' });
    await world.sync({ fullLook: look !== '' });
    expect(world.issue(2)).toMatchObject({ title: 'Leak, twice', labels: ['plan', 'defect'] });
    expect(labelsOf(world, 3).toSorted()).toEqual(['P/low', 'defect', 'plan']);
    expect(world.text).toContain(`- Search all ${link(3)}\n  - priority: low\n`);
    expect(world.text.indexOf('Search all')).toBeLessThan(world.text.indexOf('## Planned'));
    await expectSettled(world, world.text);
  });

  it('are given to issues of finished and removed items, too', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.edit(world.text.replace(`- Search ${link(3)}\n  - priority: high\n`, ''));
    await world.sync();
    world.config = 'labels: { roadmap: plan }\n';
    await world.sync();
    expect(labelsOf(world, 2)).toEqual(['bug', 'plan']);
    expect(labelsOf(world, 3)).toEqual(['feature', 'priority: high', 'plan']);
    world.change(3, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- Search ${link(3)}\n  - priority: high\n`);
    await expectSettled(world, world.text);
  });

  it('mean nothing on issues of other people that had them before', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { labels: ['roadmap', 'bug', 'P1', 'elsewhere'] });
    world.open(issueOf(9, 'Not ours', { labels: ['plan', 'bug'], body: '' }));
    await world.sync();
    const text = world.text;
    world.config = 'labels: { roadmap: plan, external: elsewhere, "priority: high": P1 }\n';
    await world.sync();
    await expectSettled(world, text);
    expect(labelsOf(world, 2)).toEqual(expect.arrayContaining(['P1', 'elsewhere', 'plan']));
    touch(world, 9);
    await world.sync();
    expect(world.text).toContain(`- Not ours ${link(9)}\n`);
  });

  it('are left alone by name once an issue has the new ones', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.config = 'labels: { feature: enhancement }\n';
    await world.sync();
    world.change(3, { labels: [...labelsOf(world, 3), 'feature'] });
    await world.sync();
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'priority: high', 'enhancement', 'feature']);
    await expectSettled(world, text);
  });

  it('wait for an issue that is not followed until it is again', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.change(3, { labels: ['feature', 'priority: high'] });
    await world.sync(FULL);
    world.config = 'labels: { feature: enhancement, priority: "P/{level}" }\n';
    await world.sync();
    expect(labelsOf(world, 3)).toEqual(['feature', 'priority: high']);
    world.change(3, { labels: ['roadmap', 'feature', 'priority: high'] });
    await world.sync();
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'enhancement', 'P/high']);
    await expectSettled(world, text);
  });

  it('cannot swap their meanings at once', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.config = 'labels: { bug: feature, feature: bug }\n';
    await expect(world.sync()).rejects.toThrow('in two steps');
    expect(world.writes).toEqual([]);
  });

  it('are configured back', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.config = 'labels: { roadmap: plan, bug: defect }\n';
    await world.sync();
    world.config = null;
    await world.sync();
    expect(labelsOf(world, 2).toSorted()).toEqual(['bug', 'roadmap']);
    await expectSettled(world, text);
  });
});

describe('a run that is cut off', () => {
  it.each([1, 2, 3, 4, 5])('while issues get other labels is continued (after %i writes)', async (count) => {
    for (const change of ['configured', 'deleted'] as const) {
      const world = await MemoryWorld.agreed(TEXT);
      const text = world.text;
      if (change === 'configured') world.config = 'labels: { roadmap: plan, bug: defect, priority: "P/{level}" }\n';
      else for (const name of ['roadmap', 'bug', 'priority: blocker']) world.renameLabel(name, null);
      let left = count;
      world.at('before state.write', () => {});
      const stop = () => {
        left -= 1;
        if (left < 0) throw new Error('cut off');
      };
      world.beforeWrite = stop;
      await expect(world.sync(FULL)).rejects.toThrow('cut off');
      world.beforeWrite = () => {};
      world.pass(3600);
      await world.sync();
      const names = change === 'configured' ? ['plan', 'defect', 'P/blocker'] : ['roadmap', 'bug', 'priority: blocker'];
      expect(labelsOf(world, 1).toSorted()).toEqual([...names, 'external'].toSorted());
      await expectSettled(world, text);
    }
  });
});
