import { carryOut } from './attempt/carry-out.ts';
import { conclude } from './attempt/conclude.ts';
import { decide } from './attempt/decide.ts';
import { draft } from './attempt/draft.ts';
import { type AfterAttempt, firstRun, type Run, resultDespite } from './attempt/run.ts';
import { UserError } from './model/errors.ts';
import type { World } from './model/ports.ts';
import type { Problem } from './model/problem.ts';
import type { Result } from './model/result.ts';
import type { Because } from './run/next-step.ts';
import type { Request } from './run/request.ts';

/** How many times a run plans before it gives up because others keep writing. */
const ATTEMPTS = 8;

/** What the log says before a further attempt; null: nothing. */
const TOLD: Readonly<Record<Because, string | null>> = {
  'changed-meanwhile': 'The roadmap or its issues changed during the run: reading and planning again.',
  'file-was-old': null,
  'labels-changed': null,
  'repository-renamed': null,
  'issues-follow': null,
  'update-is-due': null,
  'pull-request-is-due': null,
};

/**
 * Brings a roadmap and its issues into agreement. Each attempt gathers both sides, plans, guards and rehearses the plan, and applies it; `nextStep`
 * tells whether another one follows. With `planOnly` the plan is made in the same way but not applied.
 * @throws UserError if the file, the configuration or the state cannot be used, or if others keep writing
 */
export async function sync(world: World, request: Request): Promise<Result> {
  let run = firstRun(world, request);
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const next = await attemptOnce(world, run);
      if (next.step === 'end') return withNotices(next.result, world);
      run = next.run;
      const line = TOLD[next.because];
      if (line !== null) world.log(line);
    }
    throw new UserError(`${request.path} or its issues changed during each of ${ATTEMPTS} attempts.`, 'Nothing is lost: the next run continues from here.');
  } catch (error) {
    return withNotices(resultDespite(error, run), world);
  }
}

async function attemptOnce(world: World, run: Run): Promise<AfterAttempt> {
  const drafted = await draft(world, run);
  if (drafted.step === 'again') return drafted;
  const decision = await decide(world, drafted);
  return decision.verdict === 'apply' ? carryOut(world, drafted, decision) : conclude(world, drafted, decision);
}

/** Where the state went is known only when it was written. */
function withNotices(result: Result, world: World): Result {
  const notices = world.state.notices().map((message): Problem => ({ line: null, level: 'warning', code: 'state-elsewhere', message }));
  return { ...result, problems: [...result.problems, ...notices] };
}
