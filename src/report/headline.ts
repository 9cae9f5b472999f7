import type { Operation, Plan } from '../model/plan.ts';
import type { Result } from '../model/result.ts';
import { countOutcomes, type RunCounts } from './counts.ts';

/** What was done in one sentence: `3 issues created, 1 item moved.` */
export function headlineText(result: Result): string {
  if (result.plan.refused !== null) return 'Refused: the plan is too large.';
  if (result.roadmap.items.length === 0) return 'Nothing in this file is tracked.';
  if (!result.applied) return result.plan.operations.length === 0 ? 'Nothing to do.' : `${plannedText(result.plan)}; nothing written.`;
  const counts = countOutcomes(result.outcomes);
  const parts = sentences(counts);
  if (parts.length > 0) return `${parts.join(', ')}.`;
  return result.pull == null ? 'Roadmap and issues agree: nothing to do.' : `Nothing to do but to merge pull request #${result.pull}.`;
}

/** A plan in one line, as Terraform has it: `30 to create · 2 to close · 1 to change`. An issue or item counts once. */
export function plannedText({ operations }: Plan): string {
  const subjects = new Map<string, Set<unknown>>();
  for (const operation of operations) {
    const what = PLANNED[operation.kind] ?? 'other';
    const subject = 'issue' in operation ? operation.issue : operation;
    subjects.set(what, (subjects.get(what) ?? new Set()).add(subject));
  }
  const said = ['create', 'close', 'reopen', 'link', 'change'].flatMap((verb) => (subjects.has(verb) ? [`${subjects.get(verb)?.size} to ${verb}`] : []));
  const other = subjects.get('other')?.size ?? 0;
  return [...said, ...(other > 0 && said.length === 0 ? [`${plural(other, 'step')} to do`] : [])].join(' · ');
}

const PLANNED: Readonly<Partial<Record<Operation['kind'], string>>> = {
  'create-issue': 'create',
  'close-issue': 'close',
  'reopen-issue': 'reopen',
  'link-item': 'link',
  'update-issue': 'change',
  'relabel-issue': 'change',
  'change-item': 'change',
  'close-item': 'change',
  'reopen-item': 'change',
  'add-item': 'change',
};

function sentences(counts: RunCounts): string[] {
  const say = (number: number, noun: string, verb: string) => (number === 0 ? [] : [`${plural(number, noun)} ${verb}`]);
  return [
    ...say(counts.created, 'issue', 'created'),
    ...say(counts.linked, 'issue', 'linked'),
    ...say(counts.renamed, 'link', 'renamed'),
    ...say(counts.updated, 'issue', 'updated'),
    ...say(counts.added, 'issue', 'added to the file'),
    ...say(counts.closed, 'issue', 'closed'),
    ...say(counts.reopened, 'issue', 'reopened'),
    ...say(counts.followed, 'issue', 'followed in the file'),
    ...say(counts.milestones, 'milestone', 'set'),
    ...say(counts.marks, 'timeline mark', 'moved'),
    ...say(counts.published, 'update', 'published'),
    ...say(counts.delivered, 'place', 'received the update'),
    ...say(counts.remaining, 'operation', 'left for the next run'),
  ];
}

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
