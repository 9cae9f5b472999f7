import { describe, expect, it } from 'vitest';
import { terminalLines } from '../../src/report/terminal.ts';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

describe('the lines for a log', () => {
  it('of a first run', async () => {
    const result = await new MemoryWorld(lines('## Bugs', '', '- Crash')).sync();
    expect(terminalLines(result)).toEqual(['Created the label roadmap', 'Created the label bug', 'Created #1 Crash (roadmap, bug)', '1 issue created.']);
  });

  it('of a dry run', async () => {
    const world = new MemoryWorld(lines('- [ ] A', `- [ ] B ${link(9)}`));
    expect(terminalLines(await world.sync({ planOnly: true }))).toEqual([
      'Create the label roadmap',
      'Create the label feature',
      'Create an issue for A (roadmap, feature)',
      'ROADMAP.md:2: warning: “B” links to #9, which cannot be read: it is deleted, or hidden from this token. The item is left as it is. Remove the link to give it an issue of its own.',
      '1 to create; nothing written.',
    ]);
  });

  it('of problems, in the order of their lines', async () => {
    const world = new MemoryWorld(lines('- [ ] A', `- [ ] B ${link(9)}`, '- [ ] C', '  owner: ann', '  owner: bob', `- [ ] D ${link(8)}`));
    const told = terminalLines(await world.sync({ planOnly: true })).flatMap((line) => /^ROADMAP\.md:(\d+):/.exec(line)?.[1] ?? []);
    expect(told).toEqual(['2', '5', '6']);
  });

  it('of a warning that was told before: only the log of a job has a summary that lists it', async () => {
    const world = new MemoryWorld(lines('- [ ] A', `- [ ] B ${link(9)}`));
    await world.sync();
    const result = await world.sync();
    expect(terminalLines(result)[0]).toBe('1 warning was told before, and nothing has changed.');
    expect(terminalLines(result, true)[0]).toBe('1 warning was told before, and nothing has changed. The summary lists it.');
  });

  it('of closing and reopening, with what was done to the file', async () => {
    const world = new MemoryWorld(lines('Last updated: 2026-01-01', '', '## Bugs', '', '- A', '- B', '', '## Planned', '', '- [ ] C', '- [ ] D'));
    await world.sync();
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    world.replace('- [ ] C', '- [x] C');
    expect(terminalLines(await world.sync())).toEqual([
      'Moved to resolved as not planned #1 A (resolution: Not planned, in the new section “Bugs resolved since last update”)',
      'Closed the issue #3 C (completed)',
      'Set “Last updated” to 2026-03-02',
      '1 issue closed, 1 item moved to resolved as not planned.',
    ]);
    world.change(1, { state: { open: true } });
    world.replace('- [x] C', '- [ ] C');
    expect(terminalLines(await world.sync())).toEqual(
      expect.arrayContaining(['Reopened the item #1 A (resolution removed, moved to “Bugs”)', 'Reopened the issue #3 C']),
    );
  });

  it.each([
    ['- [ ] A', 'completed', 'mark "A" completed'],
    ['- [ ] A', 'not_planned', 'mark "A" not planned'],
    ['## Bugs\n\n- A', 'completed', 'move "A" to resolved'],
    ['## Planned\n\n- A', 'not_planned', 'move "A" to dropped'],
    ['- [ ] A\n\n## Done\n\n- [x] B', 'completed', 'move "A" to completed'],
  ] as const)('of a closing, with the words of its commit: %j, %s', async (text, reason, words) => {
    const world = await MemoryWorld.agreed(`${text}\n`);
    world.change(1, { state: { open: false, reason } });
    const [line = ''] = terminalLines(await world.sync());
    expect(world.messages.at(-1)).toContain(`${words} (#1)`);
    const [verb = '', after = ''] = words.split(' "A" ');
    expect(line.toLowerCase()).toContain(`${verb === 'mark' ? 'marked' : 'moved'} ${after} #1 a`);
  });

  it('of a sub-item that is ticked, by its name', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - [ ] one', '  - [ ] two'));
    world.change(1, { body: world.issue(1).body.replace('[ ] two', '[x] two') });
    expect(terminalLines(await world.sync())[0]).toBe('Followed the issue #1 A (sub-item “two” ticked)');
  });

  it('of a refused plan', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    const shown = terminalLines(await world.sync({ limits: { ...REQUEST.limits, maxCreates: 1 } }));
    expect(shown.slice(-3)).toEqual([
      'The plan would create 2 issues, and `max-creates` allows 1.',
      'If this is intended, run the workflow once by hand (Actions → Roadmap → Run workflow) with `max-creates: 2`. Nothing was written.',
      'Refused: the plan is too large.',
    ]);
  });

  it('of agreement', async () => {
    const world = new MemoryWorld('- [x] A\n');
    expect(terminalLines(await world.sync())).toEqual(['Roadmap and issues agree: nothing to do.']);
    expect(terminalLines(await world.sync({ planOnly: true }))).toEqual(['Nothing to do.']);
  });

  it('are one line each and no commands, whatever a title holds', async () => {
    const world = new MemoryWorld(lines('- [ ] &#10;::error::x &#x202e; ##[error]y', '- [ ] ::warning::z'));
    for (const line of terminalLines(await world.sync())) {
      expect(line).not.toMatch(/[\n\r\u202e]/);
      expect(line).not.toMatch(/^\s*::/);
      expect(line).not.toMatch(/##\[\w/);
    }
  });
});
