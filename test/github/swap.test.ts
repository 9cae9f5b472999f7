import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../src/model/ports.ts';
import { baselineOf } from '../support/memory/builders.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { failure, ownWorld } from '../support/server/own-world.ts';
import { worldAt } from '../support/server/world.ts';

const own = ownWorld();
let github: TestGitHub;
let world: World;
beforeEach(() => {
  ({ github, world } = own());
});

/** The first so many requests of a kind are refused. */
function refuse(method: string, path: RegExp, status: number, message: string, times = 1): void {
  let left = times;
  github.intercept = (request) => {
    if (request.method !== method || !path.test(request.path) || left === 0) return null;
    left -= 1;
    return { status, body: { message } };
  };
}

const sent = (method: string) => github.requests.filter((request) => request.method === method).length;

/** What GitHub was seen to answer where somebody else was faster, and what it never was. */
const REFUSALS: ReadonlyArray<readonly [number, string]> = [
  [409, 'ROADMAP.md does not match 3d21ec53a331a6f037a91c368710b99387d012c1'],
  [409, 'is at 1a2b3c but expected 4d5e6f'],
  [422, 'is at 1a2b3c but expected 4d5e6f'],
  [422, 'Update is not a fast forward'],
  [422, 'Reference update failed'],
  [422, 'Reference cannot be updated'],
  [409, 'Conflict'],
  [400, 'Words that nobody has seen yet'],
  [404, 'Not Found'],
  [403, 'Forbidden'],
  [412, 'Precondition Failed'],
];

describe('a write of the file that is refused', () => {
  const write = async () => {
    const version = await world.file.read();
    if (version === null) throw new Error('There is no roadmap.');
    return { version, write: () => world.file.write({ ...version, text: '# New\n', message: 'Edit' }) };
  };

  it.each(REFUSALS)('because somebody edited it is a race, whatever GitHub says: %i %s', async (status, message) => {
    const { write: go } = await write();
    await github.commit('ROADMAP.md', '# Theirs\n');
    refuse('PUT', /contents/, status, message);
    expect(await go()).toEqual({ result: 'stale' });
    expect(await github.text()).toBe('# Theirs\n');
    expect(sent('PUT')).toBe(1);
  });

  it.each(REFUSALS)('while it holds our text was written: %i %s', async (status, message) => {
    const { write: go } = await write();
    await github.commit('ROADMAP.md', '# New\n');
    refuse('PUT', /contents/, status, message);
    expect(await go()).toMatchObject({ result: 'written', commit: null });
  });

  it.each([409, 422])('while another file moves the branch is sent again (%i)', async (status) => {
    const { write: go } = await write();
    await world.file.barrier();
    await github.commit('OTHER.md', 'Theirs\n');
    refuse('PUT', /contents/, status, 'is at 1a2b3c but expected 4d5e6f');
    expect(await go()).toMatchObject({ result: 'written' });
    expect(await github.text()).toBe('# New\n');
  });

  it('and whose branch is gone meanwhile is a race', async () => {
    const { write: go } = await write();
    github.intercept = ({ method, path }) =>
      method === 'PUT'
        ? { status: 404, body: { message: 'Branch main not found' } }
        : path === '/commits'
          ? { status: 409, body: { message: 'Git Repository is empty.' } }
          : null;
    expect(await go()).toEqual({ result: 'stale' });
  });

  it.each([409, 422])('without any reason to be seen, and without a newest commit that is known, is sent once more (%i)', async (status) => {
    const { write: go } = await write();
    refuse('PUT', /contents/, status, 'Try again');
    expect(await go()).toMatchObject({ result: 'written' });
    expect(await github.text()).toBe('# New\n');
  });

  it.each([
    [422, 'The author is not allowed', 1, 'the branch is protected, or a rule or hook refuses the change (422: The author is not allowed)'],
    [409, 'ROADMAP.md does not match 3d21ec53a331a6f037a91c368710b99387d012c1', 1, 'the branch is protected, or a rule or hook refuses the change'],
    [403, 'Forbidden', 1, 'The token needs contents: write.'],
    [409, 'Could not update file: Changes must be made through the merge queue', 1, 'the branch is protected'],
    [422, 'Repository rule violations found\n\nNo commits on Fridays\n', 1, '(422: Repository rule violations found: No commits on Fridays)'],
  ])('for a lasting reason is sent once and told whole: %i %s', async (status, message, times, told) => {
    const { write: go } = await write();
    await world.file.barrier();
    refuse('PUT', /contents/, status, message, 9);
    expect(await failure(go())).toContain(told);
    expect(sent('PUT')).toBe(times);
    expect(await github.text()).toBe('# Roadmap\n');
  });
});

describe('a write of the state that is refused', () => {
  const first = async () => {
    const written = await world.state.write(baselineOf([]), null, 'One');
    if (written.result !== 'written') throw new Error('It is not written.');
    return written.version;
  };

  it.each(REFUSALS)('because another run wrote it is a race, whatever GitHub says: %i %s', async (status, message) => {
    const version = await first();
    const theirs = await worldAt(github).state.write(baselineOf([]), version, 'Theirs');
    refuse('PATCH', /refs/, status, message);
    expect(await world.state.write(baselineOf([]), version, 'Ours')).toEqual({ result: 'stale' });
    expect((await world.state.read())?.commit).toBe(theirs.result === 'written' ? theirs.version.commit : '');
  });

  it('because another run wrote the first one is a race', async () => {
    await first();
    expect(await world.state.write(baselineOf([]), null, 'Ours')).toEqual({ result: 'stale' });
  });

  it.each(['Reference update failed', 'Object does not exist', 'Reference cannot be updated'])('now and then without a reason goes on: %s', async (message) => {
    const version = await first();
    refuse('PATCH', /refs/, 422, message);
    const written = await world.state.write(baselineOf([]), version, 'Ours');
    expect(written.result).toBe('written');
  });

  it('for a lasting reason is told', async () => {
    const version = await first();
    refuse('PATCH', /refs/, 422, 'Rejected by a hook', 9);
    expect(await failure(world.state.write(baselineOf([]), version, 'Ours'))).toContain(
      'Cannot write refs/roadmap-sync/state in acme/rocket: GitHub answered 422',
    );
  });
});

describe('two files in one commit that is refused', () => {
  it.each(REFUSALS)('because somebody committed is a race, whatever GitHub says: %i %s', async (status, message) => {
    const version = await world.file.read();
    if (version === null) throw new Error('There is no roadmap.');
    let due = false;
    let refused = false;
    github.intercept = ({ method, path }) => {
      due ||= method === 'POST' && path === '/git/commits';
      if (method !== 'PATCH' || refused) return null;
      refused = true;
      return { status, body: { message } };
    };
    github.afterWrite = async () => {
      if (!due) return;
      due = false;
      await github.commit('OTHER.md', 'Theirs\n');
    };
    expect(await world.file.write({ ...version, text: '# New\n', message: 'Publish', beside: [{ path: 'a.md', text: 'A\n' }] })).toEqual({ result: 'stale' });
    expect(await github.text('OTHER.md')).toBe('Theirs\n');
  });
});
