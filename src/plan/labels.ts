import { type Item, type Kind, type LabelSpec, PRIORITIES, type Priority } from '../model.ts';

/** The label of every issue that this action keeps. */
export const ROADMAP_LABEL = 'roadmap';

/** The labels this action creates and touches. Any other label is the humans'. Names compare without case. */
export const LABELS: readonly LabelSpec[] = [
  { name: ROADMAP_LABEL, color: '0e8a16', description: 'Kept in agreement with the roadmap file' },
  { name: 'bug', color: 'd73a4a', description: 'Something is not working' },
  { name: 'feature', color: 'a2eeef', description: 'Something new, or better than before' },
  { name: 'external', color: 'c5def5', description: 'Done in another project' },
  ...PRIORITIES.map((level, index) => ({
    name: priorityLabel(level),
    color: ['b60205', 'd93f0b', 'e99695', 'fbca04', 'fef2c0', 'eeeeee'][index] ?? 'ededed',
    description: `Priority in the roadmap: ${level}`,
  })),
];

function priorityLabel(level: Priority): string {
  return `priority: ${level}`;
}

/** The labels an item's issue has to carry. */
export function labelsOf(item: Pick<Item, 'kind' | 'external' | 'priority'>): string[] {
  return [ROADMAP_LABEL, item.kind, ...(item.external ? ['external'] : []), ...(item.priority === null ? [] : [priorityLabel(item.priority)])];
}

/** Of some labels those that are not among others, without regard to case. */
export function missingLabels(wanted: readonly string[], present: readonly string[]): string[] {
  const have = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !have.has(name.toLowerCase()));
}

/** What an issue's labels say. Of `bug` and `feature` both the item's kind stays. */
export function readLabels(labels: readonly string[], itemKind: Kind): { kind: Kind; external: boolean; priority: Priority | null } {
  const have = new Set(labels.map((name) => name.toLowerCase()));
  const kind = have.has('bug') === have.has('feature') ? itemKind : have.has('bug') ? 'bug' : 'feature';
  return { kind, external: have.has('external'), priority: PRIORITIES.find((level) => have.has(priorityLabel(level))) ?? null };
}
