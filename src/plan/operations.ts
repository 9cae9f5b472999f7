import type { Destination, NewSection, Operation } from '../model/plan.ts';
import { hasLabel } from './issue/labels.ts';

/** The step of apply in which an operation is carried out, in the order of the steps. */
type OperationPlace = 'before' | 'create' | 'file' | 'issue' | 'elsewhere';

/** The step of each kind of operation. The compiler requires a row for each kind. */
const PLACES = {
  'create-label': 'before',
  'create-milestone': 'before',
  'set-due-date': 'before',
  'create-issue': 'create',
  'link-item': 'file',
  'add-item': 'file',
  'change-item': 'file',
  'close-item': 'file',
  'reopen-item': 'file',
  'set-last-updated': 'file',
  'move-mark': 'file',
  'publish-update': 'file',
  'draw-chart': 'file',
  'relabel-issue': 'issue',
  'update-issue': 'issue',
  'close-issue': 'issue',
  'reopen-issue': 'issue',
  'post-update': 'elsewhere',
  'close-milestone': 'elsewhere',
  'mirror-update': 'elsewhere',
} as const satisfies Readonly<Record<Operation['kind'], OperationPlace>>;

type At<Wanted extends OperationPlace> = Operation & {
  readonly kind: { [Kind in Operation['kind']]: (typeof PLACES)[Kind] extends Wanted ? Kind : never }[Operation['kind']];
};

function isAt<Wanted extends OperationPlace>(operation: Operation, place: Wanted): operation is At<Wanted> {
  return PLACES[operation.kind] === place;
}

/** An operation on labels or milestones. It comes first, because GitHub takes only existing ones for an issue. */
export type Preparation = At<'before'>;

export function isPreparation(operation: Operation): operation is Preparation {
  return isAt(operation, 'before');
}

export type Create = At<'create'>;

/** Whether a new issue has the label or milestone that an operation makes. */
export function isNeededFor({ labels, milestone }: Create, operation: Preparation): boolean {
  if (operation.kind === 'create-label') return hasLabel(labels, operation.label.name);
  return operation.kind === 'create-milestone' && operation.title === milestone;
}

/** Whether the first write of operations that are carried out with care is a commit to the file: nothing is made before. */
export function beginsWithCommit(operations: readonly Operation[]): boolean {
  return operations.some(({ kind }) => kind === 'link-item') || (operations.some(isDoneByCommit) && !operations.some((one) => isAt(one, 'create')));
}

/** Whether a commit to the file does the operation. A new issue is done with the commit of its link. */
export function isDoneByCommit(operation: Operation): boolean {
  return isAt(operation, 'file') || isAt(operation, 'create');
}

/** Whether an operation changes nothing but the file. */
export function changesOnlyFile(operation: Operation): boolean {
  return isAt(operation, 'file');
}

/** An operation that writes to an existing issue. */
export type IssueOperation = At<'issue'>;

export function isIssueOperation(operation: Operation): operation is IssueOperation {
  return isAt(operation, 'issue');
}

/** An operation that delivers a published update as a comment or a wiki page. */
export type Delivery = At<'elsewhere'>;

export function isDelivery(operation: Operation): operation is Delivery {
  return isAt(operation, 'elsewhere');
}

/** Whether an operation links an item to an issue that was there before. */
export function isAdoption(operation: Operation): operation is Operation & { readonly kind: 'link-item'; readonly adopts: true } {
  return operation.kind === 'link-item' && operation.adopts === true;
}

/** Whether an operation only writes the repository's present name into a link. */
export function renamesLink(operation: Operation): boolean {
  return operation.kind === 'link-item' && operation.renames === true;
}

/** Whether an operation gives an issue other labels that mean the same. The guard counts these, too, because one edit of the configuration may cause many. */
export function relabels({ kind }: Operation): boolean {
  return kind === 'relabel-issue';
}

export function isOfMilestone({ kind }: Operation): boolean {
  return kind === 'create-milestone' || kind === 'set-due-date';
}

/** Whether an operation changes an item because of its issue. The guard counts these, and they change the date in `Last updated`. */
export function changesItem({ kind }: Operation): boolean {
  return kind === 'close-item' || kind === 'reopen-item' || kind === 'change-item' || kind === 'add-item';
}

/** Where the edits of an operation put an item into a section that is made. */
export function newSectionsOf(operation: Operation): readonly NewSection[] {
  if (operation.kind === 'add-item') return operation.item.to.at === 'new-section' ? [operation.item.to] : [];
  if (!('edits' in operation)) return [];
  return operation.edits.flatMap((edit) => (edit.edit === 'move' && edit.to.at === 'new-section' ? [edit.to] : []));
}

/** The same operation, with other titles of the sections that it makes. @param titles by their titles now */
export function withSectionTitles<One extends Operation>(operation: One, titles: ReadonlyMap<string, string>): One {
  const makes: Operation = operation;
  if (titles.size === 0 || newSectionsOf(makes).length === 0) return operation;
  const named = (title: string) => titles.get(title) ?? title;
  const renamed = <To extends Destination>(to: To): To => (to.at === 'new-section' ? { ...to, title: named(to.title) } : to);
  if (makes.kind === 'add-item') return { ...operation, item: { ...makes.item, to: renamed(makes.item.to) } };
  if (!('edits' in makes)) return operation;
  const edits = makes.edits.map((edit) => (edit.edit === 'move' ? { ...edit, to: renamed(edit.to) } : edit));
  const made = makes.kind === 'close-item' && makes.madeSection !== undefined ? { madeSection: named(makes.madeSection) } : {};
  return { ...operation, edits, ...made };
}
