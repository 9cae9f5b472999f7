import { describe, expect, it } from 'vitest';
import { closedIssue, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { codes, DONE, labelsOf, NOT_PLANNED } from './edits.ts';
import { TEXT } from './texts.ts';

describe('an issue that somebody labels', () => {
  it('enters the file once, at the end of the section of its kind, and gets what an issue has', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.open(issueOf(9, 'Dark *mode*', { labels: ['roadmap', 'bug'], body: 'Please.' }));
    const { outcomes } = await world.sync();
    expect(world.text).toContain(`- Leak ${link(2)}\n- Dark \\*mode\\* ${link(9)}\n`);
    expect(world.issue(9).body).toMatch(/^Please\.\n\n<!-- roadmap-sync:begin/);
    expect(outcomes.filter(({ result }) => result === 'done').map(({ operation }) => operation.kind)).toContain('add-item');
    expect(await world.afterwards()).toEqual([]);
  });

  it('is marked external where its section does not say so', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Search (external)', '- Sort'));
    world.open(issueOf(9, 'Crash', { labels: ['roadmap', 'feature', 'external'] }));
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Search (external) ${link(1)}`, `- Sort ${link(2)}`, `- Crash (external) ${link(9)}`));
    expect(world.issue(9).labels).toContain('external');
    expect(await world.afterwards()).toEqual([]);
  });

  it('makes the section where there is none', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Search'));
    world.open(issueOf(9, 'Crash', { labels: ['roadmap', 'bug'] }));
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Search ${link(1)}`, '', '## Open bugs', '', `- Crash ${link(9)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('an item taken out of the file', () => {
  it('comes back as external where somebody labelled its issue so', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Search', '- Find'));
    world.replace(`- Search ${link(1)}\n`, '');
    await world.sync();
    world.change(1, { labels: ['roadmap', 'feature', 'external'], state: { open: true } });
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Find ${link(2)}`, '', '## External projects', '', `- Search ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('closes its issue, which opens again when the line comes back', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    const before = world.text;
    world.replace(`- Leak ${link(2)}\n`, '');
    await world.sync();
    expect(world.issue(2)).toMatchObject({
      state: { open: false, reason: 'not_planned' },
      body: expect.stringContaining('The item was removed from') as string,
    });
    expect(await world.afterwards()).toEqual([]);
    world.edit(before);
    await world.sync();
    expect(world.issue(2)).toMatchObject({ state: { open: true }, body: expect.not.stringContaining('The item was removed from') as string });
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('comes back when its issue is reopened', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.replace(`- Leak ${link(2)}\n`, '');
    await world.sync();
    world.change(2, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- Leak ${link(2)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a line that lost its link', () => {
  it('and was typed with the new title of its issue keeps its issue', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.change(2, { title: 'Memory leak' });
    world.replace(`- Leak ${link(2)}\n`, '- Memory leak\n');
    await world.sync();
    expect(world.text).toContain(`- Memory leak ${link(2)}\n`);
    expect([world.issue(2).state.open, Math.max(...world.numbers)]).toEqual([true, 3]);
    expect(await world.afterwards()).toEqual([]);
  });

  const THREE = lines('## Planned', '', '- [ ] Search', '- [ ] Sort', '- [ ] Find');

  it.each([
    ['ticked', '- [x] Sort', 'completed'],
    ['ticked under the new title of its issue', '- [x] Sorting', 'completed'],
    ['struck', '- [x] ~~Sort~~', 'not_planned'],
  ] as const)('and is %s in its place gets it back, and its issue is closed', async (_, line, reason) => {
    const world = await MemoryWorld.agreed(THREE);
    if (line.endsWith('ing')) world.change(2, { title: 'Sorting' });
    world.replace(`- [ ] Sort ${link(2)}`, line);
    await world.sync();
    expect(world.text).toContain(`${line} ${link(2)}\n`);
    expect(world.issue(2).state).toEqual({ open: false, reason });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['Sort', lines('## Planned', '', `- [ ] Search ${link(1)}`, `- [ ] Find ${link(3)}`, '- [x] Sort')],
    ['Sorting', lines('## Planned', '', `- [ ] Search ${link(1)}`, `- [ ] Find ${link(3)}`, '', '## Done', '', '- [x] Sorting')],
  ])('and is finished elsewhere is told, and its issue is not closed as removed: %s', async (title, text) => {
    const world = await MemoryWorld.agreed(THREE);
    world.change(2, { title });
    world.edit(text);
    const { problems } = await world.sync();
    expect(world.issue(2).state).toEqual({ open: true });
    expect(codes({ problems })).toContain('gone-from-file');
    expect(world.text).toBe(text);
  });

  it.each([
    ['below another heading', ['## Week 2', '', '- [ ] Rest', '- [ ] Sort'], ['- [x] Sort']],
    ['in the same list', [], ['- [x] Sort', '- [ ] Find', '- [ ] Sort']],
  ])('and is ticked, while an open one of its title is typed %s, leaves its issue to that one', async (_, typed, ticked) => {
    const rest = ticked.length > 1 ? [] : ['- [ ] Find'];
    const world = await MemoryWorld.agreed(lines('## Week 1', '', '- [ ] Search', '- [ ] Sort', '- [ ] Find', '', '## Week 2', '', '- [ ] Rest'));
    const first = ['## Week 1', '', `- [ ] Search ${link(1)}`, ...[...ticked, ...rest].map((one) => one.replace('Find', `Find ${link(3)}`))];
    const second = typed.length > 0 ? typed : ['## Week 2', '', '- [ ] Rest'];
    world.edit(lines(...first, '', ...second.map((one) => one.replace('Rest', `Rest ${link(4)}`))));
    const { plan } = await world.sync();
    expect(codes(plan)).toEqual([]);
    expect(world.text).toContain(`- [ ] Sort ${link(2)}\n`);
    expect(world.text).toContain('- [x] Sort\n');
    expect([world.issue(2).state, Math.max(...world.numbers)]).toEqual([{ open: true }, 4]);
    expect(await world.afterwards()).toEqual([]);
  });

  it('long after its issue was closed is another item, if it has the title that the issue has now', async () => {
    const world = await MemoryWorld.agreed(THREE);
    world.change(2, { state: DONE });
    await world.sync();
    world.replace(`- [x] Sort ${link(2)}\n`, '');
    await world.sync();
    world.change(2, { title: 'Ship v2' });
    world.replace('- [ ] Search', '- [ ] Ship v2\n- [ ] Search');
    await world.sync();
    expect(world.text).toContain(`- [ ] Ship v2 ${link(4)}\n`);
    expect(world.issue(2).state.open).toBe(false);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a sentence has its words', 'API', ['Our API is fast.']],
    ['another item has it', 'Find', []],
    ['the title of an item has its words', 'Arch', ['- [ ] Arch and pier']],
    ['a heading has it', 'Tools', ['### Tools', '', 'Some.']],
    ['a sub-item has it', 'Oil', ['- [ ] Car', '  - [ ] Oil']],
  ])('and is gone is closed as removed, whatever its issue is called now: %s', async (_, title, more) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- [ ] Search', '- [ ] Sort', '- [ ] Find', '', '## Open bugs', '', ...more));
    world.change(2, { title });
    world.replace(`- [ ] Sort ${link(2)}\n`, '');
    await world.sync();
    expect(world.issue(2).state).toEqual({ open: false, reason: 'not_planned' });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['- [x] ~~Sorting~~', '## Done'],
    ['- Sorting', '## Notes'],
    ['- [x] Sorting', '## Notes'],
  ])('and has the title that its issue got keeps it open, and is told: %s below %s', async (line, heading) => {
    const world = await MemoryWorld.agreed(THREE);
    world.change(2, { title: 'Sorting' });
    world.edit(`${world.text.replace(`- [ ] Sort ${link(2)}\n`, '')}\n${heading}\n\n${line}\n`);
    const { problems } = await world.sync();
    expect(world.issue(2).state).toEqual({ open: true });
    expect(codes({ problems })).toContain('gone-from-file');
  });

  it('after it was finished does not get it back', async () => {
    const world = await MemoryWorld.agreed(THREE);
    world.change(2, { state: DONE });
    await world.sync();
    const text = world.text.replace(` ${link(2)}`, '');
    world.edit(text);
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('nothing is lost, overwritten or doubled', () => {
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

  it('a finished item with a link that is opened again in the file reopens its issue, or it is told', async () => {
    const world = new MemoryWorld(lines('- [x] Mine (#12)', '- [ ] B'));
    world.open(closedIssue(12, 'Mine', 'completed', { labels: [], body: '' }));
    await world.sync();
    world.replace('- [x] Mine', '- [ ] Mine');
    const told = codes(await world.sync());
    expect(told.length > 0 || world.issue(12).state.open).toBe(true);
  });
});
