import { describe, expect, it } from 'vitest';
import { someOf } from '../../support/amounts.ts';
import { ownDesk, TWO_ITEMS as TEXT, type WaitingDesk } from '../../support/run/waiting.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { pullsOf } from '../../support/server/pulls/merge-pull.ts';
import { WAITING as BRANCH } from '../../support/server/pulls/pulls.ts';

let github: TestGitHub;
let desk: WaitingDesk;
ownDesk((ownGitHub, own) => {
  github = ownGitHub;
  desk = own;
});

/** Refuses each write of the branch in which the changes wait. */
function refuse(status: number, message: string): void {
  github.intercept = ({ method, path, body }) => {
    const isBranch = `${path} ${JSON.stringify(body ?? '')}`.includes(BRANCH);
    return method !== 'GET' && path.startsWith('/git/refs') && isBranch ? { status, body: { message } } : null;
  };
}

const sent = () =>
  github.requests.filter(({ method, path, body }) => method !== 'GET' && path.startsWith('/git/refs') && JSON.stringify([path, body]).includes(BRANCH)).length;

/** The refusal ends one run and is sent once; without it, the next run brings everything, once. */
async function isToldOnce(...said: string[]): Promise<void> {
  const before = sent();
  const { log, status } = await desk.run();
  expect({ log, status }).toMatchObject({ status: 1 });
  for (const text of said) expect(log).toContain(text);
  expect(log).not.toContain('permissions: { contents: write, issues: write }');
  expect(sent() - before).toBe(1);
  github.intercept = () => null;
  await desk.done();
  await desk.settles();
  expect(await pullsOf(github)).toHaveLength(1);
}

describe('a branch that carries a change of a workflow', () => {
  const APP = 'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission';
  const OAUTH = 'refusing to allow an OAuth App to create or update workflow `.github/workflows/ci.yml` without `workflow` scope';

  it.each(
    someOf(2, [
      [403, APP],
      [422, APP],
      [404, OAUTH],
    ]),
  )('is told with what the token lacks where it is made: %i %s', async (status, message) => {
    refuse(status, message);
    await isToldOnce(message, `Make the branch “${BRANCH}” from the default branch by hand`, 'Workflows: write');
    expect(await github.issues()).toHaveLength(2);
  });

  it('is told where it follows the default branch, with the button that brings the change on it', async () => {
    await desk.done();
    await github.commit('.github/workflows/ci.yml', 'on: push\n');
    await github.commit('ROADMAP.md', TEXT.replace('Timer', 'Timer\n- [ ] Lid'));
    refuse(403, APP);
    await isToldOnce(APP, '“Update branch”', 'Workflows: write');
    expect(await desk.titles()).toEqual(['Whistle: open', 'Timer: open', 'Lid: open']);
  });
});

it.each(
  someOf(2, [
    [422, 'Repository rule violations found\n\nCannot create ref due to creations being restricted.', 'Cannot create ref due to creations being restricted.'],
    [409, 'Reference cannot be updated', 'Reference cannot be updated'],
    [403, 'Declined by a hook', 'Declined by a hook'],
  ]),
)('a rule against the branch is told whole, with a way out: %i %j', async (status, message, line) => {
  refuse(status, message);
  await isToldOnce(line, `the branch “${BRANCH}”`, 'Settings → Rules → Rulesets → Bypass list');
});

it('a token that may not write is told which permission it lacks', async () => {
  refuse(403, 'Resource not accessible by integration');
  expect((await desk.run()).log).toContain('permissions: { contents: write, issues: write }');
});
