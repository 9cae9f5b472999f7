import { describe, expect, it } from 'vitest';
import { createRoadmapFile } from '../../src/github/file.ts';
import { closedIssue, issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const DONE = { open: false, reason: 'completed' } as const;
function rewrite(world: MemoryWorld, number: number, from: string, to: string): void {
  const { body } = world.issue(number);
  if (!body.includes(from)) throw new Error(`The body does not hold ${JSON.stringify(from)}:\n${body}`);
  world.change(number, { body: body.replace(from, () => to) });
}
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const labelsOf = (world: MemoryWorld, number: number) => world.issue(number).labels;

type Store = ReturnType<MemoryWorld['world']>['issues'];
/** Lets something happen before or after one request to an issue. */
class Hooked extends MemoryWorld {
  #hooks: Array<{ method: keyof Store; when: 'before' | 'after'; act: () => void }> = [];
  static async of(text: string): Promise<Hooked> {
    const world = new Hooked(text);
    await world.sync();
    return world;
  }
  once(when: 'before' | 'after', method: keyof Store, act: () => void): void {
    this.#hooks.push({ method, when, act });
  }
  override world() {
    const world = super.world();
    const issues = { ...world.issues } as Record<string, (...all: unknown[]) => Promise<unknown>>;
    for (const [name, call] of Object.entries(issues)) {
      issues[name] = async (...all) => {
        this.#run(name, 'before');
        const answer = await call(...all);
        this.#run(name, 'after');
        return answer;
      };
    }
    return { ...world, issues: issues as unknown as Store };
  }
  #run(name: string, when: 'before' | 'after'): void {
    const at = this.#hooks.findIndex((hook) => hook.method === name && hook.when === when);
    if (at !== -1) this.#hooks.splice(at, 1)[0]?.act();
  }
  /** A run that dies right after, or before, one request; then its lease ends. */
  async killed(when: 'before' | 'after', method: keyof Store): Promise<void> {
    this.once(when, method, () => {
      throw new Error('killed');
    });
    await expect(this.sync()).rejects.toThrow('killed');
    this.pass(120);
  }
}

describe('a closing beside an update of the same issue is not lost', () => {
  it('killed between the two requests', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    world.replace('s0', 's1');
    await world.killed('after', 'update');
    await world.sync();
    expect(world.issue(1).state).toEqual(DONE);
  });

  it('stopped cleanly between the two requests', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    world.replace('s0', 's1');
    world.once('after', 'update', () => {
      world.requestsLeft = 5;
    });
    expect((await world.sync()).stopped).not.toBeNull();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.issue(1).state).toEqual(DONE);
  });

  it('though somebody renames the issue between the two', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('- [ ] A', '- [x] A');
    await world.sync();
    world.replace('- [x] A', '- [ ] A');
    world.replace('s0', 's1');
    world.once('after', 'update', () => world.change(1, { title: 'A two' }));
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
  });
});

describe('a priority or an owner that the text of the issue got reaches label and assignees', () => {
  it('priority, after a clean stop', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    rewrite(world, 1, '**Status:** s0', '**Status:** s0\n**Priority:** high');
    world.at('before file.write', () => {
      world.requestsLeft = 5;
    });
    await world.sync();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.text).toContain('priority: high');
    expect(labelsOf(world, 1)).toContain('priority: high');
  });

  it('owner, after a clean stop', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '- [ ] B'));
    rewrite(world, 1, '@\u200bann', '@bob');
    world.at('before file.write', () => {
      world.requestsLeft = 5;
    });
    await world.sync();
    world.requestsLeft = 5000;
    await world.sync();
    expect(world.text).toContain('owner: @bob');
    expect(world.issue(1).assignees).toEqual(['bob']);
  });
});

describe('what somebody does to an issue while it is written is theirs, and followed', () => {
  it('a label set between the fresh read and the write of the text', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('s0', 's1');
    world.once('before', 'update', () => world.change(1, { labels: [...labelsOf(world, 1), 'priority: high'] }));
    await world.sync();
    await world.sync();
    expect(labelsOf(world, 1)).toContain('priority: high');
    expect(world.text).toContain('priority: high');
  });

  it('somebody assigned between the fresh read and the write of the text', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - status: s0', '- [ ] B'));
    world.replace('s0', 's1');
    world.once('before', 'update', () => world.change(1, { assignees: ['bob'] }));
    await world.sync();
    await world.sync();
    expect(world.text).toContain('@bob');
  });
});

describe('half an update of a run that died', () => {
  it('leaves no owner behind in the issue whom the file has put back', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '- [ ] B'));
    world.replace('@ann', '@bob');
    await world.killed('after', 'update');
    world.replace('@bob', '@ann');
    const { problems } = await world.sync();
    expect(world.issue(1).body.includes('bob') && problems.length === 0).toBe(false);
  });

  it('undoes no assignment in silence that was made after it', async () => {
    const world = await Hooked.of(lines('- [ ] A', '  - owner: @ann', '  - status: s0', '- [ ] B'));
    world.replace('@ann', '@bob');
    await world.killed('after', 'removeAssignees');
    rewrite(world, 1, '**Status:** s0', '**Status:** s1');
    world.change(1, { assignees: ['ann'] });
    const { problems } = await world.sync();
    expect(problems.length > 0 || world.issue(1).assignees.join() === 'ann').toBe(true);
  });
});

describe('the kind of a closed task', () => {
  it('that came with the closing, by label, is not undone when the issue is opened again', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B'));
    world.change(1, { labels: ['roadmap', 'bug'], state: DONE });
    await world.sync();
    world.change(1, { state: { open: true } });
    await world.sync();
    await world.sync();
    expect(labelsOf(world, 1)).toEqual(['roadmap', 'bug']);
  });
});

describe('the label `external`', () => {
  it('that came with the closing marks the item once, and it comes back when the issue is opened again', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B', '', '## Completed', '', '- Z'));
    world.change(1, { labels: ['roadmap', 'feature', 'external'], state: DONE });
    await world.sync();
    expect.soft(world.text).not.toContain('(external) (external)');
    world.change(1, { state: { open: true } });
    await world.sync();
    await world.sync();
    expect(world.text.indexOf('- A ')).toBeLessThan(world.text.indexOf('## Completed'));
  });

  it('that came and went together with the kind leaves the file with it', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- Z', '', '## Planned', '', '- A', '- B', '', '## External projects', '', '- E'));
    world.change(2, { labels: ['roadmap', 'bug', 'external'] });
    await world.sync();
    world.change(2, { labels: ['roadmap', 'feature'] });
    await world.sync();
    await world.sync();
    expect(world.text.slice(0, world.text.indexOf('## External'))).toContain('- A ');
  });
});

describe('trust', () => {
  it('a priority that a stranger wrote into the text does not become the label', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** open\n**Priority:** high');
    await world.sync();
    world.change(5, { labels: [...labelsOf(world, 5), 'priority: low'] });
    await world.sync();
    expect(world.text).toContain('priority: low');
    expect(labelsOf(world, 5)).not.toContain('priority: high');
    expect(labelsOf(world, 5)).toContain('priority: low');
  });

  it('a stranger’s text does not keep the file’s own later edit out of the issue', async () => {
    const world = new MemoryWorld(lines(`- [ ] A ${link(5)}`, '  - status: open', '- [ ] B'));
    world.open(issueOf(5, 'A', { author: 'stranger', body: 'x' }));
    await world.sync();
    rewrite(world, 5, '**Status:** open', '**Status:** spam');
    await world.sync();
    world.replace('status: open', 'status: fine');
    await world.sync();
    await world.sync();
    expect(world.issue(5).body).toContain('fine');
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
    world.change(5, { title: 'Spam' });
    world.actors.set(5, { reopened: null, renamed: 'stranger' });
    await world.sync();
    world.replace('] A ', '] A2 ');
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the guard', () => {
  it('what a dead claim approved is not refused by the second attempt of the run that does it', async () => {
    const world = new MemoryWorld(lines('## Planned', '', ...Array.from({ length: 40 }, (_, index) => `- Thing ${index}`)));
    world.at('after issue.create', () => {
      throw new Error('killed');
    });
    await expect(world.sync({ limits: { maxCreates: 40, maxCloses: 10, maxChanges: 25 } })).rejects.toThrow('killed');
    world.pass(120);
    world.at('before file.write', () => world.edit(`${world.text}\nA word.\n`));
    expect((await world.sync()).plan.refused).toBeNull();
  });

  it('“Nothing was written” is told only where nothing was', async () => {
    const world = new MemoryWorld(lines('## Planned', '', ...Array.from({ length: 20 }, (_, index) => `- Thing ${index}`)));
    world.at('before file.write', () => world.edit(`${world.text}${lines(...Array.from({ length: 10 }, (_, index) => `- More ${index}`))}`));
    const { plan } = await world.sync();
    expect(world.numbers.length > 0 && plan.refused?.allow.includes('Nothing was written') === true).toBe(false);
  });

  it('a dead claim to rename items does not let as many closings of the same items through', async () => {
    const world = new MemoryWorld(lines(...Array.from({ length: 30 }, (_, index) => `- [ ] T${index}`)));
    const many = { maxCreates: 40, maxCloses: 10, maxChanges: 40 };
    await world.sync({ limits: many });
    for (const number of world.numbers) world.change(number, { title: `New ${number}` });
    world.at('before file.write', () => {
      throw new Error('killed');
    });
    await expect(world.sync({ limits: many })).rejects.toThrow('killed');
    world.pass(120);
    for (const number of world.numbers) world.change(number, { title: `T${number - 1}`, state: DONE });
    expect((await world.sync()).plan.refused).not.toBeNull();
  });
});

describe('and', () => {
  it('priority edited in the text and by label in one go: the one that loses is told', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - priority: low', '- [ ] B'));
    rewrite(world, 1, '**Priority:** low', '**Priority:** high');
    world.change(1, { labels: ['roadmap', 'feature', 'priority: critical'] });
    expect(codes(await world.sync())).not.toEqual([]);
  });

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
    const file = createRoadmapFile({ rest, at: { owner: 'o', repo: 'r' } } as never, {} as never, 'ROADMAP.md', null);
    expect(await file.write({ text: 'text', byteOrderMark: false, sha: 'old', message: 'm' }).catch(() => 'told')).not.toMatchObject({ result: 'written' });
  });
});

describe('owners and resolutions', () => {
  it('of a conflict that the file wins do not stay on the issue', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- A', '  - owner: Kim', '- B'));
    world.replace('owner: Kim', 'owner: @ann');
    world.change(1, { assignees: ['bob'] });
    expect(codes(await world.sync())).toEqual(['conflict']);
    expect(world.text).toContain('owner: @ann');
    expect(world.issue(1).assignees).toEqual(['ann']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('of an item that comes back stand in its issue, too', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- A', '- B'));
    world.replace(`- A ${link(1)}\n`, '');
    await world.sync();
    world.change(1, { assignees: ['ann'], state: { open: true } });
    await world.sync();
    expect(world.text).toContain(`- A ${link(1)}\n  - owner: @ann`);
    expect(world.issue(1).body).toContain('**Owner:** @\u200bann');
    expect(await world.afterwards()).toEqual([]);
  });

  it('that a closing wrote are a field like others once people open the item again', async () => {
    const world = await MemoryWorld.agreed(lines('## Known bugs', '', '- A', '- B'));
    world.change(1, { state: DONE });
    await world.sync();
    const [item = ''] = /- A .*\n {2}- resolution: Fixed\n/.exec(world.text) ?? [];
    world.edit(world.text.replace(item, '').replace('- B ', `${item}- B `));
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: true });
    expect(world.issue(1).body).toContain('**Resolution:** Fixed');
    expect(await world.afterwards()).toEqual([]);
  });
});
