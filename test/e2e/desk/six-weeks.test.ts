import { afterAll, beforeAll, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { eventPayload, runAction } from '../../support/run/runner.ts';
import { TestGitHub } from '../../support/server/github.ts';

const ROADMAP = lines(
  '# Kettle 4.3 roadmap',
  '',
  'Last updated: 1 June 2026',
  '',
  '## Note',
  '',
  'We aim at July.',
  '',
  '## Timeline',
  '',
  '- Feature freeze: 8 June 2026 <== WE ARE HERE',
  '- First RC: 22 June 2026',
  '- Release: 6 July 2026',
  '',
  '## Open bugs',
  '',
  '- Lid opens by itself',
  '  - owner: Rosa',
  '  - priority: blocker',
  '- Handle gets hot',
  '- Cable is short',
  '- Base wobbles',
  '- Light flickers',
  '',
  '## Not yet complete',
  '',
  '- Whistle in C minor',
  '  - owner: Kim',
  '',
  '## Bugs resolved since last update',
  '',
  '## Completed',
);

let github: TestGitHub;
/** The output of the last update. */
let status = '';
beforeAll(async () => {
  github = await TestGitHub.start();
});
afterAll(async () => {
  expect(github.invalid).toEqual([]);
  await github.close();
});

/** Somebody edits the file as it stands: each pair is a text in it and what replaces it. */
async function edit(...changes: ReadonlyArray<readonly [RegExp | string, string]>): Promise<void> {
  let text = await github.text();
  for (const [from, to] of changes) {
    expect(text).toMatch(from);
    text = text.replace(from, to);
  }
  await github.commit('ROADMAP.md', text);
}

const wake = (inputs: Record<string, string>) => {
  const { apiUrl, owner, repo } = github;
  return runAction({ apiUrl, owner, repo, serverUrl: 'https://github.test' }, { name: 'schedule', payload: eventPayload('push', null, github, null) }, inputs);
};

/** The lines of an item from its title to before the next item; the link stays at the end of its first line. */
const titled = (title: string) => new RegExp(`(- ${title}[^\\n]*\\n)`);

async function week(date: string): Promise<string> {
  const { status: code, update, outputs } = await wake({ command: 'update', date });
  expect(code).toBe(0);
  status = outputs['status'] ?? '';
  return update?.text ?? '';
}

it('a release manager’s six weeks', async () => {
  await github.commit('.github/roadmap-sync.yml', 'milestone: true\nupdate: { file: true, feed: true, status: true }\n');
  await github.commit('ROADMAP.md', ROADMAP);
  const told = [await week('2026-06-01')];

  // A bug is added, and another one is raised.
  await edit([/(## Not yet complete)/, '- Steam sensor lies\n  - status: to be analysed\n\n$1'], [titled('Handle gets hot'), '$1  - priority: high\n']);
  told.push(await week('2026-06-09'));

  // Three are deferred, each in other words. The freeze has passed.
  await edit(
    [titled('Cable is short'), '$1  - status: Not for 4.3\n'],
    [titled('Base wobbles'), '$1  - prognosis: deferred to 4.4\n'],
    [titled('Light flickers'), '$1  - status: next release\n'],
  );
  told.push(await week('2026-06-16'));

  // The release candidate is out, a bug is resolved on GitHub, and the whistle is finished.
  const issues = await github.api<{ number: number; title: string }[]>('GET', '/issues?state=open');
  const numberOf = (title: string) => issues.find((issue) => issue.title === title)?.number ?? 0;
  await github.api('PATCH', `/issues/${numberOf('Handle gets hot')}`, { state: 'closed', state_reason: 'completed' });
  await github.api('PATCH', `/issues/${numberOf('Whistle in C minor')}`, { state: 'closed', state_reason: 'completed' });
  told.push(await week('2026-06-23'));

  // The date slips.
  await edit(['Release: 6 July 2026', 'Release: 13 July 2026'], [/## Note\n/, '## Note\n\nThe lid needs one more week.\n']);
  told.push(await week('2026-06-30'));
  told.push(await week('2026-07-07'));

  // The day of the release, with a blocker: the gate holds, and the next release is not opened.
  told.push(await week('2026-07-13'));
  const gate = await wake({ command: 'plan', 'fail-on-blockers': 'true', date: '2026-07-13' });
  expect([gate.status, gate.log]).toEqual([1, expect.stringContaining('1 blocker is open: “Lid opens by itself”')]);
  const early = await wake({ command: 'next', release: '4.4', date: '2026-07-13' });
  expect([early.status, early.log]).toEqual([1, expect.stringContaining('1 blocker is open: “Lid opens by itself”')]);

  await github.api('PATCH', `/issues/${numberOf('Lid opens by itself')}`, { state: 'closed', state_reason: 'completed' });
  told.push(await week('2026-07-15'));
  const next = await wake({ command: 'next', release: '4.4', date: '2026-07-16' });
  expect([next.status, next.outputs['remaining']]).toEqual([0, '0']);
  told.push(await week('2026-07-20'));

  const plain = (text: string) => text.replaceAll(/https:\/\/github\.test\/acme\/rocket\/issues\/(\d+)/g, '#$1');
  expect(told.map(plain).join('\n=========\n\n')).toMatchSnapshot('the updates');
  expect(plain(await github.text())).toMatchSnapshot('the roadmap of the next release');
  const feed = await github.text('updates/feed.xml');
  expect([...feed.matchAll(/<id>tag:github\.test,(\d{4}-\d\d-\d\d):acme\/rocket\/ROADMAP\.md<\/id>/g)].map(([, date]) => date)).toEqual([
    ...['2026-07-20', '2026-07-15', '2026-07-13', '2026-07-07', '2026-06-30', '2026-06-23', '2026-06-16', '2026-06-09', '2026-06-01'],
  ]);
  expect(feed.slice(feed.indexOf('<entry>'), feed.indexOf('</entry>'))).toMatchSnapshot('the newest entry of the feed');
  expect(await github.text('updates/status.json')).toBe(`${status}\n`);
  expect(JSON.parse(status)).toMatchSnapshot('the status');
});
