import { unreachable } from '../model/errors.ts';
import type { CloseReason } from '../model/issue.ts';
import { closingWords, type IssueChanges, type ItemEdit, type Operation } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';

import { cutText } from '../roadmap/text/text.ts';

/** One operation in words, in the past (`done`) and as a plan (`planned`), with the title that follows and a detail. */
export interface Description {
  readonly done: string;
  readonly planned: string;
  readonly title: string;
  readonly issue: number | null;
  readonly line: number | null;
  readonly detail: string;
}

/** The verbs are those of the commit message and of the headline: created, linked, renamed, followed, added, closed, reopened. */
export function describe(operation: Operation, roadmap: Roadmap): Description {
  const at = 'line' in operation ? operation.line : null;
  const issue = 'issue' in operation ? operation.issue : null;
  const title = 'title' in operation ? operation.title : '';
  const base = { title, issue, line: at, detail: '' };
  switch (operation.kind) {
    case 'create-label':
      return { ...base, done: 'Created the label', planned: 'Create the label', title: operation.label.name };
    case 'create-issue':
      return { ...base, done: 'Created', planned: 'Create an issue for', detail: operation.labels.join(', ') };
    case 'link-item':
      if (operation.renames === true) return { ...base, done: 'Renamed the link of', planned: 'Rename the link of' };
      return { ...base, done: 'Linked', planned: 'Link', detail: operation.adopts === true ? 'the open issue of this title' : '' };
    case 'update-issue':
      return { ...base, done: 'Updated the issue', planned: 'Update the issue', detail: changesText(operation) };
    case 'relabel-issue':
      return { ...base, done: 'Changed the labels of', planned: 'Change the labels of', detail: labelsText(operation).join(', ') };
    case 'change-item':
      return { ...base, done: 'Followed the issue', planned: 'Follow the issue', detail: editsText(operation.edits, roadmap, tickedIn(operation)) };
    case 'add-item': {
      const { to } = operation.item;
      const where = to.at === 'end' ? (roadmap.sections[to.section ?? -1]?.heading.title ?? null) : to.title;
      const detail = where === null ? 'above the first heading' : `under “${where}”`;
      return { ...base, line: null, done: 'Added to the file', planned: 'Add to the file', detail };
    }
    case 'close-item': {
      const { verb, after } = closingWords(operation, roadmap.sections);
      const verbs = verb === 'move' ? { done: `Moved ${after}`, planned: `Move ${after}` } : { done: `Marked ${after}`, planned: `Mark ${after}` };
      return {
        ...base,
        ...verbs,
        detail: listedTexts(operation.edits.map((edit) => (edit.edit === 'move' ? `in ${placeText(edit, roadmap)}` : editText(edit, roadmap, null)))),
      };
    }
    case 'reopen-item':
      return { ...base, done: 'Reopened the item', planned: 'Reopen the item', detail: editsText(operation.edits, roadmap) };
    case 'close-issue':
      return { ...base, done: 'Closed the issue', planned: 'Close the issue', detail: reasonText(operation.reason) };
    case 'reopen-issue':
      return { ...base, done: 'Reopened the issue', planned: 'Reopen the issue' };
    case 'create-milestone':
      return { ...base, done: 'Created the milestone', planned: 'Create the milestone', detail: operation.due === null ? '' : `due on ${operation.due}` };
    case 'set-due-date':
      return { ...base, done: 'Set the date of the milestone', planned: 'Set the date of the milestone', detail: `due on ${operation.due}` };
    case 'move-mark':
      return { ...base, done: 'Moved the mark of the timeline to', planned: 'Move the mark of the timeline to' };
    case 'close-milestone':
      return { ...base, done: 'Closed the milestone', planned: 'Close the milestone' };
    case 'publish-update':
      if (operation.opens !== undefined)
        return { ...base, line: null, done: 'Opened', planned: 'Open', title: operation.opens.to, detail: openText(operation) };
      return { ...base, line: null, done: 'Published', planned: 'Publish', detail: publishText(operation) };
    case 'draw-chart':
      return { ...base, done: 'Drew', planned: 'Draw' };
    case 'post-update':
      return { ...base, done: 'Posted', planned: 'Post', detail: `as a comment on #${operation.to}` };
    case 'mirror-update':
      return { ...base, done: 'Put', planned: 'Put', detail: `on the wiki page “${operation.page}”` };
    case 'set-last-updated':
      return { ...base, done: 'Set “Last updated” to', planned: 'Set “Last updated” to', title: operation.date };
    default:
      return unreachable(operation);
  }
}

/** `3.1 is finished, 4 finished items go to updates/kettle-3.1.md, 2 items come in`. */
function openText({ file, removed, opens, update }: Operation & { kind: 'publish-update' }): string {
  const inward = update.pending.milestone;
  const moved = opens?.released?.lines.length ?? 0;
  const coming = (opens?.edits.length ?? 0) - moved;
  const parts = [
    `${opens?.from} is finished`,
    removed.length === 0 ? '' : `${removed.length} finished ${removed.length === 1 ? 'item goes' : 'items go'} to ${file}`,
    moved === 0 ? '' : `${moved} finished ${moved === 1 ? 'item goes' : 'items go'} to the section “${opens?.released?.section}”`,
    coming === 0 ? '' : `${coming} deferred ${coming === 1 ? 'item comes' : 'items come'} in`,
    inward === undefined ? '' : `the milestone “${inward.title}” is closed`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function publishText({ file, beside = [], removed, clearNote }: Operation & { kind: 'publish-update' }): string {
  const parts = [
    file === null ? '' : `as ${file}`,
    beside.length === 0 ? '' : `with ${beside.map(({ path }) => path).join(' and ')}`,
    removed.length === 0 ? '' : `${removed.length} resolved ${removed.length === 1 ? 'item leaves' : 'items leave'} the roadmap`,
    clearNote ? 'the note is cleared' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function changesText({ changes }: Operation & { kind: 'update-issue' }): string {
  const { title, managed, addLabels, removeLabels, addAssignees, removeAssignees, milestone } = changes;
  const parts = [
    title === null ? '' : 'title',
    managed === null ? '' : 'the managed part of its text',
    ...labelsText({ addLabels, removeLabels }),
    ...addAssignees.map((login) => `+@${login}`),
    ...removeAssignees.map((login) => `-@${login}`),
    milestone === null ? '' : milestone.to === null ? 'no milestone' : `milestone ${milestone.to}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function labelsText({ addLabels, removeLabels }: Pick<IssueChanges, 'addLabels' | 'removeLabels'>): string[] {
  return [...addLabels.map((name) => `+${name}`), ...removeLabels.map((name) => `-${name}`)];
}

export function reasonText(reason: CloseReason): string {
  return { completed: 'completed', not_planned: 'not planned', duplicate: 'duplicate' }[reason];
}

/** The most characters of a sub-item's name. */
const NAMED = 60;

/** The sub-item whose box an operation ticks; null: it ticks none, or the item's own. */
export function tickedIn({ fields }: Operation & { kind: 'change-item' }): string | null {
  const name = fields
    .find((field) => field.startsWith('tick: '))
    ?.slice('tick: '.length)
    .split('\n')[0];
  return name === undefined ? null : name.length > NAMED ? `${cutText(name, NAMED)}…` : name;
}

function editsText(edits: readonly ItemEdit[], roadmap: Roadmap, subItem: string | null = null): string {
  return listedTexts(edits.map((edit) => editText(edit, roadmap, subItem)));
}

function listedTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(', ');
}

/** The section to which an item moves. */
function placeText({ to }: ItemEdit & { edit: 'move' }, { sections }: Roadmap): string {
  if (to.at === 'new-section') return `the new section “${to.title}”`;
  return to.section === null ? 'its former place' : `“${sections[to.section]?.heading.title ?? ''}”`;
}

/** @param subItem the sub-item that is edited; null: the item itself */
export function editText(edit: ItemEdit, roadmap: Roadmap, subItem: string | null): string {
  switch (edit.edit) {
    case 'link':
      return `link #${edit.issue}`;
    case 'rename-link':
      return 'the name in its link';
    case 'tick':
      return `${subItem === null ? '' : `sub-item “${subItem}” `}${edit.ticked ? 'ticked' : 'unticked'}`;
    case 'strike':
      return edit.struck ? 'struck through' : 'no longer struck through';
    case 'set-field':
      return `${edit.key}: ${edit.value}`;
    case 'remove-field':
      return `${edit.key} removed`;
    case 'set-status':
      return edit.text.trim() === '' ? 'status removed' : `status: ${edit.text.trim()}`;
    case 'set-title':
      return 'title';
    case 'set-notes':
      return 'notes';
    case 'set-sub-items':
      return 'sub-items';
    case 'mark-external':
      return 'marked (external)';
    case 'unmark-external':
      return '(external) removed';
    case 'move':
      return edit.to.at !== 'new-section' && edit.to.section === null ? 'moved back' : `moved to ${placeText(edit, roadmap)}`;
    default:
      return unreachable(edit);
  }
}
