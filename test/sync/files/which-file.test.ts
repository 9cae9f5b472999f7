import { describe, expect, it } from 'vitest';
import { link } from '../../support/memory/builders.ts';
import { pathOf, runFor, twoFiles } from '../../support/memory/two-files.ts';

describe('an issue that gets the label, with two roadmaps', () => {
  const issue =
    (labels: string[], milestone: string | null = null) =>
    async () => {
      const world = await twoFiles();
      world.open({ ...world.issue(3), number: 9, title: 'New', body: '', labels: ['roadmap', ...labels] });
      if (milestone !== null) world.moveTo(9, milestone);
      return world;
    };

  it.each([
    { labels: ['bug'], enters: 'BUGS.md' },
    { labels: ['feature'], enters: 'ROADMAP.md' },
    { labels: [], enters: 'ROADMAP.md' },
  ])('$labels enters $enters, which tracks its kind, whichever run is first', async ({ labels, enters }) => {
    for (const order of [
      ['BUGS.md', 'ROADMAP.md'],
      ['ROADMAP.md', 'BUGS.md'],
    ]) {
      const world = await issue(labels)();
      for (const path of order) await runFor(world, path);
      expect(pathOf(world, 9)).toBe(enters);
      world.turnTo(enters);
      expect(world.text).toContain(`New ${link(9)}`);
    }
  });

  it.each([
    ['the release of BUGS.md', 'Rocket 2.0', 'BUGS.md'],
    ['the release of ROADMAP.md', 'Rocket 2.1', 'ROADMAP.md'],
    ['another release', 'Rocket 9', 'BUGS.md'],
  ])('and is in the milestone of %s (%s) enters %s', async (_, milestone, enters) => {
    const world = await issue(['bug'], milestone)();
    world.turnTo('BUGS.md');
    world.edit(world.text.replace('# Rocket 2.1', '# Rocket 2.0'));
    for (const path of ['ROADMAP.md', 'BUGS.md']) await runFor(world, path);
    expect(pathOf(world, 9)).toBe(enters);
  });

  it('and fits both is told and left, until a person writes its number into one', async () => {
    const world = await issue(['bug'])();
    world.turnTo('ROADMAP.md');
    world.edit(`${world.text}\n## Open bugs\n\n- Base is loose\n`);
    const told = '#9 “New” has the action’s label but is not in the file. It may belong into ';
    const remedy = ': give it the milestone of the right one’s release, or write a line with its number into that file.';
    expect(await runFor(world, 'ROADMAP.md')).toContain(`${told}ROADMAP.md or BUGS.md${remedy}`);
    expect(await runFor(world, 'BUGS.md')).toContain(`${told}BUGS.md or ROADMAP.md${remedy}`);
    expect(pathOf(world, 9)).toBeUndefined();
    world.turnTo('ROADMAP.md');
    world.edit(`${world.text}- New (#9)\n`);
    await runFor(world, 'ROADMAP.md');
    expect(await runFor(world, 'BUGS.md')).toEqual([]);
    expect(pathOf(world, 9)).toBe('ROADMAP.md');
  });
});
