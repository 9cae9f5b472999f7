import { createHash } from 'node:crypto';
import { BranchRefused, type UserError } from '../model/errors.ts';
import type { Barrier, Repository } from '../model/ports.ts';
import type { Client } from './wire/client.ts';
import { explain, type Failure, failureOf, READ_CONTENTS } from './wire/failure.ts';

/** The default branch: where it stands, and whether it takes commits. */
export interface Branch {
  readonly name: () => Promise<string>;
  /** Its newest commit; null if there is no such branch, or no commit yet. */
  readonly head: () => Promise<string | null>;
  /** The same, with the commit's root tree. */
  readonly tip: () => Promise<Tip | null>;
  /** Whether a commit descends from another one, or is it; null: the server does not say. */
  readonly descends: (commit: string, from: string) => Promise<boolean | null>;
  /** What is known of the branch's rules before a commit is tried, and its newest commit. */
  readonly barrier: () => Promise<{ readonly barrier: Barrier; readonly head: string | null }>;
  /** A commit that the branch did not take, though nothing had moved. @param doing as it follows “Cannot” */
  readonly refused: (failure: Failure, doing: string) => UserError;
}

export interface Tip {
  readonly sha: string;
  /** The sha of its root tree; null if the server does not name it. */
  readonly tree: string | null;
}

/** The rules of a ruleset that no direct commit can follow: what they ask for exists only with a pull request, or forbids each change. */
const RULES: Readonly<Record<string, string>> = {
  pull_request: 'changes go through a pull request',
  merge_queue: 'changes go through the merge queue',
  required_status_checks: 'checks have to pass before',
  required_deployments: 'a deployment has to succeed before',
  workflows: 'a workflow has to pass before',
  code_scanning: 'code scanning has to pass before',
  update: 'only those who may bypass the rule update it',
};

type JsonObject = Readonly<Record<string, unknown>>;

/** What classic protection says to those who do not administrate the repository. REST shows it only to administrators. */
const MAY_PUSH = `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { refUpdateRule { viewerCanPush } } }
}`;

/** Without an answer about rules a run goes on, so it is asked for once more only. */
const INFORMS = { request: { retries: 1 } } as const;

const WAYS_OUT =
  'Let the account of the token bypass the rule (Settings → Rules → Rulesets → Bypass list, or Settings → Branches), or set the input `token` to one of an account that may commit there, such as a GitHub App’s. Or set the input `write-back` to `pull-request`: then the changes wait in a pull request.';

/** @param expected the branch's name as the event told it. It may have another one by now, so it is only asked about. */
export function createBranch(client: Client, repository: Repository, expected: string | null = null): Branch {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;
  let known: string | null = null;

  async function name(): Promise<string> {
    known ??= (await repository.info()).defaultBranch;
    return known;
  }

  async function tip(): Promise<Tip | null> {
    try {
      // Without a name, GitHub lists the commits of the default branch.
      const commits: unknown = (await rest.repos.listCommits({ ...at, per_page: 1 })).data;
      const { sha, commit } = objectOf(Array.isArray(commits) ? commits[0] : null);
      const { sha: tree } = objectOf(objectOf(commit)['tree']);
      return typeof sha === 'string' ? { sha, tree: typeof tree === 'string' ? tree : null } : null;
    } catch (error) {
      const failure = failureOf(error);
      // GitHub answers 409 for an empty repository.
      if (failure.status === 404 || failure.status === 409) return null;
      throw explain(failure, 'read the newest commit', where, READ_CONTENTS);
    }
  }

  /** An answer about rules; null where the server, its version or the token does not give one. */
  async function asked(request: () => Promise<{ readonly data: unknown }>): Promise<unknown> {
    try {
      return (await request()).data;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.rateLimited !== null || failure.status === 401) throw explain(failure, 'read the rules of the branch', where, READ_CONTENTS);
      return null;
    }
  }

  /** Whether the token's account may bypass a ruleset; null: not said. */
  async function bypasses(ruleset: number): Promise<boolean | null> {
    const answer = objectOf(await asked(() => rest.repos.getRepoRuleset({ ...at, ...INFORMS, ruleset_id: ruleset })));
    const may = answer['current_user_can_bypass'];
    if (may === 'always' || may === 'exempt') return true;
    return typeof may === 'string' ? false : null;
  }

  /** Whether classic protection lets the token's account push to the branch; null: not said. */
  async function mayPush(branch: string): Promise<boolean | null> {
    try {
      const answer: unknown = await client.graphql(MAY_PUSH, { owner: at.owner, repo: at.repo, ref: `refs/heads/${branch}` });
      const rule = ['repository', 'ref', 'refUpdateRule'].reduce<unknown>((value, key) => objectOf(value)[key], answer);
      const { viewerCanPush: may } = objectOf(rule);
      return typeof may === 'boolean' ? may : null;
    } catch {
      // It only informs. A server without GraphQL, a token that may not ask, or an answer that is none leaves it open.
      return null;
    }
  }

  return {
    name,
    tip,
    head: async () => (await tip())?.sha ?? null,

    async descends(commit, from) {
      if (commit === from) return true;
      const answer = objectOf(await asked(() => rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${from}...${commit}`, per_page: 1 })));
      const { status } = answer;
      return typeof status === 'string' ? status === 'ahead' || status === 'identical' : null;
    },

    async barrier() {
      const ask = async (one: string) => objectOf(await asked(() => rest.repos.getBranch({ ...at, ...INFORMS, branch: one })));
      const first = expected === null ? {} : await ask(expected);
      const branch = expected !== null && first['name'] === expected ? expected : await name();
      const shown = branch === expected ? first : await ask(branch);
      const listed = await asked(() => rest.repos.getBranchRules({ ...at, ...INFORMS, branch, per_page: 100 }));
      const rules = (Array.isArray(listed) ? listed : []).map(objectOf);
      const isProtected = shown['protected'] === true;
      const { sha } = objectOf(shown['commit']);
      const head = typeof sha === 'string' ? sha : null;
      const checks = checksBefore(shown);
      const found = rules.map(ruleOf).filter(({ type }) => Object.hasOwn(RULES, type));
      const signature = createHash('sha256')
        .update(JSON.stringify([isProtected, checks, rules.map(ruleOf)]))
        .digest('hex')
        .slice(0, 16);
      const against = checks.contexts.length === 0 ? [] : [`these checks have to pass before: ${checks.contexts.join(', ')}`];
      let isCertain = checks.forEveryone;
      const may = new Map<number | null, boolean | null>([[null, null]]);
      for (const { type, ruleset } of found) {
        if (ruleset !== null && !may.has(ruleset)) may.set(ruleset, await bypasses(ruleset));
        const bypass = may.get(ruleset);
        if (bypass === true) continue;
        against.push(`${RULES[type]} (rule “${type}”${ruleset === null ? '' : ` of ruleset ${ruleset}`})`);
        isCertain ||= bypass === false;
      }
      if (against.length === 0 && isProtected && (await mayPush(branch)) === false) against.push('the account of the token may not push to it');
      const isShown = typeof shown['protected'] === 'boolean' && Array.isArray(listed);
      if (against.length === 0) return { barrier: { refusal: null, isCertain: !isProtected, isShown, signature }, head };
      const what = `The roadmap cannot be committed to ${where}: the branch “${branch}” is protected: ${[...new Set(against)].join('; ')}. Nothing was written.`;
      const perhaps = isCertain ? '' : ' If it may already, run the workflow by hand (Actions → Roadmap → Run workflow): such a run tries the commit.';
      return { barrier: { refusal: new BranchRefused(what, `${WAYS_OUT}${perhaps}`), isCertain, isShown, signature }, head };
    },

    refused(failure, doing) {
      const what = `the branch is protected, or a rule or hook refuses the change (${failure.status}: ${failure.whole ?? failure.message})`;
      return new BranchRefused(`Cannot ${doing} in ${where}: ${what}.`, WAYS_OUT);
    },
  };
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function ruleOf(rule: JsonObject): { readonly type: string; readonly ruleset: number | null } {
  const { type, ruleset_id: ruleset } = rule;
  return { type: typeof type === 'string' ? type : '', ruleset: typeof ruleset === 'number' ? ruleset : null };
}

interface ChecksBefore {
  readonly contexts: readonly string[];
  /** They hold for administrators, too. */
  readonly forEveryone: boolean;
}

/** The status checks that a commit has to pass before the branch takes it. A new commit has passed none. */
function checksBefore(branch: JsonObject): ChecksBefore {
  const { enforcement_level: level, contexts } = objectOf(objectOf(branch['protection'])['required_status_checks']);
  const forEveryone = level === 'everyone';
  if ((!forEveryone && level !== 'non_admins') || !Array.isArray(contexts)) return { contexts: [], forEveryone: false };
  const named = contexts.slice(0, 10).map((context) => JSON.stringify(String(context).slice(0, 100)));
  return { contexts: named, forEveryone: forEveryone && named.length > 0 };
}
