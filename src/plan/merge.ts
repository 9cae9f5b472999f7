/** What one field looks like on both sides, and what it looked like when they last agreed. */
export interface Sides<Value> {
  readonly roadmap: Value;
  readonly issue: Value;
  /** Each side's own value; null where the two were never linked. */
  readonly agreed: { readonly roadmap: Value; readonly issue: Value } | null;
}

/** Which side's value the other one takes. */
export type Verdict = 'equal' | 'to-issue' | 'to-roadmap' | 'left';

/**
 * Both sides are compared with what was agreed, each with its own: a change on one side goes to the other.
 * Two sides that differed when they were first linked are left as they are until one of them changes.
 * @param winner whose value counts where both have changed to different ones
 */
export function merge<Value>({ roadmap, issue, agreed }: Sides<Value>, winner: 'roadmap' | 'issue'): Verdict {
  if (roadmap === issue) return 'equal';
  if (agreed === null) return 'left';
  const roadmapChanged = roadmap !== agreed.roadmap;
  const issueChanged = issue !== agreed.issue;
  if (roadmapChanged && issueChanged) return winner === 'roadmap' ? 'to-issue' : 'to-roadmap';
  if (roadmapChanged) return 'to-issue';
  return issueChanged ? 'to-roadmap' : 'left';
}
