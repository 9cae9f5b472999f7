import type { Plan } from '../../src/model/plan.ts';
import type { World } from '../../src/model/ports.ts';
import { LABELS } from '../../src/plan/issue/labels.ts';
import { apply } from '../../src/run/apply.ts';
import type { ApplyInput } from '../../src/run/apply-input.ts';
import { ADDRESS, lines, READING, roadmapOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

export const QUICK = { longestLease: 10, leasePerOperation: 3, listLag: 5000 };

/** A plan of a file for which nothing exists yet, and what it is carried out on. */
export async function prepared(text: string, plan: Plan, change: Partial<ApplyInput> = {}) {
  const memory = new MemoryWorld(text);
  const world = memory.world();
  const file = await world.file.read();
  if (file === null) throw new Error('no file');
  const input: ApplyInput = {
    request: { ...REQUEST, address: ADDRESS },
    issues: new Map(),
    ...{
      roadmap: roadmapOf(text),
      file,
      state: null,
      repositoryId: 1,
      claimId: 'c',
      isLastTry: false,
      reading: READING,
      noIssues: new Map(),
      rehearsal: null,
    },
    ...{ terms: { config: { labels: LABELS, people: {} }, milestones: null } },
    ...{ listedAt: memory.now, createsAnHour: Number.POSITIVE_INFINITY, deadline: '2026-03-02T12:00:00Z', pace: QUICK },
    ...{ today: '2026-03-01', release: null, chart: null, countsDays: false, told: () => {} },
    commitCheck: { refusal: null, isCareful: false, signature: '' },
    ...change,
  };
  memory.requests.length = 0;
  return { memory, world, input, run: (failing: World = world) => apply(plan, input, failing) };
}

export const many = (count: number) => lines(...Array.from({ length: count }, (_, index) => `- [ ] Item ${index + 1}`));

export const numbersIn = (text: string) => [...text.matchAll(/\[#(\d+)\]/g)].map(([, number]) => Number(number));
