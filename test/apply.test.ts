import { describe, expect, it } from 'vitest';
import { apply, type Ground } from '../src/apply.ts';
import { UnclearWrite, UserError } from '../src/errors.ts';
import type { Plan } from '../src/model.ts';
import { LABELS } from '../src/plan/labels.ts';
import type { World } from '../src/ports.ts';
import { issueOf, lines, link, outlineOf, planOf, READING, roadmapOf } from './support/builders.ts';
import { MemoryWorld } from './support/memory-world.ts';

/** A plan of a file for which nothing exists yet, and what it is carried out on. */
async function prepared(text: string, plan: Plan, change: Partial<Ground> = {}) {
  const memory = new MemoryWorld(text);
  const world = memory.world();
  const file = await world.file.read();
  if (file === null) throw new Error('no file');
  const ground: Ground = {
    ...{ roadmap: roadmapOf(text), file, state: null, repositoryId: 1, claimId: 'c', reading: READING, labels: LABELS, people: {}, noIssues: new Map() },
    ...{ listedAt: memory.now, createBudget: Number.POSITIVE_INFINITY, leaseSeconds: 10 },
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
    expect(claim).toEqual({ id: 'c', until: '2026-03-01T12:00:10.000Z', path: 'ROADMAP.md', operations: plan.operations });
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
    const { memory, run } = await prepared(many(120), planOf(many(120)), { leaseSeconds: 1000 });
    const { outcomes } = await run();
    expect(memory.writes.flatMap((write, index) => (write.startsWith('issue.create') ? [] : [`${index} ${write}`]))).toEqual([
      '0 state.write Claim',
      '51 file.write',
      '102 file.write',
      '123 file.write',
      '124 state.write Agree',
    ]);
    expect(numbersIn(memory.text)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(outcomes.filter(({ result }) => result === 'done')).toHaveLength(120);
  });

  it('renews a lease that is about to end, before the next write', async () => {
    const { memory, run } = await prepared(many(8), planOf(many(8)), { leaseSeconds: 10 });
    await run();
    const claims = memory.writes.flatMap((write, index) => (write === 'state.write Claim' ? [index] : []));
    expect(claims.length).toBeGreaterThan(1);
    expect(numbersIn(memory.text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('writes nothing more once somebody else has the state', async () => {
    const { memory, run } = await prepared(many(3), planOf(many(3)), { leaseSeconds: 10 });
    memory.at('after issue.create', () => {
      // The answer was slow: the lease is over, and another run has claimed meanwhile.
      memory.pass(60);
      memory.setBaseline({ version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt: [] });
    });
    expect(await run()).toMatchObject({ stale: true });
    expect(memory.writes.filter((write) => write.startsWith('issue.create'))).toEqual(['issue.create Item 1']);
  });

  it('leaves what the hour’s limit does not allow for the next run', async () => {
    const { memory, run } = await prepared(many(5), planOf(many(5)), { createBudget: 3 });
    const { outcomes, stale } = await run();
    expect(outcomes.map((outcome) => (outcome.result === 'left' ? outcome.why : 'done'))).toEqual([
      'done',
      'done',
      'done',
      'GitHub takes 500 new issues an hour',
      'GitHub takes 500 new issues an hour',
    ]);
    expect(stale).toBe(false);
    expect(numbersIn(memory.text)).toEqual([1, 2, 3]);
    expect(memory.baseline?.createdAt).toHaveLength(3);
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

  it('leaves the claim open where a write may have happened', async () => {
    const text = '- [ ] A\n';
    const { memory, world, run } = await prepared(text, planOf(text));
    const create: World['issues']['create'] = async (issue) => {
      await world.issues.create(issue);
      throw new UnclearWrite('No answer.', 'Run again.');
    };
    const { failure } = await run({ ...world, issues: { ...world.issues, create } });
    expect(failure?.message).toBe('No answer. Run again.');
    expect(memory.baseline?.claim?.id).toBe('c');
    memory.pass(60);
    const { plan } = await memory.sync();
    expect(outlineOf(plan)).toEqual(['link-item #1']);
    expect(memory.numbers).toEqual([1]);
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
