import { type Config, NO_CONFIG, parseConfig } from '../../config/config.ts';
import type { Baseline } from '../../model/baseline.ts';
import { UserError } from '../../model/errors.ts';
import type { Issue } from '../../model/issue.ts';
import type { FileVersion, StateVersion, World } from '../../model/ports.ts';
import { millisecondsBetween } from '../../model/time.ts';
import { knownIssues } from '../../plan/files/known-issues.ts';
import { KnownLabels } from '../../plan/issue/known-labels.ts';
import { allLabels, hasLabel, type LabelSet, sameLabel } from '../../plan/issue/labels.ts';
import { withoutManaged } from '../../plan/issue/managed-part.ts';
import { readMarker } from '../../plan/issue/marker.ts';
import type { IssueAddress } from '../../roadmap/markdown/link.ts';
import { formerNames } from '../../roadmap/markdown/repository-names.ts';
import { readRoadmap } from '../../roadmap/read/roadmap.ts';
import { type Unlinked, withoutLinks } from './file-links.ts';

/** Which roadmap lets go of its issues. */
export interface EjectQuery {
  readonly path: string;
  readonly configPath: string;
  readonly address: IssueAddress;
}

/** What is taken away from one issue. */
export interface IssueToFree {
  readonly number: number;
  readonly title: string;
  readonly hasMarkers: boolean;
  /** The label of all issues comes last: by it a run that was cut off finds the issue again. */
  readonly labels: readonly string[];
}

/** Everything that is left of this action at a roadmap. */
export interface Traces {
  /** Null: there is no such file. */
  readonly file: FileVersion | null;
  readonly links: Unlinked;
  readonly issues: readonly IssueToFree[];
  readonly state: StateVersion | null;
  /** Other roadmaps whose entries the state holds, too. */
  readonly otherPaths: readonly string[];
  /** A workflow that would write everything again. */
  readonly workflow: string | null;
}

/** The workflow that `init` writes and the README shows. */
const WORKFLOW = '.github/workflows/roadmap.yml';

/** Looks for everything that this action has written. It writes nothing. */
export async function gatherTraces(world: World, query: EjectQuery): Promise<Traces> {
  const { path } = query;
  const state = await world.state.read('everywhere');
  const baseline = await ownBaseline(world, state?.baseline ?? null);
  const source = await world.config.read();
  const config = source === null ? NO_CONFIG : parseConfig(source, query.configPath);
  const labels = new KnownLabels(config.labels, baseline?.paths[path]?.labels ?? null, await world.issues.labels());
  const listed = (await world.issues.list({ label: labels.listedBy, since: null })).issues;
  const issues = new Map(listed.map((issue) => [issue.number, issue]));
  const entries = (baseline?.entries ?? []).filter((entry) => entry.path === path);
  for (const { number } of entries) {
    if (issues.has(number)) continue;
    const read = await world.issues.read(number);
    if (!('is' in read)) issues.set(number, read);
  }
  const isWhole = (state?.lost ?? []).length === 0;
  const known = knownIssues(baseline, path, issues, isWhole);
  const ours = new Set(entries.filter((entry) => entry.ours).map(({ number }) => number));
  const own = new Set(entries.map(({ number }) => number));
  const file = await world.file.read();
  const address = { ...query.address, former: formerNames(baseline?.names, query.address) };
  const isOwn = ({ number, body }: Issue) => own.has(number) || readMarker(body)?.path === path;
  const found = [...issues.values()].filter(isOwn).toSorted((a, b) => a.number - b.number);
  const workflow = await world.files.read(WORKFLOW);
  return {
    file,
    links: linksOf(file, config, address, { path, known }, new Set([...own, ...found.map(({ number }) => number)])),
    issues: found.map((issue) => toFree(issue, labels.set, ours.has(issue.number))).filter(({ hasMarkers, labels: some }) => hasMarkers || some.length > 0),
    state,
    otherPaths: Object.keys(baseline?.paths ?? {}).filter((other) => other !== path),
    workflow: workflow?.includes('roadmap-sync/roadmap-sync') === true ? WORKFLOW : null,
  };
}

/** The numbers in the state of another repository, which a mirror copies, mean other issues. */
async function ownBaseline(world: World, baseline: Baseline | null): Promise<Baseline | null> {
  if (baseline === null) return null;
  const { claim } = baseline;
  if (claim !== null && millisecondsBetween(world.serverTime(), claim.until) > 0)
    throw new UserError(`A run is at work until ${claim.until}.`, 'Wait for its end, then run this again. Nothing was written.');
  return (await world.repository.info()).id === baseline.repository ? baseline : null;
}

function linksOf(
  file: FileVersion | null,
  { rules }: Config,
  address: IssueAddress,
  { path, known }: { path: string; known: ReturnType<typeof knownIssues> },
  numbers: ReadonlySet<number>,
): Unlinked {
  if (file === null) return { text: '', removed: [], kept: [] };
  const read = (text: string) => readRoadmap(text, { path, address, rules, known });
  return withoutLinks(read(file.text), read, numbers);
}

/** What an issue carries of this action. `bug` and `feature` may have been there before, unless the action made the issue. */
function toFree({ number, title, body, labels }: Issue, set: LabelSet, isOurs: boolean): IssueToFree {
  const all = allLabels(set).map(({ name }) => name);
  const kinds = isOurs ? [] : [set.bug.name, set.feature.name];
  const names = labels.filter((label) => hasLabel(all, label) && !kinds.some((kind) => sameLabel(kind, label)));
  const last = names.filter((name) => sameLabel(name, set.roadmap.name));
  return { number, title, hasMarkers: withoutManaged(body) !== body, labels: [...names.filter((name) => !last.includes(name)), ...last] };
}
