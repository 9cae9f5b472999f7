import type { Issue, IssueEvent } from '../../../src/model/issue.ts';

/** What GitHub would tell of a change. */
export function eventsBetween(before: Issue, after: Issue): IssueEvent[] {
  const added = (one: readonly string[], other: readonly string[]) => other.filter((name) => !one.includes(name));
  const each = (what: IssueEvent['what'], values: readonly string[]) => values.map((value) => ({ what, value }));
  return [
    ...(before.state.open === after.state.open ? [] : each(after.state.open ? 'reopened' : 'closed', [''])),
    ...(before.title === after.title ? [] : each('renamed', [after.title])),
    ...each('labeled', added(before.labels, after.labels)),
    ...each('unlabeled', added(after.labels, before.labels)),
    ...each('assigned', added(before.assignees, after.assignees)),
    ...each('unassigned', added(after.assignees, before.assignees)),
    ...each('demilestoned', before.milestone === null || before.milestone.number === after.milestone?.number ? [] : [before.milestone.title]),
    ...each('milestoned', after.milestone === null || before.milestone?.number === after.milestone.number ? [] : [after.milestone.title]),
  ];
}
