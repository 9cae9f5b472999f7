import { unreachable } from '../model/errors.ts';
import type { IssueChanges, ItemEdit, Operation } from '../model/plan.ts';
import { FIELD_KEYS, type Roadmap } from '../model/roadmap.ts';
import { type ActWords, actWords, reasonText, titleToCome } from '../plan/commit/acts.ts';
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

/** @param roadmap the file that the operation was planned on */
export function describe(operation: Operation, roadmap: Roadmap): Description {
  const isBeside = operation.kind === 'publish-update' || operation.kind === 'add-item';
  return {
    ...verbsOf(actWords(operation, roadmap.sections)),
    title: titleInWords(operation),
    issue: 'issue' in operation ? operation.issue : null,
    line: 'line' in operation && !isBeside ? operation.line : null,
    detail: detailText(operation, roadmap),
  };
}

function verbsOf({ verb, past, object, planned = object, after }: ActWords): Pick<Description, 'done' | 'planned'> {
  const said = (...words: ReadonlyArray<string | undefined>) => words.filter((word) => word !== undefined).join(' ');
  const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { done: sentence(said(past, object, after)), planned: sentence(said(verb, planned, after)) };
}

function titleInWords(operation: Operation): string {
  if (operation.kind === 'create-label') return operation.label.name;
  if (operation.kind === 'set-last-updated') return operation.date;
  if (operation.kind === 'publish-update' && operation.opens !== undefined) return operation.opens.to;
  const renamed = operation.kind === 'change-item' ? titleToCome(operation) : null;
  return renamed === null ? operation.title : `${shortTitle(operation.title)} → ${shortTitle(renamed)}`;
}

/** The most characters of one of two titles: both have room where a title has. */
const OF_TWO_TITLES = 120;

function shortTitle(title: string): string {
  return title.length > OF_TWO_TITLES ? `${cutText(title, OF_TWO_TITLES).trimEnd()}…` : title;
}

function detailText(operation: Operation, roadmap: Roadmap): string {
  switch (operation.kind) {
    case 'create-issue':
      return operation.labels.join(', ');
    case 'link-item':
      return operation.adopts === true ? 'to the open issue of this title' : '';
    case 'update-issue':
      return changesText(operation);
    case 'relabel-issue':
      return labelsText(operation).join(', ');
    case 'change-item':
      return editsText(operation.edits, roadmap, tickedIn(operation));
    case 'add-item': {
      const { to } = operation.item;
      const where = to.at === 'end' ? (roadmap.sections[to.section ?? -1]?.heading.title ?? null) : to.title;
      return where === null ? 'above the first heading' : `under “${where}”`;
    }
    case 'close-item':
      return listedTexts(operation.edits.map((edit) => (edit.edit === 'move' ? `in ${placeText(edit, roadmap)}` : editText(edit, roadmap, null))));
    case 'reopen-item':
      return editsText(operation.edits, roadmap);
    case 'close-issue':
      return reasonText(operation.reason);
    case 'create-milestone':
      return operation.due === null ? '' : `due on ${operation.due}`;
    case 'set-due-date':
      return `due on ${operation.due}`;
    case 'publish-update':
      return operation.opens === undefined ? publishText(operation) : openText(operation);
    case 'post-update':
      return `as a comment on #${operation.to}`;
    case 'mirror-update':
      return `on the wiki page “${operation.page}”`;
    case 'create-label':
    case 'reopen-issue':
    case 'move-mark':
    case 'close-milestone':
    case 'draw-chart':
    case 'set-last-updated':
      return '';
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

function changesText(operation: Operation & { kind: 'update-issue' }): string {
  const { changes } = operation;
  const { title, managed, addLabels, removeLabels, addAssignees, removeAssignees, milestone } = changes;
  const parts = [
    title === null ? '' : 'title',
    managed === null ? '' : changedPartsOf(operation),
    ...labelsText({ addLabels, removeLabels }),
    ...addAssignees.map((login) => `+@${login}`),
    ...removeAssignees.map((login) => `-@${login}`),
    milestone === null ? '' : milestone.to === null ? 'no milestone' : `milestone ${milestone.to}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What of an issue's text changes, in the words in which the same is said of the file. */
function changedPartsOf({ fields, values }: Operation & { kind: 'update-issue' }): string {
  const parts = fields.flatMap((field) => {
    const value = values.content?.[field] ?? '';
    if (field.startsWith('tick: ')) return [tickText(nameOfTick(field), value === '[x]')];
    if (FIELD_KEYS.some((key) => key === field && key !== 'kind')) return [fieldInWords(field, value)];
    return ['notes', 'sub-items', 'footnotes'].includes(field) ? [field] : [];
  });
  return parts.length === 0 ? 'its text' : parts.join(', ');
}

function fieldInWords(key: string, value: string): string {
  return value === '' ? `${key} removed` : `${key}: ${value}`;
}

function tickText(subItem: string | null, ticked: boolean): string {
  return `${subItem === null ? '' : `sub-item “${subItem}” `}${ticked ? 'ticked' : 'unticked'}`;
}

function labelsText({ addLabels, removeLabels }: Pick<IssueChanges, 'addLabels' | 'removeLabels'>): string[] {
  return [...addLabels.map((name) => `+${name}`), ...removeLabels.map((name) => `-${name}`)];
}

/** The most characters of a sub-item's name. */
const NAMED = 60;

/** The sub-item whose box an operation ticks; null: it ticks none, or the item's own. */
export function tickedIn({ fields }: Operation & { kind: 'change-item' }): string | null {
  const field = fields.find((one) => one.startsWith('tick: '));
  return field === undefined ? null : nameOfTick(field);
}

/** The sub-item that a field such as `tick: part one` is about. */
function nameOfTick(field: string): string {
  const name = field.slice('tick: '.length).split('\n')[0] ?? '';
  return name.length > NAMED ? `${cutText(name, NAMED)}…` : name;
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
      return tickText(subItem, edit.ticked);
    case 'strike':
      return edit.struck ? 'struck through' : 'no longer struck through';
    case 'set-field':
      return fieldInWords(edit.key, edit.value);
    case 'remove-field':
      return fieldInWords(edit.key, '');
    case 'set-status':
      return edit.text.trim() === '' ? 'status removed' : `status: ${edit.text.trim()}`;
    case 'set-open-words':
      return edit.start === undefined && edit.title === undefined ? 'word for open work removed' : `open: ${[edit.start, edit.title].join(' ').trim()}`;
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
