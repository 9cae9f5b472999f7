import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedPart } from '../../src/plan/issue/managed-part.ts';
import { TRACKED } from '../support/amounts.ts';
import { sourceAt } from '../support/memory/builders.ts';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import { TestGitHub } from '../support/server/github.ts';

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(async () => {
  await github.close();
});

const run = (name: string, action: string | null = null, issue: { number: number; updated_at: string } | null = null, inputs: Record<string, string> = {}) =>
  runAction(github, { name, payload: eventPayload(name, action, github, issue) }, { 'max-creates': '100', ...inputs });

/** Requests of one run that must succeed. */
async function count(act: () => Promise<Run>): Promise<number> {
  const before = github.requests.length;
  const { status, log } = await act();
  expect(log).not.toContain('::error');
  expect(status).toBe(0);
  return github.requests.length - before;
}

/** A roadmap whose items are linked to issues that say what they say, as a state that was lost leaves them. */
async function tracked(number: number): Promise<void> {
  const lines: string[] = [];
  for (let at = 1; at <= number; at += 1) {
    const part = managedPart(
      { title: `Item ${at}`, content: { fields: {}, notes: '', subItems: '' }, removed: false },
      { key: `k.${at}`, path: 'ROADMAP.md' },
      sourceAt('ROADMAP.md', 'https://github.test/acme/rocket/blob/HEAD/ROADMAP.md'),
    );
    await github.api('POST', '/issues', { title: `Item ${at}`, body: part, labels: ['roadmap', 'feature'] });
    lines.push(`- [ ] Item ${at} ([#${at}](https://github.test/acme/rocket/issues/${at}))`);
  }
  await github.commit('ROADMAP.md', `${lines.join('\n')}\n`);
  await run('push');
}

describe('requests', () => {
  it('are as few where milestones are kept, updates go out, and a mark stands', async () => {
    await github.commit('.github/roadmap-sync.yml', 'milestone: true\nupdate: { file: true }\n');
    const items = Array.from({ length: 24 }, (_, at) => `- [ ] Item ${at + 1}\n`).join('');
    await github.commit(
      'ROADMAP.md',
      `# Kettle 3 roadmap\n\n## Timeline\n\n- Start: 1 May 2026\n- Release: 1 July 2026 <== WE ARE HERE\n\n## Next\n\n${items}`,
    );
    const first = await count(() => run('push'));
    // The list of milestones, and the one that is missing.
    expect(first, '24 new items').toBeLessThanOrEqual(
      1.05 * 24 + 16 + 2 + github.requests.filter(({ method, path }) => method === 'POST' && path === '/labels').length,
    );
    github.pass(86_400_000);
    await run('push');
    expect(await count(() => run('push')), 'nothing to do').toBeLessThanOrEqual(5);
    expect(await count(() => run('schedule')), 'a full look').toBeLessThanOrEqual(5 + 1);
    await github.closeIssue(7, 'completed');
    const closed = await github.issueTitled('Item 7');
    expect(await count(() => run('issues', 'closed', closed)), 'one issue closed').toBeLessThanOrEqual(14);
  });

  it.each([24, TRACKED])('are as few as promised, with %i tracked items', { timeout: 300_000 }, async (number) => {
    await tracked(number);
    // What changed within the last minutes is listed again, however much that is. A day later it no longer is.
    github.pass(86_400_000);
    await run('push');
    expect(await count(() => run('push')), 'nothing to do').toBeLessThanOrEqual(5);
    const full = Math.ceil(number / 100);
    expect(await count(() => run('schedule')), 'a full look').toBeLessThanOrEqual(5 + full);

    await github.closeIssue(7, 'completed');
    const closed = await github.issueTitled('Item 7');
    expect(await count(() => run('issues', 'closed', closed)), 'one issue closed').toBeLessThanOrEqual(14);

    const added = Array.from({ length: 24 }, (_, at) => `- [ ] New ${at + 1}`).join('\n');
    await github.commit('ROADMAP.md', `${await github.text()}${added}\n`);
    expect(await count(() => run('push')), '24 new items').toBeLessThanOrEqual(1.05 * 24 + 16);
  });
});
