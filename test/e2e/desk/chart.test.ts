import { describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** A repository whose configuration keeps a picture. */
const PATH = 'docs/roadmap.svg';
let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('.github/roadmap-sync.yml', `chart: ${PATH}\n`);
  await github.commit(
    'ROADMAP.md',
    '# Kettle 4.3\n\n## Timeline\n\n- Freeze: 1 June 2026 <== WE ARE HERE\n- Release: 1 July 2026\n\n## Planned\n\n- Whistle\n- Lid\n\n## Completed\n',
  );
});

const run = (date: string, inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { date, ...inputs });

describe('the picture of a roadmap', () => {
  it('comes with the commit of the links, follows what is closed, and costs nothing while nothing changes', async () => {
    const first = await run('2026-06-02');
    expect({ status: first.status, created: first.outputs['created'] }).toEqual({ status: 0, created: '2' });
    expect(first.log).toContain(`Drew the picture ${PATH}`);
    const drawn = await github.text(PATH);
    expect(drawn).toContain('On 2 June 2026: 0 open bugs, 2 open features, 0 done.');
    expect(drawn).toContain('Next: Release, 1 July 2026.');

    github.requests.length = 0;
    const idle = await run('2026-06-03');
    expect({ changed: idle.outputs['changed'], writes: github.writes() }).toEqual({ changed: 'false', writes: [] });

    await github.closeIssue((await github.issueTitled('Whistle')).number, 'completed');
    expect((await run('2026-06-05')).status).toBe(0);
    const closed = await github.text(PATH);
    expect(closed).toContain('On 5 June 2026: 0 open bugs, 1 open feature, 1 done. On 2 June 2026: 0 open bugs, 2 open features, 0 done.');
    expect(closed).toContain('<path class="edge done"');
  });

  it('is drawn again after a week for the sake of its day, in a commit of its own', async () => {
    await run('2026-06-02');
    const roadmap = await github.text();
    const week = await run('2026-06-09');
    expect(week.outputs['changed']).toBe('true');
    expect(await github.text()).toBe(roadmap);
    expect(await github.text(PATH)).toContain('On 9 June 2026');
    expect((await run('2026-06-10')).outputs['changed']).toBe('false');
  });

  it('is never written over a file of somebody else, which is told, and everything else goes on', async () => {
    await github.commit(PATH, '<svg><!-- Mine --></svg>\n');
    const told = await run('2026-06-02');
    expect(told.status).toBe(0);
    expect(told.log).toContain(`The picture cannot be drawn: ${PATH} is not a picture of this roadmap, and nothing is written over it.`);
    expect(await github.text(PATH)).toBe('<svg><!-- Mine --></svg>\n');
    expect(await github.issues()).toHaveLength(2);
  });

  it('is only planned by a dry run', async () => {
    const dry = await run('2026-06-02', { 'dry-run': 'true' });
    expect(dry.log).toContain(`Draw the picture ${PATH}`);
    expect(github.writes()).toEqual([]);
  });

  it.each([
    ['../roadmap.svg', 'the path of an SVG file in the repository, such as docs/roadmap.svg'],
    ['/docs/roadmap.svg', 'the path of an SVG file in the repository'],
    ['.git/roadmap.svg', 'the path of an SVG file in the repository'],
    ['docs/roadmap.png', 'the path of an SVG file in the repository'],
    ['ROADMAP.md', 'the path of an SVG file in the repository'],
  ])('at %s is refused with the line of the configuration', async (path, expected) => {
    await github.commit('.github/roadmap-sync.yml', `labels: {}\nchart: ${path}\n`);
    const { status, log } = await run('2026-06-02');
    expect(status).toBe(1);
    expect(log).toContain('.github/roadmap-sync.yml, line 2: `chart`');
    expect(log).toContain(expected);
    expect(github.writes()).toEqual([]);
  });

  it('that would be the roadmap itself is refused', async () => {
    await github.commit('.github/roadmap-sync.yml', 'chart: plan.svg\n');
    await github.commit('plan.svg', '# Kettle\n\n- [ ] Whistle\n');
    const { status, log } = await run('2026-06-02', { roadmap: 'plan.svg' });
    expect(status).toBe(1);
    expect(log).toContain('`chart` is plan.svg, which is the roadmap itself.');
    expect(github.writes()).toEqual([]);
  });
});
