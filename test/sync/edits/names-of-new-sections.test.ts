import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const FILE = lines('# Fahrplan', '', '## Geplant', '', '- Deckel', '- Griff', '', '## Fehler', '', '- Rost');

async function worldWith(...sections: string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(FILE);
  world.config = lines('sections:', '  - title: Geplant', '  - { title: Fehler, kind: bug }', ...sections.map((one) => `  - ${one}`));
  await world.sync();
  return world;
}

describe('a section that is made', () => {
  it.each([
    ['for a finished item', 'Erledigt', ['{ title: Erledigt, role: done }'], 1, 'completed'],
    ['for a dropped item', 'Verworfen', ['{ title: Verworfen, role: dropped }'], 1, 'not_planned'],
    ['for a resolved bug', 'Behoben', ['{ title: Erledigt, role: done }', '{ title: Behoben, role: resolved }'], 3, 'completed'],
    ['for a resolved bug, with the title for all that is finished', 'Erledigt', ['{ title: Erledigt, role: done }'], 3, 'completed'],
    ['for a finished item, in English where the configuration has only a pattern', 'Completed', ['{ pattern: ^Erl, role: done }'], 1, 'completed'],
    ['for a finished item, in English where its items would be rows', 'Completed', ['{ title: Erledigt, role: done, items: table }'], 1, 'completed'],
  ] as const)('has the title that the configuration names %s: %s', async (_, title, sections, number, reason) => {
    const world = await worldWith(...sections);
    const before = world.text;
    world.change(number, { state: { open: false, reason } });
    await world.sync();
    expect(world.text).toContain(lines('', `## ${title}`, '', `- ${['', 'Deckel', 'Griff', 'Rost'][number]} ${link(number)}`));
    expect(await world.afterwards()).toEqual([]);
    world.change(number, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('is announced where a rule fits no heading yet, and is no warning', async () => {
    const world = await worldWith('{ title: Erledigt, role: done }', '{ title: Ideen }');
    const { problems } = await world.sync({ planOnly: true });
    expect(problems.filter(({ code }) => code === 'no-such-section').map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'notice: No heading fits “Erledigt”, which line 4 of the configuration names. The section is made when a finished item needs it.',
      'warning: No heading fits “Ideen”, which line 5 of the configuration names.',
    ]);
  });
});
