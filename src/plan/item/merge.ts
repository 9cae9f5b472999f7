import type { SideValues } from '../../model/agreement.ts';
import { differInSpelling } from '../../roadmap/edit/item/first-capital.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { issueTitle } from '../issue/issue-title.ts';
import { comparedOwners } from '../issue/people.ts';

/** The values of both sides now, and when they last agreed. */
export interface Sides<Value> {
  readonly roadmap: Value;
  readonly issue: Value;
  /** Each side's own agreed value; null if the two were never linked. */
  readonly agreed: { readonly roadmap: Value; readonly issue: Value } | null;
}

/** Which side takes the other one's value. */
export type FieldVerdict = 'equal' | 'to-issue' | 'to-roadmap' | 'left';

/** Which side wins if both have changed. With `auto`, the file wins for text, and the issue for states and ticks. */
export type ConflictPolicy = 'auto' | 'roadmap' | 'issue';

/**
 * Compares each side with its own agreed value. A change on one side goes to the other.
 * If two sides differed when they were first linked, both stay until one of them changes.
 * @param winner the side that wins if both have changed to different values
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

/** The decision about one field. */
export interface Decision {
  /** `title`, `state`, `kind`, `external`, a key of the content, or `tick: <sub-item>`. */
  readonly field: string;
  readonly verdict: FieldVerdict;
  /** Both sides changed it, to different values. */
  readonly conflict: boolean;
  readonly roadmap: string;
  readonly issue: string;
}

/** The decisions about all fields of an item and its issue, in a fixed order. Content is compared only if the issue has a managed part. */
export function mergeSides({ roadmap, issue, agreed }: Sides<SideValues>, policy: ConflictPolicy): Decision[] {
  const [ours, theirs] = [flat(roadmap), flat(issue)];
  let before = null as { roadmap: Record<string, string>; issue: Record<string, string> } | null;
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((field): Decision[] => {
    const content = !BASIC.includes(field);
    // Without a managed part the issue has no content to compare, and without an agreed one there is nothing to compare it with.
    if (content && issue.content === null) return [];
    // The field `sub-items` decides about a sub-item that only one side has.
    if (field.startsWith('tick: ') && (ours[field] === undefined || theirs[field] === undefined)) return [];
    const values = { roadmap: ours[field] ?? '', issue: theirs[field] ?? '' };
    // Most fields are equal, whatever was agreed.
    if (values.roadmap === values.issue) return [{ field, verdict: 'equal', conflict: false, ...values }];
    before ??= agreed === null ? null : { roadmap: flat(agreed.roadmap), issue: flat(agreed.issue) };
    const isKnown = !content || agreed?.issue.content !== null;
    const agreedValues = isKnown && before !== null ? { roadmap: before.roadmap[field] ?? '', issue: before.issue[field] ?? '' } : null;
    const key = (value: string) => (field === 'owner' ? comparedOwners(value) : value);
    const sides = { roadmap: key(values.roadmap), issue: key(values.issue) };
    const then = agreedValues === null ? null : { roadmap: key(agreedValues.roadmap), issue: key(agreedValues.issue) };
    const isNew = then === null || (sides.roadmap !== then.roadmap && sides.issue !== then.issue);
    // After a run that was cut off, or without the state, the file has the capital and the issue does not.
    if (isNew && differInSpelling(field, values.roadmap, values.issue)) return [{ field, verdict: 'left', conflict: false, ...values }];
    // Owners in another order or case are the same ones. Where only the issue writes them so, the file does too: the body would be written back.
    const isRespelt = sides.roadmap === sides.issue && agreedValues?.roadmap === values.roadmap && agreedValues.issue !== values.issue;
    const verdict = isRespelt ? 'to-roadmap' : merge({ ...sides, agreed: then }, winnerOf(field, policy));
    const conflict = then !== null && isNew && verdict !== 'equal';
    return [{ field, verdict, conflict, ...values }];
  });
}

const BASIC = ['title', 'state', 'kind', 'external'];

/** A side's values by field. Priority and assignees are left out, because the fields `priority` and `owner` have them. */
function flat({ title, kind, external, open, content }: SideValues): Record<string, string> {
  // A state of an earlier version holds values as they were written.
  const values = Object.entries(content ?? {}).map(([key, value]) => [key.normalize('NFC'), value.normalize('NFC')] as const);
  return {
    title: canonicalText(issueTitle(title)),
    state: open ? 'open' : 'closed',
    kind,
    external: external ? 'yes' : 'no',
    ...Object.fromEntries(values),
  };
}

function winnerOf(field: string, policy: ConflictPolicy): 'roadmap' | 'issue' {
  if (policy !== 'auto') return policy;
  return field === 'state' || field.startsWith('tick: ') ? 'issue' : 'roadmap';
}
