import { describe, expect, it } from 'vitest';
import { issueOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { keeping, OWN, ROADMAP, settled } from './keeping.ts';

describe('milestones', () => {
  it('are made, and every open issue begins in its own', async () => {
    const world = new MemoryWorld(ROADMAP);
    world.config = 'milestone: true\n';
    await world.sync();
    expect(world.desk.milestones).toEqual([
      { number: 1, title: OWN, due: '2026-07-01' },
      { number: 2, title: '3.2', due: null },
    ]);
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
  });

  it('cost no request where nothing is to do, and one at a full look', async () => {
    const world = await keeping();
    await world.sync();
    const quiet = world.requests.splice(0);
    await world.sync({ fullLook: true });
    expect(world.requests.filter((request) => !quiet.includes(request))).toEqual(['milestone.list']);
    expect(world.writes).toEqual([]);
  });

  it('are turned on for issues that were there before', async () => {
    const world = await MemoryWorld.agreed(ROADMAP);
    world.config = 'milestone: true\n';
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
  });

  it.each([
    ['Later', null, '  - release: later'],
    ['the next release', '3.2', '  - release: 3.2'],
  ])('changed on an issue to %s set the field, and stay', async (_, milestone, field) => {
    const world = await keeping();
    world.moveTo(1, milestone);
    expect(await settled(world)).toEqual([milestone, null, '3.2']);
    expect(world.text).toMatch(new RegExp(`- Lid opens .*\\n${field}\\n`));
    expect(world.issue(1).body).toContain('**Release:**');
  });

  it('changed back to the release’s take the field away', async () => {
    const world = await keeping();
    world.moveTo(2, OWN);
    expect(await settled(world)).toEqual([OWN, OWN, '3.2']);
    expect(world.text).not.toContain('later');
  });

  it('follow the field', async () => {
    const world = await keeping();
    world.replace('  - release: later', '  - release: 3.2');
    expect(await settled(world)).toEqual([OWN, '3.2', '3.2']);
  });

  it('follow the field in the issue’s text', async () => {
    const world = await keeping();
    const { body } = world.issue(3);
    world.change(3, { body: body.replace('**Release:** 3.2', '**Release:** later') });
    expect(await settled(world)).toEqual([OWN, null, null]);
    expect(world.text.match(/release: later/g)).toHaveLength(2);
  });

  it('changed on both sides are settled by `conflict`, and told', async () => {
    const world = await keeping();
    world.moveTo(3, OWN);
    world.replace('  - release: 3.2', '  - release: later');
    const { problems } = await world.sync();
    expect(problems.map(({ code }) => code)).toContain('conflict');
    expect(await settled(world)).toEqual([OWN, null, null]);
  });

  it('go with the roadmap to the next release', async () => {
    const world = await keeping();
    world.replace('Kettle 3.1', 'Kettle 3.2');
    expect(await settled(world)).toEqual(['3.2', null, '3.2']);
  });

  it('stay on what is finished, and come back with what is opened again', async () => {
    const world = await keeping();
    world.change(1, { state: { open: false, reason: 'completed' } });
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
    world.replace('Kettle 3.1', 'Kettle 3.3');
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
    world.change(1, { state: { open: true } });
    expect(await settled(world)).toEqual(['Kettle 3.3', null, '3.2']);
  });

  it('of an issue that enters the file say what its field says', async () => {
    const world = await keeping();
    world.open(issueOf(9, 'Handle gets hot', { labels: ['roadmap', 'bug'], milestone: world.desk.milestoneCalled('3.2'), body: '', updatedAt: '' }));
    world.open(issueOf(10, 'Spout drips', { labels: ['roadmap', 'bug'], milestone: null, body: '', updatedAt: '' }));
    expect(await settled(world)).toEqual([OWN, null, '3.2', '3.2', OWN]);
    expect(world.text).toMatch(/- Handle gets hot .*\n {2}- release: 3\.2\n/);
  });

  it('that a person chose before are left, and told once', async () => {
    const world = new MemoryWorld('# Kettle 3.1\n\n## Timeline\n\n- Release: 1 July 2026 <== WE ARE HERE\n\n## Planned\n\n- Whistle (#1)\n');
    world.config = 'milestone: true\n';
    world.open(issueOf(1, 'Whistle', { labels: [], milestone: world.desk.milestoneCalled('Ideas'), body: '' }));
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('is in “Ideas”')]);
    expect(await settled(world)).toEqual(['Ideas']);
    expect((await world.sync()).problems).toEqual([]);
  });

  it.each([
    ['the next version', 'Kettle 3.2', ['3.2', null, '3.2']],
    ['another product', 'Teapot 4.0', ['Teapot 4.0', null, '3.2']],
    ['a name without a version', 'Kettle NG', ['Kettle NG', null, '3.2']],
  ])('follow a roadmap that is now of %s, and leave the file alone', async (_, release, expected) => {
    const world = await keeping();
    world.replace('Kettle 3.1', release);
    const text = world.text;
    expect(await settled(world)).toEqual(expected);
    expect(world.text).toBe(text);
  });

  it('stay where the release is only written otherwise', async () => {
    const world = await keeping();
    world.config = 'milestone: "3.1"\n';
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
    expect(world.desk.milestones).toHaveLength(2);
  });

  it('that people rename keep their issues, and the file is told, not changed', async () => {
    const world = await keeping();
    const text = world.text;
    world.renameMilestone(1, 'Three one');
    const { problems } = await world.sync({ fullLook: true });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('is called “Three one” on GitHub')]);
    expect([await settled(world), world.text]).toEqual([['Three one', null, '3.2'], text]);
  });

  it('that people delete are made again, with their issues', async () => {
    const world = await keeping();
    const text = world.text;
    world.renameMilestone(1, null);
    await world.sync({ fullLook: true });
    expect([await settled(world), world.text]).toEqual([[OWN, null, '3.2'], text]);
  });

  it('whose titles differ in a bracket or a sign are two', async () => {
    const world = await keeping();
    world.moveTo(1, 'Sprint (1)');
    expect(await settled(world)).toEqual(['Sprint (1)', null, '3.2']);
    world.moveTo(1, 'Sprint (2)');
    expect(await settled(world)).toEqual(['Sprint (2)', null, '3.2']);
    expect(world.text).toContain('  - release: Sprint (2)\n');
    world.replace('Sprint (2)', 'C++');
    expect(await settled(world)).toEqual(['C++', null, '3.2']);
  });

  it('called “later” say what the field’s word says', async () => {
    const world = await keeping();
    world.moveTo(1, 'Later');
    expect(await settled(world)).toEqual(['Later', null, '3.2']);
    expect(world.text).toMatch(/- Lid opens .*\n {2}- release: later\n/);
  });

  it('of a row without a column for them stay where people put them', async () => {
    const world = new MemoryWorld('# Kettle 3.1\n\n## Work\n\n| Title | Status |\n|---|---|\n| Whistle | open |\n');
    world.config = 'milestone: true\nsections: [{ title: Work, items: table }]\n';
    await world.sync();
    for (const title of ['3.2', OWN, '3.4', null]) {
      world.moveTo(1, title);
      const { problems } = await world.sync();
      if (title !== OWN) expect(problems.map(({ code }) => code)).toContain('cannot-edit');
      expect(await settled(world)).toEqual([title]);
    }
  });

  it('get the date when it changes in the timeline', async () => {
    const world = await keeping();
    world.replace('1 July 2026', '15 July 2026');
    await settled(world);
    expect(world.desk.milestones[0]).toEqual({ number: 1, title: OWN, due: '2026-07-15' });
  });

  it('without a date in the timeline are made, and told', async () => {
    const world = new MemoryWorld(ROADMAP.replace('- Release: 1 July 2026\n', ''));
    world.config = 'milestone: true\n';
    const { problems } = await world.sync();
    expect(problems.filter(({ level }) => level === 'warning').map(({ code, line }) => [code, line])).toEqual([['no-release-date', 5]]);
    expect(world.desk.milestones[0]?.due).toBeNull();
  });

  it('are left when the configuration turns them off', async () => {
    const world = await keeping();
    world.config = '';
    world.replace('  - release: later', '  - release: 3.2');
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
  });

  it.each(['before file.write', 'after issue.create'] as const)('are right after a run that ended %s', async (moment) => {
    const world = new MemoryWorld(ROADMAP);
    world.config = 'milestone: true\n';
    world.at(moment, () => {
      throw new Error('cut off');
    });
    await expect(world.sync()).rejects.toThrow('cut off');
    world.pass(3600);
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
    expect(world.desk.milestones.map(({ title }) => title)).toEqual([OWN, '3.2']);
  });
});
