import type { Content, Entry, SideValues } from '../../model/agreement.ts';
import type { Issue } from '../../model/issue.ts';
import type { IssueChanges, Operation } from '../../model/plan.ts';
import type { Item, Priority } from '../../model/roadmap.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Facts, Untrusted } from '../facts.ts';
import { CONTENT_KEYS, compared, contentOf, hasStatusCell, sameContent, tickKey, withTicks } from '../issue/content.ts';
import { issueTitle, meantTitle } from '../issue/issue-title.ts';
import { allLabels, hasLabel, type LabelSet, labelsOf, missingLabels } from '../issue/labels.ts';
import { managedPart, withManaged } from '../issue/managed-part.ts';
import { readManaged } from '../issue/managed-text.ts';
import { lacksEnd } from '../issue/marker.ts';
import { canBeAssigned, isAskedAgain, loginsOf, withoutUnasked } from '../issue/people.ts';
import { sourceOf, titleLinks } from '../issue/source-part.ts';
import type { Milestones } from '../milestones/milestones.ts';
import type { Counting } from '../trust/judged.ts';
import type { Decision } from './merge.ts';
import { type IssueFacts, type IssueSide, saidContent } from './two-sides.ts';

/** An item and its issue, with the decisions about their fields. */
export interface Compared {
  readonly item: Item;
  readonly issue: IssueFacts & Pick<Issue, 'number'>;
  /** The file's side. */
  readonly ours: SideValues;
  /** The issue's side. */
  readonly side: IssueSide;
  /** The issue's side without changes by people who lack the permission. */
  readonly counts: Counting<IssueSide>;
  readonly decisions: readonly Decision[];
  /** Changes of the issue that do not count. They stay on the issue unless the file overwrites them. */
  readonly refused: readonly Decision[];
  /** Fields of the issue for which the file has no place. Both sides stay as they are. */
  readonly impossible: readonly string[];
  /** The item follows its issue, which is open again. */
  readonly reopens: boolean;
  readonly doubt: Untrusted | null;
  readonly entry: Entry | null;
  /** The issue was followed before, by this state or by one that was lost. */
  readonly known: boolean;
  readonly key: string;
}

/** The content that the issue will have: each field from the side that wins. Fields that stay different keep the issue's value. */
export function mergedContent({ item, side, counts, decisions, refused, impossible }: Compared): Content {
  const verdicts = new Map(decisions.map(({ field, verdict }) => [field, verdict]));
  const mine = withStatusWhileOpen(contentOf(item), item, side);
  const fromFile = decisions.every(({ verdict }) => verdict === 'equal' || verdict === 'to-issue');
  if (fromFile && refused.length === 0 && impossible.length === 0) return mine;
  const [all, counting] = [saidContent(side), saidContent(counts)];
  const from = (field: string): Content => {
    if (impossible.includes(field)) return side.text?.content ?? mine;
    if (refused.some((one) => one.field === field) && verdicts.get(field) !== 'to-issue') return all;
    return ['to-roadmap', 'left'].includes(verdicts.get(field) ?? 'to-issue') ? counting : mine;
  };
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = from(key).fields[key] ?? '';
    return value === '' ? [] : [[key, value] as const];
  });
  const ticks = new Map([mine, all, counting].map((content) => [content, compared({ ...content, notes: '' })]));
  const tickOf = (name: string, ticked: boolean) => {
    const field = tickKey(name);
    const decision = decisions.find((one) => one.field === field);
    // A sub-item that one side has renamed has its tick on the other side under another name.
    const value = ticks.get(from(field))?.[field] ?? (decision?.verdict === 'to-issue' ? decision.roadmap : decision?.issue);
    return value === undefined ? ticked : value === '[x]';
  };
  const { footnotes = '' } = from('footnotes');
  const subItems = withTicks(from('sub-items').subItems, tickOf);
  return { fields: Object.fromEntries(fields), notes: from('notes').notes, subItems, ...(footnotes === '' ? {} : { footnotes }) };
}

/** The text of a finished row's issue keeps the status that it had while it was open, because the cell shows the state. */
function withStatusWhileOpen(content: Content, item: Item, { text, raw }: IssueSide): Content {
  // Other texts need not be parsed for it.
  if (item.state === 'open' || !hasStatusCell(item)) return content;
  const status = text?.content.fields.status ?? raw.content?.['status'];
  return status === undefined ? content : { ...content, fields: { ...content.fields, status } };
}

/** The operation that updates an issue; null if it needs no change. @param content the content that the issue will have */
export function planIssueUpdate(pair: Compared, content: Content, facts: Facts): (Operation & { kind: 'update-issue' }) | null {
  const { item, issue, ours, decisions, refused, known, entry } = pair;
  // Another operation closes or reopens the issue.
  const toIssue = decisions.filter(({ verdict, field }) => verdict === 'to-issue' && field !== 'state').map(({ field }) => field);
  const names = wantedLabels(pair, facts);
  const changes: IssueChanges = {
    title: toIssue.includes('title') ? issueTitle(item.title) : cutAnew(pair),
    managed: changedPart(pair, content, facts),
    addLabels: missingLabels(names, issue.labels),
    removeLabels: known ? strayLabels(names, issue.labels, facts.config.labels) : [],
    ...changedAssignees(pair, facts),
    milestone: changedMilestone(pair, facts),
  };
  if (isEmpty(changes)) return null;
  const waiting = decisions.flatMap(({ field, verdict }) => (verdict === 'to-roadmap' ? [field] : []));
  return {
    kind: 'update-issue',
    line: item.line,
    issue: issue.number,
    title: item.title,
    changes,
    fields: [...toIssue, ...(changes.title === null || toIssue.includes('title') ? [] : ['title']), ...lagging(pair, facts)],
    waiting: [...waiting, ...refused.map(({ field }) => field).filter((field) => !toIssue.includes(field))],
    values: withoutUnasked(ours, entry?.agreed.roadmap.assignees ?? [], facts.answers.assignable),
  };
}

/** The new managed part; null if the issue's part says the same, or if the body has no room for it. */
function changedPart(pair: Compared, content: Content, facts: Facts): string | null {
  const { roadmap, parsed } = facts;
  const { item, issue, side, entry, key } = pair;
  const wanted = compared(content);
  const title = titleAfter(pair);
  const opening = issueTitle(title) === title ? null : title;
  const renew =
    entry?.removed === true ||
    side.text?.removed === true ||
    side.text?.kind != null ||
    (issue.body !== null && lacksEnd(issue.body)) ||
    opensOtherwise(pair, opening) ||
    standsElsewhere(pair, facts) ||
    linksOtherwise(pair, facts);
  const differs = side.raw.content === null || !sameContent(wanted, side.raw.content);
  if (!renew && !differs) return null;
  const part = managedPart({ title, content, removed: false }, { key, path: roadmap.path }, sourceOf(item, content, facts), parsed);
  // Text that had no room is missing in both parts, so the new part is read back for the comparison.
  const readBack = readManaged(part, [title], null, parsed);
  if (!renew && readBack?.compared != null && side.raw.content !== null && sameContent(readBack.compared, side.raw.content)) return null;
  return issue.body !== null && withManaged(issue.body, part) === issue.body ? null : part;
}

/** The title that the item has after the plan: the issue's, where that goes into the file. */
function titleAfter({ item, counts, decisions, entry, impossible }: Compared): string {
  const follows = decisions.some(({ field, verdict }) => field === 'title' && verdict === 'to-roadmap');
  if (!follows || impossible.includes('title')) return item.title;
  return meantTitle(counts.said.title, entry?.agreed.issue.title ?? '', canonicalText(item.title));
}

/** The issue's own title after its whole title was changed in its text; null: it stays. */
function cutAnew(pair: Compared): string | null {
  const title = issueTitle(titleAfter(pair));
  return pair.counts.opening === null || canonicalText(title) === canonicalText(pair.issue.title) ? null : title;
}

/**
 * Whether the part names a section that the item has left. A section that only got another title is no reason to write into all its
 * issues: their parts name the new title with their next change.
 */
function standsElsewhere({ item, entry }: Compared, { roadmap }: Facts): boolean {
  if (entry === null || item.state !== 'open' || !entry.agreed.roadmap.open) return false;
  const here = item.section === null ? [] : (roadmap.sections[item.section]?.path ?? []);
  const before = entry.place.headings.join('\n');
  return here.join('\n') !== before && roadmap.sections.some(({ path }) => path.join('\n') === before);
}

/** Whether the part shows other links than the title has now. A link to the issue itself under a former name of the repository is rewritten first. */
function linksOtherwise({ item, entry }: Compared, facts: Facts): boolean {
  const shown = entry?.seen.titleLinks;
  return shown !== undefined && item.source.renamed === undefined && shown !== titleLinks(item, facts);
}

/** Whether the part begins with a wrong title. It begins with a title only if that is too long for an issue's title. */
function opensOtherwise({ side, issue, entry, item }: Compared, opening: string | null): boolean {
  if (issue.body !== null) return side.text !== null && canonicalText(side.text.opening ?? '') !== canonicalText(opening ?? '');
  return opening !== null && entry !== null && entry.agreed.roadmap.title !== canonicalText(item.title);
}

/**
 * Fields on which both texts agree while the label, the assignees or the milestone do not fit yet. A run was cut off in between,
 * or the configuration has a new login for a name.
 */
export function lagging({ ours, entry, known, decisions, side }: Compared, { answers, milestones }: Facts): string[] {
  if (!known || entry === null) return [];
  const before = entry.agreed.roadmap;
  const settled = (field: string) => ['equal', undefined].includes(decisions.find((one) => one.field === field)?.verdict);
  const priority = settled('priority') && ours.priority !== before.priority && ours.priority !== side.raw.priority;
  const fresh = ours.assignees.filter((login) => !before.assignees.includes(login) && !side.raw.assignees.includes(login));
  // People who cannot be assigned are not tried again.
  const leaving = before.assignees.some((login) => !ours.assignees.includes(login) && side.raw.assignees.includes(login));
  const owner = settled('owner') && (leaving || fresh.some((login) => canBeAssigned(login, answers.assignable) || isAskedAgain(login, answers.assignable)));
  const milestone = settled('release') && milestones !== null && isBehind(ours, before, side, milestones);
  return [...(priority ? ['priority'] : []), ...(owner ? ['owner'] : []), ...(milestone ? ['release'] : [])];
}

/** Whether the issue's milestone has to follow the file: the file's has changed, or it was never compared and the issue has none. */
function isBehind(ours: SideValues, before: SideValues, { raw }: IssueSide, milestones: Milestones): boolean {
  if (raw.milestone === undefined || ours.milestone === undefined || milestones.isSame(ours.milestone, raw.milestone)) return false;
  return before.milestone === undefined ? raw.milestone === null : !milestones.isSame(ours.milestone, before.milestone);
}

/** The new milestone of an issue; null if it stays. A finished issue stays in its milestone. */
function changedMilestone(pair: Compared, facts: Facts): IssueChanges['milestone'] {
  const { item, issue, counts, decisions, entry, impossible } = pair;
  const { milestones, roadmap } = facts;
  if (milestones === null || issue.milestone === undefined || item.state !== 'open' || impossible.includes('release')) return null;
  const verdict = decisions.find(({ field }) => field === 'release')?.verdict;
  const fresh = entry === null && issue.milestone === null;
  const ofFile = verdict === 'to-issue' || fresh || lagging(pair, facts).includes('release');
  const bySection = item.section === null ? null : (roadmap.sections[item.section]?.release ?? null);
  const said = counts.said.content?.['release'] || bySection;
  const to = verdict === 'to-roadmap' ? milestones.of({ release: said }, null) : ofFile ? milestones.of(item, entry?.agreed.roadmap ?? null) : undefined;
  if (to === undefined || milestones.isSame(to, issue.milestone?.number ?? null)) return null;
  return { to: to === null ? null : milestones.titleOf(to) };
}

/** The labels that an issue needs. If it was not followed before, its labels of kind and priority stay as they are. */
function wantedLabels(pair: Compared, facts: Facts): string[] {
  const set = facts.config.labels;
  const { item, issue, ours, counts, side, decisions, known } = pair;
  const verdictOf = (field: string) => decisions.find((decision) => decision.field === field)?.verdict;
  const said = <Key extends 'kind' | 'external'>(key: Key): SideValues[Key] =>
    ['to-roadmap', 'left'].includes(verdictOf(key) ?? 'to-issue') ? counts.said[key] : ours[key];
  const level: Priority | null =
    verdictOf('priority') === 'to-issue' || lagging(pair, facts).includes('priority')
      ? item.priority
      : verdictOf('priority') === 'to-roadmap'
        ? levelIn(counts.said.content?.['priority'] ?? '')
        : side.raw.priority;
  const names = labelsOf({ kind: said('kind'), external: said('external'), priority: known ? level : (side.raw.priority ?? item.priority) }, set);
  const kinds = [set.bug.name, set.feature.name];
  const told = kinds.some((kind) => hasLabel(issue.labels, kind));
  return known || !told ? names : names.filter((name) => !kinds.includes(name));
}

/** The action's labels that contradict the wanted ones. If the issue has both kinds, both stay, and so does the item's kind. */
function strayLabels(wanted: readonly string[], present: readonly string[], set: LabelSet): string[] {
  const ours = allLabels(set).map(({ name }) => name);
  const stray = present.filter((name) => hasLabel(ours, name) && !hasLabel(wanted, name));
  const kinds = [set.bug.name, set.feature.name];
  const both = kinds.every((kind) => hasLabel(present, kind));
  return both ? stray.filter((name) => !hasLabel(kinds, name)) : stray;
}

/** Assigns the item's owners and unassigns former owners. Other assignees are never changed. */
function changedAssignees(pair: Compared, { answers, config: { people } }: Facts): Pick<IssueChanges, 'addAssignees' | 'removeAssignees'> {
  const { ours, side, counts, decisions, entry, known } = pair;
  const { verdict = 'equal', conflict = false } = decisions.find(({ field }) => field === 'owner') ?? {};
  const before = entry?.agreed.roadmap.assignees ?? (known ? ours.assignees : []);
  const now = verdict === 'to-roadmap' ? loginsOf(counts.said.content?.['owner'] ?? '', people) : ours.assignees;
  // If the owners did not change, somebody who was unassigned on GitHub is not assigned again.
  const named = verdict === 'equal' || verdict === 'left' ? now.filter((login) => !before.includes(login)) : now;
  // If both sides changed and the file wins, people who were assigned in the meantime are reported and unassigned.
  const losing = conflict && verdict === 'to-issue' ? side.raw.assignees.filter((login) => entry?.agreed.issue.assignees.includes(login) === false) : [];
  const isThere = (login: string) => side.raw.assignees.includes(login);
  return {
    addAssignees: named.filter((login) => !isThere(login) && canBeAssigned(login, answers.assignable)),
    removeAssignees: [...before, ...losing].filter((login) => !now.includes(login) && isThere(login)),
  };
}

function isEmpty(changes: IssueChanges): boolean {
  return Object.values(changes).every((value: unknown) => value === null || (Array.isArray(value) && value.length === 0));
}
