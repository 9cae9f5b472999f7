import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { DAY, deskWith, EVERYWHERE, publish, ROADMAP, UPDATES } from './desk.ts';

describe('publishing an update', () => {
  it('rolls the roadmap over in the commit that adds the file, then goes to the comment and the wiki', async () => {
    const { world, issue } = await deskWith(EVERYWHERE);
    const before = world.text;
    const { update, commit } = await publish(world);
    expect(world.writes).toEqual([
      'state.write Claim',
      `file.write with ${UPDATES}`,
      `comment.create #${issue}`,
      'wiki.write Kettle 3 Roadmap',
      'state.write Agree',
    ]);
    expect(world.text).toBe(
      before.replace('1 June 2026', '10 June 2026').replace('We ship when the lid holds.\n\n', '').replace('- Rust\n  - resolution: Fixed\n\n', ''),
    );
    for (const told of ['We ship when the lid holds.', 'Rust', 'resolution: Fixed', 'Lid opens by itself', 'Rosa']) expect(update?.text).toContain(told);
    expect(world.desk.files.get(UPDATES)).toBe(`${update?.markdown}\n<!-- roadmap-sync:update path=ROADMAP.md date=2026-06-10 -->\n`);
    expect(world.desk.commentsOn(issue)[0]?.body).toBe(`<!-- roadmap-sync:update path=ROADMAP.md date=2026-06-10 -->\n${update?.markdown}`);
    expect(world.desk.pages?.get('Kettle 3 Roadmap')).toContain(update?.markdown);
    expect(world.messages.at(-1)).toMatch(/^docs\(roadmap\): publish the development update of 2026-06-10\n\nRoadmap-Sync: \w+$/);
    expect(commit).not.toBeNull();
  });

  it('happens once a day, and gives the same texts again', async () => {
    const { world } = await deskWith(EVERYWHERE);
    const { update } = await publish(world);
    const writes = world.writes.length;
    const again = await publish(world);
    expect(again.update).toEqual(update);
    expect(world.writes.slice(writes)).toEqual([]);
    expect(again.plan.operations).toEqual([]);
  });

  it('says so where it has happened already, and only then', async () => {
    const { world } = await deskWith(EVERYWHERE);
    world.change(1, { state: { open: false, reason: 'completed' }, closedBy: 'maintainer' });
    const told = ({ problems }: Result) => problems.filter(({ code }) => code === 'published-before').map(({ message }) => message);
    expect(told(await publish(world))).toEqual([]);
    world.replace('## Open bugs\n', '## Open bugs\n\n- Handle gets hot\n');
    const message = expect.stringMatching(/^The update of 2026-06-10 was published already, .* The next update will report later changes\.$/);
    expect(told(await publish(world))).toEqual([message]);
    expect(told(await world.sync({ update: true, today: DAY, planOnly: true }))).toEqual([message]);
    expect(told(await world.sync({ today: DAY }))).toEqual([]);
    expect(told(await publish(world, '2026-07-10'))).toEqual([]);
  });

  it('follows the issues first', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    world.change(1, { state: { open: false, reason: 'completed' }, closedBy: 'maintainer' });
    const { update } = await publish(world);
    expect(update?.text).toMatch(/== Bugs resolved since last update ==[\s\S]*Lid opens by itself/);
    expect(world.text).not.toContain('Lid opens by itself');
    expect(await world.afterwards()).toEqual([]);
  });

  it('tells the next time what has changed since', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    await publish(world);
    world.replace('## Open bugs\n', '## Open bugs\n\n- Handle gets hot\n');
    const { update } = await publish(world, '2026-07-10');
    expect(update?.text).toContain('== Changes since 10 June 2026 ==');
    expect(update?.text).toMatch(/Handle gets hot/);
    expect(update?.text).not.toContain('Rust');
    expect([...world.desk.files.keys()]).toEqual([UPDATES, 'updates/2026-07-10.md']);
  });

  it('leaves a roadmap that has nothing to roll over as it is', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE }\n', '# Kettle 3\n\n## Open bugs\n\n- Lid\n');
    const before = world.text;
    await publish(world);
    expect(world.text).toBe(before);
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
    await publish(world);
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
  });

  it('only makes the texts where nothing is configured', async () => {
    const { world } = await deskWith('');
    const before = world.text;
    const { update } = await publish(world);
    expect(update?.subject).toBe('Kettle 3 development update, 10 June 2026');
    expect([world.writes, world.text]).toEqual([[], before]);
  });

  it('writes the file only where something of it changes', async () => {
    const { world } = await deskWith('update: { comment: ISSUE }\n', '# Kettle 3\n\nLast updated: 10 June 2026\n\n## Open bugs\n\n- Lid\n');
    await publish(world);
    expect(world.writes.filter((write) => write.startsWith('file.'))).toEqual([]);
  });

  it('leaves by its comment no backlink in another repository’s issue', async () => {
    const { world, issue } = await deskWith(EVERYWHERE, ROADMAP.replace('owner: Rosa', 'owner: Rosa\n  - status: waits for a/b#5'));
    await publish(world);
    expect(
      world.desk
        .commentsOn(issue)
        .map(({ body }) => body)
        .join(),
    ).toContain('waits for a/b#\u200b5');
    expect(world.desk.pages?.get('Kettle 3 Roadmap')).toContain('waits for a/b#5');
  });

  it('tells a status that two updates have told already', async () => {
    const { world } = await deskWith('update: { file: true }\n', ROADMAP.replace('owner: Rosa', 'owner: Rosa\n  - status: waiting'));
    const told = async (day: string) => (await publish(world, day)).update?.text.includes('Status unchanged');
    expect([await told('2026-06-10'), await told('2026-07-10'), await told('2026-08-10')]).toEqual([false, false, true]);
  });

  it('has the day of its own time zone', async () => {
    const { world } = await deskWith('timezone: Pacific/Kiritimati\n');
    world.pass(11 * 3600);
    const { today, update } = await world.sync({ update: true, today: null });
    expect([world.now.slice(0, 10), today, update?.subject]).toEqual(['2026-03-01', '2026-03-02', 'Kettle 3 development update, 2 March 2026']);
    world.config = 'timezone: Pacific/Honolulu\n';
    world.pass(1 * 3600);
    expect((await world.sync({ today: null })).today).toBe('2026-03-01');
  });

  it('shows by a dry run what comes before it, and the mark where it will stand', async () => {
    const { world } = await deskWith('update: { file: true }\n', `${ROADMAP}\n## Timeline\n\n- RC: 1 May 2026 <== WE ARE HERE\n- Release: 9 June 2026\n`);
    world.change(1, { state: { open: false, reason: 'completed' } });
    const { plan, update } = await world.sync({ update: true, planOnly: true, today: DAY });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['close-item', 'move-mark', 'publish-update', 'set-last-updated']);
    expect(update?.text).toContain('Release: 9 June 2026 <== WE ARE HERE');
  });

  it('is only shown by a dry run', async () => {
    const { world } = await deskWith(EVERYWHERE);
    const { plan, update } = await world.sync({ update: true, planOnly: true, today: DAY });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['publish-update', 'set-last-updated', 'post-update', 'mirror-update']);
    expect([world.writes, update?.text.includes('Rust')]).toEqual([[], true]);
  });

  it('is not done by a sync', async () => {
    const { world } = await deskWith(EVERYWHERE);
    const { update } = await world.sync({ today: DAY });
    expect([world.writes, update]).toEqual([[], null]);
  });

  it.each([
    ['updates/{date}.md', 'docs/ROADMAP.md', 'docs/updates/2026-06-10.md'],
    ['/news/{date}-update.md', 'docs/ROADMAP.md', 'news/2026-06-10-update.md'],
    ['{date}/update-{date}.md', 'ROADMAP.md', '2026-06-10/update-2026-06-10.md'],
  ])('puts the file %s of %s at %s', async (file, path, at) => {
    const { world } = await deskWith(`update: { file: "${file}" }\n`);
    const { plan } = await world.sync({ update: true, planOnly: true, today: DAY, path });
    expect(plan.operations[0]).toMatchObject({ kind: 'publish-update', file: at });
  });
});
