import { describe, expect, it } from 'vitest';
import { configured } from '../../agreement/edits.ts';
import { lines, link } from '../../support/memory/builders.ts';
import type { MemoryWorld } from '../../support/memory/memory-world.ts';

const WORDS = 'words:\n  done: [✅, done]\n  dropped: [❌]\n';
const L = link(1);

async function closed(world: MemoryWorld, reason: 'completed' | 'not_planned'): Promise<string> {
  world.change(1, { state: { open: false, reason } }, 'ann');
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

async function reopened(world: MemoryWorld): Promise<string> {
  world.change(1, { state: { open: true } }, 'ann');
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

const planned = (item: string, section: string, ...there: string[]) =>
  lines('## Planned', '', item, '- B', '', `## ${section}`, '', ...there, '', '## Notes', '', 'Text.');

describe('an item that moves to finished ones', () => {
  it.each([
    ['a box', '- A', 'Done', ['- [x] C', '- [x] D'], `- [x] A ${L}`],
    ['a box as it is written there', '- A', 'Done', ['* [X]  C', '* [X]  D'], `* [X]  A ${L}`],
    ['a box behind a number', '- A', 'Done', ['1. [x] C', '2. [x] D'], `3. [x] A ${L}`],
    ['a sign before the title', '- A', 'Done', ['- ✅ C', '- ✅ D'], `- ✅ A ${L}`],
    ['a sign behind the title', '- A', 'Done', ['- C ✅', '- D ✅'], `- A ✅ ${L}`],
    ['a word in brackets', '- A', 'Done', ['- C (done)', '- D (done)'], `- A (done) ${L}`],
    ['a word without the day of each', '- A', 'Done', ['- C (done in 1.2)', '- D (done in 1.3)'], `- A (done) ${L}`],
    ['a box and a sign', '- [ ] A', 'Done', ['- [x] ✅ C', '- [x] ✅ D'], `- [x] ✅ A ${L}`],
    ['a line through the title, and a sign', '- A', 'Done', ['- ~~C~~ ✅', '- ~~D~~ ✅'], `- ~~A~~ ✅ ${L}`],
    ['a sign in place of words for what goes on', '- A (in progress)', 'Done', ['- C ✅', '- D ✅'], `- A ✅ ${L}`],
    ['a sign of dropped ones', '- A', 'Dropped', ['- ❌ C', '- ❌ D'], `- ❌ A ${L}`],
    ['a line through the title', '- A', 'Dropped', ['- ~~C~~', '- ~~D~~'], `- ~~A~~ ${L}`],
    ['a tick and a line through the title', '- [ ] A', 'Dropped', ['- [x] ~~C~~', '- [x] ~~D~~'], `- [x] ~~A~~ ${L}`],
  ])('takes what all of them have, and loses it when it goes back: %s', async (_, item, section, there, after) => {
    const world = await configured(WORDS, planned(item, section, ...there));
    const before = world.text;
    const text = await closed(world, section === 'Done' ? 'completed' : 'not_planned');
    expect(text).toContain(`${there.at(-1)}\n${after}\n`);
    expect(await reopened(world)).toBe(before);
  });

  it('takes the box of resolved bugs, and their mark only if it is done', async () => {
    const world = await configured(WORDS, lines('## Known bugs', '', '- A', '- B', '', '## Resolved bugs', '', '- [x] ✅ C', '- [x] ✅ D'));
    const before = world.text;
    expect(await closed(world, 'not_planned')).toContain(`- [x] ✅ D\n- [x] A ${L}\n  - resolution: Not planned\n`);
    expect(await reopened(world)).toBe(before);
    expect(await closed(world, 'completed')).toContain(`- [x] ✅ D\n- [x] ✅ A ${L}\n  - resolution: Fixed\n`);
    expect(await reopened(world)).toBe(before);
  });

  it.each([
    ['one of them is written otherwise', '- A', 'Done', ['- [x] C', '- D', '- [x] E'], `- A ${L}`],
    ['they have different signs', '- A', 'Done', ['- ✅ C', '- D (done)'], `- A ${L}`],
    ['there is only one', '- A', 'Done', ['- ✅ C'], `- A ${L}`],
    ['a line through them says something else there', '- A', 'Done', ['- ~~C~~', '- ~~D~~'], `- A ${L}`],
    ['a task has its box, and they have a sign', '- [ ] A', 'Done', ['- ✅ C', '- ✅ D'], `- [x] A ${L}`],
    ['a box there is open', '- A', 'Done', ['- [x] C', '- [ ] D'], `- A ${L}`],
    ['what they have is a part of their titles', '- A', 'Done', ['- 🎉 C', '- 🎉 D'], `- A ${L}`],
  ])('stays as it is where %s', async (_, item, section, there, after) => {
    const world = await configured(WORDS, planned(item, section, ...there));
    const before = world.text;
    expect(await closed(world, 'completed')).toContain(`\n${after}\n`);
    expect(await reopened(world)).toBe(before);
  });

  it.each([
    ['a sign behind the titles of done ones', 'completed', ['- [x] C ✅', '- [x] ~~X~~', '- [x] D ✅'], `- [x] A ✅ ${L}`],
    ['a sign before them', 'completed', ['- [x] ✅ C', '- [x] ✅ D'], `- [x] ✅ A ${L}`],
    ['a sign of dropped ones', 'not_planned', ['- [x] ~~C~~ ❌', '- [x] ~~D~~ ❌', '- [x] E'], `- [x] ~~A~~ ❌ ${L}`],
    ['no sign on one of them', 'completed', ['- [x] C ✅', '- [x] D'], `- [x] A ${L}`],
    ['a sign on a single one', 'completed', ['- [x] C ✅'], `- [x] A ${L}`],
    ['a sign on those of the other state', 'not_planned', ['- [x] C ✅', '- [x] D ✅'], `- [x] ~~A~~ ${L}`],
  ] as const)('takes a mark beside its box where it stays: %s', async (_, reason, there, after) => {
    const world = await configured(WORDS, lines('## Tasks', '', '- [ ] A', '- [ ] B', ...there));
    const before = world.text;
    expect(await closed(world, reason)).toContain(`\n${after}\n`);
    expect(await reopened(world)).toBe(before);
  });

  it.each([
    ['- A', ['- [x] C', '- [x] D'], ['- E ❌', '- F ❌'], `- [x] A ${L}`, `- A ❌ ${L}`],
    ['- [ ] A', ['- [x] C', '- [x] D'], ['- E', '- F'], `- [x] A ${L}`, `- A ${L}`],
    ['- A', ['- ✅ C', '- ✅ D'], ['- ~~E~~', '- ~~F~~'], `- ✅ A ${L}`, `- ~~A~~ ${L}`],
  ])('takes the form of the others when the reason is corrected: %s', async (item, done, dropped, asDone, asDropped) => {
    const text = lines('## Planned', '', item, '- B', '', '## Done', '', ...done, '', '## Dropped', '', ...dropped, '', '## Notes', '', 'Text.');
    for (const order of [
      ['completed', 'not_planned', 'completed'],
      ['not_planned', 'completed', 'not_planned'],
    ] as const) {
      const world = await configured(WORDS, text);
      const before = world.text;
      for (const reason of order) {
        const there = reason === 'completed' ? [done.at(-1), asDone] : [dropped.at(-1), asDropped];
        expect(await closed(world, reason)).toContain(`${there.join('\n')}\n`);
      }
      expect(await reopened(world)).toBe(before);
    }
  });
});
