import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort } from 'node:worker_threads';
import * as core from '@actions/core';
import { context as runner } from '@actions/github';
import { isForeignFork, readContext, reasonToSkip } from './action/context.ts';
import { type Inputs, readInputs } from './action/inputs.ts';
import { createWorld } from './github/world.ts';
import { LimitReached, outOfTime, UserError } from './model/errors.ts';
import type { Problem } from './model/problem.ts';
import type { Result } from './model/result.ts';
import { type FileLimit, startStopwatch } from './model/stopwatch.ts';
import { nodeTimer } from './node/timer.ts';
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
async function runAction(inputs: Inputs): Promise<void> {
  const context = readContext(process.env, runner.payload);
  startStopwatch(nodeTimer, fileLimit(inputs, context.pull !== null));
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
    newest: own ? context.newest : null,
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
  writeFileSync(paths.plan, planJson({ ...result.plan, problems: result.problems }));
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

/**
 * Shows a problem as an annotation. Notices appear only in the summary, because GitHub shows at most ten
 * annotations of each level per step, and so do warnings that an earlier run has told.
 */
function annotate({ line, level, message, told }: Problem, file: string): void {
  if (told === true) return;
  const at = line === null ? { file } : { file, startLine: line };
  if (level === 'error') core.error(logLine(message), at);
  if (level === 'warning') core.warning(logLine(message), at);
}

/** Seconds. Anybody can open a pull request with a text that keeps a parser busy for minutes. */
const DEADLINE = 30;

/** How long the run may read and plan its file: a pull request's for a short time, in which waiting for GitHub does not count; its own as long as the run lasts. */
function fileLimit({ maxMinutes, roadmap }: Inputs, isProposed: boolean): FileLimit {
  if (!isProposed) return { milliseconds: maxMinutes * MINUTE, counts: 'run', late: () => outOfTime(maxMinutes, `reading ${roadmap} and planning`) };
  const late = () =>
    new UserError(
      `The roadmap of this pull request could not be read within ${DEADLINE} s.`,
      'Look for very long lines or deep nesting in it. Nothing was written.',
    );
  return { milliseconds: DEADLINE * 1000, counts: 'work', late };
}

/** Milliseconds. */
const MINUTE = 60_000;
/** Milliseconds after `max-minutes` until a run is ended in the middle of whatever it does. It has stopped to begin writes before. */
const GRACE_AT_END = 10_000;

/** Ends a run that does not end by itself, such as one that reads a list without an end. A run that is cut off loses nothing: the next one continues. */
function endAfter(maxMinutes: number): NodeJS.Timeout {
  const end = setTimeout(
    () => {
      const error = outOfTime(maxMinutes, 'the run');
      core.setFailed(logLine(error.message));
      // Nothing after this moment waits for a file, so it is written at once.
      const page = process.env['GITHUB_STEP_SUMMARY'];
      if (!reported && page) appendFileSync(page, failurePage(error));
      if (isMainThread) process.exit(1);
      parentPort?.postMessage(1);
    },
    maxMinutes * MINUTE + GRACE_AT_END,
  );
  // A run that has ended does not wait for it.
  return end.unref();
}

async function runToEnd(): Promise<void> {
  let end: NodeJS.Timeout | null = null;
  try {
    const inputs = readInputs();
    end = endAfter(inputs.maxMinutes);
    await runAction(inputs);
  } catch (error) {
    // Any other error is a bug of the action. Its stack says where.
    if (error instanceof UserError) {
      // A rate limit is not a failure: nothing is lost, and the next run continues.
      if (error instanceof LimitReached) core.warning(logLine(error.message));
      else core.setFailed(error.message.split('\n').map(logLine).join('\n'));
      if (!reported && process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(failurePage(error)).write();
    } else core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (end !== null) clearTimeout(end);
  }
}

await runToEnd();
// Whoever runs the action in a thread of its own learns how it ended.
if (!isMainThread) parentPort?.postMessage(process.exitCode ?? 0);
