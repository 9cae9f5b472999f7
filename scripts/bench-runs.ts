// Compares whole runs of the bundled action against an emulated GitHub with `roadmap-sync check` of the same file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { eventPayload, runAction, runOffline } from '../test/support/run/runner.ts';
import { TestGitHub } from '../test/support/server/github.ts';
import { longRoadmap } from '../test/support/texts/long-roadmap.ts';
import { median } from './bench-reading.ts';

const ITEMS = 1_000;
const ROUNDS = 3;
/** Issues that were written a moment ago are listed again; after so long they are not. Milliseconds. */
const LONG_AGO = 3_600_000;
const DONE = '\n## Bugs resolved since last update\n\n- Old\n  - resolution: Fixed\n';

/** The most that a run may take, as a multiple of `check`; and how many issues are closed before it. */
const KINDS = [
  { name: 'nothing to do', closed: 0, most: 1.6 },
  { name: 'one issue closed', closed: 1, most: 2.6 },
  { name: '25 issues closed', closed: 25, most: 3.4 },
] as const;

/** @returns whether runs cost as little as promised */
export async function benchRuns(): Promise<boolean> {
  const github = await TestGitHub.start();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const run = async (name = 'push', issue: { number: number; updated_at: string } | null = null) => {
    const payload = eventPayload(name, name === 'issues' ? 'closed' : null, github, issue);
    const { status, log } = await runAction(github, { name, payload }, { 'max-creates': String(ITEMS) });
    if (status !== 0) throw new Error(`A run failed:\n${log}`);
  };
  try {
    await github.commit('ROADMAP.md', `${longRoadmap(ITEMS)}${DONE}`);
    await run();
    let next = 1;
    process.stdout.write(`\nWhole runs beside check of the same ${ITEMS} items, medians of ${ROUNDS} rounds\n`);
    let holds = true;
    for (const { name, closed, most } of KINDS) {
      const ratios: number[] = [];
      const requests: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        github.pass(LONG_AGO);
        await run();
        github.pass(LONG_AGO);
        for (let count = 0; count < closed; count += 1) await github.closeIssue(next++, 'completed');
        writeFileSync(join(folder, 'ROADMAP.md'), await github.text());
        const check = await timed(async () => void (await runOffline(['check', 'ROADMAP.md', '--json'], folder)));
        const before = github.requests.length;
        // The emulator's clock runs ahead of its issues: one closing comes by its event, several by the look at all issues.
        const last = closed === 1 ? await github.api<{ number: number; updated_at: string }>('GET', `/issues/${next - 1}`) : null;
        ratios.push((await timed(() => (last === null ? run(closed === 0 ? 'push' : 'schedule') : run('issues', last)))) / check);
        requests.push(github.requests.length - before - (last === null ? 0 : 1));
        const moved = (await github.text()).split('resolution: Fixed').length - 2;
        if (moved !== next - 1) throw new Error(`Expected ${next - 1} items among the resolved ones, got ${moved}.`);
      }
      const ratio = median(ratios);
      holds &&= ratio <= most;
      process.stdout.write(`${name.padEnd(28)} ${ratio.toFixed(2)} (at most ${most}), ${median(requests)} requests\n`);
    }
    return holds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await github.close();
  }
}

/** Milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
