import type { ItemEdit, Operation, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { FileChange } from '../roadmap/edit/change.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { unclosedLine } from '../roadmap/markdown/unclosed.ts';
import { noteOf } from '../roadmap/read/note.ts';
import type { ReadOptions } from '../roadmap/read/roadmap.ts';
import { editsOf, fileChange, isNoChange } from './file-change.ts';
import { sentenceLeft } from './item/problems.ts';
import { changesItem } from './operations.ts';

/** The publication without the items that cannot be removed safely. They stay in the file, so the next update shows them again. */
function publishWithoutRefused(publish: Operation & { kind: 'publish-update' }, why: ReadonlyMap<number, string>, roadmap: Roadmap): Operation {
  const note = noteOf(roadmap);
  const { opens } = publish;
  const released = opens?.released;
  const moved = released === undefined ? {} : { released: { ...released, lines: released.lines.filter((line) => !why.has(line)) } };
  const opening = opens === undefined ? {} : { opens: { ...opens, edits: opens.edits.filter(({ line }) => !why.has(line)), ...moved } };
  return {
    ...publish,
    ...opening,
    removed: publish.removed.filter(({ line }) => !why.has(line)),
    clearNote: publish.clearNote && note !== null && !why.has(note.line),
  };
}

/** The first number for issues that do not exist yet. It is larger than any real number. */
const PROVISIONAL = 1_000_000_000;

/** The result of trial edits. If the same edits are made on the same text later, the text need not be edited and read again. */
export interface Rehearsal {
  readonly change: FileChange;
  readonly before: Roadmap;
  readonly after: Roadmap;
}

export interface Rehearsed {
  readonly plan: Plan;
  /** Null if the file does not change, or if something was taken out of the plan. */
  readonly rehearsal: Rehearsal | null;
}

/**
 * Tries the plan's edits on the file's text, and takes out of the plan what cannot be done safely. Otherwise apply might create
 * an issue whose link cannot be written. So a plan shows only what apply can do.
 */
export function rehearse(plan: Plan, roadmap: Roadmap, reading: ReadOptions): Rehearsed {
  return plan.refused === null ? rehearsed(plan, { roadmap, reading }, true) : { plan, rehearsal: null };
}

/** @param mayPart an item of which something cannot be written may be written in part */
function rehearsed(plan: Plan, on: TriedOn, mayPart: boolean): Rehearsed {
  const { roadmap, reading } = on;
  const numbers = new Map(
    plan.operations.flatMap((operation) => (operation.kind === 'create-issue' ? [operation.key] : [])).map((key, index) => [key, PROVISIONAL + index]),
  );
  const numberOf = (key: string) => numbers.get(key) ?? null;
  const change = fileChange(plan.operations, numberOf);
  if (isNoChange(change)) return { plan, rehearsal: null };
  const { refused, roadmap: after } = editRoadmap(roadmap, change, reading);
  if (refused.length === 0) return { plan, rehearsal: { change, before: roadmap, after } };
  const open = unclosedLine(roadmap.text);
  const advice = open === null ? ' Make the change by hand.' : ` Line ${open} opens a comment or code block that is never closed: close it.`;
  const parted = mayPart ? refused.flatMap(({ line }) => (line === null ? [] : (partly(plan.operations, line, numberOf, on) ?? []))) : [];
  if (parted.length > 0) {
    const operations = parted.reduce<readonly Operation[]>((some, one) => some.flatMap((operation) => one.keep(operation)), plan.operations);
    const problems = parted.map(({ line, left, why }) => editLeft(line, why, left, advice, 'part'));
    return rehearsed({ ...plan, operations, problems: [...plan.problems, ...problems] }, on, false);
  }
  const why = new Map(refused.flatMap(({ line, why: reason }) => (line === null ? [] : [[line, reason] as const])));
  const notAdded = new Map(refused.flatMap((one) => (one.issue === undefined ? [] : [[one.issue, one.why] as const])));
  const kept = plan.operations.flatMap((operation): Operation[] => {
    if (operation.kind === 'add-item') return notAdded.has(operation.issue) ? [] : [operation];
    if (operation.kind === 'move-mark') return why.has(operation.line) ? [] : [operation];
    if (operation.kind === 'publish-update') return [publishWithoutRefused(operation, why, roadmap)];
    return editsOf(operation, () => 0) === null || !('line' in operation) || operation.line === null || !why.has(operation.line) ? [operation] : [];
  });
  const changesFile = kept.some((operation) => changesItem(operation) || operation.kind === 'publish-update');
  // A sentence that goes on below its list is why its item cannot be changed: that is told already.
  const torn = new Map(
    roadmap.items.flatMap((item) => (why.has(item.line) ? sentenceLeft(item, roadmap).map(({ message }) => [message, item.line] as const) : [])),
  );
  const isTorn = ({ code, message }: Problem) => code === 'torn-sentence' && torn.has(message);
  const explained = new Set(plan.problems.filter(isTorn).map(({ message }) => torn.get(message)));
  const safe = {
    ...plan,
    operations: changesFile ? kept : kept.filter(({ kind }) => kind !== 'set-last-updated'),
    problems: [
      ...plan.problems.map((problem) => (isTorn(problem) ? lasting(problem) : problem)),
      ...[...why].flatMap(([line, reason]) => (explained.has(line) ? [] : editLeft(line, reason, partsAt(line, plan.operations, numberOf), advice, 'all'))),
      ...[...notAdded].map(([issue, reason]) => ({
        line: null,
        level: 'warning' as const,
        code: 'not-added' as const,
        message: `#${issue} cannot be added to the file safely (${reason}): it is left out.${advice}`,
        foundOn: issue,
      })),
    ],
  };
  return { plan: safe, rehearsal: null };
}

/** A problem that each run finds until somebody ends it. */
function lasting({ knownBy: _, ...problem }: Problem): Problem {
  return problem;
}

/** On what a plan's edits are tried. */
interface TriedOn {
  readonly roadmap: Roadmap;
  readonly reading: ReadOptions;
}

/** What happens to an item because of one operation, as far as it can be made without the rest: a field, or all of another operation. */
interface EditPart {
  readonly operation: Operation;
  /** As a message says it: the fields, or what the operation writes. */
  readonly names: readonly string[];
  readonly edits: readonly ItemEdit[];
}

/** An item of which a part cannot be written. */
interface PartlyEdited {
  readonly line: number;
  readonly left: readonly EditPart[];
  readonly why: string;
  /** What remains of an operation. */
  readonly keep: (operation: Operation) => Operation[];
}

/** Finds the parts of an item's change that cannot be written, so that the others can be; null: there are no others. */
function partly(operations: readonly Operation[], line: number, numberOf: (key: string) => number | null, { roadmap, reading }: TriedOn): PartlyEdited | null {
  const parts = partsAt(line, operations, numberOf);
  const made: EditPart[] = [];
  const left: EditPart[] = [];
  let why = '';
  for (const part of parts.length < 2 ? [] : parts) {
    const edits = [...made, part].flatMap((one) => one.edits);
    const [refused] = editRoadmap(roadmap, { items: [{ line, edits }], lastUpdated: null }, reading).refused;
    (refused === undefined ? made : left).push(part);
    why = refused?.why ?? why;
  }
  if (made.every(({ edits }) => edits.length === 0) || left.length === 0) return null;
  // What a move would have said, nothing says now.
  const isStill = left.some(({ operation }) => operation.kind !== 'change-item');
  const fields = new Set(made.flatMap(({ names, edits }) => (edits.length === 0 && isStill ? [] : names)));
  const own = new Set(parts.map(({ operation }) => operation));
  const keep = (operation: Operation): Operation[] => {
    if (!own.has(operation)) return [operation];
    if (operation.kind !== 'change-item') return made.some((part) => part.operation === operation) ? [operation] : [];
    const kept = operation.fields.filter((field) => fields.has(field));
    const edits = made.flatMap((part) => (part.operation === operation ? part.edits : []));
    return kept.length === 0 ? [] : [{ ...operation, fields: kept, edits }];
  };
  return { line, left, why, keep };
}

/** The parts of what happens to the item on a line: its link first, then its state, then each field. */
function partsAt(line: number, operations: readonly Operation[], numberOf: (key: string) => number | null): EditPart[] {
  const parts = operations.flatMap((operation): EditPart[] => {
    const change = editsOf(operation, numberOf);
    if (change?.line !== line) return [];
    if (operation.kind !== 'change-item') return [{ operation, names: isOfState(operation) ? ['state'] : [], edits: change.edits }];
    return [...new Set(operation.fields.map(partOfField))].map((name) => ({
      operation,
      names: operation.fields.filter((field) => partOfField(field) === name),
      edits: operation.edits.filter((edit) => partOfField(fieldOfEdit(edit)) === name),
    }));
  });
  const rank = ({ operation }: EditPart) => (operation.kind === 'change-item' ? 2 : isOfState(operation) ? 1 : 0);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

function isOfState({ kind }: Operation): boolean {
  return kind === 'close-item' || kind === 'reopen-item';
}

/** The kind of an item and whether it is external decide together where it goes. */
function partOfField(field: string): string {
  return field === 'external' ? 'kind' : field.startsWith('tick: ') ? 'tick' : field;
}

/** The field of an issue that an edit writes into the file. */
function fieldOfEdit(edit: ItemEdit): string {
  switch (edit.edit) {
    case 'set-field':
    case 'remove-field':
      return edit.key;
    case 'set-title':
    case 'set-notes':
    case 'set-sub-items':
    case 'set-status':
      return edit.edit.slice('set-'.length);
    case 'tick':
      return 'tick';
    default:
      return 'kind';
  }
}

const SEVERAL: readonly string[] = ['notes', 'sub-items', 'footnotes'];

/**
 * Reports what of an item cannot be changed, and what was to be done.
 * @param left the parts of its change that are not made @param how whether these are all of them
 */
function editLeft(line: number, why: string, left: readonly EditPart[], advice: string, how: 'all' | 'part'): Problem {
  const item = left.find(({ operation }) => 'title' in operation);
  const title = item !== undefined && 'title' in item.operation ? item.operation.title : null;
  const names = left.flatMap((part) => part.names).map((name) => name.replace(/^tick: (.*)$/s, 'tick'));
  const what =
    item === undefined || title === null
      ? `Line ${line} cannot be edited safely`
      : `“${title}” on line ${line} cannot be ${changeOf(item.operation, names)} safely`;
  const [first = ''] = names;
  const isOne = names.length === 1 && !SEVERAL.includes(first);
  const said = `${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1) ?? ''}`;
  const isWhole = how === 'all' || left.some((part) => part.names.length === 0);
  const stays = isWhole ? 'it is left as it is' : `its ${said} ${isOne ? 'stays as it is' : 'stay as they are'}`;
  // Lines, places and titles change. What is written there does not.
  const who = item !== undefined && 'issue' in item.operation ? `#${item.operation.issue}` : what;
  const edits = JSON.stringify(
    left.map((part) => (part.edits.length === 0 ? part.operation.kind : part.edits)),
    (key, value) => (key === 'to' ? undefined : value),
  );
  return { line, level: 'warning', code: 'cannot-edit', message: `${what} (${why}): ${stays}.${advice}`, knownBy: [`${who} (${why}) ${edits}`] };
}

/** What an operation does to its item, as it follows “cannot be”. */
function changeOf(operation: Operation, names: readonly string[]): string {
  if (operation.kind === 'close-item') return `finished as #${operation.issue} is`;
  if (operation.kind === 'reopen-item') return `opened as #${operation.issue} is`;
  if (operation.kind === 'change-item') return `changed as #${operation.issue} says (${names.join(', ')})`;
  return 'linked to its issue';
}

/** A change as it was made, and what of it could not be made. */
interface Edited {
  readonly roadmap: Roadmap;
  readonly made: readonly Operation[];
  readonly left: ReadonlyArray<readonly [operation: Operation, why: string]>;
}

/**
 * Makes the change of some operations. The rehearsal's result is reused if the change is the same. Issue numbers that were provisional then
 * may differ now, and one of them may be a number that the file names elsewhere: then another line would be read in another way. Such an
 * operation is left, and the next run plans it again with the number.
 */
export function editAsRehearsed(
  before: Roadmap,
  operations: readonly Operation[],
  change: FileChange,
  { rehearsal, reading }: { readonly rehearsal: Rehearsal | null; readonly reading: ReadOptions },
): Edited {
  if (isNoChange(change)) return { roadmap: before, made: operations, left: [] };
  if (rehearsal !== null && rehearsal.before === before && JSON.stringify(rehearsal.change) === JSON.stringify(change))
    return { roadmap: rehearsal.after, made: operations, left: [] };
  const { roadmap, refused } = editRoadmap(before, change, reading);
  const whyNot = (operation: Operation) =>
    refused.find(
      ({ line, issue }) =>
        ('line' in operation && line !== null && line === operation.line) || (issue !== undefined && 'issue' in operation && issue === operation.issue),
    )?.why ?? null;
  const left = operations.flatMap((operation) => {
    const why = whyNot(operation);
    return why === null ? [] : [[operation, `the file cannot say it safely (${why})`] as const];
  });
  const not = new Set<Operation>(left.map(([operation]) => operation));
  return { roadmap, made: operations.filter((operation) => !not.has(operation)), left };
}
