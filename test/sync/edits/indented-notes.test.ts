import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** Whether an edit of the first issue makes this of its item's lines. */
async function expectLines(before: readonly string[], [from, to]: readonly [string, string], after: readonly string[]): Promise<void> {
  const world = await MemoryWorld.agreed(lines('- [ ] A', ...before));
  const { body } = world.issue(1);
  expect(body).toContain(from);
  world.change(1, { body: body.replace(from, to) });
  expect((await world.sync()).problems).toEqual([]);
  expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, ...after));
  expect(await world.afterwards()).toEqual([]);
}

describe('the lines of an item that are indented by more than its bullet needs', () => {
  it.each([
    ['the first one', ['    - x', '    - z'], ['- x', '- y'], ['    - y', '    - z']],
    ['the first one, behind a tab', ['\t- x', '\t- z'], ['- x', '- y'], ['\t- y', '\t- z']],
    ['the last one', ['\t- x', '\t- z'], ['- z', '- y'], ['\t- x', '\t- y']],
    ['a new one', ['    - x', '    - z'], ['  - z', '  - z\n- new'], ['    - x', '    - z', '    - new']],
    ['new ones, one in the other', ['    - x'], ['  - x', '  - x\n- new\n  - inner'], ['    - x', '    - new', '      - inner']],
    ['a new one, behind a tab', ['\t- x', '\t- z'], ['  - z', '  - new\n  - z'], ['\t- x', '\t- new', '\t- z']],
    ['a sub-item', ['\t- [ ] x', '\t- [ ] z'], ['- [ ] z', '- [ ] y'], ['\t- [ ] x', '\t- [ ] y']],
    ['a new sub-item', ['\t- [ ] x', '\t- [ ] z'], ['- [ ] z', '- [ ] new\n- [ ] z'], ['\t- [ ] x', '\t- [ ] new', '\t- [ ] z']],
    ['a sub-item of a sub-item', ['\t- [ ] x', '\t\t- [ ] z'], ['- [ ] z', '- [ ] y'], ['\t- [ ] x', '\t\t- [ ] y']],
    ['a paragraph', ['', '\tOne.', '', '\tTwo.'], ['Two.', 'Two.\n\nThree.'], ['', '\tOne.', '', '\tTwo.', '', '\tThree.']],
    ['code', ['', '\t```', '\tcode', '\t\tmore', '\t```'], ['code', 'words'], ['', '\t```', '\twords', '\t\tmore', '\t```']],
  ] as const)('stay so: %s', async (_, before, change, after) => {
    await expectLines(before, change, after);
  });
});
