import { UserError } from '../model/errors.ts';
import type { HeadOfPull, ProposedPull } from '../model/pull.ts';
import type { Inputs } from './inputs.ts';

/** The event that started this run, as a plain value. */
export interface Context {
  readonly event: string;
  /** `owner/name` of the repository the workflow runs in. */
  readonly repository: string;
  /** The repository's id, if the event has it. */
  readonly repositoryId: number | null;
  /** `https://github.com`, or an Enterprise Server's address. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The branch or tag of the event, `refs/heads/main`. */
  readonly ref: string;
  readonly defaultBranch: string | null;
  readonly fork: boolean;
  /** The pull request of the event. The action only plans for it and writes nothing. */
  readonly pull: ProposedPull | null;
  /** Whose pull request started the workflow that this run follows (the event `workflow_run`); null: none. */
  readonly follows: HeadOfPull | null;
  /** The newest commit of the default branch when the event happened; null: not known. */
  readonly newest: string | null;
  /**
   * The commit that the default branch was at when somebody pushed it or changed an issue. Null for other events, whose runs look for what was
   * missed, and if the run repeats an older one: the branch may have been moved since, even back.
   */
  readonly atEvent: string | null;
  /** The issue of the event. It is only a hint for what to read. */
  readonly issue: { readonly number: number; readonly updatedAt: string } | null;
}

/** The events of which each change of the file or of an issue has one. */
const AT_A_COMMIT: readonly string[] = ['push', 'issues'];

type RunnerEnvironment = Readonly<Record<string, string | undefined>>;
type Json = Readonly<Record<string, unknown>>;

/** @param payload the content of the event file @throws UserError if a variable of the runner is missing */
export function readContext(environment: RunnerEnvironment, payload: Json): Context {
  const repository = objectAt(payload, 'repository');
  const issue = objectAt(payload, 'issue');
  const number = issue['number'];
  const updatedAt = issue['updated_at'];
  return {
    event: required(environment, 'GITHUB_EVENT_NAME'),
    repository: required(environment, 'GITHUB_REPOSITORY'),
    repositoryId: typeof repository['id'] === 'number' ? repository['id'] : null,
    serverUrl: (environment['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, ''),
    apiUrl: (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
    ref: environment['GITHUB_REF'] ?? '',
    defaultBranch: typeof repository['default_branch'] === 'string' ? repository['default_branch'] : null,
    fork: repository['fork'] === true,
    pull: environment['GITHUB_EVENT_NAME'] === 'pull_request' ? readPull(payload) : null,
    follows: environment['GITHUB_EVENT_NAME'] === 'workflow_run' ? readFollowed(payload) : null,
    newest: readCommit(environment),
    atEvent:
      AT_A_COMMIT.includes(environment['GITHUB_EVENT_NAME'] ?? '') && Number(environment['GITHUB_RUN_ATTEMPT'] ?? 1) <= 1 ? readCommit(environment) : null,
    issue: typeof number === 'number' && typeof updatedAt === 'string' ? { number, updatedAt } : null,
  };
}

/** The events that start a sync. They all start the same sync; only a pull request is planned and not applied. */
const EVENTS = ['push', 'issues', 'milestone', 'schedule', 'workflow_dispatch', 'pull_request'];

/** A workflow asks for an update on these events, too: they change nothing that has to agree, but somebody wants to publish. */
const UPDATE_EVENTS = [...EVENTS, 'release', 'repository_dispatch', 'workflow_call'];

/** What the inputs of a run ask for. */
type Asked = Pick<Inputs, 'command' | 'allowFork'>;

/** Why the action does nothing for this event; null if it syncs. */
export function reasonToSkip(context: Context, { command, allowFork }: Asked): string | null {
  if (context.event === 'workflow_run')
    return context.follows === null
      ? 'The workflow that this run follows was not started by a pull request, so there is nothing to show.'
      : skipFork(context, { allowFork });
  const incomplete = context.event === 'pull_request' && context.pull === null;
  const events = tellsRelease(command) ? UPDATE_EVENTS : EVENTS;
  if (!events.includes(context.event) || incomplete)
    return `The event “${context.event}” changes neither the roadmap nor its issues, so there is nothing to do.`;
  const fork = skipFork(context, { allowFork });
  if (fork !== null) return fork;
  if (context.pull !== null) {
    if (context.pull.baseBranch === context.defaultBranch) return null;
    return `The roadmap is kept on the branch “${context.defaultBranch ?? ''}”: the action plans nothing for a pull request into “${context.pull.baseBranch}”.`;
  }
  // A tag names a release and no branch. The update is always about the default branch's roadmap.
  if (tellsRelease(command) && context.ref.startsWith('refs/tags/')) return null;
  const branch = context.ref.replace(/^refs\/heads\//, '');
  if (context.defaultBranch !== null && context.ref !== '' && context.ref !== `refs/heads/${context.defaultBranch}`) {
    return `The roadmap is kept on the branch “${context.defaultBranch}”: the action does nothing for “${branch}”.`;
  }
  return null;
}

function skipFork(context: Context, asked: Pick<Inputs, 'allowFork'>): string | null {
  if (!isForeignFork(context, asked)) return null;
  return `${context.repository} is a fork: its roadmap links to issues of another repository, so the action does nothing here. If the fork is a project of its own, set the input \`allow-fork: ${context.repository}\`.`;
}

/** Whether a command is about the release, so that a published release or a tag may start it. */
function tellsRelease(command: Inputs['command']): boolean {
  return command === 'update' || command === 'next';
}

/**
 * A fork starts with the roadmap, the links and the workflow of its origin. That its issues are turned on does not tell whether it is a project of
 * its own, so the workflow has to say it.
 */
export function isForeignFork({ fork, repository }: Context, { allowFork }: Pick<Inputs, 'allowFork'>): boolean {
  return fork && (typeof allowFork === 'string' ? allowFork.toLowerCase() !== repository.toLowerCase() : !allowFork);
}

/** For most events GitHub names the newest commit of the default branch. For a pull request it is another one, which no branch is at. */
function readCommit(environment: RunnerEnvironment): string | null {
  const sha = environment['GITHUB_SHA'] ?? '';
  // A sha of zeros is no commit.
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(sha) && !/^0+$/.test(sha) ? sha : null;
}

function readPull(payload: Json): ProposedPull | null {
  const pull = objectAt(payload, 'pull_request');
  const { number } = pull;
  const head = objectAt(pull, 'head');
  const headSha = head['sha'];
  const baseBranch = objectAt(pull, 'base')['ref'];
  if (typeof number !== 'number' || typeof headSha !== 'string' || typeof baseBranch !== 'string') return null;
  // The head has no repository any more if its fork was deleted.
  const isForeign = objectAt(head, 'repo')['full_name'] !== objectAt(payload, 'repository')['full_name'];
  return { number, headSha, baseBranch, isForeign };
}

function readFollowed(payload: Json): HeadOfPull | null {
  const run = objectAt(payload, 'workflow_run');
  const { event, head_branch: branch, head_sha: headSha } = run;
  const owner = objectAt(objectAt(run, 'head_repository'), 'owner')['login'];
  if (event !== 'pull_request' || typeof branch !== 'string' || typeof headSha !== 'string' || typeof owner !== 'string') return null;
  return { owner, branch, headSha };
}

function required(environment: RunnerEnvironment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new UserError(`The variable ${name} is not set.`, 'Run this as a GitHub Action, or use the command line: roadmap-sync --help.');
  }
  return value;
}

function objectAt(payload: Json, key: string): Json {
  const value = payload[key];
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
