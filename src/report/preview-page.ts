import type { Operation } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Preview } from '../model/pull.ts';
import { whyClosed } from '../plan/commit/acts.ts';
import { type IssueAddress, issueUrl, lineUrl } from '../roadmap/markdown/link.ts';
import { pageText } from '../roadmap/text/escape.ts';
import { inCell } from '../roadmap/text/text.ts';
import { describe } from './describe.ts';
import { plannedText } from './headline.ts';
import { pageMessage } from './message.ts';

/** A comment may have 65,536 characters, so long tables are cut. */
const MOST_ROWS = 100;
const MOST_PROBLEMS = 50;
/** Characters. */
const MOST_OF_A_PROBLEM = 1_000;

/** The first line of the comment on a pull request. It does not show, and tells the comment of one roadmap from that of another. */
export function previewMark(path: string): string {
  return `<!-- roadmap-sync preview ${encodeURIComponent(path).replaceAll('-', '%2D')} -->`;
}

type Planned = Preview & { readonly is: 'plan' };

/** What merging a pull request does, as Markdown for the summary and for a comment; null if there is nothing to say. */
export function previewPage(preview: Preview, path: string, address: IssueAddress): string | null {
  const parts = partsOf(preview, path, address);
  return parts.length === 0 ? null : `${['### Roadmap Sync: what merging this does', ...parts].join('\n\n')}\n`;
}

function partsOf(preview: Preview, path: string, address: IssueAddress): readonly string[] {
  switch (preview.is) {
    case 'outdated':
    case 'unknown':
      return [`> [!NOTE]\n> ${pageText(preview.why, 1_000)}`];
    case 'untouched':
      return [];
    case 'gone':
      return [goneText(preview.to, path)];
    case 'plan':
      return planParts(preview, address);
  }
}

/** @param to where the merge moves the roadmap; null: it deletes it */
export function goneText(to: string | null, path: string): string {
  if (to === null)
    return `> [!WARNING]\n> This pull request deletes ${pageText(path)}. After the merge each run fails, because there is no roadmap; the issues stay as they are. If the roadmap is to end, remove the workflow, too.`;
  return `> [!WARNING]\n> This pull request moves ${pageText(path)} to ${pageText(to)}. Name the new path in the workflow in the same pull request (input \`roadmap\`, and \`paths\`). Then the issues stay with their items; else each run fails after the merge, and the issues stay as they are.`;
}

function planParts({ result, commit }: Planned, address: IssueAddress): string[] {
  const { plan, roadmap, problems } = result;
  const link = (line: number, text = `line ${line}`) => `[${text}](${lineUrl(roadmap.path, line, commit, address)})`;
  const { refused } = plan;
  const guard = refused === null ? [] : [`> [!CAUTION]\n> A merge will be refused by the guard. ${refused.reason} ${refused.allow}`];
  const rows = plan.operations.map((operation) => tableRow(operation, result, address, link));
  const rest = rows.length > MOST_ROWS ? [`| … | and ${rows.length - MOST_ROWS} more | | |`] : [];
  const table = rows.length === 0 ? [] : [['| Change | Issue | Details | Line |', '|---|---|---|--:|', ...rows.slice(0, MOST_ROWS), ...rest].join('\n')];
  const planned = rows.length === 0 ? [] : [`**${plannedText(plan, roadmap)}**`];
  return [...guard, ...planned, ...table, ...whatNeedsAttention(problems, link)];
}

function tableRow(operation: Operation, { plan, roadmap }: Planned['result'], address: IssueAddress, link: (line: number, text?: string) => string): string {
  const { planned, title, issue, line, detail } = describe(operation, roadmap);
  const number = issue === null ? '' : `[#${issue}](${issueUrl(issue, address)}) `;
  const before = plan.entries.find((entry) => entry.number === issue)?.seen.title ?? null;
  const renamed = operation.kind === 'update-issue' && operation.changes.title !== null && before !== null;
  const named = renamed ? `${pageText(before)} → **${pageText(operation.changes.title ?? '')}**` : `**${pageText(title)}**`;
  const others = renamed ? describe({ ...operation, changes: { ...operation.changes, title: null } }, roadmap).detail : detail;
  const why = operation.kind === 'close-issue' ? [detail, whyClosed(operation, roadmap)].join(': ') : others;
  const people = operation.kind === 'create-issue' ? operation.assignees.map((login) => `@${login}`) : [];
  const more = [why, ...people].filter((part) => part !== '').join(', ');
  const cells = [planned, `${number}${named}`, pageText(more), line === null ? '' : link(line, String(line))];
  return `| ${cells.map(inCell).join(' | ')} |`;
}

function whatNeedsAttention(problems: readonly Problem[], link: (line: number) => string): string[] {
  const found = problems.filter(({ level }) => level !== 'notice');
  if (found.length === 0) return [];
  const rows = found.map(
    ({ level, line, message }) => `- ${level === 'error' ? '❌' : '⚠️'} ${line === null ? '' : `${link(line)}: `}${pageMessage(message, MOST_OF_A_PROBLEM)}`,
  );
  const rest = rows.length > MOST_PROBLEMS ? [`- … and ${rows.length - MOST_PROBLEMS} more`] : [];
  return [['#### Needs attention', '', ...rows.slice(0, MOST_PROBLEMS), ...rest].join('\n')];
}
