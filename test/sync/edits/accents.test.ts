import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** The two ways to write the same letters: as browsers send them, and as macOS writes them. */
const ONE = 'Übergröße für Café';
const TWO = ONE.normalize('NFD');

describe('letters with accents, written as one character or as two', () => {
  it('are the same title, field and owner', async () => {
    const world = new MemoryWorld(lines(`- [ ] ${TWO}`, `  - status: ${TWO}`, `  - owner: Zoë`.normalize('NFD')));
    world.config = lines('people:', '  Zoë: ann');
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['ann']);
    world.change(1, { title: ONE, body: (world.issue(1).body ?? '').normalize('NFC') });
    expect(await world.afterwards()).toEqual([]);
    world.edit(lines(`- [ ] ${ONE} ${link(1)}`, `  - status: ${ONE}`, '  - owner: Zoë'));
    const { plan } = await world.sync();
    expect(plan.operations).toEqual([]);
  });

  it('are the same title of a section and the same word in the configuration', async () => {
    const world = new MemoryWorld(lines(`## ${TWO}`, '', `- A`, `- B [${'erledigt für'.normalize('NFD')}]`));
    world.config = lines('sections:', `  - title: ${ONE}`, '    role: open', '    items: bullets');
    const { roadmap } = await world.sync();
    expect(roadmap.items.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(world.issue(1).title).toBe('A');
  });

  it('stay in the file as they are written there', async () => {
    const world = await MemoryWorld.agreed(lines(`- [ ] ${TWO}: one`));
    world.change(1, { title: `${ONE}: two` });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] ${TWO}: two ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});
