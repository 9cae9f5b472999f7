import { closingWords, type Operation } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { displayWidth, shortenedTo } from './template.ts';

/** One change of the file in words: `move`, its title, `to resolved`. */
interface FileChangeWords {
  /** Its first word is also the verb of several such changes. */
  readonly verb: string;
  readonly title: string;
  /** What follows the title; empty: nothing. */
  readonly after: string;
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
const LEAST_TITLE = 12;

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
      return { ...base, verb: 'follow', after: fields.length === 0 ? '' : `in ${fields.join(', ')}`, things: ISSUES };
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

/** One change in a line. @param columns the most that it may take; its title is shortened to that */
function lineOf({ verb, title, after, issue }: FileChangeWords, columns = Number.POSITIVE_INFINITY): string {
  const around = (text: string) => `${verb} "${text}"${after === '' ? '' : ` ${after}`}${issue === null ? '' : ` (#${issue})`}`;
  return around(shortenedTo(title, Math.max(LEAST_TITLE, columns - displayWidth(around('')))));
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
    const line = lineOf(only, columns);
    return { line, list: line === lineOf(only) ? [] : list };
  }
  const parts = [...others, ...countsOf(changes)];
  if (parts.length > 0) return { line: enumerated(parts, columns), list };
  return { line: operations.some(({ kind }) => kind === 'draw-chart') ? 'draw the picture' : 'set the day of the last change', list };
}

/** `a, b and c`, or as many of them as fit, `and more`. */
function enumerated(parts: readonly string[], columns: number): string {
  for (let count = parts.length; count > 0; count -= 1) {
    const shown = count === parts.length ? parts : [...parts.slice(0, count), 'more'];
    const line = shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
    if (displayWidth(line) <= columns || count === 1) return line;
  }
  return '';
}
