// Shows the action at work with an embedded GitHub and an example roadmap. It starts the shipped bundle as a runner does.
//
//   npm ci && npm run demo
import { readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { eventPayload, RUNTIME, runAction } from '../test/support/run/runner.ts';
import { TestGitHub } from '../test/support/server/github.ts';

const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const style = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = style(1);
const dim = style(2);
const red = style(31);
const green = style(32);
const cyan = style(36);
const say = (line = '') => process.stdout.write(`${line}\n`);

/** The number of lines of the update that are shown. */
const SHOWN = 24;

const roadmap = readFileSync(new URL('ROADMAP.md', import.meta.url));
const github = await TestGitHub.start();
try {
  say(bold('Roadmap Sync: the demo'));
  say(dim(`dist/index.js on Node ${RUNTIME.version}, against an embedded GitHub at ${github.apiUrl}; nothing leaves this machine.`));

  await github.api('POST', '/issues', { title: 'Installer ignores the proxy settings', body: 'Opened by hand; the roadmap links it already.' });
  await github.commit('ROADMAP.md', roadmap, 'Add the roadmap');
  say(dim('A maintainer opened #1 by hand some time ago; the roadmap links it already.'));
  await step('The roadmap is pushed', 'push', null, null);
  await showIssues();

  const orientation = await github.issueTitled('EXIF: orientation is ignored for scanned pictures');
  await github.closeIssue(orientation.number, 'completed');
  await step(`#${orientation.number} is closed as completed`, 'issues', 'closed', orientation.title);

  const sharing = await github.issueTitled('Sharing by link');
  await github.closeIssue(sharing.number, 'not_planned');
  await step(`#${sharing.number} is closed as not planned`, 'issues', 'closed', sharing.title);

  await github.reopenIssue(orientation.number);
  await step(`#${orientation.number} is reopened: it goes back to where it came from`, 'issues', 'reopened', orientation.title);

  await showUpdate();

  const writes = github.writes().length;
  await step('Once more, with nothing to do', 'push', null, null);
  say(dim(`${github.writes().length - writes} writes.`));
} finally {
  await github.close();
}

/** One event, one run of the action, and what it changed in the file. */
async function step(what: string, event: string, action: string | null, title: string | null): Promise<void> {
  const before = await github.text();
  say(`\n${bold(`▶ ${what}`)}`);
  const issue = title === null ? null : await github.issueTitled(title);
  const run = await runAction(github, { name: event, payload: eventPayload(event, action, github, issue) });
  if (run.status !== 0) throw new Error(run.log);
  const told = run.log.trim().split('\n');
  say(cyan(told.findLast((line) => !line.startsWith('::')) ?? ''));
  showDiff(before, await github.text());
}

/** Shows the development update as a mail would have it. */
async function showUpdate(): Promise<void> {
  say(`\n${bold('▶ The development update is asked for: its text begins')}`);
  const run = await runAction(github, { name: 'workflow_dispatch', payload: eventPayload('push', null, github, null) }, { command: 'update' });
  if (run.update === null) throw new Error(run.log);
  for (const line of run.update.text.split('\n').slice(0, SHOWN)) say(dim(`  ${line}`));
}

async function showIssues(): Promise<void> {
  say(`\n${bold('The issues')}`);
  for (const { number, title, labels } of await github.issues()) {
    say(`${cyan(`#${number}`.padStart(4))} ${title.length > 76 ? `${title.slice(0, 75)}…` : title} ${dim(labels.join(', '))}`);
  }
}

function showDiff(before: string, after: string): void {
  const unix = (text: string) => text.replaceAll('\r\n', '\n');
  const { hunks } = structuredPatch('ROADMAP.md', 'ROADMAP.md', unix(before), unix(after), undefined, undefined, { context: 1 });
  for (const { oldStart, lines } of hunks) {
    say(dim(`  line ${oldStart}`));
    for (const line of lines.filter((one) => !one.startsWith('\\')))
      say(`  ${line.startsWith('+') ? green(line) : line.startsWith('-') ? red(line) : dim(line)}`);
  }
}
