import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { thereAndBack, withoutLinks } from './there-and-back.ts';

/** A list of which the first item is closed, and opened again. */
async function whileClosed(list: readonly string[], end = '\n'): Promise<string> {
  const text = lines('# R', '', '## Planned', '', ...list, '', '## Done', '', '- [x] X').replaceAll('\n', end);
  const between = await thereAndBack(text, [1]);
  return between.replaceAll(end, '\n').split('\n\n## Done')[0]?.split('## Planned\n\n')[1] ?? '';
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
    let seed = 7;
    const pick = (count: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor(seed / 65536) % count;
    };
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
});
