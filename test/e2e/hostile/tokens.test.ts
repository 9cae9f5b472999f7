import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import { TestGitHub } from '../../support/server/github.ts';
import { WikiServer } from '../../support/server/wiki-server.ts';
import { TOKENS } from '../../support/server/wire.ts';

let github: TestGitHub;
let wiki: WikiServer;
beforeEach(async () => {
  github = await TestGitHub.start();
  wiki = await WikiServer.start();
  await github.commit('ROADMAP.md', '# Kettle 3.0\n\n## Open bugs\n\n- Lid opens\n');
});
afterEach(async () => {
  await github.close();
  await wiki.close();
});

/** A run of a workflow whose debug logging is on. */
function debugged(inputs: Record<string, string> = {}): Promise<Run> {
  const environment = {
    ACTIONS_STEP_DEBUG: 'true',
    ACTIONS_RUNNER_DEBUG: 'true',
    RUNNER_DEBUG: '1',
    GIT_TRACE: '1',
    GIT_CURL_VERBOSE: '1',
    NODE_DEBUG: 'http,fetch,undici',
  };
  const { apiUrl, owner, repo } = github;
  return runAction({ apiUrl, owner, repo, serverUrl: wiki.url }, { name: 'push', payload: eventPayload('push', null, github, null), environment }, inputs);
}

function expectNoToken({ log, summary, outputs }: Run): void {
  // The runner takes this line as a command to hide the token. It shows no such line.
  expect(log).toContain(`::add-mask::${TOKENS.action}\n`);
  const everything = log.replaceAll(`::add-mask::${TOKENS.action}\n`, '') + summary + JSON.stringify(outputs);
  const forms = [
    TOKENS.action,
    encodeURIComponent(TOKENS.action),
    Buffer.from(`x-access-token:${TOKENS.action}`).toString('base64'),
    Buffer.from(TOKENS.action).toString('base64'),
  ];
  expect(forms.filter((form) => everything.includes(form))).toEqual([]);
}

it.each([
  ['succeeds', {}, 0, () => {}],
  [
    'is refused',
    {},
    1,
    () => {
      github.intercept = ({ method }) => (method === 'GET' ? null : { status: 403, body: { message: 'Resource not accessible by integration' } });
    },
  ],
  [
    'writes to the wiki',
    { command: 'update' },
    1,
    async () => {
      wiki.init();
      await github.commit('.github/roadmap-sync.yml', 'update: { wiki: Home }\n');
    },
  ],
])('a run with debug logging that %s shows its token nowhere', async (_, inputs, status, prepare) => {
  await prepare();
  const run = await debugged(inputs);
  expect(run.log).not.toBe('');
  expect({ status: run.status, log: run.log }).toMatchObject({ status });
  expectNoToken(run);
});
