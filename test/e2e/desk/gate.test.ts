import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

/** A release workflow asks whether it may go on. */
function gate(inputs: Record<string, string> = {}): Promise<Run> {
  const { apiUrl, owner, repo } = github;
  const event = { name: 'schedule', payload: eventPayload('push', null, github, null) };
  return runAction({ apiUrl, owner, repo }, event, { 'fail-on-blockers': 'true', command: 'plan', date: '2026-06-10', ...inputs });
}

const HEAD = ['# Kettle 4.3 roadmap', '', '## Known bugs', ''];

describe('a release that waits for its blockers', () => {
  it('does not pass on what is not understood, and ends with a status of its own', async () => {
    await github.commit('ROADMAP.md', lines(...HEAD, '- Lid opens', '  - priority: Would be blocker if accurate', '', '## Show stoppers', '', '* Rust'));
    const { status, log, outputs } = await gate();
    expect([status, outputs['blockers']]).toEqual([3, '0']);
    expect(log).toContain(
      '::error::ROADMAP.md may name 2 blockers that are not counted as such: line 6: “priority: Would be blocker if accurate”; line 10: “Rust”.',
    );
    expect(log).toContain('::warning file=ROADMAP.md,line=10::The list under “Show stoppers” is not read (line 10)');
  });

  it('does not pass where nothing open is read, or nothing at all', async () => {
    await github.commit('ROADMAP.md', lines('# Kettle 4.3', '', '## Status', '', '* Lid opens'));
    const nothingOpen = await gate();
    expect([nothingOpen.status, nothingOpen.log]).toEqual([3, expect.stringContaining('No list of open items is read in ROADMAP.md')]);
    const missing = await gate({ roadmap: 'PLAN.md' });
    expect([missing.status, missing.log]).toEqual([3, expect.stringContaining('The roadmap was not read, so nobody can tell whether a blocker is open.')]);
  });

  it('counts what a section’s level and the configuration’s words say', async () => {
    await github.commit('.github/roadmap-sync.yml', 'sections: [{ title: Show stoppers, priority: blocker, kind: bug }]\nwords: { blocker: gating }\n');
    await github.commit('ROADMAP.md', lines(...HEAD, '- Lid opens', '  - priority: gating', '', '## Show stoppers', '', '* Rust'));
    const { status, log, outputs } = await gate();
    expect([status, outputs['blockers']]).toEqual([1, '1']);
    expect(log).toContain('::error::1 blocker is open: “Rust”');
    await github.commit('ROADMAP.md', lines(...HEAD, '- Lid opens', '  - priority: gating', '', '## Show stoppers', ''));
    expect((await gate()).status).toBe(3);
  });

  it('passes on what is for another release, which is told in a group of its own', async () => {
    await github.commit('.github/roadmap-sync.yml', 'update: { file: true }\n');
    const deferred = ['- Rust', '  - priority: blocker', '  - status: Not for 4.3', '- Steam', '  - priority: blocker', '  - release: 4.4'];
    await github.commit('ROADMAP.md', lines(...HEAD, ...deferred, '- Handle is hot', '  - owner: Kim'));
    const { status, outputs } = await gate();
    expect([status, outputs['blockers'], outputs['open-bugs']]).toEqual([0, '0', '1']);
    const { update } = await gate({ command: 'update', 'fail-on-blockers': 'false' });
    expect(update?.text).toContain('\n\nNo blockers are open.\n');
    expect(update?.text).toMatch(/== Deferred ==\n\n\* Rust\n[\s\S]*\* Steam\n/);
    expect(update?.text).not.toContain('Needs attention');
  });

  it('is not told that no blockers are open where a list is not read', async () => {
    await github.commit('ROADMAP.md', lines(...HEAD, '- Handle is hot', '  - owner: Kim', '', '## Open issues', '', '* Rust'));
    const { status, update } = await gate({ command: 'update' });
    expect([status, update?.text]).toEqual([0, expect.stringContaining('No blockers are open, of the items that are tracked.')]);
  });

  it('does not pass under a rate limit, nor in a fork that is not served', async () => {
    await github.commit('ROADMAP.md', lines(...HEAD, '- Lid opens'));
    const reset = String(Math.ceil(Date.now() / 1000) + 3 * 3600);
    github.intercept = () => ({
      status: 403,
      body: { message: 'API rate limit exceeded' },
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    });
    const limited = await gate();
    expect([limited.status, limited.log]).toEqual([3, expect.stringMatching(/::error::.*rate limit/)]);
    expect(limited.log).toContain('The roadmap was not read, so nobody can tell whether a blocker is open.');
    github.intercept = () => null;
    const payload = eventPayload('push', null, github, null) as { repository: object };
    const event = { name: 'push', payload: { ...payload, repository: { ...payload.repository, fork: true } } };
    const fork = await runAction(github, event, { 'fail-on-blockers': 'true', command: 'plan' });
    expect([fork.status, fork.log]).toEqual([
      3,
      expect.stringContaining('::error::This is a fork that the input `allow-fork` does not name, so its roadmap is not read.'),
    ]);
    const served = await runAction(github, event, { 'fail-on-blockers': 'true', command: 'plan', 'allow-fork': 'acme/rocket' });
    expect(served.status).toBe(0);
  });

  it('counts a level that only an issue says, because the file has no room for it', async () => {
    await github.commit('.github/roadmap-sync.yml', 'sections: [{ title: Known bugs, items: table, kind: bug }]\n');
    await github.commit('ROADMAP.md', lines(...HEAD, '| Item |', '|---|', '| Lid opens |'));
    await gate({ command: 'sync', 'fail-on-blockers': 'false' });
    await github.api('POST', '/issues/1/labels', { labels: ['priority: blocker'] });
    const { status, update } = await gate({ command: 'update' });
    expect([status, update?.text]).toEqual([1, expect.stringContaining('There is one issue left to sort out:\n\n* Lid opens\n')]);
  });
});
