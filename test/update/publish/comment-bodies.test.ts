import { describe, expect, it } from 'vitest';
import { deskWith, publish, ROADMAP, UPDATES } from './desk.ts';

describe('what stands in the way', () => {
  it('an update that is longer than a comment may be is cut there, and nowhere else', async () => {
    const bugs = Array.from({ length: 900 }, (_, at) => `- Bug ${at} ${'of the kettle '.repeat(6)}`).join('\n');
    const { world, issue } = await deskWith('update: { comment: ISSUE, file: true }\n', `# Kettle 3\n\n## Completed\n\n${bugs}\n\n## Open bugs\n\n- Lid\n`);
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(
      /kettle\n\n\*The update is too long for a comment\. The whole text: \[updates\/2026-06-10\.md\]\(https:\/\/\S+\/updates\/2026-06-10\.md\)\.\*\n$/,
    );
    expect(world.desk.files.get(UPDATES)).toContain('Bug 899');
  });

  it('a line that is longer than a comment may be is cut inside, and not left out', async () => {
    const { world, issue } = await deskWith('update: { comment: ISSUE, file: true }\n', ROADMAP.replace('We ship', `${'water '.repeat(12_000)}We ship`));
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body).toMatch(/(?:water ){4000}[\s\S]*The update is too long for a comment/);
    expect(body.length).toBeLessThan(65_536);
  });

  it('code that would swallow the end of a comment is left out of it', async () => {
    const code = Array.from({ length: 2000 }, (_, at) => `  step ${at} of the long way to boiling water`).join('\n');
    const { world, issue } = await deskWith('update: { comment: ISSUE, wiki: true }\n', ROADMAP.replace('We ship', `~~~\n${code}\n~~~\n\nWe ship`));
    await publish(world);
    const [{ body } = { body: '' }] = world.desk.commentsOn(issue);
    expect(body).toMatch(
      /10 June 2026\n\n1 blocker, 1 bug, 0 features\.\n\n\*The update is too long for a comment\. The whole text: the wiki page “Kettle 3 Roadmap”\.\*\n$/,
    );
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
