import type { Operation } from '../../model/plan.ts';
import type { Counting } from './judged.ts';

/**
 * What an operation brings into the file from an issue: what the issue says, only the tie between an item and its issue, or nothing. The compiler requires
 * a row for each kind of operation.
 */
const BRINGS = {
  'add-item': 'what it says',
  'change-item': 'what it says',
  'close-item': 'what it says',
  'reopen-item': 'what it says',
  'link-item': 'a tie',
  'create-label': 'nothing',
  'create-milestone': 'nothing',
  'set-due-date': 'nothing',
  'create-issue': 'nothing',
  'relabel-issue': 'nothing',
  'update-issue': 'nothing',
  'close-issue': 'nothing',
  'reopen-issue': 'nothing',
  'set-last-updated': 'nothing',
  'move-mark': 'nothing',
  'publish-update': 'nothing',
  'draw-chart': 'nothing',
  'post-update': 'nothing',
  'close-milestone': 'nothing',
  'mirror-update': 'nothing',
} as const satisfies Readonly<Record<Operation['kind'], 'what it says' | 'a tie' | 'nothing'>>;

type SayingKind = { [Kind in Operation['kind']]: (typeof BRINGS)[Kind] extends 'what it says' ? Kind : never }[Operation['kind']];

/** An operation that writes into the file what an issue says. */
export type SayingOperation = Extract<Operation, { readonly kind: SayingKind }>;

declare const asked: unique symbol;

/** An operation of a plan. One that writes what an issue says into the file is made by `fromIssue`, and by nothing else. */
export type PlannedOperation = Exclude<Operation, SayingOperation> | (SayingOperation & { readonly [asked]: true });

/** Marks an operation as made of values that count. @param _from the values it is made of: they exist only after the question who wrote them */
export function fromIssue(_from: Counting<unknown>, operation: SayingOperation): PlannedOperation {
  return operation as PlannedOperation;
}

/** Whether an operation writes what an issue says into the file. */
export function bringsWhatItSays(operation: Operation): operation is SayingOperation {
  return BRINGS[operation.kind] === 'what it says';
}
