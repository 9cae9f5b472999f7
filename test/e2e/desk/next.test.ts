import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { eventPayload, runAction, runOffline } from '../../support/run/runner.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { ownServer } from '../../support/server/own-server.ts';

const ROADMAP = lines(
  '# Kettle 4.3 roadmap',
  '',
  '## Timeline',
  '',
  '- Freeze: 1 May 2026',
  '- Release: 19 June 2026 <== WE ARE HERE',
  '',
  '## Open bugs',
  '',
  '- Lid rattles',
  '  - release: 4.4',
  '- Handle gets hot',
  '',
  '## Completed',
  '',
  '- Spout',
);

describe('`command: next`', () => {
  let github: TestGitHub;
  ownServer((started) => {
    github = started;
  });

  const wake = (inputs: Record<string, string>) => {
    const { apiUrl, owner, repo } = github;
    return runAction(
      { apiUrl, owner, repo, serverUrl: 'https://github.test' },
      { name: 'schedule', payload: eventPayload('push', null, github, null) },
      inputs,
    );
  };

  it('opens the next release once, with its milestone, and closes the old one', async () => {
    await github.commit('ROADMAP.md', ROADMAP);
    await github.commit('.github/roadmap-sync.yml', 'milestone: true\n');
    await wake({ date: '2026-06-19' });
    const shown = await wake({ command: 'next', release: '4.4', 'dry-run': 'true', date: '2026-06-22' });
    expect(shown.log).toContain(
      'Open the release Kettle 4.4 (Kettle 4.3 is finished, 1 finished item goes to updates/kettle-4.3.md, 1 deferred item comes in, the milestone “Kettle 4.3” is closed)',
    );
    expect(await github.text()).toContain('# Kettle 4.3 roadmap');
    const done = await wake({ command: 'next', release: '4.4', date: '2026-06-22' });
    expect([done.status, done.outputs['changed']]).toEqual([0, 'true']);
    expect((await github.text()).replaceAll(/ \(\[#\d+\]\(\S+\)\)/g, '')).toBe(
      lines(
        '# Kettle 4.4 roadmap',
        ...['', '## Timeline', '', '- Freeze: <== WE ARE HERE', '- Release:'],
        ...['', '## Open bugs', '', '- Lid rattles', '- Handle gets hot', '', '## Completed', ''],
      ).replace(/\n+$/, '\n'),
    );
    const milestones = await github.api<{ title: string; state: string; open_issues: number }[]>('GET', '/milestones?state=all');
    expect(milestones.map(({ title, state }) => `${title} ${state}`).toSorted()).toEqual(['4.4 open', 'Kettle 4.3 closed']);
    expect((await github.commitMessages())[0]).toMatch(/^docs\(roadmap\): open the release Kettle 4.4\n/);
    const again = await wake({ command: 'next', release: '4.4', date: '2026-06-22' });
    expect([again.status, again.outputs['changed']]).toEqual([0, 'false']);
    expect(again.summary).toContain('4.4 was opened on 2026-06-22, when Kettle 4.3 was released. There is nothing to do.');
  });

  it('fails where the release cannot be opened, and says what to do', async () => {
    await github.commit('ROADMAP.md', ROADMAP.replace('- Handle gets hot\n', '- Handle gets hot\n  - priority: blocker\n'));
    const { status, log } = await wake({ command: 'next', release: '4.4', date: '2026-06-22' });
    expect(status).toBe(1);
    expect(log).toMatch(/1 blocker is open: “Handle gets hot”.*set `force: true`/);
  });
});

describe('`roadmap-sync next`', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'next-'));
    writeFileSync(join(folder, 'ROADMAP.md'), ROADMAP);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');

  it('shows the plan of a local file; --write writes it', async () => {
    const shown = await runOffline(['next', '4.4', '--date', '2026-06-22'], folder);
    expect([shown.status, text('ROADMAP.md'), existsSync(join(folder, 'updates'))]).toEqual([0, ROADMAP, false]);
    expect(shown.out).toBe(
      lines(
        'Kettle 4.3 is finished, and Kettle 4.4 is opened in ROADMAP.md.',
        ...['1 finished item goes to updates/kettle-4.3.md:', '- Spout', '1 deferred item comes in:', '- Lid rattles'],
        'The dates of the timeline are empty: fill them in.',
        'Nothing was written. Use --write to write ROADMAP.md and updates/kettle-4.3.md.',
      ),
    );
    const written = await runOffline(['next', '4.4', '--date', '2026-06-22', '--write'], folder);
    expect(written.out).toContain('Wrote ROADMAP.md and updates/kettle-4.3.md.');
    expect(text('ROADMAP.md')).toContain('# Kettle 4.4 roadmap');
    expect(text('updates/kettle-4.3.md')).toContain('# Kettle 4.3, released on 22 June 2026\n\n## Completed\n\n- Spout\n');
    const again = await runOffline(['next', '4.4', '--write'], folder);
    expect([again.status, again.err]).toEqual([1, 'The title of ROADMAP.md names 4.4 already. Name the release that comes after it. Nothing was written.\n']);
  });

  it('keeps what is finished in a section, where the configuration says so', async () => {
    writeFileSync(join(folder, 'config.yml'), 'released: section\n');
    const written = await runOffline(['next', '4.4', '--date', '2026-06-22', '--config', 'config.yml', '--write'], folder);
    expect(written.out).toContain('1 finished item goes to the section “Released (Kettle 4.3)”:\n- Spout\n1 deferred item comes in:\n- Lid rattles\n');
    expect(text('ROADMAP.md')).toMatch(/\n## Released \(Kettle 4\.3\)\n\n- Spout\n$/);
    expect(existsSync(join(folder, 'updates'))).toBe(false);
  });

  it('names the blockers that stand in the way', async () => {
    writeFileSync(join(folder, 'ROADMAP.md'), ROADMAP.replace('- Handle gets hot\n', '- Handle gets hot\n  - priority: blocker\n'));
    const { status, err } = await runOffline(['next', '4.4'], folder);
    expect([status, err]).toEqual([1, expect.stringMatching(/1 blocker is open: “Handle gets hot”.*use --force/)]);
    expect((await runOffline(['next', '4.4', '--force'], folder)).status).toBe(0);
  });
});
