import { beforeEach, describe, expect, it } from 'vitest';
import { UnclearWrite, UserError } from '../../src/model/errors.ts';
import type { FileWrite, RoadmapFile, World } from '../../src/model/ports.ts';
import { FaultProxy } from '../support/faults/fault-proxy.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownWorld } from '../support/server/own-world.ts';
import { worldAt } from '../support/server/world.ts';

const UPDATE = { path: 'docs/updates/2026-11-23.md', text: '# Update\n\n– “All” is well.\n' };

const own = ownWorld();
let github: TestGitHub;
let world: World;
beforeEach(() => {
  ({ github, world } = own());
});

/** Writes the roadmap, and an update beside it, after having read it. */
async function write(file: RoadmapFile, text: string, between: () => Promise<void> = async () => {}, beside = UPDATE): Promise<FileWrite> {
  const version = await file.read();
  if (version === null) throw new Error('There is no roadmap.');
  await between();
  return file.write({ ...version, text, message: 'Publish', beside: [beside] });
}

const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no failure',
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );
const heads = () => github.api<{ sha: string; commit: { message: string } }[]>('GET', '/commits?per_page=100');

/** Lets something happen once the server has done what a request to this path asks. */
function onceMade(path: string, act: () => Promise<unknown>): void {
  let due = false;
  github.intercept = ({ method, path: asked }) => {
    due ||= method === 'POST' && asked === path;
    return null;
  };
  github.afterWrite = async () => {
    if (!due) return;
    due = false;
    github.intercept = () => null;
    await act();
  };
}

/** Somebody commits a file with a mode of its own, `120000` for a symbolic link. */
async function commitAs(path: string, content: string, mode: string): Promise<void> {
  type Made = { readonly sha: string };
  const [head] = await heads();
  const { tree: base } = await github.api<{ tree: Made }>('GET', `/git/commits/${head?.sha}`);
  const tree = await github.api<Made>('POST', '/git/trees', { base_tree: base.sha, tree: [{ path, mode, type: 'blob', content }] });
  const made = await github.api<Made>('POST', '/git/commits', { message: 'Commit', tree: tree.sha, parents: [head?.sha] });
  await github.api('PATCH', '/git/refs/heads/main', { sha: made.sha });
}

describe('two files', () => {
  it('go into one commit, whose author GitHub names', async () => {
    const before = await heads();
    const written = await write(world.file, '# Roadmap\n\nNew.\n');
    expect(await github.text()).toBe('# Roadmap\n\nNew.\n');
    expect(await github.text(UPDATE.path)).toBe(UPDATE.text);
    const now = await heads();
    expect(now.length).toBe(before.length + 1);
    const { sha } = (await world.file.read()) ?? {};
    expect(written).toEqual({ result: 'written', sha, commit: now[0]?.sha });
    expect(github.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /git/blobs',
      'POST /git/trees',
      'POST /git/commits',
      'PATCH /git/refs/heads/main',
    ]);
    expect(github.writes()[2]?.body).toEqual({ message: 'Publish', tree: expect.any(String), parents: [before[0]?.sha] });
    expect(github.writes()[3]?.body).toMatchObject({ force: false });
    expect(github.requests.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/[0-9a-f]{40}/, 'SHA'))).toEqual([
      '/contents/ROADMAP.md',
      '',
      '/git/ref/heads/main',
      '/git/commits/SHA',
      '/git/trees/SHA',
      '/contents/ROADMAP.md',
    ]);
  });

  it('leave everything else as it is, whatever folders they are in', async () => {
    await github.commit('docs/plans/ROADMAP.md', '\ufeff# Plans\r\n');
    await github.commit('docs/updates/old.md', 'Old\n');
    await github.commit('src/a.txt', 'a\n');
    const { file } = worldAt(github, { path: 'docs/plans/ROADMAP.md' });
    const version = await file.read();
    expect(version).toMatchObject({ text: '# Plans\r\n', byteOrderMark: '\ufeff' });
    expect(await write(file, '# Plans\r\nNew\r\n')).toMatchObject({ result: 'written' });
    const texts = await Promise.all(['docs/plans/ROADMAP.md', UPDATE.path, 'docs/updates/old.md', 'src/a.txt', 'ROADMAP.md'].map((path) => github.text(path)));
    expect(texts).toEqual(['\ufeff# Plans\r\nNew\r\n', UPDATE.text, 'Old\n', 'a\n', '# Roadmap\n']);
  });

  it('are two where the roadmap stays as it is, too', async () => {
    const version = await world.file.read();
    const written = await write(world.file, '# Roadmap\n');
    expect(written).toMatchObject({ result: 'written', sha: version?.sha, commit: expect.any(String) });
    expect(await github.text(UPDATE.path)).toBe(UPDATE.text);
  });

  it('are tried again for nothing: what is there already is no second commit', async () => {
    const first = await write(world.file, '# Roadmap\n');
    const before = await github.commitMessages();
    expect(await write(world.file, '# Roadmap\n')).toEqual({ ...first, commit: null });
    expect(await github.commitMessages()).toEqual(before);
  });

  it('of which the new one is there, from a commit of ours whose other half somebody took back, are made again', async () => {
    await github.commit(UPDATE.path, UPDATE.text);
    expect(await write(world.file, '# Roadmap\n\nNew.\n')).toMatchObject({ result: 'written' });
    expect(await github.text()).toBe('# Roadmap\n\nNew.\n');
  });

  it.each([
    ['a file with another text', () => github.commit(UPDATE.path, 'Mine\n'), 'there is a file docs/updates/2026-11-23.md with another text already.'],
    ['a folder', () => github.commit(`${UPDATE.path}/x`, 'Mine\n'), 'there is a folder docs/updates/2026-11-23.md already.'],
    ['a file in the place of its folder', () => github.commit('docs', 'Mine\n'), 'there is a file docs already.'],
  ])('are none where %s is at the path of the new one', async (_, prepare, told) => {
    await prepare();
    const said = await failure(write(world.file, '# New\n'));
    expect(said).toContain(`Cannot add docs/updates/2026-11-23.md to acme/rocket: ${told}`);
    expect(said).toContain('Rename or remove it, then run it again.');
    expect(github.writes()).toEqual([]);
    expect(await github.text()).toBe('# Roadmap\n');
  });

  it.each(['100644', '100755'])('leave the roadmap the mode that it has, %s', async (mode) => {
    await commitAs('ROADMAP.md', '# Roadmap\n', mode);
    await write(world.file, '# New\n');
    const { body } = github.writes().find(({ path }) => path === '/git/trees') ?? {};
    expect(body).toMatchObject({
      tree: [
        { path: 'ROADMAP.md', mode },
        { path: UPDATE.path, mode: '100644' },
      ],
    });
  });

  it('are none where a symbolic link is at the path of the new one, though it holds the same text', async () => {
    await commitAs(UPDATE.path, UPDATE.text, '120000');
    expect(await failure(write(world.file, '# New\n'))).toContain(`there is a symbolic link ${UPDATE.path} already`);
    expect(await github.text()).toBe('# Roadmap\n');
  });

  it('cannot be committed where the roadmap is a symbolic link', async () => {
    await commitAs('LINK.md', 'ROADMAP.md', '120000');
    const said = failure(worldAt(github, { path: 'LINK.md' }).file.write({ text: 'x', byteOrderMark: '', sha: 'any', message: 'm', beside: [UPDATE] }));
    expect(await said).toContain('LINK.md in acme/rocket is a symbolic link');
  });
});

describe('two files, while somebody else', () => {
  it('edits the roadmap before, are stale', async () => {
    expect(await write(world.file, '# New\n', () => github.commit('ROADMAP.md', '# Theirs\n'))).toEqual({ result: 'stale' });
    expect(github.writes()).toEqual([]);
  });

  it('edits another file before, are both there', async () => {
    expect(await write(world.file, '# New\n', () => github.commit('OTHER.md', 'Theirs\n'))).toMatchObject({ result: 'written' });
    expect(await github.text('OTHER.md')).toBe('Theirs\n');
    expect(await github.text()).toBe('# New\n');
  });

  it('deletes the roadmap, do not bring it back', async () => {
    const remove = async () => {
      const { sha } = await github.api<{ sha: string }>('GET', '/contents/ROADMAP.md');
      await github.api('DELETE', '/contents/ROADMAP.md', { message: 'Remove', sha });
    };
    expect(await write(world.file, '# New\n', remove)).toEqual({ result: 'stale' });
  });

  it.each(['ROADMAP.md', 'OTHER.md'])('edits %s meanwhile, are stale: the branch is never forced', async (path) => {
    onceMade('/git/commits', () => github.commit(path, 'Theirs\n'));
    expect(await write(world.file, '# New\n')).toEqual({ result: 'stale' });
    expect(await github.text(path)).toBe('Theirs\n');
    expect(await failure(github.api('GET', `/contents/${UPDATE.path}`))).toContain('404');
  });

  it('has made the same commit meanwhile, are written', async () => {
    onceMade('/git/commits', async () => {
      await github.commit('ROADMAP.md', '# New\n');
      await github.commit(UPDATE.path, UPDATE.text);
    });
    expect(await write(world.file, '# New\n')).toMatchObject({ result: 'written', commit: null });
  });
});

describe('two files, where an answer fails', () => {
  /** Runs a write through a proxy that strikes the request that moves the branch. */
  async function struck(strike: 'before' | 'after'): Promise<FileWrite> {
    const proxy = await FaultProxy.start(github, {
      strike: {
        // After the six reads and three writes of the first test.
        index: 8,
        strike: async ({ serve }) => {
          if (strike === 'after') await serve();
          return 'cut';
        },
      },
    });
    try {
      const written = await write(worldAt(proxy).file, '# New\n');
      expect(proxy.requests[8]).toMatchObject({ method: 'PATCH', path: '/git/refs/heads/main' });
      return written;
    } finally {
      await proxy.close();
    }
  }

  it('are looked for: written', async () => {
    expect(await struck('after')).toMatchObject({ result: 'written', commit: null });
    expect((await github.commitMessages()).filter((message) => message === 'Publish')).toHaveLength(1);
  });

  it('are looked for: not written, and it is not clear whether they were', async () => {
    expect(await struck('before')).toEqual({ result: 'stale', unclear: true });
    expect(await github.text()).toBe('# Roadmap\n');
  });

  it('are only half there: not written', async () => {
    github.intercept = ({ method, path }) => (method === 'PATCH' && path.startsWith('/git/refs') ? { status: 502, body: {} } : null);
    expect(await write(world.file, '# Roadmap\n')).toEqual({ result: 'stale', unclear: true });
  });

  it('are sent again as long as no branch shows them', async () => {
    let failures = 0;
    github.intercept = ({ method, path }) => {
      if (method !== 'POST' || path !== '/git/trees' || failures === 2) return null;
      failures += 1;
      return { status: 502, body: {} };
    };
    expect(await write(world.file, '# New\n')).toMatchObject({ result: 'written' });
    expect(failures).toBe(2);
  });

  it('say that a server gives no answer', async () => {
    github.intercept = ({ path }) => (path === '/git/blobs' ? { status: 500, body: {} } : null);
    const error = await write(world.file, '# New\n').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnclearWrite);
    expect(String(error)).toContain('Cannot commit ROADMAP.md and docs/updates/2026-11-23.md in acme/rocket: GitHub answered 500.');
  });

  it.each([
    [422, 'Repository rule violations found'],
    [409, 'Protected branch update failed for refs/heads/main.'],
  ])('say that the branch is protected (%i)', async (status, message) => {
    github.intercept = ({ method, path }) => (method === 'PATCH' && path.startsWith('/git/refs') ? { status, body: { message } } : null);
    expect(await failure(write(world.file, '# New\n'))).toContain(
      `the branch is protected, or a rule or hook refuses the change (${status}: ${message}). Let the account of the token bypass the rule`,
    );
  });

  it('say that the token may not', async () => {
    github.intercept = ({ path }) => (path === '/git/blobs' ? { status: 403, body: { message: 'Resource not accessible by integration' } } : null);
    expect(await failure(write(world.file, '# New\n'))).toContain('The token needs contents: write.');
  });
});
