import type { ComparedContent, Content, Issue, IssueChanges, Item, Operation, SideValues } from '../model.ts';
import { levelIn } from '../roadmap/item-values.ts';
import { fileUrl } from '../roadmap/link.ts';
import { CONTENT_KEYS, compared, contentOf, tickKey, withTicks } from './content.ts';
import type { Facts } from './facts.ts';
import { issueTitle, managedPart } from './issue-text.ts';
import { allLabels, type LabelSet, labelsOf, missingLabels } from './labels.ts';
import type { Decision } from './merge.ts';
import { type IssueSide, saidContent } from './sides.ts';

/** What of an item and its issue is put together: each field from the side whose value counts. */
export interface Merged {
  readonly kind: SideValues['kind'];
  readonly external: boolean;
  readonly content: Content;
}

/** The values both sides are to have; where they stay different, those of the issue. */
function mergedFor(item: Item, ours: SideValues, side: IssueSide, decisions: readonly Decision[]): Merged {
  const verdicts = new Map(decisions.map(({ field, verdict }) => [field, verdict]));
  const fromIssue = (field: string) => ['to-roadmap', 'left'].includes(verdicts.get(field) ?? 'to-issue');
  const mine = contentOf(item);
  const theirs = saidContent(side);
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = (fromIssue(key) ? theirs : mine).fields[key] ?? '';
    return value === '' ? [] : [[key, value] as const];
  });
  const subItems = fromIssue('sub-items') ? theirs.subItems : mine.subItems;
  const ticks = { mine: compared(mine), theirs: compared(theirs) };
  return {
    kind: fromIssue('kind') ? side.said.kind : ours.kind,
    external: fromIssue('external') ? side.said.external : ours.external,
    content: {
      fields: Object.fromEntries(fields),
      notes: fromIssue('notes') ? theirs.notes : mine.notes,
      subItems: withTicks(subItems, (name, ticked) => tickIn(fromIssue(tickKey(name)) ? ticks.theirs : ticks.mine, name, ticked)),
    },
  };
}

function tickIn(content: ComparedContent, name: string, otherwise: boolean): boolean {
  const value = content[tickKey(name)];
  return value === undefined ? otherwise : value === '[x]';
}

/** What an issue lacks of what both sides are to have; null where it lacks nothing. */
export function updateIssue(
  item: Item,
  issue: Pick<Issue, 'number' | 'labels'>,
  ours: SideValues,
  side: IssueSide,
  decisions: readonly Decision[],
  marker: { readonly key: string; readonly known: boolean; readonly renew: boolean },
  facts: Facts,
): (Operation & { kind: 'update-issue' }) | null {
  const { labels, roadmap, address, details } = facts;
  const merged = mergedFor(item, ours, side, decisions);
  const toIssue = decisions.filter(({ verdict }) => verdict === 'to-issue').map(({ field }) => field);
  const title = toIssue.includes('title') ? issueTitle(item.title) : null;
  const wanted = compared(merged.content);
  const changedContent = side.raw.content === null || !sameContent(wanted, side.raw.content);
  const part = managedPart(
    { title: item.title, content: merged.content, removed: false },
    { key: marker.key, path: roadmap.path },
    fileUrl(roadmap.path, address),
  );
  const names = wantedLabels(item, merged, side, decisions, issue.labels, marker.known, labels);
  const logins = toIssue.includes('owner') || !marker.known ? ours.assignees : side.raw.assignees;
  const changes: IssueChanges = {
    title,
    managed: changedContent || marker.renew ? part : null,
    addLabels: missingLabels(names, issue.labels),
    removeLabels: marker.known ? strayLabels(names, issue.labels, labels) : [],
    addAssignees: logins.filter((login) => !side.raw.assignees.includes(login) && (details.assignable === null || details.assignable.has(login))),
    removeAssignees: marker.known ? side.raw.assignees.filter((login) => !logins.includes(login)) : [],
  };
  if (isEmpty(changes)) return null;
  return {
    kind: 'update-issue',
    line: item.line,
    issue: issue.number,
    title: item.title,
    changes,
    fields: toIssue,
    waiting: decisions.flatMap(({ field, verdict }) => (verdict === 'to-roadmap' ? [field] : [])),
    values: ours,
  };
}

/** The labels an issue is to have. On one that was not followed before what it says of kind and priority is left as it is. */
function wantedLabels(
  item: Item,
  merged: Merged,
  side: IssueSide,
  decisions: readonly Decision[],
  present: readonly string[],
  known: boolean,
  set: LabelSet,
): string[] {
  const verdict = decisions.find(({ field }) => field === 'priority')?.verdict;
  const level = verdict === 'to-issue' ? item.priority : verdict === 'to-roadmap' ? levelIn(merged.content.fields.priority ?? '') : side.raw.priority;
  const priority = known ? level : (side.raw.priority ?? item.priority);
  const names = labelsOf({ kind: merged.kind, external: merged.external, priority }, set);
  const kinds = [set.bug.name, set.feature.name];
  const told = kinds.some((kind) => missingLabels([kind], present).length === 0);
  return known || !told ? names : names.filter((name) => !kinds.includes(name));
}

/** Of the labels that are ours those that say something else. Two kinds at once are left: the item's kind stays. */
function strayLabels(wanted: readonly string[], present: readonly string[], set: LabelSet): string[] {
  const ours = allLabels(set).map(({ name }) => name);
  const stray = present.filter((name) => missingLabels([name], ours).length === 0 && missingLabels([name], wanted).length > 0);
  const kinds = [set.bug.name, set.feature.name];
  const both = kinds.every((kind) => missingLabels([kind], present).length === 0);
  return both ? stray.filter((name) => missingLabels([name], kinds).length > 0) : stray;
}

export function sameContent(one: ComparedContent, other: ComparedContent): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? '') === (other[key] ?? ''));
}

function isEmpty(changes: IssueChanges): boolean {
  return Object.values(changes).every((value: unknown) => value === null || (Array.isArray(value) && value.length === 0));
}
