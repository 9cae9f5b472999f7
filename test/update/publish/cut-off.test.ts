import { describe, expect, it } from 'vitest';
import { UnclearWrite } from '../../../src/model/errors.ts';
import type { MemoryWorld } from '../../support/memory/memory-world.ts';
import { DAY, deskWith, EVERYWHERE, publish, UPDATES } from './desk.ts';

describe('an update that is cut off', () => {
  /** A run that ends at some moment as one does whose process ends. */
  async function cut(world: MemoryWorld, moment: Parameters<MemoryWorld['at']>[0], today = DAY): Promise<void> {
    world.at(moment, () => {
      throw new Error('cut off');
    });
    await expect(publish(world, today)).rejects.toThrow('cut off');
    world.pass(3600);
  }

  it.each(['before file.write', 'before comment.create', 'after comment.create', 'before wiki.write', 'after wiki.write'] as const)(
    '%s is published once by the next sync, or the next update',
    async (moment) => {
      const { world, issue } = await deskWith(EVERYWHERE);
      await cut(world, moment);
      await world.sync({ today: DAY });
      const { update } = await publish(world);
      expect(world.desk.commentsOn(issue).filter(({ body }) => body.includes('We ship when the lid holds.'))).toHaveLength(1);
      expect(world.desk.commentsOn(issue)).toHaveLength(1);
      expect(world.desk.files.get(UPDATES)).toContain('Rust');
      expect(world.desk.pages?.get('Kettle 3 Roadmap')).toContain('Rust');
      expect(world.text).not.toContain('Rust');
      expect(update?.text).toContain('Rust');
      expect(await world.afterwards()).toEqual([]);
    },
  );

  it('after its comment, which a time zone ahead made on the day before, comments once', async () => {
    const { world, issue } = await deskWith('timezone: Pacific/Kiritimati\nupdate: { comment: ISSUE }\n');
    world.pass(11 * 3600);
    world.at('after comment.create', () => {
      throw new Error('cut off');
    });
    await expect(world.sync({ update: true, today: null })).rejects.toThrow('cut off');
    world.pass(6 * 3600);
    const { today } = await world.sync({ today: null });
    expect([world.now.slice(0, 10), today]).toEqual(['2026-03-02', '2026-03-02']);
    expect(world.desk.commentsOn(issue).map(({ body }) => /date=\S+/.exec(body)?.[0])).toEqual(['date=2026-03-02']);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['made', 'after comment.create'],
    ['not made', 'before comment.create'],
  ] as const)('from the answer to its comment, which was %s, is finished by the same run', async (_, moment) => {
    const { world, issue } = await deskWith(EVERYWHERE);
    world.at(moment, () => {
      throw new UnclearWrite('No answer.', 'Run again.');
    });
    const { failure, outcomes } = await publish(world);
    expect([failure, outcomes.filter(({ result }) => result === 'left')]).toEqual([null, []]);
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
    expect(world.desk.pages?.get('Kettle 3 Roadmap')).toContain('Rust');
    expect(await world.afterwards()).toEqual([]);
  });

  it('is finished on another day as the update of its own', async () => {
    const { world, issue } = await deskWith(EVERYWHERE);
    await cut(world, 'before comment.create');
    await world.sync({ today: '2026-06-12' });
    expect(world.desk.commentsOn(issue)[0]?.body).toContain('date=2026-06-10');
    expect([...world.desk.files.keys()]).toEqual([UPDATES]);
  });

  it('of a roadmap that stays as it is leaves a trace in the history of its own file', async () => {
    const { world, issue } = await deskWith(EVERYWHERE, '# Kettle 3\n\n## Open bugs\n\n- Lid\n');
    await cut(world, 'before comment.create');
    await world.sync({ today: '2026-06-12' });
    expect(world.desk.commentsOn(issue).map(({ body }) => body.includes('date=2026-06-10'))).toEqual([true]);
  });

  it('without a commit is finished, too', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE }\n', '# Kettle 3\n\n## Open bugs\n\n- Lid\n');
    await cut(world, 'before comment.create');
    await world.sync({ today: '2026-06-12' });
    expect(world.desk.commentsOn(issue).map(({ body }) => body.includes('date=2026-06-10'))).toEqual([true]);
    await cut(world, 'after comment.create', '2026-07-10');
    await world.sync({ today: '2026-07-10' });
    await publish(world, '2026-07-10');
    expect(world.desk.commentsOn(issue)).toHaveLength(2);
  });

  it('tells by the next one what people wrote meanwhile', async () => {
    const { world } = await deskWith(EVERYWHERE);
    world.at('before file.write', () => world.replace('- Rust', '- Noise\n- Rust'));
    const { update } = await publish(world);
    expect(update?.text).toContain('Noise');
    world.replace('## Bugs resolved since last update\n', '## Bugs resolved since last update\n\n- Smell\n');
    expect((await publish(world)).update?.text).not.toContain('Smell');
    expect((await publish(world, '2026-06-11')).update?.text).toContain('Smell');
  });
});
