import { unreachable } from '../model/errors.ts';
import type { CloseReason } from '../model/issue.ts';
import type { IssueChanges, ItemEdit, Operation } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';

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
      return { ...base, done: 'Followed the issue', planned: 'Follow the issue', detail: editsText(operation.edits, roadmap) };
    case 'add-item': {
      const { to } = operation.item;
      const where = to.at === 'end' ? (roadmap.sections[to.section ?? -1]?.heading.title ?? null) : to.title;
      const detail = where === null ? 'above the first heading' : `under “${where}”`;
      return { ...base, line: null, done: 'Added to the file', planned: 'Add to the file', detail };
    }
    case 'close-item':
      return {
        ...base,
        done: `Marked ${reasonText(operation.reason)}`,
        planned: `Mark ${reasonText(operation.reason)}`,
        detail: editsText(operation.edits, roadmap),
      };
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

function editsText(edits: readonly ItemEdit[], roadmap: Roadmap): string {
  return edits
    .map((edit) => editText(edit, roadmap))
    .filter((text) => text !== '')
    .join(', ');
}

export function editText(edit: ItemEdit, roadmap: Roadmap): string {
  switch (edit.edit) {
    case 'link':
      return `link #${edit.issue}`;
    case 'rename-link':
      return 'the name in its link';
    case 'tick':
      return edit.ticked ? 'ticked' : 'unticked';
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
    case 'move': {
      const { to } = edit;
      if (to.at === 'new-section') return `moved to the new section “${to.title}”`;
      return to.section === null ? 'moved back' : `moved to “${roadmap.sections[to.section]?.heading.title ?? ''}”`;
    }
    default:
      return unreachable(edit);
  }
}
