import type { LabelSpec } from '../../model/issue.ts';
import { type Item, type Kind, PRIORITIES, type Priority } from '../../model/roadmap.ts';
import { comparedName } from '../../roadmap/text/text.ts';

/** The labels that this action creates and changes, by their meaning. It never changes other labels. Names are compared without case, as GitHub does. */
export interface LabelSet {
  /** On every issue that this action keeps. */
  readonly roadmap: LabelSpec;
  readonly bug: LabelSpec;
  readonly feature: LabelSpec;
  readonly external: LabelSpec;
  readonly priority: Readonly<Record<Priority, LabelSpec>>;
}

/** The labels with their default names. */
export const LABELS: LabelSet = {
  roadmap: { name: 'roadmap', color: '0e8a16', description: 'Kept in agreement with the roadmap file' },
  bug: { name: 'bug', color: 'd73a4a', description: 'Something is not working' },
  feature: { name: 'feature', color: 'a2eeef', description: 'Something new, or better than before' },
  external: { name: 'external', color: 'c5def5', description: 'Done in another project' },
  priority: {
    blocker: priorityLabel('blocker', 'b60205'),
    critical: priorityLabel('critical', 'd93f0b'),
    high: priorityLabel('high', 'e99695'),
    medium: priorityLabel('medium', 'fbca04'),
    low: priorityLabel('low', 'fef2c0'),
    minor: priorityLabel('minor', 'eeeeee'),
  },
};

function priorityLabel(level: Priority, color: string): LabelSpec {
  return { name: `priority: ${level}`, color, description: `Priority in the roadmap: ${level}` };
}

export function allLabels(set: LabelSet): LabelSpec[] {
  return [set.roadmap, set.bug, set.feature, set.external, ...PRIORITIES.map((level) => set.priority[level])];
}

/** What a label means, as the keys of the configuration and of the state say it. */
export type LabelKey = 'roadmap' | Kind | 'external' | `priority: ${Priority}`;

/** The same set with other specifications. */
export function mapLabels(set: LabelSet, change: (spec: LabelSpec, key: LabelKey) => LabelSpec): LabelSet {
  return {
    roadmap: change(set.roadmap, 'roadmap'),
    bug: change(set.bug, 'bug'),
    feature: change(set.feature, 'feature'),
    external: change(set.external, 'external'),
    priority: Object.fromEntries(PRIORITIES.map((level) => [level, change(set.priority[level], `priority: ${level}`)])) as LabelSet['priority'],
  };
}

/** Names that repositories often use for labels with these meanings. */
const USUAL: Readonly<Record<'bug' | 'feature', readonly string[]>> = {
  bug: ['bug', 'kind/bug', 'type: bug', 'type/bug', 'type:bug', 'defect'],
  feature: ['feature', 'enhancement', 'kind/feature', 'type: feature', 'type/feature', 'type: enhancement', 'feature request'],
};

/** The labels of a repository that have the meaning of the action's labels under another name. */
export function ownLabels(existing: readonly string[]): Partial<Record<'bug' | 'feature', string>> {
  const find = (kind: 'bug' | 'feature') =>
    USUAL[kind].map((name) => existing.find((label) => label.toLowerCase() === name)).find((label) => label !== undefined);
  const pairs = (['bug', 'feature'] as const).flatMap((kind) => {
    const label = find(kind);
    return label === undefined || label.toLowerCase() === kind ? [] : [[kind, label] as const];
  });
  return Object.fromEntries(pairs);
}

/** The labels an item's issue has to carry. */
export function labelsOf(item: Pick<Item, 'kind' | 'external' | 'priority'>, set: LabelSet): string[] {
  const external = item.external ? [set.external.name] : [];
  const priority = item.priority === null ? [] : [set.priority[item.priority].name];
  return [set.roadmap.name, set[item.kind].name, ...external, ...priority];
}

export function sameLabel(one: string, other: string): boolean {
  return comparedName(one) === comparedName(other);
}

export function hasLabel(present: readonly string[], name: string): boolean {
  return present.some((one) => sameLabel(one, name));
}

/** The wanted labels that are not present. Case is ignored. */
export function missingLabels(wanted: readonly string[], present: readonly string[]): string[] {
  const have = new Set(present.map(comparedName));
  return wanted.filter((name) => !have.has(comparedName(name)));
}

/**
 * The values that an issue's labels say. If it has both `bug` and `feature`, the item's kind stays.
 * @param agreed the agreed level. If the issue has two levels, this one is the old one, and the other one counts.
 */
export function readLabels(
  labels: readonly string[],
  itemKind: Kind,
  set: LabelSet,
  agreed: Priority | null = null,
): { kind: Kind; external: boolean; priority: Priority | null } {
  const names = new Set(labels.map(comparedName));
  const have = ({ name }: LabelSpec) => names.has(comparedName(name));
  const kind = have(set.bug) === have(set.feature) ? itemKind : have(set.bug) ? 'bug' : 'feature';
  const levels = PRIORITIES.filter((level) => have(set.priority[level]));
  return { kind, external: have(set.external), priority: levels.find((level) => level !== agreed) ?? levels[0] ?? null };
}
