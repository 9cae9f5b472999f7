import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { keeping, OWN, ROADMAP, settled } from './keeping.ts';

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
      ['conflict', 'The milestone of “Lid opens” (#1) changed on both sides: none in the file, “3.2” on the issue. The issue wins.'],
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
    'The milestone “Kettle 3.1” has no due date, but the timeline says 2026-07-01: both stay until the timeline’s date changes.',
  ]);
  // The state remembers that it was told.
  expect(world.writes).toEqual(['state.write Agree']);
  world.replace('1 July 2026', '8 July 2026');
  await world.sync();
  expect(world.desk.milestones[0]?.due).toBe('2026-07-08');
});
