import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { allOf, UserError } from '../model/errors.ts';
import type { RunProgress } from '../model/progress.ts';
import type { Result } from '../model/result.ts';
import { type Annotation, runAnnotations } from '../report/annotations.ts';
import { outputs } from '../report/outputs.ts';
import { planJson } from '../report/plan-json.ts';
import { progressLine, terminalLines } from '../report/terminal.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import { logLine } from '../roadmap/text/escape.ts';

/** The summary of the run is written. Then a failure needs no page of its own. */
let isWritten = false;

export function hasSummary(): boolean {
  return isWritten;
}

/** How a result is told. */
interface Telling {
  /** The repository of the links. */
  readonly address: IssueAddress;
  /** Nothing is to be written, so a refused plan is only a warning and not a failure. */
  readonly preview: boolean;
  /** The lines have their annotations already. */
  readonly annotated?: boolean;
}

/**
 * Writes the log, the files, the outputs and the summary. If one of them cannot be written, the others are: what was done is told wherever it can be.
 * @param page the summary @throws UserError for what failed in the run, for a refused plan, and for what could not be written
 */
export async function writeReport(result: Result, page: () => string, { address, preview, annotated = false }: Telling): Promise<void> {
  const paths = { plan: '', update: '' };
  const failures = [
    await unwritten('the log', () => {
      endGroup();
      for (const line of terminalLines(result, true)) core.info(line);
      const others = result.stopped !== null || (result.plan.refused !== null && preview) ? 1 : 0;
      if (!annotated) for (const problem of runAnnotations(result.problems, others)) annotate(problem, result.roadmap.path);
    }),
    await unwritten('the files of the plan and the update', () => Object.assign(paths, writeFiles(result))),
    ...(await Promise.all(
      Object.entries(outputs(result, paths, address)).map(([name, value]) => unwritten(`the output ${name}`, () => core.setOutput(name, value))),
    )),
    await writeSummary(page),
  ];
  const unreported = allOf(failures.filter((failure) => failure !== null).slice(0, MOST_FAILURES));
  const { refused } = result.plan;
  if (refused !== null && preview) core.warning(logLine(`${refused.reason} ${refused.allow}`));
  const refusal = refused === null || preview ? null : new UserError(refused.reason, refused.allow);
  const failure = allOf([refusal, result.failure, unreported].filter((one) => one !== null));
  if (failure !== null) throw failure;
  const left = result.outcomes.filter(({ result: what }) => what === 'left').length;
  if (result.stopped !== null)
    core.warning(
      logLine(`${leftNow(left)}: ${result.stopped.replace(/\.(?: The next run continues from there\.)?$/, '')}. The next run continues from there.`),
    );
}

/** So many parts of a report that could not be written are named: most often all fail for one reason. */
const MOST_FAILURES = 2;

/** Writes the job's summary, if there is one. @returns why it could not be written; null if it is */
export function writeSummary(page: () => string): Promise<UserError | null> {
  return unwritten('the summary', async () => {
    if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(page()).write();
    isWritten = true;
  });
}

/** The failure of one part of the report; null if it is written. */
async function unwritten(what: string, write: () => unknown): Promise<UserError | null> {
  try {
    await write();
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return new UserError(`Cannot write ${what} of this run: ${why}.`, 'What the run has done stays done. Check the disk and the folders of the runner.');
  }
}

/** Each step has a folder of its own, so that two steps of a job do not overwrite each other's plan. */
function writeFiles(result: Result): { readonly plan: string; readonly update: string } {
  const folder = mkdtempSync(join(process.env['RUNNER_TEMP'] || tmpdir(), 'roadmap-sync-'));
  const paths = { plan: join(folder, 'plan.json'), update: result.update === null ? '' : join(folder, 'update.txt') };
  writeFileSync(paths.plan, planJson({ ...result.plan, problems: result.problems }));
  if (result.update !== null) {
    writeFileSync(paths.update, result.update.text);
    writeFileSync(join(folder, 'update.md'), result.update.markdown);
  }
  return paths;
}

/** Shows a problem as an annotation. */
export function annotate({ line, level, message }: Annotation, file: string, withNotices = false): void {
  const at = line === null ? { file } : { file, startLine: line };
  if (level === 'error') core.error(logLine(message), at);
  if (level === 'warning') core.warning(logLine(message), at);
  if (level === 'notice' && withNotices) core.notice(logLine(message), at);
}

/** The writes stand in a group of the log, which a reader can fold. */
let isGroupOpen = false;

export function tellProgress(progress: RunProgress): void {
  if (progress.step === 'done' && !isGroupOpen) {
    core.startGroup('Writing');
    isGroupOpen = true;
  }
  core.info(progressLine(progress));
}

export function endGroup(): void {
  if (isGroupOpen) core.endGroup();
  isGroupOpen = false;
}

function leftNow(count: number): string {
  if (count === 0) return 'The run did not come to its end';
  return count === 1 ? '1 operation is left' : `${count} operations are left`;
}
