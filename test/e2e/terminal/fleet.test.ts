import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventPayload, runAction, runCommand, runOffline } from '../../support/run/runner.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { TOKENS } from '../../support/server/wire.ts';

let github: TestGitHub;
beforeAll(async () => {
  github = await TestGitHub.start();
});
afterAll(() => github.close());
beforeEach(() => {
  github.intercept = () => null;
  github.requests.length = 0;
});

const node = (name: string, more: object = {}) => ({
  name,
  isArchived: false,
  isDisabled: false,
  isEmpty: false,
  isFork: false,
  hasIssuesEnabled: true,
  object: { __typename: 'Blob' },
  ...more,
});

/** Answers GraphQL with these repositories, 100 a page, as GitHub does. */
function own(nodes: ReadonlyArray<object | null>, errors?: readonly object[]): void {
  github.intercept = ({ path, body }) => {
    if (path !== '/graphql') return null;
    const { variables } = body as { variables: { after: string | null } };
    const start = Number(variables.after ?? 0);
    const repositories = {
      pageInfo: { hasNextPage: start + 100 < nodes.length, endCursor: String(start + 100) },
      nodes: nodes.slice(start, start + 100),
    };
    return { status: 200, body: { data: { repositoryOwner: { login: 'Acme', repositories } }, ...(errors === undefined ? {} : { errors }) } };
  };
}

const graphql = () => github.requests.filter(({ path }) => path === '/graphql');

describe('roadmap-sync fleet OWNER', () => {
  it('lists the repositories with a roadmap, and names those that it passes over with the reason', async () => {
    own([
      node('rocket'),
      node('kettle'),
      node('notes', { object: null }),
      node('folder', { object: { __typename: 'Tree' } }),
      node('old', { isArchived: true }),
      node('gone', { isDisabled: true }),
      node('blank', { isEmpty: true, object: null }),
      node('copy', { isFork: true }),
      node('quiet', { hasIssuesEnabled: false }),
    ]);
    const { status, out, err } = await runCommand(github, ['fleet', 'acme']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      [
        'Acme has 2 repositories with the file ROADMAP.md:',
        '  Acme/kettle',
        '  Acme/rocket',
        'Passed over, archived: Acme/old',
        'Passed over, disabled by GitHub: Acme/gone',
        'Passed over, empty: Acme/blank',
        'Passed over, a fork: Acme/copy',
        'Passed over, its issues are turned off: Acme/quiet',
        'Without ROADMAP.md: 2',
        '',
      ].join('\n'),
    );
    expect(graphql().map(({ body }) => (body as { variables: object }).variables)).toEqual([{ owner: 'acme', file: 'HEAD:ROADMAP.md', after: null }]);
  });

  const many = (count: number) => Array.from({ length: count }, (_, at) => node(`r${String(at).padStart(3, '0')}`));
  interface List {
    readonly repositories: readonly { readonly name: string }[];
    readonly groups: readonly { readonly title: string; readonly repository: string; readonly name: string; readonly names: string; readonly count: number }[];
    readonly roadmap: string;
  }
  const listed = async (...more: string[]) => JSON.parse((await runCommand(github, ['fleet', 'acme', '--json', ...more])).out) as List;

  it('prints JSON for a matrix with a job for each of up to 256 repositories, and asks once for each hundred', async () => {
    own([...many(256), node('old', { isArchived: true }), node('blank', { isEmpty: true })]);
    const { repositories, groups, roadmap } = await listed('--roadmap', 'planning/ROADMAP.md');
    expect([repositories.length, groups.length, roadmap]).toEqual([256, 256, 'planning/ROADMAP.md']);
    expect(groups.at(-1)).toEqual({ title: 'Acme/r255', repository: 'Acme/r255', name: 'r255', names: 'r255', count: 1 });
    expect(graphql()).toHaveLength(3);
  });

  it('spreads more repositories evenly over 256 jobs, and leaves none out', async () => {
    own([...many(600), node('old', { isArchived: true }), node('blank', { isEmpty: true })]);
    const { repositories, groups } = await listed();
    expect([repositories.length, groups.length]).toEqual([600, 256]);
    expect(groups[0]).toEqual({ title: 'Acme/r000 and 2 more', repository: 'Acme/r000', name: 'r000', names: 'r000,r256,r512', count: 3 });
    expect(new Set(groups.map(({ count }) => count))).toEqual(new Set([2, 3]));
    expect(groups.flatMap(({ names }) => names.split(',')).toSorted()).toEqual(repositories.map(({ name }) => name));
  });

  it('finds nothing in an owner without roadmaps, which is no error', async () => {
    own([]);
    expect(await runCommand(github, ['fleet', 'acme'])).toEqual({ status: 0, out: 'Acme has 0 repositories with the file ROADMAP.md.\n', err: '' });
    expect(JSON.parse((await runCommand(github, ['fleet', 'acme', '--json'])).out)).toMatchObject({ repositories: [], groups: [], skipped: [] });
  });

  it('counts a repository that the token may not read, and lists the others', async () => {
    const path = ['repositoryOwner', 'repositories', 'nodes', 1, 'object'];
    own([node('kettle'), node('secret', { object: null }), null], [{ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' }]);
    const { status, out } = await runCommand(github, ['fleet', 'acme']);
    expect({ status, out }).toEqual({ status: 0, out: 'Acme has 1 repository with the file ROADMAP.md:\n  Acme/kettle\nNot shown to this token: 2\n' });
  });

  const answer = (body: unknown, status = 200) => {
    github.intercept = ({ path }) => (path === '/graphql' ? { status, body } : null);
  };
  it.each<[string, unknown, string]>([
    ['no such owner', { data: { repositoryOwner: null } }, 'There is no user or organisation “acme”, or the token does not see it.'],
    [
      'a refusal',
      { errors: [{ type: 'FORBIDDEN', message: 'Not for\nyou' }] },
      'Cannot list the repositories of acme: Request failed due to following response errors: - Not for you',
    ],
    ['a rate limit', { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }, 'Rate Limit Exceeded. Run it again later.'],
    ['something else', { data: { viewer: {} } }, 'GitHub’s answer is not a list of repositories.'],
    [
      'a name that is none',
      { data: { repositoryOwner: { login: 'a', repositories: { pageInfo: {}, nodes: [node('$(id)')] } } } },
      'is not a list of repositories',
    ],
  ])('says what to do if the answer is %s', async (_, body, message) => {
    answer(body);
    const { status, out, err } = await runCommand(github, ['fleet', 'acme']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says which permission is missing if the server refuses the request as a whole', async () => {
    answer({ message: 'Resource not accessible' }, 403);
    const { status, err } = await runCommand(github, ['fleet', 'acme']);
    expect(status).toBe(1);
    expect(err).toContain('Cannot list the repositories in acme: the token does not allow it (Resource not accessible). The token needs contents: read.');
  });

  it.each([
    [[], 'The owner is missing.'],
    [['a/b'], 'Expected the name of a user or an organisation.'],
    [['acme', '--report', 'x'], '`--report` reads a folder of results.'],
    [['acme', '--roadmap', '../x'], '--roadmap is “../x”, which is outside the repository.'],
  ])('%j is wrong usage', async (words, message) => {
    const { status, err } = await runOffline(['fleet', ...words]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it('needs a token, and says for what', async () => {
    const { status, err } = await runOffline(['fleet', 'acme']);
    expect({ status, err }).toEqual({ status: 1, err: 'GITHUB_TOKEN is not set. Set it to a token that may read the contents of the repositories of acme.\n' });
  });
});

describe('roadmap-sync fleet --report', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (path: string, value: unknown) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
  };
  const list = (names: readonly string[], more: object = {}) => ({
    owner: 'acme',
    roadmap: 'ROADMAP.md',
    repositories: names.map((name) => ({ repository: `acme/${name}`, name })),
    ...{ skipped: [], without: 0, unread: 0 },
    ...more,
  });
  const result = (name: string, outcome: string, outputs: Record<string, string> = {}) =>
    write(`result-${name}/result.json`, { repository: `acme/${name}`, outcome, outputs });
  const page = () => runOffline(['fleet', '--report', folder], folder);

  it('shows one page of all: what failed, the blockers, the counts, and what was passed over', async () => {
    await github.commit('ROADMAP.md', '# Rocket\n\n## Open bugs\n\n* Leak\n  priority: blocker\n\n## Planned\n\n* Wings\n');
    const run = await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });
    expect(run.status).toBe(0);
    const skipped = [
      { repository: 'acme/old', reason: 'archived' },
      { repository: 'acme/blank', reason: 'empty' },
    ];
    write('fleet/fleet.json', list(['rocket', 'kettle', 'lamp', 'pan', 'cup', 'jug'], { skipped, without: 3, unread: 1 }));
    result('rocket', 'success', run.outputs);
    result('kettle', 'failure', { remaining: '0' });
    write('result-kettle/plan.json', {
      operations: [],
      problems: [],
      refused: { reason: 'The plan would create 30 issues | @mona, and `max-creates` allows 25.' },
    });
    result('lamp', 'failure');
    result('pan', '');
    result('cup', 'success', { remaining: '4', 'open-bugs': '7' });
    const { status, out, err } = await page();
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatchSnapshot();
  });

  /** The script of the page that takes a variable. */
  function scriptWith(variable: string): string {
    const guide = readFileSync('docs/fleet.md', 'utf8');
    const { jobs } = parse(/<!-- fleet -->\n```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '') as {
      jobs: Record<string, { steps: { env?: Record<string, string>; run?: string }[] }>;
    };
    return jobs['sync']?.steps.find(({ env }) => env !== undefined && variable in env)?.run ?? '';
  }

  it('takes what the script of the page makes of a group: each repository is served, and one that fails stops no other', async () => {
    await github.commit('ROADMAP.md', '# Rocket\n\n## Planned\n\n* Fins\n');
    // What a runner has, and the package as this tree has it.
    write('bin/npx', `#!/bin/sh\nshift 2\nexec ${process.execPath} ${resolve('dist/cli.js')} "$@" --pace none\n`);
    chmodSync(join(folder, 'bin/npx'), 0o755);
    const environment = {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      ...{ GITHUB_TOKEN: TOKENS.action, GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: 'https://github.test', GITHUB_EVENT_NAME: 'schedule' },
      ...{ OWNER: 'acme', NAMES: 'gone,rocket', COUNT: '2' },
    };
    const served = promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', scriptWith('NAMES')], { cwd: folder, env: environment });
    await expect(served).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('There is no repository acme/gone') });
    write('fleet.json', list(['rocket', 'gone']));
    const { out } = await page();
    expect(out).toContain('- [acme/gone](https://github.com/acme/gone): failed; the summary or the log of its job says why');
    expect(out).toMatch(/\[acme\/rocket\]\(\S+\) \| in agreement \| 1 \|/);
    expect(await github.text()).toContain('* Fins ([#');
  });

  it('takes what the scripts of the page make of a run', async () => {
    const script = scriptWith('OUTPUTS');
    const save = (OUTCOME: string, OUTPUTS: string, PLAN: string) =>
      spawnSync('bash', ['-eu', '-c', script], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', REPOSITORY: 'acme/rocket', OUTCOME, OUTPUTS, PLAN } });
    write('fleet.json', list(['rocket']));
    write('elsewhere.json', { refused: { reason: 'Too many.' } });
    expect(save('failure', JSON.stringify({ created: '3' }), join(folder, 'elsewhere.json'))).toMatchObject({ status: 0 });
    expect((await page()).out).toContain('refused: Too many.');
    rmSync(join(folder, 'result'), { recursive: true });
    expect(save('', 'null', '')).toMatchObject({ status: 0 });
    expect((await page()).out).toContain('did not run');
  });

  it('says of hostile and broken files that they are left out, and makes no link of them', async () => {
    write('fleet/fleet.json', list(['rocket']));
    result('rocket', 'success', { blockers: '<b>', remaining: '1e9' });
    write('b/result.json', { repository: 'acme/](https://evil.example)', outcome: 'success', outputs: {} });
    write('c/result.json', '{');
    write('result-rocket/plan.json', '[]');
    const { status, out } = await page();
    expect(status).toBe(0);
    expect(out).toContain('**1 roadmap · 1 in agreement · no blockers**');
    expect(out).toContain('2 files are no results and are left out.');
    expect(out).not.toMatch(/evil|<b>/);
  });

  it('shows thousands of repositories and thousands that are passed over in far less than a summary may have', async () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `${'n'.repeat(90)}${at}`);
    const skipped = Array.from({ length: 5_000 }, (_, at) => ({ repository: `acme/${'s'.repeat(90)}${at}`, reason: 'fork' }));
    write('fleet/fleet.json', list(names, { skipped }));
    for (const name of names.slice(0, 600)) {
      result(name, 'failure');
      write(`result-${name}/plan.json`, { refused: { reason: '<'.repeat(10_000) } });
    }
    const { out } = await page();
    expect(Buffer.byteLength(out)).toBeLessThan(1_000_000);
    expect(out).toContain('and 4800 more');
    expect(out).toContain('… and 2800 more. The artifacts of the run have all of them.');
    expect(out).toContain('… and 2500 more. The artifacts of the run have all of them.');
  });

  it.each<[string, () => void, string]>([
    ['no folder', () => rmSync(join(folder, 'x'), { force: true }), 'There is no folder'],
    ['no list', () => write('x/result.json', {}), 'There is no fleet.json in'],
    ['a list that is none', () => write('x/fleet.json', '[]'), 'is not a list of repositories. Write it with `roadmap-sync fleet OWNER --json`'],
  ])('says what is missing: %s', async (_, prepare, message) => {
    prepare();
    const { status, err } = await runOffline(['fleet', '--report', join(folder, 'x')], folder);
    expect(status).toBe(1);
    expect(err).toContain(message);
  });
});
