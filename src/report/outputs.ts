import type { Result } from '../model/result.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import { statusJson } from '../update/status.ts';
import { countItems, countOutcomes } from './counts.ts';
import { type MailHeaders, mailHeaders, ownerDigest } from './mailing.ts';

/** The outputs with their descriptions. `action.yml` and the README's table are generated from them. */
export const OUTPUTS = {
  changed: '`true` if anything was written: to the file, to issues or milestones, or as a development update.',
  created: 'Number of issues created.',
  updated: 'Number of issues whose title, labels, assignees or text were changed because of the file.',
  closed: 'Number of issues closed because their item is done or dropped in the file.',
  reopened: 'Number of issues reopened because their item is open again in the file.',
  added: 'Number of issues added to the file as items.',
  moved: 'Number of items moved to another section because their issue was closed or reopened.',
  remaining: 'Number of operations left for the next run.',
  commit: 'Sha of the last commit to the roadmap, empty if there was none.',
  'pull-request': 'Number of the open pull request in which changes of the file wait (`write-back: pull-request`), empty if there is none.',
  'open-bugs': 'Number of open bugs of this release, without external ones.',
  'open-features': 'Number of open features of this release, without external ones.',
  blockers: 'Number of open items of this release at priority level blocker.',
  status:
    'The numbers of this release as JSON: `health`, `reasons`, `blockers`, `bugs`, `features`, what came and went since the last update, and the next date.',
  plan: 'Path of the plan as JSON.',
  update: 'Path of the development update as plain text for a mail; empty if the run made none. `update.md` in the same folder has it as Markdown.',
  'message-id': 'The `Message-ID` for the mail of the update: the same however often it is sent. Empty if the run made no update.',
  'in-reply-to': 'The `Message-ID` of the update before, so that the mails of a release are one thread; empty if there was none.',
  digest:
    'The open items of this release by owner, as JSON: a list of `{owner, items}`. Empty if the run made no update, or if it is longer than 200,000 characters.',
} as const;

const NO_MAIL: MailHeaders = { messageId: '', inReplyTo: '' };

export type OutputName = keyof typeof OUTPUTS;

/** The value of every output. @param paths the files that the plan and the development update were written to */
export function outputs(
  result: Result,
  paths: { readonly plan: string; readonly update: string },
  address: IssueAddress,
): Readonly<Record<OutputName, string>> {
  const { messageId, inReplyTo } = result.update === null ? NO_MAIL : mailHeaders(result.roadmap.path, result.today, result.plan.published, address);
  const run = countOutcomes(result.outcomes);
  const items = countItems(result.roadmap, result.release);
  return {
    changed: String(result.outcomes.some((outcome) => outcome.result === 'done')),
    created: String(run.created),
    updated: String(run.updated),
    closed: String(run.closed),
    reopened: String(run.reopened),
    added: String(run.added),
    moved: String(run.moved),
    remaining: String(run.remaining),
    commit: result.commit ?? '',
    'pull-request': String(result.pull ?? ''),
    'open-bugs': String(items.openBugs),
    'open-features': String(items.openFeatures),
    blockers: String(items.blockers),
    status: statusJson({ ...result, previous: result.plan.published }),
    ...paths,
    'message-id': messageId,
    'in-reply-to': inReplyTo,
    digest: result.update === null ? '' : ownerDigest(result.roadmap, result.release, address),
  };
}
