/** An answer of the server, as far as an assumption is judged by it. */
export interface ProbeAnswer {
  readonly status: number;
  /** Parsed JSON; null if there is none. */
  readonly body: unknown;
  /** Header `Link`; empty if there is none. */
  readonly link: string;
}

/** What the probe has learned and made so far. */
export interface Probed {
  readonly repo: string;
  /** The name of the ref below `refs/` that the probe makes and removes. */
  readonly ref: string;
  branch: string;
  tree: string;
  commits: string[];
  issue: number;
  node: string;
}

/** `holds`, `fails`, or `open`: the server did not tell. */
export type Verdict = 'holds' | 'fails' | 'open';

/** One request of the probe, and what the action assumes of its answer. */
export interface Assumption {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the address of the API. */
  readonly path: (probed: Probed) => string;
  readonly body?: (probed: Probed) => object;
  readonly assumes: string;
  /** It makes or changes something. */
  readonly writes?: true;
  /** It is asked only if this is known already. */
  readonly needs?: (probed: Probed) => boolean;
  /** Judges the answer, and keeps what later requests need. */
  readonly judge: (answer: ProbeAnswer, probed: Probed) => Verdict;
  /** What of an answer with success is shown beside its status. */
  readonly shows?: (answer: ProbeAnswer) => string;
}

type JsonObject = Readonly<Record<string, unknown>>;

const object = (value: unknown): JsonObject => (typeof value === 'object' && value !== null ? (value as JsonObject) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const holds = (it: boolean): Verdict => (it ? 'holds' : 'fails');
/** 403 and 404: the token may not ask, or the server does not know it. */
const unlessHidden = ({ status }: ProbeAnswer, it: boolean): Verdict => (status === 403 || status === 404 ? 'open' : holds(it));

const updateRule = ({ body }: ProbeAnswer): unknown => object(object(object(object(body)['data'])['repository'])['ref'])['refUpdateRule'];

const at = (path: string) => (probed: Probed) => `/repos/${probed.repo}${path}`;
const hasCommits = ({ commits }: Probed) => commits.length === 2;
const hasIssue = ({ issue }: Probed) => issue > 0;

/** The commit of a state: it has no parent where it is the first one. */
const commit = (says: string): Assumption => ({
  method: 'POST',
  path: at('/git/commits'),
  body: ({ tree }) => ({ message: `Probe ${says}`, tree, parents: [] }),
  assumes: 'a commit is made without a branch, and its answer tells whether it is verified',
  writes: true,
  needs: ({ tree }) => tree !== '',
  judge({ status, body }, probed) {
    const { sha, verification } = object(body);
    if (status === 201) probed.commits.push(text(sha));
    return status === 201 && typeof object(verification)['verified'] !== 'boolean' ? 'open' : holds(status === 201);
  },
});

/** The harmless part of what the action assumes of a server, in the order in which it is asked. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    method: 'GET',
    path: at(''),
    assumes: 'the repository has an id, its present name and a default branch',
    judge({ body }, probed) {
      const { id, full_name: name, default_branch: branch } = object(body);
      probed.branch = text(branch);
      return holds(typeof id === 'number' && typeof name === 'string' && typeof branch === 'string');
    },
  },
  {
    method: 'GET',
    path: () => '/meta',
    assumes: 'an Enterprise Server tells its version, and github.com does not',
    judge: (answer) => unlessHidden(answer, answer.status === 200 && /^$|^\d+\.\d+/.test(text(object(answer.body)['installed_version']))),
  },
  {
    method: 'GET',
    path: ({ repo, branch }) => `/repos/${repo}/branches/${branch.split('/').map(encodeURIComponent).join('/')}`,
    assumes: 'a branch tells whether it is protected',
    needs: ({ branch }) => branch !== '',
    judge: (answer) => unlessHidden(answer, typeof object(answer.body)['protected'] === 'boolean'),
  },
  {
    method: 'GET',
    path: at('/commits?per_page=1'),
    assumes: 'the newest commit of the default branch names its root tree',
    judge({ status, body }) {
      const tree = object(object(object(Array.isArray(body) ? body[0] : null)['commit'])['tree'])['sha'];
      return status === 200 ? holds(typeof tree === 'string') : 'open';
    },
  },
  {
    method: 'GET',
    path: ({ repo, branch }) => `/repos/${repo}/rules/branches/${branch.split('/').map(encodeURIComponent).join('/')}`,
    assumes: 'the rules of a branch are a list',
    needs: ({ branch }) => branch !== '',
    judge: (answer) => unlessHidden(answer, Array.isArray(answer.body)),
  },
  {
    method: 'POST',
    path: () => '/graphql',
    body: ({ repo, branch }) => ({
      query:
        'query ($owner: String!, $name: String!, $ref: String!) { repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { refUpdateRule { viewerCanPush } } } }',
      variables: { owner: repo.split('/')[0], name: repo.split('/')[1], ref: `refs/heads/${branch}` },
    }),
    assumes: 'classic protection tells everybody by viewerCanPush whether they may push to the default branch',
    needs: ({ branch }) => branch !== '',
    judge(answer) {
      const rule = updateRule(answer);
      // Without such a rule, and to some tokens, nothing is told.
      if (object(answer.body)['errors'] !== undefined || rule === null) return 'open';
      return unlessHidden(answer, typeof object(rule)['viewerCanPush'] === 'boolean');
    },
    shows: (answer) => `viewerCanPush: ${String(object(updateRule(answer))['viewerCanPush'] ?? 'no rule')}`,
  },
  {
    method: 'GET',
    path: at('/issues?state=all&per_page=1'),
    assumes: 'a list of issues names its next page by rel="next", if it has one',
    judge: ({ status, body, link }) => (status === 200 && Array.isArray(body) ? (link === '' ? 'open' : holds(link.includes('rel="next"'))) : 'fails'),
  },
  {
    method: 'GET',
    path: at('/collaborators/github-actions%5Bbot%5D/permission'),
    assumes: 'a bot has no permission: 200 with none, or 404',
    judge({ status, body }) {
      if (status === 403) return 'open';
      return holds(status === 404 || (status === 200 && object(body)['permission'] === 'none'));
    },
  },
  {
    method: 'GET',
    path: ({ repo }) => `/repos/${repo}/collaborators/${repo.split('/')[0]}/permission`,
    assumes: 'the permission of a person is told to this token',
    judge: (answer) => unlessHidden(answer, typeof object(answer.body)['permission'] === 'string'),
  },
  {
    method: 'POST',
    path: at('/git/trees'),
    body: () => ({ tree: [{ path: 'state.json', mode: '100644', type: 'blob', content: '{"probe":true}\n' }] }),
    assumes: 'a tree is made without a branch',
    writes: true,
    judge({ status, body }, probed) {
      if (status === 201) probed.tree = text(object(body)['sha']);
      return holds(status === 201);
    },
  },
  commit('one'),
  commit('two'),
  {
    method: 'POST',
    path: at('/git/refs'),
    body: ({ ref, commits }) => ({ ref: `refs/${ref}`, sha: commits[0] }),
    assumes: 'a ref outside of branches and tags can be made',
    writes: true,
    needs: hasCommits,
    judge: ({ status }) => holds(status === 201),
  },
  {
    method: 'POST',
    path: at('/git/refs'),
    body: ({ ref, commits }) => ({ ref: `refs/${ref}`, sha: commits[1] }),
    assumes: 'a ref that exists is not made again',
    writes: true,
    needs: hasCommits,
    judge: ({ status }) => holds(status === 422 || status === 409),
  },
  {
    method: 'PATCH',
    path: ({ repo, ref }) => `/repos/${repo}/git/refs/${ref}`,
    body: ({ commits }) => ({ sha: commits[1], force: false }),
    assumes: 'a ref moves only forward without force, so that no run writes over another one',
    writes: true,
    needs: hasCommits,
    judge: ({ status }) => holds(status === 422 || status === 409),
  },
  {
    method: 'GET',
    path: ({ repo, ref }) => `/repos/${repo}/git/ref/${ref}`,
    assumes: 'the ref is shown at once, and as it was made',
    needs: hasCommits,
    judge: ({ status, body }, { commits }) => holds(status === 200 && object(object(body)['object'])['sha'] === commits[0]),
  },
  {
    method: 'GET',
    path: ({ repo, commits }) => `/repos/${repo}/contents/state.json?ref=${commits[0]}`,
    assumes: 'a file is read by a commit that no branch has',
    needs: hasCommits,
    judge: ({ status, body }) => holds(status === 200 && object(body)['type'] === 'file'),
  },
  {
    method: 'POST',
    path: at('/issues'),
    body: () => ({ title: 'Probe of Roadmap Sync', body: 'Made by `npm run probe`. It is closed and, where the token may do that, deleted at once.' }),
    assumes: 'the answer to a new issue tells its number and author',
    writes: true,
    judge({ status, body }, probed) {
      const { number, node_id: node, user } = object(body);
      if (typeof number === 'number') Object.assign(probed, { issue: number, node: text(node) });
      return holds(status === 201 && typeof number === 'number' && text(object(user)['login']) !== '');
    },
  },
  {
    method: 'PATCH',
    path: ({ repo, issue }) => `/repos/${repo}/issues/${issue}`,
    body: () => ({ state: 'closed', state_reason: 'duplicate' }),
    assumes: 'an issue can be closed as duplicate',
    writes: true,
    needs: hasIssue,
    judge: ({ status, body }) => holds(status === 200 && object(body)['state_reason'] === 'duplicate'),
  },
  {
    method: 'GET',
    path: ({ repo, issue }) => `/repos/${repo}/issues/${issue}/events?per_page=1`,
    assumes: 'the events of an issue are a list of what happened and who did it',
    needs: hasIssue,
    judge: ({ status, body }) =>
      status === 200 && Array.isArray(body) ? (body.length === 0 ? 'open' : holds(text(object(body[0])['event']) !== '')) : 'fails',
  },
];

/** What takes away what the probe has made, whatever happened before. */
export const REMOVALS: readonly Assumption[] = [
  {
    method: 'DELETE',
    path: ({ repo, ref }) => `/repos/${repo}/git/refs/${ref}`,
    assumes: 'the ref is removed',
    writes: true,
    needs: ({ commits }) => commits.length > 0,
    judge: ({ status }) => holds(status === 204 || status === 404 || status === 422),
  },
  {
    method: 'PATCH',
    path: ({ repo, issue }) => `/repos/${repo}/issues/${issue}`,
    body: () => ({ state: 'closed', state_reason: 'not_planned' }),
    assumes: 'the issue is closed',
    writes: true,
    needs: hasIssue,
    judge: ({ status, body }) => holds(status === 200 && object(body)['state'] === 'closed'),
  },
  {
    method: 'POST',
    path: () => '/graphql',
    body: ({ node }) => ({ query: 'mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }', variables: { id: node } }),
    assumes: 'the issue is deleted, which takes an administrator; otherwise it stays, closed',
    writes: true,
    needs: ({ node }) => node !== '',
    judge: ({ status, body }) => (status === 200 && object(body)['errors'] === undefined ? 'holds' : 'open'),
  },
];
