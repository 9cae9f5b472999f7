import { closingWords, type Operation } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { displayWidth, shortenedTo } from './width.ts';

/** One change of the file in words: `move`, its title, `to resolved`. */
interface FileChangeWords {
  /** Its first word is also the verb of several such changes. */
  readonly verb: string;
  readonly title: string;
  /** What follows the title; empty: nothing. */
  readonly after: string;
  /** The same in fewer words. Left out: there are none. */
  readonly brief?: string;
  readonly issue: number | null;
  /** What several such changes are called: one, and more of them. */
  readonly things: readonly [string, string];
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

const ITEMS = ['item', 'items'] as const;
const ISSUES = ['issue', 'issues'] as const;

/** The changes that have a title. The verbs are those of the summary and the log. */
function changesIn(operations: readonly Operation[], context: ChangeContext): FileChangeWords[] {
  return operations.flatMap((operation) => {
    const words = changeWords(operation, context);
    return words === null ? [] : [{ ...words, title: context.safe(words.title) }];
  });
}

function changeWords(operation: Operation, { sections, numberOf }: ChangeContext): FileChangeWords | null {
  const base = { title: 'title' in operation ? operation.title : '', issue: 'issue' in operation ? operation.issue : null, after: '' };
  switch (operation.kind) {
    case 'create-issue':
      return { ...base, verb: 'link', issue: numberOf(operation.key), things: ISSUES };
    case 'link-item':
      return operation.renames === true ? { ...base, verb: 'rename the link of', things: ['link', 'links'] } : { ...base, verb: 'link', things: ISSUES };
    case 'add-item':
      return { ...base, verb: 'add', things: ITEMS };
    case 'close-item':
      return { ...base, ...closingWords(operation, sections), things: ITEMS };
    case 'reopen-item':
      return { ...base, verb: 'reopen', things: ITEMS };
    case 'change-item': {
      // Sub-items are not named, because their names are foreign text and there may be many.
      const fields = [...new Set(operation.fields.map((field) => (field.startsWith('tick: ') ? 'sub-items' : field)))];
      const brief = fields.length < 2 ? {} : { brief: `in ${fields.length} fields` };
      return { ...base, verb: 'follow', after: fields.length === 0 ? '' : `in ${fields.join(', ')}`, ...brief, things: ISSUES };
    }
    default:
      return null;
  }
}

/** A change that concerns no single item; null if there is none. */
function otherIn(operations: readonly Operation[], safe: (text: string) => string): string[] {
  const published = operations.find((operation) => operation.kind === 'publish-update');
  const isMarked = operations.some(({ kind }) => kind === 'move-mark');
  const update =
    published === undefined
      ? []
      : [
          published.opens === undefined
            ? `publish the development update of ${published.update.date}`
            : `open the release ${shortenedTo(safe(published.opens.to), 30)}`,
        ];
  return [...update, ...(isMarked ? ['move the mark of the timeline'] : [])];
}

/** One change in a line. */
function lineOf({ verb, title, after, issue }: FileChangeWords): string {
  return `${verb} "${title}"${after === '' ? '' : ` ${after}`}${issue === null ? '' : ` (#${issue})`}`;
}

/** The same in some columns. Its title is shortened first. Where little would be left of it, what follows it goes, and then the title. */
function shortLineOf(change: FileChangeWords, columns: number): string {
  const { title, after, brief, issue } = change;
  for (const said of [after, ...(brief === undefined ? [] : [brief]), '']) {
    const room = columns - displayWidth(lineOf({ ...change, title: '', after: said }));
    if (room >= Math.min(LEAST_TITLE, displayWidth(title))) return lineOf({ ...change, title: shortenedTo(title, room), after: said });
  }
  const [counted = ''] = countsOf([change]);
  return shortenedTo(issue === null ? counted : `${change.verb} #${issue}`, columns);
}

/** Several changes by their numbers: `link 2 issues and move 1 item to resolved`. */
function countsOf(changes: readonly FileChangeWords[]): string[] {
  const groups = new Map<string, FileChangeWords[]>();
  for (const change of changes) grouped(groups, `${change.verb} ${countedAfter(change)}`).push(change);
  return [...groups.values()].map((all) => {
    const [first] = all as [FileChangeWords];
    const after = countedAfter(first);
    return `${first.verb.split(' ')[0]} ${all.length} ${first.things[all.length === 1 ? 0 : 1]}${after === '' ? '' : ` ${after}`}`;
  });
}

/** Which fields changed differs from item to item, so a number of items does not name them. */
function countedAfter({ verb, after }: FileChangeWords): string {
  return verb === 'follow' ? '' : after;
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
  const others = otherIn(operations, context.safe);
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
  return { line: shortenedTo(operations.some(({ kind }) => kind === 'draw-chart') ? 'draw the picture' : 'set the day of the last change', columns), list };
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
