import { describe, expect, it } from 'vitest';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { DAY, deskWith, publish, ROADMAP, UPDATES } from './desk.ts';

describe('what stands in the way', () => {
  it('an update that has not arrived goes out before the next one', async () => {
    const { world, issue } = await deskWith('update: { file: true, comment: 999 }\n');
    expect((await publish(world)).failure?.message).toContain('#999');
    world.config = `update: { file: true, comment: ${issue} }\n`;
    expect((await publish(world, '2026-07-10')).failure).toBeNull();
    expect(world.desk.commentsOn(issue).map(({ body }) => /date=\S+/.exec(body)?.[0])).toEqual(['date=2026-06-10', 'date=2026-07-10']);
    expect([...world.desk.files.keys()]).toEqual([UPDATES, 'updates/2026-07-10.md']);
  });

  it('an update that cannot arrive is overtaken by the next one, and told', async () => {
    const { world, issue } = await deskWith('update: { file: true, comment: 999 }\n');
    await publish(world);
    world.replace('- Lid', '- Lid sticks');
    const { problems, failure } = await publish(world, '2026-07-10');
    expect(problems.map(({ message }) => message)).toContain('The update of 2026-06-10 never reached the comment. The new update replaces it there.');
    expect(failure?.message).toContain('#999');
    world.config = `update: { file: true, comment: ${issue} }\n`;
    await world.sync({ today: '2026-07-11' });
    expect(world.desk.commentsOn(issue).map(({ body }) => /date=\S+/.exec(body)?.[0])).toEqual(['date=2026-07-10']);
    expect([...world.desk.files.keys()]).toEqual([UPDATES, 'updates/2026-07-10.md']);
  });

  it('a wiki that the configuration names no more is forgotten', async () => {
    const { world } = await deskWith('update: { file: true, wiki: true }\n');
    world.desk.pages = null;
    await publish(world);
    world.config = 'update: { file: true }\n';
    expect((await world.sync({ today: DAY })).failure).toBeNull();
    world.config = 'update: { file: true, wiki: true }\n';
    world.desk.pages = new Map([['Home', 'Welcome']]);
    await world.sync({ today: DAY });
    expect([...world.desk.pages.keys()]).toEqual(['Home']);
  });

  it('an issue for comments that the configuration names no more is forgotten', async () => {
    const { world, issue } = await deskWith('update: { file: true, comment: 999 }\n');
    await publish(world);
    world.config = 'update: { file: true }\n';
    expect((await world.sync({ today: DAY })).failure).toBeNull();
    world.config = `update: { file: true, comment: ${issue} }\n`;
    await world.sync({ today: DAY });
    expect(world.desk.commentsOn(issue)).toEqual([]);
  });

  it('a title that no page of a wiki can have is told before anything goes out', async () => {
    const { world } = await deskWith('update: { file: true, wiki: true }\n', ROADMAP.replace('Kettle 3', 'Kettle/Pot 3'));
    await expect(publish(world)).rejects.toThrow('“Kettle/Pot 3 Roadmap” cannot be the title of a wiki page');
    expect(world.writes).toEqual([]);
  });

  it('a roadmap without items has nothing to tell', async () => {
    const world = new MemoryWorld('# Kettle 3\n\nSoon.\n');
    await expect(publish(world)).rejects.toThrow('contains nothing that is read as an item');
  });
});
