// Copies the operations that the action and its tests use from GitHub's API description into a small file. The description
// has 385 MB unpacked, so this script installs it into a temporary folder instead of making it a dependency.
//
//   npm run openapi
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OPERATIONS = [
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/branches/{branch}',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'PUT /repos/{owner}/{repo}/contents/{path}',
  'DELETE /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'POST /repos/{owner}/{repo}/git/blobs',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'POST /repos/{owner}/{repo}/git/trees',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'POST /repos/{owner}/{repo}/git/commits',
  'GET /repos/{owner}/{repo}/commits',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
  'GET /repos/{owner}/{repo}/assignees',
  'GET /repos/{owner}/{repo}/assignees/{assignee}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  'GET /repos/{owner}/{repo}/labels',
  'POST /repos/{owner}/{repo}/labels',
  'GET /repos/{owner}/{repo}/labels/{name}',
  'PATCH /repos/{owner}/{repo}/labels/{name}',
  'DELETE /repos/{owner}/{repo}/labels/{name}',
  'GET /repos/{owner}/{repo}/milestones',
  'POST /repos/{owner}/{repo}/milestones',
  'PATCH /repos/{owner}/{repo}/milestones/{milestone_number}',
];

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
try {
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '@octokit/openapi'], { stdio: 'inherit' });
  const root = join(folder, 'node_modules/@octokit/openapi');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { paths } = JSON.parse(readFileSync(join(root, 'generated/api.github.com.deref.json'), 'utf8'));
  const operations = Object.fromEntries(
    OPERATIONS.map((name) => {
      const [method, path] = name.split(' ');
      const operation = paths[path]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error(`GitHub's API description has no operation ${name}.`);
      const parameters = operation.parameters.map(({ name, in: where, required, schema }) => ({
        name,
        in: where,
        required: required === true,
        schema: bare(schema),
      }));
      const body = operation.requestBody?.content?.['application/json']?.schema;
      return [name, { parameters, ...(body === undefined ? {} : { body: bare(body) }) }];
    }),
  );
  writeFileSync('test/support/server/openapi.json', `${JSON.stringify({ source: `@octokit/openapi ${version}`, operations }, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A schema without prose and examples, which check nothing. OpenAPI's `nullable` is written as JSON Schema writes it. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.nullable === 'boolean') {
    const { nullable, ...rest } = schema;
    return nullable ? { anyOf: [bare(rest), { type: 'null' }] } : bare(rest);
  }
  const prose = new Set(['description', 'example', 'examples', 'title', 'deprecated', 'x-github-breaking-changes']);
  return Object.fromEntries(
    Object.entries(schema)
      // Remove only text: a property may be named “title” or “description”, too.
      .filter(([key, value]) => !(prose.has(key) && (typeof value !== 'object' || key.startsWith('example'))))
      .map(([key, value]) => [key, bare(value)]),
  );
}
