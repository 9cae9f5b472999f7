import { describe, expect, it } from 'vitest';
import { apply } from '../../src/run/apply.ts';
import { planOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { many, numbersIn, prepared, QUICK } from './prepared.ts';

async function agreedEntry() {
  const memory = new MemoryWorld('- [ ] A\n');
  await memory.sync();
  const [entry] = memory.baseline?.entries ?? [];
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

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

  it('renews a lease again whose renewal was answered too late, and writes nothing if another run has it by then', async () => {
    const { memory, run } = await prepared(many(8), planOf(many(8)), { pace: { ...QUICK, longestLease: 10 } });
    let asked = 0;
    memory.at(
      'after state.write',
      () => {
        asked += 1;
        if (asked !== 1) return;
        memory.pass(20);
        memory.setBaseline({ version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt: [] });
      },
      1,
    );
    expect(await run()).toMatchObject({ stale: true });
    const last = memory.writes.findLastIndex((write) => write.startsWith('issue.create'));
    const renewals = memory.writes.flatMap((write, index) => (write === 'state.write Claim' ? [index] : []));
    expect(renewals).toHaveLength(3);
    expect(last).toBeLessThan(renewals[1] ?? 0);
  });

  it('gives up where every answer takes longer than a lease', async () => {
    const { memory, run } = await prepared(many(3), planOf(many(3)), { pace: { ...QUICK, longestLease: 10 } });
    const slow = () => {
      memory.pass(20);
      memory.at('after state.write', slow);
    };
    memory.at('after state.write', slow);
    expect(await run()).toMatchObject({ stale: true });
    expect(memory.writes).toEqual([...Array(4).fill('state.write Claim'), 'state.write Agree']);
  });

  it('waits until the first of the issues that an hour allows is an hour old, where there is time', async () => {
    const { memory, run } = await prepared(many(5), planOf(many(5)), { createsAnHour: 3 });
    const start = Date.parse(memory.now);
    const { stopped } = await run();
    expect(stopped).toBeNull();
    expect(memory.numbers).toHaveLength(5);
    expect(Date.parse(memory.now) - start).toBeGreaterThanOrEqual(3_600_000);
    expect(memory.log).toContainEqual(
      expect.stringMatching(
        /^GitHub allows 3 new issues an hour, so the 2 left to create take about 1 hour more: continuing in 36\d\d s\. 3 of 5 operations are done, and 13\d\d minutes will be left then\.$/,
      ),
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
          digest: '',
          titleLinks: '',
          itemTitle: 'A',
        },
        place: {
          ...{ headings: [], previous: [], next: [], externalMark: false, gap: null, status: null },
          around: { above: null, below: null, before: '', after: '', lead: '- ' },
        },
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
    const { memory, world, input } = await prepared(text, planOf(text));
    const other = { ...(await agreedEntry()), path: 'B.md', number: 9 };
    memory.setBaseline({
      version: 1,
      repository: 1,
      claim: null,
      paths: { 'B.md': { blob: 'b', syncedAt: 't', startedAt: 't' } },
      entries: [other],
      createdAt: [],
    });
    await apply(planOf(text), { ...input, state: await world.state.read() }, world);
    expect(memory.baseline?.entries.map(({ path, number }) => `${path} ${number}`)).toEqual(['B.md 9', 'ROADMAP.md 1']);
    expect(Object.keys(memory.baseline?.paths ?? {})).toEqual(['B.md', 'ROADMAP.md']);
  });
});
