import { describe, expect, it } from 'vitest';
import { summary } from '../../src/report/summary.ts';
import { terminalLines } from '../../src/report/terminal.ts';
import { ADDRESS, issueOf, lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const LID = lines('- [ ] Lid', '  - owner: Ann', '  - [ ] hinge', '', '  A note.');

/** Edits of the file, and what is said of them, as of the same edits of the issue. */
const SAME: ReadonlyArray<readonly [what: string, from: string, to: string, said: string]> = [
  ['a box', '[ ] hinge', '[x] hinge', 'sub-item “hinge” ticked'],
  ['an owner', 'owner: Ann', 'owner: Bea', 'owner: Bea'],
  ['no owner', '  - owner: Ann\n', '', 'owner removed'],
  ['a note', 'A note.', 'Another note.', 'notes'],
  ['a sub-item', '  - [ ] hinge\n', '  - [ ] hinge\n  - [ ] screw\n', 'sub-items'],
];

describe('one change is said in the same words, wherever it was made', () => {
  it.each(SAME)('in the file: %s', async (_, from, to, said) => {
    const world = await MemoryWorld.agreed(LID);
    world.edit(world.text.replace(from, to));
    expect(terminalLines(await world.sync())).toContain(`Updated the issue #1 Lid (${said})`);
  });

  it.each(SAME.filter(([, from]) => !from.startsWith('  -')))('on the issue: %s', async (_, from, to, said) => {
    const world = await MemoryWorld.agreed(LID);
    const { body } = world.issue(1);
    const [before, after] = [from, to].map((text) => text.replace('owner: ', '**Owner:** '));
    expect(body).toContain(before);
    world.change(1, { body: body.replace(before ?? '', after ?? '') });
    expect(terminalLines(await world.sync())).toContain(`Followed the issue #1 Lid (${said})`);
  });

  it('where only the text is written anew', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Lid'));
    world.change(1, { body: '' });
    expect(terminalLines(await world.sync())).toContain('Updated the issue #1 Lid (its text)');
  });

  it('where an issue of the same title is linked', async () => {
    const world = new MemoryWorld(lines('- [ ] Lid'));
    world.open(issueOf(4, 'Lid', { body: '' }));
    expect(terminalLines(await world.sync())).toContain('Linked #4 Lid (to the open issue of this title)');
  });

  it.each([
    ['closed', '### Issues closed (1)'],
    ['reopened', '### Issues reopened (1)'],
    ['closed and reopened', '### Issues closed and reopened (2)'],
  ])('in the title of a table: %s', async (what, title) => {
    const world = await MemoryWorld.agreed(lines('- [ ] Lid', '- [ ] Pot'));
    world.edit(world.text.replace('[ ] Pot', '[x] Pot'));
    await world.sync();
    if (what.includes('closed')) world.edit(world.text.replace('[ ] Lid', '[x] Lid'));
    if (what.includes('reopened')) world.edit(world.text.replace('[x] Pot', '[ ] Pot'));
    const result = await world.sync();
    expect(summary(result, ADDRESS)).toContain(title);
  });

  it('once, where a later attempt of the run does the same again', async () => {
    const world = await MemoryWorld.agreed(lines('# Kettle 3', '', '## Bugs', '', '- Leak', '', '## Planned', '', '- Lid'));
    world.config = 'update: { file: true }\nchart: docs/roadmap.svg\n';
    world.change(1, { state: { open: false, reason: 'completed' } });
    const result = await world.sync({ update: true });
    expect(result.outcomes.filter(({ operation }) => operation.kind === 'draw-chart').length).toBeGreaterThan(1);
    expect(terminalLines(result).filter((line) => line.startsWith('Drew'))).toEqual(['Drew the picture docs/roadmap.svg']);
    expect(summary(result, ADDRESS).match(/Drew the picture/g)).toHaveLength(1);
  });
});
