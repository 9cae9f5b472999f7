import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';

/** Closes an issue as not planned, and opens it again: the file is as it was. The result is the file in between. */
async function dropped(world: MemoryWorld, ...issues: readonly number[]): Promise<string> {
  const before = world.text;
  for (const issue of issues) world.change(issue, { state: { open: false, reason: 'not_planned' } });
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  const after = world.text;
  for (const issue of issues) world.change(issue, { state: { open: true } });
  await world.sync();
  expect(world.text).toBe(before);
  expect(await world.afterwards()).toEqual([]);
  return after;
}

const TASKS = [
  '# Bakery',
  '',
  '## Spring',
  '',
  '- [ ] 🥖 Long loaves',
  '- [ ] Round loaves (for Rosa)',
  '  - [x] find a basket',
  '  - [ ] bake',
  '- [x] Rolls',
  '',
];

describe('a task that is dropped, where plain bullets stand below a title that says no', () => {
  it.each(['No', 'Refused', '✂️ Cut', 'Écarté', 'Não vamos fazer'])('goes to the end of “%s” without its box, and comes back with it', async (title) => {
    const world = await MemoryWorld.agreed(lines(...TASKS, `## ${title}`, '', '- Cakes. Too sweet.', '- Pies'));
    expect(await dropped(world, 1)).toContain(`## ${title}\n\n- Cakes. Too sweet.\n- Pies\n- 🥖 Long loaves ${link(1)}\n`);
    const inner = `- Round loaves (for Rosa) ${link(2)}\n  - [x] find a basket\n  - [ ] bake\n`;
    expect(await dropped(world, 2)).toContain(`- Pies\n${inner}`);
    expect(await dropped(world, 1, 2)).toContain(`- Pies\n- 🥖 Long loaves ${link(1)}\n${inner}`);
  });

  it('has the bullet of those there, and leaves the only item of a part', async () => {
    const world = await MemoryWorld.agreed(lines(...TASKS, '### Small', '', '- [ ] Buns', '', '## Never', '', '* Cakes', '* Pies', '', 'Ask again in May.'));
    expect(await dropped(world, 3)).toContain(`* Pies\n* Buns ${link(3)}\n\nAsk again`);
  });

  it.each([
    ['others have boxes', ['## Refused', '', '- [ ] Cakes', '- Pies']],
    ['nothing stands there', ['## Refused']],
  ])('keeps its box where %s', async (_, below) => {
    const world = await MemoryWorld.agreed(lines(...TASKS, ...below));
    expect(await dropped(world, 1)).toContain(`- [ ] 🥖 Long loaves ${link(1)}\n`);
  });

  it('keeps its box if its section reads plain bullets, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- [ ] Long loaves', '- Rolls', '', '## Refused', '', '- Cakes'));
    expect(await dropped(world, 1)).toContain(`- Cakes\n- [ ] Long loaves ${link(1)}\n`);
  });
});

describe('with the configuration that `init` proposes', () => {
  const file = (title: string) =>
    lines('# Bakery', '', '## Next', '', '- Add a shop', '- Build a second oven', '', `## ${title}`, '', '- Sell cakes', '- Bake pies');
  it.each(['No', 'Not going to happen', 'Refused', 'What we will not do', 'Odrzucone pomysły', 'Won’t do'])(
    'what stands below “%s” is no open work',
    async (title) => {
      const world = (await proposedWorld(file(title))) ?? expect.fail('it is refused');
      expect(world.numbers.map((number) => world.issue(number).title)).toEqual(['Add a shop', 'Build a second oven']);
      expect(await dropped(world, 1)).toContain(`- Bake pies\n- Add a shop ${link(1)}\n`);
    },
  );

  it('a bug has no resolution there', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Smoke', '- Ash', '', '## Nope', '', '- Sparks'));
    expect(await dropped(world, 1)).toBe(lines('## Known bugs', '', `- Ash ${link(2)}`, '', '## Nope', '', '- Sparks', `- Smoke ${link(1)}`));
  });
});
