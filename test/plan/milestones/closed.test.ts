import { describe, expect, it } from 'vitest';
import { keeping, OWN, settled } from './keeping.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof keeping>>['sync']>>;
const told = ({ problems }: Result) => problems.filter(({ code }) => code === 'closed-milestone').map(({ line, message }) => `${line}: ${message}`);

describe('a milestone that is closed on GitHub', () => {
  it('gets a new issue that the file puts into it, which is told once', async () => {
    const world = await keeping();
    world.desk.closeMilestone(1);
    world.edit(`${world.text}- Spout\n`);
    expect(told(await world.sync())).toEqual([
      `18: The milestone “${OWN}” is closed on GitHub, and “Spout” is put into it because the file says so. Reopen the milestone, or name another release in the file.`,
    ]);
    expect(world.issue(4).milestone?.title).toBe(OWN);
    expect(told(await world.sync())).toEqual([]);
    expect(await settled(world)).toEqual([OWN, null, '3.2', OWN]);
  });

  it('that gets several is told with the first', async () => {
    const world = await keeping();
    world.desk.closeMilestone(1);
    world.edit(`${world.text}- Spout\n- Base\n`.replace('release: 3.2', 'status: soon'));
    expect(told(await world.sync())).toEqual([expect.stringMatching(/3 issues are put into it, “Spout” first/)]);
  });

  it('that an item’s field names is told at that item', async () => {
    const world = await keeping();
    world.desk.closeMilestone(2);
    world.replace('release: later', 'release: 3.2');
    expect(told(await world.sync())).toEqual([expect.stringMatching(/^11: The milestone “3\.2” is closed.*“Rust” is put into it/)]);
    expect(await settled(world)).toEqual([OWN, '3.2', '3.2']);
  });

  it('is nothing to tell where nothing enters it', async () => {
    const world = await keeping();
    world.desk.closeMilestone(1);
    world.replace('- Lid opens', '- Lid opens by itself');
    expect(told(await world.sync({ fullLook: true }))).toEqual([]);
    world.edit(`${world.text}- Spout\n  - release: later\n`);
    expect(told(await world.sync())).toEqual([]);
  });
});
