import { allOf, IssueRefused, UserError } from '../../model/errors.ts';
import type { Operation } from '../../model/plan.ts';
import type { IssueOperation } from '../../plan/operations.ts';

/** After so many refused issues and none that was taken, the refusals are about the token. No further issue is tried. */
const MOST_REFUSED = 3;
const WHY = 'the server refuses it for this issue; the next run tries it again';

/** Where it is recorded that an operation could not be done. */
interface LeftRecord {
  readonly leave: (operation: Operation, why: string) => void;
}

/** Refusals of single issues. The server may refuse one for a reason of its own, such as a lock, who closed it, or its text. That keeps no other one back. */
export class Refusals {
  readonly #errors: UserError[] = [];
  readonly #record: LeftRecord;
  /** The server has taken the write of another issue. */
  isAnyTaken = false;

  constructor(record: LeftRecord) {
    this.#record = record;
  }

  /** Takes an error that is about one issue only, and leaves its operation. False: it is about more. */
  takes(error: unknown, operation: Operation): boolean {
    if (!(error instanceof IssueRefused)) return false;
    this.#errors.push(error);
    this.leave(operation);
    return true;
  }

  leave(operation: Operation): void {
    this.#record.leave(operation, WHY);
  }

  get isEnough(): boolean {
    return this.#errors.length >= MOST_REFUSED && !this.isAnyTaken;
  }

  /** All of them in one; null if there are none. */
  get error(): UserError | null {
    return allOf(this.#errors);
  }
}

interface Steps {
  /** Whether the operation may begin. If not, no further one does. */
  readonly mayBegin: (operation: IssueOperation) => Promise<boolean>;
  readonly change: (operation: IssueOperation) => Promise<void>;
}

/**
 * Carries out operations on issues. What else was planned for a refused issue is left, too.
 * @returns the refusals in one, or the error that ended it: then nothing else goes on, and the next run meets the refusals again
 */
export async function changeEach(
  operations: readonly IssueOperation[],
  refusals: Refusals,
  { mayBegin, change }: Steps,
): Promise<{ readonly error: UserError | null; readonly mayGoOn: boolean }> {
  const refused = new Set<number>();
  for (const operation of operations) {
    if (refused.has(operation.issue)) refusals.leave(operation);
    else if (refusals.isEnough || !(await mayBegin(operation))) break;
    else {
      try {
        await change(operation);
        refusals.isAnyTaken = true;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        if (!refusals.takes(error, operation)) return { error, mayGoOn: false };
        refused.add(operation.issue);
      }
    }
  }
  return { error: refusals.error, mayGoOn: true };
}
