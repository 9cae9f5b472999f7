import { describe, expect, it } from 'vitest';
import { LimitReached, UnclearWrite, UserError } from '../../src/model/errors.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { World } from '../../src/model/ports.ts';
import { LABELS } from '../../src/plan/issue/labels.ts';
import { apply } from '../../src/run/apply.ts';
import type { Ground } from '../../src/run/apply-input.ts';
import { issueOf, lines, link, planOf, READING, roadmapOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const QUICK = { longestLease: 10, leasePerOperation: 3, listLag: 5000 };

/** A plan of a file for which nothing exists yet, and what it is carried out on. */
async function prepared(text: string, plan: Plan, change: Partial<Ground> = {}) {
  const memory = new MemoryWorld(text);
  const world = memory.world();
  const file = await world.file.read();
  if (file === null) throw new Error('no file');
  const ground: Ground = {
    ...{ roadmap: roadmapOf(text), file, state: null, repositoryId: 1, claimId: 'c', reading: READING, noIssues: new Map() },
    ...{ terms: { config: { labels: LABELS, people: {} }, milestones: null } },
    ...{ listedAt: memory.now, createsAnHour: Number.POSITIVE_INFINITY, deadline: '2026-03-02T12:00:00Z', pace: QUICK },
    ...change,
  };
  memory.requests.length = 0;
  return { memory, world, ground, run: (failing: World = world) => apply(plan, ground, failing) };
}

const many = (count: number) => lines(...Array.from({ length: count }, (_, index) => `- [ ] Item ${index + 1}`));
const numbersIn = (text: string) => [...text.matchAll(/\[#(\d+)\]/g)].map(([, number]) => Number(number));

describe('apply', () => {
  it('claims before any write, with the operations and a time', async () => {
    const text = '- [ ] A\n';
    const plan = planOf(text);
    const { memory, run } = await prepared(text, plan);
    let claim: unknown = null;
    memory.at('before file.write', () => {
      claim = memory.baseline?.claim;
    });
    await run();
    expect(memory.writes).toEqual(['state.write Claim', 'issue.create A', 'file.write', 'state.write Agree']);
    expect(claim).toEqual({ id: 'c', at: '2026-03-01T12:00:00.000Z', until: '2026-03-01T12:00:10.000Z', path: 'ROADMAP.md', operations: plan.operations });
    expect(memory.baseline?.claim).toBeNull();
  });

  it('does nothing at all where the claim is not won', async () => {
    const text = '- [ ] A\n';
    const { memory, run } = await prepared(text, planOf(text));
    memory.at('before state.write', () => memory.setBaseline({ version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt: [] }));
    expect(await run()).toMatchObject({ stale: true, outcomes: [], commit: null });
    expect(memory.writes).toEqual(['state.write Claim']);
  });

  it('commits the links of fifty new issues at a time', async () => {
    const { memory, run } = await prepared(many(120), planOf(many(120)), { pace: { ...QUICK, longestLease: 1000 } });
    const { outcomes } = await run();
    expect(memory.writes.flatMap((write, index) => (write.startsWith('issue.create') ? [] : [`${index} ${write}`]))).toEqual([
      '0 state.write Claim',
      '51 file.write',
      '102 file.write',
      '103 state.write Claim',
      '124 file.write',
      '125 state.write Agree',
    ]);
    expect(numbersIn(memory.text)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(outcomes.filter(({ result }) => result === 'done')).toHaveLength(120);
  });

  it('renews a lease that is about to end, before the next write', async () => {
    const { memory, run } = await prepared(many(8), planOf(many(8)), { pace: { ...QUICK, longestLease: 10 } });
    await run();
    const claims = memory.writes.flatMap((write, index) => (write === 'state.write Claim' ? [index] : []));
    expect(claims.length).toBeGreaterThan(1);
    expect(numbersIn(memory.text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('writes nothing more once somebody else has the state', async () => {
    const { memory, run } = await prepared(many(3), planOf(many(3)), { pace: { ...QUICK, longestLease: 10 } });
    memory.at('after issue.create', () => {
      // The answer was slow: the lease is over, and another run has claimed meanwhile.
      memory.pass(60);
      memory.setBaseline({ version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt: [] });
    });
    expect(await run()).toMatchObject({ stale: true });
    expect(memory.writes.filter((write) => write.startsWith('issue.create'))).toEqual(['issue.create Item 1']);
  });

  it('waits until the first of the issues that an hour allows is an hour old, where there is time', async () => {
    const { memory, run } = await prepared(many(5), planOf(many(5)), { createsAnHour: 3 });
    const start = Date.parse(memory.now);
    const { stopped } = await run();
    expect(stopped).toBeNull();
    expect(memory.numbers).toHaveLength(5);
    expect(Date.parse(memory.now) - start).toBeGreaterThanOrEqual(3_600_000);
    expect(memory.log).toContainEqual(
      expect.stringMatching(/^GitHub takes 3 new issues an hour: going on in 36\d\d s\. 3 of 5 operations are done, and 13\d\d minutes will be left\.$/),
    );
  });

  it('writes what it did into the baseline', async () => {
    const text = '- [ ] A\n';
    const { memory, run } = await prepared(text, planOf(text));
    await run();
    const values = { title: 'A', kind: 'feature', external: false, priority: null, open: true, assignees: [], content: {} };
    expect(memory.baseline?.entries).toEqual([
      {
        ...{ path: 'ROADMAP.md', key: 'c.0', number: 1, linked: true, former: [], ours: true, removed: false },
        agreed: { roadmap: values, issue: values },
        seen: {
          updatedAt: '2026-03-01T12:00:01Z',
          labels: ['roadmap', 'feature'],
          state: { open: true },
          title: 'A',
          assignees: [],
          milestone: null,
          content: {},
          itemTitle: 'A',
        },
        place: { headings: [], previous: [], next: [], externalMark: false, gap: null, status: null },
      },
    ]);
  });

  it('does not agree on the link where the file changed before it was written', async () => {
    const text = '- [ ] A\n';
    const { memory, run } = await prepared(text, planOf(text));
    memory.at('before file.write', () => memory.edit('- [ ] A\n- [ ] B\n'));
    expect(await run()).toMatchObject({ stale: true, commit: null });
    expect(memory.text).toBe('- [ ] A\n- [ ] B\n');
    expect(memory.baseline).toMatchObject({ claim: null, entries: [{ number: 1, linked: false }] });
  });

  it('keeps the entries of other files', async () => {
    const text = '- [ ] A\n';
    const { memory, world, ground } = await prepared(text, planOf(text));
    const other = { ...(await agreedEntry()), path: 'B.md', number: 9 };
    memory.setBaseline({
      version: 1,
      repository: 1,
      claim: null,
      paths: { 'B.md': { blob: 'b', syncedAt: 't', startedAt: 't' } },
      entries: [other],
      createdAt: [],
    });
    await apply(planOf(text), { ...ground, state: await world.state.read() }, world);
    expect(memory.baseline?.entries.map(({ path, number }) => `${path} ${number}`)).toEqual(['B.md 9', 'ROADMAP.md 1']);
    expect(Object.keys(memory.baseline?.paths ?? {})).toEqual(['B.md', 'ROADMAP.md']);
  });
});

async function agreedEntry() {
  const memory = new MemoryWorld('- [ ] A\n');
  await memory.sync();
  const [entry] = memory.baseline?.entries ?? [];
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

describe('a failure during apply', () => {
  it('keeps the issues made before it, and closes the claim', async () => {
    const text = lines('- [ ] A', '- [ ] B');
    const { memory, world, run } = await prepared(text, planOf(text));
    let created = 0;
    const create: World['issues']['create'] = (issue) => {
      created += 1;
      if (created === 2) throw new UserError('GitHub said no.', 'Try again.');
      return world.issues.create(issue);
    };
    const { failure, outcomes } = await run({ ...world, issues: { ...world.issues, create } });
    expect(failure?.message).toBe('GitHub said no. Try again.');
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'left']);
    expect(memory.baseline).toMatchObject({ claim: null, entries: [{ number: 1 }] });
    await memory.sync();
    expect(memory.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
  });

  describe('of an answer to a new issue', () => {
    /** Creates issues without telling of it, as often as is told. @param acts whether the server does what it does not tell */
    const silent = (world: World, times: number, acts: boolean): World => {
      let left = times;
      const create: World['issues']['create'] = async (issue) => {
        left -= 1;
        if (left < 0) return world.issues.create(issue);
        if (acts) await world.issues.create(issue);
        throw new UnclearWrite('No answer.', 'Run again.');
      };
      return { ...world, issues: { ...world.issues, create } };
    };

    it('is looked for once lists show what was created, and the issue is not made again', async () => {
      const text = lines('- [ ] A', '- [ ] B');
      const { memory, world, run } = await prepared(text, planOf(text));
      const start = Date.parse(memory.now);
      const { failure, stopped } = await run(silent(world, 1, true));
      expect([failure, stopped]).toEqual([null, null]);
      expect(Date.parse(memory.now) - start).toBeGreaterThanOrEqual(QUICK.listLag);
      expect(memory.numbers).toEqual([1, 2]);
      expect(memory.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    });

    it('stays claimed while others are claimed: a run that is killed then leaves it to be found', async () => {
      const { memory, world, run } = await prepared(many(120), planOf(many(120)));
      let creates = 0;
      const create: World['issues']['create'] = async (issue) => {
        creates += 1;
        if (creates === 105) throw new Error('killed');
        const created = await world.issues.create(issue);
        if (creates === 3) throw new UnclearWrite('No answer.', 'Run again.');
        return created;
      };
      await expect(run({ ...world, issues: { ...world.issues, create } })).rejects.toThrow('killed');
      memory.pass(600);
      const { plan } = await memory.sync();
      expect(plan.refused).toBeNull();
      expect(memory.numbers).toHaveLength(120);
      expect(await memory.afterwards()).toEqual([]);
    });

    it('that no list shows is tried once more, after all others', async () => {
      const text = lines('- [ ] A', '- [ ] B');
      const { memory, world, run } = await prepared(text, planOf(text));
      await run(silent(world, 1, false));
      expect(memory.text).toBe(lines(`- [ ] A ${link(2)}`, `- [ ] B ${link(1)}`));
    });

    it('that stays out is left to the next run, which finds it by its marker', async () => {
      const text = lines('- [ ] A', '- [ ] B');
      const { memory, world, run } = await prepared(text, planOf(text));
      // None of the two is there when they are looked for, and then one of them is.
      let creates = 0;
      const create: World['issues']['create'] = async (issue) => {
        creates += 1;
        if (creates === 3) await world.issues.create(issue);
        throw new UnclearWrite('No answer.', 'Run again.');
      };
      const { failure, stopped, outcomes } = await run({ ...world, issues: { ...world.issues, create } });
      expect(failure).toBeNull();
      expect(stopped).toBe('GitHub did not answer');
      expect(outcomes.map(({ result }) => result)).toEqual(['left', 'left']);
      expect(memory.baseline?.claim?.id).toBe('c');
      await memory.sync();
      expect(memory.numbers).toEqual([1, 2]);
      expect(memory.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
    });
  });
});

describe('a run that may not go on', () => {
  it.each<[string, (memory: MemoryWorld) => Partial<Ground>, string]>([
    ['of time', () => ({ deadline: '2026-03-01T12:00:02Z' }), 'the time that `max-minutes` allows is over'],
    ['of new issues', () => ({ createsAnHour: 2, deadline: '2026-03-01T12:50:00Z' }), 'GitHub takes 2 new issues an hour'],
    [
      'of requests',
      (memory) => {
        memory.at(
          'after issue.create',
          () => {
            memory.requestsLeft = 11;
          },
          1,
        );
        return {};
      },
      'GitHub’s limit of requests is nearly used up',
    ],
  ])('for want %s links what it made, and leaves the rest to the next run, which need not be allowed it again', async (_, change, why) => {
    const text = many(30);
    const plan = planOf(text);
    const { memory, ground, world } = await prepared(text, plan);
    const { failure, stopped, outcomes } = await apply(plan, { ...ground, ...change(memory) }, world);
    expect([failure, stopped]).toEqual([null, why]);
    const made = outcomes.filter(({ operation, result }) => operation.kind === 'create-issue' && result === 'done').length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(30);
    expect(numbersIn(memory.text)).toHaveLength(made);
    expect(outcomes.find(({ result }) => result === 'left')).toMatchObject({ why });
    memory.requestsLeft = 1000;
    const next = await memory.sync();
    expect(next.plan.refused).toBeNull();
    expect(memory.numbers).toHaveLength(30);
    expect(await memory.afterwards()).toEqual([]);
  });
});

describe('a limit of the server’s', () => {
  /** Refuses new issues until so many seconds have passed. */
  const limited = (memory: MemoryWorld, world: World, seconds: number): World => {
    const lifts = Date.parse(memory.now) + seconds * 1000;
    const create: World['issues']['create'] = async (issue) => {
      const left = (lifts - Date.parse(memory.now)) / 1000;
      if (left > 0) throw new LimitReached('Cannot create.', 'Later.', left);
      return world.issues.create(issue);
    };
    return { ...world, issues: { ...world.issues, create } };
  };

  it('that lifts in time is waited for, with a line in the log, and the lease is renewed', async () => {
    const text = '- [ ] A\n';
    const { memory, world, run } = await prepared(text, planOf(text));
    const { stopped } = await run(limited(memory, world, 120));
    expect(stopped).toBeNull();
    expect(memory.log).toEqual(['GitHub’s rate limit is reached: going on in 120 s. 0 of 1 operations are done, and 1438 minutes will be left.']);
    expect(memory.writes).toEqual(['state.write Claim', 'state.write Claim', 'issue.create A', 'file.write', 'state.write Agree']);
  });

  it('that lifts too late ends the run, and the next one goes on', async () => {
    const text = '- [ ] A\n';
    const plan = planOf(text);
    const { memory, ground, world } = await prepared(text, plan);
    const { stopped, failure } = await apply(plan, { ...ground, deadline: '2026-03-01T12:01:00Z' }, limited(memory, world, 120));
    expect([stopped, failure]).toEqual(['Cannot create. Later.', null]);
    expect(memory.writes).toEqual(['state.write Claim', 'state.write Claim']);
    await memory.sync();
    expect(memory.text).toBe(`- [ ] A ${link(1)}\n`);
  });
});

describe('an issue that is to be changed', () => {
  const text = `- [x] A ${link(1)}\n`;

  it('is read right before, and left alone if it is no longer what the plan saw', async () => {
    const memory = new MemoryWorld(`- [ ] A ${link(1)}\n`);
    memory.open(issueOf(1, 'A'));
    await memory.sync();
    memory.edit(text);
    memory.at('before state.write', () => memory.change(1, { title: 'Renamed' }));
    memory.requests.length = 0;
    await memory.sync();
    expect(memory.requests.filter((request) => request.includes('#1'))).toEqual(['issue.read #1', 'issue.read #1', 'issue.read #1', 'issue.close #1']);
    expect(memory.issue(1)).toMatchObject({ title: 'Renamed', state: { open: false, reason: 'completed' } });
  });
});
