import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { closedIssue, issueOf, lines, link, READING } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

function rewrite(world: MemoryWorld, number: number, from: string, to: string): void {
  const { body } = world.issue(number);
  if (!body.includes(from)) throw new Error(`The body does not hold ${JSON.stringify(from)}:\n${body}`);
  world.change(number, { body: body.replace(from, () => to) });
}
const DONE = { open: false, reason: 'completed' } as const;
const NOT_PLANNED = { open: false, reason: 'not_planned' } as const;
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const labelsOf = (world: MemoryWorld, number: number) => world.issue(number).labels;
/** A repository with a configuration, after a first run. */
async function configured(config: string, text: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  return world;
}

describe('nothing is lost, overwritten or doubled', () => {
  it('the right item moves when a sub-item above it went away in the same run', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] a1', '  - [ ] a2', '- B', '- C', '- D', '', '## Completed', '', '- Z'));
    rewrite(world, 1, '- [ ] a1\n- [ ] a2\n', '');
    world.change(2, { state: DONE });
    await world.sync();
    await world.sync();
    expect(world.issue(2).state).toEqual(DONE);
    expect(world.issue(4).state).toEqual({ open: true });
    expect(world.text).toContain(`- Z\n- B ${link(2)}`);
  });

  it('a tick in the file stays when a sub-item is added in the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] one', '  - [ ] two'));
    world.replace('- [ ] one', '- [x] one');
    rewrite(world, 1, '- [ ] two', '- [ ] two\n- [ ] three');
    await world.sync();
    await world.sync();
    expect(world.text).toContain('- [x] one\n  - [ ] two\n  - [ ] three');
  });

  it('a field and a sub-item that change in the issue in one run both enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: x', '  - [ ] one'));
    rewrite(world, 1, '- [ ] one', '- [ ] one\n- [ ] two');
    world.change(1, { assignees: ['bob'] });
    await world.sync();
    await world.sync();
    expect(world.text).toContain('- [ ] two');
    expect(world.text).toContain('owner: @bob');
  });

  it('a field that is added, and notes that are taken out, in the issue in one run', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  A note.', '- B'));
    rewrite(world, 1, 'A note.', '**Status:** in work');
    await world.sync();
    expect(world.text).toContain('status: in work');
    expect(world.text).not.toContain('A note.');
  });

  it('on an item of one line a sub-item and an owner from the issue enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] T\\', '  status: x', '- [ ] A'));
    rewrite(world, 2, '<sub>', '- [ ] one\n\n<sub>');
    world.change(2, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('- [ ] one');
    expect(world.text).toContain('owner: @ann');
  });

  it('an edit that cannot enter the file is not agreed, and told again', async () => {
    const config = 'sections:\n  - title: Plans\n    items: table\n    columns: { title: Title, status: Status }\n';
    const world = await configured(config, lines('# R', '', '## Plans', '', '| Title | Status |', '|---|---|', '| A | planned |'));
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] });
    expect(codes(await world.sync())).toContain('cannot-edit');
    const before = world.writes.length;
    expect(codes(await world.sync())).toContain('cannot-edit');
    expect(world.writes.slice(before)).toEqual([]);
  });

  it('a title of more than 256 characters that is renamed in the file leaves nothing of the old one', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${long}`, '- B'));
    world.replace(long, 'Short');
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Short ${link(1)}`, `- B ${link(2)}`));
  });

  it('a title of more than 256 characters whose issue is renamed leaves nothing of the old one', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', `- ${long}`, '- B'));
    world.change(1, { title: 'Short' });
    await world.sync();
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Short ${link(1)}`, `- B ${link(2)}`));
  });

  it('a title that grows over 256 characters opens the body', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.replace('- A ', `- ${long} `);
    await world.sync();
    expect(world.issue(1).body).toContain('word79');
  });

  it.each([
    ['fence', '```'],
    ['comment', '<!-- todo'],
    ['pre', '<pre>'],
  ])('notes with a %s left open swallow nothing', async (_, open) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open', '  - [ ] one', '', `  ${open}`, '  text', '- B'));
    world.replace('status: open', 'status: fixed');
    await world.sync();
    expect(world.issue(1).body).not.toContain('**Status:** open');
    rewrite(world, 1, '- [ ] one', '- [x] one');
    await world.sync();
    expect(world.text).not.toContain('**Status:**');
  });

  it('sub-items before notes that begin with “Acceptance criteria:” are sub-items in the issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] cut', '  - [ ] glue', '', '  Acceptance criteria:', '', '  - [ ] flies'));
    world.replace('  - [ ] cut\n', '');
    await world.sync();
    expect(world.issue(1).body.match(/glue/g)).toHaveLength(1);
    expect(world.issue(1).body).not.toContain('cut');
  });

  it('ticks of sub-items before notes that begin with “Acceptance criteria:” go both ways', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] cut', '', '  Acceptance criteria:', '', '  - [ ] flies'));
    world.replace('- [ ] cut', '- [x] cut');
    await world.sync();
    expect(world.issue(1).body).toContain('- [x] cut');
  });

  it('a copy of a linked item above the item is not obeyed', async () => {
    const world = await MemoryWorld.agreed(lines('## Completed', '', '- Z', '', '## Planned', '', '- A', '- B'));
    world.replace('- Z', `- Z\n- A ${link(1)}`);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
  });

  it('a copy of a linked item above the item does not change the kind', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '- B'));
    world.replace('- Z ', `- A ${link(2)}\n- Z `);
    await world.sync();
    expect(labelsOf(world, 2)).toEqual(['roadmap', 'feature']);
  });

  it('an issue that is reopened after its finished item was tidied away stays open', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.change(1, { state: DONE });
    await world.sync();
    world.replace(`- Alpha ${link(1)}\n`, '');
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
    expect(world.text).toContain(`- Alpha ${link(1)}`);
  });

  it('a struck item reopened and renamed in one go comes back', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { state: NOT_PLANNED });
    await world.sync();
    world.change(1, { title: 'A new', state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- [ ] A new ${link(1)}`);
  });

  it('a struck item takes the new title of its issue, and its other edits are not lost with it', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { state: NOT_PLANNED });
    await world.sync();
    world.change(1, { title: 'A new', assignees: ['bob'] });
    await world.sync();
    await world.sync();
    expect(world.text).toContain('A new');
    expect(world.text).toContain('@bob');
  });

  it('trust: what a stranger wrote into the owner field does not enter the file with the next assignment', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Owner:** evil words');
    await world.sync();
    world.change(5, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).not.toContain('evil words');
  });

  it('trust: a maintainer’s assignment enters the file though a stranger edited the owner field', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Owner:** @maintainer');
    world.change(5, { assignees: ['ann'] });
    await world.sync();
    await world.sync();
    expect(world.text).toContain('@ann');
    expect(world.text).not.toContain('@maintainer');
  });

  it('an assignee that people set before the issue was adopted stays', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '- A (#5)', '  - owner: @ann'));
    world.open(issueOf(5, 'A', { assignees: ['zoe'], labels: [], body: '' }));
    await world.sync();
    world.replace('@ann', '@bob');
    await world.sync();
    expect(world.issue(5).assignees).toEqual(['zoe', 'bob']);
  });

  it('a rebuild writes to no issue: what was unassigned and unlabelled stays so', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: @ann', '  - priority: high'));
    world.change(1, { assignees: [], labels: ['roadmap', 'feature'] });
    world.setBaseline(null);
    await world.sync();
    expect(world.writes.filter((write) => write.startsWith('issue.'))).toEqual([]);
  });

  it('a rebuild does not put the label `roadmap` back on an issue with our marker', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.change(1, { labels: ['feature'] });
    await world.sync({ fullLook: true });
    world.setBaseline(null);
    await world.sync();
    expect(labelsOf(world, 1)).toEqual(['feature']);
  });

  it('an item deleted while the state was lost does not come back with the next comment, and is told', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.replace(`- Beta ${link(2)}\n`, '');
    world.setBaseline(null);
    expect.soft((await world.sync()).problems).not.toEqual([]);
    world.pass(100);
    world.change(2, {});
    await world.sync();
    expect(world.text).not.toContain('Beta');
  });

  it('a priority that is changed by two clicks, the new label first, arrives', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - priority: high'));
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: low'] });
    await world.sync();
    world.change(1, { labels: labelsOf(world, 1).filter((name) => name !== 'priority: high') });
    await world.sync();
    expect(world.text).toContain('priority: low');
  });

  it('`status:` edited in the issue of a heading item reaches the file', async () => {
    const config = 'sections:\n  - title: Plans\n    items: headings\n';
    const world = await configured(config, lines('# R', '', '## Plans', '', '### A', '', '- status: planned', '', '### B'));
    rewrite(world, 1, '**Status:** planned', '**Status:** in work');
    await world.sync();
    expect(world.text).toContain('- status: in work');
  });

  it('a title with an address enters the file as literal text', async () => {
    const title = 'See https://example.org/a_b_c';
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.change(1, { title });
    await world.sync();
    expect(readRoadmap(world.text, READING).items[0]?.title).toBe(title);
  });

  it('the owner edited in the managed part is assigned', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: @ann'));
    rewrite(world, 1, '@\u200bann', '@bob');
    await world.sync();
    await world.sync();
    expect(world.text).toContain('owner: @bob');
    expect(world.issue(1).assignees).toEqual(['bob']);
  });

  it('an assignment leaves free-text owners as they are written', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: R&D team'));
    world.change(1, { assignees: ['bob'] });
    await world.sync();
    expect(world.text).toContain('owner: R&D team, @bob');
  });

  it('a finished item with a link that is opened again in the file reopens its issue, or it is told', async () => {
    const world = new MemoryWorld(lines('- [x] Mine (#12)', '- [ ] B'));
    world.open(closedIssue(12, 'Mine', 'completed', { labels: [], body: '' }));
    await world.sync();
    world.replace('- [x] Mine', '- [ ] Mine');
    const told = codes(await world.sync());
    expect(told.length > 0 || world.issue(12).state.open).toBe(true);
  });

  it('a bug closed with a resolution of its own gets one resolution', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z'));
    rewrite(world, 1, '<sub>', '**Resolution:** fixed upstream\n\n<sub>');
    world.change(1, { state: DONE });
    await world.sync();
    expect(world.text.match(/resolution:/g)).toHaveLength(1);
  });

  it('a numbered item goes to a done section that is made', async () => {
    const world = await configured('sections:\n  - title: Plans\n    items: numbered\n', lines('# R', '', '## Plans', '', '1. A', '2. B'));
    world.change(2, { state: DONE });
    await world.sync();
    expect(world.text).toContain('## Completed');
  });

  it.each([
    ['headings', lines('# R', '', '## Plans', '', '### Alpha', '', 'Text.', '', '### Beta'), `### Alpha ${link(1)}\n\nText.\n\n`],
    ['table', lines('# R', '', '## Plans', '', '| Title | Status |', '|---|---|', '| Alpha | x |', '| Beta | y |'), `| Alpha ${link(1)} | x |\n`],
  ])('an item taken out of a section of %s comes back in the section’s style', async (items, text, block) => {
    const columns = items === 'table' ? '    columns: { title: Title, status: Status }\n' : '';
    const world = await configured(`sections:\n  - title: Plans\n    items: ${items}\n${columns}`, text);
    world.replace(block, '');
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(link(1));
  });

  it('priority and assignees of an issue that somebody labels enter the file with it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A'));
    world.open(issueOf(9, 'New', { labels: ['roadmap', 'feature', 'priority: high'], assignees: ['ann'], body: '' }));
    await world.sync();
    expect(world.text).toContain('priority: high');
    expect(world.text).toContain('owner: @ann');
  });

  it('a sub-item added in the issue leaves the others in their groups', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - phase 1', '    - [ ] a', '  - phase 2', '    - [ ] b'));
    rewrite(world, 1, '- [ ] b', '- [ ] b\n- [ ] c');
    await world.sync();
    expect(world.text).toContain('  - phase 2\n    - [ ] b');
  });

  it('an item whose title stays in prose, with emphasis, does not close its issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Add **dark** mode', '- B'));
    world.edit(`${world.text.replace(`- Add **dark** mode ${link(1)}\n`, '')}\nNot now: Add **dark** mode.\n`);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
  });

  it('what a maintainer closes after a stranger did is closed in the file', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.change(5, { state: DONE, closedBy: 'stranger' });

    await world.sync();
    world.change(5, { state: { open: true } });
    world.change(5, { state: DONE, closedBy: 'ann' });
    world.actors.set(5, { reopened: 'ann', renamed: null });
    await world.sync();
    expect(world.text).toContain('- [x] A');
  });

  it('conflict: issue lets no stranger’s title stand in the way of the file’s', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.change(5, { title: 'Spam' });
    world.actors.set(5, { reopened: null, renamed: 'stranger' });
    world.replace('] A ', '] A2 ');
    await world.sync({ conflict: 'issue' });
    expect(world.issue(5).title).toBe('A2');
  });

  it('a paragraph that is split in the issue is an edit', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: x', '', '  one', '  two'));
    rewrite(world, 1, 'one\ntwo', 'one\n\ntwo');
    await world.sync();
    world.replace('status: x', 'status: y');
    await world.sync();
    expect(world.issue(1).body).toContain('one\n\ntwo');
  });

  it('of sub-items with equal texts only the one that was ticked is', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] t', '  - [ ] t', '  - [ ] t (2)'));
    rewrite(world, 1, '- [ ] t (2)', '- [x] t (2)');
    await world.sync();
    expect(world.text).toContain('  - [ ] t\n  - [ ] t\n  - [x] t (2)');
  });

  it('a marker that somebody pastes does not enter the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  A note.', '- B'));
    rewrite(world, 1, 'A note.', `${world.issue(2).body.split('\n')[0]}\nA note.`);
    await world.sync();
    expect(world.text).not.toContain('roadmap-sync:begin');
  });
});

describe('a run settles', () => {
  it('a sub-item taken out of the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] one', '  - [ ] two'));
    world.replace('  - [ ] one\n', '');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('a title with a prefix of the other kind, from the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A'));
    world.change(2, { title: 'fix: crash' });
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('notes longer than a body', async () => {
    const notes = Array.from({ length: 1400 }, (_, index) => `  line ${index} ${'x'.repeat(60)}`);
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', ...notes));
    expect.soft(await world.afterwards()).toEqual([]);
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] });
    await world.sync();
    expect(world.text).toContain('priority: high');
  });
});

describe('what is told, or followed', () => {
  it('after the state was lost', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open'));
    world.change(1, { title: 'A new', labels: ['roadmap', 'bug'] });
    rewrite(world, 1, '**Status:** open', '**Status:** late');
    world.setBaseline(null);
    expect(codes(await world.sync())).toContain('sides-differ');
  });

  it.each([
    ['under a never-title', (text: string) => `${text}\n## Out of scope\n\n- Beta ${link(2)}\n`],
    ['in prose', (text: string) => `${text}\nSee ${link(2)}.\n`],
    ['as a sub-item', (text: string) => text.replace(link(1), () => `${link(1)}\n  - [ ] Beta ${link(2)}`)],
  ])('an item whose link stands only %s', async (_, put) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.edit(put(world.text.replace(`- Beta ${link(2)}\n`, '')));
    expect(codes(await world.sync())).toContain('gone-from-file');
  });

  it('a field that stands twice in the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - status: open'));
    rewrite(world, 1, '**Status:** open', '**Status:** in work\n**Status:** open');
    expect(codes(await world.sync())).toContain('repeated-field');
  });

  it('`kind:` written into the issue is obeyed or told', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '  - status: open'));
    rewrite(world, 2, '**Status:** open', '**Status:** open\n**Kind:** bug');
    const told = codes(await world.sync());
    expect(told.length > 0 || labelsOf(world, 2).includes('bug')).toBe(true);
  });

  it('both values of long notes in a conflict', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', '  First words.'));
    world.replace('First words.', 'The file says this. '.repeat(5).trim());
    rewrite(world, 1, 'First words.', 'The issue says that. '.repeat(5).trim());
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message).join()).toContain('The issue says that.');
  });

  it('a resolution that leaves the file when the issue is reopened leaves the issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z'));
    world.change(1, { state: DONE });
    await world.sync();
    world.replace('resolution: Fixed', 'resolution: Fixed in 1.2');
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).not.toContain('Fixed in 1.2');
    expect(world.issue(1).body).not.toContain('Fixed in 1.2');
  });

  it('what was edited in an issue while its link stood only in prose', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '  - status: x', '- Beta'));
    const before = world.text;
    world.edit(`${before.replace(`- Beta ${link(2)}\n`, '')}\nSee ${link(2)}.\n`);
    await world.sync();
    rewrite(world, 2, '<sub>', '**Status:** hot\n\n<sub>');
    await world.sync();
    world.pass(7200);
    world.replace('status: x', 'status: y');
    await world.sync();
    world.pass(7200);
    world.edit(before.replace('status: x', 'status: y'));
    await world.sync();
    expect(world.text).toContain('status: hot');
  });

  it('a name that the configuration maps to a login later is assigned', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: Kim'));
    world.config = 'people: { Kim: ann }\n';
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['ann']);
  });
});

describe('the guard, and smaller things', () => {
  it('ticks of one item’s sub-items are a change to one item', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', ...Array.from({ length: 30 }, (_, index) => `  - [ ] s${index}`)));
    world.change(1, { body: world.issue(1).body.replaceAll('[ ]', '[x]') });
    expect((await world.sync()).plan.refused).toBeNull();
  });

  it('an item closed and renamed is one item', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', ...Array.from({ length: 14 }, (_, index) => `- T${index}`)));
    for (let number = 1; number <= 13; number += 1) world.change(number, { title: `X${number}`, state: DONE });
    expect((await world.sync()).plan.refused).toBeNull();
  });

  it('a mapped name is written as the configuration writes it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A'));
    world.config = 'people: { Kim Lee: ann }\n';
    world.change(1, { assignees: ['ann'] });
    await world.sync();
    expect(world.text).toContain('owner: Kim Lee');
  });

  it('the same owners in another order are no conflict', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - owner: @ann'));
    world.change(1, { assignees: ['ann', 'bob'] });
    world.replace('@ann', '@bob, @ann');
    expect(codes(await world.sync())).not.toContain('conflict');
  });

  it('an item whose title is only a part of another word is gone', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Leak', '- Leakage'));
    world.replace(`- Leak ${link(1)}\n`, '');
    await world.sync();
    expect(world.issue(1).state.open).toBe(false);
  });

  it('kind and `external` changed at once move the item to the section of its kind', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '', '## External projects', '', '- E'));
    world.change(3, { labels: ['roadmap', 'bug'] });
    await world.sync();
    expect(world.text).toContain(`- Z ${link(1)}\n- E ${link(3)}\n`);
  });

  it('a closed bug goes to the resolved section though the label `bug` came with the closing', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '- B'));
    world.change(2, { labels: ['roadmap', 'bug'], state: DONE });
    await world.sync();
    expect(world.text).toContain('resolution: Fixed');
  });
});
