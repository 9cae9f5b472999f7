import type { SideValues } from '../../model/agreement.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { issueTitle } from '../issue/issue-title.ts';
import { comparedOwners } from '../issue/people.ts';

/** What one field looks like on both sides, and what it looked like when they last agreed. */
export interface Sides<Value> {
  readonly roadmap: Value;
  readonly issue: Value;
  /** Each side's own value; null where the two were never linked. */
  readonly agreed: { readonly roadmap: Value; readonly issue: Value } | null;
}

/** Which side's value the other one takes. */
export type FieldVerdict = 'equal' | 'to-issue' | 'to-roadmap' | 'left';

/** Whose value counts where both sides have changed: `auto` is the file's for text, and the issue's for what is open or done. */
export type ConflictPolicy = 'auto' | 'roadmap' | 'issue';

/**
 * Both sides are compared with what was agreed, each with its own: a change on one side goes to the other.
 * Two sides that differed when they were first linked are left as they are until one of them changes.
 * @param winner whose value counts where both have changed to different ones
 */
export function merge<Value>({ roadmap, issue, agreed }: Sides<Value>, winner: 'roadmap' | 'issue'): FieldVerdict {
  if (roadmap === issue) return 'equal';
  if (agreed === null) return 'left';
  const roadmapChanged = roadmap !== agreed.roadmap;
  const issueChanged = issue !== agreed.issue;
  if (roadmapChanged && issueChanged) return winner === 'roadmap' ? 'to-issue' : 'to-roadmap';
  if (roadmapChanged) return 'to-issue';
  return issueChanged ? 'to-roadmap' : 'left';
}

/** What is to become of one field. */
export interface Decision {
  /** `title`, `state`, `kind`, `external`, a key of the content, or `tick: <sub-item>`. */
  readonly field: string;
  readonly verdict: FieldVerdict;
  /** Both sides changed it, to different values. */
  readonly conflict: boolean;
  readonly roadmap: string;
  readonly issue: string;
}

/** Every field of an item and its issue, in one order. Content is compared only where the issue has a managed part. */
export function mergeSides({ roadmap, issue, agreed }: Sides<SideValues>, policy: ConflictPolicy): Decision[] {
  const [ours, theirs] = [flat(roadmap), flat(issue)];
  const before = agreed === null ? null : { roadmap: flat(agreed.roadmap), issue: flat(agreed.issue) };
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((field) => {
    const content = !BASIC.includes(field);
    // Of a part that is not there nothing can be said; one that was never there agrees with nothing.
    if (content && issue.content === null) return [];
    // A sub-item that only one side has comes and goes with the list it stands in.
    if (field.startsWith('tick: ') && (ours[field] === undefined || theirs[field] === undefined)) return [];
    const values = { roadmap: ours[field] ?? '', issue: theirs[field] ?? '' };
    const known = before !== null && (!content || agreed?.issue.content !== null);
    const agreedValues = known ? { roadmap: before.roadmap[field] ?? '', issue: before.issue[field] ?? '' } : null;
    const key = (value: string) => (field === 'owner' ? comparedOwners(value) : value);
    const sides = { roadmap: key(values.roadmap), issue: key(values.issue) };
    const then = agreedValues === null ? null : { roadmap: key(agreedValues.roadmap), issue: key(agreedValues.issue) };
    const verdict = merge({ ...sides, agreed: then }, winnerOf(field, policy));
    const conflict = then !== null && verdict !== 'equal' && sides.roadmap !== then.roadmap && sides.issue !== then.issue;
    return [{ field, verdict, conflict, ...values }];
  });
}

const BASIC = ['title', 'state', 'kind', 'external'];

/** A side's values by field. Levels and assignees are in the fields of their words already. */
function flat({ title, kind, external, open, content }: SideValues): Record<string, string> {
  return {
    title: canonicalText(issueTitle(title)),
    state: open ? 'open' : 'closed',
    kind,
    external: external ? 'yes' : 'no',
    ...content,
  };
}

function winnerOf(field: string, policy: ConflictPolicy): 'roadmap' | 'issue' {
  if (policy !== 'auto') return policy;
  return field === 'state' || field.startsWith('tick: ') ? 'issue' : 'roadmap';
}
