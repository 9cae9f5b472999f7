import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

/** A list of which the first item is closed, and opened again. */
async function whileClosed(list: readonly string[], end = '\n'): Promise<string> {
  const text = lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X').replaceAll('\n', end);
  const between = await thereAndBack(text, [1]);
  return between.replaceAll(end, '\n').split('\n\n## Done')[0]?.split('## Planned\n\n')[1] ?? '';
}

/** Numbers from an arbitrary but fixed row. */
function picker(start: number): (count: number) => number {
  let seed = start;
  return (count) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % count;
  };
}

/** The items of the open section, by their titles. */
function itemsOf(text: string): ReadonlyMap<string, { readonly number: string; readonly block: string }> {
  const open = withoutLinks(text).split('## Done')[0] ?? '';
  const blocks = open.split(/\n(?= {0,3}\d+[.)])/).slice(1);
  return new Map(blocks.map((block) => [/T\d/.exec(block)?.[0] ?? '', { number: /\d+/.exec(block)?.[0] ?? '', block: block.trimEnd() }]));
}

/** Changes the states of issues one after another. Only the lines of items whose numbers change may be touched, beside those of the one that moves. */
async function oneByOne(world: MemoryWorld, numbers: readonly number[], open: boolean): Promise<void> {
  for (const number of numbers) {
    const before = itemsOf(world.text);
    world.change(number, { state: open ? { open } : { open, reason: 'completed' } });
    await world.sync();
    for (const [title, now] of itemsOf(world.text)) if (before.get(title)?.number === now.number) expect(now.block).toBe(before.get(title)?.block);
  }
}

describe('a number that becomes shorter, and longer again', () => {
  it.each([
    ['a line that goes on', ['9. [ ] A', '10. [ ] B', '    more', '11. [ ] C'], ['9. [ ] B', '   more', '11. [ ] C']],
    ['a line without indentation', ['9. [ ] A', '10. [ ] B', 'more', '11. [ ] C'], ['9. [ ] B', 'more', '11. [ ] C']],
    ['bullets inside of others', ['9. [ ] A', '10. [ ] B', '    - b', '      - c'], ['9. [ ] B', '   - b', '     - c']],
    ['indented code', ['9. [ ] A', '10. [ ] B', '', '        code'], ['9. [ ] B', '', '       code']],
    ['a bracket and a fence', ['9) [ ] A', '10) [ ] B', '', '    ```', '    x', '', '    ```'], ['9) [ ] B', '', '   ```', '   x', '', '   ```']],
    ['one column of texts', ['9.  [ ] A', '10. [ ] B', '    - b', '11. [ ] C'], ['9.  [ ] B', '    - b', '11. [ ] C']],
    ['one column of signs', [' 9. [ ] A', '10. [ ] B', '    - b', '11. [ ] C'], [' 9. [ ] B', '    - b', '11. [ ] C']],
    ['three digits', ['99. [ ] A', '100. [ ] B', '     - b'], ['99. [ ] B', '    - b']],
    ['a hole', ['1. [ ] A', '10. [ ] B', '    > b', '12. [ ] C'], ['1. [ ] B', '   > b', '12. [ ] C']],
  ])('takes what stands below it along: %s', async (_, list, closed) => {
    expect(await whileClosed(list)).toBe(closed.join('\n'));
    expect(await whileClosed(list, '\r\n')).toBe(closed.join('\n'));
  });

  it.each([
    ['tabs', ['9. [ ] A', '10. [ ] B', '\t- b', '\t\t- c'], '9. [ ] B\n\t- b\n\t\t- c'],
    ['the same indentation below all numbers', ['9. [ ] A', '    - a', '10. [ ] B', '    - b'], '9. [ ] B\n    - b'],
  ])('leaves what means the same where it is: %s', async (_, list, closed) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X'));
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(withoutLinks(world.text)).toContain(`## Planned\n\n${closed}\n\n## Done`);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('does so in any list', async () => {
    const below = [[], ['more'], ['- b', '  - c'], ['1. b', '2. c'], ['owner: Kim'], ['', 'Note.', '', '    code'], ['', '```', '  x', '```'], ['> b']];
    const pick = picker(7);
    for (let round = 0; round < 12; round += 1) {
      const sign = pick(2) === 0 ? '.' : ')';
      let number = [1, 8, 9, 98, 99][pick(5)] ?? 9;
      const list = Array.from({ length: 3 }, (_, at) => {
        const lead = `${number}${sign} `;
        number += 1 + pick(3) * pick(10);
        const further = (below[pick(below.length)] ?? []).map((line) => (line === '' ? '' : ' '.repeat(lead.length) + line));
        return [`${lead}[ ] T${at}`, ...further];
      });
      const text = lines('# R', '', '## Planned', '', ...list.flat(), '', '## Done', '', '- [x] X');
      await thereAndBack(text, [1]);
      await thereAndBack(text, [2]);
    }
  });

  it.each([
    ['one column of texts', ['9.  [ ] T1', '10. [ ] T2', '    - b', '11. [ ] T3'], [1, 2], [1, 2]],
    ['the same white space behind all numbers', ['9.  [ ] T1', '10.  [ ] T2', '     - b'], [1], [1]],
    ['the same indentation below all numbers', ['9. [ ] T1', '    - a', '10. [ ] T2', '    - b', '11. [ ] T3'], [1, 2], [1, 2]],
    ['a line left of the text', ['9. [ ] T1', '10. [ ] T2', '  more', '11. [ ] T3'], [2], [2]],
    ['a line left of the text, and a list that is empty between', ['9. [ ] T1', '10. [ ] T2', ' more'], [2, 1], [2, 1]],
  ])('comes back with the white space that it had: %s', async (_, list, closed, opened) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X'));
    const before = world.text;
    await oneByOne(world, closed, false);
    await oneByOne(world, opened, true);
    expect(world.text).toBe(before);
  });

  it.each([
    ['one column of texts', '  '],
    ['one column of signs', ''],
    ['the same white space behind all numbers', '  '],
    ['the same indentation below all numbers', ''],
    ['lines left of the text', ''],
  ])('does so for several items, in any order: %s', async (style, space) => {
    const pick = picker(style.length);
    for (let round = 0; round < 2; round += 1) {
      const first = [8, 9, 98, 99][pick(4)] ?? 9;
      const count = 3 + pick(2);
      const digits = String(first + count - 1).length;
      const list = Array.from({ length: count }, (_, at) => {
        const number = style.endsWith('signs') ? String(first + at).padStart(digits) : `${first + at}`;
        const lead = style.endsWith('of texts') ? `${number}.`.padEnd(digits + 2) : `${number}.${space === '' ? ' ' : space}`;
        const below = style.startsWith('lines') ? ['more', 'and more'] : ['- b', '  - c'];
        const indent = style.startsWith('lines') ? 1 + pick(2) : style.includes('indentation') ? digits + 2 : lead.length;
        return [`${lead}[ ] T${at}`, ...(pick(3) === 0 ? [] : below.map((line) => ' '.repeat(indent) + line))];
      });
      const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', ...list.flat(), '', '## Done', '', '- [x] X'));
      const before = world.text;
      const order = () =>
        Array.from({ length: count }, (_, at) => ({ at: at + 1, rank: pick(100) }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ at }) => at);
      const closed = order().slice(0, 2 + pick(2));
      await oneByOne(world, closed, false);
      await oneByOne(
        world,
        order().filter((number) => closed.includes(number)),
        true,
      );
      expect(world.text).toBe(before);
    }
  });

  it('comes back to its number where an older state does not tell the white space', async () => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '9.  [ ] A', '10. [ ] B', '    - b', '', '## Done', '', '- [x] X'));
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    const { baseline } = world;
    if (baseline === null) throw new Error('no state');
    const entries = baseline.entries.map((one) => {
      const { further: _, ...around } = one.place.around ?? { before: '', after: '', lead: '' };
      return { ...one, place: { ...one.place, around: { ...around, lead: around.lead.trimEnd() } } };
    });
    world.setBaseline({ ...baseline, entries });
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });
});

describe('an item that comes into a numbered list', () => {
  const lists: ReadonlyArray<[string, string[], string]> = [
    ['one column of texts', ['9.  [ ] A', '10. [ ] B'], '11. [ ] New'],
    ['one column of texts with room for a longer number', ['8.  [ ] A', '9.  [ ] B'], '10. [ ] New'],
    ['one column of signs', ['  9. [ ] A', ' 98. [ ] B', ' 99. [ ] C'], '100. [ ] New'],
    ['the same white space behind all numbers', ['9.  [ ] A', '10.  [ ] B'], '11.  [ ] New'],
    ['no room', ['8. [ ] A', '9. [ ] B'], '10. [ ] New'],
    ['an indented list', ['  8. [ ] A', '  9. [ ] B'], '  10. [ ] New'],
  ];

  it.each(lists)('is written as that is, from an issue: %s', async (_, list, added) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X'));
    world.open(issueOf(50, 'New', { body: '' }));
    await world.sync();
    expect(withoutLinks(world.text)).toBe(lines('# R', '', '## Planned', '', ...list, added, '', '## Done', '', '- [x] X'));
  });

  it.each(lists)('is written as that is, from another list: %s', async (_, list, added) => {
    const numbers = list.map((line) => line.replace('[ ]', '[x]'));
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- [ ] New', '  - more', '- [ ] Else', '', '## Done', '', ...numbers));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    const first = added.replace('[ ]', '[x]');
    const below = `${' '.repeat(added.indexOf('['))}- more`;
    expect(withoutLinks(world.text)).toBe(lines('# R', '', '## Planned', '', '- [ ] Else', '', '## Done', '', ...numbers, first, below));
  });

  it('leaves the room for longer numbers behind when it goes to a list of bullets', async () => {
    const list = ['9.  [ ] A', '    - a', '10. [ ] B'];
    const between = await thereAndBack(lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X'), [1, 2]);
    expect(between).toBe(lines('# R', '', '## Planned', '', '## Done', '', '- [x] X', '- [x] A', '  - a', '- [x] B'));
  });

  it('keeps its own white space where the list has one space everywhere', async () => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '-   [ ] New', '- [ ] Else', '', '## Done', '', '9. [x] A', '10. [x] B'));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(withoutLinks(world.text)).toContain('10. [x] B\n11.   [x] New\n');
  });
});
