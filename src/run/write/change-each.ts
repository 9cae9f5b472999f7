import { allOf, IssueRefused, UserError } from '../../model/errors.ts';
import type { IssueOperation } from '../../plan/operations.ts';

/** After so many refused issues and none that was changed, the refusals are about the token. No further issue is tried. */
const MOST_REFUSED = 3;
const WHY = 'the server refuses the change of this issue; the next run tries it again';

interface Steps {
  /** Whether the operation may begin. If not, no further one does. */
  readonly mayBegin: (operation: IssueOperation) => Promise<boolean>;
  readonly change: (operation: IssueOperation) => Promise<void>;
  /** An operation that was refused. */
  readonly leave: (operation: IssueOperation, why: string) => void;
}

/**
 * Carries out operations on issues. The server may refuse one issue for a reason of its own, such as a lock or who closed it. That keeps no other
 * issue from its change. What else was planned for a refused issue is left, too.
 * @returns the refusals in one, or the error that ended it: then nothing else goes on, and the next run meets the refusals again
 */
export async function changeEach(
  operations: readonly IssueOperation[],
  { mayBegin, change, leave }: Steps,
): Promise<{ error: UserError | null; mayGoOn: boolean }> {
  const refused = new Map<number, UserError>();
  let isAnyChanged = false;
  for (const operation of operations) {
    if (refused.has(operation.issue)) {
      leave(operation, WHY);
      continue;
    }
    if (refused.size === MOST_REFUSED && !isAnyChanged) break;
    if (!(await mayBegin(operation))) break;
    try {
      await change(operation);
      isAnyChanged = true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (!(error instanceof IssueRefused)) return { error, mayGoOn: false };
      refused.set(operation.issue, error);
      leave(operation, WHY);
    }
  }
  return { error: allOf([...refused.values()]), mayGoOn: true };
}
