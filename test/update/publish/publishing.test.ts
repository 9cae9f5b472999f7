import { describe, expect, it } from 'vitest';
import { UnclearWrite, UserError } from '../../../src/model/errors.ts';
import type { Result } from '../../../src/model/result.ts';
import { issueOf, lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const ROADMAP = lines(
  '# Kettle 3 roadmap',
  '',
  'Last updated: 1 June 2026',
  '',
  '## Note',
  '',
  '<!-- Your words for the next update. -->',
  '',
  'We ship when the lid holds.',
  '',
  '## Open bugs',
  '',
  '- Lid opens by itself',
  '  - owner: Rosa',
  '  - priority: blocker',
  '',
  '## Bugs resolved since last update',
  '',
  '- Rust',
  '  - resolution: Fixed',
  '',
  '## Completed',
  '',
  '- Spout',
);
const DAY = '2026-06-10';
const UPDATES = 'updates/2026-06-10.md';

/** A repository in agreement, with an issue for comments, whose updates go where the configuration says. */
async function deskWith(config: string, text = ROADMAP): Promise<{ world: MemoryWorld; issue: number }> {
  const world = await MemoryWorld.agreed(text);
  const issue = Math.max(...world.numbers) + 1;
  world.open(issueOf(issue, 'Development updates', { labels: [], body: '' }));
  world.config = config.replace('ISSUE', String(issue));
  return { world, issue };
}

const EVERYWHERE = 'update: { file: true, comment: ISSUE, wiki: true }\n';
const publish = (world: MemoryWorld, today = DAY) => world.sync({ update: true, today });

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
    expect(world.messages.at(-1)).toMatch(/^docs: publish the development update of 2026-06-10 in ROADMAP.md\n\nRoadmap-Sync: \w+$/);
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
    const message = expect.stringMatching(/^The update of 2026-06-10 was published already, .* What changed since is told by the next one\.$/);
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
    await expect(publish(world, '2026-06-01')).rejects.toThrow('2026-06-01 lies before it');
  });

  it('a page without a name', async () => {
    const { world } = await deskWith('update: { wiki: true }\n', '# Roadmap\n\n## Open bugs\n\n- Lid\n');
    await expect(publish(world)).rejects.toThrow('names no release to call the page after');
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
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('“Rust” stands among the resolved bugs, and its issue #1 is open'));
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
    expect(problems.map(({ code, line }) => [code, line])).toContainEqual(['second-note', 30]);
    for (const word of ['Another word.', 'Ask first.']) expect([update?.text.includes(word), world.text.includes(word)]).toEqual([false, true]);
  });

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
    expect(problems.map(({ message }) => message)).toContain('The update of 2026-06-10 never reached the comment: the new one takes its place there.');
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
    await expect(publish(world)).rejects.toThrow('“Kettle/Pot 3 Roadmap” cannot be a page of a wiki');
    expect(world.writes).toEqual([]);
  });

  it('a roadmap without items has nothing to tell', async () => {
    const world = new MemoryWorld('# Kettle 3\n\nSoon.\n');
    await expect(publish(world)).rejects.toThrow('holds no item that is read');
  });

  it('an update that is longer than a comment may be is cut there, and nowhere else', async () => {
    const bugs = Array.from({ length: 900 }, (_, at) => `- Bug ${at} ${'of the kettle '.repeat(6)}`).join('\n');
    const { world, issue } = await deskWith('update: { comment: ISSUE, file: true }\n', `# Kettle 3\n\n## Completed\n\n${bugs}\n\n## Open bugs\n\n- Lid\n`);
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/kettle\n\n\*The rest had no room here: \[updates\/2026-06-10\.md\]\(https:\/\/\S+\/updates\/2026-06-10\.md\) has all of it\.\*\n$/);
    expect(world.desk.files.get(UPDATES)).toContain('Bug 899');
  });

  it('a line that is longer than a comment may be is cut inside, and not left out', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE, file: true }\n', ROADMAP.replace('We ship', `${'water '.repeat(12_000)}We ship`));
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body).toMatch(/(?:water ){4000}[\s\S]*The rest had no room here/);
    expect(body.length).toBeLessThan(65_536);
  });

  it('code that would swallow the end of a comment is left out of it', async () => {
    const code = Array.from({ length: 2000 }, (_, at) => `  step ${at} of the long way to boiling water`).join('\n');
    const { world, issue } = await deskWith('update: { comment: ISSUE, wiki: true }\n', ROADMAP.replace('We ship', `~~~\n${code}\n~~~\n\nWe ship`));
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body).toMatch(/10 June 2026\n\n\*The rest had no room here: the page “Kettle 3 Roadmap” of the wiki has all of it\.\*\n$/);
  });

  it('a marker in the roadmap’s own text ends no part of a page', async () => {
    const { world } = await deskWith('update: { wiki: Plan }\n', ROADMAP.replace('We ship', '`<!-- roadmap-sync:page end -->` We ship'));
    await publish(world);
    world.desk.pages?.set('Plan', `${world.desk.pages.get('Plan')}\nMine.\n`);
    await publish(world, '2026-07-10');
    expect(world.desk.pages?.get('Plan')?.match(/page end -->/g)).toHaveLength(1);
    expect(world.desk.pages?.get('Plan')).toMatch(/\nMine\.\n$/);
  });

  it('mentions in a comment call nobody', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE, file: true }\n', ROADMAP.replace('We ship', '@everybody, we ship'));
    await publish(world);
    expect(world.desk.commentsOn(issue)[0]?.body).toContain('@\u200beverybody');
    expect(world.desk.files.get(UPDATES)).toContain('@everybody');
  });

  it('text around the update on the wiki’s page stays', async () => {
    const { world } = await deskWith('update: { wiki: Plan }\n');
    world.desk.pages = new Map([['Plan', 'Our plan.\n']]);
    await publish(world);
    world.desk.pages.set('Plan', `Before.\n\n${world.desk.pages.get('Plan')}`);
    await publish(world, '2026-07-10');
    const page = world.desk.pages.get('Plan') ?? '';
    expect(page).toMatch(/^Before\.\n\n<!-- roadmap-sync:page begin[\s\S]*10 July 2026[\s\S]*page end -->\n\nOur plan\.\n$/);
    expect(page).not.toContain('10 June 2026 -->');
  });
});
