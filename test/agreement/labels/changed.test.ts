import { describe, expect, it } from 'vitest';
import { link, outlineOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { labelsOf } from '../edits.ts';
import { expectSettled, FULL, requestsOf, TEXT, told, touch } from './labelled.ts';

describe('a label that people renamed on GitHub', () => {
  it('is followed as soon as an issue shows it, and the entry of the configuration is told once', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('priority: blocker', 'P0');
    world.renameLabel('external', 'other projects');
    world.renameLabel('bug', 'kind: bug');
    touch(world, 1);
    const result = await world.sync();
    expect(told(result)).toEqual([
      'The label “bug” was renamed to “kind: bug” on GitHub, and its issues are followed. Write `labels: { bug: "kind: bug" }` into the configuration.',
      'The label “external” was renamed to “other projects” on GitHub, and its issues are followed. Write `labels: { external: "other projects" }` into the configuration.',
      'The label “priority: blocker” was renamed to “P0” on GitHub, and its issues are followed. Write `labels: { "priority: blocker": P0 }` into the configuration.',
    ]);
    expect(outlineOf(result.plan)).toEqual([]);
    expect(told(await world.sync())).toEqual([]);
    await expectSettled(world, text);
    world.config = 'labels: { bug: "kind: bug", external: other projects, "priority: blocker": P0 }\n';
    expect(outlineOf((await world.sync()).plan)).toEqual([]);
    await expectSettled(world, text);
  });

  it('is used for new issues and changes', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('feature', 'enhancement');
    world.renameLabel('roadmap', 'plan');
    world.change(1, { title: 'Crash on save' });
    world.replace('- Search', '- Export\n- Search');
    await world.sync();
    expect(world.numbers.length).toBe(4);
    expect(labelsOf(world, 4)).toEqual(['plan', 'enhancement']);
    expect(world.text).toContain(`- Crash on save (external) ${link(1)}`);
    expect(world.labels.all.map(({ name }) => name)).not.toContain('roadmap');
    await expectSettled(world, world.text);
  });

  it('is found by a full look if it is the one by which issues are found', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('roadmap', 'plan');
    const requests = await requestsOf(world, async () => {
      const [message] = told(await world.sync(FULL));
      expect(message).toContain('Write `labels: { roadmap: plan }` into the configuration. Change it in the `if` of the workflow');
    });
    expect(requests).toEqual(['state.read', 'file.read', 'issue.list roadmap', 'label.list', 'issue.list plan', 'state.write Agree']);
    expect(await requestsOf(world, () => world.sync(FULL))).toEqual(['state.read', 'file.read', 'issue.list plan']);
    expect(await requestsOf(world, () => world.sync())).toEqual(['state.read', 'file.read', 'issue.list plan']);
    await expectSettled(world, text);
  });

  it('is found by the event of an issue that has it', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('roadmap', 'plan');
    world.change(3, { title: 'Search all', labels: ['plan', 'feature', 'priority: low'] });
    await world.sync({ hint: { number: 3, updatedAt: world.issue(3).updatedAt } });
    expect(world.text).toContain(`- Search all ${link(3)}\n  - priority: low\n`);
    await expectSettled(world, world.text);
  });

  it('is found before an issue is written', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('bug', 'defect');
    world.replace('- Leak', '- Leak, twice');
    await world.sync();
    expect(world.issue(2)).toMatchObject({ title: 'Leak, twice', labels: ['roadmap', 'defect'] });
    await expectSettled(world, world.text);
  });

  it('gets another name in the configuration at the same time', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('roadmap', 'plan');
    world.renameLabel('bug', 'defect');
    world.config = 'labels: { roadmap: plan, bug: kind/bug }\n';
    const { plan } = await world.sync();
    expect(outlineOf(plan)).toEqual(['create-label kind/bug', 'relabel-issue #1', 'relabel-issue #2']);
    expect(labelsOf(world, 2)).toEqual(['plan', 'kind/bug']);
    await expectSettled(world, text);
  });

  it('stays followed though a new label has its old name', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('feature', 'enhancement');
    world.labels.add('feature');
    touch(world, 3);
    await world.sync();
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'enhancement', 'priority: high']);
    await expectSettled(world, text);
  });

  it('says what it said, whatever other label it looks like now', async () => {
    const world = await MemoryWorld.agreed(`${TEXT}- Export\n  - priority: low\n`);
    const text = world.text;
    world.renameLabel('priority: high', 'tmp');
    world.renameLabel('priority: low', 'priority: high');
    world.renameLabel('tmp', 'priority: low');
    touch(world, 3);
    await world.sync();
    await world.sync(FULL);
    expect(world.text).toBe(text);
  });

  it('is refused if it has the name of another label of the action', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('bug', null);
    world.renameLabel('feature', 'bug');
    touch(world, 3);
    await expect(world.sync()).rejects.toThrow('The label “feature” (`feature`) was renamed to “bug” on GitHub, but that is the name of the label for `bug`.');
    world.config = 'labels: { bug: defect }\n';
    const text = world.text;
    await world.sync();
    expect(labelsOf(world, 2)).toEqual(['roadmap', 'defect']);
    expect(labelsOf(world, 3)).toEqual(['roadmap', 'bug', 'priority: high']);
    await expectSettled(world, text);
  });

  it('is told if issues cannot be found by its name', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('roadmap', 'plan, later');
    await expect(world.sync(FULL)).rejects.toThrow('with a comma');
  });
});

describe('a label that people deleted on GitHub', () => {
  it.each([[FULL], [{ hint: { number: 1, updatedAt: '2026-03-02T10:00:00Z' } }]])(
    'is made again, its issues get it back, and that is told once',
    async (query) => {
      const world = await MemoryWorld.agreed(TEXT);
      const text = world.text;
      for (const name of ['priority: blocker', 'external', 'bug']) world.renameLabel(name, null);
      const result = await world.sync(query);
      expect(outlineOf(result.plan)).toEqual([
        'create-label bug',
        'create-label external',
        'create-label priority: blocker',
        'relabel-issue #1',
        'relabel-issue #2',
      ]);
      expect(told(result)).toEqual([
        'The label “bug” (`bug`) does not exist on GitHub any more. That changes nothing in the file: 2 issues get the label “bug” again.',
        'The label “external” (`external`) does not exist on GitHub any more. That changes nothing in the file: 1 issue gets the label “external” again.',
        'The label “priority: blocker” (`priority: blocker`) does not exist on GitHub any more. That changes nothing in the file: 1 issue gets the label “priority: blocker” again.',
      ]);
      expect(labelsOf(world, 1)).toEqual(['roadmap', 'bug', 'external', 'priority: blocker']);
      await expectSettled(world, text);
    },
  );

  it('is made again though it is the one by which issues are found', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('roadmap', null);
    const requests = await requestsOf(world, () => world.sync(FULL));
    expect(requests.filter((one) => one === 'label.list')).toHaveLength(1);
    expect(world.numbers.map((number) => labelsOf(world, number).includes('roadmap'))).toEqual([true, true, true]);
    await expectSettled(world, text);
  });

  it('is made again when items become issues', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('roadmap', null);
    world.replace('- Search', '- Export\n- Search');
    await world.sync();
    expect(world.numbers.map((number) => labelsOf(world, number).includes('roadmap'))).toEqual([true, true, true, true]);
    await expectSettled(world, world.text);
  });

  it('leaves what people decided since', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.renameLabel('priority: blocker', null);
    world.renameLabel('bug', null);
    world.change(1, { labels: ['roadmap', 'external', 'feature', 'priority: low'] });
    await world.sync();
    expect(labelsOf(world, 1)).toEqual(['roadmap', 'external', 'feature', 'priority: low']);
    expect(world.text).toContain('  - priority: low - customers wait\n');
    expect(labelsOf(world, 2)).toEqual(['roadmap', 'bug']);
    await expectSettled(world, world.text);
  });

  it('is given back though somebody made one of its name again', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    world.renameLabel('priority: high', null);
    world.labels.add('priority: high');
    await world.sync(FULL);
    expect(labelsOf(world, 3)).toContain('priority: high');
    await expectSettled(world, text);
  });

  it('is told from one that somebody took off a single issue', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(3, { labels: ['roadmap', 'feature'] });
    const requests = await requestsOf(world, () => world.sync());
    expect(requests.filter((one) => one === 'label.list')).toHaveLength(1);
    expect(world.text).not.toContain('priority: high');
    // Other issues show that the label is still there.
    world.change(2, { labels: ['roadmap', 'feature'] });
    expect(await requestsOf(world, () => world.sync())).not.toContain('label.list');
    world.change(2, { labels: ['roadmap', 'bug'] });
    await world.sync();
    world.change(3, { labels: ['feature'] });
    const { problems } = await world.sync(FULL);
    expect(problems.map(({ code }) => code)).toEqual(['not-tracked']);
    expect(labelsOf(world, 3)).toEqual(['feature']);
  });
});

describe('what is known of labels', () => {
  it('is learnt from listed issues by a state of an older release', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    const { baseline } = world;
    const { labels: _, ...path } = baseline?.paths['ROADMAP.md'] ?? { blob: '', syncedAt: '', startedAt: '' };
    if (baseline !== null) world.setBaseline({ ...baseline, paths: { 'ROADMAP.md': path } });
    const requests = await requestsOf(world, () => world.sync(FULL));
    expect(requests).toEqual(['state.read', 'file.read', 'issue.list roadmap', 'state.write Agree']);
    world.renameLabel('bug', 'defect');
    world.renameLabel('roadmap', 'plan');
    await world.sync(FULL);
    await expectSettled(world, text);
  });

  it('of nothing is enough to give back a label that does not exist', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    const { baseline } = world;
    const { labels: _, ...path } = baseline?.paths['ROADMAP.md'] ?? { blob: '', syncedAt: '', startedAt: '' };
    if (baseline !== null) world.setBaseline({ ...baseline, paths: { 'ROADMAP.md': path } });
    world.renameLabel('priority: blocker', null);
    touch(world, 1);
    await world.sync();
    expect(labelsOf(world, 1)).toContain('priority: blocker');
    await expectSettled(world, text);
  });

  it('with ids of another repository does no harm', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const text = world.text;
    const { baseline } = world;
    const path = baseline?.paths['ROADMAP.md'];
    const foreign = Object.fromEntries(Object.entries(path?.labels ?? {}).map(([key, label]) => [key, { ...label, id: (label.id ?? 0) + 1 }]));
    if (baseline !== null && path !== undefined) world.setBaseline({ ...baseline, paths: { 'ROADMAP.md': { ...path, labels: foreign } } });
    await expectSettled(world, text);
    const far = Object.fromEntries(Object.entries(path?.labels ?? {}).map(([key, label]) => [key, { ...label, id: (label.id ?? 0) + 7000 }]));
    if (baseline !== null && path !== undefined) world.setBaseline({ ...baseline, paths: { 'ROADMAP.md': { ...path, labels: far } } });
    world.replace('- Search', '- Export\n- Search');
    await world.sync();
    await expectSettled(world, world.text);
    expect(world.writes.filter((one) => one.startsWith('label.create'))).toEqual([]);
  });
});
