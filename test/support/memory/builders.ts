import type { Entry, Place } from '../../../src/model/agreement.ts';
import type { Baseline } from '../../../src/model/baseline.ts';
import type { CloseReason, Issue } from '../../../src/model/issue.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { type Facts, NO_ANSWERS, type PlanConfig } from '../../../src/plan/facts.ts';
import { fileChange } from '../../../src/plan/file-change.ts';
import { LABELS } from '../../../src/plan/issue/labels.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import type { Source } from '../../../src/plan/issue/source-part.ts';
import { planAgreement } from '../../../src/plan/plan.ts';
import { editRoadmap } from '../../../src/roadmap/edit/edit.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../../../src/roadmap/read/rules.ts';

/** The repository that all tests are about. */
export const ADDRESS = { server: 'https://github.test', repositories: ['o/r'] };
export const PATH = 'ROADMAP.md';
const FILE_URL = 'https://github.test/o/r/blob/HEAD/ROADMAP.md';
/** How the tests' file is read: without a configuration. */
export const READING: ReadOptions = { path: PATH, address: ADDRESS, rules: NO_RULES };
export const TODAY = '2026-03-02';

/** The end of a managed part of which nothing is known but the file. */
export function sourceAt(path = PATH, url = FILE_URL): Source {
  return { path, url, sections: [], line: null, inTitle: [], footnotes: [] };
}

/** The link as the action writes it. */
export function link(number: number): string {
  return `([#${number}](https://github.test/o/r/issues/${number}))`;
}

/** Who opened the issues that this action did not, and may do everything. */
export const MAINTAINER = 'maintainer';

/** Some lines as a file. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

export function roadmapOf(text: string, path: string = PATH): Roadmap {
  return readRoadmap(text, { ...READING, path });
}

/** The item whose title this is. */
export function itemOf(text: string, title?: string): Item {
  const { items } = roadmapOf(text);
  const found = items.find((item) => title === undefined || item.title === title);
  if (found === undefined) throw new Error(`No item “${title}” in ${JSON.stringify(text)}`);
  return found;
}

/** An open issue with the labels of a feature, unless told otherwise. */
export function issueOf(number: number, title: string, change: Partial<Issue> = {}): Issue {
  return {
    number,
    title,
    body: managedPart({ title, content: { fields: {}, notes: '', subItems: '' }, removed: false }, { key: `k.${number}`, path: PATH }, sourceAt()),
    state: { open: true },
    labels: ['roadmap', 'feature'],
    assignees: [],
    milestone: null,
    author: MAINTAINER,
    updatedAt: '2026-03-01T10:00:00Z',
    byOwner: false,
    closedBy: null,
    ...change,
  };
}

/** The same, closed. */
export function closedIssue(number: number, title: string, reason: CloseReason = 'completed', change: Partial<Issue> = {}): Issue {
  return issueOf(number, title, { state: { open: false, reason }, updatedAt: '2026-03-01T11:00:00Z', ...change });
}

export const NOWHERE: Place = { headings: [], previous: [], next: [], externalMark: false, gap: null, status: null };

interface EntryChange extends Partial<Omit<Entry, 'agreed'>> {
  readonly roadmapOpen?: boolean;
  readonly issueOpen?: boolean;
}

/** What both sides agreed on: an open feature, unless told otherwise. */
export function entryOf(number: number, title: string, { roadmapOpen = true, issueOpen = true, ...change }: EntryChange = {}): Entry {
  const values = { title, kind: 'feature', external: false, priority: null, assignees: [], content: {} } as const;
  return {
    path: PATH,
    key: `k.${number}`,
    number,
    linked: true,
    former: [],
    ours: true,
    removed: false,
    agreed: { roadmap: { ...values, open: roadmapOpen }, issue: { ...values, open: issueOpen } },
    seen: {
      updatedAt: '2026-03-01T10:00:00Z',
      labels: ['roadmap', 'feature'],
      state: issueOpen ? { open: true } : { open: false, reason: 'completed' },
      title,
      assignees: [],
      content: {},
      itemTitle: title,
    },
    place: NOWHERE,
    ...change,
  };
}

export function baselineOf(entries: readonly Entry[], change: Partial<Baseline> = {}): Baseline {
  const paths = { [PATH]: { blob: 'b0', syncedAt: '2026-03-01T10:00:00.000Z', startedAt: '2026-01-01T10:00:00.000Z' } };
  return { version: 1, repository: 1, claim: null, paths, entries, createdAt: [], ...change };
}

/** What a plan follows from where no configuration is written. */
export const CONFIG: PlanConfig = { labels: LABELS, completed: 'move', people: {}, adopt: 'titles' };

/** A plan made from a file, some issues and a baseline. */
export function planOf(text: string, issues: readonly Issue[] = [], baseline: Baseline | null = null, change: Partial<Facts> = {}): Plan {
  return planAgreement({
    roadmap: roadmapOf(text),
    baseline,
    issues: new Map(issues.map((issue) => [issue.number, issue])),
    noIssues: new Map(),
    carried: [],
    taken: new Map(),
    elsewhere: new Map(),
    today: TODAY,
    address: ADDRESS,
    config: CONFIG,
    conflict: 'auto',
    release: null,
    milestones: null,
    updateTo: null,
    reading: READING,
    claimId: 'c',
    open: null,
    answers: NO_ANSWERS,
    ...change,
  });
}

/** The file after a plan's edits. */
export function fileAfter(text: string, plan: Plan): string {
  const { text: edited, refused } = editRoadmap(
    roadmapOf(text),
    fileChange(plan.operations, () => null),
    READING,
  );
  if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused)}`);
  return edited;
}

/** Kinds of the operations with their issue, `close-item #5`, for a look at the whole plan. */
export function outlineOf(plan: Plan): string[] {
  return plan.operations.map((operation) => {
    if (operation.kind === 'create-label') return `create-label ${operation.label.name}`;
    if (operation.kind === 'create-issue') return `create-issue ${operation.title}`;
    return 'issue' in operation ? `${operation.kind} #${operation.issue}` : operation.kind;
  });
}

/** Codes and lines of a plan's problems: `copied-link 4`. */
export function problemsOf(found: { readonly problems: Plan['problems'] }): string[] {
  return found.problems.map(({ code, line }) => `${code} ${line}`);
}
