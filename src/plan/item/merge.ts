import type { SideValues } from '../../model/agreement.ts';
import { differInSpelling } from '../../roadmap/edit/item/first-capital.ts';
import { diffLines } from '../../roadmap/text/diff-lines.ts';
import { similarity, titleWords } from '../../roadmap/text/similarity.ts';
import { canonicalText, composed } from '../../roadmap/text/text.ts';
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
  const decisions = [...names].flatMap((field): Decision[] => {
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
  const list = decisions.find(({ field }) => field === 'sub-items')?.verdict;
  if (before === null || issue.content === null || (list !== 'to-roadmap' && list !== 'to-issue')) return decisions;
  return [...decisions, ...ticksOfOthers({ ours, theirs, before }, list)];
}

/**
 * The decisions about ticks that changed on the side whose list of sub-items gives way, at a sub-item that the other list does not have. Where the other side
 * gave it another name, the tick goes with it; where it is gone, or nobody can say, that is told.
 */
function ticksOfOthers(
  { ours, theirs, before }: { ours: FlatValues; theirs: FlatValues; before: { roadmap: FlatValues; issue: FlatValues } },
  list: 'to-roadmap' | 'to-issue',
): Decision[] {
  const fromFile = list === 'to-roadmap';
  const [from, to] = fromFile ? [ours, theirs] : [theirs, ours];
  const [agreed, agreedOther] = fromFile ? [before.roadmap, before.issue] : [before.issue, before.roadmap];
  const ticks = (values: FlatValues) => Object.keys(values).filter((field) => field.startsWith('tick: '));
  const hunks = diffLines(ticks(from), ticks(to)) ?? [];
  return hunks.flatMap(({ at, gone, come }) => {
    const fresh = come.filter((field) => from[field] === undefined && agreedOther[field] === undefined);
    const left = ticks(from)
      .slice(at, at + gone)
      .filter((field) => to[field] === undefined);
    return left.flatMap((field, index): Decision[] => {
      const value = from[field] ?? '';
      if (agreed[field] === undefined || value === agreed[field]) return [];
      const renamed = newName(field, fresh, left.length === fresh.length ? fresh[index] : undefined);
      if (renamed !== undefined && to[renamed] === value) return [];
      const other = renamed === undefined ? '' : (to[renamed] ?? '');
      const values = fromFile ? { roadmap: value, issue: other } : { roadmap: other, issue: value };
      if (renamed === undefined) return [{ field, verdict: list, conflict: true, ...values }];
      return [{ field: renamed, verdict: fromFile ? 'to-issue' : 'to-roadmap', conflict: false, ...values }];
    });
  });
}

/** The name that a sub-item has on the other side: one with half of its words, or with some of them in its place. */
function newName(field: string, names: readonly string[], inPlace: string | undefined): string | undefined {
  const wordsIn = (name: string) => titleWords(name.replace(/^tick: /, ''));
  const likeness = (name: string) => similarity(wordsIn(field), wordsIn(name));
  if (inPlace !== undefined && likeness(inPlace) > 0) return inPlace;
  const [best] = names.filter((name) => likeness(name) >= SAME_TASK).toSorted((one, other) => likeness(other) - likeness(one));
  return best;
}

/** The share of words of a sub-item that stay when people change it. */
const SAME_TASK = 0.5;

type FlatValues = Readonly<Record<string, string>>;

const BASIC = ['title', 'state', 'kind', 'external'];

/** A side's values by field. Priority and assignees are left out, because the fields `priority` and `owner` have them. */
function flat({ title, kind, external, open, content }: SideValues): Record<string, string> {
  // A state of an earlier version holds values as they were written.
  const values = Object.entries(content ?? {}).map(([key, value]) => [composed(key), composed(value)] as const);
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
