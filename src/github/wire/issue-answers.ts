import type { Act, CloseReason, Issue, IssueEvent, IssueState, LabelRef } from '../../model/issue.ts';
import type { Client } from './client.ts';

/** The fields that GitHub's answers about an issue have in common: those of lists, reads and writes. */
export interface IssueAnswer {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly state_reason?: string | null | undefined;
  readonly labels: ReadonlyArray<string | { readonly id?: number | null | undefined; readonly name?: string | null | undefined }>;
  readonly assignees?: ReadonlyArray<{ readonly login: string }> | null | undefined;
  readonly milestone?: { readonly number: number; readonly title: string } | null | undefined;
  readonly user?: { readonly login: string } | null | undefined;
  readonly updated_at: string;
  readonly repository_url: string;
  readonly html_url: string;
  readonly author_association?: string | undefined;
  readonly closed_by?: { readonly login: string } | null | undefined;
  readonly pull_request?: unknown;
}

export type IssueEvents = Awaited<ReturnType<Client['rest']['issues']['listEvents']>>['data'];

export function issueOf(answer: IssueAnswer): Issue {
  return {
    number: answer.number,
    title: answer.title,
    body: answer.body ?? '',
    state: stateOf(answer),
    labels: answer.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (answer.assignees ?? []).map(({ login }) => login),
    milestone: answer.milestone == null ? null : { number: answer.milestone.number, title: answer.milestone.title },
    author: answer.user?.login ?? '',
    byOwner: answer.author_association === 'OWNER',
    closedBy: answer.closed_by?.login ?? null,
    updatedAt: answer.updated_at,
  };
}

/** Each issue once. Two pages of a list may show one, and the later page may be the older answer. */
export function newestOf(answers: readonly IssueAnswer[]): IssueAnswer[] {
  const newest = new Map<number, IssueAnswer>();
  for (const answer of answers) {
    const other = newest.get(answer.number);
    if (other === undefined || other.updated_at <= answer.updated_at) newest.set(answer.number, answer);
  }
  return [...newest.values()];
}

/** The labels of some issues, each once. */
export function labelsOfAnswers(answers: readonly Pick<IssueAnswer, 'labels'>[]): LabelRef[] {
  const found = answers.flatMap(({ labels }) => labels.flatMap((label) => (typeof label === 'string' ? [] : [label])));
  return [...new Map(found.flatMap(({ id, name }) => (id == null || name == null ? [] : [[id, { id, name }] as const]))).values()];
}

/** An event in the words of the model; null if it is of no interest here. */
export function eventOf(event: IssueEvents[number]): IssueEvent | null {
  const { label, assignee, rename, milestone } = event as {
    label?: { name?: string | null };
    assignee?: { login: string } | null;
    rename?: { to?: string };
    milestone?: { title: string } | null;
  };
  switch (event.event) {
    case 'closed':
    case 'reopened':
      return { what: event.event, value: '' };
    case 'renamed':
      return { what: 'renamed', value: rename?.to ?? '' };
    case 'labeled':
    case 'unlabeled':
      return { what: event.event, value: label?.name ?? '' };
    case 'assigned':
    case 'unassigned':
      return { what: event.event, value: assignee?.login ?? '' };
    case 'milestoned':
    case 'demilestoned':
      return { what: event.event, value: milestone?.title ?? '' };
    default:
      return null;
  }
}

/** What happened by an event, and who did it. */
export function actOf(event: IssueEvents[number]): Act {
  const { label, rename } = event as { label?: { name?: string | null } | null; rename?: { from?: string; to?: string } | null };
  const act = { by: event.actor?.login ?? null, at: event.created_at, value: '', before: '' };
  switch (event.event) {
    case 'closed':
    case 'reopened':
    case 'edited':
    case 'transferred':
      return { ...act, what: event.event };
    case 'renamed':
      return { ...act, what: 'renamed', value: rename?.to ?? '', before: rename?.from ?? '' };
    case 'labeled':
      return { ...act, what: 'labeled', value: label?.name ?? '' };
    default:
      return { ...act, what: 'other' };
  }
}

/** GitHub's API for issues also answers with pull requests. Only these have the field `pull_request`. */
export function isPull({ pull_request }: Pick<IssueAnswer, 'pull_request'>): boolean {
  return pull_request !== undefined && pull_request !== null;
}

function stateOf({ state, state_reason }: IssueAnswer): IssueState {
  if (state.toLowerCase() !== 'closed') return { open: true };
  const said = state_reason?.toLowerCase();
  const reason: CloseReason = said === 'not_planned' || said === 'duplicate' ? said : 'completed';
  return { open: false, reason };
}
