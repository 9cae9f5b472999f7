import { describe, expect, it } from 'vitest';
import { STATE_BRANCH, STATE_REF } from '../../../src/state/state-ref.ts';
import { someOf } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';
import { refNow } from '../../support/server/refuse-ref.ts';

/** A newer release has written the state, and this one runs afterwards. */

let github: TestGitHub;
ownServer(async (started) => {
  github = started;
  await github.commit('ROADMAP.md', '# Raft\n\n- [ ] Sail\n- [ ] Keel\n');
});

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);

/** Puts a text into the state's file at a ref, as a newer release would. */
async function put(ref: string, content: string): Promise<void> {
  const tree = await github.api<{ sha: string }>('POST', '/git/trees', { tree: [{ path: 'state.json', mode: '100644', type: 'blob', content }] });
  const parent = await refNow(github, ref);
  const { sha } = await github.api<{ sha: string }>('POST', '/git/commits', { message: 'Agree', tree: tree.sha, parents: parent === null ? [] : [parent] });
  if (parent === null) await github.api('POST', '/git/refs', { ref, sha });
  else await github.api('PATCH', `/git/${ref}`, { sha, force: false });
}

/** Nothing but the two states is there, as before, and nothing was made. */
async function expectStopped({ log, status, outputs }: Run, ref: string, version: string, states: Readonly<Record<string, string | null>>): Promise<void> {
  expect(log).toContain(
    `::error::The state in ${ref} has version ${version}, but this release reads only version 1. A newer release wrote it: use that release.`,
  );
  expect([status, outputs['created'] ?? '']).toEqual([1, '']);
  expect({ [STATE_REF]: await refNow(github, STATE_REF), [STATE_BRANCH]: await refNow(github, STATE_BRANCH) }).toEqual(states);
}

const states = async () => ({ [STATE_REF]: await refNow(github, STATE_REF), [STATE_BRANCH]: await refNow(github, STATE_BRANCH) });

describe('a state of a newer release', () => {
  it.each(someOf(2, ['2', '1.1', '"2"', '"1.2.0"']))('stops the run before it writes anything: version %s', async (version) => {
    await run();
    await put(STATE_REF, `{"version": ${version}, "repositories": {}}`);
    const text = await github.text();
    await github.commit('ROADMAP.md', `${text}- [ ] Rudder\n`);
    await expectStopped(await run(), STATE_REF, version.replaceAll('"', ''), await states());
    expect(await github.issues()).toHaveLength(2);
  });

  it('in the branch stops a run that looks for the state of a file with links', async () => {
    await run();
    await github.api('DELETE', '/git/refs/roadmap-sync/state');
    await put(STATE_BRANCH, '{"version": 2}');
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Rudder\n`);
    await expectStopped(await run(), STATE_BRANCH, '2', await states());
    expect(await github.issues()).toHaveLength(2);
  });

  it('in the branch stops the first run of a file without links, whose own state does not stay', async () => {
    await put(STATE_BRANCH, '{"version": 2}');
    const before = await states();
    await expectStopped(await run(), STATE_BRANCH, '2', before);
    await expectStopped(await run(), STATE_BRANCH, '2', before);
    expect(await github.issues()).toEqual([]);
  });

  it('in the branch stops a run that still finds an old one in the usual ref, before it makes an issue', async () => {
    await run();
    await put(STATE_BRANCH, '{"version": 2}');
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Rudder\n`);
    const { log, status } = await run();
    expect(log).toContain(`The state in ${STATE_BRANCH} has version 2`);
    expect([status, (await github.issues()).length]).toEqual([1, 2]);
  });

  it('in a named ref stops the run, and a run without the name', async () => {
    const inputs = { state: 'refs/states/raft' };
    await run(inputs);
    await put('refs/states/raft', '{"version": 2}');
    await github.commit('ROADMAP.md', `${await github.text()}- [ ] Rudder\n`);
    for (const given of [inputs, {}]) {
      const { log, status } = await run(given);
      expect(log).toContain('The state in refs/states/raft has version 2');
      expect([status, (await github.issues()).length]).toEqual([1, 2]);
    }
  });

  it('of the same version with parts that this release does not know is read, and its agreements count', async () => {
    await run();
    const sha = await refNow(github, STATE_REF);
    const { content } = await github.api<{ content: string }>('GET', `/contents/state.json?ref=${sha}`);
    const state = JSON.parse(Buffer.from(content, 'base64').toString('utf8')) as { entries: object[] };
    await put(STATE_REF, JSON.stringify({ ...state, later: { more: true }, entries: state.entries.map((entry) => ({ ...entry, later: 1 })) }));
    await github.closeIssue(1, 'completed');
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain('- [x] Sail');
    expect(await github.issues()).toHaveLength(2);
  });
});
