import { describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '- [ ] Whistle\n- [ ] Timer\n');
  await push();
});

/** @param sha the commit that was pushed, as the runner names it */
const push = (sha: string | null = null): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null), environment: sha === null ? {} : { GITHUB_SHA: sha } });

const head = async () => (await github.api<{ commit: { sha: string } }>('GET', '/branches/main')).commit.sha;

const contents = (): Promise<unknown> => github.api('GET', '/contents/ROADMAP.md');

/** A run to which reads of the file that name no commit answer with what it was. */
async function runWith(old: unknown, sha: string | null = null): Promise<Run> {
  github.intercept = ({ method, path, query }) =>
    method === 'GET' && path === '/contents/ROADMAP.md' && !query.includes('ref=') ? { status: 200, body: old } : null;
  const run = await push(sha);
  github.intercept = () => null;
  return run;
}

const isOpen = async (title: string) => (await github.issueTitled(title)).state === 'open';

async function edit(old: string, text: string): Promise<void> {
  const before = await github.text();
  expect(before).toContain(old);
  await github.commit('ROADMAP.md', before.replace(old, text));
}

describe('an answer with an older version of the file', () => {
  it('does not reopen what a maintainer closed on GitHub', async () => {
    const before = await contents();
    await github.closeIssue(1, 'completed');
    await push();
    const after = await github.text();
    expect(after).toContain('- [x] Whistle');
    const run = await runWith(before);
    expect(run.status).toBe(0);
    expect(await isOpen('Whistle')).toBe(false);
    expect(await github.text()).toBe(after);
  });

  it('does not undo what a maintainer did in the file', async () => {
    const before = await contents();
    await edit('[ ] Whistle', '[x] Whistle');
    await push();
    expect(await isOpen('Whistle')).toBe(false);
    await runWith(before);
    expect(await isOpen('Whistle')).toBe(false);
    expect(await github.text()).toContain('- [x] Whistle');
  });

  it('is told from a commit that takes the file back', async () => {
    const before = await github.text();
    await edit('[ ] Whistle', '[x] Whistle');
    await push();
    await github.commit('ROADMAP.md', before);
    await push();
    expect(await isOpen('Whistle')).toBe(true);
    expect(await github.text()).toBe(before);
  });

  it('closes nothing that was open again before anybody looked', async () => {
    await edit('[ ] Whistle', '[x] Whistle');
    const ticked = await contents();
    await edit('[x] Whistle', '[ ] Whistle');
    await edit('[ ] Timer', '[ ] Egg timer');
    const run = await runWith(ticked);
    expect(run.status).toBe(0);
    expect(github.requests.filter(({ method, body }) => method === 'PATCH' && (body as { state?: string }).state === 'closed')).toEqual([]);
    expect(await isOpen('Egg timer')).toBe(true);
  });

  it('does not hide what the event has pushed', async () => {
    const before = await contents();
    await edit('- [ ] Timer', '- [ ] Lid\n- [ ] Timer');
    const run = await runWith(before, await head());
    expect(run.status).toBe(0);
    expect(await isOpen('Lid')).toBe(true);
    expect(await github.text()).toMatch(/- \[ \] Lid \(\[#3\]/);
  });

  it('costs an event that changes nothing no further request', async () => {
    const sha = await head();
    github.pass(86_400_000);
    await push(sha);
    const before = github.requests.length;
    await push(sha);
    expect(github.requests.length - before).toBeLessThanOrEqual(5);
  });
});

it.each(['an event whose commit nobody knows', 'an event from before a later commit'])('%s changes nothing', async (which) => {
  const sha = which.includes('later') ? await head() : '1'.repeat(40);
  await edit('- [ ] Timer', '- [ ] Lid\n- [ ] Timer');
  await push();
  const run = await push(sha);
  expect(run.status).toBe(0);
  expect(await github.text()).toMatch(/- \[ \] Lid \(\[#3\]/);
  expect(await github.issues()).toHaveLength(3);
});

it('reads an issue again that is answered as it was before the event', async () => {
  const old = await github.api<{ number: number; updated_at: string }>('GET', '/issues/1');
  const list = await github.api('GET', '/issues?state=all');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await github.api('PATCH', '/issues/1', { title: 'Steam whistle' });
  const now = await github.api<{ number: number; updated_at: string }>('GET', '/issues/1');
  let left = 1;
  github.intercept = ({ method, path }) => {
    if (method === 'GET' && path === '/issues') return { status: 200, body: list };
    if (method !== 'GET' || path !== '/issues/1' || left === 0) return null;
    left -= 1;
    return { status: 200, body: old };
  };
  const run = await runAction(github, { name: 'issues', payload: eventPayload('issues', 'edited', github, now) });
  expect(run.log).toContain('#1 was answered as it was before the event: reading it again.');
  expect(await github.text()).toContain('- [ ] Steam whistle');
});

it.each(['older', 'newer'])('an issue that two pages of a list show is taken as it is in the newer answer, which comes after the %s one', async (first) => {
  const before = await github.api<{ number: number }[]>('GET', '/issues?state=all&labels=roadmap');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await github.closeIssue(1, 'completed');
  const after = await github.api<{ number: number }[]>('GET', '/issues?state=all&labels=roadmap');
  const one = (list: readonly { number: number }[]) => list.filter(({ number }) => number === 1);
  const pages = [one(before), one(after)];
  if (first === 'newer') pages.reverse();
  github.intercept = ({ method, path, query }) => {
    if (method !== 'GET' || !path.endsWith('/issues')) return null;
    const link = { link: `<${github.apiUrl}/repositories/1/issues?cursor=two>; rel="next"` };
    return query.includes('cursor') ? { status: 200, body: pages[1] } : { status: 200, body: pages[0], headers: link };
  };
  expect((await push()).status).toBe(0);
  expect(await github.text()).toContain('- [x] Whistle');
});
