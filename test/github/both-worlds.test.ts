import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import type { World } from '../../src/model/ports.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { TestGitHub } from '../support/server/github.ts';
import { WikiServer } from '../support/server/wiki-server.ts';
import { worldAt } from '../support/server/world.ts';

const LONG_AGO = '2020-01-01T00:00:00Z';
const TEXT = '# Roadmap\n';
const UPDATE = { path: 'updates/1.md', text: 'One\n' };

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function realWorld(): Promise<World> {
  const github = await TestGitHub.start();
  const wiki = await WikiServer.start();
  closing.push(
    () => github.close(),
    () => wiki.close(),
  );
  await github.commit('ROADMAP.md', TEXT);
  wiki.init();
  wiki.save('Home.md', 'Hello.\n');
  return worldAt(github, { wiki });
}

async function memoryWorld(): Promise<World> {
  const world = new MemoryWorld(TEXT);
  world.desk.pages?.set('Home', 'Hello.\n');
  return world.world();
}

/** Answers without what differs from server to server: shas and who asks. */
const shown = <Answer extends object>(answer: Answer) => ({
  ...answer,
  ...('sha' in answer ? { sha: 'SHA' } : {}),
  ...('commit' in answer ? { commit: typeof answer.commit } : {}),
});
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    (answer) => answer,
    (error: unknown) => (error instanceof UserError ? 'UserError' : String(error)),
  );

/** What tests in memory rely on is what the real ports do. */
describe.each([
  ['GitHub', realWorld],
  ['memory', memoryWorld],
])('in %s', (_, open) => {
  it('milestones are made once, and dated', async () => {
    const { issues } = await open();
    expect(await issues.createMilestone({ title: '2.1', due: '2026-11-23' })).toEqual({ number: 1, title: '2.1', due: '2026-11-23' });
    expect(await issues.createMilestone({ title: '2.1', due: null })).toEqual({ number: 1, title: '2.1', due: '2026-11-23' });
    await issues.setDue(1, '2026-12-01');
    expect(await issues.milestones()).toEqual([{ number: 1, title: '2.1', due: '2026-12-01' }]);
  });

  it('issues are put into milestones, and events tell of it', async () => {
    const { issues } = await open();
    await issues.createMilestone({ title: '2.1', due: null });
    const made = await issues.create({ title: 'A', body: '', labels: [], assignees: [], milestone: 1 });
    expect(made.milestone).toEqual({ number: 1, title: '2.1' });
    expect((await issues.update(made.number, { milestone: null })).milestone).toBeNull();
    expect((await issues.update(made.number, { milestone: 1, title: 'B' })).milestone).toEqual({ number: 1, title: '2.1' });
    const events = (await issues.history(made.number, LONG_AGO)).filter(({ what }) => what.endsWith('milestoned'));
    expect(events.slice(-2)).toEqual([
      { what: 'demilestoned', value: '2.1' },
      { what: 'milestoned', value: '2.1' },
    ]);
    expect(await outcome(issues.update(made.number, { milestone: 9 }))).toBe('UserError');
  });

  it('comments are written and read', async () => {
    const { issues } = await open();
    const { number } = await issues.create({ title: 'Updates', body: '', labels: [], assignees: [] });
    await issues.comment(number, 'One');
    expect((await issues.comments(number, LONG_AGO)).map(({ body }) => body)).toEqual(['One']);
    expect(await issues.comments(number, '2100-01-01T00:00:00Z')).toEqual([]);
    expect(await outcome(issues.comment(99, 'One'))).toBe('UserError');
    expect(await outcome(issues.comments(99, LONG_AGO))).toBe('UserError');
  });

  it('two files are one commit, once', async () => {
    const { file, files } = await open();
    const version = await file.read();
    if (version === null) throw new Error('There is no roadmap.');
    const change = { ...version, text: '# New\n', message: 'Publish', beside: [UPDATE] };
    const written = await file.write(change);
    expect(shown(written)).toEqual({ result: 'written', sha: 'SHA', commit: 'string' });
    expect([await files.read('ROADMAP.md'), await files.read(UPDATE.path), await files.read('none.md')]).toEqual(['# New\n', 'One\n', null]);
    // Once more, from what was read before: it stands there.
    expect(await file.write(change)).toEqual({ ...written, commit: null });
    expect(await file.write({ ...change, text: '# Newer\n' })).toEqual({ result: 'stale' });
    const now = { ...change, sha: written.result === 'written' ? written.sha : '' };
    expect(await file.write(now)).toEqual({ ...written, commit: null });
    expect(await outcome(file.write({ ...now, beside: [{ ...UPDATE, text: 'Another\n' }] }))).toBe('UserError');
    // Unless what is there is an earlier version of it.
    const newer = await file.write({
      ...now,
      beside: [
        { ...UPDATE, text: 'Another One\n', replaces: 'One' },
        { path: 'third.svg', text: '3' },
      ],
    });
    expect(shown(newer)).toEqual({ result: 'written', sha: 'SHA', commit: 'string' });
    expect([await files.read(UPDATE.path), await files.read('third.svg')]).toEqual(['Another One\n', '3']);
    expect([(await file.messages(LONG_AGO, UPDATE.path))[1], (await file.messages(LONG_AGO))[0]]).toEqual(['Publish', 'Publish']);
  });

  it('a commit of a new file alone stands in the history of that file, and not in the roadmap’s', async () => {
    const { file } = await open();
    const version = await file.read();
    if (version === null) throw new Error('There is no roadmap.');
    await file.write({ ...version, message: 'Publish', beside: [UPDATE] });
    expect(await file.messages(LONG_AGO, UPDATE.path)).toEqual(['Publish']);
    expect(await file.messages(LONG_AGO)).not.toContain('Publish');
  });

  it('a page of the wiki is written once', async () => {
    const { wiki } = await open();
    const edit = (text: string | null) => (text?.includes('News') ? text : `${text ?? ''}News\n`);
    expect([await wiki.write('Home', edit, 'm'), await wiki.write('Home', edit, 'm'), await wiki.write('Other', edit, 'm')]).toEqual([
      'written',
      'same',
      'written',
    ]);
  });
});
