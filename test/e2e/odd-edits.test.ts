import { describe, expect, it } from 'vitest';
import { eventPayload, runAction } from '../support/run/runner.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { ownServer } from '../support/server/own-server.ts';

let github: TestGitHub;
ownServer((started) => {
  github = started;
});

const link = (number: number) => `([#${number}](https://github.test/acme/rocket/issues/${number}))`;
const run = () => runAction(github, { name: 'push', payload: eventPayload('push', null, github, null) });

/** A repository that agrees. @param config the configuration file; empty: none */
async function agree(config: string, ...lines: readonly string[]): Promise<void> {
  if (config !== '') await github.commit('.github/roadmap-sync.yml', config);
  await github.commit('ROADMAP.md', `${lines.join('\n')}\n`);
  expect((await run()).status).toBe(0);
}

/** The file after a run that wrote, and that a second run leaves alone. */
async function settledText(): Promise<string> {
  expect((await run()).status).toBe(0);
  const text = await github.text();
  await run();
  const writes = github.writes().length;
  await run();
  expect(github.writes()).toHaveLength(writes);
  expect(await github.text()).toBe(text);
  return text;
}

const TABLE = 'sections: [{ title: Plans, items: table, columns: { title: Plan, Who: owner } }]\n';

describe('edits of what is odd', () => {
  it.each([
    ['a title of only markup', '- [ ] **`x`**', { title: '`y`' }, `- [ ] **\`y\`** ${link(1)}`],
    ['an address as a title', '- [ ] See https://a.test/b', { title: 'See https://a.test/c' }, `- [ ] See https://a.test/c ${link(1)}`],
    ['words beside a link', '- [ ] See [it](https://a.test/b) now', { title: 'See it later' }, `- [ ] See [it](https://a.test/b) later ${link(1)}`],
    ['a list that begins at 0', '0. [ ] Lid', { title: 'Blue lid' }, `0. [ ] Blue lid ${link(1)}`],
  ])('%s', async (_, line, change, wanted) => {
    await agree('', '# R', '', line);
    await github.api('PATCH', '/issues/1', change);
    expect(await settledText()).toBe(`# R\n\n${wanted}\n`);
  });

  it('a title that gets only marks is told, and both sides stay', async () => {
    await agree('', '# R', '', '- [ ] Lid');
    await github.api('PATCH', '/issues/1', { title: '**' });
    expect((await run()).log).toContain('::warning file=ROADMAP.md,line=3::The title of #1 cannot be written into the file beside “Lid”');
    expect(await settledText()).toBe(`# R\n\n- [ ] Lid ${link(1)}\n`);
    expect((await github.issues())[0]?.title).toBe('**');
  });

  it('a cell with a bar', async () => {
    await agree(TABLE, '# R', '', '## Plans', '', '| Plan | Who |', '|------|-----|', '| a \\| b | Kim |');
    await github.api('PATCH', '/issues/1', { title: 'a | c' });
    expect(await settledText()).toContain(`\n| a \\| c ${link(1)} | Kim |\n`);
  });

  it('a section that is empty in the file already stays where it is', async () => {
    await agree('', '# R', '', '## Planned', '', '- Lid', '', '## Completed', '', '## Notes', '', 'Words.');
    await github.closeIssue(1, 'completed');
    expect(await settledText()).toBe(`# R\n\n## Planned\n\n## Completed\n\n- Lid ${link(1)}\n\n## Notes\n\nWords.\n`);
    await github.api('PATCH', '/issues/1', { state: 'open' });
    expect(await settledText()).toBe(`# R\n\n## Planned\n\n- Lid ${link(1)}\n\n## Completed\n\n## Notes\n\nWords.\n`);
  });

  it('a table of 200 columns', async () => {
    const columns = Array.from({ length: 200 }, (_, index) => (index === 0 ? 'Plan' : index === 150 ? 'Who' : `C${index}`));
    const row = (cell: (name: string) => string) => `| ${columns.map(cell).join(' | ')} |`;
    await agree(
      TABLE,
      ...['# R', '', '## Plans', ''],
      row((name) => name),
      row(() => '-'),
      row((name) => (name === 'Plan' ? 'Lid' : '')),
    );
    await github.api('PATCH', '/issues/1', { title: 'Blue lid' });
    expect(await settledText()).toContain(`\n| Blue lid ${link(1)} |`);
  });
});
