import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, RUNTIME, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { bodies, issueLines, requestLine } from '../support/server/outline.ts';

/**
 * Whole stories, each a folder: `before.md` is pushed, beside `config.yml` where there is one; each step of `story.json` happens and wakes the shipped bundle;
 * then the file is `after.md`, the issues are `issues.txt`, and `requests.txt` shows every request that was sent.
 */
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const cases = readdirSync(fixtures).filter((name) => existsSync(`${fixtures}${name}/story.json`));

interface Story {
  readonly date: string;
  /** Issues that people opened before. */
  readonly issues?: readonly { readonly title: string; readonly labels?: readonly string[]; readonly body?: string }[];
  /** `bodies.txt` shows what the issues say. */
  readonly bodies?: boolean;
  readonly steps: readonly Step[];
}

type Step =
  | { readonly push: string }
  | { readonly close: string; readonly as: 'completed' | 'not_planned' | 'duplicate' }
  | { readonly reopen: string }
  | { readonly edit: readonly [from: string, to: string] }
  | { readonly open: string; readonly labels: readonly string[]; readonly body: string }
  /** In the issue of this title some text of the body becomes another one. */
  | { readonly rewrite: string; readonly from: string; readonly to: string }
  | { readonly rename: string; readonly to: string }
  | { readonly label: string; readonly add: readonly string[]; readonly remove: readonly string[] };

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(async () => {
  await github.close();
});

describe(`stories, with dist/index.js on Node ${RUNTIME.version}`, () => {
  it.each(cases)('%s', async (name) => {
    const folder = `${fixtures}${name}`;
    const story = JSON.parse(readFileSync(`${folder}/story.json`, 'utf8')) as Story;
    for (const issue of story.issues ?? []) await github.api('POST', '/issues', issue);
    if (existsSync(`${folder}/config.yml`)) await github.commit('.github/roadmap-sync.yml', readFileSync(`${folder}/config.yml`));
    await github.commit('ROADMAP.md', readFileSync(`${folder}/before.md`));
    const requests: string[] = [];
    for (const step of story.steps) {
      const before = github.requests.length;
      const run = await take(step, story.date);
      // An error about a line of the file, such as a release date that is reached, ends no run.
      expect([run.status, run.log]).toEqual([0, expect.not.stringContaining('::error::')]);
      expect(run.status).toBe(0);
      requests.push(`${describeStep(step)}\n${github.requests.slice(before).map(requestLine).join('\n')}\n`);
    }
    expect(github.invalid).toEqual([]);
    await expect(await github.text()).toMatchFileSnapshot(`${folder}/after.md`);
    if (story.bodies === true) await expect(await bodies(github)).toMatchFileSnapshot(`${folder}/bodies.txt`);
    await expect(await issueLines(github)).toMatchFileSnapshot(`${folder}/issues.txt`);
    await expect(requests.join('\n')).toMatchFileSnapshot(`${folder}/requests.txt`);

    const writes = github.writes().length;
    await take({ push: 'again' }, story.date);
    expect(github.writes().length - writes, 'a further run writes nothing').toBe(0);
  });
});

async function take(step: Step, date: string): Promise<Run> {
  if ('push' in step) return push(date);
  if ('edit' in step) {
    const text = await github.text();
    const [from, to] = step.edit;
    if (!text.includes(from)) throw new Error(`The file has no “${from}”.`);
    await github.commit('ROADMAP.md', text.replace(from, to));
    return push(date);
  }
  const { action, title } = await onGitHub(step);
  return runAction(github, { name: 'issues', payload: eventPayload('issues', action, github, await github.issueTitled(title)) }, { date });
}

/** What somebody does to an issue, and the event that tells of it. */
async function onGitHub(step: Exclude<Step, { push: string } | { edit: readonly [string, string] }>): Promise<{ action: string; title: string }> {
  if ('open' in step) {
    await github.api('POST', '/issues', { title: step.open, labels: step.labels, body: step.body });
    return { action: 'labeled', title: step.open };
  }
  const title = subjectOf(step);
  const { number, body } = await github.issueTitled(title);
  if ('close' in step) await github.closeIssue(number, step.as);
  else if ('reopen' in step) await github.reopenIssue(number);
  else if ('rename' in step) await github.api('PATCH', `/issues/${number}`, { title: step.to });
  else if ('rewrite' in step) {
    if (!body.includes(step.from)) throw new Error(`The issue does not say ${step.from}:\n${body}`);
    await github.api('PATCH', `/issues/${number}`, { body: body.replace(step.from, step.to).replace(/\r?\n/g, '\r\n') });
  } else {
    await github.api('POST', `/issues/${number}/labels`, { labels: step.add });
    for (const name of step.remove) await github.api('DELETE', `/issues/${number}/labels/${encodeURIComponent(name)}`);
  }
  const action = 'close' in step ? 'closed' : 'reopen' in step ? 'reopened' : 'label' in step ? 'labeled' : 'edited';
  return { action, title: 'rename' in step ? step.to : title };
}

function subjectOf(step: Exclude<Step, { push: string } | { edit: readonly [string, string] } | { open: string }>): string {
  if ('close' in step) return step.close;
  if ('reopen' in step) return step.reopen;
  if ('rename' in step) return step.rename;
  return 'rewrite' in step ? step.rewrite : step.label;
}

function push(date: string): Promise<Run> {
  return runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { date });
}

function describeStep(step: Step): string {
  if ('push' in step) return '== push';
  if ('edit' in step) return `== in the file, “${step.edit[0]}” becomes “${step.edit[1]}”`;
  if ('open' in step) return `== “${step.open}” is opened with ${step.labels.join(', ')}`;
  if ('rewrite' in step) return `== in “${step.rewrite}” somebody writes “${step.to}” for “${step.from}”`;
  if ('rename' in step) return `== “${step.rename}” is renamed “${step.to}”`;
  if ('label' in step) return `== “${step.label}” gets ${step.add.join(', ')} and loses ${step.remove.join(', ')}`;
  return 'close' in step ? `== “${step.close}” is closed as ${step.as}` : `== “${step.reopen}” is reopened`;
}
