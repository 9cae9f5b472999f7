import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

const TEXT = '# Oven\n\n## Bugs\n\n- Door\n- Lamp\n';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', TEXT);
});

const run = () => runAction(github, { name: 'schedule', payload: eventPayload('schedule', null, github, null) });
const unassigned = () => github.requests.filter(({ method, path }) => method === 'DELETE' && path.endsWith('/assignees'));

/** What is answered about one issue is changed. */
async function answer(number: number, change: object): Promise<void> {
  github.intercept = () => null;
  const later = new Date(Date.now() + 2000).toISOString();
  const all = await github.api<{ number: number }[]>('GET', '/issues?state=all');
  const changed = all.map((issue) => (issue.number === number ? { ...issue, ...change, updated_at: later } : issue));
  github.intercept = ({ method, path }) => {
    const one = changed.find((issue) => path === `/issues/${issue.number}`);
    if (method !== 'GET' || (path !== '/issues' && one === undefined)) return null;
    return { status: 200, body: one ?? changed };
  };
}

describe('somebody who is assigned on GitHub', () => {
  it('and is a bot is an owner in the file, and stays one', async () => {
    await run();
    await answer(2, { assignees: [{ login: 'renovate[bot]', type: 'Bot' }] });
    expect((await run()).status).toBe(0);
    const text = await github.text();
    expect(text).toMatch(/- Lamp .*\n {2}- owner: @renovate\[bot\]\n/);
    await answer(2, { assignees: [{ login: 'renovate[bot]', type: 'Bot' }] });
    expect((await run()).log).toContain('nothing to do');
    expect([await github.text(), unassigned()]).toEqual([text, []]);
  });

  it.each(someOf(3, ['-old-name', 'name_', '[bot]', 'a name']))('and whose login no owner in a file can be read as is left to people: %s', async (login) => {
    await run();
    const before = await github.text();
    await answer(2, { assignees: [{ login }] });
    for (let again = 0; again < 2; again += 1) expect((await run()).status).toBe(0);
    expect([await github.text(), unassigned()]).toEqual([before, []]);
  });
});

it.each(['renovate[bot]', '@renovate[bot]'])('a name in the file may be that of a bot: %s', async (login) => {
  await github.commit('.github/roadmap-sync.yml', `people:\n  Updates: '${login}'\n`);
  await run();
  await answer(2, { assignees: [{ login: 'renovate[bot]' }] });
  await run();
  expect(await github.text()).toContain('- owner: Updates\n');
});

describe('a person whose role has a name of the organisation', () => {
  const permissions = (may: object) => ({ permission: 'read', role_name: 'triage-plus', user: { login: 'mona', permissions: { pull: true, ...may } } });

  /** An issue of that person's with the title of an item. It is linked only if the person may triage. */
  async function linkedWith(answer: object): Promise<boolean> {
    const made = await github.api<object>('POST', '/issues', { title: 'Door' });
    const issue = { ...made, user: { login: 'mona' }, author_association: 'NONE' };
    github.intercept = ({ method, path, query }) => {
      if (method !== 'GET') return null;
      if (path === '/collaborators/mona/permission') return { status: 200, body: answer };
      if (path === '/issues' && !query.includes('labels=')) return { status: 200, body: [issue] };
      return path === '/issues/1' ? { status: 200, body: issue } : null;
    };
    expect((await run()).status).toBe(0);
    return (await github.text()).includes('- Door ([#1]');
  }

  it.each([
    ['may triage', { triage: true, push: false }],
    ['may push', { push: true }],
    ['may maintain', { triage: true, push: true, maintain: true, admin: false }],
  ])('counts by what the person may do: %s', async (_, may) => {
    expect(await linkedWith(permissions(may))).toBe(true);
  });

  it.each(
    someOf(2, [
      ['may only read', permissions({ triage: false, push: false })],
      ['may nothing that is known', permissions({ triage: 'yes', push: null })],
      ['has no permission, whatever else is told', { ...permissions({ push: true }), permission: 'none' }],
      ['is not told', { permission: 'read', role_name: 'triage-plus', user: null }],
    ]),
  )('is a stranger where the person %s', async (_, answer) => {
    expect(await linkedWith(answer)).toBe(false);
  });
});
