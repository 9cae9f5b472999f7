import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort } from 'node:worker_threads';
import * as core from '@actions/core';
import { context as runner } from '@actions/github';
import { isForeignFork, readContext, reasonToSkip } from './action/context.ts';
import { type Inputs, readInputs } from './action/inputs.ts';
import { createWorld } from './github/world.ts';
import { LimitReached, outOfTime, UnclearWrite, UserError } from './model/errors.ts';
import type { World } from './model/ports.ts';
import type { Preview } from './model/preview.ts';
import type { HeadOfPull, ProposedPull } from './model/pull.ts';
import type { Result } from './model/result.ts';
import { type FileLimit, startStopwatch } from './model/stopwatch.ts';
import { nodeTimer } from './node/timer.ts';
import { followedPull, previewPull } from './preview.ts';
import { type Annotation, proposalAnnotations } from './report/annotations.ts';
import { outputs } from './report/outputs.ts';
import { planJson } from './report/plan-json.ts';
import { goneText, previewMark, previewPage } from './report/preview-page.ts';
import { failurePage, standingPage, summary } from './report/summary.ts';
import { terminalLines } from './report/terminal.ts';
import type { IssueAddress } from './roadmap/markdown/link.ts';
import { logLine, pageText } from './roadmap/text/escape.ts';
import type { Request } from './run/request.ts';
import { sync } from './sync.ts';
import { gateMessage } from './update/blockers.ts';

/** The summary of the run is written. Then a failure needs no page of its own. */
let reported = false;

/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction(inputs: Inputs): Promise<void> {
  const context = readContext(process.env, runner.payload);
  startStopwatch(nodeTimer, fileLimit(inputs, context.pull !== null || context.follows !== null));
  const skip = reasonToSkip(context, inputs);
  if (skip !== null) core.notice(logLine(skip));
  // A release workflow may run on a tag or a draft release, only to ask for blockers. Then the roadmap is read, and nothing is written.
  if (skip !== null && (!inputs.failOnBlockers || isForeignFork(context, inputs))) return;
  if (inputs.command === 'update' && inputs.writeBack !== 'commit')
    throw new UserError(
      `Input \`write-back\` is \`${inputs.writeBack}\`, and \`command: update\` publishes in the file.`,
      'Leave `write-back` out for the update.',
    );
  const isProposed = context.pull !== null || context.follows !== null;
  const readOnly = skip !== null || isProposed;
  const own = inputs.repository === null || inputs.repository.toLowerCase() === context.repository.toLowerCase();
  // The runner spells the name as GitHub does, and so it is written into links.
  const repository = own ? context.repository : (inputs.repository ?? context.repository);
  const [owner = '', repo = ''] = repository.split('/');
  const log = (line: string) => core.info(logLine(line));
  const address = { server: context.serverUrl, repositories: [repository] };
  const worldAt = (ref: string | null) =>
    createWorld({
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
      ref,
      newest: own ? context.newest : null,
    });
  const world = worldAt(null);
  const request: Request = {
    path: inputs.roadmap,
    configPath: inputs.config,
    address,
    repositoryId: own ? context.repositoryId : null,
    today: inputs.date,
    planOnly: inputs.dryRun || inputs.command === 'plan' || readOnly,
    update: inputs.command === 'update' && !readOnly,
    limits: { maxCreates: inputs.maxCreates, maxCloses: inputs.maxCloses, maxChanges: inputs.maxChanges },
    conflict: inputs.conflict,
    writeBack: inputs.writeBack,
    fullLook: context.event === 'schedule',
    hint: own ? context.issue : null,
    pushed: own ? context.pushed : null,
    isByHand: context.event === 'workflow_dispatch',
    maxMinutes: inputs.maxMinutes,
    pace: inputs.pace,
  };
  if (skip === null && (context.pull !== null || context.follows !== null)) {
    const pull = context.pull ?? (await followedPull(world, context.follows as HeadOfPull));
    if (pull === null) return core.notice('The pull request has been closed or pushed to since, so there is nothing to show.');
    if (pull.baseBranch !== context.defaultBranch) return core.notice(logLine(`The pull request is into “${pull.baseBranch}”, where no roadmap is kept.`));
    const preview = await previewOrComment(() => previewPull(world, worldAt, pull, request), { pull, path: inputs.roadmap, address, world });
    await showPreview(preview, { pull, path: inputs.roadmap, address, world });
    return failOnBlockers(inputs, preview.is === 'plan' ? preview.result : null, address);
  }
  const result = await sync(world, request);
  await report(result, summary(result, address), readOnly);
  if (inputs.command === 'update' && !readOnly && result.update === null && result.stopped !== null)
    core.warning('The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.');
  failOnBlockers(inputs, result, address);
}

function failOnBlockers(inputs: Inputs, result: Result | null, address: IssueAddress): void {
  const blocked = inputs.failOnBlockers && result !== null ? gateMessage(result.roadmap, address) : null;
  if (blocked !== null) throw new UserError(blocked, 'The run fails because the input `fail-on-blockers` is set.');
}

interface Shown {
  readonly pull: ProposedPull;
  readonly path: string;
  readonly address: IssueAddress;
  readonly world: World;
}

/** Shows a preview as annotations, in the job's summary, and as one comment where the token may write one. */
async function showPreview(preview: Preview, { pull, path, address, world }: Shown): Promise<void> {
  const said = previewPage(preview, path, address);
  const page = said ?? `### Roadmap Sync\n\nMerging this changes nothing for ${pageText(path)}.\n`;
  if (preview.is === 'plan') {
    const { result, lineAtHead, commit } = preview;
    for (const { line, level, message } of proposalAnnotations(result, preview.changed)) {
      const shown = line === null || lineAtHead === null ? line : (lineAtHead.get(line) ?? null);
      annotate({ line: shown, level, message }, path, true);
    }
    await report(result, `${page}${standingPage(result, address, commit)}`, true, true);
  } else {
    if (preview.is === 'unknown' || preview.is === 'outdated') core.notice(logLine(preview.why));
    if (preview.is === 'gone') core.warning(logLine(goneText(preview.to, path).replace(/^.*\n> /, '')), { file: path });
    if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(page).write();
    reported = true;
  }
  // The comment belongs to the run for the newest commit.
  if (preview.is !== 'outdated') await comment(said, { pull, path, world });
}

/** A preview. If there is none because of a mistake in what is proposed, the comment says so: an older preview would be wrong there. */
async function previewOrComment(preview: () => Promise<Preview>, shown: Shown): Promise<Preview> {
  try {
    return await preview();
  } catch (error) {
    const passes = error instanceof LimitReached || error instanceof UnclearWrite;
    if (error instanceof UserError && !passes) await comment(failurePage(error), shown);
    throw error;
  }
}

async function comment(said: string | null, { pull, path, world }: Pick<Shown, 'pull' | 'path' | 'world'>): Promise<void> {
  // The token of a fork's pull request only reads. There a workflow of the default branch comments.
  if (pull.isForeign) core.info('The pull request comes from a fork, so this job cannot comment. docs/pull-requests.md shows a workflow that does.');
  else if ((await world.pulls.keepComment(pull.number, previewMark(path), said)) === 'not-permitted')
    core.info(
      'The token may not comment on pull requests, so the preview stands only in the summary. To allow it, add `pull-requests: write` to the permissions of the job.',
    );
}

/** @param preview nothing is to be written, so a refused plan is only a warning and not a failure @param annotated the lines have their annotations */
async function report(result: Result, page: string, preview: boolean, annotated = false): Promise<void> {
  for (const line of terminalLines(result)) core.info(line);
  if (!annotated) for (const problem of result.problems) annotate(problem, result.roadmap.path);
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

/** Shows a problem as an annotation. Notices appear only in the summary, because GitHub shows at most ten annotations of each level per step. */
function annotate({ line, level, message }: Annotation, file: string, withNotices = false): void {
  const at = line === null ? { file } : { file, startLine: line };
  if (level === 'error') core.error(logLine(message), at);
  if (level === 'warning') core.warning(logLine(message), at);
  if (level === 'notice' && withNotices) core.notice(logLine(message), at);
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
