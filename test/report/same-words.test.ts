import { describe, expect, it } from 'vitest';
import type { CloseReason } from '../../src/model/issue.ts';
import type { Operation } from '../../src/model/plan.ts';
import type { Result } from '../../src/model/result.ts';
import { countedActs } from '../../src/plan/commit/acts.ts';
import { commitMessage } from '../../src/plan/commit-message.ts';
import { proposalAnnotations } from '../../src/report/annotations.ts';
import { describe as describeOperation } from '../../src/report/describe.ts';
import { headlineText } from '../../src/report/headline.ts';
import { previewPage } from '../../src/report/preview-page.ts';
import { summary } from '../../src/report/summary.ts';
import { terminalLines } from '../../src/report/terminal.ts';
import { ADDRESS, issueOf, lines, roadmapOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const BUG = ['# Kettle 3', '', '## Open bugs', '', '- Leak', ''];
const close = (world: MemoryWorld, reason: CloseReason = 'completed') => world.change(1, { state: { open: false, reason } }, 'owner');

/** The words of one act: in the plan, the headline, the log and the commit; null: the commit says nothing of it. */
const ACTS: ReadonlyArray<readonly [string, (world: MemoryWorld) => unknown, string, string, string, string | null]> = [
  ['a closed issue', (world) => close(world), '1 to move to resolved', '1 item moved to resolved', 'Moved to resolved #1 Leak', 'move "Leak" to resolved (#1)'],
  [
    'an issue closed as not planned',
    (world) => close(world, 'not_planned'),
    '1 to move to resolved as not planned',
    '1 item moved to resolved as not planned',
    'Moved to resolved as not planned #1 Leak',
    'move "Leak" to resolved as not planned (#1)',
  ],
  ['a box', (world) => world.edit(world.text.replace('Leak', '[x] Leak')), '1 to close', '1 issue closed', 'Closed the issue #1 Leak', null],
  [
    'a title',
    (world) => world.change(1, { title: 'Drip' }, 'owner'),
    '1 to follow',
    '1 issue followed in the file',
    'Followed the issue #1 Leak → Drip (title)',
    'follow "Leak" → "Drip" in title (#1)',
  ],
  ['a title of the file', (world) => world.edit(world.text.replace('Leak', 'Drip')), '1 to update', '1 issue updated', 'Updated the issue #1 Drip', null],
  [
    'a labelled issue',
    (world) => world.open(issueOf(2, 'Fresh', { labels: ['roadmap', 'bug'] })),
    '1 to add',
    '1 item added to the file',
    'Added to the file #2 Fresh',
    'add "Fresh" (#2)',
  ],
  ['a new item', (world) => world.edit(`${world.text}- Rust\n`), '1 to create', '1 issue created', 'Created #2 Rust', 'link "Rust" (#2)'],
  [
    'a mark',
    (world) =>
      world.edit(
        lines(...BUG, '## Timeline', '', '- A: 1 January 2026 <== WE ARE HERE', '- B: 1 February 2026').replace('- Leak', world.text.split('\n')[4] ?? ''),
      ),
    '1 timeline mark to move',
    '1 timeline mark moved',
    'Moved the mark of the timeline to B',
    'move the mark of the timeline',
  ],
];

describe('one act has the same verb', () => {
  const worldAfter = async (change: (world: MemoryWorld) => unknown) => {
    const world = await MemoryWorld.agreed(lines(...BUG));
    change(world);
    return world;
  };
  const subjectOf = (world: MemoryWorld) => world.messages.at(-1) ?? '';

  it.each(ACTS)('in the plan, the headline, the log and the commit: %s', async (_, change, plan, headline, log, commit) => {
    const planned = await (await worldAfter(change)).sync({ planOnly: true });
    expect(headlineText(planned)).toContain(`${plan}`);
    const world = await worldAfter(change);
    const before = world.messages.length;
    const done = await world.sync();
    expect(headlineText(done)).toContain(headline);
    expect(terminalLines(done).join('\n')).toContain(log);
    if (commit !== null) expect(subjectOf(world)).toContain(commit);
    else expect(world.messages.length).toBe(before);
  });

  it('where the next release is opened', async () => {
    const world = await MemoryWorld.agreed(lines('# Kettle 3', '', '## Planned', '', '- [x] Lid', '', '## Timeline', '', '- Release: 1 March 2026'));
    const done = await world.sync({ next: { release: 'Kettle 4', force: false }, today: '2026-03-02' });
    // Nothing is left in the file, and the headline tells what was done all the same.
    expect(done.roadmap.items).toEqual([]);
    expect(summary(done, ADDRESS)).not.toContain('nothing was written');
    expect(headlineText(done)).toMatch(/\b1 release opened\b/);
    expect(terminalLines(done).join('\n')).toContain('Opened the release Kettle 4');
    expect(world.messages.join('\n')).toContain('open the release Kettle 4');
  });

  it('where an update is published and delivered', async () => {
    const world = await MemoryWorld.agreed(lines(...BUG));
    world.open(issueOf(2, 'Development updates', { labels: [], body: '' }));
    world.config = 'update: { file: true, comment: 2, wiki: true }\n';
    const done = await world.sync({ update: true });
    expect(headlineText(done)).toBe('1 update published, 1 update posted, 1 update put on the wiki.');
    expect(terminalLines(done)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Published /), expect.stringMatching(/^Posted /), expect.stringMatching(/^Put /)]),
    );
    world.desk.pages = null;
    expect(headlineText(await world.sync({ update: true, today: '2026-04-02' }))).toBe(
      '1 update published, 1 update posted, 1 operation left for the next run.',
    );
  });

  it('where the file’s own dates and picture follow', () => {
    const date = { kind: 'set-last-updated', line: 1, date: '2026-03-02' } as const;
    const chart = { kind: 'draw-chart', title: 'roadmap.svg', path: 'roadmap.svg' } as const;
    const roadmap = roadmapOf('- [ ] A\n');
    expect(commitMessage([date], 'ROADMAP.md', 'c1')).toBe('docs(roadmap): set "Last updated" to 2026-03-02\n\nRoadmap-Sync: c1');
    expect(commitMessage([date, chart], 'ROADMAP.md', 'c1')).toBe('docs(roadmap): draw the picture\n\nRoadmap-Sync: c1');
    expect([date, chart].map((one) => describeOperation(one, roadmap).done)).toEqual(['Set “Last updated” to', 'Drew the picture']);
    const counted = (...operations: Operation[]) => countedActs(operations.map((operation) => ({ operation, roadmap }))).map(({ act }) => act.verb);
    expect([counted(date, chart), counted(date, chart, { kind: 'close-milestone', milestone: 1, title: 'A' })]).toEqual([['set', 'draw'], ['close']]);
  });

  it.each<readonly [why: string, edit: (text: string) => string]>([
    ['completed: its item is done in the file', (text) => text.replace('- Leak', '- [x] Leak')],
    ['not planned: its item is dropped in the file', (text) => text.replace(/- (Leak .*)/, '- ~~$1~~')],
    ['not planned: its item was removed from the file', (text) => text.replace(/- Leak.*\n/, '- Rust\n')],
  ])('in the preview and the summary, where an issue is closed: %s', async (why, edit) => {
    const world = await worldAfter((one) => one.edit(edit(one.text)));
    const result: Result = await world.sync({ planOnly: true });
    const preview = { is: 'plan', result, commit: 'c', changed: new Set([5]), lineAtHead: null } as const;
    expect(previewPage(preview, 'ROADMAP.md', ADDRESS)).toContain(`| ${why} |`);
    expect(summary(result, ADDRESS)).toContain(`| close as ${why} |`);
    expect(summary(await world.sync(), ADDRESS)).toContain(`| closed as ${why} |`);
  });

  it('in the preview’s table, its annotations and the log', async () => {
    const world = await worldAfter((one) => one.edit(`${one.text.replace('Leak', 'Drip')}- Rust\n`));
    const result: Result = await world.sync({ planOnly: true });
    const preview = { is: 'plan', result, commit: 'c', changed: new Set([5, 6, 7]), lineAtHead: null } as const;
    const table = previewPage(preview, 'ROADMAP.md', ADDRESS) ?? '';
    const told = proposalAnnotations(result, new Set([5, 6, 7])).map(({ message }) => message);
    expect(table).toContain('**1 to create · 1 to update**');
    expect(table).toContain('| Create an issue for | **Rust** |');
    expect(table).toMatch(/\| Update the issue \| \[#1\]\S+ Leak → \*\*Drip\*\* \|/);
    expect(told).toEqual(
      expect.arrayContaining([
        'After the merge: Create an issue for “Rust” (roadmap, bug)',
        expect.stringMatching(/^After the merge: Update the issue #1 “Drip” \(title/),
      ]),
    );
    expect(terminalLines(result)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Create an issue for Rust/), expect.stringMatching(/^Update the issue #1 Drip/)]),
    );
    expect(summary(result, ADDRESS)).toContain('### Issues to update (1)');
  });
});
