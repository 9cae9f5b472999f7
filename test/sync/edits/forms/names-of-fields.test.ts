import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

describe('the name of a field that stands alone above a list, a quote or code', () => {
  it.each([
    ['a list', ['Status:', '', '- red', '- green']],
    ['a list without a blank line', ['Owner:', '- kim']],
    ['a quote', ['Resolution:', '', '> as it was']],
    ['code', ['Release:', '', '```', 'tag', '```']],
  ])('is a note: %s', async (_, written) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.change(1, { body: world.issue(1).body.replace('\n<sub>Kept', `\n${written.join('\n')}\n\n<sub>Kept`) });
    expect((await world.sync()).problems).toEqual([]);
    const inItem = written.map((line) => (line === '' ? '' : `  ${line}`));
    const below = written.at(-1)?.startsWith('-') === true ? [] : [''];
    expect(world.text).toBe(lines('## Planned', '', `- Alpha ${link(1)}`, '', ...inItem, ...below, `- Beta ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['in bold, where the value was taken out', '**Status:**\n\n- [ ] one'],
    ['above sub-items', 'Status:\n\n- [ ] one'],
  ])('says nothing %s', async (_, written) => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Alpha', '- Beta'));
    world.change(1, { body: world.issue(1).body.replace('\n<sub>Kept', `\n${written}\n\n<sub>Kept`) });
    await world.sync();
    expect(world.text).toBe(lines('## Planned', '', `- Alpha ${link(1)}`, '  - [ ] one', `- Beta ${link(2)}`));
  });
});
