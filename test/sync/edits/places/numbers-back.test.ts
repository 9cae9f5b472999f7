import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

const CONFIG = 'sections:\n  - { title: Planned, role: open, items: [numbered] }\n  - { title: Done, role: done, items: [numbered, bullets] }\n';

describe('items of a numbered list that come back', () => {
  it.each([
    ['one number for all', ['1. [ ] A', '1. [ ] B', '1. [ ] C']],
    ['a zero for all', ['0. [ ] A', '0. [ ] B', '0. [ ] C']],
    ['counted from zero', ['0. [ ] A', '1. [ ] B', '2. [ ] C']],
    ['above one that is finished', ['1. [ ] A', '2. [ ] B', '3. [x] C']],
    ['with brackets', ['1) [ ] A', '2) [ ] B', '3) [x] C']],
    ['with zeros before them', ['01. [ ] A', '02. [ ] B', '03. [ ] C']],
    ['with zeros before the short ones', ['08. [ ] A', '09. [ ] B', '10. [ ] C']],
    ['with spaces before the short ones', [' 8. [ ] A', ' 9. [ ] B', '10. [ ] C']],
    ['counted on below a paragraph', ['1. [ ] O', '', 'And then:', '', '4. [ ] A', '5. [ ] B', '6. [ ] C']],
    ['without boxes', ['1. A', '2. B', '3. C']],
    ['without boxes, with spaces', [' 8. A', ' 9. B', '    A note.', '10. C']],
  ])('have their numbers, and so have the others: %s', async (_, list) => {
    const isTask = list[0]?.includes('[ ]') === true;
    const text = lines('# R', '', '## Planned', '', ...list, '', '## Done', '', isTask ? '- [x] X' : '- X');
    const config = isTask ? null : CONFIG;
    for (const numbers of [[1], [2], [1, 2]]) await thereAndBack(text, numbers, { config });
    if (!list.includes('3. [x] C') && !list.includes('3) [x] C')) await thereAndBack(text, [1, 2, 3], { config });
  });

  it.each([
    [
      [1, 2],
      [2, 1],
    ],
    [
      [2, 1],
      [1, 2],
    ],
    [
      [1, 2],
      [1, 2],
    ],
  ])('have their numbers, closed one by one (%j) and opened one by one (%j)', async (closed, opened) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '1. [ ] A', '2. [ ] B', '3. [x] C', '', '## Done', '', '- [x] X'));
    const before = world.text;
    for (const [numbers, open] of [
      [closed, false],
      [opened, true],
    ] as const)
      for (const number of numbers) {
        world.change(number, { state: open ? { open } : { open, reason: 'completed' } });
        await world.sync();
      }
    expect(world.text).toBe(before);
  });
});

describe('a new item of a numbered list', () => {
  it.each([
    [['01. [ ] A', '02. [ ] B'], '03. [ ] N'],
    [['008. [ ] A', '009. [ ] B'], '010. [ ] N'],
    [['08. [ ] A', '09. [ ] B'], '10. [ ] N'],
    [['9. [ ] A', '10. [ ] B'], '11. [ ] N'],
  ])('has zeros before its number as the others have: %j', async (list, added) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', ...list));
    world.open(issueOf(9, 'N', { body: '', labels: ['roadmap', 'feature'] }));
    await world.sync();
    expect(withoutLinks(world.text)).toBe(lines('# R', '', '## Planned', '', ...list, added));
  });
});
