import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import * as core from '@actions/core';
import { context as runner } from '@actions/github';
import { isForeignFork, readContext, reasonToSkip } from './action/context.ts';
import { readInputs } from './action/inputs.ts';
import { createWorld } from './github/world.ts';
import { LimitReached, UserError } from './model/errors.ts';
import type { Problem } from './model/problem.ts';
import type { Result } from './model/result.ts';
import { outputs } from './report/outputs.ts';
import { planJson } from './report/plan-json.ts';
import { failurePage, summary } from './report/summary.ts';
import { terminalLines } from './report/terminal.ts';
import { logLine } from './roadmap/text/escape.ts';
import { sync } from './sync.ts';
import { gateMessage } from './update/blockers.ts';

/** The summary of the run is written. Then a failure needs no page of its own. */
let reported = false;

/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction(): Promise<void> {
  const inputs = readInputs();
  const context = readContext(process.env, runner.payload);
  const skip = reasonToSkip(context, inputs);
  if (skip !== null) core.notice(logLine(skip));
  // A release workflow may run on a tag or a draft release, only to ask for blockers. Then the roadmap is read, and nothing is written.
  if (skip !== null && (!inputs.failOnBlockers || isForeignFork(context, inputs))) return;
  const readOnly = skip !== null || context.pull !== null;
  const own = inputs.repository === null || inputs.repository.toLowerCase() === context.repository.toLowerCase();
  // The runner spells the name as GitHub does, and so it is written into links.
  const repository = own ? context.repository : (inputs.repository ?? context.repository);
  const [owner = '', repo = ''] = repository.split('/');
  const log = (line: string) => core.info(logLine(line));
  const address = { server: context.serverUrl, repositories: [repository] };
  const world = createWorld({
    token: inputs.token,
    apiUrl: context.apiUrl,
    serverUrl: context.serverUrl,
    owner,
    repo,
    pace: inputs.pace,
    maxMinutes: inputs.maxMinutes,
    log,
    path: inputs.roadmap,
    configPath: inputs.config,
    ref: context.pull?.headSha ?? null,
  });
  const result = await sync(world, {
    path: inputs.roadmap,
    configPath: inputs.config,
    address,
    repositoryId: own ? context.repositoryId : null,
    today: inputs.date,
    planOnly: inputs.dryRun || inputs.command === 'plan' || readOnly,
    update: inputs.command === 'update' && !readOnly,
    limits: { maxCreates: inputs.maxCreates, maxCloses: inputs.maxCloses, maxChanges: inputs.maxChanges },
    conflict: inputs.conflict,
    fullLook: context.event === 'schedule',
    hint: own ? context.issue : null,
    pushed: own ? context.pushed : null,
    isByHand: context.event === 'workflow_dispatch',
    maxMinutes: inputs.maxMinutes,
    pace: inputs.pace,
  });
  await report(result, summary(result, address), readOnly);
  if (inputs.command === 'update' && !readOnly && result.update === null && result.stopped !== null)
    core.warning('The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.');
  const blocked = inputs.failOnBlockers ? gateMessage(result.roadmap, address) : null;
  if (blocked !== null) throw new UserError(blocked, 'The run fails because the input `fail-on-blockers` is set.');
}

/** @param preview nothing is to be written, so a refused plan is only a warning and not a failure */
async function report(result: Result, page: string, preview: boolean): Promise<void> {
  for (const line of terminalLines(result)) core.info(line);
  for (const problem of result.problems) annotate(problem, result.roadmap.path);
  // Each step has a folder of its own, so that two steps of a job do not overwrite each other's plan.
  const folder = mkdtempSync(join(process.env['RUNNER_TEMP'] || tmpdir(), 'roadmap-sync-'));
  const paths = { plan: join(folder, 'plan.json'), update: result.update === null ? '' : join(folder, 'update.txt') };
  writeFileSync(paths.plan, planJson(result.plan));
  if (result.update !== null) {
    writeFileSync(paths.update, result.update.text);
    writeFileSync(join(folder, 'update.md'), result.update.markdown);
  }
  for (const [name, value] of Object.entries(outputs(result, paths))) core.setOutput(name, value);
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(page).write();
  reported = true;
  const { refused } = result.plan;
  if (refused !== null && preview) core.warning(logLine(`${refused.reason} ${refused.allow}`));
  else if (refused !== null) throw new UserError(refused.reason, refused.allow);
  if (result.failure !== null) throw result.failure;
  const left = result.outcomes.filter(({ result: what }) => what === 'left').length;
  if (result.stopped !== null)
    core.warning(logLine(`${left} ${left === 1 ? 'operation is' : 'operations are'} left: ${result.stopped}. The next run continues from there.`));
}

/** Shows a problem as an annotation. Notices appear only in the summary, because GitHub shows at most ten annotations of each level per step. */
function annotate({ line, level, message }: Problem, file: string): void {
  const at = line === null ? { file } : { file, startLine: line };
  if (level === 'error') core.error(logLine(message), at);
  if (level === 'warning') core.warning(logLine(message), at);
}

async function runToEnd(): Promise<void> {
  try {
    await runAction();
  } catch (error) {
    // Any other error is a bug of the action. Its stack says where.
    if (error instanceof UserError) {
      // A rate limit is not a failure: nothing is lost, and the next run continues.
      if (error instanceof LimitReached) core.warning(logLine(error.message));
      else core.setFailed(error.message.split('\n').map(logLine).join('\n'));
      if (!reported && process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(failurePage(error)).write();
    } else core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Seconds. Anybody can open a pull request with a text that keeps a parser busy for minutes. */
const DEADLINE = 30;

/** Plans for a pull request in a worker thread, because only a thread can be ended while it is busy. */
async function runWithDeadline(): Promise<void> {
  const worker = new Worker(new URL(import.meta.url));
  const failed = new Promise<boolean>((resolve, reject) => {
    worker.once('message', (code: unknown) => resolve(code === 1));
    worker.once('error', reject);
  });
  const late = setTimeout(() => {
    core.setFailed(
      `The roadmap of this pull request could not be read within ${DEADLINE} s. Look for very long lines or deep nesting in it. Nothing was written.`,
    );
    void worker.terminate().then(() => process.exit(1));
  }, DEADLINE * 1000);
  if (await failed) process.exitCode = 1;
  clearTimeout(late);
}

if (!isMainThread) {
  await runToEnd();
  parentPort?.postMessage(process.exitCode ?? 0);
} else if (runner.eventName === 'pull_request') await runWithDeadline();
else await runToEnd();
