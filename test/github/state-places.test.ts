import { beforeEach, describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/model/baseline.ts';
import type { RealWorld, StatePlaces, StateVersion } from '../../src/model/ports.ts';
import { STATE_BRANCH, STATE_REF } from '../../src/state/state-ref.ts';
import { baselineOf } from '../support/memory/builders.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { failure, ownWorld } from '../support/server/own-world.ts';
import { refNow, refuseRefs } from '../support/server/refuse-ref.ts';
import { worldAt } from '../support/server/world.ts';

const OWN = 'refs/heads/bots/state';

const own = ownWorld();
let github: TestGitHub;
beforeEach(() => {
  ({ github } = own());
});

/** A state that tells which one it is. */
const state = (name: string, claim: Baseline['claim'] = null): Baseline => ({ ...baselineOf([]), names: [name], claim });
const claimed = (id: string) => state(id, { id, at: '2026-01-01T00:00:00.000Z', until: '2026-01-01T00:00:30.000Z', path: 'ROADMAP.md', operations: [] });

const named = (stateRef: string = STATE_REF, change: { triesStateAgain?: boolean } = {}) => worldAt(github, { stateRef, ...change });
const nameIn = (version: StateVersion | null) => version?.baseline?.names?.[0] ?? null;

/** Writes as a run does that has read before. */
async function write(world: RealWorld, baseline: Baseline, places?: StatePlaces): Promise<string> {
  const before = await world.state.read(places);
  return (await world.state.write(baseline, before, 'Agree')).result;
}

const where = async () => ({ ref: (await refNow(github, STATE_REF)) !== null, branch: (await refNow(github, STATE_BRANCH)) !== null });

describe('the first state', () => {
  it('goes to the branch where the ref is refused, is told once, and is found there', async () => {
    refuseRefs(github);
    const world = named();
    expect(await write(world, claimed('one'))).toBe('written');
    expect(await write(world, state('two'))).toBe('written');
    expect(world.state.notices()).toHaveLength(1);
    expect(world.state.notices()[0]).toContain(
      'The server does not take the state in refs/roadmap-sync/state (422: Repository rule violations found: Cannot create ref due to creations being restricted.), so it is kept in refs/heads/roadmap-sync/state from now on.',
    );
    expect(await where()).toEqual({ ref: false, branch: true });
    const next = named();
    expect(nameIn(await next.state.read('everywhere'))).toBe('two');
    expect(await next.state.write(state('three'), await next.state.read('everywhere'), 'Agree')).toMatchObject({ result: 'written' });
    expect(next.state.notices()).toEqual([]);
    expect(nameIn(await named(STATE_BRANCH).state.read())).toBe('three');
  });

  it('goes to the ref where the branch is named and refused', async () => {
    refuseRefs(github, { refs: [STATE_BRANCH] });
    expect(await write(named(STATE_BRANCH), state('one'))).toBe('written');
    expect(await where()).toEqual({ ref: true, branch: false });
    expect(nameIn(await named(STATE_BRANCH).state.read())).toBe('one');
  });

  it('is told with every ref that is refused, and nothing is left', async () => {
    refuseRefs(github, { refs: [STATE_REF, STATE_BRANCH], status: 403, message: 'Resource not accessible by integration' });
    const said = await failure(write(named(), state('one')));
    for (const ref of [STATE_REF, STATE_BRANCH]) expect(said).toContain(`Cannot write ${ref} in acme/rocket: GitHub answered 403`);
    expect(await where()).toEqual({ ref: false, branch: false });
  });

  it('of another run that the ref is not refused to counts, and the other one gives way', async () => {
    const refused = named();
    const other = named();
    await refused.state.read();
    await other.state.read();
    let isDue = true;
    github.afterWrite = async () => {
      if (!isDue || (await refNow(github, STATE_BRANCH)) === null) return;
      isDue = false;
      // Between the announcement and the next look at the ref.
      github.intercept = () => null;
      expect((await other.state.write(claimed('other'), null, 'Claim')).result).toBe('stale');
    };
    refuseRefs(github);
    const result = await refused.state.write(claimed('refused'), null, 'Claim');
    // Both saw each other, or one did: never do both go on.
    expect(result.result).toBe('written');
    expect(nameIn(await named().state.read('everywhere'))).toBe('refused');
  });
});

describe('a ref that refuses the state later', () => {
  it.each([
    [422, 'Repository rule violations found'],
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
    [409, 'Conflict'],
  ])('is left for the branch, which continues it: %i', async (status, message) => {
    await write(named(), state('one'));
    const before = await refNow(github, STATE_REF);
    refuseRefs(github, { status, message, deletes: true });
    const world = named();
    expect(await write(world, state('two'))).toBe('written');
    expect(await where()).toEqual({ ref: false, branch: true });
    const head = await refNow(github, STATE_BRANCH);
    const { parents } = await github.api<{ parents: { sha: string }[] }>('GET', `/git/commits/${head}`);
    expect(parents[0]?.sha).toBe(before);
    expect(world.state.notices()).toHaveLength(1);
  });

  it('and cannot be deleted does not count any more: whoever writes finds the newer one', async () => {
    await write(named(), state('old'));
    refuseRefs(github);
    await write(named(), state('new'));
    expect(await where()).toEqual({ ref: true, branch: true });
    const refusedToo = named();
    expect(await write(refusedToo, state('lost'))).toBe('stale');
    expect(refusedToo.state.notices()).toEqual([
      'The state in refs/roadmap-sync/state is an old one, and a newer one is in refs/heads/roadmap-sync/state. Delete the old one (`git push origin :refs/roadmap-sync/state`), or set the input `state` to `refs/heads/roadmap-sync/state`.',
    ]);
    expect(nameIn(await refusedToo.state.read())).toBe('new');
    expect(await write(refusedToo, state('newer'))).toBe('written');
    // The rule is gone: the old ref would take a write, but a newer state is there.
    github.intercept = () => null;
    const allowed = named();
    expect(await write(allowed, claimed('lost'))).toBe('stale');
    expect(nameIn(await allowed.state.read())).toBe('newer');
    expect(nameIn(await named().state.read('everywhere'))).toBe('newer');
  });

  it('gets the state back when somebody runs it by hand', async () => {
    refuseRefs(github);
    await write(named(), state('one'));
    github.intercept = () => null;
    await write(named(), state('two'), 'everywhere');
    expect(await where()).toEqual({ ref: false, branch: true });
    await write(named(undefined, { triesStateAgain: true }), state('three'), 'everywhere');
    expect(await where()).toEqual({ ref: true, branch: false });
    expect(nameIn(await named().state.read())).toBe('three');
  });
});

describe('another ref in the input', () => {
  it.each([
    [STATE_REF, STATE_BRANCH],
    [STATE_BRANCH, STATE_REF],
    [STATE_REF, OWN],
    [OWN, STATE_REF],
    [OWN, STATE_BRANCH],
    [OWN, 'refs/heads/other/state'],
    [OWN, 'refs/bots/state'],
  ])('takes over what %s holds: %s', async (from, to) => {
    await write(named(from), state('one'));
    await write(named(from), state('two'));
    const world = named(to);
    const before = await world.state.read('everywhere');
    expect(nameIn(before)).toBe('two');
    expect((await world.state.write(state('three'), before, 'Agree')).result).toBe('written');
    expect(nameIn(await named(to).state.read())).toBe('three');
    expect(nameIn(await named().state.read('everywhere'))).toBe('three');
    expect(world.state.notices()).toEqual([]);
  });

  it('that is refused leaves the state where it is, and tells it', async () => {
    await write(named(), state('one'));
    refuseRefs(github, { refs: [OWN] });
    const world = named(OWN);
    expect(await write(world, state('two'))).toBe('written');
    expect(world.state.notices()[0]).toContain('so it stays in refs/roadmap-sync/state.');
    const next = named(OWN);
    expect(await write(next, state('three'))).toBe('written');
    expect(next.state.notices()).toEqual([]);
  });

  it('lets no run go on that has read the old one', async () => {
    await write(named(), state('one'));
    const slow = named();
    const before = await slow.state.read();
    await write(named(STATE_BRANCH), state('two'));
    expect((await slow.state.write(claimed('slow'), before, 'Claim')).result).toBe('stale');
    expect(nameIn(await slow.state.read('everywhere'))).toBe('two');
  });

  it('that is a branch of something else is left as it is', async () => {
    const head = await refNow(github, 'refs/heads/main');
    const said = await failure(write(named('refs/heads/main'), state('one')));
    expect(said).toContain('refs/heads/main in acme/rocket holds other files than the state, so the state is not written there.');
    expect(await refNow(github, 'refs/heads/main')).toBe(head);
  });
});

describe('a ref of the state', () => {
  it('that is deleted leaves nothing, and a new one is made', async () => {
    await write(named(STATE_BRANCH), state('one'));
    await github.api('DELETE', '/git/refs/heads/roadmap-sync/state');
    const world = named(STATE_BRANCH);
    expect(await world.state.read()).toBeNull();
    expect(await write(world, state('two'))).toBe('written');
  });

  it('is removed wherever it is', async () => {
    await write(named(OWN), state('one'));
    await named().removeState();
    expect(await refNow(github, OWN)).toBeNull();
    expect(await where()).toEqual({ ref: false, branch: false });
  });
});

describe('a claim whose commit the branch refuses', () => {
  const withPath = (id: string): Baseline => ({
    ...claimed(id),
    createdAt: ['2025-12-31T23:59:00.000Z', '2026-01-01T00:00:00.000Z'],
    paths: { 'ROADMAP.md': { blob: 'b', syncedAt: '2026-01-01T00:00:00.000Z', startedAt: '2026-01-01T00:00:00.000Z' } },
  });
  const ended = { ...withPath('one'), claim: null };

  /** A claim, and its end with the server's words. */
  async function refused(world: RealWorld) {
    const claim = await world.state.write(withPath('one'), await world.state.read(), 'Claim one');
    const before = github.requests.length;
    const version = claim.result === 'written' ? claim.version : null;
    const end = await world.state.write(ended, version, 'Agree one', 'It takes none.\n\nNot on a Friday.');
    return { end, sent: github.requests.slice(before).map(({ method, path }) => `${method} ${path}`) };
  }

  it('ends by a commit that repeats the state, and is no claim any more for whoever reads it', async () => {
    const { end, sent } = await refused(named());
    expect(end.result).toBe('written');
    expect(sent).toEqual(['POST /git/commits', 'PATCH /git/refs/roadmap-sync/state']);
    const next = named();
    const version = await next.state.read();
    const state = version?.baseline;
    expect(state?.claim).toBeNull();
    expect(state?.paths['ROADMAP.md']?.refused).toEqual({
      at: '2026-01-01T00:00:00.000Z',
      blob: 'b',
      signature: '',
      why: 'It takes none.\n\nNot on a Friday.',
    });
    // What it was to make was not made.
    expect(state?.createdAt).toEqual(['2025-12-31T23:59:00.000Z']);
    expect((await next.state.write(withPath('two'), version, 'Claim two')).result).toBe('written');
    expect((await named().state.read())?.baseline?.claim?.id).toBe('two');
  });

  it('ends by a whole state where the server does not take such a commit', async () => {
    const world = named();
    github.intercept = ({ path, body }) =>
      path === '/git/commits' && JSON.stringify(body).includes('Refused one') ? { status: 422, body: { message: 'Tree SHA does not exist' } } : null;
    expect((await refused(world)).end.result).toBe('written');
    expect((await named().state.read())?.baseline?.claim).toBeNull();
  });

  it('is not ended where somebody else has written since', async () => {
    const world = named();
    const claim = await world.state.write(withPath('one'), await world.state.read(), 'Claim one');
    const other = named();
    await other.state.write(withPath('two'), await other.state.read(), 'Claim two');
    const version = claim.result === 'written' ? claim.version : null;
    expect((await world.state.write(ended, version, 'Agree one', 'No')).result).toBe('stale');
    expect((await named().state.read())?.baseline?.claim?.id).toBe('two');
  });

  it('still is a claim where the message is about another one', async () => {
    const world = named();
    const claim = await world.state.write(withPath('one'), await world.state.read(), 'Refused two');
    expect([claim.result, (await named().state.read())?.baseline?.claim?.id]).toEqual(['written', 'one']);
  });
});
