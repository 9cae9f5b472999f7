import type { Act, Issue, IssueEvent } from '../../../src/model/issue.ts';

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

/** The same, and who did it. */
export function actsBetween(before: Issue, after: Issue, by: string | null, at: string): Act[] {
  return eventsBetween(before, after).map(({ what, value }) => {
    const known = what === 'closed' || what === 'reopened' || what === 'renamed' || what === 'labeled';
    return { what: known ? what : 'other', by, at, value: known ? value : '', before: what === 'renamed' ? before.title : '' };
  });
}
