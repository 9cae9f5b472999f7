import { describe, expect, it } from 'vitest';
import { OUTPUTS, outputs } from '../../src/report/outputs.ts';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const TEXT = lines('## Bugs', '', '- Crash', '  - priority: blocker', '', '## Planned', '', '- A', '- B');

const ADDRESS = { server: 'https://github.test', repositories: ['o/r'] };

describe('the outputs', () => {
  it('have a description each', () => {
    for (const [name, description] of Object.entries(OUTPUTS)) expect(description, name).toMatch(/^[A-Z`].*\.$/);
  });

  it('of a run that created', async () => {
    const result = await new MemoryWorld(TEXT).sync();
    expect(outputs(result, { plan: '/tmp/plan.json', update: '' }, ADDRESS)).toEqual({
      ...{ changed: 'true', created: '3', updated: '0', added: '0', closed: '0', reopened: '0', moved: '0', remaining: '0' },
      ...{
        commit: 'commit-2',
        'pull-request': '',
        'open-bugs': '1',
        'open-features': '2',
        blockers: '1',
        plan: '/tmp/plan.json',
        update: '',
        'message-id': '',
        'in-reply-to': '',
        digest: '',
      },
      status: expect.stringContaining('"blockers":{"open":1,"since":null},"bugs":{"open":1,'),
    });
  });

  it('of a run that had nothing to do', async () => {
    const world = new MemoryWorld(TEXT);
    await world.sync();
    expect(outputs(await world.sync(), { plan: 'p', update: '' }, ADDRESS)).toMatchObject({ changed: 'false', created: '0', commit: '' });
  });

  it('of a run that followed a closed issue count the file as it is then', async () => {
    const world = new MemoryWorld(TEXT);
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    expect(outputs(await world.sync(), { plan: 'p', update: '' }, ADDRESS)).toMatchObject({
      changed: 'true',
      closed: '0',
      moved: '1',
      'open-bugs': '0',
      blockers: '0',
    });
  });

  it('of a dry run change nothing', async () => {
    expect(outputs(await new MemoryWorld(TEXT).sync({ planOnly: true }), { plan: 'p', update: '' }, ADDRESS)).toMatchObject({
      changed: 'false',
      created: '0',
      remaining: '0',
    });
  });
});
