import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const ROADMAP = lines(
  '# Kettle 3.1 roadmap',
  '',
  '## Timeline',
  '',
  '- Freeze: 1 May 2026',
  '- Release: 1 July 2026',
  '',
  '## Open bugs',
  '',
  '- Lid opens',
  '- Rust',
  '  - release: later',
  '',
  '## Planned',
  '',
  '- Whistle',
  '  - release: 3.2',
);

/** A repository whose milestones are kept from the first run on. */
async function keeping(text = ROADMAP): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = 'milestone: true\n';
  await world.sync();
  world.requests.length = 0;
  world.writes.length = 0;
  return world;
}

/** What comes of somebody's change: the milestones of the issues, and that nothing is left to do. */
async function settled(world: MemoryWorld): Promise<Array<string | null>> {
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.numbers.map((number) => world.issue(number).milestone?.title ?? null);
}

const OWN = 'Kettle 3.1';

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
    const world = new MemoryWorld('# Kettle 3.1\n\n## Timeline\n\n- Release: 1 July 2026\n\n## Planned\n\n- Whistle (#1)\n');
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

describe('a milestone that people call otherwise', () => {
  it('is meant still: its issues stay in it, and the file is to follow', async () => {
    const world = await keeping();
    world.renameMilestone(2, '3.2 LTS');
    const { problems } = await world.sync({ fullLook: true });
    expect(problems.map(({ line, message }) => [line, message.slice(0, 82)])).toEqual([
      [16, 'Milestone 2, which the file calls “3.2”, is called “3.2 LTS” on GitHub. Its issues'],
    ]);
    world.edit(world.text.replace(/- Lid opens.*/, '$&\n  - release: 3.2'));
    world.replace('## Planned\n', '## Planned\n\n- Handle\n  - release: 3.2\n');
    expect(await settled(world)).toEqual(['3.2 LTS', null, '3.2 LTS', '3.2 LTS']);
    world.edit(world.text.replaceAll('release: 3.2\n', 'release: 3.2 LTS\n').replace(/release: 3\.2$/, 'release: 3.2 LTS'));
    expect(await settled(world)).toEqual(['3.2 LTS', null, '3.2 LTS', '3.2 LTS']);
    expect((await world.sync({ fullLook: true })).problems).toEqual([]);
    expect(world.desk.milestones).toHaveLength(2);
  });

  it('to what says that an item belongs to none keeps its issues, and edits nothing', async () => {
    const world = await keeping();
    const before = world.text;
    world.renameMilestone(1, 'Later');
    await world.sync({ fullLook: true });
    expect(await settled(world)).toEqual(['Later', null, '3.2']);
    expect(world.text).toBe(before);
  });

  it('leaves its name to another one, which its items do not follow', async () => {
    const world = await keeping(ROADMAP.replace('- Lid opens', '- Lid opens\n  - release: 3.1'));
    world.desk.milestones.push({ number: 3, title: '3.1', due: null });
    await world.sync({ fullLook: true });
    expect(await settled(world)).toEqual([OWN, null, '3.2']);
  });
});

describe('milestones that were not kept for a while', () => {
  it('are met as for the first time: what people did meanwhile stays, and is told', async () => {
    const world = await keeping();
    world.config = '';
    await world.sync();
    world.moveTo(1, 'Ideas');
    world.moveTo(2, '3.2');
    world.config = 'milestone: true\n';
    world.replace('Kettle 3.1', 'Kettle 4.0');
    const { problems } = await world.sync();
    expect(problems.filter(({ message }) => message.includes('both are left as they are')).map(({ message }) => message.slice(0, 60))).toHaveLength(2);
    expect(await settled(world)).toEqual(['Ideas', '3.2', '3.2']);
  });
});

describe('a release that cannot be told', () => {
  it('moves no issue, though the milestone it was in is gone, or somebody moved it', async () => {
    const world = await keeping();
    world.renameMilestone(2, null);
    world.replace('release: 3.2', 'release: 3.2, 3.3');
    expect(await settled(world)).toEqual([OWN, null, null]);
    world.moveTo(3, 'Ideas');
    await world.sync();
    world.replace('release: Ideas', 'release: 4, 5');
    world.moveTo(3, OWN);
    expect((await settled(world))[2]).toBe(OWN);
    expect(world.desk.milestones.map(({ title }) => title)).toEqual([OWN, 'Ideas']);
  });
});

describe('the milestone and the place of an item', () => {
  it('somebody moves an issue to the release’s own out of a section of another: it stays, and the file follows', async () => {
    const world = await keeping(lines(ROADMAP, '', '## Later', '', '- Cup', '  - release: 3.2'));
    world.moveTo(4, OWN);
    expect((await settled(world))[3]).toBe(OWN);
    expect(world.text).toContain('- release: Kettle 3.1');
    world.moveTo(4, null);
    expect((await settled(world))[3]).toBeNull();
    expect(world.text).not.toContain('Kettle 3.1\n  - release');
  });

  it('change to two milestones at once: the issue’s counts, and that is told', async () => {
    const world = await keeping(lines(ROADMAP, '', '## Later', '', '- Cup'));
    const row = /- Lid opens.*\n/.exec(world.text)?.[0] ?? '';
    world.edit(world.text.replace(row, '') + row);
    world.moveTo(1, '3.2');
    const { problems } = await world.sync();
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['conflict', 'The milestone of “Lid opens” (#1) changed on both sides: none in the file, “3.2” on the issue. The issue’s counts.'],
    ]);
    expect((await settled(world))[0]).toBe('3.2');
  });

  it('the text of an issue and its milestone change to two: the text’s counts, and that is told', async () => {
    const world = await keeping();
    world.change(3, { body: world.issue(3).body.replace('**Release:** 3.2', '**Release:** 5.0') });
    world.moveTo(3, 'Ideas');
    const { problems } = await world.sync();
    expect(problems.map(({ code, message }) => [code, message.split(', ')[0]])).toEqual([
      ['conflict', 'The release of “Whistle” (#3) changed in the issue’s text to “5.0”'],
    ]);
    expect((await settled(world))[2]).toBe('5.0');
  });
});

describe('one release', () => {
  it('spelled in several ways makes one milestone', async () => {
    const world = await keeping(
      lines(
        '# Kettle 3.1',
        '',
        '## Planned',
        '',
        ...['Sprint X', 'sprint x', '7.0', 'v7.0', 'Kettle 7'].flatMap((release, at) => [`- Item ${at}`, `  - release: ${release}`]),
      ),
    );
    expect(world.desk.milestones.map(({ title }) => title)).toEqual([OWN, 'Sprint X', '7.0']);
    expect(await settled(world)).toEqual(['Sprint X', 'Sprint X', '7.0', '7.0', '7.0']);
  });

  it('of which there are two milestones costs nothing in a quiet run', async () => {
    const world = new MemoryWorld(lines('# Kettle 3.1', '', '## Planned', '', '- Cup', '  - release: v3.2', '- Lid', '  - release: 3.2'));
    world.desk.milestones.push({ number: 9, title: 'Kettle 3.2', due: null }, { number: 2, title: '3.2', due: null });
    world.config = 'milestone: true\n';
    await world.sync();
    expect(await settled(world)).toEqual(['3.2', '3.2']);
    world.requests.length = 0;
    await world.sync();
    expect(world.requests.filter((request) => request.startsWith('issue.read') || request.startsWith('milestone'))).toEqual([]);
  });
});

it('a due date that people clear stays away until the timeline’s changes', async () => {
  const world = await keeping();
  world.desk.milestones.splice(0, 1, { number: 1, title: OWN, due: null });
  const { problems } = await world.sync({ fullLook: true });
  expect(problems.map(({ message }) => message)).toEqual([
    'The milestone “Kettle 3.1” is due on no day, and the timeline says 2026-07-01: both stay until the timeline’s date changes.',
  ]);
  expect(world.writes).toEqual([]);
  world.replace('1 July 2026', '8 July 2026');
  await world.sync();
  expect(world.desk.milestones[0]?.due).toBe('2026-07-08');
});
