import * as core from '@actions/core';
import { LimitReached, UnclearWrite, UserError } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import type { Preview, ProposedPull } from '../model/pull.ts';
import { proposalAnnotations } from '../report/annotations.ts';
import { goneText, previewMark, previewPage } from '../report/preview-page.ts';
import { failurePage, standingPage } from '../report/summary.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import { logLine, pageText } from '../roadmap/text/escape.ts';
import { annotate, writeReport, writeSummary } from './write-report.ts';

/** The pull request that a preview is shown on. */
interface PreviewPlace {
  readonly pull: ProposedPull;
  readonly path: string;
  readonly address: IssueAddress;
  readonly world: World;
}

/** Shows a preview as annotations, in the job's summary, and as one comment where the token may write one. */
export async function showPreview(preview: Preview, { pull, path, address, world }: PreviewPlace): Promise<void> {
  const said = previewPage(preview, path, address);
  const page = said ?? `### Roadmap Sync\n\nMerging this changes nothing for ${pageText(path)}.\n`;
  if (preview.is === 'plan') {
    const { result, lineAtHead, commit } = preview;
    for (const { line, level, message } of proposalAnnotations(result, preview.changed)) {
      const shown = line === null || lineAtHead === null ? line : (lineAtHead.get(line) ?? null);
      annotate({ line: shown, level, message }, path, true);
    }
    await writeReport(result, () => `${page}${standingPage(result, address, commit)}`, { address, preview: true, annotated: true });
  } else {
    if (preview.is === 'unknown' || preview.is === 'outdated') core.notice(logLine(preview.why));
    if (preview.is === 'gone') core.warning(logLine(goneText(preview.to, path).replace(/^.*\n> /, '')), { file: path });
    const unwritten = await writeSummary(() => page);
    if (unwritten !== null) throw unwritten;
  }
  // The comment belongs to the run for the newest commit.
  if (preview.is !== 'outdated') await comment(said, { pull, path, world });
}

/** A preview. If there is none because of a mistake in what is proposed, the comment says so: an older preview would be wrong there. */
export async function previewOrComment(preview: () => Promise<Preview>, shown: PreviewPlace): Promise<Preview> {
  try {
    return await preview();
  } catch (error) {
    const passes = error instanceof LimitReached || error instanceof UnclearWrite;
    if (error instanceof UserError && !passes) await comment(failurePage(error), shown);
    throw error;
  }
}

async function comment(said: string | null, { pull, path, world }: Pick<PreviewPlace, 'pull' | 'path' | 'world'>): Promise<void> {
  // The token of a fork's pull request only reads. There a workflow of the default branch comments.
  if (pull.isForeign) core.info('The pull request comes from a fork, so this job cannot comment. docs/pull-requests.md shows a workflow that does.');
  else if ((await world.pulls.keepComment(pull.number, previewMark(path), said)) === 'not-permitted')
    core.info(
      'The token may not comment on pull requests, so the preview stands only in the summary. To allow it, add `pull-requests: write` to the permissions of the job.',
    );
}
