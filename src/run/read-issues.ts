import type { Config } from '../config/config.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Issue, LabelRef, NoIssue } from '../model/issue.ts';
import type { World } from '../model/ports.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { deadClaim } from '../plan/claim.ts';
import { labelsOfPath } from '../plan/files/labels-of-path.ts';
import { KnownLabels } from '../plan/issue/known-labels.ts';
import { sameLabel } from '../plan/issue/labels.ts';
import { relabels } from '../plan/operations.ts';
import { numbersIn } from '../roadmap/markdown/link.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import { hasLeftMany } from './open-issues.ts';
import type { Query } from './request.ts';

/** What decides which issues are read. */
interface WhatToRead {
  readonly query: Query;
  readonly config: Config;
  readonly roadmap: Roadmap;
  readonly baseline: Baseline | null;
  /** Only issues that changed at or after this time are listed; null: all. */
  readonly since: string | null;
  /** Numbers of issues to read by number. */
  readonly surprises: ReadonlySet<number>;
  /** An earlier attempt of this run found that the labels themselves changed. */
  readonly lookAtLabels: boolean;
}

/** The issues and labels of the repository, as far as they were read. */
export interface IssuesRead {
  readonly issues: Map<number, Issue>;
  readonly noIssues: Map<number, NoIssue>;
  /** Numbers of the issues that were read one by one. */
  readonly byNumber: ReadonlySet<number>;
  /** The action's labels by their ids. */
  readonly labels: KnownLabels;
  /** The labels that the listed issues have. */
  readonly carried: readonly LabelRef[];
  /** Server time of the list. */
  readonly listedAt: string;
  /** How many issues the list had. */
  readonly listed: number;
}

/** The most missing issues that a full look reads by number. Otherwise a mistake on the server would cost one request for each issue. */
const MOST_MISSING = 50;

/**
 * Lists the issues with the action's label and reads some by number. Labels may have been renamed or deleted, which no list of changed
 * issues shows. So the repository's labels are listed, too, if there is a reason: an issue misses one of the action's labels.
 * @param known the numbers that are known to be no issues
 */
export async function readIssues(world: World, known: ReadonlyMap<number, NoIssue>, wanted: WhatToRead): Promise<IssuesRead> {
  const { config, baseline, roadmap, since } = wanted;
  const kept = labelsOfPath(baseline, roadmap.path, config.labels);
  const noIssues = new Map(known);
  const byNumber = new Map<number, Issue>();
  const read = new Set<number>();
  let labels = new KnownLabels(config.labels, kept, null);
  const look = async () => {
    const { listedBy } = labels;
    labels = new KnownLabels(config.labels, kept, await world.issues.labels());
    return labels.listedBy === listedBy;
  };
  if (labels.isReconfigured || wanted.lookAtLabels || deadClaim(baseline, roadmap.path)?.operations.some(relabels) === true) await look();
  for (;;) {
    const list = await world.issues.list({ label: labels.listedBy, since });
    const issues = new Map(list.issues.map((issue) => [issue.number, issue]));
    for (const number of issues.keys()) noIssues.delete(number);
    // Under another name of the label, the list may be another one.
    if (labels.existing === null && lacksListed(labels, issues, noIssues, list.labels, wanted) && !(await look())) continue;
    for (const number of [...numbersToRead(issues, noIssues, labels, wanted)].filter((one) => !read.has(one))) {
      const issue = await world.issues.read(number);
      read.add(number);
      if ('is' in issue) noIssues.set(number, issue);
      else {
        byNumber.set(number, issue);
        noIssues.delete(number);
      }
    }
    for (const [number, issue] of byNumber) issues.set(number, issue);
    if (labels.existing === null && missesLabels(labels, issues, list.labels, wanted) && !(await look())) continue;
    return { issues, noIssues, byNumber: read, labels, carried: list.labels, listedAt: list.at, listed: list.issues.length };
  }
}

function ownEntries({ baseline, roadmap }: Pick<WhatToRead, 'baseline' | 'roadmap'>): Baseline['entries'] {
  return (baseline?.entries ?? []).filter(({ path }) => path === roadmap.path);
}

/** Whether a list of all issues with the action's label has not all that had the label. */
function lacksListed(
  labels: KnownLabels,
  issues: ReadonlyMap<number, Issue>,
  noIssues: ReadonlyMap<number, NoIssue>,
  carried: readonly LabelRef[],
  wanted: WhatToRead,
): boolean {
  if (!wanted.query.fullLook) return false;
  const had = (names: readonly string[]) =>
    labels.misses(
      [],
      names.filter((name) => sameLabel(name, labels.listedBy)),
      carried,
    );
  return ownEntries(wanted).some(({ number, seen }) => had(seen.labels) && !issues.has(number) && !noIssues.has(number));
}

/** Whether an issue misses a label of the action that it had. */
export function missesLabels(
  labels: KnownLabels,
  issues: ReadonlyMap<number, Issue>,
  carried: readonly LabelRef[],
  of: Pick<WhatToRead, 'baseline' | 'roadmap'>,
): boolean {
  return ownEntries(of).some(({ number, seen }) => {
    const issue = issues.get(number);
    return issue !== undefined && issue.updatedAt >= seen.updatedAt && labels.misses(issue.labels, seen.labels, carried);
  });
}

/**
 * The numbers of the issues to read one by one: linked ones that neither the list nor the baseline knows, ones that a full look
 * did not list, ones that an earlier run left unfinished, the event's if it is newer than what was listed, and surprises.
 */
function numbersToRead(
  issues: ReadonlyMap<number, Issue>,
  noIssues: ReadonlyMap<number, NoIssue>,
  labels: KnownLabels,
  { roadmap, baseline, query: { hint, fullLook, path }, surprises }: WhatToRead,
): ReadonlySet<number> {
  const seen = new Map(ownEntries({ baseline, roadmap }).map((entry) => [entry.number, entry.seen.updatedAt]));
  const texts = baseline?.paths[path]?.texts ?? {};
  const isText = ({ issue, title }: Item) => !fullLook && texts[issue ?? 0]?.includes(canonicalText(title)) === true;
  const linked = roadmap.items.flatMap((item) => (item.issue === null || !isTracked(item) || isText(item) ? [] : [item.issue]));
  const known = (number: number) => issues.has(number) || seen.has(number) || (noIssues.has(number) && !fullLook);
  const numbers = new Set([...linked, ...(baseline === null ? ambiguousNumbers(roadmap) : [])].filter((number) => !known(number)));
  // Issues that are missing from a list of all were deleted, transferred, or lost the action's label. If that label is gone, all did.
  const missing = fullLook && !labels.isGone('roadmap') ? [...seen.keys()].filter((number) => !issues.has(number)) : [];
  for (const number of missing.slice(0, MOST_MISSING)) numbers.add(number);
  const left = hasLeftMany(baseline, path) ? [] : (baseline?.paths[path]?.unfinished ?? []);
  for (const number of left) if (!issues.has(number)) numbers.add(number);
  if (hint !== null) {
    const times = [issues.get(hint.number)?.updatedAt, seen.get(hint.number)].filter((at) => at !== undefined);
    if (!times.some((at) => at >= hint.updatedAt)) numbers.add(hint.number);
  }
  return new Set([...numbers, ...surprises]);
}

/** The numbers in titles that end with two links. Without a state, GitHub has to tell whether one of them is a pull request, and so text. */
function ambiguousNumbers({ items, text }: Roadmap): number[] {
  return items.filter((item) => item.ambiguous && isTracked(item)).flatMap(({ source }) => [...numbersIn(text.slice(source.title.start, source.title.end))]);
}
