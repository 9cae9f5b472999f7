import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventPayload, type Run, runAction } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const run = (inputs: Record<string, string> = {}): Promise<Run> =>
  runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) }, inputs);

const OTHER = 'https://github.test/Old/kettle.js/issues';
const COPY = `# Kettle

- [ ] Whistle ([#1](${OTHER}/1))
- [ ] Lid (Old/kettle.js#2)
- [ ] Cord ([#3][3])
  - note, see ([#8](https://github.test/old/kettleXjs/issues/8))
- [ ] Handle ([Old/kettle.js#4](${OTHER}/4#issuecomment-7)) (external)
- [ ] Spout
- [x] Base ([#5](http://www.github.test/old/kettle.js/issues/5))

[3]: ${OTHER}/3
`;

describe('a link that leads nowhere', () => {
  it.each(['([#1](../issues/1))', '([#2](issues/2))', '([#1](../../../issues/1))'])(
    'makes no issue, stays told, and holds nothing else up where a new issue gets its number: %s',
    async (link) => {
      await github.commit('ROADMAP.md', `- [ ] Whistle ${link}\n- [ ] Lid\n- [ ] Cord\n`);
      for (let event = 0; event < 3; event += 1) {
        const { log, summary, status } = await run();
        expect({ status, log }).toMatchObject({ status: 0 });
        // A warning that stays the same is an annotation once, and then a line of the summary.
        expect(event === 0 ? log : summary).toContain('“Whistle” has a link under another name than this repository’s');
      }
      expect((await github.issues()).map(({ title }) => title)).toEqual(['Lid', 'Cord']);
      expect(await github.text()).toContain(`- [ ] Whistle ${link}\n- [ ] Lid ([#1](https://github.test/acme/rocket/issues/1))\n`);
    },
  );
});

describe('a repository that was made from another one', () => {
  it('keeps no number of the other one in a title, and tells once of its links and how to take them away', async () => {
    await github.commit('ROADMAP.md', COPY);
    const { log, status, summary } = await run();
    expect(status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Lid', 'Cord', 'Handle', 'Spout']);
    const told = log.split('\n').filter((line) => line.includes('link to an issue of'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('4 items have a link to an issue of old/kettle.js (lines 3, 4, 5, 7).');
    expect(summary).toContain('If this repository was made from that one');
    const text = await github.text();
    expect(text).toContain(`- [ ] Whistle ([#1](${OTHER}/1)) ([#1](https://github.test/acme/rocket/issues/1))\n`);

    const again = await run();
    expect([again.status, again.log.includes('link to an issue of'), await github.text()]).toEqual([0, false, text]);

    const [, command = ''] = /`(sed .*)`/.exec(told[0] ?? '') ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'copy-'));
    writeFileSync(join(folder, 'ROADMAP.md'), text);
    execFileSync('sh', ['-c', command], { cwd: folder });
    const left = readFileSync(join(folder, 'ROADMAP.md'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(left).toContain('- [ ] Whistle ([#1](https://github.test/acme/rocket/issues/1))\n- [ ] Lid ([#2](https://github.test/acme/rocket/issues/2))\n');
    expect(left).toContain('- [ ] Handle (external) ([#4](https://github.test/acme/rocket/issues/4))\n- [ ] Spout');
    expect(left).toContain('- [x] Base\n');
    expect(left).toContain('see ([#8](https://github.test/old/kettleXjs/issues/8))');
    await github.commit('ROADMAP.md', left);
    const last = await run();
    expect([last.status, await github.text()]).toEqual([0, left]);
    expect(await github.issues()).toHaveLength(5);
  });

  it('names no command where a name could mean something to a shell', async () => {
    await github.commit(
      'ROADMAP.md',
      "- [ ] Whistle ([#1](https://github.test/a';reboot;'/b/issues/1))\n- [ ] Lid ([#2](https://github.test/`id`/$b/issues/2))\n",
    );
    const { log, status } = await run();
    expect(status).toBe(0);
    expect((await github.issues()).map(({ title }) => title)).toEqual(['Whistle', 'Lid']);
    expect(log).toContain('take these links out of the file');
    expect(log).not.toMatch(/sed -E|reboot/);
  });

  it('keeps the link of the other one where the title is edited on GitHub, and where the item is finished', async () => {
    await github.commit('ROADMAP.md', `- [ ] Whistle ([#1](${OTHER}/1))\n- [ ] Lid ([#2](${OTHER}/2))\n`);
    await run();
    await github.api('PATCH', '/issues/1', { title: 'Steam whistle' });
    await github.closeIssue(2, 'completed');
    expect((await run()).status).toBe(0);
    expect(await github.text()).toContain(
      `- [ ] Steam whistle ([#1](${OTHER}/1)) ([#1](https://github.test/acme/rocket/issues/1))\n- [x] Lid ([#2](${OTHER}/2))`,
    );
    expect((await github.issueTitled('Lid')).state).toBe('closed');
  });

  it('links the issues that came along, by their titles', async () => {
    await github.api('POST', '/issues', { title: 'Whistle' });
    await github.commit('ROADMAP.md', `- [ ] Whistle ([#17](${OTHER}/17))\n`);
    expect((await run()).status).toBe(0);
    expect(await github.issues()).toHaveLength(1);
    expect(await github.text()).toContain('([#1](https://github.test/acme/rocket/issues/1))');
  });

  it('is told that its state is the other one’s, and how to take it away, before anything is written', async () => {
    await github.commit('ROADMAP.md', '- [ ] Whistle\n');
    await run();
    const before = github.writes().length;
    const payload = eventPayload('push', null, github, null) as { repository: object };
    const mirror = { ...payload, repository: { ...payload.repository, id: 77 } };
    const { log, status } = await runAction(github, { name: 'push', payload: mirror });
    expect(status).toBe(1);
    expect(log).toContain('`git push origin :refs/roadmap-sync/state`');
    expect(github.writes()).toHaveLength(before);
  });
});
