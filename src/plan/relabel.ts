import type { Entry, SideValues } from '../model/agreement.ts';
import type { Issue } from '../model/issue.ts';
import type { Operation } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { isTracked } from '../model/tracked.ts';
import type { Facts } from './facts.ts';
import { labelsOfPath } from './files/labels-of-path.ts';
import { KnownLabels } from './issue/known-labels.ts';
import { hasLabel, missingLabels, readLabels, sameLabel } from './issue/labels.ts';

type RelabelOperation = Extract<Operation, { readonly kind: 'relabel-issue' }>;

/** The labels of an issue that has an entry. */
interface Labelled {
  readonly entry: Entry;
  /** As they are now, as far as that is known. */
  readonly present: readonly string[];
  /** As they would be if the labels themselves had not changed: both sides are compared by these. */
  readonly meant: readonly string[];
}

/** The part of a plan for labels that were renamed, deleted or configured otherwise. */
interface Relabelling {
  /** The facts with the labels as they are meant, so that no label that only changed its name says anything. */
  readonly facts: Facts;
  readonly operations: readonly RelabelOperation[];
  readonly problems: readonly Problem[];
  /** Entries of a plan that was made from these facts, with the labels that their issues still have. */
  readonly asTheyAre: (entries: readonly Entry[]) => Entry[];
}

/** The action's labels, as the configuration, the state and GitHub's answers tell of them. */
export function knownLabels({ config, baseline, roadmap, answers }: Pick<Facts, 'config' | 'baseline' | 'roadmap' | 'answers'>): KnownLabels {
  return new KnownLabels(config.labels, labelsOfPath(baseline, roadmap.path, config.labels), answers.labels);
}

export function relabel(facts: Facts, labels: KnownLabels): Relabelling {
  const own = (facts.baseline?.entries ?? []).filter(({ path, number }) => path === facts.roadmap.path && !facts.noIssues.has(number));
  return labels.mayTranslate(own.map(({ seen }) => seen.labels)) ? translated(facts, labels) : untranslated(facts, labels, own);
}

/** No label has changed, so each means what its name says. Only labels from a list that lags are replaced. */
function untranslated(facts: Facts, labels: KnownLabels, own: readonly Entry[]): Relabelling {
  const issues = new Map(facts.issues);
  for (const { number, seen } of own) {
    const issue = issues.get(number);
    if (issue !== undefined && !isFresh(issue, seen)) issues.set(number, { ...issue, labels: seen.labels });
  }
  return {
    facts: { ...facts, issues, config: { ...facts.config, labels: labels.set } },
    operations: [],
    problems: labelProblems(labels, []),
    asTheyAre: (planned) => [...planned],
  };
}

function translated(facts: Facts, labels: KnownLabels): Relabelling {
  const issues = new Map(facts.issues);
  const all = new Map<number, Labelled>();
  const entries = (facts.baseline?.entries ?? []).map((entry) => {
    if (entry.path !== facts.roadmap.path || facts.noIssues.has(entry.number)) return entry;
    const labelled = labelledIssue(entry, facts, labels);
    all.set(entry.number, labelled);
    const issue = issues.get(entry.number);
    if (issue !== undefined) issues.set(entry.number, { ...issue, labels: labelled.meant });
    const { seen, agreed } = entry;
    const then = labels.meantBy(labels.nowOf(seen.labels), seen.labels);
    return { ...entry, agreed: { ...agreed, issue: asReadNow(entry, labelled, labels) }, seen: { ...seen, labels: then } };
  });
  const baseline = facts.baseline === null ? null : { ...facts.baseline, entries };
  const operations = [...all.values()].flatMap((one) => relabelIssue(one, facts, labels));
  return {
    facts: { ...facts, issues, baseline, config: { ...facts.config, labels: labels.set } },
    operations,
    problems: labelProblems(labels, operations),
    asTheyAre: (planned) => planned.map((entry) => withPresent(entry, all.get(entry.number) ?? null, labels)),
  };
}

function labelledIssue(entry: Entry, { issues }: Facts, labels: KnownLabels): Labelled {
  const issue = issues.get(entry.number);
  const present = issue !== undefined && isFresh(issue, entry.seen) ? issue.labels : labels.nowOf(entry.seen.labels);
  return { entry, present, meant: labels.meantBy(present, entry.seen.labels) };
}

/** Whether an issue is not older than the state. What is older comes from a list that lags. */
function isFresh(issue: Issue, seen: Entry['seen']): boolean {
  return issue.updatedAt >= seen.updatedAt;
}

/** The agreed values of an issue. A label of other people that means something from now on did not change, so its value counts as agreed. */
function asReadNow({ agreed: { issue: agreed }, seen }: Entry, { present, meant }: Labelled, labels: KnownLabels): SideValues {
  const keys = labels.newlyMeant(present, seen.labels);
  if (keys.length === 0) return agreed;
  const now = readLabels(meant, agreed.kind, labels.set, agreed.priority);
  return {
    ...agreed,
    ...(keys.includes('bug') || keys.includes('feature') ? { kind: now.kind } : {}),
    ...(keys.includes('external') ? { external: now.external } : {}),
    ...(keys.some((key) => key.startsWith('priority: ')) ? { priority: now.priority } : {}),
  };
}

function relabelIssue({ entry, present, meant }: Labelled, { roadmap }: Facts, labels: KnownLabels): RelabelOperation[] {
  // If somebody removed the action's label, the issue is left alone.
  const isOff = !hasLabel(meant, labels.set.roadmap.name);
  const [addLabels, removeLabels] = [missingLabels(meant, present), missingLabels(present, meant)];
  if (isOff || addLabels.length + removeLabels.length === 0) return [];
  const line = roadmap.items.find((item) => item.issue === entry.number && isTracked(item))?.line ?? null;
  return [{ kind: 'relabel-issue', line, issue: entry.number, title: entry.agreed.roadmap.title, before: present, addLabels, removeLabels }];
}

function withPresent(entry: Entry, labelled: Labelled | null, labels: KnownLabels): Entry {
  if (labelled === null) return entry;
  const { present, meant } = labelled;
  if (missingLabels(meant, present).length + missingLabels(present, meant).length === 0) return entry;
  return { ...entry, seen: { ...entry.seen, labels: labels.rememberedOf(present, labelled.entry.seen.labels) } };
}

/** Tells what changed about the labels themselves, in the run that first sees it. */
function labelProblems(labels: KnownLabels, operations: readonly Operation[]): Problem[] {
  const problem = (message: string): Problem => ({ line: null, level: 'warning', code: 'label-changed', message });
  const added = operations.flatMap((operation) => (operation.kind === 'relabel-issue' ? operation.addLabels : []));
  const get = (name: string) => {
    const count = added.filter((one) => sameLabel(one, name)).length;
    return count === 1 ? '1 issue gets' : `${count} issues get`;
  };
  const renamed = labels.renamed.filter(({ there, configured, leaving }) => leaving === null && !sameLabel(configured, there));
  return [
    ...renamed.map(({ key, kept, there }) => {
      const entry = `labels: { ${inYaml(key)}: ${inYaml(there)} }`;
      const workflow = key === 'roadmap' ? ` Change it in the \`if\` of the workflow, too, or events of issues no longer start the action.` : '';
      return problem(
        `The label “${kept.name}” was renamed to “${there}” on GitHub, and its issues are followed. Write \`${entry}\` into the configuration.${workflow}`,
      );
    }),
    ...labels.all
      .filter(({ isGone, name }) => isGone && hasLabel(added, name))
      .map(({ key, kept, configured, name }) =>
        problem(
          `The label “${kept?.name ?? configured}” (\`${key}\`) does not exist on GitHub any more. That changes nothing in the file: ${get(name)} the label “${name}” again.`,
        ),
      ),
    ...labels.all
      .filter(({ key, leaving, name }) => key === 'roadmap' && leaving !== null && hasLabel(added, name))
      .map(({ name, leaving }) =>
        problem(
          `The configuration names the label “${name}” in place of “${leaving ?? ''}”: ${get(name)} it. Change the name in the \`if\` of the workflow, too, or events of issues no longer start the action.`,
        ),
      ),
  ];
}

/** A name as a key or value of the configuration. */
function inYaml(name: string): string {
  return /^[\p{L}][\p{L}\p{N}/_-]*$/u.test(name) ? name : JSON.stringify(name);
}
