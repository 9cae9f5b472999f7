import { describe, expect, it } from 'vitest';
import { createRoadmapFile } from '../../src/github/file.ts';
import { closedIssue, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { labelsOf } from './edits.ts';

describe('a run settles', () => {
  it('a sub-item taken out of the file', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '  - [ ] one', '  - [ ] two'));
    world.replace('  - [ ] one\n', '');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('a title with a prefix of the other kind, from the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A'));
    world.change(2, { title: 'fix: crash' });
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('notes longer than a body', async () => {
    const notes = Array.from({ length: 1400 }, (_, index) => `  line ${index} ${'x'.repeat(60)}`);
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '', ...notes));
    expect.soft(await world.afterwards()).toEqual([]);
    world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] });
    await world.sync();
    expect(world.text).toContain('priority: high');
  });
});

describe('a run settles after', () => {
  it('an edit of an item whose issue was deleted', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.delete(1);
    world.replace('] A', '] A two');
    await world.sync();
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('a finished item that was never followed, and whose issue is opened', async () => {
    const world = new MemoryWorld(lines('## Planned', '', '- B', '', '## Completed', '', '- Mine (#12)'));
    world.open(closedIssue(12, 'Mine', 'completed', { labels: ['roadmap'], body: '' }));
    await world.sync();
    world.change(12, { state: { open: true } });
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('a title that was refused, and another one from the file', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger' }));
    await world.sync();
    world.change(5, { title: 'Spam' }, 'stranger');
    await world.sync();
    world.replace('] A ', '] A2 ');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('and', () => {
  it('a file that had been deleted, and cannot be deleted again at once, is not taken for written', async () => {
    const refusal = Object.assign(new Error('is at x but expected y'), { status: 409, response: { headers: {} } });
    const rest = {
      repos: {
        createOrUpdateFileContents: async () => ({ status: 201, data: { content: { sha: 's' }, commit: { sha: 'c' } } }),
        deleteFile: async () => {
          throw refusal;
        },
        getContent: async () => ({ data: { type: 'file', encoding: 'base64', content: Buffer.from('text').toString('base64'), sha: 's' } }),
      },
    };
    const file = createRoadmapFile({ rest, at: { owner: 'o', repo: 'r' } } as never, {} as never, { tip: async () => null } as never, 'ROADMAP.md', null);
    expect(await file.write({ text: 'text', byteOrderMark: '', sha: 'old', message: 'm' }).catch(() => 'told')).not.toMatchObject({ result: 'written' });
  });
});
