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
  it.each(['Nope', 'Rejected', '✂️ Scrapped', 'Écarté', 'Não vamos fazer'])('goes to the end of “%s” without its box, and comes back with it', async (title) => {
    const world = await MemoryWorld.agreed(lines(...TASKS, `## ${title}`, '', '- Cakes. Too sweet.', '- Pies'));
    expect(await dropped(world, 1)).toContain(`## ${title}\n\n- Cakes. Too sweet.\n- Pies\n- 🥖 Long loaves ${link(1)}\n`);
    expect(await dropped(world, 1)).toContain(`- Pies\n- 🥖 Long loaves ${link(1)}\n`);
  });

  it('takes its own boxes along only where the title is one of the table', async () => {
    const inner = `- Round loaves (for Rosa) ${link(2)}\n  - [x] find a basket\n  - [ ] bake\n`;
    const known = await MemoryWorld.agreed(lines(...TASKS, '## Rejected', '', '- Cakes', '- Pies'));
    expect(await dropped(known, 1, 2)).toContain(`- Pies\n- 🥖 Long loaves ${link(1)}\n${inner}`);
    // A box that is open there would make it a section of open work.
    const phrase = await MemoryWorld.agreed(lines(...TASKS, '## Won’t do', '', '- Cakes', '- Pies'));
    expect(await dropped(phrase, 1, 2)).toContain(`- [x] ~~Round loaves (for Rosa)~~ ${link(2)}\n  - [x] find a basket\n  - [ ] bake\n`);
  });

  it('has the bullet of those there, and leaves the only item of a part', async () => {
    const world = await MemoryWorld.agreed(lines(...TASKS, '### Small', '', '- [ ] Buns', '', '## Won’t do', '', '* Cakes', '* Pies', '', 'Ask again in May.'));
    expect(await dropped(world, 3)).toContain(`* Pies\n* Buns ${link(3)}\n\nAsk again`);
  });

  it.each([
    ['others have boxes', ['## Rejected', '', '- [ ] Cakes', '- Pies']],
    ['nothing stands there', ['## Rejected']],
  ])('keeps its box where %s', async (_, below) => {
    const world = await MemoryWorld.agreed(lines(...TASKS, ...below));
    expect(await dropped(world, 1)).toContain(`- [ ] 🥖 Long loaves ${link(1)}\n`);
  });

  it('leaves its box below a phrase also where nothing stands yet', async () => {
    const world = await MemoryWorld.agreed(lines(...TASKS, '## Won’t do'));
    expect(await dropped(world, 1)).toContain(`## Won’t do\n\n- 🥖 Long loaves ${link(1)}\n`);
  });

  it.each([
    ['boxes stand below the phrase', ['## Won’t do', '', '- [x] ~~Cakes~~']],
    ['the phrase stands below another heading', ['## Cakes', '', '### Won’t do', '', '- Big ones']],
    ['the title only has such a word', ['## Cancelled', '', '- Orders that are cancelled twice']],
  ])('stays and is struck where %s', async (_, below) => {
    const world = await MemoryWorld.agreed(lines(...TASKS, ...below));
    expect(await dropped(world, 1)).toContain(`- [x] ~~🥖 Long loaves~~ ${link(1)}\n- [ ] Round`);
  });

  it('has its box again beside plain bullets, with the white space that was behind it', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- [ ]  Long loaves', '- Rolls', '- [ ]\tBuns', '', '## Rejected', '', '- Cakes'));
    expect(await dropped(world, 1)).toContain(`- Cakes\n- Long loaves ${link(1)}\n`);
    expect(await dropped(world, 1, 3)).toContain(`- Cakes\n- Long loaves ${link(1)}\n- Buns ${link(3)}\n`);
  });

  it('has its box again where its heading has another title by then', async () => {
    const world = await MemoryWorld.agreed(lines(...TASKS, '## Summer', '', '- [ ] Buns', '', '## Won’t do', '', '- Cakes'));
    world.change(3, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    world.edit(world.text.replace('## Summer', '## Autumn'));
    world.change(3, { state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`  - [ ] bake\n- [x] Rolls\n- [ ] Buns ${link(3)}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('has its number again', async () => {
    for (const below of [['', '- Cakes'], []]) {
      const world = await MemoryWorld.agreed(lines('## Spring', '', '1. [ ] Long loaves', '2. [ ] Rolls', '3. [ ] Buns', '', '## Won’t do', ...below));
      expect(await dropped(world, 2)).toContain(`- Rolls ${link(2)}\n`);
      expect(await dropped(world, 1, 2)).toContain(`- Long loaves ${link(1)}\n- Rolls ${link(2)}\n`);
    }
  });

  it.each(['1. Rye', '> Rye', '# Rye'])('stays where what is behind its box may be another block: “%s”', async (title) => {
    const world = await MemoryWorld.agreed(lines('## Spring', '', `- [ ] ${title}`, '- [ ] Oats', '', '## Won’t do', '', '- Cakes'));
    expect(await dropped(world, 1)).toContain(`- [x] ~~${title}~~ ${link(1)}\n- [ ] Oats`);
  });

  it.each(['#1 loaf', '`rye` flour', '**Rye** loaf', '1.5 kg of rye'])('goes there in whatever form: “%s”', async (title) => {
    const world = await MemoryWorld.agreed(lines('## Spring', '', `- [ ] ${title}`, '- [ ] Oats', '', '## Won’t do', '', '- Cakes'));
    expect(await dropped(world, 1)).toContain(`- Cakes\n- ${title} ${link(1)}\n`);
  });

  it('goes to the part with its own heading, and counts the bullets of all parts', async () => {
    const text = ['# Bakery', '', '## Next', '', '### Bread', '', '- [ ] Rye', '- [ ] Oats', '', '### Cakes', '', '- [ ] Tarts', '- [ ] Pies', ''];
    const world = await MemoryWorld.agreed(lines(...text, '## Won’t do', '', 'Ask Rosa why.', '', '### Bread', '', '- Corn', '', '### Rolls', '', '- Round'));
    expect(await dropped(world, 1)).toContain(`- Corn\n- Rye ${link(1)}\n`);
    expect(await dropped(world, 3)).toContain(`Ask Rosa why.\n\n- Tarts ${link(3)}\n`);
  });
});

describe('with the configuration that `init` proposes', () => {
  const file = (title: string) =>
    lines('# Bakery', '', '## Next', '', '- Add a shop', '- Build a second oven', '', `## ${title}`, '', '- Sell cakes', '- Bake pies');
  it.each(['Nope', 'Not going to happen', 'Refused', 'What we will not do', 'Odrzucone pomysły', 'Won’t do'])(
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
