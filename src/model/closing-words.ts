import type { Operation } from './plan.ts';
import type { Roadmap } from './roadmap.ts';

const REASONS = { completed: 'completed', duplicate: 'duplicate', not_planned: 'not planned' } as const;
const ROLES = { done: 'completed', resolved: 'resolved', dropped: 'dropped' } as const;

/** What closing does to an item: `mark` and `completed`, or `move` and `to resolved`. The log and the summary use the same words. */
export function closingWords(
  { edits, reason }: Operation & { readonly kind: 'close-item' },
  sections: Roadmap['sections'],
): { verb: 'mark' | 'move'; after: string } {
  const move = edits.find((edit) => edit.edit === 'move');
  if (move?.edit !== 'move') return { verb: 'mark', after: REASONS[reason] };
  const role = move.to.at === 'new-section' ? move.to.role : sections[move.to.section ?? -1]?.role;
  const to = role === 'done' || role === 'resolved' || role === 'dropped' ? ROLES[role] : REASONS[reason];
  return { verb: 'move', after: `to ${to}` };
}
