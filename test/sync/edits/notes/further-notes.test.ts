import { expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { withoutLinks } from '../places/there-and-back.ts';

async function withAdded(text: string, ...added: string[]): Promise<string> {
  const world = await MemoryWorld.agreed(text);
  for (const words of added) {
    world.change(1, { body: world.issue(1).body.replace('\n<sub>Kept', () => `\n${words}\n\n<sub>Kept`) }, 'ann');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  }
  return withoutLinks(world.text);
}

it('a later note leaves nested bullets of notes that stand far to the right as they are', async () => {
  const file = (...more: string[]) => lines('# R', '', '## Planned', '', '- Two', '', '    Body.', ...more, '- Three');
  const bullets = ['', '    - p', '        - q'];
  expect(await withAdded(file(), '- p\n    - q')).toBe(file(...bullets));
  expect(await withAdded(file(), '- p\n    - q', 'Words.')).toBe(file(...bullets, '', '    Words.', ''));
});

it('a note below sub-items stands as far to the right as the paragraphs above them', async () => {
  const file = (...more: string[]) => lines('# R', '', '## Planned', '', '- [ ] Two', '', '    Body.', '', '    - [ ] p', ...more, '- [ ] Three');
  expect(await withAdded(file(), 'Words.')).toBe(file('', '    Words.', ''));
  expect(await withAdded(file(), 'Words.', 'More.')).toBe(file('', '    Words.', '', '    More.', ''));
});
