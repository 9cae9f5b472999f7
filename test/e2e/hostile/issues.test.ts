import { describe, expect, it } from 'vitest';
import { DEEP } from '../../support/amounts.ts';
import { eventPayload, type Run, runAction } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

/** Issues say what holds up a parser, or nests deeper than the reader goes. */
let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const run = (event: 'push' | 'schedule' | 'workflow_dispatch' = 'push', inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: event, payload: eventPayload(event, null, github, null) }, inputs);

/** GitHub's longest body, without what the markers need. */
const MOST = 65_000;
const fill = (part: string) => part.repeat(Math.floor(MOST / part.length));

/** Texts that no parser of ours reads in ten seconds, and some that nest too deeply. */
const TEXTS: Readonly<Record<string, string>> = {
  'images that end at once': '!['.repeat(10_000) + '](a)'.repeat(10_000),
  'links that end at once': '['.repeat(5_000) + '](a)'.repeat(5_000),
  'emphasis without an end': fill('*a_ '),
  'strong emphasis without an end': fill('**a __b '),
  'lazy lines of deep quotes': `${'> '.repeat(150)}a\n${fill('b\n').slice(1_000)}`,
  'addresses with entities': fill('http://a.b/&a;'),
  'a table of thousands of columns': `${'|a'.repeat(10_000)}\n${'|-'.repeat(10_000)}\n${'|a'.repeat(10_000)}`,
  'footnotes in footnotes': fill('[^a]: '),
  'open comments': fill('<!--'),
  'bullets in bullets on one line': `${'- '.repeat(30_000)}x`,
  'bullets in bullets on many lines': Array.from({ length: 250 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  'quotes in quotes': `${'>'.repeat(60_000)} x`,
  'links in links': fill('[a]('),
};

/** Refused at once, because it nests more deeply than the reader goes. */
const DEEP_TEXT = `${'- '.repeat(300)}x`;
const LEFT_OUT = 'is nested more than 200 levels deep';

/** Both sides agree on these items. */
async function agree(...titles: readonly string[]): Promise<void> {
  await github.commit('ROADMAP.md', `# Kettle\n\n${titles.map((title) => `- [ ] ${title}\n`).join('')}`);
  expect((await run()).status).toBe(0);
}

/** Somebody writes a text between the markers of an issue. */
async function write(title: string, text: string): Promise<{ readonly number: number; readonly body: string }> {
  const { number, body: before } = await github.issueTitled(title);
  const [begin = '', end = ''] = before.match(/<!-- roadmap-sync:\w+.*? -->/g) ?? [];
  const body = `${begin}\n${text}\n${end}`;
  await github.api('PATCH', `/issues/${number}`, { body });
  return { number, body };
}

async function bodyOf(number: number): Promise<string | undefined> {
  return (await github.issues()).find((issue) => issue.number === number)?.body;
}

/** The warnings that a text was left out. */
function leftOut({ log }: Run): string[] {
  return log.split('\n').filter((line) => line.startsWith('::warning') && line.includes('is left out'));
}

describe('the texts of issues that are made to hold a run up', () => {
  it('are left out after a time for all of them, and everything else goes on', async () => {
    // Every second one, or all.
    const some = Object.entries(TEXTS).filter((_, index) => DEEP || index % 2 === 0);
    await agree('Timer', ...some.map(([title]) => title));
    const written = [];
    for (const [title, text] of some) written.push(await write(title, text));
    await github.closeIssue((await github.issueTitled('Timer')).number, 'completed');
    const told = await run('schedule', { 'max-changes': '100' });
    expect(told.log).not.toContain('::error');
    expect(told.status).toBe(0);
    expect(await github.text()).toContain('- [x] Timer');
    expect(leftOut(told).length).toBeGreaterThan(0);
    for (const { number, body } of written) expect(await bodyOf(number)).toBe(body);
  });

  it.each(DEEP ? Object.entries(TEXTS) : [])('%s: alone, too', async (title, text) => {
    await agree('Timer', title);
    const { number, body } = await write(title, text);
    await github.closeIssue((await github.issueTitled('Timer')).number, 'completed');
    expect((await run('schedule')).status).toBe(0);
    expect(await github.text()).toContain('- [x] Timer');
    expect(await bodyOf(number)).toBe(body);
  });
});

describe('an issue whose text cannot be read', () => {
  it('is told of once, with its number, its line and what to do', async () => {
    await agree('Whistle', 'Timer');
    const { number } = await write('Whistle', DEEP_TEXT);
    const wanted = `The text of #${number} “Whistle” is left out, because it ${LEFT_OUT}. Only closing and reopening are followed until it can be read: shorten or simplify what stands between the markers in the issue.`;
    const first = await run('push');
    expect(leftOut(first)).toEqual([`::warning file=ROADMAP.md,line=3::${wanted}`]);
    for (const event of ['push', 'schedule', 'schedule'] as const) {
      const later = await run(event);
      expect([later.status, leftOut(later)]).toEqual([0, []]);
      expect(later.plan).toMatchObject({ problems: [{ code: 'cannot-read-issue', told: true }] });
    }
  });

  it('is closed and reopened with its item, and its text stays as it is', async () => {
    await agree('Whistle', 'Timer');
    const { number, body } = await write('Whistle', DEEP_TEXT);
    await github.closeIssue(number, 'completed');
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain('- [x] Whistle');
    await github.commit('ROADMAP.md', (await github.text()).replace('[x] Whistle', '[ ] Whistle'));
    expect((await run()).status).toBe(0);
    expect(await github.issueTitled('Whistle')).toMatchObject({ state: 'open', body });
  });

  it('is not overwritten by what changes in the file, and takes that over once it can be read', async () => {
    await agree('Whistle', 'Timer');
    const readable = (await github.issueTitled('Whistle')).body;
    const { number, body } = await write('Whistle', DEEP_TEXT);
    await github.commit('ROADMAP.md', (await github.text()).replace(/(- \[ \] Whistle.*\n)/, '$1  - owner: @mona\n\n  Louder.\n'));
    for (const _ of [1, 2]) {
      expect((await run()).status).toBe(0);
      expect(await bodyOf(number)).toBe(body);
    }
    await github.api('PATCH', `/issues/${number}`, { body: readable });
    expect((await run()).status).toBe(0);
    expect(await bodyOf(number)).toContain('Louder.');
    expect(await github.text()).toContain('Louder.');
  });

  it('is closed, but not written to, when its item leaves the file', async () => {
    await agree('Whistle', 'Timer');
    const { number, body } = await write('Whistle', DEEP_TEXT);
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Timer\n');
    const told = await run();
    expect(told.status).toBe(0);
    expect(told.log).toContain(`The text of #${number} “Whistle” is left out`);
    expect(await github.issueTitled('Whistle')).toMatchObject({ state: 'closed', body });
  });

  it('does not enter the file as a new item', async () => {
    await agree('Whistle', 'Timer');
    const body = (await github.issueTitled('Timer')).body.replace(/key=\S+/, 'key=other').replace('<sub>', `${DEEP_TEXT}\n<sub>`);
    const { number } = await github.api<{ number: number }>('POST', '/issues', { title: 'Lid', body, labels: ['roadmap'] });
    const before = await github.text();
    const told = await run();
    expect(told.status).toBe(0);
    expect(await github.text()).toBe(before);
    expect(told.log).toContain(`The text of #${number} “Lid” is left out, because it ${LEFT_OUT}.`);
  });

  it('holds up neither the gate nor an update nor a plan', async () => {
    await agree('Whistle', 'Timer');
    await write('Whistle', DEEP_TEXT);
    for (const inputs of [{ 'fail-on-blockers': 'true' }, { command: 'update' }, { command: 'plan' }]) {
      const told = await run('workflow_dispatch', inputs);
      expect(told.log).not.toContain('::error');
      expect(told.status).toBe(0);
    }
  });
});

/** Each is 255 characters long and would nest, or be something else than a title. */
const TITLES = ['- ', '> ', '1. ', '- > ', '# ', '![', '[a](', '*a_ ', '<b>', '| ', '`` ', '&#x2A;', 'www.a.b/(', '[^a]: ', '- [ ] ', '<!-- '].map((part) =>
  `${part.repeat(255)}`.slice(0, 254).concat('x'),
);

describe('titles that would nest', () => {
  it('are written as text, or told of, and everything else goes on', async () => {
    await agree('Whistle', 'Timer');
    const whistle = await github.issueTitled('Whistle');
    for (const title of TITLES) await github.api('POST', '/issues', { title, body: '', labels: ['roadmap'] });
    await github.api('PATCH', `/issues/${whistle.number}`, { title: TITLES[0] });
    await github.closeIssue((await github.issueTitled('Timer')).number, 'completed');
    const told = await run('push', { 'max-changes': '100' });
    expect(told.log).not.toContain('::error');
    expect(told.status).toBe(0);
    expect(await github.text()).toContain('- [x] Timer');
    const issues = (await github.issues()).filter(({ title }) => TITLES.includes(title));
    const file = await github.text();
    for (const { number } of issues) expect(file.includes(`[#${number}]`) || told.log.includes(`#${number} `)).toBe(true);
  });
});
