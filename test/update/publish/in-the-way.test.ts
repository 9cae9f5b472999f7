import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import type { Result } from '../../../src/model/result.ts';
import { issueOf } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { DAY, deskWith, EVERYWHERE, publish, ROADMAP, UPDATES } from './desk.ts';

describe('what stands in the way', () => {
  it('a wiki without a page keeps the comment from nobody, and is tried again', async () => {
    const { world, issue } = await deskWith(EVERYWHERE);
    world.desk.pages = null;
    expect((await publish(world)).failure?.message).toContain('has no page yet');
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
    expect((await world.sync({ today: DAY })).failure?.message).toContain('has no page yet');
    world.desk.pages = new Map([['Home', 'Welcome']]);
    expect((await world.sync({ today: DAY })).failure).toBeNull();
    expect(world.desk.pages.get('Kettle 3 Roadmap')).toContain('Rust');
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
  });

  it('all places that cannot be reached are told, and counted as they are', async () => {
    const { world } = await deskWith('update: { file: true, comment: 999, wiki: true }\n');
    world.desk.pages = null;
    const left = ({ outcomes }: Result) => outcomes.filter(({ result }) => result === 'left').map(({ operation }) => operation.kind);
    const first = await publish(world);
    expect(first.failure?.message).toMatch(/#999[\s\S]*has no page yet/);
    expect(left(first)).toEqual(['post-update', 'mirror-update']);
    // What is overtaken is not left.
    expect(left(await publish(world, '2026-07-10'))).toEqual(['post-update', 'mirror-update']);
  });

  it('an issue for comments that is none keeps the page from nobody', async () => {
    const { world } = await deskWith('update: { comment: 999, wiki: true }\n');
    expect((await publish(world)).failure?.message).toContain('#999');
    expect(world.desk.pages?.get('Kettle 3 Roadmap')).toContain('Rust');
  });

  it('an issue for comments that is none can be corrected in the configuration', async () => {
    const { world, issue } = await deskWith('update: { comment: 999 }\n');
    expect((await publish(world)).failure?.message).toContain('#999');
    world.config = `update: { comment: ${issue} }\n`;
    expect((await publish(world)).failure).toBeNull();
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
  });

  it('a file of somebody else’s at the path: nothing is published', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    world.desk.files.set(UPDATES, 'mine');
    const before = world.text;
    expect((await publish(world)).failure?.message).toContain(UPDATES);
    expect([world.text, world.desk.files.get(UPDATES)]).toEqual([before, 'mine']);
  });

  it('a state that was lost publishes nothing twice', async () => {
    const { world, issue } = await deskWith(EVERYWHERE);
    await publish(world);
    world.setBaseline(null);
    const { problems } = await publish(world);
    expect(problems.map(({ code }) => code)).toContain('published-before');
    expect(world.desk.commentsOn(issue)).toHaveLength(1);
  });

  it('a state that was lost, of an update without a file: comment and page stay as they are', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE, wiki: true }\n');
    await publish(world);
    const written = [world.desk.commentsOn(issue), world.desk.pages?.get('Kettle 3 Roadmap')];
    world.setBaseline(null);
    await publish(world);
    expect([world.desk.commentsOn(issue), world.desk.pages?.get('Kettle 3 Roadmap')]).toEqual(written);
    expect(written[1]).toContain('Rust');
  });

  it('a comment with our marker that a stranger wrote does not count', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE }\n');
    world.desk.say(issue, { body: '<!-- roadmap-sync:update path=ROADMAP.md date=2026-06-10 -->', author: 'stranger', byOwner: false }, world.now);
    await publish(world);
    expect(world.desk.commentsOn(issue)).toHaveLength(2);
  });

  it('a day before the last update', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    await publish(world);
    await expect(publish(world, '2026-06-01')).rejects.toThrow(UserError);
    await expect(publish(world, '2026-06-01')).rejects.toThrow('2026-06-01 is an earlier day');
  });

  it('a page without a name', async () => {
    const { world } = await deskWith('update: { wiki: true }\n', '# Roadmap\n\n## Open bugs\n\n- Lid\n');
    await expect(publish(world)).rejects.toThrow('names no release.');
  });

  it('an item that cannot leave the file safely stays, and is told again', async () => {
    const text = '# Kettle 3\n\n## Open bugs\n\n- Lid [x]\n\n## Fixed bugs\n\n- Rust [x]\n\n  [x]: https://example.org\n- Smell\n';
    const { world } = await deskWith('update: { file: true }\n', text);
    const { problems } = await publish(world);
    expect(problems.map(({ code, line }) => [code, line])).toContainEqual(['cannot-edit', 9]);
    expect([world.text.includes('- Rust'), world.text.includes('Smell')]).toEqual([true, false]);
    expect((await publish(world, '2026-07-10')).update?.text).toContain('Rust');
  });

  it('a note that cannot be cleared safely stays', async () => {
    const { world } = await deskWith(
      'update: { file: true }\n',
      ROADMAP.replace('We ship', '[x]: https://example.org\n\nWe ship').replace('- Spout', '- Spout [x]'),
    );
    const { problems } = await publish(world);
    expect(problems.map(({ code }) => code)).toContain('cannot-edit');
    expect([world.text.includes('We ship'), world.text.includes('- Rust')]).toEqual([true, false]);
    expect(world.text).toContain('Last updated: 10 June 2026\n');
  });

  it('a resolved item whose issue is open is told, reported, and stays', async () => {
    const world = new MemoryWorld('# Kettle 3\n\n## Fixed bugs\n\n- Rust (#1)\n- Smell\n');
    world.open(issueOf(1, 'Rust', { labels: [], body: '' }));
    world.config = 'update: { file: true }\n';
    await world.sync();
    const { problems, update } = await publish(world);
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('“Rust” stands among the resolved bugs, but its issue #1 is open'));
    expect([update?.text.includes('Rust'), world.text.includes('Rust'), world.text.includes('Smell')]).toEqual([true, true, false]);
  });

  it('a resolved item leaves with its sub-items, which are none of their own', async () => {
    const { world } = await deskWith('update: { file: true }\n', ROADMAP.replace('- Rust\n', '- Rust\n  - [x] Inside\n  - [x] Outside\n'));
    const { outcomes } = await publish(world);
    expect(outcomes.flatMap(({ operation }) => (operation.kind === 'publish-update' ? operation.removed : []))).toHaveLength(1);
    expect(world.text).not.toMatch(/Rust|Inside|Outside/);
  });

  it('a second note is neither told nor cleared, and a note inside another section is that section’s', async () => {
    const text = `${ROADMAP}\n### Note\n\nAsk first.\n\n## Note\n\nAnother word.\n`;
    const { world } = await deskWith('update: { file: true }\n', text);
    const { problems, update } = await publish(world);
    // The line of the file after the update, which has taken others away.
    const line = world.text.split('\n').lastIndexOf('## Note') + 1;
    expect(problems.map((one) => [one.code, one.line])).toContainEqual(['second-note', line]);
    for (const word of ['Another word.', 'Ask first.']) expect([update?.text.includes(word), world.text.includes(word)]).toEqual([false, true]);
  });
});
