import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

const TABLES = `sections:
  - { title: Plan, items: table, columns: { title: Feature, status: Status } }
  - { title: Done, items: table, role: done }
`;

describe('several items that come back at once into a section that they had emptied', () => {
  it('stand in their order: rows', async () => {
    const head = ['| Feature | Status |', '|---|---|'];
    const file = (plan: string[], ...done: string[]) =>
      lines('# R', '', '## Plan', '', ...head, ...plan, '', '## Done', '', ...head, '| Old | done |', ...done);
    const rows = (state: string) => ['A', 'B', 'C'].map((title) => `| ${title} | ${state} |`);
    expect(await thereAndBack(file(rows('open')), [1, 2, 3], { config: TABLES })).toBe(file([], ...rows('done')));
  });

  it.each([
    ['with other bullets', lines('* A', '- B', '- C')],
    ['with other bullets and notes', lines('* A', '  * A note.', '- B', '', '+ C')],
    ['as tasks with other bullets', lines('* [ ] A', '- [ ] B', '- [ ] C')],
  ])('stand in their order with their own bullets: %s', async (_, list) => {
    const text = lines('# R', '', '## Planned', '', list.trimEnd(), '', '## Done', '', list.includes('[ ]') ? '- [x] X' : '- X');
    await thereAndBack(text, [1, 2, 3]);
  });
});

describe('an item that goes while another one comes back from a section that was made for it', () => {
  it.each([
    ['at the end of the file', ['']],
    ['with CRLF', ['\r']],
  ])('leaves the blank lines of the file: %s', async (_, [end = '']) => {
    const world = await MemoryWorld.agreed(['# R', '', '## Planned', '', '- One', '- Two', '- Three', ''].join(`${end}\n`));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.change(1, { state: { open: true } });
    world.change(2, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    const wanted = ['# R', '', '## Planned', '', '- One', '- Three', '', '## Dropped', '', '- Two', ''].join(`${end}\n`);
    expect(withoutLinks(world.text)).toBe(wanted);
  });

  it('leaves them in a file without blank lines', async () => {
    const world = await MemoryWorld.agreed(lines('# R', '## Open bugs', '- B1', '## Planned', '- One', '- Two'));
    world.change(1, { state: { open: false, reason: 'completed' } });
    world.change(2, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    const before = withoutLinks(world.text);
    world.change(2, { state: { open: true } });
    world.change(3, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(withoutLinks(world.text)).not.toMatch(/\n\n/);
    expect(before).not.toMatch(/\n\n/);
  });
});

describe('a row that goes to a table that says that it is empty', () => {
  it.each(['| _None yet_ | |', '| - | - |', '| (nothing) | |', '| | |'])('stands below that row: %s', async (empty) => {
    const head = ['| Feature | Status |', '|---|---|'];
    const file = (plan: string[], ...done: string[]) => lines('# R', '', '## Plan', '', ...head, ...plan, '', '## Done', '', ...head, empty, ...done);
    expect(await thereAndBack(file(['| A | open |', '| B | open |']), [1], { config: TABLES })).toBe(file(['| B | open |'], '| A | done |'));
  });
});
