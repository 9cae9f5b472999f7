import type { Operation } from '../model/plan.ts';

/** Where an operation is carried out, in the order in which that is done. */
type OperationPlace = 'before' | 'create' | 'file' | 'issue' | 'elsewhere';

/** The compiler demands a row for each kind. */
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
  'update-issue': 'issue',
  'close-issue': 'issue',
  'reopen-issue': 'issue',
  'post-update': 'elsewhere',
  'mirror-update': 'elsewhere',
} as const satisfies Readonly<Record<Operation['kind'], OperationPlace>>;

type At<Wanted extends OperationPlace> = Operation & {
  readonly kind: { [Kind in Operation['kind']]: (typeof PLACES)[Kind] extends Wanted ? Kind : never }[Operation['kind']];
};

function isAt<Wanted extends OperationPlace>(operation: Operation, place: Wanted): operation is At<Wanted> {
  return PLACES[operation.kind] === place;
}

/** Labels and milestones: what issues are given has to be there. */
export type Preparation = At<'before'>;

export function isPreparation(operation: Operation): operation is Preparation {
  return isAt(operation, 'before');
}

export type Create = At<'create'>;

/** An operation that a commit to the file does. A new issue is done by the commit of its link. */
export function isDoneByCommit(operation: Operation): boolean {
  return isAt(operation, 'file') || isAt(operation, 'create');
}

/** An operation that writes to an issue which was there before. */
export type IssueOperation = At<'issue'>;

export function isIssueOperation(operation: Operation): operation is IssueOperation {
  return isAt(operation, 'issue');
}

/** Takes a published update to where it is read. */
export type Delivery = At<'elsewhere'>;

export function isDelivery(operation: Operation): operation is Delivery {
  return isAt(operation, 'elsewhere');
}

/** What changes an item because of its issue: what the guard counts, and the day of `Last updated` tells. */
export function changesItem({ kind }: Operation): boolean {
  return kind === 'close-item' || kind === 'reopen-item' || kind === 'change-item' || kind === 'add-item';
}
