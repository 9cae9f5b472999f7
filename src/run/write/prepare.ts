import { unreachable } from '../../model/errors.ts';
import type { LabelRef, MilestoneRef } from '../../model/issue.ts';
import type { IssueStore } from '../../model/ports.ts';
import type { Preparation } from '../../plan/operations.ts';

/** Where it is recorded what was made. */
export interface PreparationRecord {
  readonly confirm: (operation: Preparation, issue: null) => void;
  readonly confirmLabel: (operation: Preparation, label: LabelRef | null) => void;
  readonly confirmMilestone: (operation: Preparation & { readonly kind: 'create-milestone' }, made: MilestoneRef) => void;
}

/** Carries out an operation on labels or milestones. @returns what records it */
export async function prepare(operation: Preparation, issues: IssueStore): Promise<(record: PreparationRecord) => void> {
  switch (operation.kind) {
    case 'create-label': {
      const label = await issues.createLabel(operation.label);
      return (record) => record.confirmLabel(operation, label);
    }
    case 'create-milestone': {
      const made = await issues.createMilestone(operation);
      return (record) => record.confirmMilestone(operation, made);
    }
    case 'set-due-date':
      await issues.setDue(operation.milestone, operation.due);
      return (record) => record.confirm(operation, null);
    default:
      return unreachable(operation);
  }
}
