import { describe, expect, it } from 'vitest';
import { LimitReached, UnclearWrite, UserError, WrongAnswer } from '../../src/model/errors.ts';
import type { World } from '../../src/model/ports.ts';
import { apply } from '../../src/run/apply.ts';
import type { ApplyInput } from '../../src/run/apply-input.ts';
import { issueOf, lines, link, planOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { many, numbersIn, prepared, QUICK } from './prepared.ts';

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

    it.each([
      ['happened', true],
      ['did not happen', false],
    ])('that is twice none of GitHub’s fails the run with what was answered, and the claim stays for the next one: it %s', async (_, happened) => {
      const text = lines('- [ ] A', '- [ ] B');
      const { memory, world, run } = await prepared(text, planOf(text));
      const create: World['issues']['create'] = async (issue) => {
        if (happened && memory.numbers.length < 1) await world.issues.create(issue);
        throw new WrongAnswer('A login page.', 'Run again.');
      };
      const { failure, stopped } = await run({ ...world, issues: { ...world.issues, create } });
      expect([failure?.message, stopped]).toEqual(['A login page. Run again.', null]);
      expect(memory.baseline?.claim?.id).toBe('c');
      await memory.sync();
      expect(memory.numbers).toEqual([1, 2]);
      expect(memory.text).toBe(lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`));
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
  it.each<[string, (memory: MemoryWorld) => Partial<ApplyInput>, string]>([
    ['of time', () => ({ deadline: '2026-03-01T12:00:02Z' }), 'the time that `max-minutes` allows is used up'],
    [
      'of new issues',
      () => ({ createsAnHour: 2, deadline: '2026-03-01T12:50:00Z' }),
      'GitHub allows 2 new issues an hour, so the 28 left to create take about 14 hours more',
    ],
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
      'GitHub’s request limit is almost used up',
    ],
  ])('for want %s links what it made, and leaves the rest to the next run, which need not be allowed it again', async (_, change, why) => {
    const text = many(30);
    const plan = planOf(text);
    const { memory, input, world } = await prepared(text, plan);
    const { failure, stopped, outcomes } = await apply(plan, { ...input, ...change(memory) }, world);
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
    expect(memory.log).toEqual(['GitHub’s rate limit is reached: continuing in 120 s. 0 of 1 operations are done, and 1438 minutes will be left then.']);
    expect(memory.writes).toEqual(['state.write Claim', 'state.write Claim', 'issue.create A', 'file.write', 'state.write Agree']);
  });

  it('that lifts too late ends the run, and the next one goes on', async () => {
    const text = '- [ ] A\n';
    const plan = planOf(text);
    const { memory, input, world } = await prepared(text, plan);
    const { stopped, failure } = await apply(plan, { ...input, deadline: '2026-03-01T12:01:00Z' }, limited(memory, world, 120));
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
