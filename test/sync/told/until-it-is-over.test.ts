import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/model/ports.ts';
import type { KeptPull } from '../../../src/model/waiting.ts';
import type { Request } from '../../../src/run/request.ts';
import { sync } from '../../../src/sync.ts';
import { ADDRESS, lines, link, PATH } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { REQUEST } from '../../support/memory/request.ts';

type Warnings = (change?: Partial<Request>) => Promise<string[]>;

/** The warnings of a run: `conflict`, and `(conflict)` if an earlier run has told it. */
function warningsOf(world: MemoryWorld, given: Partial<Request> = {}, ports: () => World = () => world.world()): Warnings {
  return async (change = {}) => {
    const { problems } = await sync(ports(), { ...REQUEST, path: PATH, address: ADDRESS, ...given, ...change });
    return problems.flatMap(({ code, level, told }) => (level !== 'warning' ? [] : [told === true ? `(${code})` : code]));
  };
}

describe('a conflict that the issue wins, where the file is not written', () => {
  const conflicting = async () => {
    const world = await MemoryWorld.agreed('- [ ] Lid\n- [ ] Pot\n');
    world.change(1, { title: 'Lid there' });
    world.edit(world.text.replace('Lid', 'Lid here'));
    return { world, warnings: warningsOf(world, { writeBack: 'none', conflict: 'issue' }) };
  };

  it('is told once', async () => {
    const { world, warnings } = await conflicting();
    expect(await warnings()).toEqual(['conflict']);
    expect(await warnings()).toEqual(['(conflict)']);
    world.edit(`Some prose.\n\n${world.text}- [ ] Pan\n`);
    expect(await warnings()).toEqual(['(conflict)']);
    world.pass(90_000);
    expect(await warnings({ fullLook: true })).toEqual(['(conflict)']);
  });

  it('is told again with another value', async () => {
    const { world, warnings } = await conflicting();
    expect(await warnings()).toEqual(['conflict']);
    world.change(1, { title: 'Lid over there' });
    expect(await warnings()).toEqual(['conflict']);
    expect(await warnings()).toEqual(['(conflict)']);
  });

  it('is over once the file is written, which the run that writes it tells', async () => {
    const { world, warnings } = await conflicting();
    expect(await warnings()).toEqual(['conflict']);
    expect(await warnings({ writeBack: 'commit' })).toEqual(['conflict']);
    expect(world.text).toContain(`Lid there ${link(1)}`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a branch that holds commits of others', () => {
  const foreign: KeptPull = { is: 'foreign', branch: 'roadmap-sync/roadmap', number: 40 };

  it('is told once, until it is gone', async () => {
    const world = await MemoryWorld.agreed('- [ ] Lid\n- [ ] Pot\n');
    let kept: KeptPull = foreign;
    const ports = (): World => ({ ...world.world(), waiting: { keep: async ({ isNothing }) => (isNothing ? { is: 'none' } : kept) } });
    const warnings = warningsOf(world, { writeBack: 'pull-request' }, ports);
    world.change(1, { state: { open: false, reason: 'completed' } });
    expect(await warnings()).toEqual(['not-written']);
    expect(await warnings()).toEqual(['(not-written)']);
    const writes = world.writes.length;
    expect(await warnings()).toEqual(['(not-written)']);
    expect(world.writes.slice(writes)).toEqual([]);
    world.edit(`Some prose.\n\n${world.text}- [ ] Pan\n`);
    expect(await warnings()).toEqual(['(not-written)']);
    world.change(2, { title: 'Pots' });
    expect(await warnings()).toEqual(['(not-written)']);
    kept = { is: 'open', number: 41 };
    expect(await warnings()).toEqual([]);
    kept = foreign;
    expect(await warnings()).toEqual(['not-written']);
  });
});

describe('a warning that only an update finds', () => {
  const ASIDE = lines('# Kettle 3', '', '## Note', '', 'Hot.', '', '## Bugs', '', '- Leak', '', '## Fixed bugs', '', '- Rust', '', '## Note', '', 'Cold.');

  it('is told by the first of several updates, whatever runs between them', async () => {
    const world = await MemoryWorld.agreed(ASIDE);
    world.config = 'update: { file: true, status: true }\n';
    world.desk.files.set('updates/status.json', '{}');
    const warnings = warningsOf(world);
    expect(await warnings({ update: true, today: '2026-03-02' })).toEqual(['file-in-the-way', 'second-note']);
    for (const day of ['2026-03-09', '2026-03-16']) {
      expect(await warnings({ today: day })).toEqual([]);
      world.edit(`${world.text.replace('## Bugs\n\n', `## Bugs\n\n- Bug of ${day}\n`)}`);
      expect(await warnings({ today: day })).toEqual([]);
      expect(await warnings({ update: true, today: day })).toEqual(['(file-in-the-way)', '(second-note)']);
    }
    world.edit(world.text.replace('\n## Note\n\nCold.', ''));
    expect(await warnings({ update: true, today: '2026-03-23' })).toEqual(['(file-in-the-way)']);
    world.edit(`${world.text}\n## Note\n\nCold.\n`);
    expect(await warnings({ update: true, today: '2026-03-30' })).toEqual(['(file-in-the-way)', 'second-note']);
  });
});
