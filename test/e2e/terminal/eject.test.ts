import { describe, expect, it } from 'vitest';
import { DEEP } from '../../support/amounts.ts';
import { eventPayload, runAction, runCommand } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

const ROADMAP = [
  '# Kettle',
  '',
  '## Open bugs',
  '',
  '* Lid opens by itself',
  '  owner: acme',
  '  priority: blocker',
  '  > Seen twice.',
  '',
  '## Planned',
  '',
  '- Whistle',
  '- Timer (#1)',
  '- [ ] ~~Old~~ spout.',
  '',
  '| a | b |',
  '|---|---|',
  '',
].join('\n');

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  // Somebody's own issue, which an item links.
  await github.api('POST', '/issues', { title: 'Timer', body: 'Please.', labels: ['feature', 'wanted'] });
  await github.commit('ROADMAP.md', ROADMAP);
});

const sync = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });
const eject = (...words: readonly string[]) => runCommand(github, ['eject', '--repo', 'acme/rocket', '--pace', 'none', ...words]);
const state = () =>
  github.api<{ ref: string }>('GET', '/git/ref/roadmap-sync/state').then(
    ({ ref }) => [ref],
    () => [],
  );

describe('roadmap-sync eject', () => {
  it('only shows what it would take away, without --yes', async () => {
    expect((await sync()).status).toBe(0);
    const [before, issues] = [await github.text(), await github.issues()];
    github.requests.length = 0;
    const { status, out } = await eject();
    expect({ status, writes: github.writes() }).toEqual({ status: 0, writes: [] });
    expect(out).toBe(
      [
        'Would be taken away from acme/rocket:',
        'Links in ROADMAP.md: 3',
        '  line 5: #2 Lid opens by itself',
        '  line 12: #3 Whistle',
        '  line 14: #4 Old spout.',
        'Marks of issues, which stay: 4',
        '  #1 Timer: markers, label roadmap',
        '  #2 Lid opens by itself: markers, label bug, label priority: blocker, label roadmap',
        '  #3 Whistle: markers, label feature, label roadmap',
        '  #4 Old spout.: markers, label feature, label roadmap',
        'The state: refs/roadmap-sync/state',
        '',
        'Nothing was written. With --yes this is carried out.',
        '',
      ].join('\n'),
    );
    expect([await github.text(), await github.issues()]).toEqual([before, issues]);
  });

  it('takes links, markers, labels and the state away, keeps the issues, and may be repeated', async () => {
    await sync();
    const { status, out, err } = await eject('--yes');
    expect(status).toBe(0);
    expect(out).toContain('Taken away from acme/rocket:');
    expect(err).toContain('4/4 Freed #4');
    expect(await github.text()).toBe(ROADMAP);
    const issues = await github.issues();
    expect(issues.map(({ number, state: now, labels }) => [number, now, labels.toSorted()])).toEqual([
      [1, 'open', ['feature', 'wanted']],
      [2, 'open', []],
      [3, 'open', []],
      [4, 'open', []],
    ]);
    expect(issues[0]?.body).toMatch(/^Please\./);
    expect(issues[1]?.body).toContain('Seen twice.');
    expect(issues.filter(({ body }) => /roadmap-sync|Kept in sync/.test(body ?? ''))).toEqual([]);
    expect(await state()).toEqual([]);
    github.requests.length = 0;
    expect((await eject('--yes')).out).toBe('Nothing is left at ROADMAP.md and the issues of acme/rocket.\n');
    expect(github.writes()).toEqual([]);
  });

  it('goes on where it was cut off, whatever request that was', async () => {
    await sync();
    let refused = 0;
    // So many writes each time until all are through.
    const most = DEEP ? 1 : 5;
    for (let times = 0; times < 40; times += 1) {
      let writes = 0;
      github.intercept = ({ method, path }) => {
        if (method === 'GET' || path === '/graphql') return null;
        writes += 1;
        return writes > most ? { status: 503, body: { message: 'Gone' } } : null;
      };
      const { status } = await eject('--yes');
      if (status === 0) break;
      refused += 1;
    }
    github.intercept = () => null;
    expect(refused).toBeGreaterThan(DEEP ? 10 : 1);
    expect(await github.text()).toBe(ROADMAP);
    expect((await github.issues()).map(({ labels }) => labels.toSorted())).toEqual([['feature', 'wanted'], [], [], []]);
    expect((await github.issues()).filter(({ body }) => /roadmap-sync/.test(body ?? ''))).toEqual([]);
    expect(await state()).toEqual([]);
  }, 60_000);

  it('finds issues by their markers if the state is lost, and leaves kinds that people may have set', async () => {
    await sync();
    await github.api('DELETE', '/git/refs/roadmap-sync/state');
    expect((await eject('--yes')).status).toBe(0);
    expect(await github.text()).toBe(ROADMAP);
    expect((await github.issues()).map(({ labels }) => labels.toSorted())).toEqual([['feature', 'wanted'], ['bug'], ['feature'], ['feature']]);
  });

  it('keeps what people wrote since: in the issue, in the file, and labelled issues that are not the roadmap’s', async () => {
    await sync();
    const bug = await github.issueTitled('Lid opens by itself');
    await github.api('PATCH', `/issues/${bug.number}`, { body: `Mine above.\r\n\r\n${bug.body}\r\n\r\nMine below.`, title: 'Lid' });
    await github.api('POST', '/issues', { title: 'Just labelled', labels: ['roadmap'] });
    const text = await github.text();
    await github.commit('ROADMAP.md', text.replace('- Timer', '- Kettle see #3\n- Timer'));
    expect((await eject('--yes')).status).toBe(0);
    expect(await github.text()).toBe(ROADMAP.replace('- Timer', '- Kettle see #3\n- Timer'));
    const after = (await github.issueTitled('Lid')).body ?? '';
    expect(after).toMatch(/^Mine above\.[\s\S]*Seen twice\.[\s\S]*Mine below\.$/);
    expect((await github.issueTitled('Just labelled')).labels).toEqual(['roadmap']);
  });

  it('keeps the state of another roadmap', async () => {
    await sync();
    await github.commit('BUGS.md', '# Bugs\n\n- [ ] Drip\n');
    expect((await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { roadmap: 'BUGS.md' })).status).toBe(0);
    expect((await eject()).out).toContain('The entries of ROADMAP.md in the state; it is kept for BUGS.md');
    expect((await eject('--yes')).status).toBe(0);
    expect(await state()).toHaveLength(1);
    expect((await github.issueTitled('Drip')).labels).toContain('roadmap');
    expect(await github.text('BUGS.md')).toContain('/issues/5))');
    const again = await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { roadmap: 'BUGS.md' });
    expect(again.outputs['changed']).toBe('false');
  });

  it('refuses while a workflow would write everything again', async () => {
    await sync();
    await github.commit('.github/workflows/roadmap.yml', 'jobs: { sync: { uses: roadmap-sync/roadmap-sync/.github/workflows/sync.yml@v0.1.0 } }\n');
    expect((await eject()).out).toContain('First delete .github/workflows/roadmap.yml');
    github.requests.length = 0;
    const { status, err } = await eject('--yes');
    expect(status).toBe(1);
    expect(err).toContain('.github/workflows/roadmap.yml would write everything again. Delete it,');
    expect(github.writes()).toEqual([]);
  });

  it('stops before anything else if the branch takes no commit', async () => {
    await sync();
    const refusal = { message: 'Repository rule violations found\n\nChanges must be made through a pull request.' };
    github.intercept = ({ method, path }) => (method === 'PUT' && path.startsWith('/contents/') ? { status: 409, body: refusal } : null);
    const { status, err } = await eject('--yes');
    expect(status).toBe(1);
    expect(err).toContain('Changes must be made through a pull request');
    expect((await github.issueTitled('Whistle')).labels).toContain('roadmap');
    expect(await state()).toHaveLength(1);
  });

  it('says so where nothing is left, with or without a file', async () => {
    expect((await eject()).out).toContain('Nothing is left at ROADMAP.md and the issues of acme/rocket.\n');
    const { status, out } = await eject('--roadmap', 'OTHER.md', '--yes');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'Nothing is left at OTHER.md and the issues of acme/rocket.\nThere is no OTHER.md on the default branch.\n',
    });
  });
});
