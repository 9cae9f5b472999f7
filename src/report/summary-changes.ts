import type { ItemEdit, Operation } from '../model/plan.ts';
import type { Result } from '../model/result.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { actWords, reasonText, whyClosed } from '../plan/commit/acts.ts';
import { pageText } from '../roadmap/text/escape.ts';
import { describe, editText, tickedIn } from './describe.ts';
import { type ShownChange, shownChanges } from './shown-changes.ts';
import type { Page } from './summary-page.ts';

/** The tables in which a change stands. The compiler requires a row for each kind of operation. */
const TABLES = {
  'create-issue': 'created',
  'close-issue': 'closed',
  'reopen-issue': 'closed',
  'update-issue': 'issues',
  'relabel-issue': 'issues',
  'link-item': 'file',
  'add-item': 'file',
  'change-item': 'file',
  'close-item': 'file',
  'reopen-item': 'file',
  'create-label': 'other',
  'create-milestone': 'other',
  'set-due-date': 'other',
  'close-milestone': 'other',
  'set-last-updated': 'other',
  'move-mark': 'other',
  'publish-update': 'other',
  'draw-chart': 'other',
  'post-update': 'other',
  'mirror-update': 'other',
} as const satisfies Readonly<Record<Operation['kind'], string>>;

type Table = (typeof TABLES)[Operation['kind']];

/** What was done, or what would be: a table for each kind of change, with old and new values. */
export function changes(result: Result, page: Page): string {
  const { applied } = result;
  const all = shownChanges(result);
  const of = (table: Table) => all.filter(({ operation }) => TABLES[operation.kind] === table);
  const word = (done: string, planned: string) => (applied ? done : planned);
  const line = (operation: Operation) => ('line' in operation && operation.line !== null && !applied ? [page.line(operation.line)] : applied ? [] : ['']);
  const where = applied ? [] : ['Where'];
  const cells = (change: ShownChange, what: string) => [issueCell(change, page), what, ...line(change.operation)];
  return [
    page.table(
      word('Issues created', 'Issues to create'),
      [word('Issue', 'Item'), 'Labels', ...where],
      of('created').map((change) => cells(change, createdText(change.operation))),
    ),
    page.table(
      closedTitle(of('closed'), applied),
      ['Issue', 'Why', ...where],
      of('closed').map((change) => cells(change, closedText(change, applied))),
    ),
    page.table(
      word('Issues updated', 'Issues to update'),
      ['Issue', 'Change', ...where],
      of('issues').map((change) => cells(change, issueText(change))),
    ),
    page.table(
      word('Changed in the file', 'To change in the file'),
      ['Item', 'Change', ...where],
      of('file').map((change) => cells(change, itemText(change, applied))),
    ),
    otherList(of('other'), applied, page),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function issueCell({ operation, made }: ShownChange, page: Page): string {
  const title = 'title' in operation ? operation.title : '';
  return page.titled(title, 'issue' in operation ? operation.issue : made);
}

function createdText(operation: Operation): string {
  if (operation.kind !== 'create-issue') return '';
  const { labels, assignees, milestone } = operation;
  return pageText([...labels, ...assignees.map((login) => `@${login}`), ...(milestone === null ? [] : [`milestone ${milestone}`])].join(', '));
}

/** The title of the table of issues whose state changes, which may be of one kind alone. */
function closedTitle(found: readonly ShownChange[], applied: boolean): string {
  const verbs = (['close-issue', 'reopen-issue'] as const).flatMap((kind) => {
    const operation = found.map((one) => one.operation).find((one) => one.kind === kind);
    return operation === undefined ? [] : [actWords(operation, [])];
  });
  return `Issues ${applied ? '' : 'to '}${verbs.map(({ verb, past }) => (applied ? past : verb)).join(' and ')}`;
}

function closedText({ operation, roadmap }: ShownChange, applied: boolean): string {
  const act = actWords(operation, roadmap.sections);
  const said = applied ? act.past : act.verb;
  if (operation.kind === 'reopen-issue') return `${said}: its item is open again in the file`;
  if (operation.kind !== 'close-issue') return '';
  return `${said} as ${reasonText(operation.reason)}: ${whyClosed(operation, roadmap)}`;
}

/** Old and new value. */
function arrow(before: string | null | undefined, after: string): string {
  return before == null || before === '' ? pageText(after) : `${pageText(before)} → ${pageText(after)}`;
}

function issueText({ operation, roadmap, entries }: ShownChange): string {
  if (operation.kind !== 'update-issue') return pageText(describe(operation, roadmap).detail);
  const { title } = operation.changes;
  const rest = describe({ ...operation, changes: { ...operation.changes, title: null } }, roadmap).detail;
  const before = entries.find((entry) => entry.number === operation.issue);
  const named = title === null ? [] : [`title: ${arrow(before?.seen.title, title)}`];
  return [...named, ...(rest === '' ? [] : [pageText(rest)])].join(', ');
}

function itemText({ operation, roadmap }: ShownChange, applied: boolean): string {
  const { detail, done, planned } = describe(operation, roadmap);
  if (operation.kind === 'change-item') {
    const item = roadmap.items.find(({ line }) => line === operation.line);
    return operation.edits
      .map((edit) => changedText(edit, item, roadmap, tickedIn(operation)))
      .filter((text) => text !== '')
      .join(', ');
  }
  const what = applied ? done : planned;
  return [pageText(what.charAt(0).toLowerCase() + what.slice(1)), ...(detail === '' ? [] : [pageText(detail)])].join(', ');
}

/** @param item as it was before, which need not be what was agreed last */
function changedText(edit: ItemEdit, item: Item | undefined, roadmap: Roadmap, subItem: string | null): string {
  if (edit.edit === 'set-title') return `title: ${arrow(item?.title, edit.reads)}`;
  if (edit.edit === 'set-field') return `${edit.key}: ${arrow(item?.fields[edit.key]?.value, edit.value)}`;
  return pageText(editText(edit, roadmap, subItem));
}

function otherList(changes: readonly ShownChange[], applied: boolean, page: Page): string {
  const rows = changes.map(({ operation, roadmap }) => {
    const { done, planned, title, detail } = describe(operation, roadmap);
    return `- ${applied ? done : planned} **${pageText(title)}**${detail === '' ? '' : ` — ${pageText(detail)}`}`;
  });
  return rows.length === 0 ? '' : page.list(applied ? 'Also done' : 'Also to do', rows);
}
