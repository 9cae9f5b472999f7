import type { Operation } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { type ActWords, actWords, countedThings, LINK, titleToCome } from './acts.ts';
import { displayWidth, shortenedTo } from './width.ts';

/** One change of the file in words: `move`, its title, `to resolved`. */
interface FileChangeWords {
  readonly act: ActWords;
  /** `rename the link of`. Its first word is that of several such changes. */
  readonly verb: string;
  readonly title: string;
  /** The title that it gets. Left out: it keeps the one that it has. */
  readonly renamed?: string;
  /** What follows the title; empty: nothing. */
  readonly after: string;
  /** The same in fewer words. Left out: there are none. */
  readonly brief?: string;
  readonly issue: number | null;
}

/** What a commit's message is made of, apart from its operations. */
export interface ChangeContext {
  /** The sections of the file, for the names of those to which items move. */
  readonly sections: Roadmap['sections'];
  /** The number of a new issue by the key of its operation; null: it is not known. */
  readonly numberOf: (key: string) => number | null;
  /** Makes a text of somebody else's safe in a message. */
  readonly safe: (text: string) => string;
}

/** The most lines of a list. */
const MOST_LINES = 100;
/** The fewest columns of a title: without them it says nothing. */
const LEAST_TITLE = 16;

/** The changes that have a title. */
function changesIn(operations: readonly Operation[], context: ChangeContext): FileChangeWords[] {
  return operations.flatMap((operation) => {
    const words = changeWords(operation, context);
    if (words === null) return [];
    return [{ ...words, title: context.safe(words.title), ...(words.renamed === undefined ? {} : { renamed: context.safe(words.renamed) }) }];
  });
}

function changeWords(operation: Operation, { sections, numberOf }: ChangeContext): FileChangeWords | null {
  switch (operation.kind) {
    case 'create-issue':
      return { act: LINK, verb: LINK.verb, title: operation.title, after: '', issue: numberOf(operation.key) };
    case 'link-item':
    case 'add-item':
    case 'close-item':
    case 'reopen-item':
    case 'change-item': {
      const act = actWords(operation, sections);
      const isLink = operation.kind === 'link-item' && operation.renames === true;
      const base = { act, verb: isLink ? `${act.verb} ${act.object}` : act.verb, title: operation.title, after: act.after ?? '', issue: operation.issue };
      return operation.kind === 'change-item' ? { ...base, ...renamedTo(operation), ...followedFields(operation) } : base;
    }
    default:
      return null;
  }
}

function renamedTo(operation: Operation & { readonly kind: 'change-item' }): Pick<FileChangeWords, 'renamed'> {
  const title = titleToCome(operation);
  return title === null ? {} : { renamed: title };
}

/**
 * Which fields follow. Sub-items are not named, because their names are foreign text and there may be many. Footnotes stand elsewhere in the file
 * and are never written: a text only names other ones.
 */
function followedFields(operation: Operation & { readonly kind: 'change-item' }): Pick<FileChangeWords, 'after' | 'brief'> {
  const named = operation.fields.map((field) => (field.startsWith('tick: ') ? 'sub-items' : field));
  const fields = [...new Set(named)].filter((field) => field !== 'footnotes');
  if (fields.length === 0) return { after: '' };
  return { after: `in ${fields.join(', ')}`, ...(fields.length === 1 ? {} : { brief: `in ${fields.length} fields` }) };
}

/** The changes that concern no single item. */
function othersIn(operations: readonly Operation[], { sections, safe }: ChangeContext): string[] {
  return operations.flatMap((operation) => {
    const { verb, object = '' } = actWords(operation, sections);
    if (operation.kind === 'move-mark') return [`${verb} ${object.replace(/ to$/, '')}`];
    if (operation.kind !== 'publish-update') return [];
    if (operation.opens === undefined) return [`${verb} the development update of ${operation.update.date}`];
    return [`${verb} ${object} ${shortenedTo(safe(operation.opens.to), 30)}`];
  });
}

/** What a commit does that changes no item and publishes nothing. */
function quietIn(operations: readonly Operation[], { sections }: ChangeContext): string {
  const chart = operations.find(({ kind }) => kind === 'draw-chart');
  const quiet = chart ?? operations.find(({ kind }) => kind === 'set-last-updated');
  if (quiet === undefined) return 'change the file';
  const { verb, object = '' } = actWords(quiet, sections);
  return `${verb} ${object.replace(/[“”]/g, '"')}${quiet.kind === 'set-last-updated' ? ` ${quiet.date}` : ''}`;
}

/** One change in a line. */
function lineOf({ verb, title, renamed, after, issue }: FileChangeWords): string {
  return `${verb} "${title}"${renamed === undefined ? '' : ` → "${renamed}"`}${after === '' ? '' : ` ${after}`}${issue === null ? '' : ` (#${issue})`}`;
}

/** The same in some columns. Its titles are shortened first. Where little would be left of them, what follows goes, then the new title, and then the old one. */
function shortLineOf(change: FileChangeWords, columns: number): string {
  const { title, renamed, after, brief, issue } = change;
  const { renamed: _, ...alone } = change;
  const said = [after, ...(brief === undefined ? [] : [brief]), ''];
  const withBoth = renamed === undefined ? [] : said.map((words) => ({ ...change, after: words }));
  // An arrow between two titles says by itself that it is the title that follows.
  const whole = withBoth.map(lineOf).find((line) => displayWidth(line) <= columns);
  if (whole !== undefined) return whole;
  for (const one of withBoth) {
    const titles = bothShortened(title, renamed ?? '', columns - displayWidth(lineOf({ ...one, title: '', renamed: '' })));
    if (titles !== null) return lineOf({ ...one, ...titles });
  }
  for (const one of said.map((words) => ({ ...alone, after: words }))) {
    const room = columns - displayWidth(lineOf({ ...one, title: '' }));
    if (room >= Math.min(LEAST_TITLE, displayWidth(title))) return lineOf({ ...one, title: shortenedTo(title, room) });
  }
  const [counted = ''] = countsOf([change]);
  return shortenedTo(issue === null ? counted : `${change.verb} #${issue}`, columns);
}

/** Two titles in some columns. A short one leaves its room to the other one. Null: too little would be left of one. */
function bothShortened(title: string, renamed: string, columns: number): Pick<FileChangeWords, 'title' | 'renamed'> | null {
  const [old, now] = [displayWidth(title), displayWidth(renamed)];
  const half = Math.floor(columns / 2);
  const forOld = Math.min(old, Math.max(half, columns - now));
  const forNow = columns - forOld;
  if (forOld < Math.min(LEAST_TITLE, old) || forNow < Math.min(LEAST_TITLE, now)) return null;
  return { title: shortenedTo(title, forOld), renamed: shortenedTo(renamed, forNow) };
}

/** Several changes by their numbers: `link 2 issues` and `move 1 item to resolved`. Which fields follow differs from item to item. */
function countsOf(changes: readonly FileChangeWords[]): string[] {
  const groups = new Map<string, FileChangeWords[]>();
  for (const change of changes) grouped(groups, `${change.verb} ${change.act.after}`).push(change);
  return [...groups.values()].map((all) => {
    const [{ act }] = all as [FileChangeWords];
    return `${act.verb} ${countedThings(act, all.length)}${act.after === undefined ? '' : ` ${act.after}`}`;
  });
}

/**
 * What a commit does, in one line and as a list of its items.
 * @param columns the most that the line may take
 */
export function describeChanges(
  operations: readonly Operation[],
  context: ChangeContext,
  columns: number,
): { readonly line: string; readonly list: readonly string[] } {
  const changes = changesIn(operations, context);
  const others = othersIn(operations, context);
  const lines = changes.map((change) => `- ${lineOf(change)}`);
  const list = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `- and ${lines.length - MOST_LINES} more`] : lines;
  const [only] = changes;
  if (only !== undefined && changes.length === 1 && others.length === 0) {
    const line = shortLineOf(only, columns);
    return { line, list: line === lineOf(only) ? [] : list };
  }
  const parts = [...others, ...countsOf(changes)];
  if (parts.length > 0) {
    const line = enumerated(parts, columns, others.length + changes.length);
    // The list has no line for these, so it has one where the subject had no room.
    return { line, list: [...others.filter((other) => !line.includes(other)).map((other) => `- ${other}`), ...list] };
  }
  return { line: shortenedTo(quietIn(operations, context), columns), list };
}

/** `a, b and c`, or as many of them as fit, `and more`. @param count how many changes they are in all */
function enumerated(parts: readonly string[], columns: number, count: number): string {
  for (let shown = parts.length; shown > 0; shown -= 1) {
    const said = shown === parts.length ? parts : [...parts.slice(0, shown), 'more'];
    const line = said.length === 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
    if (displayWidth(line) <= columns) return line;
  }
  return shortenedTo(count === 1 ? (parts[0] ?? '') : `make ${count} changes`, columns);
}
