import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, RUNTIME, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { issueAnswer } from '../support/server/issue-answer.ts';
import { issueLines, requestLine } from '../support/server/outline.ts';
import { TOKENS } from '../support/server/wire.ts';

/**
 * Both sides are edited, then the shipped bundle runs once. Each folder is a case: both sides agreed on `base.md`; the file
 * became `before.md`, the configuration `config-now.yml`, the issues what `issues.json` tells. The run makes the file `after.md` and the issues `issues.txt`,
 * with the requests in `requests.txt`, and says what is in `told.txt`.
 */
const fixtures = fileURLToPath(new URL('../fixtures/two-way/', import.meta.url));
const cases = readdirSync(fixtures);

interface Case {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: 'push' | 'schedule';
  /** The run ends with this error. */
  readonly refused?: string;
  /** What people opened before. */
  readonly opened?: readonly Change[];
  /** What people did, and a run followed, after both sides agreed. */
  readonly first?: readonly Change[];
  readonly changes: readonly Change[];
  /** What the server answers to some requests after the first run, such as `GET /assignees`. */
  readonly replies?: Readonly<Record<string, { readonly status: number; readonly body: unknown }>>;
}

interface Change {
  readonly issue?: number;
  /** Who does it; a maintainer if nobody is named. */
  readonly by?: 'stranger';
  readonly open?: string;
  /** The file becomes this one of the folder. */
  readonly file?: string;
  readonly title?: string;
  readonly body?: string | { readonly from: string; readonly to: string };
  readonly close?: string;
  readonly reopen?: true;
  readonly label?: readonly string[];
  readonly unlabel?: readonly string[];
  readonly assign?: readonly string[];
  /** A label of the repository gets another name. */
  readonly rename?: { readonly label: string; readonly to: string };
  /** A label of the repository is deleted. */
  readonly deleteLabel?: string;
  /** The repository gets this name: `owner/name`. */
  readonly renameRepository?: string;
  /** The server gets this address. */
  readonly moveServer?: string;
  /** In the state, a text becomes another one. */
  readonly state?: { readonly from: string; readonly to: string };
  /** From now on the number answers like this. An issue has the parts that it names, and those that GitHub gives beside them. */
  readonly answers?: { readonly status: number; readonly body: object };
}

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(async () => {
  await github.close();
});

describe(`edits on both sides, with dist/index.js on Node ${RUNTIME.version}`, () => {
  it.each(cases)('%s', async (name) => {
    const at = (file: string) => `${fixtures}${name}/${file}`;
    const {
      inputs = {},
      event = 'push',
      refused,
      opened = [],
      first = [],
      changes,
      replies = {},
    } = JSON.parse(readFileSync(at('issues.json'), 'utf8')) as Case;
    const base = readFileSync(at('base.md'), 'utf8');
    if (existsSync(at('config.yml'))) await github.commit('.github/roadmap-sync.yml', readFileSync(at('config.yml')));
    for (const change of opened) await make(change);
    // The base with its links is what the first run makes of it.
    await github.commit('ROADMAP.md', base.replace(/ \(\[#\d+\]\([^)]*\)\)/g, ''));
    expect((await run('push', {})).status).toBe(0);
    expect(await github.text()).toBe(base);

    for (const change of first) {
      if (change.file === undefined) await make(change);
      else await github.commit('ROADMAP.md', readFileSync(at(change.file)));
      expect((await run('push', {})).status).toBe(0);
    }
    for (const change of changes) await make(change);
    if (existsSync(at('config-now.yml'))) await github.commit('.github/roadmap-sync.yml', readFileSync(at('config-now.yml')));
    if (existsSync(at('before.md'))) await github.commit('ROADMAP.md', readFileSync(at('before.md')));
    github.intercept = ({ method, path }) => replies[`${method} ${path}`] ?? null;
    const requests = github.requests.length;
    const { status, log, plan, summary } = await run(event, inputs);
    const sent = questionsInOrder(github.requests.slice(requests).map(requestLine));
    const told = (plan?.problems ?? []).map(({ level, line, message }) => `${level}, line ${line}: ${message}\n`);
    await expect(await github.text()).toMatchFileSnapshot(at('after.md'));
    await expect(await issueLines(github)).toMatchFileSnapshot(at('issues.txt'));
    await expect(`${sent.join('\n')}\n`).toMatchFileSnapshot(at('requests.txt'));
    await expect(told.join('')).toMatchFileSnapshot(at('told.txt'));
    expect(github.invalid).toEqual([]);
    for (const { level, message } of plan?.problems ?? []) if (level !== 'notice') expect(plainText(summary)).toContain(plainText(message));
    expect(status).toBe(refused === undefined ? 0 : 1);
    if (refused !== undefined) expect(log).toContain(refused);

    const writes = github.writes().length;
    await run(event, inputs);
    expect(github.writes().length - writes, 'a further run writes nothing').toBe(0);
  });
});

/**
 * The requests, with the questions who changed an issue in a fixed order. A run asks about the issue that changed first, and times are whole
 * seconds: changes of one second have no order.
 */
function questionsInOrder(lines: readonly string[]): string[] {
  const isQuestion = (line: string | undefined) => /^GET \/issues\/\d+\/events|^POST \/graphql/.test(line ?? '');
  const blocks: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (isQuestion(line) && isQuestion(lines[at - 1])) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((block) => block.toSorted());
}

/** A summary escapes what it quotes. */
function plainText(text: string): string {
  return text.replace(/\\|&[a-z#0-9]+;|[^\p{L}\p{N} ]/gu, '');
}

function run(event: string, inputs: Readonly<Record<string, string>>): Promise<Run> {
  return runAction(github, { name: event, payload: eventPayload(event, null, github, null) }, { date: '2026-06-01', ...inputs });
}

async function make(change: Change): Promise<void> {
  const {
    issue = 0,
    by,
    open,
    title,
    body,
    close,
    reopen,
    label,
    unlabel = [],
    assign,
    rename,
    deleteLabel,
    renameRepository,
    moveServer,
    state,
    answers,
  } = change;
  const as = by === 'stranger' ? TOKENS.reader : TOKENS.maintainer;
  const path = `/issues/${issue}`;
  if (open !== undefined) await github.api('POST', '/issues', { title: open, body: body ?? '', labels: label ?? [] }, as);
  else {
    if (title !== undefined) await github.api('PATCH', path, { title }, as);
    if (body !== undefined) await github.api('PATCH', path, { body: await rewritten(issue, body) }, as);
    if (close !== undefined) await github.api('PATCH', path, { state: 'closed', state_reason: close }, as);
    if (reopen === true) await github.api('PATCH', path, { state: 'open' }, as);
    if (label !== undefined) await github.api('POST', `${path}/labels`, { labels: label }, as);
    for (const one of unlabel) await github.api('DELETE', `${path}/labels/${encodeURIComponent(one)}`, undefined, as);
    if (assign !== undefined) await github.api('PATCH', path, { assignees: assign }, as);
  }
  if (rename !== undefined) await github.api('PATCH', `/labels/${encodeURIComponent(rename.label)}`, { new_name: rename.to });
  if (deleteLabel !== undefined) await github.api('DELETE', `/labels/${encodeURIComponent(deleteLabel)}`);
  if (renameRepository !== undefined) github.names.rename(renameRepository);
  if (moveServer !== undefined) github.serverUrl = moveServer;
  if (state !== undefined) await changeState(state);
  if (answers !== undefined) github.answers.set(issue, { ...answers, body: 'number' in answers.body ? issueAnswer(answers.body) : answers.body });
}

/** Writes a state that the action has not written. */
async function changeState({ from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  const ref = await github.api<{ object: { sha: string } }>('GET', '/git/ref/roadmap-sync/state');
  const file = await github.api<{ content: string }>('GET', `/contents/state.json?ref=${ref.object.sha}`);
  const text = Buffer.from(file.content, 'base64').toString('utf8');
  if (!text.includes(from)) throw new Error(`The state does not say ${from}:\n${text}`);
  const content = text.replace(from, () => to);
  const tree = await github.api<{ sha: string }>('POST', '/git/trees', { tree: [{ path: 'state.json', mode: '100644', type: 'blob', content }] });
  const commit = await github.api<{ sha: string }>('POST', '/git/commits', { message: 'By hand', tree: tree.sha, parents: [ref.object.sha] });
  await github.api('PATCH', '/git/refs/roadmap-sync/state', { sha: commit.sha, force: false });
}

/** A body as a browser saves it. */
async function rewritten(issue: number, change: string | { readonly from: string; readonly to: string }): Promise<string> {
  if (typeof change === 'string') return change;
  const { body } = await github.api<{ body: string }>('GET', `/issues/${issue}`);
  if (!body.includes(change.from)) throw new Error(`Issue #${issue} does not say ${change.from}:\n${body}`);
  return body.replace(change.from, () => change.to).replace(/\r?\n/g, '\r\n');
}
