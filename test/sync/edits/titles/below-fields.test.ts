import { describe, expect, it } from 'vitest';
import { fieldsOf, readOne } from '../../../roadmap/reading.ts';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

describe('a sentence below the line of a field', () => {
  it.each([
    ['an owner', 'owner: @kim', 'People ask for it, too.', { owner: '@kim' }],
    ['a level', 'priority: low', 'It is easy.', { priority: 'low' }],
    ['a bold key', '**Release:** 2.1', 'The radio needs a clock first.', { release: '2.1' }],
    ['a status in words', 'status: in review', 'Ann looks at it on Monday!', { status: 'in review' }],
    ['an opening mark', 'owner: Ana', '¿Quién lo pide? Todos.', { owner: 'Ana' }],
  ])('is a note: %s', (_, field, sentence, fields) => {
    const item = readOne(lines('- [ ] Quiet hours', `  ${field}`, `  ${sentence}`));
    expect([item.title, fieldsOf(item), item.notes]).toEqual(['Quiet hours', fields, sentence]);
  });

  it.each([
    ['a small letter', ['status: in review,', 'and so on.'], 'in review, and so on.'],
    ['names', ['owner: Ann', 'Bo and Cy'], 'Ann Bo and Cy'],
    ['a word that needs more above it', ['status: waits for the', 'Clock of the radio.'], 'waits for the Clock of the radio.'],
    ['an open bracket above it', ['status: waits (as the', 'Clock has to come first).'], 'waits (as the Clock has to come first).'],
    ['a sentence above it', ['status: The design is done.', 'Ann writes the code.'], 'The design is done. Ann writes the code.'],
    ['no room above it', [`status: ${'waits for clocks '.repeat(4)}`, 'Ann writes the code.'], `${'waits for clocks '.repeat(4)}Ann writes the code.`],
  ])('is a part of the value with %s', (_, [field = '', below = ''], value) => {
    expect(Object.values(fieldsOf(readOne(lines('- [ ] Quiet hours', `  ${field}`, `  ${below}`))))).toEqual([value]);
  });

  it('stays below the field, whatever changes', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Quiet hours', '  owner: @kim', '  People ask for it, too.', '', '## Done', '', '- Bell'));
    const file = (...item: string[]) => lines('## Planned', '', ...item, '', '## Done', '', '- Bell');
    world.collaborators.add('ann');
    world.change(1, { assignees: [...world.issue(1).assignees, 'ann'] }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(file(`- Quiet hours ${link(1)}`, '  owner: @kim, @ann', '  People ask for it, too.'));
    world.change(1, { body: world.issue(1).body.replace('People ask', 'Many people ask') }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(file(`- Quiet hours ${link(1)}`, '  owner: @kim, @ann', '  Many people ask for it, too.'));
    world.change(1, { body: world.issue(1).body.replace(/\*\*Owner:\*\*.*\n/, ''), assignees: [] }, 'maintainer');
    await world.sync();
    expect(world.text).toBe(file(`- Quiet hours ${link(1)}`, '  Many people ask for it, too.'));
    expect(await world.afterwards()).toEqual([]);
  });
});
