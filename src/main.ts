// It looks at the addresses in the environment before the toolkit reads them.
import './node/addresses.ts';

import { appendFileSync } from 'node:fs';
import { isMainThread, parentPort } from 'node:worker_threads';
import * as core from '@actions/core';
import { context as runner } from '@actions/github';
import { isForeignFork, readContext, reasonToSkip } from './action/context.ts';
import { type Inputs, readInputs } from './action/inputs.ts';
import { previewOrComment, showPreview } from './action/show-preview.ts';
import { VERSION } from './action/version.ts';
import { endGroup, hasSummary, tellProgress, writeReport, writeSummary } from './action/write-report.ts';
import { createWorld } from './github/world.ts';
import { GateInDoubt, LimitReached, outOfTime, UserError } from './model/errors.ts';
import type { HeadOfPull } from './model/pull.ts';
import type { Result } from './model/result.ts';
import { type FileLimit, startStopwatch } from './model/stopwatch.ts';
import { assertAddresses, proxyFor } from './node/addresses.ts';
import { nodeTimer } from './node/timer.ts';
import { type FoundAtStart, failurePage, summary } from './report/summary.ts';
import type { IssueAddress } from './roadmap/markdown/link.ts';
import { logLine } from './roadmap/text/escape.ts';
import { followedPull, previewPull } from './run/preview.ts';
import type { Request } from './run/request.ts';
import { sync } from './sync.ts';
import { gateDoubt, gateMessage } from './update/blockers.ts';

const FORK_UNREAD = 'This is a fork that the input `allow-fork` does not name, so its roadmap is not read.';

/** The run has to say whether blockers are open, and has not read the roadmap yet. */
let gateIsBlind = false;

/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction(inputs: Inputs): Promise<void> {
  assertAddresses();
  const context = readContext(process.env, runner.payload);
  startStopwatch(nodeTimer, fileLimit(inputs, context.pull !== null || context.follows !== null));
  const skip = reasonToSkip(context, inputs);
  if (skip !== null) core.notice(logLine(skip));
  // A release workflow may run on a tag or a draft release, only to ask for blockers. Then the roadmap is read, and nothing is written.
  if (skip !== null && !inputs.failOnBlockers) return;
  if (isForeignFork(context, inputs)) throw new UserError(FORK_UNREAD, 'Set `allow-fork`, or leave `fail-on-blockers` out in a fork.');
  if ((inputs.command === 'update' || inputs.command === 'next') && inputs.writeBack !== 'commit')
    throw new UserError(
      `Input \`write-back\` is \`${inputs.writeBack}\`, and \`command: ${inputs.command}\` writes into the file.`,
      `Leave \`write-back\` out for \`command: ${inputs.command}\`.`,
    );
  if (inputs.state === `refs/heads/${context.defaultBranch}`)
    throw new UserError(`Input \`state\` is the default branch “${context.defaultBranch}”.`, 'Name a ref or a branch that holds nothing else.');
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
      proxy: proxyFor(context.apiUrl),
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
      defaultBranch: own ? context.defaultBranch : null,
      author: inputs.commitAuthor,
      stateRef: inputs.state,
      triesStateAgain: context.event === 'workflow_dispatch',
    });
  const world = worldAt(null);
  log(`Roadmap Sync ${VERSION} for ${repository}`);
  let found: FoundAtStart | null = null as FoundAtStart | null;
  const request: Request = {
    path: inputs.roadmap,
    configPath: inputs.config,
    address,
    repositoryId: own ? context.repositoryId : null,
    today: inputs.date,
    planOnly: inputs.dryRun || inputs.command === 'plan' || readOnly,
    update: inputs.command === 'update' && !readOnly,
    ...(inputs.command === 'next' && !readOnly ? { next: { release: inputs.release, force: inputs.force } } : {}),
    limits: { maxCreates: inputs.maxCreates, maxCloses: inputs.maxCloses, maxChanges: inputs.maxChanges },
    conflict: inputs.conflict,
    commits: { template: inputs.commitMessage },
    writeBack: inputs.writeBack,
    fullLook: context.event === 'schedule',
    hint: own ? context.issue : null,
    atEvent: own ? context.atEvent : null,
    isByHand: context.event === 'workflow_dispatch',
    maxMinutes: inputs.maxMinutes,
    pace: inputs.pace,
    onProgress: (progress) => {
      if (progress.step === 'read') found = { text: progress.roadmap.text };
      tellProgress(progress);
    },
  };
  if (skip === null && (context.pull !== null || context.follows !== null)) {
    const pull = context.pull ?? (await followedPull(world, context.follows as HeadOfPull));
    if (pull === null) return core.notice('The pull request has been closed or pushed to since, so there is nothing to show.');
    if (pull.baseBranch !== context.defaultBranch) return core.notice(logLine(`The pull request is into “${pull.baseBranch}”, where no roadmap is kept.`));
    const planAt = (commit: string, asked: Request) => sync(worldAt(commit), asked);
    const place = { ...request, pull, world };
    const preview = await previewOrComment(() => previewPull(world, planAt, pull, request), place);
    await showPreview(preview, place);
    return failOnBlockers(inputs, preview.is === 'plan' ? preview.result : null, address);
  }
  const result = await sync(world, request);
  gateIsBlind = false;
  const cost = { requests: world.requestsSent(), seconds: Math.ceil(process.uptime()) };
  await writeReport(result, () => summary(result, address, found, cost), { address, preview: readOnly });
  if (inputs.command === 'update' && !readOnly && result.update === null && result.stopped !== null)
    core.warning('The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.');
  failOnBlockers(inputs, result, address);
}

/** @param result null: the roadmap was not read @throws UserError if a blocker is open @throws GateInDoubt if nobody can tell */
function failOnBlockers(inputs: Inputs, result: Result | null, address: IssueAddress): void {
  if (!inputs.failOnBlockers || result === null) return;
  gateIsBlind = false;
  const { release, blockerWords } = result;
  const blocked = gateMessage(result.roadmap, release, address);
  if (blocked !== null) throw new UserError(blocked, 'The run fails because the input `fail-on-blockers` is set.');
  const doubt = gateDoubt(result.roadmap, release, blockerWords);
  if (doubt !== null) throw new GateInDoubt(doubt);
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
      if (!hasSummary() && page) appendFileSync(page, failurePage(error));
      if (isMainThread) process.exit(1);
      parentPort?.postMessage(1);
    },
    maxMinutes * MINUTE + GRACE_AT_END,
  );
  // A run that has ended does not wait for it.
  return end.unref();
}

const UNREAD = 'The roadmap was not read, so nobody can tell whether a blocker is open. The input `fail-on-blockers` is set, so a release must not pass.';

async function runToEnd(): Promise<void> {
  let end: NodeJS.Timeout | null = null;
  try {
    const inputs = readInputs();
    gateIsBlind = inputs.failOnBlockers;
    end = endAfter(inputs.maxMinutes);
    await runAction(inputs);
  } catch (error) {
    endGroup();
    // Any other error is a bug of the action. Its stack says where.
    if (error instanceof UserError) {
      // A rate limit is not a failure: nothing is lost, and the next run continues.
      if (error instanceof LimitReached && !gateIsBlind) core.warning(logLine(error.message));
      else core.setFailed([...error.message.split('\n'), ...(gateIsBlind ? [UNREAD] : [])].map(logLine).join('\n'));
      if (gateIsBlind || error instanceof GateInDoubt) process.exitCode = GateInDoubt.status;
      if (!hasSummary()) await writeSummary(() => failurePage(error));
    } else core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (end !== null) clearTimeout(end);
  }
}

await runToEnd();
// Whoever runs the action in a thread of its own learns how it ended.
if (!isMainThread) parentPort?.postMessage(process.exitCode ?? 0);
