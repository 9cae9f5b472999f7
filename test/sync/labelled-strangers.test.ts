import { describe, expect, it } from 'vitest';
import { issueOf, lines, link, problemsOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

const FILE = lines('## Planned', '', '- Lexer');
const MANAGED = issueOf(1, 'x').body.replace('<sub>', '**Priority:** blocker\n**Owner:** @evil\n\nBuy ![now](https://evil.test/x.png)\n\n<sub>');

/** A stranger’s issue without a label, in a repository where no run has been. */
function opened(body = 'Please.', author = 'stranger'): MemoryWorld {
  const world = new MemoryWorld(FILE);
  world.open(issueOf(5, 'Dark mode', { author, body, labels: [] }));
  return world;
}

/** The same, after a first run. Before it a marker shows that a state was lost, and no such issue enters. */
async function openedLater(body: string, author = 'stranger'): Promise<MemoryWorld> {
  const world = await MemoryWorld.agreed(FILE);
  world.open(issueOf(5, 'Dark mode', { author, body, labels: [] }));
  return world;
}

/** Two runs: the first one lists what is labelled, the second one adds it. */
async function run(world: MemoryWorld): Promise<{ told: string[]; text: string }> {
  const first = await world.sync();
  const second = await world.sync();
  return { told: [...first.problems, ...second.problems].map(({ message }) => message), text: world.text };
}

const label = (world: MemoryWorld, by: string | null) => world.change(5, { labels: ['roadmap', 'feature'] }, by);
const rename = (world: MemoryWorld, title: string, by: string | null) => world.change(5, { title }, by);

describe('an issue of a stranger that carried the label before the first run', () => {
  it('enters with its title where nothing changed since', async () => {
    const world = opened();
    label(world, 'ann');
    expect((await run(world)).text).toContain(`- Dark mode ${link(5)}`);
  });

  it('enters with the title that it had when it was labelled, and the other one is shown', async () => {
    const world = opened();
    label(world, 'ann');
    rename(world, 'Darker', 'stranger');
    rename(world, 'Buy now', 'stranger');
    const { told, text } = await run(world);
    expect(text).toContain(`- Dark mode ${link(5)}`);
    expect(text).not.toContain('Buy now');
    expect(told.join('\n')).toContain('The title of #5 “Dark mode” was changed to “Buy now” by @stranger, who is not known to have triage permission');
    expect(world.issue(5).title).toBe('Buy now');
    expect(await world.afterwards()).toEqual([]);
  });

  it('enters with a title that somebody who may gave it after that', async () => {
    const world = opened();
    label(world, 'ann');
    rename(world, 'Buy now', 'stranger');
    rename(world, 'Dark theme', 'bob');
    expect((await run(world)).text).toContain(`- Dark theme ${link(5)}`);
  });

  it('enters with the title of the last labelling', async () => {
    const world = opened();
    label(world, 'ann');
    world.change(5, { labels: [] }, 'ann');
    rename(world, 'Dark theme', 'stranger');
    label(world, 'bob');
    rename(world, 'Buy now', 'stranger');
    expect((await run(world)).text).toContain(`- Dark theme ${link(5)}`);
  });

  it('is edited between its listing and its adding, and enters as it was labelled', async () => {
    const world = opened();
    label(world, 'ann');
    await world.sync();
    rename(world, 'Buy now', 'stranger');
    await world.sync();
    expect(world.text).toContain(`- Dark mode ${link(5)}`);
  });

  it.each<[string, string | null]>([
    ['its author, as by a template for issues', 'stranger'],
    ['somebody GitHub does not name', null],
  ])('stays out and is told where the label was set by %s', async (_, by) => {
    const world = opened();
    label(world, by);
    const { told, text } = await run(world);
    expect(text).not.toContain('Dark mode');
    expect(told.join('\n')).toMatch(/#5 “Dark mode” has the label “roadmap” but is not added to the file: .* Take the label off and set it again/);
    world.change(5, { labels: [] }, 'ann');
    label(world, 'ann');
    await world.sync();
    expect(world.text).toContain(`- Dark mode ${link(5)}`);
  });

  it('stays out and is told where the server tells neither new titles nor who edits, and something changed', async () => {
    const world = opened();
    label(world, 'ann');
    world.change(5, { body: 'Anything.' }, 'stranger');
    world.tellsBodies = false;
    const { told, text } = await run(world);
    expect(text).not.toContain('Dark mode');
    expect(told.join('\n')).toContain('GitHub does not say which title it had when it was labelled');
  });

  it('enters after a change of its text where the server tells of changes', async () => {
    const world = opened();
    label(world, 'ann');
    world.change(5, { body: 'Anything.' }, 'stranger');
    expect((await run(world)).text).toContain(`- Dark mode ${link(5)}`);
  });

  it('enters without what its text says, whenever that was written', async () => {
    const world = await openedLater(MANAGED);
    label(world, 'ann');
    const { told, text } = await run(world);
    expect(text).toContain(`- Dark mode ${link(5)}`);
    expect(text).not.toMatch(/evil|blocker|Buy/);
    expect(told.join('\n')).toContain('is added to the file without the fields and notes in its text');
  });

  it('does not enter with the end of a long title that its text gives', async () => {
    const long = `Dark ${'and darker '.repeat(30)}`.trim();
    const world = await openedLater(issueOf(5, long, { title: `${long.slice(0, 254)}…` }).body);
    world.change(5, { title: `${long.slice(0, 254)}…` }, 'stranger');
    label(world, 'ann');
    const { text } = await run(world);
    expect(text).toContain('Dark and darker');
    expect(text).not.toContain(long);
  });
});

describe('an issue of somebody', () => {
  it.each(['ann', 'sentry[bot]'])('whose text may enter needs no further question: %s', async (author) => {
    const world = await openedLater(MANAGED.replaceAll('evil', 'ann'), author);
    label(world, author);
    rename(world, 'Dark theme', author);
    expect((await run(world)).text).toContain(`- Dark theme ${link(5)}`);
    expect(world.text).toContain('priority: blocker');
    expect(world.requests.filter((request) => request.startsWith('issue.events') || request.startsWith('issue.bodies'))).toEqual([]);
  });

  it('whose account is gone is that of a stranger', async () => {
    const world = await openedLater(MANAGED, '');
    label(world, 'ann');
    rename(world, 'Buy now', null);
    const { text } = await run(world);
    expect(text).not.toMatch(/evil|blocker|Buy/);
    expect(text).toContain(`- Dark mode ${link(5)}`);
    expect(world.requests).not.toContain('collaborator ');
  });

  it('who lost the permission since is that of a stranger', async () => {
    const world = await openedLater(MANAGED, 'bob');
    label(world, 'bob');
    world.collaborators.delete('bob');
    const { told, text } = await run(world);
    expect(text).not.toContain('Dark mode');
    expect(told.join('\n')).toContain('was set by @bob, who is not known to triage');
  });

  it('is no owner because GitHub calls them a member', async () => {
    const world = await openedLater(MANAGED);
    world.change(5, { byOwner: false });
    label(world, 'ann');
    expect((await run(world)).text).not.toContain('blocker');
  });
});

describe('an issue that was labelled under another title', () => {
  it('is not linked to the item whose title a stranger gave it', async () => {
    const world = opened();
    label(world, 'ann');
    rename(world, 'Lexer', 'stranger');
    expect(problemsOf(await world.sync())).toContain('maybe-the-same 3');
    expect(world.text).toBe(FILE);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is linked where somebody who may gave it that title', async () => {
    const world = opened();
    label(world, 'ann');
    rename(world, 'Lexer', 'ann');
    await world.sync();
    expect(world.text).toContain(`- Lexer ${link(5)}`);
  });
});

describe('very many labelled issues of strangers', () => {
  it('cost a limited number of requests', async () => {
    const world = await MemoryWorld.agreed(FILE);
    for (let number = 10; number < 160; number += 1) world.open(issueOf(number, `Spam ${number}`, { author: 'stranger', body: '' }), 'stranger');
    const { problems } = await world.sync({ limits: { ...REQUEST.limits, maxChanges: 500 } });
    expect(world.requests.filter((request) => request.startsWith('issue.events'))).toHaveLength(100);
    expect(problems.filter(({ code }) => code === 'not-trusted')).toHaveLength(150);
    expect(world.text).not.toContain('Spam');
  });
});
