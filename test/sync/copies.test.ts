import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/model/issue.ts';
import { issueOf, lines, link, problemsOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const ITEM = lines('## Planned', '', '- Parser', '  - owner: Kim', '  - priority: high', '  - Mind the tabs.', '  - [ ] read', '  - [x] write');

/** An agreed item, and an issue that somebody made of its issue with “Duplicate issue”, or moved here from another repository. */
async function copied(change: Partial<Issue> = {}): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(ITEM);
  const { body, labels } = world.issue(1);
  world.open(issueOf(2, 'Lexer', { body, labels, ...change }));
  return world;
}

const ENTERED = ['  - owner: Kim', '  - priority: high', '  - Mind the tabs.', '  - [ ] read', '  - [x] write'];

describe('a copy of an issue', () => {
  it.each<[string, Partial<Issue>]>([
    ['of another title', {}],
    ['of the same title', { title: 'Parser' }],
    ['with more text around', { body: '' }],
    ['that a bot brought from another repository', { author: 'github-actions[bot]' }],
  ])('%s enters the file with its fields and notes, and loses none', async (_, change) => {
    const world = await copied();
    if (change.body === '') world.change(2, { body: `See the forum.\r\n\r\n${world.issue(2).body.replaceAll('\n', '\r\n')}` });
    else world.change(2, change);
    await world.sync();
    const items = world.text.split('\n').filter((line) => line !== '' && !line.startsWith('##'));
    expect(items).toHaveLength(2 * 6);
    expect(items[6]).toBe(`- ${world.issue(2).title} ${link(2)}`);
    for (const line of ENTERED) expect(items.slice(7).map((one) => one.replace(/^\s+/, '  '))).toContain(line);
    expect(world.issue(2).labels).toContain('priority: high');
    expect(world.issue(2).body).toContain('**Owner:** Kim');
    expect(world.issue(2).body).toContain('Mind the tabs.');
    expect(world.issue(1).body).toContain('**Owner:** Kim');
    expect(await world.afterwards()).toEqual([]);
  });

  it('of a title too long for an issue enters the file with all of it', async () => {
    const title = `${'long '.repeat(60)}end`;
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${title}`, '  - owner: Kim'));
    world.open({ ...world.issue(1), number: 2, author: 'ann' });
    await world.sync();
    expect(world.text.split('\n').slice(-3)).toEqual([`- ${title} ${link(2)}`, '  - owner: Kim', '']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('by a stranger enters without them, is told, and loses none', async () => {
    const world = await copied({ author: 'stranger' });
    const { body } = world.issue(2);
    expect(problemsOf(await world.sync())).toContain('text-left-out null');
    expect(world.text.split('\n').slice(-3)).toEqual([`- Lexer ${link(2)}`, '  - priority: high', '']);
    expect(world.issue(2).body).toBe(body);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that was moved here from a repository whose roadmap is called otherwise is told with what to do, and enters then', async () => {
    const world = await copied();
    const { body } = world.issue(2);
    world.change(2, { body: body.replace('path=ROADMAP.md', 'path=docs%2FPLAN.md') });
    const { problems } = await world.sync();
    expect(problems.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'warning: #2 “Lexer” has the action’s label, but its text belongs to docs/PLAN.md, for which no run is known here. If it is to enter ROADMAP.md, delete the comment “roadmap-sync:begin” from its text.',
    ]);
    expect(world.text).not.toContain('Lexer');
    world.change(2, { body: world.issue(2).body.replace(/^<!-- roadmap-sync:begin .*\n/m, '') });
    await world.sync();
    expect(world.text).toContain(`- Lexer ${link(2)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('that belongs to another roadmap of the repository is left to that one’s runs', async () => {
    const world = await copied();
    const { baseline } = world;
    const state = baseline?.paths['ROADMAP.md'];
    if (baseline !== null && state !== undefined) world.setBaseline({ ...baseline, paths: { ...baseline.paths, 'PLAN.md': state } });
    world.change(2, { body: world.issue(2).body.replace('path=ROADMAP.md', 'path=PLAN.md') });
    const { plan, problems } = await world.sync();
    expect([plan.operations, problems]).toEqual([[], []]);
  });

  it('that an item has the title of is linked to it, and both texts stay', async () => {
    const world = await copied();
    world.edit(`${world.text}- Lexer\n  - owner: Rosa\n`);
    const { body } = world.issue(2);
    await world.sync();
    expect(world.text).toContain(`- Lexer ${link(2)}\n  - owner: Rosa\n`);
    expect(world.issue(2).body).toBe(body);
  });
});

describe('a line that a merge left twice', () => {
  it.each([
    ['without a link', lines('- [ ] A', '- [ ] B', '- [ ] A'), lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`, '- [ ] A'), 3],
    ['three times', lines('- [ ] A', '- [ ] A', '- [ ] A'), lines(`- [ ] A ${link(1)}`, '- [ ] A', '- [ ] A'), 2],
    ['written otherwise', lines('- [ ] A', '* [ ] *A*'), null, 0],
    [
      'with its fields',
      lines('- [ ] A', '  - owner: Kim', '- [ ] A', '  - Owner: Kim'),
      lines(`- [ ] A ${link(1)}`, '  - owner: Kim', '- [ ] A', '  - Owner: Kim'),
      3,
    ],
    ['as rows', lines('## Planned', '', '- A', '- A'), lines('## Planned', '', `- A ${link(1)}`, '- A'), 4],
  ])('%s is told and not opened', async (_, before, after, line) => {
    const world = new MemoryWorld(before);
    const { problems } = await world.sync();
    if (after === null) return;
    expect(world.text).toBe(after);
    expect(problems.map(({ code, line: at }) => `${code} ${at}`)).toContain(`copied-link ${line}`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('beside the line with its link is told, wherever it stands', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.edit(`- [ ] A\n${world.text}`);
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toEqual([
      '“A” stands in this list already, without any difference (on line 2): this copy is left as it is. Remove it, or give it another title if it is something else.',
    ]);
    expect(world.numbers).toEqual([1, 2]);
  });

  it('both without the link they had: the first has it again', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.edit(lines('- [ ] A', '- [ ] A', '- [ ] B'));
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '- [ ] A', `- [ ] B ${link(2)}`));
  });

  it.each([
    ['in another list', lines('## Bugs', '', '- A', '', '## Planned', '', '- A')],
    ['with a field of its own', lines('- [ ] A', '- [ ] A', '  - owner: Kim')],
    ['with a note of its own', lines('- [ ] A', '  - on Mondays', '- [ ] A', '  - on Tuesdays')],
    ['beside a finished one', lines('- [x] A (#9)', '- [ ] A', '- [ ] B')],
  ])('is an item of its own: %s', async (_, before) => {
    const world = new MemoryWorld(before);
    await world.sync();
    expect(world.numbers).toHaveLength(2);
  });
});
