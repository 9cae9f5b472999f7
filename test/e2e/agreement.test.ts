import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/model/issue.ts';
import { BUNDLE_HISTORIES } from '../support/amounts.ts';
import { expectAgreement } from '../support/people/agreement.ts';
import { type Place, START, step } from '../support/people/steps.ts';
import { eventPayload, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

const NAMES = ['acme/rocket', 'acme/kite', 'kites/rocket'];

/** The same as in memory, with the shipped bundle, started for each run, and a server. */
function onServer(github: TestGitHub): Place {
  return {
    people: ['acme', 'mona'],
    release: null,
    text: () => github.text(),
    edit: async (text) => {
      await github.commit('ROADMAP.md', text);
    },
    issues: async () => (await github.issues()).map(issueFrom),
    change: async (number, { title, body, labels, state, assignees }) => {
      const reason = state === undefined || state.open ? {} : { state_reason: state.reason };
      const change = { ...(state === undefined ? {} : { state: state.open ? 'open' : 'closed' }), ...reason };
      await github.api('PATCH', `/issues/${number}`, {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
        ...(labels === undefined ? {} : { labels }),
        ...(assignees === undefined ? {} : { assignees }),
        ...change,
      });
    },
    renameRepository: async (which) => {
      const to = NAMES[which % NAMES.length] ?? '';
      if (to !== github.names.present) github.names.rename(to);
    },
    issuesAt: () => `${github.serverUrl}/${github.names.present}/issues/`,
    // Items move between two files in memory: here each run is a process.
    moveFile: () => Promise.resolve(),
    otherText: () => Promise.resolve(null),
    editOther: () => Promise.resolve(),
    changeLabel: () => Promise.resolve(),
    moveTo: () => Promise.reject(new Error('No milestones are kept here.')),
    open: async (issue) => (await github.api<{ number: number }>('POST', '/issues', issue)).number,
    sync: async () => {
      const before = github.writes().length;
      const inputs = { 'max-creates': '100', 'max-closes': '100', 'max-changes': '100' };
      const run = await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);
      expect(run.log).not.toContain('::error');
      const problems = (run.plan?.problems ?? []) as readonly { readonly message: string }[];
      return { told: problems.map(({ message }) => message), writes: github.writes().length - before };
    },
  };
}

function issueFrom(issue: Awaited<ReturnType<TestGitHub['issues']>>[number]): Issue {
  const { number, title, labels, assignees, updated_at: updatedAt } = issue;
  const state = issue.state === 'open' ? ({ open: true } as const) : ({ open: false, reason: 'completed' } as const);
  return { number, title, body: issue.body ?? '', labels, state, updatedAt, assignees, milestone: null, author: '', byOwner: true, closedBy: null };
}

describe('two sides that people edit as they like', () => {
  it(`agree in the end, in ${BUNDLE_HISTORIES} sequences with dist/index.js`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const github = await TestGitHub.start();
      try {
        await github.commit('ROADMAP.md', START);
        await expectAgreement(onServer(github), steps);
        expect(github.invalid).toEqual([]);
      } finally {
        await github.close();
      }
    });
    await fc.assert(property, { seed: 20261123, numRuns: BUNDLE_HISTORIES });
  });
});
