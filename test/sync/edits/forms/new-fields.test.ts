import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** The file after somebody wrote a field into the text of an issue; its links are left out. */
async function withField(file: string, number: number, field: string): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  world.change(number, { body: world.issue(number).body.replace('\n<sub>', `\n${field}\n\n<sub>`) });
  expect((await world.sync()).problems).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return world.text.replace(/ \(\[#.*?\)\)/g, '');
}

describe('a blank line above a new field', () => {
  const loose = ['- [ ] Saddles', '', '  - of leather', '  - of felt', ''];
  it.each([
    ['is none where the next bullet follows directly', [...loose, '- [ ] Reins', '- [ ] Bells'], 2, [...loose, '- [ ] Reins', '  - owner: kim', '- [ ] Bells']],
    [
      'is none at the end of bullets that follow directly',
      [...loose, '- [ ] Reins', '- [ ] Bells'],
      3,
      [...loose, '- [ ] Reins', '- [ ] Bells', '  - owner: kim'],
    ],
    [
      'stands there where the bullets stand apart',
      [...loose, '- [ ] Reins', '', '- [ ] Bells'],
      3,
      [...loose, '- [ ] Reins', '', '- [ ] Bells', '', '  - owner: kim'],
    ],
    [
      'stands there where another one has it between bullets that follow directly',
      ['- [ ] Hay', '- [ ] Saddles', '', '  - of felt', '- [ ] Reins', '- [ ] Bells'],
      3,
      ['- [ ] Hay', '- [ ] Saddles', '', '  - of felt', '- [ ] Reins', '', '  - owner: kim', '- [ ] Bells'],
    ],
  ] as const)('%s', async (_, file, number, after) => {
    expect(await withField(lines('## Planned', '', ...file), number, '**Owner:** kim')).toBe(lines('## Planned', '', ...after));
  });
});

describe('the case of a new field', () => {
  const file = (...above: readonly string[]) => lines('# Stable', '', ...above, '', '## Planned', '', '- [ ] Reins', '- [ ] Bells');
  it.each([
    ['is that of a single line with the same key', ['Owner: the smith'], '  - Owner: kim'],
    ['is that of a single line in bold', ['**Owner:** the smith'], '  - **Owner:** kim'],
    ['is that of the same key before that of others', ['Owner: the smith', '', 'status: open', '', 'priority: low'], '  - Owner: kim'],
    ['is small where a single line has another key', ['Status: the smith is ill'], '  - owner: kim'],
    ['is small where one of two lines with the same key is', ['Owner: the smith', '', 'owner: her son'], '  - owner: kim'],
  ])('%s', async (_, above, field) => {
    const [before, after] = file(...above).split('\n- [ ] Bells');
    expect(await withField(file(...above), 1, '**Owner:** kim')).toBe(`${before}\n${field}\n- [ ] Bells${after}`);
  });
});

describe('a field of a title with bullets that complete it', () => {
  const file = (...items: readonly string[]) => lines('# Stable', '', '## Planned', '', ...items);
  const lids = ['- [ ] Saddles for:', '  - ponies', '  - mules'];

  it.each([
    ['between bullets that follow directly', [...lids, '- [ ] Reins']],
    ['between bullets that stand apart', [...lids, '', '- [ ] Reins']],
    ['at the end of the file', ['- [ ] Reins', ...lids]],
    ['above a paragraph', [...lids, '', '  Of felt.', '', '- [ ] Reins']],
    ['indented by tabs', ['- [ ] Saddles for:', '\t- ponies', '\t- mules', '- [ ] Reins']],
    ['below numbers', ['1. [ ] Reins', '2. [ ] Saddles for:', '   - ponies', '   - mules', '3. [ ] Bells']],
  ] as const)('is a paragraph behind them, and leaves nothing behind: %s', async (_, items) => {
    const text = file(...items);
    for (const one of [text, text.trimEnd(), text.replaceAll('\n', '\r\n')]) {
      const end = one.includes('\r') ? '\r\n' : '\n';
      const world = await MemoryWorld.agreed(one);
      const before = world.text;
      const number = world.numbers.find((each) => world.issue(each).title.startsWith('Saddles')) ?? expect.fail('no item');
      const { body } = world.issue(number);
      const rewrite = async (added: string) => {
        world.change(number, { body: body.replace('\n<sub>', `\n${added}\n<sub>`) });
        expect((await world.sync()).problems).toEqual([]);
        expect(await world.afterwards()).toEqual([]);
      };
      await rewrite('**Owner:** kim\n');
      const mules = items.find((line) => line.endsWith('mules')) ?? '';
      const space = /^\t/.test(mules) ? '\t' : mules.slice(0, mules.indexOf('-'));
      expect(world.text).toContain(`${mules}${end}${end}${space}**Owner:** kim`);
      await rewrite('**Owner:** kim\n**Status:** sewn\n');
      expect(world.text).toContain(`${mules}${end}${end}${space}**Owner:** kim${end}${end}${space}**Status:** sewn`);
      await rewrite('');
      expect(world.text).toBe(before);
    }
  });

  it('shows nothing for other items', async () => {
    const items = [...lids, '', '  **Owner:** ann', '- [ ] Reins', '- [ ] Bells for:', '  - the mule'];
    expect(await withField(file(...items), 2, '**Owner:** kim')).toBe(file(...items.toSpliced(6, 0, '  - **Owner:** kim')));
    expect(await withField(file(...items), 3, '**Owner:** kim')).toBe(file(...items, '', '  **Owner:** kim'));
  });
});
