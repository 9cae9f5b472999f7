import { unreachable } from '../../model/errors.ts';
import type { CloseReason } from '../../model/issue.ts';
import type { Operation } from '../../model/plan.ts';
import { isClosedRole, type Roadmap } from '../../model/roadmap.ts';

/** The words for what an operation does. Commit messages, the log, the summary, the preview and all counts are made of them. */
export interface ActWords {
  /** As plans and commits say it: `close`. */
  readonly verb: string;
  /** As the log and counts say it: `closed`. */
  readonly past: string;
  /** What counts say in its place: `drawn`. Left out: the same. */
  readonly counted?: string;
  /** What stands between the verb and the title: `the issue`. Left out: nothing. */
  readonly object?: string;
  /** The same in a plan, where it is another one. */
  readonly planned?: string;
  /** The rest of the verb: `to resolved`, `completed`. Left out: there is none. */
  readonly after?: string;
  /** What several are called: one, and more of them. */
  readonly things: readonly [string, string];
  /** Where it is done. Counts say it. */
  readonly where?: string;
  /** It prepares or follows other acts, so it is counted only where there are no others. */
  readonly isQuiet?: true;
}

const ITEMS = ['item', 'items'] as const;
const ISSUES = ['issue', 'issues'] as const;
const MILESTONES = ['milestone', 'milestones'] as const;
const UPDATES = ['update', 'updates'] as const;

const CREATE = { verb: 'create', past: 'created' };
const CLOSE = { verb: 'close', past: 'closed' };
const REOPEN = { verb: 'reopen', past: 'reopened' };
const UPDATE = { verb: 'update', past: 'updated', things: ISSUES };

/** What a commit does for an issue that is new. */
export const LINK: ActWords = { verb: 'link', past: 'linked', things: ISSUES };

/** @param sections those of the file that the operation was planned on */
export function actWords(operation: Operation, sections: Roadmap['sections']): ActWords {
  switch (operation.kind) {
    case 'create-label':
      return { ...CREATE, object: 'the label', things: ['label', 'labels'], isQuiet: true };
    case 'create-milestone':
      return { ...CREATE, object: 'the milestone', things: MILESTONES };
    case 'set-due-date':
      return { verb: 'set', past: 'set', object: 'the date of the milestone', things: ['milestone date', 'milestone dates'] };
    case 'close-milestone':
      return { ...CLOSE, object: 'the milestone', things: MILESTONES };
    case 'create-issue':
      return { ...CREATE, planned: 'an issue for', things: ISSUES };
    case 'link-item':
      return operation.renames === true ? { verb: 'rename', past: 'renamed', object: 'the link of', things: ['link', 'links'] } : LINK;
    case 'update-issue':
      return { ...UPDATE, object: 'the issue' };
    case 'relabel-issue':
      return { ...UPDATE, object: 'the labels of' };
    case 'close-issue':
      return { ...CLOSE, object: 'the issue', things: ISSUES };
    case 'reopen-issue':
      return { ...REOPEN, object: 'the issue', things: ISSUES };
    case 'add-item':
      return { verb: 'add', past: 'added', object: 'to the file', things: ITEMS, where: 'to the file' };
    case 'change-item':
      return { verb: 'follow', past: 'followed', object: 'the issue', things: ISSUES, where: 'in the file' };
    case 'close-item':
      return { ...closingWords(operation, sections), things: ITEMS };
    case 'reopen-item':
      return { ...REOPEN, object: 'the item', things: ITEMS };
    case 'move-mark':
      return { verb: 'move', past: 'moved', object: 'the mark of the timeline to', things: ['timeline mark', 'timeline marks'] };
    case 'publish-update':
      if (operation.opens !== undefined) return { verb: 'open', past: 'opened', object: 'the release', things: ['release', 'releases'] };
      return { verb: 'publish', past: 'published', things: UPDATES };
    case 'post-update':
      return { verb: 'post', past: 'posted', things: UPDATES };
    case 'mirror-update':
      return { verb: 'put', past: 'put', things: UPDATES, where: 'on the wiki' };
    case 'draw-chart':
      return { verb: 'draw', past: 'drew', counted: 'drawn', object: 'the picture', things: ['picture', 'pictures'], isQuiet: true };
    case 'set-last-updated':
      return { verb: 'set', past: 'set', object: '“Last updated” to', things: ['date', 'dates'], isQuiet: true };
    default:
      return unreachable(operation);
  }
}

const REASONS: Readonly<Record<CloseReason, string>> = { completed: 'completed', duplicate: 'duplicate', not_planned: 'not planned' };
const ROLES = { done: 'completed', resolved: 'resolved', dropped: 'dropped' } as const;
/** What a section of finished items says of the reason by itself. */
const SAID: Readonly<Record<keyof typeof ROLES, CloseReason>> = { done: 'completed', resolved: 'completed', dropped: 'not_planned' };

export function reasonText(reason: CloseReason): string {
  return REASONS[reason];
}

/** The title that an item of the file gets; null: it keeps the one that it has. */
export function titleToCome({ edits, title }: Operation & { readonly kind: 'change-item' }): string | null {
  const edit = edits.find((one) => one.edit === 'set-title');
  return edit?.edit === 'set-title' && edit.reads !== title ? edit.reads : null;
}

/** Why an issue is closed, as it follows a colon. @param items those of the file that the operation was planned on */
export function whyClosed({ line, managed, reason }: Operation & { readonly kind: 'close-issue' }, { items }: Pick<Roadmap, 'items'>): string {
  const item = items.find((one) => one.line === line);
  if (managed !== null || line === null) return REMOVED;
  const isDropped = item === undefined ? reason !== 'completed' : item.state === 'dropped';
  return `its item is ${isDropped ? 'dropped' : 'done'} in the file`;
}

/** What is said of an issue whose item is no longer there. The issue itself says it in the same words. */
export const REMOVED = 'its item was removed from the file';

/** What closing does to an item: `mark` and `completed`, `move` and `to resolved`, or `move` and `to resolved as not planned`. */
function closingWords(
  { edits, reason }: Operation & { readonly kind: 'close-item' },
  sections: Roadmap['sections'],
): { readonly verb: string; readonly past: string; readonly after: string } {
  const move = edits.find((edit) => edit.edit === 'move');
  if (move?.edit !== 'move') return { verb: 'mark', past: 'marked', after: REASONS[reason] };
  const role = move.to.at === 'new-section' ? move.to.role : sections[move.to.section ?? -1]?.role;
  if (!isClosedRole(role)) return { verb: 'move', past: 'moved', after: `to ${REASONS[reason]}` };
  return { verb: 'move', past: 'moved', after: `to ${ROLES[role]}${SAID[role] === reason ? '' : ` as ${REASONS[reason]}`}` };
}

/** The order of acts in a sentence that counts them. Others follow. */
const FIRST: readonly Operation['kind'][] = [
  ...(['create-issue', 'link-item', 'update-issue', 'relabel-issue', 'add-item', 'close-issue', 'reopen-issue'] as const),
  ...(['close-item', 'reopen-item', 'change-item'] as const),
];

/** Several acts of one kind. */
export interface CountedAct {
  readonly act: ActWords;
  readonly count: number;
  /** It is of an issue or an item. */
  readonly isOfIssue: boolean;
}

/** An operation with the file that it was planned on. */
interface PlacedOperation {
  readonly operation: Operation;
  readonly roadmap: Pick<Roadmap, 'sections'>;
}

/** Operations by what they do. An issue that has several changes of one kind counts once. */
export function countedActs(operations: readonly PlacedOperation[]): CountedAct[] {
  const groups = new Map<string, { readonly act: ActWords; readonly subjects: Set<unknown>; readonly isOfIssue: boolean }>();
  const rank = ({ operation: { kind } }: PlacedOperation) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);
  for (const { operation, roadmap } of operations.toSorted((a, b) => rank(a) - rank(b))) {
    const act = actWords(operation, roadmap.sections);
    const key = [act.verb, act.things[0], act.after].join(' ');
    const group = groups.get(key) ?? { act, subjects: new Set(), isOfIssue: FIRST.includes(operation.kind) };
    group.subjects.add('issue' in operation ? operation.issue : operation);
    groups.set(key, group);
  }
  const all = [...groups.values()].map(({ act, subjects, isOfIssue }) => ({ act, count: subjects.size, isOfIssue }));
  const told = all.filter(({ act }) => act.isQuiet !== true);
  return told.length > 0 ? told : all;
}

/** `2 items`. */
export function countedThings({ things }: Pick<ActWords, 'things'>, count: number): string {
  return `${count} ${things[count === 1 ? 0 : 1]}`;
}
