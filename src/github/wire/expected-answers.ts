import * as v from 'valibot';
import { isTime } from '../../model/time.ts';

const login = v.looseObject({ login: v.string() });
const sha = v.looseObject({ sha: v.string() });
const named = v.looseObject({ name: v.string() });
const milestone = v.looseObject({ number: v.number(), title: v.string() });
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);

const issue = v.looseObject({
  number: v.number(),
  title: v.string(),
  body: maybe(v.string()),
  // Any other word would be taken for an open issue.
  state: v.pipe(v.string(), v.regex(/^(?:open|closed)$/i)),
  state_reason: maybe(v.string()),
  labels: v.array(v.union([v.string(), v.looseObject({ id: maybe(v.number()), name: maybe(v.string()) })])),
  assignees: maybe(v.array(login)),
  milestone: maybe(milestone),
  user: maybe(login),
  closed_by: maybe(login),
  updated_at: v.custom<string>(isTime, 'a time'),
});
/** GitHub answers with these for an issue that was moved. */
const readIssue = v.looseObject({ ...issue.entries, repository_url: v.string(), html_url: v.string() });
const event = v.looseObject({ event: v.optional(v.string()), created_at: maybe(v.string()), actor: maybe(login) });
const pull = v.looseObject({
  number: v.number(),
  state: v.string(),
  title: v.string(),
  body: maybe(v.string()),
  merged_at: maybe(v.string()),
  mergeable: maybe(v.boolean()),
  head: sha,
  base: v.looseObject({ ref: v.string() }),
});
const comment = v.looseObject({ body: maybe(v.string()), user: maybe(login) });
const file = v.union([
  v.looseObject({ type: v.literal('file'), sha: v.string(), content: v.string(), encoding: v.string() }),
  v.looseObject({ type: v.pipe(v.string(), v.notValue('file')) }),
  v.array(v.unknown()),
]);
const treeEntry = v.looseObject({ path: v.string(), sha: maybe(v.string()), mode: v.string(), type: v.string() });

/** What the answer to a request has to be. */
export interface ExpectedAnswer {
  readonly method: string;
  /** The path below the repository. */
  readonly path: RegExp;
  /** In words, as it follows “expected”. */
  readonly what: string;
  readonly schema: v.GenericSchema;
}

/**
 * The requests of the action, and the parts of their answers that it reads. Who can be assigned is missing here: some servers cannot
 * tell, and a run goes on without it.
 */
export const EXPECTED: readonly ExpectedAnswer[] = [
  of('GET', /^$/, 'a repository', v.looseObject({ id: v.number(), full_name: v.string(), default_branch: v.string() })),
  of('GET', /^\/contents\//, 'a file or a folder', file),
  of(
    'PUT',
    /^\/contents\//,
    'a commit and its file',
    v.looseObject({ commit: v.looseObject({ sha: maybe(v.string()) }), content: maybe(v.looseObject({ sha: maybe(v.string()) })) }),
  ),
  of('GET', /^\/commits$/, 'a list of commits', v.array(v.looseObject({ commit: v.looseObject({ message: v.string() }) }))),
  of('GET', /^\/git\/ref\//, 'a ref', v.looseObject({ object: sha })),
  of('(?:POST|PATCH)', /^\/git\/refs(?:\/|$)/, 'a ref', v.looseObject({ object: sha })),
  of('GET', /^\/git\/commits\//, 'a commit', v.looseObject({ tree: sha })),
  of('GET', /^\/git\/trees\//, 'a tree', v.looseObject({ tree: v.array(treeEntry) })),
  of('GET', /^\/git\/blobs\//, 'a blob', v.looseObject({ content: v.string() })),
  of('POST', /^\/git\/(?:commits|trees|blobs)$/, 'an object of git', sha),
  of('GET', /^\/issues$/, 'a list of issues', v.array(issue)),
  of('GET', /^\/issues\/\d+$/, 'an issue', readIssue),
  of('(?:POST|PATCH)', /^\/issues(?:\/\d+)?$/, 'an issue', issue),
  of('(?:POST|DELETE)', /^\/issues\/\d+\/assignees$/, 'an issue', issue),
  of('GET', /^\/issues\/\d+\/events$/, 'a list of events', v.array(event)),
  of('GET', /^\/issues\/\d+\/comments$/, 'a list of comments', v.array(comment)),
  of('GET', /^\/pulls$/, 'a list of pull requests', v.array(pull)),
  of('(?:GET|PATCH)', /^\/pulls\/\d+$/, 'a pull request', pull),
  of('POST', /^\/pulls$/, 'a pull request', pull),
  of('GET', /^\/labels$/, 'a list of labels', v.array(named)),
  of('POST', /^\/labels$/, 'a label', named),
  of('(?:POST|DELETE)', /^\/issues\/\d+\/labels(?:\/|$)/, 'a list of labels', v.array(named)),
  of('GET', /^\/milestones$/, 'a list of milestones', v.array(v.looseObject({ ...milestone.entries, due_on: maybe(v.string()), state: maybe(v.string()) }))),
  of('POST', /^\/milestones$/, 'a milestone', v.looseObject({ ...milestone.entries, due_on: maybe(v.string()) })),
  of('GET', /^\/collaborators\/[^/]+\/permission$/, 'a permission', v.looseObject({ permission: maybe(v.string()), role_name: maybe(v.string()) })),
];

function of(method: string, path: RegExp, what: string, schema: v.GenericSchema): ExpectedAnswer {
  return { method, path, what, schema };
}
