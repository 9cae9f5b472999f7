import { describe, expect, it } from 'vitest';
import { ownDesk, TWO_ITEMS as TEXT, type WaitingDesk } from '../../support/run/waiting.ts';
import type { TestGitHub } from '../../support/server/github.ts';
import { mergePull, pullsOf } from '../../support/server/pulls/merge-pull.ts';
import { WAITING as BRANCH, commitOn, headOf, textAt } from '../../support/server/pulls/pulls.ts';

const WITH_NOTES = `${TEXT}\n## Notes\n\nAbove.\n`;

let github: TestGitHub;
let desk: WaitingDesk;
ownDesk((ownGitHub, own) => {
  github = ownGitHub;
  desk = own;
});

describe('the branch', () => {
  it('follows the default branch where the roadmap moved on, and items that wait are not made again', async () => {
    await desk.done();
    await github.commit('ROADMAP.md', '# Kettle\n\n- [ ] Lid\n- [ ] Whistle loudly\n- [ ] Timer\n');
    await desk.done();
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Lid (#4)\n- [ ] Whistle loudly (#1)\n- [ ] Timer (#2)\n');
    expect(await desk.titles()).toEqual(['Whistle loudly: open', 'Timer: open', 'Lid: open']);
    await mergePull(github, 3, 'squash', BRANCH);
    await desk.done();
    await desk.settles();
    expect(await desk.present()).toBe('# Kettle\n\n- [ ] Lid (#4)\n- [ ] Whistle loudly (#1)\n- [ ] Timer (#2)\n');
  });

  it('that people pushed to is left as it is, until its pull request is merged or closed', async () => {
    await desk.done();
    const ours = await headOf(github, BRANCH);
    const theirs = await commitOn(github, ours, [ours], { 'ROADMAP.md': ((await textAt(github, ours)) ?? '').replace('Whistle', 'Hoot') });
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: theirs });
    await github.closeIssue(2, 'completed');
    const left = await desk.done();
    expect(left.log).toContain(`::warning file=ROADMAP.md::The branch “${BRANCH}” holds commits that this action did not make`);
    expect(await headOf(github, BRANCH)).toBe(theirs);
    await mergePull(github, 3, 'squash', BRANCH);
    // The emulator's pull request does not follow pushes.
    await github.api('DELETE', '/git/refs/heads/roadmap-sync/ROADMAP.md');
    await desk.done();
    expect(await desk.titles()).toEqual(['Hoot: open', 'Timer: closed']);
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Hoot (#1)\n- [x] Timer (#2)\n');
  });

  it('goes on after a person brought the default branch into it, and after a closed pull request with commits of people', async () => {
    await github.commit('ROADMAP.md', WITH_NOTES);
    await desk.done();
    const ours = await headOf(github, BRANCH);
    await github.commit('ROADMAP.md', WITH_NOTES.replace('Above', 'Below'));
    const main = await headOf(github);
    const text = ((await textAt(github, ours)) ?? '').replace('Above', 'Below');
    const merge = await commitOn(github, ours, [ours, main], { 'ROADMAP.md': text }, 'Merge branch main');
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: merge });
    await github.closeIssue(2, 'completed');
    const { log } = await desk.done();
    expect(log).not.toContain('holds commits');
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');

    const head = await headOf(github, BRANCH);
    const theirs = await commitOn(github, head, [head], { 'ROADMAP.md': text.replace('Below', 'Aside') });
    await github.api('PATCH', '/git/refs/heads/roadmap-sync/ROADMAP.md', { sha: theirs });
    // The emulator's pull request does not follow pushes.
    const closed = { number: 3, state: 'closed', title: '', body: '', merged_at: null, head: { sha: theirs }, base: { ref: 'main' } };
    github.intercept = ({ path, query }) => (path === '/pulls' && query.includes('state=all') ? { status: 200, body: [closed] } : null);
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    await desk.done();
    github.intercept = () => null;
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n\n## Notes\n\nBelow.\n');
    expect((await pullsOf(github)).map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('may be deleted', async () => {
    await desk.done();
    await github.api('DELETE', '/git/refs/heads/roadmap-sync/ROADMAP.md');
    await github.api('PATCH', '/pulls/3', { state: 'closed' });
    await github.closeIssue(2, 'completed');
    await desk.done();
    expect(await desk.proposed()).toBe('# Kettle\n\n- [ ] Whistle (#1)\n- [x] Timer (#2)\n');
    await desk.settles();
  });
});
