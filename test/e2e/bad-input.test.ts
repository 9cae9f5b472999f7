import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { TOKENS } from '../support/server/wire.ts';

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(async () => {
  await github.close();
});

const push = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);

/** One sentence for `core.setFailed`, exit status 1, no stack, and nothing written. */
function expectRefusal(run: Run, sentence: string): void {
  expect(run.log.split('\n').filter((line) => line.startsWith('::error'))).toEqual([`::error::${sentence}`]);
  expect(run.status).toBe(1);
  expect(run.log).not.toMatch(/^\s+at /m);
  expect(github.writes()).toEqual([]);
  expect(github.invalid).toEqual([]);
}

/** Each write that was asked for was asked for once. */
function expectSentOnce(): void {
  const writes = github.writes().map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`);
  expect(writes.length).toBeGreaterThan(0);
  expect(new Set(writes).size).toBe(writes.length);
}

describe('bad input', () => {
  it('names the missing file, its branch and the input', async () => {
    expectRefusal(await push(), 'There is no ROADMAP.md on the branch “main” of acme/rocket. Commit the file, or name another file in the input `roadmap`.');
  });

  it('refuses an empty file', async () => {
    await github.commit('ROADMAP.md', '\n\n');
    expectRefusal(await push(), 'ROADMAP.md is empty. Write the roadmap, or remove the file together with its workflow. No issue was changed.');
  });

  it('refuses a file that is not UTF-8', async () => {
    await github.commit('ROADMAP.md', new Uint8Array([0x23, 0x20, 0xe4, 0xf6, 0xfc, 0x0a]));
    expectRefusal(await push(), 'ROADMAP.md is not UTF-8 text. Save it as UTF-8 in your editor and commit it again.');
  });

  it('refuses a directory in its place', async () => {
    await github.commit('docs/ROADMAP.md', '# Roadmap\n');
    expectRefusal(await push({ roadmap: 'docs' }), 'docs in acme/rocket is a directory. Name a Markdown file in the input `roadmap`.');
  });

  it('refuses a submodule in its place', async () => {
    github.intercept = ({ path }) =>
      path === '/contents/vendor' ? { status: 200, body: { type: 'submodule', name: 'vendor', path: 'vendor', sha: '0'.repeat(40), size: 0 } } : null;
    expectRefusal(
      await push({ roadmap: 'vendor' }),
      'vendor in acme/rocket is a submodule, not a file. Name a Markdown file of this repository in the input `roadmap`.',
    );
  });

  it.each(['../ROADMAP.md', '/etc/passwd', 'docs/../../ROADMAP.md', 'C:/ROADMAP.md'])('refuses the path %s outside of the repository', async (roadmap) => {
    expectRefusal(
      await push({ roadmap }),
      `Input \`roadmap\` is “${roadmap}”, which is outside the repository. Give the path of a file in the repository, such as \`docs/ROADMAP.md\`.`,
    );
  });

  it.each([
    ['pace', 'fast', 'Expected `github` or `none`.'],
    ['command', 'synch', 'Expected `sync`, `plan`, `dry-run`, `update` or `next`.'],
    ['dry-run', 'yes', 'Expected `true` or `false`.'],
    ['max-creates', '-1', 'Expected a whole number, such as 25.'],
    ['max-closes', 'many', 'Expected a whole number, such as 25.'],
    ['max-changes', '1e3', 'Expected a whole number, such as 25.'],
    ['date', '2026-02-30', 'Expected a day as an ISO date, such as 2026-11-23.'],
    ['repository', 'rocket', 'Expected a repository as `owner/name`.'],
  ])('names what input %s expects instead of “%s”', async (name, value, expected) => {
    expectRefusal(await push({ [name]: value }), `Input \`${name}\` is “${value}”. ${expected}`);
  });

  it('tells all mistakes of a configuration, each on a line of its own', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    await github.commit('.github/roadmap-sync.yml', 'completed: ticked\nadopt: now\n');
    const run = await push();
    expectRefusal(
      run,
      '.github/roadmap-sync.yml, line 1: `completed` is "ticked". Expected "move" or "tick" or "keep" (did you mean `tick`?).%0A' +
        '.github/roadmap-sync.yml, line 2: `adopt` is "now". Expected "titles" or "labelled" or "none" (did you mean `none`?).',
    );
    expect(run.summary.match(/line \d: /g)).toEqual(['line 1: ', 'line 2: ']);
  });

  it('says that a token is not valid', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    expectRefusal(
      await push({ token: 'expired' }),
      'Cannot read refs/roadmap-sync/state in acme/rocket: the token is not valid. Check that it has not expired. In a workflow, you can leave the input `token` out to use the workflow’s own token.',
    );
  });

  it('names the permissions block where the token may not write', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    const run = await push({ token: TOKENS.reader });
    expect(run.log).toContain('The token needs contents: write. In a workflow, add this block to the job: permissions: { contents: write, issues: write }.');
    expect(run.status).toBe(1);
    expect(await github.text()).toBe('- [ ] Whistle\n');
    expect(await github.issues()).toEqual([]);
  });

  it('says that issues are disabled', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    github.intercept = ({ path }) => (path === '/issues' ? { status: 410, body: { message: 'Issues are disabled for this repo' } } : null);
    const run = await push();
    expect(run.log).toContain('::error::Cannot list the issues: issues are disabled in acme/rocket. Turn them on under Settings → General → Features.');
    expect(github.writes()).toEqual([]);
  });

  it('says that the repository is archived', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    github.intercept = ({ method }) => (method === 'GET' ? null : { status: 403, body: { message: 'Repository was archived so is read-only.' } });
    const run = await push();
    expect(run.log).toContain('is archived and read-only. Unarchive it in its settings, or remove the workflow.');
    expect(run.status).toBe(1);
    expectSentOnce();
  });

  it.each([403, 404, 422])('sends a write once that is answered %i', async (status) => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    github.intercept = ({ method }) => (method === 'GET' ? null : { status, body: { message: 'Not here' } });
    const run = await push();
    expect(run.status).toBe(1);
    expectSentOnce();
  });

  it('looks for the issue before it asks for it again where the server fails', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    github.intercept = ({ method, path }) => (method === 'POST' && path === '/issues' ? { status: 502, body: { message: 'Bad Gateway' } } : null);
    await push();
    const sent = github.requests.map(({ method, path }) => `${method} ${path}`);
    const asked = sent.flatMap((request, at) => (request === 'POST /issues' ? [at] : []));
    expect(asked.length).toBeGreaterThan(0);
    for (const [index, at] of asked.entries()) expect(sent.slice(asked[index - 1] ?? 0, at)).toContain('GET /issues');
    expect(await github.issues()).toEqual([]);
  });

  it('tells a protected branch from a conflict', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    const message = 'Could not update file: Required status check "build" is expected.';
    github.intercept = ({ method, path }) => (method === 'PUT' && path === '/contents/ROADMAP.md' ? { status: 409, body: { message } } : null);
    const run = await push();
    expect(run.log).toContain('the branch is protected');
    expect(run.status).toBe(1);
    expect(github.requests.filter(({ method, path }) => method === 'PUT' && path === '/contents/ROADMAP.md')).toHaveLength(1);
  });

  it('succeeds on a file without items, writes nothing, and says what would be tracked and how', async () => {
    await github.commit('ROADMAP.md', '# Plans\n\n## Ideas\n\n- A whistle\n- A timer\n');
    const run = await push();
    expect(run.status).toBe(0);
    expect(github.writes()).toEqual([]);
    expect(run.summary).toContain('Nothing in this file is tracked, and nothing was written.');
    expect(run.summary).toContain(
      '- “Ideas”: 2 lines that may be meant as items, the first on [line 5](https://github.test/acme/rocket/blob/HEAD/ROADMAP.md?plain=1#L5): A whistle',
    );
    expect(run.summary).toContain('- task items, in any list: `- [ ] Title`');
  });
});

describe('events', () => {
  beforeEach(() => github.commit('ROADMAP.md', '- [ ] Whistle\n'));

  it('does nothing for another branch, and says so', async () => {
    const run = await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null), ref: 'refs/heads/topic' });
    expect(run.log).toContain('::notice::The roadmap is kept on the branch “main”: the action does nothing for “topic”.');
    expect(run.status).toBe(0);
    expect(github.requests).toEqual([]);
  });

  it('does nothing in a fork, and says so', async () => {
    const payload = eventPayload('push', null, github, null) as { repository: object };
    const run = await runAction(github, { name: 'push', payload: { ...payload, repository: { ...payload.repository, fork: true } } });
    expect(run.log).toContain('::notice::acme/rocket is a fork');
    expect(github.requests).toEqual([]);
  });

  it('serves a fork that the workflow names', async () => {
    const payload = eventPayload('push', null, github, null) as { repository: object };
    const run = await runAction(
      github,
      { name: 'push', payload: { ...payload, repository: { ...payload.repository, fork: true } } },
      { 'allow-fork': 'acme/rocket' },
    );
    expect(run.log).not.toContain('is a fork');
    expect(await github.text()).toBe('- [ ] Whistle ([#1](https://github.test/acme/rocket/issues/1))\n');
  });

  it('does nothing for an event that is none of its own', async () => {
    const run = await runAction(github, { name: 'watch', payload: {} });
    expect(run.log).toContain('::notice::The event “watch” changes neither the roadmap nor its issues, so there is nothing to do.');
    expect(run.status).toBe(0);
  });

  it.each(['release', 'repository_dispatch', 'workflow_call'])('makes an update that %s asks for, also on a tag', async (name) => {
    const payload = { ...eventPayload('push', null, github, null), action: 'published' };
    const run = await runAction(github, { name, payload, ref: 'refs/tags/v2.0' }, { command: 'update', date: '2026-11-23' });
    expect(run.log).not.toContain('::notice');
    expect(run.status).toBe(0);
    expect(run.update?.text).toContain('Whistle');
    expect(await github.text()).toBe('- [ ] Whistle ([#1](https://github.test/acme/rocket/issues/1))\n');
  });

  it('runs on a schedule, whose event tells nothing of the repository', async () => {
    const run = await runAction(github, { name: 'schedule', payload: { schedule: '17 5 * * *' } });
    expect(run.status).toBe(0);
    expect(await github.text()).toBe('- [ ] Whistle ([#1](https://github.test/acme/rocket/issues/1))\n');
  });
});

describe('a symbolic link in place of the roadmap', () => {
  it('is named as such, and nothing is written', async () => {
    await github.commit('docs/ROADMAP.md', '- [ ] Whistle\n');
    type Made = { readonly sha: string };
    const [head] = await github.api<Made[]>('GET', '/commits');
    const { tree: base } = await github.api<{ tree: Made }>('GET', `/git/commits/${head?.sha}`);
    const entry = { path: 'ROADMAP.md', mode: '120000', type: 'blob', content: 'docs/ROADMAP.md' };
    const tree = await github.api<Made>('POST', '/git/trees', { base_tree: base.sha, tree: [entry] });
    const made = await github.api<Made>('POST', '/git/commits', { message: 'Link', tree: tree.sha, parents: [head?.sha] });
    await github.api('PATCH', '/git/refs/heads/main', { sha: made.sha });
    expectRefusal(
      await push(),
      'ROADMAP.md in acme/rocket is a symbolic link to docs/ROADMAP.md. Name the file that it leads to in the input `roadmap`: through the link, the roadmap cannot be changed.',
    );
  });
});
