import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventPayload, RUNTIME, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';
import { issueLines, requestLine } from '../support/server/outline.ts';

/**
 * Items and whole files change places in a repository. Each case is told in a file of its own: what people do, and what each run of the shipped
 * bundle asks, tells and leaves.
 */
let github: TestGitHub;
let story: string[];
beforeEach(async () => {
  github = await TestGitHub.start();
  story = [];
});
afterEach(async () => {
  await github.close();
});

const BUGS = '# Kettle 3.0\n\n## Open bugs\n\n- Lid opens by itself\n- Whistle is mute\n  - status: nobody knows why\n';
const ROADMAP = '# Kettle 3.1\n\n## Planned\n\n- Timer\n';

/** A file as it is now, with short links. */
const shown = (text: string) => text.replace(/\(https:\/\/github\.test\/acme\/rocket\/issues\/\d+\)/g, '(…)');

function tell(head: string, lines: string): void {
  story.push(`== ${head}\n${lines.trimEnd()}\n`);
}

/** One push. @param files their new texts; null: the file is deleted */
async function push(what: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text !== null) await github.commit(path, text);
    else {
      const { sha } = await github.api<{ sha: string }>('GET', `/contents/${path}`);
      await github.api('DELETE', `/contents/${path}`, { message: `Delete ${path}`, sha });
    }
  }
  tell(
    `People: ${what}`,
    Object.entries(files)
      .map(([path, text]) => `--- ${path}\n${text === null ? '(deleted)\n' : shown(text)}`)
      .join(''),
  );
}

async function run(roadmap: string, silent = false): Promise<void> {
  const before = github.requests.length;
  const { status, log, plan } = await runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, { roadmap });
  expect({ status, log }).toMatchObject({ status: 0 });
  if (silent) return;
  const sent = github.requests.slice(before).map(requestLine);
  const told = (plan?.problems ?? []).map(({ level, message }) => `${level}: ${message}`);
  tell(`A run for ${roadmap}`, [...sent, ...told].join('\n'));
}

/** What is there in the end. A further run for each file writes nothing. */
async function end(...paths: string[]): Promise<string> {
  for (const path of paths) tell(`In the end: ${path}`, shown(await github.text(path)));
  tell('In the end: issues', await issueLines(github));
  for (const path of paths) await run(path, true);
  const writes = github.writes().length;
  for (const path of paths) await run(path, true);
  expect(github.writes().length).toBe(writes);
  expect(github.invalid).toEqual([]);
  return story.join('\n');
}

/** Both files are there, and agree with their issues: #1 and #2 of BUGS.md, #3 of ROADMAP.md. */
async function twoFiles(): Promise<void> {
  await github.commit('BUGS.md', BUGS);
  await github.commit('ROADMAP.md', ROADMAP);
  for (const path of ['BUGS.md', 'ROADMAP.md', 'BUGS.md', 'ROADMAP.md']) await run(path, true);
}

/** The files after #2 went from one to the other. */
async function moved(): Promise<{ 'BUGS.md': string; 'ROADMAP.md': string }> {
  const [bugs, roadmap] = [await github.text('BUGS.md'), await github.text('ROADMAP.md')];
  const [item = ''] = /- Whistle.*\n.*\n/.exec(bugs) ?? [];
  return { 'BUGS.md': bugs.replace(item, ''), 'ROADMAP.md': roadmap + item };
}

describe(`several roadmap files, with dist/index.js on Node ${RUNTIME.version}`, () => {
  it.each([
    ['BUGS.md', 'ROADMAP.md'],
    ['ROADMAP.md', 'BUGS.md'],
  ])('an item moves, and the run for %s is the first', async (...order) => {
    await twoFiles();
    await push('move an item', await moved());
    for (const path of order) await run(path);
    await expect(await end('BUGS.md', 'ROADMAP.md')).toMatchFileSnapshot(`../fixtures/several-files/item-moves-${order[0]}-first.txt`);
  });

  it('an item is cut, and pasted in a later push', async () => {
    await twoFiles();
    const { 'BUGS.md': bugs, 'ROADMAP.md': roadmap } = await moved();
    await push('cut an item', { 'BUGS.md': bugs });
    await run('BUGS.md');
    await push('paste it', { 'ROADMAP.md': roadmap });
    await run('ROADMAP.md');
    await expect(await end('BUGS.md', 'ROADMAP.md')).toMatchFileSnapshot('../fixtures/several-files/item-cut-and-pasted-later.txt');
  });

  it('a line is copied', async () => {
    await twoFiles();
    const { 'ROADMAP.md': roadmap } = await moved();
    await push('copy a line', { 'ROADMAP.md': roadmap });
    await run('ROADMAP.md');
    await run('BUGS.md');
    await expect(await end('BUGS.md', 'ROADMAP.md')).toMatchFileSnapshot('../fixtures/several-files/line-in-both.txt');
  });

  it.each([
    ['docs/ROADMAP.md', 'file-moves'],
    ['roadmap.md', 'file-in-another-letter-case'],
  ])('a file moves to %s', async (path, name) => {
    await github.commit('ROADMAP.md', BUGS);
    await run('ROADMAP.md', true);
    await push('move the file', { 'ROADMAP.md': null, [path]: await github.text('ROADMAP.md') });
    await run(path);
    await expect(await end(path)).toMatchFileSnapshot(`../fixtures/several-files/${name}.txt`);
  });

  it('a file moves and is edited, and leaves a pointer', async () => {
    await github.commit('ROADMAP.md', BUGS);
    await run('ROADMAP.md', true);
    const text = (await github.text('ROADMAP.md')).replace('nobody knows why', 'dry steam');
    await push('move the file', { 'ROADMAP.md': 'The roadmap is in docs/ROADMAP.md.\n', 'docs/ROADMAP.md': text });
    await run('docs/ROADMAP.md');
    await expect(await end('docs/ROADMAP.md')).toMatchFileSnapshot('../fixtures/several-files/file-leaves-a-pointer.txt');
  });

  it('issues get the label, and one of two files is for them', async () => {
    await twoFiles();
    const { number } = await github.api<{ number: number }>('POST', '/milestones', { title: 'Kettle 3.1' });
    const issues = [
      { title: 'Handle gets hot', labels: ['roadmap', 'bug'] },
      { title: 'Second spout', labels: ['roadmap', 'feature'] },
      { title: 'Scale on the heater', labels: ['roadmap', 'bug'], milestone: number },
    ];
    for (const issue of issues) await github.api('POST', '/issues', issue);
    tell(
      'People: open issues with the label',
      issues.map((issue) => `${issue.title} [${issue.labels.join(', ')}]${issue.milestone === undefined ? '' : ' in the milestone Kettle 3.1'}`).join('\n'),
    );
    await run('BUGS.md');
    await run('ROADMAP.md');
    await expect(await end('BUGS.md', 'ROADMAP.md')).toMatchFileSnapshot('../fixtures/several-files/issues-enter.txt');
  });

  it('an issue gets the label, and both files may be for it', async () => {
    await github.commit('BUGS.md', BUGS);
    await github.commit('MORE.md', BUGS.replace('Lid opens by itself', 'Base is loose').replace('Whistle is mute', 'Cord frays'));
    for (const path of ['BUGS.md', 'MORE.md', 'BUGS.md', 'MORE.md']) await run(path, true);
    await github.api('POST', '/issues', { title: 'Handle gets hot', labels: ['roadmap', 'bug'] });
    tell('People: open an issue with the label', 'Handle gets hot [roadmap, bug]');
    await run('BUGS.md');
    await push('write its number into one of the files', { 'MORE.md': `${await github.text('MORE.md')}- Handle gets hot (#5)\n` });
    await run('MORE.md');
    await run('BUGS.md');
    await expect(await end('BUGS.md', 'MORE.md')).toMatchFileSnapshot('../fixtures/several-files/issue-for-both.txt');
  });
});
